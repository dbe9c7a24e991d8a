//! The review binder: its figures are those of the duties, the same in every file, and no word of a letter is in one.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use ledger::{Filed, Matter, SqliteStore, Store as _};
use leeward_tests::{
    browser::{Program, binary},
    histories, pdf,
    twin::{self, State},
};
use rules::{Outcome, What};
use serde_json::{Value, json};
use tempfile::TempDir;

const NOW: &str = "2026-11-23T09:04:00-06:00";

fn run(args: &[&str]) -> Output {
    Command::new(binary()).args(args).output().unwrap()
}

fn answer(args: &[&str]) -> Vec<u8> {
    let output = run(args);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {told}");
    output.stdout
}

/// A demonstration that is not served any more.
fn demo(flags: &[&str]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(Program::at(&data, flags));
    (folder, data)
}

fn year() -> (TempDir, PathBuf) {
    demo(&["--test-seed", "1", "--test-clock", NOW])
}

fn review(data: &Path, from: &str, to: &str, as_of: &str, more: &[&str]) -> Vec<u8> {
    let data = data.to_str().unwrap();
    let mut args = vec![
        "review", "--data", data, "--from", from, "--to", to, "--as-of", as_of,
    ];
    args.extend(more);
    answer(&args)
}

fn binder(data: &Path, from: &str, to: &str, as_of: &str, more: &[&str]) -> Value {
    let mut args = vec!["--format", "json"];
    args.extend(more);
    serde_json::from_slice(&review(data, from, to, as_of, &args)).unwrap()
}

/// A figure's number over all cases, by the group and the part of it.
type Figures = BTreeMap<(String, String), u64>;

fn groups(binder: &Value) -> impl Iterator<Item = &Value> {
    let clauses = binder["clauses"].as_array().unwrap();
    clauses
        .iter()
        .flat_map(|clause| clause["figures"].as_array().unwrap())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// What the binder says of duties: every part that is not nought.
fn of_duties(binder: &Value, column: &str) -> Figures {
    let mut figures = Figures::new();
    for group in groups(binder) {
        let parts = group["parts"].as_array().unwrap();
        if parts.first().is_none_or(|part| part["id"] != "told") {
            continue;
        }
        for part in parts {
            let count = part[column].as_u64().unwrap();
            if count > 0 {
                figures.insert((text(&group["id"]), text(&part["id"])), count);
            }
        }
    }
    figures
}

/// The same counted anew from what `leeward duties` answers, by the contract's own fields.
fn counted<'a>(duties: impl IntoIterator<Item = &'a Value>, from: &str, to: &str) -> Figures {
    let mut figures = Figures::new();
    for duty in duties {
        let due = &duty["due"].as_str().unwrap()[..10];
        if due < from || due > to {
            continue;
        }
        let kind = duty["kind"].as_str().unwrap();
        let group = match (kind, duty["clause"].as_str().unwrap()) {
            ("provider_warning", _) => "provider",
            ("threat_warning", "(b)") => "others",
            ("threat_warning", "(d)") => "warning",
            ("threat_warning", "(e)(3)") => "danger",
            ("initial_notification", _) => "notice",
            ("initial_disclosure", _) => "disclosure",
            ("check_in", _) => "check-in",
            ("event_notice", "(e)(1)") => "began",
            ("event_notice", "(e)(2)") => "left",
            other => panic!("{other:?}"),
        };
        let late = duty["late"].as_bool().unwrap();
        let stood = match (duty["state"].as_str().unwrap(), duty["how"].as_str()) {
            ("open", _) => ["open", "overdue"],
            ("met" | "lapsed", Some("tried")) => ["tried", "tried-late"],
            ("met", _) => ["told", "told-late"],
            _ => ["ended", "ended-late"],
        }[usize::from(late)];
        let key = (group.to_owned(), stood.to_owned());
        *figures.entry(key).or_default() += 1;
    }
    figures
}

fn duties(data: &Path, as_of: &str) -> Vec<Value> {
    let said = answer(&[
        "duties",
        "--from-ledger",
        data.to_str().unwrap(),
        "--as-of",
        as_of,
        "--format",
        "json",
    ]);
    let said: Value = serde_json::from_slice(&said).unwrap();
    said["duties"].as_array().unwrap().clone()
}

