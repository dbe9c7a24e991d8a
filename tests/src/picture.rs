//! A browser's picture, made small without losing a dot of it.

use std::{
    io::{Read as _, Write as _},
    path::Path,
};

use flate2::{Compression, Crc, read::ZlibDecoder, write::ZlibEncoder};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Rows of dots, three bytes each.
struct Dots {
    width: usize,
    height: usize,
    bytes: Vec<u8>,
}

/// Writes a PNG file of a browser anew: packed as closely as may be, and with a palette where it has few colours.
///
/// # Panics
/// When it is not such a file.
pub fn shrink(file: &Path) {
    let before = std::fs::read(file).unwrap();
    let dots = read(&before);
    let after = write(&dots);
    assert!(
        read(&after).bytes == dots.bytes,
        "a dot was lost: {}",
        file.display()
    );
    if after.len() < before.len() {
        std::fs::write(file, after).unwrap();
    }
}

fn chunks(png: &[u8]) -> Vec<(&[u8], &[u8])> {
    let mut rest = png.strip_prefix(SIGNATURE).unwrap();
    let mut all = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
        all.push((&rest[4..8], &rest[8..8 + length]));
        rest = &rest[12 + length..];
    }
    all
}

/// PNG (third edition), as a browser makes them and `write` does: eight bits, not interlaced, no transparency.
fn read(png: &[u8]) -> Dots {
    let chunks = chunks(png);
    let all = |name: &[u8]| -> Vec<u8> {
        let parts = chunks.iter().filter(|(kind, _)| *kind == name);
        parts.flat_map(|(_, bytes)| bytes.iter().copied()).collect()
    };
    let head = all(b"IHDR");
    let number = |at: usize| u32::from_be_bytes(head[at..at + 4].try_into().unwrap()) as usize;
    let (width, height) = (number(0), number(4));
    let wide = match (head[8], head[9], head[12]) {
        (8, 2, 0) => 3,
        (8, 6, 0) => 4,
        (8, 3, 0) => 1,
        other => panic!("no picture of a browser: {other:?}"),
    };
    let mut packed = Vec::new();
    ZlibDecoder::new(&all(b"IDAT")[..])
        .read_to_end(&mut packed)
        .unwrap();
    let palette = all(b"PLTE");
    let (mut bytes, mut above) = (Vec::new(), vec![0; width * wide]);
    for row in packed.chunks(1 + width * wide) {
        let mut line = row[1..].to_vec();
        for at in 0..line.len() {
            let left = at.checked_sub(wide).map_or(0, |at| line[at]);
            let corner = at.checked_sub(wide).map_or(0, |at| above[at]);
            line[at] = line[at].wrapping_add(guess(row[0], left, above[at], corner));
        }
        for dot in line.chunks(wide) {
            match wide {
                1 => bytes.extend(&palette[usize::from(dot[0]) * 3..][..3]),
                _ => bytes.extend(&dot[..3]),
            }
        }
        above = line;
    }
    Dots {
        width,
        height,
        bytes,
    }
}

/// What a filter guesses (section 9.2).
fn guess(filter: u8, left: u8, above: u8, corner: u8) -> u8 {
    match filter {
        0 => 0,
        1 => left,
        2 => above,
        3 => u8::try_from(u16::midpoint(u16::from(left), u16::from(above))).unwrap(),
        4 => {
            let (a, b, c) = (i16::from(left), i16::from(above), i16::from(corner));
            let of = a + b - c;
            let (from_a, from_b, from_c) = ((of - a).abs(), (of - b).abs(), (of - c).abs());
            if from_a <= from_b && from_a <= from_c {
                left
            } else if from_b <= from_c {
                above
            } else {
                corner
            }
        }
        other => panic!("no filter {other}"),
    }
}

fn write(dots: &Dots) -> Vec<u8> {
    let colours: std::collections::BTreeSet<&[u8]> = dots.bytes.chunks(3).collect();
    let colours: Vec<&[u8]> = colours.into_iter().collect();
    let mut png = SIGNATURE.to_vec();
    let few = colours.len() <= 256;
    let mut head = Vec::new();
    head.extend(u32::try_from(dots.width).unwrap().to_be_bytes());
    head.extend(u32::try_from(dots.height).unwrap().to_be_bytes());
    head.extend([8, if few { 3 } else { 2 }, 0, 0, 0]);
    chunk(&mut png, *b"IHDR", &head);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    if few {
        chunk(&mut png, *b"PLTE", &colours.concat());
        for row in dots.bytes.chunks(dots.width * 3) {
            let place = |dot| u8::try_from(colours.binary_search(&dot).unwrap()).unwrap();
            let line: Vec<u8> = row.chunks(3).map(place).collect();
            packed.write_all(&[0]).unwrap();
            packed.write_all(&line).unwrap();
        }
    } else {
        // Of pages with words, rows as they are become smaller than by any filter.
        for row in dots.bytes.chunks(dots.width * 3) {
            packed.write_all(&[0]).unwrap();
            packed.write_all(row).unwrap();
        }
    }
    chunk(&mut png, *b"IDAT", &packed.finish().unwrap());
    chunk(&mut png, *b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], bytes: &[u8]) {
    png.extend(u32::try_from(bytes.len()).unwrap().to_be_bytes());
    png.extend(kind);
    png.extend(bytes);
    let mut sum = Crc::new();
    sum.update(&kind);
    sum.update(bytes);
    png.extend(sum.sum().to_be_bytes());
}
