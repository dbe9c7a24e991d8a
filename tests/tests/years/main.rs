//! Promise 7: a duty cannot disappear in silence. Programs are lived through for years, with outages, clocks that are wrong,
//! restores from a backup, nobody there for weeks, late entries, corrections, mail that fails; at the end of each day the
//! board must show exactly what a slow reading of all facts owes.
//!
//! `LEEWARD_YEARS=100x10 cargo nextest run -p leeward-tests --test years --success-output final` lives through a hundred
//! programs of ten years each; without it through two of two.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
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
mod truth;

use std::sync::Mutex;

use fault::Fault;
use figures::Figures;
use program::Program;

/// How many programs, and how many years each.
fn asked() -> (u64, u32) {
    let asked = std::env::var("LEEWARD_YEARS").unwrap_or_default();
    let read = asked
        .split_once('x')
        .and_then(|(programs, years)| Some((programs.parse().ok()?, years.parse().ok()?)));
    read.unwrap_or((2, 2))
}

fn live(seed: u64, years: u32, fault: Fault) -> Result<Figures, String> {
    let mut program = Program::new(seed, fault);
    for _ in 0..years * 365 {
        program.day()?;
    }
    program.end()
}

#[test]
fn no_duty_disappears_in_silence_in_simulated_years() {
    let (programs, years) = asked();
    let next = Mutex::new(0..programs);
    let all = Mutex::new(Figures::default());
    let take = || next.lock().unwrap().next();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(seed) = take() {
                    match live(seed, years, Fault::None) {
                        Ok(figures) => all.lock().unwrap().add(&figures),
                        Err(wrong) => panic!("program {seed}: {wrong}"),
                    }
                }
            });
        }
    });
    let all = all.into_inner().unwrap();
    println!("{programs} programs of {years} years: {all}");
    assert!(
        all.reaches_everything(),
        "something was never lived through: {all}"
    );
}

#[test]
fn every_planted_fault_is_caught() {
    let mut missed = Vec::new();
    for fault in Fault::ALL {
        // One that needs a rare day is given several programs.
        let caught = (0..4).find_map(|seed| live(seed, 1, fault).err());
        match caught {
            Some(wrong) => println!("{fault:?}: {wrong}"),
            None => missed.push(fault),
        }
    }
    assert!(missed.is_empty(), "not caught: {missed:?}");
}
