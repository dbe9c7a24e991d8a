//! Whole files: a court's order about a case, holds, and what goes by the program's own schedule. Cases stand here by
//! their labels. What becomes of the separate file is not known here: it stands in that file's own ledger.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use ledger::Actor;
use page::{Hidden, Shell, Words, when};
use program_file::{
    Authority, CaseBecame, CaseOrder, CaseOrders, Court, Files, NewCaseOrder, Problem, Settings,
};
use rules::{FactId, Moment, OwnNumber};

use crate::certificate::Certificate;
use crate::day::DayField;
use crate::home::{self, Wrong};
use crate::needs::{Need, Worth};
use crate::orders::{DAY, KEPT_DAYS};
use crate::{ProgramDesk, acts, numbers};

/// The page, and where an order is given.
pub(crate) const PATH: &str = "/orders/cases";
/// One order, as a page to be printed.
pub(crate) const ONE: &str = "/orders/cases/{order}";
/// The same on paper.
pub(crate) const PDF: &str = "/orders/cases/{order}/pdf";
/// Where a second person confirms one.
pub(crate) const CONFIRM: &str = "/orders/cases/{order}/confirm";
/// Where one is taken back.
pub(crate) const BACK: &str = "/orders/cases/{order}/take-back";
/// Where a hold is set.
pub(crate) const HOLD: &str = "/orders/holds";
/// Where one is lifted.
pub(crate) const LIFT: &str = "/orders/holds/{hold}/lift";

struct Listed {
    said: String,
    court: String,
    became: String,
    one: String,
    /// Where it is confirmed; empty where there is nothing to confirm, or whoever looks gave it.
    confirm: String,
    back: String,
    hidden: Hidden,
}

struct Held {
    id: String,
    said: String,
    ground: String,
    lift: String,
    hidden: Hidden,
}

#[derive(Template)]
#[template(path = "program/case-orders.html")]
struct Page {
    shell: Shell,
    done: bool,
    action: String,
    hold: String,
    entries: String,
    orders: Vec<Listed>,
    holds: Vec<Held>,
    schedule: String,
    numbers: String,
    next: Vec<String>,
    second: String,
    hidden: [Hidden; 2],
    case: String,
    files: [(&'static str, String, bool); 3],
    court: String,
    number: String,
    day: DayField,
    text: String,
    hold_case: String,
    ground: String,
}

/// The name of the day's fields.
const MADE: &str = "made";

/// Whether somebody else must confirm an order: where two can sign in at this desk.
pub(crate) fn needs_second(desk: &ProgramDesk) -> Result<bool, Refusal> {
    let accounts = desk.doors.accounts(keys::DeskName::Program);
    let accounts = accounts.map_err(Refusal::failed)?;
    Ok(keys::can_sign_in(&accounts) >= 2)
}

/// What somebody must see to: an order that waits for them, and what goes by itself soon.
pub(crate) fn needs(desk: &ProgramDesk, w: &Words, now: Moment) -> Result<Vec<Need>, Refusal> {
    let all = CaseOrders::read(desk.office.store.as_ref())?;
    let mut needs = Vec::new();
    let waiting = all.orders.iter().filter(|order| order.waits());
    match waiting.filter(|order| order.since().is_none()).count() {
        0 => {}
        count => needs.push(Need::new(
            Worth::Soon,
            w.n("case-order-need-second", count),
            PATH,
            "case-order-title",
        )),
    }
    match desk.counts.goes_next(now)?.len() {
        0 => {}
        count => needs.push(Need::new(
            Worth::Ahead,
            w.n("case-order-need-schedule", count),
            PATH,
            "case-order-title",
        )),
    }
    Ok(needs)
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn give(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (w, form) = (&visit.words, &visit.form);
    let typed = DayField::of(MADE, form, desk.today(visit));
    let day = match typed.read() {
        Ok(day) => day,
        Err(no) => {
            let wrong = Wrong::of(typed.id("month"), no.said(w).to_owned());
            return page(desk, visit, 422, &[wrong]);
        }
    };
    let Some(files) = Files::from_word(form.get("files")) else {
        let wrong = Wrong::of("files-both", w.t("case-order-files-missing").to_owned());
        return page(desk, visit, 422, &[wrong]);
    };
    let new = NewCaseOrder {
        case: form.get("case").to_owned(),
        files,
        court: Court {
            court: form.get("court").to_owned(),
            number: form.get("number").to_owned(),
            day,
            text: form.get("text").to_owned(),
        },
    };
    let second = needs_second(desk)?;
    let done = desk.recorder().order_case(&act, &new, second);
    taken(desk, visit, done.map(|_| act.batch))
}

pub(crate) fn confirm(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (act, order) = (acts::unseen(desk, visit)?, fact(visit, "order")?);
    let done = desk.recorder().confirm_case_order(&act, order);
    taken(desk, visit, done.map(|_| act.batch))
}

pub(crate) fn take_back(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (act, order) = (acts::unseen(desk, visit)?, fact(visit, "order")?);
    let done = desk.recorder().take_case_order_back(&act, order);
    taken(desk, visit, done.map(|_| act.batch))
}

pub(crate) fn hold(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (case, ground) = (visit.form.get("hold_case"), visit.form.get("ground"));
    let done = desk.recorder().hold(&act, case, ground);
    taken(desk, visit, done.map(|_| act.batch))
}

pub(crate) fn lift(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (act, hold) = (acts::unseen(desk, visit)?, fact(visit, "hold")?);
    let done = desk.recorder().lift(&act, hold, visit.form.get("ground"));
    taken(desk, visit, done.map(|_| act.batch))
}

fn fact(visit: &Visit<'_>, param: &str) -> Result<FactId, Refusal> {
    FactId::new(visit.param(param)).map_err(|_| Refusal::NotFound)
}

fn taken(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    done: Result<ledger::BatchId, program_file::Refused>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let about_hold = visit.form.has("hold_case");
    let lifted = visit.param("hold");
    acts::done_at(desk, visit, done, PATH, page, |field, problem| {
        let at = match field {
            "day" => "made_month".to_owned(),
            "case" if about_hold => "hold_case".to_owned(),
            // Of several forms the one that was sent.
            "ground" if !lifted.is_empty() => format!("ground-{lifted}"),
            "order" | "hold" => "main".to_owned(),
            field => field.to_owned(),
        };
        let said = match problem {
            Problem::TooLong(most) => w.n("program-long", most),
            Problem::Ahead => w.t("case-order-ahead").to_owned(),
            Problem::OrderedBefore => w.t("case-order-before").to_owned(),
            Problem::HeldBefore => w.t("case-order-held-before").to_owned(),
            Problem::SamePerson => w.t("case-order-same").to_owned(),
            Problem::DoesNotWait => w.t("order-waits-not").to_owned(),
            _ => match field {
                "case" => w.t("order-case-missing").to_owned(),
                "ground" => w.t("order-ground-missing").to_owned(),
                field => w.t(&format!("case-order-{field}-missing")).to_owned(),
            },
        };
        Wrong::of(at, said)
    })
}

/// What a page of orders is made of.
struct Look<'a> {
    desk: &'a ProgramDesk,
    w: &'a Words,
    all: CaseOrders,
    staff: Vec<(Actor, String)>,
}

impl<'a> Look<'a> {
    fn new(desk: &'a ProgramDesk, visit: &'a Visit<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            desk,
            w: &visit.words,
            all: CaseOrders::read(desk.office.store.as_ref())?,
            staff: home::staff(desk)?,
        })
    }

