//! Somebody at a desk, with a cookie and a page open.

use desk::{Answer, Method, Request};
use keys::DeskName;

use super::{PASSWORD, World, html, user};
use crate::{browser::Program, http, typed};

/// What a visitor can ask: a program in memory, or one that is served.
pub trait Asked {
    /// Answers a request.
    fn ask(&self, request: &Request) -> Answer;

    /// The name for signing in and the password at a desk.
    fn account(&self, desk: DeskName) -> (String, String);
}

impl Asked for World {
    fn ask(&self, request: &Request) -> Answer {
        typed::request(request);
        self.answer(request)
    }

    fn account(&self, desk: DeskName) -> (String, String) {
        (user(desk).to_owned(), PASSWORD.to_owned())
    }
}

impl Asked for Program {
    fn ask(&self, request: &Request) -> Answer {
        typed::request(request);
        http::send(&self.url, request)
    }

    fn account(&self, desk: DeskName) -> (String, String) {
        let account = Program::account(self, desk.word());
        (account.user.clone(), account.password.clone())
    }
}

/// Somebody with a browser.
#[derive(Debug, Clone, Default)]
pub struct Visitor {
    /// The one cookie, if they have one.
    pub cookie: Option<String>,
}

impl Visitor {
    /// Somebody who has signed in at a desk.
    ///
    /// # Panics
    /// When the desk does not let them in.
    #[must_use]
    pub fn at(world: &impl Asked, desk: DeskName) -> Self {
        let mut visitor = Self::default();
        let door = format!("/{desk}/sign-in");
        let page = visitor.get(world, &door);
        let form = html::forms(&text(&page)).remove(0);
        let (user, password) = world.account(desk);
        let fields = form.filled(&[("user", &user), ("password", &password)]);
        let answer = visitor.post(world, &door, &fields);
        assert_eq!(answer.status, 303, "{}", text(&answer));
        assert!(visitor.cookie.is_some());
        visitor
    }

    /// Asks for a page.
    pub fn get(&mut self, world: &impl Asked, path: &str) -> Answer {
        let request = self.request(Method::Get, path, Vec::new());
        self.send(world, &request)
    }

    /// Sends a form.
    pub fn post(&mut self, world: &impl Asked, path: &str, fields: &[(String, String)]) -> Answer {
        let request = self.form(path, fields);
        self.send(world, &request)
    }

    /// A form as this browser sends it.
    #[must_use]
    pub fn form(&self, path: &str, fields: &[(String, String)]) -> Request {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.request(Method::Post, path, body.into_bytes())
    }

    /// The same with files: each of the named fields is given the roster of the examples.
    #[must_use]
    pub fn with_files(&self, path: &str, fields: &[(String, String)], files: &[String]) -> Request {
        let roster = include_str!("../../examples/import/bip-roster.csv");
        let files: Vec<(&str, &str)> = files.iter().map(|name| (name.as_str(), roster)).collect();
        self.with_lists(path, fields, &files)
    }

