//! What bodies of every desk are made of: times, days, labels, closed words, texts within their limits.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::{Exactness, Version};
use rules::{CaseId, FactId, Moment, PersonId, Word};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::{Value, json};

use super::{Named, Shape};

/// A batch's id, chosen by whoever sends it: a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch(pub [u8; 16]);

const BATCH: &str = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

fn uuid(text: &str) -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    let mut digits = text.bytes().enumerate().filter_map(|(at, byte)| {
        let hyphen = matches!(at, 8 | 13 | 18 | 23);
        match (hyphen, byte) {
            (true, b'-') => None,
            (false, b'0'..=b'9') => Some(Some(byte - b'0')),
            (false, b'a'..=b'f') => Some(Some(byte - b'a' + 10)),
            (false, b'A'..=b'F') => Some(Some(byte - b'A' + 10)),
            _ => Some(None),
        }
    });
    for byte in &mut bytes {
        let (high, low) = (digits.next()??, digits.next()??);
        *byte = high << 4 | low;
    }
    (digits.next().is_none() && text.len() == 36).then_some(bytes)
}

impl<'de> Deserialize<'de> for Batch {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        uuid(&text)
            .map(Self)
            .ok_or_else(|| D::Error::custom("expected a UUID"))
    }
}

impl Shape for Batch {
    fn shape(named: &mut Named) -> Value {
        named.put("Batch", |_| {
            json!({
                "type": "string",
                "format": "uuid",
                "pattern": BATCH,
                "description": "Chosen by the program: sent again with the same id, nothing is recorded twice.",
            })
        })
    }
}

/// When something happened: to the second, or by the day alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// An instant.
    Second(Moment),
    /// A day of which no hour is known.
    Day(Date),
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        if let Ok(day) = rules::parse_day(&text) {
            return Ok(Self::Day(day));
        }
        Moment::parse(&text)
            .map(Self::Second)
            .map_err(|_| D::Error::custom("expected an RFC 3339 time with an offset, or a day"))
    }
}

impl Shape for At {
    fn shape(named: &mut Named) -> Value {
        named.put("At", |_| {
            json!({
                "description": "When it happened: RFC 3339 with an offset, or a day of which no hour is known.",
                "type": "string",
                "anyOf": [{ "format": "date-time" }, { "format": "date" }],
            })
        })
    }
}

/// An instant in an answer, RFC 3339 with the offset of the program's zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Time(String);

impl Time {
    /// In a zone.
    #[must_use]
    pub fn of(at: Moment, zone: &TimeZone) -> Self {
        Self(at.rfc3339(zone))
    }
}

impl Shape for Time {
    fn shape(_: &mut Named) -> Value {
        json!({ "type": "string", "format": "date-time" })
    }
}

/// A calendar day, `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        rules::parse_day(&text).map(Self).map_err(D::Error::custom)
    }
}

impl Shape for Day {
    fn shape(_: &mut Named) -> Value {
        json!({ "type": "string", "format": "date" })
    }
}

/// A file's version, to be given back as `seen`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seen(pub u64);

impl From<Seen> for Version {
    fn from(seen: Seen) -> Self {
        Self(seen.0)
    }
}

impl From<Version> for Seen {
    fn from(version: Version) -> Self {
        Self(version.0)
    }
}

impl Shape for Seen {
    fn shape(named: &mut Named) -> Value {
        named.put("Version", |named| {
            let mut shape = u64::shape(named);
            if let Value::Object(map) = &mut shape {
                let said = "A file's version: what was read is given back as `seen`, and a file that has changed \
                            since then answers 409.";
                map.insert("description".to_owned(), said.into());
            }
            shape
        })
    }
}

macro_rules! texts {
    ($($(#[doc = $doc:literal])* $name:ident of $most:literal;)+) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                if text.chars().count() > $most {
                    let most = concat!("expected at most ", $most, " characters");
                    return Err(D::Error::custom(most));
                }
                Ok(Self(text))
            }
        }

        impl Shape for $name {
            fn shape(_: &mut Named) -> Value {
                json!({ "type": "string", "maxLength": $most })
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )+ };
}
texts! {
    /// One line, such as a name, in characters as the recorders count them.
    Line of 200;
    /// Several lines, such as a note.
    Text of 20_000;
}

