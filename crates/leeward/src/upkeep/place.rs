//! The second place: where backups lie, how they are named, and when they expire.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use jiff::{civil::DateTime, tz::TimeZone};
use program_desk::KEPT_DAYS;
use rules::Moment;

use crate::output::Trouble;

/// So long each hour's is kept; of older ones the first of each day.
const EACH_HOUR_SECONDS: i64 = 48 * 3600;
const DAY_SECONDS: i64 = 24 * 3600;
const STAMP: &str = "%Y-%m-%dT%H%M%SZ";
const ENDING: &str = ".leeward";

/// The folder where backups lie.
#[derive(Debug, Clone)]
pub(crate) struct Place(pub(crate) PathBuf);

impl Place {
    /// The name of a backup made at that moment: it tells the time and nothing else.
    pub(crate) fn file(&self, made: Moment) -> PathBuf {
        let stamp = made.timestamp().strftime(STAMP);
        self.0.join(format!("{stamp}{ENDING}"))
    }

    /// Every backup, oldest first.
    fn list(&self) -> Result<Vec<(Moment, PathBuf)>, Trouble> {
        let said = |error| Trouble::wrong(format!("{}: {error}", self.0.display()));
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.0).map_err(said)? {
            let path = entry.map_err(said)?.path();
            if let Some(made) = made(&path) {
                found.push((made, path));
            }
        }
        found.sort();
        Ok(found)
    }

    /// When the latest backup was made.
    pub(crate) fn latest(&self) -> Result<Option<Moment>, Trouble> {
        let all = self.list()?;
        Ok(all.last().map(|(made, _)| *made))
    }

    /// Removes what has expired.
    pub(crate) fn prune(&self, now: Moment) -> Result<(), Trouble> {
        let all = self.list()?;
        let times: Vec<Moment> = all.iter().map(|(made, _)| *made).collect();
        let expired = expired(&times, now);
        for (_, path) in all.iter().filter(|(made, _)| expired.contains(made)) {
            fs::remove_file(path)
                .map_err(|error| Trouble::wrong(format!("{}: {error}", path.display())))?;
        }
        Ok(())
    }
}

/// When a backup was made, by its name.
fn made(path: &Path) -> Option<Moment> {
    let stamp = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    let at = DateTime::strptime(STAMP, stamp).ok()?;
    let at = TimeZone::UTC.to_timestamp(at).ok()?;
    Some(Moment::from_second(at.as_second()))
}

/// Which of these, oldest first, are to go: everything past its days, and of what is older than two days all but the
/// first of each day. One that lies in the future was made by a clock that was wrong, and stays until it is past.
fn expired(times: &[Moment], now: Moment) -> BTreeSet<Moment> {
    let mut days = BTreeSet::new();
    let mut gone = |made: &&Moment| {
        let age = now.second() - made.second();
        let first = days.insert(made.second().div_euclid(DAY_SECONDS));
        age > KEPT_DAYS * DAY_SECONDS || (age > EACH_HOUR_SECONDS && !first)
    };
    times.iter().filter(|made| gone(made)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hour_for_two_days_then_each_day_then_nothing() {
        let now = Moment::from_second(1_796_396_400);
        let hours: Vec<Moment> = (0..40 * 24)
            .rev()
            .map(|hours| now.plus(-hours * 3600))
            .collect();
        let gone = expired(&hours, now);
        let left: Vec<_> = hours.iter().filter(|made| !gone.contains(made)).collect();
        let oldest = now.second() - left.first().unwrap().second();
        assert!(oldest <= KEPT_DAYS * DAY_SECONDS && oldest > (KEPT_DAYS - 1) * DAY_SECONDS);
        let lately = left
            .iter()
            .filter(|made| now.second() - made.second() <= EACH_HOUR_SECONDS);
        assert_eq!(lately.count(), 49);
        assert!((33 + 49..=35 + 49).contains(&left.len()), "{}", left.len());
        // Pruned each hour or once: what is left is the same.
        let again: Vec<Moment> = left.iter().map(|made| **made).collect();
        assert!(expired(&again, now).is_empty());
    }

    #[test]
    fn a_name_tells_the_time_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place(folder.path().to_owned());
        let at = Moment::parse("2026-11-25T04:30:00-06:00").unwrap();
        let file = place.file(at);
        assert!(file.ends_with("2026-11-25T103000Z.leeward"));
        for name in [
            "2026-11-25T103000Z.leeward",
            "2026-11-25T103000Z.leeward.half",
            "notes.leeward",
            "lost+found",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(place.list().unwrap(), [(at, file)]);
        assert_eq!(place.latest().unwrap(), Some(at));
        place.prune(at.plus(36 * DAY_SECONDS)).unwrap();
        assert_eq!(place.latest().unwrap(), None);
        assert!(folder.path().join("notes.leeward").exists(), "not ours");
    }
}
