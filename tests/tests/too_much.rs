//! What says too much in a participant's file is found: how much of it, and how much besides, on a small part of the corpus
//! that the bench measures whole (docs/performance.md).
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it says what it found, and what is not as expected must stop the test"
)]

use leeward_tests::corpus::{corpus, ours};

/// So many cases, of eight notes each; `LEEWARD_LEAK_CASES=1500` makes a long run of it.
const CASES: usize = 150;

#[test]
fn no_less_is_found_of_what_says_too_much_and_no_more_besides_than_the_bench_says() {
    #[expect(clippy::disallowed_methods, reason = "how long this test is to run")]
    let asked = std::env::var("LEEWARD_LEAK_CASES").ok();
    let cases = asked.map_or(CASES, |text| text.parse().unwrap());
    let [sure, all] = ours(&corpus(cases));
    for (name, count) in [("sure and likely", &sure), ("with perhaps", &all)] {
        println!(
            "{name}: precision {:.3}, recall {:.3} of {} planted",
            count.precision(),
            count.recalled(),
            count
                .recall
                .values()
                .map(|(planted, _)| planted)
                .sum::<usize>()
        );
    }
    assert!(sure.precision() >= 0.93 && sure.recalled() >= 0.93);
    assert!(all.precision() >= 0.93 && all.recalled() >= 0.95);
}
