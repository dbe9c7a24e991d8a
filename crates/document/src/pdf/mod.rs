//! On paper: PDF with tags, title, language and outline (PDF/UA-1, as far as krilla's validator sees).
//!
//! [`layout`] puts lines on pages and remembers what each is; [`paint`] draws the pages and builds the tags from that;
//! [`face`] measures.

mod face;
mod layout;
mod paint;

use page::Words;

use crate::outgoing::Unwritten;
use crate::parts::Part;
use crate::qr::squares;
use face::Faces;
use layout::Layout;

pub(crate) fn write(parts: &[Part], title: &str, w: &Words) -> Result<Vec<u8>, Unwritten> {
    let faces = Faces::new().ok_or(Unwritten::Fonts)?;
    let mut page = Layout::new(&faces);
    for part in parts {
        match part {
            Part::NewPage => page.new_page(),
            Part::Heading { level, title } => page.heading(*level, title),
            Part::Paragraph { text, style } => page.paragraph(text, *style),
            Part::Quote(text) => page.quote(text),
            Part::Table { columns, rows } => page.table(columns, rows),
            Part::Note(text) => page.note(text),
            Part::Code { text, alt } => {
                if let Some((_, wide)) = squares(text) {
                    page.code(text, wide, alt);
                }
            }
        }
    }
    let foot = |number: usize, count: usize| {
        w.with2("document-page", &("number", number), &("count", count))
    };
    let about = (title, w.t("page-name"));
    paint::paint(&faces, page.finish(), about, w.code(), &foot)
}
