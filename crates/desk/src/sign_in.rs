//! Signing in and out.

use keys::{Accounts, Opened, Pending, Sessions, Taken};

use crate::{
    Answer, AtDesk, Drafts, Fields, Office, Refusal, SecondFactor, Session, Visit,
    decode::{FIELD_LIMIT, FORM_LIMIT},
    drafts, gate, kept, language, look, renewal, second_factor, security_key,
};

/// Below every desk.
pub(crate) const PATH: &str = "/sign-in";
/// The code, after the password.
pub(crate) const CODE: &str = "/sign-in/code";
/// The way out.
pub(crate) const OUT: &str = "/sign-out";
/// A form for signing in may carry another form's words.
pub(crate) const LIMIT: usize = FORM_LIMIT * 2;
/// Fields of another form are carried under this prefix,
const CARRIED: &str = "kept.";
/// and so many at most, so that they fit beside the form's own.
const MOST_CARRIED: usize = FIELD_LIMIT - 10;

/// Why the form for signing in is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// Somebody asked for it, or for a page behind it.
    Asked,
    /// The session had ended of idleness.
    Away,
    /// They have signed out.
    Out,
    /// They have just set a password with a code.
    Joined,
    /// Name or password is not right.
    Wrong,
    /// They are right, and the counter of the security key went back.
    Copied,
    /// They are right, and the account has ended by itself.
    Over,
    /// The form had been open since before the desk was started.
    Old,
    /// Somebody who is not signed in here sent a form.
    Stranger,
    /// The same, and the form's words are carried on the page, so that they are not lost.
    Carried,
}

/// What the form for signing in is filled with.
pub(crate) struct Door {
    pub(crate) why: Why,
    pub(crate) user: String,
    pub(crate) to: String,
    /// Where carried words were being sent.
    pub(crate) send: String,
    /// Names with their prefix.
    pub(crate) carried: Vec<(String, String)>,
    /// What the form for the code must bring back; empty before a password was given.
    pub(crate) pending: String,
    /// What a security key is asked; empty where none works.
    pub(crate) asked: String,
}

/// Sends somebody who is not signed in to the form, and from there to where they were going.
pub(crate) fn send_there(office: &Office, to: &str, away: bool) -> Answer {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(to) = gate::own_path(to, office.name) {
        query.append_pair("to", to);
    }
    if away {
        query.append_pair("away", "1");
    }
    let query = query.finish();
    let mark = if query.is_empty() { "" } else { "?" };
    Answer::see(&format!("{}{mark}{query}", office.path(PATH)))
}

pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let why = if visit.query.has("away") {
        Why::Away
    } else if visit.query.has("out") {
        Why::Out
    } else if visit.query.has("joined") {
        Why::Joined
    } else {
        Why::Asked
    };
    let to = gate::own_path(visit.query.get("to"), desk.office().name).unwrap_or_default();
    let door = Door {
        why,
        user: String::new(),
        to: to.to_owned(),
        send: String::new(),
        carried: Vec::new(),
        pending: String::new(),
        asked: String::new(),
    };
    Ok(look::sign_in(desk, visit, 200, &door))
}

/// The form once more, after a POST that could not be taken.
pub(crate) fn again<D: AtDesk>(desk: &D, visit: &Visit<'_>, why: Why) -> Answer {
    let door = if matches!(why, Why::Stranger | Why::Carried) {
        door_for_stranger(desk.office(), visit, why)
    } else {
        door_once_more(desk.office(), visit, why)
    };
    look::sign_in(desk, visit, 403, &door)
}

/// Somebody sent a form without being signed in here: perhaps they have signed in at another desk since,
/// which replaced their cookie. Their words stay on the page, under names of their own.
fn door_for_stranger(office: &Office, visit: &Visit<'_>, why: Why) -> Door {
    let own = |path| gate::own_path(path, office.name).map(str::to_owned);
    let send = own(&visit.request.path).filter(|_| {
        why == Why::Carried
            && visit.form.0.len() <= MOST_CARRIED
            && visit.request.body.len() <= FORM_LIMIT
    });
    Door {
        why: if send.is_some() { why } else { Why::Stranger },
        user: String::new(),
        to: own(visit.form.get(drafts::BACK)).unwrap_or_default(),
        carried: visit
            .form
            .0
            .iter()
            .filter(|(name, _)| send.is_some() && (drafts::is_kept(name) || is_own_name(name)))
            .map(|(name, value)| (format!("{CARRIED}{name}"), value.clone()))
            .collect(),
        send: send.unwrap_or_default(),
        pending: String::new(),
        asked: String::new(),
    }
}

