//! Releases: what somebody allows to be told outside, to whom, until when; taken back by a word.

use rules::PersonNo;
use victim_file::letter::{Release, ReleaseEnded, SignedBy, TakenBackBy};
use victim_file::view::ReleaseView;
use victim_file::{Refused, VictimCase};

use page::{Hidden, when};

use crate::case_form::{On, Section, Wrong};
use crate::case_sheet::{Sheet, fine, nothing, sheets, to_the_file};
use crate::look::{Look, refusal};
use crate::strip::{self, say};

/// A release as the page of a person shows it.
pub(crate) struct Shown {
    /// To whom, until when.
    pub(crate) title: String,
    pub(crate) scope: String,
    pub(crate) purpose: String,
    /// That it ends soon, has run out, or was taken back; empty where it stands.
    pub(crate) said: String,
    /// It stands, and can be taken back by one press.
    pub(crate) stands: bool,
    pub(crate) soon: bool,
    /// Where it is taken back, by one press or with more words.
    pub(crate) action: String,
    pub(crate) hidden: Hidden,
}

/// The releases of a person, those that stand in front.
pub(crate) fn shown(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Result<Vec<Shown>, desk::Refusal> {
    let mut all = of(look, file, person)?;
    all.sort_by_key(|release| (!stands(look, release), release.letter.until));
    Ok(all.iter().map(|release| one(look, file, release)).collect())
}

/// Whether something may be told under it now.
pub(crate) fn stands(look: &Look<'_>, release: &ReleaseView) -> bool {
    release.stands(look.now, &look.desk.office.zone)
}

fn of(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Result<Vec<ReleaseView>, desk::Refusal> {
    let Some(person) = person else {
        return Ok(Vec::new());
    };
    let all = file.releases(&look.session.ring, person);
    all.map_err(|refused| refusal(&refused))
}

/// What may be told to whom and until when, of a release that stands: a line for each.
pub(crate) fn lines(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Result<Vec<String>, desk::Refusal> {
    let all = of(look, file, person)?;
    let standing = all.iter().filter(|release| stands(look, release));
    Ok(standing
        .map(|release| format!("{}: {}", title(look, release), release.letter.scope))
        .collect())
}

pub(crate) fn title(look: &Look<'_>, release: &ReleaseView) -> String {
    let until = release.letter.until.map(|day| when::day(look.w(), day));
    let slots = [
        ("recipient", release.letter.recipient.clone()),
        ("day", until.unwrap_or_default()),
    ];
    look.w().with("victim-out-release-title", slots)
}

fn one(look: &Look<'_>, file: &VictimCase, release: &ReleaseView) -> Shown {
    let stands = stands(look, release);
    let soon = release.ends_soon(look.now, &look.desk.office.zone);
    let said = match &release.ended {
        Some((at, ended)) => {
            let by = say(look, &format!("victim-out-by-{}", ended.by.word()));
            let at = look.at(*at, ledger::Exactness::Second);
            look.w()
                .with("victim-out-release-ended", [("by", by), ("when", at)])
        }
        None if release.part_ended.is_some() => say(look, "victim-out-release-part"),
        None if !stands => say(look, "victim-out-release-over"),
        None if soon => say(look, "victim-out-release-soon"),
        None => String::new(),
    };
    Shown {
        title: title(look, release),
        scope: release.letter.scope.clone(),
        purpose: release.letter.purpose.clone(),
        said,
        stands,
        soon,
        action: look.path(&format!(
            "/cases/{}/release-over/{}",
            file.case, release.fact
        )),
        hidden: Hidden {
            seen: file.version.0.to_string(),
            ..Hidden::new(look.visit.csrf(), look.desk.office.once())
        },
    }
}

/// A day that may be missing; what is wrong with it goes to the list.
fn day(on: &On<'_>, field: &str, wrong: &mut Vec<Wrong>) -> Option<jiff::civil::Date> {
    on.read_day(field).unwrap_or_else(|one| {
        wrong.push(one);
        None
    })
}

fn ask(on: &On<'_>) -> Vec<Section> {
    let what = vec![
        on.line("recipient", "victim-out-recipient"),
        on.words("scope", "victim-out-scope"),
        on.words("purpose", "victim-out-purpose"),
        on.day("until", "victim-out-until"),
    ];
    let signed = vec![
        on.one_of(
            "signed_by",
            "victim-out-signed",
            &["themselves", "guardian"],
        ),
        on.line("signer", "victim-out-signer"),
        on.boxes("not_him", "victim-out-not-him", &["yes"]),
        on.day("signed_on", "victim-out-signed-on"),
        on.boxes("informed", "victim-out-informed", &["yes"]),
        on.line("paper", "victim-out-paper"),
    ];
    vec![
        on.section("victim-out-release-what", what),
        on.section("victim-out-release-signed", signed),
    ]
}

const RELEASE: Sheet = Sheet {
    word: "release",
    of_somebody: true,
    start: nothing,
    ask,
    take: |on, act| {
        let mut wrong = Vec::new();
        let until = day(on, "until", &mut wrong);
        let signed_on = day(on, "signed_on", &mut wrong);
        let signed_by = SignedBy::from_word(on.get("signed_by"));
        if signed_by.is_none() {
            wrong.push(on.wrong("signed_by", "victim-case-wrong-missing"));
        }
        // The abuser never signs for anybody.
        if signed_by == Some(SignedBy::Guardian) && on.get("not_him") != "yes" {
            wrong.push(on.wrong("not_him", "victim-out-wrong-him"));
        }
        if on.get("informed") != "yes" {
            wrong.push(on.wrong("informed", "victim-out-wrong-informed"));
        }
        let Some(person) = on.person else {
            return Err(Refused::NotHere.into());
        };
        let release = Release {
            scope: on.text("scope"),
            recipient: on.text("recipient"),
            purpose: on.text("purpose"),
            until,
            signed_by: signed_by.unwrap_or_default(),
            signer: on.text("signer"),
            signed_on,
            paper: on.text("paper"),
        };
        fine(wrong)?;
        Ok(on.look.recorder().release(act, person, &release)?)
    },
    next: to_the_file,
};

/// Who takes something back that somebody had allowed, and a word on it.
pub(crate) fn who_takes_back(on: &On<'_>) -> Vec<Section> {
    let who = vec![
        on.one_of(
            "by",
            "victim-out-by",
            &["themselves", "advocate", "guardian", "mistaken"],
        ),
        on.words("words", "victim-case-words"),
    ];
    vec![on.section("victim-out-over-part", who)]
}

const OVER: Sheet = Sheet {
    word: "release-over",
    of_somebody: false,
    start: nothing,
    ask: who_takes_back,
    take: |on, act| {
        let Some(by) = TakenBackBy::from_word(on.get("by")) else {
            fine(vec![on.wrong("by", "victim-case-wrong-missing")])?;
            return Err(Refused::NotHere.into());
        };
        let Some(fact) = on.fact else {
            return Err(Refused::NotHere.into());
        };
        let ended = ReleaseEnded {
            by,
            words: on.text("words"),
        };
        Ok(on.look.recorder().end_release(act, fact, &ended)?)
    },
    next: |on, _| Some(strip::file_path(on.look, on.file.case, on.person)),
};

sheets! {
    show, take, RELEASE;
    show_over, take_over, OVER;
}
