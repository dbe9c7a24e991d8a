//! The desk through its counter, over stores in memory, with a clock that stands and two people who sign in.

mod clock;
mod conflicts;
mod counted;
mod danger;
mod hand_on;
mod leaks;
mod outside;
mod people;
mod plain_letter;
mod retraction;
mod script;
mod shown;
mod threat;
mod ways;

use std::sync::Arc;

use client_file::letter::Intake;
use desk::{
    Answer, Answers as _, Clock, Counter, Method, Office, Premises, Request, StandingClock,
};
use drop::{About, HandOver, Kind, Sender};
use keys::{Accounts, Cost, DeskName, Sessions, Stream, establish};
use ledger::{Actor, BatchId, Filed, Matter, MemoryStore, Store as _};
use page::{Assets, Languages};
use rules::{CaseId, Ending, FactId, Moment, PersonNo, Role, Roles, Rules, Target, Targets};
use victim_file::{Board, Stores, When, letter, record::Act};

use crate::VictimDesk;

/// A program whose victim desk has two accounts; the first is signed in.
struct House {
    counter: Counter<VictimDesk>,
    client: Arc<MemoryStore>,
    drop: Arc<MemoryStore>,
    victim: Arc<MemoryStore>,
    program: Arc<MemoryStore>,
    board: Arc<Board>,
    rules: Arc<Rules>,
    house: keys::House,
    stream: Arc<Stream>,
    clock: Arc<StandingClock>,
    /// Cookie and token of who is at the desk.
    here: (String, String),
}

impl House {
    /// Tuesday, November 24, 2026, 8 in the evening.
    fn new() -> Self {
        Self::with(&["nell", "thea"])
    }

    fn with(users: &[&str]) -> Self {
        let memory = || Arc::new(MemoryStore::new());
        let (client, drop, victim, program) = (memory(), memory(), memory(), memory());
        let stream = Arc::new(Stream::from_seed([5; 32]));
        let now = Moment::parse("2026-11-24T20:00:00-06:00").unwrap();
        let clock = Arc::new(StandingClock::at(now));
        let rules = Arc::new(Rules::new("us-ok", &[]).unwrap());
        let premises = Premises {
            clock: clock.clone(),
            zone: rules.zone.clone(),
            program: "Sandplum Program".to_owned(),
            secure: false,
            words: Languages::new().of("en-US"),
            assets: Arc::new(Assets::new()),
        };
        let house = establish(&stream);
        let account = |store: &MemoryStore, desk: DeskName, user: &str| {
            Accounts::new(store, desk)
                .create(
                    user,
                    user,
                    "sandplum thicket",
                    house.ring(desk),
                    Cost::LIGHT,
                    &stream,
                )
                .unwrap();
        };
        account(&client, DeskName::Client, "may");
        for user in users {
            account(&victim, DeskName::Victim, user);
        }
        let stores = Stores {
            client: client.as_ref(),
            drop: drop.as_ref(),
            victim: victim.as_ref(),
        };
        let board = Arc::new(Board::start(stores, Arc::clone(&rules), None, now).unwrap());
        let office = Office::new(DeskName::Victim, victim.clone(), stream.clone(), premises);
        let desk = VictimDesk::new(
            office,
            client.clone(),
            drop.clone(),
            program.clone(),
            board.clone(),
        );
        let mut made = Self {
            counter: Counter::new(desk).unwrap(),
            client,
            drop,
            victim,
            program,
            board,
            rules,
            house,
            stream,
            clock,
            here: (String::new(), String::new()),
        };
        made.sit(users[0]);
        made.provider();
        made
    }

    /// Somebody signs in in the place of whoever was there.
    fn sit(&mut self, user: &str) {
        let accounts = Accounts::new(self.victim.as_ref(), DeskName::Victim);
        let account = accounts.list().unwrap();
        let account = account.iter().find(|each| each.user == user).unwrap();
        let sessions = Sessions::new(self.victim.as_ref(), DeskName::Victim);
        let ring = self.house.ring(DeskName::Victim);
        let cookie = sessions
            .begin(account, ring, self.clock.now(), &self.stream)
            .unwrap();
        let csrf = sessions.find(&cookie, self.clock.now()).unwrap().unwrap();
        self.here = (cookie, csrf.csrf);
    }

