//! Bringing in the log of calls, and what the old binder says of dangers: looked at first, then brought in.

use askama::Template;
use desk::bring::{Form, List};
use desk::{Answer, Refusal, Visit};
use page::{ImportForm, Shell};
use sheets::Kind;

use crate::VictimDesk;
use crate::import;
use crate::look::{Look, refusal};
use crate::strip::say;

/// The log.
pub const LOG: List = List {
    kind: Kind::VictimLog,
    path: "/import",
    key: |end| format!("victim-import-{end}"),
    remembered: "columns of the log",
};

/// What the binder of dangers and incidents says of dangers.
pub const DANGER_LOG: List = List {
    kind: Kind::DangerLog,
    path: "/import/danger-log",
    key: |end| format!("victim-danger-import-{end}"),
    remembered: "columns of the danger binder",
};

#[derive(Template)]
#[template(path = "victim/import.html")]
struct Page {
    shell: Shell,
    title: String,
    lead: String,
    form: ImportForm,
    /// Where the other list comes in, and what that is called.
    other: (String, String),
}

fn page(look: &Look<'_>, list: &List, form: Form<'_>) -> Result<Answer, Refusal> {
    let own = |end: &str| say(look, &(list.key)(end));
    let other = match list.kind {
        Kind::DangerLog => &LOG,
        _ => &DANGER_LOG,
    };
    let other = (look.path(other.path), say(look, &(other.key)("title")));
    let (title, lead) = (own("title"), own("lead"));
    let mut shell = look.shell(&title);
    let (form, status, problem) = form.shown();
    if !problem.is_empty() {
        shell.problems.add("i_file", problem);
    }
    desk::render_with(
        status,
        &Page {
            shell,
            title,
            lead,
            form,
            other,
        },
    )
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    page(&look, &LOG, Form::new(&desk.office, visit, &LOG)?)
}

pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut form = Form::new(&desk.office, visit, &LOG)?;
    let Some((table, mapping)) = form.table()? else {
        return page(&look, &LOG, form);
    };
    let dry = form.is_dry();
    let rows = sheets::log::read(&table, &mapping, look.today());
    let report = import::bring(&look.recorder(), rows, dry).map_err(|refused| refusal(&refused))?;
    let would = if dry { "would" } else { "done" };
    let w = look.w();
    let count = |key: &str, count: usize| w.n(&format!("victim-import-{would}-{key}"), count);
    let said = vec![
        count("new", report.new),
        count("before", report.before),
        count("tries", report.tries),
    ];
    form.done(&mapping, said, &report.bad)?;
    page(&look, &LOG, form)
}

pub(crate) fn show_dangers(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let form = Form::new(&desk.office, visit, &DANGER_LOG)?;
    page(&look, &DANGER_LOG, form)
}

pub(crate) fn take_dangers(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut form = Form::new(&desk.office, visit, &DANGER_LOG)?;
    let Some((table, mapping)) = form.table()? else {
        return page(&look, &DANGER_LOG, form);
    };
    let dry = form.is_dry();
    let rows = sheets::binder::dangers(&table, &mapping, look.today());
    let report = import::bring_dangers(&look.recorder(), rows, dry);
    let report = report.map_err(|refused| refusal(&refused))?;
    let would = if dry { "would" } else { "done" };
    let w = look.w();
    let count = |key: &str, count: usize| w.n(&format!("victim-danger-import-{key}"), count);
    let mut said = vec![
        w.n(&format!("victim-danger-import-{would}-new"), report.new),
        count("before", report.before),
    ];
    if report.others > 0 {
        said.push(count("others", report.others));
    }
    said.extend(desk::bring::left_out(w, &mapping));
    form.done(&mapping, said, &report.bad)?;
    page(&look, &DANGER_LOG, form)
}
