//! The inbox: what the client desk handed over. Opened here and nowhere else; dealt with, it is marked so.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use drop::{HandOver, NotOpened};
use ledger::Exactness;
use page::{Hidden, Shell};
use rules::{CaseId, FactId};
use victim_file::{Refused, Side, record::Act};

use crate::VictimDesk;
use crate::case_sheet::seen;
use crate::look::{Look, refusal};
use crate::strip::{self, say};

struct Row {
    path: String,
    mark: String,
    what: String,
    when: String,
}

#[derive(Template)]
#[template(path = "victim/inbox.html")]
struct List {
    shell: Shell,
    rows: Vec<Row>,
    import: String,
}

#[derive(Template)]
#[template(path = "victim/inbox-one.html")]
struct One {
    shell: Shell,
    title: String,
    when: String,
    facts: Vec<(String, String)>,
    /// Where the scanned paper is saved from, and as what; empty where there is none.
    paper: (String, String),
    add: String,
    threat: String,
    case: String,
    action: String,
    hidden: Hidden,
    dealt_with: bool,
    words: String,
}

/// What was handed over; nothing where its words are no longer kept.
fn letter(look: &Look<'_>, entry: &ledger::Entry) -> Result<Option<HandOver>, Refusal> {
    let private = look.session.ring.drop_private();
    let private = private.ok_or_else(|| Refusal::failed("this desk has no key of the drop"))?;
    match drop::open(private, entry) {
        Ok(letter) => Ok(Some(letter)),
        Err(NotOpened::Gone) => Ok(None),
        Err(other) => Err(Refusal::failed(other)),
    }
}

/// What a hand-over is called.
fn called(look: &Look<'_>, letter: Option<&HandOver>) -> String {
    letter.map_or_else(
        || say(look, "victim-case-line-gone"),
        |letter| say(look, &format!("victim-inbox-kind-{}", letter.kind.word())),
    )
}

/// A hand-over of a case, opened; nothing where there is none, or its letter was destroyed.
pub(crate) fn opened(
    look: &Look<'_>,
    case: CaseId,
    fact: FactId,
) -> Result<Option<HandOver>, Refusal> {
    let facts = look.desk.stores().case(case)?;
    match facts.entry(fact) {
        Some((Side::Drop, entry)) => letter(look, entry),
        _ => Ok(None),
    }
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut rows = Vec::new();
    for (case, fact) in desk.board.unread() {
        let facts = desk.stores().case(case)?;
        let Some((_, entry)) = facts.entry(fact) else {
            continue;
        };
        let letter = letter(&look, entry)?;
        let row = Row {
            path: look.path(&format!("/inbox/{case}/{fact}")),
            mark: case.to_string(),
            what: called(&look, letter.as_ref()),
            when: look.at(entry.envelope.at, Exactness::Second),
        };
        rows.push((entry.envelope.at, row));
    }
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    let page = List {
        shell: look.shell(&say(&look, "victim-inbox-title")),
        rows: rows.into_iter().map(|(_, row)| row).take(200).collect(),
        import: look.path("/import"),
    };
    desk::render(&page)
}

fn asked(look: &Look<'_>) -> Result<(CaseId, FactId), Refusal> {
    let fact = FactId::new(look.visit.param("fact")).map_err(|_| Refusal::NotFound)?;
    Ok((look.case()?, fact))
}

pub(crate) fn show_one(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (case, fact) = asked(&look)?;
    let facts = desk.stores().case(case)?;
    let (side, entry) = facts.entry(fact).ok_or(Refusal::NotFound)?;
    if *side != Side::Drop {
        return Err(Refusal::NotFound);
    }
    let file = look.open(case)?;
    look.looked(case)?;
    let letter = letter(&look, entry)?;
    let lines = letter
        .as_ref()
        .map_or_else(Vec::new, |letter| lines(&look, letter));
    let action = look.path(&format!("/inbox/{case}/{fact}"));
    let page = One {
        shell: strip::shell(&look, &file, None, &say(&look, "victim-inbox-title")),
        title: called(&look, letter.as_ref()),
        when: look.at(entry.envelope.at, Exactness::Second),
        facts: lines,
        paper: saved(&look, case, fact, letter.as_ref()),
        add: look.path(&format!("/cases/{case}/people/new")),
        threat: strip::path(&look, case, "threat", None),
        case: strip::file_path(&look, case, None),
        dealt_with: !desk.board.unread().contains(&(case, fact)),
        hidden: Hidden {
            seen: file.version.0.to_string(),
            ..Hidden::new(visit.csrf(), desk.office.once())
        },
        action,
        words: String::new(),
    };
    desk::render(&page)
}

fn saved(
    look: &Look<'_>,
    case: CaseId,
    fact: FactId,
    letter: Option<&HandOver>,
) -> (String, String) {
    let Some(scan) = letter.and_then(|letter| letter.paper.as_ref()) else {
        return Default::default();
    };
    let slots = [
        ("kind", scan.kind.ending().to_uppercase()),
        ("size", scan.bytes.len().div_ceil(1000).to_string()),
    ];
    let path = look.path(&format!("/inbox/{case}/{fact}/paper"));
    (path, look.w().with("victim-inbox-save", slots))
}

/// A scanned paper as it came, to be saved and never shown here: its name is ours. A look, like the page it is on.
pub(crate) fn paper(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (case, fact) = asked(&look)?;
    let letter = opened(&look, case, fact)?.ok_or(Refusal::NotFound)?;
    let scan = letter.paper.ok_or(Refusal::NotFound)?;
    look.looked(case)?;
    let name = format!("paper-{fact}.{}", scan.kind.ending());
    Ok(Answer::file(&name, scan.kind.media_type(), scan.bytes))
}

/// Everything that a hand-over says.
fn lines(look: &Look<'_>, letter: &HandOver) -> Vec<(String, String)> {
    let source = format!("victim-inbox-source-{}", letter.source.word());
    let mut lines = vec![(say(look, "victim-inbox-source"), say(look, &source))];
    for (key, text) in [
        ("name", &letter.name),
        ("number", &letter.number),
        ("address", &letter.address),
        ("words", &letter.words),
    ] {
        if !text.is_empty() {
            lines.push((say(look, &format!("victim-inbox-{key}")), text.clone()));
        }
    }
    let columns = letter.columns.iter();
    lines.extend(columns.map(|column| (column.header.clone(), column.text.clone())));
    lines
}

pub(crate) fn take_one(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (case, fact) = asked(&look)?;
    let act = Act {
        case,
        seen: Some(seen(visit)?),
        batch: visit.once()?,
    };
    match look
        .recorder()
        .receive(act, fact, visit.form.get("vi_words"))
    {
        Ok(_) => {
            desk.board.touch(case);
            Ok(Answer::see(&look.path("/inbox")))
        }
        Err(Refused::Stale { .. }) => Err(Refusal::Stale(say(&look, "victim-case-stale"))),
        Err(Refused::Fields(_)) => Err(Refusal::Unusable(say(&look, "victim-inbox-too-long"))),
        Err(other) => Err(refusal(&other)),
    }
}
