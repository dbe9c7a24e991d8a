//! In what the two worlds differ, beyond what the client desk may know.

use std::collections::BTreeSet;

use desk::Clock as _;
use keys::{Accounts, Cost, DeskName, Stream};
use ledger::{
    Actor, Batch, BatchId, Cause, Envelope, Exactness, Extent, Filed, Matter, NewEntry, Position,
    SealedLetter, Shelf, own_case,
};
use leeward_tests::world::{
    PASSWORD, Visitor, World,
    crawl::{Crawler, Whim},
    seams::Fails,
    text,
};
use rules::FactId;

use crate::crawler;

/// What is so in one world and not in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// Somebody works at the victim desk; in the other world the separate file is empty.
    Work,
    /// Somebody works in both: other people, names, numbers, choices and tries, other dangers taken and ended.
    Others,
    /// The same as `Work`, and letters of the separate file are destroyed in between.
    Destroyed,
    /// Much is recorded and nobody is signed in; in the other world somebody works.
    Locked,
    /// Somebody is known, and nobody works; for the leaks, which need no more.
    Still,
    /// The separate file's disk is full, now and then.
    Full,
    /// The separate file is not there, now and then.
    Down,
}

impl Beyond {
    pub(crate) const ALL: [Self; 6] = [
        Self::Work,
        Self::Others,
        Self::Destroyed,
        Self::Locked,
        Self::Full,
        Self::Down,
    ];

    /// Whether somebody works at the victim desk in the one world, and in the other.
    const fn works(self) -> (bool, bool) {
        match self {
            Self::Work | Self::Destroyed | Self::Full | Self::Down => (true, false),
            Self::Others => (true, true),
            Self::Locked => (false, true),
            Self::Still => (false, false),
        }
    }
}

/// Somebody at the victim desk of one world.
pub(crate) struct Beyonder {
    whim: Whim,
    visitor: Visitor,
    crawler: Crawler,
    works: bool,
    order: u8,
}

impl Beyonder {
    fn new(world: &World, seed: u64) -> Self {
        let mut visitor = Visitor::at(world, DeskName::Victim);
        let token = visitor.token(world, DeskName::Victim, PASSWORD);
        somebody(world, &mut visitor, seed);
        Self {
            whim: Whim::new(seed),
            visitor,
            crawler: crawler(world, DeskName::Victim, token),
            works: true,
            order: 0,
        }
    }

    /// Whoever is at the victim desks of the two worlds before the walk begins.
    pub(crate) fn pair(beyond: Beyond, one: &World, other: &World, seed: u64) -> Vec<(bool, Self)> {
        let mut all = vec![(true, Self::new(one, seed + 1_000))];
        let (works, works_too) = beyond.works();
        if works_too {
            all.push((false, Self::new(other, seed + 2_000)));
        }
        if !works {
            let first = &mut all[0].1;
            if beyond == Beyond::Locked {
                first.ask(one, 250);
            }
            for (key, _) in one.victim.list(Shelf::Sessions).unwrap() {
                one.victim.remove(Shelf::Sessions, &key).unwrap();
            }
            first.works = false;
        }
        all
    }

    fn ask(&mut self, world: &World, times: usize) {
        for _ in 0..times {
            let request = self.crawler.next(&mut self.whim, &self.visitor);
            let answer = self.visitor.send(world, &request);
            self.crawler.see(&answer);
        }
    }

    /// What happens there between two steps of the client desk.
    pub(crate) fn step(&mut self, beyond: Beyond, world: &World, step: usize) {
        if !self.works {
            return;
        }
        let fails = match beyond {
            Beyond::Full if step % 50 >= 25 => Fails::Full,
            Beyond::Down if step % 50 >= 25 => Fails::Down,
            _ => Fails::Never,
        };
        world.victim_fails.set(fails);
        if step % 25 == 24 && fails == Fails::Never {
            self.visitor = Visitor::at(world, DeskName::Victim);
        }
        if fails == Fails::Never && step.is_multiple_of(50) {
            self.visitor = Visitor::at(world, DeskName::Victim);
        }
        let times = self.whim.below(14);
        self.ask(world, times);
        if beyond == Beyond::Destroyed && step % 20 == 19 {
            self.destroy(world);
        }
    }

