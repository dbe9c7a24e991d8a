//! A document for one person of a file: looked through on a page of this desk, and saved as PDF. Either is a look into the file.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use document::Outgoing;
use ledger::For;
use page::{Shell, Words};
use rules::PersonNo;
use victim_file::VictimCase;

use crate::VictimDesk;
use crate::look::Look;
use crate::strip::{self, say};

/// One of them, and how its page speaks of it.
pub(crate) struct ForThem<F: For> {
    pub(crate) outgoing: Outgoing<F>,
    /// In their language.
    pub(crate) words: Words,
    pub(crate) person: PersonNo,
    /// Where it lies below the file: `copied/` or `mailed/`, and the fact.
    pub(crate) at: String,
    /// Messages of the page: its title, its heading, what to look for before it is given away.
    pub(crate) says: [&'static str; 3],
}

#[derive(Template)]
#[template(path = "victim/for-them.html")]
struct Page {
    shell: Shell,
    heading: String,
    lead: String,
    /// The document, which is HTML already.
    document: String,
}

/// What makes one of what its path names.
type Made<F> = fn(&Look<'_>, &VictimCase) -> Result<ForThem<F>, Refusal>;

/// The file that the path names, looked into, and what is of it.
fn opened<'a, F: For>(
    desk: &'a VictimDesk,
    visit: &'a Visit<'a>,
    made: Made<F>,
) -> Result<(Look<'a>, VictimCase, ForThem<F>), Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let theirs = made(&look, &file)?;
    look.looked(file.case)?;
    Ok((look, file, theirs))
}

pub(crate) fn on_page<F: For>(
    desk: &VictimDesk,
    visit: &Visit<'_>,
    made: Made<F>,
) -> Result<Answer, Refusal> {
    let (look, file, theirs) = opened(desk, visit, made)?;
    let pdf = look.path(&format!("/cases/{}/{}/pdf", file.case, theirs.at));
    let back = strip::file_path(&look, file.case, Some(theirs.person));
    let back = [(back, say(&look, "victim-copy-back"))];
    let document = theirs
        .outgoing
        .on_page((&theirs.words, &visit.words), &pdf, &back);
    let [title, heading, lead] = theirs.says.map(|key| say(&look, key));
    desk::render(&Page {
        shell: strip::shell(&look, &file, Some(theirs.person), &title),
        heading,
        lead,
        document: document.map_err(Refusal::failed)?,
    })
}

pub(crate) fn pdf<F: For>(
    desk: &VictimDesk,
    visit: &Visit<'_>,
    made: Made<F>,
) -> Result<Answer, Refusal> {
    let (_, _, theirs) = opened(desk, visit, made)?;
    let written = theirs.outgoing.on_paper(&theirs.words);
    let (name, kind, bytes) = written.map_err(Refusal::failed)?.into_file();
    Ok(Answer::file(&name, kind, bytes))
}
