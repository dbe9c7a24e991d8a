//! What pins a ledger stands on paper as a signed note: taken out of the PDF it is checked by the small verifier, which shares no line
//! with what wrote it, against the ledger's own file and the program's key.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use keys::DeskName;
use leeward_tests::{
    browser::{Program, binary},
    pdf,
    world::{Visitor, html, text},
};

const FLAGS: [&str; 4] = [
    "--test-seed",
    "1",
    "--test-clock",
    "2026-11-23T09:04:00-06:00",
];

/// The lines from the first of a note about that ledger to the end of its signature, as they were copied from paper.
fn copied(paper: &[String], ledger: &str) -> Option<String> {
    let first = format!("leeward/{ledger}/");
    let mut notes = paper
        .iter()
        .enumerate()
        .filter(|(_, line)| line.starts_with(&first));
    notes.find_map(|(at, _)| {
        let signed = paper[at..]
            .iter()
            .take(5)
            .position(|line| line.starts_with("— "))?;
        let mut note = paper[at..at + signed].to_vec();
        // Four bytes of the key's id and 64 of the signature are 92 signs of base64, on one line or on more.
        let (mut line, mut signs) = (at + signed, 0);
        while signs < 92 {
            let next = paper.get(line)?;
            note.push(next.clone());
            let last = next.rsplit(' ').next().unwrap();
            signs += if next.starts_with("— ") && !next[4..].contains(' ') {
                0
            } else {
                last.len()
            };
            line += 1;
        }
        Some(note.join("\n"))
    })
}

struct Checked {
    data: PathBuf,
    kept: tempfile::TempDir,
    key: String,
}

impl Checked {
    /// What the small verifier says of a note: the status, and its words.
    fn says(&self, ledger: &str, note: &str) -> (Option<i32>, String) {
        let file = self.kept.path().join("note.txt");
        fs::write(&file, note).unwrap();
        let said = Command::new(binary().with_file_name("leeward-verifier"))
            .arg(self.data.join(format!("{ledger}.db")))
            .arg(&file)
            .args(["--key", &self.key])
            .output()
            .unwrap();
        let words = [said.stdout, said.stderr].concat();
        (
            said.status.code(),
            String::from_utf8_lossy(&words).into_owned(),
        )
    }

    /// It is taken as it is, and with another size, root or origin, or without its signature, it is not.
    fn only_as_it_is(&self, ledger: &str, note: &str) {
        let (status, said) = self.says(ledger, note);
        assert_eq!(status, Some(0), "{ledger}: {note}: {said}");
        assert!(said.contains("begins as 1 of 1 texts say"), "{said}");
        let lines: Vec<&str> = note.lines().collect();
        let other = |at: usize, line: String| {
            let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            lines[at] = line;
            lines.join("\n")
        };
        let size: u64 = lines[1].parse().unwrap();
        let turned = if lines[2].starts_with('A') { "B" } else { "A" };
        for forged in [
            other(
                0,
                format!("{} ", lines[0].replacen("leeward/", "leeward/x", 1)),
            ),
            other(1, (size - 1).to_string()),
            other(2, format!("{turned}{}", &lines[2][1..])),
            lines[..3].join("\n"),
        ] {
            let (status, said) = self.says(ledger, &forged);
            assert_eq!(status, Some(1), "{ledger}: {forged}: {said}");
        }
    }
}

fn key(data: &Path) -> String {
    let printed = Command::new(binary())
        .arg("checkpoint")
        .arg("--data")
        .arg(data)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&printed.stderr).into_owned();
    told.trim()
        .strip_prefix("key: ")
        .unwrap_or_else(|| panic!("{told}"))
        .to_owned()
}

/// Files of the client desk of which a letter of that word can be made.
fn file_with(who: &mut Visitor, program: &Program, letter: &str) -> String {
    let list = text(&who.open(program, "/client/"));
    let links: BTreeSet<String> = html::links(&list)
        .into_iter()
        .filter(|link| link.starts_with("/client/participants/") && link.matches('/').count() == 3)
        .collect();
    let offers = |file: &String| {
        let page = text(&who.open(program, &format!("{file}/reports")));
        page.contains(&format!("{file}/reports/{letter}\""))
    };
    links
        .into_iter()
        .find(offers)
        .unwrap_or_else(|| panic!("no file with {letter}: {list}"))
}