    fn files(&self, files: Files) -> String {
        self.w
            .t(&format!("case-order-files-{}", files.word()))
            .to_owned()
    }

    fn said(&self, order: &CaseOrder) -> String {
        let slots = [
            ("case", order.case.to_string()),
            ("files", self.files(order.files)),
            ("who", home::who(self.w, &self.staff, order.by)),
            ("when", self.desk.at(self.w, order.at)),
        ];
        match order.authority {
            Authority::Court(_) => self.w.with("case-order-said", slots),
            Authority::Schedule(_) => self.w.with("case-order-said-schedule", slots),
        }
    }

    fn authority(&self, order: &CaseOrder) -> String {
        match &order.authority {
            Authority::Court(court) => self.w.with(
                "case-order-court-said",
                [
                    ("court", court.court.clone()),
                    ("number", court.number.clone()),
                    ("day", when::day(self.w, court.day)),
                ],
            ),
            Authority::Schedule(years) => self.w.n("case-order-by-schedule", usize::from(*years)),
        }
    }

    fn became(&self, order: &CaseOrder) -> Result<String, Refusal> {
        let (w, desk) = (self.w, self.desk);
        Ok(match &order.became {
            CaseBecame::TakenBack(at) => w.with("order-taken-back", [("when", desk.at(w, *at))]),
            CaseBecame::Done(done) => {
                let when = desk.at(w, done.at);
                let mut said = match order.files.participant() {
                    true => w.with2(
                        "case-order-done",
                        &("when", when.as_str()),
                        &("count", done.entries as usize),
                    ),
                    false => w.with("case-order-done-drop", [("when", when)]),
                };
                if order.files.separate() {
                    said.push(' ');
                    said.push_str(w.t("case-order-separate"));
                }
                said
            }
            CaseBecame::Waits if self.all.hold(order.case).is_some() => {
                w.t("case-order-waits-hold").to_owned()
            }
            CaseBecame::Waits => match order.since() {
                None => w.t("case-order-waits-second").to_owned(),
                Some(since) => {
                    let day = desk.counts.goes_on(order.case, since)?;
                    w.with("case-order-waits-night", [("day", when::day(w, day))])
                }
            },
        })
    }

