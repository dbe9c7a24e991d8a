//! What stands around every page: the desk's band, whose file is open, notices, the foot.

use askama::Template;

use crate::{Assets, Notice, Problems, Words};

/// The four desks, as pages tell them apart: name, letter, stripe, colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Desk {
    /// The participant's file. Blue, solid stripe.
    Client,
    /// The separate file. Plum, double stripe.
    Victim,
    /// The program's own affairs. Green, dashed stripe.
    Program,
    /// The compliance review. Light, dotted stripe.
    Review,
}

impl Desk {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Client, Self::Victim, Self::Program, Self::Review];

    /// The class on `body`, and the word in paths.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Victim => "victim",
            Self::Program => "program",
            Self::Review => "review",
        }
    }

    /// The desk of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|desk| desk.word() == word)
    }

    /// `Victim desk`.
    #[must_use]
    pub fn name(self, w: &Words) -> &str {
        match self {
            Self::Client => w.t("desk-client"),
            Self::Victim => w.t("desk-victim"),
            Self::Program => w.t("desk-program"),
            Self::Review => w.t("desk-review"),
        }
    }

    /// What it is for, for who chooses one.
    #[must_use]
    pub fn purpose(self, w: &Words) -> &str {
        match self {
            Self::Client => w.t("entrance-client"),
            Self::Victim => w.t("entrance-victim"),
            Self::Program => w.t("entrance-program"),
            Self::Review => w.t("entrance-review"),
        }
    }

    /// `V`.
    #[must_use]
    pub fn letter(self, w: &Words) -> &str {
        match self {
            Self::Client => w.t("letter-client"),
            Self::Victim => w.t("letter-victim"),
            Self::Program => w.t("letter-program"),
            Self::Review => w.t("letter-review"),
        }
    }

    /// Whether a browser may offer to translate its pages, which sends them away.
    #[must_use]
    pub const fn may_be_translated(self) -> bool {
        !matches!(self, Self::Victim)
    }
}

/// One entry of a navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NavItem {
    /// In the desk's words.
    pub label: String,
    /// The whole path.
    pub path: String,
    /// Whether this is where we are.
    pub current: bool,
    /// Shown beside the label with its word, such as 2 and `unread`; none where there is nothing to do.
    pub badge: Option<(usize, String)>,
}

impl NavItem {
    /// An entry without a badge.
    #[must_use]
    pub fn new(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            path: path.into(),
            ..Self::default()
        }
    }
}

/// The button in the band that opens Danger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// `Danger`.
    pub label: String,
    /// Such as `1 open`; empty where none is, and always empty at the client desk.
    pub open: String,
    /// The whole path.
    pub path: String,
}

/// Another language: a link to the same page in it, or where it is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    /// For `lang` and `hreflang`.
    pub code: String,
    /// The language's name in itself.
    pub name: String,
    /// The whole path.
    pub path: String,
}

/// Whose file this is: at most three things that tell, at the same place on each of its pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileStrip {
    /// The case's mark, such as `4F2K`; empty where the strip is not about a case.
    pub mark: String,
    /// The name of whose file it is.
    pub who: String,
    /// One more thing that tells, such as `about Bram Osterley`.
    pub about: String,
    /// The parts of the file.
    pub nav: Vec<NavItem>,
}