#[test]
fn every_figure_of_the_demonstration_is_that_of_its_duties() {
    let (_kept, data) = year();
    let all = duties(&data, NOW);
    assert!(all.len() > 500, "{}", all.len());
    for (from, to) in [
        ("2025-11-24", "2026-12-31"),
        ("2026-02-10", "2026-06-30"),
        ("2026-11-23", "2026-11-23"),
    ] {
        let binder = binder(&data, from, to, NOW, &[]);
        let figures = of_duties(&binder, "all");
        assert_eq!(figures, counted(&all, from, to), "{from} to {to}");
        assert!(!figures.is_empty());
        leads_to_its_facts(&binder, "all");
    }
}

/// Every entry of one of the demonstration's ledgers: of which case, which, on which day of Oklahoma, and what it is.
fn entries(data: &Path, ledger: &str) -> Vec<(String, String, String, Matter)> {
    let store = SqliteStore::open(&data.join(format!("{ledger}.db"))).unwrap();
    let zone = jiff::tz::TimeZone::get("America/Chicago").unwrap();
    let mut all = Vec::new();
    store
        .envelopes(&mut |_, each| {
            let day = each.at.day(&zone).to_string();
            all.push((each.case.to_string(), each.id.to_string(), day, each.matter));
        })
        .unwrap();
    all
}

/// Somebody who left and came again, without a contract either time.
fn admitted_again(kept: &Path, data: &Path) {
    let decided = json!({"kind": "decision", "outcome": "accepted", "reason": null});
    let attended = json!({"kind": "session_attended"});
    let left = json!({"kind": "termination", "reason": "noncompliance"});
    let days = [
        ("2026-03-02", &decided),
        ("2026-03-09", &attended),
        ("2026-05-04", &left),
        ("2026-08-03", &decided),
        ("2026-08-10", &attended),
        ("2026-08-17", &attended),
    ];
    let mut lines = String::new();
    for (number, (day, fact)) in days.into_iter().enumerate() {
        let mut fact = fact.clone();
        fact["case"] = json!("again");
        fact["id"] = json!(format!("a{number}"));
        fact["at"] = json!(format!("{day}T10:00:00-05:00"));
        lines.push_str(&format!("{fact}\n"));
    }
    let file = kept.join("again.jsonl");
    fs::write(&file, lines).unwrap();
    let args = [
        "record",
        file.to_str().unwrap(),
        "--data",
        data.to_str().unwrap(),
    ];
    answer(&args);
}

