//! One agreement: its parties and days, what clause (b) still misses in it, the drills of its number, the document
//! itself, and its history by day.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::civil::DateTime;
use page::{Hidden, Shell, Words, typed, when};
use program_file::{Drill, DrillWords, Problem, Provider, Settings, Signed};
use rules::Moment;

use crate::{
    ProgramDesk, acts,
    agreements::{self, PATH},
    changes,
    day::DayField,
    home::{self, Wrong},
};

/// The drill's day fields begin so.
const DRILL: &str = "drill";
/// The field of the file.
const PAPER: &str = "paper";
/// Megabytes in which the limit of a file is said.
pub(crate) const MEGABYTES: usize = program_file::MOST_BYTES / (1024 * 1024);

/// One line of the facts.
struct Fact {
    name: String,
    value: String,
}

/// One line of drills or of the history.
struct Told {
    when: String,
    said: String,
    who: String,
}

#[derive(Template)]
#[template(path = "program/agreement.html")]
struct Page {
    shell: Shell,
    name: String,
    standing: String,
    clause: String,
    missing: Vec<String>,
    facts: Vec<Fact>,
    change: String,
    ended: bool,
    end: String,
    hidden: Hidden,
    tried: String,
    beat: String,
    drills: Vec<Told>,
    drill: String,
    day: DayField,
    time: String,
    by: String,
    heard: String,
    answered: String,
    once: [Hidden; 2],
    document: Option<(String, String)>,
    paper: String,
    most: String,
    history: Vec<Told>,
}

/// Which provider the path names.
pub(crate) fn provider(visit: &Visit<'_>, settings: &Settings) -> Result<(u16, Provider), Refusal> {
    let number = visit.param("number").parse().ok();
    number
        .and_then(|number: u16| Some((number, settings.providers.get(&number)?.clone())))
        .ok_or(Refusal::NotFound)
}

/// Where one agreement is shown.
pub(crate) fn path(number: u16) -> String {
    format!("{PATH}/{number}")
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

/// The agreement has ended: its number is shown in no danger any more.
pub(crate) fn end(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, provider) = provider(visit, &settings)?;
    let ended = Provider {
        ended: true,
        ..provider
    };
    let taken = desk.recorder().provider(&act, number, &ended);
    let nothing = |_: &str, _| Wrong::of("main", visit.words.t("refused-incomplete").to_owned());
    let taken = taken.map(|_| act.batch);
    acts::done_at(desk, visit, taken, &path(number), page, nothing)
}

/// Somebody called the number as a drill.
pub(crate) fn drill(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, provider) = provider(visit, &settings)?;
    let form = &visit.form;
    let mut wrong = Vec::new();
    let day = DayField::of(DRILL, form, desk.today(visit));
    let at = match (day.read(), typed::time(form.get("d_time"))) {
        (Err(no), _) => {
            wrong.push(Wrong::of(day.id("month"), no.said(w).to_owned()));
            None
        }
        (Ok(_), None) => {
            wrong.push(Wrong::of("d_time", w.t("agreement-no-time").to_owned()));
            None
        }
        (Ok(day), Some(time)) => Some(instant(desk, day.to_datetime(time))?),
    };
    for (field, key) in [
        ("d_by", "agreement-fill-in"),
        ("d_heard", "agreement-fill-in"),
    ] {
        if form.get(field).is_empty() {
            wrong.push(Wrong::of(field, w.t(key).to_owned()));
        }
    }
    let answered = form.get("d_answered");
    if !matches!(answered, "yes" | "no") {
        let said = w.t("agreement-no-answered").to_owned();
        wrong.push(Wrong::of("d_answered-yes", said));
    }
    let (Some(at), true) = (at, wrong.is_empty()) else {
        return page(desk, visit, 422, &wrong);
    };
    let drill = Drill {
        at,
        answered: answered == "yes",
        words: DrillWords {
            number: provider.telephone,
            by: form.get("d_by").to_owned(),
            heard: form.get("d_heard").to_owned(),
        },
    };
    let taken = desk.recorder().drill(&act, number, &drill);
    let taken = taken.map(|_| act.batch);
    acts::done_at(desk, visit, taken, &path(number), page, |field, problem| {
        let said = match problem {
            Problem::Ahead => w.t("agreement-drill-ahead").to_owned(),
            Problem::TooLong(most) => w.n("program-long", most),
            _ => w.t("agreement-fill-in").to_owned(),
        };
        let field = match field {
            "at" => "drill_month",
            "by" => "d_by",
            _ => "d_heard",
        };
        Wrong::of(field, said)
    })
}

/// An instant as the program's clocks show it; of an hour that comes twice the first.
pub(crate) fn instant(desk: &ProgramDesk, local: DateTime) -> Result<Moment, Refusal> {
    let at = desk.office.zone.to_ambiguous_timestamp(local).compatible();
    let at = at.map_err(Refusal::failed)?;
    Ok(Moment::from_second(at.as_second()))
}

/// The document itself.
pub(crate) fn lay(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, _) = provider(visit, &settings)?;
    let file = visit.uploads.iter().find(|upload| upload.field == PAPER);
    let bytes = file.map_or(&[][..], |file| file.bytes.as_slice());
    let stream = &desk.office.stream;
    let taken = desk
        .recorder()
        .paper(&act, number, bytes, || stream.bytes());
    let taken = taken.map(|_| act.batch);
    acts::done_at(desk, visit, taken, &path(number), page, |_, problem| {
        let said = match problem {
            Problem::TooBig(_) => w.n("agreement-paper-big", MEGABYTES),
            Problem::NoPaper => w.t("agreement-paper-none").to_owned(),
            Problem::Damaged(damaged) => w.n("agreement-paper-damaged", damaged.at),
            _ => w.t("agreement-paper-missing").to_owned(),
        };
        Wrong::of(PAPER, said)
    })
}

