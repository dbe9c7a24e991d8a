//! `leeward calendar`: business days counted, and a year's holidays (contract, section 2).

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::Format;
use crate::output::{Trouble, answer};

/// Far more than any rule counts, and soon computed.
const MOST_DAYS: u32 = 100_000;

/// Which days count, and which are skipped and why.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  leeward calendar --rules us-ok --from 2026-11-20 --business-days 7 --format json\n  leeward calendar --rules us-ok --year 2027 --format json"
)]
pub(crate) struct Calendar {
    /// The rule pack.
    #[arg(long, default_value = "us-ok")]
    rules: String,
    /// Day 0, which is not counted.
    #[arg(long, value_name = "DAY", value_parser = super::day, requires = "business_days", required_unless_present = "year")]
    from: Option<Date>,
    /// How many business days to count.
    #[arg(long, value_name = "N", requires = "from", value_parser = clap::value_parser!(u32).range(0..=i64::from(MOST_DAYS)))]
    business_days: Option<u32>,
    /// List the year's days that are no business days, weekends apart.
    #[arg(long, conflicts_with_all = ["from", "business_days"], value_parser = clap::value_parser!(i16).range(1..=9998))]
    year: Option<i16>,
    /// A day that the governor proclaimed a holiday; as often as needed.
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    proclaimed: Vec<Date>,
    /// How to answer.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Serialize)]
struct Counted {
    from: String,
    business_days: u32,
    day: String,
    skipped: Vec<Skipped>,
}

#[derive(Serialize)]
struct Skipped {
    date: String,
    why: String,
}

#[derive(Serialize)]
struct Year {
    year: i16,
    holidays: Vec<Holiday>,
}

#[derive(Serialize)]
struct Holiday {
    date: String,
    name: String,
}

impl Calendar {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let rules = super::rules(&self.rules, &self.proclaimed)?;
        let text = match (self.year, self.from, self.business_days) {
            (Some(year), ..) => {
                let holidays = rules.calendar.year(year).into_iter();
                let holidays = holidays
                    .map(|day| Holiday {
                        date: day.date.to_string(),
                        name: day.why,
                    })
                    .collect();
                written(self.format, &Year { year, holidays }, year_in_words)?
            }
            (None, Some(from), Some(business_days)) => {
                let day = rules.calendar.after(from, business_days);
                let skipped = rules.calendar.skipped(from, day).into_iter();
                let skipped = skipped
                    .map(|day| Skipped {
                        date: day.date.to_string(),
                        why: day.why,
                    })
                    .collect();
                let counted = Counted {
                    from: from.to_string(),
                    business_days,
                    day: day.to_string(),
                    skipped,
                };
                written(self.format, &counted, count_in_words)?
            }
            _ => return Err(Trouble::wrong("give --from and --business-days, or --year")),
        };
        answer(&text)
    }
}

fn written<T: Serialize>(
    format: Format,
    what: &T,
    in_words: fn(&T) -> String,
) -> Result<String, Trouble> {
    match format {
        Format::Json => serde_json::to_string(what).map_err(Trouble::wrong),
        Format::Text => Ok(in_words(what)),
    }
}

fn year_in_words(year: &Year) -> String {
    let lines = year
        .holidays
        .iter()
        .map(|day| format!("{}  {}\n", day.date, day.name));
    format!(
        "No business days in {}, weekends apart:\n{}",
        year.year,
        lines.collect::<String>()
    )
}

fn count_in_words(counted: &Counted) -> String {
    let lines = counted
        .skipped
        .iter()
        .map(|day| format!("not counted: {}  {}\n", day.date, day.why));
    format!(
        "Business day {} after {} is {}.\n{}",
        counted.business_days,
        counted.from,
        counted.day,
        lines.collect::<String>()
    )
}
