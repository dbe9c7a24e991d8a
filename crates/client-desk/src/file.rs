//! A participant's file: who it is, what can be done next, and everything in it, newest first.

use askama::Template;
use client_file::letter::Intake;
use client_file::{Line, Participant, Status, may_be_taken_back};
use desk::{Answer, Refusal, Visit, conflicts};
use page::{Hidden, Notice, Shell, Undo};
use rules::FactId;

use crate::acts;
use crate::line::{Shown, leaving_key, standing_key};
use crate::look::Look;
use crate::{ClientDesk, attendance, correct, held, language, people, signed};

/// Facts of one day.
struct Day {
    day: String,
    lines: Vec<Shown>,
}

/// One thing that can be done.
struct Next {
    label: String,
    path: String,
}

#[derive(Template)]
#[template(path = "client/file.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    heading: String,
    aside: String,
    first: Next,
    next: Vec<Next>,
    /// Until when the participant is not told of it; empty where nothing is held back.
    held: String,
    /// Where something is handed over; empty with the participant in the room.
    hand_over: String,
    intake: String,
    /// Where it is written down who does not work on it.
    conflict: String,
    about: Vec<(String, String)>,
    /// Absences by the program's rule; nothing for who never was accepted.
    attendance: Option<attendance::Summary>,
    /// That the contract is missing or came late; empty where it is as it should be.
    contract: String,
    /// The contract and the releases, for who was accepted.
    papers: Option<Papers>,
    /// The hidden fields of the form that ends a release.
    ending: Hidden,
    /// The times in the program, if there was more than one.
    stays: Vec<String>,
    /// What the assessments named, by kind.
    found: Vec<(String, Vec<String>)>,
    days: Vec<Day>,
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let mut days: Vec<Day> = Vec::new();
    for line in &file.lines {
        let shown = Shown::of(&look, &file, line);
        match days.last_mut() {
            Some(day) if day.day == shown.day => day.lines.push(shown),
            _ => days.push(Day {
                day: shown.day.clone(),
                lines: vec![shown],
            }),
        }
    }
    let (status, since) = people::status(&look, file.status);
    let standing = stands(&look, &file);
    let limits = look.desk.limits()?;
    let attendance = file.attendance(limits, look.today(), &look.desk.office.zone);
    let attendance = attendance.map(|of| attendance::Summary::of(&look, file.case, &of));
    let aside: Vec<String> = std::iter::once(since).chain(standing).collect();
    let (first, next) = nexts(&look, &file);
    let mut shell = look.shell_in(&look.say("client-file-title"), &file);
    shell.notice = notice(&look, &file);
    let page = Page {
        shell,
        held: held::said(&look, &file)?,
        heading: status,
        aside: aside.join(". "),
        first,
        next,
        hand_over: if look.room {
            String::new()
        } else {
            look.hand_over_path(file.case)
        },
        intake: format!("{}/intake", look.file_path(file.case)),
        conflict: look.path(&format!("{}?case={}", conflicts::PATH, file.case)),
        about: about(&look, &file.intake.clone().unwrap_or_default()),
        attendance,
        contract: contract(&look, &file),
        papers: papers(&look, &file),
        ending: Hidden {
            seen: file.version.0.to_string(),
            ..look.hidden()
        },
        stays: stays(&look, &file),
        found: found(&look, &file),
        days,
        look,
    };
    desk::render(&page)
}

/// The contract and the releases.
struct Papers {
    contract: String,
    releases: Vec<signed::Line>,
}

fn papers(look: &Look<'_>, file: &Participant) -> Option<Papers> {
    let stays = file.stays();
    let stay = stays.last()?;
    let zone = &look.desk.office.zone;
    let signed = stay.contract.map(|signed| look.day(signed.at.day(zone)));
    Some(Papers {
        contract: signed.map_or_else(
            || look.say("client-papers-not-signed"),
            |day| look.say_with("client-papers-signed", &[("day", day)]),
        ),
        releases: signed::releases(look, file),
    })
}

/// Of somebody who is in the program: that no contract of this time is there, or that it came late.
fn contract(look: &Look<'_>, file: &Participant) -> String {
    let stays = file.stays();
    let Some(stay) = stays.last().filter(|stay| stay.left.is_none()) else {
        return String::new();
    };
    if !matches!(
        file.status,
        Status::Accepted { .. } | Status::Attending { .. }
    ) {
        return String::new();
    }
    match stay.contract {
        None => look.say("client-contract-none"),
        Some(_) if stay.began_without_contract(&look.desk.office.zone) => {
            look.say("client-contract-late")
        }
        Some(_) => String::new(),
    }
}

/// The times in the program, if there was more than one.
fn stays(look: &Look<'_>, file: &Participant) -> Vec<String> {
    let stays = file.stays();
    if stays.len() < 2 {
        return Vec::new();
    }
    let zone = &look.desk.office.zone;
    let day = |since: client_file::Since| look.day(since.at.day(zone));
    let said = stays.iter().map(|stay| match stay.left {
        None => look.say_with("client-stay-now", &[("accepted", day(stay.accepted))]),
        Some((left, reason)) => {
            let with = [
                ("accepted", day(stay.accepted)),
                ("left", day(left)),
                ("why", look.say(leaving_key(reason))),
            ];
            look.say_with("client-stay", &with)
        }
    });
    said.collect()
}

