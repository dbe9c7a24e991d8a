//! A call: the plan first, what to say, what must be told; then how it went, by one key, as one batch.

use askama::Template;
use desk::{Answer, Drafts, Fields, Refusal, Visit};
use ledger::Exactness;
use page::{Hidden, Shell};
use rules::{CaseId, Channel, Ending, FactId, PersonNo, Toward, Word as _};
use victim_file::{
    Refused, VictimCase,
    letter::{Effort, NumberState, Source},
    record::{Act, Call},
    view::{Number, PersonFile},
};

use crate::VictimDesk;
use crate::call_checklist::{self, Item};
use crate::case_form::{self, On};
use crate::case_sheet::seen;
use crate::look::{Look, refusal};
use crate::say;
use crate::strip::{self, say as words};

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

struct Dial {
    number: String,
    about: String,
    /// Nobody may call it: crossed out, with the verb in words.
    never: bool,
    last: String,
}

struct Fact {
    name: String,
    value: String,
    no: bool,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "victim/call.html")]
struct Page {
    shell: Shell,
    title: String,
    lead: String,
    plan_said: String,
    numbers: Vec<Dial>,
    facts: Vec<Fact>,
    first_words: Vec<String>,
    checklist: Vec<Item>,
    checklist_said: String,
    hidden: Hidden,
    action: String,
    mark: String,
    name: String,
    reached: Option<Button>,
    others: Vec<Button>,
    to: Vec<Choice>,
    channels: Vec<Choice>,
    dialled: Vec<Choice>,
    about: Vec<Choice>,
    words: String,
    day: [String; 3],
    time: String,
    problem: String,
    further: Vec<(String, String)>,
    edit_plan: String,
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let person = strip::person(&look, &file)?;
    look.looked(file.case)?;
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
        shell
            .problems
            .add(format!("vl_{}", one.field), one.text.clone());
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
    lead.push(w.with("victim-call-now", [("time", look.clock(look.now))]));
    // The news that the call is about comes first: it is what they asked to hear.
    let news = person.map_or_else(Vec::new, |person| {
        file.to_tell(&look.rules, person, look.now)
    });
    let checklist = who.map(|who| file.checklist(&look.rules, who.known.person, look.now));
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
        plan_said: plan_said(look, who),
        numbers: who.map(|who| numbers(look, who)).unwrap_or_default(),
        facts: who.map(|who| facts(look, who)).unwrap_or_default(),
        first_words: first_words(look, who),
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
        to: to(look, who, typed),
        channels: channels(look, typed),
        dialled: dialled(who, typed),
        about: about(look, file, person, typed),
        words: typed.get("vl_words").to_owned(),
        day: ["month", "day", "year"].map(|part| typed.get(&format!("vc_when_{part}")).to_owned()),
        time: typed.get("vc_when_time").to_owned(),
        problem: wrong
            .iter()
            .map(|one| one.text.clone())
            .collect::<Vec<_>>()
            .join(" "),
        further: further(look, file, person),
        edit_plan: person.map_or_else(String::new, |_| {
            strip::path(look, file.case, "plan", person)
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

fn plan_said(look: &Look<'_>, who: Option<&PersonFile>) -> String {
    let w = look.w();
    let Some(who) = who else {
        return words(look, "victim-call-nobody-known");
    };
    let Some(saved) = &who.plan else {
        return words(look, "victim-call-no-plan");
    };
    match &saved.plan.confirmed {
        Some(confirmed) => {
            let on = page::when::short_day(w, confirmed.on);
            w.with(
                "victim-call-confirmed",
                [("by", confirmed.by.as_str()), ("on", on.as_str())],
            )
        }
        None => words(look, "victim-call-not-confirmed"),
    }
}

fn numbers(look: &Look<'_>, who: &PersonFile) -> Vec<Dial> {
    let dial = |number: &Number| {
        let source = number.phone.source;
        let state = match number.state {
            NumberState::Good => String::new(),
            other => words(look, &format!("victim-number-{}", other.word())),
        };
        let from = words(look, &format!("victim-source-{}", source.word()));
        let about = [number.phone.label.clone(), from, state];
        let last = number.last.map(|(ending, at)| {
            let at = look.at(at, Exactness::Second);
            look.w().with(
                "victim-number-last",
                [("ending", say::ending(look, ending)), ("at", at)],
            )
        });
        Dial {
            number: number.phone.number.clone(),
            about: about
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(". "),
            never: number.state != NumberState::Good || source == Source::Participant,
            last: last.unwrap_or_default(),
        }
    };
    who.numbers.iter().map(dial).collect()
}

fn facts(look: &Look<'_>, who: &PersonFile) -> Vec<Fact> {
    let plan = who
        .plan
        .as_ref()
        .map(|saved| saved.plan.clone())
        .unwrap_or_default();
    let fact = |key: &str, value: String| Fact {
        name: words(look, &format!("victim-plan-{key}")),
        value,
        no: false,
    };
    let mut facts = Vec::new();
    let nobody = words(look, "victim-plan-who-unknown");
    facts.push(fact(
        "who",
        if plan.who_may_answer.is_empty() {
            nobody
        } else {
            plan.who_may_answer
        },
    ));
    facts.push(match (plan.voicemail, plan.voicemail_words.is_empty()) {
        (true, false) => fact(
            "message",
            look.w().with(
                "victim-plan-message-words",
                [("words", plan.voicemail_words)],
            ),
        ),
        _ => Fact {
            no: true,
            ..fact("message", words(look, "victim-plan-message-no"))
        },
    });
    let advocate = [
        plan.advocate.name,
        plan.advocate.number,
        plan.advocate.words,
    ]
    .join(" ");
    for (key, value) in [
        ("you-are", plan.you_are),
        ("code", plan.code_words),
        ("hours", plan.hours),
        ("advocate", advocate.trim().to_owned()),
        ("language", who.card.language.clone()),
        ("words", plan.words),
    ] {
        if !value.is_empty() {
            facts.push(fact(key, value));
        }
    }
    facts
}

fn first_words(look: &Look<'_>, who: Option<&PersonFile>) -> Vec<String> {
    let Some(who) = who else {
        return vec![words(look, "victim-say-locate")];
    };
    let plan = who.plan.as_ref().map(|saved| &saved.plan);
    let you = plan
        .map(|plan| plan.you_are.as_str())
        .filter(|you| !you.is_empty());
    let first = match you {
        Some(you) => look.w().with("victim-say-first-as", [("you", you)]),
        None => words(look, "victim-say-first"),
    };
    vec![
        first,
        words(look, "victim-say-exit"),
        words(look, "victim-say-choice"),
    ]
}

fn to(look: &Look<'_>, who: Option<&PersonFile>, typed: &Fields) -> Vec<Choice> {
    let Some(who) = who else { return Vec::new() };
    let named = who
        .plan
        .as_ref()
        .is_some_and(|saved| !saved.plan.advocate.is_empty());
    let chosen = typed.get("vl_to");
    let all = [Toward::Person, Toward::Advocate, Toward::Locate];
    all.into_iter()
        .filter(|to| named || *to != Toward::Advocate)
        .map(|to| Choice {
            value: to.word().to_owned(),
            label: words(look, &format!("victim-to-{}", to.word())),
            chosen: chosen == to.word() || (chosen.is_empty() && to == Toward::Person),
        })
        .collect()
}

fn channels(look: &Look<'_>, typed: &Fields) -> Vec<Choice> {
    let chosen = typed.get("vl_channel");
    let all = [
        Channel::Telephone,
        Channel::InPerson,
        Channel::Text,
        Channel::Email,
        Channel::Letter,
        Channel::Other,
    ];
    all.into_iter()
        .map(|channel| Choice {
            value: channel.word().to_owned(),
            label: page::capital(&say::channel(look, channel)),
            chosen: chosen == channel.word(),
        })
        .collect()
}

/// The numbers that may be dialled; the first is the one to be called.
fn dialled(who: Option<&PersonFile>, typed: &Fields) -> Vec<Choice> {
    let chosen = typed.get("vl_number");
    let numbers = who.map(|who| who.numbers.as_slice()).unwrap_or_default();
    numbers
        .iter()
        .filter(|number| number.state != NumberState::Never)
        .map(|number| Choice {
            value: number.phone.number.clone(),
            label: format!("{} {}", number.phone.number, number.phone.label)
                .trim()
                .to_owned(),
            chosen: chosen == number.phone.number,
        })
        .collect()
}

/// What is still to be told to them: each a box, ticked unless somebody took the tick away.
fn about(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
    typed: &Fields,
) -> Vec<Choice> {
    let Some(person) = person else {
        return Vec::new();
    };
    let first_time = typed.0.is_empty();
    let ticked: Vec<&str> = typed.all("vl_about").collect();
    file.to_tell(&look.rules, person, look.now)
        .into_iter()
        .filter_map(|fact| file.line(fact))
        .map(|line| {
            let id = line.envelope.id.to_string();
            let what = crate::case_line::title(look, file, line);
            let at = look.at(line.envelope.at, line.envelope.exactness);
            Choice {
                label: look
                    .w()
                    .with("victim-about-one", [("what", what), ("at", at)]),
                chosen: first_time || ticked.contains(&id.as_str()),
                value: id,
            }
        })
        .collect()
}

/// Other things that a call can turn into.
fn further(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> Vec<(String, String)> {
    let pages: &[&str] = match person {
        Some(_) => &["callback", "inbound", "note"],
        None => &["note"],
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
    let call = read(person, outcome, form);
    let act = Act {
        case: file.case,
        seen: Some(seen(visit)?),
        batch: visit.once()?,
    };
    if wrong.is_empty() {
        match look.recorder().call(act, when, &call) {
            Ok(_) => {
                desk.board.touch(file.case);
                return Ok(Answer::see(&next(&look, &file, person, outcome)));
            }
            Err(Refused::Fields(fields)) => {
                let said = fields.into_iter().map(|one| case_form::Wrong {
                    field: if one.field == "when" {
                        "when".to_owned()
                    } else {
                        one.field.to_owned()
                    },
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

fn read(person: Option<PersonNo>, outcome: Ending, form: &Fields) -> Call {
    let to = match person {
        None => Toward::Locate,
        Some(_) => Toward::from_word(form.get("vl_to")).unwrap_or(Toward::Person),
    };
    // The form says with a hidden field that it had boxes: none ticked is then none, not all.
    let about = form.has("vl_abouts").then(|| {
        form.all("vl_about")
            .filter_map(|id| FactId::new(id).ok())
            .collect::<Vec<_>>()
    });
    Call {
        person,
        to,
        channel: Channel::from_word(form.get("vl_channel")).unwrap_or(Channel::Telephone),
        outcome,
        about: about.filter(|_| to != Toward::Locate),
        letter: Effort {
            number: form.get("vl_number").to_owned(),
            words: form.get("vl_words").to_owned(),
        },
    }
}

/// Reached: on to what is told. Anything else: back to Today, which says what follows.
fn next(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>, outcome: Ending) -> String {
    let once = look.visit.form.get("once");
    if outcome == Ending::Reached && person.is_some() {
        let told = strip::path(look, file.case, "told", person);
        return format!("{told}?done={once}");
    }
    look.path(&format!("/?done={}.{once}", file.case))
}
