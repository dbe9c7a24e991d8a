//! The binder's pages: made once, the same afterwards, and nothing of a case at this desk.

use desk::{Answer, Answers as _, Method};
use ledger::{Filed, Matter, Shelf};
use rules::{Outcome, What};

use super::{CASE, Review, keep_matter, text};

impl Review {
    pub(super) fn get(&self, path: &str) -> String {
        let answer = self.ask(Method::Get, path, String::new());
        assert_eq!(answer.status, 200, "{path}: {}", text(&answer));
        text(&answer)
    }

    pub(super) fn post(&self, path: &str, once: &str, fields: &str) -> Answer {
        let body = format!("csrf={}&once={once}&{fields}", self.csrf);
        self.ask(Method::Post, path, body)
    }

    pub(super) fn once(&self) -> String {
        self.counter.office().once()
    }

    /// Makes a binder of two months; where it is.
    pub(super) fn binder(&self, once: &str) -> String {
        let fields =
            "from_month=10&from_day=1&from_year=2026&to_month=Nov&to_day=30&to_year=26&how=all";
        let answer = self.post("/review/binders", once, fields);
        assert_eq!(answer.status, 303, "{}", text(&answer));
        answer.header("location").unwrap().to_owned()
    }
}

fn decided(review: &Review, number: u8, day: &str) {
    let decision = What::Decision {
        outcome: Outcome::Denied,
    };
    keep_matter(review.client.as_ref(), number, day, Matter::Rule(decision));
}

/// Everything that the pages of a binder show, found by its links.
fn pages(review: &Review, binder: &str) -> Vec<String> {
    let mut waiting = vec![binder.to_owned()];
    let mut seen: Vec<String> = Vec::new();
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop() {
        if seen.contains(&path) {
            continue;
        }
        let page = review.get(&path);
        let links = page.split("href=\"").skip(1);
        let links = links.map(|rest| rest.split('"').next().unwrap().to_owned());
        waiting.extend(links.filter(|link| link.starts_with(&format!("{binder}/"))));
        seen.push(path);
        pages.push(page);
    }
    pages
}

/// Without what each form draws anew.
fn settled(page: &str) -> String {
    let mut parts = page.split("name=\"once\" value=\"");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        out.push_str(part.split_once('"').unwrap().1);
    }
    out
}

#[test]
fn a_binder_is_the_same_when_more_was_recorded_and_another_one_has_other_labels() {
    let review = Review::new();
    decided(&review, 20, "2026-11-10");
    let binder = review.binder(&review.once());
    let before: Vec<String> = pages(&review, &binder)
        .iter()
        .map(|page| settled(page))
        .collect();
    assert!(before.len() > 15, "{}", before.len());
    assert!(before.iter().any(|page| page.contains(">Separate file S-")));
    decided(&review, 21, "2026-11-11");
    review
        .clock
        .now
        .fetch_add(600, std::sync::atomic::Ordering::SeqCst);
    let hour = |page: &String| page.split("signed in until").next().unwrap().to_owned();
    let later: Vec<String> = pages(&review, &binder)
        .iter()
        .map(|page| settled(page))
        .collect();
    let cut = |pages: Vec<String>| -> Vec<String> {
        let foot = |page: String| page.split("<footer").next().unwrap().to_owned();
        pages.iter().map(hour).map(foot).collect()
    };
    assert_eq!(cut(later), cut(before));
    let other = review.binder(&review.once());
    let label = |binder: &str| {
        let page = review.get(&format!("{binder}/separate"));
        let label = page.split("/separate/").nth(1).unwrap();
        label.split('"').next().unwrap().to_owned()
    };
    assert_ne!(label(&other), label(&binder));
    let answer = review.ask(
        Method::Get,
        &format!("{other}/separate/{}", label(&binder)),
        String::new(),
    );
    assert_eq!(answer.status, 404);
}

#[test]
fn pressed_twice_it_is_one_binder_and_nothing_of_a_case_is_kept() {
    let review = Review::new();
    decided(&review, 20, "2026-11-10");
    let once = review.once();
    assert_eq!(review.binder(&once), review.binder(&once));
    let kept = review.counter.office().store.list(Shelf::House).unwrap();
    let binders: Vec<_> = kept
        .iter()
        .filter(|(key, _)| key.starts_with(b"binder/"))
        .collect();
    assert_eq!(binders.len(), 1);
    let bytes = String::from_utf8_lossy(&binders[0].1).into_owned();
    assert!(!bytes.contains(CASE) && !bytes.contains("S-"), "{bytes}");
}

