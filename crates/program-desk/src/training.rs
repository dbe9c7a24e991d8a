//! One of the staff: since when and as what they serve, their credentials, their trainings, and what stands out.

use askama::Template;
use desk::{Answer, AtDesk as _, Fields, Refusal, Visit, render_with};
use jiff::civil::Date;
use page::{Hidden, Shell, Words, when};
use program_file::{
    Credential, Degree, OfficeFile, Qualified, Serves, Service, Settings, Staff, StaffNo, Training,
};

use crate::{
    ProgramDesk, acts,
    day::DayField,
    home::{self, Wrong},
    office::{self, InError},
    policies::Tick,
    trainings::{self, PATH, Stand},
};

/// One of them.
pub(crate) const ONE: &str = "/training/{staff}";
/// Where it is said since when they serve.
pub(crate) const SERVICE: &str = "/training/{staff}/service";
/// Where a credential is entered.
pub(crate) const CREDENTIALS: &str = "/training/{staff}/credentials";
/// Where an entry about them is said to have been recorded in error.
pub(crate) const ERROR: &str = "/training/{staff}/error/{entry}";
/// The fields of the first day begin so.
const SINCE: &str = "since";
/// The fields of the last day begin so.
const UNTIL: &str = "until";
/// The fields of a credential's last day begin so.
const ENDS: &str = "ends";

/// An entry about them.
struct Listed {
    said: String,
    more: Vec<String>,
    error: InError,
}

/// An account that can be chosen.
struct Choice {
    value: u32,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "program/training.html")]
struct Page {
    shell: Shell,
    done: bool,
    name: String,
    so_far: String,
    stands: Vec<Stand>,
    serves: String,
    service: String,
    since: DayField,
    until: DayField,
    kinds: Vec<Tick>,
    degrees: Vec<Tick>,
    related: bool,
    years: String,
    before: bool,
    before_label: String,
    accounts: Vec<Choice>,
    credentials: Vec<Listed>,
    credential: String,
    credential_name: String,
    ends: DayField,
    trainings: Vec<Listed>,
    hidden: [Hidden; 2],
}

fn person<'a>(visit: &Visit<'_>, settings: &'a Settings) -> Result<(StaffNo, &'a Staff), Refusal> {
    let number = visit.param("staff").parse().ok().map(StaffNo);
    number
        .and_then(|number| Some((number, settings.staff.get(&number)?)))
        .ok_or(Refusal::NotFound)
}

fn path(number: StaffNo) -> String {
    format!("{PATH}/{number}")
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

/// A day that may be left empty.
fn maybe(desk: &ProgramDesk, visit: &Visit<'_>, name: &'static str) -> Result<Option<Date>, Wrong> {
    let typed = DayField::of(name, &visit.form, desk.today(visit));
    if typed.is_empty() {
        return Ok(None);
    }
    let wrong =
        |no: crate::day::NoDay| Wrong::of(typed.id("month"), no.said(&visit.words).to_owned());
    typed.read().map(Some).map_err(wrong)
}

pub(crate) fn service(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, _) = person(visit, &settings)?;
    let (w, form) = (&visit.words, &visit.form);
    let typed = DayField::of(SINCE, form, desk.today(visit));
    let (since, until) = (typed.read(), maybe(desk, visit, UNTIL));
    let mut wrong = Vec::new();
    if let Err(no) = since {
        wrong.push(Wrong::of(typed.id("month"), no.said(w).to_owned()));
    }
    let (since, until) = match (since, until) {
        (Ok(since), Ok(until)) => (since, until),
        (_, until) => {
            wrong.extend(until.err());
            return page(desk, visit, 422, &wrong);
        }
    };
    let mut kinds = Serves::ALL.into_iter();
    let serves = kinds.find(|each| each.word() == form.get("serves"));
    let account = match form.get("account") {
        "" => None,
        typed => Some(typed.parse().map_err(|_| Refusal::NotFound)?),
    };
    let known = home::staff(desk)?;
    if account.is_some_and(|account| known.iter().all(|(each, _)| each.0 != account)) {
        return Err(Refusal::NotFound);
    }
    let qualified = match qualified(w, form) {
        Ok(qualified) => qualified,
        Err(wrong) => return page(desk, visit, 422, &[wrong]),
    };
    let service = Service {
        staff: number,
        since,
        until,
        serves: serves.ok_or(Refusal::NotFound)?,
        account,
        qualified,
    };
    let done = desk.recorder().serves(&act, &service);
    office::finish(desk, visit, done, &path(number), page, |field| {
        match field {
            "since" => "since_month",
            "until" => "until_month",
            _ => "main",
        }
        .to_owned()
    })
}

