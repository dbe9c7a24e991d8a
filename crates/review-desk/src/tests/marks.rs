//! What a reviewer writes beside a binder: it stands, what was before stays, and it leaves with nothing for outside.

use desk::{Answers as _, Method};
use ledger::{Matter, Shelf};
use rules::{Outcome, What};

use super::{Review, keep_matter, text};

const WORDS: &str = "The+third+try+stands+on+no+paper";

/// A binder, and where its one separate file and its one participant's file are.
fn drawn(review: &Review) -> (String, String, String) {
    let decision = What::Decision {
        outcome: Outcome::Denied,
    };
    keep_matter(
        review.client.as_ref(),
        20,
        "2026-11-10",
        Matter::Rule(decision),
    );
    let binder = review.binder(&review.once());
    let first = |side: &str| {
        let page = review.get(&format!("{binder}/{side}"));
        let at = format!("href=\"{binder}/{side}/");
        let label = page.split(&at).nth(1).unwrap();
        format!("{binder}/{side}/{}", label.split('"').next().unwrap())
    };
    let (separate, participant) = (first("separate"), first("participants"));
    (binder, separate, participant)
}

impl Review {
    fn mark(&self, file: &str, once: &str, said: &str, note: &str) -> desk::Answer {
        let fields = format!("said={said}&note={note}");
        self.post(&format!("{file}/marks"), once, &fields)
    }
}

#[test]
fn a_later_mark_stands_and_what_was_before_stays_in_view() {
    let review = Review::new();
    let (binder, separate, participant) = drawn(&review);
    let whole = review.get(&binder);
    assert!(whole.contains("0 of 1 separate files looked at"), "{whole}");
    let once = review.once();
    for _ in 0..2 {
        let answer = review.mark(&separate, &once, "question", WORDS);
        // The only file of its side: back to the whole.
        let to = format!("{binder}?done=1");
        assert_eq!(
            answer.header("location"),
            Some(to.as_str()),
            "{}",
            text(&answer)
        );
    }
    let page = review.get(&separate);
    assert_eq!(
        page.matches("The third try").count(),
        1,
        "pressed twice\n{page}"
    );
    assert!(page.contains("<strong>A question</strong>") && page.contains("Dov M., "));
    assert!(!page.contains("Written before"));
    let whole = review.get(&binder);
    assert!(whole.contains("1 of 1 separate files looked at"));
    assert!(whole.contains("0 of 1 participants’ files looked at"));
    assert!(whole.contains("1 file with a question"));

    review.mark(&separate, &review.once(), "seen", "");
    let page = review.get(&separate);
    assert!(page.contains("<strong>Looked at</strong>"), "{page}");
    let before = page.split("Written before").nth(1).unwrap();
    assert!(before.contains("A question") && before.contains("The third try"));
    assert!(!review.get(&binder).contains("with a question"));
    let list = review.get(&format!("{binder}/separate"));
    assert!(list.contains("<td>Looked at</td>"), "{list}");

    review.mark(&participant, &review.once(), "not-met", "No+contract");
    let clause = format!("{binder}/clauses/c");
    let answer = review.mark(&clause, &review.once(), "not-applicable", "");
    let to = format!("{clause}?done=1");
    assert_eq!(answer.header("location"), Some(to.as_str()));
    assert!(
        review
            .get(&clause)
            .contains("<strong>Does not apply</strong>")
    );
    let whole = review.get(&binder);
    for said in [
        "1 of 1 participants’ files looked at",
        "1 file with a standard that is not met",
        "1 of 7 clauses with your own verdict",
    ] {
        assert!(whole.contains(said), "{said}");
    }
}

#[test]
fn what_says_nothing_is_asked_for_beside_its_field_and_a_file_of_another_binder_is_none() {
    let review = Review::new();
    let (binder, separate, _) = drawn(&review);
    for (place, said, note, field) in [
        (&separate, "question", "", "note"),
        (&separate, "not-met", "++", "note"),
        (&separate, "", "words", "said"),
        // A verdict is of a clause.
        (&separate, "met", "", "said"),
        (&format!("{binder}/clauses/b"), "seen", "", "said"),
        (&separate, "seen", &"long+".repeat(500), "note"),
    ] {
        let answer = review.mark(place, &review.once(), said, note);
        let page = text(&answer);
        assert_eq!(answer.status, 422, "{said} {note}");
        assert!(page.contains(&format!("<a href=\"#{field}\">")), "{page}");
    }
    assert!(review.get(&binder).contains("0 of 1 separate files"));
    let other = review.binder(&review.once());
    let label = separate.rsplit('/').next().unwrap();
    let elsewhere = format!("{other}/separate/{label}");
    assert_eq!(
        review.mark(&elsewhere, &review.once(), "seen", "").status,
        404
    );
    let sides = format!("{binder}/participants/{label}");
    assert_eq!(review.mark(&sides, &review.once(), "seen", "").status, 404);
}

#[test]
fn it_is_sealed_and_goes_with_the_review_alone_and_never_in_a_table() {
    let review = Review::new();
    let (binder, separate, participant) = drawn(&review);
    review.mark(&separate, &review.once(), "question", WORDS);
    review.mark(
        &participant,
        &review.once(),
        "seen",
        "Plover+on+the+other+side",
    );
    for (_, value) in review.counter.office().store.list(Shelf::House).unwrap() {
        let value = String::from_utf8_lossy(&value).into_owned();
        assert!(!value.contains("third try") && !value.contains("question"));
    }
    for format in ["html", "json", "csv", "pdf"] {
        for audience in ["review", "outside"] {
            let fields = format!("format={format}&for={audience}");
            let file = review.post(&format!("{binder}/files"), &review.once(), &fields);
            assert_eq!(file.status, 200);
            let body = match format {
                // What a PDF says is read back by another program (tests/tests/walks/reviewer.rs).
                "pdf" => continue,
                _ => text(&file),
            };
            let inside = audience == "review" && format != "csv";
            assert_eq!(body.contains("third try"), inside, "{format} {audience}");
            let label = separate.rsplit('/').next().unwrap();
            if format == "html" && inside {
                let notes = body.split("What the reviewers wrote").nth(1).unwrap();
                let side = notes.split("<section").find(|part| part.contains(label));
                assert!(!side.unwrap().contains("Plover"), "two sides on one page");
            }
        }
    }
}

#[test]
fn a_binder_with_a_mark_outlives_the_newest_forty() {
    let review = Review::new();
    let (binder, separate, _) = drawn(&review);
    let unmarked = review.binder(&review.once());
    review.mark(&separate, &review.once(), "seen", "");
    for _ in 0..41 {
        review
            .clock
            .now
            .fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        review.binder(&review.once());
    }
    let status = |path: &str| review.ask(Method::Get, path, String::new()).status;
    assert_eq!((status(&binder), status(&unmarked)), (200, 404));
}
