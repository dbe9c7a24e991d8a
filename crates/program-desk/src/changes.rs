//! Each change of the settings in words, and what the last one did, with Undo while nothing came after it.

use std::collections::BTreeMap;

use desk::Visit;
use jiff::civil::Date;
use page::{Hidden, Notice, Undo, Words, when};
use program_file::{Change, Drill, Line, Paper, Provider, Settings, Signed};
use rules::{FactId, Rules};

use crate::{ProgramDesk, acts, moves, numbers, people};

/// What a change did.
pub(crate) fn said(w: &Words, change: &Change) -> String {
    let (key, day, order) = match change {
        Change::GoLive(day) => ("program-done-go-live", day, ""),
        Change::Proclaimed(day, order) => ("program-done-proclaimed", day, order.as_str()),
        Change::Unproclaimed(day) => ("program-done-taken-back", day, ""),
        Change::Staff(_, staff) => {
            return w.with("program-done-staff", [("name", staff.name.as_str())]);
        }
        Change::Roster(places) => return w.n("program-done-roster", places.len()),
        Change::SheetsTried => return w.t("program-done-sheets").to_owned(),
        Change::Account(act, person) => return people::said(w, *act, person),
        Change::Provider(_, provider) => {
            return w.with("agreement-done-saved", [("name", provider.name.as_str())]);
        }
        Change::Drill(_, drill) => return drilled(w, drill),
        Change::Paper(_, paper) => return laid(w, paper.as_ref()),
        Change::Calendars(allowed, why) => {
            let key = match allowed {
                true => "in-out-calendars-allowed",
                false => "in-out-calendars-ended",
            };
            return w.with(key, [("why", why.as_str())]);
        }
        Change::Number(which, number, why) => {
            return numbers::said(w, *which, *number, why);
        }
        Change::Counties(counties) => {
            return w.with(
                "agreement-done-counties",
                [("counties", counties.join(", "))],
            );
        }
    };
    let day = when::day(w, *day);
    w.with(key, [("day", day.as_str()), ("order", order)])
}

/// A drill, marked as one.
pub(crate) fn drilled(w: &Words, drill: &Drill) -> String {
    let key = match drill.answered {
        true => "agreement-done-drill-answered",
        false => "agreement-done-drill-unanswered",
    };
    w.with(
        key,
        [
            ("by", drill.words.by.as_str()),
            ("number", drill.words.number.as_str()),
            ("heard", drill.words.heard.as_str()),
        ],
    )
}

fn laid(w: &Words, paper: Option<&Paper>) -> String {
    let Some(paper) = paper else {
        return w.t("agreement-done-paper-gone").to_owned();
    };
    w.with("agreement-done-paper", [("paper", self::paper(w, paper))])
}

/// What a document is and how big.
pub(crate) fn paper(w: &Words, paper: &Paper) -> String {
    let key = format!("agreement-paper-{}", paper.kind.ending());
    let size = paper.bytes.div_ceil(1000).to_string();
    w.with(&key, [("size", size)])
}

/// What a change leads to.
fn follows(w: &Words, settings: &Settings, rules: &Rules, today: Date, change: &Change) -> String {
    match change {
        Change::GoLive(_) => go_live(w, settings, today),
        Change::Proclaimed(day, _) => moves::sentence(w, rules, *day),
        Change::Unproclaimed(_) => w.t("program-taken-back-next").to_owned(),
        Change::Roster(_) => w.t("program-people-follows").to_owned(),
        Change::Provider(..) => w.t("agreement-follows").to_owned(),
        Change::Drill(..) => w.t("agreement-drill-follows").to_owned(),
        Change::Staff(..)
        | Change::Paper(..)
        | Change::Counties(_)
        | Change::Number(..)
        | Change::Calendars(..)
        | Change::SheetsTried
        | Change::Account(..) => String::new(),
    }
}

/// What the go-live day does.
pub(crate) fn go_live(w: &Words, settings: &Settings, today: Date) -> String {
    let key = match settings.go_live {
        None => "program-go-live-none",
        Some(day) if day > today => "program-go-live-ahead",
        Some(_) => "program-go-live-said",
    };
    w.t(key).to_owned()
}

