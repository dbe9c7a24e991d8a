//! Promise 3 asked of the compiler: who is given the half of the drop that seals cannot even name the one that opens.
//! The first time some of what the drop builds on is checked once more; after that it takes a second.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use std::{fs, path::Path, process::Command};

/// What cargo says of a small program outside of this workspace, so that no feature of a neighbour is lent to it.
fn checked(builds_on: &str, source: &str) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let profile = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let (room, feature) = builds_on.split_once('+').unwrap_or((builds_on, ""));
    let feature = match feature {
        "" => String::new(),
        feature => format!(", default-features = false, features = [\"{feature}\"]"),
    };
    // The same profile as here, so that what is built already is used.
    let profile = profile.split_once("[profile.dev]").unwrap().1;
    // Beside fewer neighbours some of it is built once more; nothing of it runs.
    let profile = profile.replace(
        "libsqlite3-sys.opt-level = 2",
        "libsqlite3-sys.opt-level = 0",
    );
    let manifest = format!(
        "[package]\nname = \"asks\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         {room} = {{ package = \"leeward-{room}\", path = \"{}\"{feature} }}\n[profile.dev]{profile}",
        root.join("crates").join(room).display()
    );
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.path().join("Cargo.lock")).unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(folder.path().join("src/main.rs"), source).unwrap();
    let said = Command::new(env!("CARGO"))
        .args([
            "check",
            "--offline",
            "--quiet",
            "--message-format",
            "short",
            "--target-dir",
        ])
        // Where the libraries that it builds on have been checked already.
        .arg(root.join("target"))
        .current_dir(folder.path())
        .output()
        .unwrap();
    match said.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&said.stderr).into_owned()),
    }
}

#[test]
fn whoever_may_put_cannot_name_what_opens() {
    const PUTS: &str = "use drop::HandOver;\nfn main() { let _ = HandOver::default(); }\n";
    const OPENS: &str = "use drop::open;\nfn main() { let _ = open; }\n";
    assert_eq!(checked("drop+put", PUTS), Ok(()));
    let refused = checked("drop+put", OPENS).unwrap_err();
    assert!(
        refused.contains("error[E0432]") && refused.contains("drop::open"),
        "{refused}"
    );
    // The same words are right for who may open: it is the feature that is missing, and nothing else.
    assert_eq!(checked("drop+open", OPENS), Ok(()));
}

/// A document is begun with the seal of the ledger that it is made from, and only the room of that ledger makes one.
#[test]
fn nobody_forges_the_seal_of_a_document() {
    const NAMES: &str =
        "use client_file::court::ForCourt;\nfn main() { let _: Option<ForCourt> = None; }\n";
    const FORGES: &str = "fn main() { let _ = client_file::court::ForCourt(()); }\n";
    assert_eq!(checked("client-file", NAMES), Ok(()));
    let refused = checked("client-file", FORGES).unwrap_err();
    assert!(refused.contains("private"), "{refused}");
    // Of the other side the client's rooms cannot even name the seal.
    const OTHER: &str = "fn main() { let _: Option<victim_file::view::ForThemselves> = None; }\n";
    let refused = checked("client-file", OTHER).unwrap_err();
    assert!(refused.contains("victim_file"), "{refused}");
}
