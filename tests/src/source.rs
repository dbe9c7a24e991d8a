//! The sources of the rooms that show pages, as a reader of words sees them: the string literals of the code and
//! what stands in the templates. Comments, attributes and tests are left out.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms that show pages.
pub const ROOMS: [&str; 7] = [
    "desk",
    "page",
    "document",
    "client-desk",
    "victim-desk",
    "program-desk",
    "review-desk",
];

/// One string literal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// The file, below `crates/`.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What stands between the quotation marks, as written.
    pub text: String,
    /// The code just before it, without spaces.
    pub before: String,
}

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates")
}

fn files(folder: &Path, end: &str, all: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.ends_with("tests") {
            files(&path, end, all);
        } else if path.to_string_lossy().ends_with(end) && !path.ends_with("tests.rs") {
            all.push(path);
        }
    }
}

fn read(rooms: &[&str], below: &str, end: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    for room in rooms {
        files(&crates().join(room).join(below), end, &mut paths);
    }
    let name = |path: &Path| {
        let below = path.strip_prefix(crates()).unwrap();
        below.to_string_lossy().into_owned()
    };
    paths
        .iter()
        .map(|path| (name(path), fs::read_to_string(path).unwrap()))
        .collect()
}

/// The templates of the rooms that show pages: file and text.
#[must_use]
pub fn templates() -> Vec<(String, String)> {
    read(&ROOMS, "templates", ".html")
}

/// The literals of the rooms that show pages.
#[must_use]
pub fn literals() -> Vec<Literal> {
    of_rooms(&ROOMS)
}

/// The literals of every room.
#[must_use]
pub fn all_literals() -> Vec<Literal> {
    let rooms: Vec<String> = fs::read_dir(crates())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    of_rooms(&rooms.iter().map(String::as_str).collect::<Vec<_>>())
}

fn of_rooms(rooms: &[&str]) -> Vec<Literal> {
    let mut all = Vec::new();
    for (file, text) in read(rooms, "src", ".rs") {
        for (at, text, before) in scan(&text) {
            all.push(Literal {
                file: file.clone(),
                line: at,
                text,
                before,
            });
        }
    }
    all
}

/// A reader of Rust that knows comments, attributes, characters and strings, and nothing else.
struct Scan {
    chars: Vec<char>,
    at: usize,
    line: usize,
    before: String,
    found: Vec<(usize, String, String)>,
}

fn scan(text: &str) -> Vec<(usize, String, String)> {
    let mut scan = Scan {
        chars: text.chars().collect(),
        at: 0,
        line: 1,
        before: String::new(),
        found: Vec::new(),
    };
    while scan.at < scan.chars.len() {
        scan.step();
    }
    scan.found
}

impl Scan {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn next(&mut self) -> char {
        let now = self.peek(0);
        self.at += 1;
        self.line += usize::from(now == '\n');
        now
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            ('/', '/') => {
                while self.peek(0) != '\n' && self.at < self.chars.len() {
                    self.next();
                }
            }
            ('#', '[') | ('#', '!') if self.peek(1) == '[' || self.peek(2) == '[' => {
                self.attribute();
            }
            ('"', _) => self.string(0),
            ('r', '"' | '#') if !self.before.ends_with(|c: char| c.is_alphanumeric()) => {
                let marks = (1..).take_while(|ahead| self.peek(*ahead) == '#').count();
                if self.peek(marks + 1) == '"' {
                    self.at += marks + 1;
                    self.string(marks + 1);
                } else {
                    self.plain();
                }
            }
            ('\'', '\\') => {
                self.at += 2;
                while self.next() != '\'' {}
            }
            ('\'', _) if self.peek(2) == '\'' => self.at += 3,
            _ => self.plain(),
        }
    }

    fn plain(&mut self) {
        let now = self.next();
        if !now.is_whitespace() {
            self.before.push(now);
        }
    }

    /// A string; `raw` is 0 for a plain one, else one more than its marks.
    fn string(&mut self, raw: usize) {
        let line = self.line;
        self.next();
        let mut text = String::new();
        while self.at < self.chars.len() {
            match self.next() {
                '\\' if raw == 0 => match self.next() {
                    // A line that goes on: its indentation is not part of it.
                    '\n' => {
                        while self.peek(0).is_whitespace() {
                            self.next();
                        }
                    }
                    other => text.extend(['\\', other]),
                },
                '"' if (0..raw.saturating_sub(1)).all(|ahead| self.peek(ahead) == '#') => {
                    self.at += raw.saturating_sub(1);
                    break;
                }
                other => text.push(other),
            }
        }
        let before: String = self.before.chars().rev().take(60).collect();
        let before: String = before.chars().rev().collect();
        self.found.push((line, text, before));
        self.before.push('"');
    }

    /// An attribute holds no words of a page; what it keeps for tests alone is left out with it.
    fn attribute(&mut self) {
        let found = self.found.len();
        let (start, mut depth) = (self.before.len(), 0);
        loop {
            let now = self.peek(0);
            if now == '"' {
                self.string(0);
                continue;
            }
            self.plain();
            depth += i32::from(now == '[') - i32::from(now == ']');
            if (now == ']' && depth == 0) || self.at >= self.chars.len() {
                break;
            }
        }
        self.found.truncate(found);
        let for_tests = self.before[start..].contains("cfg(test)");
        self.before.truncate(start);
        if !for_tests {
            return;
        }
        // `mod tests;` or `mod tests { … }`, or a function of its own.
        let found = self.found.len();
        let mut depth = 0;
        while self.at < self.chars.len() {
            let now = self.peek(0);
            self.step();
            depth += i32::from(now == '{') - i32::from(now == '}');
            if depth == 0 && matches!(now, '}' | ';') {
                break;
            }
        }
        self.found.truncate(found);
    }
}

/// What of a template stands between its marks: texts, and the literals inside of the marks.
#[must_use]
pub fn parts(template: &str) -> (String, Vec<String>) {
    let (mut text, mut quoted) = (String::new(), Vec::new());
    let mut rest = template;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        text.push_str(&rest[..at]);
        text.push('\u{0}');
        let end = if rest[at..].starts_with("{{") {
            "}}"
        } else {
            "%}"
        };
        let close = rest[at..].find(end).unwrap() + at;
        let strings = rest[at..close].split('"').skip(1).step_by(2);
        quoted.extend(strings.map(str::to_owned));
        rest = &rest[close + 2..];
    }
    text.push_str(rest);
    (text, quoted)
}
