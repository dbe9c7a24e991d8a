//! The page through the counter, over stores in memory, one of which can be changed behind its tree.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicI64, Ordering},
};

use desk::{Answer, Answers as _, Clock, Counter, Method, Office, Premises, Request};
use jiff::civil::date;
use keys::{Accounts, Cost, DeskName, Sessions, Stream, establish};
use ledger::{
    Actor, AppendError, Appended, Batch, BatchId, CaseEntries, Checkpoint, Entry, Envelope,
    Exactness, Filed, Head, Matter, MemoryStore, NewEntry, Position, Record, SealedLetter, Shelf,
    Store, StoreError,
};
use page::{Assets, Languages};
use rules::{CaseId, FactId, Moment, Rules};

use crate::{Ledger, ReviewDesk};

mod binders;
mod ends;
mod marks;

/// A store in memory whose entry 1 somebody can change.
#[derive(Default)]
struct Changeable {
    store: MemoryStore,
    changed: AtomicBool,
}

impl Store for Changeable {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.store.append(batch)
    }
    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.store.destroy(batch)
    }
    fn purge(&self) -> Result<bool, StoreError> {
        self.store.purge()
    }
    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        self.store.case(case)
    }
    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        let mut entries = self.store.read(from, most)?;
        if self.changed.load(Ordering::SeqCst) {
            let second = entries.iter_mut().find(|entry| entry.position.0 == 1);
            if let Some(entry) = second {
                entry.envelope.actor = Actor(9);
            }
        }
        Ok(entries)
    }
    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        self.store.envelopes(visit)
    }
    fn head(&self) -> Result<Head, StoreError> {
        self.store.head()
    }
    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.get(shelf, key)
    }
    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.store.put(shelf, key, value)
    }
    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.store.remove(shelf, key)
    }
    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        self.store.list(shelf)
    }
}

/// Each look at it is so many seconds later than the one before.
struct Running {
    now: AtomicI64,
    step: AtomicI64,
}

impl Clock for Running {
    fn now(&self) -> Moment {
        let step = self.step.load(Ordering::SeqCst);
        Moment::from_second(self.now.fetch_add(step, Ordering::SeqCst))
    }
}

struct Review {
    counter: Counter<ReviewDesk>,
    client: Arc<Changeable>,
    victim: Arc<Changeable>,
    clock: Arc<Running>,
    cookie: String,
    csrf: String,
}

const CASE: &str = "4F2K";

fn keep(store: &dyn Store, number: u8, day: &str) {
    keep_matter(store, number, day, Matter::Filed(Filed::Intake));
}

fn keep_matter(store: &dyn Store, number: u8, day: &str, matter: Matter) {
    let case = CaseId::new(CASE).unwrap();
    let at = Moment::end_of(rules::parse_day(day).unwrap(), &jiff::tz::TimeZone::UTC);
    let envelope = Envelope {
        case,
        id: FactId::new(&format!("fact-{number}")).unwrap(),
        actor: Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter,
    };
    let letter = SealedLetter(b"Bram Osterley, 918-555-0142".to_vec());
    let entry = NewEntry {
        envelope,
        salt: [number; 16],
        letter,
    };
    let batch = Batch {
        id: BatchId([number; 16]),
        case,
        seen: None,
        entries: vec![entry],
    };
    store.append(&batch).unwrap();
}

impl Review {
    fn new() -> Self {
        let (client, victim) = (Arc::<Changeable>::default(), Arc::<Changeable>::default());
        for (number, day) in [(1, "2026-11-18"), (2, "2026-11-19"), (3, "2026-11-20")] {
            keep(client.as_ref(), number, day);
        }
        for (number, day) in [(4, "2026-11-19"), (5, "2026-11-23")] {
            keep(victim.as_ref(), number, day);
        }
        let store = Arc::new(MemoryStore::new());
        let stream = Arc::new(Stream::from_seed([6; 32]));
        let now = Moment::parse("2026-11-24T09:00:00-06:00").unwrap();
        let clock = Arc::new(Running {
            now: AtomicI64::new(now.second()),
            step: AtomicI64::new(0),
        });
        let premises = Premises {
            clock: clock.clone(),
            zone: Rules::new("us-ok", &[]).unwrap().zone,
            program: "Cottonwood Bend".to_owned(),
            secure: false,
            words: Languages::new().of("en-US"),
            assets: Arc::new(Assets::new()),
        };
        let ring = establish(&stream).review;
        let accounts = Accounts::new(store.as_ref(), DeskName::Review);
        let account = accounts
            .create(
                "dov",
                "Dov M.",
                "cottonwood bend",
                &ring,
                Cost::LIGHT,
                &stream,
            )
            .unwrap();
        let sessions = Sessions::new(store.as_ref(), DeskName::Review);
        let cookie = sessions.begin(&account, &ring, now, &stream).unwrap();
        let csrf = sessions.find(&cookie, now).unwrap().unwrap().csrf;
        let office = Office::new(DeskName::Review, store, stream, premises);
        let ledgers: Vec<(Ledger, Arc<dyn Store>)> = vec![
            (Ledger::Client, client.clone()),
            (Ledger::Drop, Arc::new(MemoryStore::new())),
            (Ledger::Victim, victim.clone()),
            (Ledger::Program, Arc::new(MemoryStore::new())),
        ];
        Self {
            counter: Counter::new(ReviewDesk::new(office, ledgers, "us-ok")).unwrap(),
            client,
            victim,
            clock,
            cookie,
            csrf,
        }
    }

