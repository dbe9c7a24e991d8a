//! The slow, obvious twin of the engine.
//!
//! It remembers nothing but the duties themselves: who somebody is, what they chose, whether they were
//! contacted, what they heard, is looked up again in all earlier facts each time it is asked. Each rule
//! quotes the sentence it follows.

use std::{collections::BTreeSet, sync::Arc};

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
    tz::TimeZone,
};
use serde_json::{Value, json};

const PROTECTED: [&str; 3] = ["victim", "current_partner", "former_partner"];
const ORDER: [&str; 16] = [
    "person",
    "assessment",
    "decision",
    "session_attended",
    "termination",
    "threat",
    "inbound",
    "effort",
    "disclosure",
    "election",
    "notice",
    "provider_notice",
    "callback",
    "threat_ended",
    "person_ended",
    "void",
];

/// An instant in seconds.
type Second = i64;

fn second(text: &str) -> Second {
    text.parse::<jiff::Timestamp>().unwrap().as_second()
}

/// A state's pack as the twin reads it: the same text that the engine reads, by a reader of its own.
#[derive(Clone)]
pub struct State {
    pack: Arc<toml::Table>,
    zone: TimeZone,
    weekend: Vec<String>,
    holidays: Arc<BTreeSet<Date>>,
    proclaimed: Vec<Date>,
}

impl State {
    /// The pack that lies in `packs/`, with the days that were proclaimed.
    #[must_use]
    pub fn named(name: &str, proclaimed: &[Date]) -> Self {
        let path = format!("{}/../packs/{name}/pack.toml", env!("CARGO_MANIFEST_DIR"));
        Self::of(&std::fs::read_to_string(path).unwrap(), proclaimed)
    }

    /// A pack's text.
    #[must_use]
    pub fn of(text: &str, proclaimed: &[Date]) -> Self {
        let pack: toml::Table = text.parse().unwrap();
        let rules = pack["holiday"].as_array().unwrap();
        let holidays = (2020..2040)
            .flat_map(|year| rules.iter().flat_map(move |rule| holiday(rule, year)))
            .collect();
        let mut state = Self {
            zone: TimeZone::get(pack["zone"].as_str().unwrap()).unwrap(),
            weekend: Vec::new(),
            holidays: Arc::new(holidays),
            proclaimed: proclaimed.to_vec(),
            pack: Arc::new(pack),
        };
        state.weekend = state.list("business_day.weekend");
        state
    }

    /// The zone's name.
    #[must_use]
    pub fn zone(&self) -> String {
        self.said("zone")
    }

    /// The same with other days proclaimed.
    #[must_use]
    pub fn with(&self, proclaimed: &[Date]) -> Self {
        Self {
            proclaimed: proclaimed.to_vec(),
            ..self.clone()
        }
    }

    fn may(&self, place: &str) -> Option<&toml::Value> {
        let mut keys = place.split('.');
        let first = self.pack.get(keys.next()?)?;
        keys.try_fold(first, |table, key| table.get(key))
    }

    fn at(&self, place: &str) -> &toml::Value {
        self.may(place).unwrap_or_else(|| panic!("no {place}"))
    }

    fn number(&self, place: &str) -> i64 {
        self.at(place).as_integer().unwrap()
    }

    fn said(&self, place: &str) -> String {
        self.at(place).as_str().unwrap().to_owned()
    }

    /// A list of words; empty where the pack has none.
    fn list(&self, place: &str) -> Vec<String> {
        let list = self.may(place).and_then(|list| list.as_array().cloned());
        list.unwrap_or_default()
            .iter()
            .map(|word| word.as_str().unwrap().to_owned())
            .collect()
    }

    fn basis(&self, place: &str) -> String {
        self.said(&format!("{place}.basis"))
    }

    fn clause(&self, which: &str) -> String {
        self.said(&format!("clauses.{which}"))
    }

    fn day(&self, at: Second) -> Date {
        self.zone
            .to_datetime(jiff::Timestamp::from_second(at).unwrap())
            .date()
    }

    fn end(&self, day: Date) -> Second {
        self.zone
            .to_timestamp(day.at(23, 59, 59, 0))
            .unwrap()
            .as_second()
    }

    fn written(&self, at: Second) -> String {
        let instant = jiff::Timestamp::from_second(at).unwrap();
        let offset = self.zone.to_offset(instant);
        format!(
            "{}-0{}:00",
            offset.to_datetime(instant),
            -offset.seconds() / 3600
        )
    }

    /// Whether the day counts.
    #[must_use]
    pub fn business(&self, day: Date) -> bool {
        !self
            .weekend
            .iter()
            .any(|name| weekday(name) == day.weekday())
            && !self.holidays.contains(&day)
            && !self.proclaimed.contains(&day)
    }

