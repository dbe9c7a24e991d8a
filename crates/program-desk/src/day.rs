//! A day as it is typed: month, day, year, in the American order.

use desk::Fields;
use jiff::civil::Date;
use page::Words;

/// Three fields and what stands in them.
#[derive(Debug, Clone, Default)]
pub(crate) struct DayField {
    /// The three names begin with it; the first field's `id` is the one that problems link to.
    pub(crate) name: &'static str,
    pub(crate) month: String,
    pub(crate) day: String,
    pub(crate) year: String,
}

/// Why three fields are no day; its word is the end of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoDay {
    Missing,
    NotADay,
}

impl DayField {
    /// With what was typed; a year that nobody has typed yet is this one.
    pub(crate) fn of(name: &'static str, form: &Fields, today: Date) -> Self {
        let part = |part: &str| form.get(&format!("{name}_{part}")).to_owned();
        let typed = form.has(&format!("{name}_year"));
        Self {
            name,
            month: part("month"),
            day: part("day"),
            year: if typed {
                part("year")
            } else {
                today.year().to_string()
            },
        }
    }

    /// With a day that stands.
    pub(crate) fn filled(name: &'static str, day: Date) -> Self {
        Self {
            name,
            month: day.month().to_string(),
            day: day.day().to_string(),
            year: day.year().to_string(),
        }
    }

    /// Nobody typed a day: a year alone was there before.
    pub(crate) fn is_empty(&self) -> bool {
        self.month.is_empty() && self.day.is_empty()
    }

    /// The day, if it is one. `26` is 2026.
    pub(crate) fn read(&self) -> Result<Date, NoDay> {
        if self.month.is_empty() || self.day.is_empty() || self.year.is_empty() {
            return Err(NoDay::Missing);
        }
        let month = page::typed::month(&self.month).ok_or(NoDay::NotADay)?;
        let day = self.day.parse().map_err(|_| NoDay::NotADay)?;
        let year: i16 = self.year.parse().map_err(|_| NoDay::NotADay)?;
        let year = if self.year.len() == 2 {
            year + 2000
        } else {
            year
        };
        Date::new(year, month, day).map_err(|_| NoDay::NotADay)
    }

    /// The `id` of one of the fields.
    pub(crate) fn id(&self, part: &str) -> String {
        format!("{}_{part}", self.name)
    }
}

impl NoDay {
    pub(crate) fn said(self, w: &Words) -> &str {
        match self {
            Self::Missing => w.t("program-day-missing"),
            Self::NotADay => w.t("program-day-not-a-day"),
        }
    }
}
