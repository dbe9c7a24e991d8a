//! What every desk is: a table of routes, who may call them, sign-in, sessions, drafts, guards.
//!
//! A desk is one value. A request goes in as plain data and an answer comes out as plain data; the
//! binary joins it to HTTP, tests call it directly. Nothing here is global, nothing reads a clock.
//!
//! Reading order: [`visit`], [`answer`], [`route`], then [`office`] which joins them.

pub mod answer;
pub mod route;
pub mod visit;

pub use answer::{Answer, Refusal};
pub use route::{Guard, Method, Route};
pub use visit::{Fields, Request, Session, Upload, Visit};
