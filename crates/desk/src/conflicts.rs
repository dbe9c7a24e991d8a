//! Conflicts of interest: who is close to somebody in a file does not work on it, and cannot open it.
//!
//! They are written down at the desk whose file it is, under a label of no case: an envelope says whose account, a sealed
//! letter which file. Nothing of it stands in the file, and nothing says why. What they keep somebody from is decided in
//! one place for every route and every operation of the desk, by the file that its path names (docs/decisions/0123).

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use keys::{Accounts, DeskName, KeyError, KeyRing, Seal, Standing};
use ledger::{
    Actor, Appended, Batch, BatchId, ConflictAct, Envelope, Exactness, Filed, Matter, NewEntry,
    SealedLetter, Store, StoreError,
};
use page::{Hidden, Shell};
use rules::{CaseId, Moment};
use serde::{Deserialize, Serialize};

use crate::{Answer, AtDesk, Office, Refusal, Visit, look, render_with};

/// Those of a desk.
pub const PATH: &str = "/conflicts";
/// One is over.
pub(crate) const END: &str = "/conflicts/{whose}/{mark}/end";
/// What whoever has one is shown in place of the file.
pub(crate) const KEPT: &str = "/conflicts/{mark}";
/// The file is opened all the same.
pub(crate) const OPEN: &str = "/conflicts/{mark}/open";

/// So long a file stays open that was opened all the same: a night.
const OPENED: i64 = 12 * 60 * 60;

/// How the files of a desk are reached.
#[derive(Debug, Clone, Copy)]
pub struct Files {
    /// Where they lie below the desk's own path; a file's mark follows.
    pub below: &'static str,
    /// Forms and operations about a file that are taken even of somebody who may not open it: nothing is shown by them, and
    /// a danger must not be lost.
    pub even_so: &'static [&'static str],
}

/// One that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Whose account.
    pub whose: Actor,
    /// Of which file.
    pub case: CaseId,
    /// Since when it is written down.
    pub since: Moment,
    /// By whom.
    pub by: Actor,
    /// When they last opened the file all the same.
    pub opened: Option<Moment>,
}

/// What the letter says: the file, and nothing else.
#[derive(Serialize, Deserialize)]
struct Letter {
    case: CaseId,
}

/// The case under which they are kept: of nobody's file.
fn apart() -> Result<CaseId, StoreError> {
    CaseId::new("conflicts").map_err(|error| StoreError(error.to_string()))
}

/// With which key a desk's letters are sealed; nothing at a desk that has no files.
const fn seal(desk: DeskName) -> Option<Seal> {
    match desk {
        DeskName::Client => Some(Seal::Client),
        DeskName::Victim => Some(Seal::Victim),
        DeskName::Program | DeskName::Review => None,
    }
}

/// Those that stand at a desk, the oldest first.
///
/// # Errors
/// When the store cannot be read, or a letter does not open.
pub fn standing(office: &Office, ring: &KeyRing) -> Result<Vec<Conflict>, Refusal> {
    all_of(office.store.as_ref(), ring).map_err(Refusal::failed)
}

fn all_of(store: &dyn Store, ring: &KeyRing) -> Result<Vec<Conflict>, KeyError> {
    let Some(seal) = seal(ring.desk()) else {
        return Ok(Vec::new());
    };
    let unread = |error: serde_json::Error| KeyError::Store(error.to_string());
    let mut all: BTreeMap<(Actor, CaseId), Conflict> = BTreeMap::new();
    for entry in store.case(apart()?)?.entries {
        let envelope = entry.envelope;
        let Matter::Filed(Filed::Conflict { whose, act }) = envelope.matter else {
            continue;
        };
        let Some(sealed) = &entry.letter else {
            continue;
        };
        let letter = ring.open_letter(seal, &envelope, sealed)?;
        let letter: Letter = serde_json::from_slice(&letter).map_err(unread)?;
        let key = (whose, letter.case);
        match act {
            ConflictAct::Stands => {
                all.entry(key).or_insert(Conflict {
                    whose,
                    case: letter.case,
                    since: envelope.kept,
                    by: envelope.actor,
                    opened: None,
                });
            }
            ConflictAct::Over => {
                all.remove(&key);
            }
            ConflictAct::Opened => {
                if let Some(conflict) = all.get_mut(&key) {
                    conflict.opened = Some(envelope.kept);
                }
            }
        }
    }
    let mut all: Vec<Conflict> = all.into_values().collect();
    all.sort_by_key(|each| (each.since, each.case, each.whose));
    Ok(all)
}

