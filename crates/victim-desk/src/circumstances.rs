//! What is so with a person and changes how they are called; and that an advocate does not stand for them any more.

use victim_file::letter::{AdvocateOver, Circumstances, Guardian, SpokenFor, TakenBackBy};
use victim_file::view::{Callable, PersonFile};
use victim_file::{Refused, VictimCase};

use crate::case_sheet::{Sheet, fine, nothing, sheets, to_the_file};
use crate::look::{Look, stopped};
use crate::number_line;
use crate::release::who_takes_back;
use crate::strip::{self, say};

/// Something to be read before anybody dials.
pub(crate) struct First {
    pub(crate) red: bool,
    pub(crate) title: String,
    pub(crate) text: String,
    /// Where it is written down or put right, and what that is called; empty where it is not.
    pub(crate) path: String,
    pub(crate) label: String,
}

impl First {
    /// With nothing to be put right.
    const fn new(red: bool, title: String, text: String) -> Self {
        Self {
            red,
            title,
            text,
            path: String::new(),
            label: String::new(),
        }
    }
}

/// A name, a number and what they are to the person, as far as they are known.
pub(crate) fn guardian(named: &Guardian) -> String {
    let relation = match named.relation.as_str() {
        "" => String::new(),
        relation => format!("({relation})"),
    };
    let parts = [named.name.clone(), relation, named.number.clone()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Whether whoever speaks for them may be called: never at a number that is not to be called, and at a held one only for
/// a danger.
pub(crate) fn guardian_callable(who: &PersonFile, danger: bool) -> bool {
    let number = who.guardian.as_ref();
    number.is_some_and(|number| match number.callable() {
        Callable::Free | Callable::FromHim => true,
        Callable::Held => danger,
        Callable::Burned => false,
    })
}

/// What changes how somebody is called, the most urgent first.
pub(crate) fn first(look: &Look<'_>, file: &VictimCase, who: &PersonFile) -> Vec<First> {
    let w = look.w();
    let there = &who.circumstances;
    let mut all = Vec::new();
    let mut burned = false;
    if there.spoken_for != SpokenFor::Themselves {
        let title = say(
            look,
            &format!("victim-people-first-{}", there.spoken_for.word()),
        );
        let named = guardian(&there.guardian);
        let stands = who.guardian.as_ref();
        match stands.map(|number| (number.callable(), number_line::state(look, number))) {
            // What became known after it was written down: the number is the participant's, or nobody's.
            Some((Callable::Burned, state)) => {
                all.push(First::new(true, title, state));
                burned = true;
            }
            Some((_, state)) => {
                let text = w.with("victim-people-guardian-speak", [("who", named)]);
                all.push(First::new(
                    false,
                    title,
                    format!("{text} {state}").trim().to_owned(),
                ));
            }
            None if named.is_empty() => all.push(First::new(
                false,
                title,
                say(look, "victim-people-guardian-none"),
            )),
            None => {
                let text = w.with("victim-people-guardian-no-number", [("who", named)]);
                all.push(First::new(false, title, text));
            }
        }
    }
    if let (true, Some(number), Some(last)) = (burned, &who.guardian, all.last_mut()) {
        let page = strip::path(look, file.case, "number", Some(who.known.person));
        last.path = format!("{page}?way={}", number_line::place(who, number));
        last.label = say(look, "victim-ways-right");
    }
    if there.interpreter {
        let title = w.with(
            "victim-people-first-interpreter",
            [("language", who.card.language.as_str())],
        );
        let text = if there.agency.is_empty() {
            say(look, "victim-people-interpreter-find")
        } else {
            w.with(
                "victim-people-interpreter-from",
                [("agency", stopped(&there.agency))],
            )
        };
        all.push(First::new(
            false,
            title,
            format!("{text} {}", say(look, "victim-people-interpreter-never")),
        ));
    }
    if there.relay {
        all.push(First::new(
            false,
            say(look, "victim-people-first-relay"),
            say(look, "victim-people-relay-how"),
        ));
    }
    if let Some(address) = who.mail_only_to() {
        all.push(First::new(
            false,
            say(look, "victim-people-first-mail"),
            w.with("victim-people-mail-only", [("address", address)]),
        ));
    }
    if !there.words.is_empty() {
        all.push(First::new(
            false,
            say(look, "victim-people-first-words"),
            there.words.clone(),
        ));
    }
    if who.not_understood && !there.interpreter {
        all.push(First {
            red: false,
            title: say(look, "victim-people-first-not-understood"),
            text: say(look, "victim-people-interpreter-never"),
            path: strip::path(look, file.case, "circumstances", Some(who.known.person)),
            label: say(look, "victim-people-write"),
        });
    }
    all
}

const CIRCUMSTANCES: Sheet = Sheet {
    word: "circumstances",
    of_somebody: true,
    start: |on| {
        let Some(who) = on.person.and_then(|person| on.file.person(person)) else {
            return Vec::new();
        };
        let there = &who.circumstances;
        let yes = |yes: bool| if yes { "yes" } else { "no" };
        let all = [
            ("language", who.card.language.as_str()),
            ("interpreter", yes(there.interpreter)),
            ("agency", &there.agency),
            ("relay", yes(there.relay)),
            ("spoken_for", there.spoken_for.word()),
            ("guardian_name", &there.guardian.name),
            ("guardian_number", &there.guardian.number),
            ("guardian_relation", &there.guardian.relation),
            ("mail_only_to", &there.mail_only_to),
            ("words", &there.words),
        ];
        all.map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into()
    },
    ask: |on| {
        let speak = vec![
            on.line("language", "victim-case-language"),
            on.one_of("interpreter", "victim-people-interpreter", &["no", "yes"]),
            on.line("agency", "victim-people-agency"),
            on.one_of("relay", "victim-people-relay", &["no", "yes"]),
        ];
        let all: Vec<&str> = SpokenFor::ALL.iter().map(|each| each.word()).collect();
        let stands = vec![
            on.one_of("spoken_for", "victim-people-spoken-for", &all),
            on.line("guardian_name", "victim-people-guardian-name"),
            on.line("guardian_number", "victim-people-guardian-number"),
            on.line("guardian_relation", "victim-people-guardian-relation"),
        ];
        let mail = vec![on.words("mail_only_to", "victim-people-mail")];
        let more = vec![on.words("words", "victim-people-more")];
        vec![
            on.section("victim-people-speak-part", speak),
            on.section("victim-people-guardian-part", stands),
            on.section("victim-people-mail-part", mail),
            on.section("victim-case-note-part", more),
        ]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let spoken_for = SpokenFor::from_word(on.get("spoken_for"));
        if spoken_for.is_none() {
            wrong.push(on.wrong("spoken_for", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let (Some(person), Some(spoken_for)) = (on.person, spoken_for) else {
            return Err(Refused::NotHere.into());
        };
        let circumstances = Circumstances {
            interpreter: on.get("interpreter") == "yes",
            agency: on.text("agency"),
            relay: on.get("relay") == "yes",
            spoken_for,
            guardian: Guardian {
                name: on.text("guardian_name"),
                number: on.text("guardian_number"),
                relation: on.text("guardian_relation"),
            },
            mail_only_to: on.text("mail_only_to"),
            words: on.text("words"),
        };
        let recorder = on.look.recorder();
        Ok(recorder.circumstances(act, person, Some(on.get("language")), &circumstances)?)
    },
    next: to_the_file,
};

const ADVOCATE_OVER: Sheet = Sheet {
    word: "advocate-over",
    of_somebody: true,
    start: nothing,
    ask: who_takes_back,
    take: |on, act| {
        let by = TakenBackBy::from_word(on.get("by"));
        let mut wrong = Vec::new();
        if by.is_none() {
            wrong.push(on.wrong("by", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let (Some(person), Some(by)) = (on.person, by) else {
            return Err(Refused::NotHere.into());
        };
        let over = AdvocateOver {
            by,
            words: on.text("words"),
            ..AdvocateOver::default()
        };
        Ok(on.look.recorder().advocate_over(act, person, &over)?)
    },
    next: to_the_file,
};

sheets! {
    show, take, CIRCUMSTANCES;
    show_over, take_over, ADVOCATE_OVER;
}
