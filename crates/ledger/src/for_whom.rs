//! For whom something is that leaves the house.

/// A seal: that what it goes with was read from one ledger, for one kind of reader.
///
/// Only the room of that ledger makes its seals (their fields are private), and only together with what it read. A
/// document is begun with one, so a desk that cannot name the room cannot begin the document: `client-desk` reaches
/// no seal of the separate file, whatever is written in it.
pub trait For {
    /// The word in names of files: `court`. It names nobody.
    fn word(&self) -> &'static str;
}
