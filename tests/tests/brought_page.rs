//! What a program kept in lists before, brought in on a desk's own page: looked at first, what cannot be taken named by its line,
//! then taken once. What somebody said there of codes and columns, the command knows.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{fs, process::Command};

use keys::DeskName;
use ledger::{SqliteStore, Store};
use leeward_tests::browser::{Program, binary};
use leeward_tests::ledgers::cases_of;
use leeward_tests::world::{Visitor, World, text};
use program_file::{OfficeFile, Settings};
use rules::Moment;

const TAKE: (&str, &str) = ("i_do", "take");

/// A page's words.
fn said(answer: &desk::Answer) -> String {
    let source = text(answer);
    let parts = source
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, rest)| rest));
    let words: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    words.join(" ")
}

fn hire(store: &dyn Store, name: &str) {
    let settings = Settings::read(store).unwrap();
    let act = program_file::Act {
        seen: None,
        batch: ledger::BatchId([3; 16]),
        salt: [3; 16],
        actor: ledger::Actor(1),
        now: Moment::parse("2026-01-05T09:00:00-06:00").unwrap(),
    };
    let staff = program_file::Staff {
        name: name.to_owned(),
        hats: [program_file::Hat::Facilitator].into(),
        ..program_file::Staff::default()
    };
    let recorder = program_file::Recorder { store };
    recorder.staff(&act, settings.next_staff(), &staff).unwrap();
}

#[test]
fn agreements_come_in_on_the_program_desks_page_and_stay_as_they_are() {
    let world = World::new(1);
    let mut dora = Visitor::at(&world, DeskName::Program);
    let page = "/program/import/agreements";
    let list = "Provider,County,Signed by,Date,Cert exp,Hotline\n\
        Prairie House,\"Creek, Tulsa\",Ola Reed,3/1/26,6/30/27,918-555-0190\n\
        Prairie House,Osage,Ola Reed,3/1/26,6/30/27,918-555-0192\n\
        Dune House,Rogers,Ola Reed,3/1/26,someday,918-555-0193\n";
    let there = || {
        let settings = Settings::read(world.program.as_ref()).unwrap();
        settings.providers.len()
    };
    let before = there();
    let looked = said(&dora.bring(&world, page, list, &[]));
    assert!(looked.contains("One row would be new."), "{looked}");
    assert!(looked.contains("2 cells to look at"), "{looked}");
    assert!(looked.contains("is the same as in row 2"), "{looked}");
    assert!(looked.contains("someday"), "{looked}");
    assert_eq!(there(), before);
    let taken = said(&dora.bring(&world, page, list, &[TAKE]));
    assert!(taken.contains("One row is new."), "{taken}");
    assert_eq!(there(), before + 1);
    let again = said(&dora.bring(&world, page, list, &[TAKE]));
    assert!(again.contains("One was here already."), "{again}");
    assert_eq!(there(), before + 1);
    let later = list.replace("6/30/27,918-555-0190", "6/30/29,918-555-0190");
    let other = said(&dora.bring(&world, page, &later, &[TAKE]));
    assert!(
        other.contains("is not what was brought in before"),
        "{other}"
    );
    let nothing = dora.bring(&world, page, "Provider\nX\n", &[]);
    assert_eq!(nothing.status, 422);
    assert!(said(&nothing).contains("No column is known for: Counties,"));
}

#[test]
fn of_a_roster_who_left_long_ago_is_left_out_where_asked_and_the_count_is_there_to_sign() {
    let world = World::new(1);
    let mut may = Visitor::at(&world, DeskName::Client);
    let page = "/client/import";
    // The world's day is November 24, 2026: one is here, one left nineteen days before, one in spring.
    let list = "Last,First,DOB,Intake dt,Accept/Deny,Assess dt,Start dt,Status,Exit dt\n\
        Birch,Aldo,6/20/1985,1/5/26,A,1/8/26,1/20/26,A,\n\
        Gorse,Teo,6/21/1985,1/5/26,A,1/8/26,1/20/26,T-NC,11/5/26\n\
        Spruce,Ivo,6/22/1985,1/5/26,A,1/8/26,1/20/26,T-NC,4/6/26\n";
    let only = ("i_only", "open");
    let all = said(&may.bring(&world, page, list, &[]));
    assert!(all.contains("3 participants would be new."), "{all}");
    assert!(!all.contains("Count to sign"), "{all}");
    let some = said(&may.bring(&world, page, list, &[only]));
    assert!(some.contains("2 participants would be new."), "{some}");
    assert!(
        some.contains("One left more than 30 days ago and would be left out."),
        "{some}"
    );
    let taken = said(&may.bring(&world, page, list, &[only, TAKE]));
    for part in [
        "Count to sign",
        "3 rows in the file",
        "2 participants are new.",
        "One left more than 30 days ago and was left out.",
        "Then, the old sheet",
    ] {
        assert!(taken.contains(part), "`{part}`: {taken}");
    }
    let listed = said(&may.get(&world, "/client/"));
    assert!(
        listed.contains("Gorse") && !listed.contains("Spruce"),
        "{listed}"
    );
}

