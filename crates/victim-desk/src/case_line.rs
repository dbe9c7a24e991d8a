//! One entry of a case's time line in words.

use ledger::{BatchId, Exactness, Filed, Matter, Standing};
use rules::{What, Word as _};
use victim_file::letter::{Authority, Ground, NumberSaid};
use victim_file::{Line, Side, VictimCase, Words};

use crate::look::Look;
use crate::strip::{self, say};

/// One line as it is shown.
pub(crate) struct Shown {
    pub(crate) title: String,
    pub(crate) words: Vec<String>,
    /// Time of day, by whom, and when it was written down if that was later.
    pub(crate) by: String,
    /// Why it was taken back; it counts for nothing then.
    pub(crate) taken_back: Option<String>,
    /// Where it can be taken back; empty where it cannot.
    pub(crate) correct: String,
    /// The page of a danger; empty for anything else.
    pub(crate) danger: String,
    /// The copy that was given to them; empty for anything else.
    pub(crate) copy: String,
}

/// Later than so many seconds after it happened is written down late enough to say so.
const LATE: i64 = 300;

pub(crate) fn shown(look: &Look<'_>, file: &VictimCase, line: &Line) -> Shown {
    let envelope = &line.envelope;
    let mut by = Vec::new();
    if !line.day_only() {
        by.push(look.clock(envelope.at));
    }
    by.push(match line.side {
        Side::Client | Side::Drop => say(look, "victim-case-by-client"),
        Side::Victim => look
            .w()
            .with("victim-case-by-who", [("who", look.who(envelope.actor))]),
    });
    let zone = &look.desk.office.zone;
    let (at, kept) = (envelope.at, envelope.kept);
    let late = match envelope.exactness {
        Exactness::Day => kept.day(zone) != at.day(zone),
        Exactness::Second => kept.second() - at.second() > LATE,
    };
    if late {
        let when = look.at(kept, Exactness::Second);
        by.push(look.w().with("victim-case-written", [("when", when)]));
    }
    if !line.sheet.is_empty() {
        let sheet = [("sheet", line.sheet.clone())];
        by.push(look.w().with("in-out-from-sheet", sheet));
    }
    let below = |word: &str| look.path(&format!("/cases/{}/{word}/{}", file.case, envelope.id));
    let is_danger = file.danger(envelope.id).is_some();
    Shown {
        title: title(look, file, line),
        words: words(look, file, line),
        by: by.join(", "),
        taken_back: line
            .taken_back
            .map(|fact| match file.line(fact).map(|line| &line.words) {
                Some(Words::Why(letter)) => letter.why.clone(),
                _ => String::new(),
            }),
        correct: if line.may_be_taken_back {
            below("correct")
        } else {
            String::new()
        },
        danger: if is_danger {
            below("danger")
        } else {
            String::new()
        },
        copy: match envelope.matter {
            Matter::Filed(Filed::CopyGiven { .. }) => below("copied"),
            _ if is_plain(line) => below("mailed"),
            _ => String::new(),
        },
    }
}

/// Whether it is a plain letter that was made here.
fn is_plain(line: &Line) -> bool {
    matches!(&line.words, Words::Effort(letter) if letter.plain.is_some())
}

