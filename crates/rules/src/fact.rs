//! What happened in a case, as the clock reads it: closed words and numbers, no free text.
//!
//! Every type here is `Copy` and small; names and words lie in the letter that is sealed beside it.
//! The kinds and fields are those of the contract, section 1.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{CaseId, FactId, Moment, PersonId};

/// A person's number in the case: the first person that a case came to know is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonNo(pub u8);

/// How many different persons, concerns and lethality indicators one case may name, each.
pub const MOST: usize = 256;

/// Numbers from 0 to 255, each in or out: which of a case's persons, or of its concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Numbers([u64; 4]);

impl Numbers {
    /// None at all.
    pub const NONE: Self = Self([0; 4]);

    const fn place(number: u8) -> (usize, u64) {
        ((number >> 6) as usize, 1 << (number & 63))
    }

    /// Adds a number.
    pub fn insert(&mut self, number: u8) {
        let (word, bit) = Self::place(number);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    /// Whether the number is in.
    #[must_use]
    pub fn contains(self, number: u8) -> bool {
        let (word, bit) = Self::place(number);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Whether nothing is in.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// Everything that is in either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a | e, b | f, c | g, d | h])
    }

    /// Whether each number here is in `other` too.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        self.union(other) == other
    }

    /// The numbers, rising.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (0..=u8::MAX).filter(move |number| self.contains(*number))
    }
}

impl FromIterator<u8> for Numbers {
    fn from_iter<I: IntoIterator<Item = u8>>(numbers: I) -> Self {
        let mut set = Self::NONE;
        numbers.into_iter().for_each(|number| set.insert(number));
        set
    }
}

/// A closed word of the contract: how it is written in files, and every one there is.
pub trait Word: Copy + Sized + 'static {
    /// Every word of the kind, in the contract's order.
    const ALL: &'static [Self];
    /// As written in files of facts.
    fn word(self) -> &'static str;
    /// The word that is written so, if there is one.
    fn from_word(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|each| each.word() == text)
    }
    /// Its place in [`Word::ALL`].
    fn place(self) -> u8 {
        let here = Self::ALL.iter().position(|each| each.word() == self.word());
        here.and_then(|place| u8::try_from(place).ok()).unwrap_or(0)
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            fn place(self) -> u8 { self as u8 }
        }
    };
}

words!(
    /// What somebody is to the participant.
    Role {
        /// The victim.
        Victim = "victim",
        /// The current partner.
        CurrentPartner = "current_partner",
        /// A former partner: still protected, for leaving is the dangerous hour.
        FormerPartner = "former_partner",
        /// Somebody else who may be in danger.
        Other = "other",
    }
);
words!(
    /// Admission, decided.
    Outcome {
        /// Accepted to the program.
        Accepted = "accepted",
        /// Denied.
        Denied = "denied",
    }
);
words!(
    /// Why the participant left the program.
    Leaving {
        /// Attended what there was to attend.
        Completed = "completed",
        /// Did not comply.
        Noncompliance = "noncompliance",
        /// Anything else.
        Other = "other",
    }
);
words!(
    /// Toward whom, or what, there is danger.
    Target {
        /// The victim.
        Victim = "victim",
        /// The current partner.
        CurrentPartner = "current_partner",
        /// A child.
        Child = "child",
        /// Any other person.
        OtherPerson = "other_person",
        /// The participant himself.
        Participant = "participant",
        /// Somebody who works for the program.
        Staff = "staff",
        /// An animal.
        Animal = "animal",
    }
);
words!(
    /// Who called or came by.
    By {
        /// The person.
        Person = "person",
        /// The advocate they named.
        Advocate = "advocate",
    }
);
words!(
    /// To whom an effort was made.
    Toward {
        /// The person.
        Person = "person",
        /// The advocate they named.
        Advocate = "advocate",
        /// Whoever may know where they are.
        Locate = "locate",
    }
);
words!(
    /// By which way.
    Channel {
        /// By telephone: the only one that counts toward three in Oklahoma.
        Telephone = "telephone",
        /// Text message.
        Text = "text",
        /// Electronic mail.
        Email = "email",
        /// A letter.
        Letter = "letter",
        /// In person.
        InPerson = "in_person",
        /// Any other way.
        Other = "other",
    }
);
words!(
    /// How an effort or a notice ended.
    Ending {
        /// They, or the advocate they named, answered and could talk safely.
        Reached = "reached",
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// A machine answered.
        Voicemail = "voicemail",
        /// Somebody else answered.
        SomeoneElse = "someone_else",
        /// The number is not theirs.
        WrongNumber = "wrong_number",
        /// The number is dead.
        Disconnected = "disconnected",
        /// It was not safe to talk.
        Unsafe = "unsafe",
        /// There was no common language.
        NotUnderstood = "not_understood",
        /// They hung up.
        HungUp = "hung_up",
    }
);
words!(
    /// What they are told, or asked, on contact.
    Item {
        /// Certified victim services.
        Services = "services",
        /// What the assessment found.
        AssessmentResults = "assessment_results",
        /// Why he was denied.
        RejectionReason = "rejection_reason",
        /// Perceived areas of concern.
        Concerns = "concerns",
        /// Specific lethality risk indicators.
        Lethality = "lethality",
        /// Asked what they want.
        Choice = "choice",
    }
);
words!(
    /// Why a person has no role any more.
    Ended {
        /// They died.
        Died = "died",
        /// They were never a person of this case.
        Mistaken = "mistaken",
        /// They are the same as another person of the case.
        Merged = "merged",
    }
);

