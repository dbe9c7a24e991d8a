//! The page.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::civil::{Date, Weekday, date};
use keys::{Accounts, DeskName};
use ledger::Actor;
use page::{Hidden, Notice, Shell, Undo, Words, when};
use program_file::{Change, Line, Proof, Rehearsals, Settings};
use rules::{DutyKind, Moment, Word as _};

use crate::{
    Backups, KindCount, ProgramDesk, Tally,
    acts::{self, DAY, GO_LIVE, ORDER},
    danger,
    day::DayField,
    moves, needs, people, phones, proof,
};

/// Something that is wrong with a form: the `id` of its field, and what to do about it.
pub(crate) struct Wrong {
    field: String,
    said: String,
}

impl Wrong {
    pub(crate) fn of(field: impl Into<String>, said: String) -> Self {
        let field = field.into();
        Self { field, said }
    }
}

#[derive(Template)]
#[template(path = "program/home.html")]
struct Home {
    shell: Shell,
    heading: String,
    now: String,
    cases: String,
    counts: Vec<Count>,
    dangers: Vec<danger::Line>,
    nothing_due: bool,
    unread: usize,
    history: String,
    go_live: Option<String>,
    go_live_said: String,
    go_live_form: Form,
    reminder: Vec<String>,
    /// What somebody must see to, and where.
    needs: Vec<Need>,
    proclaimed: Vec<Proclaimed>,
    proclaimed_form: Form,
    order: String,
    changes: Vec<Done>,
}

/// What somebody must see to on one page.
struct Need {
    said: Vec<String>,
    path: String,
    page: String,
}

/// One row of the counts.
struct Count {
    label: String,
    overdue: usize,
    /// `red` for a danger, `brown` for all else.
    colour: &'static str,
    today: usize,
    week: usize,
    later: usize,
}

/// A form with a day in it.
struct Form {
    path: String,
    hidden: Hidden,
    day: DayField,
    open: bool,
}

struct Proclaimed {
    day: String,
    order: String,
    moves: String,
    path: String,
    hidden: Hidden,
}

/// One change of the settings.
struct Done {
    when: String,
    who: String,
    what: String,
}

/// Puts what is wrong where the page says it.
pub(crate) fn add(problems: &mut page::Problems, wrong: &[Wrong]) {
    for each in wrong {
        problems.add(&each.field, &each.said);
    }
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    again(desk, visit, 200, &[])
}

/// The page with what is wrong; what was typed stays in its fields.
pub(crate) fn again(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let settings = Settings::read(desk.office.store.as_ref())?;
    let tally = desk.counts.tally(visit.now)?;
    let proof = Proof::read(desk.office.store.as_ref())?;
    let look = Look {
        desk,
        visit,
        settings: &settings,
        proof: &proof,
        w: &visit.words,
        staff: staff(desk)?,
    };
    render_with(status, &look.home(&tally, wrong))
}

/// Everybody of this desk, by their numbers.
pub(crate) fn staff(desk: &ProgramDesk) -> Result<Vec<(Actor, String)>, Refusal> {
    let accounts = Accounts::new(desk.office.store.as_ref(), DeskName::Program);
    let staff = accounts.list().map_err(Refusal::failed)?;
    let named = staff
        .into_iter()
        .map(|account| (account.number, account.name));
    Ok(named.collect())
}

/// Everything that the page is made of.
struct Look<'a> {
    desk: &'a ProgramDesk,
    visit: &'a Visit<'a>,
    settings: &'a Settings,
    proof: &'a Proof,
    w: &'a Words,
    staff: Vec<(Actor, String)>,
}