/// What happened, in a few words.
pub(crate) fn title(look: &Look<'_>, file: &VictimCase, line: &Line) -> String {
    let w = look.w();
    let key = |key: &str| say(look, &format!("victim-case-line-{key}"));
    let items = |items: rules::Items| {
        let names = items.iter().map(|item| crate::say::item(look, item));
        names.collect::<Vec<_>>().join(", ")
    };
    let ending = |ending| crate::say::ending(look, ending);
    match line.envelope.matter {
        Matter::Rule(what) => match what {
            What::Person { roles, .. } => {
                let name = strip::name(look, file, line.person);
                let roles = strip::roles(look, roles);
                w.with(
                    "victim-case-line-person",
                    [("name", name), ("roles", roles)],
                )
            }
            What::Assessment { .. } => key("assessment"),
            What::Decision { outcome } => key(outcome.word()),
            What::SessionAttended => key("session"),
            What::Termination { .. } => key("left"),
            What::Threat { .. } => key("danger"),
            What::Inbound { by, .. } => key(&format!("inbound-{}", by.word())),
            What::Effort { .. } if is_plain(line) => say(look, "victim-mail-line"),
            What::Effort {
                to,
                channel,
                outcome,
                ..
            } => {
                let by = crate::say::channel(look, channel);
                let (guardian, asked) = match &line.words {
                    Words::Effort(letter) => (letter.guardian, letter.asked),
                    _ => (false, None),
                };
                let key = match asked {
                    _ if guardian => "victim-people-line-guardian".to_owned(),
                    Some(_) => "victim-people-line-asked".to_owned(),
                    None => format!("victim-case-line-try-{}", to.word()),
                };
                let asked = asked
                    .map(|asked| say(look, &format!("victim-people-ask-{}", asked.word())))
                    .unwrap_or_default();
                w.with(
                    &key,
                    [("ending", ending(outcome)), ("by", by), ("asked", asked)],
                )
            }
            What::Disclosure {
                items: told,
                declined,
                ..
            } => {
                let mut parts = Vec::new();
                for (key, list) in [("told", told), ("declined", declined)] {
                    if !list.is_empty() {
                        let key = format!("victim-case-line-{key}");
                        parts.push(w.with(&key, [("items", items(list))]));
                    }
                }
                parts.join(". ")
            }
            What::Election {
                receive,
                provide,
                every_days,
                ..
            } => {
                let word = |yes: bool| if yes { "yes" } else { "no" };
                let mut parts = vec![
                    key(&format!("receive-{}", word(receive))),
                    key(&format!("provide-{}", word(provide))),
                ];
                parts.extend(every_days.map(|days| w.n("victim-case-line-every", days)));
                parts.join(". ")
            }
            What::Notice { outcome, .. } => {
                w.with("victim-case-line-notice", [("ending", ending(outcome))])
            }
            What::ProviderNotice { outcome, .. } => {
                w.with("victim-case-line-provider", [("ending", ending(outcome))])
            }
            What::Callback { day, .. } => w.with(
                "victim-case-line-callback",
                [("day", page::when::day(w, day))],
            ),
            What::ThreatEnded { .. } => crate::danger_line::ended(look, line),
            What::PersonEnded { why, .. } => key(&format!("ended-{}", why.word())),
            What::Void { fact } => {
                let of = file
                    .line(fact)
                    .filter(|of| !matches!(of.envelope.matter, Matter::Rule(What::Void { .. })));
                let of = of.map(|of| title(look, file, of)).unwrap_or_default();
                w.with("victim-case-line-void", [("what", of)])
            }
        },
        Matter::Filed(Filed::Plan { .. }) => match &line.words {
            Words::Saved(saved) => match saved.numbers.first() {
                Some(said) => of_number(look, said),
                None if saved.circumstances.is_some() => say(look, "victim-people-line"),
                None => saved.advocate_over.as_ref().map_or_else(
                    || key("plan"),
                    |over| w.with("victim-people-line-over", [("name", over.name.as_str())]),
                ),
            },
            _ => key("plan"),
        },
        Matter::Filed(Filed::Took { .. }) => key("took"),
        Matter::Filed(Filed::GaveBack { .. }) => say(look, "victim-hand-line-back"),
        Matter::Filed(Filed::RetractionTold { void, .. }) => {
            crate::retraction::line(look, file, void)
        }
        Matter::Filed(Filed::Note { .. }) => match &line.words {
            Words::Noted(letter) => letter.step.map_or_else(
                || key("note"),
                |step| say(look, &format!("victim-danger-step-{}", step.word())),
            ),
            _ => key("note"),
        },
        Matter::Filed(Filed::Received { .. }) => key("received"),
        Matter::Filed(Filed::Look) => say(look, "in-out-exported"),
        Matter::Filed(Filed::Intake) => key("intake"),
        Matter::Filed(Filed::Standing(standing)) => key(match standing {
            Standing::Jail => "jail",
            Standing::Released => "released",
            Standing::TransferredOut => "transferred",
            Standing::OnLeave => "leave",
            Standing::Returned => "back",
            Standing::TransferredIn => "came",
        }),
        Matter::Filed(Filed::SessionNote { risk: true, .. }) => key("note-risk"),
        Matter::Filed(Filed::SessionNote { risk: false, .. }) => key("note-no-risk"),
        Matter::Filed(Filed::Absence { .. }) => key("absent"),
        Matter::Filed(Filed::Contract) => key("contract"),
        Matter::Filed(Filed::Release | Filed::ReleaseEnded { .. }) => key("own-release"),
        Matter::Filed(Filed::Report(_)) => key("report"),
        Matter::Filed(Filed::ReportDue { .. }) => key("report-due"),
        Matter::Filed(Filed::ReportAnswered { .. }) => key("report-answered"),
        Matter::Filed(Filed::Struck { fact }) => {
            let of = file.line(fact).map(|of| title(look, file, of));
            w.with("victim-case-line-void", [("what", of.unwrap_or_default())])
        }
        Matter::Filed(Filed::HandOver) => key("hand-over"),
        Matter::Filed(Filed::CourtRecord) => say(look, "client-record-line"),
        Matter::Filed(Filed::TookDanger { .. }) => key("took-danger"),
        Matter::Filed(Filed::Alarmed { .. } | Filed::Unsent { .. }) => {
            crate::danger_line::what_of(look, file, line)
        }
        Matter::Filed(Filed::SeenBySecond { .. }) => key("seen-by-second"),
        Matter::Filed(Filed::PersonRelease { .. }) => key("release"),
        Matter::Filed(Filed::PersonReleaseEnded { .. }) => key("release-over"),
        Matter::Filed(Filed::ToldOutside { .. }) => key("outside"),
        Matter::Filed(Filed::DemandHeard { .. }) => key("demand"),
        Matter::Filed(Filed::CopyGiven { .. }) => key("copy"),
        Matter::Filed(Filed::Shown { .. }) => say(look, "victim-shown-line"),
        Matter::Filed(Filed::ShownHeard { .. }) => say(look, "victim-shown-line-told"),
        Matter::Filed(Filed::Weighed { ask: true, .. }) => say(look, "victim-leaks-line-ask"),
        Matter::Filed(Filed::Weighed { ask: false, .. }) => say(look, "victim-leaks-line-stand"),
        Matter::Filed(_) => key("other"),
    }
}

