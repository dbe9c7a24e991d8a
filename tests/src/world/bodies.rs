//! A program that tries everything: bodies made of a desk's own document, with what its answers have named.

use std::collections::{BTreeMap, BTreeSet};

use desk::{Answer, Guard, Line, Method, Request};
use rules::Moment;
use serde_json::{Map, Value, json};

use super::crawl::{WORDS, Whim};
use super::{Token, text};

/// A program with a token of one desk, and what it has seen.
pub struct Programs {
    token: Token,
    document: Value,
    /// Cases with their versions, as far as answers told them lately.
    cases: BTreeMap<String, Option<u64>>,
    facts: BTreeSet<String>,
    people: BTreeSet<String>,
}

impl Programs {
    /// One that has read the desk's document.
    ///
    /// # Panics
    /// When that is no JSON.
    #[must_use]
    pub fn new(token: Token, document: &Answer) -> Self {
        Self {
            token,
            document: serde_json::from_slice(&document.body).unwrap(),
            cases: BTreeMap::new(),
            facts: BTreeSet::new(),
            people: BTreeSet::new(),
        }
    }

    /// What it asks by a line of the table.
    ///
    /// # Panics
    /// When the document has no such line.
    pub fn ask(&self, whim: &mut Whim, line: &Line) -> Request {
        if line.guard == Guard::Open {
            return self.token.request(line.method, &line.path, Vec::new());
        }
        let below = line.path.split_once("/api/v1").unwrap().1;
        let reads = line.method == Method::Get;
        // What is to be recorded needs a version; what is to be read was best not read lately.
        let best = self
            .cases
            .iter()
            .filter(|(_, seen)| seen.is_none() == reads);
        let case = pick(whim, best.map(|(case, _)| case))
            .or_else(|| pick(whim, self.cases.keys()))
            .unwrap_or_else(|| "4F2K".to_owned());
        let parts = line.path.split('/').map(|part| match part {
            "{case}" => case.clone(),
            "{fact}" | "{order}" | "{hold}" | "{demand}" | "{incident}" | "{offense}" => {
                pick(whim, self.facts.iter()).unwrap_or_else(|| "x1".to_owned())
            }
            "{person}" => pick(whim, self.people.iter()).unwrap_or_else(|| "p1".to_owned()),
            "{day}" => "2026-12-24".to_owned(),
            part => part.to_owned(),
        });
        let mut path = parts.collect::<Vec<_>>().join("/");
        let method = line.method.word().to_ascii_lowercase();
        let operation = &self.document["paths"][below][&method];
        assert!(
            operation.is_object(),
            "the document has no {method} {below}"
        );
        if line.method == Method::Get {
            let queries = operation["parameters"].as_array().unwrap().iter();
            let asked: Vec<String> = queries
                .filter(|one| one["in"] == "query")
                .map(|one| {
                    format!(
                        "{}={}",
                        one["name"].as_str().unwrap(),
                        value_of(&one["schema"])
                    )
                })
                .collect();
            if !asked.is_empty() && whim.chance(40) {
                path = format!("{path}?{}", asked.join("&"));
            }
            return self.token.request(Method::Get, &path, Vec::new());
        }
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let mut body = self.made(whim, "", schema);
        if let Some(seen) = body.get_mut("seen") {
            *seen = json!(self.cases.get(&case).copied().flatten().unwrap_or(0));
        }
        self.token
            .request(Method::Post, &path, body.to_string().into_bytes())
    }