/// A set of closed words, as a set of bits.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Set<W>(u8, #[serde(skip)] std::marker::PhantomData<W>);

impl<W> Clone for Set<W> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<W> Copy for Set<W> {}
impl<W> PartialEq for Set<W> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<W> Eq for Set<W> {}
impl<W> Default for Set<W> {
    fn default() -> Self {
        Self(0, std::marker::PhantomData)
    }
}
impl<W: Word + std::fmt::Debug> std::fmt::Debug for Set<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<W: Word> Set<W> {
    /// The empty set.
    pub const NONE: Self = Self(0, std::marker::PhantomData);

    /// Adds a word.
    pub fn insert(&mut self, word: W) {
        self.0 |= 1 << word.place();
    }

    /// Takes a word out.
    pub fn remove(&mut self, word: W) {
        self.0 &= !(1 << word.place());
    }

    /// Whether the word is in.
    #[must_use]
    pub fn contains(self, word: W) -> bool {
        self.0 & (1 << word.place()) != 0
    }

    /// Whether nothing is in.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many are in.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Everything in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0, std::marker::PhantomData)
    }

    /// What is in both.
    #[must_use]
    pub const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0, std::marker::PhantomData)
    }

    /// What is here and not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0, std::marker::PhantomData)
    }

    /// The words, in the contract's order.
    pub fn iter(self) -> impl Iterator<Item = W> {
        W::ALL
            .iter()
            .copied()
            .filter(move |word| self.contains(*word))
    }
}

impl<W: Word> FromIterator<W> for Set<W> {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        let mut set = Self::NONE;
        words.into_iter().for_each(|word| set.insert(word));
        set
    }
}

/// All the roles of a person.
pub type Roles = Set<Role>;
/// Everything a threat is toward.
pub type Targets = Set<Target>;
/// Things told, declined, or still to tell.
pub type Items = Set<Item>;

impl Roles {
    /// Owed notice: victim or current partner.
    #[must_use]
    pub fn owed_notice(self) -> bool {
        self.contains(Role::Victim) || self.contains(Role::CurrentPartner)
    }

    /// Protected: owed notice, or a former partner.
    #[must_use]
    pub fn protected(self) -> bool {
        self.owed_notice() || self.contains(Role::FormerPartner)
    }
}

impl Targets {
    /// Toward anything besides an animal.
    #[must_use]
    pub fn toward_a_person(self) -> bool {
        let mut animals = Self::NONE;
        animals.insert(Target::Animal);
        !self.without(animals).is_empty()
    }
}

/// What happened. Kinds and fields: contract, section 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// Who somebody is from now on: all their roles, in place of earlier ones.
    Person {
        /// Their number in the case.
        person: PersonNo,
        /// How files of facts write them.
        name: PersonId,
        /// All their roles.
        roles: Roles,
    },
    /// What the assessment found; concerns and lethality by the case's first, second, ...
    Assessment {
        /// Areas of concern.
        concerns: Numbers,
        /// Lethality risk indicators.
        lethality: Numbers,
    },
    /// Admission is decided.
    Decision {
        /// Accepted or denied.
        outcome: Outcome,
    },
    /// The participant attended a session.
    SessionAttended,
    /// The participant left the program.
    Termination {
        /// Why.
        reason: Leaving,
    },
    /// Imminent threat or danger became known.
    Threat {
        /// Toward whom or what.
        toward: Targets,
        /// Persons in danger, named.
        named: Numbers,
        /// From whom it was learned, if from a person of the case.
        source: Option<PersonNo>,
    },
    /// They, or their advocate, called or came by.
    Inbound {
        /// Whose contact it is.
        person: PersonNo,
        /// Who called.
        by: By,
    },
    /// One effort to locate or notify.
    Effort {
        /// For whom; nobody for the victim not yet known.
        person: Option<PersonNo>,
        /// To whom.
        to: Toward,
        /// By which way.
        channel: Channel,
        /// How it ended.
        outcome: Ending,
    },
    /// What they were told, and what they declined to hear.
    Disclosure {
        /// Who.
        person: PersonNo,
        /// Told.
        items: Items,
        /// Declined.
        declined: Items,
    },
    /// What they chose.
    Election {
        /// Who.
        person: PersonNo,
        /// To hear of events.
        receive: bool,
        /// To tell the program things.
        provide: bool,
        /// To be called every so many days, 1 to 366.
        every_days: Option<u16>,
    },
    /// One attempt to give a notice.
    Notice {
        /// To whom.
        person: PersonNo,
        /// About which threat, session or termination.
        about: FactId,
        /// The person, or the advocate they named.
        to: By,
        /// By which way.
        channel: Channel,
        /// How it ended.
        outcome: Ending,
    },
    /// One attempt to warn the certified provider.
    ProviderNotice {
        /// About which threat.
        about: FactId,
        /// How it ended.
        outcome: Ending,
    },
    /// "Not now, call me then."
    Callback {
        /// Who.
        person: PersonNo,
        /// On which day.
        day: Date,
    },
    /// The danger is over.
    ThreatEnded {
        /// Which threat.
        about: FactId,
    },
    /// Has no role any more.
    PersonEnded {
        /// Who.
        person: PersonNo,
        /// Why.
        why: Ended,
    },
    /// That fact was recorded in error.
    Void {
        /// Which one.
        fact: FactId,
    },
}

