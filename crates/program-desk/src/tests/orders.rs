//! Orders to take the words of an entry out: given, taken back, and never twice.

use program_file::Orders;

use super::{Program, text};

const ORDER: &str = "case=K7P2&entry=f1&ground=Asked+by+the+victim+desk.";

#[test]
fn an_order_names_labels_and_its_ground_and_can_be_taken_back_until_the_night() {
    let house = Program::new();
    for (fields, said) in [
        ("case=&entry=f1&ground=x", "Give the label of the case"),
        ("case=K7P2&entry=&ground=x", "Give the label of the entry"),
        ("case=K7P2&entry=f1&ground=", "Say on what ground"),
    ] {
        let answer = house.send("/program/orders", fields);
        assert_eq!(answer.status, 422, "{fields}");
        assert!(text(&answer).contains(said), "{fields}: {}", text(&answer));
    }
    let page = house.follow(&house.send("/program/orders", ORDER));
    for said in [
        "K7P2, entry f1: ordered by",
        "Asked by the victim desk.",
        "Waits for the night.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let again = house.send("/program/orders", ORDER);
    assert_eq!(again.status, 422);
    assert!(text(&again).contains("An order about this entry stands already."));

    let orders = || Orders::read(house.store.as_ref()).unwrap();
    let fact = orders().0[0].fact;
    let one = house.page(&format!("/program/orders/{fact}"));
    assert!(
        one.contains("Certificate of an order") && one.contains("K7P2"),
        "{one}"
    );
    let back = format!("/program/orders/{fact}/take-back");
    let page = house.follow(&house.send(&back, ""));
    assert!(page.contains("Taken back,"), "{page}");
    assert_eq!(
        house.send(&back, "").status,
        422,
        "it does not wait any more"
    );
    house.follow(&house.send("/program/orders", ORDER));
    assert_eq!(orders().0.len(), 2, "ordered anew");
}
