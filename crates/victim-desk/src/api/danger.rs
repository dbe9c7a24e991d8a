//! A danger while it lives and after, for programs: who has it, what else was done, and the second person at its end.

use desk::api::kinds::{At, Batch, Line, Recorded, Seen, Text};
use desk::api::{Ask, Operation, Trouble};
use desk::{Method, closed_words, shapes};
use rules::{FactId, PersonId};
use victim_file::letter;

use super::{Call, when};
use crate::VictimDesk;
use crate::api::bodies::text;

closed_words! {
    /// What else was done for somebody in danger who is not reached.
    DangerStep of letter::Step;
}

shapes! {
    /// Somebody takes a danger: no further alarm goes out.
    takes NewDangerTaking {
        batch: Batch,
        /// The threat's.
        about: FactId,
    }

    /// What else was done for somebody not reached. It is no try.
    takes NewDangerStep {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        person: Option<PersonId>,
        step: DangerStep,
        words: Text,
    }

    /// A second person looked at why a danger was ended.
    takes NewSecondLook {
        batch: Batch,
        seen: Seen,
        /// The fact by which it was ended.
        end: FactId,
        /// It has ended; else that was wrong, and it goes on.
        ended: bool,
        /// Needed where it goes on.
        words: Option<Text>,
    }
}

/// Who has it.
pub(crate) struct TakeDanger;

impl Operation<VictimDesk> for TakeDanger {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/danger-takings";
    const NAME: &'static str = "takeDanger";
    const PURPOSE: &'static str = "says who has a danger: no further alarm goes out";
    type Takes = NewDangerTaking;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: NewDangerTaking) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let batch = ask.batch(new.batch);
        let done = call.recorder().take_danger(call.case()?, batch, new.about);
        call.recorded(done)
    }
}

/// What else was done.
pub(crate) struct RecordStep;

impl Operation<VictimDesk> for RecordStep {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/danger-steps";
    const NAME: &'static str = "recordDangerStep";
    const PURPOSE: &'static str = "records what else was done for somebody not reached";
    type Takes = NewDangerStep;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: NewDangerStep) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let person = call.somebody(new.person)?;
        let act = call.act(new.batch, new.seen)?;
        let recorder = call.entered(new.sheet.as_ref());
        let done = recorder.step(act, when(new.at), person, new.step.0, &new.words.0);
        call.recorded(done)
    }
}

/// The second person.
pub(crate) struct LookSecond;

impl Operation<VictimDesk> for LookSecond {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/second-looks";
    const NAME: &'static str = "recordSecondLook";
    const PURPOSE: &'static str =
        "says that a second person looked at the end of a danger, and what they found";
    type Takes = NewSecondLook;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: NewSecondLook) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let act = call.act(new.batch, new.seen)?;
        let (recorder, words) = (call.recorder(), text(new.words));
        let done = match new.ended {
            true => recorder.seen_by_second(act, new.end, &words),
            false => recorder.reopen(act, new.end, &words),
        };
        call.recorded(done)
    }
}
