//! The two faces that are written with, and how wide a text is in them. DejaVu Sans, embedded as the build script
//! compressed it: it has every sign of English and Spanish.

use std::{collections::HashMap, io::Read as _};

use flate2::read::ZlibDecoder;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{FontRef, MetadataProvider as _, instance::LocationRef, instance::Size};

/// Plain and bold.
pub(super) struct Faces {
    plain: Face,
    bold: Face,
}

struct Face {
    font: Font,
    /// Of each sign up to [`LAST`], and of [`FURTHER`], its glyph and how far it advances, in ems.
    signs: HashMap<char, (GlyphId, f32)>,
}

/// The last sign of the Latin letters that English and Spanish take theirs from.
const LAST: char = '\u{17f}';

/// What else is written with.
const FURTHER: [char; 8] = ['–', '—', '‘', '’', '“', '”', '…', '•'];

/// DejaVu Sans and its bold, as `build.rs` wrote them.
const PLAIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/plain.ttf.z"));
const BOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bold.ttf.z"));

impl Face {
    fn new(compressed: &[u8]) -> Option<Self> {
        let mut bytes = Vec::new();
        ZlibDecoder::new(compressed).read_to_end(&mut bytes).ok()?;
        let reference = FontRef::new(&bytes).ok()?;
        let whole = reference.metrics(Size::unscaled(), LocationRef::default());
        let metrics = reference.glyph_metrics(Size::unscaled(), LocationRef::default());
        let map = reference.charmap();
        let em = f32::from(whole.units_per_em);
        let sign = |sign: char| {
            let glyph = map.map(sign)?;
            let advance = metrics.advance_width(glyph)? / em;
            Some((sign, (GlyphId::new(glyph.to_u32()), advance)))
        };
        let signs = (' '..=LAST).chain(FURTHER).filter_map(sign).collect();
        Some(Self {
            font: Font::new(bytes.into(), 0)?,
            signs,
        })
    }
}

impl Faces {
    /// Nothing where the fonts are none.
    pub(super) fn new() -> Option<Self> {
        Some(Self {
            plain: Face::new(PLAIN)?,
            bold: Face::new(BOLD)?,
        })
    }

    const fn face(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.plain }
    }

    pub(super) fn font(&self, bold: bool) -> Font {
        self.face(bold).font.clone()
    }

    /// The glyphs of a text, sign by sign: Latin needs no more. A sign that the face has not becomes a question mark.
    pub(super) fn glyphs(&self, bold: bool, text: &str) -> Vec<KrillaGlyph> {
        let face = self.face(bold);
        text.char_indices()
            .filter_map(|(at, sign)| {
                let known = face.signs.get(&sign).or_else(|| face.signs.get(&'?'));
                let (glyph, advance) = *known?;
                let range = at..at + sign.len_utf8();
                Some(KrillaGlyph::new(glyph, advance, 0.0, 0.0, 0.0, range, None))
            })
            .collect()
    }

    /// How wide a text is, in points.
    pub(super) fn width(&self, bold: bool, size: f32, text: &str) -> f32 {
        let face = self.face(bold);
        let known = |sign| face.signs.get(&sign).or_else(|| face.signs.get(&'?'));
        let advances = text.chars().filter_map(known).map(|(_, advance)| advance);
        advances.sum::<f32>() * size
    }
}
