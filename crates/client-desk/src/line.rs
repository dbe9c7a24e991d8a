//! One fact of the file in words.

use client_file::letter::Signed;
use client_file::{Line, Participant, Since, Words};
use jiff::civil::Date;
use ledger::{Exactness, Filed, Matter, Report, Standing};
use rules::{Leaving, Outcome, What};

use crate::look::Look;
use crate::{reports, signed_paper};

/// One line of the time line.
pub(crate) struct Shown {
    /// What happened, in a few words.
    pub(crate) title: String,
    /// What else its envelope says.
    pub(crate) aside: String,
    /// What its letter says, a paragraph each.
    pub(crate) words: Vec<String>,
    /// Time of day, by whom, and when written if that was later.
    pub(crate) by: String,
    /// Its day.
    pub(crate) day: String,
    /// Taken back: it counts for nothing.
    pub(crate) taken_back: bool,
    /// Where it can be taken back; empty where it cannot.
    pub(crate) correct: String,
    /// Where what was signed is read; empty where nothing was.
    pub(crate) signed: String,
}

/// The key of a standing's words.
pub(crate) const fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Jail => "client-standing-jail",
        Standing::Released => "client-standing-released",
        Standing::TransferredOut => "client-standing-transferred",
        Standing::OnLeave => "client-standing-leave",
        Standing::Returned => "client-standing-back",
        Standing::TransferredIn => "client-standing-came",
    }
}

/// The key of a reason for leaving.
pub(crate) const fn leaving_key(reason: Leaving) -> &'static str {
    match reason {
        Leaving::Completed => "client-leaving-completed",
        Leaving::Noncompliance => "client-leaving-noncompliance",
        Leaving::Other => "client-leaving-other",
    }
}

impl Shown {
    /// What happened, in one line.
    pub(crate) fn whole(&self) -> String {
        if self.aside.is_empty() {
            self.title.clone()
        } else {
            format!("{}: {}", self.title, self.aside)
        }
    }

    pub(crate) fn of(look: &Look<'_>, file: &Participant, line: &Line) -> Self {
        let envelope = &line.envelope;
        let (title, aside) = title(look, file, line);
        let since = Since {
            at: envelope.at,
            exactness: envelope.exactness,
        };
        let kept = Since {
            at: envelope.kept,
            exactness: Exactness::Second,
        };
        let zone = &look.desk.office.zone;
        let day = look.day(envelope.at.day(zone));
        let mut by = vec![look.clock(since), look.who(envelope.actor)];
        // What was written down on another day than it speaks of says so: nothing is silently dated back.
        if envelope.kept.day(zone) != envelope.at.day(zone) {
            by.push(look.say_with("client-line-written", &[("when", look.since(kept))]));
        }
        if !line.sheet.is_empty() {
            let sheet = [("sheet", line.sheet.clone())];
            by.push(look.say_with("in-out-from-sheet", &sheet));
        }
        by.retain(|part| !part.is_empty());
        let correct = if line.may_be_taken_back {
            format!("{}/correct/{}", look.file_path(envelope.case), envelope.id)
        } else {
            String::new()
        };
        Self {
            title,
            aside,
            words: words(look, line),
            by: by.join(", "),
            day,
            taken_back: line.taken_back.is_some(),
            correct,
            signed: match line.words {
                Words::Contract(_) | Words::Release(_) if line.taken_back.is_none() => {
                    signed_paper::path(look, file, envelope.id)
                }
                _ => String::new(),
            },
        }
    }
}

