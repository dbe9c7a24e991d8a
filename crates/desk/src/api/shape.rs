//! Shapes of JSON, as JSON Schema 2020-12, which is OpenAPI 3.1's own.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

/// What has a schema.
pub trait Shape {
    /// Whether a body may leave such a member out: then it is null.
    const MAY_BE_LEFT_OUT: bool = false;

    /// Its schema; one that has a name is put there and referred to.
    fn shape(named: &mut Named) -> Value;
}

/// Schemas by their names.
#[derive(Debug, Default)]
pub struct Named(BTreeMap<String, Value>);

impl Named {
    /// Puts a schema under its name, once; gives the reference to it.
    pub fn put(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.0.contains_key(name) {
            // Held first, so that a shape that holds itself comes to an end.
            self.0.insert(name.to_owned(), Value::Bool(true));
            let schema = make(self);
            self.0.insert(name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// All of them.
    pub(crate) fn into_value(self) -> Value {
        Value::Object(self.0.into_iter().collect())
    }
}

/// One member of an object.
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub doc: String,
    /// Whether it may be left out of a body.
    pub may_be_left_out: bool,
    /// Its own schema.
    pub shape: Value,
}

/// An object with these members and no other. A body may leave out what may be null; an answer has all.
#[must_use]
pub fn object(doc: &str, members: Vec<Member>) -> Value {
    let required: Vec<&str> = members
        .iter()
        .filter(|member| !member.may_be_left_out)
        .map(|member| member.name)
        .collect();
    let required = json!(required);
    let properties = members.into_iter().map(|member| {
        let mut shape = member.shape;
        if let Value::Object(map) = &mut shape
            && !member.doc.is_empty()
        {
            map.insert("description".to_owned(), Value::String(member.doc));
        }
        (member.name.to_owned(), shape)
    });
    let mut object = json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties.collect::<serde_json::Map<_, _>>(),
    });
    if let Value::Object(map) = &mut object
        && !doc.is_empty()
    {
        map.insert("description".to_owned(), Value::String(doc.to_owned()));
    }
    object
}

/// A doc comment as one line of text.
#[must_use]
pub fn doc(lines: &[&str]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    lines.join(" ").trim().to_owned()
}

/// No body.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl Shape for Nothing {
    fn shape(_: &mut Named) -> Value {
        json!({ "type": "object", "additionalProperties": false })
    }
}

impl Shape for String {
    fn shape(_: &mut Named) -> Value {
        json!({ "type": "string" })
    }
}

impl Shape for bool {
    fn shape(_: &mut Named) -> Value {
        json!({ "type": "boolean" })
    }
}

macro_rules! numbers {
    ($($number:ty),+) => { $(
        impl Shape for $number {
            fn shape(_: &mut Named) -> Value {
                // Beyond that a program in JavaScript cannot count.
                let most = u64::try_from(<$number>::MAX).unwrap_or(u64::MAX).min(1 << 53);
                json!({ "type": "integer", "minimum": 0, "maximum": most })
            }
        }
    )+ };
}
numbers!(u8, u16, u32, u64, usize);

impl<T: Shape> Shape for Option<T> {
    const MAY_BE_LEFT_OUT: bool = true;

