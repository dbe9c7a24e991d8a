//! One row of Today: a person, what is owed to them, and what to do next.

use std::collections::HashMap;

use desk::Refusal;
use page::Hidden;
use rules::{CaseId, PersonNo};
use victim_file::view::{Callable, Glance, Number, Stands};
use victim_file::{Row, letter::Safety};

use crate::look::Look;
use crate::number_line;
use crate::say::{self, Due};
use crate::strip;
use crate::why::{self, Why};

/// A row as it is shown.
pub(crate) struct Shown {
    pub(crate) due: Due,
    pub(crate) to_do: String,
    pub(crate) detail: String,
    pub(crate) mark: String,
    pub(crate) meta: Vec<String>,
    /// What else is owed to the same person.
    pub(crate) also: Vec<String>,
    /// Why it is due when it is; not said of what is due later than in a week.
    pub(crate) why: Option<Why>,
    pub(crate) safe: String,
    pub(crate) callable: bool,
    /// Their own hours say that it is safe now.
    pub(crate) safe_now: bool,
    pub(crate) who: String,
    pub(crate) mine: bool,
    pub(crate) call: String,
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) take: String,
    /// Where a call that one has is given back; empty for a danger, which is handed on, and for what one has not.
    pub(crate) give_back: String,
    /// The page of the danger that the row is about; empty for anything else.
    pub(crate) danger: String,
    pub(crate) hidden: Hidden,
}

/// Rows of one pile as they are shown: each person once, over all piles of the page.
pub(crate) struct Rows {
    place: HashMap<(CaseId, Option<PersonNo>, bool), (usize, usize)>,
    pub(crate) piles: Vec<Vec<Shown>>,
}

/// How much a row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// With why it is due then.
    Why,
    /// What it is alone.
    Short,
}

impl Rows {
    pub(crate) fn new() -> Self {
        Self {
            place: HashMap::new(),
            piles: Vec::new(),
        }
    }

    /// Takes a pile: who stands on the page already gets a line there instead of a row here. Among rows that
    /// are due on one day those stand first who can be called now.
    pub(crate) fn pile(
        &mut self,
        look: &Look<'_>,
        rows: &[Row],
        says: Says,
    ) -> Result<(), Refusal> {
        let pile = self.piles.len();
        let mut shown: Vec<Shown> = Vec::new();
        for row in rows {
            let is_provider = row.duty.kind == rules::DutyKind::ProviderWarning;
            let key = (row.case, row.duty.person, is_provider);
            if let Some((earlier, place)) = self.place.get(&key).copied() {
                let line = also(look, row);
                let list = if earlier == pile {
                    Some(&mut shown)
                } else {
                    self.piles.get_mut(earlier)
                };
                if let Some(there) = list.and_then(|list| list.get_mut(place)) {
                    there.also.push(line);
                }
                continue;
            }
            self.place.insert(key, (pile, shown.len()));
            let why = (says == Says::Why).then(|| why::why(look, &row.duty));
            shown.push(Shown {
                why,
                ..one(look, row)?
            });
        }
        self.piles.push(shown);
        Ok(())
    }

    /// Puts who can be called now before who cannot, within one day. Done last: places are not asked for any more.
    pub(crate) fn in_order(mut self) -> Vec<Vec<Shown>> {
        for pile in &mut self.piles {
            // A stable sort: the order of due times stays within each group.
            let mut start = 0;
            while start < pile.len() {
                let day = pile
                    .get(start)
                    .map(|row| row.due.day.clone())
                    .unwrap_or_default();
                let length = pile
                    .iter()
                    .skip(start)
                    .take_while(|row| row.due.day == day)
                    .count();
                if let Some(same) = pile.get_mut(start..start + length) {
                    same.sort_by_key(|row| !row.callable);
                }
                start += length.max(1);
            }
        }
        self.piles
    }
}

fn also(look: &Look<'_>, row: &Row) -> String {
    let due = say::due(look, &row.duty);
    look.w().with(
        "victim-row-also",
        [("what", say::about(look, &row.duty)), ("day", due.day)],
    )
}

