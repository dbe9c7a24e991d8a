//! The disks that a power loss may leave, rebuilt from what the real binary wrote and synced.
//!
//! [`read`] reads what strace saw; [`Disk`] makes an image of any instant. What was written and not synced since
//! may be there, lost, or torn, in any order; a name that was made, changed or removed counts as synced only when
//! its folder was. That is less than most file systems keep, and as little as POSIX promises.

mod disk;
mod trace;

pub use disk::{Disk, Image, Loss, lay_down};
pub use trace::{Act, Seen, read, read_after};

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

/// How a program is started so that what it writes and syncs goes into `trace`.
///
/// # Panics
/// When the path is no text.
#[must_use]
pub fn watched(trace: &Path) -> Vec<String> {
    let calls = "trace=openat,write,pwrite64,writev,sendto,fsync,fdatasync,ftruncate,rename,renameat,renameat2,\
                 unlink,unlinkat";
    let trace = trace.to_str().unwrap();
    let words = [
        "strace", "-f", "-qq", "-y", "-xx", "-s", "1000000", "-o", trace, "-e", calls,
    ];
    words.map(str::to_owned).to_vec()
}

/// Lets the calls of a running process fail from now on: `fdatasync:error=EIO:when=3+` each third and later one of
/// every thread. Ends when the process does.
///
/// # Panics
/// When strace is not there.
#[must_use]
pub fn failing(process: u32, which: &str) -> Child {
    let calls = which.split(':').next().unwrap();
    let mut strace = Command::new("strace")
        .args(["-f", "-o", "/dev/null", "-p", &process.to_string()])
        .args([
            "-e",
            &format!("trace={calls}"),
            "-e",
            &format!("inject={which}"),
        ])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut said = BufReader::new(strace.stderr.take().unwrap());
    said.read_line(&mut line).unwrap();
    assert!(line.contains("attached"), "{line}");
    // It says so of each thread that comes later; with nobody to read that it would end, and no call fail any more.
    std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
    strace
}
