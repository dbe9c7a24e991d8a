//! Who is signed in, what they have not finished, and their password.

use keys::{AccountError, Accounts, Sessions, Tokens};
use ledger::AccountAct;

use crate::{Answer, AtDesk, Office, Refusal, Visit, accounts, gate, look};

/// Where a new password is sent.
pub(crate) const PASSWORD: &str = "/account/password";

pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let said = if visit.query.has("changed") {
        Some("account-password-done")
    } else {
        visit.query.has("ended").then_some("account-token-ended")
    };
    look::account(desk, visit, 200, said)
}

pub(crate) fn change_password<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let new = visit.form.untrimmed("password-new");
    if new != visit.form.untrimmed("password-again") {
        return look::account(desk, visit, 422, Some("account-password-differ"));
    }
    let store = office.store.as_ref();
    let present = visit.form.untrimmed("password");
    let changed = Accounts::new(store, office.name).change_password(
        &session.user,
        present,
        new,
        &office.stream,
    );
    match changed {
        Ok(()) => {}
        Err(AccountError::WrongPassword) => {
            return look::account(desk, visit, 422, Some("account-password-wrong"));
        }
        Err(AccountError::TooShort) => {
            return look::account(desk, visit, 422, Some("account-password-short"));
        }
        Err(other) => return Err(Refusal::failed(other)),
    }
    // Its tokens open nothing any more.
    Tokens::new(store, office.name)
        .end_all(&session.user)
        .map_err(Refusal::failed)?;
    // Whoever else sits in a session of this account has the old password from somewhere.
    end_others(office, visit)?;
    // Last: whoever has the old password is shut out even where the fact cannot be kept.
    accounts::note_own(office, visit, AccountAct::PasswordChanged)?;
    Ok(Answer::see(&office.path("/account?changed=1")))
}

/// Ends every session of this account but the one that asks: whoever sits in another came in before, and perhaps by what
/// is gone now.
pub(crate) fn end_others(office: &Office, visit: &Visit<'_>) -> Result<(), Refusal> {
    if let Some(cookie) = gate::cookie(visit.request, office.secure) {
        Sessions::new(office.store.as_ref(), office.name)
            .end_others(&visit.session()?.user, cookie)
            .map_err(Refusal::failed)?;
    }
    Ok(())
}
