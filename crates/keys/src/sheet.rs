//! Three recovery sheets on paper: any two open every desk's ring, one gives nothing.
//!
//! The private half is a xor b xor c. The sheets hold (a, b), (b, c) and (c, a): whoever has one lacks a part that
//! is as random as the key itself, so one sheet tells nothing about it, not even to somebody who can try for ever.

use std::fmt;

use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

use crate::{Stream, base32, pair};

/// A sheet has so many lines,
pub const LINES: usize = 7;
/// each of so many bytes, followed by its check.
const LINE: usize = 10;
/// Letters and digits of a line: sixteen for its bytes, four for its check.
const TYPED: usize = 20;
/// How sheets are written; a later way is added beside it, for paper stays as it is.
const FIRST: u8 = 1;

/// One sheet of three.
#[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
pub struct Sheet {
    number: u8,
    mark: [u8; 4],
    parts: [[u8; 32]; 2],
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheet({})", self.number)
    }
}

/// What two sheets open: the private half, for as long as it is needed.
#[derive(ZeroizeOnDrop)]
pub struct RecoveryKey(pub(crate) [u8; 32]);

/// What is wrong with one line of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct BadLine {
    /// Which; the first is 1.
    pub line: usize,
    /// What.
    pub why: WhyBad,
}

/// Why a line is not as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WhyBad {
    /// Too short, too long, or not there.
    #[error("has {0} letters and digits, {TYPED} are printed")]
    Length(usize),
    /// None of the letters and digits that are printed.
    #[error("`{0}` stands on no sheet (there are no 0, 1, I and O)")]
    Character(char),
    /// The last four do not fit the first sixteen.
    #[error("is not as it is printed: compare it letter by letter")]
    Check,
    /// There are seven already.
    #[error("a sheet has {LINES} lines")]
    Many,
    /// The first line does not begin as that of a sheet.
    #[error("is not the first line of a sheet")]
    Beginning,
}

/// Why sheets do not open anything.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Lines that are not as they are printed.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Lines(Vec<BadLine>),
    /// One sheet twice.
    #[error("both are sheet {0}: two different ones are needed")]
    Same(u8),
    /// Sheets of another program, or of this one from before its sheets were made anew.
    #[error("sheet {0} is not of this program's sheets: theirs have another mark")]
    Elsewhere(u8),
    /// Each is well typed, but together they are no key of this program.
    #[error("the two sheets do not fit together")]
    DoNotFit,
}

/// Three fresh sheets and the public half they open. They are nobody's until every desk's keys are sealed to it
/// ([`crate::Keeper::with_sheets`]).
#[must_use]
pub fn fresh(stream: &Stream) -> ([Sheet; 3], [u8; 32]) {
    of(stream.bytes(), stream.bytes(), stream.bytes())
}

fn of(mut a: [u8; 32], mut b: [u8; 32], mut c: [u8; 32]) -> ([Sheet; 3], [u8; 32]) {
    let private = xor(&a, &b, &c);
    // INVARIANT: every 32 bytes are a private half of X25519 (RFC 7748, section 5).
    let public = pair::public_of(&private).unwrap_or_default();
    let mark = mark_of(&public);
    let sheet = |number, first, second| Sheet {
        number,
        mark,
        parts: [first, second],
    };
    let sheets = [sheet(1, a, b), sheet(2, b, c), sheet(3, c, a)];
    for part in [&mut a, &mut b, &mut c] {
        part.zeroize();
    }
    (sheets, public)
}

/// What stands on the sheets of one program and on no other's.
pub(crate) fn mark_of(public: &[u8; 32]) -> [u8; 4] {
    let hash = Sha256::new()
        .chain_update(b"leeward recovery mark 1")
        .chain_update(public)
        .finalize();
    hash.first_chunk::<4>().copied().unwrap_or_default()
}

fn xor(a: &[u8; 32], b: &[u8; 32], c: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    let mut all = Zeroizing::new(*a);
    for (each, (b, c)) in all.iter_mut().zip(b.iter().zip(c)) {
        *each ^= b ^ c;
    }
    all
}