    /// "day 0 is the local date of the moment the clock starts, day 1 the next business day after it"
    fn due(&self, place: &str, at: Second) -> Second {
        let count = self.number(&format!("{place}.days"));
        self.counted(place, at, count)
    }

    fn counted(&self, place: &str, at: Second, mut count: i64) -> Second {
        let mut day = self.day(at);
        let calendar = self.said(&format!("{place}.count")) == "calendar";
        while count > 0 {
            day += 1.day();
            if calendar || self.business(day) {
                count -= 1;
            }
        }
        self.end(day)
    }
}

fn weekday(name: &str) -> Weekday {
    match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => panic!("no day is called {name}"),
    }
}

/// The days of a holiday in a year, as the pack's table says.
fn holiday(rule: &toml::Value, year: i16) -> Vec<Date> {
    let number = |key: &str| rule.get(key).and_then(toml::Value::as_integer);
    if number("since").is_some_and(|since| i64::from(year) < since) {
        return vec![];
    }
    let month = i8::try_from(number("month").unwrap_or(1)).unwrap();
    // A day that the year does not have is no holiday in it.
    let day = if let Some(days) = number("easter") {
        Some(easter(year) + days.days())
    } else if let Some(nth) = number("nth") {
        let wanted = weekday(rule["weekday"].as_str().unwrap());
        let mut days: Vec<Date> = (1..=31)
            .filter_map(|number| Date::new(year, month, number).ok())
            .filter(|day| day.weekday() == wanted)
            .collect();
        if nth < 0 {
            days.reverse();
        }
        days.get(usize::try_from(nth.abs() - 1).unwrap()).copied()
    } else {
        Date::new(year, month, i8::try_from(number("day").unwrap()).unwrap()).ok()
    };
    let Some(mut day) = day else {
        return vec![];
    };
    day += number("plus").unwrap_or(0).days();
    let name = match day.weekday() {
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
        _ => return vec![day],
    };
    let moved = rule
        .get("instead")
        .and_then(|instead| instead.get(name)?.as_array().cloned());
    moved
        .unwrap_or_default()
        .iter()
        .map(|days| day + days.as_integer().unwrap().days())
        .collect()
}

/// The Sunday after the paschal full moon, by the table of golden numbers that holds from 1900 to 2199.
fn easter(year: i16) -> Date {
    // Days from March 21 to the full moon of each golden number.
    const MOON: [i64; 19] = [
        24, 13, 2, 21, 10, 28, 18, 7, 26, 15, 4, 23, 12, 1, 20, 9, 27, 17, 6,
    ];
    let mut day = date(year, 3, 21) + MOON[usize::from(year.unsigned_abs() % 19)].days() + 1.day();
    while day.weekday() != Weekday::Sunday {
        day += 1.day();
    }
    day
}

#[derive(Clone, Debug)]
struct Duty {
    kind: &'static str,
    person: Option<String>,
    about: Option<String>,
    clause: String,
    basis: String,
    opened: Second,
    due: Second,
    closed: Option<(&'static str, &'static str, Second, Second)>,
    evidence: Vec<usize>,
    /// Of the decision of its episode, in the order taken.
    episode: Option<usize>,
    left: Vec<String>,
    serial: usize,
}

impl Duty {
    fn open(&self) -> bool {
        self.closed.is_none()
    }
    fn lapsed(&self) -> bool {
        matches!(self.closed, Some(("lapsed", ..)))
    }
    fn of(&self, kind: &str, person: Option<&str>) -> bool {
        self.kind == kind && self.person.as_deref() == person
    }
}

struct Twin<'a> {
    state: &'a State,
    /// The facts counted so far; the last is at hand.
    facts: Vec<Value>,
    duties: Vec<Duty>,
}

/// What the engine says of a file of facts, without `because`.
#[must_use]
pub fn engine(rules: &rules::Rules, file: &str, as_of: &str) -> Vec<Value> {
    let cases =
        rules::read(file.as_bytes(), rules).unwrap_or_else(|faults| panic!("{faults:?}\n{file}"));
    let cases = cases
        .iter()
        .map(|case| (&case.history, case.people.as_slice()));
    let answer = rules::report(rules, cases, rules::Moment::parse(as_of).unwrap());
    let mut answer: Value = serde_json::from_str(&answer).unwrap();
    let duties = answer["duties"].as_array_mut().unwrap();
    for duty in duties.iter_mut() {
        duty.as_object_mut().unwrap().remove("because");
    }
    std::mem::take(duties)
}

