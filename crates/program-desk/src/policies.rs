//! Policies in writing, clause (g): what the chapter wants, which policy is it, and what is missing.

use askama::Template;
use desk::{Answer, AtDesk as _, Fields, Refusal, Visit, render_with};
use jiff::civil::Date;
use ledger::OfficeAct;
use page::{Hidden, Shell, Words, when};
use program_file::{NewVersion, OfficeFile, Policy, PolicyVersion, Settings, StartText, Wants};
use rules::FactId;

use crate::{
    ProgramDesk, acts, corrections,
    day::DayField,
    home::{self, Wrong},
    needs::{Need, Worth},
    office, places,
};

/// Where they are listed.
pub(crate) const PATH: &str = "/policies";
/// Below it lies a text to start from for each wanted policy.
const START: &str = "/policies-to-start";
/// One of them.
pub(crate) const START_ONE: &str = "/policies-to-start/{wanted}";
/// The first day's fields begin so.
pub(crate) const FROM: &str = "from";
/// The fields of the day as of which they are shown begin so.
const AS_OF: &str = "as";
/// The field of the file.
const PAPER: &str = "paper";

/// One that the chapter wants.
struct Wanted {
    name: String,
    clause: String,
    quote: String,
    /// A text to start from, where there is one.
    start: Option<String>,
    /// The policies in force that are it; none is missing.
    by: Vec<Link>,
}

/// A policy, to be opened.
struct Link {
    path: String,
    name: String,
    standing: String,
    unread: String,
}

/// The fields of a version.
pub(crate) struct VersionForm {
    pub(crate) action: String,
    pub(crate) hidden: Hidden,
    pub(crate) name: String,
    pub(crate) answers: Vec<Tick>,
    pub(crate) from: DayField,
    pub(crate) text: String,
    pub(crate) most: String,
    /// Whether it can be ended: there is one.
    pub(crate) ends: bool,
    pub(crate) ended: bool,
}

/// One that can be ticked.
pub(crate) struct Tick {
    pub(crate) id: String,
    pub(crate) word: String,
    pub(crate) label: String,
    pub(crate) ticked: bool,
}

#[derive(Template)]
#[template(path = "program/policies.html")]
struct Page {
    shell: Shell,
    done: bool,
    /// The day as of which the lists are shown, and what is said of it where it is another than today.
    as_of: DayField,
    as_of_said: String,
    here: String,
    /// Where records lie, which is a page of its own.
    places: String,
    /// What a review found, and what is done about it, likewise.
    corrections: String,
    wanted: Vec<Wanted>,
    policies: Vec<Link>,
    gone: Vec<office::Gone>,
    form: VersionForm,
}

/// The word of a wanted policy, as it is shown.
pub(crate) fn wanted_name(w: &Words, id: &str) -> String {
    w.t(&format!("policy-wanted-{id}")).to_owned()
}

/// What about policies somebody must see to.
pub(crate) fn needs(
    w: &Words,
    wants: &Wants,
    office: &OfficeFile,
    settings: &Settings,
    today: Date,
) -> Vec<Need> {
    let mut needs = Vec::new();
    let missing = office.missing(wants, today).into_iter();
    let missing: Vec<String> = missing.map(|each| wanted_name(w, &each.id)).collect();
    if !missing.is_empty() {
        let said = w.with("policy-need-missing", [("policies", missing.join("; "))]);
        needs.push(Need::new(Worth::Now, said, PATH, "policy-title"));
    }
    let unread = office.unread(settings, today);
    let people: std::collections::BTreeSet<_> =
        unread.iter().flat_map(|(_, people)| people).collect();
    if !people.is_empty() {
        let said = w.n("policy-need-unread", people.len());
        needs.push(Need::new(Worth::Soon, said, PATH, "policy-title"));
    }
    needs
}

/// How a policy stands on a day, in words.
pub(crate) fn standing(w: &Words, policy: &Policy, today: Date) -> String {
    let with = |key, day| w.with(key, [("day", when::day(w, day))]);
    match (policy.in_force(today), policy.latest()) {
        (Some(version), _) => with("policy-in-force", version.from),
        (None, Some(latest)) if latest.from > today => with("policy-begins", latest.from),
        (None, Some(latest)) => with("policy-ended", latest.from),
        (None, None) => String::new(),
    }
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

/// A text to start from, to be taken along, in the language of the page.
pub(crate) fn start(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (id, pack) = (visit.param("wanted"), desk.counts.rules().pack.pack.clone());
    let template = StartText::find(&pack, id, visit.words.code()).ok_or(Refusal::NotFound)?;
    let name = format!("policy-{}-to-complete.txt", template.policy);
    let bytes = template.text.as_bytes().to_vec();
    Ok(Answer::file(&name, "text/plain; charset=utf-8", bytes))
}

pub(crate) fn write(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    save(desk, visit, None, PATH, page)
}

/// Takes a version of a policy, new or another.
pub(crate) fn save(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    policy: Option<FactId>,
    back: &str,
    again: crate::acts::Again,
) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (w, form) = (&visit.words, &visit.form);
    let typed = DayField::of(FROM, form, desk.today(visit));
    let from = match typed.read() {
        Ok(from) => from,
        Err(no) => {
            let wrong = Wrong::of(typed.id("month"), no.said(w).to_owned());
            return again(desk, visit, 422, &[wrong]);
        }
    };
    let new = NewVersion {
        policy,
        name: form.get("p_name").to_owned(),
        answers: form.all("p_answers").map(str::to_owned).collect(),
        from,
        text: form.get("p_text").to_owned(),
        ended: policy.is_some() && form.get("p_ended") == "yes",
    };
    let file = visit.uploads.iter().find(|upload| upload.field == PAPER);
    let file = file.map_or(&[][..], |file| file.bytes.as_slice());
    let wants = office::wants(desk);
    let stream = &desk.office.stream;
    let recorder = desk.recorder();
    let done = recorder.write_policy(&act, wants.as_ref(), &new, file, || stream.bytes());
    office::finish(desk, visit, done, back, again, |field| {
        match field {
            "from" => "from_month",
            "paper" => PAPER,
            "answers" => "main",
            "name" => "p_name",
            _ => "p_text",
        }
        .to_owned()
    })
}

