//! A program whose ledgers lie in PostgreSQL: several nodes of it, the way there and back, its backups.
//!
//! The door, the two worlds over HTTP and the story are played on it once more by `./check`, which tells those tests by
//! `LEEWARD_TESTS_IN=postgres` where their demonstrations lie.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "what is not as expected must stop the test"
)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use keys::DeskName;
use ledger::{Shelf, Store as _};
use leeward_tests::{
    browser::{Program, address, binary, databases},
    cluster::{Cluster, Sync},
    memory,
    place::store_of,
    real::{self, Real},
    typed,
    world::{Visitor, html, text},
};

/// No word that was typed into either file lies readable where the server keeps what it takes, nor in its log.
fn no_word_lies_in(cluster: &mut Cluster, folder: &Path) {
    cluster.psql("postgres", "CHECKPOINT");
    cluster.end("-QUIT");
    let said = cluster.said().join("\n");
    assert!(!typed::sought(false).is_empty());
    typed::lie_nowhere(false, &[cluster.folder(), folder], &said);
}

fn leeward(args: &[&str]) -> Output {
    Command::new(binary()).args(args).output().unwrap()
}

/// What it answered; it must have been done.
#[track_caller]
fn done(args: &[&str]) -> String {
    let output = leeward(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The heads of all four ledgers, verified from their first entry.
#[track_caller]
fn heads(data: &Path) -> String {
    done(&["verify", data.to_str().unwrap(), "--inside"])
}

#[test]
fn what_one_node_takes_every_other_shows_at_the_next_look() {
    let mut cluster = databases(Sync::Quick);
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    let one = Program::at(&one, &["--empty", "--postgres", &address(&cluster)]);
    fs::create_dir(&two).unwrap();
    fs::copy(one.folder.join("demo.json"), two.join("demo.json")).unwrap();
    let two = Program::at(&two, &[]);

    // The second node's board has been computed, with nothing on it.
    let mut nell = Visitor::at(&two, DeskName::Victim);
    assert!(!text(&nell.open(&two, "/victim/")).contains("Larch"));

    let mut may = Visitor::at(&one, DeskName::Client);
    may.refers(
        &one,
        &[("first", "Pax"), ("last", "Larch"), ("group", "Tu 6p")],
    );
    let mut elsewhere = Visitor::at(&two, DeskName::Client);
    let list = text(&elsewhere.open(&two, "/client/"));
    assert!(list.contains("Larch"), "{list}");
    let case = html::case_on(&list);
    let decide = format!("/client/participants/{case}/decision");
    may.fill(
        &one,
        &decide,
        &decide,
        &[("outcome", "accepted"), ("reason", "")],
    );
    let today = text(&nell.open(&two, "/victim/"));
    assert!(today.contains("Larch"), "{today}");

    // The rules too: before the go-live day everything is history.
    let history = "before the first day with Leeward";
    assert!(!today.contains(history), "{today}");
    let mut dora = Visitor::at(&one, DeskName::Program);
    let far = [
        ("go_live_month", "1"),
        ("go_live_day", "2"),
        ("go_live_year", "2090"),
    ];
    let said = text(&dora.fill(&one, "/program/", "/program/go-live", &far));
    assert!(said.contains("2090"), "{said}");
    let today = text(&nell.open(&two, "/victim/"));
    assert!(today.contains(history), "{today}");

    // A session of one node is one of the other, and ends there as well: nodes keep nothing.
    let mut roams = Visitor::at(&one, DeskName::Client);
    assert!(text(&roams.open(&two, "/client/")).contains("Larch"));
    heads(&two.folder);
    drop((one, two));
    no_word_lies_in(&mut cluster, folder.path());
}

/// Says how many bytes the entries of all ledgers take, with their indexes and the small records.
fn weighed(cluster: &Cluster) {
    let (mut entries, mut tables, mut databases) = (0, 0, 0);
    for ledger in ["client", "drop", "victim", "program", "review"] {
        let (database, schema) = (format!("leeward_{ledger}"), format!("leeward_{ledger}"));
        let number = |sql: &str| -> u64 { cluster.psql(&database, sql).parse().unwrap() };
        entries += number(&format!("SELECT count(*) FROM {schema}.entries"));
        tables += number(&format!(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE c.relkind = 'r' \
             AND c.relnamespace = '{schema}'::regnamespace"
        ));
        databases += number(&format!("SELECT pg_database_size('{database}')"));
    }
    println!(
        "{entries} entries in PostgreSQL: {tables} bytes with their indexes, {} for each; {databases} bytes are the five \
         databases whole",
        tables / entries
    );
}

#[test]
fn a_program_moves_into_postgresql_and_back_and_is_the_same_from_its_first_entry() {
    let mut cluster = databases(Sync::Quick);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let path = data.to_str().unwrap();
    let program = Program::at(&data, &["--test-seed", "7"]);
    let served = leeward(&["move", "--data", path, "--to-postgres", &address(&cluster)]);
    assert_eq!(served.status.code(), Some(2), "it is served");
    drop(program);
    let before = heads(&data);

    let moved = done(&["move", "--data", path, "--to-postgres", &address(&cluster)]);
    assert!(moved.contains("still hold everything"), "{moved}");
    assert!(
        fs::read_to_string(data.join("demo.json"))
            .unwrap()
            .contains("leeward_victim")
    );
    assert_eq!(heads(&data), before);
    weighed(&cluster);
    // What lies in the folder is not what is served: it can go.
    for ledger in ["client", "drop", "victim", "program", "review"] {
        for file in ["db", "db-wal", "db-shm"] {
            let _ = fs::remove_file(data.join(format!("{ledger}.{file}")));
        }
    }
    let program = Program::at(&data, &[]);
    for desk in DeskName::ALL {
        let mut somebody = Visitor::at(&program, desk);
        assert_eq!(
            somebody.open(&program, &format!("/{desk}/")).status,
            200,
            "{desk}"
        );
    }
    let mut may = Visitor::at(&program, DeskName::Client);
    may.refers(&program, &[("first", "Pax"), ("last", "Larch")]);
    drop(program);
    let after = heads(&data);
    assert_ne!(after, before);

    // A backup of it is files again, and restores as any other.
    let (file, restored) = (
        folder.path().join("one.leeward"),
        folder.path().join("restored"),
    );
    done(&[
        "backup",
        file.to_str().unwrap(),
        "--data",
        path,
        "--rehearse",
    ]);
    assert!(!data.join("picture").exists() && !data.join("rehearsal").exists());
    done(&[
        "restore",
        file.to_str().unwrap(),
        "--data",
        restored.to_str().unwrap(),
    ]);
    assert!(restored.join("victim.db").is_file());
    assert!(
        !fs::read_to_string(restored.join("demo.json"))
            .unwrap()
            .contains("leeward_victim")
    );
    heads(&restored);

    done(&["move", "--data", path, "--to-folder"]);
    assert_eq!(heads(&data), after);
    let program = Program::at(&data, &[]);
    let mut may = Visitor::at(&program, DeskName::Client);
    assert!(text(&may.open(&program, "/client/")).contains("Larch"));
    drop(program);
    no_word_lies_in(&mut cluster, folder.path());
}

/// Forward only, over what the version before left: its backup, restored, moved in, served.
#[test]
fn what_the_version_before_kept_moves_into_postgresql_and_is_served_there() {
    let cluster = databases(Sync::Kept);
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("new");
    let path = new.to_str().unwrap();
    let kept = |name: &str| format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let (file, sheets) = (
        kept("backup-v1-real.leeward"),
        kept("backup-v1-real-sheets.txt"),
    );
    done(&["restore", &file, "--data", path, "--sheet", &sheets]);
    let duties = || {
        let asked = ["--as-of", "2026-11-23T09:00:00-06:00", "--format", "json"];
        done(&[&["duties", "--from-ledger", path][..], &asked].concat())
    };
    let (before, owed) = (heads(&new), duties());
    done(&["move", "--data", path, "--to-postgres", &address(&cluster)]);
    for ledger in ["client", "drop", "victim", "program", "review"] {
        for file in ["db", "db-wal", "db-shm"] {
            let _ = fs::remove_file(new.join(format!("{ledger}.{file}")));
        }
    }
    assert_eq!(heads(&new), before);
    assert_eq!(duties(), owed);
    let real = Real::serve(&new, &[]);
    let door = Visitor::default().open(&real, "/victim/");
    assert!(text(&door).contains("name=\"password\""), "{}", text(&door));
    drop(real);
    // What serving it wrote, such as its key for notes, came after what was there.
    let texts = done(&["checkpoint", "--data", path]);
    assert!(texts.contains("leeward/commitment/victim"), "{texts}");
}

#[test]
fn a_real_program_is_made_in_new_databases_and_served_only_where_they_keep_what_they_take() {
    let cluster = databases(Sync::Kept);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    real::init_with(&data, &["--postgres", &address(&cluster)]);
    assert!(!data.join("client.db").exists());
    let real = Real::serve(&data, &[]);
    let mut may = Visitor::at(&real, DeskName::Client);
    assert_eq!(may.open(&real, "/client/").status, 200);
    drop(real);
    // A second program does not go where one is.
    let other = folder.path().join("other");
    let twice = real::try_init(&other, &["--postgres", &address(&cluster)]);
    let said = String::from_utf8_lossy(&twice.stderr).into_owned();
    assert_eq!(twice.status.code(), Some(2));
    assert!(
        said.contains("a program in this database already"),
        "{said}"
    );
    // A server that does not sync would lose what it acknowledged.
    cluster.psql("postgres", "ALTER SYSTEM SET fsync = off");
    cluster.psql("postgres", "SELECT pg_reload_conf()");
    while cluster.psql("postgres", "SHOW fsync") != "off" {}
    let refused = leeward(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        data.to_str().unwrap(),
    ]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.contains("fsync = off"), "{said}");
}

#[test]
fn the_client_desk_as_a_process_of_its_own_leaves_backups_to_the_process_of_the_program_desk() {
    let mut cluster = databases(Sync::Kept);
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    real::init_with(&at("data"), &["--postgres", &address(&cluster)]);
    let settings = at("data").join("leeward.toml");
    let mut whole = fs::read_to_string(&settings).unwrap();
    let second = at("second");
    fs::create_dir(&second).unwrap();
    whole.push_str(&format!("\n[backup]\nplace = \"{}\"\n", second.display()));
    fs::write(&settings, &whole).unwrap();
    fs::create_dir(at("client")).unwrap();
    // Its own settings name no way to the separate file.
    let (left_out, kept): (Vec<&str>, Vec<&str>) = whole
        .lines()
        .partition(|line| line.starts_with("victim =") || line.starts_with("review ="));
    assert_eq!(left_out.len(), 2, "{whole}");
    fs::write(at("client").join("leeward.toml"), kept.join("\n")).unwrap();
    let all = leeward(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        at("client").to_str().unwrap(),
    ]);
    let said = String::from_utf8_lossy(&all.stderr).into_owned();
    assert_eq!(all.status.code(), Some(2));
    assert!(
        said.contains("names no address of the victim ledger"),
        "{said}"
    );
    let spans = at("spans.jsonl");
    let traced = leeward(&[
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--desks",
        "client",
        "--traces",
        spans.to_str().unwrap(),
        "--data",
        at("client").to_str().unwrap(),
    ]);
    let said = String::from_utf8_lossy(&traced.stderr).into_owned();
    assert_eq!(traced.status.code(), Some(2), "{said}");
    assert!(
        said.contains("this process does nothing by itself"),
        "{said}"
    );
    assert!(!spans.exists());
    let backups = || {
        let files = fs::read_dir(&second).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.ends_with(".leeward")).count()
    };

    let client = Real::serve(&at("client"), &["--desks", "client"]);
    assert_eq!(
        backups(),
        0,
        "it may be another user, who reaches no second place"
    );
    // Nobody but its own roles is connected, and none of the separate file's.
    let roles = "SELECT string_agg(DISTINCT usename, ' ' ORDER BY usename) FROM pg_stat_activity WHERE usename LIKE 'leeward%'";
    assert_eq!(
        cluster.psql("postgres", roles),
        "leeward_client leeward_drop leeward_program"
    );
    let others = Real::serve(&at("data"), &["--desks", "victim,program,review"]);
    assert_eq!(backups(), 1);
    // What signs the week's texts is with those who make them.
    let program = store_of(&cluster, "program");
    let signs = program.get(Shelf::House, b"note-key").unwrap().unwrap();
    let has = |of: &Real| memory::holds(&memory::of(of.process()), &signs[..32]);
    assert_eq!((has(&client), has(&others)), (false, true));
    drop(program);
    // Both stand side by side, each with its own desks.
    let mut may = Visitor::at(&client, DeskName::Client);
    may.refers(&client, &[("first", "Pax"), ("last", "Larch")]);
    let list = text(&may.open(&client, "/client/"));
    let case = html::case_on(&list);
    let hand = format!("/client/participants/{case}/hand-over");
    let words = [("h_words", "call 580 555 0199")];
    may.fill(&client, &hand, &hand, &words);
    let mut dora = Visitor::at(&others, DeskName::Program);
    let counted = text(&dora.open(&others, "/program/"));
    assert!(counted.contains("1 participant"), "{counted}");
    assert_eq!(
        cluster.psql("leeward_drop", "SELECT count(*) FROM leeward_drop.entries"),
        "1"
    );
    assert_eq!(may.get(&client, "/program/").status, 404);
    assert_eq!(dora.get(&others, "/client/").status, 404);
    drop((client, others));
    no_word_lies_in(&mut cluster, folder.path());
}
