//! The arrows of the house are the valve: what a room cannot reach, it cannot tell.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::Value;

/// What a room builds on: rooms, and `drop+open` for a room with a feature.
type Graph = BTreeMap<String, BTreeSet<String>>;

fn short(package: &str) -> String {
    package
        .strip_prefix("leeward-")
        .unwrap_or(package)
        .to_owned()
}

/// The workspace as cargo sees it: what is built, tests' own needs apart.
fn graph() -> Graph {
    let said = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"),
        ])
        .output()
        .unwrap();
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    let said: Value = serde_json::from_slice(&said.stdout).unwrap();
    let packages = said["packages"].as_array().unwrap();
    let ours: BTreeSet<&str> = packages
        .iter()
        .map(|each| each["name"].as_str().unwrap())
        .collect();
    let mut graph = Graph::new();
    for package in packages {
        let needs = graph
            .entry(short(package["name"].as_str().unwrap()))
            .or_default();
        for need in package["dependencies"].as_array().unwrap() {
            let name = need["name"].as_str().unwrap();
            if need["kind"] == Value::Null && ours.contains(name) {
                needs.insert(short(name));
                for feature in need["features"].as_array().unwrap() {
                    needs.insert(format!("{}+{}", short(name), feature.as_str().unwrap()));
                }
                if need["uses_default_features"] == Value::Bool(true)
                    && package_has_default(packages, name)
                {
                    needs.insert(format!("{}+default", short(name)));
                }
            }
        }
    }
    graph
}

fn package_has_default(packages: &[Value], name: &str) -> bool {
    let found = packages.iter().find(|each| each["name"] == name).unwrap();
    found["features"]["default"]
        .as_array()
        .is_some_and(|list| !list.is_empty())
}

fn reached(graph: &Graph, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from.to_owned()];
    while let Some(room) = next.pop() {
        for need in graph.get(&room).into_iter().flatten() {
            if seen.insert(need.clone()) {
                next.push(need.clone());
            }
        }
    }
    seen
}

/// Rooms, and what they must never reach.
const WALLS: &[(&str, &[&str])] = &[
    (
        "client-desk",
        &[
            "victim-file",
            "victim-desk",
            "drop+open",
            "drop+default",
            "leaks",
            "leeward",
        ],
    ),
    // It is given words and gives places; nothing is within its reach that it could tell.
    (
        "leaks",
        &[
            "ledger",
            "keys",
            "client-file",
            "victim-file",
            "drop",
            "desk",
            "page",
        ],
    ),
    (
        "client-file",
        &[
            "victim-file",
            "victim-desk",
            "drop",
            "desk",
            "page",
            "leeward",
        ],
    ),
    (
        "program-desk",
        &[
            "victim-file",
            "client-file",
            "drop",
            "victim-desk",
            "client-desk",
        ],
    ),
    (
        "review-desk",
        &[
            "victim-file",
            "client-file",
            "drop",
            "victim-desk",
            "client-desk",
        ],
    ),
    // It counts envelopes: without keys it opens nothing.
    (
        "binder",
        &["keys", "victim-file", "client-file", "drop", "desk", "page"],
    ),
    // It destroys what it cannot read.
    ("night", &["desk", "page", "client-desk", "victim-desk"]),
    (
        "sheets",
        &["victim-file", "client-file", "drop+open", "desk"],
    ),
    (
        "victim-file",
        &["desk", "page", "victim-desk", "client-desk"],
    ),
    (
        "program-file",
        &["client-file", "victim-file", "drop", "desk"],
    ),
    ("drop", &["client-file", "victim-file", "desk"]),
    (
        "desk",
        &["client-file", "victim-file", "program-file", "drop"],
    ),
    ("page", &["rules", "ledger", "keys", "desk"]),
    // It lays out what it is given and opens nothing.
    (
        "document",
        &["keys", "desk", "client-file", "victim-file", "drop"],
    ),
    (
        "keys",
        &[
            "client-file",
            "victim-file",
            "program-file",
            "drop",
            "desk",
            "page",
        ],
    ),
    ("ledger", &["keys", "client-file", "victim-file", "desk"]),
    (
        "witness",
        &["keys", "desk", "verifier", "client-file", "victim-file"],
    ),
    ("rules", &["ledger", "keys", "desk", "page"]),
    // It says what it says without the code it checks.
    ("verifier", &["ledger", "rules", "keys", "leeward"]),
];

fn breaches(graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
    for (room, never) in WALLS {
        assert!(graph.contains_key(*room), "there is no room `{room}`");
        let reached = reached(graph, room);
        let over = never.iter().filter(|each| reached.contains(**each));
        found.extend(over.map(|each| format!("{room} reaches {each}")));
    }
    found
}

#[test]
fn no_room_reaches_what_it_must_not() {
    assert_eq!(breaches(&graph()), [""; 0]);
}

#[test]
fn the_binary_alone_knows_both_sides() {
    let graph = graph();
    let both = |room: &String| {
        let reached = reached(&graph, room);
        reached.contains("client-desk") && reached.contains("victim-desk")
    };
    let rooms: Vec<&String> = graph.keys().filter(|room| both(room)).collect();
    assert!(
        rooms
            .iter()
            .all(|room| ["leeward", "tests", "bench"].contains(&room.as_str())),
        "{rooms:?}"
    );
    assert!(both(&"leeward".to_owned()));
}

#[test]
fn an_arrow_through_the_wall_is_seen_however_long_it_is() {
    let graph = graph();
    for (from, to, breach) in [
        (
            "client-desk",
            "victim-file",
            "client-desk reaches victim-file",
        ),
        (
            "client-file",
            "victim-desk",
            "client-desk reaches victim-file",
        ),
        ("page", "victim-file", "client-desk reaches victim-file"),
        ("client-desk", "drop+open", "client-desk reaches drop+open"),
        ("ledger", "keys", "ledger reaches keys"),
        ("verifier", "ledger", "verifier reaches ledger"),
        ("program-file", "keys", "binder reaches keys"),
    ] {
        let mut drawn = graph.clone();
        drawn.get_mut(from).unwrap().insert(to.to_owned());
        assert!(
            breaches(&drawn).contains(&breach.to_owned()),
            "{from} -> {to}"
        );
    }
}
