//! The figures as a table for spreadsheets. Cases are in it never: a table is what gets sent on.

use super::{Sheet, Unwritten};

/// Column names: what programs read, the same in every language.
const HEAD: [&str; 8] = [
    "line", "clause", "number", "id", "all", "sample", "share", "words",
];

pub(super) fn write(sheet: &Sheet) -> Result<Vec<u8>, Unwritten> {
    let mut out = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut line = |fields: [&str; 8]| {
        // A cell that begins so is a formula to a spreadsheet.
        let safe = fields.map(
            |field| match field.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                true => format!("'{field}"),
                false => field.to_owned(),
            },
        );
        out.write_record(&safe)
            .map_err(|error| Unwritten::By(error.to_string()))
    };
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
    out.into_inner()
        .map_err(|error| Unwritten::By(error.to_string()))
}
