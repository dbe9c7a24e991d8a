//! Bringing in the log of calls: looked at first, then brought in. The file is kept nowhere between.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use ledger::Shelf;
use page::{BadRow, Hidden, ImportForm, ImportParts, Select, Shell};
use sheets::{Kind, Mapping, Table, asked};

use crate::VictimDesk;
use crate::import::{self, Report};
use crate::look::{Look, refusal};
use crate::strip::say;

/// Where the columns of the last log are remembered, sealed.
const COLUMNS: &str = "columns of the log";

#[derive(Template)]
#[template(path = "victim/import.html")]
struct Page {
    shell: Shell,
    form: ImportForm,
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    page(&look, 200, parts(&look))
}

fn parts(look: &Look<'_>) -> ImportParts {
    ImportParts {
        action: look.path("/import"),
        hidden: Hidden::new(look.visit.csrf(), look.desk.office.once()),
        file_label: say(look, "victim-import-file"),
        file_hint: say(look, "victim-import-file-hint"),
        columns_title: say(look, "import-columns"),
        codes_title: say(look, "import-codes"),
        look_label: say(look, "import-look"),
        take_label: say(look, "import-take"),
        ..ImportParts::default()
    }
}

fn page(look: &Look<'_>, status: u16, parts: ImportParts) -> Result<Answer, Refusal> {
    let mut shell = look.shell(&say(look, "victim-import-title"));
    if !parts.problem.is_empty() {
        shell.problems.add("i_file", parts.problem.clone());
    }
    let form = ImportForm { form: parts };
    desk::render_with(status, &Page { shell, form })
}

pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut parts = parts(&look);
    let file = visit
        .uploads
        .iter()
        .find(|upload| upload.field == "i_file" && !upload.bytes.is_empty());
    let Some(file) = file else {
        parts.problem = say(&look, "import-no-file");
        return page(&look, 422, parts);
    };
    let table = match Table::read(&file.bytes) {
        Ok(table) => table,
        Err(error) => {
            let why = say(&look, &format!("import-table-{}", error.word()));
            parts.problem = look.w().with("import-no-table", [("why", why)]);
            return page(&look, 422, parts);
        }
    };
    let store = desk.office.store.as_ref();
    let (ring, stream) = (&look.session.ring, &desk.office.stream);
    let known: Option<Mapping> = match store.get(Shelf::House, COLUMNS.as_bytes())? {
        Some(record) => {
            let plain = ring
                .open_record(COLUMNS, &record)
                .map_err(Refusal::failed)?;
            serde_json::from_slice(&plain).ok()
        }
        None => None,
    };
    let mapping = asked::mapping(Kind::VictimLog, &table, known.as_ref(), |field| {
        visit.form.get(field)
    });
    parts.columns = columns(&look, &mapping);
    parts.codes = codes(&look, &mapping, &table);
    let missing = mapping.missing();
    if !missing.is_empty() {
        let names: Vec<String> = missing
            .iter()
            .map(|field| field_name(&look, *field))
            .collect();
        parts.problem = look
            .w()
            .with("import-missing", [("names", names.join(", "))]);
        return page(&look, 422, parts);
    }
    let dry = visit.form.get("i_do") != "take";
    let rows = sheets::log::read(&table, &mapping, look.today());
    let report = import::bring(&look.recorder(), rows, dry).map_err(|refused| refusal(&refused))?;
    if !dry {
        let plain = serde_json::to_vec(&mapping).map_err(Refusal::failed)?;
        let sealed = ring
            .seal_record(COLUMNS, &plain, stream)
            .map_err(Refusal::failed)?;
        store.put(Shelf::House, COLUMNS.as_bytes(), &sealed)?;
    }
    parts.may_take = dry;
    said(&look, &report, dry, &mut parts);
    page(&look, 200, parts)
}

fn field_name(look: &Look<'_>, field: sheets::Field) -> String {
    say(
        look,
        &format!("victim-import-field-{}", field.word().replace('_', "-")),
    )
}

fn columns(look: &Look<'_>, mapping: &Mapping) -> Vec<Select> {
    let select = |(place, column): (usize, &sheets::Column)| Select {
        name: asked::column_field(place),
        label: column.header.clone(),
        options: Kind::VictimLog
            .fields()
            .iter()
            .map(|field| {
                (
                    field.word().to_owned(),
                    field_name(look, *field),
                    *field == column.field,
                )
            })
            .collect(),
    };
    mapping.columns.iter().enumerate().map(select).collect()
}

fn codes(look: &Look<'_>, mapping: &Mapping, table: &Table) -> Vec<Select> {
    let unknown = mapping.unknown(table);
    unknown
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let none = (String::new(), say(look, "import-code-none"), true);
            let options = one.set.meanings().iter().map(|meaning| {
                let label = say(
                    look,
                    &format!("import-code-{}", meaning.word().replace('_', "-")),
                );
                (meaning.word().to_owned(), label, false)
            });
            Select {
                name: asked::code_field(one.set, place),
                label: one.code.clone(),
                options: std::iter::once(none).chain(options).collect(),
            }
        })
        .collect()
}

fn said(look: &Look<'_>, report: &Report, dry: bool, parts: &mut ImportParts) {
    let would = if dry { "would" } else { "done" };
    let w = look.w();
    let count = |key: &str, count: usize| w.n(&format!("victim-import-{would}-{key}"), count);
    parts.said = vec![
        count("new", report.new),
        count("before", report.before),
        count("tries", report.tries),
    ];
    if report.bad.is_empty() {
        parts.said.push(say(look, "import-none-bad"));
        return;
    }
    parts.bad_title = w.n("import-bad", report.bad.len());
    parts.bad_heads = ["row", "column", "text", "reason", "then"]
        .map(|head| say(look, &format!("import-head-{head}")))
        .to_vec();
    let rows = report.bad.iter().map(|bad| BadRow {
        row: bad.row.to_string(),
        column: bad.column.clone(),
        text: bad.text.clone(),
        reason: reason(look, bad.reason),
        then: say(look, &format!("import-then-{}", bad.then.word())),
    });
    parts.bad = Some(rows.collect());
}

/// Why a cell cannot be taken.
fn reason(look: &Look<'_>, why: sheets::Reason) -> String {
    let row = why.row().unwrap_or_default();
    let key = format!("import-cell-{}", why.word());
    look.w().with(&key, [("row", row.to_string())])
}
