//! What the participant signs, and the letters and reports that are made from the roll.

use super::roll::{accepted, case};
use super::story::all;
use super::*;

/// What never stands on what is printed for the participant or a court.
const NEVER: [&str; 8] = [
    "victim",
    "danger",
    "hand over",
    "handed over",
    "successfully",
    "víctima",
    "peligro",
    "entregar",
];

/// Sends the form of a letter as it is filled in, and opens what was made.
fn made(house: &House, file: &str, report: &str) -> (String, String) {
    let (answer, _) = house.fill(&format!("{file}/reports/{report}"), &[]);
    assert_eq!(answer.status, 303, "{report}: {}", text(&answer));
    let place = answer.header("location").unwrap().to_owned();
    let page = house.page(&place);
    (place, page)
}

#[test]
fn the_contract_is_asked_for_until_it_is_signed_and_kept_as_it_stood() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    all(
        &house.page(&file),
        &["No contract of this time is recorded.", "not signed"],
    );
    house.post("/client/room", &[("room", "on"), ("to", "/client/")]);
    let path = format!("{file}/contract");
    let form = house.page(&path);
    all(
        &form,
        &["I take part in Sandplum Program.", "Please read this"],
    );
    for never in NEVER {
        assert!(!form.to_lowercase().contains(never), "{never}");
    }
    let (answer, _) = house.fill(&path, &[("way", "typed")]);
    assert_eq!(answer.status, 422);
    assert!(says(&text(&answer), "Name, as signed: fill this in."));
    let page = house.done(&path, &[("way", "typed"), ("signed", "Pax Larch")]);
    all(&page, &["Contract signed"]);
    house.post("/client/room", &[("room", "off"), ("to", "/client/")]);
    let page = house.page(&file);
    all(&page, &["Signed: Pax Larch", "signed Mon., Nov. 23"]);
    assert!(!says(&page, "No contract of this time"));
    // Out, and admitted again: a new time begins with a new contract.
    house.done(
        &format!("{file}/termination"),
        &[("reason", "noncompliance")],
    );
    house.days(1);
    let decide = format!("{file}/decision");
    all(&house.page(&decide), &["They were in the program before"]);
    let again = house.done(&decide, &[("outcome", "accepted")]);
    all(
        &again,
        &[
            "Accepted again",
            "Times in the program",
            "No contract of this time is recorded.",
        ],
    );
}

#[test]
fn a_release_ends_by_its_day_or_by_the_participants_word() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    let path = format!("{file}/release");
    house.post("/client/room", &[("room", "on"), ("to", "/client/")]);
    let form = house.page(&path).to_lowercase();
    for never in NEVER {
        assert!(!form.contains(never), "{never}");
    }
    house.post("/client/room", &[("room", "off"), ("to", "/client/")]);
    let signed = [
        ("way", "paper"),
        ("signed", "Pax Larch"),
        ("to", "Judge Elm"),
    ];
    let early = [
        ("until_month", "11"),
        ("until_day", "1"),
        ("until_year", "2026"),
    ];
    let (answer, _) = house.fill(&path, &[&signed[..], &early[..]].concat());
    assert_eq!(answer.status, 422);
    assert!(says(
        &text(&answer),
        "Until which day: this is before what came first."
    ));
    let page = house.done(&path, &signed);
    all(
        &page,
        &[
            "Judge Elm, until Mon., Nov. 22, 2027",
            "Sessions attended and missed",
        ],
    );
    let end = page
        .split("action=\"")
        .find(|part| part.starts_with(&format!("{path}/")));
    let end = end.unwrap().split('"').next().unwrap().to_owned();
    let once = inputs_of(&page, &end);
    assert_eq!(house.send(&end, &once).status, 303);
    all(
        &house.page(&file),
        &["Judge Elm, taken back", "Release taken back"],
    );
}

/// Intake put right: in which language they are written to.
fn written_to_in(house: &House, file: &str, code: &str) {
    house.done(&format!("{file}/intake"), &[("language", code)]);
}

/// What the one place of a page's link leads to that ends so.
fn link(page: &str, part: &str) -> String {
    let found = page.split("href=\"").find(|link| {
        let link = link.split('"').next().unwrap_or_default();
        link.contains(part)
    });
    let found = found.unwrap_or_else(|| panic!("no link to {part}"));
    found.split('"').next().unwrap().to_owned()
}

#[test]
fn the_language_of_letters_is_the_pages_at_intake_and_theirs_once_it_was_put_right() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    all(&house.page(&file), &["Language for letters English"]);
    written_to_in(&house, &file, "es-US");
    all(&house.page(&file), &["Language for letters Spanish"]);
    // What is no language is none that was chosen.
    written_to_in(&house, &file, "xx");
    assert!(!says(&house.page(&file), "Language for letters"));
}

