//! Which keys a pack may have, which it must, and within which bounds its numbers lie.

use toml::{Table, Value};

use super::Wrong;

/// What is said of every value beside its own keys.
pub(super) const ORIGIN: [&str; 5] = ["basis", "clause", "quote", "source", "why"];

/// A value of a pack.
pub(super) struct Form {
    pub(super) place: &'static str,
    pub(super) keys: &'static [&'static str],
    /// Whether a state may leave it out.
    pub(super) may_lack: bool,
}

const fn must(place: &'static str, keys: &'static [&'static str]) -> Form {
    Form {
        place,
        keys,
        may_lack: false,
    }
}

const fn may(place: &'static str, keys: &'static [&'static str]) -> Form {
    Form {
        place,
        keys,
        may_lack: true,
    }
}

const OWN: [&str; 4] = ["number", "unit", "least", "most"];

/// Every value, in the order in which packs are written.
pub(super) const VALUES: &[Form] = &[
    must("business_day", &["weekend"]),
    must("holidays", &[]),
    must("proclaimed", &["name"]),
    must("initial_notification.owed", &["to"]),
    must("initial_notification.due", &["days", "count"]),
    must("initial_notification.known_within", &["days", "count"]),
    must("initial_notification.known_after", &["days", "count"]),
    must("initial_notification.tries", &["number"]),
    must("initial_notification.ways", &["channels"]),
    must(
        "initial_notification.spread",
        &["different_days", "apart_minutes", "never"],
    ),
    must("initial_disclosure.due", &["days", "count"]),
    may("initial_disclosure.items.always", &["items"]),
    may("initial_disclosure.items.assessed", &["items"]),
    may("initial_disclosure.items.denied", &["items"]),
    may("initial_disclosure.items.named", &["items"]),
    may("initial_disclosure.items.not_asked", &["items"]),
    must("initial_disclosure.give_up", &["different_days"]),
    may("event_notice.began", &[]),
    may("event_notice.left", &["reasons"]),
    must("event_notice.due", &["days", "count"]),
    must("event_notice.give_up", &["different_days"]),
    must("threat_warning.due", &["minutes"]),
    must("provider_warning.due", &["minutes"]),
    must("check_in.due", &["count", "moved_to_business_day"]),
    must("check_in.give_up", &["different_days"]),
    must("callback", &["most_days", "moves"]),
    must(
        "they_hear_first",
        &["number", "unit", "least", "most", "hour", "count"],
    ),
    must("alarm_again", &OWN),
    must("alarm_in_hand", &OWN),
    must("number_tried", &OWN),
    must("absences_in_a_row", &OWN),
    must(
        "absences_in_weeks",
        &["number", "weeks", "unit", "least", "most"],
    ),
    must("years_kept", &OWN),
];

/// The least and the most that a number of that name may be.
pub(super) fn bounds(key: &str) -> Option<(i64, i64)> {
    Some(match key {
        "days" | "most_days" => (1, 366),
        "minutes" => (1, 24 * 60),
        "apart_minutes" => (0, 24 * 60),
        "different_days" => (1, 31),
        "number" | "least" | "most" => (1, 366),
        "hour" => (0, 23),
        "weeks" => (1, 520),
        _ => return None,
    })
}

/// The tables that are no values, with the keys they may have.
const TABLES: [(&str, &[&str]); 6] = [
    (
        "",
        &[
            "pack", "version", "name", "rule", "zone", "served", "sources", "clauses", "holiday",
            "standard", "finding",
        ],
    ),
    (
        "clauses",
        &[
            "first_notice",
            "told",
            "began",
            "left",
            "danger",
            "danger_chosen",
            "others",
            "provider",
            "check_in",
        ],
    ),
    (
        "holiday",
        &[
            "name", "quote", "source", "since", "month", "day", "weekday", "nth", "easter", "plus",
            "instead",
        ],
    ),
    ("holiday.instead", &["saturday", "sunday"]),
    ("standard", &["clause", "source", "quote"]),
    (
        "finding",
        &["clause", "source", "quote", "needs", "instead"],
    ),
];

/// Says of every key that nothing reads it, if nothing does; and of every list of tables what it lacks.
pub(super) fn keys(pack: &Table, wrong: &mut Vec<Wrong>) {
    table("", pack, wrong);
    for name in ["standard", "finding"] {
        let wanted = TABLES.iter().find(|(place, _)| *place == name);
        let list = pack.get(name).and_then(Value::as_array);
        for (number, each) in (1_usize..).zip(list.into_iter().flatten()) {
            for key in wanted.iter().flat_map(|(_, keys)| keys.iter()) {
                if each.get(*key).is_none() {
                    wrong.push(Wrong {
                        place: format!("{name} {number}.{key}"),
                        what: "is missing".to_owned(),
                    });
                }
            }
        }
    }
}

fn table(place: &str, table: &Table, wrong: &mut Vec<Wrong>) {
    for (key, value) in table {
        let here = if place.is_empty() {
            key.clone()
        } else {
            format!("{place}.{key}")
        };
        if !known(place, key, &here) {
            wrong.push(Wrong {
                place: here,
                what: "nothing reads this key".to_owned(),
            });
            continue;
        }
        match value {
            Value::Table(inner) => self::table(&here, inner, wrong),
            Value::Array(list) => {
                for inner in list.iter().filter_map(Value::as_table) {
                    self::table(&here, inner, wrong);
                }
            }
            _ => {}
        }
    }
}

fn known(place: &str, key: &str, here: &str) -> bool {
    let below = |form: &Form| form.place == here || form.place.starts_with(&format!("{here}."));
    match place {
        // Sources are named by the pack itself.
        "sources" => true,
        _ if place.starts_with("sources.") => ["title", "url", "seen", "own"].contains(&key),
        _ => {
            let listed = TABLES.iter().find(|(each, _)| *each == place);
            let value = VALUES.iter().find(|form| form.place == place);
            listed.is_some_and(|(_, keys)| keys.contains(&key))
                || value.is_some_and(|form| form.keys.contains(&key) || ORIGIN.contains(&key))
                || VALUES.iter().any(below)
        }
    }
}
