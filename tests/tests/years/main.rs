//! Promise 7: a duty cannot disappear in silence. Programs are lived through for years, with outages, clocks that are wrong,
//! restores from a backup, nobody there for weeks, late entries, corrections, mail that fails; at the end of each day the
//! board must show exactly what a slow reading of all facts owes.
//!
//! `LEEWARD_YEARS=100x10 cargo nextest run -p leeward-tests --test years simulated_years --no-capture` lives through a
//! hundred programs of ten years each, and says of each when it is over; without it through two of two.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    clippy::disallowed_methods,
    reason = "what is not as expected must stop the test, the figures are printed, and the environment asks for the long run"
)]

mod acts;
mod desks;
mod fault;
mod figures;
mod look;
mod program;
mod second;
mod staff;
mod truth;

use std::{ops::Range, sync::Mutex, time::Instant};

use desks::Desks;
use fault::Fault;
use figures::Figures;
use program::Program;

/// Days of a simulated year.
const YEAR: u32 = 365;

/// Which programs, and how many years each: `100x10` is a hundred of ten years, `40x10+60` the last forty of these, so that
/// a long run can be made in parts.
fn asked() -> (Range<u64>, u32) {
    let asked = std::env::var("LEEWARD_YEARS").unwrap_or_default();
    let (asked, first) = asked.split_once('+').unwrap_or((&asked, "0"));
    let read = asked.split_once('x').and_then(|(programs, years)| {
        let (programs, first): (u64, u64) = (programs.parse().ok()?, first.parse().ok()?);
        Some((first..first + programs, years.parse().ok()?))
    });
    read.unwrap_or((0..2, 2))
}

fn live(desks: Desks, seed: u64, days: u32, fault: Fault) -> Result<Figures, String> {
    let mut program = Program::new(desks, seed, fault);
    for _ in 0..days {
        program.day()?;
    }
    program.end()
}

#[test]
fn no_duty_disappears_in_silence_in_simulated_years() {
    let (programs, years) = asked();
    let next = Mutex::new(programs.clone());
    let all = Mutex::new(Figures::default());
    let take = || next.lock().unwrap().next();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(seed) = take() {
                    let began = Instant::now();
                    match live(Desks::new(seed), seed, years * YEAR, Fault::None) {
                        Ok(figures) => {
                            all.lock().unwrap().add(&figures);
                            let took = began.elapsed().as_secs_f64();
                            eprintln!("program {seed}: {years} years in {took:.1} s: {figures}");
                        }
                        Err(wrong) => panic!("program {seed}: {wrong}"),
                    }
                }
            });
        }
    });
    let all = all.into_inner().unwrap();
    println!("programs {programs:?}, {years} years each: {all}");
    assert!(
        all.reaches_everything(),
        "something was never lived through: {all}"
    );
}

/// A quarter of a year in the test command, for each question goes to a server or a file; a year where `LEEWARD_YEARS` asks
/// for years. The same things happen to it as to one in memory, and the same must come of them.
fn as_in_memory(desks: Desks, place: &str) {
    let days = match std::env::var("LEEWARD_YEARS") {
        Ok(_) => YEAR,
        Err(_) => YEAR / 4,
    };
    let figures = live(desks, 0, days, Fault::None).unwrap();
    let in_memory = live(Desks::new(0), 0, days, Fault::None).unwrap();
    assert_eq!(figures, in_memory);
    println!("one program in {place}: {figures}");
}

#[test]
fn no_duty_disappears_in_silence_in_postgresql() {
    as_in_memory(Desks::in_postgres(0), "PostgreSQL");
}

#[test]
fn no_duty_disappears_in_silence_in_sqlite() {
    as_in_memory(Desks::in_sqlite(0), "SQLite");
}

#[test]
fn every_planted_fault_is_caught() {
    let mut missed = Vec::new();
    for fault in Fault::ALL {
        // One that needs a rare day is given several programs.
        let caught = (0..4).find_map(|seed| live(Desks::new(seed), seed, YEAR, fault).err());
        match caught {
            Some(wrong) => println!("{fault:?}: {wrong}"),
            None => missed.push(fault),
        }
    }
    assert!(missed.is_empty(), "not caught: {missed:?}");
}
