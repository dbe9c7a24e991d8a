//! One suite of claims that every store must hold.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

#[path = "common/cluster.rs"]
mod cluster;
mod common;

use std::{any::Any, cell::Cell, sync::Arc, thread};

use cluster::{Cluster, Sync};
use common::{batch, case, destruction, look};
use leeward_ledger::{
    AppendError, Appended, Checkpoint, Extent, Fault, MemoryStore, Position, PostgresAddress,
    PostgresStore, Remains, Shelf, SqliteStore, Store, Version, verify,
};
use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{TestCaseError, TestRunner},
};

/// A store, and what must outlive it.
type Made = (Arc<dyn Store>, Box<dyn Any>);

fn memory() -> Made {
    (Arc::new(MemoryStore::new()), Box::new(()))
}

fn sqlite() -> Made {
    let folder = tempfile::tempdir().unwrap();
    (
        Arc::new(SqliteStore::open(&folder.path().join("ledger.db")).unwrap()),
        Box::new(folder),
    )
}

/// The claims are about the logic; what is durable is tested in `postgres.rs` and by the fail-over.
fn postgres() -> Made {
    let cluster = Cluster::start(Sync::Quick, &[]);
    let store = of_cluster(&cluster, "client");
    (Arc::new(store), Box::new(cluster))
}

fn of_cluster(cluster: &Cluster, ledger: &str) -> PostgresStore {
    cluster.psql("postgres", &format!("CREATE SCHEMA leeward_{ledger}"));
    let url = cluster.url("postgres", "postgres");
    PostgresStore::open(&PostgresAddress::new(ledger, &url, None, None).unwrap()).unwrap()
}

fn each(claim: impl Fn(&Arc<dyn Store>)) {
    for make in [memory, sqlite, postgres] {
        let (store, _folder) = make();
        claim(&store);
    }
}

#[test]
fn what_was_appended_is_read_back_in_order() {
    each(|store| {
        store.append(&batch(1, case(1), 2, None)).unwrap();
        store.append(&batch(2, case(2), 1, None)).unwrap();
        let appended = store
            .append(&batch(3, case(1), 1, Some(Version(2))))
            .unwrap();
        assert_eq!(
            appended,
            Appended::Now {
                first: Position(3),
                version: Version(3)
            }
        );
        let read = store.case(case(1)).unwrap();
        assert_eq!(read.version, Version(3));
        let ids: Vec<String> = read
            .entries
            .iter()
            .map(|entry| entry.envelope.id.to_string())
            .collect();
        assert_eq!(ids, ["b1-0", "b1-1", "b3-0"]);
        let letter = read.entries[0].letter.clone().unwrap();
        assert_eq!(letter.0, b"letter of b1-0");
        assert_eq!(store.read(Position(1), 2).unwrap().len(), 2);
        assert!(store.case(case(9)).unwrap().entries.is_empty());
        let mut seen = Vec::new();
        store
            .envelopes(&mut |position, envelope| seen.push((position, envelope.id)))
            .unwrap();
        assert_eq!(seen.len(), 4);
        assert_eq!(seen[2].0, Position(2));
    });
}

#[test]
fn a_stale_batch_stores_nothing() {
    each(|store| {
        store.append(&batch(1, case(1), 2, None)).unwrap();
        let head = store.head().unwrap();
        let refused = store.append(&batch(2, case(1), 1, Some(Version(1))));
        assert!(matches!(
            refused,
            Err(AppendError::Stale { now: Version(2) })
        ));
        assert_eq!(store.head().unwrap(), head);
    });
}

#[test]
fn a_double_click_is_taken_once() {
    each(|store| {
        let once = batch(1, case(1), 1, Some(Version(0)));
        assert!(matches!(store.append(&once).unwrap(), Appended::Now { .. }));
        assert_eq!(store.append(&once).unwrap(), Appended::Before);
        assert_eq!(store.head().unwrap().size, 1);
    });
}

#[test]
fn all_of_a_batch_or_nothing() {
    each(|store| {
        store.append(&batch(1, case(1), 1, None)).unwrap();
        let mut second = batch(2, case(1), 2, None);
        second.entries[1].envelope.id = batch(1, case(1), 1, None).entries[0].envelope.id;
        assert!(matches!(store.append(&second), Err(AppendError::Taken(_))));
        let mut mixed = batch(3, case(1), 2, None);
        mixed.entries[1].envelope.case = case(2);
        assert!(matches!(store.append(&mixed), Err(AppendError::Malformed)));
        assert_eq!(store.head().unwrap().size, 1);
        verify(&**store, None).unwrap();
    });
}

#[test]
fn a_look_does_not_move_the_version() {
    each(|store| {
        store.append(&batch(1, case(1), 1, None)).unwrap();
        store.append(&look(2, case(1))).unwrap();
        assert_eq!(store.case(case(1)).unwrap().version, Version(1));
        assert_eq!(store.case(case(1)).unwrap().entries.len(), 2);
    });
}