    fn shape(named: &mut Named) -> Value {
        json!({ "anyOf": [T::shape(named), { "type": "null" }] })
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn shape(named: &mut Named) -> Value {
        json!({ "type": "array", "items": T::shape(named) })
    }
}

/// Makes structs and enums with their shapes: `takes` for bodies, `gives` for answers, `gives ... by TAG` for one
/// of several objects that a member tells apart. Comments become descriptions.
#[macro_export]
macro_rules! shapes {
    () => {};
    ($(#[doc = $doc:literal])* takes $name:ident {
        $( $(#[doc = $each:literal])* $member:ident : $kind:ty ),* $(,)?
    } $($rest:tt)*) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $( $(#[doc = $each])* pub(crate) $member: $kind, )* }

        impl $crate::api::Shape for $name {
            fn shape(named: &mut $crate::api::Named) -> $crate::api::shape::Json {
                named.put(stringify!($name), |named| $crate::api::shape::object(
                    &$crate::api::shape::doc(&[$($doc),*]),
                    vec![$( $crate::api::shape::Member {
                        name: stringify!($member),
                        doc: $crate::api::shape::doc(&[$($each),*]),
                        may_be_left_out: <$kind as $crate::api::Shape>::MAY_BE_LEFT_OUT,
                        shape: <$kind as $crate::api::Shape>::shape(named),
                    } ),*],
                ))
            }
        }
        $crate::shapes! { $($rest)* }
    };
    ($(#[doc = $doc:literal])* gives $name:ident {
        $( $(#[doc = $each:literal])* $member:ident : $kind:ty ),* $(,)?
    } $($rest:tt)*) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, serde::Serialize)]
        pub(crate) struct $name { $( $(#[doc = $each])* pub(crate) $member: $kind, )* }

        impl $crate::api::Shape for $name {
            fn shape(named: &mut $crate::api::Named) -> $crate::api::shape::Json {
                named.put(stringify!($name), |named| $crate::api::shape::object(
                    &$crate::api::shape::doc(&[$($doc),*]),
                    vec![$( $crate::api::shape::Member {
                        name: stringify!($member),
                        doc: $crate::api::shape::doc(&[$($each),*]),
                        may_be_left_out: false,
                        shape: <$kind as $crate::api::Shape>::shape(named),
                    } ),*],
                ))
            }
        }
        $crate::shapes! { $($rest)* }
    };
    ($(#[doc = $doc:literal])* gives $name:ident by $tag:ident {
        $( $(#[doc = $one:literal])* $variant:ident = $word:literal {
            $( $(#[doc = $each:literal])* $member:ident : $kind:ty ),* $(,)?
        } ),* $(,)?
    } $($rest:tt)*) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, serde::Serialize)]
        #[serde(tag = "kind")]
        pub(crate) enum $name { $(
            $(#[doc = $one])*
            #[serde(rename = $word)]
            $variant { $( $(#[doc = $each])* $member: $kind, )* },
        )* }

        impl $crate::api::Shape for $name {
            fn shape(named: &mut $crate::api::Named) -> $crate::api::shape::Json {
                named.put(stringify!($name), |named| $crate::api::shape::one_of(
                    &$crate::api::shape::doc(&[$($doc),*]),
                    vec![$( (
                        $word,
                        $crate::api::shape::doc(&[$($one),*]),
                        vec![$( $crate::api::shape::Member {
                            name: stringify!($member),
                            doc: $crate::api::shape::doc(&[$($each),*]),
                            may_be_left_out: false,
                            shape: <$kind as $crate::api::Shape>::shape(named),
                        } ),*],
                    ) ),*],
                ))
            }
        }
        $crate::shapes! { $($rest)* }
    };
}

/// Makes types of closed words that another room has, which knows each one's `word` and all of them as `ALL`.
#[macro_export]
macro_rules! closed_words {
    ($($(#[doc = $doc:literal])* $name:ident of $inner:ty;)+) => { $(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) $inner);

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.0.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(from)?;
                <$inner>::from_word(&text)
                    .map(Self)
                    .ok_or_else(|| serde::de::Error::custom("expected one of the words of the schema"))
            }
        }

        impl $crate::api::Shape for $name {
            fn shape(named: &mut $crate::api::Named) -> $crate::api::shape::Json {
                named.put(stringify!($name), |_| {
                    let words: Vec<&str> = <$inner>::ALL.iter().map(|each| each.word()).collect();
                    $crate::api::shape::one_word(&words)
                })
            }
        }
    )+ };
}

/// One of these words.
#[must_use]
pub fn one_word(words: &[&str]) -> Value {
    json!({ "type": "string", "enum": words })
}

/// A schema.
pub type Json = Value;

/// One of several objects, told apart by the member `kind`. Further members may stand beside: see
/// [`super::kinds::Fact`].
#[must_use]
pub fn one_of(text: &str, all: Vec<(&'static str, String, Vec<Member>)>) -> Value {
    let one = |(word, doc, mut members): (&'static str, String, Vec<Member>)| {
        members.insert(
            0,
            Member {
                name: "kind",
                doc: String::new(),
                may_be_left_out: false,
                shape: json!({ "const": word }),
            },
        );
        let mut object = object(&doc, members);
        if let Value::Object(map) = &mut object {
            map.remove("additionalProperties");
        }
        object
    };
    let all: Vec<Value> = all.into_iter().map(one).collect();
    json!({ "description": text, "oneOf": all })
}
