//! Attendance since the last acceptance: which days count as absences by the program's rule, which do not, and why.
//!
//! Nothing follows by itself: the page says what the count leads to, and staff decide.

use askama::Template;
use client_file::{Attendance, Called, Limits, Near, RollDay};
use desk::{Answer, Refusal, Visit};
use page::{Shell, Words};
use rules::CaseId;

use crate::look::Look;
use crate::{ClientDesk, acts};

/// What the file says of it.
pub(crate) struct Summary {
    /// `3 absences in a row, 5 in 52 weeks`.
    pub(crate) counted: String,
    pub(crate) lines: Vec<(String, String)>,
    /// The program's rule is reached, and they have not left.
    pub(crate) reached: bool,
    pub(crate) path: String,
}

impl Summary {
    pub(crate) fn of(look: &Look<'_>, case: CaseId, of: &Attendance) -> Self {
        let lines = [
            ("client-attendance-since", look.day(of.since)),
            ("client-attendance-attended", of.attended.to_string()),
            ("client-attendance-absent", counts(&look.visit.words, of)),
            ("client-attendance-excused", of.excused.to_string()),
        ];
        Self {
            counted: counts(&look.visit.words, of),
            lines: lines.map(|(key, value)| (look.say(key), value)).into(),
            reached: of.near() == Near::Reached && of.until == look.today() && !look.room,
            path: path(look, case),
        }
    }
}

/// One day of the roll.
struct Day {
    day: String,
    roll: String,
    counts: bool,
    why: String,
}

#[derive(Template)]
#[template(path = "client/attendance.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    lead: String,
    summary: Summary,
    reached: bool,
    near: bool,
    rule: String,
    days: Vec<Day>,
    file: String,
    leaving: String,
    warning: String,
}

/// Where it stands.
pub(crate) fn path(look: &Look<'_>, case: CaseId) -> String {
    format!("{}/attendance", look.file_path(case))
}

/// The absences that count, in words, none as well.
pub(crate) fn counts(words: &Words, of: &Attendance) -> String {
    let weeks = ("weeks", usize::from(of.limits.weeks));
    let row = words.n("client-absences-row", of.in_a_row);
    let within = words.with2("client-absences-weeks", &("count", of.in_weeks), &weeks);
    format!("{row}, {within}")
}

/// The absences that count, in words; empty without any.
pub(crate) fn counted(look: &Look<'_>, of: &Attendance) -> String {
    match of.in_weeks {
        0 => String::new(),
        _ => counts(&look.visit.words, of),
    }
}

/// The program's rule, in words.
pub(crate) fn rule(words: &Words, limits: Limits) -> String {
    words.with3(
        "client-absences-rule",
        &("row", limits.in_a_row),
        &("count", limits.in_weeks),
        &("weeks", usize::from(limits.weeks)),
    )
}

fn day(look: &Look<'_>, of: &Attendance, day: &RollDay) -> Day {
    let roll = look.say(match day.what {
        Called::Attended => "client-line-session",
        Called::Excused => "client-line-absent-excused",
        Called::OnLeave | Called::InJail | Called::Absent => "client-line-absent",
    });
    let why = match (day.what, day.in_the_row, day.in_the_weeks) {
        (Called::Attended, ..) => "client-counts-attended",
        (Called::Excused, ..) => "client-counts-excused",
        (Called::OnLeave, ..) => "client-counts-leave",
        (Called::InJail, ..) => "client-counts-jail",
        (Called::Absent, true, _) => "client-counts-row",
        (Called::Absent, false, true) => "client-counts-weeks",
        (Called::Absent, false, false) => "client-counts-before",
    };
    Day {
        day: look.day(day.day),
        roll,
        counts: day.in_the_row || day.in_the_weeks,
        why: look.say_with(why, &[("from", look.day(of.from))]),
    }
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let limits = look.desk.limits()?;
    let of = file.attendance(limits, look.today(), &desk.office.zone);
    let of = of.ok_or(Refusal::NotFound)?;
    let path = look.file_path(file.case);
    // With the participant in the room the count alone.
    let here = of.until == look.today() && !look.room;
    let with = [("since", look.day(of.since)), ("until", look.day(of.until))];
    let page = Page {
        shell: look.shell_in(&look.say("client-attendance-title"), &file),
        lead: look.say_with("client-attendance-lead", &with),
        summary: Summary::of(&look, file.case, &of),
        reached: of.near() == Near::Reached && here,
        near: of.near() == Near::OneMore && here,
        rule: rule(&look.visit.words, limits),
        days: of.days.iter().map(|each| day(&look, &of, each)).collect(),
        leaving: format!("{path}/termination"),
        warning: format!("{path}/reports/warning"),
        file: path,
        look,
    };
    desk::render(&page)
}
