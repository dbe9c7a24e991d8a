//! Leeward's binary: the only place that knows all the other rooms.
//!
//! Exit status: 0 done, 1 the answer is no, 2 the input or the call is wrong. What is for people goes to
//! standard error, what is for programs to standard output (contract, at the top).

mod clock;
mod command;
mod output;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Keeps the two files of a batterers intervention program apart, and works out who must be told what by when.
#[derive(Parser)]
#[command(name = "leeward", version, arg_required_else_help = true)]
struct Call {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Duties(command::duties::Duties),
    Calendar(command::calendar::Calendar),
}

fn main() -> ExitCode {
    let call = match Call::try_parse() {
        Ok(call) => call,
        Err(error) => return output::usage(&error),
    };
    let done = match call.command {
        Command::Duties(duties) => duties.run(),
        Command::Calendar(calendar) => calendar.run(),
    };
    output::close(done)
}
