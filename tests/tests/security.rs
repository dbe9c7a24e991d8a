//! docs/security.md against the standard's list of numbers, and what it says of the whole tree.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use keys::DeskName;
use leeward_tests::world::{Visitor, World, text};

/// The numbers and levels of the OWASP ASVS 5.0.0, levels 1 and 2.
const ITEMS: &str = include_str!("../data/asvs-5.0.0.txt");

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(place: &str) -> String {
    fs::read_to_string(root().join(place)).unwrap()
}

/// What is wrong with the page, a line each.
fn faults(page: &str) -> Vec<String> {
    let asked: BTreeMap<&str, &str> = ITEMS
        .lines()
        .map(|line| line.split_once(' ').unwrap())
        .collect();
    let (table, missing) = page.split_once("\n## What is missing\n").unwrap();
    let listed: BTreeSet<&str> = missing
        .lines()
        .filter_map(|line| line.strip_prefix("- ")?.split_once(": "))
        .map(|(number, _)| number)
        .collect();
    let (mut found, mut seen, mut owed) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for line in table.lines().filter(|line| line.starts_with("| V")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [number, level, item, state, how, tests] = cells[..] else {
            found.push(format!("six cells: {line}"));
            continue;
        };
        if asked.get(number) != Some(&level) {
            found.push(format!("{number} of level {level} is not in the standard"));
        }
        if !seen.insert(number) {
            found.push(format!("{number} stands there twice"));
        }
        if item.is_empty() || how.is_empty() {
            found.push(format!("{number} does not say what, or how"));
        }
        let named = tests.starts_with('`') && tests.ends_with('`');
        match state {
            "done" if named => {}
            "n/a" if tests.is_empty() => {}
            "partly" | "missing" if named || tests.is_empty() => {
                owed.insert(number);
            }
            _ => found.push(format!("{number}: `{state}` with the tests `{tests}`")),
        }
    }
    found.extend(
        asked
            .keys()
            .filter(|each| !seen.contains(*each))
            .map(|each| format!("{each} is left out")),
    );
    let apart = owed.symmetric_difference(&listed);
    found.extend(apart.map(|each| format!("{each} is owed in one place alone")));
    found
}

#[test]
fn every_item_of_the_standard_has_its_row_and_what_is_missing_is_listed() {
    let page = read("docs/security.md");
    assert_eq!(faults(&page), [""; 0]);
    assert_eq!(ITEMS.lines().count(), 253);
}

#[test]
fn a_row_that_is_gone_bent_or_untested_is_found() {
    let page = read("docs/security.md");
    let row = page
        .lines()
        .find(|line| line.starts_with("| V1.2.4 "))
        .unwrap();
    let test = row.rsplit('|').nth(1).unwrap();
    for (with, said) in [
        (String::new(), "V1.2.4 is left out"),
        (format!("{row}\n{row}"), "V1.2.4 stands there twice"),
        (row.replace("| 1 |", "| 2 |"), "V1.2.4 of level 2 is not"),
        (row.replace(test, "  "), "V1.2.4: `done` with the tests ``"),
        (
            row.replace("| done |", "| missing |"),
            "V1.2.4 is owed in one place",
        ),
        (row.replace("| done |", "| sure |"), "V1.2.4: `sure`"),
        (row.replace(test, ""), "six cells"),
        (
            row.replace("V1.2.4", "V1.2.44"),
            "V1.2.44 of level 1 is not",
        ),
    ] {
        let bent = faults(&page.replace(row, &with));
        assert!(
            bent.iter().any(|fault| fault.starts_with(said)),
            "{said}: {bent:?}"
        );
    }
}

/// Every source of the rooms, with its place; tests in files of their own are left out.
fn sources() -> Vec<(String, String)> {
    fn gather(folder: &Path, all: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                if !["tests", "benches"].contains(&name) {
                    gather(&path, all);
                }
            } else if name.ends_with(".rs") && name != "tests.rs" {
                let source = fs::read_to_string(&path).unwrap();
                let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
                all.push((path.display().to_string(), source.to_owned()));
            }
        }
    }
    let mut all = Vec::new();
    for room in fs::read_dir(root().join("crates")).unwrap() {
        gather(&room.unwrap().path().join("src"), &mut all);
    }
    assert!(all.len() > 150, "{} files", all.len());
    all
}

/// Lines of the sources that say one of the words, as `place: line`, but those of the places that may.
fn lines_with(words: &[&str], may: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (place, source) in sources() {
        if may.iter().any(|each| place.ends_with(each)) {
            continue;
        }
        for line in source
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{place}: {}", line.trim()));
            }
        }
    }
    found
}

