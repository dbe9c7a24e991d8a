//! The on-call roster as a form: places in order, each somebody of the staff on certain days and hours.

use desk::{Answer, Refusal, Visit};
use jiff::civil::Time;
use page::{Words, typed, when};
use program_file::{Day, Hours, Place, Settings, Staff, StaffNo};

use crate::{ProgramDesk, acts, home::Wrong, staff};

/// So many places there are at the most.
pub(crate) const MOST: usize = 9;

pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

pub(crate) struct DayTick {
    pub(crate) id: String,
    pub(crate) word: &'static str,
    pub(crate) label: String,
    pub(crate) ticked: bool,
}

/// One place as it stands in the form.
pub(crate) struct PlaceForm {
    pub(crate) label: String,
    pub(crate) staff: String,
    pub(crate) choices: Vec<Choice>,
    pub(crate) days_name: String,
    pub(crate) days: Vec<DayTick>,
    pub(crate) from: String,
    pub(crate) from_value: String,
    pub(crate) until: String,
    pub(crate) until_value: String,
    pub(crate) open: bool,
    /// When, in words.
    pub(crate) said: String,
}

pub(crate) struct OnCallForm {
    pub(crate) path: String,
    pub(crate) places: Vec<PlaceForm>,
    /// Nobody works here who may be on call.
    pub(crate) nobody: bool,
}

/// The short word of a day.
pub(crate) const fn day_key(day: Day) -> &'static str {
    match day {
        Day::Mon => "day-mon",
        Day::Tue => "day-tue",
        Day::Wed => "day-wed",
        Day::Thu => "day-thu",
        Day::Fri => "day-fri",
        Day::Sat => "day-sat",
        Day::Sun => "day-sun",
    }
}

/// The form as it stands, or as it was typed.
pub(crate) fn form(desk: &ProgramDesk, visit: &Visit<'_>, settings: &Settings) -> OnCallForm {
    let may: Vec<(&StaffNo, &Staff)> = settings
        .staff
        .iter()
        .filter(|(_, staff)| staff.may_be_on_call())
        .collect();
    let w = &visit.words;
    // Two more than are held.
    let shown = (1..=MOST).take_while(|number| {
        *number <= settings.roster.len() + 2 || visit.form.has(&format!("staff_{number}"))
    });
    let places = shown.map(|number| {
        let stands = settings.roster.get(number - 1);
        let typed = visit.form.has("staff_1");
        let get = |part: &str| visit.form.get(&format!("{part}_{number}")).to_owned();
        let hours = match stands {
            Some(Place::Staff { hours, .. }) => hours.clone(),
            _ => Hours::default(),
        };
        let chosen = match (typed, stands) {
            (true, _) => get("staff"),
            (false, Some(Place::Staff { staff, .. })) => staff.to_string(),
            (false, Some(Place::Named { .. })) => format!("place-{number}"),
            (false, None) => String::new(),
        };
        let mut choices: Vec<(String, String)> = may
            .iter()
            .map(|(number, staff)| (number.to_string(), staff.name.clone()))
            .collect();
        // Written before there was a staff list: it can be kept, or another put in its place.
        if let Some(Place::Named { name, telephone }) = stands {
            choices.push((format!("place-{number}"), format!("{name}, {telephone}")));
        }
        let time = |time: Option<Time>| time.map_or_else(String::new, |time| when::clock(w, time));
        let days_name = format!("days_{number}");
        let typed_days: Vec<&str> = visit.form.all(&days_name).collect();
        let days = Day::ALL.map(|day| DayTick {
            id: format!("days_{number}-{}", day.word()),
            word: day.word(),
            label: w.t(day_key(day)).to_owned(),
            ticked: match typed {
                true => typed_days.contains(&day.word()),
                false => hours.days.contains(&day),
            },
        });
        let part = |part: &str, stands: Option<Time>| match typed {
            true => get(part),
            false => time(stands),
        };
        let (from_value, until_value) = (
            part("from", hours.between.map(|(from, _)| from)),
            part("until", hours.between.map(|(_, until)| until)),
        );
        PlaceForm {
            label: w.with("program-people-place", [("number", number.to_string())]),
            staff: format!("staff_{number}"),
            choices: choices
                .into_iter()
                .map(|(value, label)| Choice {
                    chosen: value == chosen,
                    value,
                    label,
                })
                .collect(),
            open: typed && !(from_value.is_empty() && until_value.is_empty()),
            days: days.into(),
            days_name,
            from: format!("from_{number}"),
            from_value,
            until: format!("until_{number}"),
            until_value,
            said: match chosen.is_empty() {
                true => w.t("program-people-when").to_owned(),
                false => said(w, &hours),
            },
        }
    });
    OnCallForm {
        path: desk.office.path("/people/on-call"),
        places: places.collect(),
        nobody: may.is_empty(),
    }
}

/// Days and hours in words.
pub(crate) fn said(w: &Words, hours: &Hours) -> String {
    if hours.always() {
        return w.t("program-people-always").to_owned();
    }
    let days = match hours.days.is_empty() {
        true => w.t("program-people-every-day").to_owned(),
        false => {
            let days = hours.days.iter().map(|day| w.t(day_key(*day)));
            days.collect::<Vec<_>>().join(", ")
        }
    };
    match hours.between {
        None => days,
        Some((from, until)) => w.with(
            "program-people-hours",
            [
                ("days", days),
                ("from", when::clock(w, from)),
                ("until", when::clock(w, until)),
            ],
        ),
    }
}

pub(crate) fn set(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let w = &visit.words;
    let (mut places, mut wrong) = (Vec::new(), Vec::new());
    for number in 1..=MOST {
        let get = |part: &str| visit.form.get(&format!("{part}_{number}"));
        let chosen = get("staff");
        if chosen.is_empty() {
            continue;
        }
        if chosen.starts_with("place-") {
            // The version that the form carries says that it is the same place still.
            let kept = settings.roster.get(number - 1).filter(|place| {
                matches!(place, Place::Named { .. }) && chosen == format!("place-{number}")
            });
            places.push(kept.ok_or(Refusal::NotFound)?.clone());
            continue;
        }
        let Ok(staff) = chosen.parse().map(StaffNo) else {
            return Err(Refusal::NotFound);
        };
        let days_name = format!("days_{number}");
        let words: Vec<&str> = visit.form.all(&days_name).collect();
        let days = Day::ALL
            .into_iter()
            .filter(|day| words.contains(&day.word()));
        let between = match (get("from"), get("until")) {
            ("", "") => None,
            (from, until) => match (typed::time(from), typed::time(until)) {
                (Some(from), Some(until)) if from != until => Some((from, until)),
                (None, _) => {
                    let said = w.t("program-people-no-time").to_owned();
                    wrong.push(Wrong::of(format!("from_{number}"), said));
                    None
                }
                (Some(_), None) => {
                    let said = w.t("program-people-no-time").to_owned();
                    wrong.push(Wrong::of(format!("until_{number}"), said));
                    None
                }
                (Some(_), Some(_)) => {
                    let said = w.t("program-people-same-time").to_owned();
                    wrong.push(Wrong::of(format!("until_{number}"), said));
                    None
                }
            },
        };
        let days = days.collect();
        let hours = Hours { days, between };
        places.push(Place::Staff { staff, hours });
    }
    if !wrong.is_empty() {
        return staff::page(desk, visit, 422, &wrong);
    }
    let taken = desk.recorder().roster(&act, &places);
    staff::done(desk, visit, taken.map(|_| act.batch))
}
