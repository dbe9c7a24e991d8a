//! Security keys: added and removed on the page of the second factor, asked for after the password.
//!
//! A page carries what the browser is to ask a key; a small script asks, and puts what it says into the form. Where
//! there is no script, or no key, there are codes.

use askama::Template;
use keys::{AccountError, Accounts, MOST_KEYS, Opened, Pending, Place, Taken};
use ledger::{AccountAct, Actor};
use page::{Shell, when};

use crate::{
    Answer, AtDesk, Office, Refusal, SecondFactor, Visit, account, accounts, look, render_with,
    second_factor,
};

/// A new one, once the password is given,
pub(crate) const ASK: &str = "/account/second-factor/key";
/// the key's own answer,
pub(crate) const ADD: &str = "/account/second-factor/key/add";
/// and an end to one.
pub(crate) const END: &str = "/account/second-factor/key/{key}/end";
/// The field with what a key says.
pub(crate) const ANSWER: &str = "key";
/// The longest name, in characters.
const NAME: usize = 60;

/// What the page of the second factor shows of them.
pub(crate) struct Keys {
    pub(crate) there: Vec<There>,
    pub(crate) ask: String,
    pub(crate) name: String,
    /// Whether a browser would take part where this page is.
    pub(crate) possible: bool,
    pub(crate) full: bool,
}

/// One that is there.
pub(crate) struct There {
    pub(crate) name: String,
    pub(crate) about: String,
    /// Where it was made, where that is another place than this.
    pub(crate) elsewhere: Option<String>,
    pub(crate) copied: Option<String>,
    pub(crate) end: String,
    pub(crate) label: String,
    pub(crate) field: String,
}

#[derive(Template)]
#[template(path = "desk/security-key.html")]
struct Touch<'a> {
    shell: Shell,
    said: Option<&'static str>,
    action: String,
    back: String,
    name: &'a str,
    pending: &'a str,
    asked: &'a str,
    script: &'a str,
    csrf: &'a str,
}

/// Where the page is that asks, if keys work there. The edge answers none but our own names.
pub(crate) fn place(office: &Office, visit: &Visit<'_>) -> Option<Place> {
    Place::of(visit.request.header("host")?, office.secure)
}

/// What the page for the code asks of a key: the same whoever it is for, but for the challenge.
pub(crate) fn asked_at_the_door(
    office: &Office,
    visit: &Visit<'_>,
    challenge: Option<[u8; 32]>,
) -> String {
    let place = place(office, visit);
    place
        .zip(challenge)
        .map(|(place, challenge)| place.ask(&challenge))
        .unwrap_or_default()
}

/// Takes a key's answer after the password.
pub(crate) fn take(
    office: &Office,
    visit: &Visit<'_>,
    opened: &Opened,
    challenge: &[u8; 32],
) -> Result<Taken, Refusal> {
    let Some(place) = place(office, visit) else {
        return Ok(Taken::No);
    };
    let store = office.store.as_ref();
    let taken = Accounts::new(store, office.name)
        .take_key(
            opened,
            (&place, challenge),
            visit.form.get(ANSWER),
            visit.now,
            &office.stream,
        )
        .map_err(Refusal::failed)?;
    if taken == Taken::Copied {
        // In nobody's session: whoever it was is not in.
        let act = AccountAct::KeyCopied;
        accounts::note_by(office, visit, opened.account.number, act, Actor(0))?;
    }
    Ok(taken)
}

impl Keys {
    pub(crate) fn of(office: &Office, visit: &Visit<'_>) -> Result<Self, Refusal> {
        let session = visit.session()?;
        let w = &visit.words;
        let place = place(office, visit);
        let day = |at: rules::Moment| when::day(w, at.day(&office.zone));
        let there = Accounts::new(office.store.as_ref(), office.name)
            .security_keys(session.actor, &session.ring)
            .map_err(Refusal::failed)?;
        let there = there.into_iter().map(|key| {
            let used = key.last.map_or_else(
                || w.t("key-unused").to_owned(),
                |last| w.with("key-used", [("day", day(last))]),
            );
            let is_here = place.as_ref().is_some_and(|at| at.domain() == key.domain);
            There {
                about: w.with("key-about", [("added", day(key.added)), ("used", used)]),
                elsewhere: (!is_here).then(|| w.with("key-elsewhere", [("place", &key.domain)])),
                copied: key.copied.map(|at| {
                    let at = look::clock(office, w, at);
                    w.with("key-copied", [("when", at)])
                }),
                end: office.path(&END.replace("{key}", &key.id)),
                label: w.with("key-remove", [("name", &key.name)]),
                field: format!("end-{}", key.id),
                name: key.name,
            }
        });
        let there: Vec<There> = there.collect();
        Ok(Self {
            full: there.len() >= MOST_KEYS,
            there,
            ask: office.path(ASK),
            name: visit.form.get("key_name").to_owned(),
            possible: place.is_some(),
        })
    }
}

