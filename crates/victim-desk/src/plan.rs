//! The plan: how somebody can be called without putting them in danger. Nothing said means: do not.

use victim_file::letter::{Advocate, Confirmed, Day, Person, Plan, SafeHours, Saved};
use victim_file::view::PersonFile;

use crate::call_plan::allowed;
use crate::case_form::{On, Section, Wrong};
use crate::case_sheet::{Sheet, fine, sheets, to_the_file};
use crate::people::{ask_numbers, read_numbers};
use crate::script;

fn known<'a>(on: &'a On<'_>) -> Option<&'a PersonFile> {
    on.file.person(on.person?)
}

/// Rows of a list: those that are there or were typed, and two more.
fn rows(on: &On<'_>, there: usize, field: &str) -> usize {
    let typed = (0..50)
        .rev()
        .find(|row| !on.get(&format!("{field}_{row}")).is_empty());
    there.max(typed.map_or(0, |last| last + 1)) + 2
}

fn start(on: &On<'_>) -> Vec<(String, String)> {
    let Some(known) = known(on) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut put = |name: &str, value: &str| all.push((name.to_owned(), value.to_owned()));
    for (row, number) in known.numbers.iter().enumerate() {
        put(&format!("number_{row}"), &number.phone.number);
        put(&format!("label_{row}"), &number.phone.label);
        put(&format!("source_{row}"), number.phone.source.word());
        put(&format!("answers_{row}"), &number.phone.answers);
        let plan = known.plan.as_ref();
        let may = number
            .phone
            .voicemail
            .unwrap_or_else(|| plan.is_some_and(|saved| saved.plan.voicemail));
        put(&format!("message_{row}"), if may { "yes" } else { "no" });
    }
    let first = known.numbers.len();
    for row in first..first + 2 {
        put(&format!("source_{row}"), "unknown");
    }
    put("voicemail", "no");
    let Some(saved) = &known.plan else { return all };
    let plan = &saved.plan;
    for (row, hours) in plan.weekly.iter().enumerate() {
        hours
            .days
            .iter()
            .for_each(|day| put(&format!("days_{row}"), day.word()));
        put(
            &format!("from_{row}"),
            &hours.from.strftime("%H:%M").to_string(),
        );
        put(
            &format!("to_{row}"),
            &hours.to.strftime("%H:%M").to_string(),
        );
    }
    put("hours", &plan.hours);
    put("who_may_answer", &plan.who_may_answer);
    put("voicemail_words", &plan.voicemail_words);
    put("you_are", &plan.you_are);
    put("code_words", &plan.code_words);
    // Who does not stand for them any more is named anew or not at all.
    if let Some(advocate) = known.advocate(on.look.today()) {
        put("advocate_name", &advocate.name);
        put("advocate_number", &advocate.number);
        put("advocate_scope", &advocate.scope);
        if let Some(yes) = advocate.emergencies {
            put("advocate_danger", if yes { "yes" } else { "no" });
        }
        if let Some(until) = advocate.until {
            put("advocate_until_month", &until.month().to_string());
            put("advocate_until_day", &until.day().to_string());
            put("advocate_until_year", &until.year().to_string());
        }
    }
    for way in allowed(plan) {
        put("ways", way);
    }
    put("ways_words", &plan.ways);
    put("plan_words", &plan.words);
    if plan.hear_shown {
        put("hear_shown", "yes");
    }
    all.retain(|(name, _)| name != "voicemail");
    let voicemail = if plan.voicemail { "yes" } else { "no" };
    all.push(("voicemail".to_owned(), voicemail.to_owned()));
    all
}