#[test]
fn papers_of_the_demonstration_are_counted_as_its_entries_say() {
    let (kept, data) = year();
    admitted_again(kept.path(), &data);
    let (from, to) = ("2025-11-24", "2026-11-30");
    let binder = binder(&data, from, to, NOW, &[]);
    let figure = |id: &str, part: &str| {
        let group = groups(&binder).find(|group| group["id"] == id).unwrap();
        let parts = group["parts"].as_array().unwrap();
        let found = parts.iter().find(|each| each["id"] == part);
        found.unwrap_or(group)["all"].as_u64().unwrap()
    };
    let within = |day: &str| from <= day && day <= to;
    let (client, victim) = (entries(&data, "client"), entries(&data, "victim"));
    let struck = |fact: &str| {
        client.iter().any(|(.., matter)| match matter {
            Matter::Rule(What::Void { fact: of }) | Matter::Filed(Filed::Struck { fact: of }) => {
                of.as_str() == fact
            }
            _ => false,
        })
    };
    // Each time in the program by itself: from one acceptance to the next.
    let mut cases: BTreeMap<&str, Vec<(&str, &Matter)>> = BTreeMap::new();
    for (case, _, day, matter) in client.iter().filter(|(_, fact, ..)| !struck(fact)) {
        cases.entry(case).or_default().push((day, matter));
    }
    let mut counted = [0; 3];
    for entries in cases.values() {
        let of = |is: &dyn Fn(&Matter) -> bool| {
            let mut days: Vec<&str> = entries
                .iter()
                .filter(|(_, matter)| is(matter))
                .map(|(day, _)| *day)
                .collect();
            days.sort_unstable();
            days
        };
        let outcome = Outcome::Accepted;
        let accepted = of(&|matter| *matter == Matter::Rule(What::Decision { outcome }));
        let left = of(&|matter| matches!(matter, Matter::Rule(What::Termination { .. })));
        let sessions = of(&|matter| *matter == Matter::Rule(What::SessionAttended));
        let contracts = of(&|matter| *matter == Matter::Filed(Filed::Contract));
        for (place, start) in accepted.iter().enumerate() {
            let end = accepted.get(place + 1).copied().unwrap_or("9999");
            let Some(first) = sessions.iter().find(|day| start <= *day && **day < end) else {
                continue;
            };
            let before = left.iter().rfind(|day| place > 0 && *day <= start);
            let signed = contracts
                .iter()
                .find(|day| before.is_none_or(|before| before < *day) && **day < end);
            if within(first) {
                counted[match signed {
                    Some(signed) if signed <= first => 0,
                    Some(_) => 1,
                    None => 2,
                }] += 1;
            }
        }
    }
    let parts = ["contract-before", "contract-after", "no-contract"];
    assert_eq!(parts.map(|part| figure("contract", part)), counted);
    assert!(counted[0] > 50 && counted[2] > 0, "{counted:?}");
    let times = |all: &[(String, String, String, Matter)], is: &dyn Fn(&Filed) -> bool| {
        let all = all.iter().filter(|(.., day, _)| within(day));
        let all = all.filter(|(.., matter)| matches!(matter, Matter::Filed(filed) if is(filed)));
        u64::try_from(all.count()).unwrap()
    };
    for (id, count) in [
        (
            "court-records",
            times(&client, &|filed| *filed == Filed::CourtRecord),
        ),
        (
            "own-releases",
            times(&client, &|filed| *filed == Filed::Release),
        ),
        (
            "releases",
            times(&victim, &|filed| {
                matches!(filed, Filed::PersonRelease { .. })
            }),
        ),
        (
            "outside",
            times(&victim, &|filed| matches!(filed, Filed::ToldOutside { .. })),
        ),
        (
            "copies",
            times(&victim, &|filed| matches!(filed, Filed::CopyGiven { .. })),
        ),
    ] {
        assert!(count > 0, "{id}");
        assert_eq!(figure(id, ""), count, "{id}");
    }
    // A subpoena came, and nobody has told them yet.
    assert_eq!(figure("demands", "unheard"), 1);
    assert_eq!(figure("demands", ""), 1);
    // One plan was done, one is overdue, one is still to come; each is told with its finding and its days.
    assert_eq!(figure("plans", ""), 3);
    let plans = binder["plans"].as_array().unwrap();
    let stood: Vec<&str> = plans
        .iter()
        .filter_map(|plan| plan["stood"].as_str())
        .collect();
    assert_eq!(stood, ["plan-done", "plan-overdue", "plan-open"]);
    assert!(
        !binder.to_string().contains("first aid"),
        "no word of a plan"
    );
}

/// A figure is as large as what stands behind it, and each duty behind it stood as the figure says.
fn leads_to_its_facts(binder: &Value, column: &str) {
    let mut files = BTreeMap::new();
    for side in ["separate", "participants"] {
        for file in binder[side].as_array().unwrap() {
            assert!(files.insert(text(&file["label"]), file).is_none());
        }
    }
    let mut followed = 0;
    for group in groups(binder) {
        for part in group["parts"].as_array().unwrap() {
            let Some(behind) = part["behind"].as_array() else {
                continue;
            };
            let mut with_duty = 0;
            for each in behind {
                let file = files[&text(&each["label"])];
                if let Some(number) = each["duty"].as_u64() {
                    let duty = &file["duties"][usize::try_from(number - 1).unwrap()];
                    assert_eq!(duty["duty"], number);
                    if part["id"] != "contact" && group["parts"][0]["id"] == "told" {
                        assert_eq!(duty["stood"], part["id"]);
                        assert_eq!(duty["figure"], group["id"]);
                    }
                    with_duty += 1;
                }
            }
            if group["parts"][0]["id"] == "told" {
                assert_eq!(part[column], with_duty, "{}", part["number"]);
                followed += with_duty;
            }
        }
    }
    let duties = binder["separate"].as_array().unwrap().iter();
    let duties: usize = duties
        .map(|case| case["duties"].as_array().unwrap().len())
        .sum();
    assert_eq!(followed, duties);
}

