//! The program's own facts as they stood: proclaimed days, the day of going live, agreements by the day.

use std::collections::BTreeMap;

use jiff::civil::Date;
use program_file::{Change, Provider, Settings, Staff, StaffNo};
use rules::{Calendar, Moment};

use crate::Period;

/// A day that the governor proclaimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: Date,
    /// The number of the order, as the program entered it; empty where it entered none.
    pub order: String,
}

/// The program as of an instant.
#[derive(Debug, Clone, Default)]
pub(crate) struct Program {
    pub(crate) proclaimed: Vec<Holiday>,
    pub(crate) go_live: Option<Date>,
    /// Who works there or did.
    pub(crate) staff: BTreeMap<StaffNo, Staff>,
    /// Every entry about a provider, oldest first, with the day on which it was made.
    providers: Vec<(Date, u16, Provider)>,
}

impl Program {
    pub(crate) fn as_of(settings: &Settings, as_of: Moment, zone: &jiff::tz::TimeZone) -> Self {
        let mut program = Self::default();
        let mut proclaimed = BTreeMap::new();
        // Lines come newest first.
        for line in settings
            .lines
            .iter()
            .rev()
            .filter(|line| line.kept <= as_of)
        {
            match &line.change {
                Change::GoLive(day) => program.go_live = Some(*day),
                Change::Proclaimed(day, order) => {
                    proclaimed.insert(*day, order.clone());
                }
                Change::Unproclaimed(day) => {
                    proclaimed.remove(day);
                }
                Change::Provider(number, provider) => {
                    let day = line.kept.day(zone);
                    program.providers.push((day, *number, provider.clone()));
                }
                Change::Staff(number, staff) => {
                    program.staff.insert(*number, staff.clone());
                }
                _ => {}
            }
        }
        let holiday = |(day, order)| Holiday { day, order };
        program.proclaimed = proclaimed.into_iter().map(holiday).collect();
        program
    }

    /// Whether an agreement with a certified provider was in force on a day, as it was entered by that day.
    fn agreed(&self, day: Date) -> bool {
        let mut latest: BTreeMap<u16, &Provider> = BTreeMap::new();
        for (since, number, provider) in &self.providers {
            if *since <= day {
                latest.insert(*number, provider);
            }
        }
        latest.values().any(|provider| provider.in_force(day))
    }

    /// How many days of a period had an agreement in force, and how many had none. From the day of going live on,
    /// and up to today.
    pub(crate) fn agreement_days(&self, period: Period, today: Date) -> (u32, u32) {
        let mut day = self
            .go_live
            .map_or(period.from, |first| first.max(period.from));
        let last = period.to.min(today);
        let (mut with, mut without) = (0, 0);
        while day <= last {
            if self.agreed(day) {
                with += 1;
            } else {
                without += 1;
            }
            let next = Calendar::days_later(day, 1);
            if next == day {
                break;
            }
            day = next;
        }
        (with, without)
    }
}
