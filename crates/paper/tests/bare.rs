//! Of a picture nothing is kept that does not draw, and everything that does: real pictures of chance, with a place, a name and an hour
//! planted wherever a camera, a scanner or a program writes one.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use leeward_paper::{Bare, NoPaper, PaperKind};
use proptest::prelude::*;

/// What must be in nothing that is kept.
const PLANTED: &[u8] = b"plumbago-4711 N 36.1540 W 95.9928";

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// An Exif block as cameras write them: how to turn the picture, a maker's name, and a directory of the place.
fn exif(turned: u16, big: bool) -> Vec<u8> {
    let two = |number: u16| {
        if big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let four = |number: u32| {
        if big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let length = u32::try_from(PLANTED.len()).unwrap();
    let mut block = if big {
        b"MM\0*".to_vec()
    } else {
        b"II*\0".to_vec()
    };
    block.extend(four(8));
    block.extend(two(3));
    let mut entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        block.extend(two(tag));
        block.extend(two(kind));
        block.extend(four(count));
        block.extend(value);
    };
    entry(0x010f, 2, length, four(50)); // who made the camera
    let [a, b] = two(turned);
    entry(0x0112, 3, 1, [a, b, 0, 0]);
    entry(0x8825, 4, 1, four(50 + length)); // the directory of the place
    block.extend(four(0));
    block.extend(PLANTED);
    block.extend(two(1));
    block.extend(two(0x001d)); // the day, by the satellites
    block.extend(two(2));
    block.extend(four(length));
    block.extend(four(50));
    block.extend(four(0));
    block
}

#[derive(Debug, Clone)]
struct Picture {
    width: u16,
    height: u16,
    dots: Vec<u8>,
    turned: u16,
    big: bool,
    progressive: bool,
    cmyk: bool,
    restart: u16,
    profile: bool,
}

fn pictures() -> impl Strategy<Value = Picture> {
    let size = (1_u16..40, 1_u16..40);
    let how = (
        0_u16..10,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        0_u16..4,
        any::<bool>(),
    );
    (size, how).prop_flat_map(|((width, height), how)| {
        let count = usize::from(width) * usize::from(height) * 4;
        let (turned, big, progressive, cmyk, restart, profile) = how;
        proptest::collection::vec(any::<u8>(), count).prop_map(move |dots| Picture {
            width,
            height,
            dots,
            turned,
            big,
            progressive,
            cmyk,
            restart,
            profile,
        })
    })
}

/// A segment of a JPEG.
fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap();
    let mut all = vec![0xff, marker];
    all.extend(length.to_be_bytes());
    all.extend(content);
    all
}

fn jpeg(picture: &Picture) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 80);
    encoder.set_progressive(picture.progressive);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    if picture.restart > 0 {
        encoder.set_restart_interval(picture.restart);
    }
    if picture.profile {
        encoder.add_icc_profile(b"not a real profile").unwrap();
    }
    let colors = if picture.cmyk {
        ColorType::Cmyk
    } else {
        ColorType::Rgba
    };
    encoder
        .encode(&picture.dots, picture.width, picture.height, colors)
        .unwrap();
    file
}

/// The same with what a camera and a program write into one: behind its first block, between its scans, behind its end.
fn told_of_itself(picture: &Picture, bare: &[u8]) -> Vec<u8> {
    let join = |head: &[u8]| [head, PLANTED].concat();
    let mut planted = Vec::new();
    planted.extend(segment(0xe0, &join(b"JFXX\0\x10")));
    planted.extend(segment(
        0xe1,
        &[b"Exif\0\0", &exif(picture.turned, picture.big)[..]].concat(),
    ));
    planted.extend(segment(0xe1, &join(b"http://ns.adobe.com/xap/1.0/\0")));
    planted.extend(segment(0xe2, &join(b"MPF\0")));
    for number in (0xe3..=0xef).filter(|number| *number != 0xee) {
        planted.extend(segment(number, &join(b"Photoshop 3.0\0")));
    }
    planted.extend(segment(0xfe, PLANTED));
    // The first block of an encoder: JFIF, 18 bytes with its marker.
    let first = if holds(&bare[..12], b"JFIF") { 20 } else { 2 };
    let mut file = bare[..first].to_vec();
    file.extend(&planted);
    let mut rest = bare[first..].to_vec();
    // Before the second scan, where there is one: a comment between two scans.
    let scans: Vec<usize> = (0..rest.len() - 1)
        .filter(|at| rest[*at..*at + 2] == [0xff, 0xda])
        .collect();
    if let Some(second) = scans.get(1) {
        let tail = rest.split_off(*second);
        rest.extend(segment(0xfe, PLANTED));
        rest.extend(tail);
    }
    file.extend(rest);
    // A second picture behind the first, as telephones put one there, with an Exif block of its own.
    file.extend([&[0xff, 0xd8][..], &planted, PLANTED].concat());
    file
}

