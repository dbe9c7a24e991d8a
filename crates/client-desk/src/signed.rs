//! What the participant signs: the contract, and their own releases. Typed here, on this screen, or on paper.
//!
//! The contract says toward whom confidentiality is limited (OAC 75:25-3-4.1(a)(3), 75:25-3-4.2(a)). What was signed is kept
//! as it stood. Nothing here is about anybody else.

use client_file::letter::{Contract, Release, Signed};
use client_file::{Act, Participant, Refused};
use desk::{Answer, Refusal, Visit};
use jiff::ToSpan as _;
use page::Words;
use rules::FactId;

use crate::acts::{self, Kind};
use crate::ask::{Asker, Section};
use crate::look::{Look, refusal};
use crate::{ClientDesk, form, language};

/// The paragraphs of the contract.
const CONTRACT_TEXT: [&str; 6] = [
    "client-contract-1",
    "client-contract-2",
    "client-contract-3",
    "client-contract-4",
    "client-contract-5",
    "client-contract-6",
];

/// The paragraphs of a release.
const RELEASE_TEXT: [&str; 3] = ["client-release-1", "client-release-2", "client-release-3"];

/// A release ends so many weeks from today, unless another day is given.
const WEEKS: i32 = 52;

fn paragraphs(words: &Words, program: &str, keys: &[&str]) -> Vec<String> {
    let with = [("program", program)];
    keys.iter().map(|key| words.with(key, with)).collect()
}

/// What is to be signed, in the language that is chosen on the form.
fn shown(ask: &Asker<'_>, key: &str, keys: &[&str]) -> Section {
    let words = language::now(ask.look, ask.typed);
    let mut text = ask.section(key, language::ask(ask, "client-signed-language").into());
    words.code().clone_into(&mut text.read_in);
    text.paragraphs = paragraphs(&words, &ask.look.desk.office.program, keys);
    text
}

/// How it was signed, and by whose typed name.
fn ask_signed(ask: &Asker<'_>) -> Section {
    let ways = Signed::ALL.map(|each| (each.word(), format!("client-signed-{}", each.word())));
    let signed = vec![
        ask.one_of("way", "client-signed-way", ways),
        ask.line("signed", "client-signed"),
    ];
    ask.section("client-sign", signed)
}

/// What was signed: typed here, all that stood here; on paper, the paper.
fn text_of(way: Signed, words: &Words, program: &str, keys: &[&str]) -> Vec<String> {
    match way {
        Signed::Typed => paragraphs(words, program, keys),
        Signed::Paper => Vec::new(),
    }
}

/// The contract as it is signed.
pub(crate) fn contract_text(way: Signed, words: &Words, program: &str) -> Vec<String> {
    text_of(way, words, program, &CONTRACT_TEXT)
}

/// A release as it is signed.
pub(crate) fn release_text(way: Signed, words: &Words, program: &str) -> Vec<String> {
    text_of(way, words, program, &RELEASE_TEXT)
}

pub(crate) const CONTRACT: Kind = Kind {
    word: "contract",
    start: |look, file| {
        let mut fields = acts::today(look, file);
        let theirs = language::theirs(&look.visit.words, file);
        fields.0.push(language::filled(&theirs));
        fields
    },
    ask: |ask, _| {
        vec![
            shown(ask, "client-contract-text", &CONTRACT_TEXT),
            ask_signed(ask),
            acts::ask_when(ask, "client-when-signed"),
        ]
    },
    take: |look, recorder, act, typed| {
        let way = acts::chosen(typed, "way", &Signed::ALL.map(|each| (each.word(), each)));
        let words = language::read(look, typed);
        let more = way.err().or(words.as_ref().err().copied());
        let when = acts::when(typed, recorder.zone, more)?;
        let one = |wrong| Refused::Fields(vec![wrong]);
        let (way, words) = (way.map_err(one)?, words.map_err(one)?);
        let contract = Contract {
            signed: typed.get("signed").to_owned(),
            way,
            text: contract_text(way, &words, &look.desk.office.program),
            language: words.code().to_owned(),
        };
        recorder.contract(act, when, &contract)
    },
    room: true,
};

pub(crate) const RELEASE: Kind = Kind {
    word: "release",
    start: |look, file| {
        let mut fields = acts::today(look, file);
        let until = look.today().checked_add(WEEKS.weeks());
        fields
            .0
            .extend(Look::filled("until", until.unwrap_or(look.today())).0);
        let theirs = language::theirs(&look.visit.words, file);
        fields.0.push(language::filled(&theirs));
        let what = theirs.t("client-release-what-start").to_owned();
        fields.0.push(("what".to_owned(), what));
        fields
    },
    ask: |ask, _| {
        let of = vec![
            ask.line("to", "client-release-to"),
            ask.text("what", "client-release-what", 3),
            ask.day("until", "client-release-until"),
        ];
        vec![
            ask.section("client-release-of", of),
            shown(ask, "client-release-text", &RELEASE_TEXT),
            ask_signed(ask),
            acts::ask_when(ask, "client-when-signed"),
        ]
    },
    take: |look, recorder, act, typed| {
        let way = acts::chosen(typed, "way", &Signed::ALL.map(|each| (each.word(), each)));
        let until = form::day(typed, "until");
        let words = language::read(look, typed);
        let more = way.err().or(until.err());
        let more = more.or(words.as_ref().err().copied());
        let when = acts::when(typed, recorder.zone, more)?;
        let one = |wrong| Refused::Fields(vec![wrong]);
        let (way, words) = (way.map_err(one)?, words.map_err(one)?);
        let release = Release {
            to: typed.get("to").to_owned(),
            what: typed.get("what").to_owned(),
            until: until.map_err(one)?,
            signed: typed.get("signed").to_owned(),
            way,
            text: release_text(way, &words, &look.desk.office.program),
            language: words.code().to_owned(),
        };
        recorder.release(act, when, &release)
    },
    room: true,
};

/// One release, for the file's page.
pub(crate) struct Line {
    /// To whom, and until when or that it has ended.
    pub(crate) said: String,
    pub(crate) what: String,
    /// Where it is ended; empty where it does not hold.
    pub(crate) end: String,
}

pub(crate) fn releases(look: &Look<'_>, file: &Participant) -> Vec<Line> {
    let today = look.today();
    let path = look.file_path(file.case);
    let lines = file.releases().into_iter().map(|each| {
        let until = each.release.until.unwrap_or(today);
        let with = [("to", each.release.to.clone()), ("day", look.day(until))];
        let key = match (each.ended, today <= until) {
            (true, _) => "client-release-taken-back",
            (false, true) => "client-release-until-day",
            (false, false) => "client-release-over",
        };
        Line {
            said: look.say_with(key, &with),
            what: each.release.what.clone(),
            end: match each.holds(today) {
                true => format!("{path}/release/{}/end", each.fact),
                false => String::new(),
            },
        }
    });
    lines.collect()
}

/// Ends a release by one press: taken back by word of mouth is enough.
pub(crate) fn end(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let release: FactId = visit.param("fact").parse().map_err(|_| Refusal::NotFound)?;
    let Act { case, batch, .. } = acts::act(&look, file.case)?;
    // Whatever else was written meanwhile, it has ended.
    let act = Act {
        case,
        batch,
        seen: None,
    };
    match look.recorder().end_release(act, release, "") {
        Ok(recorded) => Ok(acts::done(&look, recorded)),
        Err(refused) => Err(refusal(&refused)),
    }
}