/// Whether the new key has a name that is not too long.
fn is_named(visit: &Visit<'_>) -> bool {
    (1..=NAME).contains(&visit.form.get("key_name").chars().count())
}

/// The password is given: the page on which the key is touched. It is kept as a half-done sign-in is, for five minutes,
/// and gives nothing to whoever is not in this session.
pub(crate) fn ask<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let again = |said| second_factor::again(desk, visit, 422, said);
    if !is_named(visit) {
        return again("key-no-name");
    }
    if place(office, visit).is_none() {
        return again("key-impossible");
    }
    let store = office.store.as_ref();
    let opened = Accounts::new(store, office.name)
        .open(&session.user, visit.form.untrimmed("password"))
        .map_err(Refusal::failed)?;
    let Some(opened) = opened else {
        return again("account-password-wrong");
    };
    let pending = Pending::new(store, office.name)
        .begin(&session.user, Some(&opened), visit.now, &office.stream)
        .map_err(Refusal::failed)?;
    let challenge = Pending::first_challenge(&pending).map_err(Refusal::failed)?;
    touch(desk, visit, 200, &pending, &opened, challenge, None)
}

fn touch<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    pending: &str,
    opened: &Opened,
    challenge: Option<[u8; 32]>,
    said: Option<&'static str>,
) -> Result<Answer, Refusal> {
    let office = desk.office();
    let (Some(place), Some(challenge)) = (place(office, visit), challenge) else {
        return second_factor::again(desk, visit, 422, "key-impossible");
    };
    // A key lies about, so it lists the desk by its letter alone.
    let letter = office.look().letter(&office.words);
    let called = format!("{letter}: {}", opened.account.user);
    let asked = Accounts::new(office.store.as_ref(), office.name)
        .ask_for_key(opened, &place, &challenge, &called);
    let asked = match asked {
        Ok(asked) => asked,
        Err(AccountError::TooManyKeys) => {
            return second_factor::again(desk, visit, 422, "key-too-many");
        }
        Err(other) => return Err(Refusal::failed(other)),
    };
    let page = Touch {
        shell: desk.shell(visit, visit.words.t("key-touch-title")),
        said,
        action: office.path(ADD),
        back: office.path(second_factor::PATH),
        name: visit.form.get("key_name"),
        pending,
        asked: &asked,
        script: &office.assets.key.path,
        csrf: visit.csrf(),
    };
    render_with(status, &page)
}

pub(crate) fn add<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let store = office.store.as_ref();
    let (pending, secret) = (Pending::new(store, office.name), visit.form.get("pending"));
    let _alone = second_factor::alone(office);
    let half = pending.find(secret, visit.now).map_err(Refusal::failed)?;
    // Of this session's own account, and the password was right.
    let half = half.filter(|half| half.user == session.user);
    let (Some(place), Some(half)) = (place(office, visit), half) else {
        return second_factor::again(desk, visit, 403, "key-too-late");
    };
    let Some(opened) = &half.opened else {
        return second_factor::again(desk, visit, 403, "key-too-late");
    };
    if !is_named(visit) {
        return second_factor::again(desk, visit, 422, "key-no-name");
    }
    let added = Accounts::new(store, office.name).add_key(
        opened,
        (&place, &half.challenge),
        visit.form.get("key_name"),
        visit.form.get(ANSWER),
        visit.now,
        &office.stream,
    );
    let codes = match added {
        Ok(codes) => codes,
        Err(AccountError::NotTheKey) => {
            let next = Some(half.next);
            let said = Some("key-not-added");
            return touch(desk, visit, 422, secret, opened, next, said);
        }
        Err(AccountError::TooManyKeys) => {
            return second_factor::again(desk, visit, 422, "key-too-many");
        }
        Err(other) => return Err(Refusal::failed(other)),
    };
    pending.end(secret).map_err(Refusal::failed)?;
    account::end_others(office, visit)?;
    accounts::note_own(office, visit, AccountAct::KeyAdded)?;
    match codes {
        Some(codes) => second_factor::done(desk, visit, "key-done", &codes),
        None => Ok(Answer::see(
            &office.path(&format!("{}?done=added", second_factor::PATH)),
        )),
    }
}

pub(crate) fn end<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let again = |said| second_factor::again(desk, visit, 422, said);
    let alone = second_factor::alone(office);
    let removed = Accounts::new(office.store.as_ref(), office.name).remove_key(
        &session.user,
        visit.form.untrimmed("password"),
        visit.param("key"),
        office.factor == SecondFactor::Required,
        &office.stream,
    );
    drop(alone);
    match removed {
        Ok(true) => {}
        Ok(false) => return Err(Refusal::NotFound),
        Err(AccountError::WrongPassword) => return again("account-password-wrong"),
        Err(AccountError::LastFactor) => return again("key-last"),
        Err(other) => return Err(Refusal::failed(other)),
    }
    account::end_others(office, visit)?;
    accounts::note_own(office, visit, AccountAct::KeyRemoved)?;
    Ok(Answer::see(
        &office.path(&format!("{}?done=removed", second_factor::PATH)),
    ))
}
