//! What one carries, handed on to a colleague before a weekend: on the screen alone, theirs once they have accepted it in
//! their own session. Until then it stands in red on both first pages.

use std::collections::BTreeSet;

use askama::Template;
use desk::{Answer, Refusal, Visit, conflicts};
use ledger::{Actor, Exactness};
use page::{Hidden, Shell, when};
use rules::{Calendar, CaseId, FactId, PersonNo};
use victim_file::Refused;
use victim_file::board::Pile;
use victim_file::hand_on::{Handed, pending};
use victim_file::letter::{Carried, HandedOn};

use crate::VictimDesk;
use crate::call_form::Choice;
use crate::look::{Look, refusal};
use crate::strip::{self, say};

/// The page on which it is handed on.
pub(crate) const PATH: &str = "/hand-on";

/// As many calls of each pile as can be handed on at once.
const AT_ONCE: usize = 50;

/// Something that waits, as a first page shows it.
pub(crate) struct Shown {
    pub(crate) said: String,
    /// Each with its page: whom it is about, as the rows of Today name them.
    pub(crate) lines: Vec<(String, String)>,
    pub(crate) words: String,
    /// Where it is answered.
    pub(crate) action: String,
    pub(crate) hidden: Hidden,
    /// The button that accepts; empty for who handed it on.
    pub(crate) accept: String,
    pub(crate) decline: String,
}

#[derive(Template)]
#[template(path = "victim/hand-on.html")]
struct Page {
    shell: Shell,
    action: String,
    hidden: Hidden,
    whom: Vec<Choice>,
    carried: Vec<Choice>,
    words: String,
    back: String,
}

/// One of them, as it is written in the form.
fn written(carried: &Carried) -> String {
    match carried {
        Carried::Call { case, person } => format!("call/{case}/{}", strip::written(*person)),
        Carried::Danger { case, threat } => format!("danger/{case}/{threat}"),
    }
}

/// Of which case it is.
const fn case_of(carried: &Carried) -> CaseId {
    let (Carried::Call { case, .. } | Carried::Danger { case, .. }) = carried;
    *case
}

fn read(text: &str) -> Option<Carried> {
    let mut parts = text.split('/');
    let (kind, case, what) = (parts.next()?, parts.next()?, parts.next()?);
    let case = CaseId::new(case).ok()?;
    match kind {
        "call" => {
            let number: u8 = what.parse().ok()?;
            let person = number.checked_sub(1).map(PersonNo);
            Some(Carried::Call { case, person })
        }
        "danger" => {
            let threat = FactId::new(what).ok()?;
            Some(Carried::Danger { case, threat })
        }
        _ => None,
    }
}

/// What it is and whom it is about, and its page. Named as a row of Today is, by the same few letters; that is no look.
fn line(look: &Look<'_>, carried: &Carried) -> Result<(String, String), Refusal> {
    let w = look.w();
    let said = match *carried {
        Carried::Call { case, person } => {
            let named = crate::row::named(look, &look.glance(case, person)?);
            let path = strip::path(look, case, "call", person);
            let rows = look.desk.board.of_case(case);
            let due = rows
                .iter()
                .filter(|row| row.person() == person && !row.duty.kind.is_warning())
                .min_by_key(|row| row.duty.due);
            let mark = case.to_string();
            let Some(row) = due else {
                let key = match person {
                    Some(_) => "victim-hand-call-done",
                    None => "victim-hand-call-unknown-done",
                };
                let slots = [
                    ("mark", mark),
                    ("name", named.person),
                    ("participant", named.participant),
                ];
                return Ok((w.with(key, slots), path));
            };
            let slots = [
                ("mark", mark),
                ("name", named.person),
                ("participant", named.participant),
                ("what", crate::say::about(look, &row.duty)),
                (
                    "day",
                    when::short_day(w, row.duty.due.day(&look.rules.zone)),
                ),
            ];
            let key = match person {
                Some(_) => "victim-hand-call",
                None => "victim-hand-call-unknown",
            };
            (w.with(key, slots), path)
        }
        Carried::Danger { case, threat } => {
            let path = crate::danger::path(look, case, threat);
            let living = look.desk.board.living();
            let found = living
                .into_iter()
                .find(|(of, danger)| *of == case && danger.threat == threat);
            let mark = case.to_string();
            let named = crate::row::named(look, &look.glance(case, None)?);
            let slots = [("mark", mark), ("participant", named.participant)];
            let Some((_, danger)) = found else {
                return Ok((w.with("victim-hand-danger-over", slots), path));
            };
            let [mark, participant] = slots;
            let when = ("when", look.at(danger.at, Exactness::Second));
            (
                w.with("victim-hand-danger", [mark, participant, when]),
                path,
            )
        }
    };
    Ok(said)
}

