//! Somebody leaves: what they kept opens nothing that is sealed afterwards, and everybody else opens everything.

use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use ledger::{
    AccountAct, Actor, AppendError, Appended, Batch, CaseEntries, Entry, Envelope, Filed, Head,
    Matter, MemoryStore, Position, Record, SealedLetter, Shelf, Store, StoreError,
};
use rules::{CaseId, Moment};

use crate::{
    AccountError, Accounts, Beside, Cost, DeskName, HalfSeen, House, Keeper, KeyError, KeyRing,
    Owed, RecoveryCopy, Seal, Sessions, Standing, Stream, Tended, ask_for_next, drop_half,
    establish, handed, join, owed, pair, renewal, vouch,
};

/// Those that are tried, in the order in which new sheets are made.
const DESKS: [DeskName; 3] = [DeskName::Victim, DeskName::Client, DeskName::Program];
const PASSWORD: &str = "a long password";

type First = Box<dyn FnOnce(&MemoryStore) + Send>;

/// A store whose writes stop after so many, as if the machine had, or that does something first.
#[derive(Default)]
struct Watched {
    inner: MemoryStore,
    stops: Mutex<Option<usize>>,
    written: AtomicUsize,
    before_append: Mutex<Option<First>>,
}

impl Watched {
    fn write(&self) -> Result<(), StoreError> {
        let number = self.written.fetch_add(1, Ordering::SeqCst);
        match *self.stops.lock().unwrap() {
            Some(at) if number >= at => Err(StoreError("stopped".to_owned())),
            _ => Ok(()),
        }
    }
}

impl Store for Watched {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        if let Some(first) = self.before_append.lock().unwrap().take() {
            first(&self.inner);
        }
        self.write()?;
        self.inner.append(batch)
    }
    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.inner.destroy(batch)
    }
    fn purge(&self) -> Result<bool, StoreError> {
        self.inner.purge()
    }
    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        self.inner.case(case)
    }
    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.inner.read(from, most)
    }
    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        self.inner.envelopes(visit)
    }
    fn head(&self) -> Result<Head, StoreError> {
        self.inner.head()
    }
    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.get(shelf, key)
    }
    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.write()?;
        self.inner.put(shelf, key, value)
    }
    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.write()?;
        self.inner.remove(shelf, key)
    }
    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        self.inner.list(shelf)
    }
}

struct Place {
    client: Watched,
    victim: Watched,
    program: Watched,
    drop: Watched,
    house: House,
    stream: Stream,
    /// What the client desk's process has seen.
    seen: HalfSeen,
}

fn now() -> Moment {
    Moment::from_second(1_795_000_000)
}

impl Place {
    /// Two people at each desk: `one` and `two`.
    fn new() -> Self {
        let stream = Stream::from_seed([5; 32]);
        let place = Self {
            house: establish(&stream),
            client: Watched::default(),
            victim: Watched::default(),
            program: Watched::default(),
            drop: Watched::default(),
            stream,
            seen: HalfSeen::default(),
        };
        for desk in DESKS {
            for user in ["one", "two"] {
                place.create(desk, user);
            }
            let ring = place.house.ring(desk);
            let copy = RecoveryCopy::new(place.store(desk), desk);
            copy.lay(ring, &place.stream).unwrap();
        }
        place
    }

    fn create(&self, desk: DeskName, user: &str) {
        let ring = self.house.ring(desk);
        self.accounts(desk)
            .create(user, "X", PASSWORD, ring, Cost::TESTS, &self.stream)
            .unwrap();
    }

    fn store(&self, desk: DeskName) -> &Watched {
        match desk {
            DeskName::Client => &self.client,
            DeskName::Victim => &self.victim,
            // The review desk is not among those that are tried.
            DeskName::Program | DeskName::Review => &self.program,
        }
    }

