//! Numbers that a program may set for itself, within the pack's bounds; and every number of a pack with its source, for
//! whoever asks what is law and what is the program's own standard.

use serde::Deserialize;

use crate::Basis;
use crate::pack::{Origin, Pack, Rules};

/// A number that no duty is computed from: a program may set it for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OwnNumber {
    /// So many days after the decision the participant is told of a denial or a termination at the earliest.
    TheyHearFirst,
    /// So many minutes lie between two alarms about one danger.
    AlarmAgain,
    /// So many minutes a danger stays in hand after the last sign of work on it, unless somebody was reached.
    AlarmInHand,
    /// So many days after the last drill a provider's day-and-night number is tried again.
    NumberTried,
    /// So many absences in a row are too many: staff decide what follows.
    AbsencesInARow,
    /// So many absences within the pack's weeks are too many.
    AbsencesInWeeks,
    /// So many years after its last entry a participant's file goes, once the program has set the number itself.
    YearsKept,
}

impl OwnNumber {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::TheyHearFirst,
        Self::AlarmAgain,
        Self::AlarmInHand,
        Self::NumberTried,
        Self::AbsencesInARow,
        Self::AbsencesInWeeks,
        Self::YearsKept,
    ];

    /// As it stands in packs, paths and letters.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::TheyHearFirst => "they_hear_first",
            Self::AlarmAgain => "alarm_again",
            Self::AlarmInHand => "alarm_in_hand",
            Self::NumberTried => "number_tried",
            Self::AbsencesInARow => "absences_in_a_row",
            Self::AbsencesInWeeks => "absences_in_weeks",
            Self::YearsKept => "years_kept",
        }
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Days.
    Days,
    /// Minutes.
    Minutes,
    /// Absences.
    Absences,
    /// Years.
    Years,
}

/// A number that no duty is computed from and that a program may set for itself, within bounds.
#[derive(Debug, Clone, Deserialize)]
pub struct Settable {
    /// What holds: the pack's own, unless the program has set another.
    pub number: u16,
    /// What it counts.
    pub unit: Unit,
    /// The least that a program may set.
    pub least: u16,
    /// The most.
    pub most: u16,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

impl Settable {
    /// Whether a program may set it to that.
    #[must_use]
    pub fn allows(&self, number: u16) -> bool {
        (self.least..=self.most).contains(&number)
    }
}

const fn of<'a>(word: &'static str, number: u32, origin: &'a Origin) -> Stated<'a> {
    Stated {
        word,
        number,
        basis: origin.basis,
        origin,
    }
}

/// One number of a pack, as it is told to people.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// Which: the key of its words.
    pub word: &'static str,
    /// The number itself.
    pub number: u32,
    /// Law, or the program's policy.
    pub basis: Basis,
    /// Where it comes from.
    pub origin: &'a Origin,
}

impl Pack {
    /// A number that a program may set.
    #[must_use]
    pub const fn own(&self, which: OwnNumber) -> &Settable {
        match which {
            OwnNumber::TheyHearFirst => &self.they_hear_first.until,
            OwnNumber::AlarmAgain => &self.alarm_again,
            OwnNumber::AlarmInHand => &self.alarm_in_hand,
            OwnNumber::NumberTried => &self.number_tried,
            OwnNumber::AbsencesInARow => &self.absences_in_a_row,
            OwnNumber::AbsencesInWeeks => &self.absences_in_weeks.number,
            OwnNumber::YearsKept => &self.years_kept,
        }
    }

    const fn own_mut(&mut self, which: OwnNumber) -> &mut Settable {
        match which {
            OwnNumber::TheyHearFirst => &mut self.they_hear_first.until,
            OwnNumber::AlarmAgain => &mut self.alarm_again,
            OwnNumber::AlarmInHand => &mut self.alarm_in_hand,
            OwnNumber::NumberTried => &mut self.number_tried,
            OwnNumber::AbsencesInARow => &mut self.absences_in_a_row,
            OwnNumber::AbsencesInWeeks => &mut self.absences_in_weeks.number,
            OwnNumber::YearsKept => &mut self.years_kept,
        }
    }

