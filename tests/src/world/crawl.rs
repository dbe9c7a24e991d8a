//! Somebody who tries everything: follows links, fills forms with what comes to mind, by the desk's own table.

use std::collections::BTreeSet;

use desk::{Answer, Line, Method, Request};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng as _};

use super::bodies::Programs;
use super::html::{Field, Form, Kind};
use super::{Visitor, html, text};

/// What comes to mind, drawn from a seed.
pub struct Whim(ChaCha20Rng);

impl Whim {
    /// Two of one seed have the same ideas.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(ChaCha20Rng::seed_from_u64(seed))
    }

    /// A number below `below`.
    pub fn below(&mut self, below: usize) -> usize {
        usize::try_from(self.0.next_u64()).unwrap() % below.max(1)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let at = self.below(list.len());
        &list[at]
    }
}

pub(super) const WORDS: [&str; 12] = [
    "Ada",
    "Magnolia",
    "Otto",
    "Elmwood",
    "drinking",
    "gun at home",
    "CF-2026-12",
    "918-555-0142",
    "after work",
    "Tu 6p",
    "moved in with their sister",
    "Aldo",
];
/// Lines of every desk's table that a walk leaves out. Those of security keys are walked by whoever has one
/// (`tests/two_worlds`).
const LEFT_OUT: [&str; 10] = [
    "/sign-out",
    "/sign-in",
    "/sign-in/code",
    "/sign-in/invitation",
    "/account/password",
    "/account/second-factor",
    "/account/second-factor/key",
    "/account/second-factor/key/add",
    "/account/second-factor/key/{key}/end",
    // It would end the account of somebody who is still at work.
    "/accounts-of-desks/end",
];
const TIMES: [&str; 5] = ["", "", "9:05 a.m.", "8:15 a.m.", "half past"];

/// Somebody at one desk and what they have seen of it.
pub struct Crawler {
    table: Vec<Line>,
    /// Places that a page of this desk named.
    places: BTreeSet<String>,
    /// Forms on the page that is open.
    forms: Vec<Form>,
    csrf: String,
    /// The same desk by its API, for whoever has a token.
    programs: Option<Programs>,
    /// Lines of the table that were tried.
    pub tried: BTreeSet<String>,
}

/// Whether a line's path is that of a place, with anything in its gaps.
fn is_of(line: &Line, place: &str) -> bool {
    let place = place.split('?').next().unwrap_or_default();
    let (asked, given): (Vec<_>, Vec<_>) =
        (line.path.split('/').collect(), place.split('/').collect());
    asked.len() == given.len()
        && asked
            .iter()
            .zip(given)
            .all(|(asked, given)| asked.starts_with('{') || *asked == given)
}

fn is_for_programs(line: &Line) -> bool {
    line.path.contains("/api/v1/")
}

fn name(line: &Line) -> String {
    format!("{} {}", line.method.word(), line.path)
}

impl Crawler {
    /// Somebody who has seen nothing yet.
    #[must_use]
    pub fn new(table: Vec<Line>) -> Self {
        // Leaving and changing the password would only end the walk, and what stands before the door or asks for the
        // password once more leads nowhere from here.
        let table: Vec<Line> = table
            .into_iter()
            .filter(|line| !LEFT_OUT.iter().any(|end| line.path.ends_with(end)))
            .collect();
        Self {
            table,
            places: BTreeSet::new(),
            forms: Vec::new(),
            csrf: String::new(),
            programs: None,
            tried: BTreeSet::new(),
        }
    }

    /// The same with a program of theirs, which is asked in between.
    #[must_use]
    pub fn with(mut self, programs: Programs) -> Self {
        self.programs = Some(programs);
        self
    }

    /// A call of their program.
    fn call(&self, programs: &Programs, whim: &mut Whim) -> Request {
        let all: Vec<&Line> = self
            .table
            .iter()
            .filter(|line| is_for_programs(line))
            .collect();
        let fresh = |line: &&&Line| !self.tried.contains(&name(line));
        let fresh: Vec<&Line> = all.iter().filter(fresh).copied().collect();
        let line = if !fresh.is_empty() && whim.chance(50) {
            *whim.pick(&fresh)
        } else {
            *whim.pick(&all)
        };
        programs.ask(whim, line)
    }

    /// Lines that were never tried.
    #[must_use]
    pub fn untried(&self) -> Vec<String> {
        let all = self.table.iter().map(name);
        all.filter(|each| !self.tried.contains(each)).collect()
    }

    /// What they do next: mostly a form of the open page, else another page by the table.
    pub fn next(&mut self, whim: &mut Whim, who: &Visitor) -> Request {
        let request = if let Some(programs) = &self.programs
            && whim.chance(22)
        {
            self.call(programs, whim)
        } else if !self.forms.is_empty() && whim.chance(65) {
            let form = whim.pick(&self.forms).clone();
            submit(whim, who, &form)
        } else {
            self.wander(whim, who)
        };
        for line in &self.table {
            if line.method == request.method && is_of(line, &request.path) {
                self.tried.insert(name(line));
            }
        }
        request
    }

