//! Whose file is open: the strip above every page of a case, and how its paths are spelled.

use desk::Refusal;
use page::{FileStrip, NavItem, Shell};
use rules::{CaseId, FactId, PersonNo, Role, Roles, Word as _};
use victim_file::VictimCase;

use crate::look::Look;

/// The words of a key.
pub(crate) fn say(look: &Look<'_>, key: &str) -> String {
    look.w().t(key).to_owned()
}

/// A person as paths write them: the first is 1, and 0 is the victim not yet known.
pub(crate) fn written(person: Option<PersonNo>) -> u16 {
    person.map_or(0, |person| u16::from(person.0) + 1)
}

/// The person that the path names, who must be one of the case; nobody for 0 or where it names none.
pub(crate) fn person(look: &Look<'_>, file: &VictimCase) -> Result<Option<PersonNo>, Refusal> {
    let text = look.visit.param("person");
    if matches!(text, "" | "0") {
        return Ok(None);
    }
    let number: u16 = text.parse().map_err(|_| Refusal::NotFound)?;
    let before = number.checked_sub(1).and_then(|n| u8::try_from(n).ok());
    let person = before.map(PersonNo).ok_or(Refusal::NotFound)?;
    let known = file.person(person).ok_or(Refusal::NotFound)?;
    Ok(Some(known.known.person))
}

/// The fact that the path names, if it names one.
pub(crate) fn fact(look: &Look<'_>) -> Result<Option<FactId>, Refusal> {
    let text = look.visit.param("fact");
    if text.is_empty() {
        return Ok(None);
    }
    FactId::new(text).map(Some).map_err(|_| Refusal::NotFound)
}

/// The page of one person, or that of the case.
pub(crate) fn file_path(look: &Look<'_>, case: CaseId, person: Option<PersonNo>) -> String {
    match person {
        None => look.path(&format!("/cases/{case}")),
        Some(_) => look.path(&format!("/cases/{case}/people/{}", written(person))),
    }
}

/// A page about one person, such as `told`.
pub(crate) fn path(look: &Look<'_>, case: CaseId, word: &str, person: Option<PersonNo>) -> String {
    look.path(&format!("/cases/{case}/{word}/{}", written(person)))
}

/// The name of a person, or what is said where there is none.
pub(crate) fn name(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> String {
    let Some(person) = person else {
        return String::new();
    };
    let known = file.person(person).map(|known| known.card.name.clone());
    known
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| say(look, "victim-case-no-name"))
}

/// The participant's name.
pub(crate) fn participant(look: &Look<'_>, file: &VictimCase) -> String {
    let intake = file
        .participant
        .as_ref()
        .and_then(|file| file.intake.as_ref());
    let name = intake.map(|intake| format!("{} {}", intake.first, intake.last));
    let name = name
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty());
    name.unwrap_or_else(|| say(look, "victim-case-no-participant"))
}

/// Where the participant stands besides attending, for whoever calls; empty where nothing is known.
pub(crate) fn stands(look: &Look<'_>, file: &VictimCase) -> String {
    let stands = file.stands();
    stands.map_or_else(String::new, |stands| crate::say::standing(look, stands))
}

/// Roles in words, or that there is none any more.
pub(crate) fn roles(look: &Look<'_>, roles: Roles) -> String {
    let words: Vec<String> = roles.iter().map(|role| role_word(look, role)).collect();
    if words.is_empty() {
        say(look, "victim-case-role-none")
    } else {
        words.join(", ")
    }
}

pub(crate) fn role_word(look: &Look<'_>, role: Role) -> String {
    say(look, &format!("victim-case-role-{}", role.word()))
}

/// What stands around a page of a case. One page is about one person: nobody else is named on it.
pub(crate) fn shell(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
    title: &str,
) -> Shell {
    let here = &look.visit.request.path;
    let tab = |key: &str, path: String| NavItem {
        current: *here == path,
        ..NavItem::new(say(look, key), path)
    };
    let case = file.case;
    let mut nav = vec![tab("victim-case-tab-line", file_path(look, case, person))];
    nav.push(tab(
        "victim-case-tab-call",
        path(look, case, "call", person),
    ));
    if person.is_some() {
        nav.push(tab(
            "victim-case-tab-told",
            path(look, case, "told", person),
        ));
        nav.push(tab(
            "victim-case-tab-plan",
            path(look, case, "plan", person),
        ));
        nav.push(tab("victim-case-tab-people", file_path(look, case, None)));
    }
    let participant = participant(look, file);
    let (who, about) = match person {
        Some(_) => {
            let about = look.w().with("victim-case-about", [("name", participant)]);
            (name(look, file, person), about)
        }
        None => (participant, say(look, "victim-case-whole")),
    };
    let strip = FileStrip {
        mark: case.to_string(),
        who,
        about,
        nav,
    };
    look.shell(&format!("{title} · {case}")).in_file(strip)
}