    /// The clock goes on to a time, and the same person signs in again.
    fn at(&mut self, time: &str, user: &str) {
        let now = Moment::parse(time).unwrap();
        let ahead = now.second() - self.clock.now().second();
        self.clock.advance(u32::try_from(ahead).unwrap());
        self.sit(user);
    }

    fn later(&self, seconds: u32) {
        self.clock.advance(seconds);
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
                    format!("{}={}", desk::COOKIE, self.here.0),
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

    /// A page that is there, as it was sent.
    #[track_caller]
    fn source(&self, path: &str) -> String {
        let answer = self.ask(Method::Get, path, String::new());
        assert_eq!(answer.status, 200, "{path}: {}", text(&answer));
        text(&answer)
    }

    /// Its words.
    #[track_caller]
    fn page(&self, path: &str) -> String {
        plain(&self.source(path))
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = [("csrf", self.here.1.as_str())];
        let fields = csrf.iter().chain(fields);
        let body: Vec<String> = fields
            .map(|(name, value)| format!("{}={}", coded(name), coded(value)))
            .collect();
        self.ask(Method::Post, path, body.join("&"))
    }

    /// Opens a page and sends its form for `action` with these fields in place of what stands.
    #[track_caller]
    fn send(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let source = self.source(page);
        let mut all = inputs(&source, action);
        for (name, value) in fields {
            all.retain(|(each, _)| each != name);
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
        let all: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.post(action, &all)
    }

    /// Sends a form that is taken, and gives the words of the page that follows.
    #[track_caller]
    fn done(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.send(page, action, fields);
        assert_eq!(answer.status, 303, "{action}: {}", plain(&text(&answer)));
        self.page(answer.header("location").unwrap())
    }

    /// A certified provider of the participant's county.
    fn provider(&self) {
        let recorder = program_file::Recorder {
            store: self.program.as_ref(),
        };
        let act = program_file::Act {
            seen: None,
            batch: self.batch(),
            salt: [1; 16],
            actor: Actor(1),
            now: self.clock.now(),
        };
        let provider = program_file::Provider {
            name: "Redbud Crossing".to_owned(),
            telephone: "405-555-0142".to_owned(),
            counties: vec!["Tulsa".to_owned()],
            certified_until: Some(jiff::civil::date(2028, 1, 1)),
            ..program_file::Provider::default()
        };
        recorder.provider(&act, 1, &provider).unwrap();
    }

    fn batch(&self) -> BatchId {
        BatchId(self.stream.bytes())
    }

    fn client(&self) -> client_file::Recorder<'_> {
        client_file::Recorder {
            store: self.client.as_ref(),
            ring: &self.house.client,
            stream: &self.stream,
            zone: &self.rules.zone,
            actor: Actor(1),
            now: self.clock.now(),
            sheet: "",
        }
    }

    /// The client desk's half of the drop.
    fn sender(&self) -> Sender<'_> {
        Sender {
            store: self.drop.as_ref(),
            public: self.house.client.drop_public().unwrap(),
            stream: &self.stream,
            actor: Actor(1),
            now: self.clock.now(),
        }
    }

