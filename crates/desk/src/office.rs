//! A desk as one value: what each desk has, and what a crate must say to be one.

use std::sync::{Arc, Mutex};

use jiff::tz::TimeZone;
use keys::{Beside, DeskName, Stream};
use ledger::{Store, StoreError};
use page::{Alarm, Assets, Desk, NavItem, Shell, Words};
use rules::{CaseId, Moment};

use crate::{
    Clock, Files, Refusal, Request, Route, Visit, accounts, attempts::Attempts, findings, language,
    look, once, trace,
};

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
    pub(crate) factor: SecondFactor,
    pub(crate) attempts: Attempts,
    /// Held while a code is taken, so that none is taken twice.
    pub(crate) one_code: Mutex<()>,
    /// Held while the desk's keys are made anew, so that two requests of one session do not race for it.
    pub(crate) one_renewal: Mutex<()>,
    /// What the form for signing in carries as `csrf`. It is the same for every stranger: that a form for
    /// signing in is ours is told by the browser, [`crate::gate`]; the token is for what says nothing.
    pub(crate) door: String,
    log: Arc<dyn Log>,
    pub(crate) health: Arc<dyn Health>,
}

/// Whether a code from a telephone is asked for after the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SecondFactor {
    /// Of whoever has set one up.
    #[default]
    Optional,
    /// Of everybody: who has none can do nothing but set one up.
    Required,
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

/// Whether somebody would be woken now, as first pages say it.
pub trait Health: Send + Sync {
    /// What this desk's first page is to say. At the client desk and the review desk it is the same whatever the
    /// victim desk recorded.
    fn findings(&self, desk: DeskName, now: Moment) -> Vec<Finding>;
}

/// What keeps an alarm from reaching somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Nobody has looked whether an alarm is due, since then.
    AlarmsStand(Moment),
    /// The mail server does not answer, since then.
    MailDown(Moment),
    /// No mail server is set.
    MailUnset,
    /// An alarm of that time did not go out to everybody it was for.
    Unsent(Moment),
}

/// Where no alarms are looked after, nothing is said of them.
struct NoAlarms;

impl Health for NoAlarms {
    fn findings(&self, _: DeskName, _: Moment) -> Vec<Finding> {
        Vec::new()
    }
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
            factor: SecondFactor::default(),
            attempts: Attempts::default(),
            one_code: Mutex::default(),
            one_renewal: Mutex::default(),
            door,
            log: Arc::new(Silence),
            health: Arc::new(NoAlarms),
        }
    }

    /// The same office, telling its trouble there.
    #[must_use]
    pub fn telling(mut self, log: Arc<dyn Log>) -> Self {
        self.log = log;
        self
    }

    /// The same office with another rule for codes.
    #[must_use]
    pub const fn asking(mut self, factor: SecondFactor) -> Self {
        self.factor = factor;
        self
    }

    /// The same office, saying on its first page what keeps an alarm from reaching somebody.
    #[must_use]
    pub fn saying(mut self, health: Arc<dyn Health>) -> Self {
        self.health = health;
        self
    }

    /// Tells the log.
    pub fn failed(&self, line: &str) {
        self.log.failed(line);
    }

    /// Tells the log of trouble with a request, with the trace that it belongs to if a proxy said so.
    pub(crate) fn failed_at(&self, request: &Request, line: &str) {
        match trace::of(request) {
            Some(id) => self.failed(&format!("{line} (trace {id})")),
            None => self.failed(line),
        }
    }

    /// How many passwords, codes and keys did not open this desk since it was opened. It says of nobody whose.
    #[must_use]
    pub fn refused_sign_ins(&self) -> u64 {
        self.attempts.all()
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

    /// What this desk's keys follow besides its own ledger.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn beside(&self) -> Result<Beside<'_>, StoreError> {
        Ok(Beside::Nothing)
    }

    /// The page at which whoever is signed in is held, where this session may see nothing else for now: somebody who is not of
    /// the desk sees the screen. Asked for every route but signing out; `route` as the table has it.
    ///
    /// # Errors
    /// When it cannot be told, and then nothing is shown.
    fn holds(&self, _visit: &Visit<'_>, _route: &str) -> Result<Option<String>, Refusal> {
        Ok(None)
    }

    /// How its files are reached, at desks that have any: who has a conflict of interest with one does not open it.
    fn files() -> Option<Files> {
        None
    }

    /// Whether there is such a file.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn has_file(&self, _case: CaseId) -> Result<bool, StoreError> {
        Ok(false)
    }

    /// Whether somebody must be warned of a danger in it, which then opens to whoever is there.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn in_danger(&self, _case: CaseId, _now: Moment) -> Result<bool, StoreError> {
        Ok(false)
    }

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
        shell.until = look::clock(office, w, visit.now.plus(i64::from(look::IDLE_SECONDS)));
        shell.idle_seconds = look::IDLE_SECONDS;
        if session.must_enrol {
            // Nothing of the desk before the second factor, not even how much is waiting.
            return shell;
        }
        shell.nav = look::marked(self.nav(visit), &visit.request.path);
        if visit.request.path == office.path("/") {
            // A page that cannot say it still says everything else; the store's trouble is told by what reads more.
            shell.findings = findings::of(office, w, visit.now).unwrap_or_default();
        }
        shell.alarm = self.alarm(visit);
        let own = [
            ("account-title", "/account"),
            ("accounts-title", accounts::PATH),
        ];
        shell.own = own
            .map(|(key, path)| NavItem::new(w.t(key), office.path(path)))
            .into();
        shell.languages = language::switches(office, visit);
        shell.here = language::here(office, visit);
        shell
    }
}
