//! From a case's facts to its duties (contract, section 1), in one pass over the facts in their order.
//!
//! The engine knows the shape of the six duties; every number and every kind comes from the pack. One
//! file for each duty: [`notification`], [`disclosure`], [`news`], [`danger`], [`check_in`].

mod check_in;
mod danger;
mod disclosure;
mod news;
mod notification;

use jiff::civil::Date;

use crate::{
    Basis, Clause, Counted, Duty, DutyKind, Ended, Ending, Fact, FactId, History, How, Items,
    Moment, Opening, PersonNo, Reason, Role, Roles, Rules, State, What,
    pack::{Count, Days},
};

/// Every duty of a case, as of an instant, in the order of the contract: opened, kind, person's number,
/// about, then as they were opened. (Files are listed by the person's written label instead.)
#[must_use]
pub fn duties(rules: &Rules, history: &History, as_of: Moment) -> Vec<Duty> {
    let mut case = Case::new(rules);
    for fact in counted(history, as_of) {
        case.take(fact);
    }
    case.finish(as_of)
}

/// The facts that were known and not taken back, in the order in which they are taken.
fn counted(history: &History, as_of: Moment) -> Vec<&Fact> {
    let mut known: Vec<&Fact> = history
        .facts
        .iter()
        .filter(|fact| fact.recorded <= as_of)
        .collect();
    // Mostly they come in it already, which a merge sort sees at once.
    known.sort_by(|one, other| one.cmp_order(other));
    let mut void: Vec<FactId> = known
        .iter()
        .filter_map(|fact| match fact.what {
            What::Void { fact } => Some(fact),
            _ => None,
        })
        .collect();
    if !void.is_empty() {
        void.sort_unstable();
        known.retain(|fact| void.binary_search(&fact.id).is_err());
    }
    known
}

/// What is known of a person so far.
#[derive(Debug, Clone, Copy, Default)]
struct Person {
    known: bool,
    roles: Roles,
    /// Had the role of victim when they died: a victim is known all the same.
    died_a_victim: bool,
    asked: bool,
    receive: bool,
    every_days: Option<u16>,
    /// Had a contact in the running episode while protected.
    contacted: bool,
    /// Told or declined since first contacted in the running episode, and not new since.
    heard: Items,
}

impl Person {
    fn receiving(&self) -> bool {
        self.receive && self.roles.protected()
    }
}

/// A decision and what follows it, up to the next one.
#[derive(Debug, Clone, Copy)]
struct Episode {
    decision: FactId,
    outcome: crate::Outcome,
    /// The decision's local day: day 0 of its notice.
    day: jiff::civil::Date,
    due: Moment,
}

/// A duty on its way.
#[derive(Debug)]
struct Working {
    duty: Duty,
    episode: usize,
    /// When the lapse was written down.
    lapse_recorded: Moment,
    /// The last effort that counted.
    last_counted: Option<(FactId, Moment, Date)>,
    counted_days: u8,
    /// The last local day of a miss that is its evidence, and how many different ones.
    last_miss: Option<Date>,
    miss_days: u8,
}

impl Working {
    fn is(&self, kind: DutyKind, person: Option<PersonNo>) -> bool {
        self.duty.kind == kind && self.duty.person == person
    }

    fn is_open(&self) -> bool {
        self.duty.state == State::Open
    }

    fn open_or_met(&self) -> bool {
        !matches!(self.duty.state, State::Lapsed { .. })
    }

    /// Takes a fact as evidence.
    fn evidence(&mut self, fact: &Fact) {
        self.duty.evidence.push(fact.id);
        self.late_recording(fact);
    }

    fn late_recording(&mut self, fact: &Fact) {
        if fact.recorded > fact.at {
            let Fact {
                id, at, recorded, ..
            } = *fact;
            self.duty.because.push(Reason::RecordedLate {
                fact: id,
                at,
                recorded,
            });
        }
    }

    fn meet(&mut self, how: How, fact: &Fact) {
        let (id, at) = (fact.id, fact.at);
        self.duty.state = State::Met { how, at };
        self.duty.because.push(match how {
            How::Tried => Reason::Tried { fact: id, at },
            _ => Reason::Told { fact: id, at },
        });
    }

    fn lapse(&mut self, how: How, fact: &Fact) {
        let (id, at) = (fact.id, fact.at);
        self.duty.state = State::Lapsed { how, at };
        self.lapse_recorded = fact.recorded;
        self.duty.because.push(match how {
            How::Merged => Reason::Merged { fact: id, at },
            How::Chose => Reason::Chose { fact: id, at },
            How::Tried => Reason::Tried { fact: id, at },
            How::Told | How::Ended => Reason::Ended { fact: id, at },
        });
        self.late_recording(fact);
    }

