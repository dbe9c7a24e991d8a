//! What each number of a person stands at: free, held for some days, or not to be called; and why.
//!
//! Nothing of it is kept as such. It follows from the calls to the number, from what people said of it, and from what
//! the participant's intake says, in the order in which the ledgers took them. A call that was taken back counts for
//! nothing. No duty is stopped or moved by any of it.

use std::collections::BTreeMap;

use client_file::letter::Intake;
use jiff::civil::Date;
use ledger::Matter;
use rules::{Calendar, Ending, Moment, PersonNo, Rules, Toward, What};

use super::{Line, Words};
use crate::letter::{NumberSaid, NumberState, Phone, SaidOfNumber, Source};

/// Fewer digits than these are no number that somebody can be called by.
const SHORTEST: usize = 7;

/// A number of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As it was written down.
    pub phone: Phone,
    /// Whether it may be called, by all that is known now.
    pub state: NumberState,
    /// By what that is so; nothing where it may be called, and where it was written down so at first.
    pub because: Option<Because>,
    /// It is not to be called before a day.
    pub hold: Option<Hold>,
    /// It stands in the participant's intake.
    pub his: Option<His>,
    /// How and when the last call to it ended.
    pub last: Option<(Ending, Moment)>,
}

/// By what a number is held or not to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// How.
    pub by: ByWhat,
    /// When that happened.
    pub at: Moment,
    /// Why, in words; empty where nobody wrote any.
    pub why: String,
}

/// What made a number held, or not to be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByWhat {
    /// A call that ended so.
    Call(Ending),
    /// Somebody said so.
    Said,
    /// The participant's intake.
    Intake(His),
}

/// A number that is not to be called before a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// By what.
    pub because: Because,
    /// The day on which it ends by itself.
    pub until: Date,
}

/// As what a number stands in the participant's intake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum His {
    /// As his own, or among what is said of him there: it is his, or of his house.
    Own,
    /// Of whoever is to be called if something happens to him.
    Contact,
}

/// Whether a number is to be called, the ones to be called first in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Callable {
    /// It is.
    Free,
    /// It is, but never first and never alone: the participant gave it.
    FromHim,
    /// Not before a day.
    Held,
    /// Not at all.
    Burned,
}

impl Number {
    /// Whether it is to be called.
    #[must_use]
    pub const fn callable(&self) -> Callable {
        match (self.state, &self.hold, self.phone.source) {
            (NumberState::Good, None, Source::Participant) => Callable::FromHim,
            (NumberState::Good, None, _) => Callable::Free,
            (NumberState::Good, Some(_), _) => Callable::Held,
            _ => Callable::Burned,
        }
    }
}

/// Digits alone: the same number may be written in many ways. A leading 1 of eleven is the country's.
fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => digits,
    }
}

/// Whether two writings are of one number; one without a digit is of none.
#[must_use]
pub fn same_number(one: &str, other: &str) -> bool {
    let one = digits(one);
    !one.is_empty() && one == digits(other)
}

/// One thing that bears on a number.
enum Event<'a> {
    /// A call to it.
    Call {
        ending: Ending,
        at: Moment,
        /// To the person whose number it is, not to somebody who may know.
        theirs: bool,
    },
    /// Who somebody is was written down with another state of it than before.
    Written(NumberState),
    Said(&'a NumberSaid, Moment),
    /// An intake in which it stands.
    Intake(His, Moment),
}

