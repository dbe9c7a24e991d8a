//! What a pack's check must notice.

use super::{Pack, PackError, check::check};

/// What is wrong with Oklahoma's pack after a change, one line each.
fn wrong_after(before: &str, after: &str) -> Vec<String> {
    let text = Pack::text("us-ok").unwrap();
    assert!(text.contains(before), "`{before}` is not in the pack");
    let report = check(&text.replacen(before, after, 1)).unwrap();
    report.wrong.iter().map(ToString::to_string).collect()
}

#[test]
fn every_pack_that_comes_with_the_program_is_as_it_should_be() {
    for name in Pack::names() {
        let report = check(Pack::text(name).unwrap()).unwrap();
        assert!(report.wrong.is_empty(), "{name}: {:?}", report.wrong);
        assert_eq!(report.pack, name);
        assert!(report.values.len() > 20, "{name}");
        for value in &report.values {
            let law = value.basis == crate::Basis::Law;
            assert!(!law || value.quote.is_some() && value.seen.is_some() && value.url.is_some());
        }
    }
}

#[test]
fn a_pack_that_is_not_as_it_should_be_is_told_where() {
    for (before, after, told) in [
        (
            "days = 7",
            "days = 400",
            "initial_notification.due.days: expected a number from 1 to 366",
        ),
        (
            "days = 7",
            "dais = 7",
            "initial_notification.due.dais: nothing reads this key",
        ),
        (
            "minutes = 60",
            "minutes = -1",
            "threat_warning.due.minutes: expected a number from 1 to 1440",
        ),
        (
            "[callback]",
            "[callbacks]",
            "callbacks: nothing reads this key",
        ),
        ("[callback]", "[callbacks]", "callback: is missing"),
        (
            "basis = \"law\"",
            "basis = \"both\"",
            "business_day.basis: expected law or policy",
        ),
        (
            "quote = \"attempted via telephone\"\n",
            "",
            "initial_notification.ways.quote: what is law is quoted in the law's words",
        ),
        (
            "quote = \"attempted via telephone\"\nsource = \"rule\"",
            "quote = \"attempted via telephone\"\nsource = \"program\"",
            "initial_notification.ways.source: what is law has a source outside the program",
        ),
        (
            "source = \"days\"",
            "source = \"nowhere\"",
            "business_day.source: there is no source `nowhere`",
        ),
        (
            "seen = \"2026-11-01\"",
            "",
            "sources.rule.seen: expected the day on which it was read, such as 2026-11-01",
        ),
        (
            "url = \"http://okrules.elaws.us/oac/75:25-3-4.2\"",
            "",
            "sources.rule.url: expected the address where it was read",
        ),
        (
            "zone = \"America/Chicago\"",
            "zone = \"America/Tulsa\"",
            "zone: expected a time zone such as America/Chicago",
        ),
        (
            "pack = \"us-ok\"",
            "pack = \"Oklahoma\"",
            "pack: expected `us-` and the state's two letters",
        ),
        (
            "different_days = 2",
            "different_days = 4",
            "initial_notification.spread.different_days: expected no more days than tries",
        ),
        (
            "least = 2\nmost = 5",
            "least = 3\nmost = 5",
            "they_hear_first: expected least <= number <= most, not 3, 2, 5",
        ),
        (
            "check_in = \"(d)\"",
            "check_in = \"(h)\"",
            "clauses.check_in: no [[standard]] quotes `(h)`",
        ),
        (
            "month = 1\nday = 1\n",
            "month = 1\n",
            "holiday 1: expected month and day, or month, weekday and nth, or easter",
        ),
        (
            "channels = [\"telephone\"]",
            "channels = [\"drum\"]",
            "pack: the rule pack cannot be read",
        ),
    ] {
        let wrong = wrong_after(before, after);
        assert!(
            wrong.iter().any(|each| each.starts_with(told)),
            "{told}: {wrong:#?}"
        );
    }
    assert!(matches!(check("pack = "), Err(PackError::Unreadable(_))));
}

#[test]
fn only_the_pack_whose_rule_the_pages_speak_of_is_served() {
    let served = Pack::names()
        .into_iter()
        .filter(|name| Pack::to_serve(name).is_ok());
    assert_eq!(served.collect::<Vec<_>>(), ["us-ok"]);
    assert!(matches!(
        Pack::to_serve("us-wa"),
        Err(PackError::NotServed(_))
    ));
    assert!(matches!(
        Pack::to_serve("us-zz"),
        Err(PackError::Unknown(_))
    ));
}
