//! Groups, and the roll of one: everybody of the group on one page, one answer each, one save.
//!
//! One answer says both whether somebody was there and, if they were, whether there was a sign of risk: the note of
//! each session must say so (OAC 75:25-3-4.1), and one key is quicker than two.

use std::collections::BTreeMap;

use askama::Template;
use client_file::{
    Act, Attendance, Mark, Near, Problem, Refused, Row, Status, When, batch_in, group_label,
};
use desk::{Answer, Refusal, Visit};
use jiff::civil::Date;
use page::{Hidden, Notice, Shell};
use rules::{CaseId, FactId, Target, Targets};

use crate::look::{Look, refusal};
use crate::{ClientDesk, attendance, form, hint, note, people};

/// The answers: what is sent, and the key that chooses it while the answers have the focus.
const ANSWERS: [(&str, &str); 4] = [
    ("here", "h"),
    ("risk", "r"),
    ("excused", "e"),
    ("absent", "a"),
];

struct Group {
    name: String,
    people: String,
    /// How many are at the program's rule for absences; empty where nobody is.
    reached: String,
    path: String,
}

#[derive(Template)]
#[template(path = "client/groups.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    groups: Vec<Group>,
    /// Sessions without a note, in words, and where they are listed; empty where all have one.
    notes: (String, String),
    /// How many files a conflict of interest leaves out, in words, and where it is written down; empty where none.
    left_out: (String, String),
}

struct Answered {
    id: String,
    value: &'static str,
    key: &'static str,
    label: String,
    chosen: bool,
}

struct Called {
    case: String,
    path: String,
    name: String,
    aside: String,
    /// The absences that count, and where they are explained; empty without any.
    absences: (String, String),
    /// They are as many as the program's rule says.
    at_limit: bool,
    /// What stands on this day's roll already; empty while nobody called it.
    stands: String,
    /// Where the words of a danger are added; empty where none was opened.
    danger: String,
    answers: Vec<Answered>,
    note: String,
    problem: String,
}

#[derive(Template)]
#[template(path = "client/roll.html")]
struct RollPage<'a> {
    shell: Shell,
    look: Look<'a>,
    group: String,
    lead: String,
    /// Who is at the program's rule for absences; empty where nobody is.
    reached: String,
    /// How many files a conflict of interest leaves out, in words, and where it is written down; empty where none.
    left_out: (String, String),
    action: String,
    hidden: Hidden,
    month: String,
    day: String,
    year: String,
    time: String,
    when_problem: String,
    sheet: String,
    sheet_problem: String,
    rows: Vec<Called>,
    /// Somebody's answer is still owed.
    open: bool,
    /// A note reads like a number or an address: whether it is to be kept.
    theirs: bool,
    /// That was answered before, and something else was wrong.
    keep: bool,
    typing: Option<(&'static str, String)>,
}

/// Everybody who attends, by group.
pub(crate) fn groups(look: &Look<'_>) -> Result<BTreeMap<String, (String, Vec<Row>)>, Refusal> {
    let rows = look.everybody()?;
    let mut groups: BTreeMap<String, (String, Vec<Row>)> = BTreeMap::new();
    for row in rows {
        let attends = matches!(
            row.status,
            Status::Accepted { .. } | Status::Attending { .. }
        );
        let group = row.intake.as_ref().map(|intake| intake.group.trim());
        let Some(group) = group.filter(|group| attends && !group.is_empty()) else {
            continue;
        };
        let (label, name) = (group_label(group), group.to_owned());
        let (_, rows) = groups.entry(label).or_insert_with(|| (name, Vec::new()));
        rows.push(row);
    }
    Ok(groups)
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let mut listed: Vec<Group> = groups(&look)?
        .into_iter()
        .map(|(label, (name, rows))| Group {
            name,
            people: look.count("client-group-people", rows.len()),
            reached: reached(&look, &rows),
            path: look.path(&format!("/groups/{label}")),
        })
        .collect();
    // In the order of the week, and of the hours as far as they are written.
    listed.sort_by_cached_key(|group| in_the_week(&group.name));
    let page = Page {
        shell: look.shell(&look.say("client-groups-title")),
        groups: listed,
        left_out: look.visit.left_out(&look.desk.office)?,
        notes: note::finding(&look)?,
        look,
    };
    desk::render(&page)
}

fn at_limit(row: &Row) -> bool {
    let near = row.attendance.as_ref().map(Attendance::near);
    near == Some(Near::Reached)
}

/// How many of a group are at the program's rule for absences, in words; empty where nobody is.
fn reached(look: &Look<'_>, rows: &[Row]) -> String {
    match rows.iter().filter(|row| at_limit(row)).count() {
        0 => String::new(),
        count => look.count("client-absences-group", count),
    }
}

