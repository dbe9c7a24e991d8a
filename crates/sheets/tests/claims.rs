//! The two example files as they are, and what can be said of any cell.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use jiff::civil::{Date, date};
use leeward_sheets::{
    CodeSet, Field, Kind, Mapping, Meaning, NotATable, Reason, Stands, Table, Then, attendance,
    day, log, office, phone, roster, tries,
};
use proptest::prelude::*;
use rules::{Ending, Leaving, Outcome, Role};

const TODAY: Date = date(2026, 11, 24);
const ROSTER: &[u8] = include_bytes!("../../../tests/examples/import/bip-roster.csv");
const LOG: &[u8] = include_bytes!("../../../tests/examples/import/victim-log.csv");

type Named = (u32, String, String, Reason, Then);

fn named(bad: &[leeward_sheets::BadCell]) -> Vec<Named> {
    bad.iter()
        .map(|bad| {
            (
                bad.row,
                bad.column.clone(),
                bad.text.clone(),
                bad.reason,
                bad.then,
            )
        })
        .collect()
}

fn cell(row: u32, column: &str, text: &str, reason: Reason, then: Then) -> Named {
    (row, column.to_owned(), text.to_owned(), reason, then)
}

/// The same cells as a workbook that Excel could have written: days as days, numbers as numbers.
fn workbook(csv: &[u8], days_as_days: bool) -> Vec<u8> {
    let table = Table::read(csv).unwrap();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let as_day = rust_xlsxwriter::Format::new().set_num_format("m/d/yyyy");
    for (column, header) in table.headers.iter().enumerate() {
        sheet
            .write_string(0, u16::try_from(column).unwrap(), header)
            .unwrap();
    }
    for line in &table.lines {
        for (column, text) in line.cells.iter().enumerate() {
            let (row, column) = (line.number - 1, u16::try_from(column).unwrap());
            match day::read(text, TODAY) {
                Ok(day) if days_as_days && day.year() >= 1900 => {
                    let (year, month, day) = (day.year(), day.month(), day.day());
                    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(
                        u16::try_from(year).unwrap(),
                        u8::try_from(month).unwrap(),
                        u8::try_from(day).unwrap(),
                    );
                    sheet
                        .write_datetime_with_format(row, column, day.unwrap(), &as_day)
                        .unwrap();
                }
                _ if !text.is_empty() => {
                    sheet.write_string(row, column, text).unwrap();
                }
                _ => {}
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_roster_is_understood_as_it_is() {
    let table = Table::read(ROSTER).unwrap();
    let mapping = Mapping::guess(Kind::Roster, &table);
    assert!(
        mapping
            .columns
            .iter()
            .all(|column| column.field != Field::Skip && column.field != Field::HandOver),
        "{mapping:?}"
    );
    assert_eq!(mapping.missing(), []);
    let unknown = mapping.unknown(&table);
    let unknown: Vec<_> = unknown
        .iter()
        .map(|one| (one.set, one.code.as_str(), one.cells))
        .collect();
    assert_eq!(
        unknown,
        [(CodeSet::Decision, "maybe", 1), (CodeSet::Status, "Z", 1)]
    );

    let rows = roster::read(&table, &mapping, TODAY);
    let out = Then::RowLeftOut;
    let look = Then::LookAtIt;
    assert_eq!(
        named(&rows.bad),
        [
            cell(4, "Intake dt", "2/30/26", Reason::NoSuchDay, out),
            cell(4, "Status", "A", Reason::NotLeft, look),
            cell(6, "Exit dt", "", Reason::NoDayOfLeaving, Then::CellLeftOut),
            cell(7, "DOB", "??", Reason::NotADay, out),
            cell(9, "Intake dt", "next Tues", Reason::NotADay, out),
            cell(11, "Accept/Deny", "maybe", Reason::UnknownCode, out),
            cell(13, "Last", "", Reason::Missing, out),
            cell(14, "Status", "A", Reason::NotLeft, look),
            cell(15, "Exit dt", "5/2/2020", Reason::BeforeEarlier, out),
            cell(15, "Last", "Hawthorn", Reason::Twice(5), out),
            cell(18, "Exit dt", "", Reason::NoDayOfLeaving, Then::CellLeftOut),
            cell(18, "# done/52", "53/52", Reason::MoreThanAll, look),
            cell(20, "Exit dt", "", Reason::NoDayOfLeaving, Then::CellLeftOut),
            cell(24, "Status", "Z", Reason::UnknownCode, out),
            cell(27, "Exit dt", "1/2/2025", Reason::BeforeEarlier, out),
            cell(30, "Status", "A", Reason::NotLeft, look),
            cell(31, "Start dt", "1/5/2027", Reason::Future, out),
        ]
    );
    assert_eq!((rows.all, rows.good.len()), (30, 21));
    let row = |number: u32| rows.good.iter().find(|row| row.number == number).unwrap();
    let birch = row(2);
    assert_eq!(
        (birch.last.as_str(), birch.first.as_str(), birch.born),
        ("Birch", "Aldo", Some(date(1995, 6, 20)))
    );
    assert_eq!(
        (birch.referred, birch.assessed),
        (date(2025, 10, 18), Some(date(2025, 10, 18)))
    );
    assert_eq!(birch.attended, Some(date(2025, 11, 18)));
    assert_eq!(birch.county, "Tulsa");
    assert_eq!(birch.referred_by, Some(Meaning::DistrictAttorney));
    assert_eq!(birch.words, "# done/52: 25/52\nAbs U/E: 1/1");
    let handed: Vec<_> = birch
        .handed_over
        .iter()
        .map(|(field, header, text)| (*field, header.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        handed,
        [
            (Field::Victim, "Victim", "Ada Magnolia"),
            (Field::VictimPhone, "V phone", "918-555-0159"),
            (Field::Partner, "Partner", "same"),
            (Field::Notes, "Notes", "PO wants rpt"),
        ]
    );
    assert_eq!(
        row(3).decided,
        Some((Outcome::Denied, "needs SA tx first".into(), None))
    );
    assert_eq!(row(5).stands, Some(Stands::Jail));
    assert_eq!(row(21).stands, Some(Stands::Moved));
    assert_eq!(row(12).decided, None);
    assert_eq!(row(8).left, Some((Leaving::Other, date(2026, 9, 22))));
    assert_eq!(row(29).last, "Oakhurst");
    assert_eq!(row(30).first, "José");
}

#[test]
fn the_log_is_understood_as_it_is() {
    let table = Table::read(LOG).unwrap();
    let mapping = Mapping::guess(Kind::VictimLog, &table);
    assert!(
        mapping
            .columns
            .iter()
            .all(|column| column.field != Field::Skip),
        "{mapping:?}"
    );
    assert_eq!(mapping.unknown(&table), []);
    let rows = log::read(&table, &mapping, TODAY);
    assert_eq!(
        named(&rows.bad),
        [
            cell(3, "Wants info", "?", Reason::UnknownCode, Then::CellLeftOut),
            cell(5, "Wants info", "?", Reason::UnknownCode, Then::CellLeftOut),
            cell(9, "Wants info", "?", Reason::UnknownCode, Then::CellLeftOut),
        ]
    );
    assert_eq!((rows.all, rows.good.len()), (8, 8));
    assert_eq!(
        rows.good.iter().map(|row| row.tries.len()).sum::<usize>(),
        3 + 3 + 3 + 3 + 2 + 3 + 1 + 1
    );
    let endings: Vec<Vec<Ending>> = rows
        .good
        .iter()
        .map(|row| row.tries.iter().map(|one| one.outcome).collect())
        .collect();
    use Ending as E;
    assert_eq!(endings[0], [E::Voicemail, E::NoAnswer, E::Reached]);
    assert_eq!(endings[2], [E::NoAnswer, E::NoAnswer, E::WrongNumber]);
    assert_eq!(endings[4], [E::SomeoneElse, E::Reached]);
    assert_eq!(endings[6], [E::Disconnected]);
    let birch = &rows.good[0];
    assert_eq!(
        (birch.last.as_str(), birch.first.as_str()),
        ("Birch", "Aldo")
    );
    assert!(birch.roles.contains(Role::Victim) && birch.roles.contains(Role::CurrentPartner));
    assert!(rows.good[1].roles.contains(Role::FormerPartner));
    assert_eq!(birch.phones.len(), 2);
    assert_eq!(
        (birch.services, birch.results, birch.leave_message),
        (None, Some(false), None)
    );
    assert_eq!(birch.concerns, "");
    assert_eq!(rows.good[2].lethality, "gun");
    assert_eq!(
        rows.good[2].tries[0].hour,
        Some(jiff::civil::time(9, 0, 0, 0))
    );
}

#[test]
fn a_workbook_gives_what_the_file_of_text_gives() {
    for days_as_days in [false, true] {
        for (kind, csv) in [(Kind::Roster, ROSTER), (Kind::VictimLog, LOG)] {
            let text = Table::read(csv).unwrap();
            let book = Table::read(&workbook(csv, days_as_days)).unwrap();
            assert_eq!(text.headers, book.headers);
            let mapping = Mapping::guess(kind, &text);
            if !days_as_days {
                assert_eq!(text, book);
            }
            match kind {
                Kind::Roster => {
                    let (text, book) = (
                        roster::read(&text, &mapping, TODAY),
                        roster::read(&book, &mapping, TODAY),
                    );
                    assert_eq!(text.good, book.good);
                    let where_and_why = |rows: &leeward_sheets::Rows<_>| -> Vec<_> {
                        rows.bad
                            .iter()
                            .map(|bad| (bad.row, bad.column.clone(), bad.reason))
                            .collect()
                    };
                    assert_eq!(where_and_why(&text), where_and_why(&book));
                }
                _ => {
                    assert_eq!(
                        log::read(&text, &mapping, TODAY),
                        log::read(&book, &mapping, TODAY)
                    );
                }
            }
        }
    }
}

#[test]
fn a_mapping_is_remembered_and_can_be_changed() {
    let table = Table::read(ROSTER).unwrap();
    let mut mapping = Mapping::guess(Kind::Roster, &table);
    mapping.set_code(CodeSet::Decision, " Maybe ", Meaning::Undecided);
    mapping.set_code(CodeSet::Status, "Z", Meaning::Active);
    mapping.set_code(CodeSet::Status, "Q", Meaning::Court);
    mapping.set_column(6, Field::Skip);
    let kept = serde_json::to_string(&mapping).unwrap();
    let kept: Mapping = serde_json::from_str(&kept).unwrap();
    assert_eq!(kept, mapping);
    let again = kept.for_table(&table);
    assert_eq!(again, mapping);
    assert_eq!(again.unknown(&table), []);
    let rows = roster::read(&table, &again, TODAY);
    assert!(rows.bad.iter().all(|bad| bad.reason != Reason::UnknownCode));
    assert!(rows.good.iter().all(|row| row.referred_by.is_none()));
    // A new column is guessed, and one that nobody understands is for the separate file alone.
    let more =
        Table::read(b"First,Last,Intake dt,Her work\nAldo,Birch,6/20/2025,bakery\n").unwrap();
    let more = kept.for_table(&more);
    assert_eq!(more.columns[3].field, Field::HandOver);
}

#[test]
fn a_field_that_stands_once_moves_from_column_to_column() {
    let table = Table::read(b"Last,First,DOB,Other\nBirch,Aldo,6/20/1995,6/21/1995\n").unwrap();
    let mut mapping = Mapping::guess(Kind::Roster, &table);
    assert_eq!(mapping.missing(), [Field::Referred]);
    mapping.set_column(3, Field::Born);
    let fields: Vec<Field> = mapping.columns.iter().map(|column| column.field).collect();
    assert_eq!(
        fields,
        [Field::Last, Field::First, Field::HandOver, Field::Born]
    );
}

#[test]
fn files_are_read_however_they_were_written() {
    let cells = |bytes: &[u8]| Table::read(bytes).map(|table| (table.headers, table.lines));
    let plain = cells(b"A,B\n1,2\n");
    assert_eq!(cells(b"\xEF\xBB\xBFA;B\r\n1;2"), plain);
    assert_eq!(cells(b"A\tB\r1\t2\r"), plain);
    let (_, lines) = cells(b"A,B\n\n\n\"one\ntwo\",2,3\nJos\xE9\n").unwrap();
    let seen: Vec<(u32, &str)> = lines
        .iter()
        .map(|line| (line.number, line.cells[0].as_str()))
        .collect();
    assert_eq!(seen, [(4, "one\ntwo"), (5, "José")]);
    assert!(lines.iter().all(|line| line.cells.len() == 3));
    assert_eq!(cells(b""), Err(NotATable::Empty));
    assert_eq!(cells(b" , \n"), Err(NotATable::Empty));
    assert_eq!(cells(b"A,B\n"), Err(NotATable::NoRows));
    assert_eq!(cells(b"PK\x03\x04 and nothing"), Err(NotATable::Unreadable));
    assert_eq!(cells(b"\xD0\xCF\x11\xE0\0\0"), Err(NotATable::Unreadable));
}

#[test]
fn a_cell_far_off_is_refused_and_not_reached_for() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Last").unwrap();
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    assert_eq!(
        Table::read(&book.save_to_buffer().unwrap()),
        Err(NotATable::TooLarge)
    );
}

proptest! {
    #[test]
    fn no_text_upsets_a_cell_reader(text in "\\PC{0,60}|[0-9/: .,;apmLVNW-]{0,40}") {
        let _ = day::read(&text, TODAY);
        let _ = day::read_any(&text, TODAY).map(|day| day.from(TODAY));
        let _ = day::hour(&text);
        let _ = phone::read(&text);
        for one in tries::split(&text, TODAY) {
            if let Err(not) = one {
                prop_assert!(text.contains(&not.text));
            }
        }
    }

    #[test]
    fn no_bytes_upset_the_table(bytes in proptest::collection::vec(any::<u8>(), 0..300), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04".as_slice(), &bytes].concat() } else { bytes };
        if let Ok(table) = Table::read(&bytes) {
            for kind in [Kind::Roster, Kind::VictimLog] {
                let mapping = Mapping::guess(kind, &table);
                let _ = mapping.unknown(&table);
            }
        }
    }

    #[test]
    fn a_day_reads_back_however_it_is_written(year in 1930_i16..2027, month in 1_i8..=12, of_month in 1_i8..=28) {
        let whole = date(year, month, of_month);
        for text in [format!("{month}/{of_month}/{year}"), format!("{month:02}-{of_month:02}-{year}"), whole.to_string()] {
            prop_assert_eq!(day::read(&text, TODAY), Ok(whole));
        }
        let short = day::read(&format!("{month}/{of_month}/{:02}", year % 100), TODAY);
        prop_assert!(short.is_ok_and(|day| (day.year() - year) % 100 == 0 && day.year() <= 2027));
    }

    #[test]
    fn every_try_that_is_written_is_found(days in proptest::collection::vec((1_i8..=12, 1_i8..=28), 1..6)) {
        let cell: Vec<String> = days.iter().map(|(month, day)| format!("{month}/{day} LVM")).collect();
        let found = tries::split(&cell.join(", "), TODAY);
        prop_assert_eq!(found.len(), days.len());
        prop_assert!(found.iter().all(Result::is_ok));
    }
}

/// Two groups, as such a workbook is kept: days without a year, what was paid in the same cell, sums at the end.
fn attendance_book() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheets: [(&str, &[&[&str]]); 2] = [
        (
            "Tu 6p",
            &[
                &["Name", "12/29", "1/5", "11/17", "12/1", "Owes"],
                &["Birch, Aldo", "P 25", "A", "L", "", "50"],
                &["Hobie Cedar", "E", "P$30 cash", "25", "", ""],
                &["Total", "", "", "", "", ""],
            ],
        ),
        (
            "Th 6p",
            &[
                &["Last", "First", "11/5/2026", "11/12"],
                &["Maple", "Cato", "M", "zz"],
                &["Larch", "", "P", "-"],
            ],
        ),
    ];
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.iter().enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_of_attendance_is_understood_as_it_is() {
    let sheets = Table::sheets(&attendance_book()).unwrap();
    let mut mapping = attendance::mapping();
    let unknown = attendance::unknown(&sheets, &mapping);
    let codes: Vec<&str> = unknown.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["zz"]);
    let read = attendance::read(&sheets, &mapping, TODAY, None);
    assert_eq!((read.all, read.paid), (5, 3));
    // The last column has nothing in it, so it may lie ahead; the first is of the year before.
    assert_eq!(read.between, Some((date(2025, 12, 29), date(2026, 12, 1))));
    let row = |name: &str| read.rows.iter().find(|row| row.name == name).unwrap();
    let days = |name: &str| -> Vec<(Date, Meaning)> {
        let days = row(name).days.iter();
        days.map(|(_, day, meaning)| (*day, *meaning)).collect()
    };
    assert_eq!(
        days("Birch, Aldo"),
        [
            (date(2025, 12, 29), Meaning::Present),
            (date(2026, 1, 5), Meaning::Unexcused),
            (date(2026, 11, 17), Meaning::Late),
        ]
    );
    assert_eq!(
        (
            row("Hobie Cedar").last.as_str(),
            row("Hobie Cedar").first.as_str()
        ),
        ("Cedar", "Hobie")
    );
    assert_eq!(days("Hobie Cedar").len(), 2);
    assert_eq!(days("Maple, Cato"), [(date(2026, 11, 5), Meaning::MadeUp)]);
    let cell_out = Then::CellLeftOut;
    assert_eq!(
        named(&read.bad),
        [
            cell(1, "Tu 6p: Owes", "Owes", Reason::NotADay, cell_out),
            cell(3, "Tu 6p: 11/17", "25", Reason::PaidOnly, cell_out),
            cell(
                4,
                "Tu 6p: Name",
                "Total",
                Reason::NotAName,
                Then::RowLeftOut
            ),
            cell(2, "Th 6p: 11/12", "zz", Reason::UnknownCode, cell_out),
            cell(
                3,
                "Th 6p: Last",
                "Larch,",
                Reason::NotAName,
                Then::RowLeftOut
            ),
        ]
    );
    // Said once, a code has its meaning; a year that is said is the first column's.
    mapping.set_code(CodeSet::Attendance, "ZZ", Meaning::Present);
    let read = attendance::read(&sheets, &mapping, TODAY, Some(2024));
    assert_eq!(read.between.unwrap().0, date(2024, 12, 29));
    assert!(read.bad.iter().all(|bad| bad.reason != Reason::UnknownCode));
}

#[test]
fn agreements_and_trainings_are_understood_as_they_are() {
    let text = "Provider,County,Signed by,Date,MOU exp,Cert exp,Hotline\n\
        Prairie House,\"Creek, Tulsa\",Ola Reed,3/1/26,2/28/28,6/30/27,918-555-0190\n\
        Hill House,,Ida Fern,,,soon,918-555-0191\n";
    let table = Table::read(text.as_bytes()).unwrap();
    let mapping = Mapping::guess(Kind::Agreements, &table);
    assert_eq!(mapping.missing(), []);
    let rows = office::agreements(&table, &mapping, TODAY);
    let first = &rows.good[0];
    assert_eq!(first.counties, ["Creek", "Tulsa"]);
    assert_eq!(
        first.signed_there,
        Some(("Ola Reed".to_owned(), date(2026, 3, 1)))
    );
    assert_eq!(first.certified_until, date(2027, 6, 30));
    assert_eq!(rows.good.len(), 1);
    let out = Then::RowLeftOut;
    assert_eq!(
        named(&rows.bad),
        [
            cell(3, "County", "", Reason::Missing, out),
            cell(3, "Cert exp", "soon", Reason::NotADay, out),
            cell(
                3,
                "Signed by",
                "Ida Fern",
                Reason::Missing,
                Then::CellLeftOut
            ),
        ]
    );
    let text = "Staff,Topic,Trainer,Date,Hours,Sponsor,ED approval,Type\n\
        Fay Sedge; Ola Reed,Listening,Ida Fern,10/1/26,1.5,A college,D. Pinewood,\n\
        Fay Sedge,A group,Ida Fern,10/2/26,long,A college,,observed\n";
    let table = Table::read(text.as_bytes()).unwrap();
    let mapping = Mapping::guess(Kind::Training, &table);
    assert_eq!(mapping.missing(), []);
    let rows = office::trainings(&table, &mapping, TODAY);
    assert_eq!(rows.good[0].staff, ["Fay Sedge", "Ola Reed"]);
    assert_eq!(
        (rows.good[0].minutes, rows.good[0].counts),
        (90, Meaning::CountsYearly)
    );
    assert_eq!(
        named(&rows.bad),
        [cell(3, "Hours", "long", Reason::NotHours, out)]
    );
}
