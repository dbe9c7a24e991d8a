//! Participants and the people of their cases, to find whoever calls: by name or by number.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use desk::{Answer, Refusal, Visit};
use keys::Seal;
use ledger::{Entry, Filed, Matter, Position, Store};
use page::{Hidden, Shell};
use rules::{CaseId, FactId, PersonNo, What};
use victim_file::letter::{Letter, Person, Saved};

use crate::VictimDesk;
use crate::look::Look;
use crate::strip::{self, say};

const A_PAGE: usize = 50;
const AT_ONCE: usize = 1000;

#[derive(Default)]
struct Found {
    participant: String,
    people: BTreeMap<u8, Person>,
    /// Who speaks for them, and the advocate whom they named: they call, too.
    others: BTreeMap<(u8, &'static str), (String, String)>,
}

struct Row {
    mark: String,
    path: String,
    participant: String,
    people: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "victim/cases.html")]
struct Page {
    shell: Shell,
    action: String,
    goes: String,
    hidden: Hidden,
    asked: String,
    count: String,
    /// How many files a conflict of interest leaves out, in words, and where it is written down; empty where none.
    left_out: (String, String),
    rows: Vec<Row>,
    before: String,
    after: String,
}

fn each(
    store: &dyn Store,
    mut visit: impl FnMut(Entry) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut from = 0;
    loop {
        let entries = store.read(Position(from), AT_ONCE)?;
        let Some(last) = entries.last() else {
            return Ok(());
        };
        from = last.position.0 + 1;
        for entry in entries {
            visit(entry)?;
        }
    }
}

fn all(look: &Look<'_>) -> Result<BTreeMap<CaseId, Found>, Refusal> {
    let ring = &look.session.ring;
    let mut found: BTreeMap<CaseId, Found> = BTreeMap::new();
    let stores = look.desk.stores();
    each(stores.client, |entry| {
        if entry.envelope.of_no_file() {
            return Ok(());
        }
        let case = found.entry(entry.envelope.case).or_default();
        let Some(sealed) = entry.letter.filter(|letter| !letter.0.is_empty()) else {
            return Ok(());
        };
        if entry.envelope.matter == Matter::Filed(Filed::Intake) {
            let bytes = ring.open_letter(Seal::Client, &entry.envelope, &sealed);
            let bytes = bytes.map_err(Refusal::failed)?;
            let intake = client_file::letter::Intake::read(&bytes).map_err(Refusal::failed)?;
            case.participant = format!("{} {}", intake.first, intake.last);
        }
        Ok(())
    })?;
    let mut gone: BTreeSet<FactId> = BTreeSet::new();
    each(stores.victim, |entry| {
        if let Matter::Rule(What::Void { fact }) = entry.envelope.matter {
            gone.insert(fact);
        }
        Ok(())
    })?;
    each(stores.victim, |entry| {
        let (person, saved) = match entry.envelope.matter {
            Matter::Rule(What::Person { person, .. }) => (person, false),
            Matter::Filed(Filed::Plan { person }) => (person, true),
            _ => return Ok(()),
        };
        let letter = entry.letter.filter(|letter| !letter.0.is_empty());
        let Some(sealed) = letter.filter(|_| !gone.contains(&entry.envelope.id)) else {
            return Ok(());
        };
        let bytes = ring.open_letter(Seal::Victim, &entry.envelope, &sealed);
        let bytes = bytes.map_err(Refusal::failed)?;
        let card = if saved {
            let saved = Saved::read(&bytes).map_err(Refusal::failed)?;
            let others = &mut found.entry(entry.envelope.case).or_default().others;
            // The latest of each stands.
            if let Some(there) = saved.circumstances {
                let guardian = (there.guardian.name, there.guardian.number);
                others.insert((person.0, "guardian"), guardian);
            }
            if let Some(plan) = saved.plan {
                let advocate = (plan.advocate.name, plan.advocate.number);
                others.insert((person.0, "advocate"), advocate);
            }
            saved.person
        } else {
            Some(Person::read(&bytes).map_err(Refusal::failed)?)
        };
        if let Some(card) = card {
            found
                .entry(entry.envelope.case)
                .or_default()
                .people
                .insert(person.0, card);
        }
        Ok(())
    })?;
    found.retain(|case, _| !look.kept.contains(case));
    Ok(found)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

impl Found {
    fn answers(&self, case: CaseId, asked: &str) -> bool {
        let asked = asked.to_lowercase();
        let number = digits(&asked);
        let holds = |text: &str| text.to_lowercase().contains(&asked);
        let dialled = |written: &str| number.len() >= 4 && digits(written).contains(&number);
        let mut people = self.people.values();
        let mut others = self.others.values();
        holds(&case.to_string())
            || holds(&self.participant)
            || people.any(|person| {
                let mut phones = person.phones.iter();
                holds(&person.name) || phones.any(|phone| dialled(&phone.number))
            })
            || others.any(|(name, number)| holds(name) || dialled(number))
    }
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let from = visit.query.get("from").parse().unwrap_or(0);
    list(desk, visit, "", from)
}

/// What is looked for is sent as a form, so that no name or number stands in an address.
pub(crate) fn search(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    list(desk, visit, visit.form.get("vc_find"), 0)
}

fn list(desk: &VictimDesk, visit: &Visit<'_>, asked: &str, from: usize) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let found = all(&look)?;
    let rows: Vec<_> = found
        .iter()
        .filter(|(case, found)| asked.is_empty() || found.answers(**case, asked))
        .collect();
    let row = |(case, found): &(&CaseId, &Found)| Row {
        mark: case.to_string(),
        path: strip::file_path(&look, **case, None),
        participant: found.participant.clone(),
        people: found
            .people
            .iter()
            .map(|(person, card)| {
                let path = strip::file_path(&look, **case, Some(PersonNo(*person)));
                (card.name.clone(), path)
            })
            .collect(),
    };
    let more = asked.is_empty() && rows.len() > from + A_PAGE;
    let to = |from: usize| look.path(&format!("/cases?from={from}"));
    let page = Page {
        shell: look.shell(&say(&look, "victim-case-cases-title")),
        action: look.path("/cases"),
        goes: look.path(crate::goes::PATH),
        hidden: Hidden::new(visit.csrf(), desk.office.once()),
        asked: asked.to_owned(),
        count: look.w().n("victim-case-found", rows.len()),
        left_out: look.visit.left_out(&look.desk.office)?,
        rows: rows.iter().skip(from).take(A_PAGE).map(row).collect(),
        before: if from > 0 {
            to(from.saturating_sub(A_PAGE))
        } else {
            String::new()
        },
        after: if more {
            to(from + A_PAGE)
        } else {
            String::new()
        },
    };
    desk::render(&page)
}
