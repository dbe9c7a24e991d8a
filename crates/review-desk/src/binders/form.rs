//! Where a period and a sample are chosen.

use askama::Template;
use binder::{CaseState, Draw, Make, Period};
use desk::{Answer, AtDesk as _, Fields, Refusal, Visit, render_with};
use jiff::{Span, civil::Date};
use page::{Hidden, Problems, Shell, Words, when};

use super::kept::Kept;
use crate::ReviewDesk;

/// The longest seed that is taken.
const SEED: usize = 64;

#[derive(Template)]
#[template(path = "review/binders.html")]
struct Form {
    shell: Shell,
    action: String,
    hidden: Hidden,
    from: DayField,
    to: DayField,
    how: String,
    most: String,
    seed: String,
    state: String,
    states: Vec<(&'static str, String)>,
    rows: Vec<KeptRow>,
}

/// A binder that was made.
struct KeptRow {
    path: String,
    period: String,
    about: String,
    made: String,
}

/// A day as it is typed: month, day, year, in the American order.
struct DayField {
    name: &'static str,
    month: String,
    day: String,
    year: String,
}

impl DayField {
    fn of(name: &'static str, day: Date) -> Self {
        Self {
            name,
            month: day.month().to_string(),
            day: day.day().to_string(),
            year: day.year().to_string(),
        }
    }

    fn typed(name: &'static str, form: &Fields) -> Self {
        let part = |part: &str| form.get(&format!("{name}_{part}")).to_owned();
        Self {
            name,
            month: part("month"),
            day: part("day"),
            year: part("year"),
        }
    }

    fn read(&self) -> Option<Date> {
        let year: i16 = self.year.parse().ok()?;
        let year = if self.year.len() == 2 {
            year + 2000
        } else {
            year
        };
        Date::new(
            year,
            page::typed::month(&self.month)?,
            self.day.parse().ok()?,
        )
        .ok()
    }

    /// The `id` of its first field, to which problems link.
    fn id(&self) -> String {
        format!("{}_month", self.name)
    }
}

pub(crate) fn show(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let today = visit.now.day(&desk.office.zone);
    let year_ago = today.saturating_sub(Span::new().years(1));
    let from = DayField::of("from", year_ago.tomorrow().unwrap_or(year_ago));
    page(
        desk,
        visit,
        200,
        from,
        DayField::of("to", today),
        Problems::new(&visit.words),
    )
}

pub(crate) fn make(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let form = &visit.form;
    let mut problems = Problems::new(w);
    let (from, to) = (DayField::typed("from", form), DayField::typed("to", form));
    for field in [&from, &to] {
        if field.read().is_none() {
            problems.add(field.id(), w.t("binder-day-wrong"));
        }
    }
    let period = match (from.read(), to.read()) {
        (Some(first), Some(last)) => Period::new(first, last).ok().or_else(|| {
            problems.add(to.id(), w.t("binder-period-backwards"));
            None
        }),
        _ => None,
    };
    let draw = draw(form, w, &mut problems);
    let (Some(period), Some(draw), true) = (period, draw, problems.is_empty()) else {
        return page(desk, visit, 422, from, to, problems);
    };
    let make = Make {
        program: desk.office.program.clone(),
        pack: desk.pack.clone(),
        period,
        as_of: visit.now,
        draw,
    };
    let heads = desk.stores()?.heads()?;
    // Pressed twice, it is the same binder.
    let mut mark = hex::encode(visit.once()?.0);
    mark.truncate(12);
    Kept::new(&make, desk.office.stream.bytes(), heads).keep(&desk.office, &mark)?;
    Ok(Answer::see(&desk.office.path(&format!("/binders/{mark}"))))
}

fn draw(form: &Fields, w: &Words, problems: &mut Problems) -> Option<Draw> {
    match form.get("how") {
        "seed" => {
            let most = form
                .get("most")
                .parse::<u32>()
                .ok()
                .filter(|most| *most > 0);
            if most.is_none() {
                problems.add("most", w.t("binder-most-wrong"));
            }
            let seed = form.get("seed");
            if seed.is_empty() || seed.chars().count() > SEED {
                problems.add("seed", w.t("binder-seed-wrong"));
            }
            Some(Draw::Seed {
                most: most?,
                seed: seed.to_owned(),
            })
        }
        "state" => {
            let state = CaseState::from_word(form.get("state"));
            if state.is_none() {
                problems.add("state", w.t("binder-state-wrong"));
            }
            state.map(Draw::State)
        }
        _ => Some(Draw::All),
    }
}

fn page(
    desk: &ReviewDesk,
    visit: &Visit<'_>,
    status: u16,
    from: DayField,
    to: DayField,
    problems: Problems,
) -> Result<Answer, Refusal> {
    let (office, w) = (&desk.office, &visit.words);
    let mut shell = desk.shell(visit, w.t("binder-title"));
    shell.problems = problems;
    let or = |name: &str, usual: &str| match visit.form.get(name) {
        "" => usual.to_owned(),
        typed => typed.to_owned(),
    };
    let mut rows = Vec::new();
    for (mark, kept) in Kept::all(office)? {
        rows.extend(kept.make(&office.program, &desk.pack).map(|make| {
            let (from, to) = (when::day(w, make.period.from), when::day(w, make.period.to));
            let local = office.zone.to_datetime(make.as_of.timestamp());
            KeptRow {
                path: office.path(&format!("/binders/{mark}")),
                period: w.with("binder-period", [("from", from), ("to", to)]),
                about: crate::document::drawn_in_short(&make.draw, w),
                made: when::day_and_clock(w, local),
            }
        }));
    }
    let form = Form {
        action: office.path("/binders"),
        hidden: Hidden::new(visit.csrf(), office.once()),
        from,
        to,
        how: or("how", "all"),
        most: or("most", ""),
        seed: or("seed", ""),
        state: or("state", ""),
        states: CaseState::ALL
            .iter()
            .map(|state| {
                let key = format!("binder-state-{}", state.word());
                (state.word(), w.t(&key).to_owned())
            })
            .collect(),
        rows,
        shell,
    };
    render_with(status, &form)
}