/// A figure of the program is as large as what it was counted from: so many days, entries or things.
fn adds_up(binder: &Value) -> usize {
    let day = |value: &Value| -> jiff::civil::Date { value.as_str().unwrap().parse().unwrap() };
    let long = |fact: &Value| {
        let days = (day(&fact["to"]) - day(&fact["from"])).get_days();
        u64::try_from(days).unwrap() + 1
    };
    let mut followed = 0;
    for group in groups(binder).filter(|group| group["whose"] == "program") {
        let parts = group["parts"].as_array().unwrap();
        let of = |figure: &Value| -> u64 {
            let facts = figure["facts"].as_array().unwrap().iter();
            facts
                .map(|fact| match (fact.get("from"), fact.get("count")) {
                    (Some(_), _) => long(fact),
                    (_, Some(count)) => count.as_u64().unwrap(),
                    _ => 1,
                })
                .sum()
        };
        for part in parts {
            assert_eq!(part["all"], of(part), "{part}");
            let facts = part["facts"].as_array().unwrap();
            assert!(facts.iter().all(|fact| fact["part"] == part["id"]));
            followed += facts.len();
        }
        assert_eq!(group["all"], of(group), "{group}");
    }
    // Who looked into separate files, by the account's number: in all, and of no case.
    let looks = groups(binder).find(|group| group["id"] == "looks").unwrap();
    let by = looks["facts"].as_array().into_iter().flatten();
    let by = by.map(|fact| fact["count"].as_u64().unwrap());
    assert_eq!(looks["all"], by.sum::<u64>(), "{looks}");
    assert_eq!(looks["behind"], json!([]));
    followed
}

#[test]
fn the_program_s_figures_lead_to_days_counties_and_numbers_and_outside_to_nothing() {
    let (_kept, data) = year();
    let (from, to) = ("2025-11-24", "2026-11-30");
    let inside = binder(&data, from, to, NOW, &[]);
    assert!(adds_up(&inside) > 20);
    let sampled = binder(&data, from, to, NOW, &["--sample", "9", "--seed", "4471"]);
    assert!(adds_up(&sampled) > 20);
    let group = |id: &str| groups(&inside).find(|group| group["id"] == id).unwrap();
    let part = |id: &str, part: &str| {
        let mut parts = group(id)["parts"].as_array().unwrap().iter();
        parts.find(|each| each["id"] == part).unwrap()
    };
    // Of four counties one has no agreement, on each day on which it was served.
    let bare = part("counties", "county-bare")["facts"].as_array().unwrap();
    assert_eq!(bare.len(), 1, "{bare:?}");
    assert_eq!(bare[0]["county"], "Creek");
    assert_eq!(bare[0]["to"], "2026-11-23", "up to the day it was made");
    let findings = inside["findings"].as_array().unwrap();
    let found = |id: &str| findings.iter().find(|each| each["finding"] == id).unwrap();
    assert_eq!(found("county-bare")["severity"], "severe");
    assert_eq!(found("county-bare")["counties"], json!(["Creek"]));
    let mut clauses = inside["clauses"].as_array().unwrap().iter();
    let clause = clauses.find(|each| each["clause"] == "(b)").unwrap();
    assert_eq!(clause["verdict"], "not-met");
    // Both numbers were tried months after their agreements were entered; one is due again.
    assert_eq!(group("drills")["all"], 3);
    assert_eq!(part("drills", "drill-late")["all"], 2);
    let missing = part("drills", "drill-missing")["facts"].as_array().unwrap();
    assert_eq!(missing[0]["agreement"], 2);
    assert_eq!(found("number-untried")["all"], 1);
    let mut plans = inside["plans"].as_array().unwrap().iter();
    assert!(plans.all(|plan| plan["owner"].as_u64().unwrap() > 0));
    // What stood before kept its number.
    let numbers = [("agreement", "b1"), ("provider", "b4"), ("others", "b13")];
    for (id, number) in numbers {
        assert_eq!(group(id)["number"], number);
    }
    let page = review(&data, from, to, NOW, &["--format", "html"]);
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("had no agreement (Creek)"));
    assert!(page.contains("Creek: "), "the days");
    assert!(page.contains("sees to it"));

    let outside = binder(&data, from, to, NOW, &["--for", "outside"]).to_string();
    for word in ["\"facts\"", "Creek", "\"counties\":[", "\"owner\""] {
        assert!(!outside.contains(word), "{word}");
    }
    for format in ["html", "csv", "pdf"] {
        let file = review(
            &data,
            from,
            to,
            NOW,
            &["--format", format, "--for", "outside"],
        );
        let text = match format {
            "pdf" => pdf::words_of_tagged(&file),
            _ => String::from_utf8(file).unwrap(),
        };
        assert!(
            !text.contains("Creek") && !text.contains("staff number"),
            "{format}"
        );
    }
}

