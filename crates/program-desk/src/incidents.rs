//! Critical incidents and new offenses: what is to be reported to whom by when, and the forms by which one is entered.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use ledger::OfficeAct;
use page::{Hidden, Shell, Words, when};
use program_file::{
    Harm, Incident, NewIncident, NewOffense, Offense, OfficeFile, Source, Step, Stepped, Wants,
};
use rules::{Moment, Rules};

use crate::{
    ProgramDesk, acts,
    day::DayField,
    home::{self, Wrong},
    needs::{Need, Worth},
    office,
    policies::Tick,
};

/// Where both are listed.
pub(crate) const PATH: &str = "/incidents";
/// Where a new offense is entered.
pub(crate) const OFFENSES: &str = "/offenses";
/// The fields of the day on which it happened begin so.
const HAPPENED: &str = "happened";
/// The fields of the day on which it became known begin so.
const KNOWN: &str = "known";
/// All kinds of entries that are listed here.
pub(crate) const KINDS: [OfficeAct; 6] = [
    OfficeAct::Incident,
    OfficeAct::IncidentTold,
    OfficeAct::IncidentWritten,
    OfficeAct::IncidentResolved,
    OfficeAct::Offense,
    OfficeAct::OffenseReported,
];

/// One of them.
struct Listed {
    path: String,
    said: String,
    /// What is to be done, each with whether it is late.
    open: Vec<State>,
}

/// How a step stands.
pub(crate) struct State {
    pub(crate) said: String,
    pub(crate) late: bool,
}

#[derive(Template)]
#[template(path = "program/incidents.html")]
struct Page {
    shell: Shell,
    done: bool,
    incidents: Vec<Listed>,
    offenses: Vec<Listed>,
    gone: Vec<office::Gone>,
    incident: String,
    import: String,
    happened: DayField,
    time: String,
    harms: Vec<Tick>,
    place: String,
    to: String,
    lies: String,
    offense: String,
    known: DayField,
    known_time: String,
    case: String,
    sources: Vec<Tick>,
    hidden: [Hidden; 2],
}

/// What the pages look through.
pub(crate) struct Clocks<'a> {
    pub(crate) desk: &'a ProgramDesk,
    pub(crate) w: &'a Words,
    pub(crate) wants: Option<&'a Wants>,
    pub(crate) rules: &'a Rules,
    pub(crate) now: Moment,
}

impl<'a> Clocks<'a> {
    pub(crate) fn of(
        desk: &'a ProgramDesk,
        visit: &'a Visit<'_>,
        wants: Option<&'a Wants>,
        rules: &'a Rules,
    ) -> Self {
        Self {
            desk,
            w: &visit.words,
            wants,
            rules,
            now: visit.now,
        }
    }

    /// Until when a step is owed.
    pub(crate) fn due(&self, incident: &Incident, step: Step) -> Option<Moment> {
        let rules = self.rules;
        incident.due(self.wants?, step, &rules.calendar, &rules.zone)
    }

    /// Until when an offense is to be reported.
    fn offense_due(&self, offense: &Offense) -> Option<Moment> {
        let rules = self.rules;
        Some(offense.due(self.wants?, &rules.calendar, &rules.zone))
    }

    pub(crate) fn at(&self, at: Moment) -> String {
        self.desk.at(self.w, at)
    }

    /// A sentence with an instant at its end: `9 a.m.` brings its own full stop.
    fn sentence(&self, key: &str, due: Moment) -> String {
        when::ended(&self.w.with(key, [("due", self.at(due))]))
    }

    fn done(&self, done: &Stepped, due: Option<Moment>) -> State {
        let late = due.filter(|due| done.at > *due);
        let (when, who) = (self.at(done.at), done.who.clone());
        let said = match late {
            Some(due) => self.w.with(
                "incident-step-late",
                [("when", when), ("who", who), ("due", self.at(due))],
            ),
            None => self
                .w
                .with("incident-step-done", [("when", when), ("who", who)]),
        };
        State {
            said: when::ended(&said),
            late: late.is_some(),
        }
    }