fn ask(on: &On<'_>) -> Vec<Section> {
    let there = known(on).map_or(0, |known| known.numbers.len());
    let days: Vec<&str> = Day::ALL.iter().map(|day| day.word()).collect();
    let mut hours = vec![on.words("hours", "victim-case-hours")];
    for row in 0..rows(on, 0, "from") {
        let mut row_days = on.boxes(&format!("days_{row}"), "victim-case-days", &days);
        row_days.label = on.look.w().n("victim-case-days-row", row + 1);
        hours.push(row_days);
        hours.push(on.line(&format!("from_{row}"), "victim-case-from"));
        hours.push(on.line(&format!("to_{row}"), "victim-case-to"));
    }
    let message = vec![
        on.one_of("voicemail", "victim-case-voicemail", &["no", "yes"]),
        on.words("voicemail_words", "victim-case-voicemail-words"),
    ];
    let ways = vec![
        on.boxes(
            "ways",
            "victim-ways-by",
            &["text", "email", "letter", "in_person"],
        ),
        on.words("ways_words", "victim-ways-by-words"),
    ];
    let answers = vec![
        on.words("who_may_answer", "victim-case-answers"),
        on.line("you_are", "victim-case-you-are"),
        on.line("code_words", "victim-case-code"),
    ];
    let more = vec![
        on.line("advocate_name", "victim-case-advocate-name"),
        on.line("advocate_number", "victim-case-advocate-number"),
        on.words("advocate_scope", "victim-ways-advocate-scope"),
        on.one_of(
            "advocate_danger",
            "victim-people-advocate-danger",
            &["yes", "no"],
        ),
        on.day("advocate_until", "victim-people-advocate-until"),
        on.boxes("hear_shown", "victim-shown-hear", &["yes"]),
        on.words("plan_words", "victim-case-words"),
        on.one_of(
            "confirmed",
            "victim-case-confirmed",
            &["person", "advocate", "no"],
        ),
    ];
    let numbers = ask_numbers(on, rows(on, there, "number"), true);
    let mut message = on.section("victim-case-message-part", message);
    let language = known(on).map_or("", |known| known.card.language.as_str());
    message.scripts = script::voicemail(on.look, language);
    vec![
        on.section("victim-case-answers-part", answers),
        message,
        on.section("victim-case-hours-part", hours),
        on.section("victim-case-numbers", numbers),
        on.section("victim-ways-by-part", ways),
        on.section("victim-case-more-part", more),
    ]
}

fn weekly(on: &On<'_>, wrong: &mut Vec<Wrong>) -> Vec<SafeHours> {
    let mut all = Vec::new();
    for row in 0..50 {
        let days = on.all(&format!("days_{row}"));
        let days: Vec<Day> = days
            .iter()
            .filter_map(|word| Day::from_word(word))
            .collect();
        let mut time = |field: String| match on.read_time(&field) {
            Ok(Some(time)) => Some(time),
            Ok(None) if days.is_empty() => None,
            Ok(None) => {
                wrong.push(on.wrong(&field, "victim-case-wrong-missing"));
                None
            }
            Err(one) => {
                wrong.push(one);
                None
            }
        };
        let (from, to) = (time(format!("from_{row}")), time(format!("to_{row}")));
        if let (Some(from), Some(to)) = (from, to) {
            if days.is_empty() {
                wrong.push(on.wrong(&format!("days_{row}"), "victim-case-wrong-choose"));
            }
            all.push(SafeHours { days, from, to });
        }
    }
    all
}

fn plan(on: &On<'_>, wrong: &mut Vec<Wrong>) -> Plan {
    let before = known(on).and_then(|known| known.plan.as_ref());
    let confirmed = match on.get("confirmed") {
        by @ ("person" | "advocate") => {
            let by = on
                .look
                .w()
                .t(&format!("victim-case-confirmed-by-{by}"))
                .to_owned();
            Some(Confirmed {
                by,
                on: on.look.today(),
            })
        }
        _ => before.and_then(|saved| saved.plan.confirmed.clone()),
    };
    let until = on.read_day("advocate_until").unwrap_or_else(|one| {
        wrong.push(one);
        None
    });
    let ways = on.all("ways");
    let allows = |way: &str| ways.iter().any(|each| each == way);
    Plan {
        hours: on.text("hours"),
        weekly: weekly(on, wrong),
        who_may_answer: on.text("who_may_answer"),
        voicemail: on.get("voicemail") == "yes",
        voicemail_words: on.text("voicemail_words"),
        you_are: on.text("you_are"),
        code_words: on.text("code_words"),
        text: allows("text"),
        email: allows("email"),
        letter: allows("letter"),
        visit: allows("in_person"),
        ways: on.text("ways_words"),
        advocate: Advocate {
            name: on.text("advocate_name"),
            number: on.text("advocate_number"),
            scope: on.text("advocate_scope"),
            emergencies: match on.get("advocate_danger") {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            until,
            words: before.map_or_else(String::new, |saved| saved.plan.advocate.words.clone()),
        },
        confirmed,
        hear_shown: on.get("hear_shown") == "yes",
        words: on.text("plan_words"),
    }
}

const PLAN: Sheet = Sheet {
    word: "plan",
    of_somebody: true,
    start,
    ask,
    take: |on, act| {
        let mut wrong = Vec::new();
        let plan = plan(on, &mut wrong);
        fine(wrong)?;
        let Some(known) = known(on) else {
            return Err(victim_file::Refused::NotHere.into());
        };
        let phones = read_numbers(on, &known.card.phones);
        let changed = known.card.phones != phones;
        // Who they are is written anew only where a number changed: a plan alone changes nobody.
        let person = changed.then(|| Person {
            phones,
            ..known.card.clone()
        });
        let saved = Saved {
            person,
            plan: Some(plan),
            ..Saved::default()
        };
        Ok(on.look.recorder().save(act, known.known.person, &saved)?)
    },
    next: to_the_file,
};

sheets! {
    show, take, PLAN;
}
