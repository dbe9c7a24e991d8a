//! What reviewers write beside a binder: of each file that was drawn and of each clause what they found, in their own words.
//!
//! It lies in the review desk's own store, sealed under that desk's key, and stays at the review. Nothing is written over:
//! a later mark stands, and what was said before stays in view.

use binder::{Binder, shape::Letter};
use desk::{Office, Refusal, Session};
use keys::KeyRing;
use ledger::{BatchId, Shelf};
use rules::Moment;
use serde::{Deserialize, Serialize};

const BEFORE: &str = "mark/";

/// The longest note, in characters.
pub(crate) const NOTE: usize = 2_000;

/// What a mark is about: a file by its label in the binder, or a clause.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum About {
    /// A clause, as a whole.
    Clause(Letter),
    /// A separate file.
    Separate(String),
    /// A participant's file.
    Participant(String),
}

impl About {
    /// As it is kept: `c`, `separate/S-4KTPWM`, `participant/P-9QXZRB`.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Clause(letter) => letter.word().to_owned(),
            Self::Separate(label) => format!("separate/{label}"),
            Self::Participant(label) => format!("participant/{label}"),
        }
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        match text.split_once('/') {
            None => Letter::from_word(text).map(Self::Clause),
            Some(("separate", label)) => Some(Self::Separate(label.to_owned())),
            Some(("participant", label)) => Some(Self::Participant(label.to_owned())),
            Some(_) => None,
        }
    }

    /// Whether it is of this binder.
    pub(crate) fn is_in(&self, binder: &Binder) -> bool {
        match self {
            Self::Clause(_) => true,
            Self::Separate(label) => binder.separate.iter().any(|case| case.label == *label),
            Self::Participant(label) => binder.participants.iter().any(|case| case.label == *label),
        }
    }

    /// What can be said of it, in the order in which it is offered.
    pub(crate) const fn may_be(&self) -> &'static [Said] {
        match self {
            Self::Clause(_) => &[Said::Met, Said::NotMet, Said::NotApplicable],
            Self::Separate(_) | Self::Participant(_) => &[Said::Seen, Said::Question, Said::NotMet],
        }
    }
}

/// What a reviewer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Said {
    /// Of a file: looked at, nothing to say.
    Seen,
    /// Of a file: something is to be asked.
    Question,
    /// A standard is not met.
    NotMet,
    /// Of a clause: met.
    Met,
    /// Of a clause: it does not apply.
    NotApplicable,
}

impl Said {
    pub(crate) const ALL: [Self; 5] = [
        Self::Seen,
        Self::Question,
        Self::NotMet,
        Self::Met,
        Self::NotApplicable,
    ];

    /// In forms and at the end of keys.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Question => "question",
            Self::NotMet => "not-met",
            Self::Met => "met",
            Self::NotApplicable => "not-applicable",
        }
    }

    pub(crate) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }

    /// Whether it says nothing without words.
    pub(crate) const fn needs_words(self) -> bool {
        matches!(self, Self::Question | Self::NotMet)
    }
}

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    about: String,
    said: Said,
    note: String,
    by: u32,
    name: String,
    at: i64,
    place: u64,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) about: About,
    pub(crate) said: Said,
    pub(crate) note: String,
    /// Who, as they were shown then.
    pub(crate) name: String,
    pub(crate) at: Moment,
    place: u64,
}

/// A mark as it is asked for.
pub(crate) struct NewMark<'a> {
    pub(crate) once: BatchId,
    pub(crate) about: &'a About,
    pub(crate) said: Option<Said>,
    pub(crate) note: &'a str,
}

/// Why a mark is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// Nothing of what can be said of it was chosen.
    Said,
    /// It needs words.
    NoWords,
    /// They are longer than [`NOTE`].
    TooLong,
}

/// Every mark of a binder, the earliest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks(pub(crate) Vec<Mark>);

fn folder(binder: &str) -> String {
    format!("{BEFORE}{binder}/")
}

