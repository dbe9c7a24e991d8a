//! The parts as HTML, inside a page of a desk.

use askama::Template;
use page::Words;

use crate::outgoing::Unwritten;
use crate::parts::{Column, Part, Parts, Style};
use crate::qr::squares;

/// A part as the template sees it.
enum Laid<'a> {
    Heading(u16, &'a str),
    Text(&'a str, &'static str),
    Quote(&'a str),
    Table(&'a [Column], &'a [(Vec<String>, Style)]),
    Code(String, i32, &'a str),
    Note(&'a str),
}

impl Laid<'_> {
    /// Whether it is a table some of whose rows are the sum of others: those are bold.
    fn has_sums(&self) -> bool {
        match self {
            Self::Table(_, rows) => rows.iter().any(|(_, style)| style.bold),
            _ => false,
        }
    }
}

#[derive(Template)]
#[template(path = "document/parts.html")]
struct Page<'a> {
    parts: Vec<Laid<'a>>,
    w: &'a Words,
}

/// A document on a page of a desk, with what can be done with it. A browser would print the page's name and address with
/// it, so nothing of it prints from there (the class `alone`): its PDF is printed instead.
#[derive(Template)]
#[template(path = "document/page.html")]
struct OnPage<'a> {
    document: String,
    pdf: &'a str,
    others: &'a [(String, String)],
    own: &'a Words,
    w: &'a Words,
}

pub(crate) fn on_page(
    parts: &Parts,
    (own, w): (&Words, &Words),
    pdf: &str,
    others: &[(String, String)],
) -> Result<String, Unwritten> {
    let page = OnPage {
        document: write(parts, own)?,
        pdf,
        others,
        own,
        w,
    };
    page.render()
        .map_err(|error| Unwritten::By(error.to_string()))
}

const fn class(style: Style) -> &'static str {
    match style {
        Style { bold: true, .. } => "strong",
        Style { size, .. } if size < 9.0 => "small",
        Style { .. } => "",
    }
}

pub(crate) fn write(parts: &Parts, w: &Words) -> Result<String, Unwritten> {
    let laid = parts.all().iter().filter_map(|part| {
        Some(match part {
            // Paper has pages.
            Part::NewPage => return None,
            // The page's own title is above.
            Part::Heading { level, title } => Laid::Heading((level + 1).min(6), title),
            Part::Paragraph { text, style } => Laid::Text(text, class(*style)),
            Part::Quote(text) => Laid::Quote(text),
            Part::Table { columns, rows } => Laid::Table(columns, rows),
            Part::Note(text) => Laid::Note(text),
            Part::Code { text, alt } => {
                let (path, wide) = squares(text)?;
                Laid::Code(path, wide, alt)
            }
        })
    });
    let page = Page {
        parts: laid.collect(),
        w,
    };
    page.render()
        .map_err(|error| Unwritten::By(error.to_string()))
}
