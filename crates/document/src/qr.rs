//! A text as a picture for a telephone's camera.

use qrcodegen::{QrCode, QrCodeEcc};

/// As a path of unit squares, with a quiet zone of four around it (ISO/IEC 18004), and its width.
#[must_use]
pub fn squares(text: &str) -> Option<(String, i32)> {
    use std::fmt::Write as _;
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
            }
        }
    }
    Some((path, code.size() + 8))
}
