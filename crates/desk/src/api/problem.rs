//! What is answered instead: `application/problem+json` (RFC 9457), always of the same members. It says nothing
//! more than the page for people does.

use serde::Serialize;
use serde_json::{Value, json};

use super::Named;
use crate::Answer;

/// The media type.
pub(crate) const TYPE: &str = "application/problem+json";

/// One member of a body that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Its place in the body, names with `/` between, or its name in the query; empty for the whole.
    pub field: String,
    /// What is wrong with it.
    pub detail: String,
}

/// Why an operation did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// There is no such thing, or it is not for this desk.
    #[error("there is no such thing")]
    NotFound,
    /// Somebody else wrote in this file since it was read.
    #[error("somebody else wrote since")]
    Stale,
    /// The body is no JSON.
    #[error("the body is no JSON")]
    NotJson(String),
    /// Something in it cannot be taken.
    #[error("something cannot be taken")]
    Fields(Vec<Wrong>),
    /// Ours. The text is for the log, never a letter's word.
    #[error("{0}")]
    Failed(String),
}

impl Trouble {
    /// One member that cannot be taken.
    #[must_use]
    pub fn field(field: &str, detail: impl Into<String>) -> Self {
        Self::Fields(vec![Wrong {
            field: field.to_owned(),
            detail: detail.into(),
        }])
    }

    /// Ours, by what failed.
    #[must_use]
    pub fn failed(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }

    /// A body that is no JSON, or JSON of another shape.
    pub(crate) fn unread(error: &serde_json::Error) -> Self {
        match error.classify() {
            serde_json::error::Category::Data => Self::field("", error.to_string()),
            _ => Self::NotJson(error.to_string()),
        }
    }
}

/// What is said of a status. Every answer with it has the same title and, but for what is wrong, the same words.
const fn said(status: u16) -> (&'static str, &'static str) {
    match status {
        400 => ("Not JSON", "The body is not well-formed JSON."),
        401 => (
            "No token",
            "This needs a bearer token of this desk that has not ended.",
        ),
        403 => (
            "A token for looking",
            "This token may look and may not record.",
        ),
        404 => (
            "No such thing",
            "There is no such thing, or it is not for this desk.",
        ),
        405 => (
            "Not this way",
            "This address is not asked with this method.",
        ),
        406 => ("JSON alone", "The answer is JSON and nothing else."),
        408 => ("Too slow", "The request took too long to arrive."),
        409 => (
            "Somebody else was first",
            "The file has changed since the version in `seen`. Read it again.",
        ),
        413 => ("Too much", "The body is too long."),
        415 => ("Not JSON", "The body must be sent as application/json."),
        422 => (
            "Cannot be taken",
            "Something in the request cannot be taken; `errors` says what.",
        ),
        429 => (
            "Too many",
            "This token was used too often in the last minute.",
        ),
        _ => (
            "Our fault",
            "Something failed here. Send the same batch again: it is taken once.",
        ),
    }
}

#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'a str,
    errors: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    pointer: String,
    detail: &'a str,
}

/// A problem of which the status says everything.
pub(crate) fn of(status: u16) -> Answer {
    with(status, None, &[])
}

fn with(status: u16, detail: Option<&str>, wrong: &[Wrong]) -> Answer {
    let (title, always) = said(status);
    let problem = Problem {
        r#type: "about:blank",
        title,
        status,
        detail: detail.unwrap_or(always),
        errors: wrong
            .iter()
            .map(|one| One {
                pointer: pointer(&one.field),
                detail: &one.detail,
            })
            .collect(),
    };
    // INVARIANT: texts and numbers can always be written.
    let answer = super::json(
        status,
        TYPE,
        serde_json::to_vec(&problem).unwrap_or_default(),
    );
    match status {
        401 => answer.with("www-authenticate", "Bearer"),
        429 => answer.with("retry-after", "60"),
        _ => answer,
    }
}

/// A JSON pointer into the body, as RFC 9457 writes it.
fn pointer(field: &str) -> String {
    if field.is_empty() {
        return "#".to_owned();
    }
    format!("#/{field}")
}

/// What came of it as an answer; a fault of ours is for the log.
pub(crate) fn answer(trouble: &Trouble) -> Answer {
    match trouble {
        Trouble::NotFound => of(404),
        Trouble::Stale => of(409),
        Trouble::NotJson(why) => with(400, Some(why), &[]),
        Trouble::Fields(wrong) => with(422, None, wrong),
        Trouble::Failed(_) => of(500),
    }
}

/// The schema of every problem.
pub(crate) fn shape(named: &mut Named) -> Value {
    named.put("Problem", |_| {
        let text = json!({ "type": "string" });
        json!({
            "type": "object",
            "description": "Why a request was not done (RFC 9457).",
            "additionalProperties": false,
            "required": ["type", "title", "status", "detail", "errors"],
            "properties": {
                "type": { "const": "about:blank" },
                "title": text,
                "status": { "type": "integer", "minimum": 400, "maximum": 599 },
                "detail": text,
                "errors": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["pointer", "detail"],
                        "properties": { "pointer": text, "detail": text },
                    },
                },
            },
        })
    })
}

/// What the document says of a status.
pub(crate) const fn detail(status: u16) -> &'static str {
    said(status).1
}
