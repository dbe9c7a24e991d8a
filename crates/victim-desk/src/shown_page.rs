//! A separate file as a reviewer sees it on a screen of this desk: what was done when, with which outcome, and why it was
//! due. Nobody is named, and no word stands there that one of the people said.

use askama::Template;
use desk::{Answer, Refusal};
use jiff::civil::Date;
use ledger::{Filed, Matter};
use page::{Hidden, Shell, Words as Said, when};
use rules::{Duty, Ending, Moment, What, Word as _};
use victim_file::view::PersonFile;
use victim_file::{Item, Line, Mask, Piece, Showing, Side, VictimCase, Words};

use crate::case_line;
use crate::danger_line;
use crate::look::Look;
use crate::reason;
use crate::search::Search;
use crate::shown;
use crate::strip::{self, say};
use crate::why::{self, Box};

/// A text with its gaps.
type Masked = Vec<Piece>;

struct Day {
    day: String,
    entries: Vec<Entry>,
}

struct Entry {
    title: Masked,
    taken_back: bool,
    /// A note of which something may stay.
    note: Option<Masked>,
    /// Words are kept back.
    kept_back: bool,
    by: Masked,
}

struct Owed {
    state: &'static str,
    day: String,
    standing: String,
    title: Masked,
    ask: String,
    law: String,
    quote: String,
    reasons: Vec<Masked>,
    strip: Vec<Box>,
}

#[derive(Template)]
#[template(path = "victim/shown.html")]
struct Page {
    shell: Shell,
    clock: Masked,
    end: String,
    hidden: Hidden,
    people: Vec<(Masked, Vec<String>)>,
    owed: Vec<Owed>,
    days: Vec<Day>,
}

#[derive(Template)]
#[template(path = "victim/shown-over.html")]
struct Over {
    shell: Shell,
    end: String,
    hidden: Hidden,
}

/// What stands around it: nothing that leads anywhere, or tells of another file.
fn shell(look: &Look<'_>) -> Shell {
    let mut shell = look.shell(&say(look, "victim-shown-title"));
    shell.nav.clear();
    shell.own.clear();
    shell.languages.clear();
    shell.here.clear();
    shell.findings.clear();
    shell.alarm = None;
    shell.user.clear();
    shell.hide.clear();
    shell.until.clear();
    shell
}

fn end(look: &Look<'_>) -> (String, Hidden) {
    let hidden = Hidden::new(look.visit.csrf(), look.desk.office.once());
    (look.path(shown::END), hidden)
}

/// That it is over.
pub(crate) fn over(look: &Look<'_>) -> Result<Answer, Refusal> {
    let (end, hidden) = end(look);
    desk::render(&Over {
        shell: shell(look),
        end,
        hidden,
    })
}

/// The people, what was owed and the time line, masked.
pub(crate) fn page(
    look: &Look<'_>,
    file: &VictimCase,
    showing: &Showing,
) -> Result<Answer, Refusal> {
    let shelter = Search::of(look).shelter(file.case)?;
    let intake = file
        .participant
        .as_ref()
        .and_then(|file| file.intake.as_ref());
    let mask = shelter.mask(file.case, intake, look.w().vocabulary());
    let eyes = Eyes {
        look,
        file,
        mask: &mask,
    };
    let until = look.lately(showing.until, ledger::Exactness::Second);
    let slots = [("until", until), ("who", look.who(showing.by))];
    let clock = when::ended(&look.w().with("victim-shown-clock", slots));
    let (end, hidden) = end(look);
    let page = desk::render(&Page {
        shell: shell(look),
        clock: mask.of_ours(&clock),
        end,
        hidden,
        people: file.people.iter().map(|one| eyes.person(one)).collect(),
        owed: file.duties.iter().map(|duty| eyes.owed(duty)).collect(),
        days: eyes.days(),
    })?;
    // It does not stay on the screen once its time is over, whatever anybody does.
    let left = showing.until.second() - look.now.second();
    Ok(page.with("refresh", left.to_string()))
}

