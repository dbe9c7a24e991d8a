//! One sealed record: version, nonce, commitment, ciphertext.
//!
//! HKDF-SHA256 (RFC 5869) makes of the master key, the nonce and the context an encryption key and a
//! commitment to it; XChaCha20-Poly1305 seals the padded words. An AEAD alone would let one ciphertext
//! open under two keys; the commitment, compared first, does not.

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::{KeyError, Stream};

const FIRST: u8 = 1;
const NONCE: usize = 24;
const COMMITMENT: usize = 32;
/// The smallest class of size, in bytes; each further one is twice as large,
const SMALLEST: usize = 128;
/// up to this one, of which larger records are a multiple.
const LARGEST: usize = 65_536;

/// The key and the commitment of one record.
fn derive(
    master: &[u8; 32],
    nonce: &[u8],
    context: &[&[u8]],
) -> Result<(Zeroizing<[u8; 32]>, [u8; COMMITMENT]), KeyError> {
    let mut out = Zeroizing::new([0_u8; 32 + COMMITMENT]);
    let mut info = b"leeward record 1".to_vec();
    for part in context {
        // Each part with its length, so that no two contexts are written the same.
        info.extend_from_slice(&(part.len() as u64).to_be_bytes());
        info.extend_from_slice(part);
    }
    Hkdf::<Sha256>::new(Some(nonce), master)
        .expand(&info, out.as_mut_slice())
        .map_err(|_| KeyError::CannotSeal("no key could be derived"))?;
    let (mut key, mut commitment) = (Zeroizing::new([0; 32]), [0; COMMITMENT]);
    let (first, second) = out.split_at(32);
    key.copy_from_slice(first);
    commitment.copy_from_slice(second);
    Ok((key, commitment))
}

/// The class of size that a record of so many bytes is padded to.
fn class(length: usize) -> usize {
    if length <= LARGEST {
        length.next_power_of_two().max(SMALLEST)
    } else {
        length.div_ceil(LARGEST) * LARGEST
    }
}

/// Seals; `context` says what for and is needed again to open, `bound` likewise and is not short.
pub(crate) fn seal(
    master: &[u8; 32],
    context: &[&[u8]],
    bound: &[u8],
    plain: &[u8],
    stream: &Stream,
) -> Result<Vec<u8>, KeyError> {
    let nonce: [u8; NONCE] = stream.bytes();
    let (key, commitment) = derive(master, &nonce, context)?;
    let length = u32::try_from(plain.len()).map_err(|_| KeyError::CannotSeal("it is too long"))?;
    let mut padded = Zeroizing::new(Vec::with_capacity(class(plain.len() + 4)));
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(plain);
    padded.resize(class(plain.len() + 4), 0);
    let words = XChaCha20Poly1305::new((&*key).into())
        .encrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &padded,
                aad: bound,
            },
        )
        .map_err(|_| KeyError::CannotSeal("it is too long"))?;
    let mut sealed = Vec::with_capacity(1 + NONCE + COMMITMENT + words.len());
    sealed.push(FIRST);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&commitment);
    sealed.extend_from_slice(&words);
    Ok(sealed)
}

/// Opens what [`seal`] made of the same key, context and binding.
pub(crate) fn open(
    master: &[u8; 32],
    context: &[&[u8]],
    bound: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let (nonce, committed, words) = parts(sealed).ok_or(KeyError::DoesNotOpen)?;
    let (key, commitment) = derive(master, nonce, context)?;
    if !bool::from(commitment.ct_eq(committed)) {
        return Err(KeyError::DoesNotOpen);
    }
    let padded = XChaCha20Poly1305::new((&*key).into())
        .decrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: words,
                aad: bound,
            },
        )
        .map_err(|_| KeyError::DoesNotOpen)?;
    let padded = Zeroizing::new(padded);
    let (length, rest) = padded
        .split_first_chunk::<4>()
        .ok_or(KeyError::DoesNotOpen)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
    let plain = rest.get(..length).ok_or(KeyError::DoesNotOpen)?;
    Ok(Zeroizing::new(plain.to_vec()))
}

type Parts<'a> = (&'a [u8; NONCE], &'a [u8; COMMITMENT], &'a [u8]);

fn parts(sealed: &[u8]) -> Option<Parts<'_>> {
    let (&version, rest) = sealed.split_first()?;
    let (nonce, rest) = rest.split_first_chunk::<NONCE>()?;
    let (committed, words) = rest.split_first_chunk::<COMMITMENT>()?;
    (version == FIRST).then_some((nonce, committed, words))
}
