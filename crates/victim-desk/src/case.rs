//! A case, one person a screen: what is owed and why, what happened, what they want, their plan.

use askama::Template;
use desk::{Answer, Refusal, Visit, conflicts};
use ledger::Matter;
use page::{Hidden, Notice, Shell, Slot, Undo, when};
use rules::{Duty, DutyKind, Ending, PersonNo, Reason, State, What};
use victim_file::{Item, Line, VictimCase};

use crate::VictimDesk;
use crate::case_line::{self, Shown};
use crate::counted::Picture;
use crate::look::Look;
use crate::strip::{self, say};
use crate::why::{self, Owed};
use crate::{counted, demand, plain_letter, release};

struct Day {
    day: String,
    today: bool,
    entries: Vec<Entry>,
}

enum Entry {
    Line(Shown),
    Looks(String),
}

#[derive(Template)]
#[template(path = "victim/case.html")]
struct Page {
    shell: Shell,
    title: String,
    today: String,
    acts: Vec<(String, String)>,
    /// Where the participant stands besides attending.
    stands: String,
    /// Dangers that live, and ends that nobody else has looked at: what is said, the page, whether it lives.
    dangers: Vec<(String, String, bool)>,
    owed: Vec<Owed>,
    /// The days of the notice about the decision, counted.
    counted: Option<Picture>,
    days: Vec<Day>,
    wants: Vec<String>,
    plan: Vec<(String, String)>,
    /// What can be said of it by one word of theirs.
    plan_acts: Vec<(String, String)>,
    /// Legal demands of which this person is to be told: what is said, and the form.
    demands: Vec<(String, String)>,
    /// What they were told and was taken back since: what is said, and the form.
    retractions: Vec<(String, String)>,
    /// That a reviewer was shown this file, of which this person is to be told: what is said, and the form.
    shown: Vec<(String, String)>,
    /// Where it is shown to a reviewer; on the page of the case alone.
    show: String,
    /// Where it is written down who does not work on this file; on the page of the case alone.
    conflict: String,
    /// What may be told to somebody outside; nothing on the page of the case, which is of nobody alone.
    releases: Option<Vec<release::Shown>>,
    /// What can be done about it.
    leaves: Vec<(String, String)>,
    people: Vec<(String, String)>,
    others: String,
    add: String,
    whole: String,
}

/// The page of one person, or that of the case with what is about nobody alone.
pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let person = strip::person(&look, &file)?;
    look.looked(file.case)?;
    let mut title = say(&look, "victim-case-title");
    if let Some(number) = person.map(|_| strip::written(person).to_string()) {
        let of = look.w().with("victim-danger-person", [("number", number)]);
        title = format!("{title} · {of}");
    }
    let mut shell = strip::shell(&look, &file, person, &title);
    shell.foot.push(say(&look, "victim-case-foot"));
    shell.notice = notice(&look, &file);
    let open = file.open_duties(person);
    let w = look.w();
    let title = open.first().map_or_else(
        || say(&look, "victim-case-nothing-owed"),
        |duty| {
            let due = when::short_day(w, duty.due.day(&look.rules.zone));
            let what = page::capital(&crate::say::duty(&look, duty.kind));
            w.with("victim-case-owed", [("what", what), ("day", due)])
        },
    );
    let closed = file
        .duties
        .iter()
        .filter(|duty| duty.person == person && duty.state != State::Open);
    let owed = open
        .into_iter()
        .chain(closed)
        .map(|duty| why::owed(&look, &file, duty))
        .collect();
    let act = |word: &str| {
        let label = say(&look, &format!("victim-case-act-{word}"));
        (label, strip::path(&look, file.case, word, person))
    };
    let words: &[&str] = match person {
        Some(_) => &[
            "call",
            "ways",
            "told",
            "inbound",
            "threat",
            "callback",
            "circumstances",
            "note",
            "roles",
            "end",
        ],
        None => &["call", "threat", "note"],
    };
    let others = file.people.len().saturating_sub(1);
    let page = Page {
        title,
        today: when::long_day(w, look.today()),
        acts: words.iter().map(|word| act(word)).collect(),
        stands: strip::stands(&look, &file),
        dangers: dangers(&look, &file),
        owed,
        counted: counted::picture(&look, &file, person),
        days: days(&look, &file, person),
        wants: wants(&look, &file, person),
        plan: plan(&look, &file, person),
        plan_acts: plan_acts(&look, &file, person),
        leaves: ["release", "outside", "copy"].map(act).into(),
        demands: demand::of(&look, &file, person)?,
        retractions: crate::retraction::of(&look, &file, person),
        shown: crate::shown::of(&look, &file, person),
        show: match person {
            Some(_) => String::new(),
            None => look.path(&format!("/cases/{}/show", file.case)),
        },
        conflict: look.path(&format!("{}?case={}", conflicts::PATH, file.case)),
        releases: match person {
            Some(_) => Some(release::shown(&look, &file, person)?),
            None => None,
        },
        people: if person.is_none() {
            people(&look, &file)
        } else {
            Vec::new()
        },
        others: if person.is_some() && others > 0 {
            w.n("victim-case-others", others)
        } else {
            String::new()
        },
        add: look.path(&format!("/cases/{}/people/new", file.case)),
        whole: strip::file_path(&look, file.case, None),
        shell,
    };
    desk::render(&page)
}