    /// The numbers that duties are computed from. Nobody sets them but the pack, so that the same facts give the same
    /// duties everywhere.
    #[must_use]
    pub fn stated(&self) -> Vec<Stated<'_>> {
        let first = &self.initial_notification;
        vec![
            of("first-due", first.due.days.into(), &first.due.origin),
            of(
                "first-tries",
                first.tries.number.into(),
                &first.tries.origin,
            ),
            of(
                "first-days",
                first.spread.different_days.into(),
                &first.spread.origin,
            ),
            of(
                "first-apart",
                first.spread.apart_minutes,
                &first.spread.origin,
            ),
            of(
                "first-known-within",
                first.known_within.days.into(),
                &first.known_within.origin,
            ),
            of(
                "first-known-after",
                first.known_after.days.into(),
                &first.known_after.origin,
            ),
            of(
                "told-due",
                self.initial_disclosure.due.days.into(),
                &self.initial_disclosure.due.origin,
            ),
            of(
                "told-give-up",
                self.initial_disclosure.give_up.different_days.into(),
                &self.initial_disclosure.give_up.origin,
            ),
            of(
                "event-due",
                self.event_notice.due.days.into(),
                &self.event_notice.due.origin,
            ),
            of(
                "event-give-up",
                self.event_notice.give_up.different_days.into(),
                &self.event_notice.give_up.origin,
            ),
            of(
                "threat-due",
                self.threat_warning.due.minutes.into(),
                &self.threat_warning.due.origin,
            ),
            of(
                "provider-due",
                self.provider_warning.due.minutes.into(),
                &self.provider_warning.due.origin,
            ),
            of(
                "check-in-give-up",
                self.check_in.give_up.different_days.into(),
                &self.check_in.give_up.origin,
            ),
            of(
                "callback-most",
                self.callback.most_days.into(),
                &self.callback.origin,
            ),
        ]
    }
}

impl Rules {
    /// Sets one of the program's own numbers; what is out of the pack's bounds holds at the nearer bound.
    pub fn set(&mut self, which: OwnNumber, number: u16) {
        let own = self.pack.own_mut(which);
        own.number = number.max(own.least).min(own.most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_programs_own_number_holds_within_the_packs_bounds_and_moves_no_duty() {
        let mut rules = Rules::new("us-ok", &[]).unwrap();
        let stated = |rules: &Rules| {
            rules
                .pack
                .stated()
                .iter()
                .map(|each| each.number)
                .collect::<Vec<_>>()
        };
        let before = stated(&rules);
        for which in OwnNumber::ALL {
            assert_eq!(OwnNumber::from_word(which.word()), Some(which));
            let own = rules.pack.own(which).clone();
            assert!(own.allows(own.number) && !own.allows(own.most + 1));
            rules.set(which, own.least);
            assert_eq!(rules.pack.own(which).number, own.least);
            rules.set(which, u16::MAX);
            assert_eq!(rules.pack.own(which).number, own.most);
            rules.set(which, 0);
            assert_eq!(rules.pack.own(which).number, own.least);
        }
        assert_eq!(stated(&rules), before);
    }

    #[test]
    fn they_never_hear_later_than_the_participant() {
        let mut rules = Rules::new("us-ok", &[]).unwrap();
        let decided = crate::Moment::parse("2026-11-23T10:00:00-06:00").unwrap();
        let before = rules.silent_until(decided);
        for days in 0..9 {
            rules.set(OwnNumber::TheyHearFirst, days);
            assert!(rules.silent_until(decided) >= before, "{days}");
        }
        rules.set(OwnNumber::TheyHearFirst, 4);
        // Thanksgiving and the day after it are no business days.
        let monday = crate::Moment::parse("2026-12-01T17:00:00-06:00").unwrap();
        assert_eq!(rules.silent_until(decided), monday);
    }
}