impl Sheet {
    /// 1, 2 or 3.
    #[must_use]
    pub const fn number(&self) -> u8 {
        self.number
    }

    /// The mark of the program's sheets, as it is printed on each.
    #[must_use]
    pub fn mark(&self) -> String {
        base32::write(&self.mark)
    }

    /// As it is printed: seven lines of five groups of four. The last group is a check of its line.
    #[must_use]
    pub fn lines(&self) -> Zeroizing<Vec<String>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(LINES * LINE));
        bytes.extend_from_slice(&[FIRST, self.number]);
        bytes.extend_from_slice(&self.mark);
        for part in &self.parts {
            bytes.extend_from_slice(part);
        }
        let lines = bytes.chunks(LINE).enumerate().map(|(place, chunk)| {
            let check = check(self.number, self.mark, place + 1, chunk);
            let typed = Zeroizing::new(format!("{}{check}", base32::write(chunk)));
            base32::grouped(&typed)
        });
        Zeroizing::new(lines.collect())
    }

    /// Reads a sheet as it was typed or printed. Where lines begin with `1.` to `7.` the others are headings; else
    /// every line that is not empty is one of the seven.
    ///
    /// # Errors
    /// [`SheetError::Lines`], each faulty line by its number.
    pub fn read(text: &str) -> Result<Self, SheetError> {
        let numbered: Vec<&str> = text
            .lines()
            .filter_map(|line| {
                let (number, rest) = line.trim().split_once('.')?;
                let number: usize = number.parse().ok()?;
                (1..=LINES).contains(&number).then_some(rest)
            })
            .collect();
        let lines = if numbered.is_empty() {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .collect()
        } else {
            numbered
        };
        let mut reading = Reading::default();
        let mut bad = Vec::new();
        for place in 0..LINES.max(lines.len()) {
            let typed = lines.get(place).copied().unwrap_or_default();
            if let Err(why) = reading.line(typed) {
                bad.push(BadLine {
                    line: place + 1,
                    why,
                });
                reading.skip();
            }
        }
        reading.sheet().ok_or(SheetError::Lines(bad))
    }
}

/// A sheet that is being typed, line after line.
#[derive(Default)]
pub struct Reading {
    bytes: Zeroizing<Vec<u8>>,
    /// The next line's number, less one.
    place: usize,
    bad: bool,
    /// The first line could not be read, so the checks of the others cannot be told.
    blind: bool,
}

impl Reading {
    /// The number of the line that comes next; beyond [`LINES`] there is none.
    #[must_use]
    pub const fn next(&self) -> usize {
        self.place + 1
    }

    /// The number of the sheet, once its first line is there.
    #[must_use]
    pub fn number(&self) -> Option<u8> {
        self.bytes.get(1).copied()
    }

