//! What changes how somebody is called; and that their advocate does not stand for them any more.

use desk::api::kinds::{Batch, Line, Recorded, Seen, Text};
use desk::api::{Ask, Operation, Trouble};
use desk::{Method, shapes};
use rules::PersonId;
use victim_file::letter;

use super::Call;
use super::bodies::{SpokenFor, TakenBackBy, line, text};
use crate::VictimDesk;

shapes! {
    /// Whoever speaks for a minor, or for somebody whom a court gave a guardian. Never the participant.
    takes NewGuardian {
        name: Line,
        number: Option<Line>,
        /// What they are to the person.
        relation: Option<Line>,
    }

    /// What changes how somebody is called; it replaces what was written down before.
    takes NewCircumstances {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        /// The language they speak best; left out, it stays. With `interpreter` one must be known.
        language: Option<Line>,
        /// An agency's interpreter is needed.
        interpreter: bool,
        agency: Option<Line>,
        /// They are called by the relay service.
        relay: bool,
        spoken_for: SpokenFor,
        guardian: Option<NewGuardian>,
        /// The substitute address of the address confidentiality program: mail goes there alone.
        mail_only_to: Option<Text>,
        words: Option<Text>,
    }

    /// The advocate whom they named does not stand for them any more.
    takes NewAdvocateOver {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        by: TakenBackBy,
        words: Option<Text>,
    }

    /// Whoever speaks for somebody.
    gives Guardian {
        name: String,
        number: String,
        relation: String,
    }

    /// What changes how somebody is called.
    gives Circumstances {
        interpreter: bool,
        agency: String,
        relay: bool,
        spoken_for: SpokenFor,
        guardian: Guardian,
        mail_only_to: String,
        words: String,
    }
}

/// As it is.
pub(crate) fn shown(there: &letter::Circumstances) -> Circumstances {
    Circumstances {
        interpreter: there.interpreter,
        agency: there.agency.clone(),
        relay: there.relay,
        spoken_for: SpokenFor(there.spoken_for),
        guardian: Guardian {
            name: there.guardian.name.clone(),
            number: there.guardian.number.clone(),
            relation: there.guardian.relation.clone(),
        },
        mail_only_to: there.mail_only_to.clone(),
        words: there.words.clone(),
    }
}

/// What changes how somebody is called.
pub(crate) struct RecordCircumstances;

impl Operation<VictimDesk> for RecordCircumstances {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/circumstances";
    const NAME: &'static str = "recordCircumstances";
    const PURPOSE: &'static str =
        "records what changes how somebody is called: interpreter, guardian, mail";
    type Takes = NewCircumstances;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: NewCircumstances) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let person = call.person(new.person)?;
        let guardian = new.guardian.map(|named| letter::Guardian {
            name: named.name.0,
            number: line(named.number),
            relation: line(named.relation),
        });
        let circumstances = letter::Circumstances {
            interpreter: new.interpreter,
            agency: line(new.agency),
            relay: new.relay,
            spoken_for: new.spoken_for.0,
            guardian: guardian.unwrap_or_default(),
            mail_only_to: text(new.mail_only_to),
            words: text(new.words),
        };
        let act = call.act(new.batch, new.seen)?;
        let language = new.language.map(|language| language.0);
        let done = call
            .recorder()
            .circumstances(act, person, language.as_deref(), &circumstances);
        call.recorded(done)
    }
}

/// The end of an advocate's part.
pub(crate) struct EndAdvocate;

impl Operation<VictimDesk> for EndAdvocate {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/advocate-ends";
    const NAME: &'static str = "endAdvocate";
    const PURPOSE: &'static str =
        "records that the advocate whom somebody named does not stand for them any more";
    type Takes = NewAdvocateOver;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: NewAdvocateOver) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let person = call.person(new.person)?;
        let over = letter::AdvocateOver {
            by: new.by.0,
            words: text(new.words),
            ..letter::AdvocateOver::default()
        };
        let act = call.act(new.batch, new.seen)?;
        let done = call.recorder().advocate_over(act, person, &over);
        call.recorded(done)
    }
}
