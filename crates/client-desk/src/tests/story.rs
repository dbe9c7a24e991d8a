//! One participant's way through the program, and what goes wrong on it.

use super::*;

#[track_caller]
pub(super) fn all(page: &str, words: &[&str]) {
    for each in words {
        assert!(says(page, each), "{each:?} is not in: {}", plain(page));
    }
}

#[test]
fn a_list_of_nobody_says_how_to_begin() {
    let page = House::new().page("/client/");
    all(
        &page,
        &["Nobody is here yet.", "Begin with a new referral."],
    );
    assert!(page.contains("href=\"/client/referrals/new\""));
    assert!(!page.contains("<table"));
}

#[test]
fn from_referral_to_leaving_and_back() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let page = house.page(&file);
    all(&page, &["Larch, Pax", "Waits for assessment", "A court"]);

    house.later(60);
    let found = [
        ("concerns", "alcohol\r\nno work"),
        ("lethality", "gun at home"),
        ("words", "Suited for the 52 weeks."),
    ];
    let page = house.done(&format!("{file}/assessment"), &found);
    let told = "Assessed, recorded 9:13 a.m. A decision comes next";
    all(&page, &[told, "Waits for a decision since today", "Undo"]);
    all(
        &page,
        &["Concerns: alcohol, no work", "Suited for the 52 weeks."],
    );

    house.days(9);
    let page = house.page("/client/");
    all(
        &page,
        &["One person waits for a decision.", "9 days", "Larch, Pax"],
    );

    let fields = [("outcome", "accepted"), ("when_time", "9:00 a.m.")];
    let page = house.done(&format!("{file}/decision"), &fields);
    all(
        &page,
        &["Accepted, recorded 9:13 a.m.", "9:00 a.m., Paz U."],
    );
    all(
        &page,
        &["Accepted, not started", "Attended the first session"],
    );
    assert!(says(
        &house.page("/client/"),
        "Nobody waits for a decision."
    ));

    house.days(1);
    let page = house.done(&format!("{file}/session"), &[("risk", "no")]);
    all(&page, &["Attended the first session, recorded 9:13 a.m."]);
    house.days(7);
    let page = house.done(
        &format!("{file}/session"),
        &[("words", "Led the check-in."), ("risk", "no")],
    );
    all(
        &page,
        &[
            "Attended a session, recorded 9:13 a.m.",
            "Attending, 2 sessions",
            "Attended the first session",
            "Led the check-in.",
        ],
    );

    let page = house.done(
        &format!("{file}/standing"),
        &[("standing", "jail"), ("words", "Sandplum County")],
    );
    all(&page, &["In jail, recorded", "Sandplum County"]);

    house.later(60);
    let left = [("reason", "noncompliance"), ("words", "Three absences.")];
    let page = house.done(&format!("{file}/termination"), &left);
    all(
        &page,
        &["Left: Noncompliance, recorded 9:14 a.m.", "Three absences."],
    );
    // The first session stays marked as such.
    all(&page, &["Attended the first session"]);
    all(
        &house.page("/client/?show=left"),
        &["Larch, Pax", "Noncompliance"],
    );

    // Newest first.
    let line = plain(&page);
    let line = line.split("What happened").nth(1).unwrap();
    let at = |words: &str| {
        line.find(words)
            .unwrap_or_else(|| panic!("{words}: {line}"))
    };
    assert!(at("Three absences.") < at("Led the check-in."));
    assert!(at("Led the check-in.") < at("Suited for the 52 weeks."));
    assert!(at("Suited for the 52 weeks.") < at("Referral and intake"));

    // Taken back with a reason, and everything is as it was before.
    let path = page
        .split("href=\"")
        .find(|part| part.contains("/correct/"))
        .and_then(|part| part.split('"').next())
        .unwrap()
        .to_owned();
    house.minutes(20);
    let form = house.page(&path);
    all(&form, &["Take back", "Left", "Why was it an error?"]);
    let page = house.done(&path, &[("why", "It was another Larch.")]);
    all(
        &page,
        &[
            "Taken back: Left, recorded 9:34 a.m.",
            "Attending, 2 sessions",
            "It was another Larch.",
            "taken back",
        ],
    );
}

#[test]
fn a_denial_needs_its_reason_and_says_it() {
    let house = House::new();
    let file = house.refer("Ives", "Danforth");
    let path = format!("{file}/decision");
    let (answer, _) = house.fill(&path, &[("outcome", "denied")]);
    assert_eq!(answer.status, 422);
    let page = text(&answer);
    all(&page, &["There is a problem", "Reason: fill this in."]);
    assert!(page.contains("aria-describedby=\"reason-hint reason-problem\""));
    assert!(page.contains("href=\"#reason\""));
    assert!(page.contains("<title>Error: "));
    assert_eq!(house.facts(), 1);
    let fields = [("outcome", "denied"), ("reason", "Needs other help first.")];
    let page = house.done(&path, &fields);
    all(
        &page,
        &["Denied, recorded 9:12 a.m.", "Needs other help first."],
    );
}

