//! The ways to one person: what to say now to somebody else who answered, what to try next, which numbers are held or
//! not to be called. After a call that did not end at the right ear this page comes at once.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use page::Shell;
use rules::{CaseId, Ending, PersonNo, What, Word as _};
use victim_file::VictimCase;
use victim_file::view::{Callable, PersonFile};

use crate::VictimDesk;
use crate::call_form::GUARDIAN;
use crate::call_plan::{allowed, in_danger};
use crate::case::notice_of;
use crate::case_line;
use crate::circumstances;
use crate::danger;
use crate::look::Look;
use crate::number_line::{self, Dial};
use crate::providers;
use crate::strip::{self, say};

/// One way, and where it is taken.
pub(crate) struct Way {
    pub(crate) title: String,
    pub(crate) detail: String,
    pub(crate) path: String,
    pub(crate) button: String,
}

#[derive(Template)]
#[template(path = "victim/ways.html")]
struct Page {
    shell: Shell,
    title: String,
    lead: String,
    /// To say to whoever answered, now.
    say_now: Option<Neutral>,
    /// The dangers of which they are still to be told.
    dangers: Vec<String>,
    ways: Vec<Way>,
    /// Numbers that are held or not to be called.
    kept: Vec<Dial>,
    call: String,
}

/// What to say to anybody else who answers, and when it is not safe.
pub(crate) struct Neutral {
    /// What the person said of it; empty where they said nothing.
    pub(crate) theirs: String,
    /// To be said aloud.
    pub(crate) aloud: String,
}

pub(crate) fn neutral(look: &Look<'_>, who: &PersonFile) -> Neutral {
    let plan = who.plan.as_ref().map(|saved| &saved.plan);
    let words = plan.map_or("", |plan| plan.who_may_answer.as_str());
    Neutral {
        theirs: if words.is_empty() {
            String::new()
        } else {
            look.w().with("victim-ways-they-said", [("words", words)])
        },
        aloud: say(look, "victim-ways-neutral"),
    }
}

fn call(look: &Look<'_>, case: CaseId, person: Option<PersonNo>, way: &str) -> String {
    let path = strip::path(look, case, "call", person);
    format!("{path}?way={way}")
}

/// The ways that name nobody, in the order in which they are tried: numbers, the advocate whom they named, then what
/// else the plan allows. For a danger held numbers stand there too, after the advocate, with what holds them.
pub(crate) fn ways(look: &Look<'_>, case: CaseId, who: &PersonFile, danger: bool) -> Vec<Way> {
    let w = look.w();
    let person = Some(who.known.person);
    let mut all = Vec::new();
    let mut held = Vec::new();
    if circumstances::guardian_callable(who, danger) {
        let number = who.guardian.as_ref();
        all.push(Way {
            title: say(look, "victim-people-guardian"),
            detail: number.map_or_else(String::new, |number| number_line::state(look, number)),
            path: call(look, case, person, GUARDIAN),
            button: say(look, "victim-call"),
        });
    }
    for number in who.to_dial(danger) {
        let place = number_line::place(who, number);
        let is_held = number.callable() == Callable::Held;
        let state = match number.callable() {
            Callable::FromHim => say(look, "victim-source-participant"),
            _ => number_line::state(look, number),
        };
        let button = if is_held {
            "victim-ways-go-held"
        } else {
            "victim-call"
        };
        let way = Way {
            title: w.with("victim-ways-number", [("place", place.to_string())]),
            detail: state,
            path: call(look, case, person, &place.to_string()),
            button: say(look, button),
        };
        if is_held {
            held.push(way);
        } else {
            all.push(way);
        }
    }
    let Some(plan) = who.plan.as_ref().map(|saved| &saved.plan) else {
        all.append(&mut held);
        return all;
    };
    let advocate = who.advocate(look.today());
    if advocate.is_some_and(|advocate| !danger || advocate.for_danger()) {
        all.push(Way {
            title: say(look, "victim-ways-advocate"),
            detail: String::new(),
            path: call(look, case, person, "advocate"),
            button: say(look, "victim-call"),
        });
    }
    all.append(&mut held);
    for way in allowed(plan) {
        all.push(Way {
            title: say(look, &format!("victim-ways-by-{way}")),
            detail: String::new(),
            path: call(look, case, person, way),
            button: say(look, "victim-ways-go-record"),
        });
    }
    all
}

