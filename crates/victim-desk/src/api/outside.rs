//! What leaves the separate file, for programs: releases, what was told outside, legal demands, copies for the person.

use desk::api::kinds::{At, Batch, Day, Language, Line, Seen, Text, Time};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, closed_words, shapes};
use program_file::{DemandKind, Files};
use rules::{CaseId, FactId, PersonId};
use victim_file::demands::to_tell;
use victim_file::letter::{
    self, CopyGiven, DemandHeard, Given, Ground, HeardOf, ReleaseEnded, SignedBy, TakenBackBy,
    ToldOutside,
};
use victim_file::view::OwnCopy;

use super::bodies::{line, text};
use super::records::records;
use super::{Call, facts::Names, trouble, when};
use crate::VictimDesk;

closed_words! {
    /// Who signed a release; the participant never can, for anybody.
    WhoSigned of SignedBy;
    /// Who took a release back.
    WhoTookBack of TakenBackBy;
    /// What allows telling somebody outside.
    OnGround of Ground;
    /// How a copy was given. It is never mailed from here.
    HowGiven of Given;
    /// Whether somebody was told that a demand came.
    WasHeard of HeardOf;
    /// What came.
    DemandCame of DemandKind;
    /// Which file is asked for.
    DemandAsks of Files;
}

shapes! {
    /// A release: written, informed, for a time.
    takes NewRelease {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        /// What may be told.
        scope: Text,
        /// To whom.
        recipient: Line,
        /// Why.
        purpose: Text,
        /// The last day on which it stands; within a year.
        until: Day,
        signed_by: WhoSigned,
        /// With `guardian`: their name.
        signer: Option<Line>,
        /// With `guardian`: that it is not the participant, which must be true.
        not_the_participant: Option<bool>,
        signed_on: Day,
        /// That they were told what it means before they signed, which must be true.
        informed: bool,
        /// Where the signed paper lies.
        paper: Option<Line>,
    }

    /// A release is taken back. A word is enough.
    takes NewReleaseEnded {
        batch: Batch,
        seen: Seen,
        release: FactId,
        by: WhoTookBack,
        words: Option<Text>,
    }

    /// Something was told to somebody outside.
    takes NewToldOutside {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        person: PersonId,
        recipient: Line,
        what: Text,
        ground: OnGround,
        /// With `release`: which, and it must have stood then.
        release: Option<FactId>,
        /// With another ground: which order or law.
        law: Option<Line>,
    }

    /// That somebody was told of a legal demand, or why not.
    takes NewDemandHeard {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        demand: FactId,
        heard: WasHeard,
        /// What they want to be done; why, where they were not told.
        words: Option<Text>,
    }

    /// A copy for the person themselves, of them alone.
    takes NewCopy {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        /// That they asked for it, which must be true.
        asked: bool,
        /// They asked that addresses stand on it.
        address: bool,
        given: HowGiven,
        words: Option<Text>,
        /// In which language it is made; null for the one that was written down of them, else the account's.
        language: Option<Language>,
    }

    /// A release as it stands.
    gives OneRelease {
        release: FactId,
        scope: String,
        recipient: String,
        purpose: String,
        until: Option<Day>,
        signed_by: WhoSigned,
        signer: String,
        signed_on: Option<Day>,
        paper: String,
        /// Whether something may be told under it now.
        stands: bool,
        /// When it was taken back; null where it was not.
        taken_back: Option<Time>,
    }

    /// The releases of somebody, newest first.
    gives AllReleases {
        case: CaseId,
        version: Seen,
        releases: Vec<OneRelease>,
    }

    /// A legal demand of which somebody is still to be told.
    gives DemandToTell {
        demand: FactId,
        kind: DemandCame,
        from: String,
        came: Day,
        due: Day,
        case: CaseId,
        asks: DemandAsks,
        /// Whom to tell, as facts write them; nobody where no case bears the label.
        people: Vec<PersonId>,
    }

    /// All of them, the most urgent first. It names nobody and is no look.
    gives DemandsToTell {
        demands: Vec<DemandToTell>,
    }

    /// One entry of a copy.
    gives CopyEntry {
        at: Time,
        /// As facts are called.
        kind: String,
        texts: Vec<String>,
        /// What was written down names somebody else, or where they live, or was taken back: it can be read to them instead.
        held_back: bool,
    }

    /// A copy for one person, of them alone. Where they live stands in it only if they asked; their code words never.
    gives OwnCopyOf {
        case: CaseId,
        copy: FactId,
        made: Time,
        person: Option<PersonId>,
        given: HowGiven,
        name: String,
        language: String,
        address: String,
        numbers: Vec<String>,
        hours: String,
        who_may_answer: String,
        voicemail: bool,
        voicemail_words: String,
        entries: Vec<CopyEntry>,
    }
}

