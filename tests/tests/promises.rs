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
