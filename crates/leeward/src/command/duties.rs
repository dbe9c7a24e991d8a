//! `leeward duties`: facts in, duties out. No server, no folder, no keys (contract, section 1); or the same
//! answer from what is in the ledgers (section 3).

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use clap::Args;
use jiff::civil::Date;
use program_file::Settings;
use rules::{DutyKind, Moment, Rules, State, Word};

use super::Format;
use crate::{
    house::{Folder, Use},
    output::{Trouble, answer},
    record::{self, Case},
    seams,
};

/// Who must be told what, by when and why, from a file of facts.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward duties facts.jsonl --rules us-ok --as-of 2026-12-04T09:00:00-06:00 --format json"
)]
pub(crate) struct Duties {
    /// The facts, one JSON object a line; `-` reads standard input.
    #[arg(
        required_unless_present = "from_ledger",
        conflicts_with = "from_ledger"
    )]
    facts: Option<PathBuf>,
    /// The duties of what is in the ledgers of a program's folder, with the days proclaimed there. No key is needed.
    #[arg(long, value_name = "DIR")]
    from_ledger: Option<PathBuf>,
    /// The rule pack.
    #[arg(long, default_value = "us-ok")]
    rules: String,
    /// What was recorded up to then is known, an RFC 3339 time with an offset; left out, now.
    #[arg(long, value_name = "TIME", value_parser = super::time)]
    as_of: Option<Moment>,
    /// A day that the governor proclaimed a holiday; as often as needed.
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    proclaimed: Vec<Date>,
    /// How to answer.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Duties {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let as_of = self.as_of.unwrap_or_else(seams::now);
        let (rules, cases) = match (&self.from_ledger, &self.facts) {
            (Some(folder), _) => self.of_ledgers(folder)?,
            (None, Some(facts)) => {
                let rules = super::rules(&self.rules, &self.proclaimed)?;
                let file = File::read(facts)?;
                if self.format == Format::Json {
                    let text = rules::answer(&file.bytes, &rules, as_of);
                    return answer(&text.map_err(|faults| file.wrong(&faults))?);
                }
                let cases = file.cases(&rules)?;
                (rules, cases)
            }
            (None, None) => return Err(Trouble::wrong("no facts were named")),
        };
        match self.format {
            Format::Json => {
                let cases = cases
                    .iter()
                    .map(|case| (&case.history, case.people.as_slice()));
                answer(&rules::report(&rules, cases, as_of))
            }
            Format::Text => answer(&in_words(&rules, cases, as_of)),
        }
    }

    fn of_ledgers(&self, folder: &Path) -> Result<(Rules, Vec<Case>), Trouble> {
        let folder = Folder::open(folder, Use::Reading)?;
        let mut proclaimed = Settings::read(folder.program.as_ref())?.days();
        proclaimed.extend(&self.proclaimed);
        proclaimed.sort_unstable();
        proclaimed.dedup();
        let rules = super::rules(&self.rules, &proclaimed)?;
        Ok((rules, record::cases(&folder)?))
    }
}

/// A file of facts, by the name that its faults are told with.
struct File {
    name: String,
    bytes: Vec<u8>,
}

impl File {
    fn read(facts: &Path) -> Result<Self, Trouble> {
        let name = facts.display().to_string();
        let bytes = if name == "-" {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            read.map(|_| bytes)
        } else {
            fs::read(facts)
        };
        match bytes {
            Ok(bytes) => Ok(Self { name, bytes }),
            Err(error) => Err(Trouble::wrong(format!("{name}: cannot be read: {error}"))),
        }
    }

    fn cases(&self, rules: &Rules) -> Result<Vec<Case>, Trouble> {
        let cases = rules::read(&self.bytes, rules).map_err(|faults| self.wrong(&faults))?;
        let plain = |case: rules::ReadCase| Case {
            history: case.history,
            people: case.people,
        };
        Ok(cases.into_iter().map(plain).collect())
    }

    fn wrong(&self, faults: &[rules::Fault]) -> Trouble {
        let said = faults.iter().map(|fault| fault.in_file(&self.name));
        Trouble::Wrong(said.collect())
    }
}

/// The same for people: each duty with its reasons, a case after another.
fn in_words(rules: &Rules, mut cases: Vec<Case>, as_of: Moment) -> String {
    let mut out = format!(
        "As of {} by {} {}.\n",
        as_of.rfc3339(&rules.zone),
        rules.pack.pack,
        rules.pack.version
    );
    cases.sort_by_key(|case| case.history.case);
    for case in cases {
        let duties = rules::duties(rules, &case.history, as_of);
        if duties.is_empty() {
            out.push_str(&format!(
                "\nCase {}: nothing was ever owed.\n",
                case.history.case
            ));
        }
        for duty in duties {
            let person = duty
                .person
                .and_then(|person| case.people.get(usize::from(person.0)));
            let person = person.map_or_else(|| nobody(duty.kind).to_owned(), ToString::to_string);
            let state = match duty.state {
                State::Open if duty.late => "overdue".to_owned(),
                State::Open => "open".to_owned(),
                State::Met { how, .. } => match how {
                    rules::How::Tried => "tried, not told".to_owned(),
                    _ => "told".to_owned(),
                },
                State::Lapsed { how, .. } => format!("no longer owed: {}", how.word()),
            };
            let about = duty
                .about
                .map_or_else(String::new, |about| format!(" about {about}"));
            out.push_str(&format!(
                "\nCase {}, {person}: {}{about}, clause {}, due {} ({}): {state}\n",
                case.history.case,
                duty.kind.word().replace('_', " "),
                rules.pack.clause(duty.clause),
                duty.due.rfc3339(&rules.zone),
                duty.basis.word(),
            ));
            for reason in &duty.because {
                out.push_str(&format!("  {}\n", reason.english(duty.kind, rules)));
            }
        }
    }
    out
}

const fn nobody(kind: DutyKind) -> &'static str {
    match kind {
        DutyKind::ProviderWarning => "the certified provider",
        _ => "the victim not yet known",
    }
}
