//! *Leaks*: what stands in participants' files that only the separate file should know, and what is done about it.
//!
//! It is looked for at this desk alone. A warning at the client desk that knew the victim's words would tell them to
//! whoever types enough (design.md, promise 2). Taking something out is an order of the program desk; here it is
//! asked for.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use ledger::Exactness;
use page::{Hidden, Shell};
use program_file::Settings;
use rules::{CaseId, FactId};
use victim_file::leaks::{LeakText, Place};
use victim_file::record::Act;
use victim_file::{Leak, Refused, Shelter, Side};

use crate::VictimDesk;
use crate::case_line;
use crate::look::{Look, refusal};
use crate::looked::Progress;
use crate::strip::{self, say};

/// Files that are looked through in one visit.
const FILES: usize = 500;
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

/// Names of who works here, which may stand anywhere.
fn staff(look: &Look<'_>) -> Result<Vec<String>, Refusal> {
    let settings = Settings::read(look.desk.program.as_ref())?;
    Ok(settings
        .staff
        .into_values()
        .map(|staff| staff.name)
        .collect())
}

/// All that is to be found, of all cases, with what was handed over.
fn everybody(look: &Look<'_>) -> Result<Shelter, Refusal> {
    let (stores, ring) = (look.desk.stores(), &look.session.ring);
    let mut shelter =
        Shelter::read(stores, ring, staff(look)?).map_err(|refused| refusal(&refused))?;
    let mut from = 0;
    loop {
        let entries = stores.drop.read(ledger::Position(from), 1000)?;
        let Some(last) = entries.last() else { break };
        from = last.position.0 + 1;
        for entry in &entries {
            handed_over(look, &mut shelter, entry)?;
        }
    }
    Ok(shelter.over_all_cases())
}

/// What is to be found of one case's people.
fn of_the_case(look: &Look<'_>, case: CaseId) -> Result<Shelter, Refusal> {
    if look.desk.looked.of_another_case(case) {
        return everybody(look);
    }
    let (stores, ring) = (look.desk.stores(), &look.session.ring);
    let mut shelter =
        Shelter::of(stores, ring, case, staff(look)?).map_err(|refused| refusal(&refused))?;
    for entry in &stores.drop.case(case)?.entries {
        handed_over(look, &mut shelter, entry)?;
    }
    Ok(shelter)
}

fn handed_over(
    look: &Look<'_>,
    shelter: &mut Shelter,
    entry: &ledger::Entry,
) -> Result<(), Refusal> {
    let over = ledger::Matter::Filed(ledger::Filed::HandOver);
    if entry.envelope.matter == over
        && let Some(letter) = crate::inbox::letter(look, entry)?
    {
        shelter.handed_over(
            entry.envelope.case,
            &letter.name,
            &letter.number,
            &letter.address,
        );
    }
    Ok(())
}

fn of(look: &Look<'_>, shelter: &Shelter, case: CaseId) -> Result<Vec<Leak>, Refusal> {
    let leaks = shelter.look(look.desk.stores(), &look.session.ring, case);
    leaks.map_err(|refused| refusal(&refused))
}

/// Looks through some of the files in which something was recorded since.
fn go_on(look: &Look<'_>) -> Result<(), Refusal> {
    let next = look.desk.looked.next(look.desk.stores(), FILES)?;
    if next.is_empty() {
        return Ok(());
    }
    let shelter = everybody(look)?;
    for case in next {
        let leaks = of(look, &shelter, case)?;
        look.desk.looked.found(case, &leaks, look.now);
    }
    Ok(())
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
    go_on(look)?;
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
        .collect();
    for case in shown {
        let shelter = of_the_case(look, case)?;
        let leaks = of(look, &shelter, case)?;
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
    use leaks::{Certainty, How, What};
    let w = look.w();
    let what = match place.find.what {
        What::Number => "number",
        What::Mail => "mail",
        What::House => "house",
        What::Street => "street",
        What::Name => "name",
        What::Given => "given",
        What::Family => "family",
    };
    let mut said = vec![say(look, &format!("victim-leaks-what-{what}"))];
    if place.of_another_case {
        said = vec![say(look, &format!("victim-leaks-other-{what}"))];
    }
    let how = match place.find.how {
        How::AsWritten => None,
        How::Short => Some("short"),
        How::OneOff => Some("one-off"),
        How::Sounds => Some("sounds"),
        How::Exchanged => Some("exchanged"),
    };
    said.extend(how.map(|how| w.t(&format!("victim-leaks-how-{how}")).to_owned()));
    if place.find.certainty == Certainty::Perhaps {
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
    let shelter = of_the_case(&look, case)?;
    let leaks = of(&look, &shelter, case)?;
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
            let leaks = of(&look, &shelter, case)?;
            desk.looked.found(case, &leaks, look.now);
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