    /// Counts a miss by its day; whether it is a day that had none.
    fn miss(&mut self, fact: FactId, day: Date) {
        if self.last_miss != Some(day) {
            self.last_miss = Some(day);
            self.miss_days = self.miss_days.saturating_add(1);
            self.duty.because.push(Reason::Missed {
                fact,
                day_number: self.miss_days,
                day,
            });
        }
    }
}

/// How a duty begins.
#[derive(Clone, Copy)]
struct Begin<'a> {
    kind: DutyKind,
    person: Option<PersonNo>,
    about: Option<FactId>,
    clause: Clause,
    by: Opening,
    fact: &'a Fact,
}

/// A case on its way through its facts.
struct Case<'a> {
    rules: &'a Rules,
    people: Vec<Person>,
    episodes: Vec<Episode>,
    working: Vec<Working>,
    /// Facts that a later one may be about: every counted threat, session and termination.
    subjects: Vec<FactId>,
    assessments: disclosure::Assessments,
    news: news::Events,
    threats: Vec<danger::Threat>,
}

impl<'a> Case<'a> {
    fn new(rules: &'a Rules) -> Self {
        Self {
            rules,
            people: Vec::new(),
            episodes: Vec::new(),
            working: Vec::with_capacity(8),
            subjects: Vec::new(),
            assessments: disclosure::Assessments::default(),
            news: news::Events::default(),
            threats: Vec::new(),
        }
    }

    /// Takes the next fact, unless it names a person or a fact that nothing counted makes known.
    fn take(&mut self, fact: &Fact) {
        match fact.what {
            What::Person { person, roles, .. } => self.person(fact, person, roles),
            What::Assessment {
                concerns,
                lethality,
            } => self.assessment(fact, concerns, lethality),
            What::Decision { outcome } => self.decision(fact, outcome),
            What::SessionAttended => {
                self.subjects.push(fact.id);
                self.session(fact);
            }
            What::Termination { reason } => {
                self.subjects.push(fact.id);
                self.termination(fact, reason);
            }
            What::Threat {
                toward,
                named,
                source,
            } => {
                self.subjects.push(fact.id);
                self.threat(fact, toward, named, source);
            }
            What::Inbound { person, .. } if self.knows(person) => self.contact(fact, person),
            What::Effort {
                person,
                channel,
                outcome,
                ..
            } if person.is_none_or(|person| self.knows(person)) => {
                self.effort(fact, person, channel, outcome);
            }
            What::Disclosure {
                person,
                items,
                declined,
            } if self.knows(person) => {
                self.disclosure(fact, person, items.union(declined));
            }
            What::Election {
                person,
                receive,
                every_days,
                ..
            } if self.knows(person) => {
                self.election(fact, person, receive, every_days);
            }
            What::Notice {
                person,
                about,
                outcome,
                ..
            } if self.knows(person) && self.subjects.contains(&about) => {
                self.notice(fact, person, about, outcome);
            }
            What::ProviderNotice { about, outcome } if self.subjects.contains(&about) => {
                self.provider_notice(fact, about, outcome);
            }
            What::Callback { person, day } if self.knows(person) => {
                self.callback(fact, person, day)
            }
            What::ThreatEnded { about } if self.subjects.contains(&about) => {
                self.threat_ended(fact, about)
            }
            What::PersonEnded { person, why } if self.knows(person) => {
                self.person_ended(fact, person, why)
            }
            _ => {}
        }
    }

    // --- what is known ---------------------------------------------------------------------

    fn knows(&self, person: PersonNo) -> bool {
        self.of(person).known
    }

    fn of(&self, person: PersonNo) -> Person {
        self.people
            .get(usize::from(person.0))
            .copied()
            .unwrap_or_default()
    }

    fn change(&mut self, person: PersonNo, change: impl FnOnce(&mut Person)) {
        let place = usize::from(person.0);
        if self.people.len() <= place {
            self.people.resize(place + 1, Person::default());
        }
        if let Some(person) = self.people.get_mut(place) {
            change(person);
        }
    }

    /// Everybody of the case who is such, by number.
    fn everybody(&self, such: impl Fn(&Person) -> bool) -> Vec<PersonNo> {
        let numbered = self.people.iter().zip(0..=u8::MAX);
        numbered
            .filter(|(person, _)| person.known && such(person))
            .map(|(_, number)| PersonNo(number))
            .collect()
    }

