//! *Danger*: whom to telephone now, before anything is typed; then what was said or seen, sealed to the victim
//! desk. The page and its receipt are the same whatever is known there.
//!
//! Opened from a risk question that was answered yes, what is written belongs to that danger and makes no second
//! one. Nothing of it is kept at this desk.

use askama::Template;
use client_file::{Participant, Status};
use desk::{Answer, Fields, Refusal, UNKEPT, Visit};
use drop::{About, Column, HandOver, Kind, NotTaken};
use ledger::Matter;
use page::{Hidden, Shell};
use rules::{CaseId, Ending, FactId, Moment, Target, Targets, What};

use crate::closed_list::{OnCall, Provider};
use crate::hand_over::sender_to;
use crate::look::{Look, refusal};
use crate::{ClientDesk, acts, people};

/// Toward whom, as the form offers it: which of the protected it is, is for the victim desk to know.
pub(crate) const TOWARD: [(&str, &[Target]); 6] = [
    ("partner", &[Target::Victim, Target::CurrentPartner]),
    ("child", &[Target::Child]),
    ("other", &[Target::OtherPerson]),
    ("self", &[Target::Participant]),
    ("staff", &[Target::Staff]),
    ("animal", &[Target::Animal]),
];

/// Whom the reporter may have rung.
const RUNG: [&str; 3] = ["police", "oncall", "provider"];

/// How that may have gone.
const WENT: [&str; 3] = ["no", "reached", "no_answer"];

/// Whom to telephone, in order.
pub(crate) struct Numbers {
    pub(crate) on_call: Vec<OnCall>,
    pub(crate) providers: Vec<Provider>,
}

struct Choice {
    id: String,
    value: String,
    label: String,
    chosen: bool,
}

struct Rung {
    name: String,
    label: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "client/danger.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    numbers: Numbers,
    now: String,
    action: String,
    back: String,
    hidden: Hidden,
    unkept: &'static str,
    /// Whom it is about, where the page was opened from a file.
    who: String,
    /// The danger it belongs to, where a risk question opened it.
    about: String,
    /// Whom it may be about, where it was not.
    people: Vec<Choice>,
    toward: Vec<Choice>,
    words: String,
    rung: Vec<Rung>,
}

#[derive(Template)]
#[template(path = "client/danger-sent.html")]
struct Sent<'a> {
    shell: Shell,
    look: Look<'a>,
    numbers: Numbers,
    when: String,
}

/// Opened from anywhere: the first question is whom it is about.
pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    page(look, None, 200, &[])
}

/// Opened from a file.
pub(crate) fn show_in(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    if look.room {
        return Ok(Answer::see(&look.file_path(file.case)));
    }
    page(look, Some(&file), 200, &[])
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let chosen: Result<CaseId, _> = visit.form.get("d_case").parse();
    let Ok(case) = chosen else {
        return page(look, None, 422, &[("d_case", "client-danger-whose-none")]);
    };
    let file = Participant::open(desk.office.store.as_ref(), &look.session.ring, case);
    let file = file.map_err(|refused| refusal(&refused))?;
    let file = file.ok_or(Refusal::NotFound)?;
    send(look, &file, false)
}

pub(crate) fn take_in(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    send(look, &file, true)
}

/// The receipt says when, and once more whom to telephone.
pub(crate) fn sent(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let at: i64 = visit.param("at").parse().map_err(|_| Refusal::NotFound)?;
    let at = Moment::from_second(at);
    if at > visit.now || at < Moment::from_second(0) {
        return Err(Refusal::NotFound);
    }
    let when = look.since(client_file::Since {
        at,
        exactness: ledger::Exactness::Second,
    });
    let when = look.say_with("client-danger-saved", &[("when", when)]);
    let numbers = numbers(&look, None)?;
    let shell = look.shell(&look.say("client-danger-sent"));
    desk::render(&Sent {
        shell,
        look,
        numbers,
        when,
    })
}

