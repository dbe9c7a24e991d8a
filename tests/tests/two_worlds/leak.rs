//! Ways in which the client desk could tell of the victim's side, planted one at a time.

use desk::{Answer, Clock as _, Finding, Method, Request};
use ledger::{Actor, BatchId, Shelf};
use leeward_tests::world::{World, text};

use crate::observed::Channel;

/// Names each leak once, with the channel by which it must be seen.
macro_rules! leaks {
    ($($name:ident $channel:ident),+ $(,)?) => {
        /// One leak.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Leak { $($name),+ }

        impl Leak {
            /// Every leak, with its channel.
            pub(crate) const ALL: &[(Self, Channel)] = &[$((Self::$name, Channel::$channel)),+];
        }
    };
}

leaks! {
    // What a page says.
    Body Body, Title Body, Danger Body, Groups Body, Receipt Body, Held Body, Badge Body, Count Body, Hint Body,
    Option Body, Import Body, Room Body, Nav Body, Language Body, Asset Body, State Body, Length Body,
    Order Body, Search Body, ErrorText Body, Version Body, Csrf Body, Once Body,
    // Where a security key is asked for, added, used and removed.
    KeyAsked Body, KeyRow Store, KeyCodes Body, KeyDoor Status,
    // What a program is answered.
    Api Body, ApiProblem Body, ApiDocument Body, ApiOrder Body,
    // Statuses and headers.
    Status Status, Redirect Status, Refused Status, Limited Status, Location Header, Header Header, Cache Header,
    Cookie Header, Modified Header, Age Header, FileName Header,
    // Randomness.
    Ids Stream, Drawn Stream,
    // What lies in the client desk's store, and in the drop.
    StoreOnly Store, StoreSize Store, Draft Store, Session Store, TokenRow Store, AccountRow Store, Entry Store,
    Drop Drop, DropEntry Drop,
    // The log.
    Log Log, LogOnTrouble Log,
    // Mail and alarms, as first pages say them.
    Unsent Health, AlarmsStand Health, MailDownSince Health, MailUnset Health,
    // By way of the program's own ledger.
    Roster Body, Providers Body, Pins Body,
    // What a document says of itself.
    PdfAbout Body,
}

/// What one leaking program remembers.
#[derive(Default)]
pub(crate) struct Leaking {
    pub(crate) leak: Option<Leak>,
    /// Lines that leak into the log.
    pub(crate) told: Vec<String>,
    /// What the victim desk recorded when it was last looked at.
    pub(crate) before: u64,
}

impl Leaking {
    /// What leaks before a request is answered.
    pub(crate) fn before(&mut self, world: &World) {
        let known = world.victim.head().unwrap().size;
        let Some(leak) = self.leak.filter(|_| known > 0) else {
            return;
        };
        let fresh = known != self.before;
        self.before = known;
        let World { client, drop, .. } = world;
        let say = |finding| world.health.now(vec![finding]);
        match leak {
            Leak::Ids => nothing(world.client_stream.bytes::<1>()),
            Leak::Drawn if fresh => nothing(world.client_stream.bytes::<32>()),
            Leak::StoreOnly => client.put(Shelf::House, b"seen", b"1").unwrap(),
            Leak::StoreSize => {
                let padding = vec![0; usize::try_from(known).unwrap()];
                client.put(Shelf::Drafts, b"1/cache", &padding).unwrap();
            }
            Leak::Draft => client.put(Shelf::Drafts, b"1/kept", b"1").unwrap(),
            Leak::Session => client.put(Shelf::Sessions, b"seen", b"1").unwrap(),
            Leak::TokenRow => client.put(Shelf::Tokens, b"seen", b"1").unwrap(),
            Leak::AccountRow => client.put(Shelf::Accounts, b"seen", b"1").unwrap(),
            Leak::Entry => entry(world, client.as_ref()),
            Leak::DropEntry => entry(world, drop.as_ref()),
            Leak::Drop => drop.put(Shelf::House, b"read", b"1").unwrap(),
            Leak::Log => self.told.push(format!("{known} entries")),
            Leak::Roster => program(world, |recorder, act| {
                let somebody = program_file::Place::Named {
                    name: "Somebody else".to_owned(),
                    telephone: "405-555-0199".to_owned(),
                };
                recorder.roster(act, &[somebody]).unwrap();
            }),
            Leak::Providers => program(world, |recorder, act| {
                let provider = program_file::Provider {
                    name: "Somewhere else".to_owned(),
                    telephone: "405-555-0198".to_owned(),
                    counties: vec!["Tulsa".to_owned()],
                    certified_until: Some(jiff::civil::date(2027, 6, 30)),
                    ..program_file::Provider::default()
                };
                recorder.provider(act, 1, &provider).unwrap();
            }),
            // The root of the separate files, under the client ledger's name.
            Leak::Pins => program(world, |recorder, act| {
                let origin = "leeward/client/Sandplum Program".to_owned();
                let root = world.victim.head().unwrap().root;
                let head = ledger::Head { size: 0, root };
                let signer = program_file::signer(world.program.as_ref()).unwrap();
                let pin = ledger::Checkpoint { origin, head }.to_string();
                let text = program_file::Text {
                    ledger: "client".to_owned(),
                    note: signer.unwrap().sign(&pin),
                };
                recorder.pinned(act, vec![text]).unwrap();
            }),
            Leak::Unsent => say(Finding::Unsent(world.clock.now())),
            Leak::AlarmsStand => say(Finding::AlarmsStand(world.clock.now())),
            Leak::MailDownSince => say(Finding::MailDown(world.clock.now())),
            Leak::MailUnset => say(Finding::MailUnset),
            _ => {}
        }
    }

