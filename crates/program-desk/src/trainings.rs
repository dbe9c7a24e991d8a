//! Everybody who works here, how their training stands, and the form by which a training is entered for all who were there.

use std::collections::BTreeSet;

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::civil::Date;
use ledger::OfficeAct;
use page::{Hidden, Shell, Words, when};
use program_file::{
    Counts, OfficeFile, Problem, Settings, StaffNo, Stands, Trained, Training, Unqualified, Wanted,
    Wants,
};
use rules::Basis;

use crate::{
    ProgramDesk, acts,
    day::DayField,
    home::{self, Wrong},
    needs::{Need, Worth},
    office,
    policies::Tick,
};

/// Where they are listed.
pub(crate) const PATH: &str = "/training";
/// The day's fields begin so.
const ON: &str = "on";

/// One of the staff.
struct Person {
    path: String,
    name: String,
    so_far: String,
    stands: Vec<Stand>,
}

/// What stands out.
pub(crate) struct Stand {
    pub(crate) said: String,
    pub(crate) finding: bool,
}

/// One number of the chapter.
struct Told {
    said: String,
    why: String,
    quote: String,
    clause: String,
}

#[derive(Template)]
#[template(path = "program/trainings.html")]
struct Page {
    shell: Shell,
    done: bool,
    wanted: bool,
    people: Vec<Person>,
    sources: Vec<Told>,
    gone: Vec<office::Gone>,
    action: String,
    import: String,
    hidden: Hidden,
    counts: Vec<Tick>,
    topics: Vec<Tick>,
    who: Vec<Tick>,
    title: String,
    trainers: String,
    on: DayField,
    long: String,
    sponsor: String,
    approved: String,
}

/// Minutes in words.
pub(crate) fn long(w: &Words, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let said = |key, count: u32| w.n(key, usize::try_from(count).unwrap_or(usize::MAX));
    match (hours, rest) {
        (hours, 0) => said("training-hours", hours),
        (0, rest) => said("training-minutes", rest),
        (hours, rest) => w.with(
            "training-hours-minutes",
            [
                ("hours", said("training-hours", hours)),
                ("minutes", said("training-minutes", rest)),
            ],
        ),
    }
}

/// A topic, as it is shown.
pub(crate) fn topic(w: &Words, id: &str) -> String {
    w.t(&format!("training-topic-{id}")).to_owned()
}

/// What stands out, in words.
pub(crate) fn stand(w: &Words, stands: &Stands) -> String {
    let day = |key, day| w.with(key, [("day", when::day(w, day))]);
    let named = |key, name: &str, day| {
        let day = when::day(w, day);
        w.with(key, [("name", name), ("day", day.as_str())])
    };
    let topics = |topics: &[String]| {
        let topics = topics.iter().map(|id| topic(w, id));
        topics.collect::<Vec<_>>().join("; ")
    };
    match stands {
        Stands::Unknown => w.t("training-unknown").to_owned(),
        Stands::NotEntered => w.t("training-not-entered").to_owned(),
        Stands::Lacks(Unqualified::Degree) => w.t("training-lacks-degree").to_owned(),
        Stands::Lacks(Unqualified::Field) => w.t("training-lacks-field").to_owned(),
        Stands::Lacks(Unqualified::Years(years)) => {
            w.n("training-lacks-years", usize::from(*years))
        }
        Stands::Before(minutes) => w.with("training-before", [("hours", long(w, *minutes))]),
        Stands::Observed(count) => w.n(
            "training-observed",
            usize::try_from(*count).unwrap_or(usize::MAX),
        ),
        Stands::LastYear(year, minutes) => w.with(
            "training-last-year",
            [("year", year.to_string()), ("hours", long(w, *minutes))],
        ),
        Stands::LastTopics(year, missing) => w.with(
            "training-last-topics",
            [("year", year.to_string()), ("topics", topics(missing))],
        ),
        Stands::OrientationOver(due) => day("training-orientation-over", *due),
        Stands::Orientation(due) => day("training-orientation", *due),
        Stands::Ended(name, until) => named("training-ended", name, *until),
        Stands::Ends(name, until) => named("training-ends", name, *until),
        Stands::ThisYear(minutes) => w.with("training-this-year", [("hours", long(w, *minutes))]),
        Stands::ThisTopics(missing) => {
            w.with("training-this-topics", [("topics", topics(missing))])
        }
    }
}

