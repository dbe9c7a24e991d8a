//! Danger: who is warned, whatever they chose.

use super::{Begin, Case};
use crate::{
    Clause, Counted, DutyKind, Ending, Fact, FactId, How, Numbers, Opening, PersonNo, Targets,
    pack::Warning,
};

const PERSON: DutyKind = DutyKind::ThreatWarning;
const PROVIDER: DutyKind = DutyKind::ProviderWarning;

/// A threat, until it is ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Threat {
    id: FactId,
    toward_a_person: bool,
    named: Numbers,
    source: Option<PersonNo>,
    lives: bool,
}

impl Case<'_> {
    /// Danger became known. A name that nothing counted makes known just drops.
    pub(super) fn threat(
        &mut self,
        fact: &Fact,
        toward: Targets,
        named: Numbers,
        source: Option<PersonNo>,
    ) {
        let threat = Threat {
            id: fact.id,
            toward_a_person: toward.toward_a_person(),
            named: named
                .iter()
                .filter(|number| self.knows(PersonNo(*number)))
                .collect(),
            source: source.filter(|person| self.knows(*person)),
            lives: true,
        };
        self.threats.push(threat);
        for person in self.everybody(|person| !person.roles.is_empty()) {
            self.warn_if_concerned(fact, &threat, person, Opening::Danger);
        }
        if threat.toward_a_person {
            if !self.victim_known() {
                self.warn_nobody_known(fact, &threat);
            }
            let rules = self.rules;
            self.open_warning(
                PROVIDER,
                fact,
                &threat,
                None,
                Clause::Provider,
                Opening::Danger,
                &rules.pack.provider_warning,
            );
        }
    }

    /// A person fact or a choice to hear: every living threat that concerns them now.
    pub(super) fn danger_concerns(
        &mut self,
        fact: &Fact,
        person: PersonNo,
        comes_to_be_a_victim: bool,
    ) {
        if comes_to_be_a_victim {
            for duty in self.open_where(|each| each.is(PERSON, None)) {
                duty.lapse(How::Merged, fact);
            }
        }
        for threat in self.living() {
            self.warn_if_concerned(fact, &threat, person, Opening::DangerStillLives);
        }
    }

    /// A fact left no victim known: every living threat toward a person is owed to whoever they may be.
    pub(super) fn danger_to_nobody_known(&mut self, fact: &Fact) {
        for threat in self
            .living()
            .into_iter()
            .filter(|threat| threat.toward_a_person)
        {
            self.warn_nobody_known(fact, &threat);
        }
    }

    fn living(&self) -> Vec<Threat> {
        self.threats
            .iter()
            .copied()
            .filter(|threat| threat.lives)
            .collect()
    }

    fn warn_if_concerned(&mut self, fact: &Fact, threat: &Threat, person: PersonNo, by: Opening) {
        let who = self.of(person);
        let protected = who.roles.protected();
        let concerned = threat.named.contains(person.0) && !who.roles.is_empty()
            || protected && (threat.toward_a_person || who.receive);
        if !concerned
            || threat.source == Some(person)
            || self.any_open_or_met(PERSON, Some(person), Some(threat.id))
        {
            return;
        }
        let clause = match (who.receiving(), protected) {
            (true, _) => Clause::DangerChosen,
            (false, false) => Clause::Others,
            (false, true) => Clause::Danger,
        };
        let due = &self.rules.pack.threat_warning;
        self.open_warning(PERSON, fact, threat, Some(person), clause, by, due);
    }

    fn warn_nobody_known(&mut self, fact: &Fact, threat: &Threat) {
        let open =
            |each: &super::Working| each.is(PERSON, None) && each.duty.about == Some(threat.id);
        if self.open_where(open).next().is_none() {
            let due = &self.rules.pack.threat_warning;
            self.open_warning(
                PERSON,
                fact,
                threat,
                None,
                Clause::Danger,
                Opening::NobodyKnown,
                due,
            );
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "each is one word of the duty that is opened"
    )]
    fn open_warning(
        &mut self,
        kind: DutyKind,
        fact: &Fact,
        threat: &Threat,
        person: Option<PersonNo>,
        clause: Clause,
        by: Opening,
        warning: &Warning,
    ) {
        let minutes = &warning.due;
        let due = fact.at.plus_minutes(minutes.minutes);
        let begin = Begin {
            kind,
            person,
            about: Some(threat.id),
            clause,
            by,
            fact,
        };
        self.open(
            begin,
            minutes.origin.basis,
            due,
            Counted::Minutes(minutes.minutes),
        );
    }

    /// An effort to find the victim not yet known.
    pub(super) fn miss_danger(&mut self, fact: &Fact) {
        for duty in self.open_where(|each| each.is(PERSON, None)) {
            duty.evidence(fact);
        }
    }

    /// The provider was called.
    pub(super) fn provider_notice(&mut self, fact: &Fact, about: FactId, outcome: Ending) {
        for duty in
            self.open_where(|each| each.is(PROVIDER, None) && each.duty.about == Some(about))
        {
            duty.evidence(fact);
            if outcome == Ending::Reached {
                duty.meet(How::Told, fact);
            }
        }
    }

    /// The danger is over.
    pub(super) fn threat_ended(&mut self, fact: &Fact, about: FactId) {
        for threat in self.threats.iter_mut().filter(|threat| threat.id == about) {
            threat.lives = false;
        }
        for duty in self.open_where(|each| {
            matches!(each.duty.kind, PERSON | PROVIDER) && each.duty.about == Some(about)
        }) {
            duty.lapse(How::Ended, fact);
        }
    }

    /// A choice not to hear ends only what animals alone made owed, and not for who was named.
    pub(super) fn danger_not_wanted(&mut self, fact: &Fact, person: PersonNo) {
        let spared: Vec<FactId> = self
            .threats
            .iter()
            .filter(|threat| !threat.toward_a_person && !threat.named.contains(person.0))
            .map(|threat| threat.id)
            .collect();
        for duty in self.open_where(|each| {
            each.is(PERSON, Some(person))
                && each.duty.about.is_some_and(|about| spared.contains(&about))
        }) {
            duty.lapse(How::Chose, fact);
        }
    }
}
