//! Evenings at random: dangers from each ledger, takings, tries, ends, mail that fails, and a process killed at
//! any instant, over real stores and the real board. The slow twin remembers what was done in plain words.

use std::collections::BTreeMap;
use std::sync::Arc;

use keys::Stream;
use ledger::{
    Actor, Batch, BatchId, Envelope, Exactness, Filed, Matter, MemoryStore, NewEntry, SealedLetter,
    Store,
};
use proptest::prelude::*;
use rules::{
    By, CaseId, Channel, Ending, FactId, Moment, Numbers, PersonId, PersonNo, Role, Rules, Target,
    What,
};

use super::write::{Pen, Which};
use super::{Beat, Next};

/// Ten minutes and half an hour, as the pack has them.
const EVERY: i64 = 600;
const IN_HAND: i64 = 1800;
const BEAT: Beat = Beat {
    every: EVERY,
    in_hand: IN_HAND,
};
use crate::{Board, Stores};

const ON_CALL: [u16; 3] = [11, 12, 13];
const CASES: [&str; 2] = ["k1", "k2"];

#[derive(Debug, Clone, Copy)]
enum Act {
    /// A danger becomes known by the client ledger, the drop or the victim's own.
    Threat {
        case: usize,
        by: u8,
        animal: bool,
    },
    Took(usize),
    /// The person of the case is tried about it.
    Told {
        which: usize,
        reached: bool,
    },
    Provider {
        which: usize,
        reached: bool,
    },
    /// The facilitator rang the provider: it stands in the drop.
    Reporter(usize),
    Ended(usize),
    /// Killed, with the next round broken off after so many steps of it, and away for so many seconds.
    Killed {
        after: u8,
        away: u16,
    },
    /// Mail does not go out, or does again.
    Mail(bool),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..2_usize, 0..3_u8, prop::bool::weighted(0.15)).prop_map(|(case, by, animal)| Act::Threat { case, by, animal }),
        2 => (0..6_usize).prop_map(Act::Took),
        2 => (0..6_usize, any::<bool>()).prop_map(|(which, reached)| Act::Told { which, reached }),
        2 => (0..6_usize, any::<bool>()).prop_map(|(which, reached)| Act::Provider { which, reached }),
        1 => (0..6_usize).prop_map(Act::Reporter),
        1 => (0..6_usize).prop_map(Act::Ended),
        2 => (0..5_u8, 0..4_000_u16).prop_map(|(after, away)| Act::Killed { after, away }),
        1 => any::<bool>().prop_map(Act::Mail),
    ]
}

/// What the twin remembers of a danger.
#[derive(Debug, Clone)]
struct Told {
    case: CaseId,
    animal: bool,
    ended: bool,
    person: bool,
    provider: bool,
    /// The last sign of work, and whether anybody was reached since the first one.
    hand: Option<(Moment, bool)>,
}

impl Told {
    /// Whether somebody must be woken now, if nobody was in the last ten minutes.
    fn cries(&self, now: Moment) -> bool {
        let told = self.person && self.provider;
        let open = !(self.ended || self.animal || told);
        let in_hand = self
            .hand
            .is_some_and(|(since, reached)| reached || now < since.plus(IN_HAND));
        open && !in_hand
    }
}

struct Evening {
    now: Moment,
    client: MemoryStore,
    drop: MemoryStore,
    victim: MemoryStore,
    rules: Arc<Rules>,
    board: Board,
    stream: Stream,
    facts: u32,
    threats: Vec<FactId>,
    told: BTreeMap<FactId, Told>,
    mails: Vec<(Which, u16, Moment)>,
    failing: bool,
}

impl Evening {
    fn new() -> Self {
        let now = Moment::parse("2026-11-24T20:10:00-06:00").unwrap();
        let rules = Arc::new(Rules::new("us-ok", &[]).unwrap());
        let (client, drop, victim) = (MemoryStore::new(), MemoryStore::new(), MemoryStore::new());
        let stores = Stores {
            client: &client,
            drop: &drop,
            victim: &victim,
        };
        let board = Board::start(stores, Arc::clone(&rules), None, now).unwrap();
        let mut evening = Self {
            now,
            client,
            drop,
            victim,
            rules,
            board,
            stream: Stream::from_seed([7; 32]),
            facts: 0,
            threats: Vec::new(),
            told: BTreeMap::new(),
            mails: Vec::new(),
            failing: false,
        };
        for case in CASES {
            let person = What::Person {
                person: PersonNo(0),
                name: PersonId::new("p1").unwrap(),
                roles: [Role::Victim].into_iter().collect(),
            };
            evening.put(2, CaseId::new(case).unwrap(), Matter::Rule(person));
        }
        evening
    }