/// How far somebody has come this year, in words.
pub(crate) fn so_far(w: &Words, trained: &Trained) -> String {
    let had = long(w, trained.minutes);
    match trained.wanted {
        0 => w.with("training-so-far-free", [("had", had)]),
        wanted => w.with(
            "training-so-far",
            [("had", had), ("wanted", long(w, wanted))],
        ),
    }
}

/// What about training somebody must see to.
pub(crate) fn needs(
    w: &Words,
    wants: &Wants,
    office: &OfficeFile,
    settings: &Settings,
    today: Date,
) -> Vec<Need> {
    let mut needs = Vec::new();
    let mut unknown = 0;
    for (number, staff) in settings.staff.iter().filter(|(_, staff)| !staff.ended) {
        let trained = office.trained(wants, *number, staff, today);
        for stands in &trained.stands {
            let soon = i32::from(wants.ends_ahead.number);
            let worth = match stands {
                Stands::Unknown => {
                    unknown += 1;
                    continue;
                }
                Stands::Orientation(due) if crate::needs::days_left(*due, today) > soon => continue,
                stands if stands.is_finding() => Worth::Now,
                _ => Worth::Ahead,
            };
            let said = stand(w, stands);
            let slots = [("name", staff.name.as_str()), ("said", said.as_str())];
            let path = format!("{PATH}/{number}");
            let said = w.with("training-need", slots);
            needs.push(Need::new(worth, said, path, "training-one"));
        }
    }
    if unknown > 0 {
        let said = w.n("training-need-unknown", unknown);
        needs.push(Need::new(Worth::Soon, said, PATH, "training-title"));
    }
    needs
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

/// A training, for all who were there.
pub(crate) fn enter(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let (w, form, today) = (&visit.words, &visit.form, desk.today(visit));
    let mut wrong = Vec::new();
    let typed = DayField::of(ON, form, today);
    let on = typed.read();
    if let Err(no) = on {
        wrong.push(Wrong::of(typed.id("month"), no.said(w).to_owned()));
    }
    let minutes = minutes(form.get("t_long"));
    if minutes.is_none() {
        wrong.push(Wrong::of("t_long", w.t("training-no-length").to_owned()));
    }
    let numbers = form.all("t_who").map(|text| text.parse().map(StaffNo));
    let staff: Result<BTreeSet<StaffNo>, _> = numbers.collect();
    let staff = staff.map_err(|_| Refusal::NotFound)?;
    let mut kinds = Counts::ALL.into_iter();
    let counts = kinds.find(|each| each.word() == form.get("t_counts"));
    let (Ok(on), Some(minutes), true) = (on, minutes, wrong.is_empty()) else {
        return page(desk, visit, 422, &wrong);
    };
    let training = Training {
        staff,
        counts: counts.ok_or(Refusal::NotFound)?,
        topics: form.all("t_topics").map(str::to_owned).collect(),
        title: form.get("t_title").to_owned(),
        trainers: form.get("t_trainers").to_owned(),
        on,
        minutes,
        sponsor: form.get("t_sponsor").to_owned(),
        approved: form.get("t_approved").to_owned(),
    };
    let wants = office::wants(desk);
    let recorder = desk.recorder();
    let done = recorder.training(&act, wants.as_ref(), &training, today);
    if let Err(program_file::Refused::Field {
        field: "staff",
        problem: Problem::Missing,
    }) = done
    {
        let first = settings(desk)?
            .staff
            .keys()
            .next()
            .copied()
            .unwrap_or_default();
        let said = w.t("training-no-who").to_owned();
        return page(
            desk,
            visit,
            422,
            &[Wrong::of(format!("t_who-{first}"), said)],
        );
    }
    office::finish(desk, visit, done, PATH, page, |field| match field {
        "on" => "on_month".to_owned(),
        "minutes" => "t_long".to_owned(),
        "title" | "trainers" | "sponsor" | "approved" => format!("t_{field}"),
        _ => "main".to_owned(),
    })
}

fn settings(desk: &ProgramDesk) -> Result<Settings, Refusal> {
    Ok(Settings::read(desk.office.store.as_ref())?)
}

/// A length in hours as it is typed, `1.5` or `1,5`, in minutes.
fn minutes(text: &str) -> Option<u32> {
    let text = text.replace(',', ".");
    let (hours, part) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|each| each.is_ascii_digit());
    if !digits(hours) || !digits(part) || part.len() > 2 {
        return None;
    }
    let hundredths: u32 = format!("{part:0<2}").parse().ok()?;
    let hours: u32 = hours.parse().ok()?;
    hours.checked_mul(60)?.checked_add(hundredths * 60 / 100)
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let (w, form) = (&visit.words, &visit.form);
    let office = OfficeFile::read(desk.office.store.as_ref())?;
    let settings = settings(desk)?;
    let (wants, today) = (office::wants(desk), desk.today(visit));
    let mut shell = desk.shell(visit, w.t("training-title"));
    home::add(&mut shell.problems, wrong);
    let working = settings.staff.iter().filter(|(_, staff)| !staff.ended);
    let person = |(number, staff): (&StaffNo, &program_file::Staff)| {
        let trained = wants
            .as_ref()
            .map(|wants| office.trained(wants, *number, staff, today));
        let stands = trained.iter().flat_map(|trained| &trained.stands);
        Person {
            path: desk.office.path(&format!("{PATH}/{number}")),
            name: staff.name.clone(),
            so_far: trained
                .as_ref()
                .map(|each| so_far(w, each))
                .unwrap_or_default(),
            stands: stands
                .map(|each| Stand {
                    said: stand(w, each),
                    finding: each.is_finding(),
                })
                .collect(),
        }
    };
    let typed = form.has("t_long");
    let ticked = |field: &str, word: &str| form.all(field).any(|each| each == word);
    let tick = |field: &str, word: &str, label: String, ticked| Tick {
        id: format!("{field}-{word}"),
        word: word.to_owned(),
        label,
        ticked,
    };
    let topics = wants.iter().flat_map(|wants| &wants.topics);
    let page = Page {
        done: visit.query.has("done"),
        wanted: wants.is_some(),
        people: working.clone().map(person).collect(),
        sources: wants
            .as_ref()
            .map(|wants| sources(w, wants))
            .unwrap_or_default(),
        gone: office::gone(
            desk,
            w,
            &office,
            &[OfficeAct::Trained, OfficeAct::Credential],
        )?,
        action: desk.office.path(PATH),
        import: desk.office.path(crate::import_page::TRAINING.path),
        hidden: acts::unseen_hidden(desk, visit),
        counts: Counts::ALL
            .map(|each| {
                let label = w.t(&format!("training-counts-{}", each.word())).to_owned();
                let on = match typed {
                    true => form.get("t_counts") == each.word(),
                    false => each == Counts::Yearly,
                };
                tick("t_counts", each.word(), label, on)
            })
            .into(),
        topics: topics
            .map(|each| {
                let label = topic(w, &each.id);
                tick("t_topics", &each.id, label, ticked("t_topics", &each.id))
            })
            .collect(),
        who: working
            .map(|(number, staff)| {
                let word = number.to_string();
                let on = ticked("t_who", &word);
                tick("t_who", &word, staff.name.clone(), on)
            })
            .collect(),
        title: form.get("t_title").to_owned(),
        trainers: form.get("t_trainers").to_owned(),
        on: match typed {
            true => DayField::of(ON, form, today),
            false => DayField::filled(ON, today),
        },
        long: form.get("t_long").to_owned(),
        sponsor: form.get("t_sponsor").to_owned(),
        approved: form.get("t_approved").to_owned(),
        shell,
    };
    render_with(status, &page)
}

