//! One policy: the version in force, those before and after it, and who of the staff has read each.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use page::{Hidden, Shell, when};
use program_file::{OfficeFile, Policy, PolicyVersion, Settings, StaffNo};

use crate::{
    ProgramDesk, acts, changes,
    day::DayField,
    home::{self, Wrong},
    office::{self, InError},
    policies::{self, VersionForm},
};

/// One of them.
pub(crate) const ONE: &str = "/policies/{policy}";
/// Where a version is written.
pub(crate) const VERSIONS: &str = "/policies/{policy}/versions";
/// Where somebody says that they read one.
pub(crate) const READ: &str = "/policies/{policy}/versions/{version}/read";
/// Its text as a file.
pub(crate) const DOCUMENT: &str = "/policies/{policy}/documents/{fact}";
/// Where an entry about it is said to have been recorded in error.
pub(crate) const ERROR: &str = "/policies/{policy}/error/{entry}";
/// The reading's day fields begin so.
const ON: &str = "read";

/// Somebody of the staff, and whether they have read it.
struct Reader {
    name: String,
    said: String,
    read: bool,
    /// The entry that says so, where it was written down on this page.
    error: Option<InError>,
}

/// One version of the history.
struct Listed {
    said: String,
    when: String,
    path: String,
    shown: bool,
    error: InError,
}

/// Somebody who can be chosen.
struct Choice {
    value: u16,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "program/policy.html")]
struct Page {
    shell: Shell,
    done: bool,
    name: String,
    standing: String,
    /// What the version that is shown is, such as the one in force.
    shown: String,
    answers: Vec<String>,
    text: Vec<String>,
    document: Option<(String, String)>,
    ended: bool,
    read: String,
    mine: String,
    readers: Vec<Reader>,
    others: Vec<String>,
    choices: Vec<Choice>,
    on: DayField,
    hidden: [Hidden; 2],
    versions: Vec<Listed>,
    form: VersionForm,
}

/// Which policy the path names.
fn policy<'a>(visit: &Visit<'_>, office: &'a OfficeFile) -> Result<&'a Policy, Refusal> {
    let fact = visit.param("policy");
    let mut policies = office.policies.iter();
    let found = policies.find(|policy| policy.fact.as_str() == fact);
    found.ok_or(Refusal::NotFound)
}

