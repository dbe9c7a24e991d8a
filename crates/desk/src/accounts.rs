//! Who can sign in at this desk: inviting, a code for a lost password, a lost telephone, leaving.

use askama::Template;
use jiff::civil::Date;
use keys::{Account, AccountError, Accounts, DeskName, Noted, Standing};
use ledger::{AccountAct, Actor};
use page::{Shell, when};
use rules::Moment;
use zeroize::Zeroizing;

use crate::{Answer, AtDesk, Office, Refusal, Session, Visit, conflicts, look, render_with};

/// Everybody of the desk.
pub(crate) const PATH: &str = "/accounts";
/// Somebody new.
pub(crate) const INVITE: &str = "/accounts/invite";
/// A code in place of a lost password.
pub(crate) const RESET: &str = "/accounts/new-password";
/// A lost telephone.
pub(crate) const FACTOR: &str = "/accounts/second-factor";
/// Leaving.
pub(crate) const END: &str = "/accounts/end";

#[derive(Template)]
#[template(path = "desk/accounts.html")]
struct People<'a> {
    shell: Shell,
    said: Option<&'static str>,
    rows: Vec<Row>,
    alone: bool,
    invite: String,
    reset: String,
    factor: String,
    end: String,
    user: &'a str,
    name: &'a str,
    /// Whether an account of this desk may end by itself.
    may_end: bool,
    last: [&'a str; 3],
    /// Who does not work on which file; empty at a desk that has none.
    conflicts: String,
    csrf: &'a str,
}

struct Row {
    number: u32,
    name: String,
    user: String,
    standing: String,
    has_factor: bool,
    /// Whether there is anything left to do to it from here.
    acts: bool,
}

#[derive(Template)]
#[template(path = "desk/given.html")]
struct Given<'a> {
    shell: Shell,
    who: String,
    until: String,
    code: &'a str,
    place: String,
    back: String,
}

pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, None)
}

pub(crate) fn invite<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let (user, name) = (visit.form.get("user"), visit.form.get("name"));
    if name.is_empty() {
        return page(desk, visit, 422, Some("accounts-name-missing"));
    }
    let accounts = Accounts::new(office.store.as_ref(), office.name);
    let last = match LastDay::of(office, visit) {
        Ok(last) => last,
        Err(said) => return page(desk, visit, 422, Some(said)),
    };
    match accounts.invite(user, name, &session.ring, visit.now, &office.stream) {
        Ok(given) => {
            if let Some(until) = last {
                keys::ends_after(office.store.as_ref(), given.0.number, until)
                    .map_err(Refusal::failed)?;
            }
            given_to(desk, visit, &given, AccountAct::Invited)
        }
        Err(AccountError::NotAUser) => page(desk, visit, 422, Some("accounts-user-wrong")),
        Err(AccountError::Taken) => page(desk, visit, 422, Some("accounts-user-taken")),
        Err(other) => Err(Refusal::failed(other)),
    }
}

/// The day after which an account ends by itself. It is for reviewers alone: at a desk that somebody must be able to
/// open, nobody's account ends unasked.
struct LastDay;

impl LastDay {
    const FIELDS: [&'static str; 3] = ["last_month", "last_day", "last_year"];

    /// The last second of it; nothing where none was typed; else what is wrong with it.
    fn of(office: &Office, visit: &Visit<'_>) -> Result<Option<Moment>, &'static str> {
        let typed = Self::FIELDS.map(|field| visit.form.get(field));
        if office.name != DeskName::Review || typed.iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        let [month, day, year] = typed;
        let year = year.parse::<i16>().ok();
        let year = year.map(|year| if year < 100 { year + 2000 } else { year });
        let day = year.and_then(|year| {
            let month = page::typed::month(month)?;
            Date::new(year, month, day.parse().ok()?).ok()
        });
        let day = day.ok_or("accounts-last-day-wrong")?;
        match Moment::end_of(day, &office.zone) {
            until if until < visit.now => Err("accounts-last-day-past"),
            until => Ok(Some(until)),
        }
    }
}

pub(crate) fn reset<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let account = colleague(desk, visit)?;
    let ring = &visit.session()?.ring;
    let given = Accounts::new(office.store.as_ref(), office.name)
        .reset(&account.user, ring, visit.now, &office.stream)
        .map_err(Refusal::failed)?;
    given_to(desk, visit, &given, AccountAct::Reset)
}

pub(crate) fn reset_factor<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let account = colleague(desk, visit)?;
    Accounts::new(office.store.as_ref(), office.name)
        .reset_factor(&account.user)
        .map_err(Refusal::failed)?;
    note(desk, visit, &account, AccountAct::FactorReset)?;
    Ok(Answer::see(&office.path("/accounts?done=factor")))
}

