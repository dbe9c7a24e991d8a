//! A desk as one value: what each desk has, and what a crate must say to be one.

use std::sync::Arc;

use jiff::tz::TimeZone;
use keys::{DeskName, Stream};
use ledger::Store;
use page::{Alarm, Assets, Desk, NavItem, Shell, Words};
use rules::Moment;

use crate::{Clock, Route, Visit, attempts::Attempts, findings, language, look, once};

/// What every desk has of its own. Nothing of it is shared with another desk but the clock.
pub struct Office {
    /// Which desk.
    pub name: DeskName,
    /// Its own store: accounts, sessions, drafts, and its ledger.
    pub store: Arc<dyn Store>,
    /// Its own randomness.
    pub stream: Arc<Stream>,
    /// Now, never backwards.
    pub clock: Arc<dyn Clock>,
    /// The program's zone.
    pub zone: TimeZone,
    /// The program's name, as it stands on pages.
    pub program: String,
    /// Whether pages travel by TLS; the cookie is then `Secure`.
    pub secure: bool,
    /// What pages link to.
    pub assets: Arc<Assets>,
    /// The words of the program's first language. A page speaks by [`Visit::words`], that of who asks.
    pub(crate) words: Words,
    pub(crate) attempts: Attempts,
    /// What the form for signing in carries as `csrf`. It is the same for every stranger: that a form for
    /// signing in is ours is told by the browser, [`crate::gate`]; the token is for what says nothing.
    pub(crate) door: String,
    log: Arc<dyn Log>,
}

/// What the desks of one program have in common.
#[derive(Clone)]
pub struct Premises {
    /// The clock of all desks.
    pub clock: Arc<dyn Clock>,
    /// The program's zone.
    pub zone: TimeZone,
    /// The program's name.
    pub program: String,
    /// Whether pages travel by TLS.
    pub secure: bool,
    /// The words of the program's language.
    pub words: Words,
    /// What pages link to.
    pub assets: Arc<Assets>,
}

/// Where trouble is told that no page may show.
pub trait Log: Send + Sync {
    /// Something of ours failed. The line holds no letter's word.
    fn failed(&self, line: &str);
}

/// Tells nobody.
struct Silence;

impl Log for Silence {
    fn failed(&self, _: &str) {}
}

impl Office {
    /// An office that tells its trouble to nobody; see [`Office::telling`].
    #[must_use]
    pub fn new(
        name: DeskName,
        store: Arc<dyn Store>,
        stream: Arc<Stream>,
        premises: Premises,
    ) -> Self {
        let door = once::fresh(&stream);
        Self {
            name,
            store,
            stream,
            clock: premises.clock,
            zone: premises.zone,
            program: premises.program,
            secure: premises.secure,
            words: premises.words,
            assets: premises.assets,
            attempts: Attempts::default(),
            door,
            log: Arc::new(Silence),
        }
    }

    /// The same office, telling its trouble there.
    #[must_use]
    pub fn telling(mut self, log: Arc<dyn Log>) -> Self {
        self.log = log;
        self
    }

    /// Tells the log.
    pub fn failed(&self, line: &str) {
        self.log.failed(line);
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// A path at this desk: `/today` is `/victim/today`.
    #[must_use]
    pub fn path(&self, below: &str) -> String {
        format!("/{}{below}", self.name)
    }

    /// The value of a form's hidden field `once`: a fresh batch id.
    #[must_use]
    pub fn once(&self) -> String {
        once::fresh(&self.stream)
    }

    /// The desk as pages know it.
    #[must_use]
    pub const fn look(&self) -> Desk {
        match self.name {
            DeskName::Client => Desk::Client,
            DeskName::Victim => Desk::Victim,
            DeskName::Program => Desk::Program,
            DeskName::Review => Desk::Review,
        }
    }

    /// What stands around a page that anybody may see.
    pub(crate) fn shell_for_strangers(&self, words: &Words, title: &str) -> Shell {
        let mut shell = Shell::new(words, &self.assets, self.look()).titled(title);
        shell.program.clone_from(&self.program);
        shell
    }
}

/// What a crate says to be a desk.
pub trait AtDesk: Send + Sync + Sized + 'static {
    /// Its office.
    fn office(&self) -> &Office;

    /// Its own table; the routes that every desk has are added by the counter.
    fn routes() -> &'static [Route<Self>];

    /// What programs may ask of it and do.
    fn operations() -> &'static [crate::api::Line<Self>] {
        &[]
    }

    /// Its navigation, for whoever is signed in. A stranger is shown none.
    fn nav(&self, visit: &Visit<'_>) -> Vec<NavItem>;

    /// The Danger button, at desks that have one.
    fn alarm(&self, _visit: &Visit<'_>) -> Option<Alarm> {
        None
    }

    /// What stands around a page of this desk. The title must hold no name, no number and no letter's word.
    fn shell(&self, visit: &Visit<'_>, title: &str) -> Shell {
        let office = self.office();
        let w = &visit.words;
        let shell = office.shell_for_strangers(w, title);
        let Some(session) = &visit.session else {
            return shell;
        };
        let mut shell = shell.at(&office.program, &session.name, &session.csrf);
        shell.nav = look::marked(self.nav(visit), &visit.request.path);
        if visit.request.path == office.path("/") {
            // A page that cannot say it still says everything else; the store's trouble is told by what reads more.
            shell.findings = findings::of(office, w, visit.now).unwrap_or_default();
        }
        shell.alarm = self.alarm(visit);
        shell.own = vec![NavItem::new(w.t("account-title"), office.path("/account"))];
        shell.languages = language::switches(office, visit);
        shell.here = language::here(office, visit);
        shell.until = look::clock(office, w, visit.now.plus(i64::from(look::IDLE_SECONDS)));
        shell.idle_seconds = look::IDLE_SECONDS;
        shell
    }
}