    fn accounts(&self, desk: DeskName) -> Accounts<'_> {
        Accounts::new(self.store(desk), desk)
    }

    fn keeper(&self, desk: DeskName) -> Keeper<'_> {
        Keeper {
            store: self.store(desk),
            desk,
            beside: match desk {
                DeskName::Client => Beside::Drop {
                    listed: drop_half(&self.program).unwrap(),
                    drop: &self.drop,
                    seen: &self.seen,
                },
                DeskName::Victim => Beside::Both {
                    client: &self.client,
                    drop: &self.drop,
                    program: &self.program,
                },
                _ => Beside::Nothing,
            },
            by: Actor(1),
            now: now(),
            stream: &self.stream,
        }
    }

    /// What a password opens, before anybody looks after it.
    fn opened(&self, desk: DeskName, user: &str) -> KeyRing {
        let opened = self.accounts(desk).open(user, PASSWORD).unwrap();
        opened.unwrap().ring
    }

    /// Signs in as a page does.
    fn sign_in(&self, desk: DeskName, user: &str) -> KeyRing {
        let ring = self.opened(desk, user);
        let keeper = self.keeper(desk);
        let ring = last(keeper.tend(ring).unwrap()).unwrap();
        keeper.settle(&ring).unwrap();
        ring
    }

    fn seal(&self, desk: DeskName, ring: &KeyRing, id: &str) -> Sealed {
        let seal = if desk == DeskName::Client {
            Seal::Client
        } else {
            Seal::Victim
        };
        let envelope = super::envelope("4F2K", id);
        let letter = ring.seal_letter(seal, &envelope, b"words", &self.stream);
        Sealed(seal, envelope, letter.unwrap())
    }
}

struct Sealed(Seal, Envelope, SealedLetter);

fn opens(ring: &KeyRing, Sealed(seal, envelope, letter): &Sealed) -> bool {
    ring.open_letter(*seal, envelope, letter).is_ok()
}

/// The same by any key of the ring, whatever number the letter says: who has kept a ring need not believe it.
fn opens_somehow(ring: &KeyRing, Sealed(seal, envelope, letter): &Sealed) -> bool {
    (0..=ring.generation()).any(|number| {
        let mut letter = letter.clone();
        letter.0[..2].copy_from_slice(&number.to_be_bytes());
        opens(ring, &Sealed(*seal, *envelope, letter))
    })
}

fn last(tended: Tended) -> Option<KeyRing> {
    match tended {
        Tended::Last(ring) | Tended::Renewed(ring) => Some(ring),
        Tended::Behind => None,
    }
}

/// Everything that somebody with a ring and an account's private key can make of a copy of the stores.
fn all_that_opens(place: &Place, desk: DeskName, ring: &KeyRing, private: &[u8; 32]) -> KeyRing {
    let mut best = ring.clone();
    for renewal in renewal::chain(place.store(desk)).unwrap().0 {
        for number in 0..5 {
            if let Ok(next) = renewal.open(desk, Actor(number), private, &best) {
                best = next;
            }
        }
    }
    for left in handed::left(&place.drop).unwrap() {
        if let Ok(keys) = left.keys.open(left.generation, &best.openers) {
            best.client = keys;
        }
    }
    best
}

#[test]
fn who_left_opens_nothing_that_is_sealed_later_with_all_they_had_and_a_later_copy() {
    for left in [DeskName::Client, DeskName::Victim] {
        let place = Place::new();
        let leaver = place.accounts(left).open("two", PASSWORD).unwrap().unwrap();
        let before = [DeskName::Client, DeskName::Victim]
            .map(|desk| place.seal(desk, &place.opened(desk, "one"), "f1"));
        place.accounts(left).end("two", false).unwrap();
        let owes = |desk| owed(place.store(desk), desk, &place.program, &place.drop).unwrap();
        assert_eq!(owes(left), Owed::Next);

        // The next sessions of both desks: the victim desk's first, whose drop the client desk then hands over to.
        let nell = place.sign_in(DeskName::Victim, "one");
        let mut may = place.sign_in(DeskName::Client, "one");
        if left == DeskName::Victim {
            // The client desk hands over to the new half and does nothing else until the program desk asks for it.
            assert_eq!(
                (may.generation(), may.drop_public()),
                (0, nell.drop_public())
            );
            assert_eq!(owes(DeskName::Client), Owed::ToBeAsked);
            ask_for_next(place.store(DeskName::Client)).unwrap();
            assert_eq!(owes(DeskName::Client), Owed::Next);
            may = place.sign_in(DeskName::Client, "one");
        }
        for desk in [DeskName::Client, DeskName::Victim] {
            assert_eq!(owes(desk), Owed::Nothing, "{left}");
        }
        let later = [
            place.seal(DeskName::Client, &may, "f2"),
            place.seal(DeskName::Victim, &nell, "f2"),
        ];
        let record = may.seal_record("draft", b"typed", &place.stream).unwrap();
        let has = all_that_opens(&place, left, &leaver.ring, &leaver.private);
        assert!(opens_somehow(&has, &before[0]));
        assert!(
            !opens_somehow(&has, &later[0]),
            "{left}: a participant's letter"
        );
        if left == DeskName::Victim {
            assert!(
                !opens_somehow(&has, &later[1]),
                "{left}: a letter of the separate file"
            );
            let half = may.drop_public().unwrap();
            assert_eq!(half.number, 1);
            let halves = has.openers.0.iter().filter_map(pair::public_of);
            assert!(halves.into_iter().all(|each| each != half.public), "{left}");
            assert!(has.openers.at(1).is_none(), "{left}: what is handed over");
        } else {
            assert!(has.open_record("draft", &record).is_err());
        }

        // Everybody else opens everything, old and new, at once.
        let nell = place.sign_in(DeskName::Victim, "one");
        for letter in before.iter().chain(&later) {
            assert!(opens(&nell, letter), "{left}");
        }
        assert!(opens(&may, &before[0]) && opens(&may, &later[0]));
        assert!(!opens(&may, &before[1]) && !opens(&may, &later[1]));
        assert!(nell.openers.at(0).is_some(), "what was handed over before");
        assert!(
            place
                .accounts(left)
                .open("two", PASSWORD)
                .unwrap()
                .is_none()
        );
    }
}

