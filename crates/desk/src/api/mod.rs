//! The same desk for programs: `/<desk>/api/v1`, JSON in and out, a bearer token in place of a session.
//!
//! Each act is an [`Operation`]: a type that says what it takes and gives as [`Shape`]s, so that one without a
//! schema does not compile, and the document at `openapi.json` is made of the very table that answers.
//!
//! Reading order: [`Operation`]; [`shape`] and [`kinds`], what bodies are made of; [`problem`]; `gate`, what is
//! looked at before an operation runs; `document`.

mod document;
mod gate;
pub mod kinds;
pub mod problem;
mod rates;
pub mod shape;

pub(crate) use gate::{Programs, is_below};
pub use problem::{Trouble, Wrong};
pub use shape::{Named, Nothing, Shape};

use std::cell::OnceCell;

use ledger::BatchId;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{Answer, Fields, Method, Refusal, Session, Visit};

/// Below a desk's path.
pub const BELOW: &str = "/api/v1";

/// One thing that a program may ask of a desk, or do.
pub trait Operation<D: 'static> {
    /// GET looks, POST records.
    const METHOD: Method;
    /// Below [`BELOW`], such as `/participants/{case}`.
    const PATH: &'static str;
    /// Its name in the document, once for each desk.
    const NAME: &'static str;
    /// In a few words, what it is for.
    const PURPOSE: &'static str;
    /// What may stand in the query.
    const QUERY: &'static [Query] = &[];
    /// The body; [`Nothing`] of a GET.
    type Takes: DeserializeOwned + Shape;
    /// The answer.
    type Gives: Serialize + Shape;

    /// Does it.
    ///
    /// # Errors
    /// See [`Trouble`].
    fn go(desk: &D, ask: &Ask<'_>, takes: Self::Takes) -> Result<Self::Gives, Trouble>;
}

/// One name of a query.
#[derive(Debug, Clone, Copy)]
pub struct Query {
    /// The name.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// What its value is.
    pub value: Expects,
}

/// What a value in a query may be.
#[derive(Debug, Clone, Copy)]
pub enum Expects {
    /// A number from 0 on.
    Number,
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// One call on its way through an operation.
pub struct Ask<'a> {
    /// As the desk's pages know a request: the time, the path's parameters, the query, whose token it is.
    pub visit: &'a Visit<'a>,
    /// Whose token it is.
    pub session: &'a Session,
    operation: &'static str,
}

impl Ask<'_> {
    /// The batch that such a call writes. A program chooses its ids, so each belongs to one account, one operation
    /// and one case: the same id elsewhere is another batch, and two programs never take each other's.
    #[must_use]
    pub fn batch(&self, chosen: kinds::Batch) -> BatchId {
        let hash = Sha256::new()
            .chain_update("chosen by a program")
            .chain_update(self.session.actor.0.to_be_bytes())
            .chain_update((self.operation.len() as u64).to_be_bytes())
            .chain_update(self.operation)
            .chain_update(self.visit.param("case"))
            .chain_update([0])
            .chain_update(self.visit.param("fact"))
            .chain_update([0])
            .chain_update(chosen.0)
            .finalize();
        let mut id = [0; 16];
        for (to, from) in id.iter_mut().zip(hash) {
            *to = from;
        }
        BatchId(id)
    }

    /// A number of the query; `otherwise` where there is none.
    ///
    /// # Errors
    /// When it is no number.
    pub fn number(&self, name: &'static str, otherwise: usize) -> Result<usize, Trouble> {
        match self.visit.query.get(name) {
            "" if !self.visit.query.has(name) => Ok(otherwise),
            text => text
                .parse()
                .map_err(|_| Trouble::field(name, "must be a number from 0 on")),
        }
    }
}

/// What answers: the body as it came, the answer as it goes.
type Go<D> = fn(&D, &Ask<'_>, &[u8]) -> Result<Vec<u8>, Trouble>;

/// An operation as a line of a desk's table.
pub struct Line<D: 'static> {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) query: &'static [Query],
    pub(crate) takes: fn(&mut Named) -> Value,
    pub(crate) gives: fn(&mut Named) -> Value,
    pub(crate) go: Go<D>,
}

/// The line of an operation.
#[must_use]
pub const fn line<D: 'static, O: Operation<D>>() -> Line<D> {
    Line {
        method: O::METHOD,
        path: O::PATH,
        name: O::NAME,
        purpose: O::PURPOSE,
        query: O::QUERY,
        takes: <O::Takes as Shape>::shape,
        gives: <O::Gives as Shape>::shape,
        go: run::<D, O>,
    }
}

fn run<D: 'static, O: Operation<D>>(
    desk: &D,
    ask: &Ask<'_>,
    body: &[u8],
) -> Result<Vec<u8>, Trouble> {
    let body = if O::METHOD == Method::Get {
        b"{}"
    } else {
        body
    };
    let takes = serde_json::from_slice(body).map_err(|error| Trouble::unread(&error))?;
    let gives = O::go(desk, ask, takes)?;
    serde_json::to_vec(&gives).map_err(|error| Trouble::Failed(error.to_string()))
}

/// A visit as an operation's own pages would have it.
fn visit<'a>(
    office: &crate::Office,
    request: &'a crate::Request,
    now: rules::Moment,
    query: Fields,
) -> Visit<'a> {
    Visit {
        // A program knows no language: what it is told in words is in the program's first one.
        words: office.words.clone(),
        now,
        request,
        params: Vec::new(),
        query,
        form: Fields::default(),
        uploads: Vec::new(),
        session: None,
        kept: OnceCell::new(),
    }
}

fn json(status: u16, kind: &str, body: Vec<u8>) -> Answer {
    Answer::of(status, kind, body)
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Self::NotFound,
            Refusal::Stale(_) => Self::Stale,
            Refusal::Unusable(said) => Self::Fields(vec![Wrong {
                field: String::new(),
                detail: said,
            }]),
            Refusal::Failed(line) => Self::Failed(line),
        }
    }
}

impl From<ledger::StoreError> for Trouble {
    fn from(error: ledger::StoreError) -> Self {
        Self::Failed(error.to_string())
    }
}

#[cfg(test)]
mod tests;
