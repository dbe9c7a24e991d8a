//! What goes to standard output, what to standard error, and with which status.

use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The answer is no: exit 1.
    #[error("{0}")]
    No(String),
    /// The input or the call is wrong: exit 2, one line each.
    #[error("{}", .0.join("\n"))]
    Wrong(Vec<String>),
    /// The answer could not be written: nobody listens, or the disk is full.
    #[error("the answer could not be written: {0}")]
    Unwritten(#[from] io::Error),
}

impl Trouble {
    /// One line.
    pub(crate) fn wrong(line: impl std::fmt::Display) -> Self {
        Self::Wrong(vec![line.to_string()])
    }
}

impl From<ledger::StoreError> for Trouble {
    fn from(error: ledger::StoreError) -> Self {
        Self::wrong(error)
    }
}

impl From<keys::KeyError> for Trouble {
    fn from(error: keys::KeyError) -> Self {
        Self::wrong(error)
    }
}

/// Writes an answer and the line's end to standard output.
pub(crate) fn answer(text: &str) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

/// Tells people something, on standard error; where that cannot be written there is nobody to tell.
pub(crate) fn tell(line: impl std::fmt::Display) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The status at the end; trouble is told on standard error.
pub(crate) fn close(done: Result<(), Trouble>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            tell(&trouble);
            ExitCode::from(if matches!(trouble, Trouble::No(_)) {
                1
            } else {
                2
            })
        }
    }
}

/// Help and version are answers; anything else that the arguments gave rise to is a wrong call.
pub(crate) fn usage(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if error.use_stderr() {
        ExitCode::from(2)
    } else {
        ExitCode::SUCCESS
    }
}
