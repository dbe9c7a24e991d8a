//! The register of agreements: what is missing in one is said, a renewal is a later fact, and a drill is marked as one.

use desk::{Answer, Answers as _, Method};
use jiff::civil::date;

use program_file::StartText;

use super::{Program, text, undo};

const RECEIVED: &str = "certified_month=12&certified_day=14&certified_year=2026&until_month=&until_day=&until_year=2026&\
                        a_document=&a_there=Ada+R&there_month=11&there_day=2&there_year=2025&a_here=Thea+L&\
                        here_month=11&here_day=3&here_year=2025";

fn form(more: &str) -> String {
    format!("a_name=Redbud&a_telephone=918-555-0142&a_counties=Tulsa,+Osage+County&{more}")
}

fn enter(house: &Program) -> String {
    let page = house.send("/program/agreements/new", &form(RECEIVED));
    house.follow(&page)
}

fn sends(house: &Program, path: &str, bytes: &[u8]) -> Answer {
    let once = house.counter.office().once();
    let seen = house.settings().version.0;
    let mut body = Vec::new();
    for (name, value) in [
        ("csrf", house.csrf.as_str()),
        ("once", &once),
        ("seen", &seen.to_string()),
    ] {
        let part =
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    body.extend(
        b"--edge\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"../a name.exe\"\r\n\r\n",
    );
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    let mut request = house.request(Method::Post, path, body);
    request.headers.retain(|(name, _)| name != "content-type");
    let kind = "multipart/form-data; boundary=edge".to_owned();
    request.headers.push(("content-type".to_owned(), kind));
    house.counter.answer(&request)
}

#[test]
fn an_agreement_says_what_clause_b_misses_in_it_until_nothing_is_missing() {
    let house = Program::new();
    let home = house.page("/program/");
    assert!(home.contains("Enter the counties the program serves"));
    let unsigned = RECEIVED
        .replace("Ada+R", "")
        .replace("there_month=11&there_day=2", "there_month=&there_day=");
    let page = house.follow(&house.send("/program/agreements/new", &form(&unsigned)));
    assert!(page.contains("a written, cooperative, accountable working relationship"));
    for missing in [
        "Nobody has signed for the provider.",
        "The signed document is not here.",
        "This number was never tried.",
    ] {
        assert!(page.contains(missing), "{missing} {page}");
    }
    let home = house.page("/program/");
    assert!(home.contains(
        "Redbud (Tulsa, Osage): no agreement in force. Nobody has signed for the provider."
    ));

    // Signed, tried and laid down, nothing is missing; the renewal did not change what was there before.
    let page = house.follow(&house.send("/program/agreements/1/change", &form(RECEIVED)));
    assert!(
        page.contains("For the provider: Ada R, Sun., Nov. 2, 2025."),
        "{page}"
    );
    let drill = "d_by=Nell&drill_month=11&drill_day=22&drill_year=2026&d_time=9+p.m.&d_answered=yes&d_heard=Ines";
    let page = house.follow(&house.send("/program/agreements/1/drills", drill));
    assert!(page.contains("Drill: Nell called 918-555-0142, answered by Ines"));
    let page = house.follow(&sends(
        &house,
        "/program/agreements/1/documents",
        b"%PDF-1.4 signed",
    ));
    assert!(
        page.contains("Nothing is missing in this agreement."),
        "{page}"
    );
    assert_eq!(
        house.settings().lines.len(),
        4,
        "facts are added, none is changed"
    );
    let home = house.page("/program/");
    assert!(home.contains("Redbud: The certification ends in 21 days"));
    assert!(
        home.contains("Drill: Nell called"),
        "marked among the changes too"
    );
}

#[test]
fn a_county_without_an_agreement_is_a_finding_the_day_after_the_certification_ended() {
    let bare = |now: &str| {
        let house = Program::at(now);
        enter(&house);
        let page = house.send(
            "/program/agreements/counties",
            "counties=Tulsa+County,+tulsa,+Creek",
        );
        let page = house.follow(&page);
        assert!(page.contains("Counties set: Tulsa, Creek"), "{page}");
        let list = house.page("/program/agreements");
        let home = house.page("/program/");
        assert!(home.contains("Without any agreement: Creek."), "{home}");
        let telephone = house.settings().to_telephone(date(2026, 12, 15)).len();
        assert_eq!(telephone, 1, "a number that answers is better than none");
        (list.contains("in force:</strong> Tulsa, Creek"), home)
    };
    let (tulsa, home) = bare("2026-12-14T08:00:00-06:00");
    assert!(!tulsa && home.contains("Redbud: The certification ends today"));
    let (tulsa, home) = bare("2026-12-15T08:00:00-06:00");
    assert!(tulsa);
    assert!(
        home.contains("no agreement in force. Its certification ended on Mon., Dec. 14, 2026.")
    );
}

#[test]
fn an_agreement_that_the_program_ends_is_telephoned_no_more_and_can_be_taken_up_again() {
    let house = Program::new();
    enter(&house);
    let page = house.follow(&house.send("/program/agreements/1/end", ""));
    assert!(page.contains("The agreement has ended.") && page.contains("Ended."));
    assert!(house.settings().to_telephone(date(2026, 11, 23)).is_empty());
    house.follow(&house.send(&undo(&page).unwrap(), ""));
    assert!(!house.settings().providers[&1].ended);
    let unknown = house.send("/program/agreements/7/change", &form(RECEIVED));
    assert_eq!(unknown.status, 404);
}

#[test]
fn a_number_is_tried_again_after_the_beat_and_when_it_changed_or_nobody_answered() {
    let drill = |day: &str, answered: &str| {
        let house = Program::new();
        enter(&house);
        let fields = format!(
            "d_by=Nell&drill_month=10&drill_day={day}&drill_year=2026&d_time=noon&d_answered={answered}&d_heard=Ines"
        );
        house.follow(&house.send("/program/agreements/1/drills", &fields));
        house
    };
    // Today is the 23rd of November: thirty days ago was the 24th.
    let said = "It was last tried on";
    assert!(!drill("24", "yes").page("/program/").contains(said));
    assert!(drill("23", "yes").page("/program/").contains(said));
    let unanswered = drill("24", "no").page("/program/");
    assert!(unanswered.contains("Nobody answered when it was tried on Sat., Oct. 24, 2026."));
    let house = drill("24", "yes");
    let other = form(RECEIVED).replace("0142", "0199");
    house.follow(&house.send("/program/agreements/1/change", &other));
    assert!(
        house
            .page("/program/")
            .contains("This number was never tried.")
    );
    // Not in the future, and not without who and what.
    let ahead = "d_by=Nell&drill_month=12&drill_day=1&drill_year=2026&d_time=noon&d_answered=yes&d_heard=Ines";
    let answer = house.send("/program/agreements/1/drills", ahead);
    assert_eq!(answer.status, 422);
    assert!(text(&answer).contains("that is later than now"));
    let answer = house.send("/program/agreements/1/drills", "d_time=9");
    let page = text(&answer);
    for said in [
        "Give the month",
        "Fill this in.",
        "Say whether somebody answered.",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn a_document_is_what_its_bytes_are_is_saved_under_a_name_of_ours_and_comes_back_whole() {
    let house = Program::new();
    enter(&house);
    let path = "/program/agreements/1/documents";
    let lone = sends(&house, path, b"");
    assert_eq!(lone.status, 422);
    assert!(text(&lone).contains("Choose a file."));
    let program = sends(&house, path, b"MZ\x90 %PDF-");
    assert_eq!(program.status, 422);
    assert!(text(&program).contains("By its own bytes this is no PDF"));
    // A picture of one scan, as large as may be; what a camera said of it is not kept, but for which way is up.
    let picture = |size: usize, said: &[u8]| {
        let mut file = b"\xff\xd8".to_vec();
        file.extend(said);
        file.extend(b"\xff\xc0\x00\x02\xff\xda\x00\x02");
        file.resize(size - 2, 7);
        file.extend(b"\xff\xd9");
        file
    };
    let before = house.settings().lines.len();
    let mut damaged = picture(100, b"");
    damaged.pop();
    let answer = sends(&house, path, &damaged);
    assert_eq!(answer.status, 422);
    assert!(
        text(&answer).contains("at byte 99 it cannot be read on"),
        "{}",
        text(&answer)
    );
    assert_eq!(house.settings().lines.len(), before);
    let answer = sends(&house, path, &picture(program_file::MOST_BYTES + 1, b""));
    assert_eq!(answer.status, 422);
    assert!(text(&answer).contains("The file has more than 5 MB."));
    let told = picture(100_032, b"\xff\xe1\x00\x20Exif\0\0plumbago-4711 36 North  ");
    let bare = picture(100_032 - 34, b"");
    let page = house.follow(&sends(&house, path, &told));
    let from = page.find("/program/agreements/1/documents/").unwrap();
    let link = page[from..].split('"').next().unwrap();
    assert_eq!(house.ask(Method::Get, link, String::new()).body, bare);
    let big = picture(program_file::MOST_BYTES, b"");
    let page = house.follow(&sends(&house, path, &big));
    let from = page.find("/program/agreements/1/documents/").unwrap();
    let link = page[from..].split('"').next().unwrap();
    let saved = house.ask(Method::Get, link, String::new());
    assert_eq!(saved.body, big);
    assert_eq!(saved.header("content-type"), Some("image/jpeg"));
    assert_eq!(saved.header("x-content-type-options"), Some("nosniff"));
    let name = "attachment; filename=\"agreement-1.jpg\"";
    assert_eq!(saved.header("content-disposition"), Some(name));
    for other in ["x1", "0123456789abcdef0123456789abcdef"] {
        let none = house.ask(Method::Get, &format!("{path}/{other}"), String::new());
        assert_eq!(none.status, 404);
    }
}

#[test]
fn everything_that_somebody_must_see_to_is_one_list_with_the_worst_first_and_nothing_twice() {
    let house = Program::new();
    let accounts = keys::Accounts::new(house.victim.as_ref(), keys::DeskName::Victim);
    accounts.end("ines", false).unwrap();
    enter(&house);
    let page = house.page("/program/");
    let place = |said: &str| page.find(said).unwrap_or_else(|| panic!("{said}: {page}"));
    let order = [
        "Fewer than two people can sign in",
        "Enter the counties the program serves",
        "Christmas is Fri.",
        "Redbud: The certification ends in 21 days",
    ];
    let places: Vec<usize> = order.iter().map(|said| place(said)).collect();
    assert!(
        places[0] < places[1] && places[1] < places[2] && places[1] < places[3],
        "{places:?}"
    );
    assert_eq!(
        page.matches("class=\"note brown\"").count(),
        0,
        "one list, no boxes"
    );
    assert_eq!(page.matches("Fewer than two people").count(), 1);
    assert!(!page.contains("has 1 account"));
}

#[test]
fn a_text_to_start_an_agreement_from_has_each_point_of_clause_b_and_is_none_until_it_is_completed()
{
    let house = Program::new();
    for page in ["/program/agreements", "/program/agreements/new"] {
        let page = house.page(page);
        assert!(
            page.contains("href=\"/program/agreements/to-start/en\" download"),
            "{page}"
        );
    }
    let file = house.ask(
        Method::Get,
        "/program/agreements/to-start/en",
        String::new(),
    );
    let name = file.header("content-disposition").unwrap();
    assert!(name.contains("agreement-to-complete.txt"), "{name}");
    let english = text(&file);
    let (_, spanish) = StartText::agreement("us-ok", "es-US").unwrap();
    let found = StartText::agreement("us-ok", "en-US");
    assert_eq!(found, Some(("en", english.as_str())));
    let file = |language: &str| {
        let path = format!("/program/agreements/to-start/{language}");
        house.ask(Method::Get, &path, String::new())
    };
    assert_eq!(text(&file("es")), spanish);
    assert_eq!(file("fr").status, 404);
    assert_eq!(StartText::agreement("us-wa", "en-US"), None);
    for (text, points) in [
        (
            english.as_str(),
            [
                "75:25-3-4.2(b)",
                "certified by the Office of the Attorney General",
                "counties",
                "telephones the provider at once",
                "victims, current partners and others in danger",
                "answers day and night",
                "Answering for it",
                "Signed for the provider",
                "Signed for the program",
            ],
        ),
        (
            spanish,
            [
                "75:25-3-4.2(b)",
                "certificado por la Fiscalía General",
                "condados",
                "llama al proveedor de inmediato",
                "víctimas, a las parejas actuales y a otras personas en peligro",
                "contesta día y noche",
                "Responder de ello",
                "Firmado por el proveedor",
                "Firmado por el programa",
            ],
        ),
    ] {
        assert!(StartText::is_left_open(text));
        for point in points {
            assert!(text.contains(point), "{point}");
        }
    }
}
