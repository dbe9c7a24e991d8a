//! What was ordered about a file and what became of it, for whoever asked: looked through on a page, printed from its PDF.

use askama::Template;
use binder::Ledger;
use desk::{Answer, AtDesk as _, Refusal, Visit};
use document::{Outgoing, Parts, Style};
use ledger::Checkpoint;
use page::Shell;
use program_file::ForWhoOrdered;

use crate::ProgramDesk;

/// A certificate, before it is laid out.
pub(crate) struct Certificate {
    pub(crate) seal: ForWhoOrdered,
    /// The key of its title.
    pub(crate) title: &'static str,
    /// The key of what it proves.
    pub(crate) said: &'static str,
    /// Keys, and what stands beside each.
    pub(crate) lines: Vec<(&'static str, String)>,
    /// The page of all orders, and the key of its name.
    pub(crate) list: (&'static str, &'static str),
}

#[derive(Template)]
#[template(path = "program/order.html")]
struct Page {
    shell: Shell,
    title: String,
    /// The document, which is HTML already.
    document: String,
}

impl Certificate {
    fn outgoing(
        self,
        desk: &ProgramDesk,
        visit: &Visit<'_>,
    ) -> Result<Outgoing<ForWhoOrdered>, Refusal> {
        let w = &visit.words;
        let mut parts = Parts::new();
        parts.paragraph(&desk.office.program, Style::BOLD);
        parts.heading(1, w.t(self.title));
        let lines = self.lines.into_iter();
        parts.facts(lines.map(|(key, text)| (w.t(key).to_owned(), text)));
        parts.paragraph(w.t(self.said), Style::BODY);
        // What became of the order lies in the program's ledger: signed as it stands now, it is pinned with it.
        let store = desk.office.store.as_ref();
        if let Some(signer) = program_file::signer(store)? {
            let origin = Ledger::Program.origin(&desk.office.program);
            let head = store.head()?;
            let note = signer.sign(&Checkpoint { origin, head }.to_string());
            parts.heading(2, w.t("order-pins"));
            parts.paragraph(w.t("order-pins-said"), Style::SMALL);
            parts.note(&note, w.t("order-pins-code"));
        }
        Ok(Outgoing::new(self.seal, w.t(self.title), parts))
    }

    /// The page, at whose own address its PDF lies one step further.
    pub(crate) fn page(self, desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
        let w = &visit.words;
        let (title, (list, name)) = (self.title, self.list);
        let pdf = format!("{}/pdf", visit.request.path);
        let back = [(desk.office.path(list), w.t(name).to_owned())];
        let document = self.outgoing(desk, visit)?.on_page((w, w), &pdf, &back);
        let page = Page {
            shell: desk.shell(visit, w.t(title)),
            title: w.t(title).to_owned(),
            document: document.map_err(Refusal::failed)?,
        };
        desk::render(&page)
    }

    /// On paper.
    pub(crate) fn pdf(self, desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
        let outgoing = self.outgoing(desk, visit)?;
        let written = outgoing.on_paper(&visit.words).map_err(Refusal::failed)?;
        let (name, kind, bytes) = written.into_file();
        Ok(Answer::file(&name, kind, bytes))
    }
}
