//! The keys of whoever is signed in, kept up to what they should be: docs/keys.md says when a desk's keys are made anew.

use std::sync::PoisonError;

use keys::{Keeper, KeyRing, OpenSession, Sessions, Tended};
use ledger::Actor;
use rules::Moment;

use crate::{AtDesk, Refusal};

fn keeper<'a, D: AtDesk>(desk: &'a D, by: Actor, now: Moment) -> Result<Keeper<'a>, Refusal> {
    let office = desk.office();
    Ok(Keeper {
        store: office.store.as_ref(),
        desk: office.name,
        beside: desk.beside()?,
        by,
        now,
        stream: &office.stream,
    })
}

/// A session with the last keys of its desk, made in it where they were owed; nothing where others made them since, and
/// its own keys are the last no more.
pub(crate) fn kept_up<D: AtDesk>(
    desk: &D,
    cookie: &str,
    open: OpenSession,
    now: Moment,
) -> Result<Option<OpenSession>, Refusal> {
    let office = desk.office();
    let keeper = keeper(desk, open.account.number, now)?;
    let due = keeper.is_due(&open.ring).map_err(Refusal::failed)?;
    if open.expired {
        // Words typed before are sealed for whoever typed them, under no keys but the last.
        return Ok((!due).then_some(open));
    }
    if !due {
        // The victim desk's gets what keys the client desk made since.
        let tended = keeper.tend(open.ring).map_err(Refusal::failed)?;
        return Ok(ring_of(tended).map(|ring| OpenSession { ring, ..open }));
    }
    let alone = office.one_renewal.lock();
    let _alone = alone.unwrap_or_else(PoisonError::into_inner);
    // Another request of this session may have been first.
    let sessions = Sessions::new(office.store.as_ref(), office.name);
    let Some(mut open) = sessions.find(cookie, now).map_err(Refusal::failed)? else {
        return Ok(None);
    };
    match keeper.tend(open.ring).map_err(Refusal::failed)? {
        Tended::Last(ring) => open.ring = ring,
        Tended::Renewed(ring) => {
            let kept = sessions.rewrap(cookie, &ring, &office.stream);
            kept.map_err(Refusal::failed)?;
            open.ring = ring;
        }
        Tended::Behind => return Ok(None),
    }
    Ok(Some(open))
}

fn ring_of(tended: Tended) -> Option<KeyRing> {
    match tended {
        Tended::Last(ring) | Tended::Renewed(ring) => Some(ring),
        Tended::Behind => None,
    }
}

/// The keys of somebody who is being let in; nothing where others made them anew in the same instant.
pub(crate) fn at_the_door<D: AtDesk>(
    desk: &D,
    by: Actor,
    ring: KeyRing,
    now: Moment,
) -> Result<Option<KeyRing>, Refusal> {
    let office = desk.office();
    let alone = office.one_renewal.lock();
    let _alone = alone.unwrap_or_else(PoisonError::into_inner);
    let keeper = keeper(desk, by, now)?;
    let Some(ring) = ring_of(keeper.tend(ring).map_err(Refusal::failed)?) else {
        return Ok(None);
    };
    keeper.settle(&ring).map_err(Refusal::failed)?;
    Ok(Some(ring))
}

/// The keys of a token; nothing where they are not the last of its desk, for a token makes none.
pub(crate) fn of_token<D: AtDesk>(
    desk: &D,
    by: Actor,
    ring: KeyRing,
    now: Moment,
) -> Result<Option<KeyRing>, Refusal> {
    let keeper = keeper(desk, by, now)?;
    if keeper.is_due(&ring).map_err(Refusal::failed)? {
        return Ok(None);
    }
    Ok(match keeper.tend(ring).map_err(Refusal::failed)? {
        Tended::Last(ring) => Some(ring),
        Tended::Renewed(_) | Tended::Behind => None,
    })
}