    /// How a step stands, in words.
    pub(crate) fn step(&self, incident: &Incident, step: Step) -> State {
        let due = self.due(incident, step);
        if let Some(done) = incident.step(step) {
            return self.done(done, due);
        }
        let with_due = |key, due| self.sentence(key, due);
        let (said, late) = match due {
            _ if !incident.owes(step) => (self.w.t("incident-step-not-owed").to_owned(), false),
            None => (self.w.t("incident-step-untimed").to_owned(), false),
            Some(due) if due < self.now => (with_due("incident-step-over", due), true),
            Some(due) if step == Step::Told => (with_due("incident-step-now", due), true),
            Some(due) => (with_due("incident-step-due", due), false),
        };
        State { said, late }
    }

    /// How an offense stands, in words.
    pub(crate) fn offense(&self, offense: &Offense) -> State {
        let due = self.offense_due(offense);
        if let Some(done) = &offense.reported {
            return self.done(done, due);
        }
        let with_due = |key, due| self.sentence(key, due);
        match due {
            None => State {
                said: self.w.t("incident-step-untimed").to_owned(),
                late: false,
            },
            Some(due) if due < self.now => State {
                said: with_due("offense-over", due),
                late: true,
            },
            Some(due) => State {
                said: with_due("offense-due", due),
                late: false,
            },
        }
    }
}

/// What an incident is called.
pub(crate) fn called(clocks: &Clocks<'_>, incident: &Incident) -> String {
    let harm = format!("incident-harm-{}", incident.harm.word());
    let slots = [
        ("harm", clocks.w.t(&harm).to_owned()),
        ("when", clocks.at(incident.at)),
    ];
    clocks.w.with("incident-said", slots)
}

/// What an offense is called.
pub(crate) fn offense_called(clocks: &Clocks<'_>, offense: &Offense) -> String {
    let slots = [
        ("case", offense.case.to_string()),
        ("when", clocks.at(offense.at)),
    ];
    clocks.w.with("offense-line", slots)
}

