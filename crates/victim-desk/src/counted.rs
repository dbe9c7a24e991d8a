//! The days of the notice about the decision as one picture above the time line: weeks below each other, each business day with its number, each
//! skipped one hatched and named, and on what day somebody tried or had them on the line. Drawn here, and told once more as a table.

use jiff::civil::{Date, Weekday};
use ledger::Matter;
use page::when;
use rules::{Calendar, Counted, Duty, DutyKind, Ending, FactId, PersonNo, Reason, State, What};
use victim_file::{Line, VictimCase};

use crate::case_line;
use crate::look::Look;
use crate::reason;
use crate::strip::say;

/// How wide and tall one day is, in the units of the picture.
const WIDE: i32 = 50;
const TALL: i32 = 50;
/// So many weeks are drawn at most: what is overdue for longer than that is drawn up to there.
const WEEKS: u16 = 8;
/// So many marks stand in one day at most.
const MARKS: usize = 4;

/// The whole.
pub(crate) struct Picture {
    /// All of it in a sentence or two.
    pub(crate) said: String,
    /// The skipped days by name; empty where only weekends were.
    pub(crate) skipped: String,
    /// The days of the week, each with its middle.
    pub(crate) weekdays: Vec<(i32, String)>,
    pub(crate) cells: Vec<Cell>,
    pub(crate) tall: i32,
    pub(crate) rows: Vec<Row>,
}

/// One day of the picture.
pub(crate) struct Cell {
    pub(crate) x: i32,
    pub(crate) y: i32,
    /// Of the month; the first one drawn says the month too.
    pub(crate) day: String,
    /// Which business day it is; empty where it does not count.
    pub(crate) number: String,
    pub(crate) today: bool,
    pub(crate) due: bool,
    pub(crate) marks: Vec<Mark>,
}

/// A try, or that they were on the line.
pub(crate) struct Mark {
    /// Its middle.
    pub(crate) x: i32,
    pub(crate) reached: bool,
}

/// The same day in the table.
pub(crate) struct Row {
    pub(crate) day: String,
    /// Its number, or why it does not count.
    pub(crate) counts: String,
    pub(crate) happened: String,
}

/// What happened on a day.
struct Happened {
    day: Date,
    reached: bool,
    title: String,
}