/// What can be handed on, each with whether it is one's own: the dangers that live, the calls that one has, and those due
/// by the end of the next business day; none that somebody else has.
fn offered(look: &Look<'_>) -> Vec<(Carried, bool)> {
    let board = &look.desk.board;
    let me = look.session.actor;
    let mut all = Vec::new();
    for (case, danger) in board.living() {
        let threat = danger.threat;
        let mine = danger.took.map(|(actor, _)| actor == me);
        if mine != Some(false) {
            all.push((Carried::Danger { case, threat }, true));
        }
    }
    let next = look
        .rules
        .calendar
        .next_open(Calendar::days_later(look.today(), 1));
    let mut seen = BTreeSet::new();
    for pile in [Pile::Overdue, Pile::Today, Pile::Week, Pile::Later] {
        for row in board.page(pile, look.now, 0, AT_ONCE).rows {
            let took = row
                .took(look.now, &look.rules)
                .map(|(actor, _)| actor == me);
            let is_due = row.duty.due.day(&look.rules.zone) <= next;
            let (case, person) = (row.case, row.person());
            if (took == Some(true) || (took.is_none() && is_due)) && seen.insert((case, person)) {
                all.push((Carried::Call { case, person }, took == Some(true)));
            }
        }
    }
    all.sort_by_key(|(_, mine)| !mine);
    all
}

/// Whoever else can sign in at this desk.
fn colleagues(look: &Look<'_>) -> Result<Vec<(Actor, String)>, Refusal> {
    let office = &look.desk.office;
    let all = conflicts::staff(office.store.as_ref(), office.name);
    let mut all = all.map_err(Refusal::failed)?;
    all.retain(|(who, _)| *who != look.session.actor);
    Ok(all)
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    page(&look, 200, &[], desk.office.once())
}

fn page(
    look: &Look<'_>,
    status: u16,
    wrong: &[(&str, String)],
    once: String,
) -> Result<Answer, Refusal> {
    let typed = &look.visit.form;
    let first = typed.0.is_empty();
    let mut shell = look.shell(look.w().t("victim-hand-title"));
    for (field, text) in wrong {
        shell.problems.add(*field, text.clone());
    }
    let ticked: Vec<&str> = typed.all("vh_carried").collect();
    let whom = colleagues(look)?.into_iter().map(|(number, name)| Choice {
        value: number.0.to_string(),
        label: name,
        hint: String::new(),
        chosen: typed.get("vh_to") == number.0.to_string(),
    });
    let carried = offered(look).into_iter().map(|(each, mine)| {
        let value = written(&each);
        Ok(Choice {
            label: line(look, &each)?.0,
            hint: if mine {
                String::new()
            } else {
                say(look, "victim-took-nobody")
            },
            chosen: if first {
                mine
            } else {
                ticked.contains(&value.as_str())
            },
            value,
        })
    });
    let page = Page {
        action: look.path(PATH),
        hidden: Hidden::new(look.visit.csrf(), once),
        whom: whom.collect(),
        carried: carried.collect::<Result<_, Refusal>>()?,
        words: typed.get("vh_words").to_owned(),
        back: look.path("/"),
        shell,
    };
    desk::render_with(status, &page)
}

pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let form = &visit.form;
    let to = form.get("vh_to").parse::<u32>().ok().map(Actor);
    let there = colleagues(&look)?;
    let to = to.filter(|to| there.iter().any(|(number, _)| number == to));
    let offered = offered(&look);
    let carried: Vec<Carried> = form
        .all("vh_carried")
        .filter_map(read)
        .filter(|each| offered.iter().any(|(one, _)| one == each))
        .collect();
    let mut wrong = Vec::new();
    if to.is_none() {
        wrong.push(("vh_to", say(&look, "victim-hand-wrong-whom")));
    }
    // Whom a conflict of interest keeps from a file can make no call of it.
    let standing = conflicts::standing(&desk.office, &look.session.ring)?;
    let theirs = standing.iter().filter(|each| Some(each.whose) == to);
    let mut theirs = theirs.filter(|each| carried.iter().any(|one| case_of(one) == each.case));
    if let Some(conflict) = theirs.next() {
        let mark = [("mark", conflict.case.to_string())];
        wrong.push(("vh_to", look.w().with("victim-hand-wrong-conflict", mark)));
    }
    if carried.is_empty() {
        wrong.push(("vh_carried", say(&look, "victim-hand-wrong-what")));
    }
    let given = HandedOn {
        carried,
        words: form.get("vh_words").to_owned(),
    };
    if let (Some(to), true) = (to, wrong.is_empty()) {
        match look.recorder().hand_on(visit.once()?, to, &given) {
            Ok(_) => return Ok(Answer::see(&look.path("/"))),
            Err(Refused::Fields(fields)) => {
                let said = fields.into_iter().map(|one| {
                    let text = crate::case_form::problem(&look, one.problem);
                    ("vh_words", text)
                });
                wrong.extend(said);
            }
            Err(other) => return Err(refusal(&other)),
        }
    }
    page(&look, 422, &wrong, form.get("once").to_owned())
}

/// What waits for whoever looks, or was handed on by them and waits for somebody else.
pub(crate) fn waiting(look: &Look<'_>) -> Result<Vec<Shown>, Refusal> {
    let me = look.session.actor;
    let open = pending(look.desk.stores(), &look.session.ring).map_err(|one| refusal(&one))?;
    let mine = open
        .into_iter()
        .filter(|each| each.to == me || each.from == me);
    mine.map(|each| shown(look, &each, each.to == me)).collect()
}

fn shown(look: &Look<'_>, handed: &Handed, to_me: bool) -> Result<Shown, Refusal> {
    let when = look.lately(handed.at, Exactness::Second);
    let (key, who) = if to_me {
        ("victim-hand-to-you", handed.from)
    } else {
        ("victim-hand-from-you", handed.to)
    };
    let slots = [("who", look.who(who)), ("when", when)];
    let lines = handed.letter.carried.iter();
    Ok(Shown {
        said: look.w().with(key, slots),
        lines: lines
            .map(|each| line(look, each))
            .collect::<Result<_, _>>()?,
        words: handed.letter.words.clone(),
        action: look.path(&format!("{PATH}/{}", handed.fact)),
        hidden: Hidden::new(look.visit.csrf(), look.desk.office.once()),
        accept: if to_me {
            say(look, "victim-hand-accept")
        } else {
            String::new()
        },
        decline: say(
            look,
            if to_me {
                "victim-hand-decline"
            } else {
                "victim-hand-withdraw"
            },
        ),
    })
}

/// It is accepted, or not.
pub(crate) fn answer(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let fact = strip::fact(&look)?.ok_or(Refusal::NotFound)?;
    let accepted = match visit.form.get("vh_answer") {
        "accept" => true,
        "decline" => false,
        _ => return Err(Refusal::Unusable("refused-incomplete".to_owned())),
    };
    let waits = pending(desk.stores(), &look.session.ring).map_err(|one| refusal(&one))?;
    let asked = waits.iter().find(|each| each.fact == fact);
    let mut asked = asked.iter().flat_map(|each| &each.letter.carried);
    if accepted && asked.any(|each| look.kept.contains(&case_of(each))) {
        return Err(Refusal::Unusable("victim-hand-conflict".to_owned()));
    }
    let done = look
        .recorder()
        .answer_hand_on(visit.once()?, fact, accepted);
    match done {
        Ok(_) => {}
        // Not theirs to answer, or answered before.
        Err(Refused::Fields(_)) => return Err(Refusal::NotFound),
        Err(other) => return Err(refusal(&other)),
    }
    let handed = waits.iter().find(|each| each.fact == fact);
    for each in handed.iter().flat_map(|each| &each.letter.carried) {
        desk.board.touch(case_of(each));
    }
    Ok(Answer::see(&look.path("/")))
}