/// Where a group's name puts it: `Tue 8 p.m.` after `Tue 6 p.m.`; a name without a day of the week comes last.
pub(crate) fn in_the_week(name: &str) -> (usize, Option<jiff::civil::Time>, String) {
    let lower = name.to_lowercase();
    let mut words = lower.splitn(2, char::is_whitespace);
    let (first, rest) = (words.next().unwrap_or_default(), words.next());
    // English and Spanish, by what the name begins with.
    let days: [&[&str]; 7] = [
        &["mon", "lun"],
        &["tue", "mar"],
        &["wed", "mié", "mie"],
        &["thu", "jue"],
        &["fri", "vie"],
        &["sat", "sáb", "sab"],
        &["sun", "dom"],
    ];
    let begins = |names: &&[&str]| names.iter().any(|day| first.starts_with(day));
    let day = days.iter().position(begins);
    let time = rest.and_then(|rest| page::typed::time(rest.trim()));
    (day.unwrap_or(days.len()), time, lower)
}

pub(crate) fn roll(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    page(look, 200, None, &BTreeMap::new(), false)
}

/// What is wrong with the roll: with its day, and with somebody's answer.
type Problems = BTreeMap<CaseId, String>;

fn page(
    look: Look<'_>,
    status: u16,
    when: Option<Problem>,
    wrong: &Problems,
    theirs: bool,
) -> Result<Answer, Refusal> {
    let label = look.visit.param("group");
    let (name, mut rows) = groups(&look)?.remove(label).ok_or(Refusal::NotFound)?;
    rows.sort_by_cached_key(|row| people::name(&look, row.intake.as_ref()).to_lowercase());
    let typed = &look.visit.form;
    // Another day is asked for in the address.
    let asked = match typed.has("when_month") {
        true => typed,
        false => &look.visit.query,
    };
    let part = |part: &str, now: i64| match asked.has("when_month") {
        true => asked.get(&format!("when_{part}")).to_owned(),
        false => now.to_string(),
    };
    let today = look.today();
    let day = form::when(asked, &look.desk.office.zone).ok();
    let day = day.map_or(today, |when| match when {
        When::Day(day) => day,
        When::At(at) => at.day(&look.desk.office.zone),
    });
    let at_rule = reached(&look, &rows);
    let rows: Vec<Called> = rows
        .iter()
        .map(|row| called(&look, row, day, wrong))
        .collect::<Result<_, _>>()?;
    let mut shell = look.shell(&look.say("client-roll-title"));
    let when_problem = when.map_or_else(String::new, |problem| {
        let key = match problem {
            Problem::Future => "client-roll-future",
            _ => "client-roll-day",
        };
        look.say(key)
    });
    if !when_problem.is_empty() {
        shell.problems.add("when_month", when_problem.clone());
    }
    let sheet_problem = sheet_problem(&look);
    if !sheet_problem.is_empty() {
        shell.problems.add("sheet", sheet_problem.clone());
    }
    for row in rows.iter().filter(|row| !row.problem.is_empty()) {
        shell
            .problems
            .add(format!("r-{}-here", row.case), row.problem.clone());
    }
    shell.notice = saved(&look, &rows);
    let once = match typed.get("once") {
        "" => look.desk.office.once(),
        once => once.to_owned(),
    };
    let action = look.path(&format!("/groups/{label}"));
    let page = RollPage {
        shell,
        lead: look.count("client-group-people", rows.len()),
        reached: at_rule,
        left_out: look.visit.left_out(&look.desk.office)?,
        hidden: Hidden::new(look.visit.csrf(), once).kept_as(format!("roll-{label}"), &action),
        action,
        group: name,
        month: part("month", i64::from(today.month())),
        day: part("day", i64::from(today.day())),
        year: part("year", i64::from(today.year())),
        time: typed.get("when_time").to_owned(),
        when_problem,
        sheet: typed.get("sheet").to_owned(),
        sheet_problem,
        open: rows.iter().any(|row| row.stands.is_empty()),
        theirs: theirs || typed.has("keep"),
        keep: typed.get("keep") == "yes",
        typing: hint::while_typing(&look),
        rows,
        look,
    };
    desk::render_with(status, &page)
}

/// What is wrong with the number of a paper sheet; empty where nothing is.
fn sheet_problem(look: &Look<'_>) -> String {
    let sheet = look.visit.form.get("sheet").trim().to_uppercase();
    match sheet.is_empty() || client_file::letter::is_sheet(&sheet) {
        true => String::new(),
        false => look.say("in-out-sheet-wrong"),
    }
}

fn called(look: &Look<'_>, row: &Row, day: Date, wrong: &Problems) -> Result<Called, Refusal> {
    let mark = mark(look, row.case, day)?;
    let case = row.case.to_string();
    let path = look.file_path(row.case);
    let typed = look.visit.form.get(&format!("r-{case}"));
    let answers = ANSWERS.map(|(value, key)| Answered {
        id: format!("r-{case}-{value}"),
        value,
        key,
        label: look.say(&format!("client-roll-{value}")),
        chosen: typed == value,
    });
    let (stands, danger) = match mark {
        None => (String::new(), String::new()),
        Some(Mark::Here(None)) => (look.say("client-roll-here"), String::new()),
        Some(Mark::Here(Some(threat))) => (
            look.say("client-roll-risk"),
            format!("{path}/danger?about={threat}"),
        ),
        Some(Mark::Absent { excused: true }) => (look.say("client-roll-excused"), String::new()),
        Some(Mark::Absent { excused: false }) => (look.say("client-roll-absent"), String::new()),
    };
    Ok(Called {
        name: people::name(look, row.intake.as_ref()),
        aside: people::status(look, row.status).0,
        absences: row
            .attendance
            .as_ref()
            .map_or_else(Default::default, |each| {
                let said = attendance::counted(look, each);
                (said, attendance::path(look, row.case))
            }),
        at_limit: at_limit(row),
        note: look.visit.form.get(&format!("n-{case}")).to_owned(),
        problem: wrong.get(&row.case).cloned().unwrap_or_default(),
        stands,
        danger,
        answers: answers.into(),
        path,
        case,
    })
}

