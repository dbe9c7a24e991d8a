//! Where a desk answers: a request in, an answer out.

use std::cell::OnceCell;

use keys::{DeskName, OpenSession, Sessions};
use matchit::Router;
use rules::Moment;

use crate::{
    Answer, AtDesk, Drafts, Fields, Guard, Method, Office, Refusal, Request, Route, Session, Visit,
    answer::complete,
    api::{self, Programs},
    common::Common,
    conflicts,
    decode::{self, FORM_LIMIT, MULTIPART_LIMIT, Undecodable},
    drafts, gate,
    gate::Sender,
    kept, language, look, renewal, second_factor, sign_in,
};

/// What is read of a body without files: more than the API takes, and than a form for signing in that carries another.
const ORDINARY: usize = 512 * 1024;

/// Two routes of a desk's table cannot be told apart.
#[derive(Debug, thiserror::Error)]
#[error("the {desk} desk's table cannot take `{method} {path}`: {why}")]
pub struct TableError {
    desk: DeskName,
    method: &'static str,
    path: &'static str,
    why: matchit::InsertError,
}

/// A desk with its table made ready.
pub struct Counter<D: AtDesk> {
    desk: D,
    get: Router<&'static Route<D>>,
    post: Router<&'static Route<D>>,
    programs: Programs<D>,
}

/// What the edge and the tests need of any desk, whichever it is.
pub trait Answers: Send + Sync {
    /// Answers one request.
    fn answer(&self, request: &Request) -> Answer;

    /// Answers a method that is neither GET nor POST.
    fn no_such_method(&self, path: &str) -> Answer;

    /// How many bytes of a body are worth reading, before any is read: files are taken from who is signed in, for a
    /// route that takes forms. A little more than every limit of the desk itself, which says better what is too much.
    fn room(&self, head: &Request) -> usize;

    /// Whether a password may have to be stretched for the answer.
    fn stretches(&self, request: &Request) -> bool;

    /// Answers a program whose body is longer than anything is taken; nobody else.
    fn too_much(&self, path: &str) -> Option<Answer>;

    /// The desk's office.
    fn office(&self) -> &Office;

    /// The table: the common routes, then the desk's own.
    fn table(&self) -> Vec<Line>;
}

/// One route as it is told to tests and docs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// GET or POST.
    pub method: Method,
    /// The whole path, with its parameters in braces.
    pub path: String,
    /// Who may call it.
    pub guard: Guard,
    /// Whether it opens a letter.
    pub opens_letters: bool,
    /// What it is for.
    pub purpose: &'static str,
}

/// Where a path leads.
enum Place<D: 'static> {
    Route(&'static Route<D>, Vec<(String, String)>),
    OtherMethod(Method),
    Nowhere,
}

/// What a cookie turned out to be.
enum Known {
    Stranger,
    Here(Session),
    /// Idle for too long: the keys are still there to seal what was typed, and nothing else.
    Gone(Session),
}

impl<D: AtDesk> Counter<D> {
    /// Makes a desk's table ready.
    ///
    /// # Errors
    /// [`TableError`] where two routes of it cannot be told apart.
    pub fn new(desk: D) -> Result<Self, TableError> {
        let (mut get, mut post) = (Router::new(), Router::new());
        for route in Common::<D>::with_own() {
            let router = match route.method {
                Method::Get => &mut get,
                Method::Post => &mut post,
            };
            router.insert(route.path, route).map_err(|why| TableError {
                desk: desk.office().name,
                method: route.method.word(),
                path: route.path,
                why,
            })?;
        }
        let name = desk.office().name;
        let programs = Programs::new(name).map_err(|(line, why)| TableError {
            desk: name,
            method: line.method.word(),
            path: line.path,
            why,
        })?;
        Ok(Self {
            desk,
            get,
            post,
            programs,
        })
    }

    /// The desk itself.
    pub const fn desk(&self) -> &D {
        &self.desk
    }

