//! What a program kept before, brought in by the command: a dry run that records nothing and names each cell that cannot be
//! taken, then the same recorded once however often it is brought.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use jiff::civil::Date;
use ledger::{Filed, Matter, OfficeAct, SqliteStore, Store as _};
use leeward_tests::{
    browser::{Program, binary},
    typed,
};
use rules::{Moment, What};
use tempfile::TempDir;

struct House {
    folder: TempDir,
    data: PathBuf,
}

impl House {
    /// A program with nobody in it, not served.
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        drop(Program::at(&data, &["--empty"]));
        Self { folder, data }
    }

    /// The lines of standard output and the text of standard error.
    fn import(&self, kind: &str, text: &str, more: &[&str]) -> (Vec<String>, String) {
        let file = self.folder.path().join("list.csv");
        fs::write(&file, text).unwrap();
        self.import_file(kind, &file, more)
    }

    fn import_file(&self, kind: &str, file: &Path, more: &[&str]) -> (Vec<String>, String) {
        // What is brought to the program desk is sealed nowhere.
        if matches!(kind, "roster" | "attendance" | "court-log") {
            typed::list(&fs::read_to_string(file).unwrap());
        }
        let done = Command::new(binary())
            .args(["import", kind])
            .arg(file)
            .arg("--data")
            .arg(&self.data)
            .args(more)
            .output()
            .unwrap();
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.success(), "{said}");
        let lines = String::from_utf8(done.stdout).unwrap();
        (lines.lines().map(str::to_owned).collect(), said)
    }

    fn count(&self, ledger: &str, which: impl Fn(&Matter) -> bool) -> usize {
        let store = SqliteStore::open(&self.data.join(format!("{ledger}.db"))).unwrap();
        let mut count = 0;
        store
            .envelopes(&mut |_, envelope| count += usize::from(which(&envelope.matter)))
            .unwrap();
        count
    }

    /// Somebody works there.
    fn hire(&self, name: &str) {
        let store = SqliteStore::open(&self.data.join("program.db")).unwrap();
        let settings = program_file::Settings::read(&store).unwrap();
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
        let recorder = program_file::Recorder { store: &store };
        recorder.staff(&act, settings.next_staff(), &staff).unwrap();
    }

    fn days(&self) -> (usize, usize) {
        (
            self.count("client", |matter| {
                *matter == Matter::Rule(What::SessionAttended)
            }),
            self.count("client", |matter| {
                matches!(matter, Matter::Filed(Filed::Absence { .. }))
            }),
        )
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            typed::lie_nowhere(false, &[&self.data], "");
        }
    }
}

const ATTENDANCE: &str = "Name,9/8,9/15,9/22,Paid\n\
    \"Magnolia, Milo\",P 25,A,E,25\n\
    Quill Pine,P,L $30,zz,30\n\
    \"Magnolia, M.\",P,P,P,\n\
    \"Nobody, Known\",P,P,P,\n";

#[test]
fn attendance_is_brought_in_once_and_what_is_doubtful_is_named() {
    let house = House::empty();
    let roster = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/import/bip-roster.csv");
    house.import_file("roster", &roster, &[]);
    let before = house.days();
    let more = ["--year", "2026"];
    let dry = [&more[..], &["--dry-run"]].concat();
    let (bad, said) = house.import("attendance", ATTENDANCE, &dry);
    assert!(said.contains("5 days would be new"), "{said}");
    assert!(said.contains("from 2026-09-08 to 2026-09-22"), "{said}");
    assert!(said.contains("paid in 2 cells"), "{said}");
    assert_eq!(house.days(), before);
    let named = |cell: &str| bad.iter().any(|line| line.starts_with(cell));
    assert!(named("1\tPaid\t"), "{bad:?}");
    assert!(named("3\t9/22\tzz\tis a code"), "{bad:?}");
    assert!(
        named("4\t\tMagnolia, M.\tis like the name of one participant"),
        "{bad:?}"
    );
    assert!(named("5\t\tNobody, Known\tis no participant"), "{bad:?}");
    assert_eq!(bad.len(), 4, "{bad:?}");

    house.import("attendance", ATTENDANCE, &more);
    assert_eq!(house.days(), (before.0 + 3, before.1 + 2));
    let (_, said) = house.import("attendance", ATTENDANCE, &more);
    assert!(said.contains("0 days new, 5 were there"), "{said}");
    assert_eq!(house.days(), (before.0 + 3, before.1 + 2));
    // What the file says already stays, and is named.
    let (bad, _) = house.import("attendance", "Name,9/8\nQuill Pine,A\n", &more);
    assert!(
        bad[0].contains("is not what was brought in before"),
        "{bad:?}"
    );
    assert_eq!(house.days(), (before.0 + 3, before.1 + 2));
}