/// Which of their numbers is held or not to be called, and that the other ways stand on a page. Links and lists say no
/// number: its place stands for it.
fn kept_numbers(look: &Look<'_>, row: &Row, numbers: &[Number]) -> Vec<String> {
    let kept = numbers
        .iter()
        .enumerate()
        .filter(|(_, number)| matches!(number.callable(), Callable::Held | Callable::Burned));
    let said = kept.map(|(place, number)| {
        let slots = [
            ("place", (place + 1).to_string()),
            ("state", number_line::state(look, number)),
        ];
        look.w().with("victim-row-number", slots)
    });
    let mut lines: Vec<String> = said.collect();
    let free = |number: &Number| matches!(number.callable(), Callable::Free | Callable::FromHim);
    if !lines.is_empty() && row.duty.person.is_some() && !numbers.iter().any(free) {
        lines.push(look.w().t("victim-row-no-number").to_owned());
    }
    lines
}

/// Who somebody is and about which participant, as a list says it.
pub(crate) struct Named {
    /// Their name, or that none is known; it says nothing of a victim whom nobody knows yet.
    pub(crate) person: String,
    pub(crate) participant: String,
}

/// What a list calls them.
pub(crate) fn named(look: &Look<'_>, glance: &Glance) -> Named {
    let or = |name: &str, key: &str| match name {
        "" => look.w().t(key).to_owned(),
        name => name.to_owned(),
    };
    Named {
        person: or(&glance.card.name, "victim-row-no-name"),
        participant: or(&glance.participant, "victim-row-no-participant"),
    }
}

fn one(look: &Look<'_>, row: &Row) -> Result<Shown, Refusal> {
    let (w, duty) = (look.w(), &row.duty);
    let glance = look.glance(row.case, duty.person)?;
    let named = named(look, &glance);
    let participant = named.participant;
    let name = match duty.person {
        Some(_) => named.person,
        None => String::new(),
    };
    let stands = match glance.stands {
        Some(Stands::Decided(outcome)) => format!("victim-stands-{}", rules::Word::word(outcome)),
        Some(Stands::Attends) => "victim-stands-attends".to_owned(),
        Some(Stands::Left(_)) => "victim-stands-left".to_owned(),
        None => "victim-stands-nothing".to_owned(),
    };
    let hours = glance
        .plan
        .as_ref()
        .map(|plan| plan.safety(look.now, &look.rules.zone));
    let (safe, callable) = say::safety(look, glance.plan.as_ref(), look.now);
    let took = row.took(look.now, &look.rules);
    let mine = took.is_some_and(|(actor, _)| actor == look.session.actor);
    let who = say::took(look, took);
    let is_provider = duty.kind == rules::DutyKind::ProviderWarning;
    let call = match duty.about {
        Some(threat) if is_provider => look.path(&format!("/cases/{}/provider/{threat}", row.case)),
        _ => strip::path(look, row.case, "call", duty.person),
    };
    let danger = duty
        .about
        .filter(|_| duty.kind.is_warning())
        .map_or_else(String::new, |threat| {
            crate::danger::path(look, row.case, threat)
        });
    let meta = [
        w.with(&stands, [("name", &participant)]),
        glance
            .stood
            .map_or_else(String::new, |stood| say::standing(look, stood)),
        say::tries(look, row),
        say::basis(look, duty),
    ];
    Ok(Shown {
        due: say::due(look, duty),
        to_do: say::to_do(look, duty, &name),
        detail: say::about(look, duty),
        mark: row.case.to_string(),
        meta: meta.into_iter().filter(|text| !text.is_empty()).collect(),
        also: kept_numbers(look, row, &glance.numbers),
        why: None,
        safe: if duty.person.is_some() {
            safe
        } else {
            String::new()
        },
        callable,
        safe_now: matches!(hours, Some(Safety::Now { .. })),
        who,
        mine,
        call,
        name,
        file: strip::file_path(look, row.case, duty.person),
        take: if danger.is_empty() {
            strip::path(look, row.case, "took", duty.person)
        } else {
            format!("{danger}/take")
        },
        give_back: if mine && danger.is_empty() {
            strip::path(look, row.case, "gave-back", duty.person)
        } else {
            String::new()
        },
        danger,
        hidden: Hidden::new(look.visit.csrf(), look.desk.office.once()),
    })
}
