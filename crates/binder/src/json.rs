//! The binder as JSON. Its shape is written down in docs/review.md and stays; a number that is held back is null.

use rules::{Basis, DutyKind, Word as _};
use serde_json::{Map, Value, json};

use crate::{
    Audience, Binder, Counted, DayNo, Draw, Evidence, EvidenceWhat, Figure, Group, Leaks, OneDuty,
    ParticipantCase, ProgramFact, Releases, SeparateCase, Shown, Why,
    shape::{Letter, Side},
};

/// The whole binder. `pin` writes the text that pins a ledger.
#[must_use]
pub fn json(binder: &Binder, pin: &dyn Fn(&crate::Pinned) -> String) -> Value {
    let make = &binder.make;
    let draw = match &make.draw {
        Draw::All => json!({"how": "all"}),
        Draw::Seed { most, seed } => json!({"how": "seed", "most": most, "seed": seed}),
        Draw::State(state) => json!({"how": "state", "state": state.word()}),
    };
    let clauses: Vec<Value> = binder
        .decisions
        .iter()
        .map(|each| {
            let groups: Vec<Value> = binder.of(each.clause).map(|of| group(of, binder)).collect();
            let clause = format!("({})", each.clause.word());
            let mut value = json!({
                "clause": clause,
                "standard": binder.rules.pack.standard(&clause),
                "verdict": each.verdict.word(),
                "figures": groups,
            });
            if let Some(all) = each.all {
                set(&mut value, "verdict_all", all.word());
            }
            value
        })
        .collect();
    let findings: Vec<Value> = binder
        .findings
        .iter()
        .map(|each| {
            let mut value = json!({
                "finding": each.id,
                "severity": each.severity.word(),
                "clause": format!("({})", each.clause.word()),
                "all": each.all.count(),
                "figures": each.figures,
            });
            if let Some(sample) = each.sample {
                set(&mut value, "sample", sample.count());
            }
            if !each.counties.is_empty() {
                set(&mut value, "counties", each.counties.clone());
            }
            value
        })
        .collect();
    let holidays = binder.holidays.iter();
    let mut whole = json!({
        "binder": 1,
        "for": binder.audience.word(),
        "program": make.program,
        "rules": {"pack": binder.rules.pack.pack, "version": binder.rules.pack.version},
        "zone": binder.rules.pack.zone,
        "from": make.period.from.to_string(),
        "to": make.period.to.to_string(),
        "as_of": make.as_of.rfc3339(&binder.rules.zone),
        "draw": draw,
        "cases": binder.cases.count(),
        "drawn": binder.drawn.count(),
        "before_go_live": binder.history.count(),
        "clauses": clauses,
        "findings": findings,
        "holidays": holidays.map(|each| json!({"day": each.day.to_string(), "order": each.order})).collect::<Vec<_>>(),
        "pinned": binder.pinned.iter().map(|each| json!({"ledger": each.ledger.word(), "text": pin(each)})).collect::<Vec<_>>(),
    });
    if binder.audience == Audience::Review {
        let separate: Vec<Value> = binder.separate.iter().map(separate).collect();
        let participants: Vec<Value> = binder.participants.iter().map(participant).collect();
        set(&mut whole, "separate", separate);
        set(&mut whole, "participants", participants);
        let plans = binder.plans.iter().map(|plan| {
            json!({
                "finding": plan.finding,
                "owner": plan.owner.0,
                "until": plan.until.to_string(),
                "put_off": plan.put_off.map(|day| day.to_string()),
                "done": plan.done.map(|day| day.to_string()),
                "stood": plan.stood,
            })
        });
        set(&mut whole, "plans", plans.collect::<Vec<Value>>());
    }
    whole
}

fn set(value: &mut Value, name: &str, to: impl Into<Value>) {
    if let Value::Object(map) = value {
        map.insert(name.to_owned(), to.into());
    }
}

fn group(group: &Group, binder: &Binder) -> Value {
    let mut value = figure(&group.total, binder);
    set(&mut value, "id", group.shape.id);
    set(
        &mut value,
        "whose",
        match group.shape.side {
            Side::Participant => "participant",
            Side::Separate => "separate",
            Side::Program => "program",
        },
    );
    let parts: Vec<Value> = group
        .parts
        .iter()
        .map(|part| {
            let mut value = figure(part, binder);
            set(&mut value, "id", part.part);
            value
        })
        .collect();
    set(&mut value, "parts", parts);
    let share = |(reached, of): (u32, u32)| json!({"reached": reached, "of": of});
    if let Some(all) = group.reached(|figure| Some(figure.all)) {
        set(&mut value, "reached", share(all));
    }
    if let Some(sample) = group.reached(|figure| figure.sample) {
        set(&mut value, "reached_sample", share(sample));
    }
    value
}

