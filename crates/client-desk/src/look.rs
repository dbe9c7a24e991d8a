//! What every page of this desk needs: words, days, who is who, and whether the participant is in the room.

use std::collections::BTreeSet;

use client_file::{Participant, Recorder, Refused, Row, Since};
use desk::{AtDesk as _, Fields, Refusal, Session, Visit};
use jiff::civil::Date;
use keys::{Accounts, DeskName};
use ledger::{Actor, Exactness};
use page::{FileStrip, Hidden, NavItem, Shell, Words, when};
use rules::{CaseId, Moment};

use crate::{ClientDesk, people, room};

/// One visit, ready to be answered with a page.
pub(crate) struct Look<'a> {
    pub(crate) desk: &'a ClientDesk,
    pub(crate) visit: &'a Visit<'a>,
    pub(crate) session: &'a Session,
    /// The participant sees the screen: no page says what is not for them.
    pub(crate) room: bool,
    /// Files from which a conflict of interest keeps whoever is signed in.
    pub(crate) kept: &'a BTreeSet<CaseId>,
    staff: Vec<(Actor, String)>,
    /// The paper sheet from which a form was filled in; empty where it was none.
    sheet: String,
}

impl<'a> Look<'a> {
    pub(crate) fn new(desk: &'a ClientDesk, visit: &'a Visit<'a>) -> Result<Self, Refusal> {
        let session = visit.session()?;
        let room = room::is_on(&desk.office, session)?;
        let accounts = Accounts::new(desk.office.store.as_ref(), DeskName::Client);
        let staff = accounts.list().map_err(Refusal::failed)?;
        let staff = staff
            .into_iter()
            .map(|account| (account.number, account.name))
            .collect();
        Ok(Self {
            desk,
            visit,
            session,
            room,
            kept: visit.kept_from(&desk.office)?,
            staff,
            sheet: visit.form.get("sheet").trim().to_uppercase(),
        })
    }

