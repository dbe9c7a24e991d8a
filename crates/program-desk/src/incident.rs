//! One incident with its steps, and one new offense with its report: each with the form that says that it was done.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use page::{Hidden, Shell, when};
use program_file::{Incident, Offense, OfficeFile, Step};

use crate::{
    ProgramDesk,
    acts::{self, Again},
    day::DayField,
    home::{self, Wrong},
    incidents::{self, Clocks, OFFENSES, PATH, State},
    office::{self, InError},
};

/// One incident.
pub(crate) const ONE: &str = "/incidents/{incident}";
/// Where it is said that a step of it was done.
pub(crate) const STEP: &str = "/incidents/{incident}/steps/{step}";
/// One new offense.
pub(crate) const OFFENSE: &str = "/offenses/{offense}";
/// Where it is said that it was reported.
pub(crate) const REPORT: &str = "/offenses/{offense}/report";
/// Where an entry about an incident is said to have been recorded in error.
pub(crate) const ERROR: &str = "/incidents/{incident}/error/{entry}";
/// The same about a new offense.
pub(crate) const OFFENSE_ERROR: &str = "/offenses/{offense}/error/{entry}";
/// The fields of a step's day begin so, for each step and for a report.
const DAYS: [&str; 4] = ["told", "written", "resolved", "reported"];

/// A step, or a report.
struct Shown {
    word: &'static str,
    name: String,
    state: State,
    /// The law's words about it.
    quote: String,
    clause: String,
    /// The form, where it is still to be done.
    form: Option<StepForm>,
    error: Option<InError>,
}

/// The form that says that it was done.
struct StepForm {
    action: String,
    hidden: Hidden,
    day: DayField,
    time_field: String,
    time: String,
    who_field: String,
    who_label: String,
    who: String,
    go: String,
}

/// One line of the record.
struct Fact {
    name: String,
    value: String,
}

#[derive(Template)]
#[template(path = "program/incident.html")]
struct Page {
    shell: Shell,
    done: bool,
    heading: String,
    lead: &'static str,
    facts: Vec<Fact>,
    steps: Vec<Shown>,
    error: InError,
}

fn incident<'a>(visit: &Visit<'_>, office: &'a OfficeFile) -> Result<&'a Incident, Refusal> {
    let fact = visit.param("incident");
    let mut incidents = office.incidents.iter();
    let found = incidents.find(|each| each.entry.fact.as_str() == fact);
    found.ok_or(Refusal::NotFound)
}