/// What stands around one page. Fill the fields; `base.html` shows what is there.
///
/// ```
/// use leeward_page::{Assets, Desk, Languages, Shell};
/// let shell = Shell::new(&Languages::new().of("en-US"), &Assets::new(), Desk::Victim)
///     .titled("Call · 4F2K")
///     .at("Sandplum Program", "Nell R.", "token");
/// assert_eq!(shell.whole_title(), "Call · 4F2K · V · Leeward");
/// assert_eq!(shell.sign_out, "/victim/sign-out");
/// ```
#[derive(Debug, Clone)]
pub struct Shell {
    /// The words of the language asked for. In templates: `shell.w.t("…")`.
    pub w: Words,
    /// Which desk.
    pub desk: Desk,
    /// This page's part of the title. It stays in the browser's history: no name, no number, no letter's word.
    pub title: String,
    /// The program's name, in print.
    pub program: String,
    /// The desk's navigation.
    pub nav: Vec<NavItem>,
    /// The Danger button, at desks that have one.
    pub alarm: Option<Alarm>,
    /// Where the hide link goes; empty on pages that have nothing to hide.
    pub hide: String,
    /// Where help is; empty where there is none.
    pub help: String,
    /// Further links under the user's name (`Change password`, `Room view`).
    pub own: Vec<NavItem>,
    /// The other languages. For a stranger links to the same page; for whoever is signed in, where one is chosen.
    pub languages: Vec<LanguageLink>,
    /// The page to come back to once another language is chosen.
    pub here: String,
    /// Who is signed in; empty for nobody.
    pub user: String,
    /// Where signing out is sent.
    pub sign_out: String,
    /// The session's token, for the sign-out form and any other.
    pub csrf: String,
    /// Whose file is open.
    pub file: Option<FileStrip>,
    /// What the save before this page did, with Undo.
    pub notice: Option<Notice>,
    /// What somebody must see to, whatever page of theirs comes first: each a sentence or two.
    pub findings: Vec<String>,
    /// What is wrong with the form. Not empty: it is shown first and the title begins with `Error:`.
    pub problems: Problems,
    /// Sentences at the foot.
    pub foot: Vec<String>,
    /// When the session ends if nothing is done, such as `9:19 a.m.`; empty where nobody is signed in.
    pub until: String,
    /// The same in seconds from now; the script warns two minutes before.
    pub idle_seconds: u32,
    /// Path of the style sheet.
    pub style: String,
    /// Path of the script.
    pub quick: String,
    /// Path of the tab's picture.
    pub icon: String,
}

impl Shell {
    /// A shell in which nobody is signed in and nothing is open.
    #[must_use]
    pub fn new(w: &Words, assets: &Assets, desk: Desk) -> Self {
        Self {
            w: w.clone(),
            desk,
            title: String::new(),
            program: String::new(),
            nav: Vec::new(),
            alarm: None,
            hide: String::new(),
            help: String::new(),
            own: Vec::new(),
            languages: Vec::new(),
            here: String::new(),
            user: String::new(),
            sign_out: String::new(),
            csrf: String::new(),
            file: None,
            notice: None,
            findings: Vec::new(),
            problems: Problems::new(w),
            foot: Vec::new(),
            until: String::new(),
            idle_seconds: 0,
            style: assets.style.path.clone(),
            quick: assets.quick.path.clone(),
            icon: assets.icon(desk).to_owned(),
        }
    }

    /// The same with this page's part of the title.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// The same with somebody signed in: the program, their short name and their session's token.
    #[must_use]
    pub fn at(
        mut self,
        program: impl Into<String>,
        user: impl Into<String>,
        csrf: impl Into<String>,
    ) -> Self {
        self.program = program.into();
        self.user = user.into();
        self.csrf = csrf.into();
        self.sign_out = format!("/{}/sign-out", self.desk.word());
        self.hide = format!("/{}/hide", self.desk.word());
        self
    }

    /// The same in somebody's file.
    #[must_use]
    pub fn in_file(mut self, file: FileStrip) -> Self {
        self.file = Some(file);
        self
    }

    /// What stands in `title`: `Call · 4F2K · V · Leeward`, with `Error: ` before it where there is one.
    #[must_use]
    pub fn whole_title(&self) -> String {
        let mut title = self.title.clone();
        if !title.is_empty() {
            title.push_str(" · ");
        }
        title.push_str(self.desk.letter(&self.w));
        title.push_str(" · ");
        title.push_str(self.w.t("page-name"));
        if self.problems.is_empty() {
            title
        } else {
            self.w.with("page-error-title", &[("title", title)])
        }
    }
}

/// A page of nothing but its shell and a few paragraphs: signed out, hidden, not found, ours went wrong.
#[derive(Debug, Clone, Template)]
#[template(path = "plain.html")]
pub struct Plain {
    /// What stands around it.
    pub shell: Shell,
    /// The heading.
    pub heading: String,
    /// Each a sentence or two.
    pub paragraphs: Vec<String>,
    /// Where one can go from here.
    pub links: Vec<NavItem>,
}
