//! `leeward import`: the spreadsheets that a program kept before (contract, section 3).

use std::{fs, path::PathBuf};

use clap::{Args, ValueEnum};
use client_desk::import::{self as roster, Whom};
use desk::bring::List;
use drop::Sender;
use jiff::civil::Date;
use keys::{DeskName, KeyRing, Stream};
use ledger::Actor;
use program_desk::import::Bringing;
use rules::{Moment, Rules};
use sheets::{
    BadCell, Mapping, Rows, Table, asked,
    attendance::{self, Attendance},
    binder::{self, DangerRow, IncidentRow},
    court::CourtRow,
    log::LogRow,
    roster::RosterRow,
};
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

impl Import {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let name = self.file.display().to_string();
        let bytes = fs::read(&self.file)
            .map_err(|error| Trouble::wrong(format!("{name}: cannot be read: {error}")))?;
        let sheets = match self.kind {
            Which::Attendance => Table::sheets(&bytes),
            _ => Table::read(&bytes).map(|table| vec![(String::new(), table)]),
        };
        let sheets = sheets.map_err(|error| Trouble::wrong(format!("{name}: {error}")))?;
        let Some((_, first)) = sheets.first() else {
            return Err(Trouble::wrong(format!("{name}: holds no table")));
        };
        let folder = Folder::open(&self.data, Use::Writing)?;
        let (desk, list) = self.list();
        let (account, ring) = folder.ring(desk, &self.doors)?;
        // What somebody said of its columns and codes on the desk's own page.
        let known = list.known(folder.store(desk).as_ref(), &ring);
        let known = known.map_err(Trouble::wrong)?;
        let mapping = match self.kind {
            Which::Attendance => known.unwrap_or_else(attendance::mapping),
            _ => headed(&name, list, first, known.as_ref())?,
        };
        let at = AtDesk {
            rules: folder.rules()?,
            folder,
            ring,
            stream: Stream::from_seed(seams::seed()?),
            actor: account.number,
            now: seams::now(),
            dry: self.dry_run,
        };
        let today = at.today();
        let report = match self.kind {
            Which::Roster => {
                let whom = match self.open_only {
                    true => Whom::Here(today),
                    false => Whom::All,
                };
                at.roster(sheets::roster::read(first, &mapping, today), whom)?
            }
            Which::VictimLog => at.log(sheets::log::read(first, &mapping, today))?,
            Which::Attendance => {
                at.attendance(attendance::read(&sheets, &mapping, today, self.year))?
            }
            Which::Agreements => {
                let rows = sheets::office::agreements(first, &mapping, today);
                at.office(|bringing| bringing.agreements(rows))?
            }
            Which::Training => {
                let rows = sheets::office::trainings(first, &mapping, today);
                at.office(|bringing| bringing.trainings(rows))?
            }
            Which::CourtLog => at.court(sheets::court::read(first, &mapping, today))?,
            Which::DangerLog => at.dangers(sheets::binder::dangers(first, &mapping, today))?,
            Which::IncidentLog => {
                at.incidents(sheets::binder::incidents(first, &mapping, today))?
            }
        };
        if let Which::CourtLog | Which::DangerLog | Which::IncidentLog = self.kind {
            left_out(&mapping);
        }
        said(&report)
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
}

/// What each column of a table is, by its header and by what is known; refused where one is not there that must be.
fn headed(
    name: &str,
    list: List,
    table: &Table,
    known: Option<&Mapping>,
) -> Result<Mapping, Trouble> {
    let mapping = asked::mapping(list.kind, table, known, |_| "");
    let missing: Vec<&str> = mapping.missing().iter().map(|field| field.word()).collect();
    match missing.as_slice() {
        [] => Ok(mapping),
        missing => Err(Trouble::wrong(format!(
            "{name}:1: expected a column for {}",
            missing.join(", ")
        ))),
    }
}

/// What became of a list: the cells that could not be taken, and how many rows there were.
type Report = (Vec<BadCell>, usize);

/// Somebody signed in at the desk of a list, and what is needed to write there.
struct AtDesk {
    folder: Folder,
    ring: KeyRing,
    rules: Rules,
    stream: Stream,
    actor: Actor,
    now: Moment,
    /// Nothing is recorded.
    dry: bool,
}

impl AtDesk {
    fn today(&self) -> Date {
        self.now.day(&self.rules.zone)
    }

