//! Every string is in the words file, and nothing else is.

use std::{collections::BTreeSet, fs, path::Path};

use client_file::letter::ReferredBy;
use page::Languages;

/// Files of a folder, and of those in it.
fn files(folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                files(&path, all);
            }
        } else if !path.ends_with("tests.rs") {
            all.push(fs::read_to_string(&path).unwrap());
        }
    }
}

/// What stands between quotation marks and begins as a key of this desk does.
fn keys() -> BTreeSet<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    files(&here.join("src"), &mut texts);
    files(&here.join("templates"), &mut texts);
    let quoted = texts.iter().flat_map(|text| text.split('"'));
    let key = |part: &&str| {
        let rest = part.strip_prefix("client-");
        rest.is_some_and(|rest| {
            rest.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_{}.()".contains(&b))
        })
    };
    quoted.filter(key).map(str::to_owned).collect()
}

/// Keys that are put together from a word.
fn made() -> Vec<String> {
    let mut all: Vec<String> = ReferredBy::ALL
        .iter()
        .map(|each| format!("client-by-{}", each.word()))
        .collect();
    let acts = [
        "referral",
        "intake",
        "assessment",
        "decision",
        "session",
        "termination",
        "standing",
        "correct",
    ];
    for word in acts {
        all.extend([format!("client-{word}-title"), format!("client-{word}-go")]);
    }
    for word in [
        "assessment",
        "decision",
        "session",
        "termination",
        "standing",
    ] {
        all.push(format!("client-next-{word}"));
    }
    for word in ["all", "open", "decided", "left"] {
        all.push(format!("client-filter-{word}"));
    }
    for word in ["participant", "court", "police", "dhs", "other"] {
        all.push(format!("client-learned-{word}"));
    }
    all.extend(["client-accepted".to_owned(), "client-denied".to_owned()]);
    all
}

#[test]
fn every_key_that_is_used_has_words() {
    let words = Languages::new().of("en-US");
    assert_eq!(words.mistakes(), [] as [String; 0]);
    let used = keys();
    assert!(used.len() > 100, "the search for keys finds {}", used.len());
    let whole = used.iter().filter(|key| !key.contains('{'));
    for key in whole.chain(&made()) {
        // A section's heading may be left out; then nothing is said.
        let optional = ["client-when", "client-correct-what"].contains(&key.as_str());
        assert!(optional || words.has(key), "{key}");
    }
}

#[test]
fn every_word_is_used() {
    let used = keys();
    let made = made();
    let file = include_str!("../../../page/words/en-US/client.ftl");
    let keys = file
        .lines()
        .filter(|line| line.starts_with("client-"))
        .filter_map(|line| line.split(' ').next());
    for key in keys {
        let plain = key.trim_end_matches("-room");
        let plain = if key == "client-people-in-room" || key == "client-nav-room" {
            key
        } else {
            plain
        };
        let is = |key: &str| used.contains(key) || made.iter().any(|one| one == key);
        // A hint or a lead goes with its question or its page.
        let with = ["-hint", "-lead"]
            .iter()
            .find_map(|end| plain.strip_suffix(end));
        let page = with.is_some_and(|of| made.contains(&format!("{of}-title")));
        assert!(
            is(plain) || with.is_some_and(is) || page,
            "{key} is said nowhere"
        );
    }
}
