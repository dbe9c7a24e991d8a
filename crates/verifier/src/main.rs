//! `leeward-verifier LEDGER.db [TEXT ...]`: is this ledger as it was sealed, and does it begin as those texts say?
//!
//! Exit status: 0 yes, 1 no, 2 the call is wrong.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

use leeward_verifier::{
    Book, Checkpoint, Note, Opening, PublicKey, check, check_export, check_record, read_index,
};

const HELP: &str = "\
Usage: leeward-verifier LEDGER.db [TEXT.txt ...] [--key NAME+ID+KEY ...]
       leeward-verifier LEDGER.db --open OPENING.txt COMMITMENT.txt
       leeward-verifier --record RECORD.json [TEXT.txt ...] [--key NAME+ID+KEY ...]
       leeward-verifier --export FOLDER [TEXT.txt ...] [--key NAME+ID+KEY ...]

Goes through a ledger from its first entry. Each TEXT.txt holds a checkpoint that left the house: three lines, and
after an empty one who signed it. With keys, every text must be signed by one of them.
With a record for a court: whether each entry lay in the ledger that the record's three lines pin, and whether these
are those of a TEXT.txt.
With an export's folder: whether its lines are the ledgers that its index pins, none missing and none added.
With an opening: whether it opens the commitment that left the house, and whether the ledger begins so.
Exit status: 0 as it was sealed, 1 not, 2 the call is wrong.
";

/// Why the answer is not yes.
enum Trouble {
    No(String),
    Wrong(String),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (status, said) = match run(&arguments) {
        Ok(said) => (0, said),
        Err(Trouble::No(said)) => (1, said),
        Err(Trouble::Wrong(said)) => (2, said),
    };
    // Where nobody listens the status still says it.
    let _ = if status == 0 {
        writeln!(io::stdout(), "{said}")
    } else {
        writeln!(io::stderr(), "{said}")
    };
    ExitCode::from(status)
}

fn run(arguments: &[String]) -> Result<String, Trouble> {
    let wrong = |error: &dyn std::fmt::Display| Trouble::Wrong(error.to_string());
    let (mut files, mut keys) = (Vec::new(), Vec::new());
    let (mut open, mut record, mut export) = (false, false, false);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--help" | "-h" => return Ok(HELP.trim_end().to_owned()),
            "--open" => open = true,
            "--record" => record = true,
            "--export" => export = true,
            "--key" => {
                let key = rest.next().ok_or_else(|| wrong(&"--key: expected a key"))?;
                keys.push(PublicKey::read(key).map_err(|error| wrong(&format!("--key: {error}")))?);
            }
            flag if flag.starts_with("--") => {
                return Err(wrong(&format!("{flag}: is not known\n\n{HELP}")));
            }
            file => files.push(file),
        }
    }
    let Some((ledger, texts)) = files.split_first() else {
        return Err(wrong(&HELP.trim_end()));
    };
    if export {
        return exported(ledger, &pinned(texts, &keys)?);
    }
    let mut checkpoints = Vec::new();
    if record {
        checkpoints = pinned(texts, &keys)?;
        let proven = check_record(&text_of(ledger)?, &checkpoints)
            .map_err(|error| Trouble::No(format!("{ledger}: {error}")))?;
        let lost = match proven.lost {
            0 => String::new(),
            lost => format!("; of {lost} the place alone is proved"),
        };
        return Ok(format!(
            "{} entries, each in its place of the ledger that the three lines pin{lost}",
            proven.entries
        ));
    }
    if open {
        let [opening, commitment] = texts else {
            return Err(wrong(&"--open: expected the opening and the commitment"));
        };
        let opening = Opening::read(&text_of(opening)?)
            .map_err(|error| wrong(&format!("{opening}: {error}")))?;
        let note = signed(commitment, &keys)?;
        opening
            .opens(&note.text)
            .map_err(|error| Trouble::No(format!("{commitment}: {error}")))?;
        checkpoints.push(opening.checkpoint);
    } else {
        checkpoints = pinned(texts, &keys)?;
    }
    let no = |why: &dyn std::fmt::Display| Trouble::No(format!("{ledger}: {why}"));
    if !Path::new(ledger).is_file() {
        return Err(wrong(&format!("{ledger}: is not there")));
    }
    let book = Book::open(Path::new(ledger)).map_err(|error| no(&error))?;
    let verdict = check(&book, &checkpoints).map_err(|fault| no(&fault))?;
    Ok(match checkpoints.len() {
        0 => format!(
            "{} entries, as they were sealed; without a text from outside the end can have been cut off",
            verdict.size
        ),
        texts => format!(
            "{} entries, as they were sealed; begins as {texts} of {texts} texts say",
            verdict.size
        ),
    })
}

/// What the texts from outside say.
fn pinned(texts: &[&str], keys: &[PublicKey]) -> Result<Vec<Checkpoint>, Trouble> {
    let read = |text: &&str| {
        let note = signed(text, keys)?;
        Checkpoint::read(&note.text).map_err(|error| Trouble::Wrong(format!("{text}: {error}")))
    };
    texts.iter().map(read).collect()
}

fn exported(folder: &str, outside: &[Checkpoint]) -> Result<String, Trouble> {
    let index = Path::new(folder).join("index.json");
    let no = |why: &dyn std::fmt::Display| Trouble::No(format!("{folder}: {why}"));
    let ledgers =
        read_index(&text_of(&index.display().to_string())?).map_err(|error| no(&error))?;
    let mut said = Vec::new();
    for ledger in &ledgers {
        let file = Path::new(folder).join(&ledger.file);
        let open = fs::File::open(&file).map_err(|error| no(&error))?;
        let mut lines = io::BufReader::new(open);
        let proven = check_export(&mut lines, &ledger.checkpoint, outside)
            .map_err(|error| no(&format!("{}: {error}", ledger.file)))?;
        let lost = match proven.lost {
            0 => String::new(),
            lost => format!("; of {lost} the place alone is proved"),
        };
        said.push(format!(
            "{}: {} lines, each in its place of the ledger that the three lines pin{lost}",
            ledger.file, proven.lines
        ));
    }
    let about = |text: &&Checkpoint| {
        let mut ledgers = ledgers.iter();
        !ledgers.any(|ledger| ledger.checkpoint.origin == text.origin)
    };
    if let Some(other) = outside.iter().find(about) {
        return Err(no(&format!("`{}` is none of its ledgers", other.origin)));
    }
    Ok(said.join("\n"))
}

fn text_of(file: &str) -> Result<String, Trouble> {
    fs::read_to_string(file).map_err(|error| Trouble::Wrong(format!("{file}: {error}")))
}

/// The note in a file; signed by one of the keys, where there are any.
fn signed(file: &str, keys: &[PublicKey]) -> Result<Note, Trouble> {
    let note =
        Note::read(&text_of(file)?).map_err(|error| Trouble::Wrong(format!("{file}: {error}")))?;
    let mut last = None;
    for key in keys {
        match note.check(key) {
            Ok(()) => return Ok(note),
            Err(error) => last = Some(error),
        }
    }
    match last {
        None => Ok(note),
        Some(error) => Err(Trouble::No(format!("{file}: {error}"))),
    }
}
