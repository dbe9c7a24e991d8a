//! An image of the disk at any instant.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::Path,
};

use super::{Act, Seen};
use crate::world::crawl::Whim;

/// Files by their names in the folder.
pub type Image = BTreeMap<String, Vec<u8>>;

/// What becomes of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Nothing is lost: the process was killed, the machine goes on.
    Killed,
    /// All of it.
    All,
    /// The one of that number, counted from the last; what came after it is there.
    One(usize),
    /// All but the one of that number, counted from the last.
    AllButOne(usize),
    /// Everything after the one of that number, counted from the last.
    After(usize),
    /// Each by chance.
    Any(u64),
    /// Each by chance, and of each only some of its sectors of that size.
    Torn(usize, u64),
}

/// Everything that was written and synced.
#[derive(Debug)]
pub struct Disk {
    folder: String,
    seen: Vec<Seen>,
    /// For each act the line from which on it stays whatever happens.
    stays: Vec<usize>,
}

impl Disk {
    /// Of the acts that a trace saw in a folder.
    #[must_use]
    pub fn new(folder: &str, seen: Vec<Seen>) -> Self {
        // A file is what was made, under whatever name it goes now.
        let mut next = 0;
        let mut names: HashMap<&str, usize> = HashMap::new();
        let mut target: Vec<Option<Target<'_>>> = Vec::new();
        for each in &seen {
            let of = |names: &HashMap<&str, usize>, file: &str| names.get(file).copied();
            target.push(match &each.act {
                Act::Create(file) => {
                    next += 1;
                    names.insert(file, next);
                    Some(Target::Folder(parent(file)))
                }
                Act::Rename { from, to } => {
                    if let Some(file) = names.remove(from.as_str()) {
                        names.insert(to, file);
                    }
                    Some(Target::Folder(parent(to)))
                }
                Act::Remove(file) => {
                    names.remove(file.as_str());
                    Some(Target::Folder(parent(file)))
                }
                Act::Write { file, .. } | Act::Truncate { file, .. } => {
                    of(&names, file).map(Target::File)
                }
                Act::Sync(file) => Some(
                    of(&names, file)
                        .map_or_else(|| Target::Folder(file.trim_end_matches('/')), Target::File),
                ),
                Act::Answer => None,
            });
        }
        let mut stays = vec![usize::MAX; seen.len()];
        for (place, each) in seen.iter().enumerate() {
            let mut later = seen.iter().zip(&target).skip(place + 1);
            let synced = later.find(|(other, of)| {
                other.begin > each.end && matches!(other.act, Act::Sync(_)) && **of == target[place]
            });
            stays[place] = synced.map_or(usize::MAX, |(other, _)| other.end);
        }
        Self {
            folder: folder.to_owned(),
            seen,
            stays,
        }
    }

    /// What was seen.
    #[must_use]
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// The files of which something could be lost at a line.
    #[must_use]
    pub fn loose(&self, at: usize) -> BTreeSet<String> {
        let open = self.seen.iter().zip(&self.stays);
        let open = open.filter(|(each, stays)| each.begin < at && **stays >= at);
        open.filter_map(|(each, _)| self.name(&each.act)).collect()
    }

    fn name(&self, act: &Act) -> Option<String> {
        let (Act::Create(file)
        | Act::Write { file, .. }
        | Act::Truncate { file, .. }
        | Act::Rename { to: file, .. }
        | Act::Remove(file)) = act
        else {
            return None;
        };
        Some(self.short(file))
    }

    fn short(&self, file: &str) -> String {
        file[self.folder.len()..].trim_start_matches('/').to_owned()
    }

