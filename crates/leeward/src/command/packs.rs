//! `leeward packs`: the rule packs that come with the program, and whether a pack is as it should be.

use std::{fmt::Write as _, fs, path::Path};

use clap::{Args, Subcommand};
use rules::{
    Pack, Word as _,
    pack::check::{Checked, Report, check},
};
use serde_json::{Value, json};

use super::Format;
use crate::output::{Trouble, answer};

/// The rule packs: a state's law as data.
#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  leeward packs\n  leeward packs check us-wa\n  leeward packs check ./packs/us-wa/pack.toml --format json"
)]
pub(crate) struct Packs {
    #[command(subcommand)]
    what: Option<What>,
    /// How to answer.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Subcommand)]
enum What {
    Check(Check),
}

/// Says of every value of a pack its clause, words, source and the day they were seen, law or policy; and what the rule
/// asks for that the pack cannot say. Exit 1 if something is not as it should be.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  leeward packs check us-wa\n  leeward packs check ./packs/us-wa/pack.toml --format json\n\nExit 0: as it should be. 1: something is missing, out of bounds or read by nothing, each on standard error. 2: no such\npack, or no TOML."
)]
struct Check {
    /// A pack's name, or the path of its file or folder.
    #[arg(value_name = "NAME|PATH")]
    pack: String,
    /// How to answer.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

impl Packs {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        match self.what {
            Some(What::Check(check)) => check.run(),
            None => list(self.format),
        }
    }
}

fn list(format: Format) -> Result<(), Trouble> {
    let mut packs = Vec::new();
    for name in Pack::names() {
        packs.push(Pack::named(name).map_err(Trouble::wrong)?);
    }
    match format {
        Format::Json => {
            let packs: Vec<Value> = packs
                .iter()
                .map(|pack| {
                    json!({
                        "pack": pack.pack, "version": pack.version, "name": pack.name, "zone": pack.zone,
                        "served": pack.served, "findings": pack.findings.len(),
                    })
                })
                .collect();
            answer(&json!({ "packs": packs }).to_string())
        }
        Format::Text => {
            let mut out = String::new();
            for pack in packs {
                let served = if pack.served {
                    "a program can be served by it"
                } else {
                    "duties and days alone, no program is served by it"
                };
                let _ = writeln!(
                    out,
                    "{}  {}  {}\n       {served}; {}",
                    pack.pack,
                    pack.version,
                    pack.name,
                    match pack.findings.len() {
                        0 => "nothing that it cannot say".to_owned(),
                        1 => "1 thing that it cannot say".to_owned(),
                        count => format!("{count} things that it cannot say"),
                    }
                );
            }
            answer(&out)
        }
    }
}

impl Check {
    fn run(self) -> Result<(), Trouble> {
        let report = check(&text(&self.pack)?).map_err(Trouble::wrong)?;
        answer(&match self.format {
            Format::Json => in_json(&report).to_string(),
            Format::Text => in_words(&report),
        })?;
        if report.wrong.is_empty() {
            return Ok(());
        }
        let wrong: Vec<String> = report.wrong.iter().map(ToString::to_string).collect();
        Err(Trouble::No(wrong.join("\n")))
    }
}

/// The text of a pack by its name, or of a file, or of the file in a folder.
fn text(pack: &str) -> Result<String, Trouble> {
    if !pack.contains(['/', '.']) {
        return Ok(Pack::text(pack).map_err(Trouble::wrong)?.to_owned());
    }
    let mut path = Path::new(pack).to_owned();
    if path.is_dir() {
        path.push("pack.toml");
    }
    fs::read_to_string(&path)
        .map_err(|error| Trouble::wrong(format!("`{}`: {error}", path.display())))
}

fn in_json(report: &Report) -> Value {
    let value = |value: &Checked| {
        let says: serde_json::Map<String, Value> = value
            .says
            .iter()
            .map(|(key, said)| (key.clone(), Value::from(said.as_str())))
            .collect();
        json!({
            "place": value.place, "says": says, "basis": value.basis.word(), "clause": value.clause,
            "quote": value.quote, "source": value.source, "url": value.url, "seen": value.seen,
        })
    };
    let findings: Vec<Value> = report
        .findings
        .iter()
        .map(|each| {
            json!({
                "clause": each.clause, "quote": each.quote, "source": each.source, "needs": each.needs,
                "instead": each.instead,
            })
        })
        .collect();
    let wrong: Vec<Value> = report
        .wrong
        .iter()
        .map(|each| json!({ "place": each.place, "expected": each.what }))
        .collect();
    json!({
        "pack": report.pack, "version": report.version, "name": report.name,
        "values": report.values.iter().map(value).collect::<Vec<_>>(),
        "findings": findings, "wrong": wrong,
    })
}

fn in_words(report: &Report) -> String {
    let mut out = format!("{} {}: {}\n", report.pack, report.version, report.name);
    for value in &report.values {
        let says: Vec<String> = value
            .says
            .iter()
            .map(|(key, said)| format!("{key} = {said}"))
            .collect();
        let _ = writeln!(
            out,
            "\n{}{}{}\n  {}, clause {}",
            value.place,
            if says.is_empty() { "" } else { ": " },
            says.join(", "),
            value.basis.word(),
            value.clause
        );
        if let Some(quote) = &value.quote {
            let _ = writeln!(out, "  \"{quote}\"");
        }
        let seen = value.seen.as_ref();
        let seen = seen.map_or_else(String::new, |day| format!(", seen {day}"));
        let _ = writeln!(out, "  {}{seen}", value.source);
    }
    if !report.findings.is_empty() {
        let _ = writeln!(out, "\nWhat the rule asks for and this pack cannot say:");
    }
    for finding in &report.findings {
        let _ = writeln!(
            out,
            "\n  {}: \"{}\"\n  It would take {}.\n  Today {}.",
            finding.clause, finding.quote, finding.needs, finding.instead
        );
    }
    out
}
