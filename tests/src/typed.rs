//! What this test types into either file, kept as it goes, and looked for on the disk when its program ends (promise 4).
//!
//! Whoever asks by [`crate::world::Asked`] or types by [`crate::browser::Browser`] is noted here, so that no scenario can
//! forget to. What is typed at the program desk is sealed nowhere and may lie anywhere.

use std::{
    collections::BTreeSet,
    io::{self, Write as _},
    path::Path,
    sync::{Mutex, PoisonError},
};

use desk::Request;
use serde_json::Value;

use crate::canary::{Found, Searcher};

/// Who works at a program that a test makes and where: words of the program's own, also where somebody typed them.
const OWN: [&str; 13] = [
    "Sandplum Program of Tulsa, Osage, Rogers and Creek County, Oklahoma, District Court",
    "Dora Pinewood",
    "Nell Rushing",
    "May Alderton",
    "Wes Larkspur",
    "Rex Ashgrove",
    "Ivy Penstemon",
    "Redbud Crossing Family Services, Ada Redcedar",
    "Harbor on the Prairie, Lou Bluestem",
    "English Spanish",
    // What a server of PostgreSQL writes of itself.
    "Group",
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "January February March April May June July August September October November December",
];
/// What the demonstration's year writes into both files.
const OF_THE_YEAR: [&str; 14] = [
    "Hawthorn",
    "Ironwood",
    "Mulberry",
    "Viburnum",
    "Foxglove",
    "Magnolia",
    "Marigold",
    "Ray Sumac",
    "Moss Dunleavy",
    "strangled before",
    "follows to work",
    "about the book you ordered",
    "I did not get to it",
    "I know where the car stands",
];
/// Fields that say nothing about anybody.
const NOT_WORDS: [&str; 9] = [
    "csrf", "once", "seen", "password", "again", "code", "user", "token", "secret",
];
/// How much of a long text is looked for.
const LONG: usize = 48;

/// What was typed, and where it may lie.
static TYPED: Mutex<Typed> = Mutex::new(Typed {
    files: BTreeSet::new(),
    open: BTreeSet::new(),
});

struct Typed {
    /// At the client, the victim and the review desk, where every word is sealed.
    files: BTreeSet<String>,
    /// At the program desk, and about accounts.
    open: BTreeSet<String>,
}

/// Notes what a request carries: the fields of a form, the cells of a list, the strings of a document, what is sought.
pub fn request(request: &Request) {
    let mut values = Vec::new();
    let kind = request
        .headers
        .iter()
        .find(|(name, _)| name == "content-type");
    let kind = kind.map_or("", |(_, value)| value.as_str());
    let body = String::from_utf8_lossy(&request.body);
    if let Some((_, edge)) = kind.split_once("boundary=") {
        values.extend(parts(&body, edge));
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        values.extend(pairs(&body));
    } else if kind == "application/json"
        && let Ok(value) = serde_json::from_slice(&request.body)
    {
        strings("", &value, &mut values);
    }
    values.extend(pairs(&request.query));
    for (name, value) in values {
        // Of accounts everything is noted: it is what may lie open.
        if of_accounts(&request.path) || !NOT_WORDS.iter().any(|word| name.contains(word)) {
            at(&request.path, &value);
        }
    }
}

/// Who may sign in is not sealed: a desk knows its people, and how their tokens are named, before anybody has a key.
fn of_accounts(path: &str) -> bool {
    path.contains("/sign-in") || path.contains("/account")
}

/// Notes what is typed into a page at that path.
pub fn at(path: &str, words: &str) {
    let mut typed = TYPED.lock().unwrap_or_else(PoisonError::into_inner);
    match path.split('/').nth(1) {
        Some("program" | "client" | "victim" | "review") if of_accounts(path) => {
            typed.open.insert(words.to_owned());
        }
        Some("program") => {
            typed.open.insert(words.to_owned());
        }
        // What a binder was asked for lies as it was asked: a period, and the seed of a sample.
        Some("review") if path.ends_with("/binders") => {
            typed.open.insert(words.to_owned());
        }
        Some("client" | "victim" | "review") => typed.files.extend(telling(words)),
        _ => {}
    }
}

/// Notes each cell of a list that a command brings into a file.
pub fn list(cells: &str) {
    let cells = cells.split(['\n', '\t', ',', '"']);
    cells.for_each(|cell| at("/client/import", cell));
}

fn pairs(text: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .collect()
}

/// The parts of a form with files; of a list each cell.
fn parts(body: &str, edge: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for part in body.split(&format!("--{edge}")) {
        let Some((head, value)) = part.split_once("\r\n\r\n") else {
            continue;
        };
        let name = head
            .split("name=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let name = name.unwrap_or_default().to_owned();
        if head.contains("text/csv") {
            let cells = value.split(['\n', ',', '"']);
            found.extend(cells.map(|cell| (name.clone(), cell.to_owned())));
        } else if !head.contains("filename=") {
            found.push((name, value.trim_end_matches("\r\n").to_owned()));
        }
    }
    found
}

fn strings(name: &str, value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((name.to_owned(), text.clone())),
        Value::Array(all) => all.iter().for_each(|each| strings(name, each, found)),
        Value::Object(members) => members
            .iter()
            .for_each(|(name, each)| strings(name, each, found)),
        _ => {}
    }
}

