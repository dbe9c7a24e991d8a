//! What is said in a call, by what it is about: aloud, in the language of the person called, with every other language
//! beside it. All of it is a draft until the program, its provider and a bilingual advocate have approved it.

use client_file::Status;
use ledger::{Matter, Standing};
use page::Words;
use rules::{DutyKind, How, Item, Moment, State, What};
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
    /// The first call, of a participant who was denied.
    Denied,
    Rest,
    Left,
    Began,
    /// A danger of which they were warned is over, and they have not been on the line since.
    Ended,
    Jail,
    Released,
    CheckIn,
}

impl About {
    const fn word(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Retraction => "retraction",
            Self::Callback => "callback",
            Self::First => "first",
            Self::Denied => "denied",
            Self::Rest => "rest",
            Self::Left => "left",
            Self::Began => "began",
            Self::Ended => "ended",
            Self::Jail => "jail",
            Self::Released => "released",
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
    let status = file.participant.as_ref().map(|there| there.status);
    let denied = matches!(status, Some(Status::Denied { .. }));
    let first = owed(DutyKind::InitialNotification);
    let stands = stands(file, who, owed(DutyKind::ThreatWarning));
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
        (About::Ended, ended(file, who)),
        (About::First, first && !denied),
        (About::Denied, first && denied),
        (About::Released, stands == Some(Standing::Released)),
        (About::Jail, stands == Some(Standing::Jail)),
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

/// Whether a danger of which they were told has ended since they were last on the line.
fn ended(file: &VictimCase, who: &PersonFile) -> bool {
    let person = who.known.person;
    let told = |threat| {
        let mut warned = file.warnings(threat).into_iter();
        warned.any(|duty| {
            let told = matches!(duty.state, State::Met { how: How::Told, .. });
            told && duty.person == Some(person)
        })
    };
    let since = |end: Moment| who.last_contact.is_none_or(|last| last < end);
    let mut dangers = file.dangers().into_iter();
    dangers.any(|danger| danger.end.is_some_and(|end| since(end.at)) && told(danger.threat))
}

/// Where the participant stands, for whom that is news: who wants to hear what happens, or is to be warned of a danger, and has not been on the
/// line since.
fn stands(file: &VictimCase, who: &PersonFile, warned: bool) -> Option<Standing> {
    let hears = who.chosen.as_ref().is_some_and(|chosen| chosen.receive);
    let (standing, since) = file.stands()?;
    let news = who.last_contact.is_none_or(|last| last < since.at);
    ((hears || warned) && news).then_some(standing)
}

/// The words of somebody's language, by what was written down of it; else these.
pub(crate) fn theirs(own: &Words, language: &str) -> Words {
    let language = language.to_lowercase();
    let speaks = |name: &str| language.starts_with(name);
    let code = if ["span", "espa", "cast"].into_iter().any(speaks) {
        "es"
    } else if ["engl", "ingl"].into_iter().any(speaks) {
        "en"
    } else {
        own.code()
    };
    own.in_language(code).unwrap_or_else(|| own.clone())
}

/// The words of each language, theirs in front.
fn languages(look: &Look<'_>, language: &str) -> Vec<Words> {
    let first = theirs(look.w(), language);
    let others: Vec<Words> = first.others().collect();
    std::iter::once(first).chain(others).collect()
}

fn part(w: &Words, word: &str, lines: Vec<String>) -> Part {
    Part {
        title: w.t(&format!("victim-script-{word}")).to_owned(),
        lines,
    }
}

/// The lines of one part, as many as there are; `name`: of whoever they name.
fn lines(w: &Words, word: &str, name: &str) -> Vec<String> {
    let keys = (1..).map(|number| format!("victim-script-{word}-{number}"));
    let keys = keys.take_while(|key| w.has(key));
    keys.map(|key| w.with(&key, [("name", name)])).collect()
}

/// What is said in one situation alone, in every language, that of `language` in front.
fn alone(look: &Look<'_>, language: &str, word: &str) -> Vec<Script> {
    let one = |w: &Words| Script {
        code: w.code().to_owned(),
        own_name: w.own_name().to_owned(),
        parts: vec![part(w, word, lines(w, word, ""))],
    };
    languages(look, language).iter().map(one).collect()
}

/// What is said when they call us.
pub(crate) fn inbound(look: &Look<'_>, who: Option<&PersonFile>) -> Vec<Script> {
    let language = who.map_or("", |who| who.card.language.as_str());
    alone(look, language, "inbound")
}

/// Words to start those of a message from, where a plan allows one: no program, no reason and nobody else in them.
pub(crate) fn voicemail(look: &Look<'_>, language: &str) -> Vec<Script> {
    alone(look, language, "voicemail")
}

/// What is said to the certified provider about a danger.
pub(crate) fn provider(look: &Look<'_>) -> Vec<Script> {
    alone(look, "", "provider")
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
    let advocate = who.advocate(look.today()).map(|one| one.name.as_str());
    let guardian = Some(who.circumstances.guardian.name.as_str());
    let guardian = guardian.filter(|name| !name.is_empty());
    let one = |w: &Words| {
        let part = |word: &str, lines: Vec<String>| part(w, word, lines);
        let lines = |word: &str| lines(w, word, &participant);
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
        // Who speaks for them answers: asked who they are before anything is said.
        let speaks = [("advocate", advocate), ("guardian", guardian)];
        for (word, name) in speaks {
            parts.extend(name.map(|name| part(word, self::lines(w, word, name))));
        }
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