fn send(look: Look<'_>, file: &Participant, inside: bool) -> Result<Answer, Refusal> {
    let form = &look.visit.form;
    let toward = toward(form, "d_toward");
    let about = match known(file, form.get("d_about")) {
        Some((threat, since)) => About::Known { threat, since },
        None => About::New(toward),
    };
    let provider = match form.get("d_provider") {
        "reached" => Some(Ending::Reached),
        "no_answer" => Some(Ending::NoAnswer),
        _ => None,
    };
    let report = drop::Danger { about, provider };
    let letter = letter(&look);
    let sender = sender_to(&look, look.session.ring.drop_for_danger())?;
    let sent = sender.danger(file.case, look.visit.once()?, &report, &letter);
    let problem = match sent {
        Ok(_) if look.room => return Ok(Answer::see(&look.file_path(file.case))),
        Ok(receipt) => {
            let path = look.path(&format!("/danger/sent/{}", receipt.at.second()));
            return Ok(Answer::see(&path));
        }
        Err(NotTaken::TowardNobody) => ("d_toward", "client-danger-toward-none"),
        Err(NotTaken::Empty) => ("d_words", "client-danger-empty"),
        Err(NotTaken::TooLong(_)) => ("d_words", "client-danger-too-long"),
        Err(other) => return Err(Refusal::failed(other)),
    };
    page(look, inside.then_some(file), 422, &[problem])
}

/// Toward whom a risk question answered yes is: the victim and the current partner, unless boxes are ticked.
pub(crate) fn warned(form: &Fields) -> Targets {
    let ticked = toward(form, "toward");
    if ticked.is_empty() {
        [Target::Victim, Target::CurrentPartner]
            .into_iter()
            .collect()
    } else {
        ticked
    }
}

fn toward(form: &Fields, field: &str) -> Targets {
    let ticked = |word: &str| form.all(field).any(|each| each == word);
    TOWARD
        .into_iter()
        .filter(|(word, _)| ticked(word))
        .flat_map(|(_, targets)| targets.iter().copied())
        .collect()
}

/// A danger of this file that a form says it belongs to, if it is one, and when it became known.
pub(crate) fn known(file: &Participant, asked: &str) -> Option<(FactId, Moment)> {
    let threat = asked.parse().ok()?;
    let envelope = &file.line(threat)?.envelope;
    let danger = matches!(envelope.matter, Matter::Rule(What::Threat { .. }));
    danger.then_some((threat, envelope.at))
}

fn letter(look: &Look<'_>) -> HandOver {
    let form = &look.visit.form;
    let mut columns: Vec<Column> = RUNG
        .into_iter()
        .map(|word| (word, form.get(&format!("d_{word}"))))
        .filter(|(_, went)| WENT.iter().skip(1).any(|each| each == went))
        .map(|(word, went)| Column {
            field: String::new(),
            header: look.say(&format!("client-danger-rang-{word}")),
            text: look.say(&format!("client-danger-went-{went}")),
        })
        .collect();
    let ticked: Vec<String> = TOWARD
        .into_iter()
        .filter(|(word, _)| form.all("d_toward").any(|each| each == *word))
        .map(|(word, _)| look.say(&format!("client-danger-toward-{word}")))
        .collect();
    if !ticked.is_empty() {
        columns.push(Column {
            field: String::new(),
            header: look.say("client-danger-toward"),
            text: ticked.join(", "),
        });
    }
    HandOver {
        kind: Kind::Danger,
        words: form.get("d_words").to_owned(),
        columns,
        ..HandOver::default()
    }
}

