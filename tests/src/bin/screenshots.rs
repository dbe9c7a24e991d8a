//! Pictures of the demonstration for the README: `cargo run -p leeward-tests --bin screenshots`.
#![expect(clippy::print_stdout, reason = "it says what it drew")]

use std::path::Path;

use leeward_tests::{
    browser::{Browser, Program, Screen},
    picture,
};

/// What is drawn: the file, the desk, the place, the width, and whether it is dark.
const PICTURES: [(&str, &str, &str, u32, bool); 7] = [
    ("today", "victim", "/victim/", 1280, false),
    ("today-dark-narrow", "victim", "/victim/", 390, true),
    ("call", "victim", "CALL", 1280, false),
    ("case", "victim", "CASE", 1280, false),
    ("participants", "client", "/client/", 1280, false),
    ("danger", "client", "/client/danger", 1280, false),
    ("program", "program", "/program/", 1280, false),
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures");
    std::fs::create_dir_all(&folder).ok();
    let program = Program::start(&[
        "--test-seed",
        "1",
        "--test-clock",
        "2026-11-23T09:04:00-06:00",
    ]);
    let mut browser = Browser::new();
    let mut at = "";
    for (name, desk, place, width, dark) in PICTURES {
        if at != desk {
            browser.sign_in(&program, desk);
            at = desk;
        }
        browser.look_at(Screen::new(1280, false));
        let path = match place {
            "CALL" | "CASE" => {
                browser.go(&program.place("/victim/"));
                let link = if place == "CALL" {
                    ".duty[data-s=today] h3 a"
                } else {
                    ".duty[data-s=today] a.mark"
                };
                let found = browser.script(&format!(
                    "return document.querySelector('{link}').getAttribute('href')"
                ));
                found.as_str().unwrap_or("/victim/").to_owned()
            }
            other => other.to_owned(),
        };
        browser.look_at(Screen::new(width, dark));
        browser.go(&program.place(&path));
        let file = folder.join(format!("{name}.png"));
        browser.picture(&file);
        picture::shrink(&file);
        println!("{}", file.display());
    }
}
