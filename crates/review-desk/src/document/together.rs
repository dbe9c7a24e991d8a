//! What a state sees of many programs' binders, as a file: the same figures in each way of writing it.

use ::document::{Column, Outgoing, Parts, Style, Written};
use askama::Template;
use binder::{
    Verdict,
    together::{OfMany, StateClause, StateFigure, StateGroup, Together},
};
use page::{Assets, Slot, Words, when};

use super::{Format, Unwritten, csv::Lines, sheet::percent};

#[derive(Template)]
#[template(path = "review/together.html")]
struct Whole<'a> {
    w: &'a Words,
    style: &'a str,
    period: &'a str,
    sections: &'a [String],
}

/// The programs together, as a file.
///
/// # Errors
/// [`Unwritten`] where a template or a library fails.
pub fn write_together(
    together: &Together,
    format: Format,
    w: &Words,
) -> Result<Written<OfMany>, Unwritten> {
    let by = |error: &dyn std::fmt::Display| Unwritten::By(error.to_string());
    let title = w.t("state-heading");
    let bytes = match format {
        Format::Json => {
            let value = binder::together::json(together);
            serde_json::to_vec_pretty(&value).map_err(|error| by(&error))?
        }
        Format::Csv => table(together, w)?,
        Format::Html => {
            let assets = Assets::new();
            let style = String::from_utf8_lossy(&assets.style.bytes);
            let sections = sections(together, 1, w).into_iter();
            let sections =
                sections.map(|parts| Outgoing::new(together.leaving(), title, parts).html(w));
            let sections: Vec<String> = sections.collect::<Result<_, _>>()?;
            let page = Whole {
                w,
                style: &style,
                period: &period(together, w),
                sections: &sections,
            };
            let page = page.render().map_err(|error| by(&error))?;
            page.into_bytes()
        }
        Format::Pdf => {
            let mut parts = Parts::new();
            parts.heading(1, title);
            parts.paragraph(&period(together, w), Style::BOLD);
            for section in sections(together, 2, w) {
                parts.append(section);
            }
            let title = format!("{title} {}", period(together, w));
            Outgoing::new(together.leaving(), title, parts).pdf(w)?
        }
    };
    Ok(Written::new(together.leaving(), format.file(), bytes))
}

fn period(together: &Together, w: &Words) -> String {
    let (from, to) = (when::day(w, together.from), when::day(w, together.to));
    w.with("binder-period", [("from", from), ("to", to)])
}

fn about(together: &Together, w: &Words) -> [String; 3] {
    let pack = &together.pack;
    let slots: &[(&str, &dyn Slot)] = &[
        ("count", &together.programs.len()),
        ("pack", &pack.pack),
        ("version", &pack.version),
    ];
    [
        w.say("state-programs", slots),
        w.t("state-made").to_owned(),
        w.t("state-sums").to_owned(),
    ]
}

/// Everything, with its headings at a level.
fn sections(together: &Together, level: u16, w: &Words) -> Vec<Parts> {
    let mut about = Parts::new();
    about.lines(self::about(together, w), Style::BODY);
    let mut all = vec![
        about,
        programs(together, level, w),
        findings(together, level, w),
    ];
    let clauses = together.clauses.iter();
    all.extend(clauses.map(|each| clause(together, each, level, w)));
    all.push(pinned(together, level, w));
    all
}

fn programs(together: &Together, level: u16, w: &Words) -> Parts {
    let mut parts = Parts::new();
    parts.heading(level, w.t("state-table"));
    let mut columns = vec![
        Column::right(w.t("state-column-severe"), 54.0),
        Column::rest(w.t("state-column-program")),
    ];
    let letters = together.clauses.iter().map(|each| each.clause);
    columns.extend(letters.map(|letter| Column::left(&letter.clause(), 42.0)));
    let rows = together.programs.iter().map(|each| {
        let mut cells = vec![each.severe.to_string(), each.program.clone()];
        cells.extend(together.clauses.iter().map(|clause| {
            let verdict = each.verdicts.get(&clause.clause);
            let verdict = verdict.copied().unwrap_or(Verdict::NotApplicable);
            w.t(&format!("state-short-{}", verdict.word())).to_owned()
        }));
        (cells, Style::BODY)
    });
    parts.table(columns, rows);
    parts
}

fn pinned(together: &Together, level: u16, w: &Words) -> Parts {
    let mut parts = Parts::new();
    parts.heading(level, w.t("state-pinned"));
    parts.paragraph(w.t("state-pinned-said"), Style::BODY);
    for each in &together.programs {
        parts.heading(level + 1, &each.program);
        for pin in &each.pinned {
            parts.lines(pin.text.lines(), Style::SMALL);
        }
    }
    parts
}