#[test]
fn the_victim_desk_opens_what_the_client_desk_seals_under_new_keys_in_the_same_instant() {
    let place = Place::new();
    let nell = place.sign_in(DeskName::Victim, "one");
    for (round, leaver) in ["two", "three", "four"].into_iter().enumerate() {
        if round > 0 {
            let ring = place.sign_in(DeskName::Client, "one");
            place
                .accounts(DeskName::Client)
                .create(leaver, "X", PASSWORD, &ring, Cost::TESTS, &place.stream)
                .unwrap();
        }
        place.accounts(DeskName::Client).end(leaver, false).unwrap();
        let may = place.sign_in(DeskName::Client, "one");
        assert_eq!(usize::from(may.generation()), round + 1);
        let letter = place.seal(DeskName::Client, &may, "f1");
        assert!(!opens(&nell, &letter));
        // The ring of a session that began before the first of them.
        let now = place.keeper(DeskName::Victim).tend(nell.clone()).unwrap();
        assert!(opens(&last(now).unwrap(), &letter), "round {round}");
    }
}

#[test]
fn who_waits_and_who_was_away_are_given_the_keys_and_sessions_of_before_are_behind() {
    let place = Place::new();
    let accounts = place.accounts(DeskName::Victim);
    let ring = place.sign_in(DeskName::Victim, "one");
    let (_, code) = accounts
        .invite("late", "Late", &ring, now(), &place.stream)
        .unwrap();
    let (_, old_code) = accounts
        .invite(
            "too.late",
            "Late",
            &ring,
            now().plus(-80 * 3600),
            &place.stream,
        )
        .unwrap();
    accounts
        .create("three", "X", PASSWORD, &ring, Cost::TESTS, &place.stream)
        .unwrap();
    let sessions = Sessions::new(&place.victim, DeskName::Victim);
    let three = accounts.find("three").unwrap().unwrap();
    let cookie = sessions.begin(&three, &ring, now(), &place.stream).unwrap();

    accounts.end("two", false).unwrap();
    let renewed = place.keeper(DeskName::Victim).tend(ring).unwrap();
    let Tended::Renewed(renewed) = renewed else {
        panic!("the session in which nothing was owed");
    };
    let letter = place.seal(DeskName::Victim, &renewed, "f1");
    // A session that began before has the ring before: it signs in anew.
    let open = sessions.find(&cookie, now()).unwrap().unwrap();
    let tended = place.keeper(DeskName::Victim).tend(open.ring).unwrap();
    assert!(matches!(tended, Tended::Behind));
    assert!(opens(&place.opened(DeskName::Victim, "three"), &letter));
    let joined = accounts
        .join("late", &code, PASSWORD, now(), &place.stream)
        .unwrap();
    assert_eq!(joined.standing, Standing::Open);
    assert!(opens(&place.opened(DeskName::Victim, "late"), &letter));
    // A code that was too old then opens nothing ever.
    let too_late = accounts.join("too.late", &old_code, PASSWORD, now(), &place.stream);
    assert_eq!(too_late, Err(AccountError::NotTheCode));
    let chain = renewal::chain(&place.victim).unwrap().0;
    let given: Vec<u32> = chain[0].wraps.iter().map(|wrap| wrap.number.0).collect();
    assert_eq!(given, [1, 3, 5, 0]);
}

