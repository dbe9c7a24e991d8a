//! The names that may stand in an envelope: short, closed, and free of meaning.
//!
//! A case, a fact and a person are each named by 1 to 32 of `A-Za-z0-9._-` (contract, section 1), so
//! that nobody can write a name or a number where everybody with the running machine can read it.
//! Each has its own type; the compiler does not let one stand for another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest label, in characters.
const LONGEST: usize = 32;

/// Why a text is no label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 32 of A-Za-z0-9._-")]
pub struct NotALabel;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Label {
    length: u8,
    bytes: [u8; LONGEST],
}

impl Label {
    const fn allowed(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-')
    }

    fn new(text: &str) -> Result<Self, NotALabel> {
        let given = text.as_bytes();
        let length = u8::try_from(given.len()).map_err(|_| NotALabel)?;
        if given.is_empty() || !given.iter().copied().all(Self::allowed) {
            return Err(NotALabel);
        }
        let mut bytes = [0; LONGEST];
        bytes
            .get_mut(..given.len())
            .ok_or(NotALabel)?
            .copy_from_slice(given);
        Ok(Self { length, bytes })
    }

    fn as_str(&self) -> &str {
        let written = self
            .bytes
            .get(..usize::from(self.length))
            .unwrap_or_default();
        // INVARIANT: only ASCII was let in, so this is never the empty default.
        std::str::from_utf8(written).unwrap_or_default()
    }
}

macro_rules! label {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name(Label);

        impl $name {
            /// Takes the text if it is 1 to 32 of `A-Za-z0-9._-`.
            ///
            /// # Errors
            /// [`NotALabel`] for anything else.
            pub fn new(text: &str) -> Result<Self, NotALabel> {
                Label::new(text).map(Self)
            }

            /// The label as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        /// By code point, as the contract orders.
        impl Ord for $name {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                // Zero fills the rest, and no label holds a zero: the bytes order as the text does.
                self.0.bytes.cmp(&other.0.bytes)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotALabel;
            fn from_str(text: &str) -> Result<Self, NotALabel> {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

label!(
    /// One participant's matter with the program: both files are about it.
    CaseId
);
label!(
    /// One fact, unique in its case.
    FactId
);
label!(
    /// One person of a case, as written in files of facts.
    PersonId
);
