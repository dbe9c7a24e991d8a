//! The pages that every desk has, in its own look. What they say is in words/.

use askama::Template;
use page::{LanguageLink, NavItem, Shell, Words, when};
use rules::Moment;

use crate::{
    Answer, AtDesk, Draft, Office, Refusal, Visit,
    decode::Undecodable,
    drafts, kept, language,
    sign_in::{self, Door, Why},
    tokens::Tokens,
};

/// So long before a session ends of idleness; `keys` ends it, this tells it.
pub(crate) const IDLE_SECONDS: u32 = 15 * 60;

/// Renders a page.
///
/// # Errors
/// [`Refusal::Failed`] where the template fails, which one that only shows texts never does.
pub fn render(page: &impl Template) -> Result<Answer, Refusal> {
    page.render().map(Answer::page).map_err(Refusal::failed)
}

/// The same with a status: 422 for a form that is shown again with what is wrong with it.
///
/// # Errors
/// As [`render`].
pub fn render_with(status: u16, page: &impl Template) -> Result<Answer, Refusal> {
    page.render()
        .map(|html| Answer::page_with(status, html))
        .map_err(Refusal::failed)
}

/// Pages of this file go out even where a template fails: then without their words.
fn sure(status: u16, page: &impl Template) -> Answer {
    render_with(status, page).unwrap_or_else(|_| Answer::empty(status))
}

#[derive(Template)]
#[template(path = "desk/sign-in.html")]
struct SignIn<'a> {
    shell: Shell,
    said: Option<&'static str>,
    action: String,
    /// The language that was chosen at the door; empty where the browser's own was taken.
    language: &'a str,
    join: String,
    csrf: &'a str,
    door: &'a Door,
}

/// The door is the same for every stranger, whatever cookie they bring.
pub(crate) fn sign_in<D: AtDesk>(desk: &D, visit: &Visit<'_>, status: u16, door: &Door) -> Answer {
    let office = desk.office();
    let w = &visit.words;
    let said = match door.why {
        Why::Asked => None,
        Why::Away => Some("door-away"),
        Why::Out => Some("door-out"),
        Why::Joined => Some("door-joined"),
        Why::Wrong => Some("door-wrong"),
        Why::Copied => Some("code-copied"),
        Why::Over => Some("door-over"),
        Why::Old => Some("door-old"),
        Why::Stranger => Some("door-stranger"),
        Why::Carried => Some("door-carried"),
    };
    let mut shell = office.shell_for_strangers(w, w.t("door-title"));
    shell.languages = language::doors(office, w, &door.to);
    let page = SignIn {
        shell,
        said,
        language: language::asked(visit),
        action: office.path(sign_in::PATH),
        join: office.path(crate::join::PATH),
        csrf: &office.door,
        door,
    };
    sure(status, &page)
}

#[derive(Template)]
#[template(path = "desk/code.html")]
struct Code<'a> {
    shell: Shell,
    said: Option<&'static str>,
    script: &'a str,
    language: &'a str,
    action: String,
    again: String,
    csrf: &'a str,
    door: &'a Door,
}

/// The form for the code: the same whether the password before it was right.
pub(crate) fn code<D: AtDesk>(desk: &D, visit: &Visit<'_>, status: u16, door: &Door) -> Answer {
    let office = desk.office();
    let page = Code {
        shell: office.shell_for_strangers(&visit.words, visit.words.t("door-title")),
        said: match door.why {
            Why::Wrong => Some("code-wrong"),
            Why::Copied => Some("code-copied"),
            _ => None,
        },
        script: &office.assets.key.path,
        language: language::asked(visit),
        action: office.path(sign_in::CODE),
        again: office.path(sign_in::PATH),
        csrf: &office.door,
        door,
    };
    sure(status, &page)
}

#[derive(Template)]
#[template(path = "desk/hide.html")]
struct Hide<'a> {
    w: &'a Words,
    style: &'a str,
    home: String,
}

