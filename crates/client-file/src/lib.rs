//! The participant's file: what is kept in it, what one may do with it, what one sees.
//!
//! No pages and no clock: the time, the keys and the randomness come in as arguments. Nothing here may
//! know of the separate file; what is known about the participant flows to it, and nothing flows back.
//!
//! Reading order: [`letter`].

pub mod letter;
