//! What the tests of the whole system share.
//!
//! [`twin`] is the slow, obvious reading of the rule that the engine must equal; [`histories`] makes
//! histories to put through both; [`world`] is a whole program in memory, with somebody to visit it;
//! [`source`] reads the sources of the rooms that show pages; [`ledgers`] are small ledgers to be attacked;
//! [`place`] is where their programs lie, [`crash`] makes the disks that a power loss may leave; [`memory`] is what a process holds;
//! [`corpus`] is what says too much, invented; [`scrape`] reads what a machine's keeper is shown; [`pdf`] reads a document; [`canary`] searches for words that may lie nowhere, and [`typed`] for those that a scenario typed; [`soft`] is an authenticator in software; [`terminal`] is a command with somebody at its keyboard; [`browser`] is the real binary with a real browser in front of it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "test support: what is not as expected must stop the test"
)]

pub mod browser;
pub mod canary;
#[path = "../../crates/ledger/tests/common/cluster.rs"]
pub mod cluster;
pub mod corpus;
pub mod crash;
pub mod histories;
pub mod http;
pub mod ledgers;
pub mod memory;
pub mod pdf;
pub mod picture;
pub mod place;
pub mod post;
pub mod real;
pub mod routes;
pub mod scrape;
#[path = "../../crates/authenticator/src/soft.rs"]
pub mod soft;
pub mod source;
pub mod terminal;
pub mod twin;
pub mod typed;
pub mod world;