/// A language in which papers can be made, by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Language(pub &'static str);

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let found = page::codes().find(|code| *code == text);
        let unknown = || D::Error::custom("expected one of the words of the schema");
        found.map(Self).ok_or_else(unknown)
    }
}

impl Shape for Language {
    fn shape(named: &mut Named) -> Value {
        named.put("Language", |_| {
            let codes: Vec<&str> = page::codes().collect();
            super::shape::one_word(&codes)
        })
    }
}

macro_rules! labels {
    ($($name:ident),+) => { $(
        impl Shape for $name {
            fn shape(_: &mut Named) -> Value {
                json!({ "type": "string", "pattern": "^[A-Za-z0-9._-]{1,32}$" })
            }
        }
    )+ };
}
labels!(CaseId, FactId, PersonId);

/// The schema of closed words.
#[must_use]
pub fn words<W: Word>() -> Value {
    let words: Vec<&str> = W::ALL.iter().map(|each| each.word()).collect();
    json!({ "type": "string", "enum": words })
}

macro_rules! closed {
    ($($name:ident),+ $(,)?) => { $(
        impl Shape for rules::$name {
            fn shape(named: &mut Named) -> Value {
                named.put(stringify!($name), |_| words::<Self>())
            }
        }
    )+ };
}
closed!(
    Role, Outcome, Leaving, Target, By, Toward, Channel, Ending, Item, Ended, DutyKind, Basis, How,
);

/// A list in which nothing may come twice, such as roles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Several<W>(pub Vec<W>);

impl<'de, W: Deserialize<'de> + PartialEq> Deserialize<'de> for Several<W> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let all = Vec::<W>::deserialize(from)?;
        let twice = |at: usize| all.iter().take(at).any(|each| Some(each) == all.get(at));
        if (0..all.len()).any(twice) {
            return Err(D::Error::custom("nothing may stand in a list twice"));
        }
        Ok(Self(all))
    }
}

impl<W: Shape> Shape for Several<W> {
    fn shape(named: &mut Named) -> Value {
        json!({ "type": "array", "uniqueItems": true, "items": W::shape(named) })
    }
}

/// How exactly something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exact {
    /// To the second.
    Second,
    /// By the day alone.
    Day,
}

impl From<Exactness> for Exact {
    fn from(exactness: Exactness) -> Self {
        match exactness {
            Exactness::Second => Self::Second,
            Exactness::Day => Self::Day,
        }
    }
}

impl Shape for Exact {
    fn shape(_: &mut Named) -> Value {
        json!({ "type": "string", "enum": ["second", "day"] })
    }
}

/// One fact of a file: what all facts have, and beside it what it says.
#[derive(Debug, Clone, Serialize)]
pub struct Fact<W> {
    /// Unique in its case.
    pub id: FactId,
    /// When it happened.
    pub at: Time,
    /// How exactly that is known.
    pub exact: Exact,
    /// When this desk took it.
    pub recorded: Time,
    /// The account that recorded it, by its name; null for a command.
    pub by: Option<String>,
    /// The number of the paper sheet from which it was entered; null where there was none.
    pub sheet: Option<String>,
    /// The fact by which it was taken back.
    pub taken_back: Option<FactId>,
    /// Whether it can be taken back here now.
    pub may_be_taken_back: bool,
    /// Whether its letter was destroyed: what it said in words is then empty.
    pub destroyed: bool,
    /// The kind, and what such a fact says.
    #[serde(flatten)]
    pub what: W,
}

impl<W: Shape> Shape for Fact<W> {
    fn shape(named: &mut Named) -> Value {
        named.put("Fact", |named| {
            let label = FactId::shape(named);
            let time = Time::shape(named);
            json!({
                "allOf": [
                    {
                        "type": "object",
                        "description": "One fact of a file.",
                        "required": ["id", "at", "exact", "recorded", "by", "sheet", "taken_back",
                            "may_be_taken_back", "destroyed", "kind"],
                        "properties": {
                            "id": label,
                            "at": time,
                            "exact": Exact::shape(named),
                            "recorded": time,
                            "by": Option::<String>::shape(named),
                            "sheet": Option::<String>::shape(named),
                            "taken_back": Option::<FactId>::shape(named),
                            "may_be_taken_back": bool::shape(named),
                            "destroyed": bool::shape(named),
                            "kind": { "type": "string" },
                        },
                    },
                    W::shape(named),
                ],
            })
        })
    }
}

