//! In which language a page speaks: that of the account once somebody is signed in, and before that the one chosen
//! at the door, else the browser's. It is a setting of this desk alone, and nobody is sent anywhere by it.

use keys::DeskName;
use ledger::Shelf;
use page::{LanguageLink, Words};

use crate::{
    Answer, AtDesk, Method, Office, Refusal, Request, Session, Visit, decode, gate, sign_in,
};

/// Where another language is chosen.
pub(crate) const PATH: &str = "/account/language";
/// The field, and the part of a query, that names one.
pub(crate) const FIELD: &str = "lang";
/// The field with the page to go back to.
const TO: &str = "to";

/// The entry of an account on the shelf of its desk. A language's code is no secret.
fn key(session: &Session) -> Vec<u8> {
    format!("language/{}", session.actor.0).into_bytes()
}

/// That of whoever is signed in; the program's first where they have chosen none.
pub(crate) fn of_account(office: &Office, session: &Session) -> Result<Words, Refusal> {
    let chosen = office.store.get(Shelf::House, &key(session))?;
    let code = chosen
        .as_deref()
        .and_then(|code| std::str::from_utf8(code).ok());
    let words = code.and_then(|code| office.words.in_language(code));
    Ok(words.unwrap_or_else(|| office.words.clone()))
}

/// That of somebody at the door: the one in the address, else what their browser asks for.
pub(crate) fn of_stranger(office: &Office, request: &Request) -> Words {
    let query = decode::urlencoded(request.query.as_bytes()).unwrap_or_default();
    let asked = office.words.in_language(query.get(FIELD));
    asked.unwrap_or_else(|| {
        let header = request.header("accept-language").unwrap_or_default();
        office.words.accepted(header)
    })
}

/// A form for signing in carries the language that was chosen, so that its answer keeps it.
pub(crate) fn at_the_door(visit: &mut Visit<'_>) {
    if visit.session.is_none()
        && let Some(words) = visit.words.in_language(visit.form.get(FIELD))
    {
        visit.words = words;
    }
}

/// What was chosen at the door; empty where nothing was.
pub(crate) fn asked<'a>(visit: &'a Visit<'_>) -> &'a str {
    let asked = match visit.request.method {
        Method::Get => visit.query.get(FIELD),
        Method::Post => visit.form.get(FIELD),
    };
    visit
        .words
        .in_language(asked)
        .map_or("", |_| visit.words.code())
}

/// Links to the door in the other languages.
pub(crate) fn doors(office: &Office, w: &Words, to: &str) -> Vec<LanguageLink> {
    let link = |other: Words| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair(FIELD, other.code());
        if !to.is_empty() {
            query.append_pair(TO, to);
        }
        LanguageLink {
            path: format!("{}?{}", office.path(sign_in::PATH), query.finish()),
            ..named(&other)
        }
    };
    w.others().map(link).collect()
}

fn named(words: &Words) -> LanguageLink {
    LanguageLink {
        code: words.code().to_owned(),
        name: words.own_name().to_owned(),
        path: String::new(),
    }
}

/// The other languages for whoever is signed in: each is chosen by a form, since it is kept.
pub(crate) fn switches(office: &Office, visit: &Visit<'_>) -> Vec<LanguageLink> {
    let switch = |other: Words| LanguageLink {
        path: office.path(PATH),
        ..named(&other)
    };
    visit.words.others().map(switch).collect()
}

/// The page to come back to in the other language: this one, where it can be asked for again.
pub(crate) fn here(office: &Office, visit: &Visit<'_>) -> String {
    let whole = match (visit.request.method, visit.request.query.as_str()) {
        (Method::Get, "") => visit.request.path.clone(),
        (Method::Get, query) => format!("{}?{query}", visit.request.path),
        (Method::Post, _) => return office.path("/"),
    };
    back(&whole, office.name).unwrap_or_else(|| office.path("/"))
}

fn back(path: &str, desk: DeskName) -> Option<String> {
    gate::own_path(path, desk).map(str::to_owned)
}

/// Keeps the language of an account; a code that is none changes nothing.
pub(crate) fn choose(office: &Office, session: &Session, code: &str) -> Result<(), Refusal> {
    if let Some(words) = office.words.in_language(code) {
        let code = words.code().as_bytes();
        office.store.put(Shelf::House, &key(session), code)?;
    }
    Ok(())
}

pub(crate) fn take<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    choose(office, visit.session()?, visit.form.get(FIELD))?;
    let to = back(visit.form.get(TO), office.name);
    Ok(Answer::see(&to.unwrap_or_else(|| office.path("/account"))))
}