#[test]
fn agreements_and_trainings_are_brought_in_once() {
    let house = House::empty();
    let agreements = "Provider,County,Signed by,Date,Cert exp,Hotline\n\
        Prairie House,\"Creek, Tulsa\",Ola Reed,3/1/26,6/30/27,918-555-0190\n\
        Prairie House,Osage,Ola Reed,3/1/26,6/30/27,918-555-0192\n";
    let providers = || {
        house.count("program", |matter| {
            matches!(matter, Matter::Filed(Filed::Provider { .. }))
        })
    };
    let before = providers();
    let (bad, said) = house.import("agreements", agreements, &["--dry-run"]);
    assert!(said.contains("1 would be new"), "{said}");
    assert!(bad[0].contains("as in row 2"), "{bad:?}");
    assert_eq!(providers(), before);
    house.import("agreements", agreements, &[]);
    house.import("agreements", agreements, &[]);
    assert_eq!(providers(), before + 1);
    let later = agreements.replace("6/30/27", "6/30/29");
    let (bad, _) = house.import("agreements", &later, &[]);
    assert!(
        bad.iter()
            .any(|line| line.contains("is not what was brought in before")),
        "{bad:?}"
    );
    assert_eq!(providers(), before + 1);

    let who = "Fay Sedge";
    house.hire(who);
    let trainings = format!(
        "Staff,Topic,Trainer,Date,Hours,Sponsor,ED approval\n\
        {who},Listening,Ida Fern,10/1/26,1.5,A college,Dora Pinewood\n\
        Nobody Here,Listening,Ida Fern,10/1/26,1.5,A college,Dora Pinewood\n"
    );
    let trained = || {
        let is = Matter::Filed(Filed::Office(OfficeAct::Trained));
        house.count("program", |matter| *matter == is)
    };
    let before = trained();
    let (bad, _) = house.import("training", &trainings, &["--dry-run"]);
    assert!(bad[0].contains("is no topic of the year"), "{bad:?}");
    assert!(bad[1].contains("is nobody of the staff"), "{bad:?}");
    assert_eq!(trained(), before);
    house.import("training", &trainings, &[]);
    house.import("training", &trainings, &[]);
    assert_eq!(trained(), before + 1);
}

const COURT_LOG: &str = "Cause #,Name,Court,Type,Due,Sent,By,Room\n\
    CF-2025-207,\"Birch, Aldo\",Judge Elm,Court,12/2/26,,,4\n\
    cf-2025-1716,,PO Ash,Probation,11/4/26,11/3/26,MK,4\n\
    CF-2025-3621,\"Birch, Aldo\",Judge Elm,,12/2/26,,,4\n\
    CF-1999-1,,Judge Elm,,12/2/26,,,4\n\
    CF-2025-207,,Judge Elm,Court,12/2/26,,,4\n\
    ,,Judge Elm,Court,12/2/26,,,4\n\
    CF-2025-3621,,Judge Elm,zz,soon,,,4\n\
    ,\"Pine, Quill\",Judge Elm,progress,1/5/27,,,4\n";

#[test]
fn a_log_of_reports_to_courts_is_brought_in_once_and_what_was_sent_since_is_added() {
    let house = House::empty();
    let roster = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/import/bip-roster.csv");
    house.import_file("roster", &roster, &[]);
    let count = || {
        let due = |matter: &Matter| matches!(matter, Matter::Filed(Filed::ReportDue { .. }));
        let sent = |matter: &Matter| {
            matches!(
                matter,
                Matter::Filed(Filed::ReportAnswered { made: true, .. })
            )
        };
        (house.count("client", due), house.count("client", sent))
    };
    let (bad, said) = house.import("court-log", COURT_LOG, &["--dry-run"]);
    assert!(said.contains("8 rows: 3 reports would be new"), "{said}");
    assert!(said.contains("Columns left out: Room."), "{said}");
    assert_eq!(count(), (0, 0));
    let named = |cell: &str| bad.iter().any(|line| line.starts_with(cell));
    for cell in [
        "4\t\tCF-2025-3621: Birch, Aldo\thas the number of one participant",
        "5\t\tCF-1999-1\tis no participant",
        "6\t\tCF-2025-207\tis the same as in row 2",
        "7\tCause #\t\tis empty",
        "8\tType\tzz\tis a code",
        "8\tDue\tsoon\tis no day",
    ] {
        assert!(named(cell), "{cell}: {bad:?}");
    }
    assert_eq!(bad.len(), 6, "{bad:?}");
    house.import("court-log", COURT_LOG, &[]);
    assert_eq!(count(), (3, 1));
    let (_, said) = house.import("court-log", COURT_LOG, &[]);
    assert!(
        said.contains("0 reports new, 0 sent that were owed, 3 were there"),
        "{said}"
    );
    assert_eq!(count(), (3, 1));
    // The log goes on being kept: what it says was sent since is added.
    let later = COURT_LOG.replace("12/2/26,,,4\ncf", "12/2/26,11/20/26,MK,4\ncf");
    let (_, said) = house.import("court-log", &later, &[]);
    assert!(
        said.contains("0 reports new, 1 sent that were owed, 2 were there"),
        "{said}"
    );
    assert_eq!(count(), (3, 2));
}

