//! Rolls on paper, for an evening without power: tonight's groups, each with a number by which what is entered from it
//! later is known. Names are this file's own.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use page::Shell;

use crate::ClientDesk;
use crate::danger::{self, Numbers};
use crate::look::Look;
use crate::{groups, people};

/// How many characters a sheet's number has behind its letter.
const LENGTH: usize = 4;

struct Sheet {
    group: String,
    /// By which it is known when it is entered.
    number: String,
    names: Vec<String>,
}

#[derive(Template)]
#[template(path = "client/paper.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    day: String,
    sheets: Vec<Sheet>,
    /// Where all groups are shown; empty where they are.
    all: String,
    numbers: Numbers,
}

/// A number for a sheet, such as `C-7K2M`; nothing is kept of it.
fn number(look: &Look<'_>) -> String {
    let stream = &look.desk.office.stream;
    let mut number = stream.label(LENGTH).to_uppercase();
    // Digits alone could be the end of a telephone number.
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        number.replace_range(..1, "K");
    }
    format!("C-{number}")
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let today = usize::from(
        look.today()
            .weekday()
            .to_monday_zero_offset()
            .unsigned_abs(),
    );
    let mut all: Vec<(String, Vec<client_file::Row>)> =
        groups::groups(&look)?.into_values().collect();
    all.sort_by_cached_key(|(name, _)| groups::in_the_week(name));
    let tonight = |name: &str| groups::in_the_week(name).0 == today;
    let some = all.iter().any(|(name, _)| tonight(name)) && !visit.query.has("all");
    if some {
        all.retain(|(name, _)| tonight(name));
    }
    let sheets = all.into_iter().map(|(group, rows)| {
        let mut names: Vec<String> = rows
            .iter()
            .map(|row| people::name(&look, row.intake.as_ref()))
            .collect();
        names.sort_by_key(|name| name.to_lowercase());
        Sheet {
            group,
            number: number(&look),
            names,
        }
    });
    let page = Page {
        sheets: sheets.collect(),
        shell: look.shell(&look.say("in-out-paper-rolls")),
        day: look.day(look.today()),
        all: match some {
            true => look.path("/paper?all=1"),
            false => String::new(),
        },
        numbers: danger::numbers(&look, None)?,
        look,
    };
    desk::render(&page)
}
