//! The accounts of all desks: the program desk sees who can sign in, and ends an account at once. It holds no key.

use std::sync::Arc;

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use keys::{Account, AccountError, Accounts, DeskName, KeyError, Owed, Standing};
use ledger::{AccountAct, Store};
use page::{Hidden, Shell};
use program_file::{Holder, Settings};

use crate::{ProgramDesk, acts};

/// Where they are listed.
pub(crate) const PATH: &str = "/accounts-of-desks";
/// Where one is ended.
pub(crate) const END: &str = "/accounts-of-desks/end";
/// Where the client desk's keys are asked for.
pub(crate) const KEYS: &str = "/accounts-of-desks/keys";

/// What the program desk may do with the accounts of other desks.
pub trait Doors: Send + Sync {
    /// Everybody of a desk.
    ///
    /// # Errors
    /// When its store cannot be read.
    fn accounts(&self, desk: DeskName) -> Result<Vec<Account>, KeyError>;

    /// Whether somebody has left who had a desk's keys, and they were not made anew since.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn owes_keys(&self, desk: DeskName) -> Result<Owed, KeyError>;

    /// Asks for a desk's next keys, which whoever is there next makes.
    ///
    /// # Errors
    /// When its store cannot be written.
    fn ask_for_keys(&self, desk: DeskName) -> Result<(), KeyError>;

    /// Ends an account: what opened its keys and its sessions are gone.
    ///
    /// # Errors
    /// As [`Accounts::end`].
    fn end(&self, desk: DeskName, user: &str, even_the_last: bool) -> Result<bool, AccountError>;
}

/// The doors of desks over their stores.
pub struct OverStores {
    /// Each desk's own.
    pub desks: Vec<(DeskName, Arc<dyn Store>)>,
    /// The drop, in which the client desk leaves its keys for the victim desk.
    pub drop: Arc<dyn Store>,
}

impl OverStores {
    fn store(&self, desk: DeskName) -> Option<&dyn Store> {
        let found = self.desks.iter().find(|(each, _)| *each == desk);
        found.map(|(_, store)| store.as_ref())
    }
}

impl Doors for OverStores {
    fn accounts(&self, desk: DeskName) -> Result<Vec<Account>, KeyError> {
        self.store(desk)
            .map_or(Ok(Vec::new()), |store| Accounts::new(store, desk).list())
    }

    fn owes_keys(&self, desk: DeskName) -> Result<Owed, KeyError> {
        match (self.store(desk), self.store(DeskName::Program)) {
            (Some(store), Some(program)) => keys::owed(store, desk, program, self.drop.as_ref()),
            _ => Ok(Owed::Nothing),
        }
    }

    fn ask_for_keys(&self, desk: DeskName) -> Result<(), KeyError> {
        self.store(desk).map_or(Ok(()), keys::ask_for_next)
    }

    fn end(&self, desk: DeskName, user: &str, even_the_last: bool) -> Result<bool, AccountError> {
        let store = self.store(desk).ok_or(AccountError::Nobody)?;
        Accounts::new(store, desk).end(user, even_the_last)
    }
}

#[derive(Template)]
#[template(path = "program/doors.html")]
struct Page {
    shell: Shell,
    said: Option<&'static str>,
    desks: Vec<Desk>,
    end: String,
    keys: String,
    hidden: Hidden,
}

struct Desk {
    name: String,
    word: &'static str,
    /// Somebody left who had its keys, and nobody has asked for the next.
    to_be_asked: bool,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    user: String,
    standing: String,
    /// Whether it can be ended from here.
    acts: bool,
    /// Nobody else can open this desk.
    last: bool,
}

/// How many people can sign in at the victim desk.
pub(crate) fn at_victim_desk(desk: &ProgramDesk) -> Result<usize, KeyError> {
    Ok(keys::can_sign_in(&desk.doors.accounts(DeskName::Victim)?))
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let done = match visit.query.get("done") {
        "1" => Some("accounts-end-done"),
        "keys" => Some("doors-keys-done"),
        _ => None,
    };
    page(desk, visit, 200, done)
}

