//! Whom to ask where somebody is, one after the other, and what has come of it so far.

use ledger::Matter;
use rules::{PersonNo, Toward, What};
use victim_file::letter::Asked;
use victim_file::{VictimCase, Words};

use crate::look::Look;
use crate::strip::say;

/// One of those who may know.
pub(crate) struct Rung {
    pub(crate) value: &'static str,
    pub(crate) title: String,
    /// What may be said to them.
    pub(crate) how: String,
    /// When they were asked and how that ended, each time; or that they were not.
    pub(crate) said: Vec<String>,
    pub(crate) chosen: bool,
}

/// All of them where nobody is known, or where no number is left to somebody who is.
pub(crate) fn rungs(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> Vec<Rung> {
    let known = person.and_then(|person| file.person(person));
    if known.is_some_and(|who| who.to_dial(false).next().is_some()) {
        return Vec::new();
    }
    let all = Asked::ALL.iter();
    let typed = look.visit.form.get("vl_asked");
    all.map(|asked| {
        let mut said = tries(look, file, person, *asked);
        if said.is_empty() && *asked != Asked::Other {
            said.push(say(look, "victim-people-not-asked"));
        }
        Rung {
            value: asked.word(),
            title: say(look, &format!("victim-people-ask-{}", asked.word())),
            how: say(look, how(*asked)),
            said,
            chosen: typed == asked.word(),
        }
    })
    .collect()
}

/// Whoever has the participant's papers may hear whose they are; nobody else hears of the participant at all.
const fn how(asked: Asked) -> &'static str {
    match asked {
        Asked::Attorney | Asked::Clerk | Asked::Orders | Asked::Police => {
            "victim-people-ask-by-cause"
        }
        Asked::Provider | Asked::Dhs => "victim-people-ask-in-confidence",
        Asked::Other => "victim-people-ask-nothing",
    }
}

fn tries(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
    asked: Asked,
) -> Vec<String> {
    let theirs = file.lines().filter(|line| line.taken_back.is_none());
    let one = |line: &victim_file::Line| match (&line.envelope.matter, &line.words) {
        (
            Matter::Rule(What::Effort {
                person: whose,
                to: Toward::Locate,
                outcome,
                ..
            }),
            Words::Effort(letter),
        ) if *whose == person && letter.asked == Some(asked) => {
            let at = look.at(line.envelope.at, line.envelope.exactness);
            let slots = [("at", at), ("ending", crate::say::ending(look, *outcome))];
            Some(look.w().with("victim-people-asked", slots))
        }
        _ => None,
    };
    theirs.filter_map(one).collect()
}
