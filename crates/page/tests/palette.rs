//! The colours of the style sheet, computed: words can be read on every ground in both schemes (WCAG 2.2, 1.4.3),
//! borders and focus stand out (1.4.11), and whoever does not see red, green or blue tells the four desks apart.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{fs, path::Path};

use leeward_page::Desk;

/// A colour, each part from 0 to 1, as the style sheet writes it (sRGB).
type Colour = [f64; 3];

/// The style sheet, asked for the colours of its tokens.
struct Sheet(String);

impl Sheet {
    fn read() -> Self {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/style.css");
        Self(fs::read_to_string(file).unwrap())
    }

    /// What a block that begins with these words declares of a token.
    fn declared(&self, block: &str, token: &str) -> Option<&str> {
        let start = self.0.find(&format!("{block}{{"))? + block.len();
        let block = &self.0[start..start + self.0[start..].find('}')?];
        let at = block.find(&format!("{token}:"))? + token.len() + 1;
        let rest = &block[at..];
        Some(rest[..rest.find([';', '}']).unwrap_or(rest.len())].trim())
    }

    /// The colour of a token at a desk, or one that is written out, in the light or the dark scheme.
    fn colour(&self, desk: Desk, word: &str, dark: bool) -> Colour {
        if word.starts_with('#') {
            return colour(word);
        }
        let own = format!(".{}", desk.word());
        let said = self
            .declared(&own, word)
            .or_else(|| self.declared(":root", word))
            .unwrap_or_else(|| panic!("no token {word}"));
        let said = said
            .strip_prefix("light-dark(")
            .and_then(|pair| pair.strip_suffix(')'))
            .map_or(said, |pair| {
                let (light, night) = pair.split_once(',').unwrap();
                if dark { night } else { light }
            });
        match said.strip_prefix("var(") {
            Some(other) => self.colour(desk, other.trim_end_matches(')'), dark),
            None => colour(said),
        }
    }
}

/// `#fff` and `#15181c`.
fn colour(hex: &str) -> Colour {
    let digits = hex
        .trim()
        .strip_prefix('#')
        .unwrap_or_else(|| panic!("{hex} is no colour"));
    let wide: String = if digits.len() == 3 {
        digits.chars().flat_map(|each| [each, each]).collect()
    } else {
        digits.to_owned()
    };
    let part = |at: usize| f64::from(u8::from_str_radix(&wide[at..at + 2], 16).unwrap()) / 255.0;
    [part(0), part(2), part(4)]
}