/// What happened, in a few words, and what stands beside it.
fn title(look: &Look<'_>, file: &Participant, line: &Line) -> (String, String) {
    let key = match line.envelope.matter {
        Matter::Filed(Filed::Intake) if is_referral(file, line) => "client-line-intake",
        Matter::Filed(Filed::Intake) => "client-line-intake-again",
        Matter::Filed(Filed::Standing(standing)) => standing_key(standing),
        Matter::Filed(Filed::Contract) if on_paper(line) => "client-line-contract-paper",
        Matter::Filed(Filed::Contract) => "client-line-contract",
        Matter::Filed(Filed::Release) => "client-line-release",
        Matter::Filed(Filed::ReleaseEnded { .. }) => "client-line-release-ended",
        Matter::Filed(Filed::Report(report)) => {
            let key = format!("client-report-{}", reports::word(report));
            return (look.say(&key), String::new());
        }
        Matter::Filed(Filed::ReportDue { report, day, .. }) => {
            return (look.say("client-line-report-due"), due(look, report, day));
        }
        Matter::Filed(Filed::ReportAnswered {
            due: fact,
            day,
            made,
        }) => {
            let key = match made {
                true => "client-line-report-sent",
                false => "client-line-report-not-owed",
            };
            let of = file.line(fact).map(|line| line.envelope.matter);
            let aside = match of {
                Some(Matter::Filed(Filed::ReportDue { report, .. })) => due(look, report, day),
                _ => look.day(day),
            };
            return (look.say(key), aside);
        }
        Matter::Rule(What::Assessment { .. }) => "client-line-assessment",
        Matter::Rule(What::Decision {
            outcome: Outcome::Accepted,
        }) if is_again(file, line) => "client-line-accepted-again",
        Matter::Rule(What::Decision {
            outcome: Outcome::Accepted,
        }) => "client-line-accepted",
        Matter::Rule(What::Decision {
            outcome: Outcome::Denied,
        }) => "client-line-denied",
        Matter::Rule(What::SessionAttended) if is_first(file, line) => "client-line-first-session",
        Matter::Rule(What::SessionAttended) => "client-line-session",
        Matter::Filed(Filed::SessionNote { risk, .. }) => {
            let answer = if risk {
                "client-line-risk-yes"
            } else {
                "client-line-risk-no"
            };
            // With the participant in the room the answer to the risk question is not theirs to see.
            let aside = if look.room {
                String::new()
            } else {
                look.say(answer)
            };
            return (look.say("client-line-note"), aside);
        }
        Matter::Filed(Filed::Absence { excused: true }) => "client-line-absent-excused",
        Matter::Filed(Filed::Absence { excused: false }) => "client-line-absent",
        Matter::Filed(Filed::CourtRecord) => "client-record-line",
        Matter::Rule(What::Threat { .. }) => "client-line-risk",
        Matter::Rule(What::Termination { reason }) => {
            return (look.say("client-line-left"), look.say(leaving_key(reason)));
        }
        Matter::Rule(What::Void { fact }) | Matter::Filed(Filed::Struck { fact }) => {
            let of = file.line(fact).map(|line| title(look, file, line).0);
            return (look.say("client-line-void"), of.unwrap_or_default());
        }
        Matter::Rule(_) | Matter::Filed(_) => "client-line-other",
    };
    (look.say(key), String::new())
}

/// Which report, and by when.
fn due(look: &Look<'_>, report: Report, day: Date) -> String {
    let what = look.say(&format!("client-report-{}", reports::word(report)));
    look.say_with("client-line-due", &[("what", what), ("day", look.day(day))])
}

fn on_paper(line: &Line) -> bool {
    matches!(&line.words, Words::Contract(letter) if letter.way == Signed::Paper)
}

/// Whether an acceptance follows a leaving.
fn is_again(file: &Participant, line: &Line) -> bool {
    let stands = file.lines.iter().filter(|each| each.taken_back.is_none());
    let left =
        |each: &&Line| matches!(each.envelope.matter, Matter::Rule(What::Termination { .. }));
    let mut left = stands.filter(left);
    left.any(|each| each.envelope.at < line.envelope.at)
}

/// Whether it is the intake with which the case was made, and not one that puts it right.
fn is_referral(file: &Participant, line: &Line) -> bool {
    let intake = Matter::Filed(Filed::Intake);
    let all = file
        .lines
        .iter()
        .filter(|each| each.envelope.matter == intake);
    all.map(|each| each.version).min() == Some(line.version)
}