fn offense<'a>(visit: &Visit<'_>, office: &'a OfficeFile) -> Result<&'a Offense, Refusal> {
    let fact = visit.param("offense");
    let mut offenses = office.offenses.iter();
    let found = offenses.find(|each| each.entry.fact.as_str() == fact);
    found.ok_or(Refusal::NotFound)
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn show_offense(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    offense_page(desk, visit, 200, &[])
}

/// Of the words of a form the field of each problem.
fn field(word: &'static str) -> impl Fn(&str) -> String {
    move |field| match field {
        "at" => format!("{word}_month"),
        _ => format!("{word}_who"),
    }
}

pub(crate) fn step(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let fact = incident(visit, &office)?.entry.fact;
    let mut steps = Step::ALL.into_iter();
    let step = steps
        .find(|each| each.word() == visit.param("step"))
        .ok_or(Refusal::NotFound)?;
    let word = step.word();
    let at = match office::moment(desk, visit, word, &format!("{word}_time"))? {
        Ok(at) => at,
        Err(wrong) => return page(desk, visit, 422, &[wrong]),
    };
    let who = visit.form.get(&format!("{word}_who"));
    let done = desk
        .recorder()
        .incident_step(&act, fact.as_str(), step, at, who);
    let back = format!("{PATH}/{fact}");
    office::finish(desk, visit, done, &back, page, field(word))
}

pub(crate) fn report(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let fact = offense(visit, &office)?.entry.fact;
    let at = match office::moment(desk, visit, "reported", "reported_time")? {
        Ok(at) => at,
        Err(wrong) => return offense_page(desk, visit, 422, &[wrong]),
    };
    let court = visit.form.get("reported_who");
    let done = desk
        .recorder()
        .offense_reported(&act, fact.as_str(), at, court);
    let back = format!("{OFFENSES}/{fact}");
    office::finish(desk, visit, done, &back, offense_page, field("reported"))
}

/// With the entry itself its page is gone; with one of its steps it is not.
fn strike_of(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    fact: rules::FactId,
    path: &str,
    again: Again,
) -> Result<Answer, Refusal> {
    let back = match visit.param("entry") == fact.as_str() {
        true => PATH.to_owned(),
        false => format!("{path}/{fact}"),
    };
    office::strike(desk, visit, &back, again)
}

pub(crate) fn strike(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let fact = incident(visit, &office)?.entry.fact;
    strike_of(desk, visit, fact, PATH, page)
}

pub(crate) fn strike_offense(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let fact = offense(visit, &office)?.entry.fact;
    strike_of(desk, visit, fact, OFFENSES, offense_page)
}

/// The form of a step, with what was typed, or with now.
fn form(desk: &ProgramDesk, visit: &Visit<'_>, number: usize, action: &str) -> StepForm {
    let (w, form, today) = (&visit.words, &visit.form, desk.today(visit));
    let name = DAYS.get(number).copied().unwrap_or_default();
    let time = format!("{name}_time");
    let typed = form.has(&time);
    let local = desk.office.zone.to_datetime(visit.now.timestamp());
    let (who_label, go) = match name {
        "reported" => ("offense-court".to_owned(), "offense-report-go".to_owned()),
        name => (
            format!("incident-{name}-who"),
            format!("incident-{name}-go"),
        ),
    };
    StepForm {
        action: desk.office.path(action),
        hidden: acts::unseen_hidden(desk, visit),
        day: match typed {
            true => DayField::of(name, form, today),
            false => DayField::filled(name, today),
        },
        time: match typed {
            true => form.get(&time).to_owned(),
            false => when::clock(w, local.time()),
        },
        time_field: time,
        who: form.get(&format!("{name}_who")).to_owned(),
        who_field: format!("{name}_who"),
        who_label: w.t(&who_label).to_owned(),
        go: w.t(&go).to_owned(),
    }
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let incident = incident(visit, &office)?;
    let (wants, rules) = (office::wants(desk), desk.counts.rules());
    let clocks = Clocks::of(desk, visit, wants.as_ref(), &rules);
    let mut shell = desk.shell(visit, w.t("incident-one"));
    home::add(&mut shell.problems, wrong);
    let below = format!("{PATH}/{}", incident.entry.fact);
    let law = |step: Step| {
        let wants = wants.as_ref()?;
        match step {
            Step::Told if incident.harm.told() => Some(&wants.incident_told),
            Step::Written if incident.harm.told() => Some(&wants.incident_written),
            Step::Written if incident.harm.written() => Some(&wants.incident_injury),
            Step::Told | Step::Written | Step::Resolved => None,
        }
    };
    let steps = Step::ALL.into_iter().enumerate().map(|(number, step)| {
        let word = step.word();
        let name = w.t(&format!("incident-{word}")).to_owned();
        let action = format!("{below}/steps/{word}");
        let owes = incident.owes(step);
        let done = incident.step(step);
        Shown {
            word,
            state: clocks.step(incident, step),
            quote: law(step).map(|law| law.quote.clone()).unwrap_or_default(),
            clause: law(step).map(|law| law.clause.clone()).unwrap_or_default(),
            form: owes.then(|| form(desk, visit, number, &action)),
            error: done.map(|done| {
                office::in_error(desk, visit, &below, done.entry.fact.as_str(), name.as_str())
            }),
            name,
        }
    });
    let steps = steps.collect();
    let facts = [
        ("incident-record-place", incident.place.clone()),
        ("incident-record-to", incident.to.clone()),
        ("incident-record-lies", incident.lies.clone()),
    ];
    let heading = incidents::called(&clocks, incident);
    let page = Page {
        done: visit.query.has("done"),
        lead: "incident-no-names",
        facts: facts
            .map(|(key, value)| Fact {
                name: w.t(key).to_owned(),
                value,
            })
            .into(),
        steps,
        error: office::in_error(
            desk,
            visit,
            &below,
            incident.entry.fact.as_str(),
            heading.as_str(),
        ),
        heading,
        shell,
    };
    render_with(status, &page)
}

fn offense_page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let offense = offense(visit, &office)?;
    let (wants, rules) = (office::wants(desk), desk.counts.rules());
    let clocks = Clocks::of(desk, visit, wants.as_ref(), &rules);
    let mut shell = desk.shell(visit, w.t("offense-one"));
    home::add(&mut shell.problems, wrong);
    let below = format!("{OFFENSES}/{}", offense.entry.fact);
    let law = wants.as_ref().map(|wants| &wants.offense_reported);
    let name = w.t("offense-reported").to_owned();
    let action = format!("{below}/report");
    let heading = incidents::offense_called(&clocks, offense);
    let source = format!("offense-source-{}", offense.source.word());
    let page = Page {
        done: visit.query.has("done"),
        lead: "offense-said",
        facts: vec![Fact {
            name: w.t("offense-source").to_owned(),
            value: w.t(&source).to_owned(),
        }],
        steps: vec![Shown {
            word: "reported",
            state: clocks.offense(offense),
            quote: law.map(|law| law.quote.clone()).unwrap_or_default(),
            clause: law.map(|law| law.clause.clone()).unwrap_or_default(),
            form: match offense.reported {
                None => Some(form(desk, visit, 3, &action)),
                Some(_) => None,
            },
            error: offense.reported.as_ref().map(|done| {
                office::in_error(desk, visit, &below, done.entry.fact.as_str(), name.as_str())
            }),
            name,
        }],
        error: office::in_error(
            desk,
            visit,
            &below,
            offense.entry.fact.as_str(),
            heading.as_str(),
        ),
        heading,
        shell,
    };
    render_with(status, &page)
}
