//! One danger: who is to be told by when, what was tried, the next step, the provider, minute by minute; and its end,
//! at which a second person looks. One page names one person at most, so this one names none: each is a number here
//! and a name on the page of their call.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use ledger::Exactness;
use page::{Hidden, Notice, Shell, when};
use rules::{CaseId, Duty, FactId, How, State};
use victim_file::{Danger, Refused, VictimCase, danger::End, record::Act};

use crate::VictimDesk;
use crate::case::notice_of;
use crate::case_form;
use crate::case_sheet::seen;
use crate::danger_line::{self, Minute};
use crate::danger_said::{self, Said};
use crate::look::{Look, refusal, stopped};
use crate::providers::{self, Provider};
use crate::say::{self as speak, Due};
use crate::strip::{self, say};
use crate::ways::{self, Way};

/// Somebody who is to be told.
struct Who {
    due: Due,
    title: String,
    roles: String,
    tries: Vec<String>,
    next: String,
    /// Where what else was done is written down; empty where nothing is.
    step: String,
    /// Every way to them, in the order in which they are tried.
    ways: Vec<Way>,
    /// Where they are called, or where what else they must be told is; empty where nothing is left.
    call: String,
    button: String,
}

/// How it ended.
struct Over {
    title: String,
    why: String,
    by: String,
    left: String,
    stands: String,
    /// Where a second person says what they found; empty for who may not.
    action: String,
    hidden: Hidden,
    words: String,
}

#[derive(Template)]
#[template(path = "victim/danger.html")]
struct Page {
    shell: Shell,
    title: String,
    lead: String,
    again: String,
    lives: bool,
    stands: String,
    take: String,
    take_label: String,
    hidden: Hidden,
    who: Vec<Who>,
    who_said: String,
    provider: Option<Who>,
    providers: Vec<Provider>,
    ask_first: String,
    minutes: Vec<Minute>,
    said: Vec<Said>,
    toward: String,
    end: String,
    over: Option<Over>,
}

pub(crate) fn path(look: &Look<'_>, case: CaseId, threat: FactId) -> String {
    look.path(&format!("/cases/{case}/danger/{threat}"))
}

/// Who has it, and since when.
pub(crate) fn took(look: &Look<'_>, danger: &Danger) -> String {
    match danger.took {
        None => say(look, "victim-danger-took-nobody"),
        Some((actor, at)) if actor == look.session.actor => {
            let time = look.lately(at, Exactness::Second);
            look.w().with("victim-danger-took-you", [("time", time)])
        }
        Some((actor, at)) => {
            let time = look.lately(at, Exactness::Second);
            let slots = [("who", look.who(actor)), ("time", time)];
            look.w().with("victim-danger-took-other", slots)
        }
    }
}

/// How many have not been told: people and the provider.
pub(crate) fn not_told(file: &VictimCase, danger: &Danger) -> usize {
    let all = file.warnings(danger.threat).into_iter();
    all.chain(file.provider_warning(danger.threat))
        .filter(|duty| duty.state == State::Open || ended_untold(duty))
        .count()
}

const fn ended_untold(duty: &Duty) -> bool {
    matches!(
        duty.state,
        State::Lapsed {
            how: How::Ended,
            ..
        }
    )
}

fn asked(look: &Look<'_>, file: &VictimCase) -> Result<Danger, Refusal> {
    let fact = strip::fact(look)?.ok_or(Refusal::NotFound)?;
    file.danger(fact).ok_or(Refusal::NotFound)
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let danger = asked(&look, &file)?;
    look.looked(file.case)?;
    page(&look, &file, &danger, 200, "", desk.office.once())
}

