//! Who serves since when, what they are credentialed for, and how they were trained (OAC 75:25-5-20 and -21).

use std::collections::BTreeSet;

use jiff::{ToSpan as _, civil::Date};
use ledger::{Appended, OfficeAct};
use serde::{Deserialize, Serialize};

use super::{OfficeFile, Wants};
use crate::{
    record::{Act, Recorder, line, short, this_century},
    refused::{Problem, Refused},
    settings::Settings,
    staff::{Hat, Staff, StaffNo},
};

/// The longest training that is taken: a week of days and nights, in minutes.
const LONGEST: u32 = 7 * 24 * 60;

/// As what somebody serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Serves {
    /// Employed, or under contract.
    #[default]
    Staff,
    /// A volunteer who serves directly.
    Volunteer,
    /// A volunteer who does not: no number of hours is asked of them, (d).
    Indirect,
}

impl Serves {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Staff, Self::Volunteer, Self::Indirect];

    /// The word in forms and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Volunteer => "volunteer",
            Self::Indirect => "indirect",
        }
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// What somebody has studied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Degree {
    /// Neither of the two.
    #[default]
    Neither,
    /// A bachelor's degree.
    Bachelor,
    /// A graduate degree.
    Graduate,
}

impl Degree {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Graduate, Self::Bachelor, Self::Neither];

    /// The word in forms and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Neither => "neither",
            Self::Bachelor => "bachelor",
            Self::Graduate => "graduate",
        }
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// By what somebody may lead groups, 75:25-5-21(a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Qualified {
    /// The highest degree.
    pub degree: Degree,
    /// It is in a behavioral health or criminal justice related field.
    pub related: bool,
    /// Whole years of related work experience.
    pub years: u16,
    /// They were employed as a facilitator in a certified program before the day that the rule names.
    pub before: bool,
}

impl Qualified {
    /// What is missing for leading groups; nothing where it is enough.
    #[must_use]
    pub fn lacks(self, wants: &Wants) -> Option<Unqualified> {
        if self.before {
            return None;
        }
        let wanted = match self.degree {
            Degree::Neither => return Some(Unqualified::Degree),
            _ if !self.related => return Some(Unqualified::Field),
            Degree::Bachelor => wants.bachelor_years.number,
            Degree::Graduate => wants.graduate_years.number,
        };
        match wanted.saturating_sub(self.years) {
            0 => None,
            years => Some(Unqualified::Years(years)),
        }
    }
}

/// What somebody lacks for leading groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unqualified {
    /// A degree.
    Degree,
    /// A degree in a related field.
    Field,
    /// So many years of related work experience.
    Years(u16),
}

/// Since when, until when and as what somebody serves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Service {
    /// Who.
    pub staff: StaffNo,
    /// Their first day.
    pub since: Date,
    /// Their last day, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// As what.
    pub serves: Serves,
    /// The number of their account at the program desk, if they have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<u32>,
    /// By what they may lead groups, where somebody entered it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualified: Option<Qualified>,
}

/// Something that somebody is qualified by: a degree, a licence, a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Credential {
    /// Who.
    pub staff: StaffNo,
    /// What, in words.
    pub name: String,
    /// Its last day; none for what does not end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// What a training counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// The hours of each year, 75:25-5-20(a) to (c).
    #[default]
    Yearly,
    /// The hours before somebody leads groups, 75:25-5-21(c).
    Before,
    /// One session of a group that was observed before, 75:25-5-21(c).
    Observed,
    /// The orientation, 75:25-5-21(b).
    Orientation,
}

impl Counts {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Yearly,
        Self::Before,
        Self::Observed,
        Self::Orientation,
    ];

    /// The word in forms and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yearly => "yearly",
            Self::Before => "before",
            Self::Observed => "observed",
            Self::Orientation => "orientation",
        }
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// A training, with what 75:25-5-20(e) wants written down about it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Training {
    /// Who was there.
    pub staff: BTreeSet<StaffNo>,
    /// What it counts for.
    pub counts: Counts,
    /// Which of the topics of each year it had, by their words.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub topics: BTreeSet<String>,
    /// Its topic, in words.
    pub title: String,
    /// Who trained.
    pub trainers: String,
    /// On which day.
    pub on: Date,
    /// How long, in minutes.
    pub minutes: u32,
    /// Who sponsored it.
    pub sponsor: String,
    /// Which executive director approved it; empty where nobody has.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub approved: String,
}

