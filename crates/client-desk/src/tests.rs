//! The desk through its counter, over stores in memory, with a clock that stands.

mod attendance;
mod conflicts;
mod danger;
mod handed;
mod hint;
mod looks;
mod owed;
mod papers;
mod record;
mod roll;
mod room;
mod story;

use std::cell::RefCell;
use std::sync::Arc;

use desk::{
    Answer, Answers as _, Clock, Counter, Method, Office, Premises, Request, StandingClock,
};
use jiff::{civil::Date, tz::TimeZone};
use keys::{Accounts, Cost, DeskName, Sessions, Stream, establish};
use ledger::{MemoryStore, Position, Shelf, Store, StoreError};
use page::{Assets, Languages};
use rules::{Moment, Rules};

use crate::ClientDesk;
use crate::closed_list::{ClosedList, OnCall, Phone, Provider};

/// What the program's ledger lets this desk read.
struct Listed;

impl ClosedList for Listed {
    fn on_call(&self, at: Moment) -> Result<Vec<OnCall>, StoreError> {
        let nell = Phone {
            name: "Nell R.".to_owned(),
            number: "405-555-0160".to_owned(),
        };
        // Not on Saturdays and Sundays.
        let local = TimeZone::get("America/Chicago")
            .unwrap()
            .to_datetime(at.timestamp());
        let now = local.weekday().to_monday_zero_offset() < 5;
        Ok(vec![OnCall { phone: nell, now }])
    }

    fn providers(&self, _: Date) -> Result<Vec<Provider>, StoreError> {
        let phone = Phone {
            name: "Redbud Crossing".to_owned(),
            number: "405-555-0142".to_owned(),
        };
        let counties = vec!["Tulsa".to_owned()];
        Ok(vec![Provider { phone, counties }])
    }

    fn go_live(&self) -> Result<Option<Date>, StoreError> {
        Ok(None)
    }

    fn drop_half(&self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(None)
    }

    fn signed(&self, before: u64) -> Result<Option<String>, StoreError> {
        let signer = witness::Signer::of_seed("leeward/Sandplum", &[3; 32]);
        let root = format!("{}=", "A".repeat(43));
        let text = format!("leeward/client/Sandplum\n1\n{root}\n");
        Ok((before > 0).then(|| signer.sign(&text)))
    }

    fn rules(&self) -> Result<Arc<Rules>, StoreError> {
        Ok(Arc::new(Rules::new("us-ok", &[]).unwrap()))
    }
}

/// A program with one of the client desk's people signed in.
struct House {
    counter: Counter<ClientDesk>,
    store: Arc<MemoryStore>,
    drop: Arc<MemoryStore>,
    clock: Arc<StandingClock>,
    /// Cookie and token of who is at the desk.
    here: RefCell<(String, String)>,
    stream: Arc<Stream>,
    ring: keys::KeyRing,
}

impl House {
    fn new() -> Self {
        let (store, drop) = (Arc::new(MemoryStore::new()), Arc::new(MemoryStore::new()));
        let stream = Arc::new(Stream::from_seed([3; 32]));
        let now = Moment::parse("2026-11-23T09:12:00-06:00").unwrap();
        let clock = Arc::new(StandingClock::at(now));
        let premises = Premises {
            clock: clock.clone(),
            zone: TimeZone::get("America/Chicago").unwrap(),
            program: "Sandplum Program".to_owned(),
            secure: false,
            words: Languages::new().of("en-US"),
            assets: Arc::new(Assets::new()),
        };
        let ring = establish(&stream).client;
        let accounts = Accounts::new(store.as_ref(), DeskName::Client);
        let account = accounts
            .create(
                "paz",
                "Paz U.",
                "sandplum thicket",
                &ring,
                Cost::LIGHT,
                &stream,
            )
            .unwrap();
        let sessions = Sessions::new(store.as_ref(), DeskName::Client);
        let cookie = sessions.begin(&account, &ring, now, &stream).unwrap();
        let csrf = sessions.find(&cookie, now).unwrap().unwrap().csrf;
        let office = Office::new(DeskName::Client, store.clone(), stream.clone(), premises);
        let desk = ClientDesk::new(office, drop.clone(), Arc::new(Listed));
        let counter = Counter::new(desk).unwrap();
        Self {
            counter,
            store,
            drop,
            clock,
            here: RefCell::new((cookie, csrf)),
            stream,
            ring,
        }
    }

