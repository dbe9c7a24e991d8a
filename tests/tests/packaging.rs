//! The package and the units: what a unit starts is where the package puts it, runs, and is kept as narrow as it says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use keys::DeskName;
use leeward_tests::{
    browser::binary,
    real::{self, Real},
    world::Visitor,
};

const UNITS: [&str; 2] = ["leeward@.service", "leeward-client@.service"];

fn packaging() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../packaging")
}

fn run(program: &str, args: &[&str]) -> Output {
    let done = Command::new(program).args(args).output();
    done.unwrap_or_else(|error| panic!("{program}: {error}"))
}

fn said(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr];
    both.map(|part| String::from_utf8_lossy(part).into_owned())
        .concat()
}

/// The values of a setting in a unit, as they follow one another.
fn values<'u>(unit: &'u str, setting: &str) -> Vec<&'u str> {
    let lines = unit.lines().filter_map(|line| line.split_once('='));
    lines
        .filter(|(name, _)| *name == setting)
        .map(|(_, value)| value)
        .collect()
}

/// The package, unpacked.
fn unpacked() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let binaries = binary().parent().unwrap().to_owned();
    let made = Command::new(packaging().join("build-deb"))
        .args([&binaries, folder.path()])
        .env("LEEWARD_DEB_PACKED", "none")
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", said(&made));
    let package = PathBuf::from(String::from_utf8(made.stdout).unwrap().trim());
    let root = folder.path().join("root");
    let (from, to) = (package.to_str().unwrap(), root.to_str().unwrap());
    let taken = run("dpkg-deb", &["--extract", from, to]);
    assert!(taken.status.success(), "{}", said(&taken));
    (folder, package, root)
}

