//! Recording in the participant's file: each as the form of its page does it.

use client_file::{letter, record};
use desk::Method;
use desk::api::{
    Ask, Operation, Trouble,
    kinds::{Language, Recorded, Several},
};
use page::Words;
use rules::{FactId, Target, Targets};

use super::bodies::{self, text};
use super::{act, entered, reads, recorder, trouble, when};
use crate::reports::{Filling, NotNow};
use crate::{ClientDesk, language, reports, signed};

/// What was recorded, with the file's version now.
fn recorded(
    desk: &ClientDesk,
    done: record::Recorded,
    more: Option<FactId>,
) -> Result<Recorded, Trouble> {
    let version = desk.office.store.case(done.case)?.version;
    Ok(Recorded {
        case: done.case,
        facts: std::iter::once(done.fact).chain(more).collect(),
        before: done.before,
        version: version.into(),
    })
}

/// The words of the language that was asked for, else those that it is made in by itself.
fn words(
    ask: &Ask<'_>,
    asked: Option<Language>,
    otherwise: impl FnOnce() -> Result<Words, Trouble>,
) -> Result<Words, Trouble> {
    match asked.and_then(|asked| ask.visit.words.in_language(asked.0)) {
        Some(words) => Ok(words),
        None => otherwise(),
    }
}