/// What a figure of the program was counted from.
fn fact(fact: &ProgramFact) -> Value {
    let on = |day: jiff::civil::Date| day.to_string();
    let mut value = match &fact.what {
        Counted::Days { from, to } => json!({"from": on(*from), "to": on(*to)}),
        Counted::County { county, from, to } => {
            json!({"county": county, "from": on(*from), "to": on(*to)})
        }
        Counted::Drill { agreement, day } => json!({"agreement": agreement, "day": on(*day)}),
        Counted::Destroyed { day, count } => json!({"day": on(*day), "count": count}),
        Counted::Looked { account, count } => json!({"account": account, "count": count}),
        Counted::Policy { wanted, since } => {
            json!({"policy": wanted, "since": since.map(on)})
        }
        Counted::Staff(number) => json!({"staff": number.0}),
        Counted::Incident {
            day,
            step,
            due,
            done,
        } => json!({
            "day": on(*day), "report": step.word(), "due": on(*due), "done": done.map(on),
        }),
        Counted::Offense { day, due, done } => {
            json!({"day": on(*day), "due": on(*due), "done": done.map(on)})
        }
        Counted::Place { number, may, since } => {
            json!({"place": number, "may": may.word(), "since": on(*since)})
        }
        Counted::Plan {
            finding,
            owner,
            until,
        } => json!({"finding": finding, "owner": owner.0, "until": on(*until)}),
    };
    set(&mut value, "part", fact.part);
    value
}

fn figure(figure: &Figure, binder: &Binder) -> Value {
    let mut value = json!({"number": figure.mark(), "all": figure.all.count()});
    if let Some(sample) = figure.sample {
        set(&mut value, "sample", sample.count());
    }
    if binder.audience == Audience::Review && figure.shape.side != Side::Program {
        let behind: Vec<Value> = figure
            .behind
            .iter()
            .map(|each| {
                let mut value = json!({"label": each.label});
                if let Some(duty) = each.duty {
                    set(&mut value, "duty", duty);
                }
                value
            })
            .collect();
        set(&mut value, "behind", behind);
    }
    let facts = figure.shape.side == Side::Program || !figure.facts.is_empty();
    if binder.audience == Audience::Review && facts {
        let facts: Vec<Value> = figure.facts.iter().map(fact).collect();
        set(&mut value, "facts", facts);
    }
    value
}

fn separate(case: &SeparateCase) -> Value {
    let duties: Vec<Value> = case
        .duties
        .iter()
        .enumerate()
        .map(|(place, each)| duty(place + 1, each))
        .collect();
    let papers = &case.papers;
    json!({
        "label": case.label,
        "duties": duties,
        "corrected": case.corrected,
        "releases": releases(papers.releases),
        "told_outside": {"release": papers.under_release, "law": papers.by_law},
        "copies": papers.copies,
        "shown": papers.shown,
        "leaks": leaks(papers.leaks),
        "demands": {"heard": papers.demands.heard, "unheard": papers.demands.unheard, "quiet": papers.demands.quiet},
    })
}

/// By its parts' words.
fn leaks(leaks: Leaks) -> Value {
    let parts = leaks.parts().into_iter();
    let parts = parts.map(|(_, part, count)| (part.to_owned(), Value::from(count)));
    Value::Object(parts.collect())
}

fn releases(releases: Releases) -> Value {
    json!({"stand": releases.stand, "taken_back": releases.back})
}

fn duty(number: usize, duty: &OneDuty) -> Value {
    let evidence: Vec<Value> = duty.evidence.iter().map(evidence).collect();
    let because: Vec<Value> = duty.because.iter().map(|each| why(*each)).collect();
    json!({
        "duty": number,
        "figure": duty.group,
        "kind": duty.kind.word(),
        "clause": duty.clause,
        "basis": duty.basis.word(),
        "person": duty.person,
        "stood": duty.stood,
        "counted_in": if duty.kind == DutyKind::CheckIn { "calendar_days" } else { "business_days" },
        "due": day(duty.due),
        "closed": duty.closed.map(day),
        "minutes": duty.minutes,
        "evidence": evidence,
        "because": because,
    })
}

