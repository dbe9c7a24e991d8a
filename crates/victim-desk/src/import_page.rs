//! Bringing in the log of calls: looked at first, then brought in.

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

#[derive(Template)]
#[template(path = "victim/import.html")]
struct Page {
    shell: Shell,
    form: ImportForm,
}

fn page(look: &Look<'_>, form: Form<'_>) -> Result<Answer, Refusal> {
    let mut shell = look.shell(&say(look, "victim-import-title"));
    let (form, status, problem) = form.shown();
    if !problem.is_empty() {
        shell.problems.add("i_file", problem);
    }
    desk::render_with(status, &Page { shell, form })
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    page(&look, Form::new(&desk.office, visit, &LOG)?)
}

pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut form = Form::new(&desk.office, visit, &LOG)?;
    let Some((table, mapping)) = form.table()? else {
        return page(&look, form);
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
    page(&look, form)
}