/// What somebody said of a number.
fn of_number(look: &Look<'_>, said: &NumberSaid) -> String {
    let day = said.until.map(|day| page::when::day(look.w(), day));
    let slots = [
        ("number", said.number.clone()),
        ("day", day.unwrap_or_default()),
    ];
    let key = format!("victim-ways-line-{}", said.said.word());
    look.w().with(&key, slots)
}

/// What its letter says.
pub(crate) fn words(look: &Look<'_>, file: &VictimCase, line: &Line) -> Vec<String> {
    use client_file::Words as Client;
    let mut words = match &line.words {
        Words::Client(letter) => match letter {
            Client::Assessment(letter) => {
                let mut all = vec![letter.concerns.join(", "), letter.lethality.join(", ")];
                all.push(letter.words.clone());
                all
            }
            Client::Decision(letter) => vec![letter.reason.clone().unwrap_or_default()],
            Client::Void(letter) => vec![letter.why.clone()],
            Client::Session(letter) => vec![letter.words.clone()],
            Client::Standing(letter) => vec![letter.place.clone(), letter.words.clone()],
            _ => Vec::new(),
        },
        Words::Effort(letter) => vec![letter.number.clone(), letter.words.clone()],
        Words::Noted(letter) => vec![letter.words.clone()],
        Words::Callback(letter) => {
            let from = letter.from.map(|time| {
                let time = page::when::clock(look.w(), time);
                look.w().with("victim-case-line-from", [("time", time)])
            });
            vec![from.unwrap_or_default(), letter.words.clone()]
        }
        Words::Threat(letter) => vec![letter.words.clone()],
        Words::Why(letter) => vec![letter.why.clone()],
        Words::Received(letter) => vec![letter.words.clone()],
        Words::Weighed(letter) => vec![letter.words.clone()],
        Words::CopyGiven(letter) => {
            let how = say(look, &format!("victim-copy-given-{}", letter.given.word()));
            vec![how, letter.words.clone()]
        }
        Words::DemandHeard(letter) => {
            let of = match line.envelope.matter {
                Matter::Filed(Filed::RetractionTold { .. }) => "retract",
                _ => "demand",
            };
            let heard = say(look, &format!("victim-{of}-heard-{}", letter.heard.word()));
            vec![heard, letter.words.clone()]
        }
        Words::Shown(letter) => {
            let slots = [("who", &letter.reviewer), ("office", &letter.office)];
            let authority = match letter.authority {
                Authority::Rule => say(look, "victim-shown-authority-rule"),
                Authority::Other => letter.law.clone(),
            };
            let went = crate::shown::went(look, file, line.envelope.id);
            let who = look.w().with("victim-shown-to", slots);
            vec![who, authority, letter.what.clone(), went]
        }
        Words::Release(letter) => {
            let mut all = vec![letter.recipient.clone(), letter.scope.clone()];
            if !letter.signer.is_empty() {
                let name = [("name", letter.signer.clone())];
                all.push(look.w().with("victim-out-signed-for", name));
            }
            all
        }
        Words::ReleaseEnded(letter) => {
            let by = say(look, &format!("victim-out-by-{}", letter.by.word()));
            vec![by, letter.words.clone()]
        }
        Words::ToldOutside(letter) => {
            let ground = match letter.ground {
                Ground::Release => say(look, "victim-out-under-release"),
                ground => say(look, &format!("victim-out-ground-{}", ground.word())),
            };
            let (recipient, what) = (letter.recipient.clone(), letter.what.clone());
            vec![recipient, what, ground, letter.law.clone()]
        }
        Words::Gone => vec![say(look, "victim-case-line-gone")],
        Words::HandedOver => vec![say(look, "victim-case-line-handed")],
        Words::Saved(letter) => {
            let why = letter.numbers.iter().map(|said| said.why.clone());
            let over = letter.advocate_over.iter().flat_map(|over| {
                let by = say(look, &format!("victim-out-by-{}", over.by.word()));
                [by, over.words.clone()]
            });
            why.chain(over).collect()
        }
        Words::Person(_) | Words::None => Vec::new(),
    };
    words.retain(|words| !words.is_empty());
    words
}

/// What one press recorded, in order.
pub(crate) fn of_batch(file: &VictimCase, batch: BatchId) -> Vec<&Line> {
    let mut lines = Vec::new();
    while let Some(line) = client_file::fact_of(batch, lines.len())
        .ok()
        .and_then(|fact| file.line(fact))
    {
        lines.push(line);
    }
    lines
}
