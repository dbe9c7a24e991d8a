//! The answer of `leeward duties`: one JSON object (contract, section 1).

use serde::Serialize;

use crate::{
    Basis, CaseId, Clause, Duty, DutyKind, FactId, History, How, Moment, PersonId, Rules, State,
    duties,
};

#[derive(Serialize)]
struct Answer<'a> {
    rules: Named<'a>,
    as_of: String,
    duties: Vec<Row>,
}

#[derive(Serialize)]
struct Named<'a> {
    pack: &'a str,
    version: &'a str,
}

#[derive(Serialize)]
struct Row {
    case: CaseId,
    kind: DutyKind,
    person: Option<PersonId>,
    about: Option<FactId>,
    clause: Clause,
    basis: Basis,
    opened: String,
    due: String,
    state: &'static str,
    how: Option<How>,
    closed_at: Option<String>,
    late: bool,
    evidence: Vec<FactId>,
    because: Vec<String>,
}

/// Every duty of every case, in the contract's order, as the JSON text of one object.
///
/// # Errors
/// When the text cannot be made, which no input can cause.
pub fn report<'h>(
    rules: &Rules,
    cases: impl IntoIterator<Item = (&'h History, &'h [PersonId])>,
    as_of: Moment,
) -> Result<String, serde_json::Error> {
    let mut cases: Vec<_> = cases.into_iter().collect();
    cases.sort_by_key(|(history, _)| history.case);
    let mut rows = Vec::new();
    for (history, people) in cases {
        let name = |duty: &Duty| {
            duty.person
                .and_then(|person| people.get(usize::from(person.0)).copied())
        };
        let mut duties = duties(rules, history, as_of);
        duties.sort_by_key(|duty| (duty.opened, duty.kind, name(duty), duty.about));
        rows.extend(
            duties
                .iter()
                .map(|duty| row(rules, history.case, name(duty), duty)),
        );
    }
    let pack = Named {
        pack: &rules.pack.pack,
        version: &rules.pack.version,
    };
    serde_json::to_string(&Answer {
        rules: pack,
        as_of: as_of.rfc3339(&rules.zone),
        duties: rows,
    })
}

fn row(rules: &Rules, case: CaseId, person: Option<PersonId>, duty: &Duty) -> Row {
    let (state, how, closed_at) = match duty.state {
        State::Open => ("open", None, None),
        State::Met { how, at } => ("met", Some(how), Some(at)),
        State::Lapsed { how, at } => ("lapsed", Some(how), Some(at)),
    };
    Row {
        case,
        kind: duty.kind,
        person,
        about: duty.about,
        clause: duty.clause,
        basis: duty.basis,
        opened: duty.opened.rfc3339(&rules.zone),
        due: duty.due.rfc3339(&rules.zone),
        state,
        how,
        closed_at: closed_at.map(|at| at.rfc3339(&rules.zone)),
        late: duty.late,
        evidence: duty.evidence.clone(),
        because: duty
            .because
            .iter()
            .map(|reason| reason.english(duty.kind, rules))
            .collect(),
    }
}
