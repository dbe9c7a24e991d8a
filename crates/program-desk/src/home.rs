//! The page.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::civil::{Date, date};
use keys::{Accounts, DeskName};
use ledger::Actor;
use page::{Hidden, Shell, Words, when};
use program_file::{Line, Proof, Rehearsals, Settings};
use rules::{Moment, Word as _};

use crate::{
    Backups, KindCount, ProgramDesk, Tally,
    acts::{DAY, GO_LIVE, ORDER},
    agreements, case_orders, changes, danger,
    day::DayField,
    demands, moves,
    needs::{self, Need, Worth},
    office, orders, people, proof, year,
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
    /// Where a legal demand is written down.
    links: crate::Links,
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
    /// What somebody must see to, the worst first.
    needs: Vec<Listed>,
    proclaimed: Vec<Proclaimed>,
    proclaimed_form: Form,
    order: String,
    changes: Vec<Done>,
}

/// One thing that somebody must see to, and where.
struct Listed {
    look: &'static str,
    soon: String,
    said: String,
    path: String,
    link: String,
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
        orders: [
            orders::needs(desk, &visit.words, visit.now)?,
            case_orders::needs(desk, &visit.words, visit.now)?,
            demands::needs(desk, &visit.words, visit.now)?,
            office::needs(desk, visit)?,
        ]
        .concat(),
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

/// The name of who recorded something.
pub(crate) fn who(w: &Words, staff: &[(Actor, String)], actor: Actor) -> String {
    let found = staff.iter().find(|(number, _)| *number == actor);
    found.map_or_else(|| w.t("by-command").to_owned(), |(_, name)| name.clone())
}

/// Everything that the page is made of.
struct Look<'a> {
    /// What was asked to be taken out, and what the office misses.
    orders: Vec<Need>,
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
        shell.notice = changes::notice(self.desk, self.visit, self.settings);
        let needs = self.needs(std::mem::take(&mut shell.findings), tally);
        let about = |field: &str| wrong.iter().any(|each| each.field.starts_with(field));
        let heading = if office.program.is_empty() {
            w.t("program-home-title").to_owned()
        } else {
            office.program.clone()
        };
        Home {
            heading,
            links: self.desk.links(
                self.visit,
                &[
                    ("year-title", year::PATH),
                    ("demand-title", demands::PATH),
                    ("order-title", orders::PATH),
                ],
            ),
            now: self.desk.at(w, self.visit.now),
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
            go_live_said: changes::go_live(w, self.settings, self.today()),
            go_live_form: self.form("/go-live", GO_LIVE, about(GO_LIVE)),
            needs,
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

    /// Everything that somebody must see to, the worst first. `alarms` is what every desk says of alarms and accounts.
    fn needs(&self, alarms: Vec<String>, tally: &Tally) -> Vec<Listed> {
        let (w, settings) = (self.w, self.settings);
        let rules = self.desk.counts.rules();
        let alarms = alarms.into_iter();
        let mut needs: Vec<Need> = alarms
            .map(|said| Need::elsewhere(Worth::Alarm, said))
            .collect();
        if tally.unread_late > 0 {
            let said = w.n("program-unread-late", tally.unread_late);
            needs.push(Need::elsewhere(Worth::Now, said));
        }
        needs.extend(people::needs(self.desk, w, settings, self.visit.now));
        needs.extend(self.go_live());
        needs.extend(self.backups());
        needs.extend(self.rehearsal());
        needs.extend(self.certificate());
        let stands = self.desk.counts.stands_since(self.visit.now);
        let stands = stands.map(|since| {
            let said = w.with("upkeep-stands", [("when", self.desk.at(w, since))]);
            Need::elsewhere(Worth::Now, said)
        });
        needs.extend(stands);
        let at = |at| self.desk.at(w, at);
        let proof = proof::needs(w, self.proof, at, self.visit.now);
        needs.extend(
            proof
                .into_iter()
                .map(|said| Need::new(Worth::Soon, said, proof::PATH, "proof-title")),
        );
        needs.extend(needs::about_people(w, settings));
        needs.extend(agreements::needs(w, settings, &rules, self.today()));
        needs.extend(self.orders.iter().cloned());
        needs.extend(self.reminder());
        needs.sort_by_key(|need| need.worth);
        let listed = |need: Need| Listed {
            look: need.worth.look(),
            soon: w.t(need.worth.key()).to_owned(),
            said: need.said,
            path: match need.link.is_empty() {
                true => String::new(),
                false => self.desk.office.path(&need.path),
            },
            link: match need.link.is_empty() {
                true => String::new(),
                false => w.t(need.link).to_owned(),
            },
        };
        needs.into_iter().map(listed).collect()
    }

    fn count(&self, count: &KindCount) -> Count {
        let colour = match count.kind.is_warning() {
            true => "red",
            false => "brown",
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

    /// Until somebody says from which day on, what is brought in from before stands there as overdue.
    fn go_live(&self) -> Option<Need> {
        let none = self.settings.go_live.is_none();
        let said = self.w.t("program-go-live-need");
        none.then(|| Need::new(Worth::Now, said, "/#go_live_month", "program-go-live-title"))
    }

    /// What about the backups somebody must see to.
    fn backups(&self) -> Option<Need> {
        let said = match self.desk.counts.backups(self.visit.now) {
            Backups::Good => return None,
            Backups::NoPlace => self.w.t("upkeep-no-place").to_owned(),
            Backups::Failed => self.w.t("upkeep-failed").to_owned(),
            Backups::Old(last) => self
                .w
                .with("upkeep-old", [("when", self.desk.at(self.w, last))]),
        };
        Some(Need::elsewhere(Worth::Now, said))
    }

    /// A certificate that ends within thirty days, or has ended: browsers of other machines are shown nothing then.
    fn certificate(&self) -> Option<Need> {
        let (end, now) = (self.desk.counts.certificate()?, self.visit.now);
        if end > now.plus(30 * 86_400) {
            return None;
        }
        let (key, worth) = match end < now {
            true => ("upkeep-certificate-over", Worth::Now),
            false => ("upkeep-certificate-ends", Worth::Soon),
        };
        let said = self.w.with(key, [("when", self.desk.at(self.w, end))]);
        Some(Need::elsewhere(worth, said))
    }

    /// Whether a backup came back when it was last tried. Where none are written, that is said already.
    fn rehearsal(&self) -> Option<Need> {
        if !self.desk.counts.rehearses() {
            return None;
        }
        let (key, at) = match self.proof.rehearsed(self.visit.now) {
            Rehearsals::Good(_) => return None,
            Rehearsals::Never => {
                let said = self.w.t("upkeep-rehearsal-never");
                return Some(Need::elsewhere(Worth::Soon, said));
            }
            Rehearsals::InVain(at) => ("upkeep-rehearsal-in-vain", at),
            Rehearsals::Old(at) => ("upkeep-rehearsal-old", at),
        };
        let said = self.w.with(key, [("when", self.desk.at(self.w, at))]);
        Some(Need::elsewhere(Worth::Now, said))
    }

    /// The governor's order for December says which day beside Christmas is a holiday (25 O.S. 82.1(A)); on
    /// a weekend the law itself names them.
    fn reminder(&self) -> Option<Need> {
        let today = self.today();
        let christmas = date(today.year(), 12, 25);
        let open = self.settings.december_is_open(today.year());
        if !open || today.month() < 11 || today > christmas {
            return None;
        }
        let day = when::day(self.w, christmas);
        let said = self.w.with("program-reminder", [("day", day)]);
        let next = self.w.t("program-reminder-next");
        let said = format!("{said} {next}");
        let enter = "program-proclaimed-enter";
        Some(Need::new(Worth::Soon, said, "/#day_month", enter))
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
        changes::hidden(self.desk, self.visit, self.settings)
    }

    fn change(&self, line: &Line) -> Done {
        Done {
            when: self.desk.at(self.w, line.kept),
            who: who(self.w, &self.staff, line.actor),
            what: changes::said(self.w, &line.change),
        }
    }

    fn today(&self) -> Date {
        self.desk.today(self.visit)
    }
}

impl ProgramDesk {
    /// The day with its year and the time of day.
    pub(crate) fn at(&self, w: &Words, at: Moment) -> String {
        let local = self.office.zone.to_datetime(at.timestamp());
        w.with(
            "day-and-clock",
            [
                ("day", when::day(w, local.date())),
                ("time", when::clock(w, local.time())),
            ],
        )
    }
}
