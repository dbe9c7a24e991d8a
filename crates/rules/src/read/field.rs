//! The fields of each kind, with every check that needs no other line.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::{
    Fault, Words,
    line::{COMMON, Line, text},
    names::Numbered,
};
use crate::{
    By, Channel, Ended, Ending, FactId, Item, Kind, Leaving, Moment, Numbers, Outcome, PersonId,
    PersonNo, Role, Rules, Target, Toward, What, Word,
    fact::{MOST, Set},
    parse_day,
};

/// A line's fields on their way into a fact.
pub(super) struct Fields<'l, 'a> {
    line: &'l Line<'a>,
    faults: &'l mut Vec<Fault>,
}

/// The fields a kind has besides the common ones.
const fn of_kind(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Person => &["person", "roles"],
        Kind::Assessment => &["concerns", "lethality"],
        Kind::Decision => &["outcome", "reason"],
        Kind::SessionAttended => &[],
        Kind::Termination => &["reason"],
        Kind::Threat => &["toward", "named", "source"],
        Kind::Inbound => &["person", "by"],
        Kind::Effort => &["person", "to", "channel", "outcome"],
        Kind::Disclosure => &["person", "items", "declined"],
        Kind::Election => &["person", "receive", "provide", "every_days"],
        Kind::Notice => &["person", "about", "to", "channel", "outcome"],
        Kind::ProviderNotice => &["about", "outcome"],
        Kind::Callback => &["person", "day"],
        Kind::ThreatEnded => &["about", "why"],
        Kind::PersonEnded => &["person", "why"],
        Kind::Void => &["fact", "why"],
    }
}

impl<'l, 'a> Fields<'l, 'a> {
    pub(super) fn new(line: &'l Line<'a>, faults: &'l mut Vec<Fault>) -> Self {
        Self { line, faults }
    }

    /// The person a line is about, as written, for names that other lines use.
    pub(super) fn person_label(&self) -> Option<PersonId> {
        self.line
            .find("person")
            .and_then(text)
            .and_then(|text| PersonId::new(&text).ok())
    }

    /// What the line says, if nothing of it is at fault.
    pub(super) fn what(
        &mut self,
        people: &mut Numbered<PersonId>,
        concerns: &mut Numbered<String>,
        lethality: &mut Numbered<String>,
        rules: &Rules,
    ) -> Option<(What, Words)> {
        let before = self.faults.len();
        let known = of_kind(self.line.kind);
        for (name, _) in &self.line.fields {
            if !COMMON.contains(&name.as_ref()) && !known.contains(&name.as_ref()) {
                let expected = format!("not a field of kind `{}`", self.line.kind.word());
                self.faults
                    .push(Fault::new(self.line.number, name, expected));
            }
        }
        let read = self.of_its_kind(people, concerns, lethality, rules);
        read.filter(|_| self.faults.len() == before)
    }

