//! Bringing in a roster: looked at first, then brought in. The file is asked for twice and kept nowhere between:
//! it names people who must not stand in this desk's store for a moment.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use drop::Sender;
use ledger::Shelf;
use page::{BadRow, ImportForm, ImportParts, Select, Shell};
use sheets::{BadCell, Kind, Mapping, NotATable, Table, Unknown, asked};

use crate::ClientDesk;
use crate::import::{self, Report};
use crate::look::Look;

/// Where the columns of the last roster are remembered, sealed.
const COLUMNS: &str = "columns of the roster";

#[derive(Template)]
#[template(path = "client/import.html")]
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
    let parts = parts(&look);
    page(look, 200, parts)
}

/// What every form for a list has.
pub(crate) fn parts(look: &Look<'_>) -> ImportParts {
    ImportParts {
        action: look.path("/import"),
        hidden: look.hidden(),
        file_label: look.say("client-import-file"),
        file_hint: look.say("client-import-file-hint"),
        columns_title: look.say("import-columns"),
        codes_title: look.say("import-codes"),
        look_label: look.say("import-look"),
        take_label: look.say("import-take"),
        ..ImportParts::default()
    }
}

fn page(look: Look<'_>, status: u16, parts: ImportParts) -> Result<Answer, Refusal> {
    let mut shell = look.shell(&look.say("client-import-title"));
    if !parts.problem.is_empty() {
        shell.problems.add("i_file", parts.problem.clone());
    }
    let form = ImportForm { form: parts };
    desk::render_with(status, &Page { shell, look, form })
}

/// The columns and codes that somebody named the last time, under that name.
pub(crate) fn remembered(look: &Look<'_>, name: &str) -> Result<Option<Mapping>, Refusal> {
    let record = look.desk.office.store.get(Shelf::House, name.as_bytes())?;
    let Some(record) = record else {
        return Ok(None);
    };
    let plain = look
        .session
        .ring
        .open_record(name, &record)
        .map_err(Refusal::failed)?;
    // Columns of an earlier release that cannot be read any more are guessed anew.
    Ok(serde_json::from_slice(&plain).ok())
}

/// Remembers them.
pub(crate) fn remember(look: &Look<'_>, name: &str, mapping: &Mapping) -> Result<(), Refusal> {
    let plain = serde_json::to_vec(mapping).map_err(Refusal::failed)?;
    let stream = &look.desk.office.stream;
    let sealed = look
        .session
        .ring
        .seal_record(name, &plain, stream)
        .map_err(Refusal::failed)?;
    Ok(look
        .desk
        .office
        .store
        .put(Shelf::House, name.as_bytes(), &sealed)?)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let mut parts = parts(&look);
    let file = visit
        .uploads
        .iter()
        .find(|upload| upload.field == "i_file" && !upload.bytes.is_empty());
    let Some(file) = file else {
        parts.problem = look.say("import-no-file");
        return page(look, 422, parts);
    };
    let table = match Table::read(&file.bytes) {
        Ok(table) => table,
        Err(error) => {
            parts.problem = no_table(&look, error);
            return page(look, 422, parts);
        }
    };
    let known = remembered(&look, COLUMNS)?;
    let mapping = asked::mapping(Kind::Roster, &table, known.as_ref(), |field| {
        visit.form.get(field)
    });
    parts.columns = columns(&look, &mapping);
    parts.codes = codes(&look, &mapping.unknown(&table));
    let missing = mapping.missing();
    if !missing.is_empty() {
        let names: Vec<String> = missing
            .iter()
            .map(|field| field_name(&look, *field))
            .collect();
        parts.problem = look.say_with("import-missing", &[("names", names.join(", "))]);
        return page(look, 422, parts);
    }
    let dry = visit.form.get("i_do") != "take";
    let rows = sheets::roster::read(&table, &mapping, look.today());
    let sender = Sender {
        store: desk.drop.as_ref(),
        public: look
            .session
            .ring
            .drop_public()
            .ok_or_else(|| Refusal::failed(keys::KeyError::HalfGone))?,
        stream: &desk.office.stream,
        actor: look.session.actor,
        now: visit.now,
    };
    let report = import::bring(&look.recorder(), &sender, rows, dry).map_err(Refusal::failed)?;
    if !dry {
        remember(&look, COLUMNS, &mapping)?;
    }
    parts.may_take = dry;
    said(&look, &report, dry, &mut parts);
    page(look, 200, parts)
}

/// Why a file cannot be read.
pub(crate) fn no_table(look: &Look<'_>, error: NotATable) -> String {
    let why = look.say(&format!("import-table-{}", error.word()));
    look.say_with("import-no-table", &[("why", why)])
}

fn field_name(look: &Look<'_>, field: sheets::Field) -> String {
    look.say(&format!(
        "client-import-field-{}",
        field.word().replace('_', "-")
    ))
}

fn columns(look: &Look<'_>, mapping: &Mapping) -> Vec<Select> {
    let option = |chosen: sheets::Field| {
        move |field: &sheets::Field| {
            (
                field.word().to_owned(),
                field_name(look, *field),
                *field == chosen,
            )
        }
    };
    let select = |(place, column): (usize, &sheets::Column)| Select {
        name: asked::column_field(place),
        label: column.header.clone(),
        options: Kind::Roster
            .fields()
            .iter()
            .map(option(column.field))
            .collect(),
    };
    mapping.columns.iter().enumerate().map(select).collect()
}

/// A choice for each code of which nobody has said what it means.
pub(crate) fn codes(look: &Look<'_>, unknown: &[Unknown]) -> Vec<Select> {
    unknown
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let none = (String::new(), look.say("import-code-none"), true);
            let options = one.set.meanings().iter().map(|meaning| {
                let label = look.say(&format!("import-code-{}", meaning.word().replace('_', "-")));
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
    let count =
        |key: &str, count: usize| look.count(&format!("client-import-{would}-{key}"), count);
    parts.said = vec![
        count("new", report.new),
        count("before", report.before),
        count("handed", report.handed_over),
    ];
    cells(look, &report.bad, parts);
}

/// Every cell that cannot be taken as it stands.
pub(crate) fn cells(look: &Look<'_>, bad: &[BadCell], parts: &mut ImportParts) {
    if bad.is_empty() {
        parts.said.push(look.say("import-none-bad"));
        return;
    }
    parts.bad_title = look.count("import-bad", bad.len());
    parts.bad_heads = ["row", "column", "text", "reason", "then"]
        .map(|head| look.say(&format!("import-head-{head}")))
        .to_vec();
    let rows = bad.iter().map(|bad| BadRow {
        row: bad.row.to_string(),
        column: bad.column.clone(),
        text: bad.text.clone(),
        reason: reason(look, bad.reason),
        then: look.say(&format!("import-then-{}", bad.then.word())),
    });
    parts.bad = Some(rows.collect());
}

/// Why a cell cannot be taken.
fn reason(look: &Look<'_>, why: sheets::Reason) -> String {
    let row = why.row().unwrap_or_default().to_string();
    look.say_with(&format!("import-cell-{}", why.word()), &[("row", row)])
}