fn is_own_name(name: &str) -> bool {
    matches!(name, drafts::FORM | drafts::BACK)
}

fn door_once_more(office: &Office, visit: &Visit<'_>, why: Why) -> Door {
    let own = |name| {
        gate::own_path(visit.form.get(name), office.name)
            .unwrap_or_default()
            .to_owned()
    };
    Door {
        why,
        user: visit.form.get("user").to_owned(),
        to: own("to"),
        send: own("send"),
        carried: visit
            .form
            .0
            .iter()
            .filter(|(name, _)| name.starts_with(CARRIED))
            .cloned()
            .collect(),
        pending: String::new(),
        asked: String::new(),
    }
}

pub(crate) fn sign_in<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let (store, user) = (office.store.as_ref(), visit.form.get("user"));
    let shut = office.attempts.too_many(user, visit.now);
    let accounts = Accounts::new(store, office.name);
    // Over the limit the same work is done and its outcome thrown away: the answer says nothing.
    let opened = accounts
        .open(user, visit.form.untrimmed("password"))
        .map_err(Refusal::failed)?
        .filter(|_| !shut);
    if asks_for_a_code(office, accounts, user, opened.as_ref())? {
        // The same page and the same row in the store whether the password was right or not.
        let pending = Pending::new(store, office.name)
            .begin(user, opened.as_ref(), visit.now, &office.stream)
            .map_err(Refusal::failed)?;
        let challenge = Pending::first_challenge(&pending).map_err(Refusal::failed)?;
        let door = door_for_code(office, visit, pending, challenge);
        return Ok(look::code(desk, visit, 200, &door));
    }
    let Some(opened) = opened else {
        office.attempts.failed(user, visit.now);
        return Ok(again(desk, visit, Why::Wrong));
    };
    office.attempts.succeeded(user);
    if is_over(office, visit, &opened)? {
        return Ok(again(desk, visit, Why::Over));
    }
    let_in(desk, visit, opened)
}

/// What is asked for next turns on the name alone wherever it can, never on whether the password was right: a name
/// with a second factor is asked for its code in any case; where everybody has one, so is every other name. Only
/// somebody who has none yet is let in by the password alone, to set it up.
fn asks_for_a_code(
    office: &Office,
    accounts: Accounts<'_>,
    user: &str,
    opened: Option<&Opened>,
) -> Result<bool, Refusal> {
    let known = accounts.find(user).map_err(Refusal::failed)?;
    let has_factor = known.is_some_and(|account| account.has_factor);
    Ok(has_factor || (office.factor == SecondFactor::Required && opened.is_none()))
}

/// The code, or what a security key says, after the password.
pub(crate) fn code<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let store = office.store.as_ref();
    let pending = Pending::new(store, office.name);
    let secret = visit.form.get("pending");
    // From before the try is counted, so that no challenge is answered by two at once.
    let alone = second_factor::alone(office);
    let half = pending.find(secret, visit.now).map_err(Refusal::failed)?;
    let Some(half) = half else {
        return Ok(again(desk, visit, Why::Old));
    };
    let shut = office.attempts.too_many(&half.user, visit.now);
    // Over the limit it is taken and thrown away, so that it is worth nothing afterwards either.
    let mut taken = Taken::No;
    if let Some(opened) = &half.opened {
        taken = prove(office, visit, opened, &half.challenge)?;
    }
    drop(alone);
    let Some(opened) = half.opened.filter(|_| taken == Taken::Yes && !shut) else {
        office.attempts.failed(&half.user, visit.now);
        let mut door = door_for_code(office, visit, secret.to_owned(), Some(half.next));
        let tells = taken == Taken::Copied && !shut;
        door.why = if tells { Why::Copied } else { Why::Wrong };
        return Ok(look::code(desk, visit, 403, &door));
    };
    office.attempts.succeeded(&half.user);
    pending.end(secret).map_err(Refusal::failed)?;
    if is_over(office, visit, &opened)? {
        return Ok(again(desk, visit, Why::Over));
    }
    let_in(desk, visit, opened)
}