    /// A victim is known while somebody has that role, or had it when they died.
    fn victim_known(&self) -> bool {
        self.people
            .iter()
            .any(|person| person.roles.contains(Role::Victim) || person.died_a_victim)
    }

    fn episode(&self) -> Option<(usize, Episode)> {
        let last = self.episodes.len().checked_sub(1)?;
        self.episodes.get(last).map(|episode| (last, *episode))
    }

    fn day(&self, at: Moment) -> Date {
        self.rules.day(at)
    }

    // --- duties begin and end --------------------------------------------------------------

    fn open(
        &mut self,
        begin: Begin<'_>,
        basis: Basis,
        due: Moment,
        counted: Counted,
    ) -> &mut Working {
        let Begin {
            kind,
            person,
            about,
            clause,
            by,
            fact,
        } = begin;
        let mut because = Vec::with_capacity(4);
        because.push(Reason::Opened {
            by,
            fact: fact.id,
            at: fact.at,
        });
        because.push(Reason::Due { counted, basis });
        let (episode, decision) = self
            .episode()
            .map_or((usize::MAX, None), |(number, episode)| {
                (number, Some(episode.decision))
            });
        let mut working = Working {
            duty: Duty {
                kind,
                person,
                about,
                clause,
                basis,
                opened: fact.at,
                due,
                state: State::Open,
                late: false,
                evidence: Vec::new(),
                because,
                counted: 0,
                left: Items::NONE,
                decision,
            },
            episode,
            lapse_recorded: fact.recorded,
            last_counted: None,
            counted_days: 0,
            last_miss: None,
            miss_days: 0,
        };
        working.late_recording(fact);
        let place = self.working.len();
        self.working.push(working);
        // INVARIANT: just pushed.
        #[expect(
            clippy::indexing_slicing,
            reason = "the element was pushed on the line above"
        )]
        &mut self.working[place]
    }

    /// Opens a duty due in days that the pack counts from the fact's own day.
    fn open_in_days(&mut self, begin: Begin<'_>, days: &Days) -> &mut Working {
        let (due, counted) = self.in_days(begin.fact.at, days);
        self.open(begin, days.origin.basis, due, counted)
    }

    /// The last second of the pack's day, counted from an instant's own day, which is day 0.
    fn in_days(&self, at: Moment, days: &Days) -> (Moment, Counted) {
        let from = self.day(at);
        let (to, counted) = match days.count {
            Count::Business => {
                let to = self.rules.calendar.after(from, days.days.into());
                (
                    to,
                    Counted::Business {
                        from,
                        days: days.days.into(),
                        to,
                    },
                )
            }
            Count::Calendar => {
                let to = crate::Calendar::days_later(from, days.days);
                (
                    to,
                    Counted::Calendar {
                        from,
                        days: days.days,
                        end: to,
                        to,
                    },
                )
            }
        };
        (self.rules.end_of(to), counted)
    }

    fn any_open_or_met(
        &self,
        kind: DutyKind,
        person: Option<PersonNo>,
        about: Option<FactId>,
    ) -> bool {
        self.working
            .iter()
            .any(|each| each.is(kind, person) && each.duty.about == about && each.open_or_met())
    }

    /// Every open duty that is such; most cases have a handful.
    fn open_where(
        &mut self,
        such: impl Fn(&Working) -> bool,
    ) -> impl Iterator<Item = &mut Working> {
        self.working
            .iter_mut()
            .filter(move |each| each.is_open() && such(each))
    }

    // --- facts that concern several duties ---------------------------------------------------

    fn person(&mut self, fact: &Fact, person: PersonNo, roles: Roles) {
        let before = self.of(person);
        self.change(person, |person| {
            person.known = true;
            person.roles = roles;
            person.died_a_victim = false;
        });
        let comes_to_be_a_victim =
            roles.contains(Role::Victim) && !before.roles.contains(Role::Victim);
        if roles.contains(Role::Victim) {
            self.take_over(fact, person);
        }
        let owed = &self.rules.pack.initial_notification.owed;
        if owed.to_one_of(roles) && !owed.to_one_of(before.roles) {
            self.known_later(fact, Some(person), Opening::KnownLater);
        }
        self.danger_concerns(fact, person, comes_to_be_a_victim);
        if roles.protected() && !before.roles.protected() {
            self.check_in_again(fact, person);
        }
        self.nobody_known(fact);
    }

    fn person_ended(&mut self, fact: &Fact, person: PersonNo, why: Ended) {
        for duty in self.open_where(|each| each.duty.person == Some(person)) {
            duty.lapse(How::Ended, fact);
        }
        self.change(person, |person| {
            person.died_a_victim |= why == Ended::Died && person.roles.contains(Role::Victim);
            person.roles = Roles::NONE;
        });
        self.nobody_known(fact);
    }

    /// After a fact that leaves no victim known.
    fn nobody_known(&mut self, fact: &Fact) {
        if !self.victim_known() {
            self.known_later(fact, None, Opening::NobodyKnown);
            self.danger_to_nobody_known(fact);
        }
    }

    fn effort(
        &mut self,
        fact: &Fact,
        person: Option<PersonNo>,
        channel: crate::Channel,
        outcome: Ending,
    ) {
        if let (Some(person), Ending::Reached) = (person, outcome) {
            self.contact(fact, person);
            return;
        }
        self.miss_notification(fact, person, channel, outcome);
        match person {
            Some(person) => {
                self.miss_disclosure(fact, person);
                self.miss_check_in(fact, person);
            }
            None => self.miss_danger(fact),
        }
    }

    /// An effort reached, a notice reached or an inbound.
    fn contact(&mut self, fact: &Fact, person: PersonNo) {
        self.contact_notification(fact, person);
        self.contact_check_in(fact, person);
        self.contact_disclosure(fact, person);
        if self.of(person).receiving() {
            self.catch_up(fact, person, Opening::Contact);
        }
    }

    /// A notice does its own work first, then a contact's.
    fn notice(&mut self, fact: &Fact, person: PersonNo, about: FactId, outcome: Ending) {
        let day = self.day(fact.at);
        let give_up = self.rules.pack.event_notice.give_up.different_days;
        for duty in self.open_where(|each| {
            matches!(
                each.duty.kind,
                DutyKind::EventNotice | DutyKind::ThreatWarning
            ) && each.duty.person == Some(person)
                && each.duty.about == Some(about)
        }) {
            duty.evidence(fact);
            if outcome == Ending::Reached {
                duty.meet(How::Told, fact);
            } else {
                duty.miss(fact.id, day);
                if duty.duty.kind == DutyKind::EventNotice && duty.miss_days >= give_up {
                    duty.lapse(How::Tried, fact);
                }
            }
        }
        if outcome == Ending::Reached {
            self.news.reached.push((person, about));
            self.contact(fact, person);
        }
    }

    fn election(&mut self, fact: &Fact, person: PersonNo, receive: bool, every_days: Option<u16>) {
        self.change(person, |person| {
            person.asked = true;
            person.receive = receive;
            person.every_days = every_days;
        });
        self.choice_made(fact, person);
        if receive {
            if self.of(person).receiving() {
                self.catch_up(fact, person, Opening::Chose);
            }
            self.danger_concerns(fact, person, false);
        } else {
            for duty in self.open_where(|each| each.is(DutyKind::EventNotice, Some(person))) {
                duty.lapse(How::Chose, fact);
            }
            self.danger_not_wanted(fact, person);
        }
        self.check_in_chosen(fact, person);
    }

    fn callback(&mut self, fact: &Fact, person: PersonNo, day: Date) {
        let rules = self.rules;
        let theirs = rules.end_of(day);
        for duty in self.open_where(|each| {
            each.duty.person == Some(person)
                && rules.pack.callback.moves.contains(&each.duty.kind)
                && fact.at <= each.duty.due
                && theirs > each.duty.due
        }) {
            duty.duty.due = theirs;
            duty.duty
                .because
                .push(Reason::TheirDay { fact: fact.id, day });
            duty.late_recording(fact);
        }
    }

    // --- the answer ------------------------------------------------------------------------

    fn finish(self, as_of: Moment) -> Vec<Duty> {
        let mut duties: Vec<Duty> = self
            .working
            .into_iter()
            .filter(|each| !matches!(each.duty.state, State::Lapsed { at, .. } if at == each.duty.opened))
            .map(|each| {
                let mut duty = each.duty;
                duty.late = match duty.state {
                    State::Open => duty.due < as_of,
                    State::Met { at, .. } => duty.due < at,
                    State::Lapsed { .. } => duty.due < each.lapse_recorded,
                };
                if duty.state == State::Open && !duty.left.is_empty() {
                    duty.because.push(Reason::Left(duty.left));
                }
                duty
            })
            .collect();
        duties.sort_by_key(|duty| (duty.opened, duty.kind, duty.person, duty.about));
        duties
    }
}
