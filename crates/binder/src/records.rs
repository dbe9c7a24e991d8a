//! What entries show of paper: contracts, releases, what was told outside, copies, records for a court, legal demands. All of
//! it is counted from kinds and their own times; to whom, about what and why stands in letters, which this room cannot open.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use ledger::{Envelope, Filed, Matter};
use program_file::Demand;
use rules::{FactId, PersonNo, What};

use crate::{Leaks, case::Case, stays, tally::Add};

/// Releases, by whether they were taken back since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Releases {
    /// Given in the period, and not taken back.
    pub stand: u32,
    /// Given in the period, and taken back since.
    pub back: u32,
}

/// What the participant's file shows of paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParticipantPapers {
    /// Of each time in the program whose first session is of the period: that session's day, and that of the contract of
    /// that time.
    pub contracts: Vec<(Date, Option<Date>)>,
    /// Releases of the participant.
    pub releases: Releases,
    /// Records for a court, by the days on which they were made.
    pub court_records: Vec<Date>,
    /// Legal demands for this file alone that were answered, and that wait.
    pub demands: (u32, u32),
}

/// What the separate file shows of paper. Counts alone: a day would be one of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SeparatePapers {
    /// Releases of protected people.
    pub releases: Releases,
    /// Times something was told outside while a release of the person was there.
    pub under_release: u32,
    /// Times something was told outside while none was there: by law alone.
    pub by_law: u32,
    /// Copies given to the people themselves.
    pub copies: u32,
    /// Times a reviewer was shown the file itself, masked.
    pub shown: u32,
    /// Legal demands for this file.
    pub demands: Demanded,
    /// Entries of the participant's file that were found to hold what only this one should.
    pub leaks: Leaks,
}

/// Legal demands for a separate file, by whether its people heard of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Demanded {
    /// Of each of them it is written down that they were told, or why not.
    pub heard: u32,
    /// Of somebody it is not.
    pub unheard: u32,
    /// Nobody is to be told.
    pub quiet: u32,
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How the contract of a time in the program stands to its first session, as a part of its group.
pub(crate) fn contract(days: (Date, Option<Date>)) -> &'static str {
    match days {
        (session, Some(signed)) if signed <= session => "contract-before",
        (_, Some(_)) => "contract-after",
        (_, None) => "no-contract",
    }
}

pub(crate) fn participant(case: &Case<'_>) -> ParticipantPapers {
    let mut papers = ParticipantPapers {
        contracts: stays::contracts(case),
        releases: releases(
            case,
            |filed| matches!(filed, Filed::Release),
            |filed| match filed {
                Filed::ReleaseEnded { release } => Some(release),
                _ => None,
            },
        ),
        ..ParticipantPapers::default()
    };
    for (each, filed) in in_period(case) {
        if filed == Filed::CourtRecord {
            papers.court_records.push(case.eyes.day(each.at));
        }
    }
    // One for both files counts with the separate one alone: on both sides it would join the two.
    let theirs = case.demands.iter().filter(|each| !each.asks.separate());
    for demand in theirs {
        match demand.waits() {
            true => papers.demands.1 += 1,
            false => papers.demands.0 += 1,
        }
    }
    papers
}

pub(crate) fn separate(case: &Case<'_>) -> SeparatePapers {
    let mut papers = SeparatePapers {
        releases: releases(
            case,
            |filed| matches!(filed, Filed::PersonRelease { .. }),
            release_ended,
        ),
        leaks: case.leaks,
        ..SeparatePapers::default()
    };
    for (each, filed) in in_period(case) {
        match filed {
            Filed::CopyGiven { .. } => papers.copies += 1,
            Filed::Shown { .. } => papers.shown += 1,
            Filed::ToldOutside { person } if released(case, person, each) => {
                papers.under_release += 1;
            }
            Filed::ToldOutside { .. } => papers.by_law += 1,
            _ => {}
        }
    }
    for demand in case.demands.iter().filter(|each| each.asks.separate()) {
        let of = &mut papers.demands;
        match heard(case, demand) {
            None => of.quiet += 1,
            Some(true) => of.heard += 1,
            Some(false) => of.unheard += 1,
        }
    }
    papers
}