fn page(
    look: &Look<'_>,
    file: &VictimCase,
    danger: &Danger,
    status: u16,
    wrong: &str,
    once: String,
) -> Result<Answer, Refusal> {
    let w = look.w();
    let mut shell = strip::shell(look, file, None, &say(look, "victim-danger-title"));
    shell.foot.push(say(look, "victim-danger-foot"));
    shell.notice = done(look, file, danger);
    if !wrong.is_empty() {
        shell.problems.add("vd_words", wrong.to_owned());
    }
    let warnings = file.warnings(danger.threat);
    let who: Vec<Who> = warnings
        .iter()
        .map(|duty| one(look, file, danger, duty))
        .collect();
    let told = warnings.iter().filter(|duty| is_told(duty)).count();
    let count = [("told", told.to_string()), ("all", who.len().to_string())];
    let here = path(look, file.case, danger.threat);
    let page = Page {
        title: title(look, file, danger),
        lead: lead(look, danger),
        again: here.clone(),
        lives: danger.lives(),
        stands: strip::stands(look, file),
        take: format!("{here}/take"),
        take_label: match danger.took {
            Some((actor, _)) if actor == look.session.actor => String::new(),
            Some(_) => say(look, "victim-danger-take-over"),
            None => say(look, "victim-danger-take"),
        },
        hidden: Hidden::new(look.visit.csrf(), look.desk.office.once()),
        who_said: w.with("victim-danger-who-told", count),
        who,
        provider: file
            .provider_warning(danger.threat)
            .map(|duty| provider(look, file, danger, duty)),
        providers: providers::to_telephone(look, file)?,
        ask_first: if danger.source.is_some() {
            say(look, "victim-danger-ask-first")
        } else {
            String::new()
        },
        minutes: danger_line::minutes(look, file, danger),
        said: danger_said::said(look, file, danger)?,
        toward: danger_said::toward(look, danger),
        end: look.path(&format!("/cases/{}/over/{}", file.case, danger.threat)),
        over: danger.end.map(|end| over(look, file, danger, &end, once)),
        shell,
    };
    desk::render_with(status, &page)
}

/// What the press before this page recorded, with what is next and Undo.
fn done(look: &Look<'_>, file: &VictimCase, danger: &Danger) -> Option<Notice> {
    let mut notice = notice_of(look, file, look.visit.query.get("done"))?;
    if danger.lives() {
        notice.next = whats_next(look, file, danger);
    }
    Some(notice)
}

/// Who is to be told next: people first, then the provider; then what of the rest is still to be told.
fn whats_next(look: &Look<'_>, file: &VictimCase, danger: &Danger) -> String {
    let is_open = |duty: &&Duty| duty.state == State::Open;
    let warnings = file.warnings(danger.threat);
    let mut open: Vec<&Duty> = warnings.iter().copied().filter(is_open).collect();
    open.sort_by_key(|duty| duty.due);
    let who = match open.first() {
        Some(duty) => danger_line::person(look, duty.person),
        None if file
            .provider_warning(danger.threat)
            .as_ref()
            .is_some_and(is_open) =>
        {
            say(look, "victim-danger-provider")
        }
        None => {
            let mut told = warnings.iter().filter(|duty| is_told(duty));
            let rest = told.find(|duty| left(look, file, duty) > 0);
            return rest.map_or_else(
                || say(look, "victim-danger-all-told"),
                |duty| {
                    let who = danger_line::person(look, duty.person);
                    look.w().with("victim-ways-next-rest", [("who", who)])
                },
            );
        }
    };
    look.w().with("victim-ways-next", [("who", who)])
}

/// How many things besides the danger somebody who was told of it is still to be told.
fn left(look: &Look<'_>, file: &VictimCase, duty: &Duty) -> usize {
    duty.person.map_or(0, |person| {
        let list = file.checklist(&look.rules, person, look.now);
        list.due.map_or(0, |_| list.left.iter().count())
    })
}

fn is_told(duty: &Duty) -> bool {
    matches!(duty.state, State::Met { how: How::Told, .. })
}

/// `Tell 2 people by 9:10 p.m.`: what is to be done, in a verb and an hour.
fn title(look: &Look<'_>, file: &VictimCase, danger: &Danger) -> String {
    if !danger.lives() {
        return say(look, "victim-danger-over");
    }
    let open = file.warnings(danger.threat).into_iter();
    let open: Vec<&Duty> = open
        .chain(file.provider_warning(danger.threat))
        .filter(|duty| duty.state == State::Open)
        .collect();
    let Some(first) = open.iter().map(|duty| duty.due).min() else {
        return say(look, "victim-danger-all-told");
    };
    let time = look.lately(first, Exactness::Second);
    let late = if first < look.now { "-late" } else { "" };
    let key = format!("victim-danger-tell{late}");
    look.w()
        .with2(&key, &("count", open.len()), &("time", time))
}

