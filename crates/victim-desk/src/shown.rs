//! A reviewer asks for a separate file itself (OAC 75:1-7-6(a)(3)): the form that allows it, for how long this session shows
//! nothing else, its end, and who is to be told of it. What is shown lies in `shown_page`.

use desk::{Answer, Refusal, Session, Visit};
use ledger::{Exactness, Shelf, StoreError};
use page::when;
use rules::{CaseId, FactId, PersonNo};
use sha2::{Digest as _, Sha256};
use victim_file::letter::{Authority, DemandHeard, HeardOf, Shown};
use victim_file::{Refused, Showing, ToHear, VictimCase};

use crate::VictimDesk;
use crate::case_form::On;
use crate::case_sheet::{Not, Sheet, fine, sheets, to_the_file};
use crate::look::{Look, refusal};
use crate::shown_page;
use crate::strip;

/// What is shown. The address says nothing of which file it is.
pub(crate) const PATH: &str = "/shown";
/// Its end.
pub(crate) const END: &str = "/shown/end";

/// What a session shows, and nothing else.
pub(crate) struct Held {
    pub(crate) case: CaseId,
    pub(crate) fact: FactId,
}

/// Where it lies for an account.
fn key(session: &Session) -> Vec<u8> {
    format!("shown/{}", session.actor.0).into_bytes()
}

/// A session without anything that opens it.
fn mark(session: &Session) -> String {
    hex::encode(Sha256::digest(session.csrf.as_bytes()))
}

impl Held {
    /// What this session shows, if it is held. One that was signed in since is not: a password was typed for it.
    pub(crate) fn of(desk: &VictimDesk, session: &Session) -> Result<Option<Self>, Refusal> {
        let Some(bytes) = desk.office.store.get(Shelf::House, &key(session))? else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut parts = text.split(' ');
        let (case, fact, session_mark) = (parts.next(), parts.next(), parts.next());
        if session_mark != Some(mark(session).as_str()) {
            return Ok(None);
        }
        let (Some(Ok(case)), Some(Ok(fact))) = (case.map(CaseId::new), fact.map(FactId::new))
        else {
            return Err(Refusal::failed("what a session is held at is no label"));
        };
        Ok(Some(Self { case, fact }))
    }

    fn begin(look: &Look<'_>, case: CaseId, fact: FactId) -> Result<(), StoreError> {
        let value = format!("{case} {fact} {}", mark(look.session));
        let store = look.desk.office.store.as_ref();
        store.put(Shelf::House, &key(look.session), value.as_bytes())
    }
}

/// Where a session is held, for whatever else it asks.
pub(crate) fn holds(
    desk: &VictimDesk,
    visit: &Visit<'_>,
    route: &str,
) -> Result<Option<String>, Refusal> {
    if [PATH, END].contains(&route) {
        return Ok(None);
    }
    let held = Held::of(desk, visit.session()?)?;
    Ok(held.map(|_| desk.office.path(PATH)))
}

/// Whether what was typed for the reviewer's name is who is signed in.
fn is_oneself(on: &On<'_>) -> bool {
    let typed = on.get("reviewer").trim().to_lowercase();
    let session = on.look.session;
    [&session.name, &session.user]
        .iter()
        .any(|own| own.trim().to_lowercase() == typed)
}

const SHOW: Sheet = Sheet {
    word: "show",
    of_somebody: false,
    start: |_| {
        vec![
            ("authority".to_owned(), "rule".to_owned()),
            ("minutes".to_owned(), "30".to_owned()),
        ]
    },
    ask: |on| {
        let lives = on.file.dangers().iter().any(victim_file::Danger::lives);
        let danger = lives.then(|| on.section("victim-shown-danger", Vec::new()));
        let who = vec![
            on.line("reviewer", "victim-shown-reviewer"),
            on.line("office", "victim-shown-office"),
            on.one_of("authority", "victim-shown-authority", &["rule", "other"]),
            on.line("law", "victim-shown-law"),
            on.words("what", "victim-shown-what"),
        ];
        let how = vec![
            on.line("minutes", "victim-shown-minutes"),
            on.boxes("beside", "victim-shown-beside", &["yes"]),
        ];
        let parts = [
            on.section("victim-shown-who", who),
            on.section("victim-shown-how", how),
        ];
        danger.into_iter().chain(parts).collect()
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let minutes = on.get("minutes").trim().parse::<u8>().ok();
        if minutes.is_none() {
            wrong.push(on.wrong("minutes", "victim-case-wrong-minutes"));
        }
        let authority = Authority::from_word(on.get("authority"));
        if authority.is_none() {
            wrong.push(on.wrong("authority", "victim-case-wrong-choose"));
        }
        if on.get("beside") != "yes" {
            wrong.push(on.wrong("beside", "victim-shown-wrong-beside"));
        }
        if is_oneself(on) {
            wrong.push(on.wrong("reviewer", "victim-shown-wrong-oneself"));
        }
        fine(wrong)?;
        let (Some(minutes), Some(authority)) = (minutes, authority) else {
            return Err(Refused::NotHere.into());
        };
        let letter = Shown {
            reviewer: on.text("reviewer"),
            office: on.text("office"),
            authority,
            law: on.text("law"),
            what: on.text("what"),
        };
        let recorded = on.look.recorder().show(act, minutes, &letter)?;
        if let Some(fact) = recorded.facts.first() {
            let begun = Held::begin(on.look, recorded.case, *fact);
            begun.map_err(|error| Not::Refused(error.into()))?;
        }
        Ok(recorded)
    },
    next: |on, _| Some(on.look.path(PATH)),
};