fn dangers(look: &Look<'_>, file: &VictimCase) -> Vec<(String, String, bool)> {
    let w = look.w();
    let all = file.dangers().into_iter().rev();
    let one = |danger: victim_file::Danger| {
        let path = crate::danger::path(look, file.case, danger.threat);
        if danger.lives() {
            let when = look.at(danger.at, danger.exactness);
            let text = w.with("victim-danger-case-lives", [("when", when)]);
            return Some((text, path, true));
        }
        let end = danger.unseen()?;
        let when = look.at(end.at, ledger::Exactness::Second);
        let text = w.with("victim-danger-case-unseen", [("when", when)]);
        Some((text, path, false))
    };
    all.filter_map(one).collect()
}

/// What the press before this page recorded, with Undo.
fn notice(look: &Look<'_>, file: &VictimCase) -> Option<Notice> {
    notice_of(look, file, look.visit.query.get("done"))
}

/// What one press recorded, with Undo: Today says it as well.
pub(crate) fn notice_of(look: &Look<'_>, file: &VictimCase, once: &str) -> Option<Notice> {
    let lines = case_line::of_batch(file, desk::once::read(once)?);
    let titles: Vec<String> = lines
        .iter()
        .map(|line| case_line::title(look, file, line))
        .collect();
    if titles.is_empty() {
        return None;
    }
    let may = lines.iter().any(|line| line.may_be_taken_back);
    let left = lines.iter().find_map(|line| line.person).map(|person| {
        let left = file.checklist(&look.rules, person, look.now).left;
        let names: Vec<String> = left
            .iter()
            .map(|item| crate::say::item(look, item))
            .collect();
        names.join(", ")
    });
    let told = lines.iter().any(|line| {
        matches!(
            line.envelope.matter,
            ledger::Matter::Rule(rules::What::Disclosure { .. })
        )
    });
    let left = left.filter(|left| told && !left.is_empty());
    let hidden = Hidden {
        seen: file.version.0.to_string(),
        ..Hidden::new(look.visit.csrf(), look.desk.office.once())
    };
    let what = titles.join(". ");
    Some(Notice {
        text: look.w().with("victim-case-recorded", [("what", &what)]),
        next: left.map_or_else(
            || next_try(look, file, &lines),
            |left| look.w().with("victim-case-left", [("items", left)]),
        ),
        undo: may.then(|| Undo {
            path: look.path(&format!("/cases/{}/undo/{once}", file.case)),
            label: say(look, "notice-undo"),
            what,
            hidden,
        }),
    })
}

/// What a try that missed leaves to do about the decision: how many count by now, and by when the next is due.
fn next_try(look: &Look<'_>, file: &VictimCase, lines: &[&Line]) -> String {
    let w = look.w();
    let missed = lines.iter().find(|line| {
        matches!(
            line.envelope.matter,
            Matter::Rule(What::Effort { outcome, .. }) if outcome != Ending::Reached
        )
    });
    let Some((fact, person)) = missed.map(|line| (line.envelope.id, line.person)) else {
        return String::new();
    };
    let about = |duty: &&Duty| {
        duty.kind == DutyKind::InitialNotification
            && duty.person == person
            && duty.evidence.contains(&fact)
    };
    let Some(duty) = file.duties.iter().find(about) else {
        return String::new();
    };
    if duty.state != State::Open {
        return say(look, "victim-case-tries-done");
    }
    let counts = duty
        .because
        .iter()
        .any(|reason| matches!(reason, Reason::Counts { fact: one, .. } if *one == fact));
    let key = if counts {
        "victim-case-tries-next"
    } else {
        "victim-case-tries-not-counted"
    };
    let most = look.rules.pack.initial_notification.tries.number;
    let day = when::short_day(w, duty.due.day(&look.rules.zone));
    let slots: &[(&str, &dyn Slot)] = &[("count", &duty.counted), ("most", &most), ("day", &day)];
    when::ended(&w.say(key, slots))
}

