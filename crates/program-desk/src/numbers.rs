//! Every number that decides when something is due, with its source: what the law sets, what is the program's own
//! standard, and the few that a program may set for itself, as changes with their reasons.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use ledger::Actor;
use page::{Hidden, Shell, Words};
use program_file::{Change, Problem, Settings};
use rules::pack::Origin;
use rules::{Basis, OwnNumber, Pack, Settable, Stated};

use crate::home::{self, Wrong};
use crate::{ProgramDesk, acts, changes};

/// The page.
pub(crate) const PATH: &str = "/numbers";
/// Where one of them is set.
pub(crate) const SET: &str = "/numbers/{which}";

/// One number, told.
struct Told {
    said: String,
    why: String,
    quote: String,
    clause: String,
}

/// One that may be set.
struct Own {
    word: &'static str,
    told: Told,
    bounds: String,
    /// By whom and when it was last set, and why; empty where the pack's own holds.
    set: Vec<String>,
    number: String,
    typed_why: String,
    action: String,
}

#[derive(Template)]
#[template(path = "program/numbers.html")]
struct Page {
    shell: Shell,
    pack: String,
    law: Vec<Told>,
    policy: Vec<Told>,
    own: Vec<Own>,
    hidden: Hidden,
    /// Where calendars are allowed.
    calendars: String,
}

/// What a change of one of them did.
pub(crate) fn said(w: &Words, which: OwnNumber, number: u16, why: &str) -> String {
    let told = told_own(w, which, number);
    w.with("number-done", [("what", told.as_str()), ("why", why)])
}

fn told_own(w: &Words, which: OwnNumber, number: u16) -> String {
    let key = format!("number-{}", which.word().replace('_', "-"));
    w.n(&key, usize::from(number))
}

fn told(w: &Words, stated: &Stated<'_>) -> Told {
    let key = format!("number-{}", stated.word);
    let number = usize::try_from(stated.number).unwrap_or_default();
    of(w, stated.word, w.n(&key, number), stated.origin)
}

fn of(w: &Words, word: &str, said: String, origin: &Origin) -> Told {
    Told {
        said,
        why: w.t(&format!("number-{word}-why")).to_owned(),
        quote: origin.quote.clone().unwrap_or_default(),
        clause: origin.clause.clone(),
    }
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

/// The number that the path names.
fn which(text: &str) -> Result<OwnNumber, Refusal> {
    OwnNumber::from_word(text).ok_or(Refusal::NotFound)
}

pub(crate) fn set(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let which = which(visit.param("which"))?;
    let rules = desk.counts.rules();
    let own = rules.pack.own(which);
    // What is no number is out of bounds as well.
    let typed = visit.form.get("number").trim().parse();
    let number = typed.unwrap_or(u16::MAX);
    let why = visit.form.get("why");
    let done = desk
        .recorder()
        .number(&act, &rules.pack, which, number, why);
    if done.is_ok() {
        desk.counts.settings_changed(visit.now)?;
    }
    let w = &visit.words;
    let (least, most) = (own.least, own.most);
    let taken = done.map(|_| act.batch);
    acts::done_at(desk, visit, taken, PATH, page, |field, problem| {
        let id = format!("{field}-{}", which.word());
        let said = match problem {
            Problem::TooLong(most) => w.n("program-long", most),
            Problem::OutOfBounds(..) => {
                let bounds = [("least", least.to_string()), ("most", most.to_string())];
                w.with("number-bounds", bounds)
            }
            _ => w.t("number-why-missing").to_owned(),
        };
        Wrong::of(id, said)
    })
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let rules = desk.counts.rules();
    let pack = &rules.pack;
    let stated = pack.stated();
    let with = |basis: Basis| {
        let these = stated.iter().filter(move |each| each.basis == basis);
        these.map(|each| told(w, each)).collect::<Vec<_>>()
    };
    let mut shell = desk.shell(visit, w.t("number-title"));
    shell.notice = changes::notice(desk, visit, &settings);
    home::add(&mut shell.problems, wrong);
    let staff = home::staff(desk)?;
    let own = OwnNumber::ALL.map(|which| {
        let own = pack.own(which);
        let here = visit.param("which") == which.word();
        let typed = |field: &str, else_| match here {
            true => visit.form.get(field).to_owned(),
            false => else_,
        };
        Own {
            word: which.word(),
            told: told_of(w, which, own),
            bounds: bounds(w, pack, which),
            set: last(desk, w, &settings, &staff, which),
            number: typed("number", own.number.to_string()),
            typed_why: typed("why", String::new()),
            action: desk.office.path(&SET.replace("{which}", which.word())),
        }
    });
    let page = Page {
        hidden: changes::hidden(desk, visit, &settings),
        pack: w.with(
            "number-pack",
            [("name", pack.name.as_str()), ("version", &pack.version)],
        ),
        law: with(Basis::Law),
        policy: with(Basis::Policy),
        own: own.into(),
        calendars: desk.office.path(crate::calendars::PATH),
        shell,
    };
    render_with(status, &page)
}

fn told_of(w: &Words, which: OwnNumber, own: &Settable) -> Told {
    let word = which.word().replace('_', "-");
    of(w, &word, told_own(w, which, own.number), &own.origin)
}

/// What the program may set, and what holds without.
fn bounds(w: &Words, pack: &Pack, which: OwnNumber) -> String {
    let own = pack.own(which);
    let plain = Pack::named(&pack.pack);
    let plain = plain.map_or(own.number, |plain| plain.own(which).number);
    let slots = [
        ("least", own.least.to_string()),
        ("most", own.most.to_string()),
        ("pack", plain.to_string()),
    ];
    w.with("number-may", slots)
}

/// Each time it was set, the latest first.
fn last(
    desk: &ProgramDesk,
    w: &Words,
    settings: &Settings,
    staff: &[(Actor, String)],
    which: OwnNumber,
) -> Vec<String> {
    let lines = settings.lines.iter();
    let told = lines.filter_map(|line| match &line.change {
        Change::Number(same, number, why) if *same == which => {
            let slots = [
                ("number", number.to_string()),
                ("who", home::who(w, staff, line.actor)),
                ("when", desk.at(w, line.kept)),
                ("why", why.clone()),
            ];
            Some(w.with("number-was", slots))
        }
        _ => None,
    });
    told.collect()
}