impl Look<'_> {
    fn home(&self, tally: &Tally, wrong: &[Wrong]) -> Home {
        let (w, office) = (self.w, &self.desk.office);
        let mut shell = self.desk.shell(self.visit, w.t("program-home-title"));
        add(&mut shell.problems, wrong);
        shell.notice = self.notice();
        let findings = people::findings(self.desk, w, self.settings, self.visit.now);
        shell.findings.extend(findings);
        shell.findings.extend(self.backups());
        shell.findings.extend(self.rehearsal());
        let stands = self.desk.counts.stands_since(self.visit.now);
        let stands = stands.map(|since| w.with("upkeep-stands", [("when", self.at(since))]));
        shell.findings.extend(stands);
        let about = |field: &str| wrong.iter().any(|each| each.field.starts_with(field));
        let heading = if office.program.is_empty() {
            w.t("program-home-title").to_owned()
        } else {
            office.program.clone()
        };
        Home {
            heading,
            now: self.at(self.visit.now),
            cases: w.n("program-cases", tally.cases),
            counts: tally.kinds.iter().map(|count| self.count(count)).collect(),
            dangers: tally
                .dangers
                .iter()
                .map(|danger| danger::line(self.desk, self.w, danger, self.visit.now))
                .collect(),
            nothing_due: tally
                .kinds
                .iter()
                .all(|kind| kind.overdue + kind.today + kind.week == 0),
            unread: tally.unread,
            history: match tally.history {
                0 => String::new(),
                some => w.n("program-history", some),
            },
            go_live: self.settings.go_live.map(|day| when::day(w, day)),
            go_live_said: self.go_live_said(),
            go_live_form: self.form("/go-live", GO_LIVE, about(GO_LIVE)),
            reminder: self.reminder(),
            needs: self.needs(tally),
            proclaimed: self.proclaimed(),
            proclaimed_form: self.form("/proclaimed", DAY, about(DAY) || about(ORDER)),
            order: self.visit.form.get(ORDER).to_owned(),
            changes: self
                .settings
                .lines
                .iter()
                .map(|line| self.change(line))
                .collect(),
            shell,
        }
    }

    fn needs(&self, tally: &Tally) -> Vec<Need> {
        let (w, settings) = (self.w, self.settings);
        let needs = [
            (
                needs::about_people(w, settings, tally),
                "/people",
                "program-people-title",
            ),
            (
                phones::needs(w, settings, self.today()),
                "/phones",
                "program-phones-title",
            ),
            (
                proof::needs(w, self.proof, |at| self.at(at), self.visit.now),
                proof::PATH,
                "proof-title",
            ),
        ];
        let some = needs.into_iter().filter(|(said, ..)| !said.is_empty());
        let need = |(said, path, title): (Vec<String>, &str, &str)| Need {
            said,
            path: self.desk.office.path(path),
            page: w.t(title).to_owned(),
        };
        some.map(need).collect()
    }

    fn count(&self, count: &KindCount) -> Count {
        let colour = match count.kind {
            DutyKind::ThreatWarning | DutyKind::ProviderWarning => "red",
            _ => "brown",
        };
        let key = format!("duty-{}", count.kind.word());
        Count {
            label: page::capital(self.w.t(&key)),
            overdue: count.overdue,
            colour,
            today: count.today,
            week: count.week,
            later: count.later,
        }
    }

    /// What about the backups somebody must see to.
    fn backups(&self) -> Option<String> {
        match self.desk.counts.backups(self.visit.now) {
            Backups::Good => None,
            Backups::NoPlace => Some(self.w.t("upkeep-no-place").to_owned()),
            Backups::Failed => Some(self.w.t("upkeep-failed").to_owned()),
            Backups::Old(last) => Some(self.w.with("upkeep-old", [("when", self.at(last))])),
        }
    }

    /// Whether a backup came back when it was last tried. Where none are written, that is said already.
    fn rehearsal(&self) -> Option<String> {
        if !self.desk.counts.rehearses() {
            return None;
        }
        let (key, at) = match self.proof.rehearsed(self.visit.now) {
            Rehearsals::Good(_) => return None,
            Rehearsals::Never => return Some(self.w.t("upkeep-rehearsal-never").to_owned()),
            Rehearsals::InVain(at) => ("upkeep-rehearsal-in-vain", at),
            Rehearsals::Old(at) => ("upkeep-rehearsal-old", at),
        };
        Some(self.w.with(key, [("when", self.at(at))]))
    }

    fn go_live_said(&self) -> String {
        let key = match self.settings.go_live {
            None => "program-go-live-none",
            Some(day) if day > self.today() => "program-go-live-ahead",
            Some(_) => "program-go-live-said",
        };
        self.w.t(key).to_owned()
    }

    /// The governor's order for December says which day beside Christmas is a holiday (25 O.S. 82.1(A)); on
    /// a weekend the law itself names them.
    fn reminder(&self) -> Vec<String> {
        let today = self.today();
        let christmas = date(today.year(), 12, 25);
        let weekend = matches!(christmas.weekday(), Weekday::Saturday | Weekday::Sunday);
        let entered = self
            .settings
            .days()
            .iter()
            .any(|day| day.year() == today.year() && day.month() == 12);
        if weekend || entered || today.month() < 11 || today > christmas {
            return Vec::new();
        }
        let day = when::day(self.w, christmas);
        vec![
            self.w.with("program-reminder", [("day", day)]),
            self.w.t("program-reminder-next").to_owned(),
        ]
    }

    fn proclaimed(&self) -> Vec<Proclaimed> {
        let rules = self.desk.counts.rules();
        let days = self.settings.proclaimed.iter().rev();
        days.map(|(day, order)| Proclaimed {
            day: when::day(self.w, *day),
            order: self.w.with("program-proclaimed-order", [("order", order)]),
            moves: moves::sentence(self.w, &rules, *day),
            path: self
                .desk
                .office
                .path(&format!("/proclaimed/{day}/take-back")),
            hidden: self.hidden(),
        })
        .collect()
    }

    fn form(&self, path: &str, name: &'static str, open: bool) -> Form {
        Form {
            path: self.desk.office.path(path),
            hidden: self.hidden(),
            day: DayField::of(name, &self.visit.form, self.today()),
            open,
        }
    }

    fn hidden(&self) -> Hidden {
        let mut hidden = Hidden::new(self.visit.csrf(), self.desk.office.once());
        hidden.seen = self.settings.version.0.to_string();
        hidden
    }

    /// What the change before this page did. It can be undone while nothing came after it.
    fn notice(&self) -> Option<Notice> {
        let fact = self.visit.query.get("done");
        let mut lines = self.settings.lines.iter().enumerate();
        let (place, line) = lines.find(|(_, line)| line.fact.as_str() == fact)?;
        let text = self.said(&line.change);
        let office = &self.desk.office;
        let undo = acts::opposite(self.settings, fact).filter(|_| place == 0);
        Some(Notice {
            next: self.follows(&line.change),
            undo: undo.map(|_| Undo {
                path: office.path(&format!("/changes/{fact}/undo")),
                label: self.w.t("notice-undo").to_owned(),
                what: text.clone(),
                hidden: self.hidden(),
            }),
            text,
        })
    }

    fn follows(&self, change: &Change) -> String {
        let rules = self.desk.counts.rules();
        match change {
            Change::GoLive(_) => self.go_live_said(),
            Change::Proclaimed(day, _) => moves::sentence(self.w, &rules, *day),
            Change::Unproclaimed(_) => self.w.t("program-taken-back-next").to_owned(),
            Change::Staff(..) => String::new(),
            Change::Roster(_) | Change::Provider(..) => {
                self.w.t("program-phones-follows").to_owned()
            }
            Change::SheetsTried | Change::Account(..) => String::new(),
        }
    }

    fn said(&self, change: &Change) -> String {
        let (key, day, order) = match change {
            Change::GoLive(day) => ("program-done-go-live", day, ""),
            Change::Proclaimed(day, order) => ("program-done-proclaimed", day, order.as_str()),
            Change::Unproclaimed(day) => ("program-done-taken-back", day, ""),
            Change::Staff(_, staff) => {
                let name = [("name", staff.name.as_str())];
                return self.w.with("program-done-staff", name);
            }
            Change::Roster(places) => return self.w.n("program-done-roster", places.len()),
            Change::SheetsTried => return self.w.t("program-done-sheets").to_owned(),
            Change::Account(act, person) => return people::said(self.w, *act, person),
            Change::Provider(_, provider) => {
                let name = [("name", provider.name.as_str())];
                return self.w.with("program-done-provider", name);
            }
        };
        let day = when::day(self.w, *day);
        self.w.with(key, [("day", day.as_str()), ("order", order)])
    }

    fn change(&self, line: &Line) -> Done {
        let who = self.staff.iter().find(|(number, _)| *number == line.actor);
        Done {
            when: self.at(line.kept),
            who: who.map_or_else(
                || self.w.t("by-command").to_owned(),
                |(_, name)| name.clone(),
            ),
            what: self.said(&line.change),
        }
    }

    fn today(&self) -> Date {
        self.desk.today(self.visit)
    }

    fn at(&self, moment: Moment) -> String {
        at(self.desk, self.w, moment)
    }
}

/// The day with its year and the time of day.
pub(crate) fn at(desk: &ProgramDesk, w: &Words, at: Moment) -> String {
    let local = desk.office.zone.to_datetime(at.timestamp());
    w.with(
        "day-and-clock",
        [
            ("day", when::day(w, local.date())),
            ("time", when::clock(w, local.time())),
        ],
    )
}
