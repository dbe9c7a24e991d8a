//! *Leaks*: what stands in participants' files that only the separate file should know, and what is done about it.
//!
//! It is looked for at this desk alone. A warning at the client desk that knew the victim's words would tell them to
//! whoever types enough (design.md, promise 2). Taking something out is an order of the program desk; here it is
//! asked for.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use ledger::Exactness;
use page::{Hidden, Shell};
use rules::{CaseId, FactId};
use victim_file::leaks::{LeakText, Place};
use victim_file::record::Act;
use victim_file::{Leak, Refused, Side};

use crate::VictimDesk;
use crate::case_line;
use crate::look::{Look, refusal};
use crate::looked::Progress;
use crate::search::Search;
use crate::strip::{self, say};

/// Cases that are shown on one page: each is a look into it.
const SHOWN: usize = 10;

/// One entry, with what was found in it.
struct Row {
    id: String,
    mark: String,
    case: String,
    participant: String,
    title: String,
    texts: Vec<Text>,
    says: Vec<String>,
    action: String,
    hidden: Hidden,
    /// What was decided; empty where nothing was.
    decided: String,
    words: String,
}

/// A text in pieces; those that were found are marked.
struct Text {
    pieces: Vec<(String, bool)>,
}

#[derive(Template)]
#[template(path = "victim/leaks.html")]
struct Page {
    shell: Shell,
    progress: String,
    more: bool,
    here: String,
    again: String,
    hidden: Hidden,
    wrong: String,
    open: Vec<Row>,
    rest: String,
    decided: Vec<Row>,
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    page(&look, String::new())
}

/// Everything is looked through again: what was written down since about other cases' people is looked for as well.
pub(crate) fn again(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    desk.looked.again();
    Ok(Answer::see(&look.path("/leaks")))
}

fn page(look: &Look<'_>, wrong: String) -> Result<Answer, Refusal> {
    let search = Search::of(look);
    search.go_on()?;
    let (desk, visit) = (look.desk, look.visit);
    let (mut open, mut decided) = (Vec::new(), Vec::new());
    let waiting = desk.looked.cases(|count| count.open > 0);
    let rest = waiting.len().saturating_sub(SHOWN);
    let others = desk
        .looked
        .cases(|count| count.open == 0 && count.decided > 0);
    let shown: Vec<CaseId> = waiting
        .into_iter()
        .take(SHOWN)
        .chain(others.into_iter().take(SHOWN))
        .map(|(case, _)| case)
        .filter(|case| !look.kept.contains(case))
        .collect();
    for case in shown {
        let leaks = search.case(case)?;
        let file = look.open(case)?;
        look.looked(case)?;
        for leak in &leaks {
            let row = row(look, &file, leak)?;
            if leak.weighed.is_some() {
                decided.push(row);
            } else {
                open.push((surest(leak), row));
            }
        }
    }
    open.sort_by_key(|(surest, _)| *surest);
    let Progress { files, left, at } = desk.looked.progress();
    let mut progress = look.w().n("victim-leaks-files", files);
    if let Some(at) = at {
        let when = look.lately(at, Exactness::Second);
        progress = look
            .w()
            .with("victim-leaks-at", [("files", progress), ("when", when)]);
    }
    let page = Page {
        shell: look.shell(&say(look, "victim-leaks-title")),
        progress,
        more: left > 0,
        here: look.path("/leaks"),
        again: look.path("/leaks/again"),
        hidden: Hidden::new(visit.csrf(), desk.office.once()),
        open: open.into_iter().map(|(_, row)| row).collect(),
        rest: if rest > 0 {
            look.w().n("victim-leaks-rest", rest)
        } else {
            String::new()
        },
        decided,
        wrong,
    };
    desk::render(&page)
}

fn places(leak: &Leak) -> impl Iterator<Item = &Place> {
    leak.texts.iter().flat_map(|text| &text.places)
}

fn surest(leak: &Leak) -> Option<leaks::Certainty> {
    places(leak).map(|place| place.find.certainty).min()
}