/// The form of a version, with what was typed, or with what stands.
pub(crate) fn form(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    action: String,
    stands: Option<&PolicyVersion>,
) -> VersionForm {
    let (w, form) = (&visit.words, &visit.form);
    let typed = form.has("p_name");
    let line = |field: &str, stands: &str| match typed {
        true => form.get(field).to_owned(),
        false => stands.to_owned(),
    };
    let ticked = |id: &str| match typed {
        true => form.all("p_answers").any(|each| each == id),
        false => stands.is_some_and(|version| version.answers.iter().any(|each| each == id)),
    };
    let wants = office::wants(desk);
    let wanted = wants.iter().flat_map(|wants| &wants.policies);
    VersionForm {
        action,
        hidden: acts::unseen_hidden(desk, visit),
        name: line("p_name", stands.map_or("", |version| &version.name)),
        answers: wanted
            .map(|each| Tick {
                id: format!("p_answers-{}", each.id),
                word: each.id.clone(),
                label: wanted_name(w, &each.id),
                ticked: ticked(&each.id),
            })
            .collect(),
        from: day(form, typed, desk.today(visit)),
        text: line("p_text", stands.map_or("", |version| &version.text)),
        most: w.n("agreement-paper-hint", crate::agreement::MEGABYTES),
        ends: stands.is_some(),
        ended: form.get("p_ended") == "yes",
    }
}

fn day(form: &Fields, typed: bool, today: Date) -> DayField {
    match typed {
        true => DayField::of(FROM, form, today),
        false => DayField::filled(FROM, today),
    }
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let store = desk.office.store.as_ref();
    let (office, settings) = (OfficeFile::read(store)?, Settings::read(store)?);
    let today = desk.today(visit);
    let unread = office.unread(&settings, today);
    let mut shell = desk.shell(visit, w.t("policy-title"));
    home::add(&mut shell.problems, wrong);
    // What was in force on another day, by the versions that are entered now.
    let mut status = status;
    let asked = match visit.query.has("as_day") {
        true => DayField::of(AS_OF, &visit.query, today),
        false => DayField::filled(AS_OF, today),
    };
    let day = asked.read().unwrap_or_else(|no| {
        status = 422;
        shell.problems.add(asked.id("month"), no.said(w).to_owned());
        today
    });
    let link = |policy: &Policy| Link {
        path: desk.office.path(&format!("{PATH}/{}", policy.fact)),
        name: policy
            .in_force(day)
            .or(policy.latest())
            .map_or_else(String::new, |version| version.name.clone()),
        standing: standing(w, policy, day),
        unread: match unread.iter().find(|(fact, _)| *fact == policy.fact) {
            Some((_, people)) => w.n("policy-unread", people.len()),
            None => String::new(),
        },
    };
    let (wants, pack) = (office::wants(desk), desk.counts.rules().pack.pack.clone());
    let wanted = wants.iter().flat_map(|wants| &wants.policies);
    let wanted = wanted.map(|each| {
        let is = |policy: &&Policy| {
            let version = policy.in_force(day);
            version.is_some_and(|version| version.answers.contains(&each.id))
        };
        Wanted {
            name: wanted_name(w, &each.id),
            clause: each.clause.clone(),
            quote: each.quote.clone(),
            start: StartText::find(&pack, &each.id, w.code())
                .map(|_| desk.office.path(&format!("{START}/{}", each.id))),
            by: office.policies.iter().filter(is).map(link).collect(),
        }
    });
    let page = Page {
        done: visit.query.has("done"),
        as_of: asked,
        as_of_said: match day == today {
            true => String::new(),
            false => w.with("policy-as-of-said", [("day", when::day(w, day))]),
        },
        here: desk.office.path(PATH),
        places: desk.office.path(places::PATH),
        corrections: desk.office.path(corrections::PATH),
        wanted: wanted.collect(),
        policies: office.policies.iter().map(link).collect(),
        gone: office::gone(
            desk,
            w,
            &office,
            &[OfficeAct::PolicyWritten, OfficeAct::PolicyRead],
        )?,
        form: form(desk, visit, desk.office.path(PATH), None),
        shell,
    };
    render_with(status, &page)
}
