//! Bringing in what the office kept in lists before: the agreements, the staff's trainings, critical
//! incidents. Looked at first, then brought in.

use askama::Template;
use desk::bring::{Form, List};
use desk::{Answer, AtDesk as _, Refusal, Visit};
use page::{ImportForm, Shell};
use sheets::Kind;

use crate::import::Bringing;
use crate::{ProgramDesk, agreements, home, incidents, trainings};

/// The agreements with certified providers.
pub const AGREEMENTS: List = List {
    kind: Kind::Agreements,
    path: "/import/agreements",
    key: |end| format!("agreement-import-{end}"),
    remembered: "agreements-columns",
};
/// The staff's trainings.
pub const TRAINING: List = List {
    kind: Kind::Training,
    path: "/import/training",
    key: |end| format!("training-import-{end}"),
    remembered: "trainings-columns",
};

/// What the binder of dangers and incidents says of incidents.
pub const INCIDENTS: List = List {
    kind: Kind::IncidentLog,
    path: "/import/incidents",
    key: |end| format!("incident-import-{end}"),
    remembered: "incidents-columns",
};

#[derive(Template)]
#[template(path = "program/import.html")]
struct Page {
    shell: Shell,
    title: String,
    lead: String,
    form: ImportForm,
    /// Where what was brought in stands, and what that is called.
    back: String,
    back_label: String,
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    list: &List,
    form: Form<'_>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let own = |end: &str| w.t(&(list.key)(end)).to_owned();
    let (form, status, problem) = form.shown();
    let title = own("title");
    let mut shell = desk.shell(visit, &title);
    if !problem.is_empty() {
        home::add(&mut shell.problems, &[home::Wrong::of("i_file", problem)]);
    }
    let (back, label) = match list.kind {
        Kind::Training => (trainings::PATH, "training-title"),
        Kind::IncidentLog => (incidents::PATH, "incident-title"),
        _ => (agreements::PATH, "agreement-title"),
    };
    let page = Page {
        shell,
        title,
        lead: own("lead"),
        form,
        back: desk.office.path(back),
        back_label: w.t(label).to_owned(),
    };
    desk::render_with(status, &page)
}

fn take(desk: &ProgramDesk, visit: &Visit<'_>, list: &'static List) -> Result<Answer, Refusal> {
    let mut form = Form::new(&desk.office, visit, list)?;
    let Some((table, mapping)) = form.table()? else {
        return page(desk, visit, list, form);
    };
    let rules = desk.counts.rules();
    let bringing = Bringing {
        store: desk.office.store.as_ref(),
        stream: &desk.office.stream,
        rules: &rules,
        words: &visit.words,
        actor: visit.session()?.actor,
        now: visit.now,
        dry: form.is_dry(),
    };
    let today = desk.today(visit);
    let mut more = Vec::new();
    let report = match list.kind {
        Kind::Training => bringing.trainings(sheets::office::trainings(&table, &mapping, today)),
        Kind::IncidentLog => {
            let rows = sheets::binder::incidents(&table, &mapping, today);
            let (report, others) = bringing.incidents(rows).map_err(Refusal::failed)?;
            if others > 0 {
                more.push(visit.words.n("incident-import-others", others));
            }
            more.extend(desk::bring::left_out(&visit.words, &mapping));
            Ok(report)
        }
        _ => bringing.agreements(sheets::office::agreements(&table, &mapping, today)),
    };
    let report = report.map_err(Refusal::failed)?;
    let would = if bringing.dry { "would" } else { "done" };
    let w = &visit.words;
    let count = |key: &str, count: usize| w.n(&format!("office-import-{would}-{key}"), count);
    let mut said = vec![count("new", report.new), count("before", report.before)];
    said.append(&mut more);
    form.done(&mapping, said, &report.bad)?;
    page(desk, visit, list, form)
}

pub(crate) fn show_agreements(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let form = Form::new(&desk.office, visit, &AGREEMENTS)?;
    page(desk, visit, &AGREEMENTS, form)
}

pub(crate) fn take_agreements(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    take(desk, visit, &AGREEMENTS)
}

pub(crate) fn show_training(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let form = Form::new(&desk.office, visit, &TRAINING)?;
    page(desk, visit, &TRAINING, form)
}

pub(crate) fn take_training(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    take(desk, visit, &TRAINING)
}

pub(crate) fn show_incidents(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let form = Form::new(&desk.office, visit, &INCIDENTS)?;
    page(desk, visit, &INCIDENTS, form)
}

pub(crate) fn take_incidents(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    take(desk, visit, &INCIDENTS)
}
