//! A plain letter to somebody, in their language: that somebody asks to be called back, and nothing else. It names neither the program nor
//! the participant, so that whoever opens it at their door learns nothing by it. Only where their plan allows letters.
//!
//! That one went out is an effort by letter, as any other: evidence, and none of the tries that count.

use client_file::letter::Intake;
use desk::{Answer, Refusal, Visit};
use document::{Outgoing, Parts, Style};
use page::when;
use rules::{Channel, Ending, PersonNo, Toward};
use victim_file::letter::{Effort, PlainLetter};
use victim_file::record::Call;
use victim_file::view::{ForTheirDoor, MailedLetter};
use victim_file::{Refused, VictimCase, When};

use crate::VictimDesk;
use crate::case_form::{On, Section};
use crate::case_sheet::{Sheet, fine, sheets};
use crate::for_them::{self, ForThem};
use crate::look::Look;
use crate::script;
use crate::strip::{self, say};

/// Whether somebody's plan allows letters.
pub(crate) fn allowed(file: &VictimCase, person: Option<PersonNo>) -> bool {
    let known = person.and_then(|person| file.person(person));
    known.is_some_and(|known| {
        let plan = known.plan.as_ref().map(|saved| &saved.plan);
        plan.is_some_and(|plan| plan.letter)
    })
}

fn ask(on: &On<'_>) -> Vec<Section> {
    if !allowed(on.file, on.person) {
        return vec![on.section("victim-mail-not-allowed", Vec::new())];
    }
    let languages = page::codes().map(|code| {
        let name = say(on.look, &format!("language-{code}"));
        (code.to_owned(), name)
    });
    let known = on.person.and_then(|person| on.file.person(person));
    let mut sure = on.boxes("plain", "victim-mail-plain", &["yes"]);
    // Where it goes, as the plan says it; to the substitute address alone where they are in that program.
    sure.facts = known
        .map(|known| match known.mail_only_to() {
            Some(address) => vec![address.to_owned()],
            None => {
                let plan = known.plan.as_ref();
                plan.map(|saved| saved.plan.ways.clone())
                    .into_iter()
                    .filter(|ways| !ways.is_empty())
                    .collect()
            }
        })
        .unwrap_or_default();
    let what = vec![
        on.one_of_these("language", "victim-copy-in-language", languages.collect()),
        on.line("signer", "victim-mail-signer"),
        on.line("back", "victim-mail-back"),
        sure,
    ];
    vec![on.section("victim-mail-part", what)]
}

/// Whether a line of the letter would tell whoever opens it what it is about: the program's name, or the participant's.
fn tells(look: &Look<'_>, file: &VictimCase, text: &str) -> bool {
    let text = text.to_lowercase();
    let intake: Option<&Intake> = file
        .participant
        .as_ref()
        .and_then(|there| there.intake.as_ref());
    let names = intake.map(|intake| [intake.first.as_str(), intake.last.as_str()]);
    let program = look.desk.office.program.as_str();
    let mut never = names.iter().flatten().copied().chain([program]);
    never.any(|name| !name.trim().is_empty() && text.contains(&name.trim().to_lowercase()))
}

const MAIL: Sheet = Sheet {
    word: "mail",
    of_somebody: true,
    start: |on| {
        let known = on.person.and_then(|person| on.file.person(person));
        let language = known.map_or("", |known| known.card.language.as_str());
        let theirs = script::theirs(on.look.w(), language);
        let you = known.and_then(|known| known.plan.as_ref());
        let you = you.map_or("", |saved| saved.plan.you_are.as_str());
        let signer = match you {
            "" => on.look.session.name.clone(),
            you => you.to_owned(),
        };
        vec![
            ("language".to_owned(), theirs.code().to_owned()),
            ("signer".to_owned(), signer),
        ]
    },
    ask,
    take: |on, act| {
        let mut wrong = Vec::new();
        if !allowed(on.file, on.person) {
            wrong.push(on.wrong("language", "victim-mail-not-allowed"));
        }
        let language = page::codes().find(|code| *code == on.get("language"));
        if language.is_none() {
            wrong.push(on.wrong("language", "victim-case-wrong-choose"));
        }
        for field in ["signer", "back"] {
            if on.get(field).is_empty() {
                wrong.push(on.wrong(field, "victim-case-wrong-missing"));
            } else if tells(on.look, on.file, on.get(field)) {
                wrong.push(on.wrong(field, "victim-mail-wrong-tells"));
            }
        }
        if on.get("plain") != "yes" {
            wrong.push(on.wrong("plain", "victim-mail-wrong-plain"));
        }
        fine(wrong)?;
        let Some(person) = on.person else {
            return Err(Refused::NotHere.into());
        };
        let call = Call {
            person: Some(person),
            to: Toward::Person,
            channel: Channel::Letter,
            outcome: Ending::NoAnswer,
            about: Some(Vec::new()),
            letter: Effort {
                plain: Some(PlainLetter {
                    language: language.unwrap_or_default().to_owned(),
                    signer: on.text("signer"),
                    back: on.text("back"),
                }),
                ..Effort::default()
            },
        };
        Ok(on.look.recorder().call(act, When::Now, &call)?)
    },
    next: |on, recorded| {
        let fact = recorded.facts.first()?;
        let case = on.file.case;
        Some(on.look.path(&format!("/cases/{case}/mailed/{fact}")))
    },
};

sheets! {
    show, take, MAIL;
}

fn made(look: &Look<'_>, file: &VictimCase) -> Result<ForThem<ForTheirDoor>, Refusal> {
    let fact = strip::fact(look)?.ok_or(Refusal::NotFound)?;
    let (mailed, seal) = MailedLetter::of(file, fact).ok_or(Refusal::NotFound)?;
    let own = look.w().in_language(&mailed.letter.language);
    let words = own.unwrap_or_else(|| look.w().clone());
    let day = mailed.at.day(&look.desk.office.zone);
    let mut parts = Parts::new();
    parts.paragraph(&when::long_day(&words, day), Style::BODY);
    parts.heading(1, words.t("victim-mail-document"));
    let slots = [("back", mailed.letter.back.as_str())];
    parts.paragraph(&words.with("victim-mail-call", slots), Style::BODY);
    parts.paragraph(words.t("victim-mail-when"), Style::BODY);
    parts.paragraph(&mailed.letter.signer, Style::BODY);
    Ok(ForThem {
        outgoing: Outgoing::new(seal, words.t("victim-mail-document"), parts),
        words,
        person: mailed.person,
        at: format!("mailed/{}", mailed.fact),
        says: [
            "victim-case-mail-title",
            "victim-case-mail-title",
            "victim-mail-look",
        ],
    })
}

pub(crate) fn show_one(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    for_them::on_page(desk, visit, made)
}

pub(crate) fn pdf(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    for_them::pdf(desk, visit, made)
}