/// When whose account opened a file all the same, by envelopes alone.
pub(crate) fn opened(store: &dyn Store) -> Result<Vec<(Actor, Moment)>, StoreError> {
    let entries = store.case(apart()?)?.entries.into_iter();
    let opened = entries.filter_map(|entry| match entry.envelope.matter {
        Matter::Filed(Filed::Conflict {
            whose,
            act: ConflictAct::Opened,
        }) => Some((whose, entry.envelope.kept)),
        _ => None,
    });
    Ok(opened.collect())
}

/// Who can sign in at a desk now.
///
/// # Errors
/// When the store cannot be read.
pub fn staff(store: &dyn Store, desk: DeskName) -> Result<Vec<(Actor, String)>, KeyError> {
    let all = Accounts::new(store, desk).list();
    let all = all.map_err(|error| KeyError::Store(error.to_string()))?;
    Ok(all
        .into_iter()
        .filter(|each| each.standing == Standing::Open)
        .map(|each| (each.number, each.name))
        .collect())
}

fn here(office: &Office) -> Result<Vec<(Actor, String)>, Refusal> {
    staff(office.store.as_ref(), office.name).map_err(Refusal::failed)
}

/// Who of these works on a file: nobody with a conflict of interest does.
fn works_on<'s>(
    case: CaseId,
    staff: &'s [(Actor, String)],
    all: &[Conflict],
) -> Vec<&'s (Actor, String)> {
    let has = |who: Actor| {
        let of = |each: &Conflict| each.case == case && each.whose == who;
        all.iter().any(of)
    };
    staff.iter().filter(|(who, _)| !has(*who)).collect()
}

/// The files that somebody may not open. One that nobody else could open is none of them, for then nobody would be told what
/// the law owes them; nor is one that they opened all the same within the last twelve hours.
///
/// # Errors
/// When the store cannot be read, or a letter does not open: nothing is shown then.
pub fn kept_at(
    store: &dyn Store,
    ring: &KeyRing,
    whose: Actor,
    now: Moment,
) -> Result<BTreeSet<CaseId>, KeyError> {
    let all = all_of(store, ring)?;
    let keeps = |each: &&Conflict| {
        each.whose == whose && each.opened.is_none_or(|at| at.plus(OPENED) < now)
    };
    let mut kept: BTreeSet<CaseId> = all.iter().filter(keeps).map(|each| each.case).collect();
    // The usual visit: nothing to ask about accounts.
    if !kept.is_empty() {
        let staff = staff(store, ring.desk())?;
        kept.retain(|case| !works_on(*case, &staff, &all).is_empty());
    }
    Ok(kept)
}

impl Visit<'_> {
    /// Files from which a conflict of interest keeps who is signed in, read once for each visit.
    ///
    /// # Errors
    /// When the store cannot be read, or a letter does not open: nothing is shown then.
    pub fn kept_from(&self, office: &Office) -> Result<&BTreeSet<CaseId>, Refusal> {
        if let Some(kept) = self.kept.get() {
            return Ok(kept);
        }
        let session = self.session()?;
        let kept = kept_at(
            office.store.as_ref(),
            &session.ring,
            session.actor,
            self.now,
        );
        let kept = kept.map_err(Refusal::failed)?;
        Ok(self.kept.get_or_init(|| kept))
    }

    /// How many files a list leaves out for that, in words, and where it is written down; empty where none.
    ///
    /// # Errors
    /// As [`Visit::kept_from`].
    pub fn left_out(&self, office: &Office) -> Result<(String, String), Refusal> {
        Ok(match self.kept_from(office)?.len() {
            0 => Default::default(),
            kept => (self.words.n("conflicts-kept", kept), office.path(PATH)),
        })
    }
}

/// Whether a visit asks for a file that its session may not open; `route` as the table has it.
pub(crate) fn keeps<D: AtDesk>(desk: &D, visit: &Visit<'_>, route: &str) -> Result<bool, Refusal> {
    let Some(files) = D::files() else {
        return Ok(false);
    };
    let Ok(case) = CaseId::new(visit.param("case")) else {
        return Ok(false);
    };
    if files.even_so.contains(&route) {
        return Ok(false);
    }
    Ok(visit.kept_from(desk.office())?.contains(&case))
}

/// Where a visit is led that asks for such a file.
pub(crate) fn instead(office: &Office, visit: &Visit<'_>) -> String {
    office.path(&format!("{PATH}/{}", visit.param("case")))
}