/// By what they may lead groups; nothing where the form says nothing of it.
fn qualified(w: &Words, form: &Fields) -> Result<Option<Qualified>, Wrong> {
    let (related, before) = (form.has("q_related"), form.has("q_before"));
    let degree = Degree::from_word(form.get("q_degree"));
    let typed = form.get("q_years").trim();
    if degree.is_none() && typed.is_empty() && !related && !before {
        return Ok(None);
    }
    let years = match typed {
        "" => Ok(0),
        typed => typed.parse(),
    };
    let wrong = |_| Wrong::of("q_years", w.t("training-no-years").to_owned());
    Ok(Some(Qualified {
        degree: degree.unwrap_or_default(),
        related,
        years: years.map_err(wrong)?,
        before,
    }))
}

pub(crate) fn credential(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, _) = person(visit, &settings)?;
    let until = match maybe(desk, visit, ENDS) {
        Ok(until) => until,
        Err(wrong) => return page(desk, visit, 422, &[wrong]),
    };
    let credential = Credential {
        staff: number,
        name: visit.form.get("c_name").to_owned(),
        until,
    };
    let done = desk.recorder().credential(&act, &credential);
    office::finish(desk, visit, done, &path(number), page, |field| {
        match field {
            "name" => "c_name",
            "until" => "ends_month",
            _ => "main",
        }
        .to_owned()
    })
}

pub(crate) fn strike(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, _) = person(visit, &settings)?;
    office::strike(desk, visit, &path(number), page)
}

fn said(w: &Words, service: &Service) -> String {
    let key = format!("training-serves-{}", service.serves.word());
    let serves = w.t(&key);
    let since = when::day(w, service.since);
    match service.until {
        None => w.with(
            "training-service-said",
            [("serves", serves), ("since", since.as_str())],
        ),
        Some(until) => w.with(
            "training-service-ended",
            [
                ("serves", serves),
                ("since", since.as_str()),
                ("until", when::day(w, until).as_str()),
            ],
        ),
    }
}

fn credential_said(w: &Words, credential: &Credential) -> String {
    let name = credential.name.as_str();
    match credential.until {
        None => w.with("training-credential-lasting", [("name", name)]),
        Some(until) => w.with(
            "training-credential-until-said",
            [("name", name), ("day", when::day(w, until).as_str())],
        ),
    }
}