/// The picture of the latest notice about a decision that is counted in business days; nothing where there is none.
pub(crate) fn picture(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Option<Picture> {
    let of = |duty: &&Duty| duty.kind == DutyKind::InitialNotification && duty.person == person;
    let duty = file
        .duties
        .iter()
        .filter(of)
        .max_by_key(|duty| duty.opened)?;
    let (from, due) = span(duty)?;
    // What is still owed is drawn up to today, what is not up to the day it ended.
    let until = match duty.state {
        State::Open => look.today(),
        State::Met { at, .. } | State::Lapsed { at, .. } => at.day(&look.rules.zone),
    };
    let last = until
        .max(due)
        .min(Calendar::days_later(from, (WEEKS - 1) * 7));
    let happened = happened(look, file, duty, person);
    Some(draw(look, (from, due, last.max(due)), &happened))
}

/// From which day it is counted, and up to which: the last time that was set holds.
fn span(duty: &Duty) -> Option<(Date, Date)> {
    duty.because.iter().rev().find_map(|reason| match reason {
        Reason::Due {
            counted: Counted::Business { from, to, .. } | Counted::WithDecision { from, to },
            ..
        } => Some((*from, *to)),
        _ => None,
    })
}

/// Tries and contacts, the earliest first: of this person, or for whoever the victim is, and what was counted for them since.
fn happened(
    look: &Look<'_>,
    file: &VictimCase,
    duty: &Duty,
    person: Option<PersonNo>,
) -> Vec<Happened> {
    let mine = |line: &&Line| {
        let counted: &[FactId] = &duty.evidence;
        line.taken_back.is_none() && (line.person == person || counted.contains(&line.envelope.id))
    };
    let mut all: Vec<Happened> = file
        .lines()
        .filter(mine)
        .filter_map(|line| {
            let reached = match line.envelope.matter {
                Matter::Rule(What::Effort { outcome, .. } | What::Notice { outcome, .. }) => {
                    outcome == Ending::Reached
                }
                Matter::Rule(What::Inbound { .. }) => true,
                _ => return None,
            };
            Some(Happened {
                day: line.envelope.at.day(&look.rules.zone),
                reached,
                title: case_line::title(look, file, line),
            })
        })
        .collect();
    all.reverse();
    all
}

fn draw(look: &Look<'_>, (from, due, last): (Date, Date, Date), happened: &[Happened]) -> Picture {
    let (w, today) = (look.w(), look.today());
    let into_the_week = i32::from(from.weekday().to_monday_zero_offset());
    let monday = from.saturating_sub(jiff::Span::new().days(into_the_week));
    let mut cells = Vec::new();
    let mut rows = Vec::new();
    let mut skipped = Vec::new();
    let (mut number, mut of_due, mut of_today) = (0_usize, 0, None);
    let mut day = from;
    while day <= last {
        let closed = look.rules.calendar.closed(day);
        if closed.is_none() && day > from {
            number += 1;
        }
        // The day from which it is counted is day 0, whatever day it is.
        let counts = match &closed {
            None => number.to_string(),
            Some(_) if day == from => "0".to_owned(),
            Some(_) => String::new(),
        };
        if let Some(why) = &closed {
            let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            if !weekend && day > from {
                skipped.push(reason::skipped(look, day, why));
            }
        }
        if day == due {
            of_due = number;
        }
        if day == today {
            of_today = Some(counts.clone());
        }
        let place = monday.until(day).map_or(0, |span| span.get_days());
        let (x, y) = (place % 7 * WIDE, place / 7 * TALL);
        let of_day: Vec<&Happened> = happened.iter().filter(|one| one.day == day).collect();
        let marks = of_day.iter().take(MARKS).zip(0..);
        cells.push(Cell {
            x,
            y,
            day: match day == from || day.day() == 1 {
                true => w.with(
                    "victim-counted-month",
                    [
                        (
                            "month",
                            w.t(&format!("month-short-{}", day.month())).to_owned(),
                        ),
                        ("day", day.day().to_string()),
                    ],
                ),
                false => day.day().to_string(),
            },
            number: counts.clone(),
            today: day == today,
            due: day == due,
            marks: marks
                .map(|(one, place)| Mark {
                    x: x + 8 + place * 10,
                    reached: one.reached,
                })
                .collect(),
        });
        rows.push(row(look, (day, due), counts, closed.as_deref(), &of_day));
        day = Calendar::days_later(day, 1);
    }
    let weeks = monday.until(last).map_or(0, |span| span.get_days()) / 7 + 1;
    Picture {
        said: said(look, (from, due, of_due), of_today.as_deref(), happened),
        skipped: match skipped.is_empty() {
            true => String::new(),
            false => w.with("victim-counted-skipped", [("days", skipped.join("; "))]),
        },
        weekdays: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
            .into_iter()
            .zip(0..)
            .map(|(name, place)| {
                let name = w.t(&format!("day-{name}")).to_owned();
                (place * WIDE + WIDE / 2, name)
            })
            .collect(),
        cells,
        tall: weeks * TALL,
        rows,
    }
}

fn row(
    look: &Look<'_>,
    (day, due): (Date, Date),
    number: String,
    closed: Option<&str>,
    of_day: &[&Happened],
) -> Row {
    let w = look.w();
    let mut happened: Vec<String> = of_day.iter().map(|one| one.title.clone()).collect();
    if day == look.today() {
        happened.push(say(look, "victim-counted-today-mark"));
    }
    if day == due {
        happened.push(say(look, "victim-counted-due-mark"));
    }
    Row {
        day: when::short_day(w, day),
        counts: match closed {
            Some(why) if number.is_empty() && rules::weekday_name(day) != why => {
                let name = [("name", when::holiday(w, why))];
                w.with("victim-counted-off-name", name)
            }
            Some(_) if number.is_empty() => say(look, "victim-counted-off"),
            _ => number,
        },
        happened: happened.join("; "),
    }
}

fn said(
    look: &Look<'_>,
    (from, due, number): (Date, Date, usize),
    of_today: Option<&str>,
    happened: &[Happened],
) -> String {
    let w = look.w();
    let slots = [
        ("from", when::short_day(w, from)),
        ("due", when::short_day(w, due)),
        ("number", number.to_string()),
    ];
    let mut all = vec![when::ended(&w.with("victim-counted-said", slots))];
    match of_today {
        Some("") => all.push(say(look, "victim-counted-today-off")),
        Some(number) => all.push(w.with("victim-counted-today", [("number", number)])),
        None => {}
    }
    for (reached, key) in [
        (false, "victim-counted-tries"),
        (true, "victim-counted-talks"),
    ] {
        let days = happened.iter().filter(|one| one.reached == reached);
        let mut days: Vec<String> = days.map(|one| when::short_day(w, one.day)).collect();
        days.dedup();
        if !days.is_empty() {
            let days = [("days", days.join("; "))];
            all.push(when::ended(&w.with(key, days)));
        }
    }
    all.join(" ")
}
