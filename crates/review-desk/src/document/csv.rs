//! The figures as a table for spreadsheets. Cases are in it never: a table is what gets sent on.

use super::{Sheet, Unwritten};

/// Column names: what programs read, the same in every language.
const HEAD: [&str; 8] = [
    "line", "clause", "number", "id", "all", "sample", "share", "words",
];

/// Lines of cells, none of which a spreadsheet takes for a formula.
pub(super) struct Lines(csv::Writer<Vec<u8>>);

impl Lines {
    pub(super) fn new() -> Self {
        Self(csv::WriterBuilder::new().from_writer(Vec::new()))
    }

    pub(super) fn line(&mut self, fields: &[&str]) -> Result<(), Unwritten> {
        let safe =
            fields.iter().map(
                |field| match field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                    true => format!("'{field}"),
                    false => (*field).to_owned(),
                },
            );
        self.0
            .write_record(safe)
            .map_err(|error| Unwritten::By(error.to_string()))
    }

    pub(super) fn bytes(self) -> Result<Vec<u8>, Unwritten> {
        self.0
            .into_inner()
            .map_err(|error| Unwritten::By(error.to_string()))
    }
}

pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, Unwritten> {
    let mut lines = Lines::new();
    let mut line = |fields: [&str; 8]| lines.line(&fields);
    line(HEAD)?;
    line(["about", "", "", "program", "", "", "", &sheet.program])?;
    line(["about", "", "", "period", "", "", "", &sheet.period])?;
    for text in &sheet.about {
        line(["about", "", "", "", "", "", "", text])?;
    }
    for clause in &sheet.clauses {
        let verdict = clause.verdict.word();
        line([
            "verdict",
            &clause.clause,
            "",
            verdict,
            "",
            "",
            "",
            &clause.verdict_said,
        ])?;
        for row in &clause.rows {
            let sample = row.sample.as_deref().unwrap_or_default();
            let kind = if row.part { "part" } else { "figure" };
            line([
                kind,
                &clause.clause,
                &row.mark,
                &row.id,
                &row.all,
                sample,
                &row.share,
                &row.text,
            ])?;
        }
        for text in &clause.paper {
            line(["paper", &clause.clause, "", "", "", "", "", text])?;
        }
    }
    for each in &sheet.findings {
        let numbers = each.figures.join(" ");
        let words = format!("{}: {}", each.severity_said, each.text);
        let sample = each.sample.as_deref().unwrap_or_default();
        line([
            "finding",
            &each.clause,
            &numbers,
            each.id,
            &each.all,
            sample,
            "",
            &words,
        ])?;
    }
    for text in &sheet.holidays {
        line(["holiday", "", "", "", "", "", "", text])?;
    }
    for text in &sheet.pinned {
        line(["pinned", "", "", "", "", "", "", text])?;
    }
    lines.bytes()
}
