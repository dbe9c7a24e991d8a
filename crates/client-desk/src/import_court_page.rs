//! Bringing in the log of reports that courts and officers wait for: looked at first, then brought in.

use desk::bring::{Form, List};
use desk::{Answer, Refusal, Visit};
use sheets::Kind;

use crate::ClientDesk;
use crate::import_court;
use crate::import_page::page;
use crate::look::Look;

/// The log.
pub const COURT_LOG: List = List {
    kind: Kind::CourtLog,
    path: "/import/court-log",
    key: |end| format!("client-court-import-{end}"),
    remembered: "columns of the court log",
};

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    page(
        look,
        &COURT_LOG,
        Form::new(&desk.office, visit, &COURT_LOG)?,
    )
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let mut form = Form::new(&desk.office, visit, &COURT_LOG)?;
    let Some((table, mapping)) = form.table()? else {
        return page(look, &COURT_LOG, form);
    };
    let dry = form.is_dry();
    let rows = sheets::court::read(&table, &mapping, look.today());
    let report = import_court::bring(&look.recorder(), rows, dry);
    let report = report.map_err(|refused| crate::look::refusal(&refused))?;
    let would = if dry { "would" } else { "done" };
    let count = |key: &str, count: usize| {
        let key = format!("client-court-import-{would}-{key}");
        look.count(&key, count)
    };
    let mut said = vec![count("new", report.new), count("sent", report.sent)];
    said.push(look.count("client-court-import-before", report.before));
    said.extend(desk::bring::left_out(&visit.words, &mapping));
    form.done(&mapping, said, &report.bad)?;
    page(look, &COURT_LOG, form)
}