fn dots_of_jpeg(file: &[u8]) -> (Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>) {
    let mut decoder = jpeg_decoder::Decoder::new(Cursor::new(file));
    let dots = decoder.decode().unwrap();
    let exif = decoder.exif_data().map(<[u8]>::to_vec);
    (dots, exif, decoder.icc_profile())
}

fn png(picture: &Picture, tells: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width.into(), picture.height.into());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().unwrap();
    if tells {
        writer
            .write_chunk(png::chunk::tEXt, &[b"Comment\0", PLANTED].concat())
            .unwrap();
        writer
            .write_chunk(
                png::chunk::iTXt,
                &[b"XML:com.adobe.xmp\0\0\0\0\0", PLANTED].concat(),
            )
            .unwrap();
        writer
            .write_chunk(png::chunk::zTXt, &[b"Author\0\0", PLANTED].concat())
            .unwrap();
        writer
            .write_chunk(png::chunk::eXIf, &exif(picture.turned, picture.big))
            .unwrap();
        writer
            .write_chunk(png::chunk::ChunkType(*b"tIME"), &[7, 234, 11, 26, 18, 0, 0])
            .unwrap();
        writer
            .write_chunk(png::chunk::ChunkType(*b"prVt"), PLANTED)
            .unwrap();
    }
    writer
        .write_chunk(png::chunk::pHYs, &[0, 0, 11, 19, 0, 0, 11, 19, 1])
        .unwrap();
    writer.write_image_data(&picture.dots).unwrap();
    if tells {
        writer
            .write_chunk(png::chunk::tEXt, &[b"Comment\0", PLANTED].concat())
            .unwrap();
    }
    writer.finish().unwrap();
    if tells {
        file.extend(PLANTED);
    }
    file
}

fn dots_of_png(file: &[u8]) -> (Vec<u8>, Option<png::PixelDimensions>, Option<Vec<u8>>) {
    let mut reader = png::Decoder::new(Cursor::new(file)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut dots).unwrap();
    reader.finish().unwrap();
    let info = reader.info();
    (
        dots,
        info.pixel_dims,
        info.exif_metadata.as_ref().map(|exif| exif.to_vec()),
    )
}

/// What the orientation block of what is kept says, if there is one: its last number.
fn said(exif: Option<Vec<u8>>) -> Option<u16> {
    let exif = exif?;
    assert_eq!(exif.len(), 26, "the orientation and nothing else");
    Some(u16::from_be_bytes([exif[18], exif[19]]))
}

