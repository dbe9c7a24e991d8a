//! `leeward duties`: facts in, duties out. No server, no folder, no keys (contract, section 1).

use std::{
    fs,
    io::{self, Read},
    path::PathBuf,
};

use clap::Args;
use jiff::civil::Date;
use rules::{DutyKind, Moment, State, Word};

use super::Format;
use crate::{
    clock,
    output::{Trouble, answer},
};

/// Who must be told what, by when and why, from a file of facts.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward duties facts.jsonl --rules us-ok --as-of 2026-12-04T09:00:00-06:00 --format json"
)]
pub(crate) struct Duties {
    /// The facts, one JSON object a line; `-` reads standard input.
    facts: PathBuf,
    /// The rule pack.
    #[arg(long, default_value = "us-ok")]
    rules: String,
    /// What was recorded up to then is known, an RFC 3339 time with an offset; left out, now.
    #[arg(long, value_name = "TIME", value_parser = |text: &str| Moment::parse(text).map_err(|error| error.to_string()))]
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
        let rules = super::rules(&self.rules, &self.proclaimed)?;
        let as_of = self.as_of.unwrap_or_else(clock::now);
        let name = self.facts.display().to_string();
        let bytes = self
            .bytes()
            .map_err(|error| Trouble::wrong(format!("{name}: cannot be read: {error}")))?;
        let cases = rules::read(&bytes, &rules).map_err(|faults| {
            Trouble::Wrong(faults.iter().map(|fault| fault.in_file(&name)).collect())
        })?;
        match self.format {
            Format::Json => {
                let cases = cases
                    .iter()
                    .map(|case| (&case.history, case.people.as_slice()));
                let text = rules::report(&rules, cases, as_of).map_err(Trouble::wrong)?;
                answer(&text)
            }
            Format::Text => answer(&in_words(&rules, &cases, as_of)),
        }
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        if self.facts.as_os_str() == "-" {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(bytes)
        } else {
            fs::read(&self.facts)
        }
    }
}

/// The same for people: each duty with its reasons, a case after another.
fn in_words(rules: &rules::Rules, cases: &[rules::ReadCase], as_of: Moment) -> String {
    let mut out = format!(
        "As of {} by {} {}.\n",
        as_of.rfc3339(&rules.zone),
        rules.pack.pack,
        rules.pack.version
    );
    let mut cases: Vec<_> = cases.iter().collect();
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
                duty.clause.word(),
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
