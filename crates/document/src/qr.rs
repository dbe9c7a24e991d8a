//! A text as a picture for a telephone's camera.

use qrcodegen::{QrCode, QrCodeEcc};

/// As a path of unit squares, with a quiet zone of four around it (ISO/IEC 18004), and its width.
#[must_use]
pub fn squares(text: &str) -> Option<(String, i32)> {
    use std::fmt::Write as _;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        // Dark squares beside one another are one: a page has several codes, and room for 60 kB.
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|x| code.get_module(*x, y));
            let dark = i32::try_from(dark.count()).unwrap_or(0);
            if dark > 0 {
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + 4, y + 4);
            }
            x += dark + 1;
        }
    }
    Some((path, code.size() + 8))
}
