//! Somebody of the client desk who adds a security key, comes in by it, and removes it: an authenticator in software.

use desk::{Answer, Method, Request};
use keys::DeskName;
use leeward_tests::{
    soft::Soft,
    world::{PASSWORD, Visitor, html, text},
};

const PAGE: &str = "/client/account/second-factor";
const ADD: &str = "/client/account/second-factor/key/add";
const DOOR: &str = "/client/sign-in";
const CODE: &str = "/client/sign-in/code";
/// A browser takes part under this name alone.
const HOST: &str = "localhost";
/// From this step of a walk on, so that it is done before the next sign-in without a key.
const FROM: usize = 28;

/// How far they have come.
pub(crate) struct Fob {
    done: usize,
    seed: u8,
    soft: Option<Soft>,
    page: String,
}

impl Fob {
    pub(crate) fn new(seed: u8) -> Self {
        Self {
            done: 0,
            // No secret of zeros.
            seed: seed | 1,
            soft: None,
            page: String::new(),
        }
    }

    /// What they ask next, if it is their turn.
    pub(crate) fn next(&mut self, step: usize, who: &Visitor) -> Option<Request> {
        if step < FROM {
            return None;
        }
        let user = leeward_tests::world::user(DeskName::Client);
        let mut asked = match self.done {
            0 | 3 | 7 => who.request(Method::Get, PAGE, Vec::new()),
            1 => {
                let ask = format!("{PAGE}/key");
                self.form(who, &ask, &[("key_name", "blue"), ("password", PASSWORD)])
            }
            2 => {
                let origin = format!("http://{HOST}");
                let (soft, said) = Soft::make(&self.asked(), &origin, self.seed);
                self.soft = Some(soft);
                self.form(who, ADD, &[("key", &said)])
            }
            // A browser that has no session: it comes to the door.
            4 => Visitor::default().request(Method::Get, DOOR, Vec::new()),
            5 => {
                let nobody = Visitor::default();
                self.form(&nobody, DOOR, &[("user", user), ("password", PASSWORD)])
            }
            6 => {
                let asked = self.asked();
                let said = self.soft.as_mut().unwrap().sign(&asked);
                self.form(&Visitor::default(), CODE, &[("key", &said)])
            }
            8 => {
                let forms = html::forms(&self.page);
                let end = forms.iter().find(|form| form.action.ends_with("/end"));
                let end = end.unwrap_or_else(|| panic!("no key is there on {}", self.page));
                self.form(who, &end.action, &[("password", PASSWORD)])
            }
            _ => return None,
        };
        for (name, value) in &mut asked.headers {
            if name == "host" {
                HOST.clone_into(value);
            }
        }
        Some(asked)
    }

    /// What came back.
    pub(crate) fn see(&mut self, answer: &Answer) {
        let wanted = match self.done {
            6 | 8 => 303,
            _ => 200,
        };
        let page = text(answer);
        assert_eq!(answer.status, wanted, "{}: {page}", self.done);
        self.page = page;
        self.done += 1;
    }

    /// Whether all of it was done.
    pub(crate) fn was_used(&self) -> bool {
        self.done == 9
    }

    /// A form of the page that is open.
    fn form(&self, who: &Visitor, action: &str, with: &[(&str, &str)]) -> Request {
        let forms = html::forms(&self.page);
        let form = forms.iter().find(|form| form.action == action);
        let form = form.unwrap_or_else(|| panic!("no form for {action} on {}", self.page));
        let mut fields = form.as_it_stands();
        for (name, value) in with {
            // A password for each key, by a name of its own.
            fields.retain(|(each, _)| each != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        who.form(action, &fields)
    }

    /// What the open page asks of a key.
    fn asked(&self) -> String {
        let (_, after) = self.page.split_once("data-asked=\"").unwrap();
        after.split('"').next().unwrap().replace("&#34;", "\"")
    }
}