#[test]
fn any_two_sheets_open_every_generation_and_one_opens_none() {
    let place = Place::new();
    let mut letters = Vec::new();
    for (round, desk) in [DeskName::Victim, DeskName::Client, DeskName::Victim]
        .into_iter()
        .enumerate()
    {
        let user = format!("leaver{round}");
        let ring = place.sign_in(desk, "one");
        let accounts = place.accounts(desk);
        accounts
            .create(&user, "X", PASSWORD, &ring, Cost::TESTS, &place.stream)
            .unwrap();
        accounts.end(&user, false).unwrap();
        let nell = place.sign_in(DeskName::Victim, "one");
        let may = place.sign_in(DeskName::Client, "one");
        letters.push(place.seal(DeskName::Client, &may, &format!("c{round}")));
        letters.push(place.seal(DeskName::Victim, &nell, &format!("v{round}")));
    }
    let public = RecoveryCopy::new(&place.program, DeskName::Program)
        .public()
        .unwrap()
        .unwrap();
    let mut opened = 0;
    for one in &place.house.sheets {
        for other in &place.house.sheets {
            let Ok(key) = join(one, other, &public) else {
                assert_eq!(one.number(), other.number());
                continue;
            };
            let ring = |desk| {
                RecoveryCopy::new(place.store(desk), desk)
                    .open(&key)
                    .unwrap()
            };
            let victim = place
                .keeper(DeskName::Victim)
                .tend(ring(DeskName::Victim))
                .unwrap();
            let (victim, client) = (last(victim).unwrap(), ring(DeskName::Client));
            assert_eq!(victim.generation(), 2);
            for letter in &letters {
                assert!(opens(&victim, letter));
                assert_eq!(opens(&client, letter), letter.0 == Seal::Client);
                opened += 1;
            }
        }
    }
    assert_eq!(opened, 6 * 6);
}

/// Cut off after each write, the next sign-in finds everything that was sealed, and makes up for the rest.
#[test]
fn cut_off_anywhere_nothing_is_lost_and_the_next_session_finishes_it() {
    for desk in [DeskName::Client, DeskName::Victim] {
        let mut cuts = 0;
        for at in 0..40 {
            let place = Place::new();
            let sealed = place.seal(desk, &place.opened(desk, "one"), "f1");
            let stores = [&place.client, &place.victim, &place.program, &place.drop];
            for store in stores {
                store.written.store(0, Ordering::SeqCst);
                *store.stops.lock().unwrap() = Some(at);
            }
            let ended = place.accounts(desk).end("two", false);
            let ring = place.opened(desk, "one");
            let tended = place.keeper(desk).tend(ring);
            let whole = ended.is_ok() && tended.is_ok();
            for store in stores {
                *store.stops.lock().unwrap() = None;
            }
            // In this very instant nobody's password may be left: two sheets open whatever there is.
            let copy = RecoveryCopy::new(place.store(desk), desk);
            let public = copy.public().unwrap().unwrap();
            let key = join(&place.house.sheets[0], &place.house.sheets[1], &public).unwrap();
            let sheets = copy.open(&key).unwrap().generation();
            assert_eq!(
                sheets,
                renewal::made(place.store(desk)).unwrap(),
                "cut at {at}"
            );
            if !place
                .accounts(desk)
                .list()
                .unwrap()
                .iter()
                .any(|each| each.user == "two" && each.standing == Standing::Ended)
            {
                place.accounts(desk).end("two", false).unwrap();
            }
            let ring = place.sign_in(desk, "one");
            assert!(ring.generation() >= 1, "{desk}, cut at {at}");
            assert!(opens(&ring, &sealed), "{desk}, cut at {at}");
            let later = place.seal(desk, &ring, "f2");
            let leaver = renewal::chain(place.store(desk)).unwrap().0;
            assert!(
                leaver
                    .last()
                    .unwrap()
                    .wraps
                    .iter()
                    .all(|wrap| wrap.number != Actor(2))
            );
            let nell = place.sign_in(DeskName::Victim, "one");
            assert!(opens(&nell, &later), "{desk}, cut at {at}");
            let may = place.sign_in(DeskName::Client, "one");
            assert_eq!(may.drop_public(), nell.drop_public(), "{desk}, cut at {at}");
            let public = RecoveryCopy::new(place.store(desk), desk)
                .public()
                .unwrap()
                .unwrap();
            let key = join(&place.house.sheets[0], &place.house.sheets[1], &public).unwrap();
            let sheets = RecoveryCopy::new(place.store(desk), desk)
                .open(&key)
                .unwrap();
            assert!(opens(&sheets, &later), "{desk}, cut at {at}");
            cuts += usize::from(!whole);
            if whole {
                break;
            }
        }
        assert!(cuts >= 4, "{desk}: {cuts}");
    }
}

