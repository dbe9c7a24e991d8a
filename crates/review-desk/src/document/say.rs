//! One case in words: its days by their numbers, never a date of the separate file.

use binder::{
    DayNo, Evidence, EvidenceWhat, OneDuty, ParticipantCase, ParticipantPapers, Releases,
    SeparateCase, SeparatePapers, Why, opening, written,
};
use page::{Slot, Words, capital, when};
use rules::{Basis, DutyKind, Word as _};

/// A case of either side as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct CaseView {
    pub(crate) label: String,
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
    pub(crate) duties: Vec<DutyView>,
}

/// One duty as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct DutyView {
    pub(crate) number: usize,
    pub(crate) title: String,
    pub(crate) person: String,
    pub(crate) stood: String,
    /// The colour's class: green for told, brown for late, none else.
    pub(crate) colour: &'static str,
    pub(crate) due: String,
    pub(crate) closed: String,
    pub(crate) strip: Vec<Box>,
    pub(crate) evidence: Vec<String>,
    pub(crate) because: Vec<String>,
}

/// One day of a strip.
#[derive(Debug, Clone)]
pub(crate) struct Box {
    pub(crate) class: &'static str,
    pub(crate) number: String,
    pub(crate) mark: String,
}

fn day(w: &Words, day: DayNo) -> String {
    w.with("binder-day", [("day", written(day))])
}

pub(crate) fn duties(case: &SeparateCase, w: &Words) -> CaseView {
    let mut lines = Vec::new();
    if case.duties.is_empty() {
        lines.push(w.t("binder-case-none").to_owned());
    }
    if case.corrected > 0 {
        lines.push(w.n("binder-corrected", case.corrected));
    }
    lines.extend(separate_papers(case.papers, w));
    let duties = case.duties.iter().enumerate();
    CaseView {
        label: case.label.clone(),
        title: w.with("binder-case-separate", [("label", &case.label)]),
        lines,
        duties: duties
            .map(|(place, duty)| view(place + 1, duty, w))
            .collect(),
    }
}

fn view(number: usize, duty: &OneDuty, w: &Words) -> DutyView {
    let name = capital(w.t(&format!("duty-{}", duty.kind.word())));
    let clause = duty.clause.as_str();
    let slots: &[(&str, &dyn Slot)] = &[("number", &number), ("duty", &name), ("clause", &clause)];
    let danger = duty.kind.is_warning();
    let person = match (duty.person, duty.kind) {
        (Some(person), _) => w.with("binder-person", [("number", person)]),
        (None, DutyKind::ProviderWarning) => w.t("binder-person-provider").to_owned(),
        (None, _) => w.t("binder-person-unknown").to_owned(),
    };
    DutyView {
        number,
        title: w.say("binder-duty", slots),
        person,
        stood: capital(w.t(&format!("binder-part-{}", duty.stood))),
        colour: match duty.stood {
            "told" => "green",
            "overdue" | "ended-late" if danger => "red",
            "overdue" | "ended-late" | "told-late" | "tried-late" => "brown",
            _ => "",
        },
        due: match danger {
            true => w.t("binder-due-minutes").to_owned(),
            false => w.with("binder-due", [("day", day(w, duty.due))]),
        },
        closed: match (duty.minutes, duty.closed) {
            (Some(minutes), _) => w.n("binder-closed-minutes", minutes),
            (None, Some(closed)) => w.with("binder-closed", [("day", day(w, closed))]),
            (None, None) => String::new(),
        },
        strip: strip(duty, w),
        evidence: duty.evidence.iter().map(|each| evidence(each, w)).collect(),
        because: duty.because.iter().map(|each| why(*each, w)).collect(),
    }
}

fn strip(duty: &OneDuty, w: &Words) -> Vec<Box> {
    let on = |number: u32, counts: bool| {
        let here = |each: &&Evidence| each.day == DayNo { number, counts };
        let mut all = duty.evidence.iter().filter(here);
        let any = all.clone().next().is_some();
        let told = all.any(|each| {
            matches!(
                each.what,
                EvidenceWhat::Reached | EvidenceWhat::Told | EvidenceWhat::Asked
            )
        });
        match (told, any) {
            (true, _) => ("told", w.t("binder-strip-told").to_owned()),
            (_, true) => ("hit", w.t("binder-strip-hit").to_owned()),
            _ => ("", String::new()),
        }
    };
    let mut boxes: Vec<Box> = Vec::new();
    let mut number = 0_u32;
    for (place, counts) in duty.days.iter().enumerate() {
        if *counts && place > 0 {
            number += 1;
        }
        let (class, mark) = on(number, *counts);
        if *counts {
            boxes.push(Box {
                class,
                number: number.to_string(),
                mark,
            });
        } else if boxes
            .last()
            .is_none_or(|last| !last.class.starts_with("off"))
        {
            boxes.push(Box {
                class: "off",
                number: String::new(),
                mark: w.t("binder-strip-off").to_owned(),
            });
        }
    }
    boxes
}

