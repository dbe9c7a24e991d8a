//! A large file is read in parts, one for each core; what comes out does not depend on how many there were.

use std::{
    collections::{HashMap, HashSet},
    num::NonZero,
    ops::Range,
    thread,
};

use super::{Fault, Gathering, Line, ReadCase};
use crate::{CaseId, Rules};

/// A part of a file that is smaller than this is not worth a thread, in bytes.
const SMALLEST: usize = 1 << 20;

/// The lines of one part, by case.
#[derive(Default)]
struct Part<'a> {
    cases: Vec<(CaseId, Gathering<'a>)>,
    /// Of lines whose case nobody can tell.
    faults: Vec<Fault>,
    /// What bears a name in a line that cannot be used.
    loose: Vec<String>,
}

impl<'a> Part<'a> {
    fn read(text: &'a [u8], lines: &Range<usize>, rules: &Rules) -> Self {
        let mut part = Self::default();
        let mut places: HashMap<CaseId, usize> = HashMap::new();
        let mut last: Option<(CaseId, usize)> = None;
        for (bytes, number) in text.split(|byte| *byte == b'\n').zip(lines.clone()) {
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let Some(line) = Line::read(number, bytes, &mut part.faults, &mut part.loose) else {
                continue;
            };
            // Lines of one case mostly lie together.
            let place = match last {
                Some((case, place)) if case == line.case => place,
                _ => *places.entry(line.case).or_insert_with(|| {
                    part.cases.push((line.case, Gathering::default()));
                    part.cases.len() - 1
                }),
            };
            last = Some((line.case, place));
            if let Some((_, case)) = part.cases.get_mut(place) {
                case.take(&line, bytes, rules);
            }
        }
        part
    }
}

pub(super) fn read<T: Send>(
    text: &[u8],
    rules: &Rules,
    each: &(impl Fn(ReadCase) -> T + Sync),
) -> Result<Vec<T>, Vec<Fault>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    read_in(cores.min(text.len() / SMALLEST + 1), text, rules, each)
}

fn read_in<T: Send>(
    parts: usize,
    text: &[u8],
    rules: &Rules,
    each: &(impl Fn(ReadCase) -> T + Sync),
) -> Result<Vec<T>, Vec<Fault>> {
    let parts = side_by_side(cut(text, parts), |(text, lines)| {
        Part::read(text, &lines, rules)
    });
    let count = parts.len();
    let (cases, mut faults, loose) = join(parts, rules);
    let whole = faults.is_empty() && cases.iter().all(|(_, case)| case.faults.is_empty());
    let finished = side_by_side(share(cases, count), |cases| {
        let mut faults = Vec::new();
        let mut done = Vec::with_capacity(cases.len());
        for (id, mut case) in cases {
            case.check(&loose);
            if whole && faults.is_empty() && case.faults.is_empty() {
                done.push(each(case.finish(id)));
            } else {
                faults.append(&mut case.faults);
            }
        }
        (done, faults)
    });
    let mut all = Vec::new();
    for (done, more) in finished {
        all.extend(done);
        faults.extend(more);
    }
    if faults.is_empty() {
        Ok(all)
    } else {
        faults.sort();
        faults.dedup();
        Err(faults)
    }
}

/// Cuts a text behind line ends into about that many parts of one size, each with the numbers of its lines.
fn cut(text: &[u8], parts: usize) -> Vec<(&[u8], Range<usize>)> {
    let size = text.len() / parts.max(1) + 1;
    let (mut rest, mut first, mut all) = (text, 1, Vec::with_capacity(parts));
    while rest.len() > size {
        let (sure, open) = rest.split_at(size);
        let Some(end) = open.iter().position(|byte| *byte == b'\n') else {
            break;
        };
        let (part, after) = rest.split_at(sure.len() + end);
        let next = first + 1 + part.iter().filter(|byte| **byte == b'\n').count();
        all.push((part, first..next));
        (rest, first) = (after.get(1..).unwrap_or_default(), next);
    }
    all.push((rest, first..usize::MAX));
    all
}

