//! What may leave: figures alone, and none that is small.
//!
//! A count from one to four is held back. So that nobody can subtract, more of its group is held back until each
//! number that is might be five or more and is at least two different ones, whatever stands around it
//! (docs/decisions/0048). A nought is shown: that nobody was late says nothing of anybody.

use crate::{Audience, Binder, Group, Shown, binder::decisions, finding::findings, shape::Side};

/// The smallest count that is shown.
pub const FEWEST: u32 = 5;

impl Binder {
    /// The same for whoever is not at the review. Where a sample was drawn its figures are shown and no others: with
    /// both, what was not drawn could be told by subtracting.
    #[must_use]
    pub fn outside(mut self) -> Self {
        if self.audience == Audience::Outside {
            return self;
        }
        self.audience = Audience::Outside;
        if self.sampled {
            for group in &mut self.groups {
                for figure in group
                    .parts
                    .iter_mut()
                    .chain(std::iter::once(&mut group.total))
                {
                    figure.all = figure.sample.take().unwrap_or(figure.all);
                }
            }
            self.cases = self.drawn;
        }
        self.decisions = decisions(&self.groups, false);
        self.groups.retain(|group| !group.shape.derived);
        for group in &mut self.groups {
            for figure in group
                .parts
                .iter_mut()
                .chain(std::iter::once(&mut group.total))
            {
                figure.behind.clear();
                figure.facts.clear();
            }
            // What the program itself has or has not is nobody's case.
            if group.shape.side != Side::Program {
                hold_back(group);
            }
        }
        same_totals(&mut self.groups);
        self.findings = findings(&self.groups);
        for count in [&mut self.cases, &mut self.history] {
            *count = alone(*count);
        }
        self.drawn = self.cases;
        self.separate.clear();
        self.participants.clear();
        // How many there are is shown; which finding each is about is the review's.
        self.plans.clear();
        self.key.clear();
        // Two texts that are the same would tell that nothing was recorded there in between.
        self.pinned.retain(|each| each.size.is_some());
        self
    }
}

/// A number beside which nothing else stands.
fn alone(count: Shown) -> Shown {
    match count {
        Shown::Count(1..FEWEST) => Shown::Withheld,
        other => other,
    }
}

fn hold_back(group: &mut Group) {
    let counts: Vec<u32> = group
        .parts
        .iter()
        .filter_map(|part| part.all.count())
        .collect();
    if counts.is_empty() {
        group.total.all = alone(group.total.all);
        return;
    }
    let (total, parts) = held(&counts);
    if total {
        group.total.all = Shown::Withheld;
    }
    for (part, held) in group.parts.iter_mut().zip(parts) {
        if held {
            part.all = Shown::Withheld;
        }
    }
}

/// Of a group's parts, whether the total and which of them are held back.
///
/// ```
/// use leeward_binder::outside::held;
/// // One small number would be what is missing to the total: the next larger goes with it.
/// assert_eq!(held(&[3, 7, 20, 0]), (false, vec![true, true, false, false]));
/// // Few in all: nothing but noughts is shown.
/// assert_eq!(held(&[1, 2, 0]), (true, vec![true, true, false]));
/// assert_eq!(held(&[6, 5]), (false, vec![false, false]));
/// ```
#[must_use]
pub fn held(counts: &[u32]) -> (bool, Vec<bool>) {
    let mut held: Vec<bool> = counts.iter().map(|n| (1..FEWEST).contains(n)).collect();
    let total: u32 = counts.iter().sum();
    if total < FEWEST {
        return (total > 0, held);
    }
    if !held.contains(&true) {
        return (false, held);
    }
    loop {
        let of = |held: &[bool]| -> (u32, u32) {
            let each = counts.iter().zip(held).filter(|(_, held)| **held);
            each.fold((0, 0), |(how_many, sum), (n, _)| (how_many + 1, sum + n))
        };
        let (how_many, sum) = of(&held);
        // Each that is held back is at least one; so the largest it can be is the sum less one for each other.
        let safe = how_many >= 2 && sum >= FEWEST + (how_many - 1);
        if safe {
            return (false, held);
        }
        let next = counts
            .iter()
            .enumerate()
            .filter(|(place, n)| **n > 0 && held.get(*place) == Some(&false))
            .min_by_key(|(place, n)| (**n, *place))
            .map(|(place, _)| place);
        match next.and_then(|place| held.get_mut(place)) {
            Some(each) => *each = true,
            None => return (true, held),
        }
    }
}

/// A total that is held back in one group stands in no other.
fn same_totals(groups: &mut [Group]) {
    let pairs: Vec<(&str, &str)> = groups
        .iter()
        .filter_map(|group| Some((group.shape.id, group.shape.same_total?)))
        .collect();
    for (one, other) in pairs {
        let of = |id: &str| groups.iter().position(|group| group.shape.id == id);
        let (Some(one), Some(other)) = (of(one), of(other)) else {
            continue;
        };
        let held = [one, other].iter().any(|place| {
            groups
                .get(*place)
                .is_some_and(|group| group.total.all == Shown::Withheld)
        });
        if held {
            for place in [one, other] {
                if let Some(group) = groups.get_mut(place) {
                    group.total.all = Shown::Withheld;
                }
            }
        }
    }
}
