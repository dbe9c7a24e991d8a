//! A ledger goes from one kind of store to another and back, and is the same ledger.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

#[path = "common/cluster.rs"]
mod cluster;
mod common;

use cluster::{Cluster, Sync};
use common::{batch, case, destruction, look};
use leeward_ledger::{
    AppendError, Appended, Carry, CarryError, Extent, Position, PostgresAddress, PostgresStore,
    Shelf, SqliteStore, Store as _, Version, carry, verify,
};

/// A ledger with everything in it that there is.
fn fill(store: &dyn Carry) {
    for number in 0..30 {
        let of = case(u32::try_from(number % 4).unwrap());
        store.append(&batch(number, of, 3, None)).unwrap();
    }
    store.append(&look(40, case(1))).unwrap();
    let letters: Vec<_> = (3..9).map(|place| (place, Extent::Letter)).collect();
    store.destroy(&destruction(41, &letters)).unwrap();
    let whole = store.case(case(2)).unwrap().entries;
    let whole: Vec<_> = whole
        .iter()
        .map(|entry| (entry.position.0, Extent::Whole))
        .collect();
    store.destroy(&destruction(42, &whole)).unwrap();
    // The label is used again.
    store
        .append(&batch(43, case(2), 2, Some(Version(0))))
        .unwrap();
    store.put(Shelf::Accounts, b"may", b"wrapped").unwrap();
    store.put(Shelf::Sessions, b"s", b"ring").unwrap();
    store.put(Shelf::Drafts, b"d", b"words").unwrap();
}

fn same(one: &dyn Carry, other: &dyn Carry) {
    assert_eq!(one.head().unwrap(), other.head().unwrap());
    assert_eq!(one.heads().unwrap(), other.heads().unwrap());
    assert_eq!(
        one.leaves(Position(0), 1000).unwrap(),
        other.leaves(Position(0), 1000).unwrap()
    );
    for number in 0..4 {
        let (a, b) = (
            one.case(case(number)).unwrap(),
            other.case(case(number)).unwrap(),
        );
        assert_eq!(a, b);
    }
    assert_eq!(
        one.list(Shelf::Accounts).unwrap(),
        other.list(Shelf::Accounts).unwrap()
    );
    assert_eq!(
        one.list(Shelf::Drafts).unwrap(),
        other.list(Shelf::Drafts).unwrap()
    );
    assert!(other.list(Shelf::Sessions).unwrap().is_empty());
    verify(other, Some(one.head().unwrap())).unwrap();
}

#[test]
fn a_ledger_goes_there_and_back_and_every_proof_still_stands() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| SqliteStore::open(&folder.path().join(name)).unwrap();
    let cluster = Cluster::start(Sync::Quick, &[]);
    let database = |ledger: &str| {
        cluster.psql("postgres", &format!("CREATE SCHEMA leeward_{ledger}"));
        let url = cluster.url("postgres", "postgres");
        PostgresStore::open(&PostgresAddress::new(ledger, &url, None, None).unwrap()).unwrap()
    };
    let (first, second, third) = (file("one.db"), database("client"), file("two.db"));
    fill(&first);
    let mut told = Vec::new();
    carry(&first, &second, &mut |at, of| told.push((at, of))).unwrap();
    let size = first.head().unwrap().size;
    assert_eq!(told, [(0, size), (size, size)]);
    same(&first, &second);
    carry(&second, &third, &mut |_, _| {}).unwrap();
    same(&second, &third);
    // A batch is known wherever it has gone, and a case is at the version that it had.
    for store in [&second as &dyn Carry, &third] {
        assert_eq!(
            store.append(&batch(7, case(3), 3, None)).unwrap(),
            Appended::Before
        );
        let stale = store.append(&batch(50, case(2), 1, Some(Version(0))));
        assert!(
            matches!(stale, Err(AppendError::Stale { now: Version(2) })),
            "{stale:?}"
        );
        store
            .append(&batch(51, case(2), 1, Some(Version(2))))
            .unwrap();
        verify(store, Some(first.head().unwrap())).unwrap();
    }

    // Cut off in between it is gone on with, and nothing is taken twice.
    let fourth = database("other");
    for _ in 0..3 {
        let at = fourth.head().unwrap().size;
        fourth.take(first.part(Position(at), 20).unwrap()).unwrap();
    }
    assert_eq!(fourth.head().unwrap().size, 60);
    assert!(fourth.take(first.part(Position(20), 20).unwrap()).is_err());
    fourth.put(Shelf::Accounts, b"gone", b"meanwhile").unwrap();
    let mut told = Vec::new();
    carry(&first, &fourth, &mut |at, _| told.push(at)).unwrap();
    assert_eq!(told, [60, size]);
    same(&first, &fourth);

    // What is something else is left alone, also where it is longer.
    let other = file("other.db");
    other.append(&batch(99, case(1), 1, None)).unwrap();
    let before = other.head().unwrap();
    assert!(matches!(
        carry(&first, &other, &mut |_, _| {}),
        Err(CarryError::Other)
    ));
    assert!(matches!(
        carry(&other, &second, &mut |_, _| {}),
        Err(CarryError::Other)
    ));
    assert_eq!(other.head().unwrap(), before);
}