/// What bears on the numbers of one person, each with when its ledger took it.
pub(super) struct Numbers<'a> {
    events: BTreeMap<String, Vec<(Moment, Event<'a>)>>,
    /// When its ledger took it, when it happened, what it says.
    intakes: Vec<(Moment, Moment, &'a Intake)>,
}

impl<'a> Numbers<'a> {
    /// Reads the lines of a case, newest first, for one of its persons.
    pub(super) fn read(lines: &'a [Line], person: PersonNo) -> Self {
        let mut all = Self {
            events: BTreeMap::new(),
            intakes: Vec::new(),
        };
        // The latest stands first among them; of two taken in one second the later one is to be heard last.
        let mut counted: Vec<&Line> = lines
            .iter()
            .rev()
            .filter(|line| line.taken_back.is_none())
            .collect();
        counted.sort_by_key(|line| line.envelope.kept);
        let mut written: BTreeMap<String, NumberState> = BTreeMap::new();
        for line in counted {
            all.line(line, person, &mut written);
        }
        all
    }

    fn line(
        &mut self,
        line: &'a Line,
        person: PersonNo,
        written: &mut BTreeMap<String, NumberState>,
    ) {
        let (kept, at) = (line.envelope.kept, line.envelope.at);
        let theirs = line.person == Some(person);
        match (&line.envelope.matter, &line.words) {
            (Matter::Rule(What::Effort { outcome, to, .. }), Words::Effort(letter)) => {
                let theirs = theirs && *to == Toward::Person;
                self.call(&letter.number, kept, *outcome, at, theirs);
            }
            // The same press as an effort; files of facts bring notices alone.
            (Matter::Rule(What::Notice { outcome, to, .. }), Words::Effort(letter)) => {
                let theirs = theirs && *to == rules::By::Person;
                self.call(&letter.number, kept, *outcome, at, theirs);
            }
            (Matter::Rule(What::Person { .. }), Words::Person(card)) if theirs => {
                self.written(&card.phones, kept, written);
            }
            (Matter::Filed(ledger::Filed::Plan { .. }), Words::Saved(saved)) if theirs => {
                if let Some(card) = &saved.person {
                    self.written(&card.phones, kept, written);
                }
                for said in &saved.numbers {
                    self.put(&said.number, kept, Event::Said(said, at));
                }
            }
            (_, Words::Client(client_file::Words::Intake(intake))) => {
                self.intakes.push((kept, at, intake));
            }
            _ => {}
        }
    }

    fn put(&mut self, number: &str, kept: Moment, event: Event<'a>) {
        let number = digits(number);
        if !number.is_empty() {
            self.events.entry(number).or_default().push((kept, event));
        }
    }

    fn call(&mut self, number: &str, kept: Moment, ending: Ending, at: Moment, theirs: bool) {
        // Whose number it is tells a wrong one; a dead one, and one that somebody else picks up, is so for all.
        if theirs || ending != Ending::WrongNumber {
            let event = Event::Call { ending, at, theirs };
            self.put(number, kept, event);
        }
    }

    /// A state that stands as it stood is no news: a change of roles writes everything down once more.
    fn written(
        &mut self,
        phones: &[Phone],
        kept: Moment,
        before: &mut BTreeMap<String, NumberState>,
    ) {
        for phone in phones {
            let earlier = before.insert(digits(&phone.number), phone.state);
            if earlier.unwrap_or(NumberState::Good) != phone.state {
                self.put(&phone.number, kept, Event::Written(phone.state));
            }
        }
    }

    /// What a number stands at now.
    pub(super) fn of(&self, phone: &Phone, rules: &Rules, now: Moment) -> Number {
        let mut number = Number {
            phone: phone.clone(),
            state: NumberState::Good,
            because: None,
            hold: None,
            his: None,
            last: None,
        };
        let digits = digits(&phone.number);
        let intakes = self.intakes.iter().filter_map(|(kept, at, intake)| {
            let his = stands_in(intake, &digits)?;
            Some((*kept, Event::Intake(his, *at)))
        });
        let intakes: Vec<_> = intakes.collect();
        let told = self.events.get(&digits).into_iter().flatten();
        let mut events: Vec<&(Moment, Event<'_>)> = intakes.iter().chain(told).collect();
        events.sort_by_key(|(kept, _)| *kept);
        for (_, event) in events {
            number.hears(event, rules);
        }
        let today = now.day(&rules.zone);
        number.hold = number.hold.filter(|hold| today < hold.until);
        number
    }
}

impl Number {
    fn hears(&mut self, event: &Event<'_>, rules: &Rules) {
        match *event {
            Event::Call { ending, at, theirs } => {
                if theirs && self.last.is_none_or(|(_, last)| last <= at) {
                    self.last = Some((ending, at));
                }
                self.called(ending, at, theirs, rules);
            }
            Event::Written(state) => {
                self.state = state;
                self.because = None;
            }
            Event::Said(said, at) => self.said(said, at),
            Event::Intake(his, at) => {
                self.his = Some(his);
                self.burn(NumberState::Never, ByWhat::Intake(his), at, "");
            }
        }
    }

    fn called(&mut self, ending: Ending, at: Moment, theirs: bool, rules: &Rules) {
        match ending {
            Ending::WrongNumber => self.burn(NumberState::Wrong, ByWhat::Call(ending), at, ""),
            Ending::Disconnected => self.burn(NumberState::Dead, ByWhat::Call(ending), at, ""),
            Ending::SomeoneElse | Ending::Unsafe => {
                self.hold = Some(Hold {
                    because: Because {
                        by: ByWhat::Call(ending),
                        at,
                        why: String::new(),
                    },
                    until: ends(at, rules),
                });
            }
            Ending::Reached if theirs => {
                self.hold = None;
                if matches!(self.state, NumberState::Wrong | NumberState::Dead) {
                    self.state = NumberState::Good;
                    self.because = None;
                }
            }
            _ => {}
        }
    }

    fn said(&mut self, said: &NumberSaid, at: Moment) {
        let state = match said.said {
            SaidOfNumber::Right => {
                (self.state, self.because, self.hold) = (NumberState::Good, None, None);
                return;
            }
            SaidOfNumber::Hold => {
                let because = Because {
                    by: ByWhat::Said,
                    at,
                    why: said.why.clone(),
                };
                // A hold always has its day; a letter without one holds nothing.
                self.hold = said.until.map(|until| Hold { because, until });
                return;
            }
            SaidOfNumber::Wrong => NumberState::Wrong,
            SaidOfNumber::Dead => NumberState::Dead,
            SaidOfNumber::Never => NumberState::Never,
        };
        self.burn(state, ByWhat::Said, at, &said.why);
    }

    /// What is never to be called stays so, whatever a call to it comes to.
    fn burn(&mut self, state: NumberState, by: ByWhat, at: Moment, why: &str) {
        if self.state == NumberState::Never && state != NumberState::Never {
            return;
        }
        self.state = state;
        self.because = Some(Because {
            by,
            at,
            why: why.to_owned(),
        });
    }
}

/// The day on which the hold of a call ends by itself: the next business day after the call's.
fn ends(at: Moment, rules: &Rules) -> Date {
    let day = at.day(&rules.zone);
    rules.calendar.next_open(Calendar::days_later(day, 1))
}

/// As what a number stands in an intake, if it does. Its own words come first: who is to be called for him may live
/// with him.
fn stands_in(intake: &Intake, number: &str) -> Option<His> {
    if number.len() < SHORTEST {
        return None;
    }
    // Digits with nothing between them but what numbers are written with; two numbers side by side are one such run.
    let is_part = |c: char| c.is_ascii_digit() || "-.() +/\u{a0}".contains(c);
    let texts = [&intake.telephone, &intake.words];
    let mut runs = texts
        .into_iter()
        .flat_map(|text| text.split(|c: char| !is_part(c)));
    if runs.any(|run| digits(run).contains(number)) {
        return Some(His::Own);
    }
    (digits(&intake.emergency_contact.number) == number).then_some(His::Contact)
}

/// Whether a number stands in an intake as the participant's own.
pub(crate) fn is_his_own(intake: &Intake, number: &str) -> bool {
    stands_in(intake, &digits(number)) == Some(His::Own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_in_an_intake_however_it_is_written() {
        let intake = Intake {
            telephone: "918.555.0146, evenings".to_owned(),
            words: "Cell (918) 555-0142 or 918.555.0143; born 04/05/1980.".to_owned(),
            emergency_contact: client_file::letter::EmergencyContact {
                name: "Ray Sumac".to_owned(),
                number: "+1 918 555 0144".to_owned(),
            },
            ..Intake::default()
        };
        for (number, his) in [
            ("9185550142", Some(His::Own)),
            ("9185550143", Some(His::Own)),
            ("9185550144", Some(His::Contact)),
            ("9185550146", Some(His::Own)),
            ("9185550145", None),
            ("1980", None),
        ] {
            assert_eq!(stands_in(&intake, number), his, "{number}");
        }
    }
}
