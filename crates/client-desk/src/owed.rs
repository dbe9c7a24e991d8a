//! Reports that a court, an officer or whoever referred somebody waits for: written down with their day, listed with the late
//! ones first, answered by a letter made here or sent by another way, or no longer owed.
//!
//! From the client ledger alone. No page of it is shown while the participant sees the screen.

use askama::Template;
use client_file::letter::ReportAnswered;
use client_file::record::NewReportDue;
use client_file::{Owed, Participant, Refused, ReportRow, Words};
use desk::{Answer, Fields, Refusal, Visit};
use jiff::civil::Date;
use ledger::{Filed, Matter, Report};
use page::Shell;
use rules::{Calendar, FactId};

use crate::acts::{self, Asked, Kind};
use crate::ask::{Asker, Form, Kept};
use crate::look::{Look, refusal};
use crate::reports::word;
use crate::{ClientDesk, form, hint, people};

/// How many stand on one page.
const AT_ONCE: usize = 50;
/// The first page says how many fall due within so many days.
const WEEK: u16 = 7;

/// Those that somebody may wait for, in the order in which they are offered.
const WANTED: [(&str, Report); 3] = [
    ("court", Report::Court),
    ("probation", Report::Probation),
    ("progress", Report::Progress),
];

/// Whether it was sent, as it stands in forms.
const ANSWERS: [(&str, bool); 2] = [("sent", true), ("not-owed", false)];

/// One report that somebody waits for.
pub(crate) struct Row {
    /// How urgent, as the style sheet knows it.
    pub(crate) look: &'static str,
    pub(crate) day: String,
    /// How many days late, or how many are left.
    pub(crate) said: String,
    /// Which report.
    pub(crate) what: String,
    /// Who wants it, and how often.
    pub(crate) aside: Vec<String>,
    /// Where it is made or answered.
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) mark: String,
}

/// How a day stands to today.
fn stands(look: &Look<'_>, owed: &Owed, from: Option<Date>) -> (&'static str, String) {
    let today = look.today();
    let days = |from: Date, to: Date| {
        let days = from.until(to).map_or(0, |span| span.get_days());
        usize::try_from(days).unwrap_or_default()
    };
    if before(owed, from) {
        return ("done", look.say("client-due-before"));
    }
    match owed.day.cmp(&today) {
        std::cmp::Ordering::Less => {
            let days = days(owed.day, today);
            ("over", look.count("client-due-late-days", days))
        }
        std::cmp::Ordering::Equal => ("today", look.say("client-due-today")),
        std::cmp::Ordering::Greater => {
            let days = days(today, owed.day);
            ("soon", look.count("client-due-in-days", days))
        }
    }
}

/// Whether its day lies before the first day with Leeward, from when on something is late.
fn before(owed: &Owed, from: Option<Date>) -> bool {
    from.is_some_and(|from| owed.day < from)
}

/// `to` is who wants it; empty once that is gone.
fn aside(look: &Look<'_>, owed: &Owed, to: &str) -> Vec<String> {
    let to = (!to.is_empty()).then(|| look.say_with("client-due-by", &[("to", to.to_owned())]));
    let every = owed.every.map(usize::from);
    let every = every.map(|days| look.count("client-due-each", days));
    to.into_iter().chain(every).collect()
}

fn label(look: &Look<'_>, report: Report) -> String {
    look.say(&format!("client-report-{}", word(report)))
}

impl Row {
    fn of(look: &Look<'_>, row: &ReportRow, from: Option<Date>) -> Self {
        let ReportRow { owed, intake, to } = row;
        let (state, said) = stands(look, owed, from);
        Self {
            look: state,
            day: look.day(owed.day),
            said,
            what: label(look, owed.report),
            aside: aside(look, owed, to),
            path: format!("{}/reports", look.file_path(owed.case)),
            name: people::name(look, intake.as_ref()),
            mark: owed.case.to_string(),
        }
    }
}

/// Who wants a report of this file; empty once that is gone.
pub(crate) fn wanted_by(file: &Participant, owed: &Owed) -> String {
    match file.line(owed.fact).map(|line| &line.words) {
        Some(Words::ReportDue(letter)) => letter.to.clone(),
        _ => String::new(),
    }
}

/// Those of one file.
pub(crate) fn of_file(look: &Look<'_>, file: &Participant) -> Result<Vec<Row>, Refusal> {
    let from = look.desk.program.go_live()?;
    let rows = file.reports_owed().into_iter().map(|owed| {
        let row = ReportRow {
            intake: file.intake.clone(),
            to: wanted_by(file, &owed),
            owed,
        };
        Row {
            path: path(look, &owed),
            ..Row::of(look, &row, from)
        }
    });
    Ok(rows.collect())
}

/// Where it is said that it was sent or is no longer owed.
fn path(look: &Look<'_>, owed: &Owed) -> String {
    format!("{}/report-due/{}", look.file_path(owed.case), owed.fact)
}