/// What about incidents and offenses somebody must see to.
pub(crate) fn needs(clocks: &Clocks<'_>, office: &OfficeFile) -> Vec<Need> {
    let (w, mut needs) = (clocks.w, Vec::new());
    for incident in &office.incidents {
        for step in Step::ALL.into_iter().filter(|step| incident.owes(*step)) {
            let due = clocks.due(incident, step);
            let (key, worth) = match due {
                Some(due) if due < clocks.now => ("incident-need-over", Worth::Now),
                Some(_) if step == Step::Told => ("incident-need-due", Worth::Now),
                Some(_) => ("incident-need-due", Worth::Soon),
                None => ("incident-need-open", Worth::Ahead),
            };
            let name = format!("incident-step-name-{}", step.word());
            let slots = [
                ("when", clocks.at(incident.at)),
                ("step", w.t(&name).to_owned()),
                ("due", due.map(|due| clocks.at(due)).unwrap_or_default()),
            ];
            let path = format!("{PATH}/{}", incident.entry.fact);
            let said = when::ended(&w.with(key, slots));
            needs.push(Need::new(worth, said, path, "incident-one"));
        }
    }
    let open = office
        .offenses
        .iter()
        .filter(|each| each.reported.is_none());
    for offense in open {
        let Some(due) = clocks.offense_due(offense) else {
            continue;
        };
        let (key, worth) = match due < clocks.now {
            true => ("offense-need-over", Worth::Now),
            false => ("offense-need-due", Worth::Soon),
        };
        let said = clocks.sentence(key, due);
        let path = format!("{OFFENSES}/{}", offense.entry.fact);
        needs.push(Need::new(worth, said, path, "offense-one"));
    }
    needs
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

/// A new incident.
pub(crate) fn enter(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (w, form) = (&visit.words, &visit.form);
    let mut wrong = Vec::new();
    let at = office::moment(desk, visit, HAPPENED, "i_time")?;
    let mut harms = Harm::ALL.into_iter();
    let harm = harms.find(|each| each.word() == form.get("i_harm"));
    if harm.is_none() {
        let said = w.t("incident-no-harm").to_owned();
        wrong.push(Wrong::of("i_harm-death", said));
    }
    let (at, harm) = match (at, harm) {
        (Ok(at), Some(harm)) => (at, harm),
        (at, _) => {
            wrong.extend(at.err());
            return page(desk, visit, 422, &wrong);
        }
    };
    let new = NewIncident {
        at,
        harm,
        place: form.get("i_place").to_owned(),
        to: form.get("i_to").to_owned(),
        lies: form.get("i_lies").to_owned(),
    };
    let done = desk.recorder().incident(&act, &new);
    office::finish(desk, visit, done, PATH, page, |field| match field {
        "at" => "happened_month".to_owned(),
        field => format!("i_{field}"),
    })
}

/// A new offense.
pub(crate) fn enter_offense(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (w, form) = (&visit.words, &visit.form);
    let mut wrong = Vec::new();
    let at = office::moment(desk, visit, KNOWN, "o_time")?;
    let mut sources = Source::ALL.into_iter();
    let source = sources.find(|each| each.word() == form.get("o_source"));
    if source.is_none() {
        let said = w.t("offense-no-source").to_owned();
        wrong.push(Wrong::of("o_source-participant", said));
    }
    if rules::CaseId::new(form.get("o_case")).is_err() {
        wrong.push(Wrong::of("o_case", w.t("offense-no-case").to_owned()));
    }
    let (at, source) = match (at, source) {
        (Ok(at), Some(source)) if wrong.is_empty() => (at, source),
        (at, _) => {
            wrong.extend(at.err());
            return page(desk, visit, 422, &wrong);
        }
    };
    let new = NewOffense {
        at,
        case: form.get("o_case").to_owned(),
        source,
    };
    let done = desk.recorder().offense(&act, &new);
    office::finish(desk, visit, done, PATH, page, |field| {
        match field {
            "at" => "known_month",
            _ => "o_case",
        }
        .to_owned()
    })
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let (w, form) = (&visit.words, &visit.form);
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let (wants, rules, today) = (office::wants(desk), desk.counts.rules(), desk.today(visit));
    let clocks = Clocks::of(desk, visit, wants.as_ref(), &rules);
    let mut shell = desk.shell(visit, w.t("incident-title"));
    home::add(&mut shell.problems, wrong);
    let incidents = office.incidents.iter().map(|incident| Listed {
        path: desk.office.path(&format!("{PATH}/{}", incident.entry.fact)),
        said: called(&clocks, incident),
        open: {
            let owed = Step::ALL.into_iter().filter(|step| incident.owes(*step));
            owed.map(|step| {
                let state = clocks.step(incident, step);
                let name = w.t(&format!("incident-{}", step.word())).to_owned();
                State {
                    said: format!("{name}. {}", state.said),
                    late: state.late,
                }
            })
            .collect()
        },
    });
    let offenses = office.offenses.iter().map(|offense| Listed {
        path: desk
            .office
            .path(&format!("{OFFENSES}/{}", offense.entry.fact)),
        said: offense_called(&clocks, offense),
        open: vec![clocks.offense(offense)],
    });
    let tick = |field: &str, prefix: &str, word: &str| Tick {
        id: format!("{field}-{word}"),
        word: word.to_owned(),
        label: w.t(&format!("{prefix}-{word}")).to_owned(),
        ticked: form.get(field) == word,
    };
    let clock = || {
        let local = desk.office.zone.to_datetime(visit.now.timestamp());
        when::clock(w, local.time())
    };
    let (day, known) = (form.has("i_time"), form.has("o_time"));
    let days = |typed, name| match typed {
        true => DayField::of(name, form, today),
        false => DayField::filled(name, today),
    };
    let time = |typed, name| match typed {
        true => form.get(name).to_owned(),
        false => clock(),
    };
    let hidden = || acts::unseen_hidden(desk, visit);
    let page = Page {
        done: visit.query.has("done"),
        incidents: incidents.collect(),
        offenses: offenses.collect(),
        gone: office::gone(desk, w, &office, &KINDS)?,
        incident: desk.office.path(PATH),
        import: desk.office.path(crate::import_page::INCIDENTS.path),
        happened: days(day, HAPPENED),
        time: time(day, "i_time"),
        harms: Harm::ALL
            .map(|each| tick("i_harm", "incident-harm", each.word()))
            .into(),
        place: form.get("i_place").to_owned(),
        to: form.get("i_to").to_owned(),
        lies: form.get("i_lies").to_owned(),
        offense: desk.office.path(OFFENSES),
        known: days(known, KNOWN),
        known_time: time(known, "o_time"),
        case: form.get("o_case").to_owned(),
        sources: Source::ALL
            .map(|each| tick("o_source", "offense-source", each.word()))
            .into(),
        hidden: [hidden(), hidden()],
        shell,
    };
    render_with(status, &page)
}
