//! How the lasting stores write the name of a shelf.

use crate::Shelf;

/// The shelf's number. One that has been given is never given again.
pub(crate) const fn number_of(shelf: Shelf) -> i32 {
    match shelf {
        Shelf::Accounts => 1,
        Shelf::Sessions => 2,
        Shelf::Drafts => 3,
        Shelf::House => 4,
        Shelf::Doors => 5,
        Shelf::Tokens => 6,
    }
}