    /// Every third letter that there still is goes, as a court or the program's own schedule orders.
    fn destroy(&mut self, world: &World) {
        self.order += 1;
        let (case, now) = (own_case().unwrap(), world.clock.now());
        let entries = world.victim.read(Position(0), usize::MAX).unwrap();
        let there = entries
            .iter()
            .filter(|entry| entry.letter.is_some() && !entry.envelope.of_the_ledger());
        let doomed: Vec<&ledger::Entry> = there.step_by(3).collect();
        let gone = |entry: &&ledger::Entry| NewEntry {
            envelope: Envelope {
                case,
                id: FactId::new(&format!("gone-{}-{}", self.order, entry.position.0)).unwrap(),
                actor: Actor(0),
                at: now,
                exactness: Exactness::Second,
                recorded: now,
                kept: now,
                matter: Matter::Filed(Filed::Destroyed {
                    position: entry.position.0,
                    extent: Extent::Letter,
                    cause: Cause::CourtOrder,
                }),
            },
            salt: [self.order; 16],
            letter: SealedLetter::default(),
        };
        if doomed.is_empty() {
            return;
        }
        let batch = Batch {
            id: BatchId([self.order; 16]),
            case,
            seen: None,
            entries: doomed.iter().map(gone).collect(),
        };
        world.victim.destroy(&batch).unwrap();
        doomed
            .iter()
            .for_each(|entry| world.board.touch(entry.envelope.case));
    }
}

/// Somebody is known, was called and has chosen: who, and what, by the seed.
pub(crate) fn somebody(world: &World, nell: &mut Visitor, seed: u64) {
    let case = *world.cases().first().unwrap();
    let names = ["Delphine Marrowby", "Wren Castellan", "Odalys Fennimore"];
    let name = names[usize::try_from(seed % 3).unwrap()];
    let yes = |bit: u64| if seed / 1_000 % 2 == bit { "yes" } else { "no" };
    let new = format!("/victim/cases/{case}/people/new");
    let with = [("vc_name", name), ("vc_roles", "victim")];
    nell.fill(world, &new, &new, &with);
    // Their call is taken, given back, and made.
    for word in ["took", "gave-back"] {
        let form = format!("/victim/cases/{case}/{word}/1");
        nell.fill(world, "/victim/", &form, &[]);
    }
    // It is handed on to a colleague, who has not accepted it yet.
    let ivy = Stream::from_seed([31; 32]);
    Accounts::new(world.victim.as_ref(), DeskName::Victim)
        .create(
            "ivy",
            "ivy",
            PASSWORD,
            world.house.ring(DeskName::Victim),
            Cost::LIGHT,
            &ivy,
        )
        .unwrap();
    let took = format!("/victim/cases/{case}/took/1");
    nell.fill(world, "/victim/", &took, &[]);
    let carried_on = format!("call/{case}/1");
    let with = [("vh_to", "2"), ("vh_carried", &*carried_on)];
    let handed = nell.fill(world, "/victim/hand-on", "/victim/hand-on", &with);
    assert!(text(&handed).contains("You handed this on to ivy"));
    let call = format!("/victim/cases/{case}/call/1");
    nell.fill(world, &call, &call, &[("vl_outcome", "reached")]);
    let told = format!("/victim/cases/{case}/told/1");
    let with = [
        ("vc_item_services", "told"),
        ("vc_receive", yes(1)),
        ("vc_provide", yes(0)),
    ];
    nell.fill(world, &told, &told, &with);
    let inbound = format!("/victim/cases/{case}/inbound/1");
    nell.fill(world, &inbound, &inbound, &[]);
    let file = format!("/victim/cases/{case}");
    carried(world, nell, &file);
    outside(world, nell, &file, case);
    shown(world, nell, &file);
    // The colleague leaves before she has answered.
    nell.fill(world, "/victim/accounts", "/victim/accounts/end", &[]);
}