/// What a form asks to be ticked.
fn must(field: &str, ticked: bool) -> Result<(), Trouble> {
    match ticked {
        true => Ok(()),
        false => Err(Trouble::field(field, "must be true")),
    }
}

records! {
    /// A release.
    RecordRelease("recordPersonRelease", "/cases/{case}/releases", "records a release that somebody signed"): NewRelease
        |call, new| {
            let person = call.person(new.person)?;
            must("informed", new.informed)?;
            if new.signed_by.0 == SignedBy::Guardian {
                must("not_the_participant", new.not_the_participant == Some(true))?;
            }
            let release = letter::Release {
                scope: new.scope.0,
                recipient: new.recipient.0,
                purpose: new.purpose.0,
                until: Some(new.until.0),
                signed_by: new.signed_by.0,
                signer: line(new.signer),
                signed_on: Some(new.signed_on.0),
                paper: line(new.paper),
            };
            call.recorder().release(call.act(new.batch, new.seen)?, person, &release)
        };

    /// A release taken back.
    EndRelease("endPersonRelease", "/cases/{case}/releases-ended", "records that a release was taken back"): NewReleaseEnded
        |call, new| {
            let ended = ReleaseEnded { by: new.by.0, words: text(new.words) };
            call.recorder().end_release(call.act(new.batch, new.seen)?, new.release, &ended)
        };

    /// Told outside.
    TellOutside("recordToldOutside", "/cases/{case}/told-outside", "records what was told to somebody outside, and what allows it"): NewToldOutside
        |call, new| {
            let person = call.person(new.person)?;
            let told = ToldOutside {
                recipient: new.recipient.0,
                what: new.what.0,
                ground: new.ground.0,
                release: new.release,
                law: line(new.law),
            };
            call.entered(new.sheet.as_ref()).told_outside(call.act(new.batch, new.seen)?, when(new.at), person, &told)
        };

    /// Told of a demand.
    HearDemand("recordDemandHeard", "/cases/{case}/demands-heard", "records that somebody was told of a legal demand, or why not"): NewDemandHeard
        |call, new| {
            let person = call.person(new.person)?;
            let act = call.act(new.batch, new.seen)?;
            let facts = call.facts()?;
            let open = to_tell(call.desk.stores(), call.desk.program.as_ref())?;
            let is_open = open.iter().any(|each| {
                let this = each.demand.fact == new.demand && each.demand.case == act.case;
                this && each.people.contains(&person)
            });
            // The same call a second time finds it told already, which the batch sees to.
            let own = client_file::fact_of(act.batch, 0).map_err(Trouble::failed)?;
            if !is_open && facts.entry(own).is_none() {
                return Err(Trouble::field("demand", "must be one of which they are still to be told"));
            }
            let letter = DemandHeard { heard: new.heard.0, words: text(new.words) };
            call.recorder().demand_heard(act, person, new.demand, &letter)
        };

    /// A copy.
    GiveCopy("giveCopy", "/cases/{case}/copies", "makes a copy for the person themselves"): NewCopy
        |call, new| {
            let person = call.person(new.person)?;
            must("asked", new.asked)?;
            let language = match new.language {
                Some(Language(code)) => code.to_owned(),
                None => call.language(person)?,
            };
            let given = CopyGiven {
                given: new.given.0,
                address: new.address,
                words: text(new.words),
                language,
            };
            call.recorder().copy_given(call.act(new.batch, new.seen)?, person, &given)
        };
}

/// Somebody's releases.
pub(crate) struct ReadReleases;

impl Operation<VictimDesk> for ReadReleases {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/cases/{case}/people/{person}/releases";
    const NAME: &'static str = "readPersonReleases";
    const PURPOSE: &'static str =
        "the releases of somebody, newest first; a look, which is recorded in the case";
    type Takes = Nothing;
    type Gives = AllReleases;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<AllReleases, Trouble> {
        let call = Call::new(desk, ask)?;
        let person = PersonId::new(ask.visit.param("person")).map_err(|_| Trouble::NotFound)?;
        let person = call.person(person).map_err(|_| Trouble::NotFound)?;
        let file = call.look()?;
        let all = file.releases(&ask.session.ring, person).map_err(trouble)?;
        let (zone, now) = (&desk.office.zone, ask.visit.now);
        let one = |each: victim_file::view::ReleaseView| OneRelease {
            stands: each.stands(now, zone),
            release: each.fact,
            scope: each.letter.scope,
            recipient: each.letter.recipient,
            purpose: each.letter.purpose,
            until: each.letter.until.map(Day),
            signed_by: WhoSigned(each.letter.signed_by),
            signer: each.letter.signer,
            signed_on: each.letter.signed_on.map(Day),
            paper: each.letter.paper,
            taken_back: each.ended.map(|(at, _)| Time::of(at, zone)),
        };
        Ok(AllReleases {
            case: file.case,
            version: file.version.into(),
            releases: all.into_iter().map(one).collect(),
        })
    }
}

