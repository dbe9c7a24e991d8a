//! What a browser brought back, checked whole: type, challenge, origin, name, presence, verification, signature,
//! counter (WebAuthn 3, 7.1 and 7.2).

use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential, WebauthnError};

use crate::{CHALLENGE, Key, Place};

/// Why an answer is not taken. What exactly does not fit is nobody's business but a developer's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It does not fit: another challenge, place, account or key, or no such answer at all.
    #[error("the answer does not fit")]
    DoesNotFit,
    /// Everything fits but the key's counter, which went back or stood still: there may be a copy of it.
    #[error("the key's counter went back")]
    Copied,
    /// Ours.
    #[error("{0}")]
    Ours(&'static str),
}

/// A key that has signed.
#[derive(Debug, Clone)]
pub struct Passed {
    /// Its place among those it was looked for in.
    pub place: usize,
    /// As it is to be kept from now on.
    pub key: Key,
}

impl Place {
    /// A new key, by the JSON that the browser made of its answer.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn take_new(
        &self,
        challenge: &[u8; CHALLENGE],
        handle: [u8; 16],
        answer: &str,
    ) -> Result<Key, Refused> {
        let answer: RegisterPublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| Refused::DoesNotFit)?;
        let expected = self.expects_new(challenge, handle)?;
        self.checks()?
            .finish_passkey_registration(&answer, &expected)
            .map(Key)
            .map_err(|_| Refused::DoesNotFit)
    }

    /// Whether one of these keys has signed this challenge, for the account that is known by this handle.
    ///
    /// # Errors
    /// [`Refused`]; [`Refused::Copied`] only where everything else fits.
    pub fn check(
        &self,
        challenge: &[u8; CHALLENGE],
        handle: [u8; 16],
        keys: &[Key],
        answer: &str,
    ) -> Result<Passed, Refused> {
        let answer: PublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| Refused::DoesNotFit)?;
        // No list was given, so the authenticator must say whose it is (7.2, step 6).
        if answer.get_user_unique_id() != Some(handle.as_slice()) {
            return Err(Refused::DoesNotFit);
        }
        let place = keys
            .iter()
            .position(|key| key.id() == answer.get_credential_id())
            .ok_or(Refused::DoesNotFit)?;
        let expected = self.expects(challenge, keys)?;
        let result = self
            .checks()?
            .finish_passkey_authentication(&answer, &expected)
            .map_err(|error| match error {
                WebauthnError::CredentialPossibleCompromise => Refused::Copied,
                _ => Refused::DoesNotFit,
            })?;
        let mut key = keys.get(place).cloned().ok_or(Refused::DoesNotFit)?;
        // The library's policy already refuses it; said here once more, for it is ours to keep.
        if !result.user_verified() {
            return Err(Refused::DoesNotFit);
        }
        key.0
            .update_credential(&result)
            .ok_or(Refused::DoesNotFit)?;
        Ok(Passed { place, key })
    }
}