fn evidence(each: &Evidence, w: &Words) -> String {
    let what = match each.what {
        EvidenceWhat::Reached => w.t("binder-evidence-reached").to_owned(),
        EvidenceWhat::Told => w.t("binder-evidence-told").to_owned(),
        EvidenceWhat::Asked => w.t("binder-evidence-asked").to_owned(),
        EvidenceWhat::Missed { channel, ending } => {
            // A provider is called; there is no other way.
            let by = channel.unwrap_or(rules::Channel::Telephone);
            let by = w.t(&format!("channel-{}", by.word())).to_owned();
            let ending = w.t(&format!("ending-{}", ending.word())).to_owned();
            w.with("binder-evidence-missed", [("by", by), ("ending", ending)])
        }
    };
    let mut text = capital(&w.with(
        "binder-evidence-one",
        [("day", day(w, each.day)), ("what", what)],
    ));
    let lags = [
        ("binder-evidence-written", each.written),
        ("binder-evidence-kept", each.kept),
    ];
    for (key, days) in lags {
        text.push_str(", ");
        text.push_str(&w.n(key, days));
    }
    text
}

/// One sentence or two.
fn why(why: Why, w: &Words) -> String {
    let on = |key: &str, at: DayNo| w.with(key, [("day", day(w, at))]);
    let timed = |text: String, basis: Basis| {
        let whose = match basis {
            Basis::Law => w.t("binder-why-law"),
            Basis::Policy => w.t("binder-why-policy"),
        };
        format!("{text} {whose}")
    };
    match why {
        Why::Opened(by) => w.t(&format!("binder-open-{}", opening(by))).to_owned(),
        Why::Business {
            from,
            days,
            skipped,
            basis,
        } => {
            let slots: &[(&str, &dyn Slot)] = &[
                ("from", &day(w, from)),
                ("days", &days),
                ("skipped", &skipped),
            ];
            timed(w.say("binder-why-due-business", slots), basis)
        }
        Why::Calendar { days, moved, basis } => {
            let text = w.with2(
                "binder-why-due-calendar",
                &("days", days),
                &("moved", moved),
            );
            timed(text, basis)
        }
        Why::Minutes { minutes, basis } => timed(
            w.with("binder-why-due-minutes", [("minutes", minutes)]),
            basis,
        ),
        Why::WithDecision(basis) => timed(w.t("binder-why-due-decision").to_owned(), basis),
        Why::Counts { number, day: at } => w.with2(
            "binder-why-counts",
            &("day", day(w, at)),
            &("number", number),
        ),
        Why::TooSoon { day: at, minutes } => w.with2(
            "binder-why-too-soon",
            &("day", day(w, at)),
            &("minutes", minutes),
        ),
        Why::Missed { number, day: at } => w.with2(
            "binder-why-missed",
            &("day", day(w, at)),
            &("number", number),
        ),
        Why::SameDay => w.t("binder-why-same-day").to_owned(),
        Why::Left(count) => w.n("binder-why-left", count),
        Why::WrittenLater { day: at, days } => w.with2(
            "binder-why-written-later",
            &("day", day(w, at)),
            &("count", days),
        ),
        Why::TakenOver(at)
        | Why::TheirDay(at)
        | Why::OtherWay(at)
        | Why::DeadNumber(at)
        | Why::New(at)
        | Why::Heard(at)
        | Why::Told(at)
        | Why::Tried(at)
        | Why::Chose(at)
        | Why::Ended(at)
        | Why::Merged(at) => on(&format!("binder-why-{}", why.word()), at),
    }
}