fn days(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> Vec<Day> {
    let items: Vec<&Item> = match person {
        Some(person) => file.items_of(person).collect(),
        // The page of the case names nobody: what is about one person stands on their own page.
        None => file
            .items
            .iter()
            .filter(|item| !matches!(item, Item::Line(line) if line.person.is_some()))
            .collect(),
    };
    let zone = &look.desk.office.zone;
    let mut days: Vec<(jiff::civil::Date, Day)> = Vec::new();
    for item in items {
        let (at, entry) = match item {
            Item::Line(line) => (
                line.envelope.at,
                Entry::Line(case_line::shown(look, file, line)),
            ),
            Item::Looks {
                actor, last, count, ..
            } => {
                let who = look.who(*actor);
                let text = look
                    .w()
                    .with2("victim-case-looks", &("who", who), &("count", *count));
                (*last, Entry::Looks(text))
            }
        };
        let day = at.day(zone);
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, last)) => last.entries.push(entry),
            None => days.push((
                day,
                Day {
                    day: when::day(look.w(), day),
                    today: day == look.today(),
                    entries: vec![entry],
                },
            )),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn wants(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> Vec<String> {
    let Some(known) = person.and_then(|person| file.person(person)) else {
        return Vec::new();
    };
    let Some(chosen) = &known.chosen else {
        return vec![say(look, "victim-case-not-asked")];
    };
    let yes = |yes: bool| if yes { "yes" } else { "no" };
    let mut all = vec![
        say(
            look,
            &format!("victim-case-line-receive-{}", yes(chosen.receive)),
        ),
        say(
            look,
            &format!("victim-case-line-provide-{}", yes(chosen.provide)),
        ),
    ];
    all.extend(
        chosen
            .every_days
            .map(|days| look.w().n("victim-case-line-every", days)),
    );
    all
}

fn plan(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> Vec<(String, String)> {
    let Some(known) = person.and_then(|person| file.person(person)) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut put = |key: &str, text: &str| {
        if !text.is_empty() {
            all.push((say(look, &format!("victim-case-{key}")), text.to_owned()));
        }
    };
    let saved = known
        .plan
        .as_ref()
        .map(|saved| saved.plan.clone())
        .unwrap_or_default();
    put("hours", &saved.hours);
    put("answers", &saved.who_may_answer);
    let message = if saved.voicemail {
        saved.voicemail_words
    } else {
        say(look, "victim-case-voicemail-no")
    };
    put("voicemail", &message);
    put("code", &saved.code_words);
    for number in &known.numbers {
        let state = crate::number_line::state(look, number);
        put("number", format!("{} {state}", number.phone.number).trim());
    }
    put("language", &known.card.language);
    if let Some(advocate) = known.advocate(look.today()) {
        put("advocate", &advocate.name);
    }
    if let Some(confirmed) = &saved.confirmed {
        put(
            "confirmed",
            &format!("{}, {}", when::day(look.w(), confirmed.on), confirmed.by),
        );
    }
    let first = crate::circumstances::first(look, file, known).into_iter();
    first.map(|one| (one.title, one.text)).chain(all).collect()
}

/// That it still holds, and that their advocate does not stand for them any more.
fn plan_acts(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Vec<(String, String)> {
    let known = person.and_then(|person| file.person(person));
    let Some(saved) = known.and_then(|known| known.plan.as_ref()) else {
        return Vec::new();
    };
    let stands = saved.plan.advocate.stands(look.today());
    let holds = ("plan-holds", "victim-plan-old-holds");
    let over = stands.then_some(("advocate-over", "victim-people-advocate-take-back"));
    let mail = plain_letter::allowed(file, person).then_some(("mail", "victim-mail-act"));
    let acts = std::iter::once(holds).chain(over).chain(mail);
    acts.map(|(word, key)| (say(look, key), strip::path(look, file.case, word, person)))
        .collect()
}

/// Everybody of the case by their part in it, without their names: each opens on a page of their own.
fn people(look: &Look<'_>, file: &VictimCase) -> Vec<(String, String)> {
    let one = |known: &victim_file::view::PersonFile| {
        let person = known.known.person;
        let since = when::day(look.w(), known.known.since.day(&look.desk.office.zone));
        let number = strip::written(Some(person)).to_string();
        let roles = strip::roles(look, known.known.roles);
        let slots = [("number", number), ("roles", roles), ("since", since)];
        let label = look.w().with("victim-case-person", slots);
        (label, strip::file_path(look, file.case, Some(person)))
    };
    file.people.iter().map(one).collect()
}