pub(crate) fn hidden<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Answer {
    let office = desk.office();
    let page = Hide {
        w: &visit.words,
        style: &office.assets.style.path,
        home: office.path("/"),
    };
    sure(200, &page)
}

#[derive(Template)]
#[template(path = "desk/kept.html")]
struct Kept<'a> {
    shell: Shell,
    said: &'static str,
    kept_at: String,
    files: Option<String>,
    typed: Vec<(String, &'a str)>,
    draft: &'a Draft,
    discard: String,
    csrf: &'a str,
}

pub(crate) fn kept<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    draft: &Draft,
) -> Result<Answer, Refusal> {
    let office = desk.office();
    let w = &visit.words;
    let page = Kept {
        shell: desk.shell(visit, w.t("kept-title")),
        said: if draft.send.is_empty() {
            "kept-only-typed"
        } else {
            "kept-not-sent"
        },
        kept_at: w.with("kept-at", &[("time", clock(office, w, draft.kept))]),
        files: (!draft.files.is_empty())
            .then(|| w.with("kept-files", &[("names", draft.files.join(", "))])),
        typed: typed(&draft.fields),
        draft,
        discard: office.path(&kept::DISCARD.replace("{form}", &draft.form)),
        csrf: visit.csrf(),
    };
    render(&page)
}

/// What somebody typed, by the field's name as words. A name is all that is known here of a field.
fn typed(fields: &crate::Fields) -> Vec<(String, &str)> {
    fields
        .0
        .iter()
        .filter(|(name, _)| drafts::is_typed(name))
        .map(|(name, value)| {
            let spaced = name.replace(['_', '-', '.'], " ");
            let mut letters = spaced.chars();
            let first = letters.next().map(char::to_uppercase);
            (
                first.into_iter().flatten().chain(letters).collect(),
                value.as_str(),
            )
        })
        .collect()
}

#[derive(Template)]
#[template(path = "desk/account.html")]
struct Account<'a> {
    shell: Shell,
    who: String,
    said: Option<&'a str>,
    role: &'static str,
    drafts: Vec<(String, String)>,
    change: String,
    /// The language of this account, and where another one is chosen.
    language: String,
    speak: String,
    others: Vec<LanguageLink>,
    factor: (&'static str, String),
    people: String,
    out: String,
    user: &'a str,
    csrf: &'a str,
    tokens: Tokens,
}

/// The account's page; `said` is a key of what came of changing the password or of a token.
pub(crate) fn account<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    said: Option<&str>,
) -> Result<Answer, Refusal> {
    account_with(desk, visit, status, said, None)
}

/// The same, once, with a token that was just made.
pub(crate) fn account_with<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    said: Option<&str>,
    token: Option<String>,
) -> Result<Answer, Refusal> {
    let office = desk.office();
    let w = &visit.words;
    let session = visit.session()?;
    let drafts = crate::Drafts::of(office, visit)?
        .list()?
        .into_iter()
        .map(|draft| {
            let path = office.path(&kept::SHOW.replace("{form}", &draft.form));
            let line = w.with(
                "account-draft",
                [
                    ("form", &draft.form),
                    ("time", &clock(office, w, draft.kept)),
                ],
            );
            (path, line)
        })
        .collect();
    let page = Account {
        shell: desk.shell(visit, w.t("account-title")),
        who: w.with(
            "account-who",
            [("name", &session.name), ("user", &session.user)],
        ),
        said: said.map(|key| w.t(key)),
        role: if status < 400 { "status" } else { "alert" },
        drafts,
        change: office.path(crate::account::PASSWORD),
        language: w.with("account-language-now", [("name", w.own_name())]),
        speak: office.path(language::PATH),
        others: language::switches(office, visit),
        factor: crate::second_factor::link(office, session)?,
        people: office.path(crate::accounts::PATH),
        out: office.path(sign_in::OUT),
        user: &session.user,
        csrf: &session.csrf,
        tokens: Tokens::of(office, visit, token)?,
    };
    render_with(status, &page)
}