    /// What of a path lies below this desk's own.
    fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix('/')
            .and_then(|path| path.strip_prefix(self.desk.office().name.word()))
            .filter(|below| below.is_empty() || below.starts_with('/'))
    }

    fn place(&self, request: &Request) -> Place<D> {
        let Some(below) = self.below(&request.path) else {
            return Place::Nowhere;
        };
        let below = if below.is_empty() { "/" } else { below };
        let (asked, other, other_method) = match request.method {
            Method::Get => (&self.get, &self.post, Method::Post),
            Method::Post => (&self.post, &self.get, Method::Get),
        };
        match asked.at(below) {
            Ok(found) => {
                let decoded: Option<Vec<_>> = found
                    .params
                    .iter()
                    .map(|(name, value)| Some((name.to_owned(), decode::segment(value)?)))
                    .collect();
                decoded.map_or(Place::Nowhere, |params| Place::Route(found.value, params))
            }
            Err(_) if other.at(below).is_ok() => Place::OtherMethod(other_method),
            Err(_) => Place::Nowhere,
        }
    }

    /// Looks the cookie up in this desk's own sessions: one of another desk is as unknown as any other text.
    fn known(&self, request: &Request, now: Moment) -> Result<Known, Refusal> {
        let office = self.desk.office();
        let Some(cookie) = gate::cookie(request, office.secure) else {
            return Ok(Known::Stranger);
        };
        let found = Sessions::new(office.store.as_ref(), office.name)
            .find(cookie, now)
            .map_err(Refusal::failed)?;
        let found = match found {
            Some(open) => renewal::kept_up(&self.desk, cookie, open, now)?,
            None => None,
        };
        Ok(match found {
            None => Known::Stranger,
            // An account that has ended by itself opens nothing, whatever is left of its session.
            Some(open)
                if keys::is_over(office.store.as_ref(), open.account.number, now)
                    .map_err(Refusal::failed)? =>
            {
                Known::Stranger
            }
            Some(open) if open.expired => Known::Gone(session(office, open)),
            Some(open) => Known::Here(session(office, open)),
        })
    }

    fn reply(&self, request: &Request) -> Answer {
        let mut visit = Visit {
            now: self.desk.office().now(),
            request,
            params: Vec::new(),
            query: Fields::default(),
            form: Fields::default(),
            uploads: Vec::new(),
            session: None,
            words: language::of_stranger(self.desk.office(), request),
            kept: OnceCell::new(),
        };
        let place = self.place(request);
        if let Place::Route(route, _) = &place
            && route.opens_letters
            && gate::is_speculative(request)
        {
            // Before the session is looked at: a load that nobody asked for is no work either.
            return Answer::empty(503);
        }
        let mut gone = None;
        match self.known(request, visit.now) {
            Ok(Known::Stranger) => {}
            Ok(Known::Here(session)) => match language::of_account(self.desk.office(), &session) {
                Ok(words) => {
                    visit.words = words;
                    visit.session = Some(session);
                }
                Err(refusal) => return self.refuse(&visit, &refusal),
            },
            Ok(Known::Gone(session)) => gone = Some(session),
            Err(refusal) => return self.refuse(&visit, &refusal),
        }
        let (route, params) = match place {
            Place::Route(route, params) => (route, params),
            Place::OtherMethod(method) => {
                return look::wrong_method(&self.desk, &visit).with("allow", method.word());
            }
            Place::Nowhere => return self.refuse(&visit, &Refusal::NotFound),
        };
        let must_enrol = visit.session.as_ref().is_some_and(|each| each.must_enrol);
        if must_enrol && route.guard == Guard::SignedIn && !second_factor::is_before(route.path) {
            return Answer::see(&self.desk.office().path(second_factor::PATH));
        }
        visit.params = params;
        match decode::urlencoded(request.query.as_bytes()) {
            Ok(query) => visit.query = query,
            Err(error) => return look::undecodable(&self.desk, &visit, error),
        }
        match route.method {
            Method::Get => self.reply_to_get(route, &visit, gone.is_some()),
            Method::Post => self.reply_to_post(route, visit, gone.as_ref()),
        }
    }

    fn reply_to_get(&self, route: &Route<D>, visit: &Visit<'_>, gone: bool) -> Answer {
        if route.guard == Guard::SignedIn && visit.session.is_none() {
            let mut to = visit.request.path.clone();
            if !visit.request.query.is_empty() {
                to.push('?');
                to.push_str(&visit.request.query);
            }
            return sign_in::send_there(self.desk.office(), &to, gone);
        }
        match self.held(route, visit) {
            Ok(None) => self.go(route, visit),
            Ok(Some(to)) => Answer::see(&to),
            Err(refusal) => self.refuse(visit, &refusal),
        }
    }

    /// Where this session is held, if it may not have what it asks for.
    fn held(&self, route: &Route<D>, visit: &Visit<'_>) -> Result<Option<String>, Refusal> {
        if route.guard != Guard::SignedIn || visit.session.is_none() || route.path == sign_in::OUT {
            return Ok(None);
        }
        if let Some(to) = self.desk.holds(visit, route.path)? {
            return Ok(Some(to));
        }
        let kept = conflicts::keeps(&self.desk, visit, route.path)?;
        Ok(kept.then(|| conflicts::instead(self.desk.office(), visit)))
    }

    fn reply_to_post(
        &self,
        route: &Route<D>,
        mut visit: Visit<'_>,
        gone: Option<&Session>,
    ) -> Answer {
        let sender = gate::sender(visit.request);
        if sender == Sender::Foreign {
            return look::foreign(&self.desk, &visit);
        }
        let limit = if [sign_in::PATH, sign_in::CODE].contains(&route.path) {
            sign_in::LIMIT
        } else {
            FORM_LIMIT
        };
        match decode::form(visit.request, limit) {
            Ok(form) => {
                visit.form = form.fields;
                visit.uploads = form.uploads;
                language::at_the_door(&mut visit);
            }
            Err(error @ Undecodable::TooMuch | error @ Undecodable::NotAForm) => {
                return look::undecodable(&self.desk, &visit, error);
            }
        }
        let carries = sender == Sender::Ours && kept::is_worth(route.path, &visit);
        let sent = visit.form.get("csrf");
        match (route.guard, &visit.session, gone) {
            (Guard::Open, _, _) => {
                if !gate::same_token(sent, &self.desk.office().door) {
                    return if route.path == sign_in::PATH {
                        sign_in::again(&self.desk, &visit, sign_in::Why::Old)
                    } else {
                        look::old_form(&self.desk, &visit, None)
                    };
                }
            }
            (Guard::SignedIn, Some(session), _) => {
                if !gate::same_token(sent, &session.csrf) {
                    // A form of an earlier session: what was typed in it is kept, and nothing is done.
                    let kept = carries.then(|| kept::keep(self.desk.office(), session, &visit));
                    return match kept.transpose() {
                        Ok(form) => look::old_form(&self.desk, &visit, form.as_deref()),
                        Err(refusal) => self.refuse(&visit, &refusal),
                    };
                }
                match self.held(route, &visit) {
                    Ok(None) => {}
                    // What was typed elsewhere is kept, and nothing is done.
                    Ok(Some(to)) => {
                        let kept = carries.then(|| kept::keep(self.desk.office(), session, &visit));
                        return match kept.transpose() {
                            Ok(_) => Answer::see(&to),
                            Err(refusal) => self.refuse(&visit, &refusal),
                        };
                    }
                    Err(refusal) => return self.refuse(&visit, &refusal),
                }
            }
            (Guard::SignedIn, None, Some(gone)) => {
                // The ended session's token still tells that the form is ours.
                return if gate::same_token(sent, &gone.csrf) {
                    kept::when_gone(&self.desk, route.path, &visit, gone)
                        .unwrap_or_else(|refusal| self.refuse(&visit, &refusal))
                } else {
                    look::old_form(&self.desk, &visit, None)
                };
            }
            // Programs have a door of their own: no route of these tables asks for a token.
            (Guard::Token, _, _) => return self.refuse(&visit, &Refusal::NotFound),
            (Guard::SignedIn, None, None) => {
                let why = if carries {
                    sign_in::Why::Carried
                } else {
                    sign_in::Why::Stranger
                };
                return sign_in::again(&self.desk, &visit, why);
            }
        }
        self.go(route, &visit)
    }

    fn go(&self, route: &Route<D>, visit: &Visit<'_>) -> Answer {
        match (route.go)(&self.desk, visit) {
            Ok(answer) => {
                let taken = route.method == Method::Post && answer.status < 400;
                if taken && route.path != kept::AUTOSAVE {
                    self.drop_draft(visit);
                }
                answer
            }
            Err(refusal) => self.refuse(visit, &refusal),
        }
    }

    /// A form that was taken leaves nothing unfinished. It has been taken: failing here is for the log alone.
    fn drop_draft(&self, visit: &Visit<'_>) {
        let office = self.desk.office();
        let form = visit.form.get(drafts::FORM);
        if drafts::is_id(form)
            && let Some(session) = &visit.session
            && let Err(refusal) = Drafts::of_session(office, session, visit.now).discard(form)
        {
            office.failed_at(visit.request, &refusal.to_string());
        }
    }

    fn refuse(&self, visit: &Visit<'_>, refusal: &Refusal) -> Answer {
        if let Refusal::Failed(line) = refusal {
            self.desk.office().failed_at(visit.request, line);
        }
        look::refused(&self.desk, visit, refusal)
    }
}

