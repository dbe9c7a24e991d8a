//! Every string on a page, by its key: Fluent files, one folder for each language.
//!
//! A key is the same in every language. English holds all of them; another language says what it has
//! and English fills in for the rest, so that Spanish is a folder and nothing else.

use std::{borrow::Cow, collections::HashMap, fmt, sync::Arc};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

/// The files of one language, embedded.
struct Folder {
    code: &'static str,
    own_name: &'static str,
    files: &'static [(&'static str, &'static str)],
}

/// The files of a folder, by name.
macro_rules! folder {
    ($code:literal, $own_name:literal, $($file:literal),+ $(,)?) => {
        Folder {
            code: $code,
            own_name: $own_name,
            files: &[$(($file, include_str!(concat!("../words/", $code, "/", $file, ".ftl")))),+],
        }
    };
}

/// The languages there are; the first one holds every key. A file is named here once and is then in each of them.
macro_rules! languages {
    ($($code:literal $own_name:literal),+) => {
        &[$(folder!(
            $code, $own_name,
            "shared",
            "desk",
            "rule",
            "import",
            "client",
            "client-import",
            "client-danger",
            "victim",
            "victim-case",
            "victim-danger",
            "victim-inbox",
            "accounts",
            "program",
            "program-people",
            "review",
        )),+]
    };
}

const FOLDERS: &[Folder] = languages!("en-US" "English");

/// All languages, built once when the program starts and owned by it.
#[derive(Debug, Clone)]
pub struct Languages(Vec<Words>);

impl Default for Languages {
    fn default() -> Self {
        Self::new()
    }
}

impl Languages {
    /// Reads the embedded files. What a file gets wrong is kept in [`Words::mistakes`], which a test asserts empty.
    #[must_use]
    pub fn new() -> Self {
        let mut languages: Vec<Words> = Vec::with_capacity(FOLDERS.len());
        for folder in FOLDERS {
            let before = languages.first().cloned();
            languages.push(Words::read(
                folder.code,
                folder.own_name,
                folder.files,
                before,
            ));
        }
        Self(languages)
    }

    /// The words of a language by its code (`es`, `en-US`, or the first part of one); English for any other.
    #[must_use]
    pub fn of(&self, code: &str) -> Words {
        let part = |code: &str| {
            code.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        let found = self
            .0
            .iter()
            .find(|words| words.code() == code)
            .or_else(|| self.0.iter().find(|words| part(words.code()) == part(code)));
        found
            .or(self.0.first())
            .cloned()
            .unwrap_or_else(Words::empty)
    }

    /// Every language, the first one first.
    #[must_use]
    pub fn all(&self) -> &[Words] {
        &self.0
    }
}

/// The words of one language. A clone is a pointer.
#[derive(Clone)]
pub struct Words(Arc<Inner>);

struct Inner {
    code: String,
    own_name: String,
    bundle: FluentBundle<FluentResource>,
    /// Messages without variables, formatted once.
    plain: HashMap<String, Box<str>>,
    keys: Vec<String>,
    mistakes: Vec<String>,
    otherwise: Option<Words>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.0.code)
    }
}

impl Words {
    fn empty() -> Self {
        Self::read("en-US", "English", &[], None)
    }