    /// What leaks into the answer.
    pub(crate) fn after(&mut self, world: &World, request: &Request, answer: &mut Answer) {
        let known = world.victim.head().unwrap().size;
        let Some(leak) = self.leak.filter(|_| known > 0) else {
            return;
        };
        if leak == Leak::KeyRow && request.path.ends_with("/second-factor/key/add") {
            world
                .client
                .put(Shelf::Accounts, b"key seen", b"1")
                .unwrap();
        }
        if leak == Leak::LogOnTrouble && answer.status >= 400 {
            self.told.push(format!("{} with {known}", answer.status));
        }
        if leak == Leak::PdfAbout && answer.body.starts_with(b"%PDF") {
            about(known, &mut answer.body);
        }
        // What is no text, such as a PDF, stays as it is.
        let leaked = changed(leak, known, request, answer);
        if leaked != text(answer) {
            answer.body = leaked.into_bytes();
        }
        head(leak, known, request, answer);
    }
}

/// The program that wrote a document is told with a number.
fn about(known: u64, pdf: &mut Vec<u8>) {
    let by = b"/Creator";
    let found = pdf.windows(by.len()).position(|part| part == by);
    let at = found.unwrap_or_else(|| panic!("nothing is said of the file itself"));
    pdf.splice(at..at, format!("/Subject({known})").into_bytes());
}

fn nothing<T>(_: T) {}

/// The words of an answer as they leak.
fn changed(leak: Leak, known: u64, request: &Request, answer: &Answer) -> String {
    let page = text(answer);
    let path = &request.path;
    let ends = |end: &str| path.ends_with(end);
    let posted = request.method == Method::Post;
    let one = |from: &str, to: &str| page.replacen(from, to, 1);
    match leak {
        Leak::Body => one("</h1>", &format!(" {known}</h1>")),
        Leak::Title => one("</title>", " (1)</title>"),
        Leak::Danger if ends("/danger") => page.replace("911", "9-1-1"),
        Leak::Groups if path.contains("/groups") => one("</h1>", " </h1>"),
        Leak::Receipt if path.contains("/receipts/") || path.contains("/sent/") => {
            page.replace("</p>", " </p>")
        }
        Leak::Held => page.replace("Do not tell the participant", "Do not tell them"),
        Leak::Badge => one("Danger</a>", "Danger, 1</a>"),
        Leak::Count => counted(&page),
        // A warning that knows: what was typed is a name of the separate file.
        Leak::Hint if posted && typed(request, "Magnolia") => format!("{page}<!-- a name -->"),
        Leak::Option => one("<option", "<option data-n"),
        Leak::Import if ends("/import") && posted => one("</p>", " known</p>"),
        Leak::Room if page.contains("/client/room") => one("<main", "<main data-n"),
        Leak::Nav => one("<nav", "<nav data-n"),
        Leak::Language => one("lang=\"en-US\"", "lang=\"en\""),
        Leak::Asset => one(".css\"", ".css?1\""),
        // How urgent a row is, or how far somebody has come.
        Leak::State if page.contains("data-s=\"") => one("data-s=\"", "data-s=\"n"),
        Leak::State => one("class=\"state\"", "class=\"state n\""),
        // A key is asked to prove more where somebody is known.
        Leak::KeyAsked if page.contains("data-touch") => {
            page.replace("&#34;timeout&#34;", "&#34;Timeout&#34;")
        }
        Leak::KeyCodes if ends("/second-factor/key/add") => one("<li>", "<li >"),
        Leak::Length => format!("{page} "),
        Leak::Order => swapped(&page, "<li>"),
        Leak::Search if posted => one("<li", "<LI"),
        Leak::ErrorText if answer.status == 422 => page.replace("problem", "Problem"),
        Leak::Version => page.replace("name=\"seen\" value=\"", "name=\"seen\" value=\"1"),
        Leak::Csrf => page.replace("name=\"csrf\" value=\"", "name=\"csrf\" value=\"1"),
        Leak::Once => page.replace("name=\"once\" value=\"", "name=\"once\" value=\"1"),
        Leak::Api if is_json(answer) => page.replace("\"version\":", "\"version\":1"),
        Leak::ApiProblem if path.contains("/api/v1/") && answer.status == 422 => {
            page.replace("must be", "must, now, be")
        }
        Leak::ApiDocument if ends("/openapi.json") => {
            page.replace("\"version\": \"1\"", &format!("\"version\": \"1.{known}\""))
        }
        Leak::ApiOrder if is_json(answer) => swapped(&page, "{\"case\""),
        _ => page,
    }
}

