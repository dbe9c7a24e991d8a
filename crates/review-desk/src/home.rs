//! The page.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use ledger::{Checkpoint, Position, Store, StoreError};
use page::{Hidden, Notice, Shell, Words, when};

use crate::{Ledger, ReviewDesk, checks::TEXT, which};

/// What a check came to.
#[derive(Clone)]
pub(crate) struct Said {
    pub(crate) good: bool,
    pub(crate) text: String,
    pub(crate) more: String,
}

impl Said {
    pub(crate) const fn good(text: String) -> Self {
        Self {
            good: true,
            text,
            more: String::new(),
        }
    }

    pub(crate) const fn bad(text: String) -> Self {
        Self {
            good: false,
            text,
            more: String::new(),
        }
    }
}

/// What the page shows besides what is there anyway.
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) results: Vec<(Ledger, Said)>,
    pub(crate) answer: Option<Said>,
    pub(crate) took: String,
    /// What is wrong with the text from outside.
    pub(crate) wrong: String,
}

#[derive(Template)]
#[template(path = "review/home.html")]
struct Home {
    shell: Shell,
    rows: Vec<Row>,
    bad: Option<Said>,
    took: String,
    total: String,
    verify: String,
    verify_hidden: Hidden,
    compare: String,
    compare_hidden: Hidden,
    typed: String,
    wrong: String,
}

/// One ledger.
struct Row {
    word: &'static str,
    name: String,
    entries: u64,
    last: String,
    result: Option<Said>,
    checkpoint: String,
}

pub(crate) fn show(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &Shown::default())
}

pub(crate) fn page(
    desk: &ReviewDesk,
    visit: &Visit<'_>,
    status: u16,
    shown: &Shown,
) -> Result<Answer, Refusal> {
    let office = &desk.office;
    let w = &visit.words;
    let mut shell = desk.shell(visit, w.t("review-home-title"));
    if !shown.wrong.is_empty() {
        shell.problems.add(TEXT, &shown.wrong);
    }
    let (good, bad) = match shown.answer.clone() {
        Some(said) if said.good => (Some(said), None),
        other => (None, other),
    };
    shell.notice = good.map(|said| Notice {
        text: said.text,
        next: format!("{} {}", said.more, shown.took).trim().to_owned(),
        undo: None,
    });
    let rows: Result<Vec<Row>, StoreError> = desk
        .ledgers
        .iter()
        .map(|(ledger, store)| row(desk, w, shown, *ledger, store.as_ref()))
        .collect();
    let rows = rows?;
    let total: u64 = rows.iter().map(|row| row.entries).sum();
    let hidden = || Hidden::new(visit.csrf(), office.once());
    let home = Home {
        bad,
        took: shown.took.clone(),
        total: w.n("review-verify-said", total),
        rows,
        verify: office.path("/verify"),
        verify_hidden: hidden(),
        compare: office.path("/compare"),
        compare_hidden: hidden(),
        // What was answered is not typed again.
        typed: if shown.wrong.is_empty() {
            String::new()
        } else {
            visit.form.get(TEXT).to_owned()
        },
        wrong: shown.wrong.clone(),
        shell,
    };
    render_with(status, &home)
}

fn row(
    desk: &ReviewDesk,
    w: &Words,
    shown: &Shown,
    ledger: Ledger,
    store: &dyn Store,
) -> Result<Row, StoreError> {
    let office = &desk.office;
    let head = store.head()?;
    // A ledger whose last entry cannot be read is no reason not to show the others: checking it says so.
    let last = match head.size.checked_sub(1) {
        None => w.t("review-no-entry").to_owned(),
        Some(at) => match store.read(Position(at), 1).as_deref() {
            // By the day: the hour of an entry is nobody's business here.
            Ok([entry]) => when::day(w, entry.envelope.kept.day(&office.zone)),
            _ => w.t("review-last-unreadable").to_owned(),
        },
    };
    let result = shown.results.iter().find(|(each, _)| *each == ledger);
    let checkpoint = Checkpoint {
        origin: ledger.origin(&office.program),
        head,
    };
    Ok(Row {
        word: ledger.word(),
        name: which::name(ledger, w).to_owned(),
        entries: head.size,
        last,
        result: result.map(|(_, said)| said.clone()),
        checkpoint: checkpoint.to_string(),
    })
}