#[test]
fn no_statement_is_put_together_from_what_is_sent() {
    // What a statement is put together from is a constant of the room, in capitals.
    let verbs = [
        "SELECT ",
        "INSERT ",
        "UPDATE ",
        "DELETE ",
        "WHERE ",
        "CREATE TABLE",
    ];
    let put_together = lines_with(&["format!(", "push_str(", "write!("], &[]);
    let faults: Vec<_> = put_together
        .iter()
        .filter(|line| verbs.iter().any(|verb| line.contains(verb)))
        .filter(|line| {
            let holes = line.split('{').skip(1);
            let mut holes = holes.filter_map(|rest| rest.split_once('}'));
            holes.any(|(hole, _)| hole.is_empty() || hole.chars().any(|c| !c.is_ascii_uppercase()))
        })
        .collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn no_room_starts_another_program_or_runs_text() {
    let found = lines_with(
        &[
            "process::Command",
            "Command::new",
            "libloading",
            "minijinja",
            "tera::",
        ],
        &[],
    );
    assert_eq!(found, [""; 0]);
    let script = read("crates/page/assets/quick.js");
    for word in [
        "eval(",
        "new Function",
        "innerHTML",
        "outerHTML",
        "document.write",
        "import(",
    ] {
        assert!(!script.contains(word), "{word}");
    }
}

#[test]
fn no_room_has_unsafe_code() {
    assert!(read("Cargo.toml").contains("unsafe_code = \"forbid\""));
    for room in fs::read_dir(root().join("crates")).unwrap() {
        let place = room.unwrap().path().join("Cargo.toml");
        let settings = fs::read_to_string(&place).unwrap();
        assert!(
            settings.contains("[lints]\nworkspace = true"),
            "{}",
            place.display()
        );
    }
    assert_eq!(lines_with(&["allow(unsafe_code"], &[]), [""; 0]);
}

#[test]
fn no_room_draws_randomness_or_reads_a_clock_by_itself() {
    let refused = read("clippy.toml");
    for way in ["SystemTime::now", "Timestamp::now", "getrandom::fill"] {
        assert!(refused.contains(way), "{way}");
    }
    let found = lines_with(
        &[
            "SystemTime::now",
            "Timestamp::now",
            "getrandom::",
            "rand::random",
            "OsRng",
            "thread_rng",
        ],
        &["leeward/src/seams.rs"],
    );
    assert_eq!(found, [""; 0]);
}

#[test]
fn what_stands_in_the_lock_file_comes_from_one_registry() {
    let lock = read("Cargo.lock");
    let sources: BTreeSet<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("source = "))
        .collect();
    assert_eq!(sources.len(), 1, "{sources:?}");
    let outside = lock.matches("\nsource = ").count();
    assert_eq!(lock.matches("\nchecksum = ").count(), outside);
}

#[test]
fn the_script_stores_nothing_in_the_browser() {
    let script = read("crates/page/assets/quick.js");
    for word in [
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "caches.",
        "JSON.parse",
        "postMessage",
    ] {
        assert!(!script.contains(word), "{word}");
    }
}

#[test]
fn password_fields_hide_what_is_typed_and_let_managers_fill_them() {
    let mut fields = 0;
    for (place, template) in leeward_tests::source::templates() {
        for field in template.split("<input ").skip(1) {
            let field = field.split('>').next().unwrap();
            let name = field
                .split("name=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            if !name.is_some_and(|name| name.starts_with("password")) {
                continue;
            }
            fields += 1;
            assert!(field.contains("type=\"password\""), "{place}: {field}");
            let managed = ["current-password", "new-password"];
            let managed = managed.map(|each| format!("autocomplete=\"{each}\""));
            assert!(
                managed.iter().any(|each| field.contains(each)),
                "{place}: {field}"
            );
            assert!(!field.contains("maxlength"), "{place}: {field}");
        }
    }
    assert!(fields > 4, "{fields}");
}

#[test]
fn every_signed_in_page_has_its_way_out() {
    let world = World::new(1);
    for desk in DeskName::ALL {
        let mut visitor = Visitor::at(&world, desk);
        for place in ["", "account", "accounts"] {
            let page = text(&visitor.open(&world, &format!("/{desk}/{place}")));
            assert!(
                page.contains(&format!("action=\"/{desk}/sign-out\"")),
                "{desk} {place}"
            );
        }
    }
}