/// The demands of which somebody is to be told.
pub(crate) struct ReadDemands;

impl Operation<VictimDesk> for ReadDemands {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/demands";
    const NAME: &'static str = "readDemandsToTell";
    const PURPOSE: &'static str = "the legal demands of which somebody is still to be told";
    type Takes = Nothing;
    type Gives = DemandsToTell;

    fn go(desk: &VictimDesk, _: &Ask<'_>, _: Nothing) -> Result<DemandsToTell, Trouble> {
        let mut demands = Vec::new();
        for open in to_tell(desk.stores(), desk.program.as_ref())? {
            let names = Names::of(desk.stores().case(open.demand.case)?.people().into_iter());
            let people = open.people.into_iter();
            demands.push(DemandToTell {
                demand: open.demand.fact,
                kind: DemandCame(open.demand.kind),
                from: open.demand.from,
                came: Day(open.demand.came),
                due: Day(open.demand.due),
                case: open.demand.case,
                asks: DemandAsks(open.demand.asks),
                people: people.filter_map(|number| names.name(number)).collect(),
            });
        }
        Ok(DemandsToTell { demands })
    }
}

/// One copy as data.
pub(crate) struct ReadCopy;

impl Operation<VictimDesk> for ReadCopy {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/cases/{case}/copies/{fact}";
    const NAME: &'static str = "readCopy";
    const PURPOSE: &'static str =
        "a copy for the person themselves, as data; a look, which is recorded in the case";
    type Takes = Nothing;
    type Gives = OwnCopyOf;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<OwnCopyOf, Trouble> {
        let call = Call::new(desk, ask)?;
        let fact = FactId::new(ask.visit.param("fact")).map_err(|_| Trouble::NotFound)?;
        let (stores, ring) = (desk.stores(), &ask.session.ring);
        let opened = OwnCopy::open(stores, ring, &call.rules, call.case()?, fact);
        let (copy, _) = opened.map_err(trouble)?.ok_or(Trouble::NotFound)?;
        let file = call.look()?;
        let names = Names::of(call.facts()?.people().into_iter());
        let zone = &desk.office.zone;
        let entries = copy.lines.iter().map(|entry| CopyEntry {
            at: Time::of(entry.line.envelope.at, zone),
            kind: kind(&entry.line.envelope.matter).to_owned(),
            texts: entry.texts.clone(),
            held_back: entry.held_back,
        });
        Ok(OwnCopyOf {
            case: file.case,
            copy: copy.fact,
            made: Time::of(copy.made, zone),
            person: names.name(copy.person),
            given: HowGiven(copy.given.given),
            entries: entries.collect(),
            name: copy.card.name,
            language: copy.card.language,
            address: copy.card.address,
            numbers: copy.numbers,
            hours: copy.plan.hours,
            who_may_answer: copy.plan.who_may_answer,
            voicemail: copy.plan.voicemail,
            voicemail_words: copy.plan.voicemail_words,
        })
    }
}

/// What an entry of a copy is called.
fn kind(matter: &ledger::Matter) -> &'static str {
    use ledger::{Filed, Matter};
    match matter {
        Matter::Rule(what) => rules::Word::word(what.kind()),
        Matter::Filed(Filed::Plan { .. }) => "plan",
        Matter::Filed(Filed::Note { .. }) => "note",
        Matter::Filed(Filed::Struck { .. }) => "void",
        Matter::Filed(Filed::PersonRelease { .. }) => "release",
        Matter::Filed(Filed::PersonReleaseEnded { .. }) => "release_ended",
        Matter::Filed(Filed::ToldOutside { .. }) => "told_outside",
        Matter::Filed(Filed::DemandHeard { .. }) => "demand_heard",
        Matter::Filed(Filed::CopyGiven { .. }) => "copy_given",
        Matter::Filed(Filed::ShownHeard { .. }) => "shown_heard",
        Matter::Filed(_) => "other",
    }
}
