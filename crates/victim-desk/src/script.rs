//! What is said in a call, by what it is about: aloud, in the language of the person called, with every other language
//! beside it. All of it is a draft until the program, its provider and a bilingual advocate have approved it.

use ledger::Matter;
use page::Words;
use rules::{DutyKind, Item, What};
use victim_file::VictimCase;
use victim_file::view::{Checklist, PersonFile};

use crate::look::Look;
use crate::strip;

/// All that is said, in one language.
pub(crate) struct Script {
    /// As it stands in `lang`.
    pub(crate) code: String,
    pub(crate) own_name: String,
    pub(crate) parts: Vec<Part>,
}

/// What is said at one point of a call.
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
}

/// What a call is about: what is said in the middle of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Danger,
    Retraction,
    Callback,
    First,
    Rest,
    Left,
    Began,
    CheckIn,
}

impl About {
    const fn word(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Retraction => "retraction",
            Self::Callback => "callback",
            Self::First => "first",
            Self::Rest => "rest",
            Self::Left => "left",
            Self::Began => "began",
            Self::CheckIn => "check-in",
        }
    }
}

/// What a call to somebody is about, the most urgent first.
fn abouts(look: &Look<'_>, file: &VictimCase, who: &PersonFile) -> Vec<About> {
    let person = who.known.person;
    let open = file.open_duties(Some(person));
    let owed = |kind: DutyKind| open.iter().any(|duty| duty.kind == kind);
    let news = file.to_tell(&look.rules, person, look.now).into_iter();
    let news: Vec<Matter> = news
        .filter_map(|fact| file.line(fact))
        .map(|line| line.envelope.matter)
        .collect();
    let left = |matter: &Matter| matches!(matter, Matter::Rule(What::Termination { .. }));
    let all = [
        (About::Danger, owed(DutyKind::ThreatWarning)),
        (About::Retraction, !file.to_retract(person).is_empty()),
        (
            About::Callback,
            who.asked_for
                .as_ref()
                .is_some_and(|asked| asked.day == look.today()),
        ),
        (About::First, owed(DutyKind::InitialNotification)),
        (About::Left, news.iter().any(left)),
        (
            About::Began,
            news.contains(&Matter::Rule(What::SessionAttended)),
        ),
        (About::Rest, owed(DutyKind::InitialDisclosure)),
        (About::CheckIn, owed(DutyKind::CheckIn)),
    ];
    all.into_iter()
        .filter(|(_, is)| *is)
        .map(|(about, _)| about)
        .collect()
}

/// The words of each language, theirs in front: by what was written down of it, else the page's own.
fn languages(look: &Look<'_>, language: &str) -> Vec<Words> {
    let own = look.w();
    let language = language.to_lowercase();
    let speaks = |name: &str| language.starts_with(name);
    let code = if ["span", "espa", "cast"].into_iter().any(speaks) {
        "es"
    } else if ["engl", "ingl"].into_iter().any(speaks) {
        "en"
    } else {
        own.code()
    };
    let first = own.in_language(code).unwrap_or_else(|| own.clone());
    let others: Vec<Words> = first.others().collect();
    std::iter::once(first).chain(others).collect()
}

/// What is said to somebody, in every language. Their own comes first.
pub(crate) fn scripts(
    look: &Look<'_>,
    file: &VictimCase,
    who: &PersonFile,
    checklist: &Checklist,
) -> Vec<Script> {
    let abouts = abouts(look, file, who);
    let asks = checklist.left.contains(Item::Choice);
    let participant = strip::participant(look, file);
    let you = who.plan.as_ref().map(|saved| saved.plan.you_are.as_str());
    let you = you.filter(|you| !you.is_empty());
    let one = |w: &Words| {
        let part = |word: &str, lines: Vec<String>| Part {
            title: w.t(&format!("victim-script-{word}")).to_owned(),
            lines,
        };
        let lines = |word: &str| {
            let keys = (1..).map(|number| format!("victim-script-{word}-{number}"));
            let keys = keys.take_while(|key| w.has(key));
            keys.map(|key| w.with(&key, [("name", participant.as_str())]))
                .collect::<Vec<_>>()
        };
        let first = match you {
            Some(you) => w.with("victim-say-first-as", [("you", you)]),
            None => w.t("victim-say-first").to_owned(),
        };
        let mut parts = vec![
            part(
                "open",
                vec![
                    first,
                    w.t("victim-say-exit").to_owned(),
                    w.t("victim-say-choice").to_owned(),
                ],
            ),
            Part {
                title: w.t("victim-ways-if-other").to_owned(),
                lines: vec![w.t("victim-ways-neutral").to_owned()],
            },
        ];
        for about in &abouts {
            parts.push(part(about.word(), lines(about.word())));
        }
        if asks {
            parts.push(part("choice", lines("choice")));
        }
        parts.push(part("close", lines("close")));
        Script {
            code: w.code().to_owned(),
            own_name: w.own_name().to_owned(),
            parts,
        }
    };
    languages(look, &who.card.language)
        .iter()
        .map(one)
        .collect()
}
