//! What every desk is: a table of routes, who may call them, sign-in, sessions, drafts, guards.
//!
//! A desk is one value. A request goes in as plain data and an answer comes out as plain data; the
//! binary joins it to HTTP, tests call it directly. Nothing here is global, nothing reads a clock.
//! README.md shows a desk in forty lines.
//!
//! Reading order: [`visit`], [`answer`], [`route`], then [`office`] and [`counter`], which join them; [`api`], the
//! same for programs; [`bring`], the steps by which a list comes in.

pub mod answer;
pub mod api;
pub mod bring;
pub mod route;
pub mod visit;

pub mod clock;
pub mod conflicts;
pub mod counter;
pub mod drafts;
pub mod look;
pub mod office;
pub mod once;

mod account;
mod accounts;
mod attempts;
mod common;
mod decode;
mod findings;
mod gate;
mod hide;
mod join;
mod kept;
mod language;
mod multipart;
mod renewal;
mod second_factor;
mod security_key;
mod sign_in;
mod tokens;
mod trace;

pub use answer::{Answer, Refusal};
pub use clock::{Clock, StandingClock, Steady};
pub use conflicts::Files;
pub use counter::{Answers, Counter, Line, TableError};
pub use decode::{FIELD_LIMIT, FORM_LIMIT, MULTIPART_LIMIT};
pub use drafts::{Draft, Drafts, UNKEPT, UNKEPT_IF};
pub use findings::LOUD_DAYS;
pub use gate::COOKIE;
pub use look::{clock as look_at, render, render_with};
pub use office::{AtDesk, Finding, Health, Log, Office, Premises, SecondFactor};
pub use route::{Guard, Method, Route};
pub use second_factor::qr_squares;
pub use sign_in::sign_out;
pub use visit::{Fields, Request, Session, Upload, Visit};

#[cfg(test)]
mod tests;