/// What of a value would tell of somebody: numbers, lines of words, and the names in a short line. A choice of a form
/// (`no_answer`), a day, an hour and a label of a case do not.
fn telling(value: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in value.lines().map(str::trim) {
        let digits: String = line.chars().filter(char::is_ascii_digit).collect();
        let letters = line.chars().any(char::is_alphabetic);
        if digits.len() >= 10 && !letters && !line.contains(':') {
            found.extend([line.to_owned(), digits]);
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        let spoken = line.len() >= 7 && letters && words.len() > 1;
        if spoken {
            found.push(line.chars().take(LONG).collect());
        }
        // A label of the program's own (a case, an entry) is capitals alone.
        let named = |word: &&&str| {
            word.len() >= 5
                && word.contains(char::is_lowercase)
                && word.chars().all(char::is_alphabetic)
                && word.starts_with(char::is_uppercase)
        };
        // One long word alone may be a choice of a form; with a capital it is a name.
        if words.len() <= 4 {
            found.extend(words.iter().filter(named).map(|word| (*word).to_owned()));
        }
    }
    found
}

/// What is looked for: what was typed into the files, less what the program's own affairs say.
#[must_use]
pub fn sought(of_the_year: bool) -> Vec<String> {
    let typed = TYPED.lock().unwrap_or_else(PoisonError::into_inner);
    let own = |word: &str| {
        let mut open = typed.open.iter().map(String::as_str).chain(OWN);
        open.any(|said| said.contains(word))
    };
    let year = OF_THE_YEAR.iter().filter(|_| of_the_year);
    let all = typed.files.iter().map(String::as_str).chain(year.copied());
    let all: BTreeSet<&str> = all.filter(|word| !own(word)).collect();
    all.into_iter().map(str::to_owned).collect()
}

/// Looks for all of it in these bytes.
///
/// # Panics
/// When nothing was typed, or any of it stands there in any writing of [`Searcher`].
pub fn lie_not_in(bytes: &[u8]) {
    let words = sought(false);
    assert!(!words.is_empty(), "nothing was typed");
    let searcher = Searcher::new(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let found = searcher.bytes("what is held", bytes);
    assert!(found.is_empty(), "readable: {found:#?}");
}

/// Looks for all of it in these folders and files, and in what was logged.
///
/// # Panics
/// When any of it lies there, in any writing of [`Searcher`].
pub fn lie_nowhere(of_the_year: bool, places: &[&Path], logged: &str) {
    let words = sought(of_the_year);
    if words.is_empty() {
        return;
    }
    let searcher = Searcher::new(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let mut found: Vec<Found> = searcher.bytes("the log", logged.as_bytes());
    let size: u64 = places
        .iter()
        .map(|place| searcher.folder(place, &mut found))
        .sum();
    let count = words.len();
    let said = format!("{count} words of the files looked for in {size} bytes");
    let _ = writeln!(io::stderr(), "{said}");
    assert!(found.is_empty(), "readable on the disk: {found:#?}");
}

#[cfg(test)]
mod tests {
    use std::{fs, panic};

    use base64::Engine as _;
    use desk::Method;

    use super::*;
    use crate::world::{Token, Visitor};

    /// What goes to a desk is noted, and found wherever it is planted; what was typed openly, and what tells of nobody, is not.
    #[test]
    fn whatever_is_typed_is_looked_for_and_found_where_it_is_planted() {
        let nell = Visitor::default();
        let form = |path: &str, pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            request(&nell.form(path, &pairs));
        };
        let person = [
            ("vc_name", "Odalys Fennimore"),
            ("vc_number", "918 555 0142"),
            ("vc_choice", "no_answer"),
            ("vc_day", "2026-11-24"),
            ("csrf", "Abcdefgh ijk"),
        ];
        form("/victim/cases/4F2K/people/new", &person);
        form("/program/people/staff", &[("name", "Wes Thornberry")]);
        form("/victim/cases/4F2K/note/1", &[("words", "Wes Thornberry")]);
        let lists = [("i_file", "Name,Phone\nMirabel Oxlip,918-555-0177\n")];
        request(&nell.with_lists("/client/import", &[], &lists));
        let note = br#"{"words": {"said": "Went to stay at the lake"}}"#.to_vec();
        let token = Token("x".to_owned());
        request(&token.request(Method::Post, "/victim/api/v1/cases/4F2K/notes", note));
        at("/victim/cases/4F2K/call/1", "Typed in a browser");
        let sought = sought(false);
        for word in [
            "Odalys Fennimore",
            "Fennimore",
            "9185550142",
            "Mirabel Oxlip",
            "9185550177",
            "Went to stay at the lake",
            "Typed in a browser",
        ] {
            assert!(sought.iter().any(|each| each == word), "{word}: {sought:?}");
        }
        for none in ["no_answer", "2026-11-24", "Abcdefgh", "Thornberry"] {
            assert!(!sought.iter().any(|each| each.contains(none)), "{none}");
        }
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("client.db-wal");
        let looked = || {
            let looks = panic::AssertUnwindSafe(|| lie_nowhere(false, &[folder.path()], "a line"));
            panic::catch_unwind(looks).is_ok()
        };
        fs::write(&place, [7; 4_000]).unwrap();
        assert!(looked());
        let base64 = base64::engine::general_purpose::STANDARD;
        for planted in [
            b"to Odalys Fennimore, at noon".to_vec(),
            b"call 9185550142".to_vec(),
            base64
                .encode("a call: Went to stay at the lake")
                .into_bytes(),
            "Mirabel Oxlip"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
        ] {
            fs::write(&place, [&[7; 333][..], &planted, &[9; 20]].concat()).unwrap();
            assert!(!looked(), "{}", String::from_utf8_lossy(&planted));
        }
    }
}
