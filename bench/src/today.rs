//! Today as it is served, over ever more open cases, beside the admin list of a usual framework.

use std::{path::Path, process::Command, time::Instant};

use client_file::letter::Intake;
use jiff::civil::Time;
use keys::{DeskName, Stream};
use ledger::{Actor, BatchId};
use leeward_tests::world::{Visitor, World};
use rules::{Moment, Outcome, Role};
use victim_file::{
    Act, Stores, When,
    letter::{Day, Person, Phone, Plan, SafeHours},
};

use crate::curve::Curve;

/// So many requests are measured.
const TIMES: usize = 400;

/// A program in which so many cases are open, each with somebody who is to be told of the decision.
fn program(cases: usize) -> World {
    let world = World::new(9);
    let stream = Stream::from_seed([5; 32]);
    let rules = world.board.rules();
    let start = Moment::parse("2026-11-23T09:00:00-06:00").unwrap();
    for number in 0..cases {
        // Decided over the last ten days, so that all piles are filled.
        let now = start.plus(-((number * 7_919 % 864_000) as i64));
        let client = client_file::Recorder {
            store: &*world.client,
            ring: &world.house.client,
            stream: &stream,
            zone: &rules.zone,
            actor: Actor(1),
            now,
            sheet: "",
        };
        let batch = || BatchId(stream.bytes());
        let intake = Intake {
            first: format!("Aldo{number}"),
            last: format!("Birch{}", number * 31 % cases),
            ..Intake::default()
        };
        let case = client
            .refer(batch(), client_file::When::At(now), &intake)
            .unwrap()
            .case;
        let act = |seen| Act {
            case,
            seen,
            batch: batch(),
        };
        client
            .decide(act(None), client_file::When::At(now), Outcome::Accepted, "")
            .unwrap();
        let victim = victim_file::Recorder {
            stores: Stores {
                client: &*world.client,
                drop: &*world.drop,
                victim: &*world.victim,
            },
            ring: &world.house.victim,
            stream: &stream,
            rules: &rules,
            actor: Actor(1),
            now,
            sheet: "",
        };
        let person = Person {
            name: format!("Ada Magnolia{number}"),
            phones: vec![Phone {
                number: "918-555-0142".to_owned(),
                ..Phone::default()
            }],
            ..Person::default()
        };
        let hours = SafeHours {
            days: vec![Day::Monday, Day::Tuesday],
            from: Time::constant(9, 0, 0, 0),
            to: Time::constant(15, 0, 0, 0),
        };
        let plan = Plan {
            weekly: vec![hours],
            ..Plan::default()
        };
        let roles = [Role::Victim].into_iter().collect();
        victim
            .add_person(act(None), When::At(now), roles, &person, Some(&plan))
            .unwrap();
        world.board.touch(case);
    }
    world
}

struct Measured {
    median: f64,
    last: f64,
    bytes: usize,
}

fn served(world: &World) -> Measured {
    let mut nell = Visitor::at(world, DeskName::Victim);
    let first = nell.get(world, "/victim/");
    assert_eq!(first.status, 200);
    let mut seconds: Vec<f64> = (0..TIMES)
        .map(|_| {
            let began = Instant::now();
            let answer = nell.get(world, "/victim/");
            assert_eq!(answer.status, 200);
            began.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    Measured {
        median: seconds[TIMES / 2],
        last: seconds[TIMES * 99 / 100],
        bytes: first.body.len(),
    }
}

/// The median of Django's admin list of so many rows, a hundred on a page; nothing where Django is not there.
fn django(rows: usize) -> Option<f64> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new("python3")
        .arg(root.join("bench/python/django_list.py"))
        .arg(rows.to_string())
        .env("PYTHONPATH", root.join("target/tools/django"))
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).trim().parse().ok()
}

/// Prints the figures, and gives the medians.
pub(crate) fn measure() -> Curve {
    let mut points = Vec::new();
    println!("Today as the desk answers it, signed in, {TIMES} times");
    let theirs = django(10_000);
    let mut of_ten_thousand = None;
    for cases in [140, 1_000, 10_000, 100_000] {
        let world = program(cases);
        assert!(world.victim.head().unwrap().size >= cases as u64);
        let Measured {
            median,
            last,
            bytes,
        } = served(&world);
        let against = match (theirs, of_ten_thousand) {
            (_, Some(before)) => format!("{:.2} of 10,000 cases", median / before),
            (Some(theirs), None) if cases == 10_000 => {
                format!(
                    "Django admin's list of as many rows / Today {:.0}",
                    theirs / median
                )
            }
            _ => String::new(),
        };
        points.push((cases, median));
        if cases == 10_000 {
            of_ten_thousand = Some(median);
        }
        println!(
            "  {cases:>7} open cases   median {:6.2} ms   99th {:6.2} ms   {:5.1} kB   {against}",
            median * 1e3,
            last * 1e3,
            bytes as f64 / 1e3
        );
    }
    if theirs.is_none() {
        println!(
            "  (no Django: python3 -m pip install --target target/tools/django 'django>=5.2,<6')"
        );
    }
    Curve {
        name: "Today, as the desk answers",
        points,
    }
}