#[test]
fn on_paper_each_figure_has_its_cases_below_it() {
    let (_kept, data) = year();
    let (from, to) = ("2026-09-15", "2026-10-31");
    let more = ["--for", "review", "--format", "pdf"];
    let paper = pdf::words_of_tagged(&review(&data, from, to, NOW, &more));
    // Labels are new in each binder, so what is on paper is held against itself: each one beside a figure is a case of it.
    let (figures, cases) = paper.split_once("Days are numbered from the day").unwrap();
    let labels = |text: &str| -> BTreeSet<String> {
        let words = text.split_whitespace();
        let words = words.map(|word| word.trim_matches([',', ';']));
        let is = |word: &&str| word.starts_with("S-") || word.starts_with("P-");
        words.filter(is).map(str::to_owned).collect()
    };
    let (beside, there) = (labels(figures), labels(cases));
    assert!(beside.len() > 100, "{}", beside.len());
    assert!(beside.is_subset(&there), "{:?}", beside.difference(&there));
    // As many below a figure as it counts: first notices told in time.
    let json = binder(&data, from, to, NOW, &[]);
    let notice = groups(&json).find(|group| group["id"] == "notice").unwrap();
    let told = &notice["parts"][0];
    let (number, next) = (text(&told["number"]), text(&notice["parts"][1]["number"]));
    let row = paper
        .split(&format!("{number} told in time "))
        .nth(1)
        .unwrap();
    let row = row.split(&format!("{next} tried in time")).next().unwrap();
    let count = row
        .split_whitespace()
        .filter(|word| word.starts_with("S-"))
        .count();
    assert_eq!(told["all"], count, "{row}");
    let outside = review(&data, from, to, NOW, &["--format", "pdf"]);
    assert!(labels(&pdf::words_of_tagged(&outside)).is_empty());
}

#[test]
fn random_histories_are_counted_as_their_slow_twin_counts_them() {
    let (kept, data) = demo(&["--empty"]);
    let oklahoma = State::named("us-ok", &[]);
    let as_of = "2027-03-01T12:00:00-06:00";
    let (mut lines, mut slow) = (String::new(), Vec::new());
    for number in 0..120_u64 {
        let mut state = number.wrapping_add(5).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut row = || {
            [0; 8].map(|_: u8| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                u16::try_from(state >> 24 & 0xFFFF).unwrap()
            })
        };
        let first = row();
        let rows: Vec<_> = (0..30).map(|_| row()).collect();
        let mut made = histories::make(first, &rows);
        for fact in &mut made.facts {
            fact["case"] = json!(format!("case{number:03}"));
        }
        lines.push_str(&made.file());
        slow.extend(twin::duties(&made.facts, &oklahoma, as_of));
    }
    let file = kept.path().join("many.jsonl");
    fs::write(&file, lines).unwrap();
    answer(&[
        "record",
        file.to_str().unwrap(),
        "--data",
        data.to_str().unwrap(),
    ]);
    for (from, to) in [("2020-01-01", "2030-12-31"), ("2026-11-01", "2026-12-15")] {
        let binder = binder(&data, from, to, as_of, &[]);
        let figures = of_duties(&binder, "all");
        assert_eq!(figures, counted(&slow, from, to), "{from} to {to}");
        leads_to_its_facts(&binder, "all");
        let groups: BTreeSet<&String> = figures.keys().map(|(group, _)| group).collect();
        assert!(groups.len() >= 7, "{groups:?}");
    }
}

