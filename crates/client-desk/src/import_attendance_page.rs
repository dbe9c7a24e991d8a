//! Bringing in a workbook of attendance: looked at first, then brought in.

use desk::bring::{Form, List};
use desk::{Answer, Refusal, Visit};
use sheets::{Kind, attendance};

use crate::ClientDesk;
use crate::import_attendance::{self, Report};
use crate::import_page::page;
use crate::look::Look;

/// The workbook.
pub const WORKBOOK: List = List {
    kind: Kind::Attendance,
    path: "/import/attendance",
    key: |end| format!("in-out-attendance-{end}"),
    remembered: "attendance-codes",
};

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    page(look, &WORKBOOK, Form::new(&desk.office, visit, &WORKBOOK)?)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let mut form = Form::new(&desk.office, visit, &WORKBOOK)?;
    let Some((sheets, mapping)) = form.workbook()? else {
        return page(look, &WORKBOOK, form);
    };
    let dry = form.is_dry();
    let read = attendance::read(&sheets, &mapping, look.today(), None);
    let report = import_attendance::bring(&look.recorder(), read, dry);
    let report = report.map_err(|refused| crate::look::refusal(&refused))?;
    form.done(&mapping, said(&look, &report, dry), &report.bad)?;
    page(look, &WORKBOOK, form)
}

fn said(look: &Look<'_>, report: &Report, dry: bool) -> Vec<String> {
    let new = match dry {
        true => "in-out-attendance-would-new",
        false => "in-out-attendance-done-new",
    };
    let between = report.between.map(|(first, last)| {
        let days = [("first", look.day(first)), ("last", look.day(last))];
        look.say_with("in-out-attendance-between", &days)
    });
    let counts = [
        look.count("in-out-attendance-people", report.people),
        look.count(new, report.new),
        look.count("in-out-attendance-before", report.before),
        look.count("in-out-attendance-paid", report.paid),
    ];
    between.into_iter().chain(counts).collect()
}
