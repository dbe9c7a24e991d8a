//! Leeward's binary: the only place that knows all the other rooms.
//!
//! Exit status: 0 done, 1 the answer is no, 2 the input or the call is wrong. What is for people goes to
//! standard error, what is for programs to standard output (contract, at the top).
//!
//! Reading order: [`command`], one file for each; [`house`], a program's folder and its desks; [`edge`], HTTP;
//! [`tls`], certificates; [`metrics`] and [`traces`], numbers and spans for whoever runs the machine; [`upkeep`], backups and back; [`record`], facts of a file into the ledgers; [`export`], everything out of them; [`demo`], a year of an invented program.

mod alarms;
mod command;
mod demo;
mod edge;
mod export;
mod house;
mod metrics;
mod output;
mod paper;
mod record;
mod seams;
mod tls;
mod traces;
mod upkeep;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What is given back is wiped first: words that somebody handed over are not left in what the next request is
/// given. docs/decisions/0046 says what that costs and what it does not reach.
#[global_allocator]
static WIPED: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Keeps the two files of a batterers intervention program apart, and works out who must be told what by when.
#[derive(Parser)]
#[command(name = "leeward", version, arg_required_else_help = true)]
struct Call {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Demo(command::demo::Demo),
    Init(command::init::Init),
    Serve(command::serve::Serve),
    Import(command::import::Import),
    Export(command::export::Export),
    Record(command::record::Record),
    Move(command::moving::Move),
    Postgres(command::postgres::Postgres),
    Recovery(command::recovery::Recovery),
    Backup(command::backup::Backup),
    Restore(command::restore::Restore),
    Review(command::review::Review),
    State(command::state::State),
    Doctor(command::doctor::Doctor),
    Tls(command::tls::Tls),
    Verify(command::verify::Verify),
    Checkpoint(command::checkpoint::Print),
    Duties(command::duties::Duties),
    Calendar(command::calendar::Calendar),
    Packs(command::packs::Packs),
}

fn main() -> ExitCode {
    let call = match Call::try_parse() {
        Ok(call) => call,
        Err(error) => return output::usage(&error),
    };
    let done = match call.command {
        Command::Demo(demo) => demo.run(),
        Command::Init(init) => init.run(),
        Command::Serve(serve) => serve.run(),
        Command::Import(import) => import.run(),
        Command::Export(export) => export.run(),
        Command::Record(record) => record.run(),
        Command::Move(moving) => moving.run(),
        Command::Postgres(postgres) => postgres.run(),
        Command::Recovery(recovery) => recovery.run(),
        Command::Backup(backup) => backup.run(),
        Command::Restore(restore) => restore.run(),
        Command::Review(review) => review.run(),
        Command::State(state) => state.run(),
        Command::Doctor(doctor) => doctor.run(),
        Command::Tls(tls) => tls.run(),
        Command::Verify(verify) => verify.run(),
        Command::Checkpoint(print) => print.run(),
        Command::Duties(duties) => duties.run(),
        Command::Calendar(calendar) => calendar.run(),
        Command::Packs(packs) => packs.run(),
    };
    output::close(done)
}
