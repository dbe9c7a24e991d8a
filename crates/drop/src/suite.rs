//! How a hand-over is sealed: HPKE (RFC 9180), base mode, over words padded to a class of size.
//!
//! Sealed: one byte for the version, two for the generation of the key pair, the encapsulated key, the ciphertext. Bound
//! to it is the envelope.

use hpke::{aead, kdf, kem};

pub(crate) type Kem = kem::X25519HkdfSha256;
pub(crate) type Kdf = kdf::HkdfSha256;
pub(crate) type Aead = aead::ChaCha20Poly1305;

pub(crate) const INFO: &[u8] = b"leeward drop 1";
/// Said no generation, for there was one. What was sealed so stays as it was sealed.
#[cfg(feature = "open")]
pub(crate) const FIRST: u8 = 1;
/// Says the generation. A later version is added beside it.
pub(crate) const SECOND: u8 = 2;