/// How a reviewer sees a file.
struct Eyes<'a> {
    look: &'a Look<'a>,
    file: &'a VictimCase,
    mask: &'a Mask,
}

impl Eyes<'_> {
    fn w(&self) -> &Said {
        self.look.w()
    }

    fn say(&self, key: &str) -> String {
        say(self.look, key)
    }

    /// The day of an instant by the rule's own zone. The hour of a call is nobody's but theirs.
    fn day_of(&self, at: Moment) -> Date {
        at.day(&self.look.rules.zone)
    }

    fn day(&self, at: Moment) -> String {
        when::day(self.w(), self.day_of(at))
    }

    /// Their part, since when, whether they were asked what they want, and whether it is known how to call them safely.
    fn person(&self, one: &PersonFile) -> (Masked, Vec<String>) {
        let known = &one.known;
        let since = self.day(known.since);
        let number = strip::written(Some(known.person)).to_string();
        let roles = strip::roles(self.look, known.roles);
        let slots = [("number", number), ("roles", roles), ("since", since)];
        let title = self.w().with("victim-case-person", slots);
        let mut lines = Vec::new();
        match &one.chosen {
            None => lines.push(self.say("victim-case-not-asked")),
            Some(chosen) => {
                let day = self.day(chosen.at);
                lines.push(self.w().with("victim-shown-asked", [("day", day)]));
                lines.push(self.receives(chosen.receive));
                lines.extend(chosen.every_days.map(|days| self.every(days)));
            }
        }
        lines.push(match &one.plan {
            None => self.say("victim-shown-plan-none"),
            Some(saved) => {
                let day = when::day(self.w(), saved.since(&self.look.rules.zone));
                self.w().with("victim-shown-plan", [("day", day)])
            }
        });
        if let Some((_, at)) = known.ended {
            let day = self.day(at);
            lines.push(self.w().with("victim-shown-part-ended", [("day", day)]));
        }
        (self.mask.of_ours(&title), lines)
    }

    fn receives(&self, receive: bool) -> String {
        let word = if receive { "yes" } else { "no" };
        self.say(&format!("victim-case-line-receive-{word}"))
    }

    fn every(&self, days: u16) -> String {
        self.w().n("victim-case-line-every", days)
    }

    fn owed(&self, duty: &Duty) -> Owed {
        let one = why::owed(self.look, self.file, duty);
        let whose = danger_line::person(self.look, duty.person);
        let ours = |text: &String| self.mask.of_ours(text);
        // Where minutes count the hour is what tells; else it is that of a call, and nobody's but theirs.
        let reasons = match duty.kind.is_warning() {
            true => one.reasons,
            false => reason::by_days(self.look, self.file, duty),
        };
        Owed {
            state: one.state,
            day: one.day,
            standing: one.standing,
            title: ours(&format!("{whose}: {}", one.title)),
            ask: one.ask,
            law: one.law,
            quote: one.quote,
            reasons: reasons.iter().map(ours).collect(),
            strip: one.strip,
        }
    }

    /// The one time line of everybody, newest first.
    fn days(&self) -> Vec<Day> {
        let mut days: Vec<(Date, Day)> = Vec::new();
        for item in &self.file.items {
            let (at, entry) = match item {
                Item::Line(line) => (line.envelope.at, self.entry(line)),
                Item::Looks {
                    actor, last, count, ..
                } => {
                    let who = self.look.who(*actor);
                    let (who, count) = (("who", who), ("count", *count));
                    let text = self.w().with2("victim-case-looks", &who, &count);
                    let entry = Entry {
                        title: self.mask.of_ours(&text),
                        taken_back: false,
                        note: None,
                        kept_back: false,
                        by: Vec::new(),
                    };
                    (*last, entry)
                }
            };
            let day = self.day_of(at);
            match days.last_mut().filter(|(last, _)| *last == day) {
                Some((_, last)) => last.entries.push(entry),
                None => days.push((
                    day,
                    Day {
                        day: when::day(self.w(), day),
                        entries: vec![entry],
                    },
                )),
            }
        }
        days.into_iter().map(|(_, day)| day).collect()
    }

    fn entry(&self, line: &Line) -> Entry {
        let mut title = self.title(line);
        if line.person.is_some()
            && !matches!(line.envelope.matter, Matter::Rule(What::Person { .. }))
        {
            let whose = danger_line::person(self.look, line.person);
            title = format!("{whose}: {title}");
        }
        let note = note(line).map(|words| self.mask.of_a_note(words));
        let note = note.filter(|note| !note.is_empty());
        let mut by = vec![match line.side {
            Side::Client | Side::Drop => self.say("victim-case-by-client"),
            Side::Victim => {
                let who = self.look.who(line.envelope.actor);
                self.w().with("victim-case-by-who", [("who", who)])
            }
        }];
        let (at, kept) = (line.envelope.at, line.envelope.kept);
        if self.day_of(at) != self.day_of(kept) {
            let day = self.day(kept);
            by.push(self.w().with("victim-case-written", [("when", day)]));
        }
        Entry {
            title: self.mask.of_ours(&title),
            taken_back: line.taken_back.is_some(),
            kept_back: note.is_none() && !case_line::words(self.look, self.file, line).is_empty(),
            note,
            by: self.mask.of_ours(&by.join(", ")),
        }
    }

    /// What happened, in words of ours alone: no name, no number, and nothing that tells who somebody is.
    fn title(&self, line: &Line) -> String {
        match line.envelope.matter {
            Matter::Rule(What::Person { person, roles, .. }) => {
                let name = danger_line::person(self.look, Some(person));
                let roles = strip::roles(self.look, roles);
                let slots = [("name", name), ("roles", roles)];
                self.w().with("victim-case-line-person", slots)
            }
            // Whether they or somebody for them, and whether they tell the program things, is theirs.
            Matter::Rule(What::Inbound { .. }) => self.say("victim-shown-line-inbound"),
            Matter::Rule(What::Election {
                receive,
                every_days,
                ..
            }) => {
                let mut parts = vec![self.receives(receive)];
                parts.extend(every_days.map(|days| self.every(days)));
                parts.join(". ")
            }
            // That a guardian speaks for them is theirs.
            Matter::Rule(What::Effort {
                to,
                channel,
                outcome,
                ..
            }) if matches!(&line.words, Words::Effort(letter) if letter.guardian) => {
                let key = format!("victim-case-line-try-{}", to.word());
                let ending = crate::say::ending(self.look, outcome);
                let by = crate::say::channel(self.look, channel);
                self.w().with(&key, [("ending", ending), ("by", by)])
            }
            Matter::Rule(What::Void { fact }) | Matter::Filed(Filed::Struck { fact }) => {
                let of = self.file.line(fact).filter(|of| {
                    !matches!(
                        of.envelope.matter,
                        Matter::Rule(What::Void { .. }) | Matter::Filed(Filed::Struck { .. })
                    )
                });
                let of = of.map(|of| self.title(of)).unwrap_or_default();
                self.w().with("victim-case-line-void", [("what", of)])
            }
            // What of it was written down would tell a number, an interpreter, an advocate.
            Matter::Filed(Filed::Plan { .. }) => self.say("victim-case-line-plan"),
            _ => case_line::title(self.look, self.file, line),
        }
    }
}

/// The note of a try in which nobody was talked to: the only words of a separate file of which anything is shown. Whatever
/// else is written down may be what one of its people said.
fn note(line: &Line) -> Option<&str> {
    let (
        Matter::Rule(What::Effort { outcome, .. } | What::Notice { outcome, .. }),
        Words::Effort(letter),
    ) = (&line.envelope.matter, &line.words)
    else {
        return None;
    };
    let silent = matches!(
        outcome,
        Ending::NoAnswer | Ending::Voicemail | Ending::Disconnected
    );
    (silent && !letter.words.is_empty()).then_some(letter.words.as_str())
}