    fn ask(&self, method: Method, path: &str, body: String) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        self.counter.answer(&Request {
            method,
            path: path.to_owned(),
            query: query.to_owned(),
            headers: vec![
                (
                    "cookie".to_owned(),
                    format!("{}={}", desk::COOKIE, self.here.borrow().0),
                ),
                ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
                (
                    "content-type".to_owned(),
                    "application/x-www-form-urlencoded".to_owned(),
                ),
            ],
            body: body.into_bytes(),
        })
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(Method::Get, path, String::new())
    }

    /// A page that is there.
    fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", text(&answer));
        text(&answer)
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.here.borrow().1.clone();
        let csrf = [("csrf", token.as_str())];
        let fields = csrf.iter().chain(fields);
        let body: Vec<String> = fields
            .map(|(name, value)| format!("{}={}", coded(name), coded(value)))
            .collect();
        self.ask(Method::Post, path, body.join("&"))
    }

    /// Opens a form's page and sends it with these fields changed; gives what it was sent with as well.
    fn fill(&self, path: &str, fields: &[(&str, &str)]) -> (Answer, Vec<(String, String)>) {
        let page = self.page(path);
        let mut all: Vec<(String, String)> = inputs(&page)
            .into_iter()
            .filter(|(name, _)| name != "csrf")
            .collect();
        for (name, value) in fields {
            all.retain(|(each, _)| each != name);
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
        (self.send(path, &all), all)
    }

    fn send(&self, path: &str, fields: &[(String, String)]) -> Answer {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(path, &fields)
    }

    /// Sends a form that is taken, and opens the page that follows.
    fn done(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let (answer, _) = self.fill(path, fields);
        assert_eq!(answer.status, 303, "{path}: {}", text(&answer));
        self.page(answer.header("location").unwrap())
    }

    /// Records a referral; gives the path of the file.
    fn refer(&self, first: &str, last: &str) -> String {
        let fields = [("first", first), ("last", last), ("referred_by", "court")];
        let (answer, _) = self.fill("/client/referrals/new", &fields);
        assert_eq!(answer.status, 303, "{}", text(&answer));
        let to = answer.header("location").unwrap();
        to.split('?').next().unwrap().to_owned()
    }

    fn later(&self, seconds: u32) {
        self.clock.advance(seconds);
    }

    /// Minutes go by, with a click now and then so that the session does not end; a new one is begun in the morning.
    fn minutes(&self, minutes: u32) {
        let sessions = Sessions::new(self.store.as_ref(), DeskName::Client);
        for _ in 0..minutes / 10 {
            self.later(600);
            let now = self.clock.now();
            let cookie = self.here.borrow().0.clone();
            let open = sessions.find(&cookie, now).unwrap();
            if open.is_none_or(|open| open.expired) {
                let accounts = Accounts::new(self.store.as_ref(), DeskName::Client);
                let account = accounts.list().unwrap().remove(0);
                let cookie = sessions
                    .begin(&account, &self.ring, now, &self.stream)
                    .unwrap();
                let csrf = sessions.find(&cookie, now).unwrap().unwrap().csrf;
                *self.here.borrow_mut() = (cookie, csrf);
            }
        }
    }

    fn days(&self, days: u32) {
        self.minutes(days * 24 * 60);
    }

    fn facts(&self) -> usize {
        entries(self.store.as_ref())
    }
}

fn entries(store: &dyn Store) -> usize {
    store.read(Position(0), usize::MAX).unwrap().len()
}

/// Everything that lies in a store, as text: what is not sealed in it can be read here.
fn dump(store: &dyn Store) -> String {
    let entries = store.read(Position(0), usize::MAX).unwrap();
    let shelves = [Shelf::Drafts, Shelf::House];
    let records: Vec<_> = shelves.map(|shelf| store.list(shelf).unwrap()).into();
    format!("{entries:?} {records:?}")
}

fn text(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}

fn coded(text: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    text.bytes().map(byte).collect()
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// What the page's own form would send if nothing were typed: the form with the button `go`.
fn inputs(page: &str) -> Vec<(String, String)> {
    let form = page
        .split("<form ")
        .find(|form| {
            let main = form.contains("class=\"go\"") || form.contains("class=\"stop big\"");
            main && form.contains("name=\"once\"")
        })
        .unwrap();
    let form = form.split("</form>").next().unwrap();
    let mut all = Vec::new();
    for tag in form.split('<').skip(1) {
        let Some(name) = attribute(tag, "name") else {
            continue;
        };
        let radio = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
        if tag.starts_with("input ") && (!radio || tag.contains(" checked")) {
            let value = attribute(tag, "value").unwrap_or_default();
            all.push((name.to_owned(), value.to_owned()));
        } else if tag.starts_with("textarea ") {
            let value = tag.split_once('>').unwrap().1.trim_start_matches('\n');
            all.push((name.to_owned(), value.to_owned()));
        }
    }
    all
}

/// Whether a page says something, with tags and line ends as gaps.
fn says(page: &str, words: &str) -> bool {
    plain(page).contains(words)
}

/// The words of a page without its tags.
fn plain(page: &str) -> String {
    let parts = page.split('<').map(|part| match part.split_once('>') {
        Some((_, words)) => words,
        None => part,
    });
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    words.join(" ")
}