#[test]
fn of_two_sessions_at_once_one_makes_the_keys_and_neither_seals_under_lost_ones() {
    for _ in 0..20 {
        let place = Place::new();
        let ring = place.opened(DeskName::Victim, "one");
        place.accounts(DeskName::Victim).end("two", false).unwrap();
        let made: Vec<Option<KeyRing>> = std::thread::scope(|scope| {
            let one = || last(place.keeper(DeskName::Victim).tend(ring.clone()).unwrap());
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(one)).collect();
            threads
                .into_iter()
                .map(|each| each.join().unwrap())
                .collect()
        });
        let now = place.opened(DeskName::Victim, "one");
        assert_eq!(now.generation(), 1);
        assert_eq!(made.iter().flatten().count(), 1);
        for ring in made.iter().flatten() {
            assert!(opens(&now, &place.seal(DeskName::Victim, ring, "f1")));
        }
    }
}

#[test]
fn who_leaves_or_is_invited_while_the_keys_are_made_is_not_missed() {
    let place = Place::new();
    let ring = place.opened(DeskName::Victim, "one");
    place.create(DeskName::Victim, "three");
    place.accounts(DeskName::Victim).end("two", false).unwrap();
    *place.victim.before_append.lock().unwrap() = Some(Box::new(|store| {
        Accounts::new(store, DeskName::Victim)
            .end("three", false)
            .unwrap();
    }));
    place.sign_in(DeskName::Victim, "one");
    let chain = renewal::chain(&place.victim).unwrap().0;
    assert_eq!(chain.len(), 2, "once more for who left meanwhile");
    assert!(chain[1].wraps.iter().all(|wrap| wrap.number != Actor(3)));

    // Invited by a session whose ring is the last no more.
    let late = place
        .accounts(DeskName::Victim)
        .invite("late", "Late", &ring, now(), &place.stream);
    assert_eq!(late.unwrap_err(), AccountError::Renewed);
    assert!(
        place
            .accounts(DeskName::Victim)
            .find("late")
            .unwrap()
            .is_none()
    );

    // Invited between the list of who is to have them and the append.
    let place = Place::new();
    let ring = place.opened(DeskName::Victim, "one");
    place.accounts(DeskName::Victim).end("two", false).unwrap();
    *place.victim.before_append.lock().unwrap() = Some(Box::new(move |store| {
        let stream = Stream::from_seed([6; 32]);
        Accounts::new(store, DeskName::Victim)
            .create("late", "Late", PASSWORD, &ring, Cost::TESTS, &stream)
            .unwrap();
    }));
    let nell = place.sign_in(DeskName::Victim, "one");
    let letter = place.seal(DeskName::Victim, &nell, "f1");
    assert!(opens(&place.opened(DeskName::Victim, "late"), &letter));
}

#[test]
fn an_account_or_a_generation_that_was_put_into_the_store_is_given_and_gives_nothing() {
    let place = Place::new();
    let (private, public) = pair::fresh(&place.stream);
    // Somebody who can write into the store, without the ring, puts their own public half in place of a colleague's.
    let accounts = place.accounts(DeskName::Victim);
    accounts.plant("two", public);
    place.create(DeskName::Victim, "three");
    accounts.end("three", false).unwrap();
    let nell = place.sign_in(DeskName::Victim, "one");
    let letter = place.seal(DeskName::Victim, &nell, "f1");
    for renewal in renewal::chain(&place.victim).unwrap().0 {
        let old = place.house.victim.clone();
        assert!(
            renewal
                .open(DeskName::Victim, Actor(2), &private, &old)
                .is_err()
        );
    }
    // Nor does a ring of theirs, sealed to everybody and appended, become the desk's.
    let theirs = establish(&Stream::from_seed([9; 32])).victim;
    let theirs = theirs_next(&theirs, 2);
    let forged = renewal::sealed_to(&accounts.receivers(now()).unwrap(), &theirs, &place.stream);
    let mut envelope = super::envelope("desk", "forged");
    envelope.matter = Matter::Filed(Filed::Account {
        number: Actor(1),
        act: AccountAct::KeysRenewed,
    });
    let entry = ledger::NewEntry {
        envelope,
        salt: [0; 16],
        letter: forged.unwrap().letter().unwrap(),
    };
    let batch = Batch {
        id: ledger::BatchId([7; 16]),
        case: envelope.case,
        seen: None,
        entries: vec![entry],
    };
    place.victim.append(&batch).unwrap();
    let refused = accounts.open("one", PASSWORD);
    assert_eq!(refused.err(), Some(KeyError::DoesNotOpen));
    assert!(opens(&nell, &letter));
}

