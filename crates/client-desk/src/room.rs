//! The participant is in the room and sees the screen: a switch of whoever is signed in.
//!
//! While it is on, no page says what is not for them, and no list shows anybody else's name.

use askama::Template;
use desk::{Answer, Office, Refusal, Session, Visit};
use ledger::Shelf;
use page::Shell;

use crate::ClientDesk;
use crate::look::Look;

#[derive(Template)]
#[template(path = "client/room.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
}

/// Where the switch of an account lies.
fn key(session: &Session) -> Vec<u8> {
    format!("room/{}", session.actor.0).into_bytes()
}

pub(crate) fn is_on(office: &Office, session: &Session) -> Result<bool, Refusal> {
    Ok(office.store.get(Shelf::House, &key(session))?.is_some())
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let page = Page {
        shell: look.shell(&look.say("client-room-title")),
        look,
    };
    desk::render(&page)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let key = key(visit.session()?);
    match visit.form.get("room") {
        "on" => desk.office.store.put(Shelf::House, &key, b"on")?,
        "off" => {
            desk.office.store.remove(Shelf::House, &key)?;
        }
        _ => {
            return Err(Refusal::Unusable("client-room-choose".to_owned()));
        }
    }
    Ok(Answer::see(&back(desk, visit.form.get("to"))))
}

/// The page where the button was pressed, if it is one of this desk's.
fn back(desk: &ClientDesk, to: &str) -> String {
    let home = desk.office.path("/");
    let plain = to
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.'));
    if plain && to.starts_with(&home) && !to.contains("//") {
        to.to_owned()
    } else {
        home
    }
}
