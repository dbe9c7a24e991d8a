//! A workbook of attendance brought in: who was at which group on which day, into files that are there.

use std::collections::{BTreeMap, BTreeSet};

use client_file::letter::Intake;
use client_file::{Came, DayBecame, DayBrought, Recorder, Refused, Roll};
use rules::CaseId;
use sheets::{Attendance, AttendanceRow, BadCell, Meaning, Reason, Then};

/// What became, or would become, of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Rows that are a participant's.
    pub people: usize,
    /// Rows in all sheets.
    pub rows: usize,
    /// Days that were not there before.
    pub new: usize,
    /// Days that were, and say the same.
    pub before: usize,
    /// Cells in which something was paid, which is left out.
    pub paid: usize,
    /// The first and the last day that columns were read as.
    pub between: Option<(jiff::civil::Date, jiff::civil::Date)>,
    /// Every cell that could not be taken as it stands.
    pub bad: Vec<BadCell>,
}

/// Takes every day that can be taken; with `dry` only says what would become of them.
///
/// # Errors
/// When nothing could be read or stored.
pub fn bring(recorder: &Recorder<'_>, read: Attendance, dry: bool) -> Result<Report, Refused> {
    let mut report = Report {
        rows: read.all,
        paid: read.paid,
        between: read.between,
        bad: read.bad,
        ..Report::default()
    };
    let people = People::of(recorder)?;
    for row in &read.rows {
        let case = match people.find(row) {
            Ok(case) => case,
            Err(reason) => {
                report
                    .bad
                    .push(cell(row, "", &row.name, reason, Then::RowLeftOut));
                continue;
            }
        };
        report.people += 1;
        let days: Vec<DayBrought> = row
            .days
            .iter()
            .filter_map(|(_, day, meaning)| {
                let (came, words) = came(*meaning)?;
                Some(DayBrought {
                    day: *day,
                    came,
                    words: words.to_owned(),
                })
            })
            .collect();
        let became = recorder.bring_days(case, &days, dry)?;
        let recorded = row
            .days
            .iter()
            .filter(|(_, _, meaning)| came(*meaning).is_some());
        for ((header, day, _), became) in recorded.zip(became) {
            let (reason, then) = match became {
                DayBecame::New => {
                    report.new += 1;
                    continue;
                }
                DayBecame::There => {
                    report.before += 1;
                    continue;
                }
                DayBecame::Differs => (Reason::Differs, Then::LookAtIt),
                DayBecame::TooEarly => (Reason::BeforeEarlier, Then::CellLeftOut),
                DayBecame::NotTaken => (Reason::NotTaken, Then::CellLeftOut),
            };
            let text = format!("{}: {day}", row.name);
            report.bad.push(cell(row, header, &text, reason, then));
        }
    }
    Ok(report)
}

fn cell(row: &AttendanceRow, header: &str, text: &str, reason: Reason, then: Then) -> BadCell {
    let parts = [row.sheet.as_str(), header];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    BadCell {
        row: row.number,
        column: parts.join(": "),
        text: text.to_owned(),
        reason,
        then,
        near: String::new(),
    }
}

/// What is recorded of a code; nothing where no group met. What is beside being there stands as words.
const fn came(meaning: Meaning) -> Option<(Came, &'static str)> {
    match meaning {
        Meaning::Present => Some((Came::There, "")),
        Meaning::Late => Some((Came::There, "late")),
        Meaning::MadeUp => Some((Came::There, "make-up")),
        Meaning::Unexcused => Some((Came::Absent { excused: false }, "")),
        Meaning::Excused => Some((Came::Absent { excused: true }, "")),
        _ => None,
    }
}

/// However it is spaced and capitalised.
pub(crate) fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Participants by name and by the courts' numbers.
pub(crate) struct People {
    by_name: BTreeMap<(String, String), Vec<(CaseId, String)>>,
    by_cause: BTreeMap<String, BTreeSet<CaseId>>,
}

impl People {
    pub(crate) fn of(recorder: &Recorder<'_>) -> Result<Self, Refused> {
        let mut roll = Roll::default();
        roll.catch_up(recorder.store)?;
        let mut by_name: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut by_cause: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for row in roll.rows(recorder.ring)? {
            if let Some(Intake {
                last,
                first,
                group,
                cause_numbers,
                ..
            }) = row.intake
            {
                let name = (fold(&last), fold(&first));
                by_name
                    .entry(name)
                    .or_default()
                    .push((row.case, fold(&group)));
                for number in cause_numbers {
                    by_cause.entry(fold(&number)).or_default().insert(row.case);
                }
            }
        }
        Ok(Self { by_name, by_cause })
    }

    /// Everybody who has one of these numbers.
    pub(crate) fn by_cause(&self, numbers: &[String]) -> BTreeSet<CaseId> {
        let of = |number: &String| self.by_cause.get(&fold(number)).cloned();
        numbers.iter().filter_map(of).flatten().collect()
    }

    /// Whether that is the name, family name first, of the participant of a case.
    pub(crate) fn is_called(&self, case: CaseId, name: &(String, String)) -> bool {
        let named = self.by_name.get(name);
        named.is_some_and(|all| all.iter().any(|(each, _)| *each == case))
    }

    /// The one participant of that name; of namesakes the one whose group the sheet is called by.
    fn find(&self, row: &AttendanceRow) -> Result<CaseId, Reason> {
        self.named(&fold(&row.last), &fold(&row.first), &fold(&row.sheet))
    }

    /// The same of a name, family name first, and a group, which may be empty.
    pub(crate) fn named(&self, last: &str, first: &str, group: &str) -> Result<CaseId, Reason> {
        match self
            .by_name
            .get(&(last.to_owned(), first.to_owned()))
            .map(Vec::as_slice)
        {
            Some([(case, _)]) => Ok(*case),
            Some(several) => {
                let mut of_group = several.iter().filter(|(_, own)| *own == group);
                match (of_group.next(), of_group.next()) {
                    (Some((case, _)), None) if !group.is_empty() => Ok(*case),
                    _ => Err(Reason::MoreThanOne),
                }
            }
            None => Err(match self.is_like_one(last, first) {
                true => Reason::Doubtful,
                false => Reason::NobodyOfThatName,
            }),
        }
    }

    /// Whether one participant alone has the same family name and a given name that begins alike, or the names the other way
    /// round: likely them, and for somebody to say.
    fn is_like_one(&self, last: &str, first: &str) -> bool {
        let begins = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
        let like = |(its_last, its_first): &&(String, String)| {
            let initial = |text: &str| text.chars().next();
            let same = its_last == last
                && (begins(its_first, first) || initial(its_first) == initial(first));
            same || (its_last == first && its_first == last)
        };
        self.by_name.keys().filter(like).count() == 1
    }
}
