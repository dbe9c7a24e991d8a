//! The docs as a book: every page is in its summary, every link leads somewhere, every picture is there and small enough.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// No picture of a walk is larger, in bytes.
const LARGEST: u64 = 60_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder with that ending.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md")];
    pages.extend(files(&root().join("docs"), "md"));
    pages
}

/// A page without what is code: blocks between fences, indented lines, and what stands between ticks.
fn prose(text: &str) -> String {
    let mut fenced = false;
    let mut said = String::new();
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
            continue;
        }
        if fenced || line.starts_with("    ") {
            continue;
        }
        let parts = line.split('`').enumerate();
        // What is between ticks goes, the ticks stay: a link may be named by code.
        for (place, part) in parts {
            if place % 2 == 0 {
                said.push_str(part);
            } else {
                said.push_str("code");
            }
        }
        said.push('\n');
    }
    said
}

/// Where the links and the pictures of a page lead.
fn links(text: &str) -> Vec<String> {
    let text = prose(text);
    let mut found: Vec<String> = text
        .split("](")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()))
        .collect();
    // `[name]: place`
    for line in text.lines() {
        if let Some((name, place)) = line.split_once("]: ")
            && name.starts_with('[')
        {
            found.push(place.trim().to_owned());
        }
    }
    found
}

/// By what a heading is found: its letters and digits in small, with hyphens for spaces.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut fenced = false;
    let mut found = BTreeSet::new();
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        let heading = line.trim_start_matches('#');
        if fenced || heading.len() == line.len() || !heading.starts_with(' ') {
            continue;
        }
        let kept = |letter: &char| letter.is_alphanumeric() || [' ', '-', '_'].contains(letter);
        let name: String = heading.trim().to_lowercase().chars().filter(kept).collect();
        found.insert(name.replace(' ', "-"));
    }
    found
}

#[test]
fn every_link_and_picture_leads_to_what_is_there() {
    let mut wrong = Vec::new();
    let mut followed = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for link in links(&text) {
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            followed += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file {
                "" => page.clone(),
                file => page.parent().unwrap().join(file),
            };
            if !target.exists() {
                wrong.push(format!("{}: {link} is not there", page.display()));
            } else if !anchor.is_empty() {
                let there = fs::read_to_string(&target).unwrap_or_default();
                if !anchors(&there).contains(anchor) {
                    wrong.push(format!("{}: no heading for {link}", page.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(followed > 150, "only {followed} links were found");
}

#[test]
fn every_page_is_in_the_summary_once_and_the_book_is_made_of_it() {
    let docs = root().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).unwrap();
    let listed = links(&summary);
    let once: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(once.len(), listed.len(), "a page is listed twice");
    let mut missing = Vec::new();
    for page in files(&docs, "md") {
        let name = page.strip_prefix(&docs).unwrap().to_str().unwrap();
        if name != "SUMMARY.md" && !listed.iter().any(|each| each == name) {
            let text = fs::read_to_string(&page).unwrap();
            let title = text.lines().next().unwrap_or_default();
            missing.push(format!("- [{}]({name})", title.trim_start_matches("# ")));
        }
    }
    let missing = missing.join("\n");
    assert!(
        missing.is_empty(),
        "docs/SUMMARY.md lacks these; put each into its part:\n{missing}"
    );
    for part in ["Run it", "Use it", "Check it", "Change it"] {
        assert!(summary.contains(&format!("\n# {part}\n")), "{part}");
    }
    let book = fs::read_to_string(root().join("book.toml")).unwrap();
    let book: toml::Table = book.parse().unwrap();
    assert_eq!(book["book"]["src"].as_str(), Some("docs"));
}

#[test]
fn every_picture_is_shown_somewhere_and_those_of_walks_are_small() {
    let docs = root().join("docs");
    let mut shown = BTreeSet::new();
    for page in pages() {
        let folder = page.parent().unwrap().to_path_buf();
        for link in links(&fs::read_to_string(&page).unwrap()) {
            if let Ok(path) = folder.join(link).canonicalize() {
                shown.insert(path);
            }
        }
    }
    for picture in files(&docs, "png") {
        let file = picture.canonicalize().unwrap();
        assert!(shown.contains(&file), "no page shows {}", picture.display());
        let bytes = fs::metadata(&picture).unwrap().len();
        let of_a_walk = picture.parent().unwrap().ends_with("walks");
        assert!(
            !of_a_walk || bytes <= LARGEST,
            "{}: {bytes} bytes",
            picture.display()
        );
    }
}
