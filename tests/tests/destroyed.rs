//! What was destroyed: the same words for every cause, no duty from half a case, nothing left standing on a page.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use keys::DeskName;
use ledger::{
    Actor, Batch, BatchId, Cause, Envelope, Exactness, Extent, Filed, Matter, NewEntry, Position,
    SealedLetter, own_case, verify,
};
use leeward_tests::world::{Visitor, World, text};
use rules::{CaseId, FactId};

const GONE: &str = "The words of this entry are no longer kept.";

/// An order that destroys these places.
fn order(world: &World, cause: Cause, of: &[(u64, Extent)]) -> Batch {
    use desk::Clock as _;
    let (case, now) = (own_case().unwrap(), world.clock.now());
    let entry = |(place, (position, extent)): (usize, &(u64, Extent))| NewEntry {
        envelope: Envelope {
            case,
            id: FactId::new(&format!("gone-{position}-{place}")).unwrap(),
            actor: Actor(0),
            at: now,
            exactness: Exactness::Second,
            recorded: now,
            kept: now,
            matter: Matter::Filed(Filed::Destroyed {
                position: *position,
                extent: *extent,
                cause,
            }),
        },
        salt: [9; 16],
        letter: SealedLetter::default(),
    };
    Batch {
        id: BatchId([u8::try_from(of.len()).unwrap(); 16]),
        case,
        seen: None,
        entries: of.iter().enumerate().map(entry).collect(),
    }
}

/// Somebody is referred and denied, and their number is handed over.
fn program(at_client: &mut Visitor, world: &World) -> CaseId {
    at_client.refers(world, &[("first", "Pax"), ("last", "Quillfeather")]);
    let case = world.client.read(Position(0), 1).unwrap()[0].envelope.case;
    let decide = format!("/client/participants/{case}/decision");
    let with = [("outcome", "denied"), ("reason", "too dangerous by far")];
    at_client.fill(world, &decide, &decide, &with);
    case
}

#[test]
fn a_letter_that_is_gone_reads_the_same_for_every_cause() {
    let causes = [
        Cause::Retention,
        Cause::CourtOrder,
        Cause::WrongFile,
        Cause::Redaction,
    ];
    let mut seen: Vec<Vec<Vec<u8>>> = Vec::new();
    for cause in causes {
        let world = World::new(7);
        let mut may = Visitor::at(&world, DeskName::Client);
        let case = program(&mut may, &world);
        let path = format!("/client/participants/{case}");
        assert!(text(&may.get(&world, &path)).contains("too dangerous by far"));
        let last = world.client.head().unwrap().size - 1;
        let order = order(&world, cause, &[(last, Extent::Letter)]);
        world.client.destroy(&order).unwrap();
        let pages = [path.as_str(), "/client/", "/client/groups"];
        let pages: Vec<Vec<u8>> = pages
            .iter()
            .map(|path| may.open(&world, path).body.to_vec())
            .collect();
        let page = String::from_utf8_lossy(&pages[0]);
        assert!(page.contains(GONE) && !page.contains("too dangerous by far"));
        let mut nell = Visitor::at(&world, DeskName::Victim);
        let at_victim = text(&nell.open(&world, &format!("/victim/cases/{case}")));
        assert!(at_victim.contains(GONE) && !at_victim.contains("too dangerous by far"));
        seen.push(pages);
        verify(world.client.as_ref(), None).unwrap();
    }
    assert!(seen.iter().all(|pages| *pages == seen[0]));
}

#[test]
fn a_case_that_was_destroyed_whole_is_on_no_page_and_owes_nothing() {
    let world = World::new(7);
    let mut may = Visitor::at(&world, DeskName::Client);
    let case = program(&mut may, &world);
    let mut nell = Visitor::at(&world, DeskName::Victim);
    let today = text(&nell.open(&world, "/victim/"));
    assert!(today.contains("Quillfeather"), "it is owed: {today}");
    // Both have read it, and what they keep of it goes, too.
    for (visitor, path) in [(&mut may, "/client/"), (&mut nell, "/victim/cases")] {
        let list = text(&visitor.open(&world, path));
        assert!(list.contains("Quillfeather"), "{path}");
    }
    let all: Vec<_> = (0..world.client.head().unwrap().size)
        .map(|place| (place, Extent::Whole))
        .collect();
    world
        .client
        .destroy(&order(&world, Cause::CourtOrder, &all))
        .unwrap();
    world.board.touch(case);
    let own = own_case().unwrap();
    for path in ["/client/", "/client/groups", "/victim/", "/victim/cases"] {
        let visitor = if path.starts_with("/client") {
            &mut may
        } else {
            &mut nell
        };
        let page = visitor.open(&world, path);
        assert_eq!(page.status, 200, "{path}");
        let page = text(&page);
        for word in ["Quillfeather", case.as_str(), own.as_str()] {
            assert!(!page.contains(word), "{path} has {word}");
        }
    }
    for case in [case, own] {
        let gone = may.get(&world, &format!("/client/participants/{case}"));
        assert_eq!(gone.status, 404, "{case}");
    }
    verify(world.client.as_ref(), None).unwrap();
}

#[test]
fn a_hand_over_whose_words_are_gone_can_still_be_dealt_with() {
    let world = World::new(7);
    let mut may = Visitor::at(&world, DeskName::Client);
    let case = program(&mut may, &world);
    let hand = format!("/client/participants/{case}/hand-over");
    may.fill(
        &world,
        &hand,
        &hand,
        &[("h_words", "she said 580 555 0199")],
    );
    let fact = world.drop.read(Position(0), 1).unwrap()[0].envelope.id;
    let batch = order(&world, Cause::WrongFile, &[(0, Extent::Letter)]);
    world.drop.destroy(&batch).unwrap();
    let mut nell = Visitor::at(&world, DeskName::Victim);
    assert!(text(&nell.open(&world, "/victim/inbox")).contains(GONE));
    let one = format!("/victim/inbox/{case}/{fact}");
    assert!(text(&nell.open(&world, &one)).contains(GONE));
    let after = text(&nell.fill(&world, &one, &one, &[]));
    assert!(!after.contains(GONE), "{after}");
}
