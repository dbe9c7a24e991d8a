//! What was done about a danger, minute by minute. It names nobody: people are told apart by their number in the
//! case.

use ledger::{Filed, Matter};
use rules::{PersonNo, What, Word as _};
use victim_file::{Danger, Line, Side, VictimCase, Words};

use crate::look::Look;
use crate::say as speak;
use crate::strip::{self, say};

/// One minute.
pub(crate) struct Minute {
    /// `done` for what reached somebody, `over` for what went wrong, else `soon`.
    pub(crate) state: &'static str,
    pub(crate) time: String,
    pub(crate) by: String,
    pub(crate) what: String,
    pub(crate) words: String,
    pub(crate) taken_back: bool,
}

/// Somebody of the case, without their name.
pub(crate) fn person(look: &Look<'_>, person: Option<PersonNo>) -> String {
    match person {
        None => say(look, "victim-danger-nobody-known"),
        Some(_) => {
            let number = strip::written(person).to_string();
            look.w().with("victim-danger-person", [("number", number)])
        }
    }
}

/// Newest first.
pub(crate) fn minutes(look: &Look<'_>, file: &VictimCase, danger: &Danger) -> Vec<Minute> {
    let lines = file.lines_of(danger);
    lines.map(|line| minute(look, file, line)).collect()
}

fn minute(look: &Look<'_>, file: &VictimCase, line: &Line) -> Minute {
    let envelope = &line.envelope;
    let here = line.side == Side::Victim;
    let by = if matches!(
        envelope.matter,
        Matter::Filed(Filed::Alarmed { .. } | Filed::Unsent { .. })
    ) {
        String::new()
    } else if here {
        look.who(envelope.actor)
    } else {
        look.reporter(envelope.actor)
    };
    let (state, what) = what(look, file, line);
    let words = match &line.words {
        Words::Noted(letter) => letter.words.clone(),
        Words::Why(letter) => letter.why.clone(),
        Words::Effort(letter) if line.person.is_none() => letter.words.clone(),
        _ => String::new(),
    };
    Minute {
        state,
        time: look.lately(envelope.at, envelope.exactness),
        by,
        what,
        words,
        taken_back: line.taken_back.is_some(),
    }
}

fn what(look: &Look<'_>, file: &VictimCase, line: &Line) -> (&'static str, String) {
    let w = look.w();
    let key = |key: &str| say(look, &format!("victim-danger-line-{key}"));
    let state = |outcome: rules::Ending| {
        if outcome == rules::Ending::Reached {
            "done"
        } else {
            "soon"
        }
    };
    match line.envelope.matter {
        Matter::Rule(What::Threat { .. }) => ("danger", key("known")),
        Matter::Rule(What::Notice {
            person: who,
            to,
            channel,
            outcome,
            ..
        }) => {
            let by = speak::channel(look, channel);
            let slots = [
                ("who", person(look, Some(who))),
                ("ending", speak::ending(look, outcome)),
                ("by", by),
            ];
            let text = w.with(&format!("victim-danger-line-try-{}", to.word()), slots);
            (state(outcome), text)
        }
        Matter::Rule(What::ProviderNotice { outcome, .. }) => {
            let slots = [("ending", speak::ending(look, outcome))];
            (state(outcome), w.with("victim-danger-line-provider", slots))
        }
        Matter::Rule(What::Effort { outcome, .. }) => {
            let slots = [("ending", speak::ending(look, outcome))];
            (state(outcome), w.with("victim-danger-line-locate", slots))
        }
        Matter::Rule(What::ThreatEnded { .. }) => ("done", ended(look, line)),
        Matter::Rule(What::Void { fact }) | Matter::Filed(Filed::Struck { fact }) => {
            let of = file
                .line(fact)
                .filter(|of| of.envelope.id != line.envelope.id);
            let of = of.map(|of| what_of(look, file, of)).unwrap_or_default();
            ("soon", w.with("victim-case-line-void", [("what", of)]))
        }
        Matter::Filed(Filed::TookDanger { .. }) => ("soon", key("took")),
        Matter::Filed(Filed::SeenBySecond { .. }) => ("done", key("seen")),
        Matter::Filed(Filed::Alarmed { step, staff, .. }) => {
            let who = look.staff_name(staff);
            let number = (step + 1).to_string();
            let text = w.with(
                "victim-danger-line-alarm",
                [("who", who), ("number", number)],
            );
            ("soon", text)
        }
        Matter::Filed(Filed::Unsent { step, .. }) => {
            let number = (step + 1).to_string();
            let text = w.with("victim-danger-line-unsent", [("number", number)]);
            ("over", text)
        }
        Matter::Filed(Filed::Note { person: who }) => {
            let step = match &line.words {
                Words::Noted(letter) => letter.step.unwrap_or_default(),
                _ => victim_file::letter::Step::default(),
            };
            let done = say(look, &format!("victim-danger-step-{}", step.word()));
            let slots = [("who", person(look, who)), ("what", done)];
            ("soon", w.with("victim-danger-line-step", slots))
        }
        _ => ("soon", say(look, "victim-case-line-other")),
    }
}

/// What happened, in a few words.
pub(crate) fn what_of(look: &Look<'_>, file: &VictimCase, line: &Line) -> String {
    match line.envelope.matter {
        Matter::Rule(What::Void { .. }) | Matter::Filed(Filed::Struck { .. }) => String::new(),
        _ => what(look, file, line).1,
    }
}

/// That it ended, and why, by the closed list where it was chosen from it.
pub(crate) fn ended(look: &Look<'_>, line: &Line) -> String {
    let because = match &line.words {
        Words::Why(letter) => letter.danger,
        _ => None,
    };
    match because {
        Some(because) => {
            let why = say(look, &format!("victim-danger-end-{}", because.word()));
            look.w().with("victim-danger-line-ended", [("why", why)])
        }
        None => say(look, "victim-case-line-over"),
    }
}
