//! Who is on call for the victim desk: places in an order, each somebody of the staff.

use serde::{Deserialize, Serialize};

use crate::staff::{Mail, StaffNo};

/// One place of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Place {
    /// Somebody of the staff: what reaches them is read from there, so that it is kept once.
    Staff {
        /// Their number.
        staff: StaffNo,
    },
    /// As rosters were written before there was a staff list; still read, and shown until it is replaced.
    Named {
        /// Who.
        name: String,
        /// The number, as it is said.
        telephone: String,
    },
}

/// The letter: everybody on call, in the order in which they are called.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Roster {
    pub(crate) on_call: Vec<Place>,
}

/// Somebody on call, with what reaches them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCall {
    /// Their number; none for a place written before there was a staff list.
    pub staff: Option<StaffNo>,
    /// Who.
    pub name: String,
    /// The number, as it is said.
    pub telephone: String,
    /// Where mail reaches them.
    pub mail: Option<Mail>,
}
