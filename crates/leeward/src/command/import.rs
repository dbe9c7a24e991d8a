//! `leeward import`: the spreadsheets that a program kept before (contract, section 3).

use std::{fs, path::PathBuf};

use clap::{Args, ValueEnum};
use client_desk::import::{self as roster, Whom};
use desk::bring::List;
use drop::Sender;
use jiff::tz::TimeZone;
use keys::{DeskName, KeyRing, Stream};
use ledger::Actor;
use program_desk::import::Bringing;
use rules::{Moment, Rules};
use sheets::{BadCell, Mapping, Table, asked, attendance};
use victim_desk::import as log;

use crate::{
    house::{Door, Folder, Use, at_desk},
    output::{Trouble, answer, tell},
    seams,
};

/// Which list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Which {
    /// The list of participants, at the client desk. What is about other people is handed over.
    Roster,
    /// The log of calls to victims, at the victim desk.
    VictimLog,
    /// Who was at which group on which day, at the client desk: one sheet a group.
    Attendance,
    /// The agreements with certified providers, at the program desk.
    Agreements,
    /// The staff's trainings with the six fields of 75:25-5-20(e), at the program desk.
    Training,
    /// Reports that courts and officers wait for, at the client desk.
    CourtLog,
    /// What the binder of dangers and incidents says of dangers, at the victim desk.
    DangerLog,
    /// What the same binder says of critical incidents, at the program desk.
    IncidentLog,
}

/// Brings in a list that the program kept before; what is there already is left.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward import roster bip-roster.csv --data /srv/leeward --as client:may --dry-run\n\nEvery cell that could not be taken is named on standard output: row, column, text, reason, what becomes of it,\nwith tabs between. Columns are understood by their headers, and as somebody said on the desk's own page; so are codes."
)]
pub(crate) struct Import {
    /// Which list it is.
    #[arg(value_enum)]
    kind: Which,
    /// CSV or XLSX.
    file: PathBuf,
    /// The program's folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Of attendance: the year of each sheet's first column, where its days are without one. Left out, no day lies ahead.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1990..2100))]
    year: Option<i16>,
    /// Of a roster: leaves out who left more than thirty days ago.
    #[arg(long)]
    open_only: bool,
    /// Says what would become of it, and records nothing.
    #[arg(long)]
    dry_run: bool,
    /// Who signs in; a demonstration opens without.
    #[arg(long = "as", value_name = "DESK:USER", value_parser = at_desk)]
    doors: Vec<Door>,
}

/// What writes into the participants' files.
fn at_the_client_desk<'a>(
    folder: &'a Folder,
    ring: &'a KeyRing,
    stream: &'a Stream,
    zone: &'a TimeZone,
    actor: Actor,
    now: Moment,
) -> client_file::Recorder<'a> {
    client_file::Recorder {
        store: folder.client.as_ref(),
        ring,
        stream,
        zone,
        actor,
        now,
        sheet: "",
    }
}

/// What writes into the separate files.
fn at_the_victim_desk<'a>(
    folder: &'a Folder,
    ring: &'a KeyRing,
    stream: &'a Stream,
    rules: &'a Rules,
    actor: Actor,
    now: Moment,
) -> victim_file::Recorder<'a> {
    victim_file::Recorder {
        stores: folder.stores(),
        ring,
        stream,
        rules,
        actor,
        now,
        sheet: "",
    }
}

