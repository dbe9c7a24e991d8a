//! What comes in: a request as plain data, and what is known of who sent it.

use std::{cell::OnceCell, collections::BTreeSet};

use keys::{DeskName, KeyRing};
use ledger::{Actor, BatchId};
use page::Words;
use rules::{CaseId, Moment};

use crate::{Method, Refusal, once};

/// A request as the edge hands it over. `path` is whole (`/victim/cases/4F2K`), percent-decoded never.
#[derive(Debug, Clone)]
pub struct Request {
    /// GET or POST.
    pub method: Method,
    /// The path, without the query.
    pub path: String,
    /// The query, without `?`.
    pub query: String,
    /// Header names in lower case, with their values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// The first value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(each, _)| each == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Decoded fields of a form or a query, in order; a name may come more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// The first value of a name, trimmed; empty where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.untrimmed(name).trim()
    }

    /// The first value of a name as it was typed: a password may begin with a space.
    #[must_use]
    pub fn untrimmed(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(each, _)| each == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// Whether the name is there at all (a ticked box).
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(each, _)| each == name)
    }

    /// Every value of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(each, _)| each == name)
            .map(|(_, value)| value.trim())
    }
}

/// One file of a form.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field's name.
    pub field: String,
    /// The name the browser gave.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Who is signed in, for one request.
pub struct Session {
    /// Which desk; always the desk that is asked.
    pub desk: DeskName,
    /// The account's number, as it stands in envelopes.
    pub actor: Actor,
    /// The name for signing in.
    pub user: String,
    /// The name shown.
    pub name: String,
    /// What a form of this session must carry.
    pub csrf: String,
    /// Nothing may be done but to set up a second factor.
    pub must_enrol: bool,
    /// The keys of this desk, open for this request only.
    pub ring: KeyRing,
}

/// One request on its way through a route.
pub struct Visit<'a> {
    /// Now, by the desk's clock.
    pub now: Moment,
    /// The request.
    pub request: &'a Request,
    /// The path's parameters, by the names in the route.
    pub params: Vec<(String, String)>,
    /// The query, decoded.
    pub query: Fields,
    /// The form, decoded (empty for GET).
    pub form: Fields,
    /// The form's files.
    pub uploads: Vec<Upload>,
    /// Who is signed in. Always there behind [`crate::Guard::SignedIn`].
    pub session: Option<Session>,
    /// The words of the page that answers, in the language of whoever asks.
    pub words: Words,
    /// What [`Visit::kept_from`] found, once somebody asked.
    pub(crate) kept: OnceCell<BTreeSet<CaseId>>,
}

impl Visit<'_> {
    /// A parameter of the path, by its name in the route; empty where the route has none of that name.
    #[must_use]
    pub fn param(&self, name: &str) -> &str {
        self.params
            .iter()
            .find(|(each, _)| each == name)
            .map_or("", |(_, value)| value.as_str())
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a stranger; never behind [`crate::Guard::SignedIn`].
    pub fn session(&self) -> Result<&Session, Refusal> {
        self.session.as_ref().ok_or(Refusal::NotFound)
    }

    /// What the forms of this visit's page must carry as `csrf`; empty for a stranger.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.session
            .as_ref()
            .map_or("", |session| session.csrf.as_str())
    }

    /// The batch that the form's hidden field `once` names: pressed twice, it is the same batch.
    ///
    /// # Errors
    /// [`Refusal::Unusable`] where the form has no such field or not one of ours.
    pub fn once(&self) -> Result<BatchId, Refusal> {
        once::read(self.form.get(once::FIELD))
            .ok_or_else(|| Refusal::Unusable("refused-incomplete".to_owned()))
    }
}