    /// A value of a schema. Now and then something is left out that may be, and rarely something that may not.
    fn made(&self, whim: &mut Whim, name: &str, schema: &Value) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let last = reference.rsplit('/').next().unwrap();
            return self.made(whim, name, &self.document["components"]["schemas"][last]);
        }
        if let Some(words) = schema["enum"].as_array() {
            return whim.pick(words).clone();
        }
        if let Some(all) = schema["anyOf"]
            .as_array()
            .filter(|_| schema["type"].is_null())
        {
            // Mostly what they do happens now: earlier, nobody was known yet.
            return if whim.chance(if name == "at" || name == "sheet" {
                20
            } else {
                60
            }) {
                self.made(whim, name, &all[0])
            } else {
                Value::Null
            };
        }
        match schema["type"].as_str() {
            Some("object") => {
                let mut object = Map::new();
                let properties = schema["properties"]
                    .as_object()
                    .cloned()
                    .unwrap_or_default();
                for (member, shape) in properties {
                    if !whim.chance(2) {
                        object.insert(member.clone(), self.made(whim, &member, &shape));
                    }
                }
                Value::Object(object)
            }
            Some("array") => {
                let mut all: Vec<Value> = Vec::new();
                for _ in 0..whim.below(3) {
                    let one = self.made(whim, name, &schema["items"]);
                    if !all.contains(&one) {
                        all.push(one);
                    }
                }
                Value::Array(all)
            }
            Some("boolean") => json!(whim.chance(50)),
            Some("integer") => json!(whim.below(40)),
            _ => json!(self.text_of(whim, name, schema)),
        }
    }

    fn text_of(&self, whim: &mut Whim, name: &str, schema: &Value) -> String {
        let zone = jiff::tz::TimeZone::get("America/Chicago").unwrap();
        // A walk begins at that time.
        let now = Moment::parse("2026-11-23T09:00:00-06:00").unwrap();
        let back = i64::try_from(whim.below(200_000)).unwrap();
        if schema["format"] == "uuid" {
            // Few of them, so that some come twice.
            return format!("00000000-0000-0000-0000-{:012}", whim.below(400));
        }
        if schema["anyOf"].is_array() {
            let at = now.plus(-back);
            return if whim.chance(40) {
                at.day(&zone).to_string()
            } else {
                at.rfc3339(&zone)
            };
        }
        if schema["format"] == "date" {
            return now.plus(back).day(&zone).to_string();
        }
        if schema["pattern"].is_string() {
            let known = if name == "person" || name == "named" || name == "source" {
                &self.people
            } else {
                &self.facts
            };
            return pick(whim, known.iter()).unwrap_or_else(|| "x1".to_owned());
        }
        if name == "sheet" {
            return "C-7K2M".to_owned();
        }
        (*whim.pick(&WORDS)).to_owned()
    }

    /// Looks at what came back.
    pub fn see(&mut self, answer: &Answer) {
        if answer.status == 409 {
            self.cases.values_mut().for_each(|seen| *seen = None);
        }
        if answer.header("content-type") != Some("application/json") {
            return;
        }
        let Ok(value) = serde_json::from_str::<Value>(&text(answer)) else {
            return;
        };
        if value["openapi"].is_string() {
            return;
        }
        if let (Some(case), Some(version)) = (value["case"].as_str(), value["version"].as_u64()) {
            self.cases.insert(case.to_owned(), Some(version));
        }
        self.learn(&value);
    }

    fn learn(&mut self, value: &Value) {
        match value {
            Value::Object(object) => {
                for (name, each) in object {
                    match (name.as_str(), each) {
                        ("case", Value::String(case)) => {
                            self.cases.entry(case.clone()).or_default();
                        }
                        ("id" | "fact" | "about", Value::String(fact)) => {
                            self.facts.insert(fact.clone());
                        }
                        ("person", Value::String(person)) => {
                            self.people.insert(person.clone());
                        }
                        _ => self.learn(each),
                    }
                }
            }
            Value::Array(all) => all.iter().for_each(|each| self.learn(each)),
            _ => {}
        }
    }
}

fn pick<'a>(whim: &mut Whim, all: impl Iterator<Item = &'a String>) -> Option<String> {
    let all: Vec<&String> = all.collect();
    (!all.is_empty()).then(|| (*whim.pick(&all)).clone())
}

fn value_of(schema: &Value) -> String {
    match schema["enum"].as_array() {
        Some(words) => words[0].as_str().unwrap_or_default().to_owned(),
        None => "0".to_owned(),
    }
}
