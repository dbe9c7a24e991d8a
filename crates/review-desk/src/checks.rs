//! What the two buttons do. Neither writes anything: the answer is the page itself.

use desk::{Answer, Refusal, Visit};
use ledger::{Checkpoint, Fault, Head};
use page::Words;

use crate::{
    Ledger, ReviewDesk,
    home::{self, Said, Shown},
    which,
};

/// The field of the text from outside.
pub(crate) const TEXT: &str = "checkpoint";

/// Every ledger from its first entry.
pub(crate) fn verify(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let mut shown = Shown::default();
    let mut faults = 0;
    for (ledger, store) in &desk.ledgers {
        let found = ledger::verify(store.as_ref(), None);
        faults += usize::from(found.is_err());
        shown.results.push((*ledger, desk.said(w, *ledger, found)));
    }
    shown.answer = Some(if faults == 0 {
        Said::good(w.t("review-all-good").to_owned())
    } else {
        Said::bad(w.n("review-some-bad", faults))
    });
    shown.took = desk.took(visit);
    home::page(desk, visit, 200, &shown)
}

/// One ledger, and whether it begins as the text says.
pub(crate) fn compare(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let w = &visit.words;
    // A browser sends CR LF; a text that went by paper or mail has spaces at its ends.
    let lines = visit.form.get(TEXT).lines().map(str::trim);
    let text: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let wrong = |key| {
        let shown = Shown {
            wrong: w.t(key).to_owned(),
            ..Shown::default()
        };
        home::page(desk, visit, 422, &shown)
    };
    if text.is_empty() {
        return wrong("review-text-missing");
    }
    let Ok(checkpoint) = text.join("\n").parse::<Checkpoint>() else {
        return wrong("review-text-not-one");
    };
    let found = Ledger::of_origin(&checkpoint.origin).and_then(|(ledger, program)| {
        let here = desk.ledgers.iter().find(|(each, _)| *each == ledger);
        here.map(|(_, store)| (ledger, store, program))
    });
    let Some((ledger, store, program)) = found else {
        return wrong("review-text-no-ledger");
    };
    let mut shown = Shown::default();
    let mut said = match ledger::verify(store.as_ref(), Some(checkpoint.head)) {
        Ok(now) => Said::good(begins(w, ledger, checkpoint.head, now)),
        found => desk.said(w, ledger, found),
    };
    if Some(program) != Ledger::of_origin(&ledger.origin(&desk.office.program)).map(|own| own.1) {
        said.more = w.with("review-text-other-program", [("program", program)]);
    }
    shown.answer = Some(said);
    shown.took = desk.took(visit);
    home::page(desk, visit, 200, &shown)
}

fn begins(w: &Words, ledger: Ledger, then: Head, now: Head) -> String {
    w.with3(
        "review-begins",
        &("name", which::name(ledger, w)),
        &("count", then.size),
        &("since", now.size.saturating_sub(then.size)),
    )
}

impl ReviewDesk {
    fn said(&self, w: &Words, ledger: Ledger, found: Result<Head, Fault>) -> Said {
        let fault = match found {
            Ok(head) => return Said::good(w.n("review-good", head.size)),
            Err(fault) => fault,
        };
        // The page says where, the log why: what a store says may name a case.
        self.office
            .failed(&format!("the {} ledger: {fault}", ledger.word()));
        let (key, at) = match fault {
            Fault::Unreadable { at, .. } => ("review-fault-unreadable", at.0),
            Fault::Missing(at) => ("review-fault-missing", at.0),
            Fault::Changed(at) => ("review-fault-changed", at.0),
            Fault::NoLetter(at) => ("review-fault-no-letter", at.0),
            Fault::StillThere(at) => ("review-fault-still-there", at.0),
            Fault::Root(size) => ("review-fault-root", size),
            Fault::Checkpoint(size) => ("review-fault-checkpoint", size),
            Fault::Beside(_) => ("review-fault-beside", 0),
        };
        Said::bad(w.with2(
            key,
            &("name", which::name(ledger, w)),
            &("at", at.to_string()),
        ))
    }

    /// How long it took, where that is worth a word. The desk's clock counts seconds.
    fn took(&self, visit: &Visit<'_>) -> String {
        match self.office.now().second() - visit.now.second() {
            ..1 => String::new(),
            seconds => visit.words.n("review-took", seconds),
        }
    }
}
