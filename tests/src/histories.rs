//! Random valid histories: each row of numbers becomes one fact, so that proptest can drop rows to shrink.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde_json::{Map, Value, json};

/// One row of choices.
pub type Row = [u16; 8];

/// A history of one case, an instant to ask for, and the days that were proclaimed.
#[derive(Debug, Clone)]
pub struct Made {
    /// The facts, in the order in which they were made.
    pub facts: Vec<Value>,
    /// When to ask.
    pub as_of: String,
    /// Proclaimed days.
    pub proclaimed: Vec<Date>,
}

impl Made {
    /// The facts as a file.
    #[must_use]
    pub fn file(&self) -> String {
        self.facts.iter().map(|fact| format!("{fact}\n")).collect()
    }
}

/// From where histories start: before Thanksgiving, before both changes of the clock, before a Christmas on a
/// Saturday and one on a Sunday, before a December 24 that is proclaimed, on an ordinary day.
const STARTS: [&str; 6] = [
    "2026-11-16T15:30:00Z",
    "2026-03-05T04:10:00Z",
    "2026-10-30T22:59:00Z",
    "2027-12-14T16:00:00Z",
    "2033-12-19T05:59:59Z",
    "2026-12-17T15:00:00Z",
];

/// Seconds between one fact and the next.
const STEPS: [i64; 16] = [
    0, 0, 60, 1_799, 3_600, 7_199, 7_200, 14_400, 28_800, 50_400, 86_400, 86_400, 100_000, 172_800,
    345_600, 1_000_000,
];

fn pick<T>(list: &[T], choice: u16) -> &T {
    &list[usize::from(choice) % list.len()]
}

fn some(list: &[&str], choice: u16, at_least_one: bool) -> Vec<String> {
    let mut chosen: Vec<String> = Vec::new();
    for (i, each) in list.iter().enumerate() {
        if choice >> i & 1 == 1 {
            chosen.push((*each).to_owned());
        }
    }
    if chosen.is_empty() && at_least_one {
        chosen.push((*pick(list, choice >> 8)).to_owned());
    }
    chosen
}

fn written(at: i64, zone: &TimeZone) -> String {
    Timestamp::from_second(at)
        .unwrap()
        .display_with_offset(zone.to_offset(Timestamp::from_second(at).unwrap()))
        .to_string()
}

/// Makes a history of rows in Oklahoma's zone; `first` chooses where it starts and when it is asked for.
#[must_use]
pub fn make(first: Row, rows: &[Row]) -> Made {
    make_in("America/Chicago", first, rows)
}

/// The same in another zone, which decides on which day a callback may be.
#[must_use]
pub fn make_in(zone: &str, first: Row, rows: &[Row]) -> Made {
    let zone = TimeZone::get(zone).unwrap();
    let mut at = pick(&STARTS, first[0])
        .parse::<Timestamp>()
        .unwrap()
        .as_second();
    let dense = first[1].is_multiple_of(3);
    let mut facts: Vec<Value> = Vec::new();
    let mut persons: Vec<String> = Vec::new();
    let mut voided: Vec<String> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let step = if dense {
            pick(&STEPS[..8], row[0])
        } else {
            pick(&STEPS, row[0])
        };
        at += step;
        let id = format!("{}{number:02}", pick(&["a", "f", "k", "Z"], row[7] >> 8));
        let Some(mut fact) = content(*row, at, &facts, &mut persons, &mut voided, &zone) else {
            continue;
        };
        fact.insert("case".to_owned(), json!("k1"));
        fact.insert("id".to_owned(), json!(id));
        fact.insert("at".to_owned(), json!(written(at, &zone)));
        if row[7].is_multiple_of(7) {
            let late = at + pick(&[600, 90_000, 400_000, 900_000], row[7] >> 4);
            fact.insert("recorded".to_owned(), json!(written(late, &zone)));
        }
        facts.push(Value::Object(fact));
    }
    let as_of = at
        + pick(
            &[0, 1, 3_601, 90_000, 1_500_000, -100_000, -700_000],
            first[2],
        );
    let proclaimed = if first[3].is_multiple_of(2) {
        vec![]
    } else {
        vec!["2026-12-24".parse().unwrap(), "2026-11-25".parse().unwrap()]
    };
    Made {
        facts,
        as_of: written(as_of, &zone),
        proclaimed,
    }
}

