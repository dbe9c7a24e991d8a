//! Second factor, invitation, lost password, leaving: what opens, what does not any more, and what a change touches.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use ledger::{MemoryStore, Shelf, Store};
use leeward_keys::{
    AccountError, Accounts, BACKUP_CODES, Cost, DeskName, FactorSecret, House, Pending, Sessions,
    Standing, Stream, establish,
};
use rules::Moment;

const WORD: &str = "rain on the plain";

struct Place {
    store: MemoryStore,
    house: House,
    stream: Stream,
}

impl Place {
    fn new() -> Self {
        let stream = Stream::from_seed([4; 32]);
        let place = Self {
            store: MemoryStore::new(),
            house: establish(&stream),
            stream,
        };
        for user in ["nell", "ines"] {
            let ring = &place.house.victim;
            let made = place
                .all()
                .create(user, user, WORD, ring, Cost::LIGHT, &place.stream);
            made.unwrap();
        }
        place
    }

    fn all(&self) -> Accounts<'_> {
        Accounts::new(&self.store, DeskName::Victim)
    }

    fn record(&self, user: &str) -> Vec<u8> {
        let record = self.store.get(Shelf::Accounts, user.as_bytes()).unwrap();
        record.unwrap()
    }

    /// Everything that lies in the store, by shelf and key.
    fn dump(&self) -> Vec<(Shelf, Vec<u8>, Vec<u8>)> {
        let shelves = [
            Shelf::Accounts,
            Shelf::Sessions,
            Shelf::Drafts,
            Shelf::House,
            Shelf::Doors,
        ];
        let records = shelves.into_iter().flat_map(|shelf| {
            let records = self.store.list(shelf).unwrap().into_iter();
            records.map(move |(key, value)| (shelf, key, value))
        });
        records.collect()
    }
}

fn at(second: i64) -> Moment {
    Moment::from_second(1_795_000_000 + second)
}

#[test]
fn the_codes_are_those_of_rfc_6238() {
    // Appendix B, SHA-1, the last six of its eight digits. Its secret is `12345678901234567890`.
    let secret = FactorSecret::read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").unwrap();
    for (second, code) in [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_234_567_890, "005924"),
        (20_000_000_000, "353130"),
    ] {
        let now = Moment::from_second(second);
        assert_eq!(secret.code(now).as_deref(), Some(code));
        assert!(secret.step(code, now).is_some());
    }
    assert_eq!(&**secret.text(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

#[test]
fn a_code_is_taken_once_within_one_step_and_not_from_an_earlier_one() {
    let place = Place::new();
    let secret = FactorSecret::fresh(&place.stream);
    let enrol = |password: &str, code: &str| {
        place
            .all()
            .enrol("nell", password, &secret, code, at(0), &place.stream)
    };
    let first = secret.code(at(0)).unwrap();
    assert_eq!(
        enrol("not it at all", &first).unwrap_err(),
        AccountError::WrongPassword
    );
    assert_eq!(enrol(WORD, "000000").unwrap_err(), AccountError::NotTheCode);
    assert!(!place.all().find("nell").unwrap().unwrap().has_factor);
    let backup = enrol(WORD, &first).unwrap();
    assert_eq!(backup.len(), BACKUP_CODES);
    let take = |code: &str, second: i64| {
        let opened = place.all().open("nell", WORD).unwrap().unwrap();
        place
            .all()
            .take_code(&opened, code, at(second), &place.stream)
            .unwrap()
    };
    assert!(!take(&first, 0), "the code that set it up");
    let second = secret.code(at(60)).unwrap();
    assert!(!take(&second, 0), "two steps early");
    assert!(!take(&second, 150), "three steps late");
    assert!(take(&second, 31));
    for again in [31, 60, 89] {
        assert!(!take(&second, again), "a replay, {again} s");
    }
    assert!(
        !take(&secret.code(at(31)).unwrap(), 62),
        "an earlier step than the last"
    );
    assert!(take(&secret.code(at(90)).unwrap(), 90));
    for code in ["", "12345", "1234567", "12345a", "éééééé"] {
        assert!(!take(code, 200), "{code}");
    }
    // Ten on paper, each once, in any order, whatever the time.
    for code in backup.iter().rev() {
        assert!(take(&code.to_lowercase(), 1));
        assert!(!take(code, 1));
    }
    // A lost telephone, and new keys, take it away.
    place.all().reset_factor("nell").unwrap();
    assert!(!take(&secret.code(at(900)).unwrap(), 900));
}

#[test]
fn the_secret_of_a_second_factor_lies_nowhere_to_be_read() {
    let place = Place::new();
    let secret = FactorSecret::fresh(&place.stream);
    let code = secret.code(at(0)).unwrap();
    let backup = place
        .all()
        .enrol("nell", WORD, &secret, &code, at(0), &place.stream)
        .unwrap();
    let raw = {
        let stream = Stream::from_seed([4; 32]);
        // The same secret as bytes: what the text says, five bits a letter (RFC 4648).
        drop(stream);
        let mut bits = String::new();
        for letter in secret.text().bytes() {
            let place = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
                .iter()
                .position(|each| *each == letter);
            bits.push_str(&format!("{:05b}", place.unwrap()));
        }
        let bytes = bits.as_bytes().chunks_exact(8);
        let bytes = bytes.map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2));
        bytes.collect::<Result<Vec<u8>, _>>().unwrap()
    };
    assert_eq!(raw.len(), 20);
    let has = |needle: &[u8]| {
        let all = place.dump();
        all.iter()
            .any(|(_, _, value)| value.windows(needle.len()).any(|part| part == needle))
    };
    assert!(!has(&raw) && !has(secret.text().as_bytes()) && !has(backup[0].as_bytes()));
}

