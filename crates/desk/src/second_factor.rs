//! The second factor: set up on a page of its own; a telephone proved by a code and shown with ten codes for paper, and
//! security keys beside it or in its place.

use std::sync::{MutexGuard, PoisonError};

use askama::Template;
use keys::{Account, AccountError, Accounts, FactorSecret};
use ledger::AccountAct;
use page::Shell;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::{
    Answer, AtDesk, Office, Refusal, SecondFactor, Session, Visit, account, accounts, render_with,
    security_key::{self, Keys},
    sign_in,
};

/// Where it is set up.
pub(crate) const PATH: &str = "/account/second-factor";

/// Whether an account may do nothing here but set up a second factor.
pub(crate) fn is_missing(office: &Office, account: &Account) -> bool {
    office.factor == SecondFactor::Required && !account.has_factor
}

/// Whether a route is open to somebody who must still set it up.
pub(crate) fn is_before(route: &str) -> bool {
    [
        PATH,
        security_key::ASK,
        security_key::ADD,
        security_key::END,
        sign_in::OUT,
    ]
    .contains(&route)
}

/// While it is held, nobody else changes a second factor of this desk or uses one.
pub(crate) fn alone(office: &Office) -> MutexGuard<'_, ()> {
    let alone = office.one_code.lock();
    alone.unwrap_or_else(PoisonError::into_inner)
}

/// What the account's page says about it, and where it leads.
pub(crate) fn link(office: &Office, session: &Session) -> Result<(&'static str, String), Refusal> {
    let account = Accounts::new(office.store.as_ref(), office.name)
        .find(&session.user)
        .map_err(Refusal::failed)?;
    let has = account.is_some_and(|account| account.has_factor);
    let key = if has {
        "factor-link-there"
    } else {
        "factor-link-none"
    };
    Ok((key, office.path(PATH)))
}

#[derive(Template)]
#[template(path = "desk/second-factor.html")]
struct SetUp<'a> {
    shell: Shell,
    required: bool,
    said: Option<&'static str>,
    role: &'static str,
    secret: &'a str,
    groups: String,
    /// Dark squares of the picture, as one path, and how many squares wide it is with its quiet zone.
    squares: Option<(String, i32)>,
    action: String,
    user: &'a str,
    csrf: &'a str,
    keys: Keys,
}

#[derive(Template)]
#[template(path = "desk/second-factor-done.html")]
struct Done<'a> {
    shell: Shell,
    title: &'static str,
    codes: &'a [String],
    home: String,
}

pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let secret = FactorSecret::fresh(&desk.office().stream);
    let said = match visit.query.get("done") {
        "added" => Some("key-added"),
        "removed" => Some("key-removed"),
        _ => None,
    };
    page(desk, visit, 200, &secret, said)
}

/// The page once more, with what is wrong.
pub(crate) fn again<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    said: &'static str,
) -> Result<Answer, Refusal> {
    let secret = FactorSecret::fresh(&desk.office().stream);
    page(desk, visit, status, &secret, Some(said))
}

/// The codes for paper, shown this once.
pub(crate) fn done<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    title: &'static str,
    codes: &[String],
) -> Result<Answer, Refusal> {
    let page = Done {
        shell: desk.shell(visit, visit.words.t("factor-title")),
        title,
        codes,
        home: desk.office().path("/"),
    };
    render_with(200, &page)
}

pub(crate) fn set_up<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    // The same secret again, so that a slip in the code does not make them scan once more.
    let Some(secret) = FactorSecret::read(visit.form.get("secret")) else {
        return show(desk, visit);
    };
    let alone = alone(office);
    let enrolled = Accounts::new(office.store.as_ref(), office.name).enrol(
        &session.user,
        visit.form.untrimmed("password"),
        &secret,
        visit.form.get("code"),
        visit.now,
        &office.stream,
    );
    drop(alone);
    match enrolled {
        Ok(codes) => {
            // Whoever else sits in a session of this account came in without it.
            account::end_others(office, visit)?;
            accounts::note_own(office, visit, AccountAct::FactorSet)?;
            done(desk, visit, "factor-done", &codes)
        }
        Err(AccountError::WrongPassword) => {
            page(desk, visit, 422, &secret, Some("account-password-wrong"))
        }
        Err(AccountError::NotTheCode) => page(desk, visit, 422, &secret, Some("factor-wrong")),
        Err(other) => Err(Refusal::failed(other)),
    }
}

fn page<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    secret: &FactorSecret,
    said: Option<&'static str>,
) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let text = secret.text();
    let page = SetUp {
        shell: desk.shell(visit, visit.words.t("factor-title")),
        required: session.must_enrol,
        said,
        role: if status < 400 { "status" } else { "alert" },
        secret: &text,
        groups: in_fours(&text),
        squares: qr_squares(&address(office, &session.user, &text)),
        action: office.path(PATH),
        user: &session.user,
        csrf: visit.csrf(),
        keys: Keys::of(office, visit)?,
    };
    render_with(status, &page)
}

/// What a telephone reads from the picture. It says the desk by its letter alone, for a telephone lies about.
fn address(office: &Office, user: &str, secret: &str) -> String {
    let letter = office.look().letter(&office.words);
    format!("otpauth://totp/Leeward%20{letter}:{user}?secret={secret}&issuer=Leeward%20{letter}")
}

fn in_fours(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(" ")
}

/// A text as a picture that telephones read: a path to be stroked one square wide, and how many squares it is wide, with
/// a quiet zone of four around it (ISO/IEC 18004). Nothing of a text that is too long.
#[must_use]
pub fn qr_squares(text: &str) -> Option<(String, i32)> {
    use std::fmt::Write as _;
    // A long text gets fewer squares to be put right from, so that they stay large enough to be read from paper.
    let level = match text.len() {
        0..=200 => QrCodeEcc::Medium,
        _ => QrCodeEcc::Low,
    };
    let code = QrCode::encode_text(text, level).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        // Each run of dark squares is a line through their middle, drawn from the end of the one before.
        let (mut x, mut pen) = (0, None);
        while x < code.size() {
            let run = (x..code.size())
                .take_while(|x| code.get_module(*x, y))
                .count();
            let run = i32::try_from(run).unwrap_or_default();
            if run == 0 {
                x += 1;
                continue;
            }
            let _ = match pen {
                None => write!(path, "M{} {}.5h{run}", x + 4, y + 4),
                Some(pen) => write!(path, "m{} 0h{run}", x - pen),
            };
            x += run;
            pen = Some(x);
        }
    }
    Some((path, code.size() + 8))
}
