//! What is looked at before an operation runs: the place, the method, what is accepted, the token, the body. No cookie
//! is looked at here, and no token anywhere else; a browser never sends a token by itself, so no CSRF token is needed.

use keys::{DeskName, Scope, Tokens};
use matchit::Router;

use super::{Ask, BELOW, Expects, Line, document, problem, problem::Trouble, rates::Rates, visit};
use crate::{
    Answer, AtDesk, Guard, Method, Request, Session, conflicts, decode, gate, renewal,
    second_factor,
};

/// The most bytes of a body: a text of 20,000 characters fits, however they are written.
pub(crate) const LIMIT: usize = 256 * 1024;
/// Where the document lies.
const DOCUMENT: &str = "/openapi.json";

/// Whether a path below a desk is the API's.
pub(crate) fn is_below(below: &str) -> bool {
    below == "/api" || below.starts_with("/api/")
}

/// A desk's operations made ready.
pub(crate) struct Programs<D: 'static> {
    get: Router<&'static Line<D>>,
    post: Router<&'static Line<D>>,
    document: Vec<u8>,
    rates: Rates,
}

impl<D: AtDesk> Programs<D> {
    /// Makes a table ready.
    pub(crate) fn new(desk: DeskName) -> Result<Self, (&'static Line<D>, matchit::InsertError)> {
        let table = D::operations();
        let (mut get, mut post) = (Router::new(), Router::new());
        for line in table {
            let router = match line.method {
                Method::Get => &mut get,
                Method::Post => &mut post,
            };
            router.insert(line.path, line).map_err(|why| (line, why))?;
        }
        Ok(Self {
            get,
            post,
            document: document::of(desk.word(), table),
            rates: Rates::default(),
        })
    }

    /// The lines as tests and docs are told them.
    pub(crate) fn table(desk: &D) -> Vec<crate::Line> {
        let office = desk.office();
        let line = |method, path: &str, guard, opens_letters, purpose| crate::Line {
            method,
            path: office.path(&format!("{BELOW}{path}")),
            guard,
            opens_letters,
            purpose,
        };
        let purpose = "what programs may ask and do here, as OpenAPI";
        let document = line(Method::Get, DOCUMENT, Guard::Open, false, purpose);
        let own = D::operations()
            .iter()
            .map(|each| line(each.method, each.path, Guard::Token, true, each.purpose));
        std::iter::once(document).chain(own).collect()
    }

    /// A method that is neither GET nor POST.
    pub(crate) fn no_such_method(&self, below: &str) -> Answer {
        let place = below.strip_prefix(BELOW).unwrap_or_default();
        let allow = self.allow(place);
        if allow.is_empty() {
            return problem::of(404);
        }
        problem::of(405).with("allow", allow)
    }