/// By the clock of this machine, as the command has it.
fn yesterday() -> Date {
    #[expect(
        clippy::disallowed_methods,
        reason = "what is brought in is held against the clock of this machine"
    )]
    let now = jiff::Timestamp::now();
    let today = jiff::tz::TimeZone::UTC.to_datetime(now).date();
    today.yesterday().unwrap()
}

/// Dangers and incidents in one sheet, as many a binder has them.
const BINDER: &str = "Date,Type,Client,What said,Who called when,Police #,Provider spoke to,Injury,Location,Reported to,Record,Written report,Done by\n\
    3/2/26,Danger,\"Pine, Quill\",He will find the blue door,MK called 3/2 8p,26-1042,Ola Reed,,,,,,\n\
    3/9/26,Incident,\"Pine, Quill\",,,,,er,Parking lot,Dora Pinewood,red binder,3/10/26,Dora Pinewood\n\
    4/1/26,Incident,,,,,,death,Room 2,Dora Pinewood,red binder,,\n\
    4/2/26,zz,\"Birch, Aldo\",A slammed door,,,,,,,,,\n\
    4/3/26,Danger,\"Nobody, Known\",A slammed door,,,,,,,,,\n";

#[test]
fn a_binder_that_mixes_dangers_and_incidents_is_read_twice_and_neither_desk_gets_the_others() {
    let house = House::empty();
    let roster = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/import/bip-roster.csv");
    house.import_file("roster", &roster, &[]);
    let words = || {
        house.count("victim", |matter| {
            matches!(matter, Matter::Filed(Filed::Note { .. }))
        })
    };
    let office = |act: OfficeAct| {
        let is = Matter::Filed(Filed::Office(act));
        house.count("program", |matter| *matter == is)
    };
    let before = (words(), office(OfficeAct::Incident));
    for dry in [&["--dry-run"][..], &[], &[]] {
        let (bad, said) = house.import("danger-log", BINDER, dry);
        assert!(said.contains("2 rows are no danger"), "{said}");
        assert!(
            said.contains("Columns left out: Injury, Location, Reported to, Record"),
            "{said}"
        );
        let named = |cell: &str| bad.iter().any(|line| line.starts_with(cell));
        assert!(named("5\tType\tzz\tis a code"), "{bad:?}");
        assert!(
            named("6\tclient\tNobody, Known\tis no participant"),
            "{bad:?}"
        );
        assert_eq!(bad.len(), 2, "{bad:?}");
        assert_eq!(words(), before.0 + usize::from(dry.is_empty()));
    }
    // One of these days may live on: it is named, so that somebody looks at it.
    let lately = format!(
        "{BINDER}{},Danger,\"Pine, Quill\",He stood at the gate,,,,,,,,,\n",
        yesterday().strftime("%-m/%-d/%y")
    );
    let (bad, _) = house.import("danger-log", &lately, &["--dry-run"]);
    let named = |bad: &[String], cell: &str, reason: &str| {
        let line = bad.iter().find(|line| line.starts_with(cell));
        line.is_some_and(|line| line.contains(reason))
    };
    let kept = "is kept as a note";
    assert!(named(&bad, "7\tclient\tPine, Quill", kept), "{bad:?}");
    assert!(!named(&bad, "2\tclient", kept), "{bad:?}");
    for (turn, dry) in [&["--dry-run"][..], &[], &[]].into_iter().enumerate() {
        let (bad, said) = house.import("incident-log", BINDER, dry);
        assert!(said.contains("2 rows are no incident"), "{said}");
        assert!(
            said.contains("Columns left out: Client, What said, Who called when, Police #"),
            "{said}"
        );
        assert!(
            bad.iter().any(|line| line.starts_with("5\tType\tzz")),
            "{bad:?}"
        );
        // Of a death somebody is told within the hour, and a day does not say which: named while it is new.
        assert_eq!(
            named(&bad, "4\tharm\tRoom 2", "has no hour"),
            turn < 2,
            "{bad:?}"
        );
        assert_eq!(
            office(OfficeAct::Incident),
            before.1 + 2 * usize::from(dry.is_empty())
        );
    }
    assert_eq!(office(OfficeAct::IncidentWritten), 1);
    // No danger counts as told, and what was said stands in no ledger but theirs.
    for ledger in ["client", "drop", "victim", "program"] {
        let bytes = fs::read(house.data.join(format!("{ledger}.db"))).unwrap();
        for word in ["blue door", "26-1042", "Birch, Aldo", "Pine, Quill"] {
            let found = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!found, "{word} in {ledger}");
        }
    }
    let threats = |matter: &Matter| matches!(matter, Matter::Rule(What::Threat { .. }));
    assert_eq!(house.count("victim", threats), 0);
}
