//! The style sheet, the scripts and the tab's pictures, each under a path that changes with its bytes.

use sha2::{Digest, Sha256};

use crate::Desk;

const STYLE: &str = include_str!("../assets/style.css");
const QUICK: &str = include_str!("../assets/quick.js");
const KEY: &str = include_str!("../assets/key.js");

/// One file to be served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Such as `/assets/style.3f9c1a2b.css`; other bytes, other path, so it may be kept by a browser for ever.
    pub path: String,
    /// For the header `content-type`.
    pub content_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Asset {
    fn new(name: &str, ending: &str, content_type: &'static str, bytes: Vec<u8>) -> Self {
        let mut short = hex::encode(Sha256::digest(&bytes));
        short.truncate(16);
        Self {
            path: format!("/assets/{name}.{short}.{ending}"),
            content_type,
            bytes,
        }
    }
}

/// Every file that pages link to. Made once when the program starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet of all desks.
    pub style: Asset,
    /// The script that makes pages quicker; none of them needs it.
    pub quick: Asset,
    /// The script that asks a security key; the pages that have it can do without.
    pub key: Asset,
    icons: Vec<(Desk, Asset)>,
}

impl Default for Assets {
    fn default() -> Self {
        Self::new()
    }
}

impl Assets {
    /// Makes them all.
    #[must_use]
    pub fn new() -> Self {
        let icon = |desk: Desk| {
            let name = format!("desk-{}", desk.word());
            (
                desk,
                Asset::new(&name, "svg", "image/svg+xml", icon(desk).into_bytes()),
            )
        };
        Self {
            style: Asset::new(
                "style",
                "css",
                "text/css; charset=utf-8",
                squeeze(STYLE).into_bytes(),
            ),
            quick: Asset::new(
                "quick",
                "js",
                "text/javascript; charset=utf-8",
                QUICK.as_bytes().to_vec(),
            ),
            key: Asset::new(
                "key",
                "js",
                "text/javascript; charset=utf-8",
                KEY.as_bytes().to_vec(),
            ),
            icons: Desk::ALL.into_iter().map(icon).collect(),
        }
    }

    /// The tab's picture of a desk.
    #[must_use]
    pub fn icon(&self, desk: Desk) -> &str {
        let own = self.icons.iter().find(|(each, _)| *each == desk);
        own.map_or("", |(_, asset)| asset.path.as_str())
    }

    /// Each file, for a table of routes or a test.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        [&self.style, &self.quick, &self.key]
            .into_iter()
            .chain(self.icons.iter().map(|(_, asset)| asset))
    }

    /// The file with that path.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Asset> {
        self.all().find(|asset| asset.path == path)
    }
}

/// A desk's letter over its stripe. The stripe's kind tells desks apart where colour does not.
fn icon(desk: Desk) -> String {
    let (letter, ground, ink, dashes) = match desk {
        Desk::Client => ("C", "#0b62c4", "#fff", ""),
        Desk::Victim => ("V", "#6b1f55", "#fff", ""),
        Desk::Program => ("P", "#0a5c36", "#fff", " stroke-dasharray='8 4'"),
        Desk::Review => ("R", "#e3e6ea", "#15181c", " stroke-dasharray='3 3'"),
    };
    let stripes: &[u8] = if desk == Desk::Victim {
        &[25, 30]
    } else {
        &[28]
    };
    let lines: String = stripes
        .iter()
        .map(|y| format!("<path d='M0 {y}h32' stroke='{ink}' stroke-width='2.5'{dashes}/>"))
        .collect();
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><path fill='{ground}' d='M0 0h32v32H0z'/>\
         <text x='16' y='20.5' font-family='Arial,sans-serif' font-size='23' font-weight='700' text-anchor='middle' \
         fill='{ink}'>{letter}</text>{lines}</svg>"
    )
}

/// The style sheet without comments, line ends and indents: what is served is what is counted.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let mut squeezed = String::with_capacity(out.len());
    for line in out.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !squeezed.is_empty()
            && !squeezed.ends_with([',', ';', '{', '}', ':'])
            && !line.starts_with('}')
        {
            squeezed.push('\n');
        }
        squeezed.push_str(line);
    }
    squeezed.replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squeezing_drops_comments_and_line_ends_but_no_space_between_selectors() {
        let css = "/* a\n b */\n.a .b,\n.c{\n  color:red;\n  margin:0 auto;\n}\n.d\n.e{x:y}\n";
        assert_eq!(squeeze(css), ".a .b,.c{color:red;margin:0 auto}.d\n.e{x:y}");
    }

    #[test]
    fn every_path_finds_its_file_and_no_two_files_share_one() {
        let assets = Assets::new();
        let mut paths: Vec<_> = assets.all().map(|asset| asset.path.clone()).collect();
        assert!(
            assets
                .all()
                .all(|asset| assets.find(&asset.path) == Some(asset))
        );
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), 7);
        assert!(
            Desk::ALL
                .iter()
                .all(|desk| assets.find(assets.icon(*desk)).is_some())
        );
        assert!(assets.find("/assets/style.css").is_none());
    }

    #[test]
    fn the_style_sheet_and_the_script_stay_small() {
        let assets = Assets::new();
        assert!(
            assets.style.bytes.len() <= 25_000,
            "{} bytes of CSS",
            assets.style.bytes.len()
        );
        assert!(
            assets.quick.bytes.len() <= 8_000,
            "{} bytes of script",
            assets.quick.bytes.len()
        );
        assert!(
            assets.key.bytes.len() <= 3_000,
            "{} bytes of script for keys",
            assets.key.bytes.len()
        );
    }
}
