//! Twelve months in pictures, drawn here and told once more as tables: the days that count with what ends or falls due on
//! them, what became of what was owed, and how soon somebody was told of a danger. Of cases counts alone, as everything at
//! this desk.

mod falls;

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::civil::{Date, date};
use page::{Shell, Words, when};
use program_file::{OfficeFile, Settings};
use rules::{Became, Calendar, Clause, DutyKind, MONTHS, Rules, UP_TO, Word as _, Year};

use self::falls::Falls;
use crate::ProgramDesk;

/// The page.
pub(crate) const PATH: &str = "/year";

/// How tall the tallest bar is, in the units of its picture.
const TALL: u32 = 56;
/// How wide one month is there.
const MONTH: u32 = 26;
/// How tall the row of one class of time is, and how wide the widest bar.
const CLASS: u32 = 24;
const WIDE: u32 = 200;
/// How wide and tall one day is in the calendar: months across, days down.
const DAY: u32 = 20;

/// One bar of a picture, from its foot up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bar {
    x: u32,
    y: u32,
    tall: u32,
    look: &'static str,
}

/// One kind and clause.
struct Line {
    name: String,
    said: String,
    bars: Vec<Bar>,
    /// The most of a month.
    most: u32,
    /// The letters of the months, each with where it stands.
    letters: Vec<(u32, String)>,
}

/// One class of time.
struct Class {
    name: String,
    count: u32,
    y: u32,
    wide: u32,
    look: &'static str,
}

/// One day of the calendar.
struct Day {
    x: u32,
    y: u32,
    look: &'static str,
    today: bool,
    /// The letter of what ends or falls due; empty for a day without anything.
    mark: String,
}

/// One month of the calendar.
struct Month {
    letter: String,
    x: u32,
}

/// A row of the table beside the calendar.
struct MonthRow {
    month: String,
    business: usize,
    falls: Vec<FallsLine>,
}

/// What ends or falls due on a day.
struct FallsLine {
    day: String,
    letter: String,
    said: String,
    path: String,
}

/// A row of the table: a month, and what each line says of it.
struct Row {
    month: String,
    cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "program/year.html")]
struct Page {
    shell: Shell,
    lines: Vec<Line>,
    rows: Vec<Row>,
    warned: Vec<Class>,
    warned_picture: String,
    months: Vec<Month>,
    days: Vec<Day>,
    days_said: String,
    days_picture: String,
    /// What each letter stands for.
    letters: Vec<String>,
    by_month: Vec<MonthRow>,
    next_falls: Vec<FallsLine>,
    holidays: Vec<(String, String)>,
    next: Vec<(String, String)>,
    next_title: String,
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let rules = desk.counts.rules();
    let today = visit.now.day(&rules.zone);
    let year = desk.counts.year(visit.now)?;
    let this = today.year();
    let calendar = &rules.calendar;
    let store = desk.office.store.as_ref();
    let (settings, office) = (Settings::read(store)?, OfficeFile::read(store)?);
    let falls = falls::all(desk, visit, &settings, &office, &rules)?;
    let days = days(w, calendar, this, today, &falls);
    let counted = days.iter().filter(|day| day.look == "full").count();
    let warned = classes(w, &year);
    let page = Page {
        lines: lines(w, &rules, &year),
        rows: rows(w, &year),
        warned_picture: picture_of(w, &warned),
        warned,
        months: (1..=12)
            .zip(0..)
            .map(|(month, column)| Month {
                letter: letter(w, month),
                x: column * DAY,
            })
            .collect(),
        days,
        days_said: w.with("year-days-said", [("year", this.to_string())]),
        days_picture: w.with(
            "year-days-picture",
            [("count", counted.to_string()), ("year", this.to_string())],
        ),
        letters: falls::KINDS
            .iter()
            .map(|kind| {
                let said = w.t(&format!("year-kind-{kind}")).to_owned();
                let slots = [("letter", mark(w, kind)), ("said", said)];
                w.with("year-letter", slots)
            })
            .collect(),
        by_month: by_month(w, calendar, this, &falls),
        next_falls: falls
            .iter()
            .filter(|each| each.day.year() == this.saturating_add(1))
            .map(|each| falls_line(w, each))
            .collect(),
        holidays: holidays(w, calendar, this),
        next: holidays(w, calendar, this.saturating_add(1)),
        next_title: w.with("year-next", [("year", this.saturating_add(1).to_string())]),
        shell: desk.shell(visit, w.t("year-title")),
    };
    render_with(200, &page)
}