fn content(
    row: Row,
    at: i64,
    facts: &[Value],
    persons: &mut Vec<String>,
    voided: &mut Vec<String>,
    zone: &TimeZone,
) -> Option<Map<String, Value>> {
    const KINDS: [&str; 44] = [
        "person",
        "person",
        "person",
        "effort",
        "notice",
        "notice",
        "notice",
        "notice",
        "assessment",
        "assessment",
        "decision",
        "decision",
        "decision",
        "session_attended",
        "session_attended",
        "termination",
        "termination",
        "threat",
        "threat",
        "threat",
        "inbound",
        "effort",
        "effort",
        "effort",
        "effort",
        "effort",
        "effort",
        "effort",
        "effort",
        "disclosure",
        "disclosure",
        "election",
        "election",
        "election",
        "notice",
        "notice",
        "notice",
        "notice",
        "provider_notice",
        "callback",
        "threat_ended",
        "person_ended",
        "void",
        "void",
    ];
    const ENDINGS: [&str; 12] = [
        "reached",
        "reached",
        "no_answer",
        "no_answer",
        "voicemail",
        "someone_else",
        "wrong_number",
        "disconnected",
        "unsafe",
        "not_understood",
        "hung_up",
        "no_answer",
    ];
    const CHANNELS: [&str; 9] = [
        "telephone",
        "telephone",
        "telephone",
        "telephone",
        "text",
        "email",
        "letter",
        "in_person",
        "other",
    ];
    const ITEMS: [&str; 6] = [
        "services",
        "assessment_results",
        "rejection_reason",
        "concerns",
        "lethality",
        "choice",
    ];
    const ROLES: [&[&str]; 7] = [
        &["victim"],
        &["victim"],
        &["victim", "current_partner"],
        &["current_partner"],
        &["former_partner"],
        &["other"],
        &["former_partner", "other"],
    ];
    let kind = *pick(&KINDS, row[1]);
    let of_kinds = |kinds: &[&str]| -> Vec<Value> {
        let such = |fact: &&Value| kinds.iter().any(|kind| fact["kind"] == *kind);
        facts
            .iter()
            .filter(such)
            .map(|fact| fact["id"].clone())
            .collect()
    };
    let about = |kinds: &[&str]| -> Option<Value> {
        let ids = of_kinds(kinds);
        if ids.is_empty() {
            None
        } else {
            Some(pick(&ids, row[5].wrapping_neg()).clone())
        }
    };
    let person = |choice: u16| {
        if persons.is_empty() {
            None
        } else {
            Some(json!(pick(persons, choice)))
        }
    };
    let fields = match kind {
        "person" => {
            let name = format!("p{}", row[2] % 4);
            if !persons.contains(&name) {
                persons.push(name.clone());
            }
            json!({ "person": name, "roles": pick(&ROLES, row[3]) })
        }
        "assessment" => {
            json!({ "concerns": some(&["drink", "debt"], row[2], false), "lethality": some(&["gun", "choke"], row[3], false) })
        }
        "decision" if row[2].is_multiple_of(3) => {
            json!({ "outcome": "denied", "reason": "needs other help first" })
        }
        "decision" => json!({ "outcome": "accepted", "reason": null }),
        "session_attended" => json!({}),
        "termination" => {
            json!({ "reason": pick(&["completed", "noncompliance", "other"], row[2]) })
        }
        "threat" => {
            let toward: [&[&str]; 5] = [
                &["victim"],
                &["animal"],
                &["child", "animal"],
                &["animal"],
                &["staff"],
            ];
            let known: Vec<&str> = persons.iter().map(String::as_str).collect();
            let named = if row[3].is_multiple_of(3) {
                some(&known, row[4], false)
            } else {
                vec![]
            };
            let source = if row[5].is_multiple_of(3) {
                person(row[6])
            } else {
                None
            };
            json!({ "toward": pick(&toward, row[2]), "named": named, "source": source })
        }
        "inbound" => {
            json!({ "person": person(row[2])?, "by": pick(&["person", "advocate"], row[3]) })
        }
        "effort" => {
            let nobody = row[2].is_multiple_of(5);
            let (mut to, outcome) = (
                *pick(&["person", "person", "advocate", "locate"], row[3]),
                *pick(&ENDINGS, row[5]),
            );
            let outcome = if nobody && outcome == "reached" {
                "no_answer"
            } else {
                outcome
            };
            if outcome == "reached" && to == "locate" {
                to = "person";
            }
            let person = if nobody { Value::Null } else { person(row[2])? };
            json!({ "person": person, "to": to, "channel": pick(&CHANNELS, row[4]), "outcome": outcome })
        }
        "disclosure" => {
            let items = if row[5].is_multiple_of(3) {
                some(&ITEMS, 63, false)
            } else {
                some(&ITEMS, row[3], false)
            };
            let declined: Vec<String> = some(&ITEMS, row[4], false)
                .into_iter()
                .filter(|item| !items.contains(item))
                .collect();
            json!({ "person": person(row[2])?, "items": items, "declined": declined })
        }
        "election" => {
            let days = pick(&[None, Some(1), Some(5), Some(14), None], row[4]);
            json!({ "person": person(row[2])?, "receive": !row[3].is_multiple_of(3), "provide": row[3].is_multiple_of(2), "every_days": days })
        }
        "notice" => json!({
            "person": person(row[2])?, "about": about(&["threat", "session_attended", "termination"])?,
            "to": pick(&["person", "advocate"], row[3]), "channel": pick(&CHANNELS, row[4]), "outcome": pick(&ENDINGS, row[6]),
        }),
        "provider_notice" => {
            json!({ "about": about(&["threat"])?, "outcome": pick(&ENDINGS, row[6]) })
        }
        "callback" => {
            let own = zone.to_datetime(Timestamp::from_second(at).unwrap()).date();
            json!({ "person": person(row[2])?, "day": (own + i64::from(row[3] % 31).days()).to_string() })
        }
        "threat_ended" => json!({ "about": about(&["threat"])?, "why": "in custody" }),
        "person_ended" => {
            json!({ "person": person(row[2])?, "why": pick(&["died", "mistaken", "merged"], row[3]) })
        }
        _ => {
            let ids: Vec<&Value> = facts
                .iter()
                .filter(|fact| fact["kind"] != "void")
                .map(|fact| &fact["id"])
                .collect();
            if ids.is_empty() {
                return None;
            }
            let id = (*pick(&ids, row[2])).clone();
            if voided.iter().any(|each| id == each.as_str()) {
                return None;
            }
            voided.push(id.as_str().unwrap().to_owned());
            json!({ "fact": id, "why": "entered for another case" })
        }
    };
    let mut fact = fields.as_object().unwrap().clone();
    fact.insert("kind".to_owned(), json!(kind));
    Some(fact)
}