/// As light: the transfer function of sRGB (IEC 61966-2-1) undone.
fn light(colour: Colour) -> Colour {
    colour.map(|part| {
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn times(matrix: [[f64; 3]; 3], parts: Colour) -> Colour {
    matrix.map(|row| row.iter().zip(parts).map(|(by, part)| by * part).sum())
}

/// WCAG 2.2, relative luminance.
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = light(colour);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG 2.2, contrast ratio: from 1 to 21.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// CIE 1976 L*a*b* of light, by the white of D65.
fn lab(light: Colour) -> Colour {
    let xyz = times(
        [
            [0.412_456_4, 0.357_576_1, 0.180_437_5],
            [0.212_672_9, 0.715_152_2, 0.072_175_0],
            [0.019_333_9, 0.119_192_0, 0.950_304_1],
        ],
        light,
    );
    let curve = |part: f64| {
        if part > 216.0 / 24_389.0 {
            part.cbrt()
        } else {
            (24_389.0 / 27.0 * part + 16.0) / 116.0
        }
    };
    let [x, y, z] = [
        curve(xyz[0] / 0.950_47),
        curve(xyz[1]),
        curve(xyz[2] / 1.088_83),
    ];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How each of them sees light, at full severity (Machado, Oliveira and Fernandes 2009); and a grey printer.
const EYES: [(&str, [[f64; 3]; 3], f64); 5] = [
    (
        "all",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        50.0,
    ),
    (
        "a protanope",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        39.0,
    ),
    (
        "a deuteranope",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        24.0,
    ),
    (
        "a tritanope",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
        19.0,
    ),
    // A grey printer cannot keep three dark bands apart: the letter, the stripe and the name in words do.
    ("a grey printer", [[0.2126, 0.7152, 0.0722]; 3], 7.0),
];

/// How far two colours are from one another to such eyes: the distance in CIE L*a*b*.
fn distance(one: Colour, other: Colour, eyes: [[f64; 3]; 3]) -> f64 {
    let seen = |colour| lab(times(eyes, light(colour)).map(|part| part.clamp(0.0, 1.0)));
    let (one, other) = (seen(one), seen(other));
    let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f64>().sqrt()
}

#[test]
fn who_does_not_see_a_colour_tells_the_four_desks_apart() {
    let sheet = Sheet::read();
    let band = |desk| sheet.colour(desk, "--desk", false);
    for (who, eyes, least) in EYES {
        let mut nearest = f64::MAX;
        for (at, one) in Desk::ALL.into_iter().enumerate() {
            for other in Desk::ALL.into_iter().skip(at + 1) {
                let apart = distance(band(one), band(other), eyes);
                assert!(
                    apart >= least,
                    "{one:?} and {other:?} are {apart:.1} apart for {who}, less than {least}"
                );
                nearest = nearest.min(apart);
            }
        }
        println!("the nearest two bands are {nearest:.1} apart for {who}");
    }
    // The two that must never be taken for one another stay far apart for everybody, on grey paper too.
    for (who, eyes, _) in EYES {
        let apart = distance(band(Desk::Victim), band(Desk::Review), eyes);
        assert!(apart >= 60.0, "{apart:.1} for {who}");
    }
    // And each has a stripe of its own, which no printer takes away.
    let mut stripes: Vec<_> = Desk::ALL
        .into_iter()
        .map(|desk| {
            sheet
                .declared(&format!(".{}", desk.word()), "--stripe")
                .unwrap()
        })
        .collect();
    stripes.sort_unstable();
    stripes.dedup();
    assert_eq!(stripes.len(), 4);
}

/// What is written in which colour on which ground.
const WRITTEN: [(&str, &str); 31] = [
    ("--ink", "--paper"),
    ("--ink", "--wash"),
    ("--ink", "--red-wash"),
    ("--ink", "--brown-wash"),
    ("--soft", "--paper"),
    ("--soft", "--wash"),
    ("--soft", "--red-wash"),
    ("--soft", "--brown-wash"),
    ("--link", "--paper"),
    ("--link", "--wash"),
    ("--link", "--red-wash"),
    ("--link", "--brown-wash"),
    ("--red", "--paper"),
    ("--red", "--wash"),
    ("--red", "--red-wash"),
    ("--brown", "--paper"),
    ("--brown", "--wash"),
    ("--brown", "--brown-wash"),
    ("--green", "--paper"),
    ("--green", "--wash"),
    // Turned round: what is chosen, a day that was told, a link of the review desk as a button.
    ("--paper", "--ink"),
    ("--paper", "--green"),
    ("--paper", "--link"),
    // The band, its letter turned round, and what is always white on red.
    ("--on", "--desk"),
    ("#ffffff", "--red-fill"),
    ("#ffffff", "#7d0813"),
    ("#a00d1b", "#ffffff"),
    // Where the system prints or paints grey on its own.
    ("--brown", "--red-wash"),
    ("--green", "--brown-wash"),
    ("--green", "--red-wash"),
    ("--red", "--brown-wash"),
];

/// What is drawn and must be seen: the border of a field, what has the focus, the bar beside a day.
const DRAWN: [(&str, &str); 8] = [
    ("--edge", "--paper"),
    ("--edge", "--wash"),
    ("--focus", "--paper"),
    ("--focus", "--wash"),
    ("--on", "--desk"),
    ("--red", "--paper"),
    ("--brown", "--paper"),
    ("--green", "--paper"),
];

#[test]
fn words_can_be_read_on_every_ground_and_borders_are_seen_light_and_dark() {
    let sheet = Sheet::read();
    let mut wrong = Vec::new();
    let mut least = (f64::MAX, String::new());
    let pairs = WRITTEN.iter().map(|pair| (pair, 4.5));
    let pairs: Vec<_> = pairs.chain(DRAWN.iter().map(|pair| (pair, 3.0))).collect();
    for desk in Desk::ALL {
        for dark in [false, true] {
            for ((front, ground), wanted) in &pairs {
                let ratio = contrast(
                    sheet.colour(desk, front, dark),
                    sheet.colour(desk, ground, dark),
                );
                let scheme = if dark { "dark" } else { "light" };
                let said = format!("{front} on {ground}, {desk:?}, {scheme}: {ratio:.2}");
                if ratio < *wanted {
                    wrong.push(format!("{said}, less than {wanted}"));
                }
                if *wanted > 4.0 && ratio < least.0 {
                    least = (ratio, said);
                }
            }
            // The button that goes on: white on the desk's own colour, in the dark scheme dark on its link.
            let go = match (desk, dark) {
                (Desk::Review, _) => contrast(
                    sheet.colour(desk, "--paper", dark),
                    sheet.colour(desk, "--link", dark),
                ),
                (_, false) => contrast(colour("#fff"), sheet.colour(desk, "--desk", dark)),
                (_, true) => contrast(colour("#14171a"), sheet.colour(desk, "--link", dark)),
            };
            if go < 4.5 {
                wrong.push(format!("the button of {desk:?}, dark {dark}: {go:.2}"));
            }
        }
    }
    println!("the least of words: {}", least.1);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The arithmetic itself, by figures that others have published: black on white, the grey that just passes, and the
/// distance of two colours computed elsewhere.
#[test]
fn contrast_and_distance_are_what_the_definitions_say() {
    let ratio = |one, other| contrast(colour(one), colour(other));
    assert!((ratio("#000", "#fff") - 21.0).abs() < 1e-9);
    assert!(ratio("#767676", "#fff") >= 4.5 && ratio("#777777", "#fff") < 4.5);
    let same = EYES[0].1;
    // Red is 176.3 from blue and white 100 from black (CIE 1976).
    let red_blue = distance(colour("#f00"), colour("#00f"), same);
    assert!((red_blue - 176.3).abs() < 0.2, "{red_blue}");
    let white_black = distance(colour("#fff"), colour("#000"), same);
    assert!((white_black - 100.0).abs() < 0.1, "{white_black}");
    // Two greens and reds of one lightness, which a deuteranope does not tell apart, are near for those eyes alone.
    let (leaf, rust) = (colour("#7a8b00"), colour("#b06c00"));
    assert!(distance(leaf, rust, EYES[2].1) < distance(leaf, rust, same) / 2.0);
}