/// How the training of one of the staff stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trained {
    /// The minutes of this calendar year that count.
    pub minutes: u32,
    /// The minutes that this year wants; none where no number is asked.
    pub wanted: u32,
    /// The topics that this year still wants, by their words.
    pub topics: Vec<String>,
    /// What still stands out, the worst first.
    pub stands: Vec<Stands>,
}

/// What stands out in somebody's training on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stands {
    /// Since when they serve is not entered, so nothing can be counted.
    Unknown,
    /// They lead groups, and what is entered of degree and years is not enough, 75:25-5-21(a).
    Lacks(Unqualified),
    /// They lead groups, and nobody entered degree and years.
    NotEntered,
    /// They lead groups and have not had the hours before it: so many minutes are missing.
    Before(u32),
    /// They lead groups and have not observed as many sessions: so many are missing.
    Observed(u32),
    /// The year that has ended wanted so many minutes more.
    LastYear(i16, u32),
    /// The year that has ended wanted those topics as well.
    LastTopics(i16, Vec<String>),
    /// The orientation was due on that day.
    OrientationOver(Date),
    /// The orientation is due on that day.
    Orientation(Date),
    /// A credential ended on that day.
    Ended(String, Date),
    /// A credential ends on that day, soon.
    Ends(String, Date),
    /// The year ends soon, and wants so many minutes more.
    ThisYear(u32),
    /// The year ends soon, and wants those topics as well.
    ThisTopics(Vec<String>),
}

impl Stands {
    /// Whether it is something missing, and not only to come.
    #[must_use]
    pub const fn is_finding(&self) -> bool {
        !matches!(
            self,
            Self::Orientation(_)
                | Self::Ends(..)
                | Self::ThisYear(_)
                | Self::ThisTopics(_)
                | Self::NotEntered
        )
    }
}

impl Training {
    /// Whether it counts: what no executive director approved does not, (e).
    #[must_use]
    pub const fn counts(&self) -> bool {
        !self.approved.is_empty()
    }
}

impl OfficeFile {
    /// The trainings at which somebody was, the newest first.
    #[must_use]
    pub fn trainings_of(&self, staff: StaffNo) -> Vec<&(super::Written, Training)> {
        let theirs = self.trainings.iter();
        let mut theirs: Vec<_> = theirs
            .filter(|(_, each)| each.staff.contains(&staff))
            .collect();
        theirs.sort_by_key(|(_, each)| std::cmp::Reverse(each.on));
        theirs
    }

    fn minutes(&self, staff: StaffNo, counts: Counts, in_days: impl Fn(Date) -> bool) -> u32 {
        let all = self.trainings.iter().map(|(_, each)| each);
        let count = all.filter(|each| {
            each.staff.contains(&staff)
                && each.counts == counts
                && each.counts()
                && in_days(each.on)
        });
        count.fold(0, |sum, each| sum.saturating_add(each.minutes))
    }

    fn missing_topics(&self, wants: &Wants, staff: StaffNo, year: i16) -> Vec<String> {
        let had = |id: &str| {
            self.trainings.iter().any(|(_, each)| {
                each.staff.contains(&staff)
                    && each.counts == Counts::Yearly
                    && each.counts()
                    && each.on.year() == year
                    && each.topics.contains(id)
            })
        };
        let wanted = wants.topics.iter().map(|topic| topic.id.clone());
        wanted.filter(|id| !had(id)).collect()
    }