pub(crate) fn participant(case: &ParticipantCase, w: &Words) -> CaseView {
    let days = |days: &[jiff::civil::Date]| {
        let all: Vec<String> = days.iter().map(|day| when::day(w, *day)).collect();
        all.join("; ")
    };
    let mut lines = Vec::new();
    let dated = [
        ("binder-participant-assessed", &case.assessed),
        ("binder-participant-risk-alone", &case.risk_alone),
        ("binder-participant-no-answer", &case.no_answer),
    ];
    for (key, on) in dated {
        if !on.is_empty() {
            lines.push(w.with(key, [("days", days(on))]));
        }
    }
    for (day, outcome) in &case.decided {
        let outcome = capital(w.t(&format!("binder-part-{}", outcome.word())));
        let day = when::day(w, *day);
        lines.push(w.with(
            "binder-participant-decided",
            [("outcome", outcome), ("day", day)],
        ));
    }
    if let Some(undecided) = case.undecided {
        lines.push(w.n("binder-participant-undecided", undecided));
    }
    lines.push(w.with2(
        "binder-participant-sessions",
        &("count", case.sessions),
        &("risk", case.risk),
    ));
    for (day, reason) in &case.left {
        let reason = w.t(&format!("binder-leaving-{}", reason.word())).to_owned();
        let day = when::day(w, *day);
        lines.push(w.with(
            "binder-participant-left",
            [("day", day), ("reason", reason)],
        ));
    }
    lines.extend(papers(&case.papers, w));
    if case.corrected > 0 {
        lines.push(w.n("binder-corrected", case.corrected));
    }
    CaseView {
        label: case.label.clone(),
        title: w.with("binder-case-participant", [("label", &case.label)]),
        lines,
        duties: Vec::new(),
    }
}

/// A group of figures with how many there are of each of its parts; those that are there.
fn counted(w: &Words, group: &str, parts: &[(&str, u32)]) -> Option<String> {
    let there = parts.iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = there
        .map(|(part, count)| match part.is_empty() {
            true => count.to_string(),
            false => {
                let text = w.t(&format!("binder-part-{part}")).to_owned();
                w.with2("binder-stood-count", &("count", count), &("text", text))
            }
        })
        .collect();
    let group = w.t(&format!("binder-group-{group}")).to_owned();
    let slots = [("group", group), ("all", said.join("; "))];
    (!said.is_empty()).then(|| w.with("binder-papers", slots))
}

fn separate_papers(papers: SeparatePapers, w: &Words) -> Vec<String> {
    let demands = papers.demands;
    let groups: [(&str, &[(&str, u32)]); 5] = [
        ("releases", &releases(papers.releases)),
        (
            "outside",
            &[
                ("outside-release", papers.under_release),
                ("outside-law", papers.by_law),
            ],
        ),
        ("copies", &[("", papers.copies)]),
        ("shown", &[("", papers.shown)]),
        (
            "demands",
            &[
                ("heard", demands.heard),
                ("unheard", demands.unheard),
                ("quiet", demands.quiet),
            ],
        ),
    ];
    let said = groups
        .iter()
        .filter_map(|(id, parts)| counted(w, id, parts));
    let leaks = ["leaks", "leak-age"].into_iter().filter_map(|id| {
        let parts = papers.leaks.parts().into_iter();
        let parts = parts.filter(|(group, ..)| *group == id);
        let parts: Vec<_> = parts.map(|(_, part, count)| (part, count)).collect();
        counted(w, id, &parts)
    });
    said.chain(leaks).collect()
}

const fn releases(releases: Releases) -> [(&'static str, u32); 2] {
    [
        ("release-stands", releases.stand),
        ("release-back", releases.back),
    ]
}

fn papers(papers: &ParticipantPapers, w: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for (session, signed) in &papers.contracts {
        let session = when::day(w, *session);
        lines.push(match signed {
            Some(signed) => {
                let signed = when::day(w, *signed);
                let slots = [("signed", signed), ("session", session)];
                w.with("binder-participant-contract", slots)
            }
            None => w.with("binder-participant-no-contract", [("session", session)]),
        });
    }
    if !papers.court_records.is_empty() {
        let days: Vec<String> = papers
            .court_records
            .iter()
            .map(|day| when::day(w, *day))
            .collect();
        let days = days.join("; ");
        lines.push(w.with("binder-participant-court-records", [("days", days)]));
    }
    lines.extend(counted(w, "own-releases", &releases(papers.releases)));
    let (answered, waits) = papers.demands;
    let demands = [("answered", answered), ("waits", waits)];
    lines.extend(counted(w, "file-demands", &demands));
    lines
}
