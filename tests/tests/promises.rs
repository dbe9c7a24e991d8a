//! What the documentation claims is tested by a test that exists: each name in a table of tests is a function here.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Pages whose tables name tests in their last column.
const PAGES: [&str; 3] = ["docs/harm.md", "docs/threats.md", "docs/security.md"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every function of the workspace that bears `#[test]`, or a claim that a macro makes one of.
fn functions(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            functions(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.extend(text.lines().filter_map(name_of_function));
        }
    }
}

fn name_of_function(line: &str) -> Option<String> {
    let (before, after) = line.split_once("fn ")?;
    let name = after.split(['(', '<']).next()?;
    (before
        .trim_end()
        .chars()
        .all(|c| c.is_ascii_alphabetic() || c == ' '))
    .then(|| name.trim().to_owned())
}

/// The names of tests in the last column of a page's tables.
fn named(page: &str) -> Vec<String> {
    page.lines()
        .filter(|line| line.starts_with('|'))
        .filter_map(|line| line.trim_end_matches('|').rsplit('|').next())
        .flat_map(|cell| {
            cell.split('`')
                .skip(1)
                .step_by(2)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_test_that_the_documentation_names_is_there() {
    let mut found = BTreeSet::new();
    for folder in ["crates", "tests"] {
        functions(&root().join(folder), &mut found);
    }
    for page in PAGES {
        let names = named(&fs::read_to_string(root().join(page)).unwrap());
        assert!(names.len() > 10, "{page} names {} tests", names.len());
        for name in names {
            assert!(
                found.contains(&name),
                "{page} names a test `{name}` that is not there"
            );
        }
    }
}

/// What a page says of harm leads, test by test, to the file in which that test stands; else why not.
fn leads(page: &str, from: &Path) -> Vec<String> {
    let rows = page.lines().filter(|line| line.starts_with("| "));
    let rows = rows.filter(|line| line.chars().nth(2).is_some_and(|c| c.is_ascii_digit()));
    let mut wrong = Vec::new();
    for row in rows {
        let cell = row.trim_end_matches('|').rsplit('|').next().unwrap();
        let named = cell.split('`').skip(1).step_by(2).count();
        let links: Vec<&str> = cell.split("[`").skip(1).collect();
        if links.len() != named || links.is_empty() {
            wrong.push(format!("{} of {named} are links: {cell}", links.len()));
        }
        for link in links {
            let Some((name, rest)) = link.split_once("`](") else {
                wrong.push(format!("no link: {link}"));
                continue;
            };
            let file = from.join(rest.split(')').next().unwrap());
            let text = fs::read_to_string(&file).unwrap_or_default();
            if !text
                .lines()
                .filter_map(name_of_function)
                .any(|own| own == name)
            {
                wrong.push(format!("`{name}` does not stand in {}", file.display()));
            }
        }
    }
    wrong
}

#[test]
fn each_harm_leads_to_the_file_in_which_its_tests_stand() {
    let docs = root().join("docs");
    let page = fs::read_to_string(docs.join("harm.md")).unwrap();
    assert_eq!(leads(&page, &docs), Vec::<String>::new());
    // It would say so: a name without its link, a name of another file, a file that is not there.
    let (_, table) = page.split_once("|---|").unwrap();
    let first = table.split("[`").nth(1).unwrap().split(')').next().unwrap();
    let (name, place) = first.split_once("`](").unwrap();
    for broken in [
        table.replacen(&format!("[`{first})"), &format!("`{name}`"), 1),
        table.replacen(&format!("[`{name}`]"), "[`a_test_that_nobody_wrote`]", 1),
        table.replacen(place, "../tests/tests/nowhere.rs", 1),
    ] {
        assert_eq!(leads(&broken, &docs).len(), 1, "{first}");
    }
}

/// What the last column of a table names that is to be run: names of tests, and commands with a package, a file of tests
/// and words of which one stands in a test's name.
fn is_there(named: &str, found: &BTreeSet<String>) -> Result<(), String> {
    if !named.contains(' ') {
        return match found.contains(named) {
            true => Ok(()),
            false => Err(format!("there is no test `{named}`")),
        };
    }
    let mut words = named
        .strip_prefix("cargo nextest run ")
        .unwrap_or(named)
        .split(' ');
    let (mut package, mut file, mut parts) = ("leeward-tests", None, Vec::new());
    while let Some(word) = words.next() {
        match word {
            "-p" => package = words.next().unwrap_or_default(),
            "--test" => file = words.next(),
            word if word.starts_with('-') => {}
            word if !named.starts_with("cargo ") && file.is_none() => file = Some(word),
            word => parts.push(word),
        }
    }
    let folder = match package {
        "leeward-tests" => "tests".to_owned(),
        "leeward" => "crates/leeward".to_owned(),
        package => format!("crates/{}", package.trim_start_matches("leeward-")),
    };
    let folder = root().join(folder);
    let of_a_file = |name: &str| {
        let tests = folder.join("tests");
        tests.join(format!("{name}.rs")).is_file() || tests.join(name).is_dir()
    };
    if !folder.is_dir() || file.is_some_and(|name| !of_a_file(name)) {
        return Err(format!("`{named}` runs nothing"));
    }
    let mut own = BTreeSet::new();
    functions(&folder, &mut own);
    let mut files = Vec::new();
    sources(&folder, &mut files);
    let stands = |part: &str| {
        own.iter().any(|name| name.contains(part))
            || files
                .iter()
                .any(|path| path.to_string_lossy().contains(part))
    };
    match parts.iter().all(|part| stands(part)) {
        true => Ok(()),
        false => Err(format!("no test is run by `{named}`")),
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// The page on what is claimed says, promise by promise, how it was broken and what went red.
#[test]
fn whatever_went_red_when_a_promise_was_broken_is_there_to_be_run() {
    let mut found = BTreeSet::new();
    for folder in ["crates", "tests"] {
        functions(&root().join(folder), &mut found);
    }
    let page = fs::read_to_string(root().join("docs/assurance.md")).unwrap();
    let (_, table) = page.split_once("## Each promise was seen to fail").unwrap();
    let table = table.split("\n## ").next().unwrap_or_default();
    let names = named(table);
    assert!(names.len() >= 10, "{names:?}");
    let missing: Vec<String> = names
        .iter()
        .filter_map(|name| is_there(name, &found).err())
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
    // It would say so.
    for absent in [
        "a_test_that_nobody_wrote",
        "cargo nextest run -p leeward-nowhere",
        "cargo nextest run -p leeward-tests --test nowhere",
        "cargo nextest run -p leeward-keys quincunx",
        "two_worlds quincunx",
    ] {
        assert!(is_there(absent, &found).is_err(), "{absent}");
    }
}

#[test]
fn every_link_of_the_documentation_leads_somewhere() {
    let mut pages = vec![root().join("README.md")];
    for folder in ["docs", "docs/decisions"] {
        let listed = fs::read_dir(root().join(folder)).unwrap();
        pages.extend(listed.map(|entry| entry.unwrap().path()));
    }
    let mut links = 0;
    for page in pages
        .iter()
        .filter(|page| page.extension().is_some_and(|end| end == "md"))
    {
        let text = fs::read_to_string(page).unwrap();
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            links += 1;
            let place = page.parent().unwrap().join(target);
            assert!(
                place.exists(),
                "{}: `{target}` leads nowhere",
                page.display()
            );
        }
    }
    assert!(links > 20, "{links} links");
}
