//! One line of a file: a JSON object, its fields, and the four that every fact has.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::Fault;
use crate::{CaseId, FactId, Kind, Moment, Word};

/// Fields that every fact has, or may have.
pub(super) const COMMON: &[&str] = &["case", "id", "at", "recorded", "kind"];

/// A line whose common fields could be read.
pub(crate) struct Line<'a> {
    pub(super) number: usize,
    pub(super) case: CaseId,
    pub(super) id: FactId,
    pub(super) at: Moment,
    pub(super) recorded: Moment,
    pub(super) kind: Kind,
    pub(super) fields: Vec<(Cow<'a, str>, &'a RawValue)>,
}

/// A JSON object's fields as they stand, repeated ones included.
struct Object<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Take;
        impl<'de> Visitor<'de> for Take {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field's name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Take)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Take;
        impl<'de> Visitor<'de> for Take {
            type Value = Object<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("one JSON object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::with_capacity(12);
                while let Some((Name(name), value)) =
                    map.next_entry::<Name<'de>, &'de RawValue>()?
                {
                    fields.push((name, value));
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(Take)
    }
}

/// A JSON string's text, if the value is one.
pub(super) fn text(value: &RawValue) -> Option<Cow<'_, str>> {
    let inner = value.get().strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str::<String>(value.get())
            .ok()
            .map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

impl<'a> Line<'a> {
    /// Reads a line; every fault of it goes to `faults`. What bears a name in a line that cannot be used
    /// goes to `loose`, so that no other line is blamed for naming it.
    pub(super) fn read(
        number: usize,
        line: &'a [u8],
        faults: &mut Vec<Fault>,
        loose: &mut Vec<String>,
    ) -> Option<Self> {
        let mut fault =
            |field: &str, expected: &str| faults.push(Fault::new(number, field, expected));
        let Ok(line) = std::str::from_utf8(line) else {
            fault("line", "expected UTF-8 text");
            return None;
        };
        let Object(fields) = match serde_json::from_str(line.trim()) {
            Ok(object) => object,
            Err(error) => {
                fault("line", &format!("expected one JSON object ({error})"));
                return None;
            }
        };
        for (place, (name, _)) in fields.iter().enumerate() {
            if fields
                .iter()
                .take(place)
                .any(|(earlier, _)| earlier == name)
            {
                fault(name, "expected once, found again");
            }
        }
        let find = |wanted: &str| {
            fields
                .iter()
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| *value)
        };
        let mut needed = |name: &str, expected: &str| {
            let found = find(name);
            match found.map(text) {
                Some(Some(text)) => Some(text),
                Some(None) => {
                    fault(name, expected);
                    None
                }
                None => {
                    fault(name, &format!("missing: {expected}"));
                    None
                }
            }
        };
        const LABEL: &str = "expected 1 to 32 of A-Za-z0-9._-";
        const TIME: &str =
            "expected an RFC 3339 time with an offset, such as 2026-12-04T09:00:00-06:00";
        let (case, id) = (needed("case", LABEL), needed("id", LABEL));
        let (at, kind) = (
            needed("at", TIME),
            needed("kind", "expected a kind of fact"),
        );
        let case = case.and_then(|text| CaseId::new(&text).map_err(|_| fault("case", LABEL)).ok());
        let read_id = id
            .as_ref()
            .and_then(|text| FactId::new(text).map_err(|_| fault("id", LABEL)).ok());
        let at = at.and_then(|text| Moment::parse(&text).map_err(|_| fault("at", TIME)).ok());
        let kind = kind.and_then(|text| {
            Kind::from_word(&text).or_else(|| {
                fault(
                    "kind",
                    "expected a kind of the contract, such as person, decision or effort",
                );
                None
            })
        });
        let recorded = match find("recorded") {
            None => at,
            Some(value) => match text(value).and_then(|text| Moment::parse(&text).ok()) {
                Some(recorded) if at.is_some_and(|at| recorded < at) => {
                    fault("recorded", "expected a time that is not before `at`");
                    None
                }
                Some(recorded) => Some(recorded),
                None => {
                    fault("recorded", TIME);
                    None
                }
            },
        };
        if let (Some(case), Some(id), Some(at), Some(recorded), Some(kind)) =
            (case, read_id, at, recorded, kind)
        {
            return Some(Self {
                number,
                case,
                id,
                at,
                recorded,
                kind,
                fields,
            });
        }
        loose.extend(id.map(Cow::into_owned));
        loose.extend(find("person").and_then(text).map(Cow::into_owned));
        None
    }

    pub(super) fn find(&self, wanted: &str) -> Option<&'a RawValue> {
        self.fields
            .iter()
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| *value)
    }
}
