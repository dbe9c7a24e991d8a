//! What somebody of the program must see to, as sentences for the front page and for the page where it is mended.

use page::{Words, when};
use program_file::{Gap, Place, Settings};

use crate::{Tally, on_call::day_key};

/// So many gaps of the week are told one by one.
const GAPS: usize = 2;

/// About people, their hats, and who is on call.
pub(crate) fn about_people(w: &Words, settings: &Settings, tally: &Tally) -> Vec<String> {
    let mut needs = Vec::new();
    // Any instant does: everybody on call is on the list at each.
    let everybody = settings.on_call(jiff::civil::DateTime::constant(2026, 1, 5, 12, 0, 0, 0));
    if everybody.is_empty() {
        needs.push(w.t("program-people-nobody").to_owned());
    } else {
        let gaps = settings.gaps();
        needs.extend(gaps.iter().take(GAPS).map(|gap| gap_said(w, gap)));
        if gaps.len() > GAPS {
            needs.push(w.n("program-people-gaps-more", gaps.len() - GAPS));
        }
    }
    for each in everybody.iter().filter(|each| each.mail.is_none()) {
        if each.staff.is_some() {
            let name = [("name", each.name.as_str())];
            needs.push(w.with("program-people-unmailed", name));
        }
    }
    let named = |place: &Place| matches!(place, Place::Named { .. });
    if settings.roster.iter().any(named) {
        needs.push(w.t("program-people-unlisted").to_owned());
    }
    let both = settings
        .staff
        .values()
        .filter(|staff| staff.is_at_both_desks());
    needs.extend(both.map(|staff| w.with("program-people-both", [("name", staff.name.as_str())])));
    if tally.victim_accounts < 2 {
        needs.push(w.n("program-people-victim-accounts", tally.victim_accounts));
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