/// The duties of one case's facts, as the contract lists them, without `because`.
#[must_use]
pub fn duties(lines: &[Value], state: &State, as_of: &str) -> Vec<Value> {
    let as_of = second(as_of);
    let recorded = |fact: &Value| {
        second(
            fact.get("recorded")
                .unwrap_or(&fact["at"])
                .as_str()
                .unwrap(),
        )
    };
    let mut known: Vec<Value> = lines
        .iter()
        .filter(|fact| recorded(fact) <= as_of)
        .cloned()
        .collect();
    let kind = |fact: &Value| ORDER.iter().position(|kind| fact["kind"] == *kind).unwrap();
    known.sort_by_key(|fact| {
        (
            second(fact["at"].as_str().unwrap()),
            kind(fact),
            fact["id"].as_str().unwrap().to_owned(),
        )
    });
    let void: Vec<Value> = known
        .iter()
        .filter(|fact| fact["kind"] == "void")
        .map(|fact| fact["fact"].clone())
        .collect();
    let mut twin = Twin {
        state,
        facts: Vec::new(),
        duties: Vec::new(),
    };
    for fact in known {
        if !void.contains(&fact["id"]) && twin.counts(&fact) {
            twin.facts.push(fact);
            twin.take();
        }
    }
    twin.answer(as_of)
}

