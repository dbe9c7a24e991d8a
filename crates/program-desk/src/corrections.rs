//! Plans of correction: of what a review found, who sees to it, by which day, what will be done, and when it was.

use askama::Template;
use binder::finding;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::civil::Date;
use ledger::OfficeAct;
use page::{Hidden, Shell, Words, when};
use program_file::{Correction, CorrectionStood, OfficeFile, Planned, Settings, StaffNo};

use crate::{
    ProgramDesk, acts,
    day::DayField,
    home::{self, Wrong},
    needs::{Need, Worth, days_left},
    office::{self, InError},
};

/// Where they are listed.
pub(crate) const PATH: &str = "/corrections";
/// One of them.
pub(crate) const ONE: &str = "/corrections/{plan}";
/// Where it is said that one was done.
pub(crate) const DONE: &str = "/corrections/{plan}/done";
/// Where an entry about one is said to have been recorded in error.
pub(crate) const ERROR: &str = "/corrections/{plan}/error/{entry}";
/// The fields of the day by which it is to be done begin so.
const UNTIL: &str = "until";
/// The fields of the day on which it was done begin so.
const ON: &str = "on";
/// So many days before its day a plan is in view.
const AHEAD: i32 = 7;

/// A plan, in words.
struct Listed {
    path: String,
    finding: String,
    what: String,
    owner: String,
    standing: String,
    look: &'static str,
    before: String,
    done: String,
}

/// Something that can be chosen.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// The fields of a plan.
struct Form {
    action: String,
    hidden: Hidden,
    findings: Vec<Choice>,
    owners: Vec<Choice>,
    until: DayField,
    what: String,
}

/// The fields by which it is said that one was done.
struct DoneForm {
    action: String,
    hidden: Hidden,
    on: DayField,
    what: String,
}

#[derive(Template)]
#[template(path = "program/corrections.html")]
struct Page {
    shell: Shell,
    done: bool,
    plans: Vec<Listed>,
    gone: Vec<office::Gone>,
    form: Form,
}

#[derive(Template)]
#[template(path = "program/correction.html")]
struct OnePage {
    shell: Shell,
    done: bool,
    listed: Listed,
    /// None where it was done.
    form: Option<Form>,
    done_form: Option<DoneForm>,
    /// The plan, and that it was done.
    errors: Vec<InError>,
}

/// What about plans somebody must see to.
pub(crate) fn needs(w: &Words, office: &OfficeFile, settings: &Settings, today: Date) -> Vec<Need> {
    let mut needs = Vec::new();
    for plan in &office.corrections {
        let until = plan.planned.until;
        let (worth, key) = match plan.stands(today) {
            CorrectionStood::Overdue => (Worth::Now, "correct-need-overdue"),
            CorrectionStood::Open if days_left(until, today) <= AHEAD => {
                (Worth::Soon, "correct-need-soon")
            }
            CorrectionStood::Open | CorrectionStood::Done | CorrectionStood::DoneLate => continue,
        };
        let slots = [
            ("what", plan.planned.what.clone()),
            ("owner", owner(settings, plan.planned.owner)),
            ("day", when::day(w, until)),
        ];
        let path = format!("{PATH}/{}", plan.fact);
        needs.push(Need::new(worth, w.with(key, slots), path, "correct-one"));
    }
    needs
}

fn owner(settings: &Settings, number: StaffNo) -> String {
    let staff = settings.staff.get(&number);
    staff.map_or_else(|| number.to_string(), |staff| staff.name.clone())
}

/// A finding with its clause, in words; by its own word where this version does not know it.
fn finding_said(w: &Words, id: &str) -> String {
    let key = format!("binder-finding-{id}");
    match finding::clause_of(id) {
        Some(clause) if w.has(&key) => format!("{} {}", clause.clause(), w.t(&key)),
        _ => id.to_owned(),
    }
}