#[test]
fn a_letter_is_made_in_their_language_and_one_to_a_court_in_english_whatever_the_pages() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    house.done(&format!("{file}/session"), &[("risk", "no")]);
    written_to_in(&house, &file, "es-US");
    let (place, warning) = made(&house, &file, "warning");
    all(
        &warning,
        &["Carta sobre faltas", "Sesiones a las que asistió: 1"],
    );
    let pdf = link(&house.page(&place), "/pdf");
    assert!(house.get(&pdf).body.starts_with(b"%PDF"));
    let (_, court) = made(&house, &file, "court");
    all(&court, &["Report to the court", "Sessions attended: 1"]);
}

#[test]
fn another_language_is_shown_before_a_letter_is_made_in_it_and_what_was_written_stays() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    house.done(&format!("{file}/session"), &[("risk", "no")]);
    let path = format!("{file}/reports/progress");
    let facts = house.facts();
    let (answer, _) = house.fill(&path, &[("language", "es-US")]);
    assert_eq!((answer.status, house.facts()), (422, facts));
    let shown = text(&answer);
    all(
        &shown,
        &[
            "This now stands in the language you chose.",
            "Sesiones a las que asistió: 1",
            "Este informe dice lo que muestra la lista hasta hoy.",
        ],
    );
    // Sent again as it is shown now, it is made.
    let sent: Vec<(String, String)> = inputs_without_csrf(&shown);
    let answer = house.send(&path, &sent);
    assert_eq!(answer.status, 303, "{}", text(&answer));
    all(
        &house.page(answer.header("location").unwrap()),
        &["Este informe dice"],
    );
    // Somebody's own words are not exchanged for a draft.
    let own = [("language", "es-US"), ("words", "Comes each week.")];
    let (answer, _) = house.fill(&path, &own);
    assert_eq!(answer.status, 422);
    all(&text(&answer), &["Comes each week."]);
    // With none chosen nothing is made.
    let (answer, _) = house.fill(&path, &[("language", "")]);
    assert_eq!(answer.status, 422);
    all(
        &text(&answer),
        &["In which language is it made?: choose one."],
    );
}

#[test]
fn what_was_signed_is_read_and_printed_as_it_stood_in_the_language_it_was_signed_in() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    written_to_in(&house, &file, "es-US");
    house.post("/client/room", &[("room", "on"), ("to", "/client/")]);
    let path = format!("{file}/contract");
    all(&house.page(&path), &["Participo en Sandplum Program."]);
    // Chosen otherwise, it is read in that language before it is signed.
    let signed = [
        ("way", "typed"),
        ("signed", "Pax Larch"),
        ("language", "en-US"),
    ];
    let facts = house.facts();
    let (answer, _) = house.fill(&path, &signed);
    assert_eq!((answer.status, house.facts()), (422, facts));
    let shown = text(&answer);
    all(&shown, &["I take part in Sandplum Program."]);
    assert!(shown.contains("value=\"Pax Larch\""), "{shown}");
    let answer = house.send(&path, &inputs_without_csrf(&shown));
    assert_eq!(answer.status, 303, "{}", text(&answer));
    // It is theirs, so it opens while they see the screen.
    let paper = link(&house.page(&file), "/signed/");
    let page = house.page(&paper);
    all(
        &page,
        &[
            "I take part in Sandplum Program.",
            "Name, as signed: Pax Larch",
            "Signed how: Typed here, by the participant",
            "Day of the signature: Mon., Nov. 23",
            "Paz U.",
        ],
    );
    for never in NEVER {
        assert!(!page.to_lowercase().contains(never), "{never}");
    }
    let pdf = house.get(&link(&page, "/pdf"));
    assert_eq!(pdf.header("content-type"), Some("application/pdf"));
    let saved = "attachment; filename=\"signed.pdf\"";
    assert_eq!(pdf.header("content-disposition"), Some(saved));
    house.post("/client/room", &[("room", "off"), ("to", "/client/")]);
    // A release too, with what it lets go; and that it was taken back.
    let release = [
        ("way", "typed"),
        ("signed", "Pax Larch"),
        ("to", "Judge Elm"),
    ];
    let file_page = house.done(&format!("{file}/release"), &release);
    let paper = link(&file_page, "/signed/");
    let page = house.page(&paper);
    all(
        &page,
        &[
            "A quién: Judge Elm",
            "Permito que Sandplum Program",
            "Nombre, como se firmó: Pax Larch",
        ],
    );
    let end = format!("{file}/release/{}/end", paper.rsplit('/').next().unwrap());
    house.send(&end, &inputs_of(&file_page, &end));
    all(&house.page(&paper), &["Autorización retirada: "]);
    // No other fact is one.
    let intake = format!("{file}/signed/a000");
    assert_eq!(house.get(&intake).status, 404);
    // In a record for a court it stands as it was signed.
    house.days(9);
    let asked = [("recipient", "The court"), ("purpose", "An order")];
    let (answer, _) = house.fill(&format!("{file}/record"), &asked);
    let record = house.page(answer.header("location").unwrap());
    all(&record, &["I take part in Sandplum Program."]);
}

