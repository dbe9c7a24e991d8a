//! The binder on paper.

use ::document::{Column, Outgoing, Parts, Style};
use binder::{Audience, Binder};
use page::Words;

use super::{CaseView, Notes, Sheet, Unwritten, duties, participant};

const BODY: Style = Style::BODY;
const SMALL: Style = Style::SMALL;
const BOLD: Style = Style::BOLD;

pub(super) fn write(binder: &Binder, notes: &Notes, w: &Words) -> Result<Vec<u8>, Unwritten> {
    let sheet = Sheet::of(binder, w);
    let mut page = Parts::new();
    head(&mut page, &sheet, w);
    for clause in &sheet.clauses {
        let title = format!(
            "{} {}: {}",
            clause.clause, clause.title, clause.verdict_said
        );
        page.heading(2, &title);
        page.lines(clause.whole.iter(), BODY);
        page.quote(&clause.standard);
        page.paragraph(
            &format!("{}: {}", w.t("binder-decided"), clause.decided),
            SMALL,
        );
        evidence(&mut page, &sheet, clause, w);
        for (title, said) in &clause.reached {
            page.paragraph(&format!("{title}. {said}"), SMALL);
        }
        page.heading(3, w.t("binder-paper"));
        page.lines(clause.paper.iter(), BODY);
    }
    page.heading(2, w.t("binder-holidays"));
    page.lines(sheet.holidays.iter(), BODY);
    page.heading(2, w.t("binder-pinned"));
    page.paragraph(w.t("binder-pinned-said"), BODY);
    for text in &sheet.pinned {
        page.note(text, w.t("binder-pinned-code"));
    }
    if binder.audience == Audience::Review {
        let separate = binder.separate.iter().map(|case| duties(case, w));
        cases(
            &mut page,
            w.t("binder-separate"),
            w.t("binder-separate-said"),
            separate,
            w,
        );
        let files = binder.participants.iter().map(|case| participant(case, w));
        cases(&mut page, w.t("binder-participants"), "", files, w);
    }
    if !notes.is_empty() {
        written_beside(&mut page, notes, w);
    }
    let title = format!("{} {}", w.t("binder-heading"), sheet.period);
    Outgoing::new(binder.leaving(), title, page).pdf(w)
}

fn head(page: &mut Parts, sheet: &Sheet, w: &Words) {
    page.paragraph(&sheet.program, BODY);
    page.heading(1, w.t("binder-heading"));
    page.paragraph(&sheet.period, BOLD);
    page.lines(sheet.about.iter(), BODY);
    page.heading(2, w.t("binder-findings"));
    if sheet.findings.is_empty() {
        page.paragraph(w.t("binder-findings-none"), BODY);
    }
    for each in &sheet.findings {
        let sample = each.sample.as_ref();
        let sample = sample.map_or_else(String::new, |sample| format!(" ({sample})"));
        let (severity, text, all) = (&each.severity_said, &each.text, &each.all);
        let marks = each.figures.join(" ");
        let line = format!("{severity}: {text}: {all}{sample} {} {marks}", each.clause);
        page.paragraph(&line, BODY);
        page.lines(each.plans.iter(), SMALL);
    }
    if !sheet.other_plans.is_empty() {
        page.heading(3, w.t("binder-plans-other"));
        page.lines(sheet.other_plans.iter(), SMALL);
    }
}

fn evidence(page: &mut Parts, sheet: &Sheet, clause: &super::ClauseSheet, w: &Words) {
    let mut columns = vec![
        Column::left(w.t("binder-column-number"), 44.0),
        Column::rest(w.t("binder-column-what")),
        Column::right(w.t("binder-column-all"), 48.0),
        Column::right(w.t("binder-column-share"), 48.0),
    ];
    if sheet.sampled {
        columns.push(Column::right(w.t("binder-column-sample"), 52.0));
        columns.push(Column::right(w.t("binder-column-share-sample"), 62.0));
    }
    let rows = clause.rows.iter().flat_map(|row| {
        let text = if row.part {
            format!("  {}", row.text)
        } else {
            row.text.clone()
        };
        let mut cells = vec![row.mark.clone(), text, row.all.clone(), row.share.clone()];
        if sheet.sampled {
            cells.extend([
                row.sample.clone().unwrap_or_default(),
                row.share_sample.clone().unwrap_or_default(),
            ]);
        }
        let style = if row.part { BODY } else { BOLD };
        let under = behind(row, clause);
        let under = under.into_iter().map(|text| {
            let mut cells = vec![String::new(); columns.len()];
            if let Some(cell) = cells.get_mut(1) {
                *cell = text;
            }
            (cells, SMALL)
        });
        std::iter::once((cells, style)).chain(under)
    });
    let rows: Vec<_> = rows.collect();
    page.table(columns, rows);
}

/// What a figure was counted from, so much at a time as a row of the table holds. What a total was counted from stands under
/// its parts, where it has some.
fn behind(row: &super::Row, clause: &super::ClauseSheet) -> Vec<String> {
    const CASES: usize = 60;
    const FACTS: usize = 12;
    let parts = format!("{}.", row.id);
    if !row.part && clause.rows.iter().any(|each| each.id.starts_with(&parts)) {
        return Vec::new();
    }
    let cases: Vec<String> = row
        .behind
        .iter()
        .map(|each| match each.duty {
            Some(duty) => format!("{}, {duty}", each.label),
            None => each.label.clone(),
        })
        .collect();
    let cases = cases.chunks(CASES).map(|some| some.join("; "));
    let facts = row.facts.chunks(FACTS).map(|some| some.join("; "));
    cases.chain(facts).collect()
}

/// Cases begin on a page of their own: the two sides never share one.
fn cases(
    page: &mut Parts,
    title: &str,
    said: &str,
    all: impl Iterator<Item = CaseView>,
    w: &Words,
) {
    let mut begun = false;
    for case in all {
        if !begun {
            page.new_page();
            page.heading(2, title);
            page.lines(Some(said).filter(|said| !said.is_empty()), BODY);
            begun = true;
        }
        page.heading(3, &case.title);
        page.lines(case.lines.iter(), BODY);
        for duty in &case.duties {
            page.paragraph(&duty.title, BOLD);
            let closed = match duty.closed.is_empty() {
                true => String::new(),
                false => format!(" · {}", duty.closed),
            };
            let line = format!("{} · {} · {}{closed}", duty.person, duty.stood, duty.due);
            page.paragraph(&line, BODY);
            page.lines(duty.evidence.iter(), SMALL);
            page.paragraph(
                &format!("{}: {}", w.t("binder-why"), duty.because.join(" ")),
                SMALL,
            );
        }
    }
}

/// What reviewers wrote, each side of files on pages of its own.
fn written_beside(page: &mut Parts, notes: &Notes, w: &Words) {
    page.new_page();
    page.heading(2, w.t("mark-appendix"));
    page.paragraph(w.t("mark-appendix-said"), BODY);
    page.lines(notes.progress.iter(), BODY);
    for (place, side) in notes.sides().into_iter().enumerate() {
        if side.is_empty() {
            continue;
        }
        if place > 0 {
            page.new_page();
        }
        for each in side {
            page.heading(3, &each.title);
            page.paragraph(&format!("{} · {}", each.said, each.who), BOLD);
            page.lines(
                each.note.iter().filter(|text| !text.trim().is_empty()),
                BODY,
            );
        }
    }
}
