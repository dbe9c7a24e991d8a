//! What every page of this desk needs: the recorder, the board, who is who, days in words.

use std::{collections::BTreeSet, sync::Arc};

use desk::{AtDesk as _, Refusal, Session, Visit};
use jiff::civil::Date;
use keys::{Accounts, DeskName};
use ledger::{Actor, Exactness};
use page::{Alarm, NavItem, Shell, Words, when};
use rules::{CaseId, Moment, PersonNo, Rules};
use victim_file::view::Glance;
use victim_file::{Recorder, Refused, VictimCase};

use crate::VictimDesk;

/// One visit, ready to be answered with a page.
pub(crate) struct Look<'a> {
    pub(crate) desk: &'a VictimDesk,
    pub(crate) visit: &'a Visit<'a>,
    pub(crate) session: &'a Session,
    pub(crate) rules: Arc<Rules>,
    pub(crate) now: Moment,
    /// Files from which a conflict of interest keeps whoever is signed in.
    pub(crate) kept: &'a BTreeSet<CaseId>,
    staff: Vec<(Actor, String)>,
    /// The paper sheet from which a form was filled in; empty where it was none.
    sheet: String,
    /// Other words than the page's: of a paper that is read in another language.
    words: Option<Words>,
}

impl<'a> Look<'a> {
    /// With the board caught up.
    pub(crate) fn new(desk: &'a VictimDesk, visit: &'a Visit<'a>) -> Result<Self, Refusal> {
        desk.board.catch_up(desk.stores(), visit.now)?;
        let accounts = Accounts::new(desk.office.store.as_ref(), DeskName::Victim);
        let staff = accounts.list().map_err(Refusal::failed)?;
        let session = visit.session()?;
        Ok(Self {
            desk,
            visit,
            session,
            kept: visit.kept_from(&desk.office)?,
            rules: desk.board.rules(),
            now: visit.now,
            staff: staff
                .into_iter()
                .map(|account| (account.number, account.name))
                .collect(),
            sheet: visit.form.get("vc_sheet").trim().to_uppercase(),
            words: None,
        })
    }

    /// The same in other words, for what is made in somebody else's language.
    pub(crate) fn in_words(mut self, words: Words) -> Self {
        self.words = Some(words);
        self
    }

    pub(crate) fn w(&self) -> &Words {
        self.words.as_ref().unwrap_or(&self.visit.words)
    }

