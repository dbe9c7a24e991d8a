//! A one-time code becomes a password: for who was invited, and for who has lost theirs.

use askama::Template;
use keys::{AccountError, Accounts, Noted};
use ledger::AccountAct;
use page::Shell;

use crate::{Answer, AtDesk, Refusal, Visit, render_with, sign_in};

/// The form's place.
pub(crate) const PATH: &str = "/sign-in/invitation";

#[derive(Template)]
#[template(path = "desk/join.html")]
struct Join<'a> {
    shell: Shell,
    said: Option<&'static str>,
    action: String,
    user: &'a str,
    csrf: &'a str,
}

pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, None)
}

pub(crate) fn join<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let new = visit.form.untrimmed("password-new");
    if new != visit.form.untrimmed("password-again") {
        return page(desk, visit, 422, Some("account-password-differ"));
    }
    let store = office.store.as_ref();
    let (user, code) = (visit.form.get("user"), visit.form.get("code"));
    let joined = Accounts::new(store, office.name).join(user, code, new, visit.now, &office.stream);
    match joined {
        Ok(account) => {
            let noted = Noted {
                number: account.number,
                act: AccountAct::Joined,
                by: account.number,
                at: visit.now,
            };
            keys::note(store, noted, &office.stream).map_err(Refusal::failed)?;
            let door = format!("{}?joined=1", office.path(sign_in::PATH));
            Ok(Answer::see(&door))
        }
        Err(AccountError::TooShort) => page(desk, visit, 422, Some("account-password-short")),
        Err(AccountError::NotTheCode) => page(desk, visit, 403, Some("join-wrong")),
        Err(other) => Err(Refusal::failed(other)),
    }
}

fn page<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    said: Option<&'static str>,
) -> Result<Answer, Refusal> {
    let office = desk.office();
    let page = Join {
        shell: office.shell_for_strangers(&visit.words, visit.words.t("join-title")),
        said,
        action: office.path(PATH),
        user: visit.form.get("user"),
        csrf: &office.door,
    };
    render_with(status, &page)
}