/// What the change before this page did. It can be undone while nothing came after it.
pub(crate) fn notice(desk: &ProgramDesk, visit: &Visit<'_>, settings: &Settings) -> Option<Notice> {
    let w = &visit.words;
    let fact = visit.query.get("done");
    let mut lines = settings.lines.iter().enumerate();
    let (place, line) = lines.find(|(_, line)| line.fact.as_str() == fact)?;
    let text = said(w, &line.change);
    let undo = acts::opposite(settings, fact).filter(|_| place == 0);
    let rules = desk.counts.rules();
    Some(Notice {
        next: follows(w, settings, &rules, desk.today(visit), &line.change),
        undo: undo.map(|_| Undo {
            path: desk.office.path(&format!("/changes/{fact}/undo")),
            label: w.t("notice-undo").to_owned(),
            what: text.clone(),
            hidden: hidden(desk, visit, settings),
        }),
        text,
    })
}

/// What every form of this desk carries.
pub(crate) fn hidden(desk: &ProgramDesk, visit: &Visit<'_>, settings: &Settings) -> Hidden {
    let mut hidden = Hidden::new(visit.csrf(), desk.office.once());
    hidden.seen = settings.version.0.to_string();
    hidden
}

/// The history of one agreement, the newest first: each fact with what it changed.
pub(crate) fn of_agreement<'a>(
    w: &Words,
    settings: &'a Settings,
    number: u16,
) -> Vec<(&'a Line, String)> {
    let mut before: Option<&Provider> = None;
    let mut told: BTreeMap<&FactId, String> = BTreeMap::new();
    for line in settings.lines.iter().rev() {
        let said = match &line.change {
            Change::Provider(which, provider) if *which == number => {
                let said = changed(w, before, provider);
                before = Some(provider);
                said
            }
            Change::Drill(which, _) | Change::Paper(which, _) if *which == number => {
                said(w, &line.change)
            }
            _ => continue,
        };
        told.insert(&line.fact, said);
    }
    let lines = settings.lines.iter();
    lines
        .filter_map(|line| Some((line, told.remove(&line.fact)?)))
        .collect()
}

/// What a later writing of an agreement changed.
fn changed(w: &Words, before: Option<&Provider>, now: &Provider) -> String {
    let day = |day: Option<Date>| {
        day.map_or_else(
            || w.t("agreement-no-end").to_owned(),
            |day| when::day(w, day),
        )
    };
    let signed = |signed: &Option<Signed>| match signed {
        Some(Signed { by, on }) => w.with(
            "agreement-signed",
            [("by", by.as_str()), ("day", when::day(w, *on).as_str())],
        ),
        None => w.t("agreement-unsigned").to_owned(),
    };
    let mut said = Vec::new();
    let first = before.is_none();
    let nothing = Provider::default();
    let was = before.unwrap_or(&nothing);
    if first {
        said.push(w.t("agreement-was-entered").to_owned());
    }
    if now.ended != was.ended {
        let key = if now.ended {
            "agreement-was-ended"
        } else {
            "agreement-was-taken-up"
        };
        said.push(w.t(key).to_owned());
    }
    let mut say = |key: &str, what: String| said.push(w.with(key, [("what", what)]));
    if now.name != was.name {
        say("agreement-was-name", now.name.clone());
    }
    if now.telephone != was.telephone {
        say("agreement-was-number", now.telephone.clone());
    }
    if now.counties != was.counties {
        say("agreement-was-counties", now.counties.join(", "));
    }
    if now.certified_until != was.certified_until {
        say("agreement-was-certified", day(now.certified_until));
    }
    if now.until != was.until || first {
        say("agreement-was-until", day(now.until));
    }
    if now.signed_there != was.signed_there {
        say("agreement-was-signed-there", signed(&now.signed_there));
    }
    if now.signed_here != was.signed_here {
        say("agreement-was-signed-here", signed(&now.signed_here));
    }
    if now.document != was.document {
        say("agreement-was-lies", now.document.clone());
    }
    if said.is_empty() {
        said.push(w.t("agreement-was-same").to_owned());
    }
    said.join(" ")
}
