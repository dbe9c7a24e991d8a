//! Whether accounts of the victim desk may have a calendar of how many things are due. Off until somebody says so.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use page::{Hidden, Shell};
use program_file::{Problem, Settings};

use crate::home::{self, Wrong};
use crate::{ProgramDesk, acts, changes};

/// The page.
pub(crate) const PATH: &str = "/calendars";

#[derive(Template)]
#[template(path = "program/calendars.html")]
struct Page {
    shell: Shell,
    allowed: bool,
    action: String,
    hidden: Hidden,
    why: String,
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn take(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let allowed = visit.form.get("allowed") == "yes";
    let done = desk
        .recorder()
        .calendars(&act, allowed, visit.form.get("why"));
    let (w, taken) = (&visit.words, done.map(|_| act.batch));
    acts::done_at(desk, visit, taken, PATH, page, |field, problem| {
        let said = match problem {
            Problem::TooLong(most) => w.n("program-long", most),
            _ => w.t("number-why-missing").to_owned(),
        };
        Wrong::of(field, said)
    })
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let settings = Settings::read(desk.office.store.as_ref())?;
    let mut shell = desk.shell(visit, visit.words.t("in-out-calendars-title"));
    shell.notice = changes::notice(desk, visit, &settings);
    home::add(&mut shell.problems, wrong);
    let page = Page {
        allowed: settings.calendars,
        action: desk.office.path(PATH),
        hidden: changes::hidden(desk, visit, &settings),
        why: visit.form.get("why").to_owned(),
        shell,
    };
    render_with(status, &page)
}
