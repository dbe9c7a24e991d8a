//! Timing, apart from everything else (decision 0005): two programs, in one of which the separate file holds much about
//! the case and in the other nothing, are asked the same at the client desk in a random order, and the times are
//! compared as dudect does (Reparaz, Balasch and Verbauwhede, 2017): Welch's t after the slowest are cropped. It asserts
//! nothing about time; it prints t and a bound on the difference of the means.
//!
//! `cargo nextest run --release -p leeward-tests --test apart --run-ignored all --success-output final`
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use desk::{Clock as _, Method, Request};
use keys::DeskName;
use ledger::{Actor, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry, SealedLetter};
use leeward_tests::world::{Visitor, World, crawl::Whim, html, text};
use rules::{CaseId, FactId};

/// Facts of the separate file about the one case.
const MUCH: usize = 5_000;
/// Times that each thing is asked of each program.
const TIMES: usize = 1_000;
/// Of each hundred times the slowest that are left out, of both alike.
const CROPPED: usize = 10;

struct Side {
    world: World,
    may: Visitor,
}

/// A program with one case; the separate file knows much about it, or nothing.
fn side(much: bool) -> (Side, CaseId) {
    let world = World::new(41);
    let mut may = Visitor::at(&world, DeskName::Client);
    may.refers(&world, &[("first", "Pax"), ("last", "Larch")]);
    let case = *world.cases().last().unwrap();
    if much {
        let now = world.clock.now();
        let entry = |number: usize| NewEntry {
            envelope: Envelope {
                case,
                id: FactId::new(&format!("look-{number}")).unwrap(),
                actor: Actor(1),
                at: now,
                exactness: Exactness::Second,
                recorded: now,
                kept: now,
                matter: Matter::Filed(Filed::Look),
            },
            salt: [3; 16],
            letter: SealedLetter::default(),
        };
        let batch = Batch {
            id: BatchId([3; 16]),
            case,
            seen: None,
            entries: (0..MUCH).map(entry).collect(),
        };
        world.victim.append(&batch).unwrap();
    }
    (Side { world, may }, case)
}

/// A request as it is asked now: a form is opened first, which is not measured.
fn request(side: &mut Side, post: bool, place: &str) -> Request {
    if !post {
        return side.may.request(Method::Get, place, Vec::new());
    }
    let opened = text(&side.may.open(&side.world, place));
    let forms = html::forms(&opened);
    let form = forms.iter().find(|form| form.action == place).unwrap();
    let words = form
        .fields
        .iter()
        .rfind(|field| field.kind == html::Kind::Text);
    let sent = form.filled(&[(&words.unwrap().name, "they said so")]);
    side.may.form(place, &sent)
}

/// Mean, variance of the mean, number.
fn summed(times: &[f64]) -> (f64, f64, usize) {
    let number = times.len() as f64;
    let mean = times.iter().sum::<f64>() / number;
    let spread = times.iter().map(|time| (time - mean).powi(2)).sum::<f64>() / (number - 1.0);
    (mean, spread / number, times.len())
}

#[test]
#[ignore = "it measures time, for some minutes"]
fn how_far_apart_the_times_of_the_two_worlds_are() {
    let ((much, case), (nothing, _)) = (side(true), side(false));
    let mut sides = [much, nothing];
    let at = |end: &str| format!("/client/participants/{case}{end}");
    let asked = [
        (true, at("/hand-over"), "hand something over, its receipt"),
        (false, at(""), "read the file"),
        (false, at("/danger"), "Danger"),
        (false, "/client/".to_owned(), "the first page"),
    ];
    let mut whim = Whim::new(5);
    for (post, place, name) in asked {
        let mut times: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
        // The first hundred of each warm up.
        while times.iter().any(|each| each.len() < TIMES + 100) {
            let which = whim.below(2);
            let side = &mut sides[which];
            let request = request(side, post, &place);
            let start = std::time::Instant::now();
            let answer = side.world.answer(&request);
            times[which].push(start.elapsed().as_nanos() as f64);
            assert!(answer.status < 500, "{place}");
            side.may.keep(&answer);
            // Nobody's session ends of idleness, and no file grows without end.
            if times[which].len().is_multiple_of(500) {
                side.may = Visitor::at(&side.world, DeskName::Client);
            }
        }
        for each in &mut times {
            each.drain(..100);
            each.truncate(TIMES);
        }
        let mut all: Vec<f64> = times.iter().flatten().copied().collect();
        all.sort_by(f64::total_cmp);
        let most = all[all.len() * (100 - CROPPED) / 100];
        let [one, other] = times.map(|each| {
            let kept: Vec<f64> = each.into_iter().filter(|time| *time <= most).collect();
            summed(&kept)
        });
        let (difference, error) = (one.0 - other.0, (one.1 + other.1).sqrt());
        eprintln!(
            "{name}: {:.0} and {:.0} ns; t = {:.2}; the means differ by {difference:.0} ns, by {:.0} ns at most (99 %; {} and {} times)",
            one.0,
            other.0,
            difference / error,
            difference.abs() + 2.58 * error,
            one.2,
            other.2
        );
    }
}