/// A day by its number; `3+` is a day that does not count, after day 3.
fn day(day: DayNo) -> Value {
    Value::from(crate::detail::written(day))
}

fn evidence(evidence: &Evidence) -> Value {
    let mut value = Map::new();
    value.insert("day".to_owned(), day(evidence.day));
    let what = match evidence.what {
        EvidenceWhat::Reached => "reached",
        EvidenceWhat::Told => "told",
        EvidenceWhat::Asked => "asked",
        EvidenceWhat::Missed { channel, ending } => {
            if let Some(channel) = channel {
                value.insert("channel".to_owned(), channel.word().into());
            }
            ending.word()
        }
    };
    value.insert("what".to_owned(), what.into());
    value.insert("written_after".to_owned(), evidence.written.into());
    value.insert("kept_after".to_owned(), evidence.kept.into());
    Value::Object(value)
}

fn why(why: Why) -> Value {
    let with_basis = |basis: Basis| basis.word();
    match why {
        Why::Opened(by) => json!({"why": "opened", "by": crate::why::opening(by)}),
        Why::Business {
            from,
            days,
            skipped,
            basis,
        } => json!({
            "why": "due-business", "from": day(from), "days": days, "skipped": skipped, "basis": with_basis(basis),
        }),
        Why::Calendar { days, moved, basis } => {
            json!({"why": "due-calendar", "days": days, "moved": moved, "basis": with_basis(basis)})
        }
        Why::Minutes { minutes, basis } => {
            json!({"why": "due-minutes", "minutes": minutes, "basis": with_basis(basis)})
        }
        Why::WithDecision(basis) => json!({"why": "due-decision", "basis": with_basis(basis)}),
        Why::Counts { number, day: on } => {
            json!({"why": "counts", "number": number, "day": day(on)})
        }
        Why::TooSoon { day: on, minutes } => {
            json!({"why": "too-soon", "day": day(on), "minutes": minutes})
        }
        Why::Missed { number, day: on } => {
            json!({"why": "missed", "number": number, "day": day(on)})
        }
        Why::SameDay => json!({"why": "same-day"}),
        Why::Left(count) => json!({"why": "left", "count": count}),
        Why::WrittenLater { day: on, days } => {
            json!({"why": "written-later", "day": day(on), "days": days})
        }
        Why::TakenOver(on)
        | Why::TheirDay(on)
        | Why::OtherWay(on)
        | Why::DeadNumber(on)
        | Why::New(on)
        | Why::Heard(on)
        | Why::Told(on)
        | Why::Tried(on)
        | Why::Chose(on)
        | Why::Ended(on)
        | Why::Merged(on) => json!({"why": why.word(), "day": day(on)}),
    }
}

fn participant(case: &ParticipantCase) -> Value {
    let days =
        |days: &[jiff::civil::Date]| days.iter().map(ToString::to_string).collect::<Vec<_>>();
    let contracts = case.papers.contracts.iter();
    let contracts = contracts.map(|(session, signed)| {
        json!({"first_session": session.to_string(), "signed": signed.map(|day| day.to_string())})
    });
    let contracts = contracts.collect::<Vec<Value>>();
    let decided = case.decided.iter();
    let left = case.left.iter();
    json!({
        "label": case.label,
        "assessed": days(&case.assessed),
        "decided": decided.map(|(day, outcome)| json!({"day": day.to_string(), "outcome": outcome.word()})).collect::<Vec<_>>(),
        "undecided_days": case.undecided,
        "sessions": case.sessions,
        "risk": case.risk,
        "risk_alone": days(&case.risk_alone),
        "no_answer": days(&case.no_answer),
        "left": left.map(|(day, reason)| json!({"day": day.to_string(), "reason": reason.word()})).collect::<Vec<_>>(),
        "corrected": case.corrected,
        "contract": contracts.first(),
        "contracts": contracts,
        "releases": releases(case.papers.releases),
        "court_records": days(&case.papers.court_records),
        "demands": {"answered": case.papers.demands.0, "wait": case.papers.demands.1},
    })
}

impl Shown {
    /// As it stands in a cell: a dash where it is held back.
    #[must_use]
    pub fn cell(self) -> String {
        self.count()
            .map_or_else(|| "–".to_owned(), |number| number.to_string())
    }
}

impl Letter {
    /// `(a)`.
    #[must_use]
    pub fn clause(self) -> String {
        format!("({})", self.word())
    }
}