/// Each figure's number and what stands beside it, read back out of a table.
fn of_csv(bytes: &[u8]) -> BTreeMap<String, String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let figures = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        let is = ["figure", "part"].contains(&cells[0]);
        is.then(|| (cells[2].to_owned(), cells[4].to_owned()))
    });
    figures.collect()
}

/// The same out of a page: the row whose anchor is the number, its first cell of numbers.
fn of_html(bytes: &[u8]) -> BTreeMap<String, String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let rows = text.split("<tr id=\"").skip(1);
    rows.map(|row| {
        let number = row.split('"').next().unwrap().to_owned();
        let cell = row.split("<td class=\"num\">").nth(1).unwrap();
        (number, cell.split('<').next().unwrap().to_owned())
    })
    .collect()
}

/// Of each figure's number the words beside it, out of a table.
fn words_of_csv(bytes: &[u8]) -> BTreeMap<String, String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let figures = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.splitn(8, ',').collect();
        let is = ["figure", "part"].contains(&cells[0]);
        is.then(|| (cells[2].to_owned(), cells[7].trim_matches('"').to_owned()))
    });
    figures.collect()
}

fn of_json(binder: &Value) -> BTreeMap<String, String> {
    let mut figures = BTreeMap::new();
    for group in groups(binder) {
        let parts = group["parts"].as_array().unwrap();
        for figure in parts.iter().chain([group]) {
            let all = figure["all"].as_u64();
            let all = all.map_or_else(|| "–".to_owned(), |all| all.to_string());
            figures.insert(text(&figure["number"]), all);
        }
    }
    figures
}

#[test]
fn every_file_has_the_same_figures_for_the_review_and_for_outside() {
    let (_kept, data) = year();
    let (from, to) = ("2026-09-15", "2026-10-31");
    for (audience, sampled) in [
        ("review", false),
        ("outside", false),
        ("review", true),
        ("outside", true),
    ] {
        let mut more = vec!["--for", audience];
        if sampled {
            more.extend(["--sample", "12", "--seed", "4471"]);
        }
        let json = binder(&data, from, to, NOW, &more);
        let figures = of_json(&json);
        assert!(figures.len() > 100, "{}", figures.len());
        let held = figures.values().filter(|all| *all == "–").count();
        assert_eq!(held > 0, audience == "outside", "{held} held back");
        let file = |format: &str| {
            let mut args = more.clone();
            args.extend(["--format", format]);
            review(&data, from, to, NOW, &args)
        };
        let csv = file("csv");
        assert_eq!(of_csv(&csv), figures, "csv for {audience}");
        let (paper, words) = (pdf::words_of_tagged(&file("pdf")), words_of_csv(&csv));
        for (number, all) in &figures {
            let line = format!("{number} {} {all} ", words[number]);
            assert!(paper.contains(&line), "pdf for {audience}: {line}");
        }
        assert_eq!(of_html(&file("html")), figures, "html for {audience}");
    }
    // Said to nobody in particular, a table is for outside and a page for the review.
    let usual = of_csv(&review(&data, from, to, NOW, &["--format", "csv"]));
    let outside = of_json(&binder(&data, from, to, NOW, &["--for", "outside"]));
    assert_eq!(usual, outside);
}

