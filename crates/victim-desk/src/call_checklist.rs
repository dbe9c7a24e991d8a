//! What must be told, as the call's page shows it: read out from the participant's file.

use ledger::Exactness;
use rules::FactId;
use victim_file::VictimCase;
use victim_file::view::{Checklist, FileFact, ItemLine, Standing};

use crate::case_line;
use crate::look::Look;
use crate::strip::say;

/// One thing to tell.
pub(crate) struct Item {
    pub(crate) title: String,
    pub(crate) facts: Vec<String>,
    /// When they were told, or that they did not want to hear it; empty for what is left.
    pub(crate) state: String,
}

pub(crate) fn items(
    look: &Look<'_>,
    file: &VictimCase,
    list: &Checklist,
    news: &[FactId],
) -> Vec<Item> {
    let owed = |line: &&ItemLine| line.standing != Standing::NotOwed;
    let told = list.items.iter().filter(owed).map(|line| item(look, line));
    let first = news.iter().filter_map(|fact| file.line(*fact));
    let first = first.map(|line| Item {
        title: case_line::title(look, file, line),
        facts: vec![look.at(line.envelope.at, line.envelope.exactness)],
        state: String::new(),
    });
    first.chain(told).collect()
}

fn item(look: &Look<'_>, line: &ItemLine) -> Item {
    let w = look.w();
    let at = |at: rules::Moment| page::when::short_day(w, at.day(&look.rules.zone));
    let state = match line.standing {
        Standing::Told => line
            .told
            .map(|told| w.with("victim-tell-told", [("day", at(told))])),
        Standing::Declined => line
            .declined
            .map(|said| w.with("victim-tell-declined", [("day", at(said))])),
        _ => None,
    };
    Item {
        title: page::capital(&crate::say::item(look, line.item)),
        facts: line.facts.iter().map(|fact| in_words(look, fact)).collect(),
        state: state.unwrap_or_default(),
    }
}

fn in_words(look: &Look<'_>, fact: &FileFact) -> String {
    let day = look.at(fact.at, Exactness::Day);
    look.w().with(
        "victim-tell-fact",
        [("words", fact.words.as_str()), ("day", day.as_str())],
    )
}

/// `3 things left to tell`, or that nothing is.
pub(crate) fn said(look: &Look<'_>, list: &Checklist, news: &[FactId]) -> String {
    match list.left.iter().count() + news.len() {
        0 => say(look, "victim-tell-nothing"),
        left => look.w().n("victim-tell-left", left),
    }
}