    fn allow(&self, place: &str) -> &'static str {
        let get = self.get.at(place).is_ok() || place == DOCUMENT;
        match (get, self.post.at(place).is_ok()) {
            (true, true) => "GET, HEAD, POST",
            (true, false) => "GET, HEAD",
            (false, true) => "POST",
            (false, false) => "",
        }
    }

    /// Answers one request.
    pub(crate) fn answer(&self, desk: &D, request: &Request, below: &str) -> Answer {
        let Some(place) = below.strip_prefix(BELOW) else {
            return problem::of(404);
        };
        if place == DOCUMENT && request.method == Method::Get {
            return super::json(200, "application/json", self.document.clone());
        }
        let router = match request.method {
            Method::Get => &self.get,
            Method::Post => &self.post,
        };
        let Ok(found) = router.at(place) else {
            return self.no_such_method(below);
        };
        if gate::is_speculative(request) {
            return Answer::empty(503);
        }
        let line = *found.value;
        let params: Option<Vec<_>> = found
            .params
            .iter()
            .map(|(name, value)| Some((name.to_owned(), decode::segment(value)?)))
            .collect();
        let Some(params) = params else {
            return problem::of(404);
        };
        match self.through(desk, request, line, params) {
            Ok(body) => super::json(200, "application/json", body),
            Err(status) => status,
        }
    }

    fn through(
        &self,
        desk: &D,
        request: &Request,
        line: &Line<D>,
        params: Vec<(String, String)>,
    ) -> Result<Vec<u8>, Answer> {
        if !accepts_json(request) {
            return Err(problem::of(406));
        }
        let office = desk.office();
        let now = office.now();
        let failed = |line: &str| {
            office.failed_at(request, line);
            problem::of(500)
        };
        let opened = match bearer(request) {
            None => None,
            Some(token) => Tokens::new(office.store.as_ref(), office.name)
                .find(token, now)
                .map_err(|error| failed(&error.to_string()))?,
        };
        let opened = match opened {
            Some(opened) => {
                let over = keys::is_over(office.store.as_ref(), opened.account.number, now);
                let over = over.map_err(|error| failed(&error.to_string()))?;
                Some(opened).filter(|_| !over)
            }
            None => None,
        };
        let Some(mut opened) = opened else {
            return Err(problem::of(401));
        };
        // Somebody has left since it was made: like every session of that time it is asked for anew.
        let ring = renewal::of_token(desk, opened.account.number, opened.ring, now);
        let Some(ring) = ring.map_err(|error| failed(&error.to_string()))? else {
            return Err(problem::of(401));
        };
        opened.ring = ring;
        if !self.rates.lets(&opened.id, now) {
            return Err(problem::of(429));
        }
        if line.method == Method::Post {
            if opened.scope == Scope::Read {
                return Err(problem::of(403));
            }
            if request.body.len() > LIMIT {
                return Err(problem::of(413));
            }
            if !is_json(request.header("content-type").unwrap_or_default()) {
                return Err(problem::of(415));
            }
        }
        let query = decode::urlencoded(request.query.as_bytes()).map_err(|_| problem::of(413))?;
        let mut visit = visit(office, request, now, query);
        visit.params = params;
        // Who must set up a second factor first can do nothing else by a program either.
        if second_factor::is_missing(office, &opened.account) {
            return Err(problem::of(403));
        }
        visit.session = Some(Session {
            must_enrol: false,
            desk: office.name,
            actor: opened.account.number,
            user: opened.account.user,
            name: opened.account.name,
            csrf: String::new(),
            ring: opened.ring,
        });
        let trouble = |trouble: &Trouble| {
            if let Trouble::Failed(line) = trouble {
                office.failed_at(request, line);
            }
            problem::answer(trouble)
        };
        within(line, &visit.query).map_err(|error| trouble(&error))?;
        if conflicts::keeps(desk, &visit, line.path).map_err(|error| trouble(&error.into()))? {
            return Err(problem::of(404));
        }
        let session = visit
            .session()
            .map_err(|_| failed("a session that was just put there is gone"))?;
        let ask = Ask {
            visit: &visit,
            session,
            operation: line.name,
        };
        (line.go)(desk, &ask, &request.body).map_err(|error| trouble(&error))
    }
}

/// Whether what stands in a query is what the line expects.
fn within<D>(line: &Line<D>, query: &crate::Fields) -> Result<(), Trouble> {
    for one in line.query {
        for value in query.all(one.name) {
            let fits = match one.value {
                Expects::Number => value.parse::<u32>().is_ok_and(|number| number <= 1_000_000),
                Expects::OneOf(words) => words.contains(&value),
            };
            if !fits {
                return Err(Trouble::field(one.name, "is not what stands here"));
            }
        }
    }
    Ok(())
}

/// The token, if there is one (RFC 6750, section 2.1; the scheme's name is written in any case).
fn bearer(request: &Request) -> Option<&str> {
    let (scheme, token) = request.header("authorization")?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}

fn is_json(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

/// Whether JSON is among what the sender accepts; who says nothing accepts anything (RFC 9110, section 12.5.1).
fn accepts_json(request: &Request) -> bool {
    let mut said = request
        .headers
        .iter()
        .filter(|(name, _)| name == "accept")
        .map(|(_, value)| value.as_str())
        .peekable();
    said.peek().is_none()
        || said.flat_map(|value| value.split(',')).any(|range| {
            let mut parts = range.split(';').map(str::trim);
            let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
            let refused = parts.any(|part| {
                part.strip_prefix("q=")
                    .is_some_and(|weight| weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0))
            });
            matches!(
                kind.as_str(),
                "" | "*/*" | "application/*" | "application/json"
            ) && !refused
        })
}
