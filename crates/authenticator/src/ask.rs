//! What a browser is asked, as the JSON that its page carries (WebAuthn 3, 5.1.10 and 5.1.11).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use uuid::Uuid;
use webauthn_rs::prelude::{PasskeyAuthentication, PasskeyRegistration};

use crate::{CHALLENGE, Key, Place, Refused, WAITS};

impl Place {
    /// Asks for a new key. `handle` is what authenticators know the account by, and says nothing about anybody;
    /// `called` is how they list it; `there` are the ids of the keys that the account has already.
    ///
    /// # Errors
    /// [`Refused::Ours`] where it cannot be written.
    pub fn ask_for_new(
        &self,
        challenge: &[u8; CHALLENGE],
        handle: [u8; 16],
        called: &str,
        there: &[Vec<u8>],
    ) -> Result<String, Refused> {
        let asked = self
            .checks()?
            .start_passkey_registration(
                Uuid::from_bytes(handle),
                called,
                called,
                Some(there.to_vec()),
            )
            .and_then(|(asked, _)| serde_json::to_value(asked).map_err(Into::into));
        let mut asked = asked.map_err(|_| Refused::Ours("what is asked cannot be written"))?;
        let own = asked.pointer_mut("/publicKey").map(Value::take);
        let Some(Value::Object(mut own)) = own else {
            return Err(Refused::Ours("what is asked has another shape"));
        };
        own.insert("challenge".to_owned(), json!(text(challenge)));
        own.insert("timeout".to_owned(), json!(WAITS));
        // Found by the authenticator itself, for the page for signing in gives no list.
        let choice = json!({
            "residentKey": "required",
            "requireResidentKey": true,
            "userVerification": "required",
        });
        own.insert("authenticatorSelection".to_owned(), choice);
        Ok(Value::Object(own).to_string())
    }

    /// Asks for any key that was made here. The same for everybody, but for the challenge.
    #[must_use]
    pub fn ask(&self, challenge: &[u8; CHALLENGE]) -> String {
        json!({
            "challenge": text(challenge),
            "rpId": self.domain(),
            "timeout": WAITS,
            "userVerification": "required",
        })
        .to_string()
    }

    /// What a new key's answer is checked against.
    pub(crate) fn expects_new(
        &self,
        challenge: &[u8; CHALLENGE],
        handle: [u8; 16],
    ) -> Result<PasskeyRegistration, Refused> {
        let checks = self.checks()?;
        let state = checks
            .start_passkey_registration(Uuid::from_bytes(handle), "-", "-", None)
            .map_err(|_| Refused::Ours("nothing can be expected"))?
            .1;
        let mut state = serde_json::to_value(state).map_err(|_| SHAPE)?;
        put(&mut state, "/rs/challenge", challenge)?;
        serde_json::from_value(state).map_err(|_| SHAPE)
    }

    /// What an answer with one of these keys is checked against.
    pub(crate) fn expects(
        &self,
        challenge: &[u8; CHALLENGE],
        keys: &[Key],
    ) -> Result<PasskeyAuthentication, Refused> {
        let keys: Vec<_> = keys.iter().map(|key| key.0.clone()).collect();
        let state = self
            .checks()?
            .start_passkey_authentication(&keys)
            .map_err(|_| Refused::Ours("nothing can be expected"))?
            .1;
        let mut state = serde_json::to_value(state).map_err(|_| SHAPE)?;
        put(&mut state, "/ast/challenge", challenge)?;
        serde_json::from_value(state).map_err(|_| SHAPE)
    }
}

const SHAPE: Refused = Refused::Ours("what is expected has another shape");

/// Puts our challenge in the place of the one that was drawn there. Refuses where there is none, so that nothing is
/// ever checked against a challenge that is not the asker's.
fn put(state: &mut Value, place: &str, challenge: &[u8; CHALLENGE]) -> Result<(), Refused> {
    let drawn = state.pointer_mut(place).filter(|drawn| drawn.is_string());
    *drawn.ok_or(SHAPE)? = json!(text(challenge));
    Ok(())
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
