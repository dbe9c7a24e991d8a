//! Who is signed in, what they have not finished, and their password.

use keys::Accounts;

use crate::{Answer, AtDesk, Refusal, Visit, look};

/// Where a new password is sent.
pub(crate) const PASSWORD: &str = "/account/password";

pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let said = visit
        .query
        .has("changed")
        .then_some("account-password-done");
    look::account(desk, visit, 200, said)
}

pub(crate) fn change_password<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let new = visit.form.untrimmed("password-new");
    if new != visit.form.untrimmed("password-again") {
        return look::account(desk, visit, 422, Some("account-password-differ"));
    }
    let _ = (Accounts::new(office.store.as_ref(), office.name), session);
    Ok(Answer::see(&office.path("/account?changed=1")))
}