    /// How the training of somebody who works here stands on a day.
    #[must_use]
    pub fn trained(&self, wants: &Wants, number: StaffNo, staff: &Staff, day: Date) -> Trained {
        let service = self.services.get(&number);
        let serves = service.map_or(Serves::Staff, |service| service.serves);
        let hours = match serves {
            Serves::Staff => wants.staff_hours.number,
            Serves::Volunteer => wants.volunteer_hours.number,
            Serves::Indirect => 0,
        };
        let wanted = u32::from(hours) * 60;
        let of_year = |year: i16| {
            // An hour before somebody leads groups counts there and not for the year as well.
            self.minutes(number, Counts::Yearly, move |on| {
                on.year() == year && on <= day
            })
        };
        let topics_of = |year: i16| match serves {
            Serves::Staff => self.missing_topics(wants, number, year),
            Serves::Volunteer | Serves::Indirect => Vec::new(),
        };
        let year = day.year();
        let (minutes, topics) = (of_year(year), topics_of(year));
        let mut stands = Vec::new();
        let ahead = i32::from(wants.ends_ahead.number);
        let left = |until: Date| day.until(until).map_or(0, |span| span.get_days());
        match service {
            None => stands.push(Stands::Unknown),
            Some(service) => {
                let last = year.saturating_sub(1);
                let whole = Date::new(last, 1, 1).is_ok_and(|first| service.since <= first);
                if whole {
                    let short = wanted.saturating_sub(of_year(last));
                    if short > 0 {
                        stands.push(Stands::LastYear(last, short));
                    }
                    let missing = topics_of(last);
                    if !missing.is_empty() {
                        stands.push(Stands::LastTopics(last, missing));
                    }
                }
                let oriented = self.trainings.iter().any(|(_, each)| {
                    each.counts == Counts::Orientation && each.staff.contains(&number)
                });
                let months = i64::from(wants.orientation_months.number).months();
                let due = service.since.saturating_add(months);
                if !oriented && due < day {
                    stands.push(Stands::OrientationOver(due));
                } else if !oriented {
                    stands.push(Stands::Orientation(due));
                }
            }
        }
        if staff.hats.contains(&Hat::Facilitator) {
            // Volunteers who lead groups are personnel facilitating them as well.
            match service.map(|service| service.qualified) {
                None => {}
                Some(None) => stands.push(Stands::NotEntered),
                Some(Some(qualified)) => {
                    stands.extend(qualified.lacks(wants).map(Stands::Lacks));
                }
            }
            let had = self.minutes(number, Counts::Before, |on| on <= day);
            let short = (u32::from(wants.facilitator_hours.number) * 60).saturating_sub(had);
            if short > 0 {
                stands.push(Stands::Before(short));
            }
            let observed = self.trainings.iter().filter(|(_, each)| {
                each.counts == Counts::Observed && each.staff.contains(&number)
            });
            let observed = u32::try_from(observed.count()).unwrap_or(u32::MAX);
            let short = u32::from(wants.facilitator_observed.number).saturating_sub(observed);
            if short > 0 {
                stands.push(Stands::Observed(short));
            }
        }
        for (_, credential) in &self.credentials {
            let Some(until) = credential.until.filter(|_| credential.staff == number) else {
                continue;
            };
            // The same credential with a later last day was renewed.
            let renewed = self.credentials.iter().any(|(_, other)| {
                let later = other.until.is_none_or(|other| other > until);
                other.staff == number && other.name == credential.name && later
            });
            let name = credential.name.clone();
            match left(until) {
                _ if renewed => {}
                days if days < 0 => stands.push(Stands::Ended(name, until)),
                days if days <= ahead => stands.push(Stands::Ends(name, until)),
                _ => {}
            }
        }
        let ends = Date::new(year, 12, 31).is_ok_and(|last| left(last) <= ahead);
        if ends && service.is_some() {
            match wanted.saturating_sub(minutes) {
                0 => {}
                short => stands.push(Stands::ThisYear(short)),
            }
            if !topics.is_empty() {
                stands.push(Stands::ThisTopics(topics.clone()));
            }
        }
        stands.sort_by_key(|each| !each.is_finding());
        Trained {
            minutes,
            wanted,
            topics,
            stands,
        }
    }
}

