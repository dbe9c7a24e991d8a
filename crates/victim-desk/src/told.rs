//! What a person was told and what they want, recorded in one batch.

use ledger::{Exactness, Matter};
use rules::{Ending, Item, Items, Moment, What, Word as _};
use victim_file::record::{Choice, Telling};
use victim_file::view::{Checklist, FileFact, ItemLine, Standing};
use victim_file::{Line, When};

use crate::case_form::{On, Question, Section, Wrong};
use crate::case_sheet::{Sheet, fine, sheets, to_the_file};
use crate::strip::say;

fn checklist(on: &On<'_>) -> Option<Checklist> {
    let person = on.person?;
    Some(on.file.checklist(&on.look.rules, person, on.look.now))
}

fn fact(on: &On<'_>, fact: &FileFact) -> String {
    let at = on.look.at(fact.at, fact.exactness);
    let key = if fact.new {
        "victim-case-told-new"
    } else {
        "victim-case-told-fact"
    };
    let words = if fact.words.is_empty() {
        say(on.look, "victim-case-told-was")
    } else {
        fact.words.clone()
    };
    on.look.w().with(key, [("words", words), ("when", at)])
}

fn item(on: &On<'_>, line: &ItemLine) -> Question {
    let word = line.item.word();
    let mut question = on.one_of(
        &format!("item_{word}"),
        "victim-case-told",
        &["told", "declined", "later"],
    );
    question.label = page::capital(&crate::say::item(on.look, line.item));
    question.facts = line.facts.iter().map(|each| fact(on, each)).collect();
    let at = |at| on.look.at(at, ledger::Exactness::Second);
    question.hint = match (line.standing, line.told, line.declined) {
        (Standing::Left, ..) => say(on.look, "victim-case-told-left"),
        (Standing::Told, Some(told), _) => on
            .look
            .w()
            .with("victim-case-told-at", [("when", at(told))]),
        (Standing::Declined, _, Some(then)) => on
            .look
            .w()
            .with("victim-case-declined-at", [("when", at(then))]),
        _ => say(on.look, "victim-case-told-not-owed"),
    };
    question
}

fn ask(on: &On<'_>) -> Vec<Section> {
    let list = checklist(on);
    let items = list.iter().flat_map(|list| &list.items);
    let items: Vec<Question> = items
        .filter(|line| line.item != Item::Choice || line.standing == Standing::Left)
        // What there is nothing of is not asked: a denial's reason where nobody was denied.
        .filter(|line| line.standing != Standing::NotOwed)
        .map(|line| item(on, line))
        .collect();
    let mut told = on.section("victim-case-told-part", items);
    if let Some(due) = list.and_then(|list| list.due) {
        let when = on.look.at(due, ledger::Exactness::Second);
        told.lead = on.look.w().with("victim-case-told-due", [("when", when)]);
    }
    let wants = vec![
        on.one_of("receive", "victim-case-receive", &["yes", "no"]),
        on.one_of("provide", "victim-case-provide", &["yes", "no"]),
        on.line("every_days", "victim-case-every"),
    ];
    let note = on.section(
        "victim-case-note-part",
        vec![on.words("words", "victim-case-words")],
    );
    vec![
        told,
        on.section("victim-case-wants", wants),
        on.ask_when(),
        note,
    ]
}

fn choice(on: &On<'_>, wrong: &mut Vec<Wrong>) -> Option<Choice> {
    let every = on.get("every_days");
    let answers = (on.get("receive"), on.get("provide"));
    let yes = |answer: &str| match answer {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let every_days = match (every, every.parse::<u16>()) {
        ("", _) => None,
        (_, Ok(days)) => Some(days),
        (_, Err(_)) => {
            wrong.push(on.wrong("every_days", "victim-case-wrong-days"));
            None
        }
    };
    match (yes(answers.0), yes(answers.1)) {
        (Some(receive), Some(provide)) => Some(Choice {
            receive,
            provide,
            every_days,
        }),
        (None, None) if every.is_empty() => None,
        (receive, _) => {
            let field = if receive.is_none() {
                "receive"
            } else {
                "provide"
            };
            wrong.push(on.wrong(field, "victim-case-wrong-both-answers"));
            None
        }
    }
}

/// How long after a call what was told in it is written down at the latest, seconds.
const SAME_TALK: i64 = 3 * 3_600;

/// The last time that they were talked to, if that was just now and its hour is known.
fn talk(on: &On<'_>) -> Option<Moment> {
    let theirs = |line: &&Line| {
        let contact = match line.envelope.matter {
            Matter::Rule(What::Effort { outcome, .. } | What::Notice { outcome, .. }) => {
                outcome == Ending::Reached
            }
            Matter::Rule(What::Inbound { .. }) => true,
            _ => false,
        };
        contact && line.person == on.person && line.taken_back.is_none()
    };
    let at = on
        .file
        .lines()
        .filter(theirs)
        .filter(|line| line.envelope.exactness == Exactness::Second)
        .map(|line| line.envelope.at)
        .max()?;
    let since = on.look.now.second() - at.second();
    (0..=SAME_TALK).contains(&since).then_some(at)
}

/// What was told in a talk was told when they were reached, not when the form is sent: its time stands there.
fn start(on: &On<'_>) -> Vec<(String, String)> {
    let Some(at) = talk(on) else {
        return Vec::new();
    };
    let day = at.day(&on.look.desk.office.zone);
    [
        ("when_month", day.month().to_string()),
        ("when_day", day.day().to_string()),
        ("when_year", day.year().to_string()),
        ("when_time", on.look.clock(at)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// A time is typed to the minute: that of the talk is the talk's own, so that nothing was told before it began.
fn in_the_talk(on: &On<'_>, when: When) -> When {
    match (when, talk(on)) {
        (When::At(typed), Some(at))
            if typed.second().div_euclid(60) == at.second().div_euclid(60) =>
        {
            When::At(at)
        }
        _ => when,
    }
}

const TOLD: Sheet = Sheet {
    word: "told",
    of_somebody: true,
    start,
    ask,
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = in_the_talk(on, on.when(&mut wrong));
        let (mut items, mut declined) = (Items::NONE, Items::NONE);
        for item in Item::ALL {
            match on.get(&format!("item_{}", item.word())) {
                "told" => items.insert(*item),
                "declined" => declined.insert(*item),
                _ => {}
            }
        }
        let choice = choice(on, &mut wrong);
        if wrong.is_empty() && choice.is_none() && items.union(declined).is_empty() {
            wrong.push(on.wrong("item_services", "victim-case-wrong-nothing-told"));
        }
        fine(wrong)?;
        let Some(person) = on.person else {
            return Err(victim_file::Refused::NotHere.into());
        };
        let telling = Telling {
            items,
            declined,
            choice,
            words: on.text("words"),
        };
        Ok(on.look.recorder().tell(act, when, person, &telling)?)
    },
    next: to_the_file,
};

sheets! {
    show, take, TOLD;
}
