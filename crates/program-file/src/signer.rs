//! The key that signs the program's notes. It lies open in the program's own store, since a locked server must sign
//! too; docs/decisions/0050 says what its theft means, and 0142 who uses it.

use ledger::{Shelf, Store, StoreError};
use witness::Signer;

/// Where it lies.
const KEY: &[u8] = b"note-key";

/// The program's signer, if one was ever made.
///
/// # Errors
/// When the program's store cannot be read, or what lies there is no key.
pub fn signer(program: &dyn Store) -> Result<Option<Signer>, StoreError> {
    let Some(kept) = program.get(Shelf::House, KEY)? else {
        return Ok(None);
    };
    let read = kept.split_first_chunk::<32>().and_then(|(seed, name)| {
        let name = std::str::from_utf8(name).ok()?;
        Some(Signer::of_seed(name, seed))
    });
    read.map(Some)
        .ok_or_else(|| StoreError("the key of the program's notes cannot be read".to_owned()))
}

/// The program's signer; made of the seed where there is none. Its name is the program's as it was then: a program that is called
/// otherwise later keeps its key.
///
/// # Errors
/// When the program's store cannot be read or written.
pub fn make_signer(
    program: &dyn Store,
    name: &str,
    seed: impl FnOnce() -> [u8; 32],
) -> Result<Signer, StoreError> {
    if let Some(signer) = signer(program)? {
        return Ok(signer);
    }
    let (name, seed) = (format!("leeward/{name}"), seed());
    let mut kept = seed.to_vec();
    kept.extend_from_slice(name.as_bytes());
    program.put(Shelf::House, KEY, &kept)?;
    Ok(Signer::of_seed(&name, &seed))
}
