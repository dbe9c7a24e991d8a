//! What opens, and all that must not.

use ledger::{Actor, Envelope, Exactness, Filed, Matter, MemoryStore, SealedLetter, Shelf, Store};
use rules::{CaseId, FactId, Moment};

use crate::{
    AccountError, Accounts, Cost, DeskName, House, IDLE_SECONDS, KeyError, Seal, Sessions, Stream,
    establish,
};

mod generations;

const CHEAP: Cost = Cost::LIGHT;

fn stream() -> Stream {
    Stream::from_seed([1; 32])
}

fn envelope(case: &str, id: &str) -> Envelope {
    let at = Moment::from_second(1_795_000_000);
    Envelope {
        case: CaseId::new(case).unwrap(),
        id: FactId::new(id).unwrap(),
        actor: Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter: Matter::Filed(Filed::Intake),
    }
}

fn house() -> House {
    establish(&stream())
}

/// What searches the memory of a process for keys finds each kind, wherever it lies, and names no other.
#[test]
fn each_secret_of_a_ring_is_seen_where_it_stands_readable() {
    let (house, other) = (house(), establish(&Stream::from_seed([2; 32])));
    let within = |key: &[u8; 32]| [&[7; 99][..], key, &[9; 3]].concat();
    let ring = &house.victim;
    for (key, kind) in [
        (&ring.own.0[0], "a key of the desk's own"),
        (&ring.victim.0[0], "a key of the separate file"),
        (&ring.openers.0[0], "a private half of the drop"),
    ] {
        assert_eq!(ring.stands_in(&within(key)), [kind]);
        assert!(other.victim.stands_in(&within(key)).is_empty());
        assert!(ring.stands_in(&within(key)[..130]).is_empty(), "half a key");
    }
    // The client desk's key is two desks': it may stand in the memory of the client desk's process.
    assert!(ring.stands_in(&within(&ring.client.0[0])).is_empty());
    let theirs = &house.client;
    assert!(!theirs.stands_in(&within(&theirs.client.0[0])).is_empty());
}

#[test]
fn a_letter_opens_at_the_desks_that_may_read_it_and_nowhere_else() {
    let (house, stream, envelope) = (house(), stream(), envelope("4F2K", "f1"));
    let his = house
        .client
        .seal_letter(Seal::Client, &envelope, b"words", &stream)
        .unwrap();
    let theirs = house
        .victim
        .seal_letter(Seal::Victim, &envelope, b"her words", &stream)
        .unwrap();
    for (desk, opens_his, opens_theirs) in [
        (DeskName::Client, true, false),
        (DeskName::Victim, true, true),
        (DeskName::Program, false, false),
        (DeskName::Review, false, false),
    ] {
        let ring = house.ring(desk);
        assert_eq!(
            ring.open_letter(Seal::Client, &envelope, &his).is_ok(),
            opens_his,
            "{desk}"
        );
        assert_eq!(
            ring.open_letter(Seal::Victim, &envelope, &theirs).is_ok(),
            opens_theirs,
            "{desk}"
        );
        assert_eq!(ring.drop_private().is_some(), desk == DeskName::Victim);
    }
    // Under the wrong name it is no letter at all, even with the key in hand.
    assert_eq!(
        house
            .victim
            .open_letter(Seal::Client, &envelope, &theirs)
            .unwrap_err(),
        KeyError::DoesNotOpen
    );
}

#[test]
fn a_letter_is_bound_to_its_envelope_and_every_bit_of_it_counts() {
    let (house, stream, here) = (house(), stream(), envelope("4F2K", "f1"));
    let ring = &house.victim;
    let letter = ring
        .seal_letter(Seal::Victim, &here, b"Thursday at noon", &stream)
        .unwrap();
    assert_eq!(
        &**ring.open_letter(Seal::Victim, &here, &letter).unwrap(),
        b"Thursday at noon"
    );
    for other in [envelope("4F2K", "f2"), envelope("4F2M", "f1")] {
        assert!(ring.open_letter(Seal::Victim, &other, &letter).is_err());
    }
    for place in 0..letter.0.len() {
        let mut changed = letter.0.clone();
        changed[place] ^= 1;
        assert!(
            ring.open_letter(Seal::Victim, &here, &SealedLetter(changed))
                .is_err(),
            "{place}"
        );
    }
    for cut in 0..letter.0.len() {
        let short = SealedLetter(letter.0[..cut].to_vec());
        assert_eq!(
            ring.open_letter(Seal::Victim, &here, &short).is_ok(),
            cut == 0,
            "{cut}"
        );
    }
}

