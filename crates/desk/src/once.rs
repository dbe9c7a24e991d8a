//! One press, one batch: a form carries the id of the batch it will make.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use keys::Stream;
use ledger::BatchId;

/// The hidden field's name.
pub const FIELD: &str = "once";

/// A fresh id for a form that is being shown, as its hidden field holds it.
#[must_use]
pub fn fresh(stream: &Stream) -> String {
    URL_SAFE_NO_PAD.encode(stream.bytes::<16>())
}

/// The id that a form brought back, if it is one.
#[must_use]
pub fn read(text: &str) -> Option<BatchId> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    bytes.try_into().ok().map(BatchId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_brings_back_the_batch_it_was_given_and_two_forms_differ() {
        let (given, same) = (Stream::from_seed([7; 32]), Stream::from_seed([7; 32]));
        let one = fresh(&given);
        assert_eq!(read(&one), Some(BatchId(same.bytes())));
        assert_ne!(read(&one), read(&fresh(&given)));
    }

    #[test]
    fn what_is_not_sixteen_bytes_is_no_batch() {
        for text in ["", "AAAA", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
