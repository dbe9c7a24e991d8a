//! Where the records of participants lie (OAC 75:25-3-6(b)): each place, by what they may lie there, and what is missing.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::civil::Date;
use ledger::OfficeAct;
use page::{Hidden, Shell, Words, when};
use program_file::{Lies, May, OfficeFile, RecordPlace, RecordsAt, Wants};

use crate::{
    ProgramDesk, acts,
    day::DayField,
    home::{self, Wrong},
    needs::{Need, Worth},
    office::{self, InError},
    policies::Tick,
};

/// Where they are listed.
pub(crate) const PATH: &str = "/places";
/// One of them.
pub(crate) const ONE: &str = "/places/{place}";
/// Where one is said to have been entered in error.
pub(crate) const ERROR: &str = "/places/{place}/error/{entry}";
/// The fields of the first day begin so.
const SINCE: &str = "since";
/// The fields of the authorization's last day begin so.
const UNTIL: &str = "until";
/// The fields of the last day of records there begin so.
const LEFT: &str = "left";

/// A place.
struct Listed {
    path: String,
    what: String,
    place: String,
    standing: String,
    may: bool,
    since: String,
}

/// The fields of a place.
struct Form {
    action: String,
    hidden: Hidden,
    what: String,
    place: String,
    kinds: Vec<Tick>,
    authorization: String,
    until: DayField,
    since: DayField,
    left: Option<DayField>,
}

#[derive(Template)]
#[template(path = "program/places.html")]
struct Page {
    shell: Shell,
    done: bool,
    clause: String,
    quote: String,
    places: Vec<Listed>,
    gone: Vec<office::Gone>,
    form: Form,
}

#[derive(Template)]
#[template(path = "program/place.html")]
struct OnePage {
    shell: Shell,
    done: bool,
    listed: Listed,
    error: InError,
    form: Form,
}

/// What about places somebody must see to.
pub(crate) fn needs(w: &Words, wants: &Wants, office: &OfficeFile, today: Date) -> Vec<Need> {
    let mut needs = Vec::new();
    let mut add = |worth, said: String| needs.push(Need::new(worth, said, PATH, "place-title"));
    let standing = |each: &RecordPlace| each.said.stands(today);
    let there = office.places.iter();
    if !there.clone().any(|each| standing(each) != Lies::Nothing) {
        add(Worth::Soon, w.t("place-need-none").to_owned());
    }
    for each in there {
        let what = each.said.what.as_str();
        match standing(each) {
            Lies::MayNot => add(Worth::Now, w.with("place-need-may-not", [("what", what)])),
            Lies::Until(day)
                if crate::needs::days_left(day, today) <= i32::from(wants.ends_ahead.number) =>
            {
                let day = when::day(w, day);
                let slots = [("what", what), ("day", day.as_str())];
                add(Worth::Ahead, w.with("place-need-ends", slots));
            }
            Lies::Nothing | Lies::May | Lies::Until(_) => {}
        }
    }
    needs
}

fn listed(desk: &ProgramDesk, w: &Words, each: &RecordPlace, today: Date) -> Listed {
    let said = &each.said;
    let with = |key, day| w.with(key, [("day", when::day(w, day))]);
    let lies = said.stands(today);
    let standing = match (lies, said.may, said.left) {
        (Lies::Nothing, _, Some(left)) if left < today => with("place-left-on", left),
        (Lies::Nothing, _, _) => with("place-begins", said.since),
        (_, May::Certified, _) => w.t("place-may-certified").to_owned(),
        (_, May::Not, _) => w.t("place-may-not").to_owned(),
        (_, May::Authorized, _) => {
            let by = said.authorization.as_str();
            match said.until.map(|until| when::day(w, until)) {
                None => w.with("place-authorized", [("by", by)]),
                Some(day) if lies == Lies::MayNot => {
                    w.with("place-authorized-ended", [("by", by), ("day", &day)])
                }
                Some(day) => w.with("place-authorized-until", [("by", by), ("day", &day)]),
            }
        }
    };
    Listed {
        path: desk.office.path(&format!("{PATH}/{}", each.fact)),
        what: said.what.clone(),
        place: said.place.clone(),
        standing,
        may: lies != Lies::MayNot,
        since: with("place-since-said", said.since),
    }
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn show_one(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    one_page(desk, visit, 200, &[])
}

pub(crate) fn write(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    save(desk, visit, String::new(), PATH, page)
}

pub(crate) fn rewrite(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let of = visit.param("place").to_owned();
    let back = format!("{PATH}/{of}");
    save(desk, visit, of, &back, one_page)
}

pub(crate) fn strike(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    office::strike(desk, visit, PATH, one_page)
}

fn save(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    of: String,
    back: &str,
    again: acts::Again,
) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (w, form, today) = (&visit.words, &visit.form, desk.today(visit));
    let mut wrong = Vec::new();
    let mut day = |name: &'static str, may_be_left: bool| {
        let typed = DayField::of(name, form, today);
        if may_be_left && typed.is_empty() {
            return None;
        }
        let read = typed.read();
        if let Err(no) = read {
            wrong.push(Wrong::of(typed.id("month"), no.said(w).to_owned()));
        }
        read.ok()
    };
    let authorized = form.get("may") == May::Authorized.word();
    let until = if authorized { day(UNTIL, true) } else { None };
    let (since, left) = (day(SINCE, false), day(LEFT, true));
    let Some(since) = since.filter(|_| wrong.is_empty()) else {
        return again(desk, visit, 422, &wrong);
    };
    let may = May::from_word(form.get("may"));
    let said = RecordsAt {
        of,
        what: form.get("l_what").to_owned(),
        place: form.get("l_place").to_owned(),
        may: may.ok_or(Refusal::NotFound)?,
        authorization: form.get("l_authorization").to_owned(),
        until,
        since,
        left,
    };
    let done = desk.recorder().records_at(&act, &said);
    office::finish(desk, visit, done, back, again, |field| {
        match field {
            "what" => "l_what",
            "place" => "l_place",
            "authorization" => "l_authorization",
            "until" => "until_month",
            "left" => "left_month",
            "since" => "since_month",
            _ => "main",
        }
        .to_owned()
    })
}