#[test]
fn many_writers_lose_no_update() {
    each(|store| {
        thread::scope(|scope| {
            for writer in 0..8_u64 {
                scope.spawn(move || {
                    for turn in 0..25 {
                        loop {
                            let seen = store.case(case(1)).unwrap().version;
                            match store.append(&batch(writer * 1000 + turn, case(1), 2, Some(seen)))
                            {
                                Ok(_) => break,
                                Err(AppendError::Stale { .. }) => {}
                                Err(error) => panic!("{error}"),
                            }
                        }
                    }
                });
            }
        });
        assert_eq!(store.case(case(1)).unwrap().version, Version(400));
        let positions: Vec<u64> = store
            .read(Position(0), 1000)
            .unwrap()
            .iter()
            .map(|entry| entry.position.0)
            .collect();
        assert_eq!(positions, (0..400).collect::<Vec<_>>());
        assert_eq!(verify(&**store, None).unwrap().size, 400);
    });
}

#[test]
fn shelves_keep_small_records_apart() {
    each(|store| {
        store.put(Shelf::Drafts, b"a", b"1").unwrap();
        store.put(Shelf::Drafts, b"a", b"2").unwrap();
        store.put(Shelf::House, b"a", b"3").unwrap();
        assert_eq!(store.get(Shelf::Drafts, b"a").unwrap().unwrap(), b"2");
        assert_eq!(
            store.list(Shelf::House).unwrap(),
            [(b"a".to_vec(), b"3".to_vec())]
        );
        assert!(store.remove(Shelf::Drafts, b"a").unwrap());
        assert!(!store.remove(Shelf::Drafts, b"a").unwrap());
        assert_eq!(store.head().unwrap().size, 0);
    });
}

#[test]
fn a_checkpoint_that_left_the_house_pins_what_came_before_it() {
    each(|store| {
        store.append(&batch(1, case(1), 5, None)).unwrap();
        let checkpoint = Checkpoint {
            origin: "example.org/client".to_owned(),
            head: store.head().unwrap(),
        };
        let read: Checkpoint = checkpoint.to_string().parse().unwrap();
        assert_eq!(read, checkpoint);
        store.append(&batch(2, case(1), 3, None)).unwrap();
        assert_eq!(verify(&**store, Some(read.head)).unwrap().size, 8);
        let mut forged = read.head;
        forged.root.0[0] ^= 1;
        assert_eq!(verify(&**store, Some(forged)), Err(Fault::Checkpoint(5)));
        let (shorter, _folder) = memory();
        assert_eq!(
            verify(&*shorter, Some(read.head)),
            Err(Fault::Checkpoint(5))
        );
    });
}

#[test]
fn refused_batches_do_no_harm_to_those_that_are_committed_with_them() {
    each(|store| {
        store.append(&batch(0, case(1), 1, None)).unwrap();
        thread::scope(|scope| {
            for writer in 0..8_u64 {
                scope.spawn(move || {
                    for turn in 0..20 {
                        let own = batch(1000 * (writer + 1) + turn, case(2), 2, None);
                        let mut taken = batch(50_000 + own.entries.len() as u64, case(1), 2, None);
                        taken.id.0[8] = u8::try_from(8 * turn + writer).unwrap();
                        taken.entries[1].envelope.id =
                            batch(0, case(1), 1, None).entries[0].envelope.id;
                        let stale = batch(60_000, case(1), 1, Some(Version(9)));
                        assert!(matches!(store.append(&taken), Err(AppendError::Taken(_))));
                        assert!(matches!(
                            store.append(&stale),
                            Err(AppendError::Stale { now: Version(1) })
                        ));
                        assert!(matches!(store.append(&own), Ok(Appended::Now { .. })));
                        assert!(matches!(store.append(&own), Ok(Appended::Before)));
                    }
                });
            }
        });
        assert_eq!(store.case(case(1)).unwrap().entries.len(), 1);
        assert_eq!(store.case(case(2)).unwrap().version, Version(320));
        assert_eq!(verify(&**store, None).unwrap().size, 321);
    });
}

#[test]
fn one_batch_sent_by_many_at_once_is_taken_once() {
    each(|store| {
        let answers: Vec<Appended> = thread::scope(|scope| {
            let sent: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| store.append(&batch(1, case(1), 2, None)).unwrap()))
                .collect();
            sent.into_iter()
                .map(|sender| sender.join().unwrap())
                .collect()
        });
        assert_eq!(
            answers
                .iter()
                .filter(|answer| **answer == Appended::Before)
                .count(),
            7
        );
        assert_eq!(store.head().unwrap().size, 2);
    });
}

