//! The releases of a person, and what they cover.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use keys::{KeyRing, Seal};
use ledger::{Entry, Filed, Matter};
use rules::{FactId, Moment, PersonNo};

use super::VictimCase;
use crate::facts::{CaseFacts, Side};
use crate::letter::{Letter, Release, ReleaseEnded};
use crate::refused::Refused;

/// A release that has so few days left is said to end soon.
pub const SOON: i32 = 14;
/// A release is still offered for so many days after its last: what was told under it may be written down late.
pub const LATELY: i32 = 14;

/// One release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseView {
    /// Its fact.
    pub fact: FactId,
    /// When it was written down.
    pub kept: Moment,
    /// What it says; nothing where its letter is gone.
    pub letter: Release,
    /// When and by whom it was taken back.
    pub ended: Option<(Moment, ReleaseEnded)>,
    /// When the person's part in the case ended: from then on no release of theirs stands.
    pub part_ended: Option<Moment>,
}

impl ReleaseView {
    /// Whether something may be told under it at an instant.
    #[must_use]
    pub fn stands(&self, at: Moment, zone: &TimeZone) -> bool {
        let day = at.day(zone);
        let Release {
            signed_on, until, ..
        } = &self.letter;
        let over = |ended: Option<Moment>| ended.is_some_and(|ended| ended <= at);
        signed_on.is_some_and(|signed| signed <= day)
            && until.is_some_and(|until| day <= until)
            && !over(self.ended.as_ref().map(|(at, _)| *at))
            && !over(self.part_ended)
    }

    /// Whether it stands, and not for long.
    #[must_use]
    pub fn ends_soon(&self, at: Moment, zone: &TimeZone) -> bool {
        self.stands(at, zone)
            && self
                .days_left(at.day(zone))
                .is_some_and(|left| left <= SOON)
    }

    /// Whether it is to be offered where it is asked what allowed something: it stands, or did until lately.
    #[must_use]
    pub fn is_offered(&self, day: Date) -> bool {
        self.days_left(day).is_some_and(|left| left >= -LATELY)
    }

    fn days_left(&self, day: Date) -> Option<i32> {
        let left = day.until(self.letter.until?).ok()?;
        Some(left.get_days())
    }
}

/// Every release of a person, newest first.
///
/// # Errors
/// When a letter does not open.
pub(crate) fn releases_of(
    case: &CaseFacts,
    ring: &KeyRing,
    person: PersonNo,
) -> Result<Vec<ReleaseView>, Refused> {
    let mine = case
        .entries
        .iter()
        .filter(|(side, _)| *side == Side::Victim)
        .map(|(_, entry)| entry);
    let part_ended = case.person(person).and_then(|known| known.ended);
    let mut all: Vec<ReleaseView> = Vec::new();
    for entry in mine {
        match entry.envelope.matter {
            Matter::Filed(Filed::PersonRelease { person: whose }) if whose == person => {
                all.push(ReleaseView {
                    fact: entry.envelope.id,
                    kept: entry.envelope.kept,
                    letter: letter(entry, ring)?,
                    ended: None,
                    part_ended: part_ended.map(|(_, at)| at),
                });
            }
            Matter::Filed(Filed::PersonReleaseEnded { release }) => {
                if let Some(one) = all.iter_mut().find(|each| each.fact == release) {
                    one.ended = Some((entry.envelope.at, letter(entry, ring)?));
                }
            }
            _ => {}
        }
    }
    all.reverse();
    Ok(all)
}

/// What a letter of the separate file says; one that is gone says nothing.
pub(super) fn letter<L: Letter + Default>(entry: &Entry, ring: &KeyRing) -> Result<L, Refused> {
    let Some(sealed) = entry.letter.as_ref().filter(|sealed| !sealed.0.is_empty()) else {
        return Ok(L::default());
    };
    let bytes = ring.open_letter(Seal::Victim, &entry.envelope, sealed)?;
    Ok(L::read(&bytes)?)
}

impl VictimCase {
    /// Every release of a person, newest first.
    ///
    /// # Errors
    /// When a letter does not open.
    pub fn releases(&self, ring: &KeyRing, person: PersonNo) -> Result<Vec<ReleaseView>, Refused> {
        releases_of(&self.facts, ring, person)
    }
}
