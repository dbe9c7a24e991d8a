//! A plan that nobody has confirmed for long: it is asked about once before numbers are shown, and confirmed by one word of
//! theirs. For a danger nothing is asked first.

use askama::Template;
use desk::{Answer, Refusal};
use page::{Shell, when};
use rules::PersonNo;
use victim_file::letter::{Confirmed, Plan, Saved};
use victim_file::view::PersonFile;
use victim_file::{Refused, VictimCase};

use crate::call_plan::in_danger;
use crate::case_sheet::{Sheet, fine, nothing, sheets, to_the_file};
use crate::look::Look;
use crate::strip::{self, say};

#[derive(Template)]
#[template(path = "victim/old-plan.html")]
struct Page {
    shell: Shell,
    title: String,
    said: String,
    holds: String,
    go_on: String,
    edit: String,
}

/// How old the plan is, in words; empty where it is not old.
pub(crate) fn said(look: &Look<'_>, who: &PersonFile) -> String {
    let zone = &look.desk.office.zone;
    let Some(saved) = who
        .plan
        .as_ref()
        .filter(|saved| saved.is_old(look.today(), zone))
    else {
        return String::new();
    };
    let w = look.w();
    let day = when::short_day(w, saved.since(zone));
    let days = saved.days(look.today(), zone).to_string();
    w.with("victim-plan-old-said", [("day", day), ("days", days)])
}

/// The page that asks, where the plan is old and it was not asked yet.
pub(crate) fn asks(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Result<Option<Answer>, Refusal> {
    let query = &look.visit.query;
    let who = person.and_then(|person| file.person(person));
    let Some(who) = who.filter(|_| query.get("plan").is_empty() && !in_danger(file, person)) else {
        return Ok(None);
    };
    let said = said(look, who);
    if said.is_empty() {
        return Ok(None);
    }
    let here = &look.visit.request.path;
    let mut go_on = format!("{here}?plan=asked");
    // Where the link said what is to be called it still says so.
    let way = query.get("way");
    if !way.is_empty() && way.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        go_on = format!("{go_on}&way={way}");
    }
    let page = Page {
        title: say(look, "victim-plan-old-title"),
        said,
        holds: strip::path(look, file.case, "plan-holds", person),
        go_on,
        edit: strip::path(look, file.case, "plan", person),
        shell: strip::shell(look, file, person, &say(look, "victim-call-title")),
    };
    desk::render(&page).map(Some)
}

const HOLDS: Sheet = Sheet {
    word: "plan-holds",
    of_somebody: true,
    start: nothing,
    ask: |on| {
        let by = on.one_of("by", "victim-plan-old-by", &["person", "advocate"]);
        vec![on.section("victim-plan-old-part", vec![by])]
    },
    take: |on, act| {
        let by = on.get("by");
        let mut wrong = Vec::new();
        if !matches!(by, "person" | "advocate") {
            wrong.push(on.wrong("by", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let known = on.person.and_then(|person| on.file.person(person));
        let (Some(known), Some(saved)) = (known, known.and_then(|known| known.plan.as_ref()))
        else {
            return Err(Refused::NotHere.into());
        };
        let mut plan = Plan {
            confirmed: Some(Confirmed {
                by: say(on.look, &format!("victim-case-confirmed-by-{by}")),
                on: on.look.today(),
            }),
            ..saved.plan.clone()
        };
        // Who does not stand for them any more is not named anew by that.
        if !plan.advocate.stands(on.look.today()) {
            plan.advocate = victim_file::letter::Advocate::default();
        }
        let saved = Saved {
            plan: Some(plan),
            ..Saved::default()
        };
        Ok(on.look.recorder().save(act, known.known.person, &saved)?)
    },
    next: to_the_file,
};

sheets! {
    show, take, HOLDS;
}
