//! Legal demands: what came, from whom, by when, about which case, and how it was answered. Cases stand here by their
//! labels; what is in them, this desk does not know.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use page::{Hidden, Shell, Words, when};
use program_file::{Answered, Demand, DemandKind, Demands, Files, NewDemand, Problem};
use rules::{FactId, Moment};

use crate::day::DayField;
use crate::home::{self, Wrong};
use crate::needs::{Need, Worth, days_left};
use crate::{ProgramDesk, acts, case_orders};

/// The page.
pub(crate) const PATH: &str = "/demands";
/// Where it is said how one was answered.
pub(crate) const ANSWER: &str = "/demands/{demand}/answer";

/// A demand that must be answered within so many days is on the front page as urgent.
const SOON: i32 = 7;

const CAME: &str = "came";
const DUE: &str = "due";

struct Listed {
    said: String,
    more: String,
    answered: String,
    answer: String,
    id: String,
    hidden: Hidden,
    /// Whether this is the one whose answer was sent and could not be taken; then what was typed stands in it again.
    again: bool,
}

/// A choice of a list: its value, its words, whether it is chosen.
type Choice = (&'static str, String, bool);

#[derive(Template)]
#[template(path = "program/demands.html")]
struct Page {
    shell: Shell,
    done: bool,
    action: String,
    /// Where a hold is set.
    holds: String,
    hidden: Hidden,
    demands: Vec<Listed>,
    hows: Vec<Choice>,
    kinds: Vec<Choice>,
    asks: Vec<Choice>,
    from: String,
    case: String,
    silent: String,
    /// Of the answer that is shown again.
    words: String,
    came: DayField,
    due: DayField,
}

/// What waits for an answer, for the front page.
pub(crate) fn needs(desk: &ProgramDesk, w: &Words, now: Moment) -> Result<Vec<Need>, Refusal> {
    let demands = Demands::read(desk.office.store.as_ref())?;
    let Some(first) = demands.open().next() else {
        return Ok(Vec::new());
    };
    let worth = match days_left(first.due, now.day(&desk.office.zone)) {
        left if left <= SOON => Worth::Now,
        _ => Worth::Soon,
    };
    let said = w.n("demand-need", demands.open().count());
    Ok(vec![Need::new(worth, said, PATH, "demand-title")])
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn take(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let w = &visit.words;
    let (form, today) = (&visit.form, desk.today(visit));
    let day = |name| DayField::of(name, form, today).read();
    let missing = |field: &str| Wrong::of(field, w.t("demand-missing").to_owned());
    let mut wrong = Vec::new();
    let kind = DemandKind::from_word(form.get("kind"));
    if kind.is_none() {
        wrong.push(missing("kind"));
    }
    let asks = Files::from_word(form.get("asks"));
    if asks.is_none() {
        wrong.push(missing("asks"));
    }
    let (came, due) = (day(CAME), day(DUE));
    for (name, day) in [(CAME, came), (DUE, due)] {
        if let Err(no) = day {
            wrong.push(Wrong::of(format!("{name}_month"), no.said(w).to_owned()));
        }
    }
    let (Some(kind), Some(asks), Ok(came), Ok(due)) = (kind, asks, came, due) else {
        return page(desk, visit, 422, &wrong);
    };
    let new = NewDemand {
        kind,
        from: form.get("from").to_owned(),
        came,
        due,
        case: form.get("case").to_owned(),
        asks,
        silent: form.get("silent").to_owned(),
    };
    let done = desk.recorder().demand(&act, &new, today);
    taken(desk, visit, done.map(|_| act.batch))
}

pub(crate) fn answer(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let demand = FactId::new(visit.param("demand")).map_err(|_| Refusal::NotFound)?;
    let Some(how) = Answered::from_word(visit.form.get("how")) else {
        let said = visit.words.t("demand-missing").to_owned();
        return page(
            desk,
            visit,
            422,
            &[Wrong::of(format!("how-{demand}"), said)],
        );
    };
    let words = visit.form.get("words");
    let done = desk.recorder().demand_answered(&act, demand, how, words);
    taken(desk, visit, done.map(|_| act.batch))
}

fn taken(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    done: Result<ledger::BatchId, program_file::Refused>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    acts::done_at(desk, visit, done, PATH, page, |field, problem| {
        let demand = visit.param("demand");
        let field = match field {
            CAME | DUE => format!("{field}_month"),
            "words" => format!("words-{demand}"),
            "demand" => "main".to_owned(),
            other => other.to_owned(),
        };
        let said = match problem {
            Problem::TooLong(most) => w.n("program-long", most),
            Problem::Ahead => w.t("demand-ahead").to_owned(),
            Problem::DoesNotWait => w.t("demand-waits-not").to_owned(),
            Problem::OtherCentury => w.t("program-day-not-a-day").to_owned(),
            _ if field == "case" => w.t("demand-case-missing").to_owned(),
            _ => w.t("demand-missing").to_owned(),
        };
        Wrong::of(field, said)
    })
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let demands = Demands::read(desk.office.store.as_ref())?;
    let staff = home::staff(desk)?;
    let mut shell = desk.shell(visit, w.t("demand-title"));
    home::add(&mut shell.problems, wrong);
    // A demand is no setting, so no form here is stale because of one.
    let hidden = || acts::unseen_hidden(desk, visit);
    let form = &visit.form;
    let choices = |key: &str, field: &str, all: &[&'static str]| -> Vec<Choice> {
        all.iter()
            .map(|word| {
                let said = w.t(&format!("{key}-{word}")).to_owned();
                (*word, said, form.get(field) == *word)
            })
            .collect()
    };
    let kinds: Vec<&'static str> = DemandKind::ALL.iter().map(|each| each.word()).collect();
    let asks: Vec<&'static str> = Files::ALL.iter().map(|each| each.word()).collect();
    let hows: Vec<&'static str> = Answered::ALL.iter().map(|each| each.word()).collect();
    let listed = demands.0.iter().map(|demand| Listed {
        again: visit.param("demand") == demand.fact.as_str(),
        ..listed(desk, w, demand, &home::who(w, &staff, demand.by), hidden())
    });
    let today = desk.today(visit);
    let page = Page {
        done: !visit.query.get("done").is_empty(),
        action: desk.office.path(PATH),
        holds: desk.office.path(case_orders::PATH),
        hidden: hidden(),
        demands: listed.collect(),
        hows: choices("demand-how", "how", &hows),
        kinds: choices("demand-kind", "kind", &kinds),
        asks: choices("demand-asks", "asks", &asks),
        from: form.get("from").to_owned(),
        case: form.get("case").to_owned(),
        silent: form.get("silent").to_owned(),
        words: form.get("words").to_owned(),
        came: DayField::of(CAME, form, today),
        due: DayField::of(DUE, form, today),
        shell,
    };
    render_with(status, &page)
}

fn listed(desk: &ProgramDesk, w: &Words, demand: &Demand, who: &str, hidden: Hidden) -> Listed {
    let kind = w
        .t(&format!("demand-kind-{}", demand.kind.word()))
        .to_owned();
    let day = |day| when::day(w, day);
    let slots = [
        ("kind", kind),
        ("from", demand.from.clone()),
        ("case", demand.case.to_string()),
        ("due", day(demand.due)),
    ];
    let asks = w
        .t(&format!("demand-asks-{}", demand.asks.word()))
        .to_owned();
    let came = [("day", day(demand.came)), ("who", who.to_owned())];
    let mut more = vec![asks, w.with("demand-came-said", came)];
    if !demand.silent.is_empty() {
        more.push(w.with("demand-silent-said", [("order", demand.silent.as_str())]));
    }
    let answered = demand.answered.as_ref().map(|(at, how, words)| {
        let how = w.t(&format!("demand-how-{}", how.word())).to_owned();
        let slots = [
            ("how", how),
            ("when", desk.at(w, *at)),
            ("words", words.clone()),
        ];
        w.with("demand-answered", slots)
    });
    let path = ANSWER.replace("{demand}", demand.fact.as_str());
    Listed {
        said: w.with("demand-said", slots),
        more: more.join(". "),
        answer: match demand.waits() {
            true => desk.office.path(&path),
            false => String::new(),
        },
        answered: answered.unwrap_or_default(),
        id: demand.fact.to_string(),
        hidden,
        again: false,
    }
}