#[test]
fn a_training_that_is_called_as_no_topic_is_named_with_the_nearest() {
    let world = World::new(1);
    hire(world.program.as_ref(), "Fay Sedge");
    let mut dora = Visitor::at(&world, DeskName::Program);
    let page = "/program/import/training";
    let row =
        |title: &str| format!("Fay Sedge,{title},Ida Fern,10/1/26,1.5,A college,Dora Pinewood\n");
    let head = "Staff,Topic,Trainer,Date,Hours,Sponsor,ED approval\n";
    let titles = ["Confidentiality", "CPR and first aid", "Listening"];
    let list = head.to_owned() + &titles.map(row).concat();
    let looked = said(&dora.bring(&world, page, &list, &[]));
    assert!(looked.contains("3 rows would be new."), "{looked}");
    let near = "the nearest is “First aid kits and fire extinguishers”";
    for part in ["CPR and first aid", near, "Listening"] {
        assert!(looked.contains(part), "`{part}`: {looked}");
    }
    assert!(looked.contains("2 cells to look at"), "{looked}");
    dora.bring(&world, page, &list, &[TAKE]);
    let trained = || {
        let office = OfficeFile::read(world.program.as_ref()).unwrap();
        office.trainings.into_iter().map(|(_, each)| each)
    };
    let topics = |title: &str| {
        let mut all = trained();
        let one = all.find(|each| each.title == title).unwrap();
        one.topics.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(topics("Confidentiality"), ["confidentiality"]);
    assert!(topics("CPR and first aid").is_empty() && topics("Listening").is_empty());
    assert_eq!(trained().count(), 3);
    dora.bring(&world, page, &list, &[TAKE]);
    assert_eq!(trained().count(), 3);
}

#[test]
fn what_somebody_said_of_a_code_on_the_page_the_command_knows() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let flags = ["--empty", "--test-clock", "2026-11-24T18:00:00-06:00"];
    let program = Program::at(&data, &flags);
    let mut may = Visitor::at(&program, DeskName::Client);
    let who = [
        ("first", "Quill"),
        ("last", "Pine"),
        ("when_month", "8"),
        ("when_day", "3"),
        ("when_year", "2026"),
    ];
    may.refers(&program, &who);
    let store = || SqliteStore::open(&data.join("client.db")).unwrap();
    let case = *cases_of(&store()).last().unwrap();
    let decide = format!("/client/participants/{}/decision", case);
    let when = [
        ("outcome", "accepted"),
        ("when_month", "8"),
        ("when_day", "3"),
        ("when_year", "2026"),
    ];
    may.fill(&program, &decide, &decide, &when);
    let page = "/client/import/attendance";
    let list = "Name,9/8\n\"Pine, Quill\",zz\n";
    let looked = said(&may.bring(&program, page, list, &[]));
    assert!(
        looked.contains("is a code whose meaning is not known"),
        "{looked}"
    );
    let code = ("i_code_attendance_0", "present");
    let taken = said(&may.bring(&program, page, list, &[code, TAKE]));
    assert!(taken.contains("One day is new."), "{taken}");
    drop(program);

    let file = folder.path().join("later.csv");
    fs::write(&file, "Name,9/15\n\"Pine, Quill\",ZZ\n").unwrap();
    let done = Command::new(binary())
        .args(["import", "attendance"])
        .arg(&file)
        .arg("--data")
        .arg(&data)
        .args(["--year", "2026"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(told.contains("1 days new"), "{told}");
    assert!(
        told.contains("Every cell of 1 rows could be read."),
        "{told}"
    );
}