/// Status and headers as they leak.
fn head(leak: Leak, known: u64, request: &Request, answer: &mut Answer) {
    let mut add = |name: &str, value: &str| {
        answer.headers.push((name.to_owned(), value.to_owned()));
    };
    match leak {
        Leak::Header => add("etag", &format!("\"{known}\"")),
        Leak::Cache => add("cache-control", "max-age=60"),
        Leak::Modified => add("last-modified", "Mon, 23 Nov 2026 15:00:00 GMT"),
        Leak::Age => add("age", &known.to_string()),
        Leak::Cookie => add("set-cookie", "seen=1"),
        Leak::FileName if request.path.contains("/api/") => {
            add("content-disposition", "attachment; filename=\"1.json\"");
        }
        Leak::Location => {
            let places = answer.headers.iter_mut();
            for (_, value) in places.filter(|(name, _)| name == "location") {
                value.push_str("&v");
            }
        }
        Leak::Status if answer.status == 404 => answer.status = 403,
        Leak::Redirect if answer.status == 303 => answer.status = 302,
        // The file that is not there takes the drop with it.
        Leak::Refused if request.path.ends_with("/danger") => answer.status = 503,
        Leak::KeyDoor if request.path.ends_with("/sign-in/code") => answer.status = 302,
        Leak::Limited if request.path.contains("/api/") => answer.status = 429,
        _ => {}
    }
}

pub(crate) fn is_json(answer: &Answer) -> bool {
    answer.header("content-type") == Some("application/json")
}

fn typed(request: &Request, word: &str) -> bool {
    String::from_utf8_lossy(&request.body).contains(word)
}

/// The first number of a page's words is one more.
fn counted(page: &str) -> String {
    let found = page.match_indices('>').find_map(|(at, _)| {
        let words = page.get(at + 1..)?;
        let end = words.find(|c: char| !c.is_ascii_digit())?;
        let number: u64 = words.get(..end)?.parse().ok()?;
        Some((at + 1, end, number))
    });
    match found {
        None => page.to_owned(),
        Some((at, end, number)) => {
            format!("{}{}{}", &page[..at], number + 1, &page[at + end..])
        }
    }
}

/// Two parts of a text change places.
fn swapped(page: &str, by: &str) -> String {
    let mut parts: Vec<&str> = page.split(by).collect();
    if parts.len() < 4 {
        return page.to_owned();
    }
    let last = parts.len() - 2;
    parts.swap(last, last - 1);
    parts.join(by)
}

/// A fact that says that the separate file was worked on, in a ledger where it has no place.
fn entry(world: &World, store: &dyn ledger::Store) {
    let case = ledger::own_case().unwrap();
    let now = world.clock.now();
    let size = store.head().unwrap().size;
    let envelope = ledger::Envelope {
        case,
        id: rules::FactId::new(&format!("look-{size}")).unwrap(),
        actor: Actor(1),
        at: now,
        exactness: ledger::Exactness::Second,
        recorded: now,
        kept: now,
        matter: ledger::Matter::Filed(ledger::Filed::Look),
    };
    let batch = ledger::Batch {
        id: BatchId([7; 16]),
        case,
        seen: None,
        entries: vec![ledger::NewEntry {
            envelope,
            salt: [7; 16],
            letter: ledger::SealedLetter::default(),
        }],
    };
    store.append(&batch).unwrap();
}

/// Something of the program's own ledger, which the client desk may read, changes by what the victim desk did.
fn program(world: &World, record: impl FnOnce(&program_file::Recorder<'_>, &program_file::Act)) {
    let recorder = program_file::Recorder {
        store: &*world.program,
    };
    let act = program_file::Act {
        seen: None,
        batch: BatchId([9; 16]),
        salt: [9; 16],
        actor: Actor(1),
        now: world.clock.now(),
    };
    record(&recorder, &act);
}