pub(crate) fn numbers(look: &Look<'_>, county: Option<&str>) -> Result<Numbers, Refusal> {
    let program = look.desk.program.as_ref();
    let on_call = program.on_call(look.visit.now)?;
    let mut providers = program.providers(look.today())?;
    let serves = |provider: &Provider, county: &str| {
        provider
            .counties
            .iter()
            .any(|each| each.trim().eq_ignore_ascii_case(county.trim()))
    };
    // Those of the county first; the others stand below, for a wrong county must not hide a number.
    if let Some(county) = county {
        providers.sort_by_key(|provider| !serves(provider, county));
    }
    Ok(Numbers { on_call, providers })
}

fn page(
    look: Look<'_>,
    file: Option<&Participant>,
    status: u16,
    problems: &[(&'static str, &str)],
) -> Result<Answer, Refusal> {
    let title = look.say("client-danger-title");
    let mut shell = file.map_or_else(|| look.shell(&title), |file| look.shell_in(&title, file));
    for (field, key) in problems {
        shell.problems.add(*field, look.say(key));
    }
    let typed = &look.visit.form;
    let once = match typed.get("once") {
        "" => look.desk.office.once(),
        once => once.to_owned(),
    };
    let intake = file.and_then(|file| file.intake.as_ref());
    let county = intake.map(|intake| intake.county.as_str());
    let about = [typed.get("d_about"), look.visit.query.get("about")];
    let about = file.and_then(|file| about.into_iter().find_map(|asked| known(file, asked)));
    let (back, action) = match file {
        Some(file) => {
            let path = look.file_path(file.case);
            (path.clone(), format!("{path}/danger"))
        }
        None => (look.path("/"), look.path("/danger")),
    };
    let page = Page {
        shell,
        numbers: numbers(&look, county)?,
        now: look.time(look.visit.now),
        action,
        back,
        hidden: Hidden::new(look.visit.csrf(), once),
        unkept: UNKEPT,
        who: file.map_or_else(String::new, |file| {
            people::name(&look, file.intake.as_ref())
        }),
        about: about.map_or_else(String::new, |(threat, _)| threat.to_string()),
        people: match file {
            Some(_) => Vec::new(),
            None => everybody(&look)?,
        },
        toward: TOWARD
            .iter()
            .map(|(word, _)| Choice {
                id: format!("d_toward-{word}"),
                value: (*word).to_owned(),
                label: look.say(&format!("client-danger-toward-{word}")),
                chosen: typed.all("d_toward").any(|each| each == *word),
            })
            .collect(),
        words: typed.get("d_words").to_owned(),
        rung: RUNG.iter().map(|word| rung(&look, word)).collect(),
        look,
    };
    desk::render_with(status, &page)
}

fn rung(look: &Look<'_>, word: &str) -> Rung {
    let name = format!("d_{word}");
    let typed = look.visit.form.get(&name);
    let choices = WENT.iter().map(|went| Choice {
        id: format!("{name}-{went}"),
        value: (*went).to_owned(),
        label: look.say(&format!("client-danger-went-{went}")),
        chosen: typed == *went || (typed.is_empty() && *went == "no"),
    });
    Rung {
        choices: choices.collect(),
        label: look.say(&format!("client-danger-rang-{word}")),
        name,
    }
}

/// Everybody by name, who has left after the others: somebody may be in danger from one who left.
fn everybody(look: &Look<'_>) -> Result<Vec<Choice>, Refusal> {
    let roll = look.desk.roll()?;
    let rows = roll.rows(&look.session.ring);
    let mut rows = rows.map_err(|refused| refusal(&refused))?;
    rows.sort_by_cached_key(|row| {
        let gone = matches!(row.status, Status::Left { .. } | Status::Denied { .. });
        let name = people::name(look, row.intake.as_ref()).to_lowercase();
        (gone, name, row.case)
    });
    let asked = look.visit.form.get("d_case");
    let choices = rows.into_iter().map(|row| Choice {
        id: String::new(),
        value: row.case.to_string(),
        label: format!(
            "{} · {}",
            people::name(look, row.intake.as_ref()),
            people::status(look, row.status).0
        ),
        chosen: asked == row.case.to_string(),
    });
    Ok(choices.collect())
}