#[test]
fn the_length_of_a_letter_tells_only_its_class() {
    let (house, stream, here) = (house(), stream(), envelope("4F2K", "f1"));
    let length = |words: usize| {
        let words = vec![b'x'; words];
        let letter = house
            .client
            .seal_letter(Seal::Client, &here, &words, &stream)
            .unwrap();
        assert_eq!(
            &**house
                .client
                .open_letter(Seal::Client, &here, &letter)
                .unwrap(),
            &words
        );
        letter.0.len()
    };
    assert_eq!(length(0), length(124));
    assert_ne!(length(124), length(125));
    assert_eq!(length(125), length(252));
    assert_eq!(length(65_533), length(131_068));
}

#[test]
fn a_record_opens_for_its_desk_and_purpose_alone() {
    let (house, stream) = (house(), stream());
    let record = house
        .client
        .seal_record("draft/1", b"typed", &stream)
        .unwrap();
    assert_eq!(
        &**house.client.open_record("draft/1", &record).unwrap(),
        b"typed"
    );
    assert!(house.client.open_record("draft/2", &record).is_err());
    assert!(house.victim.open_record("draft/1", &record).is_err());
}

#[test]
fn a_password_opens_the_ring_and_a_new_one_replaces_it() {
    let (house, stream, store) = (house(), stream(), MemoryStore::new());
    let accounts = Accounts::new(&store, DeskName::Victim);
    let nell = accounts
        .create(
            "Nell",
            "Nell Sandoval",
            "a long password",
            &house.victim,
            CHEAP,
            &stream,
        )
        .unwrap();
    assert_eq!((nell.user.as_str(), nell.number), ("nell", Actor(1)));
    let (account, ring) = accounts
        .sign_in(" NELL ", "a long password")
        .unwrap()
        .unwrap();
    assert_eq!((account, ring.desk()), (nell, DeskName::Victim));
    let here = envelope("4F2K", "f1");
    let letter = house
        .victim
        .seal_letter(Seal::Victim, &here, b"x", &stream)
        .unwrap();
    assert!(ring.open_letter(Seal::Victim, &here, &letter).is_ok());
    assert!(
        accounts
            .sign_in("nell", "a long passwor")
            .unwrap()
            .is_none()
    );
    assert!(
        accounts
            .sign_in("nobody", "a long password")
            .unwrap()
            .is_none()
    );

    let wrong = accounts.change_password("nell", "not it", "another password", &stream);
    assert_eq!(wrong, Err(AccountError::WrongPassword));
    let short = accounts.change_password("nell", "a long password", "short", &stream);
    assert_eq!(short, Err(AccountError::TooShort));
    accounts
        .change_password("nell", "a long password", "another password", &stream)
        .unwrap();
    assert!(
        accounts
            .sign_in("nell", "a long password")
            .unwrap()
            .is_none()
    );
    assert!(
        accounts
            .sign_in("nell", "another password")
            .unwrap()
            .is_some()
    );
}

#[test]
fn an_account_is_made_once_with_a_usable_name_and_the_ring_of_its_desk() {
    let (house, stream, store) = (house(), stream(), MemoryStore::new());
    let accounts = Accounts::new(&store, DeskName::Client);
    let make = |user, ring| accounts.create(user, "X", "a long password", ring, CHEAP, &stream);
    assert_eq!(make("", &house.client), Err(AccountError::NotAUser));
    assert_eq!(make("a b", &house.client), Err(AccountError::NotAUser));
    assert!(matches!(
        make("ok", &house.victim),
        Err(AccountError::Key(_))
    ));
    assert!(make("ok", &house.client).is_ok());
    assert_eq!(make("OK", &house.client), Err(AccountError::Taken));
    assert_eq!(make("two", &house.client).unwrap().number, Actor(2));
    assert_eq!(accounts.list().unwrap().len(), 2);
}