fn findings(together: &Together, level: u16, w: &Words) -> Parts {
    let mut parts = Parts::new();
    parts.heading(level, w.t("state-findings"));
    if together.findings.is_empty() {
        parts.paragraph(w.t("state-findings-none"), Style::BODY);
        return parts;
    }
    let columns = vec![
        Column::right(w.t("state-column-programs"), 60.0),
        Column::rest(w.t("state-column-finding")),
        Column::left(w.t("state-column-severity"), 66.0),
        Column::left(w.t("state-column-clause"), 48.0),
    ];
    let rows = together.findings.iter().map(|each| {
        let severity = format!("binder-severity-{}", each.severity.word());
        let cells = vec![
            each.programs.to_string(),
            finding(&each.id, w),
            w.t(&severity).to_owned(),
            each.clause.clause(),
        ];
        (cells, Style::BODY)
    });
    parts.table(columns, rows);
    parts
}

/// A finding that this version does not know is said by its own word.
fn finding(id: &str, w: &Words) -> String {
    let key = format!("binder-finding-{id}");
    match w.has(&key) {
        true => w.t(&key).to_owned(),
        false => id.to_owned(),
    }
}

fn clause(together: &Together, clause: &StateClause, level: u16, w: &Words) -> Parts {
    let mut parts = Parts::new();
    let letter = clause.clause;
    let said = letter.clause();
    let title = format!("binder-clause-{}", letter.word());
    parts.heading(level, &format!("{said} {}", w.t(&title)));
    let [met, not_met, none] = clause.verdicts;
    let slots: &[(&str, &dyn Slot)] = &[("met", &met), ("not_met", &not_met), ("none", &none)];
    parts.paragraph(&w.say("state-verdicts", slots), Style::BOLD);
    parts.quote(together.pack.standard(&said));
    let columns = vec![
        Column::left(w.t("state-column-number"), 44.0),
        Column::rest(w.t("state-column-what")),
        Column::right(w.t("state-column-sum"), 60.0),
        Column::right(w.t("state-column-held"), 72.0),
    ];
    let rows = clause.groups.iter().flat_map(|group| {
        group.figures.iter().map(|figure| {
            let text = text(group, figure, w);
            let style = match figure.part {
                "" => Style::BOLD,
                _ => Style::BODY,
            };
            let [shown, held] = cells(figure);
            (vec![mark(group, figure), text, shown, held], style)
        })
    });
    if !clause.groups.is_empty() {
        parts.table(columns, rows);
    }
    for group in &clause.groups {
        let Some((reached, of, programs)) = group.reached else {
            continue;
        };
        let title = format!("binder-group-{}", group.shape.id);
        let slots: &[(&str, &dyn Slot)] = &[
            ("title", &w.t(&title)),
            ("reached", &reached),
            ("of", &of),
            ("share", &percent(reached, of, w)),
            ("programs", &programs),
        ];
        parts.paragraph(&w.say("state-reached", slots), Style::SMALL);
    }
    parts
}

fn mark(group: &StateGroup, figure: &StateFigure) -> String {
    format!("{}{}", group.shape.clause.word(), figure.number)
}

fn text(group: &StateGroup, figure: &StateFigure, w: &Words) -> String {
    match figure.part {
        "" => w.t(&format!("binder-group-{}", group.shape.id)).to_owned(),
        part => format!("  {}", w.t(&format!("binder-part-{part}"))),
    }
}

/// What was shown, and by how many programs it was not. Where nobody showed any there is no sum.
fn cells(figure: &StateFigure) -> [String; 2] {
    let sum = figure.sum;
    let shown = match (sum.shown, sum.held) {
        (0, 1..) => String::new(),
        (shown, _) => shown.to_string(),
    };
    [shown, sum.held.to_string()]
}

fn table(together: &Together, w: &Words) -> Result<Vec<u8>, Unwritten> {
    let mut lines = Lines::new();
    lines.line(&[
        "line",
        "clause",
        "number",
        "id",
        "shown",
        "held_back_by",
        "words",
    ])?;
    for text in about(together, w) {
        lines.line(&["about", "", "", "", "", "", &text])?;
    }
    for program in &together.programs {
        for (clause, verdict) in &program.verdicts {
            let clause = clause.clause();
            let name = program.program.as_str();
            lines.line(&["verdict", &clause, "", verdict.word(), "", "", name])?;
        }
    }
    for clause in &together.clauses {
        let said = clause.clause.clause();
        for group in &clause.groups {
            for figure in &group.figures {
                let id = match figure.part {
                    "" => group.shape.id.to_owned(),
                    part => format!("{}.{part}", group.shape.id),
                };
                let (mark, text) = (mark(group, figure), text(group, figure, w));
                let [shown, held] = cells(figure);
                let text = text.trim();
                lines.line(&["figure", &said, &mark, &id, &shown, &held, text])?;
            }
        }
    }
    for each in &together.findings {
        let (clause, programs) = (each.clause.clause(), each.programs.to_string());
        let text = finding(&each.id, w);
        lines.line(&["finding", &clause, "", &each.id, &programs, "", &text])?;
    }
    lines.bytes()
}