fn mark(look: &Look<'_>, case: CaseId, day: Date) -> Result<Option<Mark>, Refusal> {
    Ok(look.desk.roll()?.mark(case, day, &look.desk.office.zone))
}

/// What the save before this page did.
fn saved(look: &Look<'_>, rows: &[Called]) -> Option<Notice> {
    if !look.visit.query.has("saved") {
        return None;
    }
    let called = rows.iter().filter(|row| !row.stands.is_empty()).count();
    Some(Notice {
        text: look.count("client-roll-saved", called),
        next: look.say("client-roll-saved-next"),
        undo: None,
    })
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let label = visit.param("group").to_owned();
    let (_, rows) = groups(&look)?.remove(&label).ok_or(Refusal::NotFound)?;
    let zone = &desk.office.zone;
    let when = match form::when(&visit.form, zone) {
        Ok(when) => when,
        Err(wrong) => return page(look, 422, Some(wrong.problem), &Problems::new(), false),
    };
    let day = match when.taken(visit.now, zone) {
        Ok((at, _)) => at.day(zone),
        Err(wrong) => return page(look, 422, Some(wrong.problem), &Problems::new(), false),
    };
    if !sheet_problem(&look).is_empty() {
        return page(look, 422, None, &Problems::new(), false);
    }
    let answer = |case: CaseId| {
        let typed = visit.form.get(&format!("r-{case}"));
        ANSWERS.iter().find(|(word, _)| *word == typed)
    };
    let fields: Vec<CaseId> = rows
        .iter()
        .map(|row| row.case)
        .filter(|case| visit.form.has(&format!("n-{case}")))
        .collect();
    // Everybody on the page is answered for before anything is recorded.
    let mut wrong = Problems::new();
    let mut theirs = false;
    for row in rows.iter().filter(|row| fields.contains(&row.case)) {
        if answer(row.case).is_none() {
            let name = people::name(&look, row.intake.as_ref());
            wrong.insert(
                row.case,
                look.say_with("client-roll-whether", &[("name", name)]),
            );
        }
    }
    if !hint::silent(&look, &visit.form) {
        for row in rows.iter().filter(|row| fields.contains(&row.case)) {
            if desk
                .hint
                .reads_so(visit.form.get(&format!("n-{}", row.case)))
            {
                let said = look.say("client-problem-looks-theirs-roll");
                wrong.entry(row.case).or_insert(said);
                theirs = true;
            }
        }
    }
    if !wrong.is_empty() {
        return page(look, 422, None, &wrong, theirs);
    }
    let once = visit.once()?;
    let mut danger: Option<(CaseId, FactId)> = None;
    for case in fields {
        let Some((word, _)) = answer(case) else {
            continue;
        };
        // Called from two windows, or sent twice, it stands once.
        if mark(&look, case, day)?.is_some() {
            continue;
        }
        let act = Act {
            case,
            seen: None,
            batch: batch_in(once, case),
        };
        let note = visit.form.get(&format!("n-{case}"));
        match record(&look, act, when, word, note) {
            Ok(None) => {}
            Ok(Some(threat)) => danger = danger.or(Some((case, threat))),
            // Those before it are saved; the page shows them so, and the words of the others stay.
            Err(Refused::Fields(_)) => {
                wrong.insert(case, look.say("client-roll-long"));
            }
            Err(other) => return Err(refusal(&other)),
        }
    }
    if !wrong.is_empty() {
        return page(look, 422, None, &wrong, false);
    }
    if let Some((case, threat)) = danger.filter(|_| !look.room) {
        let file = look.file_path(case);
        return Ok(Answer::see(&format!("{file}/danger?about={threat}")));
    }
    let (month, day, year) = (day.month(), day.day(), day.year());
    let there =
        format!("/groups/{label}?saved=1&when_month={month}&when_day={day}&when_year={year}");
    Ok(Answer::see(&look.path(&there)))
}

/// One answer; gives the danger that it opened.
fn record(
    look: &Look<'_>,
    act: Act,
    when: When,
    word: &str,
    note: &str,
) -> Result<Option<FactId>, Refused> {
    let recorder = look.recorder();
    let toward: Targets = match word {
        "risk" => [Target::Victim, Target::CurrentPartner]
            .into_iter()
            .collect(),
        _ => Targets::NONE,
    };
    match word {
        "here" | "risk" => Ok(recorder.session(act, when, note, toward)?.threat),
        other => {
            recorder.absent(act, when, other == "excused", note)?;
            Ok(None)
        }
    }
}
