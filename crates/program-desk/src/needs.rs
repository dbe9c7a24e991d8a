//! What somebody of the program must see to, the worst first: for the front page, and for the page where it is mended.

use jiff::civil::Date;
use page::{Words, when};
use program_file::{Gap, Place, Settings};

use crate::on_call::day_key;

/// So many gaps of the week are told one by one.
const GAPS: usize = 2;

/// How soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Worth {
    /// An alarm may reach nobody.
    Alarm,
    /// Something that must be there is not.
    Now,
    /// It will not hold for long.
    Soon,
    /// It comes.
    Ahead,
}

impl Worth {
    /// Its word on the page.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Alarm | Self::Now => "needs-now",
            Self::Soon => "needs-soon",
            Self::Ahead => "needs-ahead",
        }
    }

    /// Its look there.
    pub(crate) const fn look(self) -> &'static str {
        match self {
            Self::Alarm | Self::Now => "over",
            Self::Soon => "today",
            Self::Ahead => "soon",
        }
    }
}

/// What somebody must see to, and the one page where that is done.
#[derive(Clone)]
pub(crate) struct Need {
    pub(crate) worth: Worth,
    pub(crate) said: String,
    /// Below the desk's own path, and the words of the link; empty where no page of this desk mends it.
    pub(crate) path: String,
    pub(crate) link: &'static str,
}

impl Need {
    pub(crate) fn new(
        worth: Worth,
        said: impl Into<String>,
        path: impl Into<String>,
        link: &'static str,
    ) -> Self {
        Self {
            worth,
            said: said.into(),
            path: path.into(),
            link,
        }
    }

    /// What no page of this desk mends.
    pub(crate) fn elsewhere(worth: Worth, said: impl Into<String>) -> Self {
        Self::new(worth, said, "", "")
    }
}

/// About people, their hats, and who is on call.
pub(crate) fn about_people(w: &Words, settings: &Settings) -> Vec<Need> {
    let mut needs = Vec::new();
    let mut add = |worth, said: String| {
        needs.push(Need::new(worth, said, "/people", "program-people-title"));
    };
    // Any instant does: everybody on call is on the list at each.
    let everybody = settings.on_call(jiff::civil::DateTime::constant(2026, 1, 5, 12, 0, 0, 0));
    if everybody.is_empty() {
        add(Worth::Alarm, w.t("program-people-nobody").to_owned());
    } else {
        let gaps = settings.gaps();
        for gap in gaps.iter().take(GAPS) {
            add(Worth::Now, gap_said(w, gap));
        }
        if gaps.len() > GAPS {
            let more = w.n("program-people-gaps-more", gaps.len() - GAPS);
            add(Worth::Now, more);
        }
    }
    for each in everybody.iter().filter(|each| each.mail.is_none()) {
        if each.staff.is_some() {
            let name = [("name", each.name.as_str())];
            add(Worth::Now, w.with("program-people-unmailed", name));
        }
    }
    let named = |place: &Place| matches!(place, Place::Named { .. });
    if settings.roster.iter().any(named) {
        add(Worth::Now, w.t("program-people-unlisted").to_owned());
    }
    let both = settings
        .staff
        .values()
        .filter(|staff| staff.is_at_both_desks());
    for staff in both {
        let name = [("name", staff.name.as_str())];
        add(Worth::Ahead, w.with("program-people-both", name));
    }
    needs
}

fn gap_said(w: &Words, gap: &Gap) -> String {
    let ((from_day, from), (until_day, until)) = (gap.from, gap.until);
    w.with(
        "program-people-gap",
        [
            ("from-day", w.t(day_key(from_day)).to_owned()),
            ("from", when::clock(w, from)),
            ("until-day", w.t(day_key(until_day)).to_owned()),
            ("until", when::clock(w, until)),
        ],
    )
}

/// So many days lie between two days.
pub(crate) fn days_left(until: Date, today: Date) -> i32 {
    today.until(until).map_or(0, |span| span.get_days())
}