    /// The same with a list in each of the named fields.
    #[must_use]
    pub fn with_lists(
        &self,
        path: &str,
        fields: &[(String, String)],
        lists: &[(&str, &str)],
    ) -> Request {
        const EDGE: &str = "----edge";
        let mut body = String::new();
        for (name, value) in fields {
            let head =
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.push_str(&head);
            body.push_str(value);
            body.push_str("\r\n");
        }
        for (name, list) in lists {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"list.csv\"\r\n\
                 Content-Type: text/csv\r\n\r\n"
            );
            body.push_str(&head);
            body.push_str(list);
            body.push_str("\r\n");
        }
        body.push_str(&format!("--{EDGE}--\r\n"));
        let mut request = self.request(Method::Post, path, body.into_bytes());
        request.headers.retain(|(name, _)| name != "content-type");
        let kind = format!("multipart/form-data; boundary={EDGE}");
        request.headers.push(("content-type".to_owned(), kind));
        request
    }

    /// Gives a list to the form on a page that brings one in, with what is said of its codes: looked at, or taken.
    pub fn bring(
        &mut self,
        world: &impl Asked,
        page: &str,
        list: &str,
        with: &[(&str, &str)],
    ) -> Answer {
        let opened = self.open(world, page);
        let forms = html::forms(&text(&opened));
        let form = forms.iter().find(|form| form.post && form.action == page);
        let mut fields = form.unwrap().filled(&[]);
        fields.retain(|(name, _)| name != "i_file" && name != "i_do");
        let with = with.iter();
        fields.extend(with.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let request = self.with_lists(page, &fields, &[("i_file", list)]);
        self.send(world, &request)
    }

    /// Asks for a page and follows where it sends, a few times at most; gives the page at which they end.
    pub fn open(&mut self, world: &impl Asked, path: &str) -> Answer {
        let mut answer = self.get(world, path);
        for _ in 0..4 {
            let Some(to) = answer.header("location").map(str::to_owned) else {
                break;
            };
            answer = self.get(world, &to);
        }
        answer
    }

    /// Opens a page, fills the form that is sent to `action`, sends it and follows; gives the last page.
    ///
    /// # Panics
    /// When the page has no such form, or the form no such field.
    pub fn fill(
        &mut self,
        world: &impl Asked,
        page: &str,
        action: &str,
        with: &[(&str, &str)],
    ) -> Answer {
        let opened = self.open(world, page);
        let forms = html::forms(&text(&opened));
        let form = forms.iter().find(|form| form.post && form.action == action);
        let form = form.unwrap_or_else(|| {
            let there: Vec<_> = forms.iter().map(|form| &form.action).collect();
            panic!("{page} has no form for {action}, but {there:?}")
        });
        let answer = self.post(world, action, &form.filled(with));
        match answer.header("location").map(str::to_owned) {
            Some(to) => self.open(world, &to),
            None => answer,
        }
    }

    /// Refers somebody at the client desk: the form of a referral, filled in with this; gives the last page.
    ///
    /// # Panics
    /// When the form has no such field.
    pub fn refers(&mut self, world: &impl Asked, who: &[(&str, &str)]) -> Answer {
        let form = "/client/referrals/new";
        self.fill(world, form, form, who)
    }

    /// A token that this visitor makes on the account page, for looking and recording.
    ///
    /// # Panics
    /// When the page does not give one.
    pub fn token(&mut self, world: &impl Asked, desk: DeskName, password: &str) -> Token {
        self.token_for(world, desk, password, "write")
    }

    /// The same with another scope.
    ///
    /// # Panics
    /// When the page does not give one.
    pub fn token_for(
        &mut self,
        world: &impl Asked,
        desk: DeskName,
        password: &str,
        scope: &str,
    ) -> Token {
        let (page, action) = (
            format!("/{desk}/account"),
            format!("/{desk}/account/tokens"),
        );
        let with = [
            ("token_name", "a walk"),
            ("token_scope", scope),
            ("password", password),
        ];
        let answer = text(&self.fill(world, &page, &action, &with));
        let start = answer.find("<code class=\"token\">").unwrap() + "<code class=\"token\">".len();
        let rest = &answer[start..];
        Token(rest[..rest.find('<').unwrap()].to_owned())
    }

    /// A request as this browser sends it.
    #[must_use]
    pub fn request(&self, method: Method, path: &str, body: Vec<u8>) -> Request {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut headers = vec![
            ("host".to_owned(), "127.0.0.1".to_owned()),
            ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
        ];
        if let Some(cookie) = &self.cookie {
            headers.push(("cookie".to_owned(), format!("leeward={cookie}")));
        }
        if method == Method::Post {
            let form = "application/x-www-form-urlencoded";
            headers.push(("content-type".to_owned(), form.to_owned()));
        }
        Request {
            method,
            path: path.to_owned(),
            query: query.to_owned(),
            headers,
            body,
        }
    }

    /// Sends a request and keeps the cookie that comes back.
    pub fn send(&mut self, world: &impl Asked, request: &Request) -> Answer {
        let answer = world.ask(request);
        self.keep(&answer);
        answer
    }

    /// Keeps the cookie that an answer gives or takes.
    pub fn keep(&mut self, answer: &Answer) {
        if let Some(given) = answer.header("set-cookie") {
            let value = given.split(['=', ';']).nth(1).unwrap_or_default();
            self.cookie = (!value.is_empty()).then(|| value.to_owned());
        }
    }
}

/// What a program shows in place of a cookie.
#[derive(Debug, Clone)]
pub struct Token(pub String);

impl Token {
    /// A request as a program sends it.
    #[must_use]
    pub fn request(&self, method: Method, path: &str, body: Vec<u8>) -> Request {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut headers = vec![
            ("host".to_owned(), "127.0.0.1".to_owned()),
            ("accept".to_owned(), "application/json".to_owned()),
            ("authorization".to_owned(), format!("Bearer {}", self.0)),
        ];
        if method == Method::Post {
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        Request {
            method,
            path: path.to_owned(),
            query: query.to_owned(),
            headers,
            body,
        }
    }
}

/// An answer's body as text.
#[must_use]
pub fn text(answer: &Answer) -> String {
    String::from_utf8_lossy(&answer.body).into_owned()
}