/// The hidden fields of the form that is sent there.
fn inputs_of(page: &str, action: &str) -> Vec<(String, String)> {
    let form = page
        .split("<form ")
        .find(|form| form.contains(&format!("action=\"{action}\"")));
    let form = form.unwrap().split("</form>").next().unwrap();
    let mut all = Vec::new();
    for tag in form.split("<input ").skip(1) {
        let tag = format!(" {tag}");
        let name = attribute(&tag, "name").unwrap_or_default();
        let value = attribute(&tag, "value").unwrap_or_default();
        if name != "csrf" {
            all.push((name.to_owned(), value.to_owned()));
        }
    }
    all
}

#[test]
fn letters_are_filled_in_from_the_roll_and_say_nothing_that_is_not_the_readers() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    let group = format!("/client/groups/{}", client_file::group_label("Mon 6 p.m."));
    let name = format!("r-{}", case(&file));
    for answer in ["risk", "absent", "absent"] {
        house.days(7);
        let (answer, _) = house.fill(&group, &[(&*name, answer)]);
        assert_eq!(answer.status, 303);
    }
    let offered = house.page(&format!("{file}/reports"));
    all(
        &offered,
        &[
            "Letter about absences",
            "Report to the court",
            "Made so far None",
        ],
    );
    assert!(
        !says(&offered, "Letter of completion"),
        "nothing was completed"
    );
    assert_eq!(house.get(&format!("{file}/reports/completion")).status, 303);
    for report in ["warning", "progress", "court", "probation"] {
        let (_, page) = made(&house, &file, report);
        all(
            &page,
            &["Sandplum Program", "Pax Larch", "Sessions attended: 1"],
        );
        all(
            &page,
            &["It is no evidence of how anybody will act.", "Paz U."],
        );
        for never in NEVER {
            assert!(!page.to_lowercase().contains(never), "{report}: {never}");
        }
        assert!(!page.contains("risk"), "the risk answer is not theirs");
        // Whatever a browser would print of the page is not the letter (the style sheet's `alone`): its PDF is.
        let pdf = page.split("href=\"").find(|part| part.contains("/pdf\""));
        let pdf = pdf.unwrap().split('"').next().unwrap();
        let paper = house.get(pdf);
        assert_eq!(paper.header("content-type"), Some("application/pdf"));
        let saved = "attachment; filename=\"letter.pdf\"";
        assert_eq!(paper.header("content-disposition"), Some(saved));
        assert!(paper.body.starts_with(b"%PDF"));
        assert!(page.contains("class=\"stack alone\""), "{page}");
    }
    let (place, warning) = made(&house, &file, "warning");
    all(
        &warning,
        &["You have missed sessions of your group: 2 absences in a row, 2 in 52 weeks."],
    );
    // It stays as it was made, whatever the roll says later.
    house.days(7);
    house.fill(&group, &[(&*name, "absent")]);
    assert!(says(&house.page(&place), "2 absences in a row"));
    // With the participant in the room there is none of it, on paper neither.
    house.post("/client/room", &[("room", "on"), ("to", "/client/")]);
    for place in [place.clone(), format!("{place}/pdf")] {
        assert_eq!(house.get(&place).status, 303, "{place}");
    }
    house.post("/client/room", &[("room", "off"), ("to", "/client/")]);
    // That it was made, and for whom, stands in the file.
    all(
        &house.page(&file),
        &["Letter about absences", "To Pax Larch"],
    );
}

#[test]
fn nothing_is_reported_while_the_participant_may_not_be_told() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    house.done(&format!("{file}/session"), &[("risk", "no")]);
    let court = format!("{file}/reports/court");
    let before = house.page(&court);
    house.done(&format!("{file}/termination"), &[("reason", "completed")]);
    let facts = house.facts();
    let list = house.page(&format!("{file}/reports"));
    all(
        &list,
        &[
            "Do not tell the participant before",
            "No letter or report is made until then.",
        ],
    );
    assert!(!list.contains("/reports/court"));
    assert_eq!(house.get(&court).status, 303);
    // A form that was open since before is not taken either.
    let answer = house.send(&court, &inputs_without_csrf(&before));
    assert_eq!((answer.status, house.facts()), (303, facts));
    house.days(4);
    let (_, page) = made(&house, &file, "completion");
    all(
        &page,
        &["Letter of completion", "Left the program", "Completed"],
    );
    assert!(!page.to_lowercase().contains("successfully"));
}

fn inputs_without_csrf(page: &str) -> Vec<(String, String)> {
    let all = inputs(page).into_iter();
    all.filter(|(name, _)| name != "csrf").collect()
}