macro_rules! records {
    ($($(#[doc = $doc:literal])* $name:ident($word:literal, $path:literal, $purpose:literal): $takes:ident
        |$desk:ident, $ask:ident, $new:ident| $go:expr;)+) => { $(
        $(#[doc = $doc])*
        pub(crate) struct $name;

        impl Operation<ClientDesk> for $name {
            const METHOD: Method = Method::Post;
            const PATH: &'static str = $path;
            const NAME: &'static str = $word;
            const PURPOSE: &'static str = $purpose;
            type Takes = bodies::$takes;
            type Gives = Recorded;

            fn go($desk: &ClientDesk, $ask: &Ask<'_>, $new: Self::Takes) -> Result<Recorded, Trouble> {
                let done = $go;
                recorded($desk, done.map_err(trouble)?, None)
            }
        }
    )+ };
}

records! {
    /// Makes a case.
    Refer("refer", "/participants", "records a referral, which makes a case"): NewReferral
        |desk, ask, new| entered(desk, ask, new.sheet.as_ref()).refer(ask.batch(new.batch), when(new.at), &new.intake.into());

    /// Intake anew.
    AmendIntake("amendIntake", "/participants/{case}/intake", "records intake anew"): AmendedIntake
        |desk, ask, new| recorder(desk, ask).amend(act(ask, new.batch, new.seen)?, &new.intake.into());

    /// An assessment.
    Assess("assess", "/participants/{case}/assessments", "records an assessment"): NewAssessment
        |desk, ask, new| {
            let names = |all: Vec<desk::api::kinds::Line>| all.into_iter().map(|name| name.0).collect();
            let found = letter::Assessment {
                concerns: names(new.concerns.0),
                lethality: names(new.lethality.0),
                words: text(new.words),
            };
            entered(desk, ask, new.sheet.as_ref()).assess(act(ask, new.batch, new.seen)?, when(new.at), &found)
        };

    /// A decision.
    Decide("decide", "/participants/{case}/decisions", "records a decision"): NewDecision
        |desk, ask, new| {
            let reason = text(new.reason);
            if new.outcome == rules::Outcome::Accepted && !reason.is_empty() {
                return Err(Trouble::field("reason", "must be null when accepted"));
            }
            entered(desk, ask, new.sheet.as_ref()).decide(act(ask, new.batch, new.seen)?, when(new.at), new.outcome, &reason)
        };

    /// An absence.
    RecordAbsence("recordAbsence", "/participants/{case}/absences", "records a session that was due and not attended"): NewAbsence
        |desk, ask, new| entered(desk, ask, new.sheet.as_ref())
            .absent(act(ask, new.batch, new.seen)?, when(new.at), new.excused, &text(new.words));

    /// Leaving.
    Terminate("terminate", "/participants/{case}/terminations", "records leaving"): NewTermination
        |desk, ask, new| entered(desk, ask, new.sheet.as_ref())
            .terminate(act(ask, new.batch, new.seen)?, when(new.at), new.reason, &text(new.words));

    /// Jail and transfer.
    RecordStanding("recordStanding", "/participants/{case}/standings", "records jail, release, leave or transfer"): NewStanding
        |desk, ask, new| {
            let stands = record::Stands {
                standing: new.standing.0.0,
                last_day: new.last_day.map(|day| day.0),
                place: new.place.map(|line| line.0).unwrap_or_default(),
                sessions: new.sessions,
                words: text(new.words),
            };
            entered(desk, ask, new.sheet.as_ref()).stand(act(ask, new.batch, new.seen)?, when(new.at), &stands)
        };

    /// The contract.
    SignContract("signContract", "/participants/{case}/contracts", "records that the contract was signed"): NewContract
        |desk, ask, new| {
            let words = words(ask, new.language, || Ok(language::theirs(&ask.visit.words, &reads::open(desk, ask)?)))?;
            let contract = letter::Contract {
                signed: new.signed.0,
                way: new.way.0,
                text: signed::contract_text(new.way.0, &words, &desk.office.program),
                language: words.code().to_owned(),
            };
            entered(desk, ask, new.sheet.as_ref()).contract(act(ask, new.batch, new.seen)?, when(new.at), &contract)
        };

    /// A release of the participant's own.
    RecordRelease("recordRelease", "/participants/{case}/releases", "records the participant's own release"): NewRelease
        |desk, ask, new| {
            let words = words(ask, new.language, || Ok(language::theirs(&ask.visit.words, &reads::open(desk, ask)?)))?;
            let release = letter::Release {
                to: new.to.0,
                what: new.what.0,
                until: Some(new.until.0),
                signed: new.signed.0,
                way: new.way.0,
                text: signed::release_text(new.way.0, &words, &desk.office.program),
                language: words.code().to_owned(),
            };
            entered(desk, ask, new.sheet.as_ref()).release(act(ask, new.batch, new.seen)?, when(new.at), &release)
        };

    /// The end of a release.
    EndRelease("endRelease", "/participants/{case}/releases-ended", "ends a release that the participant takes back"): NewReleaseEnd
        |desk, ask, new| recorder(desk, ask)
            .end_release(act(ask, new.batch, new.seen)?, new.release, &text(new.words));

    /// A record for a court.
    MakeCourtRecord("makeCourtRecord", "/participants/{case}/court-records", "makes a record of the file for a court; its page and files are opened at the desk"): NewCourtRecord
        |desk, ask, new| {
            let asked = letter::CourtRecord {
                recipient: new.recipient.0,
                purpose: new.purpose.0,
                from: new.from.map(|day| day.0),
                to: new.to.map(|day| day.0),
            };
            recorder(desk, ask).court_record(super::case(ask)?, ask.batch(new.batch), &asked)
        };

    /// A letter or a report.
    MakeReport("makeReport", "/participants/{case}/reports", "makes a letter or a report from the roll"): NewReport
        |desk, ask, new| {
            let file = reads::open(desk, ask)?;
            let report = new.report.0.0;
            let words = words(ask, new.language, || Ok(reports::language(&ask.visit.words, &file, report)))?;
            let filling = Filling::of(desk, &words, ask.visit.now)?;
            if let Err(why) = filling.may_be_made(&file, report) {
                return Err(Trouble::field("report", match why {
                    NotNow::HeldBack => "is not made before the participant may be told",
                    NotNow::NothingToSay => "has nothing to say of this participant",
                }));
            }
            let letter = filling.letter(&file, (new.to.0, new.words.0, new.signer.0));
            recorder(desk, ask).report(act(ask, new.batch, new.seen)?, report, &letter, new.answers)
        };

    /// A report that somebody waits for.
    AwaitReport("awaitReport", "/participants/{case}/reports-due", "records that somebody waits for a report, and by when"): NewReportDue
        |desk, ask, new| {
            let due = record::NewReportDue {
                report: new.report.0.0,
                to: new.to.0,
                day: Some(new.day.0),
                every: new.every,
                words: text(new.words),
            };
            recorder(desk, ask).report_due(act(ask, new.batch, new.seen)?, &due)
        };

    /// What became of it.
    AnswerReport("answerReport", "/participants/{case}/reports-answered", "records that such a report was sent, or is no longer owed"): NewReportAnswer
        |desk, ask, new| {
            let letter = letter::ReportAnswered {
                by: new.by.map(|line| line.0).unwrap_or_default(),
                words: text(new.words),
            };
            entered(desk, ask, new.sheet.as_ref())
                .answer_report(act(ask, new.batch, new.seen)?, new.due, when(new.at), new.sent, &letter)
        };

    /// A correction.
    TakeBack("takeBack", "/participants/{case}/voids", "takes a fact back that was recorded in error"): NewVoid
        |desk, ask, new| recorder(desk, ask).take_back(act(ask, new.batch, new.seen)?, new.fact, &new.why.0);
}

/// Toward whom a yes to the risk question is; nobody with a no.
fn toward(risk: bool, toward: Option<Several<Target>>) -> Result<Targets, Trouble> {
    let toward: Targets = toward
        .map(|all| all.0)
        .unwrap_or_default()
        .into_iter()
        .collect();
    match (risk, toward.is_empty()) {
        (false, true) => Ok(Targets::NONE),
        (false, false) => Err(Trouble::field("toward", "goes with a risk alone")),
        (true, true) => Ok([Target::Victim, Target::CurrentPartner]
            .into_iter()
            .collect()),
        (true, false) => Ok(toward),
    }
}

/// A session, and the danger that a yes to its risk question opens.
pub(crate) struct RecordSession;

impl Operation<ClientDesk> for RecordSession {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/participants/{case}/sessions";
    const NAME: &'static str = "recordSession";
    const PURPOSE: &'static str =
        "records a session attended, its note and the answer to its risk question";
    type Takes = bodies::NewSession;
    type Gives = Recorded;

    fn go(desk: &ClientDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<Recorded, Trouble> {
        let toward = toward(new.risk, new.toward)?;
        let act = act(ask, new.batch, new.seen)?;
        let done = entered(desk, ask, new.sheet.as_ref()).session(
            act,
            when(new.at),
            &text(new.words),
            toward,
        );
        let done = done.map_err(trouble)?;
        recorded(desk, done.recorded, done.threat)
    }
}

/// The note of a session that was recorded without one.
pub(crate) struct NoteSession;

impl Operation<ClientDesk> for NoteSession {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/participants/{case}/session-notes";
    const NAME: &'static str = "recordSessionNote";
    const PURPOSE: &'static str = "records the note of a session that was recorded without one";
    type Takes = bodies::NewSessionNote;
    type Gives = Recorded;

    fn go(desk: &ClientDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<Recorded, Trouble> {
        let toward = toward(new.risk, new.toward)?;
        let act = act(ask, new.batch, new.seen)?;
        let done = recorder(desk, ask).note_later(act, new.session, &text(new.words), toward);
        let done = done.map_err(trouble)?;
        recorded(desk, done.recorded, done.threat)
    }
}
