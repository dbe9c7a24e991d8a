//! The answer of `leeward duties`: one JSON object (contract, section 1).
//!
//! It is written by hand: everything in it besides reasons and the pack's name is a closed word, a label or a time,
//! none of which needs a sign escaped, and a file of a year's facts has some hundred thousand of each.

use crate::{
    CaseId, Duty, Fault, History, Moment, PersonId, Rules, State, Word, duties, read_each,
};

/// Every duty of every case of a file of facts, in the contract's order, as the JSON text of one object.
///
/// # Errors
/// Every fault of the file, by line.
pub fn answer(text: &[u8], rules: &Rules, as_of: Moment) -> Result<String, Vec<Fault>> {
    let cases = read_each(text, rules, |case| {
        let mut rows = Rows::new(rules, as_of);
        rows.case(&case.history, &case.people);
        (case.history.case, rows.out)
    })?;
    Ok(whole(rules, as_of, cases))
}

/// The same of cases that are at hand.
pub fn report<'h>(
    rules: &Rules,
    cases: impl IntoIterator<Item = (&'h History, &'h [PersonId])>,
    as_of: Moment,
) -> String {
    let cases = cases.into_iter().map(|(history, people)| {
        let mut rows = Rows::new(rules, as_of);
        rows.case(history, people);
        (history.case, rows.out)
    });
    whole(rules, as_of, cases.collect())
}

/// Puts the rows of the cases together, case by case.
fn whole(rules: &Rules, as_of: Moment, mut cases: Vec<(CaseId, String)>) -> String {
    cases.sort_by_key(|(case, _)| *case);
    let length: usize = cases.iter().map(|(_, rows)| rows.len() + 1).sum();
    let mut out = String::with_capacity(length + 160);
    out.push_str("{\"rules\":{\"pack\":");
    quoted(&rules.pack.pack, &mut out);
    out.push_str(",\"version\":");
    quoted(&rules.pack.version, &mut out);
    out.push_str("},\"as_of\":\"");
    as_of.write_rfc3339(rules.offset(as_of), &mut out);
    out.push_str("\",\"duties\":[");
    let mut first = true;
    for (_, rows) in cases.iter().filter(|(_, rows)| !rows.is_empty()) {
        if !std::mem::take(&mut first) {
            out.push(',');
        }
        out.push_str(rows);
    }
    out.push_str("]}");
    out
}

/// The rows of one case on their way.
struct Rows<'r> {
    rules: &'r Rules,
    as_of: Moment,
    out: String,
    /// A reason's sentence, before it is quoted.
    sentence: String,
}

impl<'r> Rows<'r> {
    const fn new(rules: &'r Rules, as_of: Moment) -> Self {
        Self {
            rules,
            as_of,
            out: String::new(),
            sentence: String::new(),
        }
    }

    fn case(&mut self, history: &History, people: &[PersonId]) {
        let name = |duty: &Duty| {
            let person = duty.person?;
            people.get(usize::from(person.0)).copied()
        };
        let mut duties = duties(self.rules, history, self.as_of);
        duties.sort_by_key(|duty| (duty.opened, duty.kind, name(duty), duty.about));
        self.out.reserve(duties.len() * 640);
        for (place, duty) in duties.iter().enumerate() {
            if place > 0 {
                self.out.push(',');
            }
            self.row(history.case, name(duty), duty);
        }
    }

    fn row(&mut self, case: CaseId, person: Option<PersonId>, duty: &Duty) {
        let (state, how, closed_at) = match duty.state {
            State::Open => ("open", None, None),
            State::Met { how, at } => ("met", Some(how), Some(at)),
            State::Lapsed { how, at } => ("lapsed", Some(how), Some(at)),
        };
        self.out.push_str("{\"case\":\"");
        self.out.push_str(case.as_str());
        self.out.push('"');
        self.field("kind", Some(duty.kind.word()));
        self.field("person", person.as_ref().map(PersonId::as_str));
        self.field("about", duty.about.as_ref().map(crate::FactId::as_str));
        self.field("clause", Some(self.rules.pack.clause(duty.clause)));
        self.field("basis", Some(duty.basis.word()));
        self.time("opened", Some(duty.opened));
        self.time("due", Some(duty.due));
        self.field("state", Some(state));
        self.field("how", how.map(Word::word));
        self.time("closed_at", closed_at);
        self.out.push_str(if duty.late {
            ",\"late\":true"
        } else {
            ",\"late\":false"
        });
        self.out.push_str(",\"evidence\":[");
        for (place, fact) in duty.evidence.iter().enumerate() {
            self.out.push_str(if place > 0 { ",\"" } else { "\"" });
            self.out.push_str(fact.as_str());
            self.out.push('"');
        }
        self.out.push_str("],\"because\":[");
        for (place, reason) in duty.because.iter().enumerate() {
            if place > 0 {
                self.out.push(',');
            }
            self.sentence.clear();
            reason.write_english(duty.kind, self.rules, &mut self.sentence);
            quoted(&self.sentence, &mut self.out);
        }
        self.out.push_str("]}");
    }

    /// A closed word or a label, or null.
    fn field(&mut self, name: &str, word: Option<&str>) {
        self.name(name);
        match word {
            Some(word) => {
                self.out.push('"');
                self.out.push_str(word);
                self.out.push('"');
            }
            None => self.out.push_str("null"),
        }
    }

    fn time(&mut self, name: &str, at: Option<Moment>) {
        self.name(name);
        match at {
            Some(at) => {
                self.out.push('"');
                at.write_rfc3339(self.rules.offset(at), &mut self.out);
                self.out.push('"');
            }
            None => self.out.push_str("null"),
        }
    }

    fn name(&mut self, name: &str) {
        self.out.push_str(",\"");
        self.out.push_str(name);
        self.out.push_str("\":");
    }
}

/// A text as JSON writes it.
fn quoted(text: &str, out: &mut String) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&serde_json::Value::from(text).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_json_escapes_is_escaped() {
        for text in [
            "",
            "plain",
            "New Year\u{2019}s Day",
            "a \"quote\"",
            "back\\slash",
            "line\nend",
        ] {
            let mut out = String::new();
            quoted(text, &mut out);
            assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}