    /// Who records, and with what.
    pub(crate) fn recorder(&self) -> Recorder<'_> {
        let office = &self.desk.office;
        Recorder {
            store: office.store.as_ref(),
            ring: &self.session.ring,
            stream: &office.stream,
            zone: &office.zone,
            actor: self.session.actor,
            now: self.visit.now,
            sheet: &self.sheet,
        }
    }

    fn w(&self) -> &Words {
        &self.visit.words
    }

    /// With the participant in the room the words of `KEY-room`, if there are any.
    fn key(&self, key: &str) -> String {
        let quiet = format!("{key}-room");
        if self.room && self.w().has(&quiet) {
            quiet
        } else {
            key.to_owned()
        }
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.w().t(&self.key(key)).to_owned()
    }

    pub(crate) fn say_with(&self, key: &str, with: &[(&str, String)]) -> String {
        self.w().with(&self.key(key), with)
    }

    /// The words of a key that counts something.
    pub(crate) fn count(&self, key: &str, count: usize) -> String {
        self.w().n(&self.key(key), count)
    }

    /// The words of a key that not everything has, such as a hint.
    pub(crate) fn say_if(&self, key: &str) -> String {
        if self.w().has(key) {
            self.say(key)
        } else {
            String::new()
        }
    }

    /// What stands around a page. The title says which page, never whose.
    pub(crate) fn shell(&self, title: &str) -> Shell {
        let mut shell = self.desk.shell(self.visit, title);
        if !self.room {
            shell.foot.push(self.say("client-foot"));
        }
        shell
    }

    /// The same in somebody's file: the title has the case's mark.
    pub(crate) fn shell_in(&self, title: &str, file: &Participant) -> Shell {
        let path = self.file_path(file.case);
        let here = self.visit.request.path == path;
        let mut nav = vec![NavItem {
            current: here,
            ..NavItem::new(self.say("client-file-nav"), path)
        }];
        if !self.room {
            let path = self.hand_over_path(file.case);
            nav.push(NavItem {
                current: self.visit.request.path == path,
                ..NavItem::new(self.say("client-hand-over-nav"), path)
            });
            let path = format!("{}/record", self.file_path(file.case));
            nav.push(NavItem {
                current: self.visit.request.path == path,
                ..NavItem::new(self.say("client-record-nav"), path)
            });
        }
        let strip = FileStrip {
            mark: file.case.to_string(),
            who: people::name(self, file.intake.as_ref()),
            about: people::status(self, file.status).0,
            nav,
        };
        self.shell(&format!("{title} · {}", file.case))
            .in_file(strip)
    }

    /// The hidden fields of a form that is not kept while it is typed.
    pub(crate) fn hidden(&self) -> Hidden {
        Hidden::new(self.visit.csrf(), self.desk.office.once())
    }

    /// Everybody whose file is theirs to work on.
    pub(crate) fn everybody(&self) -> Result<Vec<Row>, Refusal> {
        self.desk.everybody(self.visit)
    }

    pub(crate) fn hand_over_path(&self, case: CaseId) -> String {
        format!("{}/hand-over", self.file_path(case))
    }

    pub(crate) fn path(&self, below: &str) -> String {
        self.desk.office.path(below)
    }

    pub(crate) fn file_path(&self, case: CaseId) -> String {
        self.path(&format!("/participants/{case}"))
    }

    pub(crate) fn today(&self) -> Date {
        self.visit.now.day(&self.desk.office.zone)
    }

    pub(crate) fn day(&self, day: Date) -> String {
        when::day(self.w(), day)
    }

    /// The day, and the time of day where it is known.
    pub(crate) fn since(&self, since: Since) -> String {
        let zone = &self.desk.office.zone;
        let day = self.day(since.at.day(zone));
        match since.exactness {
            Exactness::Day => day,
            Exactness::Second => format!("{day}, {}", self.clock(since)),
        }
    }

    /// The time of day; nothing where only the day is known.
    pub(crate) fn clock(&self, since: Since) -> String {
        match since.exactness {
            Exactness::Day => String::new(),
            Exactness::Second => self.time(since.at),
        }
    }

    /// The time of day of a moment, in the program's zone.
    pub(crate) fn time(&self, at: Moment) -> String {
        let zone = &self.desk.office.zone;
        when::clock(self.w(), zone.to_datetime(at.timestamp()).time())
    }

    /// Whole days from its day to today.
    pub(crate) fn days(&self, since: Since) -> usize {
        let days = since.days(self.visit.now, &self.desk.office.zone);
        usize::try_from(days).unwrap_or_default()
    }

    pub(crate) fn who(&self, actor: Actor) -> String {
        let name = self
            .staff
            .iter()
            .find(|(number, _)| *number == actor)
            .map(|(_, name)| name);
        name.cloned()
            .unwrap_or_else(|| self.say("client-by-nobody"))
    }

    /// Three fields filled with a day.
    pub(crate) fn filled(field: &str, day: Date) -> Fields {
        Fields(vec![
            (format!("{field}_month"), day.month().to_string()),
            (format!("{field}_day"), day.day().to_string()),
            (format!("{field}_year"), day.year().to_string()),
        ])
    }
}

/// The navigation, for whoever is signed in.
pub(crate) fn nav(desk: &ClientDesk, visit: &Visit<'_>) -> Vec<NavItem> {
    let office = &desk.office;
    [
        ("client-nav-people", "/"),
        ("client-nav-groups", "/groups"),
        ("client-nav-referral", "/referrals/new"),
        ("client-nav-import", "/import"),
        ("client-nav-room", "/room"),
    ]
    .map(|(key, path)| NavItem::new(visit.words.t(key), office.path(path)))
    .into()
}

/// What cannot be shown beside a field becomes the desk's own refusal.
pub(crate) fn refusal(refused: &Refused) -> Refusal {
    match refused {
        Refused::NotHere => Refusal::NotFound,
        other => Refusal::failed(other),
    }
}