/// They need an interpreter; they are told of a danger that was an error, and then told that too.
fn carried(world: &World, nell: &mut Visitor, file: &str) {
    let form = format!("{file}/circumstances/1");
    let with = [
        ("vc_language", "Marshallese"),
        ("vc_interpreter", "yes"),
        ("vc_mail_only_to", "PO Box 1"),
    ];
    nell.fill(world, &form, &form, &with);
    let threat = format!("{file}/threat/1");
    let with = [
        ("vc_toward", "victim"),
        ("vc_words", "A neighbor called"),
        ("vc_source", "0"),
    ];
    nell.fill(world, &threat, &threat, &with);
    let call = format!("{file}/call/1");
    nell.fill(world, &call, &call, &[("vl_outcome", "reached")]);
    let mut fact = None;
    world
        .victim
        .envelopes(&mut |_, envelope| {
            if matches!(envelope.matter, Matter::Rule(rules::What::Threat { .. })) {
                fact = Some(envelope.id);
            }
        })
        .unwrap();
    let correct = format!("{file}/correct/{}", fact.unwrap());
    let with = [("vc_why", "Another participant's")];
    nell.fill(world, &correct, &correct, &with);
    let told = format!("{file}/taken-back/1");
    nell.fill(world, &told, &told, &[("vc_heard", "told")]);
}

/// They sign a release, something is told under it, a court asks for the separate file and they are told of it, and they
/// are given a copy.
fn outside(world: &World, nell: &mut Visitor, file: &str, case: rules::CaseId) {
    let release = format!("{file}/release/1");
    let with = [
        ("vc_recipient", "Legal Aid of Sandplum"),
        ("vc_scope", "That they were called"),
        ("vc_purpose", "A protective order"),
        ("vc_until_month", "12"),
        ("vc_until_day", "20"),
        ("vc_until_year", "2026"),
        ("vc_signed_by", "themselves"),
        ("vc_signed_on_month", "11"),
        ("vc_signed_on_day", "20"),
        ("vc_signed_on_year", "2026"),
        ("vc_informed", "yes"),
    ];
    nell.fill(world, &release, &release, &with);
    let told = format!("{file}/outside/1");
    let page = nell.open(world, &told);
    let page = leeward_tests::world::text(&page);
    let fact = page.split("name=\"vc_ground\" value=\"").nth(1).unwrap();
    let fact = fact.split('"').next().unwrap();
    let with = [("vc_ground", fact), ("vc_what", "On which days")];
    nell.fill(world, &told, &told, &with);
    let mut dora = Visitor::at(world, DeskName::Program);
    let case = case.to_string();
    let with = [
        ("kind", "subpoena"),
        ("from", "District Court"),
        ("case", case.as_str()),
        ("asks", "separate"),
        ("came_month", "11"),
        ("came_day", "20"),
        ("came_year", "2026"),
        ("due_month", "12"),
        ("due_day", "20"),
        ("due_year", "2026"),
    ];
    let demands = "/program/demands";
    dora.fill(world, demands, demands, &with);
    let heard = format!("{file}/demand/1");
    nell.fill(world, &heard, &heard, &[("vc_heard", "told")]);
    let copy = format!("{file}/copy/1");
    let with = [("vc_asked", "yes"), ("vc_given", "hand")];
    nell.fill(world, &copy, &copy, &with);
}

/// They want to know who looks from outside; a reviewer is shown the file, it is ended, and they are told.
fn shown(world: &World, nell: &mut Visitor, file: &str) {
    let plan = format!("{file}/plan/1");
    nell.fill(world, &plan, &plan, &[("vc_hear_shown", "yes")]);
    let show = format!("{file}/show");
    let with = [
        ("vc_reviewer", "Rue Ashgrove"),
        ("vc_office", "Certification"),
        ("vc_what", "The tries"),
        ("vc_beside", "yes"),
    ];
    let begun = text(&nell.fill(world, &show, &show, &with));
    assert!(begun.contains("/victim/shown/end"), "{begun}");
    // Every other page leads back to it.
    let elsewhere = nell.get(world, file);
    assert_eq!(elsewhere.header("location"), Some("/victim/shown"));
    nell.fill(world, "/victim/shown", "/victim/shown/end", &[]);
    // Ending it signs out.
    *nell = Visitor::at(world, DeskName::Victim);
    let told = format!("{file}/shown-told/1");
    nell.fill(world, &told, &told, &[("vc_heard", "told")]);
}

/// The kinds of facts that the victim desk of a world recorded.
pub(crate) fn kinds(world: &World) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    world
        .victim
        .envelopes(&mut |_, envelope| {
            let kind = format!("{:?}", envelope.matter);
            let kind = kind.replace("Rule(", "").replace("Filed(", "");
            let end = kind
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(kind.len());
            kinds.insert(kind[..end].to_owned());
        })
        .unwrap();
    kinds
}