impl Recorder<'_> {
    /// Since when, until when and as what somebody of the staff serves; it replaces what was said before.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn serves(&self, act: &Act, service: &Service) -> Result<Appended, Refused> {
        self.of_staff(&[service.staff])?;
        let since = this_century("since", service.since)?;
        if let Some(until) = service.until {
            let until = this_century("until", until)?;
            if until < since {
                return Err(Refused::field("until", Problem::TooEarly));
            }
        }
        self.put_office(act, act.now, OfficeAct::Serves, service)
    }

    /// A credential that somebody of the staff holds.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn credential(&self, act: &Act, credential: &Credential) -> Result<Appended, Refused> {
        self.of_staff(&[credential.staff])?;
        if let Some(until) = credential.until {
            this_century("until", until)?;
        }
        let letter = Credential {
            name: line("name", &credential.name)?,
            ..credential.clone()
        };
        self.put_office(act, act.now, OfficeAct::Credential, &letter)
    }

    /// A training, with who was there.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn training(
        &self,
        act: &Act,
        wants: Option<&Wants>,
        training: &Training,
        today: Date,
    ) -> Result<Appended, Refused> {
        if training.staff.is_empty() {
            return Err(Refused::field("staff", Problem::Missing));
        }
        self.of_staff(&Vec::from_iter(training.staff.iter().copied()))?;
        let known = |id: &String| {
            wants.is_some_and(|wants| wants.topics.iter().any(|topic| topic.id == *id))
        };
        if !training.topics.iter().all(known) {
            return Err(Refused::field("topics", Problem::NoSuch));
        }
        if this_century("on", training.on)? > today {
            return Err(Refused::field("on", Problem::Ahead));
        }
        if training.minutes == 0 {
            return Err(Refused::field("minutes", Problem::Missing));
        }
        if training.minutes > LONGEST {
            let most = u16::try_from(LONGEST / 60).unwrap_or(u16::MAX);
            return Err(Refused::field("minutes", Problem::OutOfBounds(1, most)));
        }
        let letter = Training {
            title: line("title", &training.title)?,
            trainers: line("trainers", &training.trainers)?,
            sponsor: line("sponsor", &training.sponsor)?,
            approved: short("approved", &training.approved)?,
            ..training.clone()
        };
        self.put_office(act, act.now, OfficeAct::Trained, &letter)
    }

    /// Whether all of them are somebody of the staff.
    fn of_staff(&self, numbers: &[StaffNo]) -> Result<(), Refused> {
        let settings = Settings::read(self.store)?;
        let unknown = |number: &&StaffNo| !settings.staff.contains_key(number);
        match numbers.iter().find(unknown) {
            Some(number) => Err(Refused::field("staff", Problem::NotStaff(*number))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 75:25-5-21(a): a graduate degree and one year, or a bachelor's and two, in a related field; or a facilitator before July 2008.
    #[test]
    fn a_degree_in_a_related_field_and_its_years_lead_groups_and_so_does_who_led_them_before() {
        let wants = Wants::of("us-ok").unwrap();
        let lacks = |degree, related, years, before| {
            let qualified = Qualified {
                degree,
                related,
                years,
                before,
            };
            qualified.lacks(&wants)
        };
        use Degree::{Bachelor, Graduate, Neither};
        for (degree, enough) in [(Graduate, 1), (Bachelor, 2)] {
            assert_eq!(lacks(degree, true, enough, false), None);
            assert_eq!(lacks(degree, true, 30, false), None);
            assert_eq!(
                lacks(degree, true, 0, false),
                Some(Unqualified::Years(enough))
            );
            // However long: the field is looked at first.
            for years in [0, 30] {
                assert_eq!(lacks(degree, false, years, false), Some(Unqualified::Field));
            }
        }
        assert_eq!(lacks(Bachelor, true, 1, false), Some(Unqualified::Years(1)));
        assert_eq!(lacks(Neither, true, 30, false), Some(Unqualified::Degree));
        for degree in [Neither, Bachelor, Graduate] {
            assert_eq!(lacks(degree, false, 0, true), None);
        }
    }
}
