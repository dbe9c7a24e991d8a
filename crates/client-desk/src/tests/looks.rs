//! Pages written to a folder, to be looked at: `LEEWARD_LOOK` is compiled in, so that no test reads the environment.

use super::*;

#[test]
fn pages_are_whole() {
    let house = House::new();
    let people = [
        ("Lyle", "Ambergate"),
        ("Hob", "Castellane"),
        ("Aldous", "Crane"),
        ("Ives", "Danforth-Pell"),
        ("Garrick", "Thistlewood"),
    ];
    let files: Vec<String> = people.iter().map(|(a, b)| house.refer(a, b)).collect();
    let found = [
        (
            "concerns",
            "Alcohol: drinks most days\r\nDepression, not treated since June",
        ),
        ("lethality", "Owns a rifle"),
        ("words", "Suited for the 52 weeks."),
    ];
    house.done(&format!("{}/assessment", files[0]), &found);
    house.days(9);
    house.done(&format!("{}/assessment", files[1]), &found);
    house.done(
        &format!("{}/decision", files[2]),
        &[("outcome", "accepted")],
    );
    house.done(
        &format!("{}/intake", files[2]),
        &[
            ("county", "Sandplum"),
            ("group", "Monday 6:00 p.m."),
            ("cause_numbers", "CF-2026-12"),
        ],
    );
    house.days(1);
    let session = house.done(
        &format!("{}/session", files[2]),
        &[("words", "New. Quiet, followed."), ("risk", "no")],
    );
    let (wrong, _) = house.fill(
        &format!("{}/decision", files[0]),
        &[("outcome", "denied"), ("when_time", "6")],
    );
    let receipt = house
        .fill(
            &format!("{}/hand-over", files[2]),
            &[("h_number", "918-555-0142")],
        )
        .0;
    let receipt = receipt.header("location").unwrap().to_owned();
    let mut pages = vec![
        ("list", house.page("/client/")),
        ("file", session),
        ("wrong", text(&wrong)),
        ("referral", house.page("/client/referrals/new")),
        (
            "assessment",
            house.page(&format!("{}/assessment", files[0])),
        ),
        ("hand-over", house.page(&format!("{}/hand-over", files[2]))),
        ("receipt", house.page(&receipt)),
        ("room", house.page("/client/room")),
    ];
    house.post("/client/room", &[("room", "on")]);
    pages.push(("file-in-room", house.page(&files[2])));
    for (name, page) in &pages {
        assert_eq!(page.matches("<h1").count(), 1, "{name} has one heading");
        assert_eq!(
            page.matches("<form ").count(),
            page.matches("</form>").count(),
            "{name}"
        );
        assert!(!page.contains("style=\""), "{name}");
        for id in page.split(" for=\"").skip(1) {
            let id = id.split('"').next().unwrap();
            assert!(
                page.contains(&format!(" id=\"{id}\"")),
                "{name}: no field {id}"
            );
        }
        if let Some(folder) = option_env!("LEEWARD_LOOK") {
            let page = page
                .replace("href=\"/", "href=\"")
                .replace("src=\"/", "src=\"");
            std::fs::write(format!("{folder}/{name}.html"), page).unwrap();
        }
    }
}