#[test]
fn a_new_password_rewraps_one_blob_and_touches_nothing_else() {
    let place = Place::new();
    let secret = FactorSecret::fresh(&place.stream);
    let code = secret.code(at(0)).unwrap();
    place
        .all()
        .enrol("nell", WORD, &secret, &code, at(0), &place.stream)
        .unwrap();
    let before = place.dump();
    let was = place.record("nell");
    place
        .all()
        .change_password("nell", WORD, "wind in the willows", &place.stream)
        .unwrap();
    let changed: Vec<_> = place
        .dump()
        .into_iter()
        .filter(|each| !before.contains(each))
        .map(|(shelf, key, _)| (shelf, key))
        .collect();
    assert_eq!(changed, [(Shelf::Accounts, b"nell".to_vec())]);
    // Of the record, the salt and the private key's wrap alone: it is as long as before, and what differs lies between
    // the first and the last byte of these two. 16 + 185 bytes, and the public key of 32 between them, which does not.
    let now = place.record("nell");
    assert_eq!(now.len(), was.len());
    let differs: Vec<usize> = (0..now.len()).filter(|n| now[*n] != was[*n]).collect();
    let (first, last) = (differs[0], differs[differs.len() - 1]);
    assert!(
        last - first < 16 + 32 + 2 + 201,
        "{first} to {last} of {}",
        now.len()
    );
    assert!(
        now.len() - last > 300,
        "the ring and the factor come after and stand as they were"
    );
}

#[test]
fn a_code_makes_one_password_within_72_hours() {
    let place = Place::new();
    let ring = &place.house.victim;
    let invite = |user: &str| {
        place
            .all()
            .invite(user, "Wilma", ring, at(0), &place.stream)
    };
    assert_eq!(invite("NELL").unwrap_err(), AccountError::Taken);
    assert_eq!(invite("a b").unwrap_err(), AccountError::NotAUser);
    let (account, code) = invite("wilma").unwrap();
    assert_eq!(account.standing, Standing::Waiting(at(72 * 3600)));
    assert!(place.all().open("wilma", WORD).unwrap().is_none());
    assert!(
        place.all().open("wilma", &code).unwrap().is_none(),
        "a code is no password"
    );
    let join = |user: &str, code: &str, second: i64| {
        place
            .all()
            .join(user, code, "a fine new password", at(second), &place.stream)
    };
    let mut slip = code.to_string();
    let last = if slip.ends_with('Z') { "Y" } else { "Z" };
    slip.replace_range(slip.len() - 1.., last);
    for (user, code, second) in [
        ("wilma", slip.as_str(), 0),
        ("wilma", "", 0),
        ("nobody", &code, 0),
        ("nell", &code, 0),
        ("wilma", &code, 72 * 3600),
    ] {
        assert_eq!(
            join(user, code, second).unwrap_err(),
            AccountError::NotTheCode,
            "{user} {second}"
        );
    }
    let typed = code.to_lowercase().replace(' ', "-");
    assert_eq!(
        join("Wilma", &typed, 72 * 3600 - 1).unwrap().standing,
        Standing::Open
    );
    let opened = place
        .all()
        .open("wilma", "a fine new password")
        .unwrap()
        .unwrap();
    assert_eq!(opened.ring.desk(), DeskName::Victim);
    assert_eq!(
        join("wilma", &code, 1).unwrap_err(),
        AccountError::NotTheCode,
        "used"
    );
    // Nothing of the code lies there, nor what it opened.
    let plain = code.replace(' ', "");
    for (_, _, value) in place.dump() {
        assert!(
            !value
                .windows(plain.len())
                .any(|part| part == plain.as_bytes())
        );
    }
}

