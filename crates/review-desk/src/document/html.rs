//! The binder as one page that needs nothing else: its style is in it, it has no script and asks for nothing.

use askama::Template;
use binder::{Audience, Binder};
use page::{Assets, Words};

use super::{CaseView, Notes, Sheet, Unwritten, duties, participant, squares};

#[derive(Template)]
#[template(path = "review/whole.html")]
struct Whole<'a> {
    w: &'a Words,
    style: &'a str,
    sheet: &'a Sheet,
    /// Each text with its picture.
    pinned: Vec<(String, Option<(String, i32)>)>,
    separate: Vec<CaseView>,
    participants: Vec<CaseView>,
    notes: &'a Notes,
}

pub(super) fn write(binder: &Binder, notes: &Notes, w: &Words) -> Result<Vec<u8>, Unwritten> {
    let sheet = Sheet::of(binder, w);
    let assets = Assets::new();
    let style = String::from_utf8_lossy(&assets.style.bytes);
    let inside = binder.audience == Audience::Review;
    let page = Whole {
        w,
        style: &style,
        pinned: sheet
            .pinned
            .iter()
            .map(|text| (text.clone(), squares(text)))
            .collect(),
        separate: match inside {
            true => binder.separate.iter().map(|case| duties(case, w)).collect(),
            false => Vec::new(),
        },
        participants: match inside {
            true => binder
                .participants
                .iter()
                .map(|case| participant(case, w))
                .collect(),
            false => Vec::new(),
        },
        sheet: &sheet,
        notes,
    };
    page.render()
        .map(String::into_bytes)
        .map_err(|error| Unwritten::By(error.to_string()))
}