words!(
    /// The kinds of facts, in the order in which facts of one instant are taken.
    Kind {
        /// See [`What::Person`].
        Person = "person",
        /// See [`What::Assessment`].
        Assessment = "assessment",
        /// See [`What::Decision`].
        Decision = "decision",
        /// See [`What::SessionAttended`].
        SessionAttended = "session_attended",
        /// See [`What::Termination`].
        Termination = "termination",
        /// See [`What::Threat`].
        Threat = "threat",
        /// See [`What::Inbound`].
        Inbound = "inbound",
        /// See [`What::Effort`].
        Effort = "effort",
        /// See [`What::Disclosure`].
        Disclosure = "disclosure",
        /// See [`What::Election`].
        Election = "election",
        /// See [`What::Notice`].
        Notice = "notice",
        /// See [`What::ProviderNotice`].
        ProviderNotice = "provider_notice",
        /// See [`What::Callback`].
        Callback = "callback",
        /// See [`What::ThreatEnded`].
        ThreatEnded = "threat_ended",
        /// See [`What::PersonEnded`].
        PersonEnded = "person_ended",
        /// See [`What::Void`].
        Void = "void",
    }
);

impl What {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Person { .. } => Kind::Person,
            Self::Assessment { .. } => Kind::Assessment,
            Self::Decision { .. } => Kind::Decision,
            Self::SessionAttended => Kind::SessionAttended,
            Self::Termination { .. } => Kind::Termination,
            Self::Threat { .. } => Kind::Threat,
            Self::Inbound { .. } => Kind::Inbound,
            Self::Effort { .. } => Kind::Effort,
            Self::Disclosure { .. } => Kind::Disclosure,
            Self::Election { .. } => Kind::Election,
            Self::Notice { .. } => Kind::Notice,
            Self::ProviderNotice { .. } => Kind::ProviderNotice,
            Self::Callback { .. } => Kind::Callback,
            Self::ThreatEnded { .. } => Kind::ThreatEnded,
            Self::PersonEnded { .. } => Kind::PersonEnded,
            Self::Void { .. } => Kind::Void,
        }
    }
}

/// One fact as the clock reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Unique in its case.
    pub id: FactId,
    /// When it happened.
    pub at: Moment,
    /// When it was written down; not before `at`.
    pub recorded: Moment,
    /// What happened.
    pub what: What,
}

impl Fact {
    /// What facts of a case are sorted by: time, then kind in the contract's order, then id.
    #[must_use]
    pub fn order(&self) -> (Moment, Kind, FactId) {
        (self.at, self.what.kind(), self.id)
    }

    /// Compares by [`Fact::order`] without copying what it need not look at.
    pub(crate) fn cmp_order(&self, other: &Self) -> std::cmp::Ordering {
        self.at
            .cmp(&other.at)
            .then_with(|| self.what.kind().cmp(&other.what.kind()))
            .then_with(|| self.id.cmp(&other.id))
    }
}

/// A case's facts, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Which case.
    pub case: CaseId,
    /// Its facts.
    pub facts: Vec<Fact>,
}

impl History {
    /// As of when it is to be computed: now, but not before the last of its facts was written down. A clock that was
    /// ahead and has been set back would hide what was recorded meanwhile until its hour comes again, a danger among it.
    #[must_use]
    pub fn as_of(&self, now: Moment) -> Moment {
        let written = self.facts.iter().map(|fact| fact.recorded);
        written.fold(now, Moment::max)
    }

    /// When something of now happened: not before the last of its facts. By a clock that has been set back it would come
    /// before what it is about, and count for nothing.
    #[must_use]
    pub fn next_at(&self, now: Moment) -> Moment {
        let happened = self.facts.iter().map(|fact| fact.at);
        happened.fold(now, Moment::max)
    }
}
