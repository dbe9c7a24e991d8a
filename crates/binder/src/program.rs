//! The program's own facts as they stood: proclaimed days, the day of going live, agreements by the day and the county, drills
//! of their numbers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use program_file::{Change, Drill, Provider, Settings, Staff, StaffNo, same_number};
use rules::{Calendar, Moment, OwnNumber};

use crate::{Period, case::Eyes};

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
    /// The counties served, each time they were set, with the day of the entry, oldest first.
    counties: Vec<(Date, Vec<String>)>,
    /// The drills, by the provider's number.
    drills: Vec<(u16, Drill)>,
    /// The program's own beats of trying a number, each with the day on which it was set, oldest first.
    beats: Vec<(Date, u16)>,
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
                Change::Counties(counties) => {
                    let counties = (line.kept.day(zone), counties.clone());
                    program.counties.push(counties);
                }
                Change::Drill(number, drill) => program.drills.push((*number, drill.clone())),
                Change::Number(OwnNumber::NumberTried, beat, _) => {
                    program.beats.push((line.kept.day(zone), *beat));
                }
                _ => {}
            }
        }
        let holiday = |(day, order)| Holiday { day, order };
        program.proclaimed = proclaimed.into_iter().map(holiday).collect();
        program
    }

    /// Each provider by its number, as it was entered by that day.
    fn known(&self, day: Date) -> BTreeMap<u16, &Provider> {
        let by = self.providers.iter().filter(|(since, ..)| *since <= day);
        by.map(|(_, number, provider)| (*number, provider))
            .collect()
    }

    /// The days of a period from the day of going live on, and up to today.
    fn days(&self, period: Period, today: Date) -> impl Iterator<Item = Date> + use<> {
        let live = self.go_live;
        let first = live.map_or(period.from, |first| first.max(period.from));
        let last = period.to.min(today);
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        days.take_while(move |day| *day <= last)
    }

    /// On which days of a period an agreement with a certified provider was in force and on which none was, in all and for
    /// each county that the program served on that day, as it was all entered by then.
    pub(crate) fn agreement_days(&self, period: Period, today: Date) -> Agreed {
        let mut agreed = Agreed::default();
        for day in self.days(period, today) {
            let known = self.known(day);
            let mut live: Vec<&Provider> = known.into_values().collect();
            live.retain(|provider| provider.in_force(day));
            match live.is_empty() {
                true => agreed.without.push(day),
                false => agreed.with.push(day),
            }
            let served = self.counties.iter().rfind(|(since, _)| *since <= day);
            for county in served.iter().flat_map(|(_, counties)| counties) {
                let (with, without) = agreed.counties.entry(county.clone()).or_default();
                match live.iter().any(|provider| provider.serves(county)) {
                    true => with.push(day),
                    false => without.push(day),
                }
            }
        }
        agreed
    }

    /// After how many days a number is tried again, as it was set by that day.
    fn beat(&self, day: Date, pack: u16) -> u16 {
        let set = self.beats.iter().rfind(|(since, _)| *since <= day);
        set.map_or(pack, |(_, beat)| *beat)
    }

    /// The drills of the day-and-night numbers that are of a period, and those that should have been: the agreement's number,
    /// the day, and how it stood as a part of its group. A number is to be tried within a beat after it was entered, and
    /// after each drill that was answered; the rule sets no beat, so it is the program's own, or `pack`'s.
    pub(crate) fn drills(&self, eyes: Eyes<'_>, pack: u16) -> Vec<(u16, Date, &'static str)> {
        let (first, last) = (eyes.period.from, eyes.period.to.min(eyes.today()));
        let first = self.go_live.map_or(first, |live| live.max(first));
        let mut found = Vec::new();
        for (agreement, from, to, number) in self.numbers() {
            let to = to.map_or(last, |to| to.min(last));
            let from = self.go_live.map_or(from, |live| live.max(from));
            let due_after = |day: Date| Calendar::days_later(day, self.beat(day, pack));
            let mut due = due_after(from);
            let mut drills: Vec<(Date, bool)> = self
                .drills
                .iter()
                .filter(|(of, drill)| *of == agreement && same_number(&drill.words.number, number))
                .map(|(_, drill)| (eyes.day(drill.at), drill.answered))
                .filter(|(day, _)| from <= *day && *day <= to)
                .collect();
            drills.sort_unstable_by_key(|(day, _)| *day);
            for (day, answered) in drills {
                let part = match answered {
                    false => "drill-unanswered",
                    true if day > due => "drill-late",
                    true => "drill-in-beat",
                };
                if day >= first {
                    found.push((agreement, day, part));
                }
                if answered {
                    due = due_after(day);
                }
            }
            if due < to && to >= first {
                found.push((agreement, due, "drill-missing"));
            }
        }
        found
    }

    /// Each number that an agreement had while the program had not ended it: of which agreement, from which day, and until
    /// which other day where that is past.
    fn numbers(&self) -> Vec<(u16, Date, Option<Date>, &str)> {
        let mut numbers: Vec<(u16, Date, Option<Date>, &str)> = Vec::new();
        for (day, agreement, provider) in &self.providers {
            let runs = |each: &&mut (u16, Date, Option<Date>, &str)| {
                each.0 == *agreement && each.2.is_none()
            };
            let before = numbers.iter_mut().find(runs);
            let stays = |each: &(u16, Date, Option<Date>, &str)| {
                !provider.ended && same_number(each.3, &provider.telephone)
            };
            match before {
                Some(before) if stays(before) => continue,
                Some(before) => before.2 = Some(*day),
                None => {}
            }
            if !provider.ended && !provider.telephone.is_empty() {
                numbers.push((*agreement, *day, None, &provider.telephone));
            }
        }
        numbers
    }
}

