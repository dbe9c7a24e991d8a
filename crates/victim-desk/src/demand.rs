//! Legal demands that the program wrote down: whom this desk is to tell that one came, and that it did.

use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use desk::{Answer, Refusal, Visit};
use ledger::StoreError;
use page::{Shell, when};
use program_file::Demand;
use rules::PersonNo;
use victim_file::demands::{ToTell, to_tell};
use victim_file::letter::{DemandHeard, HeardOf};
use victim_file::{Refused, VictimCase};

use crate::VictimDesk;
use crate::case_form::On;
use crate::case_line;
use crate::case_sheet::{Sheet, fine, nothing, sheets, to_the_file};
use crate::look::Look;
use crate::strip::{self, say};

/// The page of all of them.
pub(crate) const PATH: &str = "/demands";

/// Demands of which somebody is still to be told, as they were when the ledgers they follow from were so long. The navigation asks
/// on each page, and Today once more.
#[derive(Default)]
pub(crate) struct Known(Mutex<Option<Computed>>);

/// How long each ledger was then, and what followed from them.
type Computed = ([u64; 4], Arc<[ToTell]>);

/// Demands of which somebody is still to be told, the most urgent first: computed once for as long as nothing is recorded.
fn open(desk: &VictimDesk) -> Result<Arc<[ToTell]>, StoreError> {
    let stores = desk.stores();
    let all = [
        stores.client,
        stores.drop,
        stores.victim,
        desk.program.as_ref(),
    ];
    let mut sizes = [0; 4];
    for (size, store) in sizes.iter_mut().zip(all) {
        *size = store.head()?.size;
    }
    // What a thread that broke off has left is whole: it is put there in one piece.
    let mut known = desk
        .demands
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if let Some((_, open)) = known.as_ref().filter(|(then, _)| *then == sizes) {
        return Ok(Arc::clone(open));
    }
    let open: Arc<[ToTell]> = to_tell(stores, desk.program.as_ref())?.into();
    *known = Some((sizes, Arc::clone(&open)));
    Ok(open)
}

/// Of how many demands somebody is still to be told. A ledger that cannot be read says none here; the pages say why.
pub(crate) fn count(desk: &VictimDesk) -> usize {
    open(desk).map_or(0, |open| open.len())
}

/// One demand, and whom to tell of it, by numbers: a list names nobody.
pub(crate) struct Row {
    pub(crate) said: String,
    pub(crate) mark: String,
    /// The case; empty where no case bears the label.
    pub(crate) case: String,
    pub(crate) people: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "victim/demands.html")]
struct Page {
    shell: Shell,
    demands: Vec<Row>,
}

/// What came, from whom, and by when.
fn said(look: &Look<'_>, demand: &Demand) -> String {
    let day = |day| when::day(look.w(), day);
    let kind = say(look, &format!("victim-demand-kind-{}", demand.kind.word()));
    let slots = [
        ("kind", kind),
        ("from", demand.from.clone()),
        ("came", day(demand.came)),
        ("due", day(demand.due)),
    ];
    look.w().with("victim-demand-said", slots)
}

/// Every demand of which somebody is to be told, the most urgent first.
pub(crate) fn rows(look: &Look<'_>) -> Result<Vec<Row>, Refusal> {
    let open = open(look.desk)?;
    let row = |ToTell { demand, people }: &ToTell| {
        let case = demand.case;
        let person = |person: &PersonNo| {
            let number = strip::written(Some(*person)).to_string();
            let label = look.w().with("victim-demand-person", [("number", number)]);
            (label, strip::path(look, case, "demand", Some(*person)))
        };
        Row {
            said: said(look, demand),
            mark: case.to_string(),
            case: match people.is_empty() {
                true => String::new(),
                false => strip::file_path(look, case, None),
            },
            people: people.iter().map(person).collect(),
        }
    };
    Ok(open.iter().map(row).collect())
}

pub(crate) fn show_list(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    desk::render(&Page {
        demands: rows(&look)?,
        shell: look.shell(visit.words.t("victim-demand-title")),
    })
}

/// The demands of which a person is still to be told: what is said of each, and the form.
pub(crate) fn of(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Result<Vec<(String, String)>, Refusal> {
    let path = strip::path(look, file.case, "demand", person);
    let mine = open_for(look, file, person)?.into_iter();
    Ok(mine
        .map(|demand| (said(look, &demand), path.clone()))
        .collect())
}

fn open_for(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Result<Vec<Demand>, Refusal> {
    let Some(person) = person else {
        return Ok(Vec::new());
    };
    let open = open(look.desk)?;
    let mine = open
        .iter()
        .filter(|each| each.demand.case == file.case && each.people.contains(&person));
    Ok(mine.map(|each| each.demand.clone()).collect())
}

/// The demands that the form is about, by their facts. A ledger that cannot be read offers none.
fn choices(on: &On<'_>) -> Vec<(String, String)> {
    let open = open_for(on.look, on.file, on.person).unwrap_or_default();
    let choice = |demand: &Demand| (demand.fact.to_string(), said(on.look, demand));
    open.iter().map(choice).collect()
}

const DEMAND: Sheet = Sheet {
    word: "demand",
    of_somebody: true,
    // Of one there is nothing to choose.
    start: |on| match choices(on).as_slice() {
        [(fact, _)] => vec![("demand".to_owned(), fact.clone())],
        _ => nothing(on),
    },
    ask: |on| {
        let all = choices(on);
        if all.is_empty() {
            return vec![on.section("victim-demand-none", Vec::new())];
        }
        let heard = ["told", "tried", "not_safe"];
        let what = vec![
            on.one_of_these("demand", "victim-demand-which", all),
            on.one_of("heard", "victim-demand-heard", &heard),
            on.words("words", "victim-demand-words"),
        ];
        vec![on.section("victim-demand-part", what)]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let chosen = on.get("demand");
        let open = choices(on).into_iter().any(|(fact, _)| fact == chosen);
        // The same form a second time finds it told already, which the batch sees to.
        let again = !case_line::of_batch(on.file, act.batch).is_empty();
        let demand = rules::FactId::new(chosen).ok().filter(|_| open || again);
        if demand.is_none() {
            wrong.push(on.wrong("demand", "victim-case-wrong-missing"));
        }
        let heard = HeardOf::from_word(on.get("heard"));
        if heard.is_none() {
            wrong.push(on.wrong("heard", "victim-case-wrong-missing"));
        }
        fine(wrong)?;
        let (Some(person), Some(demand), Some(heard)) = (on.person, demand, heard) else {
            return Err(Refused::NotHere.into());
        };
        let letter = DemandHeard {
            heard,
            words: on.text("words"),
        };
        let recorder = on.look.recorder();
        Ok(recorder.demand_heard(act, person, demand, &letter)?)
    },
    next: to_the_file,
};

sheets! {
    show, take, DEMAND;
}