#[test]
fn a_form_that_cannot_be_taken_keeps_what_was_typed() {
    let house = House::new();
    let path = "/client/referrals/new";
    let fields = [
        ("first", "Wendell <b>"),
        ("last", ""),
        ("born_month", "2"),
        ("born_day", "30"),
        ("born_year", "1990"),
        ("county", "Sandplum"),
        ("words", "Came with a letter."),
    ];
    let (answer, sent) = house.fill(path, &fields);
    assert_eq!(answer.status, 422);
    let page = text(&answer);
    for kept in [
        "Wendell &#60;b&#62;",
        "\"30\"",
        "Sandplum",
        "Came with a letter.",
    ] {
        assert!(page.contains(kept), "{kept}");
    }
    all(&page, &["Date of birth: give a day that there is"]);
    let once = |all: &[(String, String)]| {
        let found = all.iter().find(|(name, _)| name == "once");
        found.unwrap().1.clone()
    };
    assert_eq!(once(&inputs(&page)), once(&sent), "it is still one form");
    assert_eq!(house.facts(), 0);

    let file = house.refer("Pax", "Larch");
    let (answer, _) = house.fill(
        &format!("{file}/decision"),
        &[("outcome", "accepted"), ("when_time", "half past")],
    );
    assert_eq!(answer.status, 422);
    all(&text(&answer), &["Time: give a time such as 6:00 p.m."]);
    let (answer, _) = house.fill(&format!("{file}/termination"), &[("when_year", "2027")]);
    let page = text(&answer);
    all(&page, &["Why did they leave?: choose one."]);
    assert_eq!(house.facts(), 1);
}

#[test]
fn a_form_sent_twice_is_one_fact() {
    let house = House::new();
    let path = "/client/referrals/new";
    let (first, sent) = house.fill(path, &[("first", "Pax"), ("last", "Larch")]);
    let second = house.send(path, &sent);
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(house.facts(), 1);

    let file = first.header("location").unwrap().split('?').next().unwrap();
    let path = format!("{file}/decision");
    let (first, sent) = house.fill(&path, &[("outcome", "accepted")]);
    let second = house.send(&path, &sent);
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(house.facts(), 2);
}

#[test]
fn a_form_that_comes_too_late_shows_what_is_new_and_keeps_the_words() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let path = format!("{file}/session");
    let mut typed = inputs(&house.page(&path));
    typed.retain(|(name, _)| name != "csrf" && name != "words");
    typed.push(("words".to_owned(), "Stayed after group.".to_owned()));
    typed.push(("risk".to_owned(), "no".to_owned()));
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);

    let answer = house.send(&path, &typed);
    assert_eq!(answer.status, 409);
    let page = text(&answer);
    all(
        &page,
        &["Nothing was recorded.", "Stayed after group.", "Accepted."],
    );
    assert_eq!(house.facts(), 2);
    // Sent again from that page it is taken.
    let again: Vec<_> = inputs(&page)
        .into_iter()
        .filter(|(name, _)| name != "csrf")
        .collect();
    assert_eq!(house.send(&path, &again).status, 303);
    // The session and the note of it.
    assert_eq!(house.facts(), 4);
}

#[test]
fn undo_stands_there_for_a_while_and_takes_back_at_once() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let (answer, _) = house.fill(&format!("{file}/decision"), &[("outcome", "accepted")]);
    let to = answer.header("location").unwrap().to_owned();
    let page = house.page(&to);
    let form = page
        .split("<form ")
        .find(|form| form.contains("/undo/"))
        .unwrap();
    let path = attribute(&format!(" {form}"), "action").unwrap().to_owned();
    let value = |name: &str| {
        let tag = form
            .split('<')
            .find(|tag| tag.contains(&format!("name=\"{name}\"")));
        attribute(tag.unwrap(), "value").unwrap().to_owned()
    };
    let (once, seen) = (value("once"), value("seen"));
    let answer = house.post(&path, &[("once", &once), ("seen", &seen)]);
    assert_eq!(answer.status, 303);
    let page = house.page(answer.header("location").unwrap());
    all(
        &page,
        &[
            "Taken back: Accepted, recorded 9:12 a.m.",
            "Waits for assessment",
        ],
    );
    assert!(!page.contains("/undo/"), "a taking back is not undone");

    let (answer, _) = house.fill(&format!("{file}/decision"), &[("outcome", "accepted")]);
    let to = answer.header("location").unwrap().to_owned();
    house.later(10 * 60);
    assert!(house.page(&to).contains("/undo/"));
    house.later(6 * 60);
    let page = house.page(&to);
    assert!(
        !page.contains("/undo/"),
        "after a quarter of an hour a reason is asked"
    );
    assert!(!page.contains("class=\"done\""));
}

