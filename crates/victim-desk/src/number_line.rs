//! A number as pages show it: where it came from, what it stands at and why, who may answer, whether a message may be
//! left.

use ledger::Exactness;
use page::when;
use rules::{CaseId, Word as _};
use victim_file::letter::{NumberState, Plan, Source};
use victim_file::view::{Because, ByWhat, Callable, His, Hold, Number, PersonFile};

use crate::look::Look;
use crate::strip::{self, say};

/// A number as it is shown.
pub(crate) struct Dial {
    pub(crate) number: String,
    /// Nobody may call it: crossed out, with a sign and the verb in words.
    pub(crate) burned: bool,
    /// What keeps it from being called now; empty where nothing does.
    pub(crate) state: String,
    /// What it is called, and where it came from.
    pub(crate) about: String,
    /// The participant gave it: that stands in red.
    pub(crate) from_him: bool,
    pub(crate) answers: String,
    pub(crate) message: String,
    pub(crate) last: String,
    /// Where something is said of it, and as what.
    pub(crate) act: String,
    pub(crate) act_label: String,
}

pub(crate) fn dial(look: &Look<'_>, case: CaseId, who: &PersonFile, number: &Number) -> Dial {
    let source = number.phone.source;
    let from = say(look, &format!("victim-source-{}", source.word()));
    let label = crate::look::stopped(&number.phone.label);
    let about = if number.phone.label.is_empty() {
        from
    } else {
        format!("{label} {from}")
    };
    let callable = number.callable();
    let last = number.last.map(|(ending, at)| {
        let at = look.at(at, Exactness::Second);
        let slots = [("ending", crate::say::ending(look, ending)), ("at", at)];
        look.w().with("victim-number-last", slots)
    });
    let held = matches!(callable, Callable::Held | Callable::Burned);
    Dial {
        number: number.phone.number.clone(),
        burned: callable == Callable::Burned,
        state: state(look, number),
        about,
        from_him: source == Source::Participant || number.his.is_some(),
        answers: number.phone.answers.clone(),
        message: message(look, who, number),
        last: last.unwrap_or_default(),
        act: about_number(look, case, who, number),
        act_label: say(
            look,
            if held {
                "victim-ways-right"
            } else {
                "victim-ways-not-right"
            },
        ),
    }
}

/// The page on which something is said of a number.
fn about_number(look: &Look<'_>, case: CaseId, who: &PersonFile, number: &Number) -> String {
    let page = strip::path(look, case, "number", Some(who.known.person));
    format!("{page}?way={}", place(who, number))
}

/// Where a number stands among those of the person, as it was written down: the first is 1, and after them stands the one of
/// whoever speaks for them. Links say so, for no
/// address of a page holds a number that somebody can be called by.
pub(crate) fn place(who: &PersonFile, number: &Number) -> usize {
    let mut all = who.numbers.iter().chain(&who.guardian);
    let place = all.position(|each| each == number);
    place.map_or(1, |place| place + 1)
}

/// What keeps a number from being called now, and why; nothing where nothing does.
pub(crate) fn state(look: &Look<'_>, number: &Number) -> String {
    let w = look.w();
    match (number.callable(), &number.hold) {
        (Callable::Burned, _) => {
            let why = match &number.because {
                Some(because) => why(look, because, number.state),
                None => {
                    let state = number.state.word();
                    say(look, &format!("victim-ways-why-written-{state}"))
                }
            };
            w.with("victim-ways-burned", [("why", stopped(&why))])
        }
        (Callable::Held, Some(hold)) => held(look, hold),
        _ => String::new(),
    }
}

/// Until when a number is held, and why.
pub(crate) fn held(look: &Look<'_>, hold: &Hold) -> String {
    let why = stopped(&why(look, &hold.because, NumberState::Good));
    let day = when::short_day(look.w(), hold.until);
    look.w()
        .with("victim-ways-held", [("day", day), ("why", why)])
}

fn stopped(sentence: &str) -> String {
    crate::look::stopped(sentence)
}

fn why(look: &Look<'_>, because: &Because, state: NumberState) -> String {
    let when = look.at(because.at, Exactness::Second);
    let key = match because.by {
        ByWhat::Call(ending) => format!("victim-ways-why-{}", ending.word()),
        ByWhat::Said => format!("victim-ways-why-said-{}", state.word()),
        ByWhat::Intake(His::Own) => "victim-ways-why-own".to_owned(),
        ByWhat::Intake(His::Contact) => "victim-ways-why-contact".to_owned(),
    };
    let slots = [
        ("when", when),
        ("why", because.why.trim_end_matches('.').to_owned()),
    ];
    // Where nobody wrote a reason nothing stands after the day.
    look.w().with(&key, slots).trim().to_owned()
}

/// Whether a message may be left on it: only where the plan has words for one and the number allows it.
fn message(look: &Look<'_>, who: &PersonFile, number: &Number) -> String {
    let plan = who.plan.as_ref().map(|saved| &saved.plan);
    let many = who.numbers.len() > 1;
    let key = match plan {
        Some(plan) if may_leave(look, who, plan, number) => "victim-ways-message-yes",
        // What holds for all of them stands among the plan's own answers.
        Some(plan) if plan.voicemail && many => "victim-ways-message-no",
        _ => return String::new(),
    };
    say(look, key)
}

/// Whether a message may be left on a number: never by a plan that nobody has confirmed for long.
pub(crate) fn may_leave(look: &Look<'_>, who: &PersonFile, plan: &Plan, number: &Number) -> bool {
    let zone = &look.desk.office.zone;
    let old = who
        .plan
        .as_ref()
        .is_some_and(|saved| saved.is_old(look.today(), zone));
    !old && plan.voicemail
        && !plan.voicemail_words.is_empty()
        && number.phone.voicemail.unwrap_or(true)
        && matches!(number.callable(), Callable::Free | Callable::FromHim)
}