#[derive(Template)]
#[template(path = "desk/refused.html")]
struct Refused<'a> {
    shell: Shell,
    title: &'a str,
    said: &'a str,
    typed: Vec<(String, &'a str)>,
    link: Option<(String, &'a str)>,
    home: String,
}

fn refusal_page<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    title: &str,
    said: &str,
) -> Answer {
    refusal_with(desk, visit, status, title, said, false, None)
}

fn refusal_with<D: AtDesk>(
    desk: &D,
    visit: &Visit<'_>,
    status: u16,
    title: &str,
    said: &str,
    shows_typed: bool,
    link: Option<(String, &str)>,
) -> Answer {
    let office = desk.office();
    let w = &visit.words;
    let shell = if visit.session.is_some() {
        desk.shell(visit, w.t(title))
    } else {
        office.shell_for_strangers(w, w.t(title))
    };
    let page = Refused {
        shell,
        title: w.t(title),
        said: w.t(said),
        typed: if shows_typed {
            typed(&visit.form)
                .into_iter()
                .filter(|(_, value)| !value.trim().is_empty())
                .collect()
        } else {
            Vec::new()
        },
        link: link.map(|(path, label)| (path, w.t(label))),
        home: office.path("/"),
    };
    sure(status, &page)
}

/// A refusal as a page. What was typed stays on it.
pub(crate) fn refused<D: AtDesk>(desk: &D, visit: &Visit<'_>, refusal: &Refusal) -> Answer {
    let (status, title, said) = match refusal {
        Refusal::NotFound => (404, "refused-404-title", "refused-404"),
        Refusal::Stale(said) => (409, "refused-stale-title", said.as_str()),
        Refusal::Unusable(said) => (422, "refused-unusable-title", said.as_str()),
        Refusal::Failed(_) => (500, "refused-failed-title", "refused-failed"),
    };
    let typed = visit.session.is_some() && status != 404;
    refusal_with(desk, visit, status, title, said, typed, None)
}

pub(crate) fn wrong_method<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Answer {
    refusal_page(desk, visit, 405, "refused-405-title", "refused-405")
}

pub(crate) fn foreign<D: AtDesk>(desk: &D, visit: &Visit<'_>) -> Answer {
    refusal_page(desk, visit, 403, "refused-foreign-title", "refused-foreign")
}

/// A form whose token is not the session's; `kept` is the id under which its words are kept.
pub(crate) fn old_form<D: AtDesk>(desk: &D, visit: &Visit<'_>, kept: Option<&str>) -> Answer {
    let Some(form) = kept else {
        return refusal_page(desk, visit, 403, "refused-old-title", "refused-old");
    };
    let path = desk.office().path(&kept::SHOW.replace("{form}", form));
    refusal_with(
        desk,
        visit,
        403,
        "refused-old-title",
        "refused-old-kept",
        false,
        Some((path, "refused-old-link")),
    )
}

pub(crate) fn undecodable<D: AtDesk>(desk: &D, visit: &Visit<'_>, error: Undecodable) -> Answer {
    match error {
        Undecodable::TooMuch => refusal_page(desk, visit, 413, "refused-413-title", "refused-413"),
        Undecodable::NotAForm => refusal_page(desk, visit, 400, "refused-400-title", "refused-400"),
    }
}

/// The navigation with the entry that leads here marked as current.
pub(crate) fn marked(mut nav: Vec<NavItem>, path: &str) -> Vec<NavItem> {
    for item in &mut nav {
        item.current = item.path == path;
    }
    nav
}

/// A clock time, with its day where that is another one than today.
#[must_use]
pub fn clock(office: &Office, w: &Words, at: Moment) -> String {
    let there = office.zone.to_datetime(at.timestamp());
    if at.day(&office.zone) == office.now().day(&office.zone) {
        when::clock(w, there.time())
    } else {
        when::day_and_clock(w, there)
    }
}