/// The document as it was put there, to be saved and never shown here: its name is ours.
pub(crate) fn fetch(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let store = desk.office.store.as_ref();
    let settings = Settings::read(store)?;
    let (number, _) = provider(visit, &settings)?;
    let (fact, paper) = settings.papers.get(&number).ok_or(Refusal::NotFound)?;
    if fact.as_str() != visit.param("fact") {
        return Err(Refusal::NotFound);
    }
    let bytes = paper.read(store)?.ok_or(Refusal::NotFound)?;
    let name = format!("agreement-{number}.{}", paper.kind.ending());
    Ok(Answer::file(&name, paper.kind.media_type(), bytes))
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, provider) = provider(visit, &settings)?;
    let (today, rules) = (desk.today(visit), desk.counts.rules());
    let mut shell = desk.shell(visit, w.t("agreement-one"));
    home::add(&mut shell.problems, wrong);
    shell.notice = changes::notice(desk, visit, &settings);
    let below = |end: &str| desk.office.path(&format!("{}{end}", path(number)));
    let paper = settings.papers.get(&number);
    let beat = agreements::beat(&settings, &rules);
    let tried = settings.tried(number, today, beat, &rules.zone);
    let lacks = provider.lacks(today).into_iter();
    let mut missing: Vec<String> = lacks.map(|lack| agreements::lack(w, lack)).collect();
    if paper.is_none() && !provider.ended {
        missing.push(w.t("agreement-lack-paper").to_owned());
    }
    if tried.due() && !provider.ended {
        missing.push(agreements::tried(w, tried));
    }
    let form = &visit.form;
    let typed = form.has("d_time");
    let local = desk.office.zone.to_datetime(visit.now.timestamp());
    let accounts = home::staff(desk)?;
    let who = |actor: ledger::Actor| home::who(w, &accounts, actor);
    let mut drills: Vec<&Drill> = settings
        .drills
        .get(&number)
        .map(Vec::from_iter)
        .unwrap_or_default();
    drills.sort_by_key(|drill| std::cmp::Reverse(drill.at));
    let hidden = || changes::hidden(desk, visit, &settings);
    let page = Page {
        standing: agreements::standing(w, &provider, today),
        clause: agreements::clause(w, &rules),
        missing,
        facts: facts(w, desk, &provider),
        change: below("/change"),
        ended: provider.ended,
        end: below("/end"),
        hidden: hidden(),
        tried: agreements::tried(w, tried),
        beat: w.n("agreement-beat", usize::from(beat)),
        drills: drills
            .into_iter()
            .map(|drill| Told {
                when: desk.at(w, drill.at),
                said: changes::drilled(w, drill),
                who: String::new(),
            })
            .collect(),
        drill: below("/drills"),
        day: match typed {
            true => DayField::of(DRILL, form, today),
            false => DayField::filled(DRILL, today),
        },
        time: match typed {
            true => form.get("d_time").to_owned(),
            false => when::clock(w, local.time()),
        },
        by: match typed {
            true => form.get("d_by").to_owned(),
            false => visit.session()?.name.clone(),
        },
        heard: form.get("d_heard").to_owned(),
        answered: form.get("d_answered").to_owned(),
        once: [hidden(), hidden()],
        document: paper.map(|(fact, paper)| {
            let path = below(&format!("/documents/{fact}"));
            (path, changes::paper(w, paper))
        }),
        paper: below("/documents"),
        most: w.n("agreement-paper-hint", MEGABYTES),
        history: changes::of_agreement(w, &settings, number)
            .into_iter()
            .map(|(line, said)| Told {
                when: desk.at(w, line.kept),
                said,
                who: who(line.actor),
            })
            .collect(),
        name: provider.name,
        shell,
    };
    render_with(status, &page)
}

fn facts(w: &Words, desk: &ProgramDesk, provider: &Provider) -> Vec<Fact> {
    let signed = |signed: &Option<Signed>| match signed {
        Some(Signed { by, on }) => w.with(
            "agreement-signed",
            [("by", by.as_str()), ("day", when::day(w, *on).as_str())],
        ),
        None => w.t("agreement-unsigned").to_owned(),
    };
    let day = |day: Option<jiff::civil::Date>, none: &str| {
        day.map_or_else(|| w.t(none).to_owned(), |day| when::day(w, day))
    };
    let facts = [
        ("agreement-provider", provider.name.clone()),
        ("agreement-program", desk.office.program.clone()),
        ("agreement-number", provider.telephone.clone()),
        ("agreement-counties", provider.counties.join(", ")),
        (
            "agreement-certified",
            day(provider.certified_until, "agreement-lack-uncertified"),
        ),
        ("agreement-until", day(provider.until, "agreement-no-end")),
        ("agreement-signed-there", signed(&provider.signed_there)),
        ("agreement-signed-here", signed(&provider.signed_here)),
        ("agreement-lies", provider.document.clone()),
    ];
    let some = facts.into_iter().filter(|(_, value)| !value.is_empty());
    some.map(|(key, value)| Fact {
        name: w.t(key).to_owned(),
        value,
    })
    .collect()
}