/// What stands beside each way on a page that is about this person alone.
fn with_names(look: &Look<'_>, who: &PersonFile, ways: &mut [Way]) {
    let plan = who.plan.as_ref().map(|saved| saved.plan.clone());
    let plan = plan.unwrap_or_default();
    for way in ways {
        let ends = |end: &str| way.path.ends_with(end);
        if ends("=advocate") {
            let named = crate::call_plan::advocate(&plan.advocate);
            way.detail = [named, plan.advocate.scope.clone()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(". ");
        } else if ends("=guardian") {
            let named = circumstances::guardian(&who.circumstances.guardian);
            way.detail = format!("{named} {}", way.detail).trim().to_owned();
        } else if ["=text", "=email", "=letter", "=in_person"]
            .iter()
            .any(|end| ends(end))
        {
            way.detail = match who.mail_only_to() {
                None => plan.ways.clone(),
                // Nothing that could be written on an envelope but this.
                Some(address) if ends("=letter") => look
                    .w()
                    .with("victim-people-mail-only", [("address", address)]),
                Some(_) => say(look, "victim-people-ways-in-plan"),
            };
        } else {
            let number = way.path.rsplit('=').next().and_then(|place| {
                let place: usize = place.parse().ok()?;
                who.numbers.get(place.checked_sub(1)?)
            });
            if let Some(number) = number {
                let phone = &number.phone;
                way.title = format!("{} {}", phone.number, phone.label)
                    .trim()
                    .to_owned();
                let from = say(look, &format!("victim-source-{}", phone.source.word()));
                let parts = [
                    number_line::state(look, number),
                    from,
                    phone.answers.clone(),
                ];
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                way.detail = parts.collect::<Vec<_>>().join(" ");
            }
        }
    }
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let person = strip::person(&look, &file)?;
    let who = person.and_then(|person| file.person(person));
    let who = who.ok_or(Refusal::NotFound)?;
    look.looked(file.case)?;
    // After a call it is not asked: somebody else may be on the line.
    if visit.query.get("done").is_empty()
        && let Some(asks) = crate::old_plan::asks(&look, &file, person)?
    {
        return Ok(asks);
    }
    let w = look.w();
    let mut shell = strip::shell(&look, &file, person, &say(&look, "victim-ways-title"));
    shell.notice = notice_of(&look, &file, visit.query.get("done"));
    let ended = ended(&look, &file);
    let in_danger = in_danger(&file, person);
    let mut ways = ways(&look, file.case, who, in_danger);
    with_names(&look, who, &mut ways);
    if !in_danger {
        ways.extend(provider(&look, &file, person)?);
    }
    let key = match ended {
        Some(ending @ (Ending::SomeoneElse | Ending::Unsafe)) => {
            format!("victim-ways-after-{}", ending.word())
        }
        _ => "victim-ways-head".to_owned(),
    };
    // The guardian's too: a press in the wrong line may have made it so.
    let kept = who.ladder().into_iter().chain(&who.guardian);
    let kept = kept.filter(|number| number.callable() >= Callable::Held);
    let dangers = file.dangers().into_iter().filter(|danger| {
        let open = file.open_duties(person);
        danger.lives() && open.iter().any(|duty| duty.about == Some(danger.threat))
    });
    let page = Page {
        title: w.with(&key, [("name", strip::name(&look, &file, person))]),
        lead: say(
            &look,
            if in_danger {
                "victim-ways-lead-danger"
            } else {
                "victim-ways-lead"
            },
        ),
        say_now: match ended {
            Some(Ending::SomeoneElse | Ending::Unsafe) => Some(neutral(&look, who)),
            _ => None,
        },
        dangers: dangers
            .map(|each| danger::path(&look, file.case, each.threat))
            .collect(),
        ways,
        kept: kept
            .map(|number| {
                let mut dial = number_line::dial(&look, file.case, who, number);
                if who.guardian.as_ref() == Some(number) {
                    dial.about = circumstances::guardian(&who.circumstances.guardian);
                }
                dial
            })
            .collect(),
        call: strip::path(&look, file.case, "call", person),
        shell,
    };
    desk::render(&page)
}

/// How the call before this page ended.
fn ended(look: &Look<'_>, file: &VictimCase) -> Option<Ending> {
    let batch = desk::once::read(look.visit.query.get("done"))?;
    let lines = case_line::of_batch(file, batch);
    lines.iter().find_map(|line| match line.envelope.matter {
        ledger::Matter::Rule(What::Effort { outcome, .. }) => Some(outcome),
        _ => None,
    })
}

/// The certified provider, who may know how they can be reached: asked as anybody is who may know.
fn provider(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Result<Vec<Way>, Refusal> {
    let all = providers::to_telephone(look, file)?.into_iter();
    let serves = all.filter(|provider| provider.serves);
    let named = serves.map(|one| format!("{} {}", one.telephone, one.name));
    let named: Vec<String> = named.collect();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Way {
        title: say(look, "victim-ways-provider"),
        detail: named.join(", "),
        path: call(look, file.case, person, "locate"),
        button: say(look, "victim-call"),
    }])
}