#[test]
fn the_package_puts_what_its_units_start_where_they_look_for_it() {
    let (_folder, package, root) = unpacked();
    let field = |name: &str| {
        let told = run("dpkg-deb", &["--field", package.to_str().unwrap(), name]);
        String::from_utf8(told.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(field("Package"), "leeward");
    assert_eq!(field("Version"), env!("CARGO_PKG_VERSION"));
    assert!(
        field("Depends").starts_with("libc6 (>= 2."),
        "{}",
        field("Depends")
    );
    let users = fs::read_to_string(root.join("usr/lib/sysusers.d/leeward.conf")).unwrap();
    let users: BTreeSet<&str> = users
        .lines()
        .filter_map(|line| line.strip_prefix("u ")?.split_whitespace().next())
        .collect();
    for name in UNITS {
        let unit = fs::read_to_string(root.join("usr/lib/systemd/system").join(name)).unwrap();
        let start = values(&unit, "ExecStart")[0];
        let mut words = start.split_whitespace();
        let starts = root.join(words.next().unwrap().trim_start_matches('/'));
        let version = run(starts.to_str().unwrap(), &["--version"]);
        assert_eq!(
            said(&version).trim(),
            format!("leeward {}", env!("CARGO_PKG_VERSION"))
        );
        assert!(fs::metadata(&starts).unwrap().permissions().mode() & 0o111 != 0);
        // What it is started with is understood, as far as the program's folder.
        let args: Vec<&str> = words.take_while(|word| !word.starts_with('$')).collect();
        let tried = run(starts.to_str().unwrap(), &args);
        assert!(
            said(&tried).contains("is no program's folder"),
            "{}",
            said(&tried)
        );
        assert!(users.contains(values(&unit, "User")[0]), "{name}");
        let data = args.last().unwrap();
        assert_eq!(
            values(&unit, "ReadWritePaths"),
            [*data],
            "{name}: nothing else can be written"
        );
        let there = values(&unit, "ConditionPathExists")[0];
        assert_eq!(there, format!("{data}/leeward.toml"));
        for page in values(&unit, "Documentation") {
            assert!(
                root.join(page.strip_prefix("file:///").unwrap()).is_file(),
                "{page}"
            );
        }
    }
    // systemd makes the users and folders as the package asks for them.
    fs::create_dir(root.join("etc")).unwrap();
    let made = |program: &str| {
        let root = format!("--root={}", root.display());
        Command::new(program).args([&root, "leeward.conf"]).output()
    };
    if let Ok(done) = made("systemd-sysusers") {
        assert!(done.status.success(), "{}", said(&done));
        let passwd = fs::read_to_string(root.join("etc/passwd")).unwrap();
        for user in &users {
            let line = passwd
                .lines()
                .find(|line| line.starts_with(&format!("{user}:")));
            assert!(line.unwrap().ends_with("/nologin"), "{passwd}");
        }
    }
    for page in ["alerts.yml", "metrics.md", "running.md", "copyright"] {
        assert!(
            root.join("usr/share/doc/leeward").join(page).is_file(),
            "{page}"
        );
    }
}

#[test]
fn the_units_are_as_narrow_as_they_say_and_systemd_understands_them() {
    for name in UNITS {
        let unit = fs::read_to_string(packaging().join(name)).unwrap();
        for (setting, value) in [
            ("NoNewPrivileges", "yes"),
            ("ProtectSystem", "strict"),
            ("ProtectHome", "yes"),
            ("MemoryDenyWriteExecute", "yes"),
            ("CapabilityBoundingSet", ""),
            ("LimitCORE", "0"),
            ("MemorySwapMax", "0"),
            ("UMask", "0077"),
        ] {
            assert_eq!(values(&unit, setting), [value], "{name}: {setting}");
        }
    }
    if Command::new("systemd-analyze")
        .arg("--version")
        .output()
        .is_err()
    {
        eprintln!("not tried with systemd: systemd-analyze is not there");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for name in UNITS {
        let unit = fs::read_to_string(packaging().join(name)).unwrap();
        // It looks whether the binary is there: this one is, elsewhere.
        let unit = unit.replace("/usr/bin/leeward", binary().to_str().unwrap());
        let file = folder.path().join(name);
        fs::write(&file, unit).unwrap();
        let file = file.to_str().unwrap();
        let verified = run("systemd-analyze", &["verify", "--man=no", file]);
        assert!(
            verified.status.success() && said(&verified).is_empty(),
            "{}",
            said(&verified)
        );
        // In tenths of what systemd calls exposure: of 100, where nothing is set, 20 at most.
        let rated = run(
            "systemd-analyze",
            &["security", "--offline=true", "--threshold=20", file],
        );
        assert!(rated.status.success(), "{}", said(&rated));
    }
}

/// systemd's own sets of system calls, by name.
fn sets() -> Option<BTreeMap<String, Vec<String>>> {
    let told = Command::new("systemd-analyze")
        .arg("syscall-filter")
        .output()
        .ok()?;
    let mut sets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut set = String::new();
    for line in String::from_utf8(told.stdout).unwrap().lines() {
        let word = line.trim();
        if word.is_empty() || word.starts_with('#') {
            continue;
        }
        if line.starts_with('@') {
            word.clone_into(&mut set);
        } else {
            sets.entry(set.clone()).or_default().push(word.to_owned());
        }
    }
    Some(sets)
}

/// Every call of a set, and of the sets in it.
fn calls(sets: &BTreeMap<String, Vec<String>>, set: &str) -> BTreeSet<String> {
    let words = sets.get(set).unwrap_or_else(|| panic!("there is no {set}"));
    let each = words.iter().flat_map(|word| match word.starts_with('@') {
        true => calls(sets, word),
        false => BTreeSet::from([word.clone()]),
    });
    each.collect()
}

#[test]
fn what_a_served_program_asks_of_the_system_is_nothing_that_its_unit_refuses() {
    let Some(sets) = sets() else {
        eprintln!("not tried with systemd: systemd-analyze is not there");
        return;
    };
    let unit = fs::read_to_string(packaging().join(UNITS[0])).unwrap();
    let mut allowed = calls(&sets, "@default");
    for filter in values(&unit, "SystemCallFilter") {
        match filter.strip_prefix('~') {
            None => filter
                .split(' ')
                .for_each(|set| allowed.extend(calls(&sets, set))),
            Some(not) => {
                let not: BTreeSet<String> =
                    not.split(' ').flat_map(|set| calls(&sets, set)).collect();
                allowed.retain(|call| !not.contains(call));
            }
        }
    }
    // SQLite gives a file to its folder's owner where it is root, which a unit never is.
    if fs::metadata("/proc/self").unwrap().uid() == 0 {
        allowed.insert("fchown".to_owned());
    }
    let families = values(&unit, "RestrictAddressFamilies")[0];

    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    real::init(&at("data"));
    fs::create_dir(at("second")).unwrap();
    let settings = at("data").join("leeward.toml");
    let mut text = fs::read_to_string(&settings).unwrap();
    text.push_str(&format!(
        "\n[backup]\nplace = \"{}\"\n",
        at("second").display()
    ));
    fs::write(&settings, text).unwrap();
    let trace = at("trace");
    // A folder, a backup with its rehearsal, metrics, a sign-in, something recorded.
    let by = [
        "strace",
        "-D",
        "-f",
        "-qq",
        "-s",
        "0",
        "-o",
        trace.to_str().unwrap(),
    ];
    let real = Real::under(&by, &at("data"), &["--metrics", "127.0.0.1:0"]);
    let mut may = Visitor::at(&real, DeskName::Client);
    may.refers(&real, &[("first", "Pax"), ("last", "Larch")]);
    assert_eq!(fs::read_dir(at("second")).unwrap().count(), 1);
    drop(real);

    let trace = fs::read_to_string(trace).unwrap();
    let mut seen = BTreeSet::new();
    for line in trace.lines() {
        // From the program's own first step on: before it, strace and the loader's `execve`.
        let Some((_, call)) = line.split_once(char::is_whitespace) else {
            continue;
        };
        let call = call.trim_start();
        let Some((name, rest)) = call.split_once('(') else {
            continue;
        };
        if !name
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric() || sign == b'_')
        {
            continue;
        }
        assert!(
            allowed.contains(name) || name == "execve",
            "refused by the unit: {line}"
        );
        if name == "socket" {
            let family = rest.split(',').next().unwrap();
            assert!(families.contains(family), "refused by the unit: {line}");
        }
        // MemoryDenyWriteExecute.
        let executable = rest.contains("PROT_EXEC");
        assert!(
            !(executable && rest.contains("PROT_WRITE")),
            "refused by the unit: {line}"
        );
        assert!(
            !(executable && name == "mprotect"),
            "refused by the unit: {line}"
        );
        seen.insert(name);
    }
    for name in ["execve", "openat", "fsync", "bind", "accept4", "mmap"] {
        assert!(seen.contains(name), "{name} was not seen: {seen:?}");
    }
}

#[test]
fn the_package_takes_nobodys_files_along_when_it_goes() {
    for script in ["postinst", "prerm", "postrm"] {
        let path = packaging().join(script);
        let text = fs::read_to_string(&path).unwrap();
        let checked = run("sh", &["-n", path.to_str().unwrap()]);
        assert!(checked.status.success(), "{}", said(&checked));
        let words: Vec<&str> = text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'))
            .flat_map(str::split_whitespace)
            .collect();
        for word in ["rm", "rmdir", "find", "userdel", "deluser"] {
            assert!(!words.contains(&word), "{script}: {word}");
        }
    }
}

#[test]
fn the_container_runs_as_nobody_of_importance_and_fetches_nothing_by_hand() {
    let text = fs::read_to_string(packaging().join("Containerfile")).unwrap();
    let joined = text.replace("\\\n", " ");
    let lines: Vec<(&str, &str)> = joined
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split_once(' ').unwrap())
        .collect();
    let known = [
        "FROM",
        "COPY",
        "RUN",
        "USER",
        "VOLUME",
        "EXPOSE",
        "STOPSIGNAL",
        "HEALTHCHECK",
        "ENTRYPOINT",
    ];
    for (word, rest) in &lines {
        assert!(known.contains(word), "{word} {rest}");
        assert!(
            !rest.contains("curl") && !rest.contains("wget") && !rest.contains("http"),
            "{rest}"
        );
    }
    assert_eq!(lines[0].0, "FROM");
    let (_, tag) = lines[0].1.split_once(':').unwrap();
    assert_ne!(tag, "latest");
    let place = |wanted: &str| lines.iter().position(|(word, _)| *word == wanted).unwrap();
    assert_ne!(lines[place("USER")].1, "root");
    assert!(place("USER") < place("ENTRYPOINT") && place("RUN") < place("USER"));
    assert_eq!(lines[place("ENTRYPOINT")].1, "[\"/usr/bin/leeward\"]");
}