fn lead(look: &Look<'_>, danger: &Danger) -> String {
    let w = look.w();
    let now = w.with("victim-call-now", [("time", look.clock(look.now))]);
    let since = look.lately(danger.at, danger.exactness);
    let since = stopped(&w.with("victim-danger-since", [("when", since)]));
    if danger.lives() {
        format!("{now} {since} {}", stopped(&took(look, danger)))
    } else {
        format!("{now} {since}")
    }
}

fn due(look: &Look<'_>, duty: &Duty) -> Due {
    match duty.state {
        State::Open => speak::due(look, duty),
        State::Met { at, .. } => {
            let minutes = (at.second() - duty.opened.second()).max(0) / 60;
            let minutes = usize::try_from(minutes).unwrap_or_default();
            let key = if duty.late {
                "victim-danger-told-late"
            } else {
                "victim-danger-told-after"
            };
            Due {
                state: "done",
                day: look.lately(at, Exactness::Second),
                label: look.w().n(key, minutes),
            }
        }
        State::Lapsed { how, at } => Due {
            state: "soon",
            day: look.lately(at, Exactness::Second),
            label: say(
                look,
                &format!("victim-danger-stood-{}", rules::Word::word(how)),
            ),
        },
    }
}

fn one(look: &Look<'_>, file: &VictimCase, danger: &Danger, duty: &Duty) -> Who {
    let person = duty.person;
    let known = person.and_then(|person| file.person(person));
    let open = duty.state == State::Open;
    let mut ways = match known {
        Some(known) if open => ways::ways(look, file.case, known, true),
        _ => Vec::new(),
    };
    let to_tell = if is_told(duty) {
        left(look, file, duty)
    } else {
        0
    };
    let (call, button) = match (open, ways.first()) {
        // No way but one: the button says all of it.
        (true, Some(first)) => (first.path.clone(), say(look, "victim-call")),
        (true, None) if person.is_some() => (
            strip::path(look, file.case, "call", person),
            say(look, "victim-call"),
        ),
        (true, None) => (
            strip::path(look, file.case, "call", person),
            say(look, "victim-do-locate"),
        ),
        (false, _) if to_tell > 0 => (
            strip::path(look, file.case, "told", person),
            look.w().n("victim-ways-rest", to_tell),
        ),
        (false, _) => (String::new(), String::new()),
    };
    if let [only] = ways.as_slice()
        && only.detail.is_empty()
    {
        ways.clear();
    }
    Who {
        due: due(look, duty),
        title: danger_line::person(look, person),
        roles: known.map_or_else(String::new, |known| strip::roles(look, known.known.roles)),
        tries: speak::tries_of(look, file.tries_of(danger, person)),
        next: if open {
            say(look, speak::next_step(look, file, danger, duty))
        } else {
            String::new()
        },
        step: if open {
            strip::path(look, file.case, "step", person)
        } else {
            String::new()
        },
        ways,
        call,
        button,
    }
}

fn provider(look: &Look<'_>, file: &VictimCase, danger: &Danger, duty: &Duty) -> Who {
    let tries = file.lines().filter(|line| {
        line.taken_back.is_none()
            && matches!(line.envelope.matter,
                ledger::Matter::Rule(rules::What::ProviderNotice { about, .. }) if about == danger.threat)
    });
    let open = duty.state == State::Open;
    Who {
        due: due(look, duty),
        title: say(look, "victim-danger-provider"),
        roles: String::new(),
        tries: speak::tries_of(look, tries),
        next: if open {
            say(look, "victim-danger-provider-next")
        } else {
            String::new()
        },
        step: String::new(),
        ways: Vec::new(),
        call: if open {
            look.path(&format!("/cases/{}/provider/{}", file.case, danger.threat))
        } else {
            String::new()
        },
        button: say(look, "victim-danger-provider-call"),
    }
}

