//! The key that signs the program's notes, made where there is none.

use keys::Stream;
use ledger::{Store, StoreError};
use witness::Signer;

pub(crate) use program_file::signer as there;

/// The program's signer; made where there is none.
pub(crate) fn made(program: &dyn Store, name: &str, stream: &Stream) -> Result<Signer, StoreError> {
    program_file::make_signer(program, name, || stream.bytes())
}
