//! One cell with several tries: `3/2 LVM, 3/4 NA, 3/6 spoke w/ her`; `NA 4/1 9a; WN 4/3`.

use jiff::civil::{Date, Time};

use crate::Reason;
use crate::day::{self, Day};

/// One try as it stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The day.
    pub day: Day,
    /// The hour, if it is written.
    pub hour: Option<Time>,
    /// The rest: what came of it, in the log's own code.
    pub code: String,
    /// The whole piece, as it stands.
    pub text: String,
}

/// A piece of a cell that is no try, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotTry {
    /// The piece, as it stands.
    pub text: String,
    /// Why.
    pub reason: Reason,
}

/// Splits a cell into its tries.
#[must_use]
pub fn split(cell: &str, today: Date) -> Vec<Result<Written, NotTry>> {
    pieces(cell)
        .into_iter()
        .map(|piece| one(piece, today))
        .collect()
}

/// Where a comma, a semicolon, a new line, or a full stop before a blank stands, one try ends.
fn pieces(cell: &str) -> Vec<&str> {
    cell.split([',', ';', '\n'])
        .flat_map(|piece| piece.split(". "))
        .map(|piece| piece.trim().trim_end_matches('.').trim())
        .filter(|piece| !piece.is_empty())
        .collect()
}

fn one(piece: &str, today: Date) -> Result<Written, NotTry> {
    let not = |reason| NotTry {
        text: piece.to_owned(),
        reason,
    };
    let (mut day, mut hour, mut code) = (None, None, Vec::new());
    for word in piece.split_whitespace() {
        let like_a_day = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('/');
        if like_a_day && day.is_none() {
            day = Some(day::read_any(word.trim_end_matches([':', '-']), today).map_err(not)?);
        } else if like_a_day {
            // Two days in one piece: which belongs to what is not ours to say.
            return Err(not(Reason::NotATry));
        } else if let (Some(_), None, Some(clock)) = (day, hour, day::hour(word)) {
            hour = Some(clock);
        } else {
            code.push(word);
        }
    }
    let code = code.join(" ");
    let code = code.trim_matches([' ', '-', '–', ':']).to_owned();
    match day {
        Some(day) if !code.is_empty() => Ok(Written {
            day,
            hour,
            code,
            text: piece.to_owned(),
        }),
        _ => Err(not(Reason::NotATry)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    type Seen = (i8, i8, Option<Time>, String);

    fn seen(cell: &str) -> Vec<Result<Seen, Reason>> {
        let all = split(cell, date(2026, 11, 24)).into_iter();
        all.map(|one| match one {
            Ok(Written {
                day: Day::NoYear { month, day },
                hour,
                code,
                ..
            }) => Ok((month, day, hour, code)),
            Ok(other) => panic!("{other:?}"),
            Err(not) => Err(not.reason),
        })
        .collect()
    }

    fn a_try(month: i8, day: i8, hour: Option<i8>, code: &str) -> Result<Seen, Reason> {
        Ok((
            month,
            day,
            hour.map(|hour| time(hour, 0, 0, 0)),
            code.to_owned(),
        ))
    }

    #[test]
    fn one_cell_is_split_into_its_tries() {
        assert_eq!(
            seen("3/2 LVM, 3/4 NA, 3/6 spoke w/ her"),
            [
                a_try(3, 2, None, "LVM"),
                a_try(3, 4, None, "NA"),
                a_try(3, 6, None, "spoke w/ her")
            ]
        );
        assert_eq!(
            seen("NA 4/1 9a; NA 4/1 2p; WN 4/3"),
            [
                a_try(4, 1, Some(9), "NA"),
                a_try(4, 1, Some(14), "NA"),
                a_try(4, 3, None, "WN")
            ]
        );
        assert_eq!(
            seen("5/5 - LM w/ mom. 5/7 talked"),
            [a_try(5, 5, None, "LM w/ mom"), a_try(5, 7, None, "talked")]
        );
        assert_eq!(seen("6/1 DISC"), [a_try(6, 1, None, "DISC")]);
        assert_eq!(seen(" "), []);
    }

    #[test]
    fn what_is_no_try_is_named() {
        assert_eq!(seen("NA"), [Err(Reason::NotATry)]);
        assert_eq!(seen("3/2"), [Err(Reason::NotATry)]);
        assert_eq!(seen("3/2 NA 3/4 LVM"), [Err(Reason::NotATry)]);
        assert_eq!(
            seen("2/30 NA, 3/1 NA"),
            [Err(Reason::NoSuchDay), a_try(3, 1, None, "NA")]
        );
    }
}