#[test]
fn no_page_and_no_file_of_a_binder_names_a_case_a_word_or_an_hour_of_the_separate_file() {
    let review = Review::new();
    decided(&review, 20, "2026-11-10");
    let binder = review.binder(&review.once());
    let mut all = pages(&review, &binder);
    for format in ["html", "csv", "json"] {
        for audience in ["review", "outside", ""] {
            let fields = format!("format={format}&for={audience}");
            let file = review.post(&format!("{binder}/files"), &review.once(), &fields);
            assert_eq!(file.status, 200);
            let name = file.header("content-disposition").unwrap();
            let said = if audience == "review" {
                "review"
            } else {
                "outside"
            };
            assert!(name.contains(&format!("binder-{said}.{format}")), "{name}");
            let body = text(&file);
            assert_eq!(
                body.contains("S-") && format != "csv",
                said == "review" && format != "csv",
                "{format} {said}"
            );
            let facts = said == "review" && format == "json";
            assert_eq!(body.contains("\"facts\""), facts, "{format} {said}");
            all.push(body);
        }
    }
    // A figure of the program leads to its days, and is nobody's case.
    let days = review.get(&format!("{binder}/figures/b3"));
    assert!(days.contains("<li>Thu., Oct. 1, 2026 to "), "{days}");
    let none = review.get(&format!("{binder}/figures/b2"));
    assert!(none.contains("Nothing stands behind this figure."));
    for page in &all {
        for secret in [CASE, "Osterley", "555-0142", "fact-", "5:59 p.m."] {
            assert!(!page.contains(secret), "{secret}\n{page}");
        }
        // A page of a separate file says neither the day of the decision nor what was decided.
        if page.contains("<h1>Separate file") {
            assert!(
                !page.contains("Nov. 10") && !page.to_lowercase().contains("denied"),
                "{page}"
            );
        }
    }
}

#[test]
fn who_looked_into_separate_files_is_said_by_the_account_and_of_no_case() {
    let review = Review::new();
    decided(&review, 20, "2026-11-10");
    for (number, day) in [(41, "2026-11-11"), (42, "2026-11-12"), (43, "2026-09-12")] {
        let look = Matter::Filed(Filed::Look);
        keep_matter(review.victim.as_ref(), number, day, look);
    }
    let binder = review.binder(&review.once());
    let page = review.get(&format!("{binder}/figures/g1"));
    assert!(
        page.contains("<li>Account 1 of the victim desk: 2</li>"),
        "{page}"
    );
    assert!(!page.contains("S-"), "{page}");
    let file = |audience: &str| {
        let fields = format!("format=json&for={audience}");
        text(&review.post(&format!("{binder}/files"), &review.once(), &fields))
    };
    assert!(file("review").contains("\"account\": 1"));
    assert!(!file("outside").contains("\"account\""));
}

#[test]
fn what_is_wrong_with_the_choice_is_said_beside_the_field() {
    let review = Review::new();
    let days = "from_month=11&from_day=1&from_year=2026&to_month=11&to_day=30&to_year=2026";
    for (fields, said) in [
        (
            "from_month=13&from_day=1&from_year=2026&to_month=11&to_day=30&to_year=2026".to_owned(),
            "from_month",
        ),
        (
            "from_month=11&from_day=2&from_year=2026&to_month=11&to_day=1&to_year=2026".to_owned(),
            "to_month",
        ),
        (format!("{days}&how=seed&most=0&seed=4471"), "most"),
        (format!("{days}&how=seed&most=12&seed="), "seed"),
        (format!("{days}&how=state&state=green"), "state"),
    ] {
        let answer = review.post("/review/binders", &review.once(), &fields);
        let page = text(&answer);
        assert_eq!(answer.status, 422, "{fields}");
        assert!(
            page.contains(&format!("<a href=\"#{said}\">")),
            "{said}\n{page}"
        );
        assert!(page.contains("aria-invalid=\"true\""), "{fields}");
    }
}