#[test]
fn intake_is_put_right_and_what_was_there_stays() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let page = house.done(
        &format!("{file}/intake"),
        &[("last", "Larch-Alder"), ("cause_numbers", "CF-2026-12")],
    );
    all(
        &page,
        &["Intake changed, recorded 9:12 a.m.", "Larch-Alder, Pax"],
    );
    all(&page, &["CF-2026-12", "Referral and intake", "A court"]);
    assert!(
        !page.contains("/undo/"),
        "intake is changed again, not taken back"
    );
}

#[test]
fn what_was_typed_and_not_sent_is_in_the_form_again() {
    let house = House::new();
    let path = "/client/referrals/new";
    let typed = inputs(&house.page(path));
    let draft = typed.iter().find(|(name, _)| name == "draft").unwrap();
    let path_of_draft = format!("/client/drafts/{}", draft.1);
    let mut half: Vec<_> = typed
        .iter()
        .filter(|(name, _)| name != "csrf")
        .cloned()
        .collect();
    half.retain(|(name, _)| name != "first" && name != "words");
    half.push(("first".to_owned(), "Quill".to_owned()));
    half.push(("words".to_owned(), "Half a note".to_owned()));
    let kept = house.send(&path_of_draft, &half);
    assert_eq!(kept.status, 200);
    house.later(60);
    let page = house.page(path);
    all(
        &page,
        &["did not send, 9:12 a.m.", "Half a note", "Throw that away"],
    );
    assert!(page.contains("value=\"Quill\""));
    house.done(path, &[("last", "Hargreave")]);
    assert!(
        !house.page(path).contains("Half a note"),
        "sent, it is gone"
    );
}

#[test]
fn the_list_is_searched_by_post_filtered_and_cut_at_fifty() {
    let house = House::new();
    for n in 0..52 {
        house.refer("Ash", &format!("Tree{n:02}"));
    }
    let page = house.page("/client/");
    assert_eq!(page.matches("<th scope=\"row\">").count(), 50);
    all(
        &page,
        &["52 in all", "52 not decided", "0 left", "The next 50"],
    );
    let page = house.page("/client/?show=all&from=50");
    assert_eq!(page.matches("<th scope=\"row\">").count(), 2);
    all(&page, &["The 50 before"]);

    let answer = house.post("/client/", &[("c_search", "tree07")]);
    assert_eq!(answer.status, 200);
    let page = text(&answer);
    all(&page, &["One found.", "Tree07, Ash"]);
    assert!(!says(&page, "Tree08"));
    let page = text(&house.post("/client/", &[("c_search", "nobody")]));
    all(&page, &["Nobody found.", "Try part of the name"]);
    all(&house.page("/client/?show=left"), &["Nobody in this list."]);
}

#[test]
fn no_title_and_no_address_holds_a_name() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let mark = file.rsplit('/').next().unwrap().to_owned();
    for line in house.counter.table() {
        if line.method != Method::Get || line.path.contains("{fact}") {
            continue;
        }
        let path = line.path.replace("{case}", &mark).replace("{at}", "0");
        let page = text(&house.get(&path));
        let title = page.split("<title>").nth(1).unwrap_or_default();
        let title = title.split("</title>").next().unwrap();
        assert!(!title.contains("Larch") && !title.contains("Pax"), "{path}");
        for address in page.split("href=\"").skip(1) {
            let address = address.split('"').next().unwrap();
            assert!(!address.contains("Larch"), "{path} links to {address}");
        }
    }
    let title = format!("<title>Decision · {mark} · C · Leeward</title>");
    assert!(house.page(&format!("{file}/decision")).contains(&title));
}

#[test]
fn what_is_not_there_is_not_found() {
    let house = House::new();
    for path in [
        "/client/participants/ZZZZ",
        "/client/participants/x/decision",
    ] {
        assert_eq!(house.get(path).status, 404, "{path}");
    }
    let file = house.refer("Pax", "Larch");
    assert_eq!(house.get(&format!("{file}/correct/ZZZZZZZZ")).status, 404);
    let answer = house.post(&format!("{file}/session"), &[("once", "x"), ("seen", "1")]);
    assert_eq!(answer.status, 422);
}