/// A part of what is the most, as a length; what is not nothing is always seen.
fn long(count: u32, most: u32, longest: u32) -> u32 {
    match (count, most) {
        (0, _) | (_, 0) => 0,
        _ => (count.saturating_mul(longest) / most).max(2),
    }
}

/// The first letter of a month.
fn letter(w: &Words, month: i8) -> String {
    let key = format!("month-{month}");
    let first = w.t(&key).chars().next();
    first
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default()
}

/// The kinds and clauses of which something fell due.
fn shown(year: &Year) -> impl Iterator<Item = (&(DutyKind, Clause), &[Became; MONTHS])> {
    let fell_due =
        |months: &[Became; MONTHS]| months.iter().any(|each| each.in_time() + each.late > 0);
    year.lines
        .iter()
        .filter(move |(_, months)| fell_due(months))
}

fn lines(w: &Words, rules: &Rules, year: &Year) -> Vec<Line> {
    shown(year)
        .map(|((kind, clause), months)| {
            let sum = |of: fn(Became) -> u32| months.iter().map(|each| of(*each)).sum::<u32>();
            let kind = page::capital(w.t(&format!("duty-{}", kind.word())));
            let clause = rules.pack.clause(*clause).to_owned();
            let most = months
                .iter()
                .map(|each| each.in_time().max(each.late))
                .max();
            let most = most.unwrap_or_default();
            let slots = [
                ("kind", kind),
                ("clause", clause),
                ("intime", sum(Became::in_time).to_string()),
                ("late", sum(|each| each.late).to_string()),
            ];
            let mut bars = Vec::new();
            let mut letters = Vec::new();
            for ((became, first), place) in months.iter().zip(year.months).zip(0..) {
                let x = place * MONTH;
                for (count, x, look) in
                    [(became.in_time(), x, "full"), (became.late, x + 11, "bare")]
                {
                    let tall = long(count, most, TALL);
                    if tall > 0 {
                        let y = TALL - tall;
                        bars.push(Bar { x, y, tall, look });
                    }
                }
                letters.push((x + 10, letter(w, first.month())));
            }
            Line {
                name: w.with("year-line", slots.clone()),
                said: w.with("year-line-said", slots),
                bars,
                most,
                letters,
            }
        })
        .collect()
}

fn month_of(w: &Words, first: Date) -> String {
    let month = page::capital(w.t(&format!("month-{}", first.month())));
    let year = first.year().to_string();
    w.with("year-month", [("month", month), ("year", year)])
}

fn rows(w: &Words, year: &Year) -> Vec<Row> {
    (0..MONTHS)
        .filter_map(|place| {
            let first = *year.months.get(place)?;
            let cells = shown(year).filter_map(|(_, months)| months.get(place));
            let cells = cells.map(|became| match became.late {
                0 => became.in_time().to_string(),
                late => {
                    let slots = [
                        ("intime", became.in_time().to_string()),
                        ("late", late.to_string()),
                    ];
                    w.with("year-cell", slots)
                }
            });
            Some(Row {
                month: month_of(w, first),
                cells: cells.collect(),
            })
        })
        .collect()
}

