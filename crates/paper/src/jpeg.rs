//! JPEG (ITU-T T.81): the tables, the frame, the scans between them and what says which colors they are, in their order. Everything
//! else is left out, and so is whatever lies behind the end: a second picture, a film, what a telephone's maker adds.

use crate::{
    upright,
    walk::{Damaged, Walk},
};

/// The head of a JFIF block and of its version, units and densities (JFIF 1.02); a small picture may follow.
const JFIF: &[u8] = b"JFIF\0";
const JFIF_LENGTH: usize = 12;
/// The color profile (ICC.1, B.4).
const PROFILE: &[u8] = b"ICC_PROFILE\0";
/// Adobe's block: which colors the parts are. Twelve bytes.
const ADOBE: &[u8] = b"Adobe";
const ADOBE_LENGTH: usize = 12;
/// A camera's block.
const EXIF: &[u8] = b"Exif\0\0";

/// The picture without what does not draw.
///
/// # Errors
/// Where it cannot be read to its end.
pub(crate) fn bare(bytes: &[u8]) -> Result<Vec<u8>, Damaged> {
    let mut walk = Walk::new(bytes);
    let mut kept = walk.take(2, "the beginning of a JPEG")?.to_vec();
    let (mut turned, mut framed, mut drawn) = (None, false, false);
    // Where the block that says which way is up goes: behind the JFIF block, which is the first.
    let mut place = kept.len();
    loop {
        let from = walk.at();
        let expected = |expected| Damaged { at: from, expected };
        let marker = marker(&mut walk)?;
        match marker {
            0xd9 if drawn => break,
            0xd9 => return Err(expected("a picture")),
            // A restart between scans, and what is private to an encoder: neither has a content.
            0x01 | 0xd0..=0xd7 => continue,
            0xc0..=0xfe => {}
            _ => return Err(expected("a marker of T.81")),
        }
        if marker == 0xd8 {
            return Err(expected("no second beginning"));
        }
        let length = usize::from(u16::from_be_bytes(walk.array("the length of a segment")?));
        let length = length
            .checked_sub(2)
            .ok_or_else(|| expected("a segment with a length"))?;
        let content = walk.take(length, "the whole of a segment")?;
        match marker {
            0xe0 if content.starts_with(JFIF) => {
                let head = content.get(..JFIF_LENGTH);
                let head = head.ok_or_else(|| expected("a whole JFIF block"))?;
                let first = kept.len() == 2;
                segment(&mut kept, marker, &[head, &[0, 0]]);
                if first {
                    place = kept.len();
                }
            }
            0xe1 if content.starts_with(EXIF) => {
                let block = content.get(EXIF.len()..).unwrap_or_default();
                turned = turned.or_else(|| upright::turned(block));
            }
            0xe2 if content.starts_with(PROFILE) => segment(&mut kept, marker, &[content]),
            0xee if content.starts_with(ADOBE) => {
                let head = content.get(..ADOBE_LENGTH);
                let head = head.ok_or_else(|| expected("a whole Adobe block"))?;
                segment(&mut kept, marker, &[head]);
            }
            // Other blocks of applications, what is reserved, comments.
            0xe0..=0xfe => {}
            0xda => {
                if !framed {
                    return Err(expected("the frame"));
                }
                segment(&mut kept, marker, &[content]);
                scan(&mut walk, &mut kept)?;
                drawn = true;
            }
            // Frames; DHT, JPG and DAC, which lie between them, are none. Then tables and what belongs to them.
            _ => {
                framed |= matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
                segment(&mut kept, marker, &[content]);
            }
        }
    }
    kept.extend_from_slice(&[0xff, 0xd9]);
    if let Some(turned) = turned {
        let rest = kept.split_off(place);
        segment(&mut kept, 0xe1, &[EXIF, &upright::block(turned)]);
        kept.extend(rest);
    }
    Ok(kept)
}

/// The next marker: `FF`, as often as it is there, and one other byte (B.1.1.2).
fn marker(walk: &mut Walk<'_>) -> Result<u8, Damaged> {
    const MARKER: &str = "a marker";
    if walk.peek() != Some(0xff) {
        return Err(walk.not(MARKER));
    }
    loop {
        let [byte] = walk.array(MARKER)?;
        if byte != 0xff {
            return Ok(byte);
        }
    }
}

/// What is drawn, up to the next marker that is no restart (B.1.1.5: `FF 00` is a byte of the picture).
fn scan(walk: &mut Walk<'_>, kept: &mut Vec<u8>) -> Result<(), Damaged> {
    const MORE: &str = "the rest of the picture";
    loop {
        let at = walk.at();
        let [byte] = walk.array(MORE)?;
        if byte != 0xff {
            kept.push(byte);
            continue;
        }
        match walk.peek() {
            Some(next @ (0x00 | 0xd0..=0xd7)) => {
                walk.take(1, MORE)?;
                kept.extend_from_slice(&[0xff, next]);
            }
            // One of several before a marker.
            Some(0xff) => {}
            Some(_) => {
                walk.back_to(at);
                return Ok(());
            }
            None => return Err(walk.not(MORE)),
        }
    }
}

/// Writes a segment of parts that together are no longer than those of one that was read.
fn segment(kept: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length: usize = 2 + parts.iter().map(|part| part.len()).sum::<usize>();
    let length = u16::try_from(length).unwrap_or(u16::MAX);
    kept.extend_from_slice(&[0xff, marker]);
    kept.extend_from_slice(&length.to_be_bytes());
    for part in parts {
        kept.extend_from_slice(part);
    }
}