    /// The file that goes by itself on a day.
    fn next(&self, case: rules::CaseId, day: jiff::civil::Date) -> String {
        let slots = [("case", case.to_string()), ("day", when::day(self.w, day))];
        match self.all.hold(case) {
            Some(_) => self.w.with("case-order-next-held", slots),
            None => self.w.with("case-order-next", slots),
        }
    }
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (w, form) = (look.w, &visit.form);
    let me = visit.session()?.actor;
    let mut shell = desk.shell(visit, w.t("case-order-title"));
    home::add(&mut shell.problems, wrong);
    // What is ordered is no setting, so no form here is stale because of one.
    let hidden = || acts::unseen_hidden(desk, visit);
    let mut orders = Vec::new();
    for order in &look.all.orders {
        let path = |path: &str| {
            desk.office
                .path(&path.replace("{order}", order.fact.as_str()))
        };
        let waits = order.waits();
        let confirm = waits && order.since().is_none() && order.by != me;
        orders.push(Listed {
            said: look.said(order),
            court: look.authority(order),
            became: look.became(order)?,
            one: path(ONE),
            confirm: if confirm {
                path(CONFIRM)
            } else {
                String::new()
            },
            back: if waits { path(BACK) } else { String::new() },
            hidden: hidden(),
        });
    }
    let standing = look.all.holds.iter().filter(|hold| hold.lifted.is_none());
    let holds = standing.map(|hold| Held {
        id: hold.fact.to_string(),
        said: w.with(
            "case-order-held",
            [
                ("case", hold.case.to_string()),
                ("who", home::who(w, &look.staff, hold.by)),
                ("when", desk.at(w, hold.at)),
            ],
        ),
        ground: hold.ground.clone(),
        lift: desk
            .office
            .path(&LIFT.replace("{hold}", hold.fact.as_str())),
        hidden: hidden(),
    });
    let settings = Settings::read(desk.office.store.as_ref())?;
    let years = settings.numbers.contains_key(&OwnNumber::YearsKept);
    let next = desk.counts.goes_next(visit.now)?;
    let schedule = match (years, next.len()) {
        (false, _) => w.t("case-order-schedule-unset").to_owned(),
        (true, 0) => w.t("case-order-schedule-none").to_owned(),
        (true, count) => w.n("case-order-schedule", count),
    };
    let second = match needs_second(desk)? {
        true => w.t("case-order-second-yes"),
        false => w.t("case-order-second-no"),
    };
    let typed = form.get("files");
    let page = Page {
        done: !visit.query.get("done").is_empty(),
        action: desk.office.path(PATH),
        hold: desk.office.path(HOLD),
        entries: desk.office.path(crate::orders::PATH),
        holds: holds.collect(),
        schedule,
        numbers: desk.office.path(numbers::PATH),
        next: next
            .into_iter()
            .map(|(case, day)| look.next(case, day))
            .collect(),
        second: second.to_owned(),
        hidden: [hidden(), hidden()],
        case: form.get("case").to_owned(),
        files: Files::ALL.map(|files| {
            let chosen = typed == files.word() || (typed.is_empty() && files == Files::Both);
            (files.word(), look.files(files), chosen)
        }),
        court: form.get("court").to_owned(),
        number: form.get("number").to_owned(),
        day: DayField::of(MADE, form, desk.today(visit)),
        text: form.get("text").to_owned(),
        hold_case: form.get("hold_case").to_owned(),
        ground: match visit.param("hold").is_empty() {
            true => form.get("ground").to_owned(),
            false => String::new(),
        },
        orders,
        shell,
    };
    render_with(status, &page)
}

/// What was done: the certificate of the participants' ledger, which says nothing of the separate file's.
fn certificate(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Certificate, Refusal> {
    let look = Look::new(desk, visit)?;
    let (w, order) = (look.w, look.all.find(visit.param("order")));
    let order = order.ok_or(Refusal::NotFound)?;
    let who = |actor| home::who(w, &look.staff, actor);
    let mut lines = vec![
        ("order-case", order.case.to_string()),
        ("case-order-files", look.files(order.files)),
        ("case-order-authority", look.authority(order)),
    ];
    if let Authority::Court(court) = &order.authority {
        lines.push(("case-order-text", court.text.clone()));
    }
    lines.extend([
        ("order-by", who(order.by)),
        ("order-at", desk.at(w, order.at)),
    ]);
    if let Some((second, at)) = order.second {
        let said = w.with(
            "case-order-second-said",
            [("who", who(second)), ("when", desk.at(w, at))],
        );
        lines.push(("case-order-second", said));
    }
    lines.push(("order-became", look.became(order)?));
    if let Some(done) = order.done() {
        if done.entries > 0 {
            lines.extend([
                ("case-order-entries", done.entries.to_string()),
                ("case-order-place", done.place.to_string()),
                ("order-leaf", done.leaf.clone()),
            ]);
        }
        if order.files.participant() {
            let size = done.size.to_string();
            let root = w.with(
                "case-order-root-said",
                [("size", size), ("root", done.root.clone())],
            );
            lines.push(("case-order-root", root));
        }
        let gone = done.at.plus(KEPT_DAYS * DAY).day(&desk.office.zone);
        lines.push(("order-gone", when::day(w, gone)));
    }
    Ok(Certificate {
        seal: order.seal(),
        title: "case-order-one",
        said: "case-order-one-said",
        lines,
        list: (PATH, "case-order-title"),
    })
}

pub(crate) fn one(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    certificate(desk, visit)?.page(desk, visit)
}

pub(crate) fn pdf(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    certificate(desk, visit)?.pdf(desk, visit)
}
