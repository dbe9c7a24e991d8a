//! Every string on a page, by its key: Fluent files, one folder for each language.
//!
//! A key is the same in every language. English holds all of them; another language says what it has
//! and English fills in for the rest, so that Spanish is a folder and nothing else.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    fmt,
    io::Read as _,
    sync::Arc,
};

use flate2::read::ZlibDecoder;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

/// The languages there are, by code and their own name, with the files of their folder as `build.rs` packed them; the first one
/// holds every key.
const LANGUAGES: [(&str, &str, &[u8]); 2] = [
    (
        "en-US",
        "English",
        include_bytes!(concat!(env!("OUT_DIR"), "/en-US.z")),
    ),
    (
        "es-US",
        "Español",
        include_bytes!(concat!(env!("OUT_DIR"), "/es-US.z")),
    ),
];

/// The files of a language, name and text by turns. What did not unpack has no words, and every test would say so.
fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    let read = ZlibDecoder::new(packed).read_to_string(&mut text);
    read.map_or_else(|_| String::new(), |_| text)
}

/// The code of every language there is, as it stands in `lang`; the first one's in front.
pub fn codes() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(code, ..)| *code)
}

/// All languages, built once when the program starts and owned by it. A clone is a pointer.
#[derive(Debug, Clone)]
pub struct Languages(Arc<[Inner]>);

impl Default for Languages {
    fn default() -> Self {
        Self::new()
    }
}

impl Languages {
    /// Reads the embedded files. What a file gets wrong is kept in [`Words::mistakes`], which a test asserts empty.
    #[must_use]
    pub fn new() -> Self {
        let read = |(code, own_name, packed): &(&str, &str, &[u8])| {
            let text = unpacked(packed);
            let mut parts = text.split('\0');
            let mut files = Vec::new();
            while let (Some(name), Some(text)) = (parts.next(), parts.next()) {
                files.push((name, text));
            }
            Inner::read(code, own_name, &files)
        };
        Self(LANGUAGES.iter().map(read).collect())
    }

    /// The words of a language by its code (`es`, `en-US`, or the first part of one); English for any other.
    #[must_use]
    pub fn of(&self, code: &str) -> Words {
        let first = Words {
            all: Arc::clone(&self.0),
            at: 0,
        };
        first.in_language(code).unwrap_or(first)
    }
}

/// The words of one language, which knows the others. A clone is a pointer.
#[derive(Clone)]
pub struct Words {
    all: Arc<[Inner]>,
    /// Which of them.
    at: usize,
}

struct Inner {
    code: String,
    own_name: String,
    bundle: FluentBundle<FluentResource>,
    /// Messages without variables, formatted once.
    plain: HashMap<String, Box<str>>,
    keys: Vec<String>,
    mistakes: Vec<String>,
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The first part of a language's code: `es` of `es-US`.
fn primary(code: &str) -> String {
    let first = code.trim().split(['-', '_']).next();
    first.unwrap_or_default().to_ascii_lowercase()
}

impl Inner {
    fn read(code: &str, own_name: &str, files: &[(&str, &str)]) -> Self {
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
                    mistakes.extend(errors.iter().map(|error| format!("{file}: {error}")));
                    rest
                });
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            if let Err(errors) = bundle.add_resource(resource) {
                mistakes.extend(errors.iter().map(|error| format!("{file}: {error}")));
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
        Self {
            code: code.to_owned(),
            own_name: own_name.to_owned(),
            bundle,
            plain,
            keys,
            mistakes,
        }
    }

    fn has(&self, key: &str) -> bool {
        self.keys
            .binary_search_by(|own| own.as_str().cmp(key))
            .is_ok()
    }

    fn fill(&self, key: &str, slots: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut args = FluentArgs::with_capacity(slots.len());
        for (name, value) in slots {
            args.set(*name, value.clone());
        }
        // A variable that was not given stays visible as `{$name}`; nothing panics.
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors);
        let mut text = text.into_owned();
        // An hour (`9:00 a.m.`) that ends a sentence brings its own full stop.
        if text.ends_with("..") && !text.ends_with("...") {
            text.pop();
        }
        Some(text)
    }
}

impl Words {
    /// Reads Fluent files given by name and text, as a language that knows no other.
    #[must_use]
    pub fn read(code: &str, own_name: &str, files: &[(&str, &str)]) -> Self {
        Self {
            all: std::iter::once(Inner::read(code, own_name, files)).collect(),
            at: 0,
        }
    }

