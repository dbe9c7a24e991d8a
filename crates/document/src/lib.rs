//! What leaves the house on paper or as a file: its parts, said once, and the two ways of laying them out.
//!
//! A document is [`Outgoing`], and its type says for whom. It is begun with the seal of the one ledger it is made from
//! ([`ledger::For`]), which only the room of that ledger hands out: a desk cannot begin one of another side, for it can
//! name neither the seal nor what gives it. Nothing here opens a letter.
//!
//! Reading order: [`Outgoing`], [`Parts`], then `html` and `pdf`, which lay them out; [`squares`], a text as a picture.

mod html;
mod outgoing;
mod parts;
mod pdf;
mod qr;

pub use outgoing::{Outgoing, Unwritten, Written};
pub use parts::{Column, Parts, Style};
pub use qr::squares;