/// Puts the parts of each case together. One that lies in several is taken again from its lines, so that its
/// persons are numbered as if it had been read at once.
fn join<'a>(
    parts: Vec<Part<'a>>,
    rules: &Rules,
) -> (Vec<(CaseId, Gathering<'a>)>, Vec<Fault>, HashSet<String>) {
    let (mut faults, mut loose) = (Vec::new(), HashSet::new());
    let several = parts.len() > 1;
    let mut places: HashMap<CaseId, usize> = HashMap::new();
    let mut cases: Vec<(CaseId, Gathering<'a>)> = Vec::new();
    let mut again = HashSet::new();
    for mut part in parts {
        faults.append(&mut part.faults);
        loose.extend(part.loose);
        if !several {
            cases = part.cases;
            break;
        }
        for (id, case) in part.cases {
            let place = *places.entry(id).or_insert(cases.len());
            match cases.get_mut(place) {
                None => cases.push((id, case)),
                Some((_, earlier)) => {
                    earlier.lines.extend(case.lines);
                    again.insert(place);
                }
            }
        }
    }
    for place in again {
        if let Some((_, case)) = cases.get_mut(place) {
            *case = again_from(std::mem::take(&mut case.lines), rules);
        }
    }
    (cases, faults, loose)
}

fn again_from<'a>(lines: Vec<(usize, &'a [u8])>, rules: &Rules) -> Gathering<'a> {
    let mut case = Gathering::default();
    for (number, bytes) in lines {
        // What is wrong with the line by itself was told when it was read first.
        if let Some(line) = Line::read(number, bytes, &mut Vec::new(), &mut Vec::new()) {
            case.take(&line, bytes, rules);
        }
    }
    case
}

/// Shares what there is among so many, in order.
fn share<T>(mut all: Vec<T>, among: usize) -> Vec<Vec<T>> {
    let size = all.len().div_ceil(among.max(1)).max(1);
    let mut shares = Vec::with_capacity(among);
    while all.len() > size {
        let rest = all.split_off(size);
        shares.push(std::mem::replace(&mut all, rest));
    }
    shares.push(all);
    shares
}

/// Does the same with each, all but the last in a thread of its own; the answers in order.
fn side_by_side<S: Send, T: Send>(mut shares: Vec<S>, what: impl Fn(S) -> T + Sync) -> Vec<T> {
    let Some(last) = shares.pop() else {
        return Vec::new();
    };
    thread::scope(|scope| {
        let what = &what;
        let others: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(move || what(share)))
            .collect();
        let last = what(last);
        let mut answers = Vec::with_capacity(others.len() + 1);
        for other in others {
            match other.join() {
                Ok(answer) => answers.push(answer),
                // A fault of ours goes on where it would have gone without threads.
                Err(broken) => std::panic::resume_unwind(broken),
            }
        }
        answers.push(last);
        answers
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rules;

    const LINES: &str = include_str!("parts/lines.jsonl");

    #[test]
    fn in_however_many_parts_the_same_comes_out() {
        let rules = Rules::new("us-ok", &[]).unwrap();
        let said = |parts: usize, text: &str| {
            read_in(parts, text.as_bytes(), &rules, &|case| format!("{case:?}"))
        };
        let whole = said(1, LINES).unwrap();
        assert!(whole.len() > 1);
        for parts in 2..40 {
            assert_eq!(said(parts, LINES).unwrap(), whole, "{parts} parts");
        }
        let faulty = LINES.replace("\"no_answer\"", "\"noon\"") + "{\"case\":7}\n\n[]";
        let faults = said(1, &faulty).unwrap_err();
        assert!(faults.len() > 3);
        for parts in 2..40 {
            assert_eq!(said(parts, &faulty).unwrap_err(), faults, "{parts} parts");
        }
    }

    #[test]
    fn a_text_is_cut_behind_its_lines_and_nothing_is_lost() {
        for text in ["", "\n", "a", "a\n", "a\nb", "a\n\nb\nlonger line\nc\n"] {
            for parts in 1..8 {
                let cut = cut(text.as_bytes(), parts);
                let lines: Vec<(usize, &[u8])> = cut
                    .iter()
                    .flat_map(|(part, lines)| lines.clone().zip(part.split(|byte| *byte == b'\n')))
                    .collect();
                let whole: Vec<(usize, &[u8])> = (1..)
                    .zip(text.as_bytes().split(|byte| *byte == b'\n'))
                    .collect();
                assert_eq!(lines, whole, "{text:?} in {parts}");
            }
        }
    }
}