/// Whether it is the session with which somebody accepted began.
fn is_first(file: &Participant, line: &Line) -> bool {
    let mut accepted = false;
    // Oldest first; what was taken back never happened.
    for each in file
        .lines
        .iter()
        .rev()
        .filter(|each| each.taken_back.is_none())
    {
        match each.envelope.matter {
            Matter::Rule(What::Decision { outcome }) => accepted = outcome == Outcome::Accepted,
            Matter::Rule(What::Termination { .. }) => accepted = false,
            Matter::Rule(What::SessionAttended) if accepted => {
                if each.envelope.id == line.envelope.id {
                    return true;
                }
                accepted = false;
            }
            _ => {}
        }
    }
    false
}

fn signed_by(look: &Look<'_>, name: &str) -> String {
    look.say_with("client-line-signed-by", &[("name", name.to_owned())])
}

/// What its letter says. With the participant in the room nothing: staff wrote it for each other.
fn words(look: &Look<'_>, line: &Line) -> Vec<String> {
    if look.room {
        return Vec::new();
    }
    let list = |key: &str, names: &[String]| {
        let all = || look.say_with(key, &[("names", names.join(", "))]);
        if names.is_empty() {
            String::new()
        } else {
            all()
        }
    };
    let mut words = match &line.words {
        Words::Intake(intake) => {
            let numbers = intake.cause_numbers.join(", ");
            vec![
                format!("{} {}", intake.first, intake.last),
                numbers,
                intake.words.clone(),
            ]
        }
        Words::Assessment(letter) => vec![
            list("client-line-concerns", &letter.concerns),
            list("client-line-lethality", &letter.lethality),
            letter.words.clone(),
        ],
        Words::Decision(letter) => vec![letter.reason.clone().unwrap_or_default()],
        Words::Session(letter) => vec![letter.words.clone()],
        Words::Termination(letter) => vec![letter.words.clone()],
        Words::Standing(letter) => {
            let last = letter.last_day.map(|day| [("day", look.day(day))]);
            let last = last.map(|day| look.say_with("client-line-last-day", &day));
            let sessions = letter.sessions.map(usize::from);
            let sessions = sessions.map(|count| look.count("client-line-sessions-there", count));
            vec![
                letter.place.clone(),
                last.unwrap_or_default(),
                sessions.unwrap_or_default(),
                letter.words.clone(),
            ]
        }
        Words::Void(letter) => vec![letter.why.clone()],
        Words::Contract(letter) => vec![signed_by(look, &letter.signed)],
        Words::Release(letter) => {
            let until = letter.until.map(|day| look.day(day)).unwrap_or_default();
            let with = [("to", letter.to.clone()), ("day", until)];
            vec![
                look.say_with("client-release-until-day", &with),
                letter.what.clone(),
                signed_by(look, &letter.signed),
            ]
        }
        Words::Report(letter) => {
            vec![look.say_with("client-line-report-to", &[("to", letter.to.clone())])]
        }
        Words::ReportDue(letter) => {
            let every = match line.envelope.matter {
                Matter::Filed(Filed::ReportDue { every, .. }) => every.map(usize::from),
                _ => None,
            };
            let every = every.map(|days| look.count("client-due-each", days));
            vec![
                look.say_with("client-due-by", &[("to", letter.to.clone())]),
                every.unwrap_or_default(),
                letter.words.clone(),
            ]
        }
        Words::ReportAnswered(letter) => {
            let by = (!letter.by.is_empty()).then(|| [("by", letter.by.clone())]);
            let by = by.map(|by| look.say_with("client-due-sent-by-said", &by));
            vec![by.unwrap_or_default(), letter.words.clone()]
        }
        // For whom it was stands on the record itself.
        Words::CourtRecord(_) => Vec::new(),
        Words::Gone => vec![look.say("client-line-gone")],
        Words::None => Vec::new(),
    };
    words.retain(|text| !text.trim().is_empty());
    words
}