/// The accounts of a desk by their numbers.
#[derive(Debug, Clone, Default)]
pub struct Staff(Vec<(ledger::Actor, String)>);

impl Staff {
    /// Those of a desk.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(office: &crate::Office) -> Result<Self, super::Trouble> {
        let all = keys::Accounts::new(office.store.as_ref(), office.name).list();
        let all = all.map_err(super::Trouble::failed)?.into_iter();
        Ok(Self(all.map(|each| (each.number, each.name)).collect()))
    }

    /// The name of one; nothing for a command.
    #[must_use]
    pub fn name(&self, actor: ledger::Actor) -> Option<String> {
        let found = self.0.iter().find(|(number, _)| *number == actor);
        found.map(|(_, name)| name.clone())
    }
}

/// What came of recording something.
#[derive(Debug, Clone, Serialize)]
pub struct Recorded {
    /// In which case.
    pub case: CaseId,
    /// The facts, in order.
    pub facts: Vec<FactId>,
    /// It had been recorded before by the same batch; nothing was added.
    pub before: bool,
    /// The file's version now.
    pub version: Seen,
}

impl Shape for Recorded {
    fn shape(named: &mut Named) -> Value {
        named.put("Recorded", |named| {
            let member = |name, doc: &str, shape| super::shape::Member {
                name,
                doc: doc.to_owned(),
                may_be_left_out: false,
                shape,
            };
            let said = "It had been recorded before by the same batch; nothing was added.";
            let members = vec![
                member("case", "In which case.", CaseId::shape(named)),
                member("facts", "The facts, in order.", Vec::<FactId>::shape(named)),
                member("before", said, bool::shape(named)),
                member("version", "The file's version now.", Seen::shape(named)),
            ];
            super::shape::object("What came of recording something.", members)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn a_batch_is_a_uuid_and_nothing_like_one() {
        let batch: Batch = read("\"00112233-4455-6677-8899-aAbBcCdDeEfF\"").unwrap();
        assert_eq!(batch.0[0], 0);
        assert_eq!(batch.0[15], 0xff);
        for wrong in [
            "",
            "00112233445566778899aabbccddeeff",
            "00112233-4455-6677-8899-aabbccddeef",
            "00112233-4455-6677-8899-aabbccddeeff0",
            "0011223-34455-6677-8899-aabbccddeeff",
            "g0112233-4455-6677-8899-aabbccddeeff",
            "00112233-4455-6677-8899-aabbccddeef\u{e9}",
        ] {
            assert!(read::<Batch>(&format!("\"{wrong}\"")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn at_is_a_time_with_its_offset_or_a_day() {
        let at = Moment::parse("2026-11-23T09:00:00-06:00").unwrap();
        assert_eq!(
            read::<At>("\"2026-11-23T15:00:00Z\"").unwrap(),
            At::Second(at)
        );
        let day = jiff::civil::date(2026, 11, 23);
        assert_eq!(read::<At>("\"2026-11-23\"").unwrap(), At::Day(day));
        assert!(read::<At>("\"2026-11-23T09:00:00\"").is_err());
        assert!(read::<At>("12").is_err());
    }

    #[test]
    fn a_text_of_its_limit_is_taken_and_one_more_character_is_not() {
        let quoted = |most: usize| format!("\"{}\"", "\u{e9}".repeat(most));
        assert!(read::<Line>(&quoted(200)).is_ok());
        assert!(read::<Line>(&quoted(201)).is_err());
        assert!(read::<Text>(&quoted(20_000)).is_ok());
        assert!(read::<Text>(&quoted(20_001)).is_err());
    }

    #[test]
    fn nothing_stands_in_a_list_twice() {
        assert!(read::<Several<rules::Role>>("[\"victim\", \"other\"]").is_ok());
        assert!(read::<Several<rules::Role>>("[\"victim\", \"victim\"]").is_err());
        assert!(read::<Several<rules::Role>>("[\"friend\"]").is_err());
    }
}
