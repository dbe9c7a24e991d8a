//! Which way is up. A camera writes the picture as its sensor lay and says in its Exif block how to turn it; without that a page
//! would lie on its side. So of an Exif block this one number is kept, in a block of nothing else.

/// The tag of the orientation (Exif 2.32, 4.6.4 A).
const ORIENTATION: u16 = 0x0112;
/// A number of two bytes.
const SHORT: u16 = 3;

/// The orientation that a TIFF block says, from 2 to 8; nothing where it is upright, says nothing or cannot be read: then no viewer
/// would have turned it either.
pub(crate) fn turned(tiff: &[u8]) -> Option<u8> {
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = tiff.get(at..)?.first_chunk::<2>()?;
        Some(if big {
            u16::from_be_bytes(*bytes)
        } else {
            u16::from_le_bytes(*bytes)
        })
    };
    let start = tiff.get(4..)?.first_chunk::<4>()?;
    let start = if big {
        u32::from_be_bytes(*start)
    } else {
        u32::from_le_bytes(*start)
    };
    let start = usize::try_from(start).ok()?;
    for number in 0..usize::from(short(start)?) {
        let at = start.checked_add(2)?.checked_add(number * 12)?;
        if short(at)? == ORIENTATION && short(at + 2)? == SHORT {
            let said = u8::try_from(short(at + 8)?).ok()?;
            return (2..=8).contains(&said).then_some(said);
        }
    }
    None
}

/// A TIFF block that says the orientation and nothing else.
pub(crate) const fn block(turned: u8) -> [u8; 26] {
    [
        b'M', b'M', 0, b'*', 0, 0, 0, 8, // the directory begins at byte 8
        0, 1, // it has one entry
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0,
        0, // the orientation: a number of two bytes
        0, 0, 0, 0, // no other directory
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_says_what_it_was_made_of_and_upright_needs_none() {
        for said in 2..=8 {
            assert_eq!(turned(&block(said)), Some(said));
        }
        for said in [0, 1, 9] {
            assert_eq!(turned(&block(said)), None);
        }
    }

    #[test]
    fn a_block_that_breaks_off_anywhere_says_nothing() {
        let whole = block(6);
        for length in 0..20 {
            assert_eq!(turned(&whole[..length]), None);
        }
        let mut far = whole;
        far[4..8].copy_from_slice(&[0xff; 4]);
        assert_eq!(turned(&far), None);
    }
}
