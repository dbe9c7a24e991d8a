//! One danger as the victim desk sees it: who is to be told, and everything that was done, minute by minute.

use ledger::{Filed, Matter};
use rules::{Duty, DutyKind, FactId, Moment, PersonNo, What};

use super::{Item, Line, VictimCase, Words};
use crate::danger::Danger;
use crate::facts::Side;

impl VictimCase {
    /// Every danger of the case that counts, the earliest first.
    #[must_use]
    pub fn dangers(&self) -> Vec<Danger> {
        self.facts.dangers()
    }

    /// One of them.
    #[must_use]
    pub fn danger(&self, threat: FactId) -> Option<Danger> {
        let mut all = self.dangers().into_iter();
        all.find(|danger| danger.threat == threat)
    }

    /// Who is or was to be told of a danger, each once: the latest duty of each person, in the order in which they
    /// became known; whoever the victim is first.
    #[must_use]
    pub fn warnings(&self, threat: FactId) -> Vec<&Duty> {
        let of = |duty: &&Duty| duty.kind == DutyKind::ThreatWarning && duty.about == Some(threat);
        let mut latest: Vec<&Duty> = Vec::new();
        for duty in self.duties.iter().filter(of) {
            match latest.iter_mut().find(|each| each.person == duty.person) {
                Some(there) if there.opened <= duty.opened => *there = duty,
                Some(_) => {}
                None => latest.push(duty),
            }
        }
        latest.sort_by_key(|duty| duty.person);
        latest
    }

    /// That the certified provider is to be told of a danger.
    #[must_use]
    pub fn provider_warning(&self, threat: FactId) -> Option<&Duty> {
        let of =
            |duty: &&Duty| duty.kind == DutyKind::ProviderWarning && duty.about == Some(threat);
        self.duties.iter().rev().find(of)
    }

    /// The tries to tell one person of a danger that count, the latest first; for the victim not yet known those to
    /// find out who and where they are.
    pub fn tries_of(
        &self,
        danger: &Danger,
        person: Option<PersonNo>,
    ) -> impl Iterator<Item = &Line> {
        let (threat, since) = (danger.threat, danger.at);
        self.lines()
            .filter(|line| line.taken_back.is_none())
            .filter(move |line| match line.envelope.matter {
                Matter::Rule(What::Notice {
                    person: who, about, ..
                }) => about == threat && Some(who) == person,
                Matter::Rule(What::Effort { person: None, .. }) => {
                    person.is_none() && line.envelope.at >= since
                }
                _ => false,
            })
    }

    /// What was done about a danger, newest first: alarms, takings, tries, other steps, its end.
    pub fn lines_of(&self, danger: &Danger) -> impl Iterator<Item = &Line> {
        let danger = *danger;
        self.lines()
            .filter(move |line| self.is_of(&danger, line, line.envelope.matter))
    }

    /// The note of the session whose risk question opened a danger, if one did.
    #[must_use]
    pub fn note_of(&self, danger: &Danger) -> Option<&Line> {
        self.lines().find(|line| {
            let risk = matches!(
                line.envelope.matter,
                Matter::Filed(Filed::SessionNote { risk: true, .. })
            );
            // One press records both, at one instant.
            risk && line.side == Side::Client && line.envelope.kept == danger.kept
        })
    }

    /// What was handed over since a danger became known and before the next one did, newest first: where the letter
    /// does not say which danger it is about, it is this one.
    pub fn handed_over_with(&self, danger: &Danger) -> impl Iterator<Item = &Line> {
        let mut later = self.dangers().into_iter();
        let next: Option<Moment> = later
            .find(|each| each.kept > danger.kept)
            .map(|each| each.kept);
        let since = danger.kept;
        self.lines().filter(move |line| {
            let at = line.envelope.kept;
            line.envelope.matter == Matter::Filed(Filed::HandOver)
                && at >= since
                && next.is_none_or(|next| at < next)
        })
    }

    /// Where the participant stood last besides attending, released and back among it, and since when. It owes nothing.
    #[must_use]
    pub fn stands(&self) -> Option<(ledger::Standing, client_file::Since)> {
        self.facts.stood()
    }

    /// The facts of the time line, newest first.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.items.iter().filter_map(|item| match item {
            Item::Line(line) => Some(&**line),
            Item::Looks { .. } => None,
        })
    }

    fn is_of(&self, danger: &Danger, line: &Line, matter: Matter) -> bool {
        let during = line.envelope.at >= danger.at
            && danger.end.is_none_or(|end| line.envelope.at <= end.at);
        match matter {
            Matter::Rule(What::Threat { .. }) => line.envelope.id == danger.threat,
            Matter::Rule(
                What::Notice { about, .. }
                | What::ProviderNotice { about, .. }
                | What::ThreatEnded { about },
            ) => about == danger.threat,
            Matter::Rule(What::Effort { person: None, .. }) => during,
            Matter::Rule(What::Void { fact }) | Matter::Filed(Filed::Struck { fact }) => {
                let of = self
                    .line(fact)
                    .filter(|of| of.envelope.id != line.envelope.id);
                of.is_some_and(|of| match of.envelope.matter {
                    Matter::Rule(What::Void { .. }) | Matter::Filed(Filed::Struck { .. }) => false,
                    matter => self.is_of(danger, of, matter),
                })
            }
            Matter::Filed(
                Filed::TookDanger { threat }
                | Filed::Alarmed { threat, .. }
                | Filed::Unsent { threat, .. },
            ) => threat == danger.threat,
            Matter::Filed(Filed::SeenBySecond { end }) => {
                let ended = Matter::Rule(What::ThreatEnded {
                    about: danger.threat,
                });
                self.line(end)
                    .is_some_and(|line| line.envelope.matter == ended)
            }
            Matter::Filed(Filed::Note { .. }) => {
                during && matches!(&line.words, Words::Noted(noted) if noted.step.is_some())
            }
            _ => false,
        }
    }
}