    fn stores(&self) -> Stores<'_> {
        Stores {
            client: &self.client,
            drop: &self.drop,
            victim: &self.victim,
        }
    }

    fn put(&mut self, ledger: u8, case: CaseId, matter: Matter) -> FactId {
        self.facts += 1;
        let id = FactId::new(&format!("f{}", self.facts)).unwrap();
        let mut batch = [0; 16];
        batch[..4].copy_from_slice(&self.facts.to_be_bytes());
        let envelope = Envelope {
            case,
            id,
            actor: Actor(1),
            at: self.now,
            exactness: Exactness::Second,
            recorded: self.now,
            kept: self.now,
            matter,
        };
        let entry = NewEntry {
            envelope,
            salt: [0; 16],
            letter: SealedLetter::default(),
        };
        let store: &dyn Store = match ledger {
            0 => &self.client,
            1 => &self.drop,
            _ => &self.victim,
        };
        let batch = Batch {
            id: BatchId(batch),
            case,
            seen: None,
            entries: vec![entry],
        };
        store.append(&batch).unwrap();
        self.board.touch(case);
        id
    }

    /// One look of the loop; broken off after so many of its steps, if it is. When to look again.
    fn round(&mut self, mut steps: Option<u8>) -> Option<Moment> {
        let mut killed = move || match &mut steps {
            Some(0) => true,
            Some(left) => {
                *left -= 1;
                false
            }
            None => false,
        };
        self.board.catch_up(self.stores(), self.now).unwrap();
        let mut wake: Option<Moment> = None;
        for danger in self.board.alarms() {
            match danger.next(&ON_CALL, BEAT, self.now) {
                Next::Now { step, to } => {
                    let which = Which {
                        case: danger.case,
                        threat: danger.threat,
                        step,
                    };
                    if killed() {
                        return None;
                    }
                    let pen = Pen {
                        victim: &self.victim,
                        stream: &self.stream,
                        now: self.now,
                    };
                    assert!(pen.alarmed(which, &to).unwrap());
                    self.board.touch(danger.case);
                    for staff in to {
                        if killed() {
                            return None;
                        }
                        if self.failing {
                            assert!(pen.unsent(which, staff).unwrap());
                        } else {
                            self.mails.push((which, staff, self.now));
                        }
                    }
                    wake = Some(wake.map_or(self.now, |wake| wake.min(self.now)));
                }
                Next::At(at) => wake = Some(wake.map_or(at, |wake| wake.min(at))),
                Next::Nobody => panic!("there is somebody"),
                Next::Quiet => {}
            }
        }
        wake
    }

    /// Rounds until nothing more is due now; then nobody cries unheard. When to look again.
    fn settle(&mut self) -> Option<Moment> {
        let wake = loop {
            match self.round(None) {
                Some(wake) if wake <= self.now => {}
                other => break other,
            }
        };
        for threat in &self.threats {
            let told = &self.told[threat];
            let last = self.last_alarm(*threat);
            if told.cries(self.now) {
                let last = last.expect("an alarm was written down");
                assert!(last.plus(EVERY) > self.now, "silence about {threat}");
                assert!(wake.is_some_and(|wake| wake <= last.plus(EVERY)));
            } else if let Some((since, false)) = told.hand
                && !told.ended
                && !told.animal
                && !(told.person && told.provider)
            {
                assert!(wake.is_some_and(|wake| wake <= since.plus(IN_HAND.max(EVERY))));
            }
        }
        wake
    }

    fn last_alarm(&self, threat: FactId) -> Option<Moment> {
        let mut last = None;
        self.victim
            .envelopes(&mut |_, envelope| {
                if let Matter::Filed(Filed::Alarmed { threat: about, .. }) = envelope.matter
                    && about == threat
                {
                    last = Some(envelope.kept);
                }
            })
            .unwrap();
        last
    }

    /// Time goes on, and the loop wakes when it said it would.
    fn live_until(&mut self, end: Moment) {
        while let Some(wake) = self.settle()
            && wake <= end
        {
            assert!(wake > self.now);
            self.now = wake;
        }
        self.now = end;
    }

    fn play(&mut self, act: Act) {
        let threat = |which: usize, threats: &[FactId]| {
            (!threats.is_empty()).then(|| threats[which % threats.len()])
        };
        match act {
            Act::Threat { case, by, animal } => {
                let case = CaseId::new(CASES[case]).unwrap();
                let target = if animal {
                    Target::Animal
                } else {
                    Target::Victim
                };
                let what = What::Threat {
                    toward: [target].into_iter().collect(),
                    named: Numbers::NONE,
                    source: None,
                };
                let id = self.put(by, case, Matter::Rule(what));
                self.threats.push(id);
                self.told.insert(
                    id,
                    Told {
                        case,
                        animal,
                        ended: false,
                        person: false,
                        provider: false,
                        hand: None,
                    },
                );
            }
            Act::Killed { after, away } => {
                self.round(Some(after));
                self.now = self.now.plus(i64::from(away));
                let stores = self.stores();
                let board = Board::start(stores, Arc::clone(&self.rules), None, self.now).unwrap();
                self.board = board;
            }
            Act::Mail(fails) => self.failing = fails,
            Act::Took(which)
            | Act::Told { which, .. }
            | Act::Provider { which, .. }
            | Act::Reporter(which)
            | Act::Ended(which) => {
                if let Some(about) = threat(which, &self.threats) {
                    self.do_about(act, about);
                }
            }
        }
    }

    fn do_about(&mut self, act: Act, about: FactId) {
        let outcome = |reached| {
            if reached {
                Ending::Reached
            } else {
                Ending::NoAnswer
            }
        };
        let case = self.told[&about].case;
        let (ledger, matter) = match act {
            Act::Told { reached, .. } => (
                2,
                Matter::Rule(What::Notice {
                    person: PersonNo(0),
                    about,
                    to: By::Person,
                    channel: Channel::Telephone,
                    outcome: outcome(reached),
                }),
            ),
            Act::Provider { reached, .. } => {
                let outcome = outcome(reached);
                (2, Matter::Rule(What::ProviderNotice { about, outcome }))
            }
            Act::Reporter(_) => {
                let outcome = Ending::Reached;
                (1, Matter::Rule(What::ProviderNotice { about, outcome }))
            }
            Act::Ended(_) => (2, Matter::Rule(What::ThreatEnded { about })),
            _ => (2, Matter::Filed(Filed::TookDanger { threat: about })),
        };
        self.put(ledger, case, matter);
        let told = self.told.get_mut(&about).unwrap();
        let mut work = |reached: bool| {
            let before = told.hand.is_some_and(|(_, reached)| reached);
            told.hand = Some((self.now, reached || before));
        };
        match act {
            Act::Told { reached, .. } => {
                work(reached);
                told.person |= reached && !told.ended;
            }
            Act::Provider { reached, .. } => {
                work(reached);
                told.provider |= reached && !told.ended;
            }
            Act::Reporter(_) => told.provider = true,
            Act::Ended(_) => told.ended = true,
            _ => work(false),
        }
    }

    /// What must hold of every evening, whatever happened in it.
    fn judge(&self) {
        let mut seen = std::collections::BTreeSet::new();
        for (which, staff, at) in &self.mails {
            assert!(seen.insert((*which, *staff)), "one step twice to {staff}");
            let first = &ON_CALL[..ON_CALL.len().min(usize::from(which.step) + 1)];
            assert!(first.contains(staff), "{staff} is not among {first:?}");
            let mut written = false;
            self.victim
                .envelopes(&mut |_, envelope| {
                    let this = Filed::Alarmed {
                        threat: which.threat,
                        step: which.step,
                        staff: *staff,
                    };
                    written |= envelope.matter == Matter::Filed(this) && envelope.kept <= *at;
                })
                .unwrap();
            assert!(written, "a mail that nothing tells of");
        }
        for threat in &self.threats {
            let mut steps: Vec<(u16, Moment)> = Vec::new();
            self.victim
                .envelopes(&mut |_, envelope| {
                    if let Matter::Filed(Filed::Alarmed {
                        threat: about,
                        step,
                        ..
                    }) = envelope.matter
                        && about == *threat
                        && steps.last().is_none_or(|(last, _)| *last != step)
                    {
                        steps.push((step, envelope.kept));
                    }
                })
                .unwrap();
            for (place, (step, _)) in steps.iter().enumerate() {
                assert_eq!(usize::from(*step), place, "no step is left out");
            }
            for pair in steps.windows(2) {
                assert!(pair[0].1.plus(EVERY) <= pair[1].1, "two within ten minutes");
            }
            if self.told[threat].animal {
                assert!(steps.len() <= 1, "what is owed to nobody is said once");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn nobody_gets_one_step_twice_and_no_danger_is_met_with_silence(
        acts in prop::collection::vec((0..1_500_i64, act()), 1..25),
    ) {
        let mut evening = Evening::new();
        for (gap, act) in acts {
            let then = evening.now.plus(gap);
            evening.live_until(then);
            evening.play(act);
        }
        let end = evening.now.plus(4_000);
        evening.live_until(end);
        evening.judge();
    }
}