fn class_name(w: &Words, place: usize) -> String {
    match UP_TO.get(place) {
        Some(1_440) => w.t("year-up-to-day").to_owned(),
        Some(most) => w.with("year-up-to-minutes", [("count", most.to_string())]),
        None => w.t("year-longer").to_owned(),
    }
}

/// The classes of time, and those who were not told; none where no warning was due.
fn classes(w: &Words, year: &Year) -> Vec<Class> {
    let counts = year.warned.iter().copied().chain([year.untold]);
    let most = counts.clone().max().unwrap_or_default();
    if most == 0 {
        return Vec::new();
    }
    counts
        .enumerate()
        .zip(0..)
        .map(|((place, count), row)| {
            let told = place < year.warned.len();
            Class {
                name: match told {
                    true => class_name(w, place),
                    false => w.t("year-untold").to_owned(),
                },
                count,
                y: row * CLASS,
                wide: long(count, most, WIDE),
                look: if told { "full" } else { "bare" },
            }
        })
        .collect()
}

fn picture_of(w: &Words, classes: &[Class]) -> String {
    let all: Vec<String> = classes
        .iter()
        .map(|class| format!("{} {}", class.name, class.count))
        .collect();
    w.with("year-warned-picture", [("all", all.join(", "))])
}

/// Every day of a year.
fn of_year(year: i16) -> impl Iterator<Item = Date> {
    let first = date(year, 1, 1);
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    days.take_while(move |day| day.year() == year)
}

/// The letter of a kind.
fn mark(w: &Words, kind: &str) -> String {
    w.t(&format!("year-mark-{kind}")).to_owned()
}

/// What stands on a day of the calendar: the letter of what ends or falls due on it, or that it is of several kinds.
fn marked(w: &Words, day: Date, falls: &[Falls]) -> String {
    let mut here = falls.iter().filter(|each| each.day == day);
    let Some(first) = here.next() else {
        return String::new();
    };
    match here.all(|other| other.kind == first.kind) {
        true => mark(w, first.kind),
        false => "+".to_owned(),
    }
}

fn falls_line(w: &Words, falls: &Falls) -> FallsLine {
    FallsLine {
        day: when::day(w, falls.day),
        letter: mark(w, falls.kind),
        said: falls.said.clone(),
        path: falls.path.clone(),
    }
}

/// Each month of a year: how many business days it has, and what ends or falls due in it.
fn by_month(w: &Words, calendar: &Calendar, year: i16, falls: &[Falls]) -> Vec<MonthRow> {
    (1..=12)
        .map(|month| {
            let in_it = |day: &Date| day.year() == year && day.month() == month;
            let business = of_year(year).filter(in_it);
            let here = falls.iter().filter(|each| in_it(&each.day));
            MonthRow {
                month: page::capital(w.t(&format!("month-{month}"))),
                business: business
                    .filter(|day| calendar.is_business_day(*day))
                    .count(),
                falls: here.map(|each| falls_line(w, each)).collect(),
            }
        })
        .collect()
}

fn days(w: &Words, calendar: &Calendar, year: i16, today: Date, falls: &[Falls]) -> Vec<Day> {
    // Weekends are the pack's, and none of them is among these.
    let free: Vec<Date> = calendar.year(year).iter().map(|day| day.date).collect();
    of_year(year)
        .map(|day| {
            let place = |number: i8| u32::try_from(number - 1).unwrap_or_default() * DAY;
            Day {
                x: place(day.month()),
                y: place(day.day()),
                look: match (calendar.is_business_day(day), free.contains(&day)) {
                    (true, _) => "full",
                    (false, true) => "free",
                    (false, false) => "off",
                },
                today: day == today,
                mark: marked(w, day, falls),
            }
        })
        .collect()
}

fn holidays(w: &Words, calendar: &Calendar, year: i16) -> Vec<(String, String)> {
    let days = calendar.year(year).into_iter();
    days.map(|day| (when::day(w, day.date), when::holiday(w, &day.why)))
        .collect()
}