fn row(look: &Look<'_>, file: &victim_file::VictimCase, leak: &Leak) -> Result<Row, Refusal> {
    let w = look.w();
    let line = file.line(leak.fact).ok_or(Refusal::NotFound)?;
    let title = case_line::title(look, file, line);
    let when = look.at(leak.at, line.envelope.exactness);
    let mut says: Vec<String> = Vec::new();
    for place in places(leak) {
        let said = said(look, place);
        if !says.contains(&said) {
            says.push(said);
        }
    }
    let decided = leak.weighed.as_ref().map_or_else(String::new, |decided| {
        let key = if decided.ask {
            "victim-leaks-asked"
        } else {
            "victim-leaks-stands"
        };
        let when = look.at(decided.at, Exactness::Second);
        w.with(key, [("who", look.who(decided.by)), ("when", when)])
    });
    Ok(Row {
        id: leak.fact.to_string(),
        mark: leak.case.to_string(),
        case: strip::file_path(look, leak.case, None),
        participant: strip::participant(look, file),
        title: w.with("victim-leaks-entry", [("what", title), ("when", when)]),
        texts: leak.texts.iter().map(text).collect(),
        says,
        action: look.path(&format!("/cases/{}/leak/{}", leak.case, leak.fact)),
        hidden: Hidden {
            seen: file.version.0.to_string(),
            ..Hidden::new(look.visit.csrf(), look.desk.office.once())
        },
        decided,
        words: leak
            .weighed
            .as_ref()
            .map_or_else(String::new, |decided| decided.words.clone()),
    })
}

/// What was found, and how it was written.
fn said(look: &Look<'_>, place: &Place) -> String {
    let w = look.w();
    let (what, how) = (place.find.what.word(), place.find.how);
    let whose = if place.of_another_case {
        "other"
    } else {
        "what"
    };
    let mut said = vec![w.t(&format!("victim-leaks-{whose}-{what}")).to_owned()];
    if how != leaks::How::AsWritten {
        said.push(w.t(&format!("victim-leaks-how-{}", how.word())).to_owned());
    }
    if place.find.certainty == leaks::Certainty::Perhaps {
        said.push(say(look, "victim-leaks-perhaps"));
    }
    said.join(", ")
}

fn text(text: &LeakText) -> Text {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut piece = |range: std::ops::Range<usize>, marked: bool| {
        if let Some(piece) = text.text.get(range).filter(|piece| !piece.is_empty()) {
            pieces.push((piece.to_owned(), marked));
        }
    };
    for place in &text.places {
        let find = &place.find.place;
        piece(from..find.start, false);
        piece(find.clone(), true);
        from = find.end;
    }
    piece(from..text.text.len(), false);
    Text { pieces }
}

pub(crate) fn decide(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let case = look.case()?;
    let fact = FactId::new(visit.param("fact")).map_err(|_| Refusal::NotFound)?;
    let ask = match visit.form.get("vl_do") {
        "ask" => true,
        "stand" => false,
        _ => return Err(Refusal::Unusable(say(&look, "victim-leaks-which"))),
    };
    let search = Search::of(&look);
    let leaks = search.case(case)?;
    let Some(leak) = leaks.iter().find(|leak| leak.fact == fact) else {
        // Meanwhile it was taken out, or is no entry of the participant's file.
        let facts = desk.stores().case(case)?;
        let (side, _) = facts.entry(fact).ok_or(Refusal::NotFound)?;
        return match side {
            Side::Client => Ok(Answer::see(&look.path("/leaks"))),
            Side::Drop | Side::Victim => Err(Refusal::NotFound),
        };
    };
    let act = Act {
        case,
        seen: None,
        batch: visit.once()?,
    };
    match look
        .recorder()
        .weigh(act, leak, ask, visit.form.get("vl_words"))
    {
        Ok(_) => {
            search.case(case)?;
            desk.board.touch(case);
            Ok(Answer::see(&look.path("/leaks")))
        }
        Err(Refused::Fields(_)) => {
            let answer = page(&look, say(&look, "victim-leaks-why"))?;
            Ok(Answer {
                status: 422,
                ..answer
            })
        }
        Err(other) => Err(refusal(&other)),
    }
}