#[test]
fn a_letter_that_was_destroyed_is_gone_and_its_leaf_is_still_proved() {
    each(|store| {
        store.append(&batch(1, case(1), 3, None)).unwrap();
        let before = store.head().unwrap();
        let leaf = store.leaves(Position(1), 1).unwrap().remove(0).leaf;
        let order = destruction(9, &[(1, Extent::Letter)]);
        assert_eq!(
            store.destroy(&order).unwrap(),
            Appended::Now {
                first: Position(3),
                version: Version(0)
            }
        );
        assert_eq!(store.destroy(&order).unwrap(), Appended::Before);
        assert!(store.purge().unwrap());
        let read = store.case(case(1)).unwrap();
        assert_eq!(read.version, Version(3), "the case has not moved");
        assert!(read.entries[1].letter.is_none());
        assert!(read.entries[0].letter.is_some());
        assert_eq!(read.entries[1].leaf, leaf);
        assert!(matches!(
            store.leaves(Position(1), 1).unwrap()[0].remains,
            Remains::NoLetter(..)
        ));
        assert_eq!(verify(&**store, Some(before)).unwrap().size, 4);
        // What comes after is taken as before.
        store
            .append(&batch(2, case(1), 1, Some(Version(3))))
            .unwrap();
        verify(&**store, Some(before)).unwrap();
    });
}

#[test]
fn of_a_case_that_was_destroyed_whole_only_the_leaves_stay() {
    each(|store| {
        store.append(&batch(1, case(1), 2, None)).unwrap();
        store.append(&batch(2, case(2), 1, None)).unwrap();
        store.append(&look(3, case(1))).unwrap();
        store
            .destroy(&destruction(8, &[(0, Extent::Letter)]))
            .unwrap();
        let before = store.head().unwrap();
        let all: Vec<_> = [0, 1, 3].map(|place| (place, Extent::Whole)).into();
        store.destroy(&destruction(9, &all)).unwrap();
        assert!(store.purge().unwrap());
        let read = store.case(case(1)).unwrap();
        assert!(read.entries.is_empty());
        assert_eq!(read.version, Version(0));
        let left: Vec<u64> = store
            .read(Position(0), 100)
            .unwrap()
            .iter()
            .map(|entry| entry.position.0)
            .collect();
        assert_eq!(left, [2, 4, 5, 6, 7]);
        let mut seen = Vec::new();
        store
            .envelopes(&mut |position, _| seen.push(position.0))
            .unwrap();
        assert_eq!(seen, left);
        let leaves = store.leaves(Position(0), 100).unwrap();
        assert_eq!(leaves.len(), 8);
        assert_eq!(leaves[3].remains, Remains::Nothing);
        // However few are read at once.
        let mut at = 0;
        for leaf in &leaves {
            assert_eq!(
                store.leaves(Position(at), 1).unwrap(),
                std::slice::from_ref(leaf)
            );
            at = leaf.position.0 + 1;
        }
        assert_eq!(verify(&**store, Some(before)).unwrap().size, 8);
        // The label can be used again; whoever saw the old case is told that it has changed.
        let stale = store.append(&batch(4, case(1), 1, Some(Version(2))));
        assert!(matches!(stale, Err(AppendError::Stale { now: Version(0) })));
        store
            .append(&batch(5, case(1), 1, Some(Version(0))))
            .unwrap();
        verify(&**store, Some(before)).unwrap();
    });
}

#[test]
fn what_cannot_be_destroyed_is_refused_and_nothing_has_changed() {
    each(|store| {
        store.append(&batch(1, case(1), 2, None)).unwrap();
        store.append(&batch(2, case(2), 1, None)).unwrap();
        store
            .destroy(&destruction(3, &[(0, Extent::Letter)]))
            .unwrap();
        let before = (store.head().unwrap(), store.leaves(Position(0), 9).unwrap());
        let letter = |place| (place, Extent::Letter);
        let whole = |place| (place, Extent::Whole);
        for (number, of) in [
            (10, vec![letter(0)]),
            (11, vec![letter(3)]),
            (12, vec![letter(99)]),
            (13, vec![whole(0)]),
            (14, vec![whole(0), letter(1)]),
            (15, vec![letter(2), whole(3)]),
        ] {
            let refused = store.destroy(&destruction(number, &of));
            assert!(
                matches!(refused, Err(AppendError::NothingThere(_))),
                "{of:?}: {refused:?}"
            );
        }
        let twice = destruction(16, &[letter(1), letter(1)]);
        let mut mixed = destruction(17, &[letter(1), letter(2)]);
        mixed.entries[1].envelope.matter = batch(0, case(1), 1, None).entries[0].envelope.matter;
        for malformed in [&twice, &mixed] {
            assert!(matches!(
                store.destroy(malformed),
                Err(AppendError::Malformed)
            ));
        }
        // Said, but not done: a destruction is no mere entry.
        let said = destruction(18, &[letter(1)]);
        assert!(matches!(store.append(&said), Err(AppendError::Malformed)));
        let after = (store.head().unwrap(), store.leaves(Position(0), 9).unwrap());
        assert_eq!(before, after);
        verify(&**store, None).unwrap();
    });
}

