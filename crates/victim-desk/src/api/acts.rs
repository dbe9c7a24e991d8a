//! Recording calls, what was told and chosen, dangers, notes and corrections: each as its page does it.

use desk::api::Trouble;
use rules::PersonNo;
use victim_file::letter::{Callback, DemandHeard, Effort, NumberSaid};
use victim_file::record::{self, Choice};

use super::bodies::{
    NewCall, NewCallback, NewDisclosure, NewElection, NewInbound, NewNote, NewNumberSaid,
    NewProviderNotice, NewRetractionTold, NewShownHeard, NewTaking, NewThreat, NewThreatEnded,
    NewVoid, line, text,
};
use super::records::records;
use super::{learned_here, when};

records! {
    /// A call, a letter, a visit.
    RecordCall("recordCall", "/cases/{case}/calls", "records how a call went: an effort, and a notice for each thing it was about"): NewCall
        |call, new| {
            let person = call.somebody(new.person)?;
            let made = record::Call {
                person,
                to: new.to,
                channel: new.channel,
                outcome: new.outcome,
                about: new.about.map(|all| all.0),
                letter: Effort {
                    number: line(new.number),
                    guardian: new.guardian.unwrap_or_default(),
                    asked: new.asked.map(|asked| asked.0),
                    plain: None,
                    words: text(new.words),
                },
            };
            call.entered(new.sheet.as_ref()).call(call.act(new.batch, new.seen)?, when(new.at), &made)
        };

    /// A call that came in.
    RecordInbound("recordInbound", "/cases/{case}/inbounds", "records a call that came in"): NewInbound
        |call, new| {
            learned_here(new.from_other_work)?;
            let person = call.person(new.person)?;
            call.entered(new.sheet.as_ref()).inbound(call.act(new.batch, new.seen)?, when(new.at), person, new.by, &text(new.words))
        };

    /// What was told.
    RecordDisclosure("recordDisclosure", "/cases/{case}/disclosures", "records what was told and declined"): NewDisclosure
        |call, new| {
            let person = call.person(new.person)?;
            let (items, declined) = (new.items.0.into_iter().collect(), new.declined.0.into_iter().collect());
            let act = call.act(new.batch, new.seen)?;
            call.entered(new.sheet.as_ref()).disclosure(act, when(new.at), person, items, declined, &text(new.words))
        };

    /// What they chose.
    RecordElection("recordElection", "/cases/{case}/elections", "records what somebody chose"): NewElection
        |call, new| {
            let person = call.person(new.person)?;
            let choice = Choice { receive: new.receive, provide: new.provide, every_days: new.every_days };
            call.entered(new.sheet.as_ref()).election(call.act(new.batch, new.seen)?, when(new.at), person, choice, &text(new.words))
        };

    /// A day they asked for.
    RecordCallback("recordCallback", "/cases/{case}/callbacks", "records a day that somebody asked for"): NewCallback
        |call, new| {
            let person = call.person(new.person)?;
            let letter = Callback { from: None, words: text(new.words) };
            call.entered(new.sheet.as_ref()).callback(call.act(new.batch, new.seen)?, when(new.at), person, new.day.0, &letter)
        };

    /// The provider.
    RecordProviderNotice("recordProviderNotice", "/cases/{case}/provider-notices", "records a try to warn the certified provider"): NewProviderNotice
        |call, new| {
            let letter = Effort { number: line(new.number), words: text(new.words), ..Effort::default() };
            let act = call.act(new.batch, new.seen)?;
            call.entered(new.sheet.as_ref()).provider_notice(act, when(new.at), new.about, new.outcome, &letter)
        };

    /// A danger.
    RecordThreat("recordThreat", "/cases/{case}/threats", "records a danger that became known at this desk"): NewThreat
        |call, new| {
            let named: Result<Vec<PersonNo>, Trouble> = new.named.0.iter().map(|name| call.person(*name)).collect();
            let source = call.somebody(new.source)?;
            let toward = new.toward.0.into_iter().collect();
            let act = call.act(new.batch, new.seen)?;
            call.entered(new.sheet.as_ref()).threat(act, when(new.at), toward, &named?, source, &new.words.0)
        };

    /// The end of a danger.
    EndThreat("endThreat", "/cases/{case}/threat-ends", "records the end of a danger"): NewThreatEnded
        |call, new| {
            let act = call.act(new.batch, new.seen)?;
            call.entered(new.sheet.as_ref()).threat_ended(act, when(new.at), new.about, new.because.0, &new.why.0)
        };

    /// A number.
    SayOfNumber("sayOfNumber", "/cases/{case}/number-sayings", "says that a number is right, held or not to be called"): NewNumberSaid
        |call, new| {
            let person = call.person(new.person)?;
            let said = NumberSaid {
                number: new.number.0,
                said: new.said.0,
                until: new.until.map(|day| day.0),
                why: text(new.why),
            };
            call.recorder().say_of_number(call.act(new.batch, new.seen)?, person, &said)
        };

    /// A note.
    RecordNote("recordNote", "/cases/{case}/notes", "records a note"): NewNote
        |call, new| {
            learned_here(new.from_other_work)?;
            let person = call.somebody(new.person)?;
            call.recorder().note(call.act(new.batch, new.seen)?, person, &new.words.0)
        };

    /// Who makes the next call.
    TakeCall("takeCall", "/cases/{case}/takings", "says who makes the next call"): NewTaking
        |call, new| {
            let person = call.somebody(new.person)?;
            call.recorder().took(call.case()?, call.ask.batch(new.batch), person)
        };

    /// Who does not make the next call.
    GiveCallBack("giveCallBack", "/cases/{case}/givings-back", "says that who had the next call gives it back"): NewTaking
        |call, new| {
            let person = call.somebody(new.person)?;
            call.recorder().give_back(call.case()?, call.ask.batch(new.batch), person)
        };

    /// That something was recorded in error.
    RecordRetractionTold("recordRetractionTold", "/cases/{case}/retractions-told", "records that somebody was told that something was recorded in error, or why not"): NewRetractionTold
        |call, new| {
            let person = call.person(new.person)?;
            let letter = DemandHeard { heard: new.heard.0, words: text(new.words) };
            call.recorder().retraction_told(call.act(new.batch, new.seen)?, person, new.void, &letter)
        };

    /// That a reviewer was shown their file.
    RecordShownHeard("recordShownHeard", "/cases/{case}/showings-heard", "records that somebody was told that a reviewer was shown their file, or why not"): NewShownHeard
        |call, new| {
            let person = call.person(new.person)?;
            let letter = DemandHeard { heard: new.heard.0, words: text(new.words) };
            call.recorder().shown_heard(call.act(new.batch, new.seen)?, person, new.shown, &letter)
        };

    /// A correction.
    TakeBack("takeBack", "/cases/{case}/voids", "records that something was recorded in error"): NewVoid
        |call, new| call.recorder().correct(call.act(new.batch, new.seen)?, new.fact, &new.why.0);
}
