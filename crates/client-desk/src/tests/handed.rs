//! What is handed over: sealed, one receipt for everything, nothing of it here.

use super::*;

#[test]
fn it_goes_into_the_drop_and_leaves_nothing_at_this_desk() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let before = (house.facts(), dump(house.store.as_ref()));
    let fields = [
        ("h_name", "Ada Magnolia"),
        ("h_number", "918-555-0142"),
        ("h_words", "Mornings only."),
        ("h_source", "participant"),
    ];
    let path = format!("{file}/hand-over");
    let (answer, sent) = house.fill(&path, &fields);
    assert_eq!(answer.status, 303);
    assert_eq!((house.facts(), dump(house.store.as_ref())), before);
    assert_eq!(entries(house.drop.as_ref()), 1);
    let sealed = dump(house.drop.as_ref());
    assert!(!sealed.contains("Magnolia") && !sealed.contains("0142"));

    let receipt = answer.header("location").unwrap();
    let page = house.page(receipt);
    assert!(says(&page, "Taken Mon., Nov. 23, 2026, 9:12 a.m."));
    for word in ["Magnolia", "0142", "Larch", "Mornings"] {
        assert!(!page.contains(word), "{word}");
    }
    // Pressed twice it is taken once, with the same receipt; of another participant it is the same again.
    assert_eq!(house.send(&path, &sent).header("location"), Some(receipt));
    assert_eq!(entries(house.drop.as_ref()), 1);
    let other = house.refer("Quill", "Hargreave");
    let (answer, _) = house.fill(&format!("{other}/hand-over"), &[("h_address", "Elm St. 4")]);
    assert_eq!(answer.header("location"), Some(receipt));
    assert!(
        !house.page(&file).contains("Taken Mon"),
        "no trace in the file"
    );
    // It can be opened again; a time that has not come is no receipt.
    house.later(300);
    assert!(says(
        &house.page(receipt),
        "Taken Mon., Nov. 23, 2026, 9:12 a.m."
    ));
    assert_eq!(house.get("/client/receipts/99999999999").status, 404);
    assert_eq!(house.get("/client/receipts/now").status, 404);
}

#[test]
fn nothing_is_not_handed_over_and_what_was_typed_stays() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let path = format!("{file}/hand-over");
    let (answer, _) = house.fill(&path, &[("h_source", "police")]);
    assert_eq!(answer.status, 422);
    let page = text(&answer);
    assert!(says(&page, "There is nothing to hand over yet."));
    assert!(page.contains("value=\"police\" checked"));
    let long = "x".repeat(drop::MOST + 1);
    let (answer, _) = house.fill(&path, &[("h_words", &long)]);
    assert_eq!(answer.status, 422);
    assert!(text(&answer).contains(&long));
    assert_eq!(entries(house.drop.as_ref()), 0);
}

#[test]
fn its_words_are_never_kept_as_an_unfinished_form() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let path = format!("{file}/hand-over");
    let page = house.page(&path);
    let fields = inputs(&page);
    assert!(fields.iter().all(|(name, _)| name != "draft"), "no draft");
    assert!(page.contains("autocomplete=\"off\""));
    let words = ("h_words".to_owned(), "Moved to their sister".to_owned());
    let mut typed = fields;
    typed.retain(|(name, _)| name != "h_words" && name != "csrf");
    typed.push(words);
    // The session has ended of idleness when it is sent.
    house.later(3600);
    let answer = house.send(&path, &typed);
    assert_eq!(answer.status, 303);
    assert!(answer.header("location").unwrap().contains("sign-in"));
    assert!(house.store.list(Shelf::Drafts).unwrap().is_empty());
    assert_eq!(entries(house.drop.as_ref()), 0);
}

#[test]
fn a_scanned_paper_is_sealed_like_words_and_what_is_none_is_refused() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let path = format!("{file}/hand-over");
    let page = house.page(&path);
    let sends = |bytes: &[u8]| {
        let mut body = Vec::new();
        for (name, value) in inputs(&page)
            .iter()
            .chain(&[("csrf".to_owned(), house.here.borrow().1.clone())])
        {
            let part = format!(
                "--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
            if name != "csrf" || !body.windows(6).any(|part| part == b"\"csrf\"") {
                body.extend(part.into_bytes());
            }
        }
        body.extend(b"--edge\r\nContent-Disposition: form-data; name=\"h_paper\"; filename=\"ada magnolia.pdf\"\r\n\r\n");
        body.extend(bytes);
        body.extend(b"\r\n--edge--\r\n");
        house.counter.answer(&Request {
            method: Method::Post,
            path: path.clone(),
            query: String::new(),
            headers: vec![
                (
                    "cookie".to_owned(),
                    format!("{}={}", desk::COOKIE, house.here.borrow().0),
                ),
                ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
                (
                    "content-type".to_owned(),
                    "multipart/form-data; boundary=edge".to_owned(),
                ),
            ],
            body,
        })
    };
    let answer = sends(b"<html>no paper</html>");
    assert_eq!(answer.status, 422);
    assert!(says(&text(&answer), "This file is no PDF, PNG or JPEG"));
    assert_eq!(entries(house.drop.as_ref()), 0);
    // A damaged picture is refused beside its own field, by its place, and nothing of it is kept.
    let answer = sends(b"\xff\xd8\xff\xe1\x00\x20Exif");
    assert_eq!(answer.status, 422);
    let page = text(&answer);
    assert!(says(&page, "at byte 6 it cannot be read on"), "{page}");
    assert!(page.contains("id=\"h_paper-problem\"") && !page.contains("id=\"h_words-problem\""));
    assert_eq!(entries(house.drop.as_ref()), 0);
    let answer = sends(b"%PDF-1.7 plumbago-4711");
    assert_eq!(answer.status, 303, "{}", text(&answer));
    assert_eq!(entries(house.drop.as_ref()), 1);
    let sealed = dump(house.drop.as_ref());
    assert!(!sealed.contains("plumbago") && !sealed.contains("magnolia"));
    let receipt = house.page(answer.header("location").unwrap());
    assert!(
        !receipt.contains("PDF") && !receipt.contains("paper"),
        "the receipt is the same"
    );
}