#[test]
fn old_sheets_open_nothing_that_is_sealed_after_new_ones_were_made_and_the_new_ones_everything() {
    let place = Place::new();
    let letters = |id: &str| {
        [DeskName::Client, DeskName::Victim]
            .map(|desk| place.seal(desk, &place.sign_in(desk, "one"), id))
    };
    let copy = |desk| RecoveryCopy::new(place.store(desk), desk);
    let before = letters("f1");
    let was = copy(DeskName::Program).public().unwrap().unwrap();
    let old = join(&place.house.sheets[0], &place.house.sheets[2], &was).unwrap();
    let rings = DESKS.map(|desk| (desk, copy(desk).open(&old).unwrap()));

    let (sheets, public) = crate::fresh_sheets(&Stream::from_seed([4; 32]));
    for desk in DESKS {
        let ring = place.sign_in(desk, "one");
        place.keeper(desk).with_sheets(ring, public).unwrap();
        assert_eq!(copy(desk).public().unwrap(), Some(public), "{desk}");
    }
    let later = letters("f2");
    for (desk, ring) in &rings {
        assert!(copy(*desk).open(&old).is_err(), "{desk}");
        let has = all_that_opens(&place, *desk, ring, &old.0);
        assert!(
            !later.iter().any(|letter| opens_somehow(&has, letter)),
            "{desk}"
        );
        assert_eq!(has.openers.at(1), None, "{desk}");
    }
    for (one, other) in [(0, 1), (1, 2), (2, 0), (1, 0), (2, 1), (0, 2)] {
        let key = join(&sheets[one], &sheets[other], &public).unwrap();
        let victim = copy(DeskName::Victim).open(&key).unwrap();
        let victim = last(place.keeper(DeskName::Victim).tend(victim).unwrap()).unwrap();
        let client = copy(DeskName::Client).open(&key).unwrap();
        for letter in before.iter().chain(&later) {
            assert!(opens(&victim, letter));
            assert_eq!(opens(&client, letter), letter.0 == Seal::Client);
        }
        copy(DeskName::Program).open(&key).unwrap();
    }
    assert!(join(&sheets[0], &place.house.sheets[1], &public).is_err());
    assert!(join(&sheets[0], &sheets[0], &public).is_err());
}

fn theirs_next(ring: &KeyRing, generation: u16) -> KeyRing {
    let mut next = ring.clone();
    while next.generation() < generation {
        next.own.0.push([1; 32]);
    }
    next
}

#[test]
fn a_vouching_under_keys_of_before_counts_no_more() {
    let place = Place::new();
    let old = place.opened(DeskName::Victim, "one");
    place.accounts(DeskName::Victim).end("two", false).unwrap();
    let now = place.sign_in(DeskName::Victim, "one");
    // Who left has the ring before, and vouches with it for a key of their own.
    let theirs = (Actor(9), [9; 32]);
    vouch::vouch(&place.victim, theirs, &old, &place.stream).unwrap();
    assert!(vouch::is_vouched(&place.victim, theirs, &old).unwrap());
    assert!(!vouch::is_vouched(&place.victim, theirs, &now).unwrap());
}

#[test]
fn a_public_half_that_others_listed_is_not_handed_over_to() {
    let place = Place::new();
    let leaver = place.opened(DeskName::Client, "two");
    place.accounts(DeskName::Client).end("two", false).unwrap();
    let may = place.sign_in(DeskName::Client, "one");
    // Who left the client desk lists a half of their own, under the key that they had, and by another victim ring.
    let mut theirs = place.house.victim.clone();
    theirs.client = leaver.client.clone();
    theirs.openers.0.push([3; 32]);
    theirs.drop = Some(crate::DropHalf {
        number: 1,
        public: [9; 32],
    });
    place.keeper(DeskName::Victim).settle(&theirs).unwrap();
    assert!(drop_half(&place.program).unwrap().is_some());
    let after = last(place.keeper(DeskName::Client).tend(may.clone()).unwrap()).unwrap();
    assert_eq!(after.drop_public(), may.drop_public());
    // The victim desk's own is put in its place and taken.
    place.accounts(DeskName::Victim).end("two", false).unwrap();
    let nell = place.sign_in(DeskName::Victim, "one");
    let may = place.sign_in(DeskName::Client, "one");
    assert_eq!(may.drop_public(), nell.drop_public());
}