/// By a key where one has answered, else by a code.
fn prove(
    office: &Office,
    visit: &Visit<'_>,
    opened: &Opened,
    challenge: &[u8; 32],
) -> Result<Taken, Refusal> {
    if !visit.form.get(security_key::ANSWER).is_empty() {
        return security_key::take(office, visit, opened, challenge);
    }
    let fits = Accounts::new(office.store.as_ref(), office.name)
        .take_code(opened, visit.form.get("code"), visit.now, &office.stream)
        .map_err(Refusal::failed)?;
    Ok(if fits { Taken::Yes } else { Taken::No })
}

/// The form for the code carries on what the form for the password carried.
fn door_for_code(
    office: &Office,
    visit: &Visit<'_>,
    pending: String,
    challenge: Option<[u8; 32]>,
) -> Door {
    let mut door = door_once_more(office, visit, Why::Asked);
    door.asked = security_key::asked_at_the_door(office, visit, challenge);
    door.pending = pending;
    door
}

/// Whether the account has ended by itself. It is asked once everything that opens it was given.
fn is_over(office: &Office, visit: &Visit<'_>, opened: &Opened) -> Result<bool, Refusal> {
    keys::is_over(office.store.as_ref(), opened.account.number, visit.now).map_err(Refusal::failed)
}

fn let_in<D: AtDesk>(desk: &D, visit: &Visit<'_>, opened: Opened) -> Result<Answer, Refusal> {
    let office = desk.office();
    let store = office.store.as_ref();
    let Opened { account, ring, .. } = opened;
    let Some(ring) = renewal::at_the_door(desk, account.number, ring, visit.now)? else {
        return Ok(again(desk, visit, Why::Old));
    };
    let sessions = Sessions::new(store, office.name);
    sessions.sweep(visit.now).map_err(Refusal::failed)?;
    drafts::sweep(store, visit.now)?;
    // A new value at every signing in; the one that was there is worth nothing from now on. One of another
    // desk is not known here and is left to die of idleness.
    if let Some(before) = gate::cookie(visit.request, office.secure) {
        sessions.end(before).map_err(Refusal::failed)?;
    }
    let cookie = sessions
        .begin(&account, &ring, visit.now, &office.stream)
        .map_err(Refusal::failed)?;
    let session = Session {
        desk: office.name,
        actor: account.number,
        must_enrol: second_factor::is_missing(office, &account),
        user: account.user,
        name: account.name,
        csrf: String::new(),
        ring,
    };
    // Who chose a language at the door has chosen it for their account.
    language::choose(office, &session, visit.form.get(language::FIELD))?;
    let to = onward(office, visit, &session)?;
    Ok(Answer::see(&to).with("set-cookie", gate::give_cookie(&cookie, office.secure)))
}

/// Where to go from here: to the words that were carried or kept, to the page that was asked for, or home.
fn onward(office: &Office, visit: &Visit<'_>, session: &Session) -> Result<String, Refusal> {
    let drafts = Drafts::of_session(office, session, visit.now);
    let carried: Vec<_> = visit
        .form
        .0
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix(CARRIED)?.to_owned(), value.clone())))
        .collect();
    if let Some(send) = gate::own_path(visit.form.get("send"), office.name)
        && !carried.is_empty()
    {
        let fields = Fields(carried);
        let form = kept::id(office, fields.get(drafts::FORM));
        let back = gate::own_path(fields.get(drafts::BACK), office.name).unwrap_or_default();
        drafts.save(&form, back, send, &fields, Vec::new())?;
        return Ok(office.path(&format!("/kept/{form}")));
    }
    let home = || office.path("/");
    let Some(to) = gate::own_path(visit.form.get("to"), office.name) else {
        return Ok(home());
    };
    // What another account had typed is not shown, nor that there is anything.
    match to.strip_prefix(&office.path("/kept/")) {
        Some(form) if drafts.find(form)?.is_none() => Ok(home()),
        _ => Ok(to.to_owned()),
    }
}

/// Ends the session that asks, and shows the door.
///
/// # Errors
/// When the store fails.
pub fn sign_out<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    if let Some(cookie) = gate::cookie(visit.request, office.secure) {
        Sessions::new(office.store.as_ref(), office.name)
            .end(cookie)
            .map_err(Refusal::failed)?;
    }
    Ok(Answer::see(&format!("{}?out=1", office.path(PATH)))
        .with("set-cookie", gate::take_cookie(office.secure))
        .with("clear-site-data", "\"cache\""))
}
