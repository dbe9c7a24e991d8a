//! Tokens for programs, on the account page: made with the password, shown once, listed, ended.

use keys::{Accounts, MOST_DAYS, Made, NewToken, Scope};
use ledger::AccountAct;
use page::{Words, when};

use crate::{Answer, AtDesk, Office, Refusal, UNKEPT, Visit, accounts, look};

/// Where a new one is asked for,
pub(crate) const MAKE: &str = "/account/tokens";
/// and one is ended.
pub(crate) const END: &str = "/account/tokens/{token}/end";
/// The longest name, in characters.
const NAME: usize = 100;

/// What the account page shows of them.
pub(crate) struct Tokens {
    /// One that was just made.
    pub(crate) token: Option<String>,
    pub(crate) there: Vec<There>,
    pub(crate) make: String,
    pub(crate) once: String,
    pub(crate) unkept: &'static str,
    pub(crate) open: bool,
    pub(crate) name: String,
    pub(crate) days: String,
    pub(crate) writes: bool,
}

/// One that is there.
pub(crate) struct There {
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) end: String,
    pub(crate) label: String,
}

impl Tokens {
    /// Those of whoever is signed in; what was typed stays unless a token was made of it.
    pub(crate) fn of(
        office: &Office,
        visit: &Visit<'_>,
        token: Option<String>,
    ) -> Result<Self, Refusal> {
        let session = visit.session()?;
        let there = keys::Tokens::new(office.store.as_ref(), office.name)
            .list(&session.user, &session.ring, visit.now)
            .map_err(Refusal::failed)?
            .into_iter()
            .map(|each| there(office, &visit.words, &each))
            .collect();
        let typed = visit.form.has("token_name") && token.is_none();
        let word = |name: &str, otherwise: &str| {
            if typed {
                visit.form.get(name).to_owned()
            } else {
                otherwise.to_owned()
            }
        };
        Ok(Self {
            token,
            there,
            make: office.path(MAKE),
            once: office.once(),
            unkept: UNKEPT,
            open: typed,
            name: word("token_name", ""),
            days: word("token_days", "90"),
            writes: word("token_scope", "read") == "write",
        })
    }
}

fn there(office: &Office, w: &Words, token: &keys::Token) -> There {
    let used = token.last.map_or_else(
        || w.t("account-token-unused").to_owned(),
        |last| {
            w.with(
                "account-token-used",
                [("when", look::clock(office, w, last))],
            )
        },
    );
    let key = match token.scope {
        Scope::Read => "account-token-about-read",
        Scope::Write => "account-token-about-write",
    };
    let ends = when::day(w, token.ends.day(&office.zone));
    There {
        about: w.with(key, [("ends", ends), ("used", used)]),
        end: office.path(&END.replace("{token}", &token.id)),
        label: w.with("account-token-end", [("name", &token.name)]),
        name: token.name.clone(),
    }
}

pub(crate) fn make<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let again = |said| look::account(desk, visit, 422, Some(said));
    let name = visit.form.get("token_name");
    if name.is_empty() || name.chars().count() > NAME {
        return again("account-token-no-name");
    }
    let days = visit.form.get("token_days").parse::<u16>();
    let Some(days) = days.ok().filter(|days| (1..=MOST_DAYS).contains(days)) else {
        return again("account-token-no-days");
    };
    let once = visit.once()?;
    let store = office.store.as_ref();
    // Whoever finds a desk open must not take away a key to it that lasts for months.
    let known = Accounts::new(store, office.name)
        .sign_in(&session.user, visit.form.untrimmed("password"))
        .map_err(Refusal::failed)?;
    if known.is_none() {
        return again("account-token-no-password");
    }
    let wanted = NewToken {
        name,
        scope: Scope::from_word(visit.form.get("token_scope")).unwrap_or(Scope::Read),
        days,
        once: once.0,
    };
    let made = keys::Tokens::new(store, office.name)
        .make(
            &session.user,
            &session.ring,
            &wanted,
            visit.now,
            &office.stream,
        )
        .map_err(Refusal::failed)?;
    match made {
        Made::Now(token) => {
            // Before it is shown: of a token that somebody holds there is a fact.
            accounts::note_own(office, visit, AccountAct::TokenMade)?;
            look::account_with(desk, visit, 200, Some("account-token-made"), Some(token))
        }
        Made::Before => look::account(desk, visit, 409, Some("account-token-before")),
        Made::TooMany => again("account-token-many"),
    }
}

pub(crate) fn end<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let ended = keys::Tokens::new(office.store.as_ref(), office.name)
        .end(&session.user, visit.param("token"))
        .map_err(Refusal::failed)?;
    if ended {
        accounts::note_own(office, visit, AccountAct::TokenEnded)?;
    }
    Ok(Answer::see(&office.path("/account?ended=1#tokens")))
}