/// Keys that lie in the drop and never became the desk's, for a crash cut that off or somebody put them there, are not taken.
#[test]
fn keys_in_the_drop_that_are_not_of_the_generation_in_the_ledger_are_left() {
    let place = Place::new();
    let nell = place.sign_in(DeskName::Victim, "one");
    let half = *place.house.client.drop_public().unwrap();
    let leave = |key: [u8; 32], half| {
        let mut ring = place.house.client.clone();
        ring.own.0.push(key);
        ring.client.0.push(key);
        handed::leave(&place.drop, &ring, half, Actor(1), now(), &place.stream).unwrap();
    };
    let theirs = crate::DropHalf {
        number: 3,
        public: [9; 32],
    };
    leave([7; 32], &half);
    place.accounts(DeskName::Client).end("two", false).unwrap();
    let may = place.sign_in(DeskName::Client, "one");
    leave([8; 32], &half);
    leave([8; 32], &theirs);
    assert_eq!(handed::left(&place.drop).unwrap().len(), 4);
    let letter = place.seal(DeskName::Client, &may, "f1");
    let taken = last(place.keeper(DeskName::Victim).tend(nell).unwrap()).unwrap();
    assert!(opens(&taken, &letter));
    let after = last(place.keeper(DeskName::Client).tend(may).unwrap()).unwrap();
    assert_eq!(after.drop_public(), Some(&half));
}

/// A client ledger of before the keys lay in the drop: they are in the generation's letter.
#[test]
fn keys_that_were_handed_over_in_the_client_ledger_are_taken_from_there() {
    let place = Place::new();
    let nell = place.sign_in(DeskName::Victim, "one");
    let mut next = place.house.client.clone();
    next.own.0.push([7; 32]);
    next.client.0.push([8; 32]);
    next.vouched = true;
    let receivers = place.accounts(DeskName::Client).receivers(now()).unwrap();
    let renewal = renewal::sealed_to(&receivers, &next, &place.stream).unwrap();
    let half = place.house.client.drop_public().unwrap();
    let mut envelope = super::envelope("desk", "renewed");
    envelope.matter = Matter::Filed(Filed::Account {
        number: Actor(1),
        act: AccountAct::KeysRenewed,
    });
    let entry = ledger::NewEntry {
        envelope,
        salt: [0; 16],
        letter: renewal
            .letter_of_before(&next, half, &place.stream)
            .unwrap(),
    };
    let batch = Batch {
        id: ledger::BatchId([7; 16]),
        case: envelope.case,
        seen: None,
        entries: vec![entry],
    };
    place.client.append(&batch).unwrap();
    renewal::want(&place.client, 1).unwrap();
    let may = place.sign_in(DeskName::Client, "one");
    assert_eq!(may.generation(), 1);
    let letter = place.seal(DeskName::Client, &may, "f1");
    let taken = last(place.keeper(DeskName::Victim).tend(nell).unwrap()).unwrap();
    assert!(opens(&taken, &letter));
    assert!(handed::left(&place.drop).unwrap().is_empty());
    let owes = owed(&place.client, DeskName::Client, &place.program, &place.drop);
    assert_eq!(owes.unwrap(), Owed::Nothing);
}