impl Twin<'_> {
    /// "one that names a person or fact which nothing counted earlier in the order makes known" does not count
    fn counts(&self, fact: &Value) -> bool {
        let person_known = |name: &Value| {
            self.facts
                .iter()
                .any(|f| f["kind"] == "person" && f["person"] == *name)
        };
        let fact_known = |id: &Value| self.facts.iter().any(|f| f["id"] == *id);
        (fact["kind"] == "person" || fact["person"].is_null() || person_known(&fact["person"]))
            && (fact["about"].is_null() || fact_known(&fact["about"]))
    }

    fn now(&self) -> &Value {
        self.facts.last().unwrap()
    }
    fn at(&self) -> Second {
        second(self.now()["at"].as_str().unwrap())
    }
    fn text(&self, field: &str) -> String {
        self.now()[field].as_str().unwrap_or("").to_owned()
    }

    // --- looked up in the earlier facts, each time --------------------------------------------

    fn people(facts: &[Value]) -> Vec<String> {
        let mut names: Vec<String> = facts
            .iter()
            .filter(|f| f["kind"] == "person")
            .map(|f| f["person"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// The roles after these facts; none after `person_ended`.
    fn roles(facts: &[Value], person: &str) -> Vec<String> {
        let last = facts.iter().rev().find(|f| {
            f["person"] == person && (f["kind"] == "person" || f["kind"] == "person_ended")
        });
        let list = last
            .and_then(|f| f["roles"].as_array().cloned())
            .unwrap_or_default();
        list.iter()
            .map(|role| role.as_str().unwrap().to_owned())
            .collect()
    }

    fn has_any(facts: &[Value], person: &str, roles: &[&str]) -> bool {
        Self::roles(facts, person)
            .iter()
            .any(|role| roles.contains(&role.as_str()))
    }

    /// "while somebody has that role, or had it when they died"
    fn victim_known(facts: &[Value]) -> bool {
        Self::people(facts).iter().any(|person| {
            let since_back = facts
                .iter()
                .rposition(|f| f["kind"] == "person" && f["person"] == person.as_str())
                .unwrap();
            Self::has_any(facts, person, &["victim"])
                || (since_back..facts.len()).any(|i| {
                    let f = &facts[i];
                    f["kind"] == "person_ended"
                        && f["person"] == person.as_str()
                        && f["why"] == "died"
                        && Self::has_any(&facts[..i], person, &["victim"])
                })
        })
    }

    fn election<'f>(facts: &'f [Value], person: &str) -> Option<&'f Value> {
        facts
            .iter()
            .rev()
            .find(|f| f["kind"] == "election" && f["person"] == person)
    }

    /// "protected, and the latest election says so"
    fn receiving(facts: &[Value], person: &str) -> bool {
        Self::has_any(facts, person, &PROTECTED)
            && Self::election(facts, person).is_some_and(|election| election["receive"] == true)
    }

    fn is_contact(fact: &Value, person: &str) -> bool {
        fact["person"] == person
            && (fact["kind"] == "inbound"
                || (fact["kind"] == "effort" || fact["kind"] == "notice")
                    && fact["outcome"] == "reached")
    }

    fn episode(&self) -> Option<usize> {
        self.facts.iter().rposition(|f| f["kind"] == "decision")
    }

    /// The first contact in the running episode while protected.
    fn first_contact(&self, person: &str) -> Option<usize> {
        let start = self.episode()?;
        (start..self.facts.len()).find(|&i| {
            Self::is_contact(&self.facts[i], person)
                && Self::has_any(&self.facts[..=i], person, &PROTECTED)
        })
    }

    /// What an assessment makes new, of the things that the pack wants told.
    fn made_new(&self, i: usize) -> Vec<String> {
        let facts = &self.facts;
        let earlier = || facts[..i].iter().filter(|f| f["kind"] == "assessment");
        let mut new = Vec::new();
        if earlier().next().is_none() {
            new = self.items("assessed");
        }
        for list in self.items("named") {
            let before: Vec<&Value> = earlier()
                .flat_map(|f| f[list.as_str()].as_array().unwrap())
                .collect();
            if facts[i][list.as_str()]
                .as_array()
                .unwrap()
                .iter()
                .any(|name| !before.contains(&name))
            {
                new.push(list);
            }
        }
        new
    }

    fn items(&self, when: &str) -> Vec<String> {
        self.state
            .list(&format!("initial_disclosure.items.{when}.items"))
    }

    fn required(&self, person: &str) -> Vec<String> {
        let assessments = || self.facts.iter().filter(|f| f["kind"] == "assessment");
        let mut required = self.items("always");
        if assessments().next().is_some() {
            required.extend(self.items("assessed"));
        }
        if self.facts[self.episode().unwrap()]["outcome"] == "denied" {
            required.extend(self.items("denied"));
        }
        for list in self.items("named") {
            if assessments().any(|f| !f[list.as_str()].as_array().unwrap().is_empty()) {
                required.push(list);
            }
        }
        if Self::election(&self.facts, person).is_none() {
            required.extend(self.items("not_asked"));
        }
        required.sort();
        required.dedup();
        // "unless a disclosure since they were first contacted in the episode has told it, or recorded it as
        // declined, and it has not become new since"
        let since = self.first_contact(person).unwrap();
        required.retain(|item| {
            let mut heard = false;
            for (i, fact) in self.facts.iter().enumerate().skip(since) {
                if fact["kind"] == "disclosure" && fact["person"] == person {
                    heard |= ["items", "declined"]
                        .iter()
                        .any(|l| fact[*l].as_array().unwrap().contains(&json!(item)));
                }
                if fact["kind"] == "assessment" && self.made_new(i).contains(item) {
                    heard = false;
                }
            }
            !heard
        });
        required
    }

    /// Every event after an accepted decision: its place and clause.
    fn events(&self) -> Vec<(usize, String)> {
        let mut events = Vec::new();
        for (i, fact) in self.facts.iter().enumerate() {
            let before = &self.facts[..i];
            let accepted = before
                .iter()
                .rposition(|f| f["kind"] == "decision" && f["outcome"] == "accepted");
            let Some(accepted) = accepted else { continue };
            let reasons = self.state.list("event_notice.left.reasons");
            if fact["kind"] == "termination"
                && reasons.iter().any(|reason| fact["reason"] == *reason)
            {
                events.push((i, self.state.clause("left")));
            }
            if fact["kind"] == "session_attended" && self.state.may("event_notice.began").is_some()
            {
                let left = before
                    .iter()
                    .rposition(|f| f["kind"] == "termination")
                    .unwrap_or(0);
                let since = accepted.max(left);
                if !before[since..]
                    .iter()
                    .any(|f| f["kind"] == "session_attended")
                {
                    events.push((i, self.state.clause("began")));
                }
            }
        }
        events
    }

    /// Threats that were not ended.
    fn living(&self) -> Vec<usize> {
        let ended = |id: &Value| {
            self.facts
                .iter()
                .any(|f| f["kind"] == "threat_ended" && f["about"] == *id)
        };
        (0..self.facts.len())
            .filter(|&i| self.facts[i]["kind"] == "threat" && !ended(&self.facts[i]["id"]))
            .collect()
    }

    fn toward_a_person(&self, threat: usize) -> bool {
        self.facts[threat]["toward"]
            .as_array()
            .unwrap()
            .iter()
            .any(|target| target != "animal")
    }

    /// Named, if somebody of that name was known then.
    fn named(&self, threat: usize, person: &str) -> bool {
        self.facts[threat]["named"]
            .as_array()
            .unwrap()
            .contains(&json!(person))
            && Self::people(&self.facts[..threat]).contains(&person.to_owned())
    }

    fn concerned(&self, threat: usize, person: &str) -> bool {
        let known_then = Self::people(&self.facts[..threat]).contains(&person.to_owned());
        if self.facts[threat]["source"] == person && known_then {
            return false;
        }
        self.toward_a_person(threat) && Self::has_any(&self.facts, person, &PROTECTED)
            || !self.toward_a_person(threat) && Self::receiving(&self.facts, person)
            || self.named(threat, person) && !Self::roles(&self.facts, person).is_empty()
    }

    // --- duties begin and end -------------------------------------------------------------------

    #[expect(clippy::too_many_arguments, reason = "each is a field of the duty")]
    fn begin(
        &mut self,
        kind: &'static str,
        person: Option<&str>,
        about: Option<&str>,
        clause: String,
        basis: String,
        due: Second,
        left: Vec<String>,
    ) {
        let (opened, episode, serial) = (self.at(), self.episode(), self.duties.len());
        let (person, about) = (person.map(str::to_owned), about.map(str::to_owned));
        self.duties.push(Duty {
            kind,
            person,
            about,
            clause,
            basis,
            opened,
            due,
            closed: None,
            evidence: vec![],
            episode,
            left,
            serial,
        });
    }

    fn close(&mut self, i: usize, state: &'static str, how: &'static str) {
        let recorded = self
            .now()
            .get("recorded")
            .unwrap_or(&self.now()["at"])
            .as_str()
            .map(second)
            .unwrap();
        self.duties[i].closed = Some((state, how, self.at(), recorded));
    }

    fn evidence(&mut self, i: usize) {
        let fact = self.facts.len() - 1;
        self.duties[i].evidence.push(fact);
    }

    fn open_of(&self, kind: &str, person: Option<&str>) -> Vec<usize> {
        (0..self.duties.len())
            .filter(|&i| self.duties[i].open() && self.duties[i].of(kind, person))
            .collect()
    }

    /// "the third different local day of misses that are its evidence", or what the pack has for third
    fn gives_up(&self, i: usize) -> bool {
        let place = format!("{}.give_up.different_days", self.duties[i].kind);
        self.days_of_misses(i) == self.state.number(&place)
    }

    fn days_of_misses(&self, i: usize) -> i64 {
        let mut days: Vec<Date> = Vec::new();
        for &fact in &self.duties[i].evidence {
            let fact = &self.facts[fact];
            if (fact["kind"] == "effort" || fact["kind"] == "notice")
                && fact["outcome"] != "reached"
            {
                days.push(self.state.day(second(fact["at"].as_str().unwrap())));
            }
        }
        days.sort();
        days.dedup();
        i64::try_from(days.len()).unwrap()
    }

    // --- the facts ------------------------------------------------------------------------------

    fn take(&mut self) {
        let kind = self.text("kind");
        let person = self.text("person");
        match kind.as_str() {
            "person" => self.person(&person),
            "assessment" => self.assessment(),
            "decision" => self.decision(),
            "session_attended" | "termination" => self.event(),
            "threat" => self.threat(),
            "inbound" => self.contact(&person),
            "effort" => self.effort(),
            "disclosure" => {
                let fact = self.now().clone();
                let told = |item: &str| {
                    ["items", "declined"]
                        .iter()
                        .any(|list| fact[*list].as_array().unwrap().contains(&json!(item)))
                };
                self.heard(&person, told);
            }
            "election" => self.elected(&person),
            "notice" => self.notice(&person),
            "provider_notice" => {
                for i in self.open_of("provider_warning", None) {
                    if self.duties[i].about == Some(self.text("about")) {
                        self.evidence(i);
                        if self.text("outcome") == "reached" {
                            self.close(i, "met", "told");
                        }
                    }
                }
            }
            "callback" => self.callback(&person),
            "threat_ended" => {
                for i in 0..self.duties.len() {
                    let duty = &self.duties[i];
                    let warning = duty.kind == "threat_warning" || duty.kind == "provider_warning";
                    if duty.open() && warning && duty.about == Some(self.text("about")) {
                        self.close(i, "lapsed", "ended");
                    }
                }
            }
            "person_ended" => {
                for i in 0..self.duties.len() {
                    if self.duties[i].open() && self.duties[i].person.as_ref() == Some(&person) {
                        self.close(i, "lapsed", "ended");
                    }
                }
                self.nobody();
            }
            _ => {}
        }
    }

    fn person(&mut self, person: &str) {
        let before = &self.facts[..self.facts.len() - 1];
        let was = |roles: &[&str]| Self::has_any(before, person, roles);
        let owed_to = self.state.list("initial_notification.owed.to");
        let owed_to: Vec<&str> = owed_to.iter().map(String::as_str).collect();
        let (was_victim, was_owed, was_protected) =
            (was(&["victim"]), was(&owed_to), was(&PROTECTED));
        let is = |roles: &[&str]| Self::has_any(&self.facts, person, roles);
        let (victim, owed, protected) = (is(&["victim"]), is(&owed_to), is(&PROTECTED));
        let soon = self
            .state
            .due("initial_notification.known_within", self.at());
        if victim {
            // "takes over every open null duty of this kind as it stands"
            for i in self.open_of("initial_notification", None) {
                let episode = self.duties[i].episode;
                if self
                    .duties
                    .iter()
                    .any(|d| d.of("initial_notification", Some(person)) && d.episode == episode)
                {
                    self.close(i, "lapsed", "merged");
                    continue;
                }
                let at = self.at();
                let basis = self.state.basis("initial_notification.known_within");
                let duty = &mut self.duties[i];
                duty.person = Some(person.to_owned());
                if at <= duty.due && soon > duty.due {
                    duty.due = soon;
                    duty.basis = basis;
                }
            }
        }
        if owed && !was_owed {
            self.initial_later(Some(person));
        }
        if victim && !was_victim {
            for i in self.open_of("threat_warning", None) {
                self.close(i, "lapsed", "merged");
            }
        }
        self.living_threats(person);
        if protected && !was_protected && self.open_of("check_in", Some(person)).is_empty() {
            self.check_in(person);
        }
        self.nobody();
    }

    fn nobody(&mut self) {
        if Self::victim_known(&self.facts) {
            return;
        }
        self.initial_later(None);
        for threat in self.living() {
            if self.toward_a_person(threat) {
                self.warn(threat, None);
            }
        }
    }

    fn initial_later(&mut self, person: Option<&str>) {
        let Some(episode) = self.episode() else {
            return;
        };
        let kind = "initial_notification";
        if self
            .duties
            .iter()
            .any(|d| d.of(kind, person) && d.episode == Some(episode) && !d.lapsed())
        {
            return;
        }
        let (first, within, after) = (
            "initial_notification.due",
            "initial_notification.known_within",
            "initial_notification.known_after",
        );
        let decided = second(self.facts[episode]["at"].as_str().unwrap());
        let decision_due = self.state.due(first, decided);
        let at = self.at();
        let (due, place) = if at <= decision_due {
            let soon = self.state.due(within, at);
            if soon > decision_due {
                (soon, within)
            } else {
                (decision_due, first)
            }
        } else {
            (self.state.due(after, at), after)
        };
        let (clause, basis) = (self.state.clause("first_notice"), self.state.basis(place));
        self.begin(kind, person, None, clause, basis, due, vec![]);
    }

    fn decision(&mut self) {
        let place = "initial_notification.due";
        let owed_to = self.state.list("initial_notification.owed.to");
        let owed_to: Vec<&str> = owed_to.iter().map(String::as_str).collect();
        let mut owed: Vec<Option<String>> = Self::people(&self.facts)
            .into_iter()
            .filter(|person| Self::has_any(&self.facts, person, &owed_to))
            .map(Some)
            .collect();
        if !Self::victim_known(&self.facts) {
            owed.push(None);
        }
        for person in owed {
            let (clause, basis) = (self.state.clause("first_notice"), self.state.basis(place));
            let due = self.state.due(place, self.at());
            self.begin(
                "initial_notification",
                person.as_deref(),
                None,
                clause,
                basis,
                due,
                vec![],
            );
        }
    }

    fn assessment(&mut self) {
        let new = self.made_new(self.facts.len() - 1);
        if new.is_empty() {
            return;
        }
        for person in Self::people(&self.facts) {
            if self.first_contact(&person).is_none()
                || !Self::has_any(&self.facts, &person, &PROTECTED)
            {
                continue;
            }
            let episode = self.episode();
            let open = self.open_of("initial_disclosure", Some(&person));
            if let Some(&i) = open.iter().find(|&&i| self.duties[i].episode == episode) {
                for item in &new {
                    if !self.duties[i].left.contains(item) {
                        self.duties[i].left.push(item.clone());
                    }
                }
            } else {
                self.tell(&person, new.clone());
            }
        }
    }

    fn tell(&mut self, person: &str, left: Vec<String>) {
        let place = "initial_disclosure.due";
        let (clause, basis) = (self.state.clause("told"), self.state.basis(place));
        let due = self.state.due(place, self.at());
        self.begin(
            "initial_disclosure",
            Some(person),
            None,
            clause,
            basis,
            due,
            left,
        );
    }

    fn event(&mut self) {
        let here = self.facts.len() - 1;
        let Some((_, clause)) = self.events().into_iter().find(|(i, _)| *i == here) else {
            return;
        };
        let id = self.text("id");
        for person in Self::people(&self.facts) {
            if Self::receiving(&self.facts, &person) {
                self.news(&person, &id, &clause);
            }
        }
    }

    fn news(&mut self, person: &str, about: &str, clause: &str) {
        let place = "event_notice.due";
        let due = self.state.due(place, self.at());
        let (clause, basis) = (clause.to_owned(), self.state.basis(place));
        self.begin(
            "event_notice",
            Some(person),
            Some(about),
            clause,
            basis,
            due,
            vec![],
        );
    }

    fn catch_up(&mut self, person: &str) {
        if !Self::receiving(&self.facts, person) {
            return;
        }
        let accepted = self
            .facts
            .iter()
            .rposition(|f| f["kind"] == "decision" && f["outcome"] == "accepted");
        let events = self.events();
        let latest = events
            .iter()
            .rev()
            .find(|(i, _)| Some(*i) > accepted)
            .map(|(i, _)| *i);
        for (i, clause) in events {
            let id = self.facts[i]["id"].as_str().unwrap().to_owned();
            let mine =
                |d: &Duty| d.of("event_notice", Some(person)) && d.about.as_ref() == Some(&id);
            let tried = self
                .duties
                .iter()
                .any(|d| mine(d) && matches!(d.closed, Some(("lapsed", "tried", ..))));
            let open_or_met = self.duties.iter().any(|d| mine(d) && !d.lapsed());
            let reached = self.facts.iter().any(|f| {
                f["kind"] == "notice"
                    && f["person"] == person
                    && f["about"] == id.as_str()
                    && f["outcome"] == "reached"
            });
            if (latest == Some(i) || tried) && !open_or_met && !reached {
                self.news(person, &id, &clause);
            }
        }
    }

    fn threat(&mut self) {
        let threat = self.facts.len() - 1;
        for person in Self::people(&self.facts) {
            if self.concerned(threat, &person) {
                self.warn(threat, Some(&person));
            }
        }
        if self.toward_a_person(threat) {
            if !Self::victim_known(&self.facts) {
                self.warn(threat, None);
            }
            let place = "provider_warning.due";
            let due = self.at() + 60 * self.state.number(&format!("{place}.minutes"));
            let (id, clause, basis) = (
                self.text("id"),
                self.state.clause("provider"),
                self.state.basis(place),
            );
            self.begin(
                "provider_warning",
                None,
                Some(&id),
                clause,
                basis,
                due,
                vec![],
            );
        }
    }

    fn warn(&mut self, threat: usize, person: Option<&str>) {
        let id = self.facts[threat]["id"].as_str().unwrap().to_owned();
        let same = |d: &Duty| {
            d.of("threat_warning", person) && d.about.as_ref() == Some(&id) && !d.lapsed()
        };
        if self.duties.iter().any(same) {
            return;
        }
        let clause = match person {
            Some(person) if Self::receiving(&self.facts, person) => "danger_chosen",
            Some(person) if !Self::has_any(&self.facts, person, &PROTECTED) => "others",
            _ => "danger",
        };
        let place = "threat_warning.due";
        let due = self.at() + 60 * self.state.number(&format!("{place}.minutes"));
        let (clause, basis) = (self.state.clause(clause), self.state.basis(place));
        self.begin(
            "threat_warning",
            person,
            Some(&id),
            clause,
            basis,
            due,
            vec![],
        );
    }

    fn living_threats(&mut self, person: &str) {
        for threat in self.living() {
            if self.concerned(threat, person) {
                self.warn(threat, Some(person));
            }
        }
    }

    fn check_in(&mut self, person: &str) {
        let election = Self::election(&self.facts, person).cloned();
        let days = election.and_then(|election| election["every_days"].as_i64());
        let (Some(days), true) = (days, Self::has_any(&self.facts, person, &PROTECTED)) else {
            return;
        };
        let place = "check_in.due";
        let mut day = self.state.day(self.state.counted(place, self.at(), days));
        let moved = self
            .state
            .at("check_in.due.moved_to_business_day")
            .as_bool()
            == Some(true);
        while moved && !self.state.business(day) {
            day += 1.day();
        }
        let due = self.state.end(day);
        let (clause, basis) = (self.state.clause("check_in"), self.state.basis(place));
        self.begin("check_in", Some(person), None, clause, basis, due, vec![]);
    }

    fn effort(&mut self) {
        let fact = self.now().clone();
        let person = fact["person"].as_str();
        if fact["outcome"] == "reached" {
            self.contact(person.unwrap());
            return;
        }
        for i in self.open_of("initial_notification", person) {
            self.evidence(i);
            if self.enough_tries(i) {
                self.close(i, "met", "tried");
            }
        }
        let Some(person) = person else {
            for i in self.open_of("threat_warning", None) {
                self.evidence(i);
            }
            return;
        };
        let today = self.state.day(self.at());
        for kind in ["initial_disclosure", "check_in"] {
            for i in self.open_of(kind, Some(person)) {
                // "efforts for its person that miss, from its due day on"
                if today >= self.state.day(self.duties[i].due) {
                    self.evidence(i);
                    if self.gives_up(i) {
                        self.close(i, "lapsed", "tried");
                        if kind == "check_in" {
                            self.check_in(person);
                        }
                    }
                }
            }
        }
    }

    /// "three that count, on two different local days or more", by the pack's numbers
    fn enough_tries(&self, i: usize) -> bool {
        let spread = "initial_notification.spread";
        let apart = 60 * self.state.number(&format!("{spread}.apart_minutes"));
        let never = self.state.list(&format!("{spread}.never"));
        let ways = self.state.list("initial_notification.ways.channels");
        let mut counted: Vec<Second> = Vec::new();
        for &fact in &self.duties[i].evidence {
            let fact = &self.facts[fact];
            let at = second(fact["at"].as_str().unwrap());
            let dead = never.iter().any(|ending| fact["outcome"] == *ending);
            let way = ways.iter().any(|way| fact["channel"] == *way);
            let too_soon = counted.last().is_some_and(|last| at - last < apart);
            if way && !dead && !too_soon {
                counted.push(at);
            }
        }
        let mut days: Vec<Date> = counted.iter().map(|at| self.state.day(*at)).collect();
        days.dedup();
        let reached =
            |count: usize, place: &str| i64::try_from(count).unwrap() >= self.state.number(place);
        reached(counted.len(), "initial_notification.tries.number")
            && reached(days.len(), "initial_notification.spread.different_days")
    }

    fn contact(&mut self, person: &str) {
        for i in self.open_of("initial_notification", Some(person)) {
            self.evidence(i);
            self.close(i, "met", "told");
        }
        for i in self.open_of("check_in", Some(person)) {
            // "the next contact at a later time than it was opened"
            if self.at() > self.duties[i].opened {
                self.evidence(i);
                self.close(i, "met", "told");
                self.check_in(person);
            }
        }
        let episode = self.episode();
        if episode.is_some() && Self::has_any(&self.facts, person, &PROTECTED) {
            let open = self.open_of("initial_disclosure", Some(person));
            if !open.iter().any(|&i| self.duties[i].episode == episode) {
                let required = self.required(person);
                if !required.is_empty() {
                    self.tell(person, required);
                }
            }
        }
        self.catch_up(person);
    }

    fn notice(&mut self, person: &str) {
        let about = self.text("about");
        let reached = self.text("outcome") == "reached";
        for kind in ["event_notice", "threat_warning"] {
            for i in self.open_of(kind, Some(person)) {
                if self.duties[i].about.as_ref() != Some(&about) {
                    continue;
                }
                self.evidence(i);
                if reached {
                    self.close(i, "met", "told");
                } else if kind == "event_notice" && self.gives_up(i) {
                    self.close(i, "lapsed", "tried");
                }
            }
        }
        if reached {
            self.contact(person);
        }
    }

    fn heard(&mut self, person: &str, told: impl Fn(&str) -> bool) {
        for i in self.open_of("initial_disclosure", Some(person)) {
            if self.duties[i].left.iter().any(|item| told(item)) {
                self.evidence(i);
                self.duties[i].left.retain(|item| !told(item));
                if self.duties[i].left.is_empty() {
                    self.close(i, "met", "told");
                }
            }
        }
    }

    fn elected(&mut self, person: &str) {
        let asked = self.items("not_asked");
        self.heard(person, |item| asked.iter().any(|each| each == item));
        if self.now()["receive"] == true {
            self.catch_up(person);
            self.living_threats(person);
        } else {
            for i in self.open_of("event_notice", Some(person)) {
                self.close(i, "lapsed", "chose");
            }
            for i in self.open_of("threat_warning", Some(person)) {
                let about = self.duties[i].about.clone().unwrap();
                let threat = self
                    .facts
                    .iter()
                    .position(|f| f["id"] == about.as_str())
                    .unwrap();
                if !self.toward_a_person(threat) && !self.named(threat, person) {
                    self.close(i, "lapsed", "chose");
                }
            }
        }
        for i in self.open_of("check_in", Some(person)) {
            self.close(i, "lapsed", "chose");
        }
        self.check_in(person);
    }

    fn callback(&mut self, person: &str) {
        let day: Date = self.text("day").parse().unwrap();
        let (at, theirs) = (self.at(), self.state.end(day));
        for kind in self.state.list("callback.moves") {
            for i in self.open_of(&kind, Some(person)) {
                let duty = &mut self.duties[i];
                if at <= duty.due {
                    duty.due = duty.due.max(theirs);
                }
            }
        }
    }

    // --- the answer -----------------------------------------------------------------------------

    fn answer(&self, as_of: Second) -> Vec<Value> {
        let mut duties: Vec<&Duty> = self
            .duties
            .iter()
            .filter(|d| !matches!(d.closed, Some(("lapsed", _, at, _)) if at == d.opened))
            .collect();
        duties.sort_by(|a, b| {
            (a.opened, a.kind, &a.person, &a.about, a.serial)
                .cmp(&(b.opened, b.kind, &b.person, &b.about, b.serial))
        });
        duties
            .iter()
            .map(|d| {
                let late = match d.closed {
                    None => d.due < as_of,
                    Some(("met", _, at, _)) => d.due < at,
                    Some((_, _, _, recorded)) => d.due < recorded,
                };
                json!({
                    "case": self.facts[0]["case"], "kind": d.kind, "person": d.person, "about": d.about,
                    "clause": d.clause, "basis": d.basis,
                    "opened": self.state.written(d.opened), "due": self.state.written(d.due),
                    "state": d.closed.map_or("open", |(state, ..)| state), "how": d.closed.map(|(_, how, ..)| how),
                    "closed_at": d.closed.map(|(_, _, at, _)| self.state.written(at)), "late": late,
                    "evidence": d.evidence.iter().map(|&i| self.facts[i]["id"].clone()).collect::<Vec<_>>(),
                })
            })
            .collect()
    }
}