    /// This language; behind it the first one, which fills in for what it has not.
    fn own_then_first(&self) -> impl Iterator<Item = &Inner> {
        let first = self.all.first().filter(|_| self.at > 0);
        self.all.get(self.at).into_iter().chain(first)
    }

    fn own(&self) -> Option<&Inner> {
        self.all.get(self.at)
    }

    /// The same words in another language, by its code or the first part of one; nothing for one that is not there.
    #[must_use]
    pub fn in_language(&self, code: &str) -> Option<Self> {
        let same = |each: &Inner| each.code == code;
        let near = |each: &Inner| primary(&each.code) == primary(code);
        let at = self
            .all
            .iter()
            .position(same)
            .or_else(|| self.all.iter().position(near))?;
        Some(Self {
            all: Arc::clone(&self.all),
            at,
        })
    }

    /// The same words in the language that a browser asks for first among those that there are (RFC 9110,
    /// `Accept-Language`); these words where it asks for none of them.
    #[must_use]
    pub fn accepted(&self, header: &str) -> Self {
        let mut asked: Vec<(u16, Self)> = header
            .split(',')
            .filter_map(|part| {
                let (code, weight) = part.split_once(';').unwrap_or((part, ""));
                let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
                let weight: f32 = weight.parse().ok().filter(|q| (0.0..=1.0).contains(q))?;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "thousandths of 0 to 1"
                )]
                let thousandths = (weight * 1000.0) as u16;
                Some((thousandths, self.in_language(code.trim())?))
            })
            .filter(|(weight, _)| *weight > 0)
            .collect();
        // What comes first stays first among what is wanted as much.
        asked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        asked
            .into_iter()
            .next()
            .map_or_else(|| self.clone(), |(_, words)| words)
    }

    /// The same words in every language, the first one first.
    pub fn languages(&self) -> impl Iterator<Item = Self> {
        (0..self.all.len()).map(|at| Self {
            all: Arc::clone(&self.all),
            at,
        })
    }

    /// The same words in every language but this one.
    pub fn others(&self) -> impl Iterator<Item = Self> {
        self.languages().filter(|other| other.at != self.at)
    }

    /// The language's code, as it stands in `lang`.
    #[must_use]
    pub fn code(&self) -> &str {
        self.own().map_or("", |own| &own.code)
    }

    /// The language's name in itself, for what switches to it.
    #[must_use]
    pub fn own_name(&self) -> &str {
        self.own().map_or("", |own| &own.own_name)
    }

    /// The text of a key without variables; the key itself where there is none.
    #[must_use]
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.own_then_first()
            .find_map(|each| each.plain.get(key))
            .map_or(key, |text| &**text)
    }

    /// Whether this language, or English behind it, has that key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.own_then_first().any(|each| each.has(key))
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
        self.own_then_first()
            .find_map(|each| each.fill(key, slots))
            .unwrap_or_else(|| key.to_owned())
    }

    /// Every key of this language itself, sorted.
    #[must_use]
    pub fn keys(&self) -> &[String] {
        self.own().map_or(&[], |own| &own.keys)
    }

    /// Every word that stands on a page of any language in lower case: what anybody writes. No name is among them unless it
    /// is a word as well.
    #[must_use]
    pub fn vocabulary(&self) -> BTreeSet<String> {
        let mut words = BTreeSet::new();
        for one in self.all.iter() {
            for key in &one.keys {
                let message = one.bundle.get_message(key);
                if let Some(pattern) = message.and_then(|message| message.value()) {
                    small_words(pattern, &mut words);
                }
            }
        }
        words
    }

    /// What could not be read, or stands twice.
    #[must_use]
    pub fn mistakes(&self) -> &[String] {
        self.own().map_or(&[], |own| &own.mistakes)
    }
}

/// The words of a text, and of each of its forms, that are written small.
fn small_words(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                let letters = value.split(|letter: char| !letter.is_alphabetic());
                // Of single letters only those that are words: the others are parts of `a.m.`, or somebody's initial.
                let small = letters.filter(|word| {
                    matches!(*word, "a" | "e" | "o" | "u" | "y")
                        || word.chars().count() > 1 && word.chars().all(char::is_lowercase)
                });
                into.extend(small.map(str::to_owned));
            }
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => {
                for variant in variants {
                    small_words(&variant.value, into);
                }
            }
            PatternElement::Placeable { .. } => {}
        }
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
