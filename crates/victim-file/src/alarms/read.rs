//! The dangers of a case, from its envelopes and its duties.

use std::collections::HashSet;

use ledger::{Envelope, Filed, Matter};
use rules::{CaseId, Duty, Ending, FactId, State, What};

use super::{Alarm, Hand, Owed, Step};
use crate::facts::Side;

/// Every danger that was not taken back, is not over, and of which not everybody was told. `facts`: each ledger's
/// in the order in which it took them.
pub(crate) fn of_case(case: CaseId, facts: &[(Side, Envelope)], duties: &[Duty]) -> Vec<Alarm> {
    let threats = facts
        .iter()
        .filter(|(_, envelope)| matches!(envelope.matter, Matter::Rule(What::Threat { .. })));
    let mut threats = threats.map(|(_, envelope)| envelope).peekable();
    if threats.peek().is_none() {
        return Vec::new();
    }
    let gone: HashSet<FactId> = facts
        .iter()
        .filter_map(|(_, envelope)| match envelope.matter {
            Matter::Rule(What::Void { fact }) => Some(fact),
            _ => None,
        })
        .collect();
    let counted: Vec<&(Side, Envelope)> = facts
        .iter()
        .filter(|(_, envelope)| !gone.contains(&envelope.id))
        .collect();
    threats
        .filter(|threat| !gone.contains(&threat.id))
        .filter(|threat| !is_over(threat.id, &counted))
        .map(|threat| Alarm {
            case,
            threat: threat.id,
            known: threat.kept,
            owed: owed(threat.id, duties),
            last: last(threat.id, &counted),
            hand: hand(threat.id, &counted),
        })
        .filter(Alarm::lives)
        .collect()
}

fn is_over(threat: FactId, facts: &[&(Side, Envelope)]) -> bool {
    let over = Matter::Rule(What::ThreatEnded { about: threat });
    facts.iter().any(|(_, envelope)| envelope.matter == over)
}

fn owed(threat: FactId, duties: &[Duty]) -> Owed {
    let mut about = duties
        .iter()
        .filter(|duty| duty.about == Some(threat) && duty.kind.is_warning())
        .peekable();
    if about.peek().is_none() {
        return Owed::Nothing;
    }
    let open = about.filter(|duty| duty.state == State::Open);
    match open.map(|duty| duty.due).max() {
        Some(until) => Owed::Open { until },
        None => Owed::Done,
    }
}

/// The last alarm, by its number: a clock that was set back does not change which is the last.
fn last(threat: FactId, facts: &[&(Side, Envelope)]) -> Option<Step> {
    let mut last: Option<Step> = None;
    for (_, envelope) in facts {
        match envelope.matter {
            Matter::Filed(Filed::Alarmed {
                threat: about,
                step,
                staff,
            }) if about == threat => match &mut last {
                Some(here) if here.number == step => here.to.push(staff),
                Some(here) if here.number > step => {}
                _ => {
                    last = Some(Step {
                        number: step,
                        at: envelope.kept,
                        to: vec![staff],
                        unsent: Vec::new(),
                    });
                }
            },
            Matter::Filed(Filed::Unsent {
                threat: about,
                step,
                staff,
            }) if about == threat => {
                if let Some(here) = last.as_mut().filter(|here| here.number == step)
                    && !here.unsent.contains(&staff)
                {
                    here.unsent.push(staff);
                }
            }
            _ => {}
        }
    }
    last
}

/// What the victim desk did about it. That the reporter rang the provider is no sign that anybody there knows.
fn hand(threat: FactId, facts: &[&(Side, Envelope)]) -> Option<Hand> {
    let mut hand: Option<Hand> = None;
    for (side, envelope) in facts {
        if *side != Side::Victim {
            continue;
        }
        let reached = match envelope.matter {
            Matter::Filed(Filed::TookDanger { threat: about }) if about == threat => false,
            Matter::Rule(
                What::Notice { about, outcome, .. } | What::ProviderNotice { about, outcome },
            ) if about == threat => outcome == Ending::Reached,
            _ => continue,
        };
        hand = Some(Hand {
            since: envelope.kept,
            reached: reached || hand.is_some_and(|before| before.reached),
        });
    }
    hand
}
