//! What whoever calls reads first: the numbers in the order of calling, who may answer, whether a message may be left,
//! and what to say.

use rules::{DutyKind, PersonNo};
use victim_file::VictimCase;
use victim_file::letter::Plan;
use victim_file::view::{Callable, PersonFile};

use crate::look::Look;
use crate::number_line::{self, Dial};
use crate::strip::{self, say};

/// One line of the plan.
pub(crate) struct Fact {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) no: bool,
}

/// What must not be missed before anybody dials.
pub(crate) struct Warning {
    /// For a danger: red, for a held number may be called all the same.
    pub(crate) red: bool,
    pub(crate) text: String,
    /// Where the other ways are.
    pub(crate) ways: String,
}

/// Whether they are still to be told of a danger.
pub(crate) fn in_danger(file: &VictimCase, person: Option<PersonNo>) -> bool {
    let open = file.open_duties(person);
    open.iter().any(|duty| duty.kind == DutyKind::ThreatWarning)
}

pub(crate) fn plan_said(look: &Look<'_>, who: Option<&PersonFile>) -> String {
    let w = look.w();
    let Some(who) = who else {
        return say(look, "victim-call-nobody-known");
    };
    let Some(saved) = &who.plan else {
        return say(look, "victim-call-no-plan");
    };
    match &saved.plan.confirmed {
        Some(confirmed) => {
            let on = page::when::short_day(w, confirmed.on);
            w.with(
                "victim-call-confirmed",
                [("by", confirmed.by.as_str()), ("on", on.as_str())],
            )
        }
        None => say(look, "victim-call-not-confirmed"),
    }
}

pub(crate) fn numbers(look: &Look<'_>, file: &VictimCase, who: &PersonFile) -> Vec<Dial> {
    let ladder = who.ladder().into_iter();
    ladder
        .map(|number| number_line::dial(look, file.case, who, number))
        .collect()
}

/// Held numbers, and that there is none to call: said above everything else.
pub(crate) fn warning(look: &Look<'_>, file: &VictimCase, who: &PersonFile) -> Option<Warning> {
    let person = Some(who.known.person);
    let danger = in_danger(file, person);
    let held = who
        .numbers
        .iter()
        .filter(|number| number.callable() == Callable::Held);
    let any_held = held.count() > 0;
    let key = match (danger, any_held, who.to_dial(danger).next().is_some()) {
        (true, true, _) => "victim-ways-danger-held",
        (true, false, false) if !who.numbers.is_empty() => "victim-ways-danger-none",
        (false, true, true) => "victim-ways-some-held",
        (false, _, false) if !who.numbers.is_empty() => "victim-ways-none-today",
        _ => return None,
    };
    Some(Warning {
        red: danger,
        text: say(look, key),
        ways: strip::path(look, file.case, "ways", person),
    })
}

pub(crate) fn facts(look: &Look<'_>, who: &PersonFile) -> Vec<Fact> {
    let plan = who
        .plan
        .as_ref()
        .map(|saved| saved.plan.clone())
        .unwrap_or_default();
    let fact = |key: &str, value: String| Fact {
        name: say(look, &format!("victim-plan-{key}")),
        value,
        no: false,
    };
    let mut facts = Vec::new();
    let nobody = say(look, "victim-plan-who-unknown");
    facts.push(fact(
        "who",
        if plan.who_may_answer.is_empty() {
            nobody
        } else {
            plan.who_may_answer.clone()
        },
    ));
    let anywhere = who
        .numbers
        .iter()
        .any(|number| number_line::may_leave(look, who, &plan, number));
    facts.push(if anywhere {
        let words = [("words", plan.voicemail_words.clone())];
        fact("message", look.w().with("victim-plan-message-words", words))
    } else {
        Fact {
            no: true,
            ..fact("message", say(look, "victim-plan-message-no"))
        }
    });
    let other = other_ways(look, who, &plan);
    let (advocate, scope) = advocate_said(look, who);
    for (key, value) in [
        ("you-are", plan.you_are),
        ("code", plan.code_words),
        ("hours", plan.hours),
        ("advocate", advocate),
        ("scope", scope),
        ("other", other),
        ("language", who.card.language.clone()),
        ("words", plan.words),
    ] {
        if !value.is_empty() {
            facts.push(fact(key, value));
        }
    }
    facts
}

/// Who stands for them, until when, and for what; of one who did, that it is over.
fn advocate_said(look: &Look<'_>, who: &PersonFile) -> (String, String) {
    let w = look.w();
    let plan = who.plan.as_ref().map(|saved| &saved.plan);
    let Some(named) = plan
        .map(|plan| &plan.advocate)
        .filter(|named| !named.is_empty())
    else {
        return Default::default();
    };
    let until = named.until.map(|day| page::when::short_day(w, day));
    if !named.stands(look.today()) {
        let slots = [
            ("name", named.name.clone()),
            ("day", until.unwrap_or_default()),
        ];
        return (w.with("victim-people-advocate-over", slots), String::new());
    }
    let danger = match named.emergencies {
        Some(true) => "victim-people-advocate-danger-yes",
        Some(false) => "victim-people-advocate-danger-no",
        None => "victim-people-advocate-danger-unknown",
    };
    let until = until.map(|day| w.with("victim-people-advocate-stands", [("day", day)]));
    let scope = [
        Some(named.scope.clone()).filter(|scope| !scope.is_empty()),
        Some(say(look, danger)),
        until,
    ];
    let scope = scope.into_iter().flatten();
    let scope = scope.map(|part| crate::look::stopped(&part));
    (advocate(named), scope.collect::<Vec<_>>().join(" "))
}

/// The advocate's name, number and place.
pub(crate) fn advocate(named: &victim_file::letter::Advocate) -> String {
    let parts = [&named.name, &named.number, &named.words];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.cloned().collect::<Vec<_>>().join(" ")
}

/// The ways besides the telephone that the plan allows, with what it says of them.
fn other_ways(look: &Look<'_>, who: &PersonFile, plan: &Plan) -> String {
    let mut ways: Vec<String> = allowed(plan)
        .map(|way| say(look, &format!("victim-ways-by-{way}")))
        .collect();
    // Where mail goes to one address only, no other is shown as one to write to.
    if !plan.ways.is_empty() && !ways.is_empty() && who.mail_only_to().is_none() {
        ways.push(plan.ways.clone());
    }
    ways.join(". ")
}

/// The ways besides the telephone that a plan allows, by their words in links.
pub(crate) fn allowed(plan: &Plan) -> impl Iterator<Item = &'static str> {
    let ways = [
        ("text", plan.text),
        ("email", plan.email),
        ("letter", plan.letter),
        ("in_person", plan.visit),
    ];
    ways.into_iter()
        .filter(|(_, allowed)| *allowed)
        .map(|(way, _)| way)
}
