//! The separate file: what is kept in it, what one may do with it, what one sees; and the board of all duties.
//!
//! No pages and no clock: the time, the keys and the randomness come in as arguments. It reads the
//! participant's file and what was handed over; it writes to the victim ledger alone.
//!
//! Reading order: [`letter`]; [`facts`] with [`danger`]; [`record`] with [`When`] and [`Refused`]; [`view`]; [`board`];
//! [`alarms`]; [`hand_on`]; [`retraction`]; [`demands`]; [`shown`]; [`leaks`]; [`directory`]; [`mask`]; [`Went`]; [`bring`].

pub mod alarms;
pub mod board;
pub mod bring;
pub mod danger;
pub mod demands;
pub mod directory;
pub mod facts;
pub mod hand_on;
pub mod leaks;
pub mod letter;
pub mod mask;
pub mod record;
mod refused;
pub mod retraction;
pub mod shown;
pub mod view;
mod went;
mod when;

pub use board::{Board, DangerCount, KindCount, Row, Shown, Today};
pub use danger::Danger;
pub use directory::{Directory, InCase};
pub use facts::{CaseFacts, Known, Side, Stores};
pub use leaks::{Leak, Shelter};
pub use mask::{Mask, Piece};
pub use record::{Act, Recorded, Recorder};
pub use refused::{Problem, Refused, Wrong};
pub use retraction::Retraction;
pub use shown::{Showing, ToHear};
pub use view::{Item, Line, VictimCase, Words};
pub use went::{ForWhoOrdered, Went};
pub use when::When;