/// Adds what the figures count of a case's papers.
pub(crate) fn count(case: &Case<'_>, add: &mut Add<'_>) {
    let (theirs, separate) = (participant(case), separate(case));
    for days in &theirs.contracts {
        add("contract", contract(*days), None);
    }
    let all = [
        ("own-releases", "release-stands", theirs.releases.stand),
        ("own-releases", "release-back", theirs.releases.back),
        ("court-records", "", small(theirs.court_records.len())),
        ("file-demands", "answered", theirs.demands.0),
        ("file-demands", "waits", theirs.demands.1),
        ("releases", "release-stands", separate.releases.stand),
        ("releases", "release-back", separate.releases.back),
        ("outside", "outside-release", separate.under_release),
        ("outside", "outside-law", separate.by_law),
        ("copies", "", separate.copies),
        ("shown", "", separate.shown),
        ("demands", "heard", separate.demands.heard),
        ("demands", "unheard", separate.demands.unheard),
        ("demands", "quiet", separate.demands.quiet),
    ];
    for (group, part, times) in all {
        for _ in 0..times {
            add(group, part, None);
        }
    }
    separate.leaks.count(add);
}

fn in_period<'c>(case: &'c Case<'_>) -> impl Iterator<Item = (&'c Envelope, Filed)> {
    let within = |(each, _): &(&Envelope, Filed)| case.eyes.within(each.at);
    case.filed().filter(within)
}

const fn release_ended(filed: Filed) -> Option<FactId> {
    match filed {
        Filed::PersonReleaseEnded { release } => Some(release),
        _ => None,
    }
}

fn releases(
    case: &Case<'_>,
    is: fn(Filed) -> bool,
    ends: impl Fn(Filed) -> Option<FactId>,
) -> Releases {
    let ended: BTreeSet<FactId> = case.filed().filter_map(|(_, filed)| ends(filed)).collect();
    let mut releases = Releases::default();
    for (each, _) in in_period(case).filter(|(_, filed)| is(*filed)) {
        match ended.contains(&each.id) {
            true => releases.back += 1,
            false => releases.stand += 1,
        }
    }
    releases
}

/// Whether a release of that person was there that had not been taken back when something was told: without one, only the
/// law can allow it. Whether it named who was told stands in letters.
fn released(case: &Case<'_>, person: PersonNo, told: &Envelope) -> bool {
    let ended = |release: FactId| {
        let mut all = case.filed();
        all.any(|(each, filed)| release_ended(filed) == Some(release) && each.at < told.at)
    };
    let mut all = case.filed();
    all.any(|(each, filed)| filed == Filed::PersonRelease { person } && !ended(each.id))
}

/// Whether everybody of the case heard of a demand, or it is written down why not; nothing where nobody is to be told.
fn heard(case: &Case<'_>, demand: &Demand) -> Option<bool> {
    if !demand.is_to_be_told() {
        return None;
    }
    let mut people: BTreeMap<PersonNo, bool> = BTreeMap::new();
    for (_, each) in &case.envelopes {
        match each.matter {
            Matter::Rule(What::Person { person, .. }) => people.insert(person, true),
            Matter::Rule(What::PersonEnded { person, .. }) => people.insert(person, false),
            _ => None,
        };
    }
    people.retain(|_, there| *there);
    if people.is_empty() {
        return None;
    }
    let told = |person: &PersonNo| {
        let heard = Filed::DemandHeard {
            demand: demand.fact,
            person: *person,
        };
        case.filed().any(|(_, filed)| filed == heard)
    };
    Some(people.keys().all(told))
}
