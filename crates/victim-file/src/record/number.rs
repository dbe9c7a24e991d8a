//! What somebody says of a number: that it is right, held until a day, or not to be called.

use ledger::{Filed, Matter};
use rules::{Calendar, PersonNo};

use super::{Act, Recorded, Recorder, TEXT, at_most, fine, required};
use crate::letter::{NumberSaid, SaidOfNumber, Saved};
use crate::refused::{Problem, Refused, Wrong};
use crate::view::{self, same_number};

/// The most days that a number is held, counted from today.
const MOST_DAYS: u16 = 30;

impl Recorder<'_> {
    /// Says something of one of a person's numbers, or of the number of whoever speaks for them. What was said last stands, until a call to the number says
    /// otherwise. It is no fact of a duty: none is stopped or moved by it.
    ///
    /// # Errors
    /// When the person has no such number, a reason or a day is missing, the participant's own number would be right for
    /// whoever speaks for them, the case has changed, or nothing could be stored.
    pub fn say_of_number(
        &self,
        act: Act,
        person: PersonNo,
        said: &NumberSaid,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            let card = view::card(case, here.ring, person)?;
            let guardian = view::guardian(case, here.ring, person)?.number;
            let phones = card.phones.iter().map(|phone| &phone.number);
            let theirs = phones
                .chain([&guardian])
                .find(|number| same_number(number, &said.number));
            // The participant speaks for nobody, whatever somebody says of his number.
            if said.said == SaidOfNumber::Right && same_number(&guardian, &said.number) {
                let participant =
                    client_file::Participant::open(here.stores.client, here.ring, act.case);
                let intake = participant
                    .map_err(Refused::from)?
                    .and_then(|file| file.intake);
                if intake.is_some_and(|intake| view::is_his_own(&intake, &guardian)) {
                    wrong.push(Wrong::new("number", Problem::NeverTheGuardian));
                }
            }
            if theirs.is_none() {
                wrong.push(Wrong::new("number", Problem::Missing));
            }
            let until = match said.said {
                SaidOfNumber::Hold => here.hold_until(said, &mut wrong),
                _ => None,
            };
            // What a call has shown is reason enough; anything else somebody has to say for themselves.
            let why = match said.said {
                SaidOfNumber::Wrong | SaidOfNumber::Dead => {
                    at_most("why", &said.why, TEXT, &mut wrong)
                }
                SaidOfNumber::Right | SaidOfNumber::Hold | SaidOfNumber::Never => {
                    required("why", &said.why, TEXT, &mut wrong)
                }
            };
            fine(wrong)?;
            let saved = Saved {
                numbers: vec![NumberSaid {
                    number: theirs.cloned().unwrap_or_default(),
                    said: said.said,
                    until,
                    why,
                }],
                ..Saved::default()
            };
            let matter = Matter::Filed(Filed::Plan { person });
            Ok(vec![here.just_now(matter, &saved)?])
        })
    }

    /// From tomorrow on; without a day it is the next business day.
    fn hold_until(&self, said: &NumberSaid, wrong: &mut Vec<Wrong>) -> Option<jiff::civil::Date> {
        let today = self.now.day(self.zone());
        let first = Calendar::days_later(today, 1);
        let last = Calendar::days_later(today, MOST_DAYS);
        let until = said
            .until
            .unwrap_or_else(|| self.rules.calendar.next_open(first));
        if until < first || until > last {
            wrong.push(Wrong::new("until", Problem::NotBetween { first, last }));
        }
        Some(until)
    }
}