#[test]
fn what_leaves_holds_no_case_and_no_number_under_five_of_anybodys_case() {
    let (_kept, data) = year();
    let binder = binder(
        &data,
        "2026-09-01",
        "2026-10-31",
        NOW,
        &["--for", "outside"],
    );
    for list in ["separate", "participants", "plans", "notes"] {
        assert!(binder.get(list).is_none(), "{list}");
    }
    assert!(!binder.to_string().contains("behind"));
    for group in groups(&binder).filter(|group| group["whose"] != "program") {
        let parts = group["parts"].as_array().unwrap();
        for figure in parts.iter().chain([group]) {
            let small = figure["all"]
                .as_u64()
                .is_some_and(|all| (1..5).contains(&all));
            assert!(!small, "{figure}");
        }
        let held = parts.iter().filter(|part| part["all"].is_null()).count();
        let told = group["all"].is_null();
        assert!(held != 1 || told, "subtracted from its total: {group}");
    }
}

/// Facts with a word of its own in each place that has room for one.
fn planted() -> String {
    let at = |day: u32, hour: u32| format!("2026-11-{day:02}T{hour:02}:00:00-06:00");
    let case = "zz-canary-case";
    let facts = [
        json!({"id": "zz-canary-f1", "at": at(2, 9), "kind": "person", "person": "zz-canary-person", "roles": ["victim"]}),
        json!({"id": "zz-canary-f2", "at": at(3, 9), "kind": "assessment", "concerns": ["zzcanaryconcern"], "lethality": ["zzcanarylethal"]}),
        json!({"id": "zz-canary-f3", "at": at(4, 9), "kind": "decision", "outcome": "denied", "reason": "zzcanaryreason"}),
        json!({"id": "zz-canary-f4", "at": at(5, 9), "kind": "effort", "person": "zz-canary-person", "to": "person", "channel": "telephone", "outcome": "reached"}),
        json!({"id": "zz-canary-f5", "at": at(5, 10), "kind": "threat", "toward": ["victim"], "named": [], "source": "zz-canary-person"}),
        json!({"id": "zz-canary-f6", "at": at(5, 11), "kind": "threat", "toward": ["other_person"], "named": [], "source": null}),
        json!({"id": "zz-canary-f7", "at": at(6, 9), "kind": "notice", "person": "zz-canary-person", "about": "zz-canary-f6", "to": "person", "channel": "telephone", "outcome": "voicemail"}),
        json!({"id": "zz-canary-f8", "at": at(6, 10), "kind": "threat_ended", "about": "zz-canary-f6", "why": "zzcanarywhy"}),
        json!({"id": "zz-canary-f9", "at": at(6, 11), "kind": "inbound", "person": "zz-canary-person", "by": "advocate"}),
        json!({"id": "zz-canary-fa", "at": at(6, 12), "recorded": at(9, 12), "kind": "effort", "person": "zz-canary-person", "to": "person", "channel": "letter", "outcome": "no_answer"}),
        json!({"id": "zz-canary-fb", "at": at(9, 13), "kind": "void", "fact": "zz-canary-fa", "why": "zzcanaryvoid"}),
        json!({"id": "zz-canary-fc", "at": at(6, 12), "kind": "election", "person": "zz-canary-person", "receive": true, "provide": true, "every_days": 7}),
    ];
    let lines = facts.into_iter().map(|mut fact| {
        fact["case"] = json!(case);
        format!("{fact}\n")
    });
    lines.collect()
}