/// The client desk's next keys are asked for. Whoever left the victim desk had them as well; the client desk makes none for
/// that of itself, for it would show there that somebody left (decision 0081).
pub(crate) fn ask_for_keys(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let session = visit.session()?;
    let name = DeskName::Client;
    if desk.doors.owes_keys(name).map_err(Refusal::failed)? == Owed::ToBeAsked {
        let holder = Holder {
            desk: name.word().to_owned(),
            user: session.user.clone(),
            name: session.user.clone(),
        };
        let act = program_file::Act { seen: None, ..act };
        desk.recorder()
            .account(&act, session.actor, AccountAct::KeysRenewed, &holder)
            .map_err(Refusal::failed)?;
        desk.doors.ask_for_keys(name).map_err(Refusal::failed)?;
    }
    Ok(Answer::see(
        &desk.office.path("/accounts-of-desks?done=keys"),
    ))
}

pub(crate) fn end(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let session = visit.session()?;
    let name = DeskName::from_word(visit.form.get("desk")).ok_or(Refusal::NotFound)?;
    let all = desk.doors.accounts(name).map_err(Refusal::failed)?;
    let user = visit.form.get("user");
    let account = all.into_iter().find(|each| each.user == user);
    let account = account.ok_or(Refusal::NotFound)?;
    if name == DeskName::Program && account.number == session.actor {
        return Err(Refusal::NotFound);
    }
    match desk.doors.end(name, user, visit.form.has("last")) {
        Ok(_) => {}
        Err(AccountError::LastOne) => return page(desk, visit, 422, Some("doors-last")),
        Err(other) => return Err(Refusal::failed(other)),
    }
    let holder = Holder {
        desk: name.word().to_owned(),
        user: account.user,
        name: account.name,
    };
    let act = program_file::Act { seen: None, ..act };
    desk.recorder()
        .account(&act, account.number, AccountAct::Ended, &holder)
        .map_err(Refusal::failed)?;
    Ok(Answer::see(&desk.office.path("/accounts-of-desks?done=1")))
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    said: Option<&'static str>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let session = visit.session()?;
    let mut desks = Vec::new();
    for (name, key) in [
        (DeskName::Client, "desk-client"),
        (DeskName::Victim, "desk-victim"),
        (DeskName::Program, "desk-program"),
        (DeskName::Review, "desk-review"),
    ] {
        let all = desk.doors.accounts(name).map_err(Refusal::failed)?;
        let open = |each: &Account| each.standing == Standing::Open;
        let opening = all.iter().filter(|each| open(each)).count();
        let rows = all.iter().map(|account| Row {
            name: account.name.clone(),
            user: account.user.clone(),
            standing: match account.standing {
                Standing::Open => w.t("accounts-open"),
                Standing::Waiting(_) => w.t("doors-waiting"),
                Standing::Ended => w.t("accounts-ended"),
            }
            .to_owned(),
            acts: account.standing != Standing::Ended
                && !(name == DeskName::Program && account.number == session.actor),
            last: open(account) && opening == 1,
        });
        desks.push(Desk {
            name: w.t(key).to_owned(),
            word: name.word(),
            to_be_asked: desk.doors.owes_keys(name).map_err(Refusal::failed)? == Owed::ToBeAsked,
            rows: rows.collect(),
        });
    }
    let settings = Settings::read(desk.office.store.as_ref())?;
    let mut hidden = Hidden::new(visit.csrf(), desk.office.once());
    hidden.seen = settings.version.0.to_string();
    let page = Page {
        shell: desk.shell(visit, w.t("doors-title")),
        said,
        desks,
        end: desk.office.path(END),
        keys: desk.office.path(KEYS),
        hidden,
    };
    render_with(status, &page)
}
