//! What the tests of the whole system share.
//!
//! [`twin`] is the slow, obvious reading of the rule that the engine must equal; [`histories`] makes
//! histories to put through both.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "test support: what is not as expected must stop the test"
)]

pub mod histories;
pub mod twin;
