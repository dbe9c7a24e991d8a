//! What was kept of a form: while it was typed, or because its session had ended when it was sent. It is
//! shown to whoever typed it and sent again only when they say so.

use serde::Serialize;

use crate::{
    Answer, AtDesk, Drafts, Office, Refusal, Session, Visit, account, drafts, gate, join, look,
    second_factor, security_key, sign_in, tokens,
};

/// Where a form's script sends what is typed.
pub(crate) const AUTOSAVE: &str = "/drafts/{form}";
/// What was kept of one form,
pub(crate) const SHOW: &str = "/kept/{form}";
/// and to be rid of it.
pub(crate) const DISCARD: &str = "/kept/{form}/discard";

/// Whether a form that cannot be taken now holds words that somebody would have to type again.
pub(crate) fn is_worth(route: &str, visit: &Visit<'_>) -> bool {
    let ours = [
        AUTOSAVE,
        DISCARD,
        sign_in::PATH,
        sign_in::OUT,
        account::PASSWORD,
        sign_in::CODE,
        second_factor::PATH,
        security_key::ASK,
        security_key::ADD,
        security_key::END,
        join::PATH,
        tokens::MAKE,
        tokens::END,
    ];
    !ours.contains(&route)
        && !drafts::is_unkept(&visit.form)
        && visit
            .form
            .0
            .iter()
            .any(|(name, value)| drafts::is_typed(name) && !value.trim().is_empty())
}

/// The id under which a form is kept: its own, or a fresh one.
pub(crate) fn id(office: &Office, named: &str) -> String {
    if drafts::is_id(named) {
        named.to_owned()
    } else {
        format!("kept-{}", office.stream.label(8))
    }
}

/// Keeps a form as it was sent; says under which id.
pub(crate) fn keep(
    office: &Office,
    session: &Session,
    visit: &Visit<'_>,
) -> Result<String, Refusal> {
    let form = id(office, visit.form.get(drafts::FORM));
    let files = visit
        .uploads
        .iter()
        .map(|upload| upload.file_name.clone())
        .collect();
    Drafts::of_session(office, session, visit.now).save(
        &form,
        back(office, visit),
        &visit.request.path,
        &visit.form,
        files,
    )?;
    Ok(form)
}

fn back<'a>(office: &Office, visit: &'a Visit<'_>) -> &'a str {
    gate::own_path(visit.form.get(drafts::BACK), office.name).unwrap_or_default()
}

/// A form came in a session that had ended of idleness: its words are sealed for their account, and
/// nothing else happens before that account has signed in and says so.
pub(crate) fn when_gone<D: AtDesk>(
    desk: &D,
    route: &str,
    visit: &Visit<'_>,
    gone: &Session,
) -> Result<Answer, Refusal> {
    let office = desk.office();
    if route == AUTOSAVE {
        save_typed(office, gone, visit)?;
        return Ok(told(office, visit, true));
    }
    if drafts::is_unkept(&visit.form) && drafts::is_id(visit.form.get(drafts::FORM)) {
        // What was kept while it was typed goes as well.
        Drafts::of_session(office, gone, visit.now).discard(visit.form.get(drafts::FORM))?;
    }
    let to = if is_worth(route, visit) {
        office.path(&format!("/kept/{}", keep(office, gone, visit)?))
    } else {
        back(office, visit).to_owned()
    };
    Ok(sign_in::send_there(office, &to, true))
}

/// What a form's script is told.
#[derive(Serialize)]
struct Told {
    /// When it was kept, RFC 3339.
    kept: String,
    /// Whether one must sign in before anything can be sent.
    signed_out: bool,
}

fn told(office: &Office, visit: &Visit<'_>, signed_out: bool) -> Answer {
    let told = Told {
        kept: visit.now.rfc3339(&office.zone),
        signed_out,
    };
    // INVARIANT: a struct of a text and a truth value can always be written.
    let body = serde_json::to_vec(&told).unwrap_or_default();
    Answer::of(if signed_out { 403 } else { 200 }, "application/json", body)
}

fn save_typed(office: &Office, session: &Session, visit: &Visit<'_>) -> Result<(), Refusal> {
    let drafts = Drafts::of_session(office, session, visit.now);
    if drafts::is_unkept(&visit.form) {
        return drafts.discard(visit.param("form"));
    }
    drafts.save(
        visit.param("form"),
        back(office, visit),
        "",
        &visit.form,
        Vec::new(),
    )
}

pub(crate) fn save<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    save_typed(desk.office(), visit.session()?, visit)?;
    Ok(told(desk.office(), visit, false))
}

pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let draft = Drafts::of(desk.office(), visit)?
        .find(visit.param("form"))?
        .ok_or(Refusal::NotFound)?;
    look::kept(desk, visit, &draft)
}

pub(crate) fn discard<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    Drafts::of(desk.office(), visit)?.discard(visit.param("form"))?;
    Ok(Answer::see(&desk.office().path("/")))
}