/// Where a new one is written down.
pub(crate) fn new_path(look: &Look<'_>, file: &Participant) -> String {
    format!("{}/report-due", look.file_path(file.case))
}

/// All of them: the late ones first, then by their day; last those of before the first day with Leeward.
fn all(look: &Look<'_>) -> Result<(Vec<Owed>, Option<Date>), Refusal> {
    let from = look.desk.program.go_live()?;
    let mut all = look.desk.reports_owed(look.visit)?;
    all.sort_by_key(|owed| before(owed, from));
    Ok((all, from))
}

/// How many are late and how many fall due within a week, for the first page, and where they are listed.
pub(crate) struct Finding {
    pub(crate) said: String,
    pub(crate) path: String,
    pub(crate) late: bool,
}

/// Nothing where nobody waits for a report, or the participant sees the screen.
pub(crate) fn finding(look: &Look<'_>) -> Result<Option<Finding>, Refusal> {
    if look.room {
        return Ok(None);
    }
    let (all, from) = all(look)?;
    if all.is_empty() {
        return Ok(None);
    }
    let today = look.today();
    let week = Calendar::days_later(today, WEEK);
    let late = all
        .iter()
        .filter(|owed| owed.late(today) && !before(owed, from));
    let late = late.count();
    let soon = all
        .iter()
        .filter(|owed| !owed.late(today) && owed.day <= week);
    let soon = look.count("client-due-within", soon.count());
    let said = match late {
        0 => soon,
        late => format!("{} {soon}", look.count("client-due-late", late)),
    };
    Ok(Some(Finding {
        said,
        path: look.path("/reports-due"),
        late: late > 0,
    }))
}

#[derive(Template)]
#[template(path = "client/reports-due.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    rows: Vec<Row>,
    before: String,
    next: String,
}

pub(crate) fn list(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let (all, live) = all(&look)?;
    let from: usize = visit.query.get("from").parse().unwrap_or(0);
    let shown: Vec<Owed> = all.iter().skip(from).take(AT_ONCE).copied().collect();
    let rows = desk.roll()?.opened_reports(&shown, &look.session.ring);
    let rows = rows.map_err(|refused| refusal(&refused))?;
    let part = |from: usize| look.path(&format!("/reports-due?from={from}"));
    let most = from.saturating_add(AT_ONCE);
    let page = Page {
        shell: look.shell(&look.say("client-due-title")),
        rows: rows.iter().map(|row| Row::of(&look, row, live)).collect(),
        before: match from {
            0 => String::new(),
            from => part(from.saturating_sub(AT_ONCE)),
        },
        next: match all.len() > most {
            true => part(most),
            false => String::new(),
        },
        look,
    };
    desk::render(&page)
}

/// A report that somebody waits for, written down.
pub(crate) const DUE: Kind = Kind {
    word: "report-due",
    start: |_, file| {
        let to = file.intake.clone().unwrap_or_default().judge_or_po;
        Fields(vec![("to".to_owned(), to)])
    },
    ask: |ask, _| {
        let reports = WANTED.map(|(word, _)| (word, format!("client-report-{word}")));
        let what = vec![
            ask.one_of("report", "client-due-report", reports),
            ask.line("to", "client-due-to"),
            ask.day("day", "client-due-day"),
            ask.line("every", "client-due-every"),
            ask.text("words", "client-due-words", 3),
        ];
        vec![ask.section("client-due-what", what)]
    },
    take: |_, recorder, act, typed| {
        let report = acts::chosen(typed, "report", &WANTED);
        let day = form::day(typed, "day");
        let every = form::number(typed, "every");
        let wrong = [report.err(), day.err(), every.err()];
        let wrong: Vec<_> = wrong.into_iter().flatten().collect();
        let (Ok(report), Ok(day), Ok(every)) = (report, day, every) else {
            return Err(Refused::Fields(wrong));
        };
        let new = NewReportDue {
            report,
            to: typed.get("to").to_owned(),
            day,
            every,
            words: typed.get("words").to_owned(),
        };
        recorder.report_due(act, &new)
    },
    room: false,
};

/// The report that the path names, if it is still owed.
fn asked_for(look: &Look<'_>, file: &Participant) -> Result<Owed, Refusal> {
    let fact: FactId = look
        .visit
        .param("fact")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    let owed = file.reports_owed().into_iter();
    let mut owed = owed.filter(|owed| owed.fact == fact);
    owed.next().ok_or(Refusal::NotFound)
}

/// The same, if it is owed no more: whoever typed something about it sees that with what others wrote.
fn typed_for(look: &Look<'_>, file: &Participant, fact: FactId) -> Result<Owed, Refusal> {
    if let Ok(owed) = asked_for(look, file) {
        return Ok(owed);
    }
    let line = file.line(fact).ok_or(Refusal::NotFound)?;
    match line.envelope.matter {
        Matter::Filed(Filed::ReportDue { report, day, every }) => Ok(Owed {
            case: file.case,
            fact,
            report,
            day,
            every,
        }),
        _ => Err(Refusal::NotFound),
    }
}

