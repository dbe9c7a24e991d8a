//! Where an export may be written: a folder of its own, for its owner alone, never with another desk's.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use keys::DeskName;
use serde_json::Value;

use crate::output::Trouble;

/// Says what a folder is: written last.
pub(super) const INDEX: &str = "index.json";

pub(super) fn said(path: &Path, error: &io::Error) -> Trouble {
    Trouble::wrong(format!("{}: {error}", path.display()))
}

/// Whether it is new or empty, lies in no other desk's export and not among the program's own files.
pub(crate) fn check(data: &Path, to: &Path, desk: DeskName) -> Result<(), Trouble> {
    let whole = whole(to)?;
    let data = fs::canonicalize(data).map_err(|error| said(data, &error))?;
    if whole.starts_with(&data) {
        return Err(Trouble::wrong(format!(
            "{}: lies in the program's own folder",
            to.display()
        )));
    }
    for above in whole.ancestors().skip(1) {
        if let Some(other) = desk_of(above).filter(|other| other != desk.word()) {
            return Err(Trouble::wrong(format!(
                "{}: lies in the {other} desk's export; the two files never lie in one folder",
                to.display()
            )));
        }
    }
    let empty = match fs::read_dir(to) {
        Ok(mut there) => there.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(said(to, &error)),
    };
    if empty {
        return Ok(());
    }
    Err(Trouble::wrong(format!(
        "{}: is not empty; an export needs a new folder",
        to.display()
    )))
}

/// The path without links, whose end need not be there yet.
fn whole(to: &Path) -> Result<PathBuf, Trouble> {
    let mut missing = Vec::new();
    let mut there = std::path::absolute(to).map_err(|error| said(to, &error))?;
    while !there.exists() {
        let (Some(name), Some(above)) = (there.file_name(), there.parent()) else {
            break;
        };
        missing.push(name.to_owned());
        there = above.to_owned();
    }
    let mut whole = fs::canonicalize(&there).map_err(|error| said(to, &error))?;
    whole.extend(missing.into_iter().rev());
    Ok(whole)
}

/// Which desk's export a folder is, if it is one.
fn desk_of(folder: &Path) -> Option<String> {
    let index: Value = serde_json::from_slice(&fs::read(folder.join(INDEX)).ok()?).ok()?;
    let is = |field: &str| index.get(field).and_then(Value::as_str);
    (is("leeward") == Some("export")).then(|| is("desk").unwrap_or_default().to_owned())
}

/// The folder, which nobody else of the machine may look into.
pub(super) fn make(to: &Path) -> Result<(), Trouble> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    let mut folder = fs::DirBuilder::new();
    folder.recursive(true).mode(0o700);
    folder.create(to).map_err(|error| said(to, &error))?;
    let only = fs::Permissions::from_mode(0o700);
    fs::set_permissions(to, only).map_err(|error| said(to, &error))
}

/// A new file in it.
pub(super) fn file(path: &Path) -> Result<File, Trouble> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut open = fs::OpenOptions::new();
    let open = open.append(true).create_new(true).mode(0o600).open(path);
    open.map_err(|error| said(path, &error))
}

/// One that is there, to be gone on with.
pub(super) fn more(path: &Path) -> Result<File, Trouble> {
    let open = fs::OpenOptions::new().append(true).open(path);
    open.map_err(|error| said(path, &error))
}
