//! The people of a case: added, their roles changed, their part in it ended.

use rules::{Ended, PersonNo, Role, Roles, Word as _};
use victim_file::letter::{Advocate, NumberState, Person, Phone, Plan, Source, Why};
use victim_file::view::same_number;

use crate::case_form::{On, Question};
use crate::case_sheet::{
    LEARNED, Not, Sheet, ask_learned, fine, learned_here, nothing, sheets, to_the_file,
};
use crate::strip;

fn role_words() -> Vec<&'static str> {
    Role::ALL.iter().map(|role| role.word()).collect()
}

fn roles(on: &On<'_>) -> Roles {
    let typed = on.all("roles");
    let chosen = Role::ALL
        .iter()
        .filter(|role| typed.iter().any(|word| word == role.word()));
    let mut roles = Roles::NONE;
    chosen.for_each(|role| roles.insert(*role));
    roles
}

/// The fields of one number: number, whose, where it came from; and for somebody whose plan it is who may answer it and
/// whether a message may be left.
pub(crate) fn ask_numbers(on: &On<'_>, rows: usize, with_plan: bool) -> Vec<Question> {
    let sources: Vec<&str> = Source::ALL.iter().map(|each| each.word()).collect();
    let mut questions = Vec::new();
    for row in 0..rows {
        let mut number = on.line(&format!("number_{row}"), "victim-case-number");
        number.label = on.look.w().n("victim-case-number-row", row + 1);
        questions.push(number);
        questions.push(on.line(&format!("label_{row}"), "victim-case-label"));
        questions.push(on.select(&format!("source_{row}"), "victim-case-source", &sources));
        if with_plan {
            let field = format!("answers_{row}");
            questions.push(on.line(&field, "victim-ways-answers"));
            let field = format!("message_{row}");
            questions.push(on.select(&field, "victim-ways-message", &["no", "yes"]));
        }
    }
    questions
}

/// The numbers as they were typed. What a number was first written down as stays: what is said of it since is an act of
/// its own.
pub(crate) fn read_numbers(on: &On<'_>, before: &[Phone]) -> Vec<Phone> {
    let row = |row: usize| {
        let number = on.text(&format!("number_{row}"));
        let known = before
            .iter()
            .find(|phone| same_number(&phone.number, &number));
        Phone {
            label: on.text(&format!("label_{row}")),
            source: Source::from_word(on.get(&format!("source_{row}"))).unwrap_or_default(),
            answers: on.text(&format!("answers_{row}")),
            voicemail: match on.get(&format!("message_{row}")) {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            state: known.map_or(NumberState::Good, |phone| phone.state),
            number,
        }
    };
    (0..60)
        .map(row)
        .filter(|phone| !phone.number.is_empty())
        .collect()
}

const ADD: Sheet = Sheet {
    word: "add",
    of_somebody: false,
    start: |_| {
        let sources = (0..2).map(|row| (format!("source_{row}"), "unknown".to_owned()));
        let learned = (LEARNED.0.to_owned(), LEARNED.1.to_owned());
        std::iter::once(learned).chain(sources).collect()
    },
    ask: |on| {
        let who = vec![
            on.line("name", "victim-case-name"),
            on.boxes("roles", "victim-case-role", &role_words()),
            on.line("relation", "victim-case-relation"),
            on.line("language", "victim-case-language"),
        ];
        let advocate = vec![
            on.line("advocate_name", "victim-case-advocate-name"),
            on.line("advocate_number", "victim-case-advocate-number"),
        ];
        vec![
            ask_learned(on),
            on.section("victim-case-who-part", who),
            on.section("victim-case-numbers", ask_numbers(on, 2, false)),
            on.section("victim-case-advocate", advocate),
            on.ask_when(),
        ]
    },
    take: |on, act| {
        learned_here(on)?;
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        fine(wrong)?;
        let person = Person {
            name: on.text("name"),
            relation: on.text("relation"),
            language: on.text("language"),
            phones: read_numbers(on, &[]),
            ..Person::default()
        };
        let advocate = Advocate {
            name: on.text("advocate_name"),
            number: on.text("advocate_number"),
            ..Advocate::default()
        };
        // A plan is more than an advocate; without one there is no plan yet.
        let plan = (!advocate.is_empty()).then(|| Plan {
            advocate,
            ..Plan::default()
        });
        let added = on
            .look
            .recorder()
            .add_person(act, when, roles(on), &person, plan.as_ref());
        Ok(added.map(|(recorded, _)| recorded)?)
    },
    next: |on, recorded| {
        let file = on.look.open(recorded.case).ok()?;
        let made = recorded
            .facts
            .first()
            .and_then(|fact| file.line(*fact))?
            .person;
        Some(strip::file_path(on.look, recorded.case, made))
    },
};

const ROLES: Sheet = Sheet {
    word: "roles",
    of_somebody: true,
    start: |on| {
        let known = on.person.and_then(|person| on.file.person(person));
        let roles = known.map_or(Roles::NONE, |known| known.known.roles);
        roles
            .iter()
            .map(|role| ("roles".to_owned(), role.word().to_owned()))
            .collect()
    },
    ask: |on| {
        let roles = on.boxes("roles", "victim-case-role", &role_words());
        vec![
            on.section("victim-case-roles-part", vec![roles]),
            on.ask_when(),
        ]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        fine(wrong)?;
        let person = on.person.ok_or(victim_file::Refused::NotHere)?;
        Ok(on
            .look
            .recorder()
            .change_roles(act, when, person, roles(on))?)
    },
    next: to_the_file,
};

const END: Sheet = Sheet {
    word: "end",
    of_somebody: true,
    start: nothing,
    ask: |on| {
        let reasons: Vec<&str> = Ended::ALL.iter().map(|each| each.word()).collect();
        let mut what = Vec::new();
        if on.again {
            what.push(on.boxes("sure", "victim-case-end-sure", &["yes"]));
        }
        what.push(on.one_of("how", "victim-case-end-how", &reasons));
        // One page names one person: another is told by their number in the case.
        what.push(on.line("same_as", "victim-case-end-same"));
        what.push(on.words("why", "victim-case-end-why"));
        vec![on.section("victim-case-end-part", what), on.ask_when()]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        let how = Ended::ALL.iter().find(|each| each.word() == on.get("how"));
        if how.is_none() {
            wrong.push(on.wrong("how", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let (Some(person), Some(how)) = (on.person, how) else {
            return Err(victim_file::Refused::NotHere.into());
        };
        if !on.again {
            return Err(Not::Sure);
        }
        let number = on.get("same_as").parse::<u8>().ok();
        let same_as = number
            .and_then(|number| number.checked_sub(1))
            .map(PersonNo);
        let letter = Why {
            why: on.text("why"),
            same_as,
            danger: None,
        };
        Ok(on
            .look
            .recorder()
            .end_person(act, when, person, *how, &letter)?)
    },
    next: to_the_file,
};

sheets! {
    show_add, take_add, ADD;
    show_roles, take_roles, ROLES;
    show_end, take_end, END;
}