    /// In front of what would be done by a dry run, and is done by another.
    const fn would(&self) -> &'static str {
        match self.dry {
            true => "would be ",
            false => "",
        }
    }

    /// What writes into the participants' files.
    fn client(&self) -> client_file::Recorder<'_> {
        client_file::Recorder {
            store: self.folder.client.as_ref(),
            ring: &self.ring,
            stream: &self.stream,
            zone: &self.rules.zone,
            actor: self.actor,
            now: self.now,
            sheet: "",
        }
    }

    /// What writes into the separate files.
    fn victim(&self) -> victim_file::Recorder<'_> {
        victim_file::Recorder {
            stores: self.folder.stores(),
            ring: &self.ring,
            stream: &self.stream,
            rules: &self.rules,
            actor: self.actor,
            now: self.now,
            sheet: "",
        }
    }

    fn roster(&self, rows: Rows<RosterRow>, whom: Whom) -> Result<Report, Trouble> {
        let public = self.ring.drop_public();
        let sender = Sender {
            store: self.folder.drop.as_ref(),
            public: public.ok_or_else(|| Trouble::wrong(keys::KeyError::HalfGone))?,
            stream: &self.stream,
            actor: self.actor,
            now: self.now,
        };
        let done = roster::bring(&self.client(), &sender, rows, whom, self.dry);
        let done = done.map_err(Trouble::wrong)?;
        let would = self.would();
        tell(format_args!(
            "{} rows: {} participants {would}new, {} were there; {} facts; of {} rows something {would}handed over.",
            done.rows, done.new, done.before, done.facts, done.handed_over
        ));
        if let Whom::Here(_) = whom {
            tell(format_args!(
                "{} left out, who left more than thirty days ago.",
                done.gone
            ));
        }
        Ok((done.bad, done.rows))
    }

    fn attendance(&self, read: Attendance) -> Result<Report, Trouble> {
        let done = client_desk::import_attendance::bring(&self.client(), read, self.dry);
        let done = done.map_err(Trouble::wrong)?;
        if let Some((first, last)) = done.between {
            tell(format_args!(
                "Columns were read as the days from {first} to {last}."
            ));
        }
        let would = self.would();
        tell(format_args!(
            "{} rows: {} participants; {} days {would}new, {} were there; paid in {} cells, left out.",
            done.rows, done.people, done.new, done.before, done.paid
        ));
        Ok((done.bad, done.rows))
    }

    fn court(&self, rows: Rows<CourtRow>) -> Result<Report, Trouble> {
        let done = client_desk::import_court::bring(&self.client(), rows, self.dry);
        let done = done.map_err(Trouble::wrong)?;
        let would = self.would();
        tell(format_args!(
            "{} rows: {} reports {would}new, {} {would}sent that were owed, {} were there.",
            done.rows, done.new, done.sent, done.before
        ));
        Ok((done.bad, done.rows))
    }

    fn log(&self, rows: Rows<LogRow>) -> Result<Report, Trouble> {
        let done = log::bring(&self.victim(), rows, self.dry).map_err(Trouble::wrong)?;
        let would = self.would();
        tell(format_args!(
            "{} rows: {} people {would}new, {} were there; {} tries, {} facts.",
            done.rows, done.new, done.before, done.tries, done.facts
        ));
        Ok((done.bad, done.rows))
    }

    fn dangers(&self, rows: Rows<binder::Read<DangerRow>>) -> Result<Report, Trouble> {
        let done = log::bring_dangers(&self.victim(), rows, self.dry).map_err(Trouble::wrong)?;
        let would = self.would();
        tell(format_args!(
            "{} rows: {} dangers {would}new as words of their day, {} were there; {} rows are no danger, left to the other desk.",
            done.rows, done.new, done.before, done.others
        ));
        Ok((done.bad, done.rows))
    }

    fn incidents(&self, rows: Rows<binder::Read<IncidentRow>>) -> Result<Report, Trouble> {
        self.office(|bringing| {
            let (done, others) = bringing.incidents(rows)?;
            tell(format_args!(
                "{others} rows are no incident, left to the other desk."
            ));
            Ok(done)
        })
    }

    /// What the program desk keeps.
    fn office(
        &self,
        bring: impl FnOnce(&Bringing<'_>) -> Result<program_desk::import::Report, program_file::Refused>,
    ) -> Result<Report, Trouble> {
        let bringing = Bringing {
            store: self.folder.program.as_ref(),
            stream: &self.stream,
            rules: &self.rules,
            words: &page::Languages::new().of("en-US"),
            actor: self.actor,
            now: self.now,
            dry: self.dry,
        };
        let done = bring(&bringing).map_err(Trouble::wrong)?;
        let would = self.would();
        tell(format_args!(
            "{} rows: {} {would}new, {} were there.",
            done.rows, done.new, done.before
        ));
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
fn said((bad, rows): &Report) -> Result<(), Trouble> {
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