fn draft(owed: &Owed) -> String {
    format!("report-due-{}-{}", owed.case, owed.fact)
}

fn page(
    look: Look<'_>,
    file: &Participant,
    owed: &Owed,
    asked: Asked<'_>,
    kept: Option<Kept>,
) -> Result<Answer, Refusal> {
    let ask = Asker {
        look: &look,
        typed: asked.typed,
        wrong: asked.wrong,
    };
    let answers = ANSWERS.map(|(word, _)| (word, format!("client-due-{word}")));
    let how = vec![
        ask.one_of("how", "client-due-how", answers),
        ask.line("by", "client-due-sent-by"),
        ask.text("words", "client-due-why", 3),
    ];
    let mut how = ask.section("client-due-answer", how);
    let with = [
        ("what", label(&look, owed.report)),
        ("day", look.day(owed.day)),
    ];
    how.lead = look.say_with("client-due-of", &with);
    let to = wanted_by(file, owed);
    how.paragraphs = aside(&look, owed, &to);
    let sections = vec![how, acts::ask_when(&ask, "client-due-when")];
    let action = path(&look, owed);
    let hidden = asked.hidden_of(&look, file, &draft(owed), &action);
    let form = Form {
        hidden,
        action,
        kept,
        button: look.say("client-report-answer-go"),
        sections,
    };
    acts::render(look, "report-answer", Some(file), form, asked)
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let owed = asked_for(&look, &file)?;
    if look.room {
        return Ok(Answer::see(&look.file_path(file.case)));
    }
    let (typed, kept) = match acts::kept(&look, &draft(&owed))? {
        Some((typed, kept)) => (typed, Some(kept)),
        None => (acts::today(&look, &file), None),
    };
    let asked = Asked::first(&look, &typed);
    page(look, &file, &owed, asked, kept)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut file = acts::open(&look)?;
    let act = acts::act(&look, file.case)?;
    let typed = &visit.form;
    let fact: FactId = visit.param("fact").parse().map_err(|_| Refusal::NotFound)?;
    let taken = (|| {
        let how = acts::chosen(typed, "how", &ANSWERS);
        let when = acts::when(typed, &desk.office.zone, how.err())?;
        let letter = ReportAnswered {
            by: typed.get("by").to_owned(),
            words: typed.get("words").to_owned(),
        };
        let how = how.map_err(|wrong| Refused::Fields(vec![wrong]))?;
        let theirs = hint::wrong(&look, typed);
        if !theirs.is_empty() {
            return Err(Refused::Fields(theirs));
        }
        look.recorder().answer_report(act, fact, when, how, &letter)
    })();
    match taken {
        Ok(recorded) => Ok(acts::done(&look, recorded)),
        Err(Refused::Fields(wrong)) => {
            let owed = typed_for(&look, &file, fact)?;
            file.version = act.seen.unwrap_or_default();
            page(look, &file, &owed, Asked::again(typed, &wrong), None)
        }
        Err(Refused::Stale { .. }) => {
            let owed = typed_for(&look, &file, fact)?;
            let since = acts::since(&look, &file, act.seen.unwrap_or_default());
            page(look, &file, &owed, Asked::stale(typed, since), None)
        }
        Err(refused) => Err(refusal(&refused)),
    }
}

/// The one that a letter which is being made may answer: what the form carries, else the address names, else the earliest.
pub(crate) fn answered_by(
    look: &Look<'_>,
    file: &Participant,
    report: Report,
    carried: &str,
) -> Option<Owed> {
    let named = [carried, look.visit.query.get("due")];
    let named = named.into_iter().find(|each| !each.is_empty());
    let named: Option<FactId> = named.and_then(|each| each.parse().ok());
    let mut owed = file.reports_owed().into_iter();
    owed.find(|owed| owed.report == report && named.is_none_or(|fact| fact == owed.fact))
}

/// Whether the letter is that one, in its form.
pub(crate) fn section(ask: &Asker<'_>, file: &Participant, owed: &Owed) -> crate::ask::Section {
    let yes = [("yes", "client-due-answers-yes".to_owned())];
    let questions = vec![
        ask.ticks("answers", "client-due-answers", yes),
        ask.along("due", owed.fact.as_str()),
    ];
    let mut section = ask.section("client-due-waits", questions);
    let day = ask.look.day(owed.day);
    let what = label(ask.look, owed.report);
    section.lead = ask
        .look
        .say_with("client-due-of", &[("what", what), ("day", day)]);
    let to = wanted_by(file, owed);
    section.paragraphs = aside(ask.look, owed, &to);
    section
}

/// What a form that was sent says it answers.
pub(crate) fn answers(typed: &Fields) -> Option<FactId> {
    let yes = typed.get("answers") == "yes";
    yes.then(|| typed.get("due").parse().ok()).flatten()
}
