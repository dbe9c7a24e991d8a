//! The victim side: opens what was handed over.

use hpke::{Deserializable as _, OpModeR};
use keys::DropHalves;
use ledger::Entry;
use zeroize::Zeroizing;

use crate::HandOver;
use crate::suite::{Aead, FIRST, INFO, Kdf, Kem, SECOND};

/// Why a hand-over does not open. It never quotes what was inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// Its letter was destroyed.
    #[error("the letter has been destroyed")]
    Gone,
    /// It was sealed to another key, for another envelope, or has been changed.
    #[error("a hand-over does not open: it is not as it was sealed")]
    NotAsSealed,
}

/// Opens a hand-over, or the words of a danger, with the private half of its generation (`KeyRing::drop_private`). One that never
/// had words opens as nothing said.
///
/// # Errors
/// See [`NotOpened`].
pub fn open(private: &DropHalves, entry: &Entry) -> Result<HandOver, NotOpened> {
    let letter = entry.letter.as_ref().ok_or(NotOpened::Gone)?;
    if letter.0.is_empty() {
        return Ok(HandOver::default());
    }
    let not = NotOpened::NotAsSealed;
    let bound = entry.envelope.to_bytes().map_err(|_| not)?;
    let (number, rest) = match letter.0.split_first().ok_or(not)? {
        (&FIRST, rest) => (0, rest),
        (&SECOND, rest) => {
            let (number, rest) = rest.split_first_chunk::<2>().ok_or(not)?;
            (u16::from_be_bytes(*number), rest)
        }
        _ => return Err(not),
    };
    let private = private.at(number).ok_or(not)?;
    let (key, words) = rest.split_first_chunk::<32>().ok_or(not)?;
    let private = <Kem as hpke::Kem>::PrivateKey::from_bytes(private).map_err(|_| not)?;
    let key = <Kem as hpke::Kem>::EncappedKey::from_bytes(key).map_err(|_| not)?;
    let mode = OpModeR::Base;
    let padded =
        hpke::single_shot_open::<Aead, Kdf, Kem>(&mode, &private, &key, INFO, words, &bound)
            .map(Zeroizing::new)
            .map_err(|_| not)?;
    let (length, rest) = padded.split_first_chunk::<4>().ok_or(not)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
    let words = rest.get(..length).ok_or(not)?;
    serde_json::from_slice(words).map_err(|_| not)
}