#[test]
fn what_pins_a_ledger_is_a_signed_note_on_each_document_and_the_small_verifier_takes_it_from_paper()
{
    let kept = tempfile::tempdir().unwrap();
    let program = Program::at(&kept.path().join("data"), &FLAGS);
    let data = program.folder.clone();
    let mut papers: Vec<(&str, &str, Vec<u8>)> = Vec::new();
    let pdf_of = |who: &mut Visitor, page: &str| {
        let links = html::links(page);
        let link = links.iter().find(|link| link.ends_with("/pdf"));
        let answer = who.get(&program, link.unwrap_or_else(|| panic!("{page}")));
        assert_eq!(answer.status, 200);
        answer.body
    };

    let mut may = Visitor::at(&program, DeskName::Client);
    for letter in ["progress", "probation", "court", "completion"] {
        let file = file_with(&mut may, &program, letter);
        let form = format!("{file}/reports/{letter}");
        let page = text(&may.fill(&program, &form, &form, &[]));
        assert!(page.contains("<svg"), "the same as a picture: {page}");
        papers.push((letter, "client", pdf_of(&mut may, &page)));
    }
    let file = file_with(&mut may, &program, "progress");
    let form = format!("{file}/record");
    let asked = [("recipient", "District Court"), ("purpose", "Order")];
    let page = text(&may.fill(&program, &form, &form, &asked));
    let record = pdf_of(&mut may, &page);
    papers.push(("record", "client", record.clone()));

    let mut dora = Visitor::at(&program, DeskName::Program);
    let mark = file.rsplit('/').next().unwrap();
    let order = [
        ("case", mark),
        ("files", "both"),
        ("court", "District Court"),
        ("number", "CF-2026-1"),
        ("text", "Destroy the file"),
        ("made_month", "11"),
        ("made_day", "20"),
        ("made_year", "2026"),
    ];
    let all = "/program/orders/cases";
    let page = text(&dora.fill(&program, all, all, &order));
    let one = html::links(&page);
    let one = one
        .iter()
        .find(|link| link.starts_with(all) && link.len() > all.len() + 8);
    let page = text(&dora.open(&program, one.unwrap_or_else(|| panic!("{page}"))));
    papers.push(("certificate", "program", pdf_of(&mut dora, &page)));

    // Asked for again after the next week's texts, a record is the same to the byte.
    let body = b"{\"now\":\"2026-12-01T09:04:00-06:00\"}".to_vec();
    let ticked = Visitor::default().request(desk::Method::Post, "/test/clock", body);
    assert_eq!(
        leeward_tests::world::Asked::ask(&program, &ticked).status,
        200
    );
    let mut may = Visitor::at(&program, DeskName::Client);
    let form = format!("{file}/record");
    let links = html::links(&text(&may.open(&program, &form)));
    let again = links
        .iter()
        .find(|link| link.starts_with(&form) && link.len() > form.len());
    let page = text(&may.open(&program, again.unwrap()));
    assert_eq!(pdf_of(&mut may, &page), record);
    drop(program);

    let binder = Command::new(binary())
        .args([
            "review",
            "--from",
            "2026-01-01",
            "--to",
            "2026-06-30",
            "--format",
            "pdf",
            "--data",
        ])
        .arg(&data)
        .output()
        .unwrap();
    papers.push(("binder", "program", binder.stdout.clone()));
    papers.push(("binder", "client", binder.stdout));

    let checked = Checked {
        key: key(&data),
        data,
        kept,
    };
    for (name, ledger, bytes) in &papers {
        let paper = pdf::lines(bytes);
        let note = copied(&paper, ledger).unwrap_or_else(|| panic!("{name}: {paper:#?}"));
        checked.only_as_it_is(ledger, &note);
        // Of the others nothing stands there, but in a binder, which has their roots without their size.
        for other in ["victim", "drop"] {
            let there = paper
                .iter()
                .any(|line| line.starts_with(&format!("leeward/{other}")));
            assert!(!there, "{name}: {paper:#?}");
        }
    }
}
