//! The dangers that live, and the ends at which a second person is to look. It names no protected person.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use ledger::Exactness;
use page::{Shell, when};
use rules::CaseId;
use victim_file::{Danger, danger::End};

use crate::VictimDesk;
use crate::danger;
use crate::look::Look;
use crate::say::Due;
use crate::strip::say;

/// One danger in a list.
pub(crate) struct Row {
    pub(crate) due: Due,
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) mark: String,
    pub(crate) meta: Vec<String>,
    pub(crate) button: String,
}

#[derive(Template)]
#[template(path = "victim/dangers.html")]
struct Page {
    shell: Shell,
    now: String,
    living: Vec<Row>,
    ended: Vec<Row>,
    alone: bool,
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut living = Vec::new();
    for (case, found) in desk.board.living() {
        living.push(live(&look, case, &found)?);
    }
    let page = Page {
        now: look.w().with(
            "victim-today-now",
            [
                ("day", when::long_day(look.w(), look.today())),
                ("time", look.clock(look.now)),
            ],
        ),
        living,
        ended: ended(&look, |_| true)?,
        alone: look.alone(),
        shell: look.shell(&say(&look, "victim-dangers-title")),
    };
    desk::render(&page)
}

fn participant(look: &Look<'_>, case: CaseId) -> Result<String, Refusal> {
    let name = look.glance(case, None)?.participant;
    Ok(if name.is_empty() {
        say(look, "victim-row-no-participant")
    } else {
        name
    })
}

fn live(look: &Look<'_>, case: CaseId, found: &Danger) -> Result<Row, Refusal> {
    let w = look.w();
    let open = look.desk.board.of_case(case);
    let open = open
        .iter()
        .filter(|row| row.duty.about == Some(found.threat));
    let next = open.clone().min_by_key(|row| row.duty.due);
    let due = match next {
        Some(row) => crate::say::due(look, &row.duty),
        None => Due {
            state: "soon",
            day: say(look, "victim-dangers-told"),
            label: say(look, "victim-dangers-lives"),
        },
    };
    let since = look.lately(found.at, Exactness::Second);
    Ok(Row {
        due,
        path: danger::path(look, case, found.threat),
        title: w.with("victim-dangers-row", [("when", since)]),
        mark: case.to_string(),
        meta: vec![
            w.with(
                "victim-stands-nothing",
                [("name", participant(look, case)?)],
            ),
            w.n("victim-dangers-left", open.count()),
            danger::took(look, found),
        ],
        button: say(look, "victim-dangers-open"),
    })
}

/// Ends that no second person has looked at, of those that are asked for.
pub(crate) fn ended(look: &Look<'_>, which: impl Fn(&End) -> bool) -> Result<Vec<Row>, Refusal> {
    let w = look.w();
    let mut rows = Vec::new();
    for (case, found) in look.desk.board.unseen_ends() {
        let Some(end) = found.end.filter(|end| which(end)) else {
            continue;
        };
        let day = end.look_on(&look.rules.calendar, &look.rules.zone);
        let today = look.today();
        let label = if day < today {
            "victim-dangers-look-over"
        } else if day == today {
            "victim-due-today"
        } else {
            "victim-dangers-look-later"
        };
        let when = look.at(end.at, Exactness::Second);
        let mine = end.actor == look.session.actor;
        let mut meta = vec![
            w.with(
                "victim-stands-nothing",
                [("name", participant(look, case)?)],
            ),
            w.with("victim-dangers-ended-by", [("who", look.who(end.actor))]),
        ];
        if mine {
            meta.push(say(look, "victim-dangers-not-you"));
        }
        rows.push(Row {
            due: Due {
                state: if day < today { "over" } else { "today" },
                day: when::short_day(w, day),
                label: say(look, label),
            },
            path: danger::path(look, case, found.threat),
            title: w.with("victim-dangers-ended", [("when", when)]),
            mark: case.to_string(),
            meta,
            button: say(look, "victim-dangers-look"),
        });
    }
    Ok(rows)
}

/// Those that are due: from the next business day after the end was written down.
pub(crate) fn due(look: &Look<'_>) -> Result<Vec<Row>, Refusal> {
    let rules = &look.rules;
    ended(look, |end| {
        end.look_on(&rules.calendar, &rules.zone) <= look.today()
    })
}