/// What is shown for as long as it runs; then that it is over.
pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    // Whoever has signed in since is held no more.
    let Some(held) = Held::of(desk, look.session)? else {
        return Ok(Answer::see(&look.path("/")));
    };
    // A file that went meanwhile is not shown any more either.
    let file = match look.open(held.case) {
        Ok(file) => file,
        Err(Refusal::NotFound) => return shown_page::over(&look),
        Err(other) => return Err(other),
    };
    let mut all = file.showings().into_iter();
    let Some(showing) = all.find(|each| each.fact == held.fact && each.runs(look.now)) else {
        return shown_page::over(&look);
    };
    let batch = ledger::BatchId(desk.office.stream.bytes());
    let looked = look.recorder().shown_page(held.case, batch, held.fact);
    looked.map_err(|refused| refusal(&refused))?;
    shown_page::page(&look, &file, &showing)
}

/// Ends it, and the session with it: whoever goes on types their password.
pub(crate) fn end(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let Some(held) = Held::of(desk, look.session)? else {
        return Ok(Answer::see(&look.path("/")));
    };
    let all = desk.stores().case(held.case)?.showings();
    let mut runs = all.iter().filter(|each| each.runs(look.now));
    if runs.any(|each| each.fact == held.fact) {
        let over = look
            .recorder()
            .shown_over(held.case, visit.once()?, held.fact);
        over.map_err(|refused| refusal(&refused))?;
    }
    let answer = desk::sign_out(desk, visit)?;
    // Last: a session that could not be ended stays held.
    desk.office.store.remove(Shelf::House, &key(look.session))?;
    Ok(answer)
}

/// What the time line says of a showing besides whom it was for: until when, how many pages, how it ended.
pub(crate) fn went(look: &Look<'_>, file: &VictimCase, fact: FactId) -> String {
    let all = file.showings();
    let Some(showing) = all.iter().find(|each| each.fact == fact) else {
        return String::new();
    };
    let pages = look.w().n("victim-shown-pages", showing.pages);
    format!("{pages} {}", stands(look, showing))
}

fn stands(look: &Look<'_>, showing: &Showing) -> String {
    let (key, at) = match showing.over {
        Some(over) => ("victim-shown-ended", over),
        None if showing.runs(look.now) => ("victim-shown-runs", showing.until),
        None => ("victim-shown-ran-out", showing.until),
    };
    let at = look.lately(at, Exactness::Second);
    when::ended(&look.w().with(key, [("when", at)]))
}

/// Somebody to be told, in a list which names nobody.
pub(crate) struct Row {
    pub(crate) mark: String,
    pub(crate) path: String,
    pub(crate) said: String,
    pub(crate) call: String,
    pub(crate) heard: String,
}

fn said(look: &Look<'_>, one: &ToHear) -> String {
    let when = look.at(one.at, Exactness::Second);
    look.w().with("victim-shown-said", [("when", when)])
}

/// Everybody who is to be told, of all cases.
pub(crate) fn rows(look: &Look<'_>) -> Vec<Row> {
    let row = |(case, one): (CaseId, ToHear)| {
        let person = Some(one.person);
        Row {
            mark: case.to_string(),
            path: strip::file_path(look, case, person),
            said: said(look, &one),
            call: strip::path(look, case, "call", person),
            heard: strip::path(look, case, "shown-told", person),
        }
    };
    let all = look.desk.board.to_hear_shown();
    all.into_iter().map(row).collect()
}

/// Of which showings one person is still to be told, and where it is written down that they were.
pub(crate) fn of(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Vec<(String, String)> {
    let path = strip::path(look, file.case, "shown-told", person);
    let open = open(look, file, person).into_iter();
    open.map(|(_, said)| (said, path.clone())).collect()
}

fn open(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> Vec<(String, String)> {
    let open = person.map_or_else(Vec::new, |person| file.to_hear_shown(person));
    open.iter()
        .map(|one| (one.shown.to_string(), said(look, one)))
        .collect()
}

const TOLD: Sheet = Sheet {
    word: "shown-told",
    of_somebody: true,
    // Of one there is nothing to choose.
    start: |on| match open(on.look, on.file, on.person).as_slice() {
        [(shown, _)] => vec![("shown".to_owned(), shown.clone())],
        _ => Vec::new(),
    },
    ask: |on| {
        let all = open(on.look, on.file, on.person);
        if all.is_empty() {
            return vec![on.section("victim-shown-told-none", Vec::new())];
        }
        let what = vec![
            on.one_of_these("shown", "victim-shown-told-which", all),
            on.one_of(
                "heard",
                "victim-demand-heard",
                &["told", "tried", "not_safe"],
            ),
            on.words("words", "victim-shown-told-words"),
        ];
        vec![on.section("victim-shown-told-part", what)]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let shown = FactId::new(on.get("shown")).ok();
        if shown.is_none() {
            wrong.push(on.wrong("shown", "victim-case-wrong-choose"));
        }
        let heard = HeardOf::from_word(on.get("heard"));
        if heard.is_none() {
            wrong.push(on.wrong("heard", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let (Some(person), Some(shown), Some(heard)) = (on.person, shown, heard) else {
            return Err(Refused::NotHere.into());
        };
        let letter = DemandHeard {
            heard,
            words: on.text("words"),
        };
        let recorder = on.look.recorder();
        Ok(recorder.shown_heard(act, person, shown, &letter)?)
    },
    next: to_the_file,
};

sheets! {
    show_form, take_form, SHOW;
    show_told, take_told, TOLD;
}
