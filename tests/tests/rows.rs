//! Each desk's row of pages is one row on a desk's screen, in each language, and none is cut.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use leeward_tests::browser::{Browser, Program, Screen};
use serde_json::json;

const ROWS: &str = "
const tops = [...document.querySelectorAll('header.desk nav a')].map(a => Math.round(a.getBoundingClientRect().top));
const wide = document.documentElement.scrollWidth <= document.documentElement.clientWidth;
return [new Set(tops).size, tops.length > 1 && wide];";

#[test]
fn the_pages_of_each_desk_stand_in_one_row_in_each_language() {
    let program = Program::start(&["--empty", "--test-seed", "1"]);
    let mut browser = Browser::new();
    for desk in ["client", "victim", "program", "review"] {
        browser.sign_in(&program, desk);
        browser.look_at(Screen::new(1280, false));
        assert_eq!(browser.script(ROWS), json!([1, true]), "{desk}");
        browser.click("details.me summary");
        browser.press_on("form[action$='/account/language'] button[lang^=es]");
        browser.sees("Ocultar");
        assert_eq!(browser.script(ROWS), json!([1, true]), "{desk}, in Spanish");
    }
}