impl Import {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let name = self.file.display();
        let bytes = fs::read(&self.file)
            .map_err(|error| Trouble::wrong(format!("{name}: cannot be read: {error}")))?;
        let wrong = |error: sheets::NotATable| Trouble::wrong(format!("{name}: {error}"));
        if self.kind == Which::Attendance {
            let sheets = Table::sheets(&bytes).map_err(wrong)?;
            let folder = Folder::open(&self.data, Use::Writing)?;
            let stream = Stream::from_seed(seams::seed()?);
            let (bad, rows) = self.attendance(&folder, &stream, &sheets)?;
            return said(&bad, rows);
        }
        let table = Table::read(&bytes).map_err(wrong)?;
        let folder = Folder::open(&self.data, Use::Writing)?;
        let mapping = self.mapping(&folder, &table)?;
        let missing: Vec<&str> = mapping.missing().iter().map(|field| field.word()).collect();
        if !missing.is_empty() {
            return Err(Trouble::wrong(format!(
                "{name}:1: expected a column for {}",
                missing.join(", ")
            )));
        }
        let stream = Stream::from_seed(seams::seed()?);
        let (bad, rows) = match self.kind {
            Which::Roster => self.roster(&folder, &stream, &table, &mapping)?,
            Which::VictimLog => self.log(&folder, &stream, &table, &mapping)?,
            Which::CourtLog => self.court(&folder, &stream, &table, &mapping)?,
            Which::DangerLog => self.dangers(&folder, &stream, &table, &mapping)?,
            Which::Attendance | Which::Agreements | Which::Training | Which::IncidentLog => {
                self.office(&folder, &stream, &table, &mapping)?
            }
        };
        said(&bad, rows)
    }

    /// At which desk, and which list of its pages.
    const fn list(&self) -> (DeskName, List) {
        match self.kind {
            Which::Roster => (DeskName::Client, client_desk::ROSTER),
            Which::VictimLog => (DeskName::Victim, victim_desk::LOG),
            Which::Attendance => (DeskName::Client, client_desk::WORKBOOK),
            Which::Agreements => (DeskName::Program, program_desk::AGREEMENT_LIST),
            Which::Training => (DeskName::Program, program_desk::TRAINING_LIST),
            Which::CourtLog => (DeskName::Client, client_desk::COURT_LOG),
            Which::DangerLog => (DeskName::Victim, victim_desk::DANGER_LOG),
            Which::IncidentLog => (DeskName::Program, program_desk::INCIDENT_LIST),
        }
    }

    /// What somebody said of its columns and codes on the desk's own page.
    fn known(&self, folder: &Folder) -> Result<Option<Mapping>, Trouble> {
        let (desk, list) = self.list();
        let (_, ring) = folder.ring(desk, &self.doors)?;
        let known = list.known(folder.store(desk).as_ref(), &ring);
        known.map_err(Trouble::wrong)
    }

    fn mapping(&self, folder: &Folder, table: &Table) -> Result<Mapping, Trouble> {
        let known = self.known(folder)?;
        let (_, list) = self.list();
        Ok(asked::mapping(list.kind, table, known.as_ref(), |_| ""))
    }

    fn attendance(
        &self,
        folder: &Folder,
        stream: &Stream,
        sheets: &[(String, Table)],
    ) -> Result<(Vec<BadCell>, usize), Trouble> {
        let rules = folder.rules()?;
        let (account, ring) = folder.ring(DeskName::Client, &self.doors)?;
        let now = seams::now();
        let recorder = at_the_client_desk(folder, &ring, stream, &rules.zone, account.number, now);
        let known = self.known(folder)?;
        let mapping = known.unwrap_or_else(attendance::mapping);
        let read = attendance::read(sheets, &mapping, now.day(&rules.zone), self.year);
        let done = client_desk::import_attendance::bring(&recorder, read, self.dry_run);
        let done = done.map_err(Trouble::wrong)?;
        if let Some((first, last)) = done.between {
            tell(format_args!(
                "Columns were read as the days from {first} to {last}."
            ));
        }
        let would = if self.dry_run { "would be " } else { "" };
        tell(format_args!(
            "{} rows: {} participants; {} days {would}new, {} were there; paid in {} cells, left out.",
            done.rows, done.people, done.new, done.before, done.paid
        ));
        Ok((done.bad, done.rows))
    }

    /// What the program desk keeps.
    fn office(
        &self,
        folder: &Folder,
        stream: &Stream,
        table: &Table,
        mapping: &Mapping,
    ) -> Result<(Vec<BadCell>, usize), Trouble> {
        let rules = folder.rules()?;
        let (account, _) = folder.ring(DeskName::Program, &self.doors)?;
        let now = seams::now();
        let bringing = Bringing {
            store: folder.program.as_ref(),
            stream,
            rules: &rules,
            words: &page::Languages::new().of("en-US"),
            actor: account.number,
            now,
            dry: self.dry_run,
        };
        let today = now.day(&rules.zone);
        let done = match self.kind {
            Which::Agreements => {
                bringing.agreements(sheets::office::agreements(table, mapping, today))
            }
            Which::IncidentLog => {
                let rows = sheets::binder::incidents(table, mapping, today);
                let (report, others) = bringing.incidents(rows).map_err(Trouble::wrong)?;
                tell(format_args!(
                    "{others} rows are no incident, left to the other desk."
                ));
                left_out(mapping);
                Ok(report)
            }
            _ => bringing.trainings(sheets::office::trainings(table, mapping, today)),
        };
        let done = done.map_err(Trouble::wrong)?;
        let would = if self.dry_run { "would be " } else { "" };
        tell(format_args!(
            "{} rows: {} {would}new, {} were there.",
            done.rows, done.new, done.before
        ));
        Ok((done.bad, done.rows))
    }

    fn roster(
        &self,
        folder: &Folder,
        stream: &Stream,
        table: &Table,
        mapping: &Mapping,
    ) -> Result<(Vec<BadCell>, usize), Trouble> {
        let rules = folder.rules()?;
        let (account, ring) = folder.ring(DeskName::Client, &self.doors)?;
        let now = seams::now();
        let recorder = at_the_client_desk(folder, &ring, stream, &rules.zone, account.number, now);
        let sender = Sender {
            store: folder.drop.as_ref(),
            public: ring
                .drop_public()
                .ok_or_else(|| Trouble::wrong(keys::KeyError::HalfGone))?,
            stream,
            actor: account.number,
            now,
        };
        let today = now.day(&rules.zone);
        let rows = sheets::roster::read(table, mapping, today);
        let whom = match self.open_only {
            true => Whom::Here(today),
            false => Whom::All,
        };
        let done = roster::bring(&recorder, &sender, rows, whom, self.dry_run);
        let done = done.map_err(Trouble::wrong)?;
        let would = if self.dry_run { "would be " } else { "" };
        tell(format_args!(
            "{} rows: {} participants {would}new, {} were there; {} facts; of {} rows something {would}handed over.",
            done.rows, done.new, done.before, done.facts, done.handed_over
        ));
        if self.open_only {
            tell(format_args!(
                "{} left out, who left more than thirty days ago.",
                done.gone
            ));
        }
        Ok((done.bad, done.rows))
    }

    fn log(
        &self,
        folder: &Folder,
        stream: &Stream,
        table: &Table,
        mapping: &Mapping,
    ) -> Result<(Vec<BadCell>, usize), Trouble> {
        let rules = folder.rules()?;
        let (account, ring) = folder.ring(DeskName::Victim, &self.doors)?;
        let now = seams::now();
        let recorder = at_the_victim_desk(folder, &ring, stream, &rules, account.number, now);
        let rows = sheets::log::read(table, mapping, now.day(&rules.zone));
        let done = log::bring(&recorder, rows, self.dry_run).map_err(Trouble::wrong)?;
        let would = if self.dry_run { "would be " } else { "" };
        tell(format_args!(
            "{} rows: {} people {would}new, {} were there; {} tries, {} facts.",
            done.rows, done.new, done.before, done.tries, done.facts
        ));
        Ok((done.bad, done.rows))
    }

    fn court(
        &self,
        folder: &Folder,
        stream: &Stream,
        table: &Table,
        mapping: &Mapping,
    ) -> Result<(Vec<BadCell>, usize), Trouble> {
        let rules = folder.rules()?;
        let (account, ring) = folder.ring(DeskName::Client, &self.doors)?;
        let now = seams::now();
        let recorder = at_the_client_desk(folder, &ring, stream, &rules.zone, account.number, now);
        let rows = sheets::court::read(table, mapping, now.day(&rules.zone));
        let done = client_desk::import_court::bring(&recorder, rows, self.dry_run);
        let done = done.map_err(Trouble::wrong)?;
        let would = if self.dry_run { "would be " } else { "" };
        tell(format_args!(
            "{} rows: {} reports {would}new, {} {would}sent that were owed, {} were there.",
            done.rows, done.new, done.sent, done.before
        ));
        left_out(mapping);
        Ok((done.bad, done.rows))
    }

    fn dangers(
        &self,
        folder: &Folder,
        stream: &Stream,
        table: &Table,
        mapping: &Mapping,
    ) -> Result<(Vec<BadCell>, usize), Trouble> {
        let rules = folder.rules()?;
        let (account, ring) = folder.ring(DeskName::Victim, &self.doors)?;
        let now = seams::now();
        let recorder = at_the_victim_desk(folder, &ring, stream, &rules, account.number, now);
        let rows = sheets::binder::dangers(table, mapping, now.day(&rules.zone));
        let done = log::bring_dangers(&recorder, rows, self.dry_run).map_err(Trouble::wrong)?;
        let would = if self.dry_run { "would be " } else { "" };
        tell(format_args!(
            "{} rows: {} dangers {would}new as words of their day, {} were there; {} rows are no danger, left to the other desk.",
            done.rows, done.new, done.before, done.others
        ));
        left_out(mapping);
        Ok((done.bad, done.rows))
    }
}

/// Says which columns nobody reads.
fn left_out(mapping: &Mapping) {
    let left = mapping.left_out();
    if !left.is_empty() {
        tell(format_args!("Columns left out: {}.", left.join(", ")));
    }
}

/// Names every cell that could not be taken, on standard output.
fn said(bad: &[BadCell], rows: usize) -> Result<(), Trouble> {
    if bad.is_empty() {
        tell(format_args!("Every cell of {rows} rows could be read."));
        return Ok(());
    }
    let line = |bad: &BadCell| {
        let BadCell {
            row,
            column,
            text,
            reason,
            then,
            near,
        } = bad;
        let near = match near.as_str() {
            "" => String::new(),
            near => format!("; the nearest is {near}"),
        };
        format!(
            "{row}\t{column}\t{}\t{reason}{near}\t{}",
            text.replace(['\t', '\n'], " "),
            then.word()
        )
    };
    let lines: Vec<String> = bad.iter().map(line).collect();
    answer(&lines.join("\n"))
}