fn path(visit: &Visit<'_>) -> String {
    format!("{}/{}", policies::PATH, visit.param("policy"))
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn write(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let policy = policy(visit, &office)?.fact;
    policies::save(desk, visit, Some(policy), &path(visit), page)
}

/// By whoever signed in, or, where somebody is chosen, by them on paper.
pub(crate) fn read(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (w, form, today) = (&visit.words, &visit.form, desk.today(visit));
    let (staff, on) = match form.has("reader") {
        false => (None, today),
        true => {
            let typed = DayField::of(ON, form, today);
            let staff = form.get("reader").parse().ok().map(StaffNo);
            let mut wrong = Vec::new();
            if staff.is_none() {
                wrong.push(Wrong::of("reader", w.t("office-choose").to_owned()));
            }
            let on = typed.read();
            if let Err(no) = on {
                wrong.push(Wrong::of(typed.id("month"), no.said(w).to_owned()));
            }
            match on {
                Ok(on) if wrong.is_empty() => (staff, on),
                _ => return page(desk, visit, 422, &wrong),
            }
        }
    };
    let version = visit.param("version");
    let done = desk.recorder().read_policy(&act, version, staff, on, today);
    let own = staff.is_none();
    office::finish(desk, visit, done, &path(visit), page, |field| {
        match field {
            _ if own => "main",
            "on" => "read_month",
            _ => "reader",
        }
        .to_owned()
    })
}

/// The text as it was put there, to be saved and never shown here: its name is ours.
pub(crate) fn fetch(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let store = desk.office.store.as_ref();
    let office = OfficeFile::read(store)?;
    let mut versions = policy(visit, &office)?.versions.iter();
    let version = versions
        .find(|version| version.written.fact.as_str() == visit.param("fact"))
        .ok_or(Refusal::NotFound)?;
    let paper = version.paper.as_ref().ok_or(Refusal::NotFound)?;
    let bytes = paper.read(store)?.ok_or(Refusal::NotFound)?;
    let name = format!("policy-{}.{}", version.from, paper.kind.ending());
    Ok(Answer::file(&name, paper.kind.media_type(), bytes))
}

pub(crate) fn strike(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let only = |policy: &Policy| {
        let mut versions = policy.versions.iter();
        versions.all(|version| version.written.fact.as_str() == visit.param("entry"))
    };
    // With its last version the policy is gone, and so is its page.
    let back = match policy(visit, &office) {
        Ok(policy) if !only(policy) => path(visit),
        _ => policies::PATH.to_owned(),
    };
    office::strike(desk, visit, &back, page)
}

/// The version that is shown: the one asked for, else the one in force, else the latest.
fn shown<'a>(
    visit: &Visit<'_>,
    policy: &'a Policy,
    today: jiff::civil::Date,
) -> Option<&'a PolicyVersion> {
    let asked = match visit.param("version") {
        "" => visit.query.get("version"),
        version => version,
    };
    let mut versions = policy.versions.iter();
    versions
        .find(|version| version.written.fact.as_str() == asked)
        .or_else(|| policy.in_force(today))
        .or_else(|| policy.latest())
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let (w, form) = (&visit.words, &visit.form);
    let store = desk.office.store.as_ref();
    let (office, settings) = (OfficeFile::read(store)?, Settings::read(store)?);
    let policy = policy(visit, &office)?;
    let today = desk.today(visit);
    let version = shown(visit, policy, today).ok_or(Refusal::NotFound)?;
    let accounts = home::staff(desk)?;
    let below = path(visit);
    let error = |entry: &str, what: &str| office::in_error(desk, visit, &below, entry, what);
    let mut shell = desk.shell(visit, w.t("policy-one"));
    home::add(&mut shell.problems, wrong);
    let on_day = |key, day| w.with(key, [("day", when::day(w, day))]);
    let working = settings.staff.iter().filter(|(_, staff)| !staff.ended);
    let readers = working.clone().map(|(number, staff)| {
        let on = version.read_by(*number, office.account(*number));
        let mut theirs = version.readings.iter();
        let entry = theirs.find(|reading| reading.staff == Some(*number));
        Reader {
            name: staff.name.clone(),
            read: on.is_some(),
            said: on.map_or_else(
                || w.t("policy-not-read").to_owned(),
                |day| on_day("policy-read-on", day),
            ),
            error: entry.map(|entry| error(entry.written.fact.as_str(), &staff.name)),
        }
    });
    let readers = readers.collect();
    // Accounts of this desk that are nobody's of the staff, as far as was said.
    let is_staff = |actor| {
        let mut services = office.services.values();
        services.any(|service| service.account.map(ledger::Actor) == Some(actor))
    };
    let own = version.readings.iter().filter(|each| each.staff.is_none());
    let others = own.clone().filter(|each| !is_staff(each.written.by));
    let others = others.map(|each| {
        let name = home::who(w, &accounts, each.written.by);
        let day = when::day(w, each.on);
        w.with("policy-read-by", [("name", name), ("day", day)])
    });
    let others = others.collect();
    let me = visit.session()?.actor;
    let mine = own
        .clone()
        .find(|each| each.written.by == me)
        .map_or_else(String::new, |each| on_day("policy-mine", each.on));
    let chosen: Option<u16> = form.get("reader").parse().ok();
    let listed = policy.versions.iter().rev().map(|each| {
        let fact = each.written.fact;
        let key = match each.ended {
            true => "policy-version-ended",
            false => "policy-version-from",
        };
        let who = home::who(w, &accounts, each.written.by);
        Listed {
            said: on_day(key, each.from),
            when: w.with(
                "office-when-who",
                [("when", desk.at(w, each.written.kept)), ("who", who)],
            ),
            path: desk.office.path(&format!("{below}?version={fact}")),
            shown: fact == version.written.fact,
            error: error(fact.as_str(), &on_day(key, each.from)),
        }
    });
    let in_force = policy.in_force(today);
    let now = in_force.is_some_and(|each| each.written.fact == version.written.fact);
    let hidden = || acts::unseen_hidden(desk, visit);
    let page = Page {
        done: visit.query.has("done"),
        name: version.name.clone(),
        standing: policies::standing(w, policy, today),
        shown: match (version.ended, now) {
            (true, _) => on_day("policy-version-ended", version.from),
            (false, true) => on_day("policy-shown-now", version.from),
            (false, false) => on_day("policy-shown", version.from),
        },
        answers: {
            let answers = version.answers.iter();
            answers.map(|id| policies::wanted_name(w, id)).collect()
        },
        text: version.text.lines().map(str::to_owned).collect(),
        document: version.paper.as_ref().map(|paper| {
            let path = format!("{below}/documents/{}", version.written.fact);
            (desk.office.path(&path), changes::paper(w, paper))
        }),
        ended: version.ended,
        read: desk
            .office
            .path(&format!("{below}/versions/{}/read", version.written.fact)),
        mine,
        readers,
        others,
        choices: working
            .map(|(number, staff)| Choice {
                value: number.0,
                label: staff.name.clone(),
                chosen: chosen == Some(number.0),
            })
            .collect(),
        on: match form.has("reader") {
            true => DayField::of(ON, form, today),
            false => DayField::filled(ON, today),
        },
        hidden: [hidden(), hidden()],
        versions: listed.collect(),
        form: policies::form(
            desk,
            visit,
            desk.office.path(&format!("{below}/versions")),
            Some(version),
        ),
        shell,
    };
    render_with(status, &page)
}