#[test]
fn a_session_that_is_used_all_day_ends_after_twelve_hours() {
    let (house, stream, store) = (house(), stream(), MemoryStore::new());
    let may = Accounts::new(&store, DeskName::Client)
        .create(
            "may",
            "May",
            "a long password",
            &house.client,
            CHEAP,
            &stream,
        )
        .unwrap();
    let sessions = Sessions::new(&store, DeskName::Client);
    let start = Moment::from_second(1_795_000_000);
    let cookie = sessions.begin(&may, &house.client, start, &stream).unwrap();
    let minutes = |minutes: i64| sessions.find(&cookie, start.plus(60 * minutes)).unwrap();
    for minute in (0..720).step_by(10) {
        assert!(!minutes(minute).unwrap().expired, "{minute}");
    }
    assert!(minutes(720).unwrap().expired);
    // What was typed can still be sealed, as after idleness; used it is no more.
    assert!(minutes(721).unwrap().expired);
    // A row of before it was written down when a session began opens nothing and is in nobody's way.
    for (key, row) in store.list(Shelf::Sessions).unwrap() {
        store
            .put(Shelf::Sessions, &key, &row[..row.len() - 5])
            .unwrap();
    }
    assert!(minutes(5).is_none());
    sessions.end_all("may").unwrap();
    assert!(store.list(Shelf::Sessions).unwrap().is_empty());
}

#[test]
fn a_session_opens_by_its_cookie_until_it_is_idle_for_a_quarter_of_an_hour() {
    let (house, stream, store) = (house(), stream(), MemoryStore::new());
    let accounts = Accounts::new(&store, DeskName::Client);
    let may = accounts
        .create(
            "may",
            "May",
            "a long password",
            &house.client,
            CHEAP,
            &stream,
        )
        .unwrap();
    let sessions = Sessions::new(&store, DeskName::Client);
    let start = Moment::from_second(1_795_000_000);
    let idle = i64::from(IDLE_SECONDS);
    let cookie = sessions.begin(&may, &house.client, start, &stream).unwrap();
    let open = |at: i64| sessions.find(&cookie, start.plus(at)).unwrap();
    assert!(!open(idle - 1).unwrap().expired);
    // That was a use, so it counts from there.
    assert!(!open(idle + idle - 2).unwrap().expired);
    assert!(open(3 * idle).unwrap().expired);
    assert!(open(20 * 3600).is_none());
    assert!(sessions.find("nonsense", start).unwrap().is_none());

    // What lies in the table opens nothing, at no desk.
    for (key, row) in store.list(Shelf::Sessions).unwrap() {
        assert!(!row.windows(32).any(|part| part == house.client.own.0[0]));
        assert!(
            !cookie
                .as_bytes()
                .windows(key.len().min(43))
                .any(|part| part == key)
        );
    }
    sessions.sweep(start.plus(20 * 3600)).unwrap();
    assert!(store.list(Shelf::Sessions).unwrap().is_empty());
}

#[test]
fn signing_out_ends_one_session_and_a_new_password_the_others() {
    let (house, stream, store) = (house(), stream(), MemoryStore::new());
    let accounts = Accounts::new(&store, DeskName::Client);
    let may = accounts
        .create(
            "may",
            "May",
            "a long password",
            &house.client,
            CHEAP,
            &stream,
        )
        .unwrap();
    let sessions = Sessions::new(&store, DeskName::Client);
    let now = Moment::from_second(1_795_000_000);
    let begin = || sessions.begin(&may, &house.client, now, &stream).unwrap();
    let (one, two, three) = (begin(), begin(), begin());
    sessions.end(&one).unwrap();
    sessions.end_others("may", &two).unwrap();
    let found = [&one, &two, &three].map(|each| sessions.find(each, now).unwrap().is_some());
    assert_eq!(found, [false, true, false]);
}

#[test]
fn one_seed_gives_one_stream_and_labels_hold_no_look_alikes() {
    let (a, b) = (stream(), stream());
    assert_eq!(a.bytes::<40>(), b.bytes::<40>());
    let label = a.label(400);
    assert_eq!(label, b.label(400));
    assert_eq!(label.len(), 400);
    assert!(!label.contains(['0', 'O', '1', 'I', 'l', 'A', 'E']));
}
