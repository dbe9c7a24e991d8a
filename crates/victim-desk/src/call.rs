//! A call: the plan first, what to say, what must be told; then how it went, by one key, as one batch.

use askama::Template;
use desk::{Answer, Drafts, Fields, Refusal, Visit};
use ledger::Matter;
use page::{Hidden, Shell};
use rules::{CaseId, DutyKind, Ending, FactId, PersonNo, What, Word as _};
use victim_file::{
    Recorded, Refused, VictimCase,
    record::{Act, Call},
};

use crate::VictimDesk;
use crate::call_checklist::{self, Item};
use crate::call_form::{self, Choice};
use crate::call_plan::{self, Fact, Warning};
use crate::case_form::{self, On};
use crate::case_sheet::seen;
use crate::circumstances::{self, First};
use crate::danger;
use crate::ladder::{self, Rung};
use crate::look::{Look, refusal, stopped};
use crate::number_line::Dial;
use crate::old_plan;
use crate::say;
use crate::script::{self, Script};
use crate::strip::{self, say as words};
use crate::ways;

/// How a try can end, with the key that records it. The first is apart.
const ENDINGS: [(Ending, &str); 9] = [
    (Ending::Reached, "r"),
    (Ending::NoAnswer, "n"),
    (Ending::SomeoneElse, "s"),
    (Ending::Unsafe, "u"),
    (Ending::HungUp, "h"),
    (Ending::NotUnderstood, "l"),
    (Ending::Voicemail, "m"),
    (Ending::WrongNumber, "w"),
    (Ending::Disconnected, "d"),
];

struct Button {
    value: &'static str,
    key: String,
    pressed: &'static str,
    label: String,
    hint: String,
}

#[derive(Template)]
#[template(path = "victim/call.html")]
struct Page {
    shell: Shell,
    title: String,
    lead: String,
    warning: Option<Warning>,
    /// What changes how they are called.
    first: Vec<First>,
    plan_said: String,
    numbers: Vec<Dial>,
    facts: Vec<Fact>,
    /// That nobody has confirmed the plan for long, and where that is done; empty where it is not so.
    plan_old: String,
    plan_holds: String,
    /// What is said where nobody is known.
    locate: String,
    scripts: Vec<Script>,
    /// What they said of anybody else who answers.
    theirs: String,
    checklist: Vec<Item>,
    checklist_said: String,
    hidden: Hidden,
    action: String,
    mark: String,
    name: String,
    reached: Option<Button>,
    others: Vec<Button>,
    /// Who can have been called; empty where nobody is known.
    called: Vec<Choice>,
    /// Whom to ask where they are; empty where there is somebody to call.
    ladder: Vec<Rung>,
    /// Another number than those.
    other: String,
    channels: Vec<Choice>,
    about: Vec<Choice>,
    words: String,
    day: [String; 3],
    time: String,
    sheet: String,
    further: Vec<(String, String)>,
    /// Legal demands of which they are to be told: what is said, and the form.
    demands: Vec<(String, String)>,
    /// What they were told and was taken back since: what is said, and the form.
    retractions: Vec<(String, String)>,
    /// That a reviewer was shown their file, which they want to be told: what is said, and the form.
    shown: Vec<(String, String)>,
    /// What may be told to somebody outside; empty where nobody is known.
    releases: Vec<String>,
    edit_plan: String,
    edit_first: String,
    /// Where the advocate is taken back; empty where nobody stands for them.
    advocate_over: String,
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let person = strip::person(&look, &file)?;
    look.looked(file.case)?;
    if let Some(asks) = old_plan::asks(&look, &file, person)? {
        return Ok(asks);
    }
    // What was typed in an earlier attempt stands in it again.
    let kept = Drafts::of(&desk.office, visit)?.find(&draft(file.case, person))?;
    let typed = kept.map(|kept| kept.fields).unwrap_or_default();
    page(
        &look,
        &file,
        person,
        200,
        &typed,
        &[],
        desk.office.once(),
        file.version,
    )
}

/// The id under which the form is kept while it is typed.
fn draft(case: CaseId, person: Option<PersonNo>) -> String {
    format!("call.{case}.{}", strip::written(person))
}

