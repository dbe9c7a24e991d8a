//! Everybody: who waits for a decision first and since when, then the others by name.

use askama::Template;
use client_file::{Counts, Row, Status};
use desk::{Answer, Refusal, Visit};
use page::{Hidden, Shell};

use crate::ClientDesk;
use crate::line::{leaving_key, standing_key};
use crate::look::Look;
use crate::{note, owed};

/// How many stand on one page.
const AT_ONCE: usize = 50;

/// Which ones are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Open,
    Decided,
    Left,
}

impl Filter {
    const ALL: [Self; 4] = [Self::All, Self::Open, Self::Decided, Self::Left];

    const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Decided => "decided",
            Self::Left => "left",
        }
    }

    const fn lets(self, status: Status) -> bool {
        match self {
            Self::All => true,
            Self::Open => status.open(),
            Self::Left => matches!(status, Status::Left { .. }),
            Self::Decided => !status.open() && !matches!(status, Status::Left { .. }),
        }
    }
}

/// Whether the filter of that word lets somebody through; an unknown one lets everybody.
pub(crate) fn lets(word: &str, status: Status) -> bool {
    let filter = Filter::ALL.into_iter().find(|each| each.word() == word);
    filter.unwrap_or(Filter::All).lets(status)
}

struct FilterLink {
    label: String,
    path: String,
    count: usize,
    here: bool,
}

struct Person {
    path: String,
    mark: String,
    name: String,
    group: String,
    status: String,
    aside: String,
}

/// Somebody who waits for a decision: nothing else reminds anybody of it.
struct Waiting {
    person: Person,
    decide: String,
    days: String,
}

#[derive(Template)]
#[template(path = "client/people.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    lead: String,
    /// Sessions without a note, in words, and where they are listed; empty where all have one.
    notes: (String, String),
    /// Reports that somebody waits for; nothing where nobody does.
    owed: Option<owed::Finding>,
    /// Where the search is sent, and whoever is new is recorded.
    here: String,
    refer: String,
    csrf: Hidden,
    filters: Vec<FilterLink>,
    /// Nobody is in the ledger yet.
    empty: bool,
    /// How many files a conflict of interest leaves out, in words, and where it is written down; empty where none.
    left_out: (String, String),
    waiting: Vec<Waiting>,
    people: Vec<Person>,
    searched: String,
    found: String,
    before: String,
    next: String,
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let asked = visit.query.get("show");
    let filter = Filter::ALL
        .into_iter()
        .find(|filter| filter.word() == asked);
    let from = visit.query.get("from").parse().unwrap_or(0);
    page(desk, visit, filter.unwrap_or(Filter::All), from, "")
}

/// Answers at once: what was searched for never stands in an address.
pub(crate) fn search(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, Filter::All, 0, visit.form.get("c_search"))
}

fn page(
    desk: &ClientDesk,
    visit: &Visit<'_>,
    filter: Filter,
    from: usize,
    searched: &str,
) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (rows, counts) = if look.room {
        // Nobody else's name while the participant sees the screen.
        (Vec::new(), Counts::default())
    } else {
        (look.everybody()?, desk.roll()?.counts())
    };
    let listed: Vec<&Row> = rows
        .iter()
        .filter(|row| filter.lets(row.status) && row.answers(searched))
        .collect();
    let most = from.saturating_add(AT_ONCE);
    let part = |from: usize| look.path(&format!("/?show={}&from={from}", filter.word()));
    let (mut before, mut next, mut found) = (String::new(), String::new(), String::new());
    if searched.is_empty() {
        if listed.len() > most {
            next = part(most);
        }
        if from > 0 {
            before = part(from.saturating_sub(AT_ONCE));
        }
    } else {
        found = look.count("client-people-found", listed.len());
    }
    let shown = listed.iter().skip(from).take(AT_ONCE);
    let (waiting, people): (Vec<&Row>, Vec<&Row>) =
        shown.partition(|row| matches!(row.status, Status::WaitingForDecision { .. }));
    let page = Page {
        shell: look.shell(&look.say("client-people-title")),
        lead: lead(&look, counts),
        notes: note::finding(&look)?,
        owed: owed::finding(&look)?,
        here: look.path("/"),
        refer: look.path("/referrals/new"),
        csrf: look.hidden(),
        filters: if look.room {
            Vec::new()
        } else {
            filters(&look, filter, counts)
        },
        empty: rows.is_empty() && look.kept.is_empty() && !look.room,
        left_out: look.visit.left_out(&look.desk.office)?,
        waiting: waiting.into_iter().map(|row| waits(&look, row)).collect(),
        people: people.into_iter().map(|row| person(&look, row)).collect(),
        searched: searched.to_owned(),
        found,
        before,
        next,
        look,
    };
    desk::render(&page)
}