pub(crate) fn end<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let account = colleague(desk, visit)?;
    let accounts = Accounts::new(office.store.as_ref(), office.name);
    match accounts.end(&account.user, false) {
        Ok(_) => {}
        Err(AccountError::LastOne) => return page(desk, visit, 422, Some("accounts-last")),
        Err(other) => return Err(Refusal::failed(other)),
    }
    note(desk, visit, &account, AccountAct::Ended)?;
    Ok(Answer::see(&office.path("/accounts?done=end")))
}

/// Somebody else of this desk whose account has not ended: for oneself there is the own account's page.
fn colleague<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Account, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let number = visit.form.get("account").parse::<u32>().ok();
    let all = Accounts::new(office.store.as_ref(), office.name).list();
    let mut all = all.map_err(Refusal::failed)?.into_iter();
    all.find(|each| Some(each.number.0) == number && can_be_acted_on(each, session))
        .ok_or(Refusal::NotFound)
}

fn can_be_acted_on(account: &Account, session: &Session) -> bool {
    account.number != session.actor && account.standing != Standing::Ended
}

fn note<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    account: &Account,
    act: AccountAct,
) -> Result<(), Refusal> {
    note_of(desk.office(), visit, account.number, act)
}

/// What whoever is signed in did to their own account: a fact of the desk's ledger, without a word.
pub(crate) fn note_own(office: &Office, visit: &Visit<'_>, act: AccountAct) -> Result<(), Refusal> {
    note_of(office, visit, visit.session()?.actor, act)
}

/// What became of an account in nobody's session, or in that of whoever is said.
pub(crate) fn note_by(
    office: &Office,
    visit: &Visit<'_>,
    number: Actor,
    act: AccountAct,
    by: Actor,
) -> Result<(), Refusal> {
    let at = visit.now;
    let noted = Noted {
        number,
        act,
        by,
        at,
    };
    keys::note(office.store.as_ref(), noted, &office.stream).map_err(Refusal::failed)
}

fn note_of(
    office: &Office,
    visit: &Visit<'_>,
    number: Actor,
    act: AccountAct,
) -> Result<(), Refusal> {
    note_by(office, visit, number, act, visit.session()?.actor)
}

/// The code, shown this once.
fn given_to<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    (account, code): &(Account, Zeroizing<String>),
    act: AccountAct,
) -> Result<Answer, Refusal> {
    note(desk, visit, account, act)?;
    let office = desk.office();
    let w = &visit.words;
    let until = match account.standing {
        Standing::Waiting(until) => look::clock(office, w, until),
        Standing::Open | Standing::Ended => String::new(),
    };
    let page = Given {
        shell: desk.shell(visit, w.t("given-title")),
        who: w.with(
            "account-who",
            [("name", &account.name), ("user", &account.user)],
        ),
        until: w.with("given-until", [("time", until)]),
        code,
        place: office.path(crate::join::PATH),
        back: office.path(PATH),
    };
    render_with(200, &page)
}

fn page<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    said: Option<&'static str>,
) -> Result<Answer, Refusal> {
    let office = desk.office();
    let w = &visit.words;
    let session = visit.session()?;
    let all = Accounts::new(office.store.as_ref(), office.name).list();
    let rows = all
        .map_err(Refusal::failed)?
        .into_iter()
        .map(|account| Row {
            number: account.number.0,
            standing: match account.standing {
                Standing::Open => w.t("accounts-open").to_owned(),
                Standing::Waiting(until) if visit.now >= until => w.t("accounts-late").to_owned(),
                Standing::Waiting(until) => w.with(
                    "accounts-waiting",
                    [("time", look::clock(office, w, until))],
                ),
                Standing::Ended => w.t("accounts-ended").to_owned(),
            },
            acts: can_be_acted_on(&account, session),
            has_factor: account.has_factor,
            name: account.name,
            user: account.user,
        });
    let mut rows: Vec<Row> = rows.collect();
    for row in &mut rows {
        let until = keys::until(office.store.as_ref(), Actor(row.number));
        let Some(until) = until.map_err(Refusal::failed)? else {
            continue;
        };
        let key = if until < visit.now {
            "accounts-over"
        } else {
            "accounts-until"
        };
        let day = when::day(w, until.day(&office.zone));
        row.standing = format!("{} · {}", row.standing, w.with(key, [("day", day)]));
    }
    let done = match visit.query.get("done") {
        "factor" => Some("accounts-factor-done"),
        "end" => Some("accounts-end-done"),
        _ => None,
    };
    let page = People {
        shell: desk.shell(visit, w.t("accounts-title")),
        said: said.or(done),
        alone: !rows.iter().any(|row| row.acts),
        rows,
        invite: office.path(INVITE),
        reset: office.path(RESET),
        factor: office.path(FACTOR),
        end: office.path(END),
        user: visit.form.get("user"),
        name: visit.form.get("name"),
        may_end: office.name == DeskName::Review,
        last: LastDay::FIELDS.map(|field| visit.form.get(field)),
        conflicts: D::files().map_or_else(String::new, |_| office.path(conflicts::PATH)),
        csrf: &session.csrf,
    };
    render_with(status, &page)
}
