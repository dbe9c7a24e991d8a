//! The key sheet: which label is which file. It goes to nobody but who looks under supervision.

use binder::{Binder, Draw, order_of};

/// A line for each case of the period, drawn or not, in the order in which they were drawn: what a reviewer needs to
/// draw again. Plain CSV.
#[must_use]
pub fn key_sheet(binder: &Binder) -> String {
    let mut lines: Vec<(String, String)> = binder
        .key
        .iter()
        .map(|line| {
            let sorted = match &binder.make.draw {
                Draw::Seed { seed, .. } => hex::encode(order_of(seed, line.case)),
                Draw::All | Draw::State(_) => String::new(),
            };
            let drawn = if line.drawn { "yes" } else { "no" };
            let (case, participant, separate) = (line.case, &line.participant, &line.separate);
            let text = format!("{case},{drawn},{participant},{separate},{sorted}\n");
            (sorted, text)
        })
        .collect();
    lines.sort();
    let head = "case,drawn,participant,separate,sha256\n".to_owned();
    lines
        .into_iter()
        .fold(head, |sheet, (_, line)| sheet + &line)
}
