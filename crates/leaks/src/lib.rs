//! What only the separate file should know, found in words that somebody wrote elsewhere: names, numbers, mail
//! addresses and where somebody lives, also where they are spelled, spaced or shortened otherwise.
//!
//! A note of the participant's file is read by him or by a court sooner or later. Nothing of the separate file may
//! stand in it (OAC 75:25-3-4.2), and what stands there is found from the sheltered side alone: a warning at
//! the client desk that knew the victim's words would tell them to whoever tries enough of them.
//!
//! No files, no keys, no clock: words come in, places go out, and nothing is kept.
//!
//! Reading order: [`Sheltered`], what is to be found; [`Finder`]; [`Find`], one place; `fold`, how a text is taken
//! apart; then one file for each thing that is found.
//!
//! ```
//! use leeward_leaks::{Finder, Own, Sheltered, What};
//!
//! let ada = Sheltered {
//!     names: vec!["Ada Magnolia".into()],
//!     numbers: vec!["(918) 555-0159".into()],
//!     ..Sheltered::default()
//! };
//! let finder = Finder::new(&[ada], &Own::default());
//! let note = "Says ada magnollia can be had at 918.555.1059.";
//! let found: Vec<_> = finder.look(note).into_iter().map(|find| (find.what, &note[find.place])).collect();
//! assert_eq!(found, [(What::Name, "ada magnollia"), (What::Number, "918.555.1059")]);
//! ```

mod address;
mod finder;
mod fold;
mod mail;
mod name;
mod near;
mod number;
mod short;

use std::ops::Range;

pub use finder::Finder;
pub use name::is_given_name;

/// What only the separate file should know of one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheltered {
    /// Their names, each as one line.
    pub names: Vec<String>,
    /// Their numbers, as they are dialled; those of the United States alone are understood.
    pub numbers: Vec<String>,
    /// Addresses of mail, and lines in which one may stand.
    pub mails: Vec<String>,
    /// Where they live, each as one line or several.
    pub addresses: Vec<String>,
    /// They belong to another case than the text: then only what is rare enough is looked for, which is
    /// whole numbers, mail addresses and houses.
    pub of_another_case: bool,
}

/// Words that may stand in the text: the participant's own name, and those of who works there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Own {
    /// Names, each as one line. A victim often bears the participant's family name.
    pub names: Vec<String>,
    /// Numbers that are the participant's own.
    pub numbers: Vec<String>,
}

/// One place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// Bytes of the text.
    pub place: Range<usize>,
    /// Whose: the place among those that the finder was made of.
    pub whose: usize,
    /// What of theirs.
    pub what: What,
    /// How it was written.
    pub how: How,
    /// How sure that is.
    pub certainty: Certainty,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            /// Every one, the most telling first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it is written where programs read it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one that is written so, if there is one.
            #[must_use]
            pub fn from_word(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.word() == text)
            }
        }
    };
}

words!(
    /// What was found.
    What {
        /// A number.
        Number = "number",
        /// An address of mail.
        Mail = "mail",
        /// A house with its street, or a box at a post office.
        House = "house",
        /// A street without its house.
        Street = "street",
        /// Given and family name, or an initial and the family name.
        Name = "name",
        /// A given name alone.
        Given = "given",
        /// A family name alone, where the participant bears another.
        Family = "family",
    }
);

words!(
    /// How it was written.
    How {
        /// As the separate file has it, whatever the spacing, case and accents.
        AsWritten = "as_written",
        /// By a short form of it, or the long form of a short one.
        Short = "short",
        /// One letter or digit too many, too few, another one, or two letters exchanged.
        OneOff = "one_off",
        /// Otherwise, but it sounds the same.
        Sounds = "sounds",
        /// Two digits exchanged.
        Exchanged = "exchanged",
    }
);

words!(
    /// How sure a find is.
    Certainty {
        /// Hardly anything else.
        Sure = "sure",
        /// More likely than not.
        Likely = "likely",
        /// Somebody should look.
        Perhaps = "perhaps",
    }
);

#[cfg(test)]
mod tests;