#[test]
fn a_ring_and_accounts_of_before_there_were_generations_go_on() {
    let place = Place::new();
    let desk = DeskName::Victim;
    let before = place.seal(desk, &place.house.victim, "f1");
    // As that version wrote them: nothing after the ring, no vouching, no number in the sheets' copy.
    let whole = place.house.victim.written().unwrap();
    // One byte for the drop's number, one for no older halves, one for vouching.
    let first = &whole[..whole.len() - 3];
    let old = KeyRing::read(first).unwrap();
    assert!(!old.vouched && old.drop_public() == place.house.victim.drop_public());
    for user in ["one", "two"] {
        place.accounts(desk).give(user, first, &place.stream);
    }
    for (key, _) in place.victim.list(Shelf::House).unwrap() {
        if key.starts_with(b"vouch/") {
            place.victim.remove(Shelf::House, &key).unwrap();
        }
    }
    let copy = place
        .victim
        .get(Shelf::House, b"recovery")
        .unwrap()
        .unwrap();
    place
        .victim
        .put(Shelf::House, b"recovery", &copy[..copy.len() - 1])
        .unwrap();

    place.create(desk, "three");
    place.accounts(desk).end("three", false).unwrap();
    let ring = place.sign_in(desk, "one");
    assert_eq!(ring.generation(), 1);
    let two = place.opened(desk, "two");
    assert!(opens(&two, &before) && two.vouched && two.generation() == 1);
    let public = RecoveryCopy::new(&place.victim, desk)
        .public()
        .unwrap()
        .unwrap();
    let key = join(&place.house.sheets[1], &place.house.sheets[2], &public).unwrap();
    let sheets = RecoveryCopy::new(&place.victim, desk).open(&key).unwrap();
    assert_eq!(sheets.generation(), 1);
}

#[test]
fn whoever_takes_keys_out_of_the_drop_has_nobody_hand_over_to_a_half_from_before() {
    let mut place = Place::new();
    // Somebody left the victim desk: another half; and the client desk made keys of its own since, which it left there.
    place.accounts(DeskName::Victim).end("two", false).unwrap();
    let nell = place.sign_in(DeskName::Victim, "one");
    ask_for_next(&place.client).unwrap();
    let may = place.sign_in(DeskName::Client, "one");
    assert_eq!((may.generation(), nell.drop.unwrap().number), (1, 1));
    assert_eq!(may.drop_public(), nell.drop_public());
    place.sign_in(DeskName::Client, "two");

    // They are taken out of the drop's file.
    let whole = std::mem::take(&mut place.drop);
    // The process that has seen the half goes on with it, and one that begins anew hands over to none.
    let goes_on = place.sign_in(DeskName::Client, "one");
    assert_eq!(goes_on.drop_public(), nell.drop_public());
    place.seen = HalfSeen::default();
    let anew = place.sign_in(DeskName::Client, "one");
    assert_eq!(anew.drop_public(), None);
    assert_eq!(anew.drop_for_danger().map(|half| half.number), Some(0));
    // No keys of its own go to a half from before either, for whoever left would have them.
    ask_for_next(&place.client).unwrap();
    let ring = place.opened(DeskName::Client, "one");
    let refused = place.keeper(DeskName::Client).tend(ring).err();
    assert_eq!(refused, Some(KeyError::HalfGone));
    assert!(handed::left(&place.drop).unwrap().is_empty());

    // Put back, all is as it was.
    place.drop = whole;
    let again = place.sign_in(DeskName::Client, "one");
    assert_eq!(
        (again.generation(), again.drop_public()),
        (2, nell.drop_public())
    );
}

#[test]
fn a_closed_list_put_back_is_seen_by_the_process_that_handed_over_since() {
    let mut place = Place::new();
    let listed = |place: &Place| drop_half(&place.program).unwrap();
    let halves = ["two", "three"].map(|leaver| {
        if leaver != "two" {
            let ring = place.sign_in(DeskName::Victim, "one");
            place
                .accounts(DeskName::Victim)
                .create(leaver, "X", PASSWORD, &ring, Cost::TESTS, &place.stream)
                .unwrap();
        }
        place.accounts(DeskName::Victim).end(leaver, false).unwrap();
        let nell = place.sign_in(DeskName::Victim, "one");
        let may = place.sign_in(DeskName::Client, "one");
        assert_eq!(may.drop_public(), nell.drop_public());
        listed(&place).unwrap()
    });
    let put = |place: &Place, half: &[u8]| {
        let key: &[u8] = b"drop half";
        place.program.put(Shelf::House, key, half).unwrap();
    };
    put(&place, &halves[0]);
    let may = place.sign_in(DeskName::Client, "one");
    assert_eq!(may.drop_public(), None);
    put(&place, &halves[1]);
    let may = place.sign_in(DeskName::Client, "one");
    assert_eq!(may.drop_public().map(|half| half.number), Some(2));
    // The limit: nothing is kept of it, so a process that begins anew does not know.
    put(&place, &halves[0]);
    place.seen = HalfSeen::default();
    let may = place.sign_in(DeskName::Client, "one");
    assert_eq!(may.drop_public().map(|half| half.number), Some(1));
}
