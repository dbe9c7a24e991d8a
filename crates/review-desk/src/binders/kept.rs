//! What is kept of a binder: what was asked, by what its labels are drawn, and what pins what it was made of.

use binder::{CaseState, Draw, Make, Period};
use desk::{Office, Refusal};
use ledger::{Hash, Head, Shelf};
use rules::{Moment, parse_day};
use serde::{Deserialize, Serialize};

use crate::marks::Marks;

/// The newest so many are kept, and those that somebody has written beside: a reviewer takes files along.
const MOST: usize = 40;

const BEFORE: &str = "binder/";

/// A binder as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Kept {
    from: String,
    to: String,
    as_of: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sample: Option<(u32, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    pub(crate) labels: [u8; 32],
    heads: [(u64, [u8; 32]); 4],
}

impl Kept {
    pub(crate) fn new(make: &Make, labels: [u8; 32], heads: [Head; 4]) -> Self {
        Self {
            from: make.period.from.to_string(),
            to: make.period.to.to_string(),
            as_of: make.as_of.second(),
            sample: match &make.draw {
                Draw::Seed { most, seed } => Some((*most, seed.clone())),
                Draw::All | Draw::State(_) => None,
            },
            state: match make.draw {
                Draw::State(state) => Some(state.word().to_owned()),
                Draw::All | Draw::Seed { .. } => None,
            },
            labels,
            heads: heads.map(|head| (head.size, head.root.0)),
        }
    }

    pub(crate) fn heads(&self) -> [Head; 4] {
        self.heads.map(|(size, root)| Head {
            size,
            root: Hash(root),
        })
    }

    pub(crate) fn as_of(&self) -> Moment {
        Moment::from_second(self.as_of)
    }

    /// What was asked; nothing where it cannot be read.
    pub(crate) fn make(&self, program: &str, pack: &str) -> Option<Make> {
        let period = Period::new(parse_day(&self.from).ok()?, parse_day(&self.to).ok()?).ok()?;
        let draw = match (&self.sample, &self.state) {
            (Some((most, seed)), _) => Draw::Seed {
                most: *most,
                seed: seed.clone(),
            },
            (None, Some(state)) => Draw::State(CaseState::from_word(state)?),
            (None, None) => Draw::All,
        };
        Some(Make {
            program: program.to_owned(),
            pack: pack.to_owned(),
            period,
            as_of: self.as_of(),
            draw,
        })
    }

    pub(crate) fn read(office: &Office, mark: &str) -> Result<Option<Self>, Refusal> {
        let key = format!("{BEFORE}{mark}");
        let found = office.store.get(Shelf::House, key.as_bytes())?;
        let read = found.map(|bytes| serde_json::from_slice(&bytes));
        read.transpose().map_err(Refusal::failed)
    }

    /// Keeps it, unless one of that mark is there: a press that came twice makes one.
    pub(crate) fn keep(&self, office: &Office, mark: &str) -> Result<(), Refusal> {
        if Self::read(office, mark)?.is_some() {
            return Ok(());
        }
        let key = format!("{BEFORE}{mark}");
        let bytes = serde_json::to_vec(self).map_err(Refusal::failed)?;
        office.store.put(Shelf::House, key.as_bytes(), &bytes)?;
        for (old, _) in Self::all(office)?.into_iter().skip(MOST) {
            // One that somebody has written beside stays.
            if !Marks::any(office, &old)? {
                let key = format!("{BEFORE}{old}");
                office.store.remove(Shelf::House, key.as_bytes())?;
            }
        }
        Ok(())
    }

    /// All of them with their marks, the newest first.
    pub(crate) fn all(office: &Office) -> Result<Vec<(String, Self)>, Refusal> {
        let mut all = Vec::new();
        for (key, value) in office.store.list(Shelf::House)? {
            let mark = String::from_utf8(key).unwrap_or_default();
            if let Some(mark) = mark.strip_prefix(BEFORE) {
                let kept: Self = serde_json::from_slice(&value).map_err(Refusal::failed)?;
                all.push((mark.to_owned(), kept));
            }
        }
        all.sort_by(|(a, first), (b, second)| {
            (second.as_of, second.labels, b).cmp(&(first.as_of, first.labels, a))
        });
        Ok(all)
    }
}
