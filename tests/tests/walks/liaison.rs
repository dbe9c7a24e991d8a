//! A liaison is given a code, and makes her first call without having read anything.

use std::process::Command;

use leeward_tests::{
    browser::binary,
    real::{self, PASSWORD, Real},
};

use crate::walk::Walk;

/// Two participants who were accepted today, as a roster, and who is to be called, as a log.
fn sheets(today: &str) -> [(&'static str, &'static str, String); 2] {
    let roster = format!(
        "Last,First,DOB,Intake dt,Assess dt,Accept/Deny\n\
         Birch,Aldo,6/20/1995,{today},{today},A\nCedar,Bram,12/26/1992,{today},{today},A\n"
    );
    let log = "Client,Victim,Relationship,Phones,OK to LM?,Best time,Contacts\n\
        \"Birch, Aldo\",Ada Magnolia,wife,c 918-555-0159,N,,\n\
        \"Cedar, Bram\",Dot Alder,ex gf,c 918-555-0183,N,,\n";
    [
        ("roster", "client:may", roster),
        ("victim-log", "victim:nell", log.to_owned()),
    ]
}

/// Takes the second factor's secret with a telephone, and goes on.
fn second_factor(walk: &mut Walk) {
    walk.browser
        .sees("At this desk nobody works with a password alone");
    let filled_in = "return document.getElementById('code').autocomplete";
    assert_eq!(walk.browser.script(filled_in), "one-time-code");
    let code = walk.code();
    walk.fill("Password now", PASSWORD);
    walk.fill("The six digits", &code);
    walk.press("Set it up");
    walk.browser.sees("Print or write down these ten");
    walk.press("Go on");
}

#[test]
fn a_liaison_makes_her_first_call() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("program");
    real::init(&data);
    let mut nell = Walk::new("before");
    let [month, day, year] = nell.today();
    for (kind, who, text) in sheets(&format!("{month}/{day}/{year}")) {
        let file = place.path().join(kind).with_extension("csv");
        std::fs::write(&file, text).unwrap();
        let mut command = Command::new(binary());
        command.args(["import", kind]).arg(&file).arg("--data");
        command.arg(&data).args(["--as", who]);
        for desk in ["CLIENT", "VICTIM"] {
            command.env(format!("LEEWARD_{desk}_PASSWORD"), PASSWORD);
        }
        let done = command.output().unwrap();
        assert!(done.status.success(), "{done:?}");
    }
    let program = Real::serve(&data, &[]);

    // Whoever was there first invites her.
    nell.opens(&program.url);
    nell.sign_in("Victim desk", "nell");
    second_factor(&mut nell);
    let code = nell.invites("Sol Wister", "sol", None);
    drop(nell);

    let mut walk = Walk::new("liaison");
    walk.opens(&program.url);
    walk.picture_of_top("desks");
    walk.press("Victim desk");
    walk.joins("sol", &code);
    second_factor(&mut walk);

    // Today says who is to be called, until when and why.
    walk.browser.sees("Call Ada Magnolia");
    walk.browser.sees("0 of 3 tries");
    walk.picture_from("li.duty", "today");
    walk.clean();
    walk.press("Call Ada Magnolia");
    walk.browser.sees("Do not leave a message");
    walk.picture_of_top("call");
    walk.press("N No answer");
    walk.browser.sees("Recorded: Try: no answer, by telephone.");
    walk.picture_of_top("recorded");
    // That was the wrong button.
    walk.press("Undo");
    walk.browser.sees("taken back");
    walk.press("Call");
    walk.press("R Reached");
    walk.browser.sees("What was told");
    walk.picture_of_top("told");
    walk.answer("Certified victim services", "Told");
    walk.answer("What the assessment found", "Told");
    walk.answer("Wants to hear when the participant begins", "Yes");
    walk.answer("Wants to provide information", "No");
    walk.press("Record what was told");
    walk.browser.sees("Recorded");
    walk.press("Today");
    walk.browser.sees_no("Call Ada Magnolia");
    // The next one.
    walk.press("Call Dot Alder");
    walk.press("S Somebody else");
    walk.browser.sees("Recorded: Try: somebody else answered");
    walk.browser.sees("1 of 3 tries");
    walk.picture_of_top("next");
    walk.clean();
    walk.took_as_the_docs_say();
}
