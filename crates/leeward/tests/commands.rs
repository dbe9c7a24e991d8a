//! The real binary at its edge: exit status, standard output and standard error (contract, sections 1 and 2).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

const GOOD: &str = r#"{"case":"k1","id":"f01","at":"2026-04-01T09:00:00-05:00","kind":"person","person":"p1","roles":["victim"]}
{"case":"k1","id":"f02","at":"2026-04-02T09:00:00-05:00","kind":"threat","toward":["victim"],"named":["p1"],"source":null}
{"case":"k1","id":"f03","at":"2026-04-02T10:00:00-05:00","kind":"session_attended"}
"#;

fn leeward(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_leeward"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A call that is refused reads no input: the pipe may be closed by then.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn duties(input: &str) -> Output {
    leeward(
        &[
            "duties",
            "-",
            "--rules",
            "us-ok",
            "--as-of",
            "2026-12-01T00:00:00Z",
            "--format",
            "json",
        ],
        input,
    )
}

/// The lines of standard error, when the status is 2 and standard output is empty.
fn refused(input: &str) -> Vec<String> {
    let output = duties(input);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{input}\n{told}");
    assert!(output.stdout.is_empty(), "{input}");
    told.lines().map(str::to_owned).collect()
}

#[test]
fn every_faulty_field_is_named_with_its_line() {
    let with = |fields: &str| {
        format!(r#"{{"case":"k1","id":"x","at":"2026-04-03T09:00:00-05:00",{fields}}}"#)
    };
    let cases = [
        (r"nonsense".to_owned(), "line"),
        (r"[1]".to_owned(), "line"),
        (r#"{"case":"k1"} {"#.to_owned(), "line"),
        (r#"{"id":"x","at":"2026-04-03T09:00:00-05:00","kind":"session_attended"}"#.to_owned(), "case"),
        (r#"{"case":"k 1","id":"x","at":"2026-04-03T09:00:00-05:00","kind":"session_attended"}"#.to_owned(), "case"),
        (r#"{"case":"k1","id":"","at":"2026-04-03T09:00:00-05:00","kind":"session_attended"}"#.to_owned(), "id"),
        (r#"{"case":"k1","id":7,"at":"2026-04-03T09:00:00-05:00","kind":"session_attended"}"#.to_owned(), "id"),
        (r#"{"case":"k1","id":"f03","at":"2026-04-03T09:00:00-05:00","kind":"session_attended"}"#.to_owned(), "id"),
        (r#"{"case":"k1","id":"x","at":"2026-04-03T09:00:00","kind":"session_attended"}"#.to_owned(), "at"),
        (r#"{"case":"k1","id":"x","at":"2026-02-30T09:00:00Z","kind":"session_attended"}"#.to_owned(), "at"),
        (r#"{"case":"k1","case":"k1","id":"x","at":"2026-04-03T09:00:00Z","kind":"session_attended"}"#.to_owned(), "case"),
        (with(r#""kind":"sleep""#), "kind"),
        (with(r#""kind":"session_attended","recorded":"2026-04-03T08:59:59-05:00""#), "recorded"),
        (with(r#""kind":"session_attended","recorded":null"#), "recorded"),
        (with(r#""kind":"session_attended","mood":"good""#), "mood"),
        (with(r#""kind":"session_attended","person":"p1""#), "person"),
        (with(r#""kind":"person","person":"p2","roles":[]"#), "roles"),
        (with(r#""kind":"person","person":"p2","roles":["victim","victim"]"#), "roles"),
        (with(r#""kind":"person","person":"p2","roles":["aunt"]"#), "roles"),
        (with(r#""kind":"person","person":"p2","roles":"victim""#), "roles"),
        (with(r#""kind":"person","person":null,"roles":["victim"]"#), "person"),
        (with(r#""kind":"assessment","concerns":[""],"lethality":[]"#), "concerns"),
        (with(r#""kind":"assessment","concerns":[]"#), "lethality"),
        (with(r#""kind":"decision","outcome":"accepted","reason":"fine""#), "reason"),
        (with(r#""kind":"decision","outcome":"accepted""#), "reason"),
        (with(r#""kind":"decision","outcome":"denied","reason":null"#), "reason"),
        (with(r#""kind":"decision","outcome":"denied","reason":"""#), "reason"),
        (with(r#""kind":"termination","reason":"gone""#), "reason"),
        (with(r#""kind":"threat","toward":[],"named":[],"source":null"#), "toward"),
        (with(r#""kind":"threat","toward":["victim"],"named":["p9"],"source":null"#), "named"),
        (with(r#""kind":"threat","toward":["victim"],"named":[],"source":"p9""#), "source"),
        (with(r#""kind":"threat","toward":["victim"],"named":[]"#), "source"),
        (with(r#""kind":"inbound","person":"p9","by":"person""#), "person"),
        (with(r#""kind":"effort","person":null,"to":"person","channel":"telephone","outcome":"reached""#), "outcome"),
        (with(r#""kind":"effort","person":"p1","to":"locate","channel":"telephone","outcome":"reached""#), "outcome"),
        (with(r#""kind":"effort","person":"p1","to":"person","channel":"pigeon","outcome":"reached""#), "channel"),
        (with(r#""kind":"disclosure","person":"p1","items":["services"],"declined":["services"]"#), "declined"),
        (with(r#""kind":"election","person":"p1","receive":"yes","provide":false,"every_days":null"#), "receive"),
        (with(r#""kind":"election","person":"p1","receive":true,"provide":false,"every_days":0"#), "every_days"),
        (with(r#""kind":"election","person":"p1","receive":true,"provide":false,"every_days":367"#), "every_days"),
        (with(r#""kind":"election","person":"p1","receive":true,"provide":false,"every_days":1.5"#), "every_days"),
        (with(r#""kind":"election","person":"p1","receive":true,"provide":false"#), "every_days"),
        (
            with(r#""kind":"notice","person":"p1","about":"f01","to":"person","channel":"telephone","outcome":"reached""#),
            "about",
        ),
        (
            with(r#""kind":"notice","person":"p1","about":"f02","to":"locate","channel":"telephone","outcome":"hung_up""#),
            "to",
        ),
        (with(r#""kind":"provider_notice","about":"f03","outcome":"reached""#), "about"),
        (with(r#""kind":"provider_notice","about":"f99","outcome":"reached""#), "about"),
        (with(r#""kind":"callback","person":"p1","day":"2026-04-02""#), "day"),
        (with(r#""kind":"callback","person":"p1","day":"2026-05-04""#), "day"),
        (with(r#""kind":"callback","person":"p1","day":"next week""#), "day"),
        (with(r#""kind":"threat_ended","about":"f02","why":"""#), "why"),
        (with(r#""kind":"person_ended","person":"p1","why":"tired""#), "why"),
        (with(r#""kind":"void","fact":"f99","why":"no such""#), "fact"),
        (with(r#""kind":"void","fact":"x","why":"itself""#), "fact"),
    ];
    for (line, field) in cases {
        // An empty line before it: numbers are the file's own.
        let told = refused(&format!("{GOOD}\n{line}\n"));
        let place = format!("-:5: {field}: ");
        assert!(
            told.iter().any(|each| each.starts_with(&place)),
            "{line}\n{told:?}"
        );
        assert!(
            told.iter().all(|each| each.starts_with("-:5: ")),
            "{line}: others are blamed\n{told:?}"
        );
    }
}

#[test]
fn a_void_is_taken_back_neither_by_a_void_nor_twice() {
    let void = |id: &str, fact: &str| {
        format!(
            r#"{{"case":"k1","id":"{id}","at":"2026-04-03T09:00:00Z","kind":"void","fact":"{fact}","why":"error"}}"#
        )
    };
    let told = refused(&format!(
        "{GOOD}{}\n{}\n",
        void("v1", "f03"),
        void("v2", "v1")
    ));
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("-:5: fact: "), "{told:?}");
    let told = refused(&format!(
        "{GOOD}{}\n{}\n",
        void("v1", "f03"),
        void("v2", "f03")
    ));
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("-:5: fact: "), "{told:?}");
}

#[test]
fn all_of_the_file_is_checked_and_every_faulty_line_told() {
    let later = GOOD
        .replace("2026-04-02T10", "2027-04-02T10")
        .replace("session_attended", "sleep");
    let told = refused(&format!("{later}{{\"case\":\"k1\"}}\n{}", "\u{0}\n"));
    let lines: Vec<&str> = told
        .iter()
        .filter_map(|each| each.split(':').nth(1))
        .collect();
    assert!(
        ["3", "4", "5"].iter().all(|line| lines.contains(line)),
        "{told:?}"
    );
}

#[test]
fn a_person_learned_of_later_does_not_bear_an_earlier_name() {
    let early = r#"{"case":"k1","id":"e","at":"2026-03-01T09:00:00-05:00","kind":"inbound","person":"p1","by":"person"}"#;
    let told = refused(&format!("{early}\n{GOOD}"));
    assert!(
        told.len() == 1 && told[0].starts_with("-:1: person: "),
        "{told:?}"
    );
    // The same names in another case bear nothing here.
    let other = early.replace("k1", "k2").replace("2026-03", "2026-05");
    assert!(refused(&format!("{GOOD}{other}\n"))[0].starts_with("-:4: person: "));
}

#[test]
fn no_facts_owe_nothing_and_a_missing_file_is_a_wrong_call() {
    let output = duties("\n \n");
    assert_eq!(output.status.code(), Some(0));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["duties"], serde_json::json!([]));
    assert_eq!(answer["rules"]["pack"], "us-ok");
    assert_eq!(answer["as_of"], "2026-11-30T18:00:00-06:00");
    for wrong in [
        &["duties", "no-such-file.jsonl", "--format", "json"][..],
        &["duties", "-", "--rules", "us-xx"],
        &["duties", "-", "--as-of", "yesterday"],
        &["duties", "-", "--proclaimed", "12/24"],
        &["calendar", "--from", "2026-11-20"],
        &["calendar"],
        &[
            "calendar",
            "--year",
            "2027",
            "--from",
            "2026-11-20",
            "--business-days",
            "7",
        ],
        &["sing"],
        &[],
    ] {
        let output = leeward(wrong, "");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{wrong:?}"
        );
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in ["duties", "calendar", "packs"] {
        let output = leeward(&[command, "--help"], "");
        assert_eq!(output.status.code(), Some(0));
        assert!(
            String::from_utf8(output.stdout)
                .unwrap()
                .contains("Example"),
            "{command}"
        );
    }
}

#[test]
fn the_calendar_names_every_day_it_skips() {
    let count = [
        "calendar",
        "--rules",
        "us-ok",
        "--from",
        "2026-11-20",
        "--business-days",
        "7",
        "--format",
        "json",
    ];
    let answer: serde_json::Value = serde_json::from_slice(&leeward(&count, "").stdout).unwrap();
    assert_eq!(answer["day"], "2026-12-03");
    let skipped = answer["skipped"].as_array().unwrap();
    let dates: Vec<&str> = skipped
        .iter()
        .map(|day| day["date"].as_str().unwrap())
        .collect();
    assert_eq!(
        dates,
        [
            "2026-11-21",
            "2026-11-22",
            "2026-11-26",
            "2026-11-27",
            "2026-11-28",
            "2026-11-29"
        ]
    );
    let year = [
        "calendar",
        "--year",
        "2027",
        "--proclaimed",
        "2027-12-27",
        "--format",
        "json",
    ];
    let answer: serde_json::Value = serde_json::from_slice(&leeward(&year, "").stdout).unwrap();
    let dates: Vec<&str> = answer["holidays"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["date"].as_str().unwrap())
        .collect();
    // Christmas 2027 is a Saturday; New Year's Day 2028 too, and moves into 2027.
    assert_eq!(
        dates[9..],
        ["2027-12-23", "2027-12-24", "2027-12-27", "2027-12-31"]
    );
}

fn json(arguments: &[&str], input: &str) -> serde_json::Value {
    let output = leeward(arguments, input);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {told}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A victim and a current partner, a decision on the Friday before Thanksgiving, and a text that nobody answered.
const TWO_PEOPLE: &str = r#"{"case":"k1","id":"f01","at":"2026-11-20T09:00:00-06:00","kind":"person","person":"p1","roles":["victim"]}
{"case":"k1","id":"f02","at":"2026-11-20T09:00:00-06:00","kind":"person","person":"p2","roles":["current_partner"]}
{"case":"k1","id":"f03","at":"2026-11-20T12:00:00-06:00","kind":"decision","outcome":"accepted","reason":null}
{"case":"k1","id":"f04","at":"2026-11-20T13:00:00-06:00","kind":"effort","person":"p1","to":"person","channel":"text","outcome":"no_answer"}
"#;

#[test]
fn the_same_facts_give_each_states_own_duties() {
    let first_notices = |pack: &str| -> Vec<[String; 5]> {
        let call = [
            "duties",
            "-",
            "--rules",
            pack,
            "--as-of",
            "2026-11-21T00:00:00Z",
            "--format",
            "json",
        ];
        let answer = json(&call, TWO_PEOPLE);
        assert_eq!(answer["rules"]["pack"], pack);
        let duties = answer["duties"].as_array().unwrap();
        duties
            .iter()
            .map(|duty| {
                assert_eq!(duty["kind"], "initial_notification");
                let because = duty["because"].to_string();
                let by = because.split_once("not by ").map_or("", |(_, rest)| rest);
                let by = by.split_once('.').map_or("", |(by, _)| by);
                let field = |name: &str| duty[name].as_str().unwrap().to_owned();
                [
                    field("person"),
                    field("clause"),
                    field("basis"),
                    field("due"),
                    by.to_owned(),
                ]
            })
            .collect()
    };
    let owned = |rows: &[[&str; 5]]| -> Vec<[String; 5]> {
        rows.iter().map(|row| row.map(str::to_owned)).collect()
    };
    assert_eq!(
        first_notices("us-ok"),
        owned(&[
            ["p1", "(c)", "law", "2026-12-03T23:59:59-06:00", "telephone"],
            ["p2", "(c)", "law", "2026-12-03T23:59:59-06:00", ""],
        ])
    );
    // Fourteen days, to the victim alone.
    assert_eq!(
        first_notices("us-wa"),
        owned(&[[
            "p1",
            "(3)(c)",
            "law",
            "2026-12-04T23:59:59-08:00",
            "telephone or in person"
        ]])
    );
    // The program's choice, so that its time is policy; the day after Thanksgiving counts.
    assert_eq!(
        first_notices("us-il"),
        owned(&[
            [
                "p1",
                "policy",
                "policy",
                "2026-12-02T23:59:59-06:00",
                "telephone or in person or letter"
            ],
            ["p2", "policy", "policy", "2026-12-02T23:59:59-06:00", ""],
        ])
    );
}

#[test]
fn each_pack_has_its_own_holidays() {
    let holidays = |pack: &str, year: &str| {
        let call = [
            "calendar", "--rules", pack, "--year", year, "--format", "json",
        ];
        json(&call, "")["holidays"].to_string()
    };
    assert!(holidays("us-il", "2026").contains(r#""date":"2026-04-03","name":"Good Friday""#));
    assert!(!holidays("us-ok", "2026").contains("2026-04-03"));
    assert!(holidays("us-wa", "2027").contains(r#""date":"2027-06-18","name":"Juneteenth""#));
    assert!(!holidays("us-ok", "2027").contains("2027-06-18"));
}

#[test]
fn the_packs_are_listed_and_each_says_what_it_rests_on() {
    let packs = json(&["packs", "--format", "json"], "");
    let names: Vec<&str> = packs["packs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pack| pack["pack"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["us-il", "us-ok", "us-wa"]);
    for name in names {
        assert!(
            String::from_utf8(leeward(&["packs"], "").stdout)
                .unwrap()
                .contains(name)
        );
        let report = json(&["packs", "check", name, "--format", "json"], "");
        assert_eq!(report["wrong"].as_array().unwrap().len(), 0);
        let law = report["values"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|value| value["basis"] == "law");
        assert!(law.clone().count() >= 4);
        for value in law {
            assert!(
                ["quote", "source", "url", "seen", "clause"]
                    .iter()
                    .all(|key| value[key].is_string()),
                "{value}"
            );
        }
        let words = String::from_utf8(leeward(&["packs", "check", name], "").stdout).unwrap();
        for finding in report["findings"].as_array().unwrap() {
            assert!(words.contains(finding["needs"].as_str().unwrap()));
        }
    }
    let washington = json(&["packs", "check", "us-wa", "--format", "json"], "");
    assert!(
        washington["findings"]
            .to_string()
            .contains("before completing the assessment")
    );
}

#[test]
fn a_pack_that_is_not_as_it_should_be_is_a_no_and_one_that_is_none_a_wrong_call() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pack.toml");
    let check = |what: &str| leeward(&["packs", "check", what], "");
    let text = include_str!("../../../packs/us-wa/pack.toml");
    for (text, status, told) in [
        (text.to_owned(), 0, ""),
        (
            text.replace("days = 14", "days = 0"),
            1,
            "initial_notification.due.days",
        ),
        (
            text.replace("apart_minutes", "minutes_apart"),
            1,
            "initial_notification.spread.minutes_apart: nothing reads this key",
        ),
        ("pack".to_owned(), 2, "cannot be read"),
    ] {
        std::fs::write(&path, text).unwrap();
        for place in [folder.path(), &path] {
            let output = check(place.to_str().unwrap());
            let error = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(status), "{error}");
            assert!(error.contains(told), "{error}");
        }
    }
    for none in ["us-zz", "./nowhere"] {
        assert_eq!(check(none).status.code(), Some(2), "{none}");
    }
}

#[test]
fn no_program_is_made_by_a_pack_that_the_pages_do_not_fit() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("program");
    let call = [
        "init",
        "--data",
        data.to_str().unwrap(),
        "--program",
        "Sandplum",
        "--rules",
        "us-wa",
    ];
    let output = leeward(&call, "");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("leeward packs check us-wa")
    );
    assert!(!data.exists());
    // Nor is one served whose settings were changed to it by hand.
    std::fs::create_dir(&data).unwrap();
    std::fs::write(
        data.join("leeward.toml"),
        "program = \"Sandplum\"\nrules = \"us-wa\"\n",
    )
    .unwrap();
    let output = leeward(&["serve", "--data", data.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("leeward packs check us-wa")
    );
}
