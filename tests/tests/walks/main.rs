//! Three people who have read nothing: a director, a liaison and a reviewer, at the real binary with a real browser. No
//! address is typed but the first; every link, button and field is found by the words that the page shows.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

mod director;
mod liaison;
mod reviewer;
mod walk;
