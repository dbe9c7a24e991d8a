//! The slow, obvious twin of the engine.
//!
//! It remembers nothing but the duties themselves: who somebody is, what they chose, whether they were
//! contacted, what they heard, is looked up again in all earlier facts each time it is asked. Each rule
//! quotes the sentence it follows.

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
    tz::TimeZone,
};
use serde_json::{Value, json};

const PROTECTED: [&str; 3] = ["victim", "current_partner", "former_partner"];
const OWED_NOTICE: [&str; 2] = ["victim", "current_partner"];
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

/// The calendar and zone of Oklahoma, written down once more.
pub struct Oklahoma {
    zone: TimeZone,
    proclaimed: Vec<Date>,
}

impl Oklahoma {
    /// With the days that the governor proclaimed.
    #[must_use]
    pub fn new(proclaimed: &[Date]) -> Self {
        Self {
            zone: TimeZone::get("America/Chicago").unwrap(),
            proclaimed: proclaimed.to_vec(),
        }
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

    /// 25 O.S. 82.1(A), year by year.
    fn holiday(&self, day: Date) -> bool {
        let nth = |month, n, weekday| {
            date(day.year(), month, 1)
                .nth_weekday_of_month(n, weekday)
                .unwrap()
        };
        let thanksgiving = nth(11, 4, Weekday::Thursday);
        let mut holidays = vec![
            nth(1, 3, Weekday::Monday),
            nth(2, 3, Weekday::Monday),
            nth(5, -1, Weekday::Monday),
            nth(9, 1, Weekday::Monday),
            thanksgiving,
            thanksgiving + 1.day(),
        ];
        for fixed in [
            date(day.year(), 1, 1),
            date(day.year() + 1, 1, 1),
            date(day.year(), 7, 4),
            date(day.year(), 11, 11),
        ] {
            holidays.push(match fixed.weekday() {
                Weekday::Saturday => fixed - 1.day(),
                Weekday::Sunday => fixed + 1.day(),
                _ => fixed,
            });
        }
        let christmas = date(day.year(), 12, 25);
        match christmas.weekday() {
            Weekday::Saturday => holidays.extend([christmas - 1.day(), christmas - 2.days()]),
            Weekday::Sunday => holidays.extend([christmas + 1.day(), christmas + 2.days()]),
            _ => holidays.push(christmas),
        }
        holidays.contains(&day) || self.proclaimed.contains(&day)
    }

    fn business(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.holiday(day)
    }

    /// "day 0 is the local date of the moment the clock starts, day 1 the next business day after it"
    fn business_days(&self, at: Second, mut count: u32) -> Second {
        let mut day = self.day(at);
        while count > 0 {
            day += 1.day();
            if self.business(day) {
                count -= 1;
            }
        }
        self.end(day)
    }
}

#[derive(Clone, Debug)]
struct Duty {
    kind: &'static str,
    person: Option<String>,
    about: Option<String>,
    clause: &'static str,
    basis: &'static str,
    opened: Second,
    due: Second,
    closed: Option<(&'static str, &'static str, Second, Second)>,
    evidence: Vec<usize>,
    /// Of the decision of its episode, in the order taken.
    episode: Option<usize>,
    left: Vec<&'static str>,
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
    oklahoma: &'a Oklahoma,
    /// The facts counted so far; the last is at hand.
    facts: Vec<Value>,
    duties: Vec<Duty>,
}

/// The duties of one case's facts, as the contract lists them, without `because`.
#[must_use]
pub fn duties(lines: &[Value], oklahoma: &Oklahoma, as_of: &str) -> Vec<Value> {
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
        oklahoma,
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

    /// What an assessment makes new.
    fn made_new(facts: &[Value], i: usize) -> Vec<&'static str> {
        let earlier = || facts[..i].iter().filter(|f| f["kind"] == "assessment");
        let mut new = Vec::new();
        if earlier().next().is_none() {
            new.push("assessment_results");
        }
        for list in ["concerns", "lethality"] {
            let before: Vec<&Value> = earlier()
                .flat_map(|f| f[list].as_array().unwrap())
                .collect();
            if facts[i][list]
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

    fn required(&self, person: &str) -> Vec<&'static str> {
        let assessments = || self.facts.iter().filter(|f| f["kind"] == "assessment");
        let mut required = vec!["services"];
        if assessments().next().is_some() {
            required.push("assessment_results");
        }
        if self.facts[self.episode().unwrap()]["outcome"] == "denied" {
            required.push("rejection_reason");
        }
        for list in ["concerns", "lethality"] {
            if assessments().any(|f| !f[list].as_array().unwrap().is_empty()) {
                required.push(list);
            }
        }
        if Self::election(&self.facts, person).is_none() {
            required.push("choice");
        }
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
                if fact["kind"] == "assessment" && Self::made_new(&self.facts, i).contains(item) {
                    heard = false;
                }
            }
            !heard
        });
        required
    }

    /// Every event after an accepted decision: its place and clause.
    fn events(&self) -> Vec<(usize, &'static str)> {
        let mut events = Vec::new();
        for (i, fact) in self.facts.iter().enumerate() {
            let before = &self.facts[..i];
            let accepted = before
                .iter()
                .rposition(|f| f["kind"] == "decision" && f["outcome"] == "accepted");
            let Some(accepted) = accepted else { continue };
            if fact["kind"] == "termination" {
                events.push((i, "(e)(2)"));
            }
            if fact["kind"] == "session_attended" {
                let left = before
                    .iter()
                    .rposition(|f| f["kind"] == "termination")
                    .unwrap_or(0);
                let since = accepted.max(left);
                if !before[since..]
                    .iter()
                    .any(|f| f["kind"] == "session_attended")
                {
                    events.push((i, "(e)(1)"));
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
        clause: &'static str,
        basis: &'static str,
        due: Second,
        left: Vec<&'static str>,
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

    fn days_of_misses(&self, i: usize) -> usize {
        let mut days: Vec<Date> = Vec::new();
        for &fact in &self.duties[i].evidence {
            let fact = &self.facts[fact];
            if (fact["kind"] == "effort" || fact["kind"] == "notice")
                && fact["outcome"] != "reached"
            {
                days.push(self.oklahoma.day(second(fact["at"].as_str().unwrap())));
            }
        }
        days.sort();
        days.dedup();
        days.len()
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
        let (was_victim, was_owed, was_protected) =
            (was(&["victim"]), was(&OWED_NOTICE), was(&PROTECTED));
        let is = |roles: &[&str]| Self::has_any(&self.facts, person, roles);
        let (victim, owed, protected) = (is(&["victim"]), is(&OWED_NOTICE), is(&PROTECTED));
        let soon = self.oklahoma.business_days(self.at(), 2);
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
                let duty = &mut self.duties[i];
                duty.person = Some(person.to_owned());
                if at <= duty.due && soon > duty.due {
                    duty.due = soon;
                    duty.basis = "policy";
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
        let decision_due = self
            .oklahoma
            .business_days(second(self.facts[episode]["at"].as_str().unwrap()), 7);
        let at = self.at();
        let (due, basis) = if at <= decision_due {
            let soon = self.oklahoma.business_days(at, 2);
            if soon > decision_due {
                (soon, "policy")
            } else {
                (decision_due, "law")
            }
        } else {
            (self.oklahoma.business_days(at, 7), "policy")
        };
        self.begin(kind, person, None, "(c)", basis, due, vec![]);
    }

    fn decision(&mut self) {
        let due = self.oklahoma.business_days(self.at(), 7);
        for person in Self::people(&self.facts) {
            if Self::has_any(&self.facts, &person, &OWED_NOTICE) {
                self.begin(
                    "initial_notification",
                    Some(&person),
                    None,
                    "(c)",
                    "law",
                    due,
                    vec![],
                );
            }
        }
        if !Self::victim_known(&self.facts) {
            self.begin(
                "initial_notification",
                None,
                None,
                "(c)",
                "law",
                due,
                vec![],
            );
        }
    }

    fn assessment(&mut self) {
        let new = Self::made_new(&self.facts, self.facts.len() - 1);
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
                        self.duties[i].left.push(item);
                    }
                }
            } else {
                let due = self.oklahoma.business_days(self.at(), 1);
                self.begin(
                    "initial_disclosure",
                    Some(&person),
                    None,
                    "(c)",
                    "policy",
                    due,
                    new.clone(),
                );
            }
        }
    }

    fn event(&mut self) {
        let here = self.facts.len() - 1;
        let Some((_, clause)) = self.events().into_iter().find(|(i, _)| *i == here) else {
            return;
        };
        let id = self.text("id");
        for person in Self::people(&self.facts) {
            if Self::receiving(&self.facts, &person) {
                self.news(&person, &id, clause);
            }
        }
    }

    fn news(&mut self, person: &str, about: &str, clause: &'static str) {
        let due = self.oklahoma.business_days(self.at(), 1);
        self.begin(
            "event_notice",
            Some(person),
            Some(about),
            clause,
            "policy",
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
                self.news(person, &id, clause);
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
            let (id, due) = (self.text("id"), self.at() + 3600);
            self.begin(
                "provider_warning",
                None,
                Some(&id),
                "(b)",
                "policy",
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
            Some(person) if Self::receiving(&self.facts, person) => "(e)(3)",
            Some(person) if !Self::has_any(&self.facts, person, &PROTECTED) => "(b)",
            _ => "(d)",
        };
        let due = self.at() + 3600;
        self.begin(
            "threat_warning",
            person,
            Some(&id),
            clause,
            "policy",
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
        let mut day = self.oklahoma.day(self.at()) + days.days();
        while !self.oklahoma.business(day) {
            day += 1.day();
        }
        let due = self.oklahoma.end(day);
        self.begin("check_in", Some(person), None, "(d)", "policy", due, vec![]);
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
        let today = self.oklahoma.day(self.at());
        for kind in ["initial_disclosure", "check_in"] {
            for i in self.open_of(kind, Some(person)) {
                // "efforts for its person that miss, from its due day on"
                if today >= self.oklahoma.day(self.duties[i].due) {
                    self.evidence(i);
                    if self.days_of_misses(i) == 3 {
                        self.close(i, "lapsed", "tried");
                        if kind == "check_in" {
                            self.check_in(person);
                        }
                    }
                }
            }
        }
    }

    /// "three that count, on two different local days or more"
    fn enough_tries(&self, i: usize) -> bool {
        let mut counted: Vec<Second> = Vec::new();
        for &fact in &self.duties[i].evidence {
            let fact = &self.facts[fact];
            let at = second(fact["at"].as_str().unwrap());
            let dead = fact["outcome"] == "wrong_number" || fact["outcome"] == "disconnected";
            let too_soon = counted.last().is_some_and(|last| at - last < 2 * 3600);
            if fact["channel"] == "telephone" && !dead && !too_soon {
                counted.push(at);
            }
        }
        let mut days: Vec<Date> = counted.iter().map(|at| self.oklahoma.day(*at)).collect();
        days.dedup();
        counted.len() >= 3 && days.len() >= 2
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
                    let due = self.oklahoma.business_days(self.at(), 1);
                    self.begin(
                        "initial_disclosure",
                        Some(person),
                        None,
                        "(c)",
                        "policy",
                        due,
                        required,
                    );
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
                } else if kind == "event_notice" && self.days_of_misses(i) == 3 {
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
        self.heard(person, |item| item == "choice");
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
        let (at, theirs) = (self.at(), self.oklahoma.end(day));
        for kind in ["initial_disclosure", "event_notice", "check_in"] {
            for i in self.open_of(kind, Some(person)) {
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
                    "opened": self.oklahoma.written(d.opened), "due": self.oklahoma.written(d.due),
                    "state": d.closed.map_or("open", |(state, ..)| state), "how": d.closed.map(|(_, how, ..)| how),
                    "closed_at": d.closed.map(|(_, _, at, _)| self.oklahoma.written(at)), "late": late,
                    "evidence": d.evidence.iter().map(|&i| self.facts[i]["id"].clone()).collect::<Vec<_>>(),
                })
            })
            .collect()
    }
}