fn training_said(w: &Words, training: &Training) -> (String, Vec<String>) {
    let said = w.with(
        "training-said",
        [
            ("day", when::day(w, training.on)),
            ("title", training.title.clone()),
            ("long", trainings::long(w, training.minutes)),
        ],
    );
    let counts = format!("training-counts-{}", training.counts.word());
    let mut more = vec![w.t(&counts).to_owned()];
    let topics = training.topics.iter().map(|id| trainings::topic(w, id));
    let topics: Vec<String> = topics.collect();
    if !topics.is_empty() {
        more.push(topics.join("; "));
    }
    let slots = [
        ("trainers", training.trainers.as_str()),
        ("sponsor", training.sponsor.as_str()),
        ("approved", training.approved.as_str()),
    ];
    if training.approved.is_empty() {
        more.push(w.with("training-details-bare", slots));
        more.push(w.t("training-unapproved").to_owned());
    } else {
        more.push(w.with("training-details", slots));
    }
    (said, more)
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let (w, form) = (&visit.words, &visit.form);
    let store = desk.office.store.as_ref();
    let (office, settings) = (OfficeFile::read(store)?, Settings::read(store)?);
    let (number, staff) = person(visit, &settings)?;
    let (wants, today) = (office::wants(desk), desk.today(visit));
    let mut shell = desk.shell(visit, w.t("training-one"));
    home::add(&mut shell.problems, wrong);
    let below = path(number);
    let error = |entry: &str, what: &str| office::in_error(desk, visit, &below, entry, what);
    let trained = wants
        .as_ref()
        .map(|wants| office.trained(wants, number, staff, today));
    let service = office.services.get(&number);
    let typed = form.has("serves");
    let day = |name, stands: Option<Date>| match stands {
        Some(day) if !typed => DayField::filled(name, day),
        _ => DayField::of(name, form, today),
    };
    let serves = match typed {
        true => form.get("serves"),
        false => service
            .map_or(Serves::Staff, |service| service.serves)
            .word(),
    };
    let account = match typed {
        true => form.get("account").parse().ok(),
        false => service.and_then(|service| service.account),
    };
    let qualified = service.and_then(|service| service.qualified);
    let degree = match typed {
        true => form.get("q_degree"),
        false => qualified.map_or("", |qualified| qualified.degree.word()),
    };
    let theirs = office.credentials.iter();
    let theirs = theirs.filter(|(_, each)| each.staff == number);
    let credentials = theirs.map(|(written, each)| {
        let said = credential_said(w, each);
        Listed {
            error: error(written.fact.as_str(), &said),
            said,
            more: Vec::new(),
        }
    });
    let trainings = office.trainings_of(number).into_iter();
    let trainings = trainings.map(|(written, each)| {
        let (said, more) = training_said(w, each);
        Listed {
            error: error(written.fact.as_str(), &said),
            said,
            more,
        }
    });
    let stands = trained.iter().flat_map(|trained| &trained.stands);
    let hidden = || acts::unseen_hidden(desk, visit);
    let path = |end: &str| desk.office.path(&format!("{below}{end}"));
    let page = Page {
        done: visit.query.has("done"),
        name: staff.name.clone(),
        so_far: trained
            .as_ref()
            .map(|each| trainings::so_far(w, each))
            .unwrap_or_default(),
        stands: stands
            .map(|each| Stand {
                said: trainings::stand(w, each),
                finding: each.is_finding(),
            })
            .collect(),
        serves: service.map(|each| said(w, each)).unwrap_or_default(),
        service: path("/service"),
        since: day(SINCE, service.map(|each| each.since)),
        until: day(UNTIL, service.and_then(|each| each.until)),
        kinds: Serves::ALL
            .map(|each| Tick {
                id: format!("serves-{}", each.word()),
                word: each.word().to_owned(),
                label: w.t(&format!("training-serves-{}", each.word())).to_owned(),
                ticked: each.word() == serves,
            })
            .into(),
        degrees: Degree::ALL
            .map(|each| Tick {
                id: format!("q_degree-{}", each.word()),
                word: each.word().to_owned(),
                label: w.t(&format!("training-degree-{}", each.word())).to_owned(),
                ticked: each.word() == degree,
            })
            .into(),
        related: match typed {
            true => form.has("q_related"),
            false => qualified.is_some_and(|qualified| qualified.related),
        },
        years: match typed {
            true => form.get("q_years").to_owned(),
            false => qualified.map_or_else(String::new, |qualified| qualified.years.to_string()),
        },
        before: match typed {
            true => form.has("q_before"),
            false => qualified.is_some_and(|qualified| qualified.before),
        },
        before_label: wants
            .as_ref()
            .map(|wants| {
                let day = when::day(w, wants.facilitator_before.day);
                w.with("training-degree-before", [("day", day)])
            })
            .unwrap_or_default(),
        accounts: home::staff(desk)?
            .into_iter()
            .map(|(each, name)| Choice {
                value: each.0,
                label: name,
                chosen: account == Some(each.0),
            })
            .collect(),
        credentials: credentials.collect(),
        credential: path("/credentials"),
        credential_name: form.get("c_name").to_owned(),
        ends: DayField::of(ENDS, form, today),
        trainings: trainings.collect(),
        hidden: [hidden(), hidden()],
        shell,
    };
    render_with(status, &page)
}
