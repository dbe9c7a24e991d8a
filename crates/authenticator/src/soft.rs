//! An authenticator in software, with a browser around it that can be made to lie: for tests alone.
//!
//! It makes keys of one kind (ES256) without attestation, and finds them by itself.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "what is not as expected must stop the test"
)]

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// One key in it.
#[derive(Clone)]
pub struct Soft {
    secret: SigningKey,
    id: [u8; 16],
    handle: String,
    /// How often it has signed; a copy that lags behind is told by it.
    pub counter: u32,
    /// Whether it verifies who holds it.
    pub verifies: bool,
    /// What the browser says it shows.
    pub origin: String,
}

impl Soft {
    /// Makes a key as a page at that origin asked, and says what its browser would send.
    ///
    /// # Panics
    /// On anything unexpected.
    #[must_use]
    pub fn make(asked: &str, origin: &str, seed: u8) -> (Self, String) {
        let asked: Value = serde_json::from_str(asked).unwrap();
        let key = Self {
            secret: SigningKey::from_slice(&[seed; 32]).unwrap(),
            id: [seed; 16],
            handle: asked["user"]["id"].as_str().unwrap().to_owned(),
            counter: 0,
            verifies: true,
            origin: origin.to_owned(),
        };
        let client = key.client("webauthn.create", &asked["challenge"]);
        let mut data = key.data(asked["rp"]["id"].as_str().unwrap(), 0x40);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&(key.id.len() as u16).to_be_bytes());
        data.extend_from_slice(&key.id);
        // COSE_Key: kty EC2, alg ES256, crv P-256, x, y (RFC 9053, 7.1).
        data.extend_from_slice(&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        let point = key.secret.verifying_key().to_sec1_point(false);
        data.extend_from_slice(&point.as_bytes()[1..33]);
        data.extend_from_slice(&[0x22, 0x58, 32]);
        data.extend_from_slice(&point.as_bytes()[33..]);
        let mut object = vec![0xa3, 0x63];
        object.extend_from_slice(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(data.len() as u8);
        object.extend_from_slice(&data);
        let answer = json!({
            "id": text(&key.id), "rawId": text(&key.id), "type": "public-key",
            "response": { "attestationObject": text(&object), "clientDataJSON": text(&client) },
        });
        (key, answer.to_string())
    }

    /// Signs what a page asked.
    ///
    /// # Panics
    /// On anything unexpected.
    pub fn sign(&mut self, asked: &str) -> String {
        let asked: Value = serde_json::from_str(asked).unwrap();
        self.counter += 1;
        let client = self.client("webauthn.get", &asked["challenge"]);
        let data = self.data(asked["rpId"].as_str().unwrap(), 0);
        let mut signed = data.clone();
        signed.extend_from_slice(&Sha256::digest(&client));
        let signature: Signature = self.secret.sign(&signed);
        json!({
            "id": text(&self.id), "rawId": text(&self.id), "type": "public-key",
            "response": {
                "authenticatorData": text(&data), "clientDataJSON": text(&client),
                "signature": text(signature.to_der().as_bytes()), "userHandle": self.handle,
            },
        })
        .to_string()
    }

    /// Its authenticator says that it belongs to another account.
    pub fn claims(&mut self, other: &Self) {
        self.handle.clone_from(&other.handle);
    }

    fn client(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    /// Authenticator data (WebAuthn 3, 6.1): whose name, present and perhaps verified, the counter.
    fn data(&self, domain: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(domain).to_vec();
        data.push(flags | 1 | if self.verifies { 4 } else { 0 });
        data.extend_from_slice(&self.counter.to_be_bytes());
        data
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