    /// Reads Fluent files given by name and text.
    #[must_use]
    pub fn read(
        code: &str,
        own_name: &str,
        files: &[(&str, &str)],
        otherwise: Option<Self>,
    ) -> Self {
        let mut mistakes = Vec::new();
        let language: LanguageIdentifier = code.parse().unwrap_or_else(|_| {
            mistakes.push(format!("`{code}` is no language"));
            LanguageIdentifier::default()
        });
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks would be copied into notes and spoil searching; names stand in a sentence of one direction.
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for (file, text) in files {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(rest, errors)| {
                    mistakes.extend(errors.iter().map(|error| format!("{file}.ftl: {error}")));
                    rest
                });
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            if let Err(errors) = bundle.add_resource(resource) {
                mistakes.extend(errors.iter().map(|error| format!("{file}.ftl: {error}")));
            }
        }
        let plain = keys
            .iter()
            .filter_map(|key| {
                let pattern = bundle.get_message(key)?.value()?;
                let mut errors = Vec::new();
                let text = bundle.format_pattern(pattern, None, &mut errors);
                errors.is_empty().then(|| (key.clone(), text.into()))
            })
            .collect();
        keys.sort_unstable();
        Self(Arc::new(Inner {
            code: code.to_owned(),
            own_name: own_name.to_owned(),
            bundle,
            plain,
            keys,
            mistakes,
            otherwise,
        }))
    }

    /// The language's code, as it stands in `lang`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The language's name in itself, for the link that switches to it.
    #[must_use]
    pub fn own_name(&self) -> &str {
        &self.0.own_name
    }

    /// The text of a key without variables; the key itself where there is none.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.0
            .plain
            .get(key)
            .map(|text| &**text)
            .or_else(|| self.0.otherwise.as_ref().map(|words| words.t(key)))
            .unwrap_or(key)
    }

    /// Whether this language, or English behind it, has that key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.0
            .keys
            .binary_search_by(|own| own.as_str().cmp(key))
            .is_ok()
            || self
                .0
                .otherwise
                .as_ref()
                .is_some_and(|words| words.has(key))
    }

    /// The text of a key that counts something: `{ $count }`.
    #[must_use]
    pub fn n(&self, key: &str, count: impl Slot) -> String {
        self.fill(key, &[("count", count.slot())])
    }

    /// The text of a key with its variables, all of one type.
    #[must_use]
    pub fn with<'s, S: Slot>(&self, key: &str, slots: impl AsRef<[(&'s str, S)]>) -> String {
        let slots: Vec<_> = slots
            .as_ref()
            .iter()
            .map(|(name, value)| (*name, value.slot()))
            .collect();
        self.fill(key, &slots)
    }

    /// The text of a key with two variables of any type, such as a name and a count.
    #[must_use]
    pub fn with2(
        &self,
        key: &str,
        first: &(&str, impl Slot),
        second: &(&str, impl Slot),
    ) -> String {
        self.fill(
            key,
            &[(first.0, first.1.slot()), (second.0, second.1.slot())],
        )
    }

    /// The text of a key with three variables of any type.
    #[must_use]
    pub fn with3(
        &self,
        key: &str,
        first: &(&str, impl Slot),
        second: &(&str, impl Slot),
        third: &(&str, impl Slot),
    ) -> String {
        let slots = [
            (first.0, first.1.slot()),
            (second.0, second.1.slot()),
            (third.0, third.1.slot()),
        ];
        self.fill(key, &slots)
    }

    /// The text of a key with any number of variables of any type.
    #[must_use]
    pub fn say(&self, key: &str, slots: &[(&str, &dyn Slot)]) -> String {
        let slots: Vec<_> = slots
            .iter()
            .map(|(name, value)| (*name, value.slot()))
            .collect();
        self.fill(key, &slots)
    }

    fn fill(&self, key: &str, slots: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self
            .0
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return match &self.0.otherwise {
                Some(words) => words.fill(key, slots),
                None => key.to_owned(),
            };
        };
        let mut args = FluentArgs::with_capacity(slots.len());
        for (name, value) in slots {
            args.set(*name, value.clone());
        }
        // A variable that was not given stays visible as `{$name}`; nothing panics.
        let mut errors = Vec::new();
        self.0
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned()
    }

    /// Every key of this language itself, sorted.
    #[must_use]
    pub fn keys(&self) -> &[String] {
        &self.0.keys
    }

    /// Those of the given keys that this language itself has not.
    #[must_use]
    pub fn missing<'a>(&self, keys: &[&'a str]) -> Vec<&'a str> {
        let lacks = |key: &&str| {
            self.0
                .keys
                .binary_search_by(|own| own.as_str().cmp(key))
                .is_err()
        };
        keys.iter().copied().filter(lacks).collect()
    }

    /// What could not be read, or stands twice.
    #[must_use]
    pub fn mistakes(&self) -> &[String] {
        &self.0.mistakes
    }
}

/// A text as it stands at the head of a sentence: words that also stand in the middle of one are kept small.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// What may stand in a variable: texts, and whole numbers, by which plurals are chosen.
pub trait Slot {
    /// As Fluent takes it.
    fn slot(&self) -> FluentValue<'_>;
}

impl<T: Slot + ?Sized> Slot for &T {
    fn slot(&self) -> FluentValue<'_> {
        (**self).slot()
    }
}

impl Slot for str {
    fn slot(&self) -> FluentValue<'_> {
        FluentValue::from(self)
    }
}

impl Slot for String {
    fn slot(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Slot for Cow<'_, str> {
    fn slot(&self) -> FluentValue<'_> {
        FluentValue::from(&**self)
    }
}

macro_rules! counts {
    ($($number:ty),+) => { $(
        impl Slot for $number {
            fn slot(&self) -> FluentValue<'_> {
                FluentValue::from(*self)
            }
        }
    )+ };
}
counts!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize);