    fn ask(&self, method: Method, path: &str, body: String) -> Answer {
        self.counter.answer(&Request {
            method,
            path: path.to_owned(),
            query: String::new(),
            headers: vec![
                ("cookie".to_owned(), format!("leeward={}", self.cookie)),
                ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
                (
                    "content-type".to_owned(),
                    "application/x-www-form-urlencoded".to_owned(),
                ),
            ],
            body: body.into_bytes(),
        })
    }

    fn page(&self) -> String {
        let answer = self.ask(Method::Get, "/review/", String::new());
        assert_eq!(answer.status, 200);
        text(&answer)
    }

    fn verify(&self) -> String {
        let once = self.counter.office().once();
        let body = format!("csrf={}&once={once}", self.csrf);
        let answer = self.ask(Method::Post, "/review/verify", body);
        assert_eq!(answer.status, 200);
        text(&answer)
    }

    fn compare(&self, pasted: &str) -> (u16, String) {
        let once = self.counter.office().once();
        let pasted = pasted
            .replace('+', "%2B")
            .replace('=', "%3D")
            .replace('\n', "%0D%0A")
            .replace(' ', "+");
        let body = format!("csrf={}&once={once}&checkpoint={pasted}", self.csrf);
        let answer = self.ask(Method::Post, "/review/compare", body);
        (answer.status, text(&answer))
    }
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

fn checkpoint(ledger: Ledger, store: &dyn Store) -> String {
    let origin = ledger.origin("Cottonwood Bend");
    let head = store.head().unwrap();
    Checkpoint { origin, head }.to_string()
}

#[test]
fn each_of_the_four_is_shown_by_its_count_and_the_day_of_its_last_entry() {
    let review = Review::new();
    let page = review.page();
    assert!(page.contains("<title>Home · R · Leeward</title>"));
    for (name, count, last) in [
        ("Participants’ files", 3, "Fri., Nov. 20, 2026"),
        ("Handed over to the victim desk", 0, "None yet"),
        ("Separate files", 2, "Mon., Nov. 23, 2026"),
        ("The program’s settings", 0, "None yet"),
    ] {
        let row = format!(">{name}</th><td class=\"num\">{count}</td><td>{last}</td>");
        assert!(page.contains(&row), "{row}\n{page}");
    }
    assert!(page.contains("Reads all 5 entries"));
    let shown = checkpoint(Ledger::Client, review.client.as_ref());
    assert!(page.contains(&shown.replace('=', "&#61;")) || page.contains(&shown));
}

#[test]
fn no_page_names_a_case_or_a_word_of_a_letter_or_an_hour() {
    let review = Review::new();
    review.client.changed.store(true, Ordering::SeqCst);
    let (_, compared) = review.compare(&checkpoint(Ledger::Victim, review.victim.as_ref()));
    for page in [review.page(), review.verify(), compared] {
        for secret in [CASE, "Osterley", "555", "fact-", "11:59", "5:59 p.m."] {
            assert!(!page.contains(secret), "{secret}");
        }
    }
}

#[test]
fn everything_is_as_it_was_sealed_until_one_entry_is_changed() {
    let review = Review::new();
    let page = review.verify();
    assert!(page.contains("Everything is as it was sealed."));
    assert!(page.contains("<span class=\"state green\">3 entries as they were sealed</span>"));
    assert!(!page.contains("state red") && !page.contains("It took"));

    review.client.changed.store(true, Ordering::SeqCst);
    let page = review.verify();
    assert!(page.contains("One of them is not as it was sealed."));
    let red =
        "<span class=\"state red\">Participants’ files: entry 1 is not as it was sealed.</span>";
    assert!(page.contains(red), "{page}");
    assert!(
        page.contains("2 entries as they were sealed"),
        "the others still are"
    );
    assert!(!page.contains("Everything is as it was sealed."));
}

#[test]
fn checking_changes_nothing_and_may_be_pressed_twice() {
    let review = Review::new();
    let before = (review.client.head().unwrap(), review.victim.head().unwrap());
    review.verify();
    review.verify();
    let after = (review.client.head().unwrap(), review.victim.head().unwrap());
    assert_eq!(before, after);
    let office = review.counter.office();
    assert_eq!(office.store.head().unwrap().size, 0);
}

#[test]
fn what_took_longer_than_a_second_says_how_long() {
    let review = Review::new();
    review.clock.step.store(2, Ordering::SeqCst);
    let page = review.verify();
    assert!(page.contains("It took 2 seconds."), "{page}");
}

#[test]
fn a_text_from_outside_still_holds_after_more_was_kept() {
    let review = Review::new();
    let outside = checkpoint(Ledger::Client, review.client.as_ref());
    let (status, page) = review.compare(&outside);
    assert_eq!(status, 200);
    assert!(
        page.contains("the first 3 entries are those of the text"),
        "{page}"
    );
    assert!(page.contains("None came after."));
    keep(review.client.as_ref(), 6, "2026-11-24");
    // As a mail program returns it.
    let (status, page) = review.compare(&format!("\n  {}\n\n", outside.replace('\n', "  \n")));
    assert_eq!(status, 200);
    assert!(page.contains("One came after, as it was sealed."));
    assert!(
        !page.contains(&outside),
        "what was answered is not typed again"
    );
}

#[test]
fn a_text_that_is_not_this_ledgers_is_told_in_red() {
    let review = Review::new();
    let client = checkpoint(Ledger::Client, review.client.as_ref());
    let other = client.replace("/client/", "/victim/");
    let (status, page) = review.compare(&other);
    assert_eq!(status, 200);
    assert!(page.contains("<div class=\"note red\" role=\"alert\">"));
    assert!(page.contains("Separate files: the first 3 entries are not those of the text."));

    // The same length, another beginning: what a restored older copy would look like.
    let forged = Changeable::default();
    for number in [7, 8, 9] {
        keep(&forged, number, "2026-11-20");
    }
    let (_, page) = review.compare(&checkpoint(Ledger::Client, &forged));
    assert!(page.contains("Participants’ files: the first 3 entries are not those of the text."));

    review.client.changed.store(true, Ordering::SeqCst);
    let (_, page) = review.compare(&client);
    assert!(page.contains("Participants’ files: entry 1 is not as it was sealed."));
}

#[test]
fn a_text_of_another_program_is_said_to_be_one() {
    let review = Review::new();
    let client = checkpoint(Ledger::Client, review.client.as_ref());
    let (_, page) = review.compare(&client.replace("Cottonwood Bend", "Harrowgate"));
    assert!(page.contains("The text names another program: Harrowgate."));
    assert!(page.contains("the first 3 entries are those of the text"));
}

#[test]
fn what_is_no_such_text_is_shown_again_with_what_is_wrong() {
    let review = Review::new();
    let root = "A".repeat(43);
    for (pasted, said) in [
        (" ".to_owned(), "Paste the text that was kept outside."),
        ("leeward/client/x".to_owned(), "This is not such a text."),
        (
            format!("leeward/client/x\n03\n{root}="),
            "This is not such a text.",
        ),
        (
            format!("leeward/review/x\n3\n{root}="),
            "The first line names nothing that is kept here.",
        ),
        (
            format!("elsewhere\n3\n{root}="),
            "The first line names nothing that is kept here.",
        ),
    ] {
        let (status, page) = review.compare(&pasted);
        assert_eq!(status, 422, "{pasted}");
        assert_eq!(page.matches(said).count(), 2, "above and beside: {pasted}");
        assert!(page.contains("<title>Error: Home"));
        let first = pasted.lines().next().unwrap().trim();
        assert!(page.contains(&format!(">{first}")), "stays typed: {pasted}");
    }
}

#[test]
fn the_day_of_an_entry_is_the_programs_own() {
    let review = Review::new();
    // 23:59:59 UTC is still the afternoon of that day in Oklahoma.
    let zone = &review.counter.office().zone;
    let kept = Moment::parse("2026-11-24T03:00:00Z").unwrap();
    assert_eq!(kept.day(zone), date(2026, 11, 23));
    let case = CaseId::new(CASE).unwrap();
    let mut envelope = review.victim.case(case).unwrap().entries[0].envelope;
    (envelope.id, envelope.kept) = (FactId::new("late").unwrap(), kept);
    let entry = NewEntry {
        envelope,
        salt: [1; 16],
        letter: SealedLetter::default(),
    };
    let batch = Batch {
        id: BatchId([77; 16]),
        case,
        seen: None,
        entries: vec![entry],
    };
    review.victim.append(&batch).unwrap();
    assert!(
        review
            .page()
            .contains("<td class=\"num\">3</td><td>Mon., Nov. 23, 2026</td>")
    );
}
