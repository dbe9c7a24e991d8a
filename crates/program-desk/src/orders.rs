//! Orders to take the words of an entry out of a participant's file: what the victim desk asked for, what was ordered,
//! what became of it. Cases and entries stand here by their labels; what the words were is not known here.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use page::{Hidden, Shell, Words};
use program_file::{Became, CaseOrders, Order, Orders, Problem};
use rules::{CaseId, FactId, Moment};

use crate::certificate::Certificate;
use crate::home::{self, Wrong};
use crate::needs::{Need, Worth};
use crate::{ProgramDesk, acts, case_orders};

/// The page.
pub(crate) const PATH: &str = "/orders";
/// One order, as a page to be looked through.
pub(crate) const ONE: &str = "/orders/{order}";
/// The same on paper.
pub(crate) const PDF: &str = "/orders/{order}/pdf";
/// Where one is taken back.
pub(crate) const BACK: &str = "/orders/{order}/take-back";

/// The last backup that may hold what was taken out is gone after so many days: what the binary keeps them by, and
/// what a certificate says.
pub const KEPT_DAYS: i64 = 35;
pub(crate) const DAY: i64 = 24 * 3600;

struct Asked {
    case: String,
    entry: String,
    when: String,
    hidden: Hidden,
}

struct Listed {
    said: String,
    ground: String,
    became: String,
    one: String,
    back: String,
    hidden: Hidden,
}

#[derive(Template)]
#[template(path = "program/orders.html")]
struct Page {
    shell: Shell,
    done: bool,
    action: String,
    cases: String,
    asked: Vec<Asked>,
    orders: Vec<Listed>,
    hidden: Hidden,
    case: String,
    entry: String,
    ground: String,
}

/// What was asked for and not ordered.
fn asked(
    desk: &ProgramDesk,
    orders: &Orders,
    now: Moment,
) -> Result<Vec<(CaseId, FactId, Moment)>, Refusal> {
    let mut asked = desk.counts.asked(now)?;
    asked.retain(|(case, fact, _)| !orders.about(*case, *fact));
    asked.sort_by_key(|(.., at)| *at);
    Ok(asked)
}

/// That something was asked for, for the front page.
pub(crate) fn needs(desk: &ProgramDesk, w: &Words, now: Moment) -> Result<Vec<Need>, Refusal> {
    let orders = Orders::read(desk.office.store.as_ref())?;
    Ok(match asked(desk, &orders, now)?.len() {
        0 => Vec::new(),
        count => vec![Need::new(
            Worth::Now,
            w.n("order-need", count),
            PATH,
            "order-title",
        )],
    })
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn give(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (case, entry) = (visit.form.get("case"), visit.form.get("entry"));
    let done = desk
        .recorder()
        .order(&act, case, entry, visit.form.get("ground"));
    taken(desk, visit, done.map(|_| act.batch))
}

pub(crate) fn take_back(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let order = FactId::new(visit.param("order")).map_err(|_| Refusal::NotFound)?;
    let done = desk.recorder().take_order_back(&act, order);
    taken(desk, visit, done.map(|_| act.batch))
}

fn taken(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    done: Result<ledger::BatchId, program_file::Refused>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    acts::done_at(desk, visit, done, PATH, page, |field, problem| {
        let key = match problem {
            Problem::TooLong(most) => return Wrong::of(field, w.n("program-long", most)),
            Problem::OrderedBefore => "order-before",
            Problem::DoesNotWait => "order-waits-not",
            _ => match field {
                "case" => "order-case-missing",
                "entry" => "order-entry-missing",
                _ => "order-ground-missing",
            },
        };
        let field = if problem == Problem::DoesNotWait {
            "main"
        } else {
            field
        };
        Wrong::of(field, w.t(key).to_owned())
    })
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let orders = Orders::read(desk.office.store.as_ref())?;
    let held = CaseOrders::read(desk.office.store.as_ref())?;
    let asked = asked(desk, &orders, visit.now)?;
    let staff = home::staff(desk)?;
    let mut shell = desk.shell(visit, w.t("order-title"));
    home::add(&mut shell.problems, wrong);
    // What is ordered is no setting, so no form here is stale because of one.
    let hidden = || acts::unseen_hidden(desk, visit);
    let listed = orders.0.iter().map(|order| {
        let slots = [
            ("case", order.case.to_string()),
            ("entry", order.entry.to_string()),
            ("who", home::who(w, &staff, order.by)),
            ("when", desk.at(w, order.at)),
        ];
        let waits = order.became == Became::Waits;
        let path = |path: &str| {
            desk.office
                .path(&path.replace("{order}", order.fact.as_str()))
        };
        Listed {
            said: w.with("order-said", slots),
            ground: order.ground.clone(),
            became: match waits && held.hold(order.case).is_some() {
                true => w.t("case-order-waits-hold").to_owned(),
                false => became(desk, w, order),
            },
            one: path(ONE),
            back: if waits { path(BACK) } else { String::new() },
            hidden: hidden(),
        }
    });
    let page = Page {
        done: !visit.query.get("done").is_empty(),
        action: desk.office.path(PATH),
        cases: desk.office.path(case_orders::PATH),
        asked: asked
            .into_iter()
            .map(|(case, entry, at)| Asked {
                case: case.to_string(),
                entry: entry.to_string(),
                when: desk.at(w, at),
                hidden: hidden(),
            })
            .collect(),
        orders: listed.collect(),
        hidden: hidden(),
        case: visit.form.get("case").to_owned(),
        entry: visit.form.get("entry").to_owned(),
        ground: visit.form.get("ground").to_owned(),
        shell,
    };
    render_with(status, &page)
}

fn became(desk: &ProgramDesk, w: &Words, order: &Order) -> String {
    match &order.became {
        Became::Waits => w.t("order-waits").to_owned(),
        Became::TakenBack(at) => w.with("order-taken-back", [("when", desk.at(w, *at))]),
        Became::Done(done) if done.place.is_none() => {
            w.with("order-nothing", [("when", desk.at(w, done.at))])
        }
        Became::Done(done) => w.with("order-done", [("when", desk.at(w, done.at))]),
    }
}

/// What was done: the certificate.
fn certificate(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Certificate, Refusal> {
    let w = &visit.words;
    let orders = Orders::read(desk.office.store.as_ref())?;
    let order = orders.find(visit.param("order")).ok_or(Refusal::NotFound)?;
    let staff = home::staff(desk)?;
    let mut lines = vec![
        ("order-case", order.case.to_string()),
        ("order-entry", order.entry.to_string()),
        ("order-by", home::who(w, &staff, order.by)),
        ("order-at", desk.at(w, order.at)),
        ("order-ground", order.ground.clone()),
        ("order-became", became(desk, w, order)),
    ];
    if let Became::Done(done) = &order.became
        && let Some(place) = done.place
    {
        let gone = done.at.plus(KEPT_DAYS * DAY).day(&desk.office.zone);
        lines.extend([
            ("order-place", place.to_string()),
            ("order-leaf", done.leaf.clone()),
            ("order-gone", page::when::day(w, gone)),
        ]);
    }
    Ok(Certificate {
        seal: order.seal(),
        title: "order-one",
        said: "order-one-said",
        lines,
        list: (PATH, "order-title"),
    })
}

pub(crate) fn one(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    certificate(desk, visit)?.page(desk, visit)
}

pub(crate) fn pdf(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    certificate(desk, visit)?.pdf(desk, visit)
}