    /// Who records, and with what.
    pub(crate) fn recorder(&self) -> Recorder<'_> {
        Recorder {
            stores: self.desk.stores(),
            ring: &self.session.ring,
            stream: &self.desk.office.stream,
            rules: &self.rules,
            actor: self.session.actor,
            now: self.now,
            sheet: &self.sheet,
        }
    }

    /// Opens a case, which is a fact in it when a page shows what a letter says: see [`Look::looked`]. None from which a
    /// conflict of interest keeps who looks.
    pub(crate) fn open(&self, case: CaseId) -> Result<VictimCase, Refusal> {
        if self.kept.contains(&case) {
            return Err(Refusal::NotFound);
        }
        VictimCase::open(
            self.desk.stores(),
            &self.session.ring,
            &self.rules,
            case,
            self.now,
        )
        .map_err(|refused| refusal(&refused))?
        .ok_or(Refusal::NotFound)
    }

    /// What a row shows of a case: its mark in place of names, where a conflict of interest keeps who looks from it.
    pub(crate) fn glance(&self, case: CaseId, person: Option<PersonNo>) -> Result<Glance, Refusal> {
        if self.kept.contains(&case) {
            return Ok(Glance::nameless(
                case.to_string(),
                self.w().t("conflicts-row").to_owned(),
            ));
        }
        let ring = &self.session.ring;
        let stores = self.desk.stores();
        let glance = stores.glance(ring, case, person, &self.rules, self.now);
        glance.map_err(|refused| refusal(&refused))
    }

    /// Records that somebody looked into the file (design.md, "The desks").
    pub(crate) fn looked(&self, case: CaseId) -> Result<(), Refusal> {
        let batch = ledger::BatchId(self.desk.office.stream.bytes());
        let recorded = self.recorder().look(case, batch);
        recorded.map(|_| ()).map_err(|refused| refusal(&refused))
    }

    /// The case that the path names.
    pub(crate) fn case(&self) -> Result<CaseId, Refusal> {
        CaseId::new(self.visit.param("case")).map_err(|_| Refusal::NotFound)
    }

    /// The person that the path names: the case's first is `1`; `0` is the victim not yet known.
    pub(crate) fn person(&self) -> Result<Option<PersonNo>, Refusal> {
        match self.visit.param("person").parse::<u8>() {
            Ok(number) => Ok(number.checked_sub(1).map(PersonNo)),
            Err(_) => Err(Refusal::NotFound),
        }
    }

    pub(crate) fn path(&self, below: &str) -> String {
        self.desk.office.path(below)
    }

    pub(crate) fn shell(&self, title: &str) -> Shell {
        self.desk.shell(self.visit, title)
    }

    pub(crate) fn today(&self) -> Date {
        self.now.day(&self.desk.office.zone)
    }

    /// The time of day of a moment, in the program's zone.
    pub(crate) fn clock(&self, at: Moment) -> String {
        when::clock(self.w(), self.local(at).time())
    }

    /// Its day and, where the hour is known, the time.
    pub(crate) fn at(&self, at: Moment, exactness: Exactness) -> String {
        match exactness {
            Exactness::Day => when::short_day(self.w(), self.local(at).date()),
            Exactness::Second => when::day_and_clock(self.w(), self.local(at)),
        }
    }

    /// The time of day alone where it is today, else with its day.
    pub(crate) fn lately(&self, at: Moment, exactness: Exactness) -> String {
        if exactness == Exactness::Second && at.day(&self.desk.office.zone) == self.today() {
            self.clock(at)
        } else {
            self.at(at, exactness)
        }
    }

    fn local(&self, at: Moment) -> jiff::civil::DateTime {
        self.desk.office.zone.to_datetime(at.timestamp())
    }

    /// Whether nobody but one person can sign in at this desk.
    pub(crate) fn alone(&self) -> bool {
        self.staff.len() < 2
    }

    /// The name of somebody of the client desk, who recorded something there.
    pub(crate) fn reporter(&self, actor: Actor) -> String {
        let accounts = Accounts::new(self.desk.client.as_ref(), DeskName::Client);
        let all = accounts.list().unwrap_or_default();
        let found = all.into_iter().find(|account| account.number == actor);
        found.map_or_else(
            || self.w().t("by-command").to_owned(),
            |account| account.name,
        )
    }

    /// Somebody of the program's staff, by their number.
    pub(crate) fn staff_name(&self, number: u16) -> String {
        let settings = program_file::Settings::read(self.desk.program.as_ref());
        let staff = settings.ok().and_then(|mut settings| {
            let number = program_file::StaffNo(number);
            settings.staff.remove(&number)
        });
        staff.map_or_else(
            || {
                let number = [("number", number.to_string())];
                self.w().with("victim-danger-staff", number)
            },
            |staff| staff.name,
        )
    }

    /// The name of who recorded something.
    pub(crate) fn who(&self, actor: Actor) -> String {
        let name = self.staff.iter().find(|(number, _)| *number == actor);
        name.map_or_else(
            || self.w().t("by-command").to_owned(),
            |(_, name)| name.clone(),
        )
    }
}

/// One full stop at the end: an hour brings its own.
pub(crate) fn stopped(sentence: &str) -> String {
    format!("{}.", sentence.trim_end_matches('.'))
}

/// The navigation.
pub(crate) fn nav(desk: &VictimDesk, visit: &Visit<'_>) -> Vec<NavItem> {
    let (office, w) = (&desk.office, &visit.words);
    let item = |key: &str, path: &str| NavItem::new(w.t(key), office.path(path));
    let unread = desk.board.unread_count();
    let inbox = NavItem {
        badge: (unread > 0).then(|| (unread, w.t("victim-nav-unread").to_owned())),
        ..item("victim-nav-inbox", "/inbox")
    };
    let open = desk.looked.open();
    let leaks = NavItem {
        badge: (open > 0).then(|| (open, w.t("victim-leaks-nav-open").to_owned())),
        ..item("victim-leaks-nav", "/leaks")
    };
    // There only where somebody is to be told.
    let demands = crate::demand::count(desk);
    let demands = (demands > 0).then(|| NavItem {
        badge: Some((demands, w.t("victim-demand-nav-open").to_owned())),
        ..item("victim-demand-title", crate::demand::PATH)
    });
    let all = [
        item("victim-nav-today", "/"),
        item("victim-nav-cases", "/cases"),
        inbox,
        leaks,
    ];
    all.into_iter().chain(demands).collect()
}

/// The button in the band: there where a danger lives, and only then.
pub(crate) fn alarm(desk: &VictimDesk, visit: &Visit<'_>) -> Option<Alarm> {
    let open = desk.board.living().len();
    (open > 0).then(|| Alarm {
        label: visit.words.t("victim-danger-nav").to_owned(),
        open: visit.words.n("victim-danger-nav-open", open),
        path: desk.office.path("/dangers"),
    })
}

/// What cannot be shown beside a field becomes the desk's own refusal.
pub(crate) fn refusal(refused: &Refused) -> Refusal {
    match refused {
        Refused::NotHere => Refusal::NotFound,
        other => Refusal::failed(other),
    }
}
