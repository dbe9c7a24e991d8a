//! Who works here, for programs.

use std::collections::BTreeSet;

use desk::api::kinds::{Batch, Line, Seen, Several};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, closed_words, shapes};
use program_file::{Hat, Mail, Problem, Settings, Staff, StaffNo};

use super::{Changed, act, changed};
use crate::ProgramDesk;

closed_words! {
    /// What somebody does here.
    StaffHat of Hat;
}

shapes! {
    /// Somebody who works here, or did.
    gives OneOfStaff {
        number: u16,
        name: String,
        hats: Vec<StaffHat>,
        telephone: String,
        /// Where mail reaches them; null where none was given.
        mail: Option<String>,
        /// They do not work here any more.
        ended: bool,
    }

    /// Everybody, by number.
    gives AllStaff {
        version: Seen,
        staff: Vec<OneOfStaff>,
    }

    /// Somebody of the staff; it replaces what stood under the number.
    takes NewStaff {
        batch: Batch,
        seen: Seen,
        /// Null for somebody new, who gets the next.
        number: Option<u16>,
        name: Line,
        hats: Several<StaffHat>,
        /// Needed where they may be on call.
        telephone: Option<Line>,
        mail: Option<Line>,
        ended: bool,
    }
}

/// Everybody.
pub(super) struct ReadStaff;

impl Operation<ProgramDesk> for ReadStaff {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/staff";
    const NAME: &'static str = "readStaff";
    const PURPOSE: &'static str = "who works here, under which hats";
    type Takes = Nothing;
    type Gives = AllStaff;

    fn go(desk: &ProgramDesk, _: &Ask<'_>, _: Nothing) -> Result<AllStaff, Trouble> {
        let settings = Settings::read(desk.office.store.as_ref())?;
        let staff = settings
            .staff
            .into_iter()
            .map(|(number, staff)| OneOfStaff {
                number: number.0,
                name: staff.name,
                hats: staff.hats.into_iter().map(StaffHat).collect(),
                telephone: staff.telephone,
                mail: staff.mail.map(String::from),
                ended: staff.ended,
            });
        Ok(AllStaff {
            version: settings.version.into(),
            staff: staff.collect(),
        })
    }
}

/// One of them.
pub(super) struct EnterStaff;

impl Operation<ProgramDesk> for EnterStaff {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/staff";
    const NAME: &'static str = "enterStaff";
    const PURPOSE: &'static str = "enters, changes or ends somebody of the staff";
    type Takes = NewStaff;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewStaff) -> Result<Changed, Trouble> {
        let settings = Settings::read(desk.office.store.as_ref())?;
        let number = match new.number.map(StaffNo) {
            Some(known) if settings.staff.contains_key(&known) => known,
            Some(unknown) => {
                let said = Problem::NotStaff(unknown).to_string();
                return Err(Trouble::field("number", said));
            }
            // The version in `seen` keeps two from getting the same.
            None => settings.next_staff(),
        };
        let mail = new.mail.map(|mail| Mail::try_from(mail.0)).transpose();
        let staff = Staff {
            name: new.name.0,
            hats: BTreeSet::from_iter(new.hats.0.into_iter().map(|hat| hat.0)),
            telephone: new.telephone.unwrap_or_default().0,
            mail: mail.map_err(|error| Trouble::field("mail", error.to_string()))?,
            ended: new.ended,
        };
        let act = act(desk, ask, new.batch, new.seen);
        changed(desk, &act, desk.recorder().staff(&act, number, &staff))
    }
}
