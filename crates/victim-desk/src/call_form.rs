//! What is asked about a call: who was called at which number, by which way, what it was about; and how that is read.

use desk::Fields;
use rules::{Channel, Ending, FactId, PersonNo, Toward, Word as _};
use victim_file::letter::{Asked, Effort};
use victim_file::view::{Callable, PersonFile};
use victim_file::{VictimCase, record::Call};

use crate::call_plan::in_danger;
use crate::circumstances;
use crate::look::Look;
use crate::number_line;
use crate::say;
use crate::strip::say as words;

/// How the value of a person's own number begins.
const NUMBER: &str = "n:";
/// The value of whoever speaks for them.
pub(crate) const GUARDIAN: &str = "guardian";

pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    /// What keeps it from being called now; empty where nothing does.
    pub(crate) hint: String,
    pub(crate) chosen: bool,
}

/// Who can have been called: each number of theirs but those that nobody may call, the advocate whom they named,
/// somebody who may know, anything else. What is to be called next is chosen already.
pub(crate) fn called(
    look: &Look<'_>,
    file: &VictimCase,
    who: Option<&PersonFile>,
    typed: &Fields,
) -> Vec<Choice> {
    let Some(who) = who else { return Vec::new() };
    let danger = in_danger(file, Some(who.known.person));
    let mut all: Vec<Choice> = Vec::new();
    let mut first = None;
    if circumstances::guardian_callable(who, danger) {
        let name = circumstances::guardian(&who.circumstances.guardian);
        all.push(Choice {
            value: GUARDIAN.to_owned(),
            label: look
                .w()
                .with("victim-people-called-guardian", [("name", name)]),
            hint: who
                .guardian
                .as_ref()
                .map_or_else(String::new, |number| number_line::state(look, number)),
            chosen: false,
        });
        first = Some(GUARDIAN.to_owned());
    }
    for number in who.ladder() {
        if number.callable() == Callable::Burned {
            continue;
        }
        let value = format!("{NUMBER}{}", number.phone.number);
        if first.is_none() && (danger || number.callable() < Callable::Held) {
            first = Some(value.clone());
        }
        let label = format!("{} {}", number.phone.number, number.phone.label);
        all.push(Choice {
            label: label.trim().to_owned(),
            hint: number_line::state(look, number),
            chosen: false,
            value,
        });
    }
    // In a danger nobody whose scope leaves emergencies out; and never one who does not stand for them any more.
    let advocate = who
        .advocate(look.today())
        .filter(|advocate| !danger || advocate.for_danger());
    let plain = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        hint: String::new(),
        chosen: false,
    };
    if let Some(advocate) = advocate {
        let name = crate::call_plan::advocate(advocate);
        let label = look
            .w()
            .with("victim-ways-called-advocate", [("name", name)]);
        all.push(plain("advocate", label));
        first.get_or_insert_with(|| "advocate".to_owned());
    }
    all.push(plain("locate", words(look, "victim-to-locate")));
    all.push(plain("other", words(look, "victim-ways-called-other")));
    // A link says what is to be called; else it is what was typed before, else what is to be called next.
    let asked = asked_for(look, who);
    let typed = Some(typed.get("vl_called").to_owned());
    let there = |value: &String| all.iter().any(|choice| choice.value == *value);
    let chosen = asked.filter(there).or(typed.filter(there)).or(first);
    let chosen = chosen.unwrap_or_else(|| "other".to_owned());
    for choice in &mut all {
        choice.chosen = choice.value == chosen;
    }
    all
}

/// What the link to this page says is to be called.
fn asked_for(look: &Look<'_>, who: &PersonFile) -> Option<String> {
    let way = look.visit.query.get("way");
    match way {
        "advocate" | "locate" | GUARDIAN => Some(way.to_owned()),
        "text" | "email" | "letter" | "in_person" => Some("other".to_owned()),
        place => {
            let place: usize = place.parse().ok()?;
            let number = who.numbers.get(place.checked_sub(1)?)?;
            Some(format!("{NUMBER}{}", number.phone.number))
        }
    }
}

pub(crate) fn channels(look: &Look<'_>, typed: &Fields) -> Vec<Choice> {
    let chosen = match look.visit.query.get("way") {
        way @ ("text" | "email" | "letter" | "in_person") => way,
        _ => typed.get("vl_channel"),
    };
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
            hint: String::new(),
            chosen: chosen == channel.word(),
        })
        .collect()
}

/// What is still to be told to them: each a box, ticked unless somebody took the tick away.
pub(crate) fn about(
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
                hint: String::new(),
                chosen: first_time || ticked.contains(&id.as_str()),
                value: id,
            }
        })
        .collect()
}

/// The call as it was typed.
pub(crate) fn read(
    file: &VictimCase,
    person: Option<PersonNo>,
    outcome: Ending,
    form: &Fields,
) -> Call {
    let channel = Channel::from_word(form.get("vl_channel")).unwrap_or(Channel::Telephone);
    let typed = form.get("vl_other").trim().to_owned();
    let called = form.get("vl_called");
    let asked = Asked::from_word(form.get("vl_asked"));
    let (to, number) = match (person, called) {
        (None, _) | (Some(_), "locate") => (Toward::Locate, typed),
        // Whoever of the ladder was asked is somebody who may know.
        (Some(_), "other" | "") if asked.is_some() => (Toward::Locate, typed),
        (Some(person), "advocate") => {
            let plan = file.person(person).and_then(|who| who.plan.as_ref());
            let number = plan.map(|saved| saved.plan.advocate.number.clone());
            (Toward::Advocate, number.unwrap_or_default())
        }
        // Whoever speaks for them is called as they are.
        (Some(person), GUARDIAN) => {
            let who = file.person(person);
            let number = who.map(|who| who.circumstances.guardian.number.clone());
            (Toward::Person, number.unwrap_or_default())
        }
        (Some(_), other) => {
            let own = other.strip_prefix(NUMBER).map(str::to_owned);
            (Toward::Person, own.unwrap_or(typed))
        }
    };
    // A letter or a visit says nothing of a number.
    let dialled = matches!(channel, Channel::Telephone | Channel::Text);
    // The form says with a hidden field that it had boxes: none ticked is then none, not all.
    let about = form.has("vl_abouts").then(|| {
        form.all("vl_about")
            .filter_map(|id| FactId::new(id).ok())
            .collect::<Vec<_>>()
    });
    Call {
        person,
        to,
        channel,
        outcome,
        about: about.filter(|_| to != Toward::Locate),
        letter: Effort {
            number: if dialled { number } else { String::new() },
            guardian: person.is_some() && called == GUARDIAN,
            asked: asked.filter(|_| to == Toward::Locate),
            plain: None,
            words: form.get("vl_words").to_owned(),
        },
    }
}

/// Where on the page of a call what is wrong with a field stands: the `id` to which the summary leads.
pub(crate) fn place_of(field: &str) -> String {
    match field {
        "when" => "vc_when_month".to_owned(),
        "when_time" => "vc_when_time".to_owned(),
        "to" => "vl_called".to_owned(),
        "number" => "vl_other".to_owned(),
        "person" => "main".to_owned(),
        field => format!("vl_{field}"),
    }
}