/// The form, with what was typed, or with what stands.
fn form(desk: &ProgramDesk, visit: &Visit<'_>, action: String, stands: Option<&RecordsAt>) -> Form {
    let (w, form, today) = (&visit.words, &visit.form, desk.today(visit));
    let typed = form.has("may");
    let line = |field: &str, of: fn(&RecordsAt) -> &str| match (typed, stands) {
        (false, Some(stands)) => of(stands).to_owned(),
        _ => form.get(field).to_owned(),
    };
    let day = |name, stands: Option<Date>| match stands {
        Some(day) if !typed => DayField::filled(name, day),
        _ => DayField::of(name, form, today),
    };
    let may = match typed {
        true => form.get("may"),
        false => stands.map_or("", |stands| stands.may.word()),
    };
    Form {
        action,
        hidden: acts::unseen_hidden(desk, visit),
        what: line("l_what", |said| &said.what),
        place: line("l_place", |said| &said.place),
        kinds: May::ALL
            .map(|each| Tick {
                id: format!("may-{}", each.word()),
                word: each.word().to_owned(),
                label: w.t(&format!("place-may-{}-choose", each.word())).to_owned(),
                ticked: each.word() == may || (may.is_empty() && each == May::Certified),
            })
            .into(),
        authorization: line("l_authorization", |said| &said.authorization),
        until: day(UNTIL, stands.and_then(|said| said.until)),
        since: day(SINCE, stands.map(|said| said.since)),
        left: stands.map(|said| day(LEFT, said.left)),
    }
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let (w, today) = (&visit.words, desk.today(visit));
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let mut shell = desk.shell(visit, w.t("place-title"));
    home::add(&mut shell.problems, wrong);
    let wants = office::wants(desk);
    let (clause, quote) = wants.map_or_else(Default::default, |wants| {
        (wants.place.clause, wants.place.quote)
    });
    let page = Page {
        done: visit.query.has("done"),
        clause,
        quote,
        places: office
            .places
            .iter()
            .map(|each| listed(desk, w, each, today))
            .collect(),
        gone: office::gone(desk, w, &office, &[OfficeAct::RecordsAt])?,
        form: form(desk, visit, desk.office.path(PATH), None),
        shell,
    };
    render_with(status, &page)
}

fn one_page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let (w, today) = (&visit.words, desk.today(visit));
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let place = office.place(visit.param("place"));
    let place = place.ok_or(Refusal::NotFound)?;
    let mut shell = desk.shell(visit, w.t("place-one"));
    home::add(&mut shell.problems, wrong);
    let below = format!("{PATH}/{}", place.fact);
    let page = OnePage {
        done: visit.query.has("done"),
        listed: listed(desk, w, place, today),
        error: office::in_error(
            desk,
            visit,
            &below,
            place.fact.as_str(),
            place.said.what.as_str(),
        ),
        form: form(desk, visit, desk.office.path(&below), Some(&place.said)),
        shell,
    };
    render_with(status, &page)
}
