//! The record for a court.

use ledger::tree::check_inclusion;

use super::*;

/// Makes a record; gives its path.
fn made(house: &House, file: &str, fields: &[(&str, &str)]) -> String {
    let mut all = vec![
        ("recipient", "District Court of Sandplum County"),
        ("purpose", "Order of November 20"),
    ];
    all.extend(fields);
    let (answer, _) = house.fill(&format!("{file}/record"), &all);
    assert_eq!(answer.status, 303, "{}", text(&answer));
    answer.header("location").unwrap().to_owned()
}

fn json(house: &House, record: &str) -> serde_json::Value {
    serde_json::from_str(&house.page(&format!("{record}/json"))).unwrap()
}

fn kinds(record: &serde_json::Value) -> Vec<&str> {
    let entries = record["entries"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect()
}

#[test]
fn it_ends_where_everything_may_be_known_to_the_participant_the_same_in_every_file() {
    let house = House::new();
    let (denied, other) = (
        house.refer("Pax", "Larch"),
        house.refer("Quill", "Hargreave"),
    );
    let asked = [("words", "Suited."), ("concerns", "alcohol")];
    house.done(&format!("{denied}/assessment"), &asked);
    house.done(&format!("{other}/assessment"), &asked);
    house.days(10);
    // Thursday, December 3: one of the two is denied.
    let no = [("outcome", "denied"), ("reason", "too dangerous")];
    house.done(&format!("{denied}/decision"), &no);
    house.minutes(10);
    let ends = |file: &str| {
        let record = json(&house, &made(&house, file, &[]));
        (record["as_it_stood"].clone(), kinds(&record).join(" "))
    };
    assert_eq!(ends(&denied), ends(&other));
    assert_eq!(ends(&denied).0, "2026-11-30");
    let page = house.page(&made(&house, &denied, &[]));
    for word in ["enied", "too dangerous", "Do not tell"] {
        assert!(!says(&page, word), "{word}");
    }
    // At 5 p.m. of the second business day he may hear, and a record may say.
    house.days(4);
    house.minutes(8 * 60);
    assert!(kinds(&json(&house, &made(&house, &denied, &[]))).contains(&"denied"));
}

#[test]
fn all_that_was_asked_at_intake_is_in_it_but_the_emergency_contact() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let asked = [
        ("telephone", "918-555-0177"),
        ("county", "Sandplum"),
        ("facilitator", "May A."),
        ("emergency_name", "Rowan Larch"),
        ("emergency_number", "918-555-0178"),
    ];
    house.done(&format!("{file}/intake"), &asked);
    house.days(10);
    let record = made(&house, &file, &[]);
    for text in [house.page(&record), house.page(&format!("{record}/json"))] {
        for said in ["918-555-0177", "Sandplum", "May A."] {
            assert!(text.contains(said), "{said}");
        }
        assert!(!text.contains("Rowan") && !text.contains("0178"));
    }
}

#[test]
fn of_a_file_of_today_a_record_is_there_and_empty() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let record = made(&house, &file, &[]);
    assert!(says(
        &house.page(&record),
        "The file has no entry of these days."
    ));
    assert_eq!(kinds(&json(&house, &record)), [""; 0]);
}

#[test]
fn a_sign_of_risk_of_yesterday_is_in_no_record_of_today() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    house.days(10);
    let note = [
        ("words", "Threatened somebody."),
        ("risk", "yes"),
        ("toward", "victim"),
    ];
    house.done(&format!("{file}/session"), &note);
    house.days(1);
    let record = json(&house, &made(&house, &file, &[]));
    assert_eq!(kinds(&record), ["intake", "accepted"]);
}

#[test]
fn every_entry_is_proved_against_the_lines_that_pin_the_ledger() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    for name in ["Quill", "Sorrel", "Tansy"] {
        house.refer(name, "Hargreave");
    }
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    house.days(10);
    let record = json(&house, &made(&house, &file, &[]));
    let lines = record["checkpoint"].as_str().unwrap();
    let head = lines.parse::<ledger::Checkpoint>().unwrap().head;
    let entries = record["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 2);
    let hash = |text: &serde_json::Value| {
        let text = text.as_str().unwrap();
        let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        let bytes: Vec<u8> = (0..text.len()).step_by(2).map(byte).collect();
        ledger::Hash(bytes.try_into().unwrap())
    };
    for entry in entries {
        let path: Vec<_> = entry["path"].as_array().unwrap().iter().map(hash).collect();
        let position = entry["position"].as_u64().unwrap();
        assert!(check_inclusion(
            &head,
            position,
            hash(&entry["leaf"]),
            &path
        ));
        assert!(!check_inclusion(
            &head,
            position + 1,
            hash(&entry["leaf"]),
            &path
        ));
    }
}

#[test]
fn a_record_stays_as_it_is_and_nothing_about_the_file_itself_names_anybody() {
    let house = House::new();
    let file = house.refer("Paxton", "Larchwood");
    house.days(10);
    let record = made(&house, &file, &[]);
    let of = |ending: &str| house.get(&format!("{record}/{ending}")).body;
    let (pdf, json) = (of("pdf"), of("json"));
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    house.refer("Quill", "Hargreave");
    house.days(9);
    assert!(pdf == of("pdf"), "the same bytes, whenever it is asked for");
    assert!(json == of("json"));
    // Outside of what is drawn, which is packed, there is a title, a language and who wrote it.
    let plain = String::from_utf8_lossy(&pdf);
    for word in [
        "Larchwood",
        "Paxton",
        "Sandplum",
        "Paz",
        "CreationDate",
        "2026",
    ] {
        assert!(!plain.contains(word), "{word}");
    }
    let name = house.get(&format!("{record}/pdf"));
    let name = name.header("content-disposition").unwrap();
    assert_eq!(name, "attachment; filename=\"court-record.pdf\"");
}

#[test]
fn the_days_that_were_asked_for_and_no_others_and_what_is_wrong_is_said() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    house.days(2);
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    house.days(10);
    let day = |field: &'static str, day: &'static str| {
        [
            (format!("{field}_month"), "11"),
            (format!("{field}_day"), day),
            (format!("{field}_year"), "2026"),
        ]
    };
    let from = day("from", "24");
    let from: Vec<(&str, &str)> = from.iter().map(|(name, day)| (&**name, *day)).collect();
    assert_eq!(
        kinds(&json(&house, &made(&house, &file, &from))),
        ["accepted"]
    );
    let to = day("to", "23");
    let to: Vec<(&str, &str)> = to.iter().map(|(name, day)| (&**name, *day)).collect();
    assert_eq!(kinds(&json(&house, &made(&house, &file, &to))), ["intake"]);
    let both: Vec<(&str, &str)> = from.iter().chain(&to).copied().collect();
    let (answer, _) = house.fill(&format!("{file}/record"), &both);
    assert_eq!(answer.status, 422);
    let page = text(&answer);
    assert!(page.contains("for \"recipient\"") || page.contains("href=\"#recipient\""));
    assert!(says(&page, "before what came first"));
}

#[test]
fn with_the_participant_in_the_room_there_is_none_of_it() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    house.days(10);
    let record = made(&house, &file, &[]);
    house.post("/client/room", &[("room", "on"), ("to", &file)]);
    for path in [
        format!("{file}/record"),
        record.clone(),
        format!("{record}/pdf"),
    ] {
        assert_eq!(
            house.get(&path).header("location"),
            Some(file.as_str()),
            "{path}"
        );
    }
    assert!(!says(&house.page(&file), "ecord was made"));
}