/// Where they stand besides attending today, with the last day of a leave.
pub(crate) fn stands(look: &Look<'_>, file: &Participant) -> Option<String> {
    let (standing, _, last) = file.standing_on(look.today())?;
    let said = look.say(standing_key(standing));
    Some(match last {
        Some(last) => look.say_with(
            "client-standing-until",
            &[("what", said), ("day", look.day(last))],
        ),
        None => said,
    })
}

/// Concerns and indicators: not for the participant's eyes.
fn found(look: &Look<'_>, file: &Participant) -> Vec<(String, Vec<String>)> {
    if look.room {
        return Vec::new();
    }
    [
        ("client-concerns", &file.concerns),
        ("client-lethality", &file.lethality),
    ]
    .into_iter()
    .filter(|(_, names)| !names.is_empty())
    .map(|(key, names)| (look.say(key), names.clone()))
    .collect()
}

/// The act that is due by how far the participant has come, then the others.
fn nexts(look: &Look<'_>, file: &Participant) -> (Next, Vec<Next>) {
    let (first, others): (&str, &[&str]) = match file.status {
        Status::WaitingForAssessment { .. } => {
            ("assessment", &["decision", "reports", "termination"])
        }
        Status::WaitingForDecision { .. } => {
            ("decision", &["assessment", "reports", "termination"])
        }
        Status::Accepted { .. } | Status::Attending { .. } => {
            let all: &[&str] = &[
                "contract",
                "release",
                "reports",
                "termination",
                "standing",
                "assessment",
            ];
            ("session", all)
        }
        Status::Denied { .. } => ("assessment", &["decision", "reports", "standing"]),
        Status::Left { .. } => (
            "assessment",
            &["decision", "reports", "release", "standing"],
        ),
    };
    // Letters and reports are not made while the participant sees the screen.
    let others = others
        .iter()
        .filter(|word| !look.room || **word != "reports");
    let next = |word: &str| Next {
        label: look.say(&next_key(word, file.status)),
        path: format!("{}/{word}", look.file_path(file.case)),
    };
    (next(first), others.map(|word| next(word)).collect())
}

fn next_key(word: &str, status: Status) -> String {
    match (word, status) {
        ("decision", Status::Left { .. }) => "client-next-readmission".to_owned(),
        ("session", Status::Accepted { .. }) => "client-next-first-session".to_owned(),
        _ => format!("client-next-{word}"),
    }
}

/// What was just recorded, and the way to undo it: only of a fact that is in this file, for whoever recorded
/// it, and only for a while.
fn notice(look: &Look<'_>, file: &Participant) -> Option<Notice> {
    let fact: FactId = look.visit.query.get("fact").parse().ok()?;
    let line = file
        .line(fact)
        .filter(|line| correct::is_fresh(look, line))?;
    let what = Shown::of(look, file, line).whole();
    let time = look.time(line.envelope.kept);
    let with = [("what", what.clone()), ("time", time)];
    let may = line.taken_back.is_none() && may_be_taken_back(&line.envelope.matter);
    Some(Notice {
        text: look.say_with("client-recorded", &with),
        next: then(look, file, line),
        undo: may.then(|| Undo {
            path: format!("{}/undo/{fact}", look.file_path(file.case)),
            label: look.say("notice-undo"),
            what,
            hidden: Hidden {
                seen: file.version.0.to_string(),
                ..look.hidden()
            },
        }),
    })
}

/// What follows at this desk, where something does.
fn then(look: &Look<'_>, file: &Participant, line: &Line) -> String {
    let latest = file.lines.iter().all(|each| each.version <= line.version);
    match file.status {
        Status::WaitingForAssessment { .. } if latest => look.say("client-then-assessment"),
        Status::WaitingForDecision { .. } if latest => look.say("client-then-decision"),
        _ => String::new(),
    }
}

/// What was asked at intake, as far as it was answered.
pub(crate) fn about(look: &Look<'_>, intake: &Intake) -> Vec<(String, String)> {
    let contact = &intake.emergency_contact;
    let contact = [contact.name.as_str(), &contact.number];
    let contact = contact.iter().filter(|part| !part.is_empty()).copied();
    let referred = look.say(&format!("client-by-{}", intake.referred_by.word()));
    let all = [
        (
            "client-born",
            intake.born.map(|born| look.day(born)).unwrap_or_default(),
        ),
        ("client-telephone", intake.telephone.clone()),
        ("client-language", language::said(look, &intake.language)),
        ("client-referred-by", referred),
        ("client-cause-numbers", intake.cause_numbers.join(", ")),
        ("client-county", intake.county.clone()),
        ("client-judge-or-po", intake.judge_or_po.clone()),
        (
            "client-intake-contact",
            contact.collect::<Vec<_>>().join(", "),
        ),
        ("client-facilitator", intake.facilitator.clone()),
        ("client-group", intake.group.clone()),
    ];
    let answered = all.into_iter().filter(|(_, value)| !value.is_empty());
    answered
        .map(|(key, value)| (look.say(key), value))
        .collect()
}