/// So many pictures of each kind; `LEEWARD_PAPERS=5000` makes a long run of it.
fn so_many() -> ProptestConfig {
    #[expect(clippy::disallowed_methods, reason = "how long this test is to run")]
    let asked = std::env::var("LEEWARD_PAPERS").ok();
    ProptestConfig {
        cases: asked.map_or(64, |text| text.parse().unwrap()),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(so_many())]

    #[test]
    fn a_jpeg_draws_the_same_and_says_nothing_of_itself(picture in pictures()) {
        let clean = jpeg(&picture);
        let told = told_of_itself(&picture, &clean);
        prop_assert!(holds(&told, PLANTED));
        let kept = Bare::of(&told).unwrap();
        prop_assert_eq!(kept.kind(), PaperKind::Jpeg);
        prop_assert!(!holds(kept.bytes(), PLANTED) && !holds(kept.bytes(), &PLANTED[..8]));
        let (dots, exif, profile) = dots_of_jpeg(kept.bytes());
        let (before, _, was) = dots_of_jpeg(&told);
        prop_assert_eq!(dots, before);
        prop_assert_eq!(profile.is_some(), picture.profile);
        prop_assert_eq!(profile, was);
        prop_assert_eq!(said(exif), (2..=8).contains(&picture.turned).then_some(picture.turned));
        // What is bare stays as it is, to the byte.
        prop_assert_eq!(Bare::of(kept.bytes()).unwrap(), kept);
        prop_assert_eq!(Bare::of(&clean).unwrap().into_bytes(), clean);
    }

    #[test]
    fn a_png_draws_the_same_and_says_nothing_of_itself(picture in pictures()) {
        let told = png(&picture, true);
        let kept = Bare::of(&told).unwrap();
        prop_assert_eq!(kept.kind(), PaperKind::Png);
        prop_assert!(!holds(kept.bytes(), &PLANTED[..8]) && !holds(kept.bytes(), b"tIME"));
        let (dots, size, exif) = dots_of_png(kept.bytes());
        prop_assert_eq!(&dots, &picture.dots);
        prop_assert!(size.is_some());
        prop_assert_eq!(said(exif), (2..=8).contains(&picture.turned).then_some(picture.turned));
        prop_assert_eq!(Bare::of(kept.bytes()).unwrap(), kept);
        let clean = png(&picture, false);
        prop_assert_eq!(Bare::of(&clean).unwrap().into_bytes(), clean);
    }

    #[test]
    fn whatever_is_cut_off_or_turned_is_refused_by_its_place_or_says_nothing(
        picture in pictures(), cut in any::<prop::sample::Index>(), bit in any::<prop::sample::Index>(),
    ) {
        for whole in [jpeg(&picture), png(&picture, false)] {
            let cut = cut.index(whole.len());
            match Bare::of(&whole[..cut]) {
                Err(NoPaper::Damaged(damaged)) => prop_assert!(damaged.at <= cut),
                Err(NoPaper::OtherKind) => prop_assert!(cut < 8),
                Ok(_) => prop_assert!(false, "cut off at {} of {}", cut, whole.len()),
            }
            // A turned bit ends in an error or in a file, never in a stop.
            let mut turned = whole.clone();
            let bit = bit.index(whole.len() * 8);
            turned[bit / 8] ^= 1 << (bit % 8);
            if let Err(NoPaper::Damaged(damaged)) = Bare::of(&turned) {
                prop_assert!(damaged.at <= turned.len());
            }
        }
    }
}

#[test]
fn a_damaged_picture_is_refused_by_its_place() {
    let said = |bytes: &[u8]| match Bare::of(bytes) {
        Err(error) => error.to_string(),
        Ok(kept) => panic!("{kept:?}"),
    };
    assert_eq!(
        said(b"\xff\xd8\xff\xe1\x00\x01"),
        "this picture is damaged: at byte 2 a segment with a length was expected"
    );
    assert_eq!(
        said(b"\xff\xd8\xff\xfe\x00\x09abc"),
        "this picture is damaged: at byte 6 the whole of a segment was expected"
    );
    assert_eq!(
        said(b"\xff\xd8\xff\xda\x00\x02\x01\xff\xd9"),
        "this picture is damaged: at byte 2 the frame was expected"
    );
    assert_eq!(
        said(b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82"),
        "this picture is damaged: at byte 8 the header was expected"
    );
    assert_eq!(
        said(b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x83"),
        "this picture is damaged: at byte 16 the sum of the chunk before it was expected"
    );
    assert_eq!(
        said(b"GIF89a"),
        "must be a PDF, a PNG or a JPEG by its own first bytes"
    );
}

#[test]
fn a_small_picture_in_the_first_block_is_not_kept_and_a_pdf_is_as_it_came() {
    let mut file = b"\xff\xd8".to_vec();
    file.extend(segment(
        0xe0,
        &[b"JFIF\0\x01\x02\x00\x00\x01\x00\x01\x03\x04", PLANTED].concat(),
    ));
    file.extend(b"\xff\xc0\x00\x02\xff\xda\x00\x02\x01\x02\xff\x00\xff\xd0\x03\xff\xff\xd9");
    let kept = Bare::of(&file).unwrap();
    assert_eq!(
        kept.bytes(),
        b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x02\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x02\xff\xda\x00\x02\x01\x02\xff\x00\xff\xd0\x03\xff\xd9"
    );
    let pdf = b"%PDF-1.7 /Author (somebody)";
    assert_eq!(Bare::of(pdf).unwrap().bytes(), pdf);
}
