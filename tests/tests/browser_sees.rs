//! The browser's own eyes: what is planted on a page must be found, or a clean page means nothing.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use leeward_tests::browser::Browser;

const GOOD: &str = "<!doctype html><html lang=en><title>Fine</title><main><h1>Fine</h1>
<p><label for=a>Name</label> <input id=a></p><p><button>Send it</button></p></main></html>";
const BAD: &str = "<!doctype html><html><title>Bad</title><main><h1>Bad</h1><h4>skipped</h4>
<input><p style='color:#bbb;background:#fff'>pale</p>
<div style='width:700px'>wide</div><dd style='width:1em;overflow-wrap:anywhere'>one letter a line</dd><a href=x style='font-size:8px'>a</a><a href=y style='font-size:8px'>b</a></main></html>";

#[test]
fn planted_faults_are_found_and_a_good_page_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str, page: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, page).unwrap();
        format!("file://{}", file.display())
    };
    let browser = Browser::new();
    browser.go(&place("good.html", GOOD));
    assert_eq!(browser.findings(), [""; 0]);
    browser.go(&place("bad.html", BAD));
    let found = browser.findings().join("\n");
    for fault in [
        "html-has-lang",
        "label",
        "color-contrast",
        "px wide",
        "heading-order",
        "squeezed: one letter a line",
    ] {
        assert!(found.contains(fault), "{fault} is not among\n{found}");
    }
}

#[test]
fn what_has_no_focus_cannot_be_reached() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.html");
    std::fs::write(&file, GOOD).unwrap();
    let mut browser = Browser::new();
    browser.go(&format!("file://{}", file.display()));
    browser.fill("Name", "Ada Magnolia");
    assert_eq!(
        browser.script("return document.getElementById('a').value"),
        "Ada Magnolia"
    );
    browser.tab_to("Send it");
    let reach = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| browser.tab_to("Cancel")));
    assert!(reach.is_err());
    browser.actions = 0;
}
