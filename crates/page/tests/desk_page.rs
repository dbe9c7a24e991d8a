//! A page as a desk makes it: another template folder, `extends "base.html"`, a field `shell`.

use askama::Template;
use leeward_page::{Assets, Desk, FileStrip, Hidden, Languages, Shell};

#[derive(Template)]
#[template(path = "desk_page.html")]
struct DeskPage {
    shell: Shell,
    until: String,
    title: &'static str,
    count: usize,
    hidden: Hidden,
}

fn page() -> DeskPage {
    let shell = Shell::new(&Languages::new().of("en-US"), &Assets::new(), Desk::Victim)
        .titled("Call · 4F2K")
        .at("Sandplum Program", "Nell R.", "tok\"en")
        .in_file(FileStrip {
            mark: "4F2K".to_owned(),
            who: "Delphine <Marrowby>".to_owned(),
            ..FileStrip::default()
        });
    DeskPage {
        shell,
        until: "9:19 a.m.".to_owned(),
        title: "<b>",
        count: 3,
        hidden: Hidden::new("tok\"en", "batch"),
    }
}

#[test]
fn a_desk_s_page_extends_the_shell_and_escapes_every_text() {
    let html = page().render().unwrap();
    assert!(
        html.contains("<title>Call · 4F2K · V · Leeward</title>"),
        "{html}"
    );
    assert!(html.contains("translate=\"no\""));
    assert!(html.contains("Delphine &#60;Marrowby&#62;"));
    assert!(html.contains("value=\"tok&#34;en\""));
    assert!(html.contains("<input type=\"hidden\" name=\"once\" value=\"batch\">"));
    assert!(html.contains("Error: &#60;b&#62;"));
    assert!(!html.contains("<b>"));
}

#[test]
fn no_page_holds_a_script_or_a_style_of_its_own() {
    let html = page().render().unwrap();
    assert_eq!(html.matches("<script").count(), 1);
    assert!(!html.contains("style=") && !html.contains("<style") && !html.contains(" onclick"));
}