    /// Every field is read before any is given up, so that each fault of a line is told.
    fn of_its_kind(
        &mut self,
        people: &mut Numbered<PersonId>,
        concerns: &mut Numbered<String>,
        lethality: &mut Numbered<String>,
        rules: &Rules,
    ) -> Option<(What, Words)> {
        let mut words = Words::default();
        let what = match self.line.kind {
            Kind::Person => {
                let (person, roles) = (
                    self.person("person", people),
                    self.set::<Role>("roles", true),
                );
                let name = self.person_label();
                What::Person {
                    person: person?,
                    name: name?,
                    roles: roles?,
                }
            }
            Kind::Assessment => {
                let (concerns, lethality) = (
                    self.names("concerns", concerns),
                    self.names("lethality", lethality),
                );
                What::Assessment {
                    concerns: concerns?,
                    lethality: lethality?,
                }
            }
            Kind::Decision => {
                let outcome = self.word::<Outcome>("outcome");
                words.text = self.reason(outcome);
                What::Decision { outcome: outcome? }
            }
            Kind::SessionAttended => What::SessionAttended,
            Kind::Termination => What::Termination {
                reason: self.word::<Leaving>("reason")?,
            },
            Kind::Threat => {
                let (toward, named) = (
                    self.set::<Target>("toward", true),
                    self.people("named", people),
                );
                let source = self.nullable_person("source", people);
                What::Threat {
                    toward: toward?,
                    named: named?,
                    source: source?,
                }
            }
            Kind::Inbound => {
                let (person, by) = (self.person("person", people), self.word::<By>("by"));
                What::Inbound {
                    person: person?,
                    by: by?,
                }
            }
            Kind::Effort => {
                let person = self.nullable_person("person", people);
                let (to, channel) = (self.word::<Toward>("to"), self.word::<Channel>("channel"));
                let outcome = self.word::<Ending>("outcome");
                if outcome == Some(Ending::Reached) {
                    if person == Some(None) {
                        self.fault(
                            "outcome",
                            "`reached` needs a person; expected another outcome",
                        );
                    }
                    if to == Some(Toward::Locate) {
                        self.fault(
                            "outcome",
                            "`reached` cannot go with `locate`; expected another outcome",
                        );
                    }
                }
                What::Effort {
                    person: person?,
                    to: to?,
                    channel: channel?,
                    outcome: outcome?,
                }
            }
            Kind::Disclosure => {
                let (person, items) = (
                    self.person("person", people),
                    self.set::<Item>("items", false),
                );
                let declined = self.set::<Item>("declined", false);
                if let (Some(items), Some(declined)) = (items, declined)
                    && let Some(both) = items.both(declined).iter().next()
                {
                    self.fault(
                        "declined",
                        &format!("expected none of `items`, found `{}` in both", both.word()),
                    );
                }
                What::Disclosure {
                    person: person?,
                    items: items?,
                    declined: declined?,
                }
            }
            Kind::Election => {
                let person = self.person("person", people);
                let (receive, provide) = (self.truth("receive"), self.truth("provide"));
                let every_days = self.every_days();
                What::Election {
                    person: person?,
                    receive: receive?,
                    provide: provide?,
                    every_days: every_days?,
                }
            }
            Kind::Notice => {
                let (person, about) = (self.person("person", people), self.fact("about"));
                let (to, channel) = (self.word::<By>("to"), self.word::<Channel>("channel"));
                let outcome = self.word::<Ending>("outcome");
                What::Notice {
                    person: person?,
                    about: about?,
                    to: to?,
                    channel: channel?,
                    outcome: outcome?,
                }
            }
            Kind::ProviderNotice => {
                let (about, outcome) = (self.fact("about"), self.word::<Ending>("outcome"));
                What::ProviderNotice {
                    about: about?,
                    outcome: outcome?,
                }
            }
            Kind::Callback => {
                let (person, day) = (self.person("person", people), self.callback_day(rules));
                What::Callback {
                    person: person?,
                    day: day?,
                }
            }
            Kind::ThreatEnded => {
                let (about, why) = (self.fact("about"), self.words("why"));
                words.text = Some(why?);
                What::ThreatEnded { about: about? }
            }
            Kind::PersonEnded => {
                let (person, why) = (self.person("person", people), self.word::<Ended>("why"));
                What::PersonEnded {
                    person: person?,
                    why: why?,
                }
            }
            Kind::Void => {
                let (fact, why) = (self.fact("fact"), self.words("why"));
                words.text = Some(why?);
                What::Void { fact: fact? }
            }
        };
        Some((what, words))
    }

    fn fault(&mut self, field: &str, expected: &str) {
        self.faults
            .push(Fault::new(self.line.number, field, expected));
    }