    fn wander(&mut self, whim: &mut Whim, who: &Visitor) -> Request {
        // What was never tried first, so that a new line of the table is in by being there.
        let pages: Vec<&Line> = self
            .table
            .iter()
            .filter(|line| !is_for_programs(line))
            .collect();
        let fresh = |line: &&&Line| !self.tried.contains(&name(line));
        let fresh: Vec<&Line> = pages.iter().filter(fresh).copied().collect();
        let line = if !fresh.is_empty() && whim.chance(50) {
            (*whim.pick(&fresh)).clone()
        } else {
            (*whim.pick(&pages)).clone()
        };
        let known: Vec<&String> = self
            .places
            .iter()
            .filter(|place| is_of(&line, place))
            .collect();
        let place = if known.is_empty() || whim.chance(5) {
            self.made_up(whim, &line)
        } else {
            (*whim.pick(&known)).clone()
        };
        match line.method {
            Method::Get => who.request(Method::Get, &place, Vec::new()),
            Method::Post => who.form(&place, &[("csrf".to_owned(), self.csrf.clone())]),
        }
    }

    fn made_up(&self, whim: &mut Whim, line: &Line) -> String {
        let cases: Vec<&str> = self
            .places
            .iter()
            .filter_map(|place| {
                place
                    .split('/')
                    .find(|part| part.len() == 4 && part.chars().any(|c| c.is_ascii_digit()))
            })
            .collect();
        let parts = line.path.split('/').map(|part| match part {
            "{case}" if !cases.is_empty() => (*whim.pick(&cases)).to_owned(),
            "{case}" => "4F2K".to_owned(),
            "{person}" => whim.below(4).to_string(),
            part if part.starts_with('{') => "x1".to_owned(),
            part => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    }

    /// Looks at what came back.
    pub fn see(&mut self, answer: &Answer) {
        if let Some(programs) = &mut self.programs {
            programs.see(answer);
        }
        if let Some(to) = answer.header("location") {
            self.places.insert(to.to_owned());
        }
        let is_page = answer
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"));
        if !is_page {
            return;
        }
        let page = text(answer);
        self.places.extend(html::links(&page));
        let forms = html::forms(&page).into_iter();
        self.forms = forms
            .filter(|form| !form.action.ends_with("/sign-out"))
            .collect();
        self.forms
            .retain(|form| !LEFT_OUT.iter().any(|end| form.action.ends_with(end)));
        let token = |field: &&Field| field.name == "csrf";
        if let Some(token) = self.forms.iter().flat_map(|form| &form.fields).find(token) {
            self.csrf.clone_from(&token.value);
        }
        // The languages stand on every page: they are tried where they are chosen, or nothing else would be done.
        self.forms.retain(|form| {
            !form.action.ends_with("/account/language")
                || form.fields.iter().all(|field| field.name != "to")
        });
    }
}

/// Fills a form with what comes to mind and sends it.
fn submit(whim: &mut Whim, who: &Visitor, form: &Form) -> Request {
    let mut sent: Vec<(String, String)> = Vec::new();
    let mut files: Vec<String> = Vec::new();
    let day = whim.below(22) + 1;
    for field in &form.fields {
        let value = match &field.kind {
            Kind::Hidden => field.value.clone(),
            Kind::File => {
                files.push(field.name.clone());
                continue;
            }
            Kind::Box(_) if whim.chance(50) => field.value.clone(),
            Kind::Box(_) => continue,
            Kind::Radio(_) => {
                if whim.chance(10) || sent.iter().any(|(name, _)| *name == field.name) {
                    continue;
                }
                let same = form.fields.iter().filter(|each| each.name == field.name);
                let values: Vec<&String> = same.map(|each| &each.value).collect();
                (*whim.pick(&values)).clone()
            }
            Kind::Choice(values) if values.is_empty() => String::new(),
            Kind::Choice(values) => whim.pick(values).clone(),
            Kind::Text => typed(whim, field, day),
        };
        sent.push((field.name.clone(), value));
    }
    if !form.buttons.is_empty() {
        sent.push(whim.pick(&form.buttons).clone());
    }
    if !form.post {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(sent)
            .finish();
        return who.request(Method::Get, &format!("{}?{query}", form.action), Vec::new());
    }
    if form.multipart {
        return who.with_files(&form.action, &sent, &files);
    }
    who.form(&form.action, &sent)
}

fn typed(whim: &mut Whim, field: &Field, day: usize) -> String {
    let name = field.name.as_str();
    // Now and then what stood there already stays.
    if !field.value.is_empty() && whim.chance(50) {
        return field.value.clone();
    }
    if name.ends_with("_month") {
        return (*whim.pick(&["11", "Nov", "11", "13"])).to_owned();
    }
    if name.ends_with("_day") {
        return day.to_string();
    }
    if name.ends_with("_year") {
        return (*whim.pick(&["2026", "2026", "2026", "26"])).to_owned();
    }
    if name.contains("time") || name.contains("from") || name.contains("to_") {
        return (*whim.pick(&TIMES)).to_owned();
    }
    if whim.chance(15) {
        return String::new();
    }
    (*whim.pick(&WORDS)).to_owned()
}
