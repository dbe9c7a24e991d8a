//! What a duty is called and how its due time is said: the same on every page of this desk.

use client_file::Since;
use ledger::Exactness;
use ledger::{Filed, Matter, Standing};
use page::when;
use rules::{Basis, Channel, Duty, DutyKind, Ending, Item, Moment, What, Word as _};
use victim_file::Row;
use victim_file::{
    Danger, Line, VictimCase, Words,
    letter::{Plan, Safety, Step},
};

use crate::look::Look;

/// The due cell: what it looks like, the date, and one short label in words.
pub(crate) struct Due {
    /// `danger`, `over`, `today` or `soon`.
    pub(crate) state: &'static str,
    pub(crate) day: String,
    pub(crate) label: String,
}

pub(crate) fn due(look: &Look<'_>, duty: &Duty) -> Due {
    let (w, today) = (look.w(), look.today());
    let day = duty.due.day(&look.rules.zone);
    let late = duty.due < look.now;
    if duty.kind.is_warning() {
        let key = if late {
            "victim-due-danger-over"
        } else {
            "victim-due-danger"
        };
        let by = if day == today {
            w.with("victim-due-by", [("time", look.clock(duty.due))])
        } else {
            look.at(duty.due, Exactness::Second)
        };
        return Due {
            state: "danger",
            day: by,
            label: w.t(key).to_owned(),
        };
    }
    let between = |first, second| look.rules.calendar.business_days_between(first, second);
    let (state, label) = if late {
        match between(day, today) {
            0 => ("over", w.t("victim-due-over-now").to_owned()),
            days => ("over", w.n("victim-due-over", days)),
        }
    } else if day == today {
        ("today", w.t("victim-due-today").to_owned())
    } else {
        ("soon", w.n("victim-due-in", between(today, day)))
    };
    Due {
        state,
        day: when::short_day(w, day),
        label,
    }
}

/// What is to be done, in a verb and a name: `Call Delphine Marrowby`.
pub(crate) fn to_do(look: &Look<'_>, duty: &Duty, name: &str) -> String {
    let w = look.w();
    match (duty.kind, duty.person) {
        (DutyKind::ProviderWarning, _) => w.t("victim-do-provider").to_owned(),
        (_, None) => w.t("victim-do-locate").to_owned(),
        (kind, Some(_)) => {
            let key = format!("victim-do-{}", kind.word().replace('_', "-"));
            w.with(&key, [("name", name)])
        }
    }
}

/// What a duty is called, in the middle of a sentence.
pub(crate) fn duty(look: &Look<'_>, kind: DutyKind) -> String {
    look.w().t(&format!("duty-{}", kind.word())).to_owned()
}

/// What is owed, beside the verb that names to whom: of a danger both are told the same.
pub(crate) fn about(look: &Look<'_>, duty: &Duty) -> String {
    match duty.kind {
        DutyKind::ProviderWarning => self::duty(look, DutyKind::ThreatWarning),
        kind => self::duty(look, kind),
    }
}

/// `Law, clause (c)`, or that it is the program's own standard.
pub(crate) fn basis(look: &Look<'_>, duty: &Duty) -> String {
    let key = match duty.basis {
        Basis::Law => "victim-basis-law",
        Basis::Policy => "victim-basis-policy",
    };
    look.w()
        .with(key, [("clause", look.rules.pack.clause(duty.clause))])
}

/// How far the tries have come; nothing where none are counted.
pub(crate) fn tries(look: &Look<'_>, row: &Row) -> String {
    let w = look.w();
    match (row.duty.kind, row.tries()) {
        (DutyKind::InitialNotification, counted) => {
            let most = look.rules.pack.initial_notification.tries.number;
            w.with2("victim-tries-of", &("count", counted), &("most", most))
        }
        (_, 0) => String::new(),
        // They were reached, and something is left to tell.
        (DutyKind::InitialDisclosure, count) => w.n("victim-contacts", count),
        (_, count) => w.n("victim-tries", count),
    }
}

