//! Randomness as an argument: one stream for each desk, seeded by whoever starts the program.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng as _};

/// What labels are written with: no vowels, so that no word appears, and nothing that looks like another.
const LETTERS: &[u8; 32] = b"23456789BCDFGHJKLMNPQRSTVWXZbcdf";

/// A seeded stream of randomness (ChaCha20). Two streams of one seed give the same.
pub struct Stream(Mutex<ChaCha20Rng>);

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}

impl Stream {
    /// A stream of that seed; 32 bytes of the operating system's randomness, except in tests.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(Mutex::new(ChaCha20Rng::from_seed(seed)))
    }

    /// The next `N` bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.with(|rng| rng.fill_bytes(&mut bytes));
        bytes
    }

    /// A fresh label of so many letters and digits that cannot be mistaken for one another.
    #[must_use]
    pub fn label(&self, length: usize) -> String {
        let mut bytes = vec![0_u8; length];
        self.with(|rng| rng.fill_bytes(&mut bytes));
        bytes
            .into_iter()
            .filter_map(|byte| LETTERS.get(usize::from(byte) % LETTERS.len()).copied())
            .map(char::from)
            .collect()
    }

    /// Lends the generator itself, for algorithms that draw for themselves; nobody else draws meanwhile.
    pub fn rng<T>(&self, draw: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        self.with(draw)
    }

    pub(crate) fn with<T>(&self, draw: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        // A generator has no state that a panic elsewhere could leave half changed.
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