/// Writes down what became of one.
fn record(
    office: &Office,
    visit: &Visit<'_>,
    batch: BatchId,
    (whose, case): (Actor, CaseId),
    act: ConflictAct,
) -> Result<Appended, Refusal> {
    let session = visit.session()?;
    let seal = seal(office.name).ok_or(Refusal::NotFound)?;
    let at = visit.now;
    let envelope = Envelope {
        case: apart()?,
        id: batch.fact().map_err(Refusal::failed)?,
        actor: session.actor,
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter: Matter::Filed(Filed::Conflict { whose, act }),
    };
    let letter = serde_json::to_vec(&Letter { case }).map_err(Refusal::failed)?;
    let letter: SealedLetter = session
        .ring
        .seal_letter(seal, &envelope, &letter, &office.stream)
        .map_err(Refusal::failed)?;
    let batch = Batch {
        id: batch,
        case: envelope.case,
        seen: None,
        entries: vec![NewEntry {
            envelope,
            salt: office.stream.bytes(),
            letter,
        }],
    };
    office.store.append(&batch).map_err(Refusal::failed)
}

/// One as the page shows it.
struct Row {
    said: String,
    since: String,
    opened: String,
    /// The file's page, and its mark.
    file: (String, String),
    /// Where it is said to be over; empty for whose it is.
    end: String,
    hidden: Hidden,
}

/// The form, about one file.
struct Form {
    mark: String,
    file: String,
    whose: Vec<(String, String, bool)>,
    alone: bool,
}

#[derive(Template)]
#[template(path = "desk/conflicts.html")]
struct Page {
    shell: Shell,
    rows: Vec<Row>,
    form: Option<Form>,
    action: String,
    hidden: Hidden,
}

#[derive(Template)]
#[template(path = "desk/conflict.html")]
struct Kept {
    shell: Shell,
    lead: String,
    ask: String,
    /// Where the file is opened all the same; empty where nobody in it is in danger.
    open: String,
    hidden: Hidden,
    back: String,
}

/// The file that a mark names, which must be one of the desk's.
fn file<D: AtDesk>(desk: &D, mark: &str) -> Result<CaseId, Refusal> {
    let case = CaseId::new(mark).map_err(|_| Refusal::NotFound)?;
    if desk.has_file(case)? {
        Ok(case)
    } else {
        Err(Refusal::NotFound)
    }
}

/// The page of all of them; with `?case=` the form about that file.
///
/// # Errors
/// When there is no such file, or the store cannot be read.
pub(crate) fn show<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let case = match visit.query.get("case") {
        "" => None,
        mark => Some(file(desk, mark)?),
    };
    page(desk, visit, case, None, desk.office().once())
}

fn page<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    case: Option<CaseId>,
    wrong: Option<&str>,
    once: String,
) -> Result<Answer, Refusal> {
    let office = desk.office();
    let w = &visit.words;
    let session = visit.session()?;
    let all = standing(office, &session.ring)?;
    let staff = here(office)?;
    let name = |who: Actor| {
        let found = staff.iter().find(|(each, _)| *each == who);
        found.map_or_else(
            || w.t("conflicts-left").to_owned(),
            |(_, name)| name.clone(),
        )
    };
    let below = D::files().map_or("", |files| files.below);
    let path = |case: CaseId| office.path(&format!("{below}/{case}"));
    let clock = |at| look::clock(office, w, at);
    let rows = all.iter().map(|each| Row {
        said: w.with("conflicts-line", [("who", name(each.whose))]),
        since: w.with(
            "conflicts-since",
            [("when", clock(each.since)), ("by", name(each.by))],
        ),
        opened: each.opened.map_or_else(String::new, |at| {
            w.with("conflicts-opened", [("when", clock(at))])
        }),
        file: (path(each.case), each.case.to_string()),
        end: if each.whose == session.actor {
            String::new()
        } else {
            office.path(&format!("{PATH}/{}/{}/end", each.whose.0, each.case))
        },
        hidden: Hidden::new(visit.csrf(), office.once()),
    });
    let typed = visit.form.get("conflict_whose");
    let form = case.map(|case| Form {
        mark: case.to_string(),
        file: path(case),
        alone: works_on(case, &staff, &all).len() < 2,
        whose: works_on(case, &staff, &all)
            .into_iter()
            .map(|(who, name)| {
                let name = match *who == session.actor {
                    true => w.with("conflicts-you", [("name", name.as_str())]),
                    false => name.clone(),
                };
                let value = who.0.to_string();
                let chosen = typed == value;
                (value, name, chosen)
            })
            .collect(),
    });
    let mut shell = desk.shell(visit, w.t("conflicts-title"));
    if let Some(key) = wrong {
        shell.problems.add("conflict_whose", w.t(key));
    }
    let page = Page {
        rows: rows.collect(),
        form,
        action: office.path(PATH),
        hidden: Hidden::new(visit.csrf(), once),
        shell,
    };
    render_with(if wrong.is_some() { 422 } else { 200 }, &page)
}