impl Marks {
    /// Those of a binder.
    pub(crate) fn of(office: &Office, ring: &KeyRing, binder: &str) -> Result<Self, Refusal> {
        let folder = folder(binder);
        let mut all = Vec::new();
        for (key, sealed) in office.store.list(Shelf::House)? {
            let key = String::from_utf8(key).unwrap_or_default();
            if !key.starts_with(&folder) {
                continue;
            }
            let plain = ring.open_record(&key, &sealed).map_err(Refusal::failed)?;
            let letter: Sealed = serde_json::from_slice(&plain).map_err(Refusal::failed)?;
            all.extend(About::read(&letter.about).map(|about| Mark {
                about,
                said: letter.said,
                note: letter.note,
                name: letter.name,
                at: Moment::from_second(letter.at),
                place: letter.place,
            }));
        }
        all.sort_by_key(|mark| (mark.at, mark.place));
        Ok(Self(all))
    }

    /// Whether a binder has any: it is kept as long as somebody has written beside it.
    pub(crate) fn any(office: &Office, binder: &str) -> Result<bool, Refusal> {
        let folder = folder(binder);
        let mut all = office.store.list(Shelf::House)?.into_iter();
        Ok(all.any(|(key, _)| key.starts_with(folder.as_bytes())))
    }

    /// What was said of something, the latest last.
    pub(crate) fn about<'m>(
        &'m self,
        about: &'m About,
    ) -> impl DoubleEndedIterator<Item = &'m Mark> {
        self.0.iter().filter(move |mark| mark.about == *about)
    }

    /// What stands of something.
    pub(crate) fn stands(&self, about: &About) -> Option<&Mark> {
        self.0.iter().rfind(|mark| mark.about == *about)
    }

    /// One more; or whether it was taken before: the same form a second time is no second mark.
    pub(crate) fn put(
        &self,
        office: &Office,
        session: &Session,
        at: Moment,
        binder: &str,
        new: &NewMark<'_>,
    ) -> Result<Result<bool, Wrong>, Refusal> {
        let NewMark { once, about, .. } = new;
        let Some(said) = new.said.filter(|said| about.may_be().contains(said)) else {
            return Ok(Err(Wrong::Said));
        };
        let note = new.note.trim();
        if note.is_empty() && said.needs_words() {
            return Ok(Err(Wrong::NoWords));
        }
        if note.chars().count() > NOTE {
            return Ok(Err(Wrong::TooLong));
        }
        let key = format!("{}{}", folder(binder), hex::encode(once.0));
        if office.store.get(Shelf::House, key.as_bytes())?.is_some() {
            return Ok(Ok(true));
        }
        let letter = Sealed {
            about: about.written(),
            said,
            note: note.to_owned(),
            by: session.actor.0,
            name: session.name.clone(),
            at: at.second(),
            place: self.0.len() as u64,
        };
        let plain = serde_json::to_vec(&letter).map_err(Refusal::failed)?;
        let sealed = session.ring.seal_record(&key, &plain, &office.stream);
        let sealed = sealed.map_err(Refusal::failed)?;
        office.store.put(Shelf::House, key.as_bytes(), &sealed)?;
        Ok(Ok(false))
    }
}

/// How far a review has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Progress {
    /// Separate files with a mark, of all drawn.
    pub(crate) separate: (usize, usize),
    /// Participants' files likewise.
    pub(crate) participants: (usize, usize),
    /// Clauses with a verdict of the reviewer's own, of seven.
    pub(crate) clauses: (usize, usize),
    /// Files of which a question stands.
    pub(crate) questions: usize,
    /// Files of which it stands that a standard is not met.
    pub(crate) not_met: usize,
}

impl Progress {
    pub(crate) fn of(binder: &Binder, marks: &Marks) -> Self {
        let separate = binder
            .separate
            .iter()
            .map(|case| About::Separate(case.label.clone()));
        let participants = binder
            .participants
            .iter()
            .map(|case| About::Participant(case.label.clone()));
        let clauses = Letter::ALL.into_iter().map(About::Clause);
        let of = |all: Vec<About>| {
            let done = all.iter().filter(|about| marks.stands(about).is_some());
            (done.count(), all.len())
        };
        let mut progress = Self {
            clauses: of(clauses.collect()),
            ..Self::default()
        };
        for about in separate.clone().chain(participants.clone()) {
            match marks.stands(&about).map(|mark| mark.said) {
                Some(Said::Question) => progress.questions += 1,
                Some(Said::NotMet) => progress.not_met += 1,
                _ => {}
            }
        }
        progress.separate = of(separate.collect());
        progress.participants = of(participants.collect());
        progress
    }
}