impl<D: AtDesk> Answers for Counter<D> {
    fn answer(&self, request: &Request) -> Answer {
        let below = self.below(&request.path);
        complete(match below.filter(|below| api::is_below(below)) {
            Some(below) => self.programs.answer(&self.desk, request, below),
            None => self.reply(request),
        })
    }

    fn no_such_method(&self, path: &str) -> Answer {
        complete(
            match self.below(path).filter(|below| api::is_below(below)) {
                Some(below) => self.programs.no_such_method(below),
                None => Answer::empty(405).with("allow", "GET, HEAD, POST"),
            },
        )
    }

    fn room(&self, head: &Request) -> usize {
        let kind = head.header("content-type").unwrap_or_default();
        let files = kind.trim_start().to_ascii_lowercase();
        let takes = head.method == Method::Post
            && files.starts_with("multipart/form-data")
            && matches!(self.place(head), Place::Route(route, _) if route.guard == Guard::SignedIn)
            && matches!(
                self.known(head, self.desk.office().now()),
                Ok(Known::Here(_) | Known::Gone(_))
            );
        if takes {
            MULTIPART_LIMIT + ORDINARY
        } else {
            ORDINARY
        }
    }

    fn stretches(&self, request: &Request) -> bool {
        let below = self.below(&request.path).unwrap_or_default();
        request.method == Method::Post
            && (below.starts_with(sign_in::PATH) || below.starts_with("/account"))
    }

    fn too_much(&self, path: &str) -> Option<Answer> {
        let programs = self.below(path).is_some_and(api::is_below);
        programs.then(|| complete(api::problem::of(413)))
    }

    fn office(&self) -> &Office {
        self.desk.office()
    }

    fn table(&self) -> Vec<Line> {
        Common::<D>::with_own()
            .map(|route| Line {
                method: route.method,
                path: self.office().path(route.path),
                guard: route.guard,
                opens_letters: route.opens_letters,
                purpose: route.purpose,
            })
            .chain(Programs::table(&self.desk))
            .collect()
    }
}

fn session(office: &Office, open: OpenSession) -> Session {
    Session {
        desk: office.name,
        must_enrol: second_factor::is_missing(office, &open.account),
        actor: open.account.number,
        user: open.account.user,
        name: open.account.name,
        csrf: open.csrf,
        ring: open.ring,
    }
}