/// Writes one down. Somebody must be left who works on the file.
///
/// # Errors
/// When there is no such file, or nothing could be stored.
pub(crate) fn take<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let case = file(desk, visit.form.get("conflict_file"))?;
    let batch = visit.once()?;
    let whose = visit.form.get("conflict_whose").parse::<u32>().ok();
    let all = standing(office, &visit.session()?.ring)?;
    let staff = here(office)?;
    let works = works_on(case, &staff, &all);
    let whose = whose.map(Actor);
    let there = |each: &Conflict| each.case == case && Some(each.whose) == whose;
    let wrong = match whose.filter(|who| works.iter().any(|(each, _)| each == who)) {
        // Sent twice.
        None if all.iter().any(there) => return Ok(Answer::see(&office.path(PATH))),
        None => Some("conflicts-wrong-who"),
        Some(_) if works.len() < 2 => Some("conflicts-alone"),
        Some(whose) => {
            record(office, visit, batch, (whose, case), ConflictAct::Stands)?;
            None
        }
    };
    match wrong {
        None => Ok(Answer::see(&office.path(PATH))),
        Some(key) => {
            let once = visit.form.get("once").to_owned();
            page(desk, visit, Some(case), Some(key), once)
        }
    }
}

/// It is over: said by anybody of the desk but whose it is.
///
/// # Errors
/// When there is none, it is one's own, or nothing could be stored.
pub(crate) fn end<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let session = visit.session()?;
    let mark = CaseId::new(visit.param("mark")).map_err(|_| Refusal::NotFound)?;
    let whose = visit.param("whose").parse::<u32>().ok().map(Actor);
    let whose = whose.filter(|who| *who != session.actor);
    let whose = whose.ok_or(Refusal::NotFound)?;
    let batch = visit.once()?;
    let all = standing(office, &session.ring)?;
    let stands = |each: &Conflict| each.case == mark && each.whose == whose;
    if all.iter().any(stands) {
        record(office, visit, batch, (whose, mark), ConflictAct::Over)?;
    }
    Ok(Answer::see(&office.path(PATH)))
}

/// The file that the path names, and who else works on it, if it is one that this session may not open.
fn mine<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Option<(CaseId, Vec<String>)>, Refusal> {
    let office = desk.office();
    let case = file(desk, visit.param("mark"))?;
    if !visit.kept_from(office)?.contains(&case) {
        return Ok(None);
    }
    let all = standing(office, &visit.session()?.ring)?;
    let staff = here(office)?;
    let others = works_on(case, &staff, &all).into_iter();
    Ok(Some((case, others.map(|(_, name)| name.clone()).collect())))
}

/// Where a file lies.
fn there<D: AtDesk>(office: &Office, visit: &Visit<'_>) -> String {
    let below = D::files().map_or("", |files| files.below);
    office.path(&format!("{below}/{}", visit.param("mark")))
}

/// In place of the file: that one does not work on it, and who does.
///
/// # Errors
/// When there is no such file, or the store cannot be read.
pub(crate) fn kept<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let Some((case, others)) = mine(desk, visit)? else {
        return Ok(Answer::see(&there::<D>(office, visit)));
    };
    let w = &visit.words;
    let open = match desk.in_danger(case, visit.now)? {
        true => office.path(&format!("{PATH}/{case}/open")),
        false => String::new(),
    };
    let page = Kept {
        lead: w.with("conflict-lead", [("mark", case.to_string())]),
        ask: w.with("conflict-ask", [("names", others.join(", "))]),
        open,
        hidden: Hidden::new(visit.csrf(), office.once()),
        back: office.path("/"),
        shell: desk.shell(visit, w.t("conflict-title")),
    };
    render_with(200, &page)
}

/// Opens it all the same, where somebody in it is in danger: whoever is there must be able to warn them.
///
/// # Errors
/// When there is no such file, nobody in it is in danger, or nothing could be stored.
pub(crate) fn open<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let office = desk.office();
    let batch = visit.once()?;
    let file = there::<D>(office, visit);
    // Not kept from it, or not any more: sent twice.
    let Some((case, _)) = mine(desk, visit)? else {
        return Ok(Answer::see(&file));
    };
    if !desk.in_danger(case, visit.now)? {
        return Err(Refusal::NotFound);
    }
    let whose = visit.session()?.actor;
    record(office, visit, batch, (whose, case), ConflictAct::Opened)?;
    Ok(Answer::see(&file))
}