#[test]
fn a_code_for_a_lost_password_ends_the_old_one_the_factor_and_the_sessions() {
    let place = Place::new();
    let secret = FactorSecret::fresh(&place.stream);
    let code = secret.code(at(0)).unwrap();
    place
        .all()
        .enrol("nell", WORD, &secret, &code, at(0), &place.stream)
        .unwrap();
    let opened = place.all().open("nell", WORD).unwrap().unwrap();
    let sessions = Sessions::new(&place.store, DeskName::Victim);
    let cookie = sessions
        .begin(&opened.account, &opened.ring, at(0), &place.stream)
        .unwrap();
    let ring = &place.house.victim;
    let (_, code) = place
        .all()
        .reset("nell", ring, at(0), &place.stream)
        .unwrap();
    assert!(place.all().open("nell", WORD).unwrap().is_none());
    assert!(sessions.find(&cookie, at(1)).unwrap().is_none());
    let joined = place
        .all()
        .join("nell", &code, "a fine new password", at(9), &place.stream)
        .unwrap();
    assert!(!joined.has_factor);
    assert!(
        place
            .all()
            .open("nell", "a fine new password")
            .unwrap()
            .is_some()
    );
    assert!(
        place.all().open("ines", WORD).unwrap().is_some(),
        "nobody else is touched"
    );
}

#[test]
fn an_ended_account_opens_nothing_its_sessions_die_and_its_number_is_never_given_again() {
    let place = Place::new();
    let begin = |user: &str| {
        let opened = place.all().open(user, WORD).unwrap().unwrap();
        Sessions::new(&place.store, DeskName::Victim)
            .begin(&opened.account, &opened.ring, at(0), &place.stream)
            .unwrap()
    };
    let (nell, ines) = (begin("nell"), begin("ines"));
    let was = place.record("nell").len();
    assert!(place.all().end("nell", false).unwrap());
    assert!(!place.all().end("nell", false).unwrap(), "twice is once");
    let alive = |cookie: &str| {
        let sessions = Sessions::new(&place.store, DeskName::Victim);
        sessions.find(cookie, at(1)).unwrap().is_some()
    };
    assert!(!alive(&nell) && alive(&ines));
    assert!(place.all().open("nell", WORD).unwrap().is_none());
    assert!(
        place.record("nell").len() + 300 < was,
        "the wraps are gone from the record"
    );
    let ring = &place.house.victim;
    let reset = place.all().reset("nell", ring, at(0), &place.stream);
    assert_eq!(reset.unwrap_err(), AccountError::Nobody);
    let (next, _) = place
        .all()
        .invite("wilma", "Wilma", ring, at(0), &place.stream)
        .unwrap();
    assert_eq!(next.number.0, 3);
    // Somebody who only waits for a password opens nothing yet, so ines is the last.
    assert_eq!(
        place.all().end("ines", false).unwrap_err(),
        AccountError::LastOne
    );
    assert!(place.all().end("ines", true).unwrap());
}

#[test]
fn half_in_is_no_session_and_tells_nothing_about_the_password() {
    let place = Place::new();
    let pending = Pending::new(&place.store, DeskName::Victim);
    let opened = place.all().open("nell", WORD).unwrap().unwrap();
    let right = pending
        .begin("nell", Some(&opened), at(0), &place.stream)
        .unwrap();
    let wrong = pending.begin("nell", None, at(0), &place.stream).unwrap();
    assert_eq!(right.len(), wrong.len());
    let rows = place.store.list(Shelf::Doors).unwrap();
    assert_eq!(
        rows[0].1.len(),
        rows[1].1.len(),
        "what lies there is as long"
    );
    // As a cookie it is nobody's.
    let sessions = Sessions::new(&place.store, DeskName::Victim);
    assert!(sessions.find(&right, at(1)).unwrap().is_none());
    assert!(
        pending
            .find(&right, at(1))
            .unwrap()
            .unwrap()
            .opened
            .is_some()
    );
    assert!(
        pending
            .find(&wrong, at(1))
            .unwrap()
            .unwrap()
            .opened
            .is_none()
    );
    // An account that is ended between the two steps is let in by neither.
    place.all().end("nell", false).unwrap();
    assert!(
        pending
            .find(&right, at(2))
            .unwrap()
            .unwrap()
            .opened
            .is_none()
    );
    for _ in 0..3 {
        assert!(pending.find(&right, at(3)).unwrap().is_some());
    }
    assert!(pending.find(&right, at(3)).unwrap().is_none(), "five tries");
    assert!(pending.find(&wrong, at(299)).unwrap().is_some());
    assert!(
        pending.find(&wrong, at(300)).unwrap().is_none(),
        "five minutes"
    );
    pending.begin("nell", None, at(301), &place.stream).unwrap();
    assert_eq!(
        place.store.list(Shelf::Doors).unwrap().len(),
        1,
        "what is old is swept"
    );
}
