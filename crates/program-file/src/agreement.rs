//! The agreement with a certified provider, clause (b): who signed it, which counties it serves, until when, and
//! whether the number that answers day and night has been tried.

use jiff::{civil::Date, tz::TimeZone};
use rules::Moment;
use serde::{Deserialize, Serialize};

/// Who signed on one side, and on which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// Their name, as it stands under the agreement.
    pub by: String,
    /// The day beside it.
    pub on: Date,
}

/// A certified provider, and the written agreement with it.
///
/// What is written under its number replaces what stood before; what stood before stays in the ledger, so that an
/// agreement is renewed by a later fact and its history is read from them all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Provider {
    /// Its name.
    pub name: String,
    /// The number that answers day and night.
    pub telephone: String,
    /// The counties that the agreement serves.
    pub counties: Vec<String>,
    /// The last day of its certification.
    pub certified_until: Option<Date>,
    /// Where the signed paper lies.
    pub document: String,
    /// The agreement has ended, whatever its days say.
    pub ended: bool,
    /// Who signed for the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_there: Option<Signed>,
    /// Who signed for the program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_here: Option<Signed>,
    /// The last day of the agreement itself; none where it names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Why an agreement does not hold on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The program has ended it.
    Ended,
    /// Nobody has signed for the provider by that day.
    NotSignedThere,
    /// Nobody has signed for the program by that day.
    NotSignedHere,
    /// Until when the provider is certified is not entered: that it lasts is not taken.
    CertificationUnknown,
    /// Its certification ended on that earlier day.
    CertificationOver(Date),
    /// The agreement's own last day is past.
    Over(Date),
}

impl Provider {
    /// What keeps the agreement from holding on a day, the plainest first.
    #[must_use]
    pub fn lacks(&self, day: Date) -> Vec<Lack> {
        if self.ended {
            return vec![Lack::Ended];
        }
        let mut lacks = Vec::new();
        let unsigned = |side: &Option<Signed>| side.as_ref().is_none_or(|signed| signed.on > day);
        if unsigned(&self.signed_there) {
            lacks.push(Lack::NotSignedThere);
        }
        if unsigned(&self.signed_here) {
            lacks.push(Lack::NotSignedHere);
        }
        match self.certified_until {
            None => lacks.push(Lack::CertificationUnknown),
            Some(until) if until < day => lacks.push(Lack::CertificationOver(until)),
            Some(_) => {}
        }
        if let Some(until) = self.until.filter(|until| *until < day) {
            lacks.push(Lack::Over(until));
        }
        lacks
    }

    /// Whether agreement and certification hold on a day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.lacks(day).is_empty()
    }

    /// The first day on which certification or agreement ends, as entered.
    #[must_use]
    pub fn ends(&self) -> Option<Date> {
        let both = [self.certified_until, self.until];
        both.into_iter().flatten().min()
    }

    /// Whether it serves a county, however that is written.
    #[must_use]
    pub fn serves(&self, county: &str) -> bool {
        self.counties.iter().any(|each| same_county(each, county))
    }
}

/// A county without the word, and without spaces around it: `Tulsa County` is `Tulsa`.
#[must_use]
pub fn county(text: &str) -> &str {
    let text = text.trim();
    let cut = text.len().saturating_sub(" county".len());
    match text.get(cut..) {
        Some(end) if end.eq_ignore_ascii_case(" county") => {
            text.get(..cut).unwrap_or_default().trim_end()
        }
        _ => text,
    }
}

/// Whether two names are one county.
#[must_use]
pub fn same_county(one: &str, other: &str) -> bool {
    county(one).eq_ignore_ascii_case(county(other))
}

/// A drill: the day-and-night number was called to see whether somebody answers. Nobody was in danger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drill {
    /// When, as whoever called says.
    pub at: Moment,
    /// Whether somebody answered who could have taken a warning.
    pub answered: bool,
    /// The rest, in words.
    pub words: DrillWords,
}

/// What is said about a drill.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DrillWords {
    /// The number that was called.
    pub number: String,
    /// Who called.
    pub by: String,
    /// Who answered; or what was heard instead.
    pub heard: String,
}

/// How a day-and-night number stands, by its drills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// This number was never called as a drill.
    Never,
    /// Nobody answered the last time.
    Unanswered(Date),
    /// Somebody answered then, longer ago than the program's beat.
    Due(Date),
    /// Somebody answered then.
    Good(Date),
}

impl Tried {
    /// Whether somebody must see to it.
    #[must_use]
    pub const fn due(self) -> bool {
        !matches!(self, Self::Good(_))
    }
}

/// How a number stands on a day: by the last drill that called this very number. `beat` is in days.
pub(crate) fn tried(
    drills: &[Drill],
    number: &str,
    day: Date,
    beat: u16,
    zone: &TimeZone,
) -> Tried {
    let ours = drills
        .iter()
        .filter(|each| same_number(&each.words.number, number));
    let Some(last) = ours.max_by_key(|each| each.at) else {
        return Tried::Never;
    };
    let on = last.at.day(zone);
    let since = on.until(day).map_or(0, |span| span.get_days());
    match last.answered {
        false => Tried::Unanswered(on),
        true if since > i32::from(beat) => Tried::Due(on),
        true => Tried::Good(on),
    }
}

/// Whether two numbers are one: a number is its digits, however it is punctuated.
#[must_use]
pub fn same_number(one: &str, other: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    digits(one) == digits(other)
}