#[expect(clippy::too_many_arguments, reason = "what a form is shown with")]
fn page(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
    status: u16,
    typed: &Fields,
    wrong: &[case_form::Wrong],
    once: String,
    version: ledger::Version,
) -> Result<Answer, Refusal> {
    let w = look.w();
    let who = person.and_then(|person| file.person(person));
    let name = strip::name(look, file, person);
    let title = words(look, "victim-call-title");
    let mut shell = strip::shell(look, file, person, &title);
    for one in wrong {
        let place = call_form::place_of(&one.field);
        shell.problems.add(place, one.text.clone());
    }
    let duties = file.open_duties(person);
    let heading = duties.first().map_or_else(
        || w.with("victim-do-call", [("name", &name)]),
        |duty| say::to_do(look, duty, &name),
    );
    let mut lead: Vec<String> = duties
        .first()
        .map(|duty| {
            let due = say::due(look, duty);
            format!("{}: {}, {}.", due.label, due.day, say::about(look, duty))
        })
        .into_iter()
        .collect();
    let plan = who
        .and_then(|who| who.plan.as_ref())
        .map(|saved| &saved.plan);
    if who.is_some() {
        // An hour ends with a full stop of its own.
        let safe = say::safety(look, plan, look.now).0;
        lead.push(format!("{}.", safe.trim_end_matches('.')));
    }
    let stands = strip::stands(look, file);
    lead.extend((!stands.is_empty()).then_some(stands));
    if let Some(took) = file.took(person, &look.rules, look.now) {
        lead.push(stopped(&say::took(look, Some(took))));
    }
    lead.push(w.with("victim-call-now", [("time", look.clock(look.now))]));
    // The news that the call is about comes first: it is what they asked to hear.
    let news = person.map_or_else(Vec::new, |person| {
        file.to_tell(&look.rules, person, look.now)
    });
    let checklist = who.map(|who| file.checklist(&look.rules, who.known.person, look.now));
    let scripts = match (who, &checklist) {
        (Some(who), Some(list)) => script::scripts(look, file, who, list),
        _ => Vec::new(),
    };
    let hidden = Hidden {
        seen: version.0.to_string(),
        ..Hidden::new(look.visit.csrf(), once)
            .kept_as(draft(file.case, person), look.visit.request.path.clone())
    };
    let button = |(ending, key): (Ending, &'static str)| Button {
        value: ending.word(),
        key: key.to_uppercase(),
        pressed: key,
        label: page::capital(&say::ending(look, ending)),
        hint: hint(look, ending),
    };
    let page = Page {
        title: heading,
        lead: lead.join(" "),
        warning: who.and_then(|who| call_plan::warning(look, file, who)),
        first: who.map_or_else(Vec::new, |who| circumstances::first(look, file, who)),
        ladder: ladder::rungs(look, file, person),
        plan_said: call_plan::plan_said(look, who),
        numbers: who
            .map(|who| call_plan::numbers(look, file, who))
            .unwrap_or_default(),
        facts: who
            .map(|who| call_plan::facts(look, who))
            .unwrap_or_default(),
        plan_old: who.map_or_else(String::new, |who| old_plan::said(look, who)),
        plan_holds: strip::path(look, file.case, "plan-holds", person),
        locate: match who {
            Some(_) => String::new(),
            None => words(look, "victim-say-locate"),
        },
        theirs: who.map_or_else(String::new, |who| ways::neutral(look, who).theirs),
        scripts,
        checklist_said: checklist
            .as_ref()
            .map_or_else(String::new, |list| call_checklist::said(look, list, &news)),
        checklist: checklist
            .map(|list| call_checklist::items(look, file, &list, &news))
            .unwrap_or_default(),
        hidden,
        action: strip::path(look, file.case, "call", person),
        mark: file.case.to_string(),
        reached: who.is_some().then(|| button((Ending::Reached, "r"))),
        others: ENDINGS.into_iter().skip(1).map(button).collect(),
        called: call_form::called(look, file, who, typed),
        other: typed.get("vl_other").to_owned(),
        channels: call_form::channels(look, typed),
        about: call_form::about(look, file, person, typed),
        words: typed.get("vl_words").to_owned(),
        day: ["month", "day", "year"].map(|part| typed.get(&format!("vc_when_{part}")).to_owned()),
        time: typed.get("vc_when_time").to_owned(),
        sheet: typed.get("vc_sheet").to_owned(),
        further: further(look, file, person),
        demands: crate::demand::of(look, file, person)?,
        retractions: crate::retraction::of(look, file, person),
        shown: crate::shown::of(look, file, person),
        releases: crate::release::lines(look, file, person)?,
        edit_plan: person.map_or_else(String::new, |_| {
            strip::path(look, file.case, "plan", person)
        }),
        edit_first: person.map_or_else(String::new, |_| {
            strip::path(look, file.case, "circumstances", person)
        }),
        advocate_over: who
            .and_then(|who| who.advocate(look.today()))
            .map_or_else(String::new, |_| {
                strip::path(look, file.case, "advocate-over", person)
            }),
        name,
        shell,
    };
    desk::render_with(status, &page)
}

fn hint(look: &Look<'_>, ending: Ending) -> String {
    let key = format!("ending-{}-hint", ending.word());
    if look.w().has(&key) {
        words(look, &key)
    } else {
        String::new()
    }
}

