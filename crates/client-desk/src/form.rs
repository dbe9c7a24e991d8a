//! What people type into the client desk's forms, read into what the file takes.
//!
//! Every reader says what is wrong and with which field; the page shows it beside the field, with what was
//! typed still in it.

use client_file::letter::{EmergencyContact, Intake, ReferredBy};
use client_file::{Problem, When, Wrong};
use desk::Fields;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use page::typed;
use rules::Moment;

/// A day of three fields, `NAME_month`, `NAME_day`, `NAME_year`; nothing if all three are empty.
///
/// # Errors
/// When they are no day. The year is four digits: of `26` nobody knows which was meant in a birthday.
pub fn day(form: &Fields, field: &'static str) -> Result<Option<Date>, Wrong> {
    let part = |part: &str| form.get(&format!("{field}_{part}")).to_owned();
    let parts = [part("month"), part("day"), part("year")];
    if parts.iter().all(String::is_empty) {
        return Ok(None);
    }
    let [written, day, year] = parts;
    let read = || {
        let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
        Date::new(year, typed::month(&written)?, day.parse().ok()?).ok()
    };
    read().map(Some).ok_or(Wrong {
        field,
        problem: Problem::NotADay,
    })
}

/// When something happened: a day, and in `when_time` the time if somebody knows it.
///
/// # Errors
/// When there is no day, or either is none.
pub fn when(form: &Fields, zone: &TimeZone) -> Result<When, Wrong> {
    let wrong = |problem| Wrong {
        field: "when",
        problem,
    };
    let day = day(form, "when")?.ok_or(wrong(Problem::Missing))?;
    let written = form.get("when_time");
    if written.is_empty() {
        return Ok(When::Day(day));
    }
    let time = typed::time(written).ok_or(Wrong {
        field: "when_time",
        problem: Problem::NotATime,
    })?;
    // Of an hour that comes twice, when daylight saving ends, the earlier: deadlines then end no later.
    let instant = zone.to_ambiguous_timestamp(day.to_datetime(time)).earlier();
    instant
        .map(|instant| When::At(Moment::from_second(instant.as_second())))
        .map_err(|_| wrong(Problem::NotADay))
}

/// A number; nothing if the field is empty.
///
/// # Errors
/// When it is none.
pub fn number(form: &Fields, field: &'static str) -> Result<Option<u16>, Wrong> {
    let typed = form.get(field).trim();
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| Wrong {
        field,
        problem: Problem::NotANumber,
    })
}

/// Names of a list, one a line, or with commas or semicolons between.
#[must_use]
pub fn names(text: &str) -> Vec<String> {
    let names = text.split(['\n', ',', ';']).map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Referral and intake.
///
/// # Errors
/// When the birthday is no day. What else is wrong the file itself says.
pub fn intake(form: &Fields) -> Result<Intake, Wrong> {
    let text = |field: &str| form.get(field).to_owned();
    Ok(Intake {
        first: text("first"),
        last: text("last"),
        born: day(form, "born")?,
        language: crate::language::code(form).unwrap_or_default().to_owned(),
        telephone: text("telephone"),
        cause_numbers: names(form.get("cause_numbers")),
        county: text("county"),
        judge_or_po: text("judge_or_po"),
        referred_by: ReferredBy::from_word(form.get("referred_by")).unwrap_or_default(),
        emergency_contact: EmergencyContact {
            name: text("emergency_name"),
            number: text("emergency_number"),
        },
        facilitator: text("facilitator"),
        group: text("group"),
        words: text("words"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form(fields: &[(&str, &str)]) -> Fields {
        Fields(
            fields
                .iter()
                .map(|(name, value)| ((*name).into(), (*value).into()))
                .collect(),
        )
    }

    fn when_of(month: &str, day: &str, year: &str, time: &str) -> Result<When, Wrong> {
        let zone = TimeZone::get("America/Chicago").unwrap();
        let fields = [
            ("when_month", month),
            ("when_day", day),
            ("when_year", year),
            ("when_time", time),
        ];
        when(&form(&fields), &zone)
    }

    #[test]
    fn a_month_may_be_written_in_any_usual_way() {
        for written in ["12", "Dec", "dec.", "DECEMBER", "dic", "diciembre"] {
            let day = When::Day(date(2026, 12, 13));
            assert_eq!(when_of(written, "13", "2026", ""), Ok(day), "{written}");
        }
        for written in ["13", "0", "de", "ma", "Decembre", ""] {
            let refused = when_of(written, "13", "2026", "").unwrap_err();
            assert_eq!(
                refused,
                Wrong {
                    field: "when",
                    problem: Problem::NotADay
                },
                "{written}"
            );
        }
    }

    #[test]
    fn a_day_that_is_none_is_refused_and_no_day_is_missing() {
        assert!(when_of("2", "30", "2026", "").is_err());
        assert!(when_of("2", "3", "26", "").is_err());
        assert_eq!(
            when_of("", "", "", "").unwrap_err().problem,
            Problem::Missing
        );
        assert_eq!(day(&form(&[]), "born"), Ok(None));
    }

    #[test]
    fn a_time_says_which_half_of_the_day_it_is_in() {
        let evening = Moment::parse("2026-11-23T18:00:00-06:00").unwrap();
        for written in ["6:00 p.m.", "6pm", "18:00", "6:00PM", " 6 p.m. "] {
            assert_eq!(
                when_of("11", "23", "2026", written),
                Ok(When::At(evening)),
                "{written}"
            );
        }
        let midnight = Moment::parse("2026-11-23T00:30:00-06:00").unwrap();
        assert_eq!(
            when_of("11", "23", "2026", "12:30 a.m."),
            Ok(When::At(midnight))
        );
        for written in ["6", "25:00", "13 pm", "0 am", "6:5 pm", "soon"] {
            let refused = when_of("11", "23", "2026", written).unwrap_err();
            assert_eq!(refused.field, "when_time", "{written}");
        }
    }

    #[test]
    fn of_an_hour_that_comes_twice_it_is_the_first() {
        let first = Moment::parse("2026-11-01T01:30:00-05:00").unwrap();
        assert_eq!(when_of("11", "1", "2026", "1:30 a.m."), Ok(When::At(first)));
    }

    #[test]
    fn names_may_stand_on_lines_or_between_commas() {
        let written = names("drinking\r\n work ,gun at home;\n\n");
        assert_eq!(written, ["drinking", "work", "gun at home"]);
        let intake = intake(&form(&[
            ("first", " Pax "),
            ("last", "Larch"),
            ("cause_numbers", "CF-26-12; CM-26-9"),
            ("referred_by", "dhs"),
        ]))
        .unwrap();
        assert_eq!(intake.first, "Pax");
        assert_eq!(intake.cause_numbers, ["CF-26-12", "CM-26-9"]);
        assert_eq!(intake.referred_by, ReferredBy::Dhs);
    }
}
