//! Whole files: courts' orders, the second person, holds.

use program_file::CaseOrders;

use super::{Program, text};

const ORDER: &str = "case=K7P2&files=both&court=District+Court&number=CF-2026-9999&made_month=11&made_day=20&\
                     made_year=2026&text=All+records+go.";

#[test]
fn a_courts_order_says_what_it_is_and_goes_when_its_case_has_rested() {
    let house = Program::new();
    for (without, said) in [
        ("case=K7P2", "Give the label of the case"),
        ("files=both", "Choose which files."),
        ("court=District+Court", "Say which court."),
        ("number=CF-2026-9999", "Give the order&#39;s number."),
        ("made_day=20", "day"),
        ("text=All+records+go.", "Write down what it orders."),
    ] {
        let field = without.split('=').next().unwrap();
        let fields = ORDER.replace(without, &format!("{field}="));
        let answer = house.send("/program/orders/cases", &fields);
        assert_eq!(answer.status, 422, "{fields}");
        assert!(text(&answer).contains(said), "{without}: {}", text(&answer));
    }
    let ahead = ORDER.replace("2026&text", "2031&text");
    assert!(text(&house.send("/program/orders/cases", &ahead)).contains("has not come yet"));
    let page = house.follow(&house.send("/program/orders/cases", ORDER));
    for said in [
        "K7P2, Both files: ordered by",
        "District Court, CF-2026-9999,",
        "Goes in the night of",
        "Nobody else has an account at this desk",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let again = house.send("/program/orders/cases", ORDER);
    assert!(text(&again).contains("An order about this case waits already."));
    let order = CaseOrders::read(house.store.as_ref()).unwrap().orders[0].clone();
    assert!(!order.needs_second && order.since().is_some());
    let one = house.page(&format!("/program/orders/cases/{}", order.fact));
    for said in ["All records go.", "Of the separate file this says nothing."] {
        assert!(one.contains(said), "{said}: {one}");
    }
    let back = format!("/program/orders/cases/{}/take-back", order.fact);
    assert!(house.follow(&house.send(&back, "")).contains("Taken back,"));
    assert_eq!(house.send(&back, "").status, 422, "it does not wait");
}

#[test]
fn a_hold_is_shown_with_both_kinds_of_orders_until_it_is_lifted() {
    let house = Program::new();
    let entry = "case=K7P2&entry=f1&ground=wrong+file";
    house.follow(&house.send("/program/orders", entry));
    house.follow(&house.send("/program/orders/cases", ORDER));
    let none = house.send("/program/orders/holds", "hold_case=K7P2&ground=");
    assert_eq!(none.status, 422);
    let page = house.follow(&house.send("/program/orders/holds", "hold_case=K7P2&ground=Lawsuit"));
    assert!(page.contains("K7P2: held by") && page.contains("Waits: a hold on this case stands."));
    assert!(
        house
            .page("/program/orders")
            .contains("Waits: a hold on this case stands.")
    );
    let twice = house.send("/program/orders/holds", "hold_case=K7P2&ground=Lawsuit");
    assert!(text(&twice).contains("A hold on this case stands already."));
    let hold = CaseOrders::read(house.store.as_ref()).unwrap().holds[0].fact;
    let lift = format!("/program/orders/holds/{hold}/lift");
    assert_eq!(house.send(&lift, "ground=").status, 422);
    let page = house.follow(&house.send(&lift, "ground=It+is+over"));
    assert!(
        page.contains("No hold stands.") && page.contains("Goes in the night of"),
        "{page}"
    );
}
