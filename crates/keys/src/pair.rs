//! Key pairs: sealing to somebody who is not there to be asked (HPKE, RFC 9180, base mode).

use hpke::{
    Deserializable as _, Kem as _, OpModeR, OpModeS, Serializable as _, aead::ChaCha20Poly1305,
    kdf::HkdfSha256, kem::X25519HkdfSha256,
};
use zeroize::Zeroizing;

use crate::{KeyError, Stream};

type Kem = X25519HkdfSha256;
const INFO: &[u8] = b"leeward account ring 1";

/// Both halves of a fresh pair, private first.
pub(crate) fn fresh(stream: &Stream) -> (Zeroizing<[u8; 32]>, [u8; 32]) {
    of_seed(&Zeroizing::new(stream.bytes::<32>()))
}

/// Both halves of the pair that a seed gives, private first.
pub(crate) fn of_seed(seed: &[u8; 32]) -> (Zeroizing<[u8; 32]>, [u8; 32]) {
    let (private, public) = Kem::derive_keypair(seed);
    (
        Zeroizing::new(private.to_bytes().into()),
        public.to_bytes().into(),
    )
}

/// The public half of a private one.
pub(crate) fn public_of(private: &[u8; 32]) -> Option<[u8; 32]> {
    let private = <Kem as hpke::Kem>::PrivateKey::from_bytes(private).ok()?;
    Some(Kem::sk_to_pk(&private).to_bytes().into())
}

/// Seals to a public key: the encapsulated key, then the ciphertext.
pub(crate) fn seal(
    public: &[u8; 32],
    bound: &[u8],
    plain: &[u8],
    stream: &Stream,
) -> Result<Vec<u8>, KeyError> {
    let failed = |_| KeyError::CannotSeal("the public key is none");
    let public = <Kem as hpke::Kem>::PublicKey::from_bytes(public).map_err(failed)?;
    let (key, words) = stream
        .with(|rng| {
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
                &OpModeS::Base,
                &public,
                INFO,
                plain,
                bound,
                rng,
            )
        })
        .map_err(failed)?;
    let mut sealed = key.to_bytes().to_vec();
    sealed.extend_from_slice(&words);
    Ok(sealed)
}

/// Opens with the private half.
pub(crate) fn open(
    private: &[u8; 32],
    bound: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let failed = |_| KeyError::DoesNotOpen;
    let (key, words) = sealed
        .split_first_chunk::<32>()
        .ok_or(KeyError::DoesNotOpen)?;
    let private = <Kem as hpke::Kem>::PrivateKey::from_bytes(private).map_err(failed)?;
    let key = <Kem as hpke::Kem>::EncappedKey::from_bytes(key).map_err(failed)?;
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeR::Base,
        &private,
        &key,
        INFO,
        words,
        bound,
    )
    .map(Zeroizing::new)
    .map_err(failed)
}
