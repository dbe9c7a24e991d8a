//! A calendar for one account: how many things are due on which day, for whatever program shows it. Off until the program
//! desk allows it. It names nobody, no case and no desk, and opens no letter: the board counts envelopes.

mod ics;

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit};
use keys::{Accounts, DeskName, Feeds, Made, Noted};
use ledger::AccountAct;
use page::{Hidden, Shell};
use program_file::Settings;

use crate::VictimDesk;

/// The page.
pub(crate) const PATH: &str = "/calendar";
/// What it is called in whatever shows it; no desk's name.
const NAME: &str = "Leeward";
/// So many days ahead are told.
const AHEAD: u16 = 60;

struct There {
    said: String,
    end: String,
    hidden: Hidden,
}

#[derive(Template)]
#[template(path = "victim/calendar.html")]
struct Page {
    shell: Shell,
    allowed: bool,
    /// One that was just made.
    address: Option<String>,
    there: Vec<There>,
    action: String,
    hidden: Hidden,
    unkept: &'static str,
    user: String,
}

fn feeds(desk: &VictimDesk) -> Feeds<'_> {
    Feeds::new(desk.office.store.as_ref(), DeskName::Victim)
}

fn allowed(desk: &VictimDesk) -> Result<bool, Refusal> {
    Ok(Settings::read(desk.program.as_ref())?.calendars)
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, None, None)
}

fn page(
    desk: &VictimDesk,
    visit: &Visit<'_>,
    status: u16,
    problem: Option<&str>,
    address: Option<String>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let session = visit.session()?;
    let mut shell = desk.shell(visit, w.t("in-out-calendar-title"));
    if let Some(problem) = problem {
        shell.problems.add("password", w.t(problem).to_owned());
    }
    let hidden = || Hidden::new(visit.csrf(), desk.office.once());
    let there = feeds(desk).list(&session.user).map_err(Refusal::failed)?;
    let there = there.into_iter().map(|feed| {
        let day = page::when::day(w, feed.made.day(&desk.office.zone));
        There {
            said: w.with("in-out-calendar-made", [("day", day)]),
            end: desk.office.path(&format!("{PATH}/{}/end", feed.id)),
            hidden: hidden(),
        }
    });
    let page = Page {
        allowed: allowed(desk)?,
        address,
        there: there.collect(),
        action: desk.office.path(PATH),
        hidden: hidden(),
        unkept: desk::UNKEPT,
        user: session.user.clone(),
        shell,
    };
    desk::render_with(status, &page)
}

/// What became of the account is a fact, as of a token.
fn note(desk: &VictimDesk, visit: &Visit<'_>, act: AccountAct) -> Result<(), Refusal> {
    let number = visit.session()?.actor;
    let noted = Noted {
        number,
        act,
        by: number,
        at: visit.now,
    };
    let office = &desk.office;
    keys::note(office.store.as_ref(), noted, &office.stream).map_err(Refusal::failed)
}

pub(crate) fn make(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    if !allowed(desk)? {
        return page(desk, visit, 422, Some("in-out-calendar-off"), None);
    }
    let session = visit.session()?;
    // Whoever finds a desk open must not take away what tells of it for years.
    let known = Accounts::new(desk.office.store.as_ref(), DeskName::Victim)
        .sign_in(&session.user, visit.form.untrimmed("password"))
        .map_err(Refusal::failed)?;
    if known.is_none() {
        return page(desk, visit, 422, Some("account-token-no-password"), None);
    }
    let made = feeds(desk)
        .make(
            &session.user,
            visit.once()?.0,
            visit.now,
            &desk.office.stream,
        )
        .map_err(Refusal::failed)?;
    match made {
        Made::Now(secret) => {
            note(desk, visit, AccountAct::TokenMade)?;
            let path = desk.office.path(&format!("{PATH}/{secret}.ics"));
            page(desk, visit, 200, None, Some(path))
        }
        Made::Before => page(desk, visit, 409, Some("in-out-calendar-before"), None),
        Made::TooMany => page(desk, visit, 422, Some("in-out-calendar-many"), None),
    }
}

pub(crate) fn end(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let session = visit.session()?;
    let ended = feeds(desk)
        .end(&session.user, visit.param("feed"))
        .map_err(Refusal::failed)?;
    if ended {
        note(desk, visit, AccountAct::TokenEnded)?;
    }
    Ok(Answer::see(&desk.office.path(PATH)))
}

/// The calendar itself, for whoever has the address. What has ended was never there.
pub(crate) fn feed(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let secret = visit.param("file").strip_suffix(".ics");
    let secret = secret.ok_or(Refusal::NotFound)?;
    let store = desk.office.store.as_ref();
    let account = feeds(desk).find(secret).map_err(Refusal::failed)?;
    let account = account.ok_or(Refusal::NotFound)?;
    let over = keys::is_over(store, account.number, visit.now).map_err(Refusal::failed)?;
    if over || !allowed(desk)? {
        return Err(Refusal::NotFound);
    }
    desk.board.catch_up(desk.stores(), visit.now)?;
    let w = &visit.words;
    let entries: Vec<ics::Entry> = desk
        .board
        .due_by_day(visit.now, AHEAD)
        .into_iter()
        .map(|(day, count)| ics::Entry {
            day,
            title: w.n("in-out-calendar-items", count),
        })
        .collect();
    let of = format!("{}/{}", desk.office.program, account.number.0);
    let text = ics::calendar(&of, NAME, visit.now, &entries);
    Ok(Answer::of(
        200,
        "text/calendar; charset=utf-8",
        text.into_bytes(),
    ))
}
