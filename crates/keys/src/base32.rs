//! Bytes as letters and digits that are read from paper and typed: without 0, 1, I and O.

/// Five bits each.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// The text of some bytes; the last letter is filled up with zeros.
pub(crate) fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut waiting, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        waiting = (waiting << 8 | u32::from(*byte)) & 0xffff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(waiting >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(waiting << (5 - bits)));
    }
    text
}

fn letter(five: u32) -> char {
    let place = usize::try_from(five & 31).unwrap_or_default();
    // INVARIANT: five bits are a place in a table of 32.
    char::from(LETTERS.get(place).copied().unwrap_or(b'2'))
}

/// The bytes of a text that [`write()`] made, in capitals or not; nothing where it is no such text.
pub(crate) fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut waiting, mut bits) = (0_u32, 0_u32);
    for c in text.chars() {
        waiting = (waiting << 5 | value(c)?) & 0xffff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(waiting >> bits & 0xff).ok()?);
        }
    }
    // What fills up the last letter is zeros: one text for each bytes.
    (bits < 5 && waiting & ((1 << bits) - 1) == 0).then_some(bytes)
}

fn value(c: char) -> Option<u32> {
    let c = u8::try_from(c.to_ascii_uppercase()).ok()?;
    let place = LETTERS.iter().position(|each| *each == c)?;
    u32::try_from(place).ok()
}

/// Whether a character can stand in such a text.
pub(crate) fn has(c: char) -> bool {
    value(c).is_some()
}

/// In groups of four.
pub(crate) fn grouped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 5 / 4);
    for (place, c) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_their_text_and_no_other_text_is_theirs() {
        for length in 0..40_u8 {
            let bytes: Vec<u8> = (0..length).map(|n| n.wrapping_mul(73) ^ 0xa5).collect();
            let text = write(&bytes);
            assert_eq!(read(&text).as_deref(), Some(bytes.as_slice()), "{text}");
            assert_eq!(
                read(&text.to_lowercase()).as_deref(),
                Some(bytes.as_slice())
            );
        }
        for text in ["0", "1", "I", "O", "!", "2", "3Z3", "ZZ"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
