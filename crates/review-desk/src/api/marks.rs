//! What reviewers wrote beside a binder, for programs of the review desk. It names labels of that binder and no case.

use desk::api::kinds::{Batch, Line, Text, Time};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, closed_words, shapes};

use crate::{
    ReviewDesk,
    binders::kept::Kept,
    marks::{About, Mark, Marks, NewMark, Said, Wrong},
};

closed_words! {
    /// What is said: `seen`, `question` or `not-met` of a file, `met`, `not-met` or `not-applicable` of a clause.
    WhatIsSaid of Said;
}

shapes! {
    /// A binder that was made.
    gives OneBinder {
        binder: String,
        /// As of when it counts.
        as_of: Time,
    }

    /// The binders that are kept, the newest first.
    gives AllBinders {
        binders: Vec<OneBinder>,
    }

    /// What was written of a file or a clause.
    gives OneMark {
        /// A clause (`c`), or a file by its label in the binder (`separate/S-4KTPWM`, `participant/P-9QXZRB`).
        about: String,
        said: WhatIsSaid,
        note: String,
        /// By whom, as they were shown then.
        name: String,
        at: Time,
        /// Whether nothing later was said of it.
        stands: bool,
    }

    /// All of them, the earliest first.
    gives AllMarks {
        marks: Vec<OneMark>,
    }

    /// That it was taken.
    gives MarkWritten {
        /// Whether this batch was taken before: sent again, it is no second mark.
        before: bool,
    }

    /// What is written of a file or a clause. Name nobody.
    takes NewMarkOf {
        batch: Batch,
        /// A clause (`c`), or a file by its label in the binder (`separate/S-4KTPWM`, `participant/P-9QXZRB`).
        about: Line,
        said: WhatIsSaid,
        /// Needed for a question and for what is not met.
        note: Option<Text>,
    }
}

/// The binders.
pub(super) struct ReadBinders;

impl Operation<ReviewDesk> for ReadBinders {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/binders";
    const NAME: &'static str = "readBinders";
    const PURPOSE: &'static str = "the binders that are kept, the newest first";
    type Takes = Nothing;
    type Gives = AllBinders;

    fn go(desk: &ReviewDesk, _: &Ask<'_>, _: Nothing) -> Result<AllBinders, Trouble> {
        let kept = Kept::all(&desk.office)?.into_iter();
        let one = |(binder, kept): (String, Kept)| OneBinder {
            binder,
            as_of: Time::of(kept.as_of(), &desk.office.zone),
        };
        Ok(AllBinders {
            binders: kept.map(one).collect(),
        })
    }
}

/// What was written.
pub(super) struct ReadMarks;

impl Operation<ReviewDesk> for ReadMarks {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/binders/{binder}/marks";
    const NAME: &'static str = "readMarks";
    const PURPOSE: &'static str = "what reviewers wrote beside a binder";
    type Takes = Nothing;
    type Gives = AllMarks;

    fn go(desk: &ReviewDesk, ask: &Ask<'_>, _: Nothing) -> Result<AllMarks, Trouble> {
        let binder = ask.visit.param("binder");
        Kept::read(&desk.office, binder)?.ok_or(Trouble::NotFound)?;
        let marks = Marks::of(&desk.office, &ask.session.ring, binder)?;
        let one = |mark: &Mark| OneMark {
            about: mark.about.written(),
            said: WhatIsSaid(mark.said),
            note: mark.note.clone(),
            name: mark.name.clone(),
            at: Time::of(mark.at, &desk.office.zone),
            stands: marks.stands(&mark.about) == Some(mark),
        };
        Ok(AllMarks {
            marks: marks.0.iter().map(one).collect(),
        })
    }
}

/// One more.
pub(super) struct WriteMark;

impl Operation<ReviewDesk> for WriteMark {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/binders/{binder}/marks";
    const NAME: &'static str = "writeMark";
    const PURPOSE: &'static str =
        "writes down what a reviewer found in a file, or their verdict on a clause";
    type Takes = NewMarkOf;
    type Gives = MarkWritten;

    fn go(desk: &ReviewDesk, ask: &Ask<'_>, new: NewMarkOf) -> Result<MarkWritten, Trouble> {
        let (binder, counted) = desk.binder(ask.visit)?;
        let about = About::read(&new.about.0).filter(|about| about.is_in(&counted));
        let about = about.ok_or_else(|| Trouble::field("about", "must be of this binder"))?;
        let note = new.note.unwrap_or_default().0;
        let before = Marks::of(&desk.office, &ask.session.ring, &binder)?;
        let new = NewMark {
            once: ask.batch(new.batch),
            about: &about,
            said: Some(new.said.0),
            note: &note,
        };
        let put = before.put(&desk.office, ask.session, ask.visit.now, &binder, &new)?;
        let before = put.map_err(|wrong| match wrong {
            Wrong::Said => Trouble::field("said", "must be one that can be said of it"),
            Wrong::NoWords => Trouble::field("note", "must not be missing"),
            Wrong::TooLong => Trouble::field("note", "must be shorter"),
        })?;
        Ok(MarkWritten { before })
    }
}