    /// Takes the next line, or says why not; then the same line may be tried again.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn line(&mut self, typed: &str) -> Result<(), WhyBad> {
        if self.place >= LINES {
            return Err(WhyBad::Many);
        }
        let kept = |c: &char| !c.is_whitespace() && *c != '-';
        let typed: Zeroizing<String> = Zeroizing::new(typed.chars().filter(kept).collect());
        if let Some(other) = typed.chars().find(|c| !base32::has(*c)) {
            return Err(WhyBad::Character(other));
        }
        let length = typed.chars().count();
        let (Some(body), Some(end), true) = (typed.get(..16), typed.get(16..), length == TYPED)
        else {
            return Err(WhyBad::Length(length));
        };
        let chunk = Zeroizing::new(base32::read(body).ok_or(WhyBad::Check)?);
        let head = if self.place == 0 {
            chunk.as_slice()
        } else {
            self.bytes.as_slice()
        };
        let &[version, number, a, b, c, d, ..] = head else {
            return if self.blind {
                Ok(())
            } else {
                Err(WhyBad::Check)
            };
        };
        if check(number, [a, b, c, d], self.place + 1, &chunk) != end.to_ascii_uppercase() {
            return Err(WhyBad::Check);
        }
        if version != FIRST || !(1..=3).contains(&number) {
            return Err(WhyBad::Beginning);
        }
        self.bytes.extend_from_slice(&chunk);
        self.place += 1;
        Ok(())
    }

    /// Leaves a faulty line behind, to see what is wrong with the others.
    fn skip(&mut self) {
        self.bad = true;
        if self.place == 0 {
            self.blind = true;
        } else {
            self.bytes.extend_from_slice(&[0; LINE]);
        }
        self.place += 1;
    }

    /// The sheet, once all of its lines are there.
    #[must_use]
    pub fn sheet(&self) -> Option<Sheet> {
        if self.bad || self.place != LINES {
            return None;
        }
        let (head, rest) = self.bytes.split_first_chunk::<6>()?;
        let &[_, number, a, b, c, d] = head;
        let (first, rest) = rest.split_first_chunk::<32>()?;
        let (second, rest) = rest.split_first_chunk::<32>()?;
        rest.is_empty().then_some(Sheet {
            number,
            mark: [a, b, c, d],
            parts: [*first, *second],
        })
    }
}

/// Twenty bits over a line, its number and whose it is: a slip, a line typed twice, and one of another sheet are
/// told by their line.
fn check(number: u8, mark: [u8; 4], line: usize, chunk: &[u8]) -> String {
    let hash = Sha256::new()
        .chain_update(b"leeward recovery line 1")
        .chain_update([number, u8::try_from(line).unwrap_or(u8::MAX)])
        .chain_update(mark)
        .chain_update(chunk)
        .finalize();
    let mut text = base32::write(&hash);
    text.truncate(TYPED - 16);
    text
}

/// What two sheets open, if they are two, of one program, and fit its public half.
///
/// # Errors
/// Why they do not.
pub fn join(one: &Sheet, other: &Sheet, public: &[u8; 32]) -> Result<RecoveryKey, SheetError> {
    let mark = mark_of(public);
    for sheet in [one, other] {
        if sheet.mark != mark {
            return Err(SheetError::Elsewhere(sheet.number));
        }
    }
    let ([first, second], [third, fourth]) = (&one.parts, &other.parts);
    // The sheet after mine begins with the part that mine ends with, and the third ends with what the first
    // begins with.
    let private = match (one.number, other.number) {
        (1, 2) | (2, 3) | (3, 1) if second == third => xor(first, second, fourth),
        (2, 1) | (3, 2) | (1, 3) if first == fourth => xor(first, second, third),
        (one, other) if one == other => return Err(SheetError::Same(one)),
        _ => return Err(SheetError::DoNotFit),
    };
    if pair::public_of(&private).as_ref() == Some(public) {
        Ok(RecoveryKey(*private))
    } else {
        Err(SheetError::DoNotFit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever part a sheet lacks, another one in its place makes another key of the same sheet: so what stands on
    /// one sheet fits every key there is.
    #[test]
    fn one_sheet_rules_out_no_key() {
        for lacks in 0..3_usize {
            let made = |other: u8| {
                let mut parts = [[1; 32], [2; 32], [3; 32]];
                // Sheet 1 lacks c, sheet 2 lacks a, sheet 3 lacks b.
                parts[(lacks + 2) % 3] = [other; 32];
                let [a, b, c] = parts;
                let (sheets, public) = of(a, b, c);
                (sheets[lacks].parts, public)
            };
            let all: Vec<_> = (0..=255).map(made).collect();
            assert!(all.iter().all(|(parts, _)| *parts == all[0].0));
            let keys: std::collections::BTreeSet<[u8; 32]> =
                all.iter().map(|(_, public)| *public).collect();
            // X25519 leaves out five bits of a private half (RFC 7748, section 5), so a few of 256 coincide.
            assert!(keys.len() > 200, "{}", keys.len());
        }
    }
}