/// Whether it is safe to call now, by their own hours; and whether it is.
pub(crate) fn safety(look: &Look<'_>, plan: Option<&Plan>, now: Moment) -> (String, bool) {
    let w = look.w();
    let zone = &look.rules.zone;
    match plan.map_or(Safety::NotKnown, |plan| plan.safety(now, zone)) {
        Safety::NotKnown => (w.t("victim-safe-unknown").to_owned(), true),
        Safety::Now { until } => (
            w.with("victim-safe-now", [("time", look.clock(until))]),
            true,
        ),
        Safety::From { at } if at.day(zone) == look.today() => (
            w.with("victim-safe-from", [("time", look.clock(at))]),
            false,
        ),
        Safety::From { at } => {
            let when = look.at(at, Exactness::Second);
            (w.with("victim-safe-from", [("time", when)]), false)
        }
    }
}

/// Who has a call or a danger, and since when.
pub(crate) fn took(look: &Look<'_>, took: Option<(ledger::Actor, Moment)>) -> String {
    let w = look.w();
    let Some((actor, at)) = took else {
        return w.t("victim-took-nobody").to_owned();
    };
    let time = look.lately(at, Exactness::Second);
    if actor == look.session.actor {
        w.with("victim-took-you", [("time", time)])
    } else {
        w.with(
            "victim-took-other",
            [("who", look.who(actor)), ("time", time)],
        )
    }
}

/// How a try ended, in the middle of a sentence.
pub(crate) fn ending(look: &Look<'_>, ending: Ending) -> String {
    look.w().t(&format!("ending-{}", ending.word())).to_owned()
}

/// By which way, in the middle of a sentence.
pub(crate) fn channel(look: &Look<'_>, channel: Channel) -> String {
    look.w()
        .t(&format!("channel-{}", channel.word()))
        .to_owned()
}

/// One thing to tell, in the middle of a sentence.
pub(crate) fn item(look: &Look<'_>, item: Item) -> String {
    look.w().t(&format!("item-{}", item.word())).to_owned()
}

/// Each try in a few words, the latest first: `8:20 p.m. no answer`.
pub(crate) fn tries_of<'a>(look: &Look<'_>, lines: impl Iterator<Item = &'a Line>) -> Vec<String> {
    let said = |line: &Line| {
        let outcome = match line.envelope.matter {
            Matter::Rule(
                What::Notice { outcome, .. }
                | What::ProviderNotice { outcome, .. }
                | What::Effort { outcome, .. },
            ) => outcome,
            _ => return None,
        };
        let time = look.lately(line.envelope.at, line.envelope.exactness);
        let slots = [("time", time), ("ending", ending(look, outcome))];
        Some(look.w().with("victim-danger-try", slots))
    };
    lines.filter_map(said).collect()
}

/// What to do next for somebody who is not told, as time passes: the words' key.
pub(crate) fn next_step(
    look: &Look<'_>,
    file: &VictimCase,
    danger: &Danger,
    duty: &Duty,
) -> &'static str {
    // Half of the time that the pack gives: then somebody else has to look.
    let half = (duty.due.second() - duty.opened.second()) / 2;
    let passed = look.now.second() - duty.opened.second();
    let asked = file.lines_of(danger).any(|line| {
        let theirs = Matter::Filed(Filed::Note {
            person: duty.person,
        });
        line.envelope.matter == theirs
            && line.taken_back.is_none()
            && matches!(&line.words, Words::Noted(letter)
                if matches!(letter.step, Some(Step::WelfareCheck | Step::Police)))
    });
    let tried = file.tries_of(danger, duty.person).next().is_some();
    match duty.person {
        None if passed < half => "victim-danger-next-locate",
        None => "victim-danger-next-locate-half",
        Some(_) if asked => "victim-danger-next-asked",
        Some(_) if duty.due < look.now => "victim-danger-next-late",
        Some(_) if passed >= half => "victim-danger-next-half",
        Some(_) if tried => "victim-danger-next-others",
        Some(_) => "victim-danger-next-call",
    }
}

/// Where the participant stands besides attending, and since when: it owes nothing.
pub(crate) fn standing(look: &Look<'_>, (standing, since): (Standing, Since)) -> String {
    let key = match standing {
        Standing::Jail => "victim-standing-jail",
        Standing::Released => "victim-standing-released",
        Standing::TransferredOut => "victim-standing-transferred",
        Standing::OnLeave => "victim-standing-leave",
        Standing::Returned => "victim-standing-back",
        Standing::TransferredIn => "victim-standing-came",
    };
    let when = look.at(since.at, since.exactness);
    crate::look::stopped(&look.w().with(key, [("when", when)]))
}
