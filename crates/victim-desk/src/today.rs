//! Today: who is to be told what now, and why. Opens the letters of the rows it shows and no others, and
//! records no look.

use askama::Template;
use desk::{Answer, Drafts, Refusal, Visit};
use keys::desk_case;
use ledger::{Entry, Position};
use page::{Notice, Shell, when};
use rules::CaseId;
use victim_file::{Shown as Some_, board::Pile};

use crate::VictimDesk;
use crate::case::notice_of;
use crate::look::{Look, refusal};
use crate::row::{Rows, Says, Shown};
use crate::strip::say;
use crate::{dangers, demand, hand_on, retraction, shown};

/// So many rows of each pile stand on the page; a pile's own page shows the next ones.
const AT_ONCE: usize = 10;
/// So many of what is due after today.
const AHEAD: usize = 5;
/// So many stand on a pile's own page.
const A_PAGE: usize = 50;

struct OnePile {
    id: &'static str,
    title: String,
    empty: String,
    /// In which order its rows stand.
    order: String,
    rows: Vec<Shown>,
    /// Where all of them are, and how many; empty where all are here.
    more: String,
    more_label: String,
}

#[derive(Template)]
#[template(path = "victim/today.html")]
struct Page {
    shell: Shell,
    title: String,
    now: String,
    jump: Vec<(String, String)>,
    piles: Vec<OnePile>,
    /// Ends of dangers that are to be seen by a second person today.
    ended: Vec<dangers::Row>,
    /// Legal demands of which somebody is to be told.
    demands: Vec<demand::Row>,
    /// What was handed on and not answered.
    hand_ons: Vec<hand_on::Shown>,
    /// Where it is handed on; empty on a pile's own page.
    hand_on: String,
    /// What somebody was told and was then taken back.
    retractions: Vec<retraction::Row>,
    /// Who is to be told that a reviewer was shown their file.
    shown: Vec<shown::Row>,
    alone: bool,
    lines: Vec<String>,
    /// Where one goes on from here besides the rows: what each is called, and its place.
    ways: Vec<(String, String)>,
}

const fn id(pile: Pile) -> &'static str {
    match pile {
        Pile::Danger => "danger",
        Pile::Overdue => "overdue",
        Pile::Today => "today",
        Pile::Week => "week",
        Pile::Later => "later",
        Pile::History => "history",
    }
}

const SHOWN: [Pile; 5] = [
    Pile::Danger,
    Pile::Overdue,
    Pile::Today,
    Pile::Week,
    Pile::Later,
];

fn pile(look: &Look<'_>, pile: Pile, shown: &Some_, rows: Vec<Shown>) -> OnePile {
    let (w, id) = (look.w(), id(pile));
    let more = shown.total > shown.rows.len();
    // What is due to one person stands in one row, in the first pile that has any of it.
    let above = shown.rows.len().saturating_sub(rows.len());
    let empty = if shown.total > 0 {
        say(look, "victim-pile-above")
    } else {
        say(look, &format!("victim-pile-{id}-empty"))
    };
    // Whom one may call now comes first among the rows of a day that are shown, not among all there are.
    let order = match pile {
        Pile::Danger => "",
        _ if rows.len() < 2 => "",
        _ if more => "victim-pile-order-shown",
        _ => "victim-pile-order",
    };
    OnePile {
        id,
        order: match order {
            "" => String::new(),
            key => say(look, key),
        },
        title: w.n(
            &format!("victim-pile-{id}"),
            shown.total.saturating_sub(above),
        ),
        empty,
        rows,
        more: if more {
            look.path(&format!("/piles/{id}"))
        } else {
            String::new()
        },
        more_label: w.n("victim-pile-more", shown.total),
    }
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let w = look.w();
    let mut today = desk.board.today(look.now, AT_ONCE);
    today.week.rows.truncate(AHEAD);
    // A first call may be due in two weeks and is best begun now: what is later stands there too.
    let later = desk.board.page(Pile::Later, look.now, 0, AHEAD);
    let shown = [
        &today.danger,
        &today.overdue,
        &today.today,
        &today.week,
        &later,
    ];
    let mut rows = Rows::new();
    for (which, pile) in SHOWN.into_iter().zip(shown) {
        let says = match which {
            Pile::Later => Says::Short,
            _ => Says::Why,
        };
        rows.pile(&look, &pile.rows, says)?;
    }
    let piles: Vec<OnePile> = SHOWN
        .into_iter()
        .zip(shown)
        .zip(rows.in_order())
        .map(|((which, shown), rows)| pile(&look, which, shown, rows))
        // Danger stands there only when there is some: an empty box of that name would frighten.
        .filter(|pile| pile.id != "danger" || !pile.rows.is_empty())
        .collect();
    let jump = piles
        .iter()
        .map(|pile| (format!("#{}", pile.id), pile.title.clone()))
        .collect();
    let mut lines = Vec::new();
    if [&today.danger, &today.overdue, &today.today]
        .iter()
        .all(|pile| pile.total == 0)
    {
        let week = today.week.rows.first().map(|row| row.duty.due);
        if let Some(due) = week.or(today.next_later) {
            let day = when::day(w, due.day(&look.rules.zone));
            lines.push(w.with("victim-nothing-until", [("day", day)]));
        }
    }
    let unread = desk.board.unread_late(look.now);
    if unread > 0 {
        lines.insert(0, w.n("victim-unread-late", unread));
    }
    if today.history > 0 {
        lines.push(w.n("victim-history", today.history));
    }
    let mut ways = Vec::new();
    let mut way = |key: &str, path: &str| ways.push((say(&look, key), look.path(path)));
    if today.history > 0 {
        way("victim-history-show", "/piles/history");
    }
    if is_new(desk)? {
        lines.insert(0, say(&look, "victim-today-begin"));
        way("victim-import-title", "/import");
        way("victim-nav-inbox", "/inbox");
    }
    way("in-out-paper-blank", "/paper");
    way("in-out-calendar-title", crate::calendar::PATH);
    let drafts = Drafts::of(&desk.office, visit)?.list()?.len();
    if drafts > 0 {
        lines.push(w.n("victim-drafts", drafts));
    }
    let mut shell = look.shell(w.t("victim-today-title"));
    shell.notice = done(&look)?;
    let page = Page {
        title: say(&look, "victim-today-title"),
        now: w.with(
            "victim-today-now",
            [
                ("day", when::long_day(w, look.today())),
                ("time", look.clock(look.now)),
            ],
        ),
        jump,
        piles,
        ended: dangers::due(&look)?,
        demands: demand::rows(&look)?,
        hand_ons: hand_on::waiting(&look)?,
        hand_on: look.path(hand_on::PATH),
        retractions: retraction::rows(&look)?,
        shown: shown::rows(&look),
        alone: look.alone(),
        lines,
        ways,
        shell,
    };
    desk::render(&page)
}