/// Other things that a call can turn into.
fn further(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> Vec<(String, String)> {
    let pages: &[&str] = match person {
        Some(_) => &["ways", "callback", "inbound", "threat", "note"],
        None => &["threat", "note"],
    };
    let link = |page: &&str| {
        let label = words(look, &format!("victim-call-{page}"));
        (label, strip::path(look, file.case, page, person))
    };
    let mut links: Vec<(String, String)> = pages.iter().map(link).collect();
    if person.is_none() {
        let add = look.path(&format!("/cases/{}/people/new", file.case));
        links.insert(0, (words(look, "victim-call-add"), add));
    }
    links
}

/// Records how it went: one effort, and a notice for each thing it was about.
pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let person = strip::person(&look, &file)?;
    let form = &visit.form;
    let on = On {
        look: &look,
        file: &file,
        person,
        fact: None,
        typed: form,
        wrong: &[],
        again: false,
    };
    let mut wrong = Vec::new();
    let when = on.when(&mut wrong);
    let Some(outcome) = Ending::from_word(form.get("vl_outcome")) else {
        let none = on.wrong("outcome", "victim-call-no-outcome");
        return again(&look, &file, person, &[none]);
    };
    let call = call_form::read(&file, person, outcome, form);
    let act = Act {
        case: file.case,
        seen: Some(seen(visit)?),
        batch: visit.once()?,
    };
    if wrong.is_empty() {
        match look.recorder().call(act, when, &call) {
            Ok(recorded) => {
                desk.board.touch(file.case);
                return Ok(Answer::see(&next(&look, &file, &call, &recorded)?));
            }
            Err(Refused::Fields(fields)) => {
                let said = fields.into_iter().map(|one| case_form::Wrong {
                    field: one.field.to_owned(),
                    text: case_form::problem(&look, one.problem),
                });
                wrong.extend(said);
            }
            Err(Refused::Stale { .. }) => {
                return Err(Refusal::Stale(words(&look, "victim-case-stale")));
            }
            Err(other) => return Err(refusal(&other)),
        }
    }
    again(&look, &file, person, &wrong)
}

fn again(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
    wrong: &[case_form::Wrong],
) -> Result<Answer, Refusal> {
    let form = &look.visit.form;
    let version = seen(look.visit)?;
    page(
        look,
        file,
        person,
        422,
        form,
        wrong,
        form.get("once").to_owned(),
        version,
    )
}

/// A danger: back to it, which says what is next. Somebody else, or a number that is not theirs: to the other ways, with
/// what to say now. Reached: on to what is told. Anything else: back to Today, which says what follows.
fn next(
    look: &Look<'_>,
    file: &VictimCase,
    call: &Call,
    recorded: &Recorded,
) -> Result<String, Refusal> {
    let once = look.visit.form.get("once");
    let person = call.person;
    let page = |word: &str| {
        let path = strip::path(look, file.case, word, person);
        format!("{path}?done={once}")
    };
    let other_way = matches!(
        call.outcome,
        Ending::SomeoneElse | Ending::Unsafe | Ending::WrongNumber | Ending::Disconnected
    );
    let speaks = person.and_then(|person| file.person(person));
    if call.outcome == Ending::NotUnderstood
        && speaks.is_some_and(|who| !who.circumstances.interpreter)
    {
        // An interpreter is found before the next try: that is written down at once.
        return Ok(page("circumstances"));
    }
    if person.is_some() && other_way {
        return Ok(page("ways"));
    }
    if let Some(danger) = about_danger(look, file, call, recorded)? {
        let path = danger::path(look, file.case, danger);
        return Ok(format!("{path}?done={once}"));
    }
    Ok(if call.outcome == Ending::Reached && person.is_some() {
        page("told")
    } else {
        look.path(&format!("/?done={}.{once}", file.case))
    })
}

/// The living danger that a call was about: the most urgent one of which it gave notice, or for whoever the victim is
/// the newest one of which they are to be told.
fn about_danger(
    look: &Look<'_>,
    before: &VictimCase,
    call: &Call,
    recorded: &Recorded,
) -> Result<Option<FactId>, Refusal> {
    let now = look.open(before.case)?;
    let notices = recorded.facts.iter().filter_map(|fact| {
        let line = now.line(*fact)?;
        match line.envelope.matter {
            Matter::Rule(What::Notice { about, .. }) => Some(about),
            _ => None,
        }
    });
    let mut about: Vec<FactId> = notices.collect();
    if call.person.is_none() {
        let open = before.open_duties(None).into_iter();
        let warnings = open.filter(|duty| duty.kind == DutyKind::ThreatWarning);
        about.extend(warnings.filter_map(|duty| duty.about));
    }
    let lives = |fact: &FactId| now.danger(*fact).is_some_and(|danger| danger.lives());
    Ok(about.into_iter().find(lives))
}