#[test]
fn a_ledger_is_verified_while_it_grows() {
    each(|store| {
        thread::scope(|scope| {
            let growing = scope.spawn(|| {
                for number in 0..100 {
                    store.append(&batch(number, case(1), 2, None)).unwrap();
                }
            });
            let destroying = scope.spawn(|| {
                for place in 0..50 {
                    while store.head().unwrap().size <= place {}
                    let order = destruction(1000 + place, &[(place, Extent::Letter)]);
                    // A destruction may lie at that place itself.
                    match store.destroy(&order) {
                        Ok(_) | Err(AppendError::NothingThere(_)) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
            while !growing.is_finished() || !destroying.is_finished() {
                verify(&**store, None).unwrap();
            }
        });
        assert!(verify(&**store, None).unwrap().size > 200);
    });
}

#[test]
fn a_checkpoint_has_one_writing() {
    let good = Checkpoint {
        origin: "example.org/client".to_owned(),
        head: MemoryStore::new().head().unwrap(),
    };
    let text = good.to_string();
    assert_eq!(
        text,
        "example.org/client\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
    );
    for (part, other) in [
        ("\n0\n", "\n+0\n"),
        ("\n0\n", "\n00\n"),
        ("\n0\n", "\n-1\n"),
        ("uFU=", "uFV="),
        ("uFU=", "uFU"),
        ("example.org/client", ""),
    ] {
        assert!(
            text.replace(part, other).parse::<Checkpoint>().is_err(),
            "{other}"
        );
    }
    assert!(format!("{text}more\n").parse::<Checkpoint>().is_err());
}

/// Whether each of them gave the same.
fn same<T: PartialEq + std::fmt::Debug>(answers: &[T]) -> Result<(), TestCaseError> {
    for pair in answers.windows(2) {
        prop_assert_eq!(&pair[0], &pair[1]);
    }
    Ok(())
}

type Step = (u64, u32, usize, Option<u64>);

fn same_answers(stores: &[Arc<dyn Store>], steps: Vec<Step>) -> Result<(), TestCaseError> {
    macro_rules! same {
        ($ask:expr) => {
            same(&stores.iter().map($ask).collect::<Vec<_>>())?
        };
    }
    for (number, of, count, seen) in steps {
        let batch = batch(number, case(of), count, seen.map(Version));
        same!(|store| format!("{:?}", store.append(&batch)));
        same!(|store| store.head().unwrap());
        same!(|store| store.case(case(of)).unwrap());
        if number % 3 == 0 {
            let place = seen.unwrap_or_default();
            let order = destruction(100 + number, &[(place, Extent::Letter)]);
            same!(|store| format!("{:?}", store.destroy(&order)));
        }
        if number % 5 == 0 {
            let places = stores[0].case(case(of)).unwrap().entries;
            let places = places.iter().skip(usize::from(count == 3));
            let places: Vec<_> = places
                .map(|entry| (entry.position.0, Extent::Whole))
                .collect();
            let order = destruction(200 + number, &places);
            same!(|store| format!("{:?}", store.destroy(&order)));
        }
    }
    same!(|store| store.leaves(Position(0), 100).unwrap());
    same!(|store| verify(&**store, None));
    prop_assert!(verify(&*stores[0], None).is_ok());
    same!(|store| store.read(Position(0), 100).unwrap());
    same!(|store| store.since(Position(2)).unwrap());
    Ok(())
}

#[test]
fn each_store_gives_the_same_answers() {
    let cluster = Cluster::start(Sync::Quick, &[]);
    let number = Cell::new(0_u8);
    let steps = vec(
        (0_u64..12, 0_u32..3, 1_usize..4, prop::option::of(0_u64..6)),
        1..25,
    );
    let config = ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let ran = TestRunner::new(config).run(&steps, |steps| {
        let ((one, _), (two, _folder)) = (memory(), sqlite());
        number.set(number.get() + 1);
        // A schema takes longer than all the rest: every fourth history goes to the third store as well.
        if !number.get().is_multiple_of(4) {
            return same_answers(&[one, two], steps);
        }
        let ledger = format!("case{}", char::from(b'a' + number.get() / 26));
        let ledger = format!("{ledger}{}", char::from(b'a' + number.get() % 26));
        let three: Arc<dyn Store> = Arc::new(of_cluster(&cluster, &ledger));
        same_answers(&[one, two, three], steps)
    });
    ran.unwrap();
}
