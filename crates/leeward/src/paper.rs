//! Recovery sheets as paper: printed once, typed in again.

use std::{
    fmt::Write as _,
    fs,
    io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _},
    path::PathBuf,
};

use jiff::civil::Date;
use keys::{LINES, Reading, Sheet};
use zeroize::Zeroizing;

use crate::output::{Trouble, tell};

/// All three, each on a page of its own: a form feed stands between them.
pub(crate) fn print(sheets: &[Sheet; 3], program: &str, day: Date) -> Zeroizing<String> {
    let pages = sheets.iter().map(|sheet| page(sheet, program, day));
    Zeroizing::new(pages.collect::<Vec<_>>().join("\u{c}\n"))
}

fn page(sheet: &Sheet, program: &str, day: Date) -> String {
    let mut page = format!(
        "Leeward recovery sheet {} of 3\n{program} - made {day} - mark {}\n\n\
         Any two of the three sheets open the files of every desk when no password is left.\n\
         One alone opens nothing. Keep them in three places, with three people; never two together.\n\n",
        sheet.number(),
        sheet.mark()
    );
    for (place, line) in sheet.lines().iter().enumerate() {
        let _ = writeln!(page, "  {}.  {line}", place + 1);
    }
    page.push_str(
        "\nThere are no 0, 1, I and O. The last four of a line are its check.\n\
         To try two of them: leeward recovery check --data DIR\n",
    );
    page
}

/// Sheets from files, each holding one or more, else from standard input; a terminal is asked line by line.
pub(crate) fn given(files: &[PathBuf], how_many: usize) -> Result<Vec<Sheet>, Trouble> {
    if !files.is_empty() {
        let mut sheets = Vec::new();
        for file in files {
            let said = |error: io::Error| Trouble::wrong(format!("{}: {error}", file.display()));
            let text = Zeroizing::new(fs::read_to_string(file).map_err(said)?);
            sheets.extend(read(&text, &file.display().to_string())?);
        }
        return Ok(sheets);
    }
    if io::stdin().is_terminal() {
        return typed(how_many);
    }
    let mut text = Zeroizing::new(String::new());
    io::stdin().lock().read_to_string(&mut text)?;
    read(&text, "standard input")
}

/// Every sheet of a text, as it was printed or its lines alone.
fn read(text: &str, place: &str) -> Result<Vec<Sheet>, Trouble> {
    let begins = |line: &str| line.trim_start().starts_with("1.");
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let mut parts: Vec<Zeroizing<String>> = Vec::new();
    if lines.iter().any(|line| begins(line)) {
        for line in lines {
            if begins(line) {
                parts.push(Zeroizing::default());
            }
            if let Some(part) = parts.last_mut() {
                part.push_str(line);
                part.push('\n');
            }
        }
    } else {
        parts.extend(
            lines
                .chunks(LINES)
                .map(|part| Zeroizing::new(part.join("\n"))),
        );
    }
    let mut sheets = Vec::new();
    let mut wrong = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        match Sheet::read(part) {
            Ok(sheet) => sheets.push(sheet),
            Err(error) => wrong.extend(
                error
                    .to_string()
                    .lines()
                    .map(|line| format!("{place}: sheet {}: {line}", ordinal(number))),
            ),
        }
    }
    if wrong.is_empty() {
        Ok(sheets)
    } else {
        Err(Trouble::Wrong(wrong))
    }
}

const fn ordinal(place: usize) -> &'static str {
    match place {
        0 => "given first",
        1 => "given second",
        2 => "given third",
        _ => "given later",
    }
}

/// Asks a terminal, line by line; a line that is not as it is printed is asked for again.
fn typed(how_many: usize) -> Result<Vec<Sheet>, Trouble> {
    let mut sheets: Vec<Sheet> = Vec::new();
    while sheets.len() < how_many {
        tell(format_args!(
            "\nSheet {} of {how_many}, in any order. Capitals and spaces do not matter.",
            sheets.len() + 1
        ));
        let mut reading = Reading::default();
        let sheet = loop {
            if let Some(sheet) = reading.sheet() {
                break sheet;
            }
            write!(io::stderr(), "  line {}: ", reading.next())?;
            let mut line = Zeroizing::new(String::new());
            if io::stdin().lock().read_line(&mut line)? == 0 {
                return Err(Trouble::wrong("the sheets were not typed to their end"));
            }
            if let Err(why) = reading.line(line.trim()) {
                tell(format_args!("  line {} {why}. Once more:", reading.next()));
            }
        };
        if let Some(before) = sheets.iter().find(|each| each.number() == sheet.number()) {
            tell(format_args!(
                "That was sheet {} once more; another one is needed.",
                before.number()
            ));
        } else {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}
