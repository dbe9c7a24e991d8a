//! What an envelope says, in words: a fact that a duty may read with the fields of files of facts, any other by its kind.

use jiff::tz::TimeZone;
use ledger::{Filed, Matter};
use rules::{Numbers, PersonNo, Set, What, Word};
use serde_json::{Map, Value, json};

use crate::output::Trouble;

/// The kind and its fields. Persons are the case's numbers; a `person` fact says how files of facts write that one.
pub(super) fn fact(matter: &Matter, zone: &TimeZone) -> Result<Value, Trouble> {
    match matter {
        Matter::Rule(what) => Ok(rule(what)),
        Matter::Filed(filed) => self::filed(filed, zone),
    }
}

fn set<W: Word>(set: Set<W>) -> Vec<&'static str> {
    set.iter().map(Word::word).collect()
}

fn numbers(numbers: Numbers) -> Vec<u8> {
    numbers.iter().collect()
}

fn number(person: Option<PersonNo>) -> Option<u8> {
    person.map(|person| person.0)
}

fn rule(what: &What) -> Value {
    let mut said = match *what {
        What::Person {
            person,
            name,
            roles,
        } => json!({"person": person.0, "name": name, "roles": set(roles)}),
        What::Assessment {
            concerns,
            lethality,
        } => json!({"concerns": numbers(concerns), "lethality": numbers(lethality)}),
        What::Decision { outcome } => json!({"outcome": outcome.word()}),
        What::SessionAttended => json!({}),
        What::Termination { reason } => json!({"reason": reason.word()}),
        What::Threat {
            toward,
            named,
            source,
        } => json!({
            "toward": set(toward), "named": numbers(named), "source": number(source),
        }),
        What::Inbound { person, by } => json!({"person": person.0, "by": by.word()}),
        What::Effort {
            person,
            to,
            channel,
            outcome,
        } => json!({
            "person": number(person), "to": to.word(), "channel": channel.word(), "outcome": outcome.word(),
        }),
        What::Disclosure {
            person,
            items,
            declined,
        } => json!({"person": person.0, "items": set(items), "declined": set(declined)}),
        What::Election {
            person,
            receive,
            provide,
            every_days,
        } => json!({
            "person": person.0, "receive": receive, "provide": provide, "every_days": every_days,
        }),
        What::Notice {
            person,
            about,
            to,
            channel,
            outcome,
        } => json!({
            "person": person.0, "about": about, "to": to.word(), "channel": channel.word(),
            "outcome": outcome.word(),
        }),
        What::ProviderNotice { about, outcome } => {
            json!({"about": about, "outcome": outcome.word()})
        }
        What::Callback { person, day } => json!({"person": person.0, "day": day.to_string()}),
        What::ThreatEnded { about } => json!({"about": about}),
        What::PersonEnded { person, why } => json!({"person": person.0, "why": why.word()}),
        What::Void { fact } => json!({"fact": fact}),
    };
    if let Some(fields) = said.as_object_mut() {
        fields.insert("kind".into(), json!(what.kind().word()));
    }
    said
}

/// By the names that the code has for it, in small letters: docs/envelopes.md lists them.
fn filed(filed: &Filed, zone: &TimeZone) -> Result<Value, Trouble> {
    let written = serde_json::to_value(filed).map_err(Trouble::wrong)?;
    let mut said = Map::new();
    let kind = match written {
        Value::String(kind) => kind,
        Value::Object(one) => {
            let (kind, inner) = one.into_iter().next().unwrap_or_default();
            match inner {
                Value::Object(fields) => said = fields,
                // Of a closed list: what happened.
                one => {
                    said.insert("act".into(), one);
                }
            }
            kind
        }
        _ => String::new(),
    };
    for name in ["act", "extent", "cause"] {
        if let Some(Value::String(word)) = said.get_mut(name) {
            *word = small(word);
        }
    }
    if let Filed::Restored { from } = filed {
        said.insert("from".into(), json!(from.rfc3339(zone)));
    }
    said.insert("kind".into(), json!(small(&kind)));
    Ok(Value::Object(said))
}

/// `HandOver` as `hand_over`.
fn small(name: &str) -> String {
    let mut small = String::with_capacity(name.len() + 2);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !small.is_empty() {
            small.push('_');
        }
        small.push(letter.to_ascii_lowercase());
    }
    small
}