fn lead(look: &Look<'_>, counts: Counts) -> String {
    if look.room {
        look.say("client-people-in-room")
    } else {
        look.count("client-people-undecided", counts.undecided)
    }
}

fn filters(look: &Look<'_>, here: Filter, counts: Counts) -> Vec<FilterLink> {
    let Counts {
        open,
        decided,
        left,
        ..
    } = counts;
    let count = |filter| match filter {
        Filter::All => open + decided + left,
        Filter::Open => open,
        Filter::Decided => decided,
        Filter::Left => left,
    };
    let link = |filter: Filter| FilterLink {
        label: look.say(&format!("client-filter-{}", filter.word())),
        path: look.path(&format!("/?show={}", filter.word())),
        count: count(filter),
        here: filter == here,
    };
    Filter::ALL.map(link).into()
}

fn person(look: &Look<'_>, row: &Row) -> Person {
    let (status, aside) = status(look, row.status);
    let stands = row
        .standing
        .map(|standing| look.say(standing_key(standing)));
    let aside = [Some(aside), stands]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty());
    let intake = row.intake.as_ref();
    Person {
        path: look.file_path(row.case),
        mark: row.case.to_string(),
        name: name(look, intake),
        group: intake
            .map(|intake| intake.group.clone())
            .unwrap_or_default(),
        status,
        aside: aside.collect::<Vec<_>>().join(", "),
    }
}

fn waits(look: &Look<'_>, row: &Row) -> Waiting {
    let person = person(look, row);
    Waiting {
        decide: format!("{}/decision", person.path),
        days: look.count("client-waits-days", look.days(row.status.since())),
        person,
    }
}

/// Family name first, as lists are searched.
pub(crate) fn name(look: &Look<'_>, intake: Option<&client_file::letter::Intake>) -> String {
    intake.map_or_else(
        || look.say("client-no-name"),
        |intake| format!("{}, {}", intake.last, intake.first),
    )
}

/// How far somebody has come, and since when.
pub(crate) fn status(look: &Look<'_>, status: Status) -> (String, String) {
    let since = status.since();
    let day = |key: &str| look.say_with(key, &[("when", look.since(since))]);
    match status {
        Status::WaitingForAssessment { .. } => (
            look.say("client-status-unassessed"),
            day("client-since-referred"),
        ),
        Status::WaitingForDecision { .. } => {
            let waited = look.count("client-status-undecided", look.days(since));
            (waited, day("client-since-assessed"))
        }
        Status::Accepted { .. } => (look.say("client-status-accepted"), day("client-since")),
        Status::Attending { sessions, .. } => (
            look.count("client-status-attending", sessions),
            day("client-since-first"),
        ),
        Status::Denied { .. } => (look.say("client-status-denied"), day("client-since")),
        Status::Left { reason, .. } => {
            let why = look.say(leaving_key(reason));
            (
                look.say("client-status-left"),
                format!("{why}, {}", look.since(since)),
            )
        }
    }
}