/// On which days agreements were in force.
#[derive(Debug, Clone, Default)]
pub(crate) struct Agreed {
    /// At least one was.
    pub(crate) with: Vec<Date>,
    /// None was.
    pub(crate) without: Vec<Date>,
    /// Of each county served: the days on which one that serves it was, and those on which none was.
    pub(crate) counties: BTreeMap<String, (Vec<Date>, Vec<Date>)>,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use program_file::{DrillWords, Signed};
    use rules::Rules;

    use super::*;

    fn provider(telephone: &str, counties: &[&str], until: Option<Date>) -> Provider {
        let signed = Some(Signed {
            by: "x".to_owned(),
            on: date(2026, 1, 1),
        });
        Provider {
            telephone: telephone.to_owned(),
            counties: counties.iter().map(|each| (*each).to_owned()).collect(),
            certified_until: Some(date(2030, 1, 1)),
            signed_there: signed.clone(),
            signed_here: signed,
            until,
            ..Provider::default()
        }
    }

    fn october() -> Period {
        Period {
            from: date(2026, 10, 1),
            to: date(2026, 10, 31),
        }
    }

    #[test]
    fn each_county_served_has_its_own_days_with_and_without_an_agreement() {
        let counties = |names: &[&str]| names.iter().map(|each| (*each).to_owned()).collect();
        let program = Program {
            counties: vec![
                (date(2026, 1, 1), counties(&["Bent Creek", "Sandplum"])),
                (date(2026, 10, 20), counties(&["Sandplum", "Far Ridge"])),
            ],
            providers: vec![
                (
                    date(2026, 1, 1),
                    1,
                    provider("1", &["Sandplum County"], Some(date(2026, 10, 10))),
                ),
                // Renewed, as it was entered, two days after its end.
                (
                    date(2026, 10, 13),
                    1,
                    provider("1", &["Sandplum"], Some(date(2027, 10, 10))),
                ),
            ],
            ..Program::default()
        };
        let agreed = program.agreement_days(october(), date(2026, 10, 25));
        let two = vec![date(2026, 10, 11), date(2026, 10, 12)];
        assert_eq!(agreed.without, two);
        assert_eq!(agreed.with.len(), 23);
        let of = |county: &str| &agreed.counties[county];
        assert_eq!(of("Sandplum").1, two);
        assert_eq!(of("Sandplum").0.len(), 23);
        // Never agreed while it was served, and not counted once it is not served; served from its day on.
        assert_eq!(
            (of("Bent Creek").0.len(), of("Bent Creek").1.len()),
            (0, 19)
        );
        assert_eq!((of("Far Ridge").0.len(), of("Far Ridge").1.len()), (0, 6));
        assert_eq!(
            crate::fact::runs(&of("Sandplum").0),
            [
                (date(2026, 10, 1), date(2026, 10, 10)),
                (date(2026, 10, 13), date(2026, 10, 25))
            ]
        );
    }

    #[test]
    fn a_number_is_tried_in_the_beat_late_unanswered_or_not() {
        let at = |day: &str| Moment::parse(&format!("{day}T10:00:00-05:00")).unwrap();
        let drill = |day: &str, number: &str, answered: bool| Drill {
            at: at(day),
            answered,
            words: DrillWords {
                number: number.to_owned(),
                ..DrillWords::default()
            },
        };
        let rules = Rules::new("us-ok", &[]).unwrap();
        let eyes = Eyes {
            rules: &rules,
            period: october(),
            as_of: at("2026-11-03"),
            go_live: None,
        };
        let one = "405-555-0142";
        let entered = (date(2026, 8, 1), 1, provider(one, &[], None));
        let stood = |providers: &[(Date, u16, Provider)], drills: &[(&str, &str, bool)]| {
            let program = Program {
                providers: providers.to_vec(),
                drills: drills
                    .iter()
                    .map(|(day, number, answered)| (1, drill(day, number, *answered)))
                    .collect(),
                ..Program::default()
            };
            let drills = program.drills(eyes, 30).into_iter();
            drills
                .map(|(_, day, part)| (day.day(), part))
                .collect::<Vec<_>>()
        };
        let alone = std::slice::from_ref(&entered);
        // Never: it was to be by the end of August.
        assert_eq!(stood(alone, &[]), [(31, "drill-missing")]);
        // The second is of the period and in the beat; the last is late, however it is punctuated.
        let tried = [
            ("2026-08-20", one, true),
            ("2026-09-10", one, true),
            ("2026-10-09", "(405) 555-0142", true),
        ];
        assert_eq!(stood(alone, &tried), [(9, "drill-in-beat")]);
        let late = [("2026-08-20", one, true), ("2026-10-09", one, true)];
        assert_eq!(stood(alone, &late), [(9, "drill-late")]);
        // Nobody answered: that is no drill done, and it falls due all the same.
        let nobody = [("2026-09-05", one, true), ("2026-10-03", one, false)];
        assert_eq!(
            stood(alone, &nobody),
            [(3, "drill-unanswered"), (5, "drill-missing")]
        );
        // Another number is tried anew, and a call to the old one proves nothing of it.
        let changed = [
            entered.clone(),
            (date(2026, 9, 20), 1, provider("405-555-0199", &[], None)),
        ];
        let old = [("2026-09-10", one, true), ("2026-10-12", one, true)];
        assert_eq!(stood(&changed, &old), [(20, "drill-missing")]);
        // An agreement that has ended is not tried.
        let ended = Provider {
            ended: true,
            ..provider(one, &[], None)
        };
        let over = [entered.clone(), (date(2026, 9, 8), 1, ended)];
        assert_eq!(stood(&over, &[("2026-08-20", one, true)]), []);
    }
}