/// Whether nothing is written about any case yet: then there is nothing to do here but to bring in what was kept before.
fn is_new(desk: &VictimDesk) -> Result<bool, Refusal> {
    let own = desk_case().map_err(Refusal::failed)?;
    let first = desk.office.store.read(Position(0), A_PAGE)?;
    let of_desk = |entry: &Entry| entry.envelope.case == own;
    Ok(first.len() < A_PAGE && first.iter().all(of_desk))
}

/// All of one pile, by pages.
pub(crate) fn show_pile(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let asked = visit.param("pile");
    let which = Pile::ALL
        .into_iter()
        .find(|pile| id(*pile) == asked)
        .ok_or(Refusal::NotFound)?;
    let from: usize = visit.query.get("from").parse().unwrap_or(0);
    let shown = desk.board.page(which, look.now, from, A_PAGE);
    let mut rows = Rows::new();
    rows.pile(&look, &shown.rows, Says::Short)?;
    let rows = rows.in_order().into_iter().next().unwrap_or_default();
    let mut one = pile(&look, which, &shown, rows);
    let next = from.saturating_add(A_PAGE);
    one.more = if shown.total > next {
        look.path(&format!("/piles/{asked}?from={next}"))
    } else {
        String::new()
    };
    one.more_label = say(&look, "victim-pile-next");
    let w = look.w();
    // Not that of the first page: two tabs are told apart.
    let title = format!("{} · {}", w.t("victim-today-title"), one.title);
    let page = Page {
        title: one.title.clone(),
        now: w.with(
            "victim-today-now",
            [
                ("day", when::long_day(w, look.today())),
                ("time", look.clock(look.now)),
            ],
        ),
        jump: Vec::new(),
        piles: vec![one],
        ended: Vec::new(),
        demands: Vec::new(),
        hand_ons: Vec::new(),
        hand_on: String::new(),
        retractions: Vec::new(),
        shown: Vec::new(),
        alone: false,
        lines: Vec::new(),
        ways: Vec::new(),
        shell: look.shell(&title),
    };
    desk::render(&page)
}

/// What the press before this page recorded, in `?done=CASE.BATCH`, with Undo.
fn done(look: &Look<'_>) -> Result<Option<Notice>, Refusal> {
    let Some((case, once)) = look.visit.query.get("done").rsplit_once('.') else {
        return Ok(None);
    };
    let Ok(case) = CaseId::new(case) else {
        return Ok(None);
    };
    match look.open(case) {
        Ok(file) => {
            let notice = notice_of(look, &file, once);
            // Their file was opened for it, so that is a look into it.
            if notice.is_some() {
                look.looked(case)?;
            }
            Ok(notice)
        }
        Err(Refusal::NotFound) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Who had this person's next call gives it back.
pub(crate) fn give_back(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (case, person) = (look.case()?, look.person()?);
    look.recorder()
        .give_back(case, visit.once()?, person)
        .map_err(|refused| match refused {
            victim_file::Refused::Fields(_) => Refusal::NotFound,
            other => refusal(&other),
        })?;
    desk.board.touch(case);
    Ok(Answer::see(&look.path("/")))
}

/// Somebody means to make this person's next call.
pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (case, person) = (look.case()?, look.person()?);
    look.recorder()
        .took(case, visit.once()?, person)
        .map_err(|refused| match refused {
            victim_file::Refused::Fields(_) => Refusal::NotFound,
            other => refusal(&other),
        })?;
    desk.board.touch(case);
    Ok(Answer::see(&look.path("/")))
}