    fn stores(&self) -> Stores<'_> {
        Stores {
            client: self.client.as_ref(),
            drop: self.drop.as_ref(),
            victim: self.victim.as_ref(),
        }
    }

    fn recorder(&self) -> victim_file::Recorder<'_> {
        victim_file::Recorder {
            stores: self.stores(),
            ring: &self.house.victim,
            stream: &self.stream,
            rules: &self.rules,
            actor: Actor(1),
            now: self.clock.now(),
            sheet: "",
        }
    }

    /// The note that was written down last.
    fn newest_note(&self) -> FactId {
        let mut newest = None;
        self.victim
            .envelopes(&mut |_, envelope| {
                if let Matter::Filed(Filed::Note { .. }) = envelope.matter {
                    newest = Some(envelope.id);
                }
            })
            .unwrap();
        newest.unwrap()
    }

    fn act(&self, case: CaseId) -> Act {
        Act {
            case,
            seen: None,
            batch: self.batch(),
        }
    }

    /// Somebody accepted a week ago, who attends.
    fn participant(&self) -> CaseId {
        let intake = Intake {
            first: "Garrick".to_owned(),
            last: "Vantongeren".to_owned(),
            county: "Tulsa".to_owned(),
            ..Intake::default()
        };
        let when = || client_file::When::At(self.clock.now().plus(-7 * 86_400));
        let client = self.client();
        let case = client.refer(self.batch(), when(), &intake).unwrap().case;
        let accepted = rules::Outcome::Accepted;
        client.decide(self.act(case), when(), accepted, "").unwrap();
        self.board.touch(case);
        case
    }

    fn person(&self, case: CaseId, name: &str, role: Role, phones: &[&str]) -> PersonNo {
        let phones = phones.iter().map(|number| letter::Phone {
            number: (*number).to_owned(),
            ..letter::Phone::default()
        });
        let person = letter::Person {
            name: name.to_owned(),
            phones: phones.collect(),
            ..letter::Person::default()
        };
        let plan = letter::Plan {
            advocate: letter::Advocate {
                name: "Moss Dunleavy".to_owned(),
                number: "405-555-0131".to_owned(),
                ..letter::Advocate::default()
            },
            ..letter::Plan::default()
        };
        let roles: Roles = [role].into_iter().collect();
        let when = When::At(self.clock.now().plus(-6 * 86_400));
        let added = self
            .recorder()
            .add_person(self.act(case), when, roles, &person, Some(&plan))
            .unwrap();
        self.board.touch(case);
        added.1.unwrap()
    }

    /// A facilitator saves a note of which the risk question was answered yes.
    fn risk(&self, case: CaseId) -> FactId {
        let toward: Targets = [Target::Victim, Target::CurrentPartner]
            .into_iter()
            .collect();
        let when = client_file::When::At(self.clock.now().plus(-600));
        let session = self
            .client()
            .session(self.act(case), when, "Stayed after group.", toward)
            .unwrap();
        self.board.touch(case);
        session.threat.unwrap()
    }

    /// The words follow, and that the reporter rang the police.
    fn report(&self, case: CaseId, threat: FactId, provider: Option<Ending>) {
        let letter = HandOver {
            kind: Kind::Danger,
            words: "I know where the car stands on Wednesday.".to_owned(),
            columns: vec![drop::Column {
                field: String::new(),
                header: "Rang the police".to_owned(),
                text: "reached".to_owned(),
            }],
            ..HandOver::default()
        };
        let report = drop::Danger {
            about: About::Known {
                threat,
                since: self.clock.now().plus(-600),
            },
            provider,
        };
        self.sender()
            .danger(case, self.batch(), &report, &letter)
            .unwrap();
        self.board.touch(case);
    }
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

/// What the form for `action` would send if nothing were typed, its token apart.
#[track_caller]
fn inputs(page: &str, action: &str) -> Vec<(String, String)> {
    let own = format!("action=\"{action}\"");
    let mut forms = page.split("<form ");
    let form = forms
        .find(|form| form.starts_with(&own))
        .unwrap_or_else(|| panic!("no form for {action} in {}", plain(page)));
    let form = form.split("</form>").next().unwrap();
    let mut all = Vec::new();
    let mut list = String::new();
    for tag in form.split('<').skip(1) {
        if tag.starts_with("option ") {
            let first = all.iter().all(|(name, _): &(String, String)| *name != list);
            if first || tag.contains(" selected") {
                all.retain(|(name, _)| *name != list);
                let value = attribute(tag, "value").unwrap_or_default();
                all.push((list.clone(), value.to_owned()));
            }
            continue;
        }
        let Some(name) = attribute(tag, "name") else {
            continue;
        };
        let choice = tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
        if tag.starts_with("select ") {
            name.clone_into(&mut list);
        } else if tag.starts_with("input ") && (!choice || tag.contains(" checked")) {
            let value = attribute(tag, "value").unwrap_or_default();
            all.push((name.to_owned(), value.to_owned()));
        } else if tag.starts_with("textarea ") {
            let value = tag.split_once('>').unwrap().1.trim_start_matches('\n');
            all.push((name.to_owned(), value.to_owned()));
        }
    }
    all.retain(|(name, _)| name != "csrf");
    all
}

/// Every one of these stands on a page.
#[track_caller]
fn says(page: &str, words: &[&str]) {
    for each in words {
        assert!(page.contains(each), "`{each}` is not on the page:\n{page}");
    }
}

/// None of these stands on a page.
#[track_caller]
fn says_no(page: &str, words: &[&str]) {
    for each in words {
        assert!(!page.contains(each), "`{each}` is on the page:\n{page}");
    }
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