#[test]
fn no_label_of_the_ledgers_and_no_word_of_a_letter_is_in_any_binder() {
    let (kept, data) = demo(&["--empty"]);
    let file = kept.path().join("planted.jsonl");
    fs::write(&file, planted()).unwrap();
    answer(&[
        "record",
        file.to_str().unwrap(),
        "--data",
        data.to_str().unwrap(),
    ]);
    let as_of = "2026-12-24T09:00:00-06:00";
    for format in ["json", "html", "csv", "pdf"] {
        for audience in ["review", "outside"] {
            for language in ["en", "es"] {
                for draw in [&[][..], &["--sample", "5", "--seed", "x"]] {
                    let mut more = vec!["--format", format, "--for", audience];
                    more.extend(["--language", language]);
                    more.extend(draw);
                    let bytes = review(&data, "2026-11-01", "2026-12-31", as_of, &more);
                    let text = match format {
                        "pdf" => pdf::words_of_tagged(&bytes).to_lowercase(),
                        _ => String::from_utf8_lossy(&bytes).to_lowercase(),
                    };
                    assert!(text.contains("75:25-3-4.2") || format != "html");
                    assert!(!text.contains("canary"), "{format} for {audience}");
                    // No date of what happened in the separate file, nor an hour of it.
                    for date in ["2026-11-05", "2026-11-06", "nov. 5", "nov. 6", "5 nov"] {
                        assert!(!text.contains(date), "{format}: {date}");
                    }
                }
            }
        }
    }
    // The duties themselves are there: the binder was not empty.
    let binder = binder(&data, "2026-11-01", "2026-12-31", as_of, &[]);
    assert!(!of_duties(&binder, "all").is_empty());
}

#[test]
fn two_binders_of_one_ledger_share_no_label_and_no_order() {
    let (_kept, data) = year();
    let labels = || -> Vec<String> {
        let binder = binder(&data, "2025-12-01", "2026-10-31", NOW, &[]);
        let both = ["separate", "participants"];
        let files = both
            .iter()
            .flat_map(|side| binder[side].as_array().unwrap());
        files.map(|file| text(&file["label"])).collect()
    };
    let (one, other) = (labels(), labels());
    assert!(one.len() > 200);
    let one: BTreeSet<&String> = one.iter().collect();
    assert!(other.iter().all(|label| !one.contains(label)));
}

#[test]
fn a_sample_is_drawn_again_with_the_lines_of_the_manual() {
    let (kept, data) = year();
    let key = kept.path().join("key.csv");
    let drawn = binder(
        &data,
        "2026-03-01",
        "2026-10-31",
        NOW,
        &[
            "--sample",
            "12",
            "--seed",
            "4471",
            "--key-sheet",
            key.to_str().unwrap(),
        ],
    );
    assert_eq!(drawn["drawn"], 12);
    leads_to_its_facts(&drawn, "sample");
    // The program in docs/review.md, as it stands there.
    let manual = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/review.md");
    let manual = fs::read_to_string(manual).unwrap();
    let program = manual.split("```python\n").nth(1).unwrap();
    let program = program.split("```").next().unwrap();
    let script = kept.path().join("draw.py");
    fs::write(&script, program).unwrap();
    let said = Command::new("python3")
        .arg(&script)
        .args([key.to_str().unwrap(), "4471", "12"])
        .output()
        .unwrap();
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    let redrawn: BTreeSet<String> = String::from_utf8(said.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    let labels: BTreeSet<String> = drawn["separate"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| text(&file["label"]))
        .collect();
    assert_eq!(redrawn, labels);
    // Whoever draws by the same seed gets the same cases, under other labels.
    let again = binder(
        &data,
        "2026-03-01",
        "2026-10-31",
        NOW,
        &["--sample", "12", "--seed", "4471"],
    );
    assert_eq!(of_duties(&again, "sample"), of_duties(&drawn, "sample"));
}

#[test]
fn what_is_wrong_with_the_call_is_said() {
    let (_kept, data) = demo(&["--empty"]);
    let data = data.to_str().unwrap();
    let call = |more: &[&str]| {
        let mut args = vec!["review", "--data", data, "--format", "json"];
        args.extend(more);
        run(&args).status.code()
    };
    let period = ["--from", "2026-11-01", "--to", "2026-11-30"];
    let with = |more: &[&'static str]| [&period[..], more].concat();
    assert_eq!(call(&period), Some(0));
    assert_eq!(
        call(&["--from", "2026-11-30", "--to", "2026-11-01"]),
        Some(2)
    );
    assert_eq!(call(&with(&["--sample", "5"])), Some(2));
    assert_eq!(call(&with(&["--seed", "5"])), Some(2));
    assert_eq!(call(&with(&["--sample", "0", "--seed", "5"])), Some(2));
    assert_eq!(call(&with(&["--state", "green"])), Some(2));
    assert_eq!(call(&with(&["--state", "late"])), Some(0));
}