/// Every number of training, with its source.
fn sources(w: &Words, wants: &Wants) -> Vec<Told> {
    let told = |label: &str, wanted: &Wanted| {
        let key = match wanted.basis {
            Basis::Law => "training-source-law",
            Basis::Policy => "training-source-policy",
        };
        Told {
            said: format!("{}: {}", w.t(label), wanted.number),
            why: w.with(key, [("clause", wanted.clause.as_str())]),
            quote: wanted.quote.clone(),
            clause: wanted.clause.clone(),
        }
    };
    vec![
        told("training-number-staff", &wants.staff_hours),
        told("training-number-volunteer", &wants.volunteer_hours),
        told("training-number-before", &wants.facilitator_hours),
        told("training-number-observed", &wants.facilitator_observed),
        told("training-number-graduate", &wants.graduate_years),
        told("training-number-bachelor", &wants.bachelor_years),
        told("training-number-orientation", &wants.orientation_months),
        told("training-number-ahead", &wants.ends_ahead),
    ]
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_length_is_hours_with_parts_and_nothing_else() {
        for (text, minutes) in [
            ("1", Some(60)),
            ("1.5", Some(90)),
            ("1,25", Some(75)),
            ("0.5", Some(30)),
            ("", None),
            ("x", None),
            ("1.", None),
            (".5", None),
            ("-1", None),
            ("1.333", None),
            ("99999999999", None),
        ] {
            assert_eq!(super::minutes(text), minutes, "{text}");
        }
    }
}
