//! Bringing in a roster: looked at first, then brought in. What is about other people goes sealed to the other desk.

use askama::Template;
use desk::bring::{Form, List};
use desk::{Answer, Refusal, Visit};
use drop::Sender;
use page::{ImportForm, Shell};
use sheets::Kind;

use crate::ClientDesk;
use crate::import::{self, Whom};
use crate::look::Look;
use crate::{COURT_LOG, WORKBOOK};

/// The roster.
pub const ROSTER: List = List {
    kind: Kind::Roster,
    path: "/import",
    key: |end| format!("client-import-{end}"),
    remembered: "columns of the roster",
};

#[derive(Template)]
#[template(path = "client/import.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    title: String,
    lead: String,
    form: ImportForm,
    /// Where the other lists come in, and what they are called.
    others: Vec<(String, String)>,
}

/// The page of one of the desk's lists.
pub(crate) fn page(look: Look<'_>, list: &List, form: Form<'_>) -> Result<Answer, Refusal> {
    let others: &[&List] = match list.kind {
        Kind::Roster => &[&WORKBOOK, &COURT_LOG],
        _ => &[&ROSTER],
    };
    let others = others.iter().map(|other| {
        let title = look.say(&(other.key)("title"));
        (look.path(other.path), title)
    });
    let others = others.collect();
    let title = look.say(&(list.key)("title"));
    let lead = look.say(&(list.key)("lead"));
    let mut shell = look.shell(&title);
    let (form, status, problem) = form.shown();
    if !problem.is_empty() {
        shell.problems.add("i_file", problem);
    }
    let page = Page {
        shell,
        look,
        title,
        lead,
        form,
        others,
    };
    desk::render_with(status, &page)
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let mut form = Form::new(&desk.office, visit, &ROSTER)?;
    form.only(&look.say("client-import-only"));
    page(look, &ROSTER, form)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let mut form = Form::new(&desk.office, visit, &ROSTER)?;
    let whom = match form.only(&look.say("client-import-only")) {
        true => Whom::Here(look.today()),
        false => Whom::All,
    };
    let Some((table, mapping)) = form.table()? else {
        return page(look, &ROSTER, form);
    };
    let rows = sheets::roster::read(&table, &mapping, look.today());
    let public = look.session.ring.drop_public();
    let sender = Sender {
        store: desk.drop.as_ref(),
        public: public.ok_or_else(|| Refusal::failed(keys::KeyError::HalfGone))?,
        stream: &desk.office.stream,
        actor: look.session.actor,
        now: visit.now,
    };
    let dry = form.is_dry();
    let report =
        import::bring(&look.recorder(), &sender, rows, whom, dry).map_err(Refusal::failed)?;
    let would = if dry { "would" } else { "done" };
    let count =
        |key: &str, count: usize| look.count(&format!("client-import-{would}-{key}"), count);
    let mut said = vec![
        count("new", report.new),
        count("before", report.before),
        count("handed", report.handed_over),
    ];
    if report.gone > 0 {
        said.push(count("gone", report.gone));
    }
    form.done(&mapping, said, &report.bad)?;
    page(look, &ROSTER, form)
}
