//! PNG (ISO/IEC 15948): the chunks that draw are kept, in their order; texts, hours, Exif and whatever is not known are not.

use crate::{
    upright,
    walk::{Damaged, Walk},
};

/// Its first eight bytes (5.2).
pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The longest that a chunk may be (5.3).
const LONGEST: u32 = 0x7fff_ffff;
/// What draws: size, palette, picture, end; how it is seen through and which colors and size it has; further pictures.
const DRAWS: [&[u8; 4]; 18] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The picture without what does not draw.
///
/// # Errors
/// Where it cannot be read to its end.
pub(crate) fn bare(bytes: &[u8]) -> Result<Vec<u8>, Damaged> {
    let mut walk = Walk::new(bytes);
    let mut kept = walk
        .take(SIGNATURE.len(), "the beginning of a PNG")?
        .to_vec();
    let mut turned = None;
    let (mut after_header, mut drawn) = (None, false);
    loop {
        let from = walk.at();
        let length = u32::from_be_bytes(walk.array("the length of a chunk")?);
        let kind: [u8; 4] = walk.array("the name of a chunk")?;
        let too_long = Damaged {
            at: from,
            expected: "the length of a chunk",
        };
        if length > LONGEST {
            return Err(too_long);
        }
        let length = usize::try_from(length).map_err(|_| too_long)?;
        let content = walk.take(length, "the whole of a chunk")?;
        let sum = walk.at();
        if u32::from_be_bytes(walk.array("the sum of a chunk")?) != crc(&kind, content) {
            return Err(Damaged {
                at: sum,
                expected: "the sum of the chunk before it",
            });
        }
        let chunk = walk.since(from);
        match &kind {
            b"IHDR" if after_header.is_none() => {
                kept.extend_from_slice(chunk);
                after_header = Some(kept.len());
            }
            b"IHDR" => return Err(unexpected(from, "no second header")),
            _ if after_header.is_none() => return Err(unexpected(from, "the header")),
            b"IEND" => {
                if !drawn {
                    return Err(unexpected(from, "a picture"));
                }
                kept.extend_from_slice(chunk);
                break;
            }
            b"eXIf" => turned = turned.or_else(|| upright::turned(content)),
            _ if DRAWS.contains(&&kind) => {
                drawn |= kind == *b"IDAT";
                kept.extend_from_slice(chunk);
            }
            // A capital first letter: without it the picture cannot be drawn (5.4).
            [first, ..] if first.is_ascii_uppercase() => {
                return Err(unexpected(from, "a chunk of ISO/IEC 15948"));
            }
            _ => {}
        }
    }
    if let (Some(turned), Some(at)) = (turned, after_header) {
        let rest = kept.split_off(at);
        kept.extend(chunk(b"eXIf", &upright::block(turned)));
        kept.extend(rest);
    }
    Ok(kept)
}

const fn unexpected(at: usize, expected: &'static str) -> Damaged {
    Damaged { at, expected }
}

fn crc(kind: &[u8; 4], content: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(kind);
    sum.update(content);
    sum.finalize()
}

/// A chunk of a content that is shorter than a number of four bytes can say.
fn chunk(kind: &[u8; 4], content: &[u8; 26]) -> Vec<u8> {
    let mut chunk = 26_u32.to_be_bytes().to_vec();
    chunk.extend_from_slice(kind);
    chunk.extend_from_slice(content);
    chunk.extend_from_slice(&crc(kind, content).to_be_bytes());
    chunk
}