fn listed(
    desk: &ProgramDesk,
    w: &Words,
    settings: &Settings,
    plan: &Correction,
    today: Date,
) -> Listed {
    let planned = &plan.planned;
    let day = when::day(w, planned.until);
    let (key, look) = match plan.stands(today) {
        CorrectionStood::Open => ("correct-open", ""),
        CorrectionStood::Overdue => ("correct-overdue", "brown"),
        CorrectionStood::Done => ("correct-done", "green"),
        CorrectionStood::DoneLate => ("correct-done-late", "brown"),
    };
    let before: Vec<String> = plan.before.iter().map(|day| when::day(w, *day)).collect();
    let done = plan.done.as_ref();
    Listed {
        path: desk.office.path(&format!("{PATH}/{}", plan.fact)),
        finding: finding_said(w, &planned.finding),
        what: planned.what.clone(),
        owner: owner(settings, planned.owner),
        standing: w.with(
            key,
            [
                ("day", day),
                (
                    "on",
                    done.map_or_else(String::new, |done| when::day(w, done.on)),
                ),
            ],
        ),
        look,
        before: match before.is_empty() {
            true => String::new(),
            false => w.with("correct-before", [("days", before.join("; "))]),
        },
        done: done.map_or_else(String::new, |done| done.what.clone()),
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
    let of = visit.param("plan").to_owned();
    let back = format!("{PATH}/{of}");
    save(desk, visit, of, &back, one_page)
}

/// With the plan itself its page is gone.
pub(crate) fn strike(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let plan = visit.param("plan");
    let back = match visit.param("entry") == plan {
        true => PATH.to_owned(),
        false => format!("{PATH}/{plan}"),
    };
    office::strike(desk, visit, &back, one_page)
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
    let typed = DayField::of(UNTIL, form, today);
    let until = match typed.read() {
        Ok(until) => until,
        Err(no) => {
            let wrong = Wrong::of(typed.id("month"), no.said(w).to_owned());
            return again(desk, visit, 422, &[wrong]);
        }
    };
    let planned = Planned {
        of,
        finding: form.get("finding").to_owned(),
        owner: StaffNo(form.get("owner").parse().unwrap_or_default()),
        until,
        what: form.get("l_what").to_owned(),
    };
    let known = |id: &str| finding::clause_of(id).is_some();
    let done = desk.recorder().plan_correction(&act, &planned, known);
    office::finish(desk, visit, done, back, again, |field| {
        match field {
            "finding" => "finding",
            "owner" => "owner",
            "until" => "until_month",
            "what" => "l_what",
            _ => "main",
        }
        .to_owned()
    })
}

pub(crate) fn done(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (w, form, today) = (&visit.words, &visit.form, desk.today(visit));
    let plan = visit.param("plan");
    if OfficeFile::read(desk.office.store.as_ref())?
        .correction(plan)
        .is_none()
    {
        return Err(Refusal::NotFound);
    }
    let typed = DayField::of(ON, form, today);
    let on = match typed.read() {
        Ok(on) => on,
        Err(no) => {
            let wrong = Wrong::of(typed.id("month"), no.said(w).to_owned());
            return one_page(desk, visit, 422, &[wrong]);
        }
    };
    let words = form.get("l_done");
    let done = desk.recorder().corrected(&act, plan, on, words, today);
    let back = format!("{PATH}/{plan}");
    office::finish(desk, visit, done, &back, one_page, |field| {
        match field {
            "on" => "on_month",
            "done" => "l_done",
            _ => "main",
        }
        .to_owned()
    })
}

/// The form, with what was typed, or with what stands.
fn form(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    settings: &Settings,
    action: String,
    stands: Option<&Planned>,
) -> Form {
    let (w, form, today) = (&visit.words, &visit.form, desk.today(visit));
    let typed = form.has("finding");
    let asked = |field: &str, stands: String| match typed {
        true => form.get(field).to_owned(),
        false => stands,
    };
    let finding = asked(
        "finding",
        stands.map_or_else(String::new, |each| each.finding.clone()),
    );
    let owner = asked(
        "owner",
        stands.map_or_else(String::new, |each| each.owner.to_string()),
    );
    let staff = settings.staff.iter().filter(|(_, staff)| !staff.ended);
    Form {
        action,
        hidden: acts::unseen_hidden(desk, visit),
        findings: finding::all()
            .map(|id| Choice {
                value: id.to_owned(),
                label: finding_said(w, id),
                chosen: id == finding,
            })
            .collect(),
        owners: staff
            .map(|(number, staff)| Choice {
                value: number.to_string(),
                label: staff.name.clone(),
                chosen: number.to_string() == owner,
            })
            .collect(),
        until: match stands {
            Some(stands) if !typed => DayField::filled(UNTIL, stands.until),
            _ => DayField::of(UNTIL, form, today),
        },
        what: asked(
            "l_what",
            stands.map_or_else(String::new, |each| each.what.clone()),
        ),
    }
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let (w, today) = (&visit.words, desk.today(visit));
    let store = desk.office.store.as_ref();
    let (office, settings) = (OfficeFile::read(store)?, Settings::read(store)?);
    let mut shell = desk.shell(visit, w.t("correct-title"));
    home::add(&mut shell.problems, wrong);
    // What waits first, by its day; what was done behind it, the latest first.
    let (mut open, mut done): (Vec<&Correction>, Vec<_>) = office
        .corrections
        .iter()
        .partition(|plan| plan.done.is_none());
    open.sort_by_key(|plan| plan.planned.until);
    done.sort_by_key(|plan| std::cmp::Reverse(plan.done.as_ref().map(|done| done.on)));
    let plans = open.into_iter().chain(done);
    let page = Page {
        done: visit.query.has("done"),
        plans: plans
            .map(|plan| listed(desk, w, &settings, plan, today))
            .collect(),
        gone: office::gone(
            desk,
            w,
            &office,
            &[OfficeAct::Planned, OfficeAct::Corrected],
        )?,
        form: form(desk, visit, &settings, desk.office.path(PATH), None),
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
    let store = desk.office.store.as_ref();
    let (office, settings) = (OfficeFile::read(store)?, Settings::read(store)?);
    let plan = office.correction(visit.param("plan"));
    let plan = plan.ok_or(Refusal::NotFound)?;
    let mut shell = desk.shell(visit, w.t("correct-one"));
    home::add(&mut shell.problems, wrong);
    let below = format!("{PATH}/{}", plan.fact);
    let what = plan.planned.what.as_str();
    let mut errors = Vec::new();
    if let Some(done) = &plan.done {
        let entry = done.written.fact;
        let what = w.t("office-kind-corrected");
        errors.push(office::in_error(desk, visit, &below, entry.as_str(), what));
    }
    errors.push(office::in_error(
        desk,
        visit,
        &below,
        plan.fact.as_str(),
        what,
    ));
    let action = desk.office.path(&below);
    let open = plan.done.is_none();
    let page = OnePage {
        done: visit.query.has("done"),
        listed: listed(desk, w, &settings, plan, today),
        done_form: open.then(|| DoneForm {
            action: format!("{action}/done"),
            hidden: acts::unseen_hidden(desk, visit),
            on: match visit.form.has("l_done") {
                true => DayField::of(ON, &visit.form, today),
                false => DayField::filled(ON, today),
            },
            what: visit.form.get("l_done").to_owned(),
        }),
        form: open.then(|| form(desk, visit, &settings, action, Some(&plan.planned))),
        errors,
        shell,
    };
    render_with(status, &page)
}
