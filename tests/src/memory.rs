//! A process's memory, read as somebody reads it who has the machine.

use std::{
    fs::{self, File},
    io::{Read as _, Seek as _, SeekFrom},
};

use memchr::memmem;

/// Every byte that a process has and may write to, part by part.
///
/// # Panics
/// Where the machine does not let us look: nothing would be proved.
#[must_use]
pub fn of(process: u32) -> Vec<Vec<u8>> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut memory = File::open(format!("/proc/{process}/mem")).unwrap_or_else(|error| {
        panic!("nobody may read the memory of a process of their own here ({error}): kernel.yama.ptrace_scope")
    });
    let mut all = Vec::new();
    for line in maps.lines() {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next().unwrap(), parts.next().unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let from = u64::from_str_radix(from, 16).unwrap();
        let to = u64::from_str_radix(to, 16).unwrap();
        memory.seek(SeekFrom::Start(from)).unwrap();
        let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
        // Pages that the kernel keeps for itself cannot be read.
        if memory.read_exact(&mut bytes).is_ok() {
            all.push(bytes);
        }
    }
    all
}

/// Whether these bytes lie in one of its parts.
#[must_use]
pub fn holds(memory: &[Vec<u8>], what: &[u8]) -> bool {
    let finder = memmem::Finder::new(what);
    memory.iter().any(|part| finder.find(part).is_some())
}
