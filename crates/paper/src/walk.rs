//! A walk through the bytes of a file, that knows where it is.

/// A picture that cannot be read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("this picture is damaged: at byte {at} {expected} was expected")]
pub struct Damaged {
    /// How many bytes into the file, from 0.
    pub at: usize,
    /// What should have stood there.
    pub expected: &'static str,
}

/// Where a walk is.
pub(crate) struct Walk<'a> {
    all: &'a [u8],
    at: usize,
}

impl<'a> Walk<'a> {
    pub(crate) const fn new(all: &'a [u8]) -> Self {
        Self { all, at: 0 }
    }

    /// How many bytes into the file.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// The error that something else was expected here.
    pub(crate) const fn not(&self, expected: &'static str) -> Damaged {
        let at = self.at;
        Damaged { at, expected }
    }

    /// The next bytes, so many.
    ///
    /// # Errors
    /// When the file ends before.
    pub(crate) fn take(
        &mut self,
        count: usize,
        expected: &'static str,
    ) -> Result<&'a [u8], Damaged> {
        let end = self.at.checked_add(count);
        let taken = end.and_then(|end| self.all.get(self.at..end));
        let taken = taken.ok_or_else(|| self.not(expected))?;
        self.at += count;
        Ok(taken)
    }

    /// The next bytes, as many as the array has.
    ///
    /// # Errors
    /// When the file ends before.
    pub(crate) fn array<const N: usize>(
        &mut self,
        expected: &'static str,
    ) -> Result<[u8; N], Damaged> {
        let at = self.at;
        let taken = self.take(N, expected)?;
        taken.try_into().map_err(|_| Damaged { at, expected })
    }

    /// The next byte, without taking it.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.all.get(self.at).copied()
    }

    /// Goes back to a place that was passed.
    pub(crate) const fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    /// What lies between a place that was passed and here.
    pub(crate) fn since(&self, from: usize) -> &'a [u8] {
        self.all.get(from..self.at).unwrap_or_default()
    }
}