    fn needed(&mut self, field: &str) -> Option<&'a RawValue> {
        let found = self.line.find(field);
        if found.is_none() {
            self.fault(field, "missing; a field that may be null is still written");
        }
        found
    }

    fn text(&mut self, field: &str, expected: &str) -> Option<Cow<'a, str>> {
        let value = self.needed(field)?;
        let found = text(value);
        if found.is_none() {
            self.fault(field, expected);
        }
        found
    }

    /// A non-empty text: it goes into a letter.
    fn words(&mut self, field: &str) -> Option<String> {
        const EXPECTED: &str = "expected a text that is not empty";
        let found = self.text(field, EXPECTED)?;
        if found.is_empty() {
            self.fault(field, EXPECTED);
            return None;
        }
        Some(found.into_owned())
    }

    fn word<W: Word>(&mut self, field: &str) -> Option<W> {
        let value = self.needed(field)?;
        let word = text(value).and_then(|text| W::from_word(&text));
        if word.is_none() {
            self.fault(field, &format!("expected one of {}", listed::<W>()));
        }
        word
    }

    fn truth(&mut self, field: &str) -> Option<bool> {
        match self.needed(field)?.get() {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                self.fault(field, "expected true or false");
                None
            }
        }
    }

    /// A list of texts, each once.
    fn list(&mut self, field: &str, expected: fn() -> String) -> Option<Vec<String>> {
        let value = self.needed(field)?;
        let Ok(list) = serde_json::from_str::<Vec<String>>(value.get()) else {
            self.fault(field, &expected());
            return None;
        };
        for (place, each) in list.iter().enumerate() {
            if list.iter().take(place).any(|earlier| earlier == each) {
                self.fault(field, &format!("expected each once, found `{each}` again"));
                return None;
            }
        }
        Some(list)
    }

    fn set<W: Word>(&mut self, field: &str, needs_one: bool) -> Option<Set<W>> {
        let expected = || format!("expected a list of {}", listed::<W>());
        let list = self.list(field, expected)?;
        if needs_one && list.is_empty() {
            self.fault(
                field,
                &format!("expected at least one of {}", listed::<W>()),
            );
            return None;
        }
        let words: Option<Set<W>> = list.iter().map(|each| W::from_word(each)).collect();
        if words.is_none() {
            self.fault(field, &expected());
        }
        words
    }

    fn label<'t>(&mut self, field: &str, text: &'t str) -> Option<&'t str> {
        if PersonId::new(text).is_err() {
            self.fault(field, "expected 1 to 32 of A-Za-z0-9._-");
            return None;
        }
        Some(text)
    }

    fn fact(&mut self, field: &str) -> Option<FactId> {
        let found = self.text(field, "expected a fact's id")?;
        self.label(field, &found)
            .and_then(|text| FactId::new(text).ok())
    }

    fn numbered(
        &mut self,
        field: &str,
        text: &str,
        people: &mut Numbered<PersonId>,
    ) -> Option<PersonNo> {
        let name = self
            .label(field, text)
            .and_then(|text| PersonId::new(text).ok())?;
        let number = people.number(&name);
        if number.is_none() {
            self.fault(
                field,
                &format!("expected at most {MOST} different persons in a case"),
            );
        }
        number.map(PersonNo)
    }

    fn person(&mut self, field: &str, people: &mut Numbered<PersonId>) -> Option<PersonNo> {
        let found = self.text(field, "expected a person")?;
        self.numbered(field, &found, people)
    }

    fn nullable_person(
        &mut self,
        field: &str,
        people: &mut Numbered<PersonId>,
    ) -> Option<Option<PersonNo>> {
        if self.needed(field)?.get() == "null" {
            return Some(None);
        }
        let found = self.text(field, "expected a person or null")?;
        self.numbered(field, &found, people).map(Some)
    }

    fn people(&mut self, field: &str, people: &mut Numbered<PersonId>) -> Option<Numbers> {
        let list = self.list(field, || "expected a list of persons".to_owned())?;
        let numbers: Vec<Option<PersonNo>> = list
            .iter()
            .map(|each| self.numbered(field, each, people))
            .collect();
        numbers
            .into_iter()
            .map(|number| number.map(|number| number.0))
            .collect()
    }

    fn names(&mut self, field: &str, names: &mut Numbered<String>) -> Option<Numbers> {
        let list = self.list(field, || "expected a list of names".to_owned())?;
        if list.iter().any(String::is_empty) {
            self.fault(field, "expected names that are not empty");
            return None;
        }
        let numbers: Option<Numbers> = list.iter().map(|each| names.number(each)).collect();
        if numbers.is_none() {
            self.fault(
                field,
                &format!("expected at most {MOST} different names in a case"),
            );
        }
        numbers
    }

    /// A text when denied, null when accepted.
    fn reason(&mut self, outcome: Option<Outcome>) -> Option<String> {
        let value = self.needed("reason")?;
        match outcome {
            Some(Outcome::Denied) => self.words("reason"),
            Some(Outcome::Accepted) if value.get() != "null" => {
                self.fault("reason", "expected null when accepted");
                None
            }
            _ => None,
        }
    }

    fn every_days(&mut self) -> Option<Option<u16>> {
        let value = self.needed("every_days")?.get();
        if value == "null" {
            return Some(None);
        }
        let days = value
            .parse::<u16>()
            .ok()
            .filter(|days| (1..=366).contains(days));
        if days.is_none() {
            self.fault(
                "every_days",
                "expected a whole number from 1 to 366, or null",
            );
        }
        days.map(Some)
    }

    fn callback_day(&mut self, rules: &Rules) -> Option<jiff::civil::Date> {
        const EXPECTED: &str = "expected a day, such as 2026-12-04";
        let found = self.text("day", EXPECTED)?;
        let Ok(day) = parse_day(&found) else {
            self.fault("day", EXPECTED);
            return None;
        };
        let most = rules.pack.callback.most_days;
        let own: jiff::civil::Date = Moment::day(self.line.at, &rules.zone);
        if day < own || day > crate::Calendar::days_later(own, most) {
            self.fault(
                "day",
                &format!("expected a day from {own} to {most} days later"),
            );
            return None;
        }
        Some(day)
    }
}

fn listed<W: Word>() -> String {
    let words: Vec<&str> = W::ALL.iter().map(|each| each.word()).collect();
    words.join(", ")
}
