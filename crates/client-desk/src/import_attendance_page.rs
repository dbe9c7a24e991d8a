//! Bringing in a workbook of attendance: looked at first, then brought in.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use page::{ImportForm, ImportParts, Shell};
use sheets::{Kind, Meaning, Table, asked, attendance};

use crate::ClientDesk;
use crate::import_attendance::{self, Report};
use crate::import_page::{cells, codes, no_table, parts, remember, remembered};
use crate::look::Look;

/// Where the codes of the last workbook are remembered, sealed.
const CODES: &str = "attendance-codes";

#[derive(Template)]
#[template(path = "client/import-attendance.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    form: ImportForm,
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let parts = own_parts(&look);
    page(look, 200, parts)
}

fn own_parts(look: &Look<'_>) -> ImportParts {
    ImportParts {
        action: look.path("/import/attendance"),
        file_label: look.say("in-out-attendance-file"),
        file_hint: look.say("in-out-attendance-file-hint"),
        ..parts(look)
    }
}

fn page(look: Look<'_>, status: u16, parts: ImportParts) -> Result<Answer, Refusal> {
    let mut shell = look.shell(&look.say("in-out-attendance-title"));
    if !parts.problem.is_empty() {
        shell.problems.add("i_file", parts.problem.clone());
    }
    let form = ImportForm { form: parts };
    desk::render_with(status, &Page { shell, look, form })
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let mut parts = own_parts(&look);
    let mut files = visit.uploads.iter();
    let file = files.find(|upload| upload.field == "i_file" && !upload.bytes.is_empty());
    let Some(file) = file else {
        parts.problem = look.say("import-no-file");
        return page(look, 422, parts);
    };
    let sheets = match Table::sheets(&file.bytes) {
        Ok(sheets) => sheets,
        Err(error) => {
            parts.problem = no_table(&look, error);
            return page(look, 422, parts);
        }
    };
    let known = remembered(&look, CODES)?.filter(|known| known.kind == Kind::Attendance);
    let mut mapping = known.unwrap_or_else(attendance::mapping);
    for (place, one) in attendance::unknown(&sheets, &mapping).iter().enumerate() {
        let field = asked::code_field(one.set, place);
        if let Some(meaning) = Meaning::from_word(visit.form.get(&field)) {
            mapping.set_code(one.set, &one.code, meaning);
        }
    }
    parts.codes = codes(&look, &attendance::unknown(&sheets, &mapping));
    let dry = visit.form.get("i_do") != "take";
    let read = attendance::read(&sheets, &mapping, look.today(), None);
    let report = import_attendance::bring(&look.recorder(), read, dry);
    let report = report.map_err(|refused| crate::look::refusal(&refused))?;
    if !dry {
        remember(&look, CODES, &mapping)?;
    }
    parts.may_take = dry;
    said(&look, &report, dry, &mut parts);
    page(look, 200, parts)
}

fn said(look: &Look<'_>, report: &Report, dry: bool, parts: &mut ImportParts) {
    let new = match dry {
        true => "in-out-attendance-would-new",
        false => "in-out-attendance-done-new",
    };
    if let Some((first, last)) = report.between {
        let days = [("first", look.day(first)), ("last", look.day(last))];
        parts
            .said
            .push(look.say_with("in-out-attendance-between", &days));
    }
    parts.said.extend([
        look.count("in-out-attendance-people", report.people),
        look.count(new, report.new),
        look.count("in-out-attendance-before", report.before),
        look.count("in-out-attendance-paid", report.paid),
    ]);
    cells(look, &report.bad, parts);
}