fn over(look: &Look<'_>, file: &VictimCase, danger: &Danger, end: &End, once: String) -> Over {
    let w = look.w();
    let line = file.line(end.fact);
    let why = match line.map(|line| &line.words) {
        Some(victim_file::Words::Why(letter)) => letter.why.clone(),
        _ => String::new(),
    };
    let day = end.look_on(&look.rules.calendar, &look.rules.zone);
    let mine = end.actor == look.session.actor;
    let stands = match end.seen {
        Some((actor, at)) => {
            let slots = [
                ("who", look.who(actor)),
                ("when", look.at(at, Exactness::Second)),
            ];
            w.with("victim-danger-seen", slots)
        }
        None => {
            let day = [("day", when::short_day(w, day))];
            let key = match (mine, look.alone()) {
                (true, true) => "victim-danger-second-alone",
                (true, false) => "victim-danger-second-other",
                (false, _) => "victim-danger-second-you",
            };
            w.with(key, day)
        }
    };
    let left = match not_told(file, danger) {
        0 => say(look, "victim-danger-over-all-told"),
        left => w.n("victim-danger-over-left", left),
    };
    let by = [
        ("who", look.who(end.actor)),
        ("when", look.at(end.at, Exactness::Second)),
    ];
    Over {
        title: line.map_or_else(String::new, |line| danger_line::ended(look, line)),
        why,
        by: w.with("victim-danger-ended-by", by),
        left,
        stands,
        action: if end.seen.is_none() && !mine {
            format!("{}/second", path(look, file.case, danger.threat))
        } else {
            String::new()
        },
        hidden: Hidden {
            seen: file.version.0.to_string(),
            ..Hidden::new(look.visit.csrf(), once)
        },
        words: look.visit.form.get("vd_words").to_owned(),
    }
}

/// Somebody takes it: no further alarm goes out.
pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let case = look.case()?;
    let threat = strip::fact(&look)?.ok_or(Refusal::NotFound)?;
    let taken = look.recorder().take_danger(case, visit.once()?, threat);
    match taken {
        // One that has ended meanwhile is not taken any more; its page says so.
        Ok(_) | Err(Refused::Fields(_)) => {}
        Err(other) => return Err(refusal(&other)),
    }
    desk.board.touch(case);
    Ok(Answer::see(&path(&look, case, threat)))
}

/// A second person looked at the end: it has ended, or that was wrong and it goes on.
pub(crate) fn second(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let danger = asked(&look, &file)?;
    let form = &visit.form;
    let batch = visit.once()?;
    let here = path(&look, file.case, danger.threat);
    let done = format!("{here}?done={}", form.get("once"));
    let Some(end) = danger.end else {
        // Sent twice: it has been reopened by the first.
        return Ok(Answer::see(&done));
    };
    let act = Act {
        case: file.case,
        seen: Some(seen(visit)?),
        batch,
    };
    let (recorder, words) = (look.recorder(), form.get("vd_words"));
    let recorded = match form.get("vd_found") {
        "ended" => recorder.seen_by_second(act, end.fact, words),
        "wrong" => recorder.reopen(act, end.fact, words),
        _ => return Err(Refusal::Unusable(say(&look, "victim-case-wrong-choose"))),
    };
    match recorded {
        Ok(_) => {
            desk.board.touch(file.case);
            Ok(Answer::see(&done))
        }
        Err(Refused::Fields(fields)) => {
            let first = fields.first().map(|one| one.problem);
            let text = match first {
                Some(victim_file::Problem::Missing) => say(&look, "victim-danger-wrong-why"),
                Some(problem) => case_form::problem(&look, problem),
                None => String::new(),
            };
            let once = form.get("once").to_owned();
            page(&look, &file, &danger, 422, &text, once)
        }
        Err(Refused::Stale { .. }) => Err(Refusal::Stale(say(&look, "victim-case-stale"))),
        Err(other) => Err(refusal(&other)),
    }
}