    /// The disk when the power fails at a line of the trace.
    #[must_use]
    pub fn image(&self, at: usize, loss: Loss) -> Image {
        let acts = || {
            self.seen
                .iter()
                .zip(&self.stays)
                .filter(|(each, _)| each.begin < at)
        };
        let changes = |act: &Act| !matches!(act, Act::Sync(_) | Act::Answer);
        let loose = acts()
            .filter(|(each, stays)| **stays >= at && changes(&each.act))
            .count();
        let mut whim = Whim::new(match loss {
            Loss::Any(seed) | Loss::Torn(_, seed) => seed,
            _ => 0,
        });
        let mut files: Vec<Vec<u8>> = Vec::new();
        let mut last: HashMap<String, usize> = HashMap::new();
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        let mut number = loose;
        for (each, stays) in acts() {
            if !changes(&each.act) {
                continue;
            }
            let mut keep = true;
            let mut torn = None;
            if *stays >= at {
                number -= 1; // Counted from the last.
                match loss {
                    Loss::Killed => {}
                    Loss::All => keep = false,
                    Loss::One(which) => keep = number != which,
                    Loss::AllButOne(which) => keep = number == which,
                    Loss::After(which) => keep = number >= which,
                    Loss::Any(_) => keep = whim.chance(50),
                    Loss::Torn(sector, _) => torn = Some(sector),
                }
            }
            match &each.act {
                Act::Create(file) => {
                    // Its bytes have somewhere to go, whether or not its name stays.
                    files.push(Vec::new());
                    last.insert(file.clone(), files.len() - 1);
                    if keep && (torn.is_none() || whim.chance(50)) {
                        names.insert(file.clone(), files.len() - 1);
                    }
                }
                Act::Rename { from, to } => {
                    let file = last.remove(from).unwrap();
                    last.insert(to.clone(), file);
                    if keep && (torn.is_none() || whim.chance(50)) {
                        names.remove(from);
                        names.insert(to.clone(), file);
                    }
                }
                Act::Remove(file) => {
                    last.remove(file);
                    if keep && (torn.is_none() || whim.chance(50)) {
                        names.remove(file);
                    }
                }
                Act::Truncate { file, size } => {
                    if keep && (torn.is_none() || whim.chance(50)) {
                        files[last[file]].resize(*size, 0);
                    }
                }
                Act::Write { file, at, bytes } => {
                    let content = &mut files[last[file]];
                    let sector = torn.unwrap_or(usize::MAX);
                    for (place, part) in sectors(*at, bytes, sector) {
                        if keep && (torn.is_none() || whim.chance(50)) {
                            if content.len() < place + part.len() {
                                content.resize(place + part.len(), 0);
                            }
                            content[place..place + part.len()].copy_from_slice(part);
                        }
                    }
                }
                Act::Sync(_) | Act::Answer => {}
            }
        }
        names
            .into_iter()
            .map(|(name, file)| (self.short(&name), files[file].clone()))
            .collect()
    }
}

/// What a sync is of.
#[derive(PartialEq, Eq)]
enum Target<'a> {
    File(usize),
    Folder(&'a str),
}

fn parent(file: &str) -> &str {
    file.rsplit_once('/').unwrap().0
}

/// A write by the disk's sectors.
fn sectors(at: usize, bytes: &[u8], size: usize) -> Vec<(usize, &[u8])> {
    let mut parts = Vec::new();
    let (mut place, mut rest) = (at, bytes);
    while !rest.is_empty() {
        let room = if size == usize::MAX {
            rest.len()
        } else {
            size - place % size
        };
        let (part, more) = rest.split_at(room.min(rest.len()));
        parts.push((place, part));
        place += part.len();
        rest = more;
    }
    parts
}

/// Writes those files of an image that `wanted` takes into a folder.
///
/// # Panics
/// When they cannot be written.
pub fn lay_down(image: &Image, folder: &Path, wanted: impl Fn(&str) -> bool) {
    fs::create_dir_all(folder).unwrap();
    for (name, bytes) in image.iter().filter(|(name, _)| wanted(name)) {
        fs::write(folder.join(name), bytes).unwrap();
    }
}
