//! Why something is due when it is: the days counted, the reasons, the rule's own words; and where it stands.

use jiff::civil::Date;
use rules::{
    Basis, Calendar, Counted, Duty, DutyKind, How, Reason, State, Word as _, pack::Origin,
};
use victim_file::VictimCase;

use crate::look::Look;
use crate::reason;
use crate::strip::say;

/// One duty as it is shown.
pub(crate) struct Owed {
    /// The look of the due cell: `danger`, `over`, `today`, `soon` or `done`.
    pub(crate) state: &'static str,
    pub(crate) day: String,
    /// Where it stands, in words.
    pub(crate) standing: String,
    pub(crate) title: String,
    pub(crate) ask: String,
    pub(crate) law: String,
    pub(crate) quote: String,
    pub(crate) reasons: Vec<String>,
    pub(crate) strip: Vec<Box>,
}

/// One day of the strip, or several skipped ones together.
pub(crate) struct Box {
    pub(crate) class: &'static str,
    pub(crate) number: String,
    pub(crate) days: Vec<String>,
    pub(crate) mark: String,
}

/// Why a row of Today is due when it is: what its duty knows, without their file.
pub(crate) struct Why {
    pub(crate) reasons: Vec<String>,
    pub(crate) strip: Vec<Box>,
}

pub(crate) fn why(look: &Look<'_>, duty: &Duty) -> Why {
    Why {
        reasons: reason::in_short(look, duty),
        strip: strip(look, duty),
    }
}

fn origin<'a>(look: &'a Look<'_>, kind: DutyKind) -> &'a Origin {
    let pack = &look.rules.pack;
    match kind {
        DutyKind::InitialNotification => &pack.initial_notification.due.origin,
        DutyKind::InitialDisclosure => &pack.initial_disclosure.due.origin,
        DutyKind::EventNotice => &pack.event_notice.due.origin,
        DutyKind::ThreatWarning => &pack.threat_warning.due.origin,
        DutyKind::ProviderWarning => &pack.provider_warning.due.origin,
        DutyKind::CheckIn => &pack.check_in.due.origin,
    }
}

pub(crate) fn owed(look: &Look<'_>, file: &VictimCase, duty: &Duty) -> Owed {
    let (w, today) = (look.w(), look.today());
    let due = duty.due.day(&look.rules.zone);
    let late = if duty.late { "-late" } else { "" };
    let (state, standing) = match duty.state {
        State::Met { how: How::Told, .. } => {
            ("done", say(look, &format!("victim-case-stood-told{late}")))
        }
        State::Met { .. } => ("soon", say(look, "victim-case-stood-tried")),
        State::Lapsed { how, .. } => (
            "soon",
            say(look, &format!("victim-case-stood-{}", how.word())),
        ),
        State::Open if duty.kind.is_warning() => {
            let when = look.at(duty.due, ledger::Exactness::Second);
            (
                "danger",
                w.with("victim-case-stands-danger", [("when", when)]),
            )
        }
        State::Open if duty.late => {
            let days = look.rules.calendar.business_days_between(due, today);
            ("over", w.n("victim-case-stands-over", days))
        }
        State::Open if due == today => ("today", say(look, "victim-case-stands-today")),
        State::Open => {
            let days = look.rules.calendar.business_days_between(today, due);
            ("soon", w.n("victim-case-stands-soon", days))
        }
    };
    let day = page::when::short_day(w, due);
    let origin = origin(look, duty.kind);
    let law = match duty.basis {
        Basis::Law => {
            let cited = look.rules.pack.cited(&origin.clause);
            w.with("victim-case-law", [("clause", &cited)])
        }
        Basis::Policy => w.with("victim-case-policy", [("clause", &origin.clause)]),
    };
    Owed {
        state,
        standing,
        title: page::capital(&crate::say::duty(look, duty.kind)),
        ask: w.with("victim-case-why", [("day", &day)]),
        day,
        law,
        quote: origin.quote.clone().unwrap_or_default(),
        reasons: reason::sentences(look, file, duty),
        strip: strip(look, duty),
    }
}

fn strip(look: &Look<'_>, duty: &Duty) -> Vec<Box> {
    // The last time that was set is the one that holds.
    let counted = duty.because.iter().rev().find_map(|reason| match reason {
        Reason::Due { counted, .. } => Some(*counted),
        _ => None,
    });
    let (Some(Counted::Business { from, to, .. }) | Some(Counted::WithDecision { from, to })) =
        counted
    else {
        return Vec::new();
    };
    let w = look.w();
    let mark = |day: Date| {
        duty.because.iter().find_map(|reason| match reason {
            Reason::Counts {
                number, day: on, ..
            } if *on == day => Some(w.n("victim-case-strip-try", *number)),
            Reason::Told { at, .. } if at.day(&look.rules.zone) == day => {
                Some(say(look, "victim-case-strip-told"))
            }
            _ => None,
        })
    };
    let mut boxes = vec![Box {
        class: "zero",
        number: "0".to_owned(),
        days: vec![page::when::short_day(w, from)],
        mark: say(look, "victim-case-strip-zero"),
    }];
    let mut day = from;
    let mut number = 0_u32;
    // A pack counts a few days; a year is more than any.
    for _ in 0..400 {
        if day >= to {
            break;
        }
        day = Calendar::days_later(day, 1);
        let short = page::when::short_day(w, day);
        if let Some(why) = look.rules.calendar.closed(day) {
            let named = reason::skipped(look, day, &why);
            match boxes
                .last_mut()
                .filter(|last| last.class.starts_with("off"))
            {
                Some(last) => {
                    last.days.push(named);
                    last.class = "off long";
                }
                None => boxes.push(Box {
                    class: "off",
                    number: String::new(),
                    days: vec![named],
                    mark: String::new(),
                }),
            }
            continue;
        }
        number += 1;
        let (is_today, is_end) = (day == look.today(), day == to);
        let class = match (is_end, is_today) {
            (true, true) => "end now",
            (true, false) => "end",
            (false, true) => "now",
            (false, false) => "",
        };
        let mut marks: Vec<String> = mark(day).into_iter().collect();
        if is_today {
            marks.push(say(look, "victim-case-strip-today"));
        }
        if is_end {
            marks.push(say(look, "victim-case-strip-due"));
        }
        boxes.push(Box {
            class,
            number: number.to_string(),
            days: vec![short],
            mark: marks.join(", "),
        });
    }
    boxes
}
