//! A plain letter that asks to be called back.

use rules::{CaseId, Role};
use victim_file::letter;

use super::{House, says, says_no};

fn somebody(letters: bool) -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    let saved = letter::Saved {
        plan: Some(letter::Plan {
            letter: letters,
            ways: "To the neighbor, in a plain envelope".to_owned(),
            you_are: "Thea from the library".to_owned(),
            ..letter::Plan::default()
        }),
        ..letter::Saved::default()
    };
    let person = rules::PersonNo(0);
    let recorder = house.recorder();
    recorder.save(house.act(case), person, &saved).unwrap();
    house.board.touch(case);
    (house, case)
}

const SENT: [(&str, &str); 2] = [("vc_back", "405-555-0188"), ("vc_plain", "yes")];

#[test]
fn a_plain_letter_asks_to_be_called_and_says_nothing_else_in_their_language() {
    let (house, case) = somebody(true);
    let form = format!("/victim/cases/{case}/circumstances/1");
    house.done(&form, &form, &[("vc_language", "Spanish")]);
    let mail = format!("/victim/cases/{case}/mail/1");
    says(
        &house.page(&mail),
        &["To the neighbor, in a plain envelope", "Never the program"],
    );
    let answer = house.send(&mail, &mail, &SENT);
    assert_eq!(answer.status, 303, "{}", super::text(&answer));
    let there = answer.header("location").unwrap();
    let there = there.split('?').next().unwrap().to_owned();
    let source = house.source(&there);
    let article = source.split("<article").nth(1).unwrap();
    let article = super::plain(article.split("</article>").next().unwrap());
    says(
        &article,
        &[
            "Llame, por favor",
            "Llámeme, por favor, cuando le convenga, al 405-555-0188.",
            "Thea from the library",
        ],
    );
    says_no(
        &article,
        &[
            "Sandplum",
            "Garrick",
            "Vantongeren",
            "Ottilie",
            "program",
            "victim",
            "víctima",
        ],
    );
    let pdf = house.ask(desk::Method::Get, &format!("{there}/pdf"), String::new());
    assert!(pdf.body.starts_with(b"%PDF"));
    let saved = "attachment; filename=\"letter.pdf\"";
    assert_eq!(pdf.header("content-disposition"), Some(saved));
    // It stands on the time line with the letter behind it, and is none of the tries that count.
    let file = format!("/victim/cases/{case}/people/1");
    assert!(house.source(&file).contains(&format!("href=\"{there}\"")));
    says(&house.page(&file), &["A plain letter was made"]);
    says(&house.page("/victim/"), &["0 of 3 tries"]);
}

#[test]
fn no_letter_goes_without_their_plan_or_with_a_name_that_tells() {
    let (house, case) = somebody(false);
    let mail = format!("/victim/cases/{case}/mail/1");
    says(&house.page(&mail), &["Their plan allows no letter."]);
    let sent = [
        ("vc_language", "en-US"),
        ("vc_signer", "Thea"),
        ("vc_back", "405-555-0188"),
        ("vc_plain", "yes"),
    ];
    assert_eq!(house.send(&mail, &mail, &sent).status, 422);
    let (house, case) = somebody(true);
    let mail = format!("/victim/cases/{case}/mail/1");
    for signer in ["Thea, Sandplum Program", "for garrick"] {
        let answer = house.send(&mail, &mail, &[SENT[0], SENT[1], ("vc_signer", signer)]);
        assert_eq!(answer.status, 422, "{signer}");
        says(
            &super::plain(&super::text(&answer)),
            &["Whoever opens the letter could tell from this what it is about."],
        );
    }
    // Not before somebody has said that the envelope is plain.
    assert_eq!(house.send(&mail, &mail, &SENT[..1]).status, 422);
}
