//! What has left the house, when and to whom: each week's texts, as text and picture, to be printed and given away; and
//! whether a backup came back when it was last tried.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, qr_squares, render_with};
use ledger::Actor;
use page::{Hidden, Shell, Words};
use program_file::{Problem, Proof, Refused, Week};
use rules::{FactId, Moment};

use crate::{
    ProgramDesk, Witnesses, acts,
    home::{self, Wrong},
};

/// The page.
pub(crate) const PATH: &str = "/proof";
/// Where it is said that texts have left.
pub(crate) const LEFT: &str = "/proof/left";

/// Texts that have not left for so long are a need, in seconds: a week, and a day to carry them out.
const UNPINNED: i64 = 8 * 24 * 3600;

#[derive(Template)]
#[template(path = "program/proof.html")]
struct Page {
    shell: Shell,
    said: bool,
    needs: Vec<String>,
    week: Option<OneWeek>,
    weeks: Vec<Listed>,
    witnesses: Witnesses,
    left_path: String,
    to: String,
    hidden: Hidden,
}

/// The week that is shown.
struct OneWeek {
    fact: String,
    made: String,
    texts: Vec<Shown>,
    left: Vec<String>,
}

/// One of its texts.
struct Shown {
    name: String,
    word: String,
    note: String,
    /// Dark squares of the picture, and how wide it is.
    squares: Option<(String, i32)>,
}

struct Listed {
    made: String,
    path: String,
    said: String,
}

/// What about it somebody must see to, for the front page.
pub(crate) fn needs(
    w: &Words,
    proof: &Proof,
    at: impl Fn(Moment) -> String,
    now: Moment,
) -> Vec<String> {
    let unpinned = proof
        .pinned()
        .filter(|pinned| now.second() - pinned.second() > UNPINNED);
    let said = unpinned.map(|pinned| w.with("proof-need", [("when", at(pinned))]));
    said.into_iter().collect()
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn left(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let week = FactId::new(visit.form.get("week")).map_err(|_| Refusal::NotFound)?;
    let proof = Proof::read(desk.office.store.as_ref())?;
    if !proof.weeks.iter().any(|each| each.fact == week) {
        return Err(Refusal::NotFound);
    }
    let w = &visit.words;
    match desk.recorder().left(&act, week, visit.form.get("to")) {
        Ok(_) => {
            let path = format!("{PATH}?week={week}&done=1");
            Ok(Answer::see(&desk.office.path(&path)))
        }
        Err(Refused::Field { problem, .. }) => {
            let said = match problem {
                Problem::TooLong(most) => w.n("program-long", most),
                _ => w.t("proof-to-missing").to_owned(),
            };
            page(desk, visit, 422, &[Wrong::of("to", said)])
        }
        Err(Refused::Stale { .. }) => Err(Refusal::NotFound),
        Err(Refused::Store(error)) => Err(error.into()),
    }
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let proof = Proof::read(desk.office.store.as_ref())?;
    let staff = home::staff(desk)?;
    let at = |moment| desk.at(w, moment);
    let asked = match visit.form.get("week") {
        "" => visit.query.get("week"),
        week => week,
    };
    let mut weeks = proof.weeks.iter();
    let shown = weeks
        .find(|week| week.fact.as_str() == asked)
        .or(proof.weeks.first());
    let listed = proof.weeks.iter().map(|week| Listed {
        made: at(week.at),
        path: desk.office.path(&format!("{PATH}?week={}#week", week.fact)),
        said: match week.left.len() {
            0 => w.t("proof-left-nobody").to_owned(),
            some => w.n("proof-left-count", some),
        },
    });
    let mut shell = desk.shell(visit, w.t("proof-title"));
    home::add(&mut shell.problems, wrong);
    let page = Page {
        said: visit.query.has("done"),
        needs: needs(w, &proof, at, visit.now),
        week: shown.map(|week| one_week(w, week, &staff, at)),
        weeks: listed.collect(),
        witnesses: desk.counts.witnesses(),
        left_path: desk.office.path(LEFT),
        to: visit.form.get("to").to_owned(),
        // No form of the settings is stale by it, and it is by none.
        hidden: {
            let mut hidden = Hidden::new(visit.csrf(), desk.office.once());
            hidden.seen = "0".to_owned();
            hidden
        },
        shell,
    };
    render_with(status, &page)
}

fn one_week(
    w: &Words,
    week: &Week,
    staff: &[(Actor, String)],
    at: impl Fn(Moment) -> String,
) -> OneWeek {
    let name = |ledger: &str| match ledger {
        "client" => w.t("review-ledger-client").to_owned(),
        "drop" => w.t("review-ledger-drop").to_owned(),
        "victim" => w.t("review-ledger-victim").to_owned(),
        "program" => w.t("review-ledger-program").to_owned(),
        other => other.to_owned(),
    };
    let texts = week.texts.iter().map(|text| Shown {
        name: name(&text.ledger),
        word: text.ledger.clone(),
        squares: qr_squares(&text.note),
        note: text.note.trim_end().to_owned(),
    });
    let left = week.left.iter().map(|left| {
        let who = staff.iter().find(|(number, _)| *number == left.actor);
        let (when, to) = (at(left.at), left.to.as_str());
        match who {
            Some((_, who)) => w.with(
                "proof-left-said",
                [("to", to), ("when", &when), ("who", who)],
            ),
            None => w.with("proof-left-mailed", [("to", to), ("when", &when)]),
        }
    });
    OneWeek {
        fact: week.fact.as_str().to_owned(),
        made: at(week.at),
        texts: texts.collect(),
        left: left.collect(),
    }
}
