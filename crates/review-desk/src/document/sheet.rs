//! Everything a binder says in words and figures, once, for every way of laying it out.

use binder::{
    Audience, Behind, Binder, Counted, Draw, Figure, Finding, Group, Plan, ProgramFact, Shown,
    Verdict, shape::Letter,
};
use page::{Slot, Words, when};

use super::pin;

/// A line of figures: a group's total, or a part of it.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// `c4`.
    pub(crate) mark: String,
    /// A word of its own in JSON: `notice` or `notice.told`.
    pub(crate) id: String,
    /// Whether it is part of the line above that is none.
    pub(crate) part: bool,
    pub(crate) text: String,
    pub(crate) all: String,
    pub(crate) share: String,
    pub(crate) sample: Option<String>,
    pub(crate) share_sample: Option<String>,
    pub(crate) behind: Vec<Behind>,
    /// What it was counted from of the program's own affairs.
    pub(crate) facts: Vec<String>,
}

/// A clause.
#[derive(Debug, Clone)]
pub(crate) struct ClauseSheet {
    pub(crate) letter: Letter,
    /// `(c)`.
    pub(crate) clause: String,
    pub(crate) rule: String,
    pub(crate) title: String,
    /// The rule's own words.
    pub(crate) standard: String,
    pub(crate) verdict: Verdict,
    pub(crate) verdict_said: String,
    /// The verdict over all cases, where a sample was drawn.
    pub(crate) whole: Option<String>,
    pub(crate) decided: String,
    pub(crate) rows: Vec<Row>,
    /// How many reached the standard, group by group.
    pub(crate) reached: Vec<(String, String)>,
    pub(crate) findings: Vec<FindingLine>,
    pub(crate) paper: Vec<String>,
}

/// A finding.
#[derive(Debug, Clone)]
pub(crate) struct FindingLine {
    pub(crate) id: &'static str,
    pub(crate) letter: Letter,
    pub(crate) severity: &'static str,
    pub(crate) severity_said: String,
    pub(crate) clause: String,
    pub(crate) text: String,
    pub(crate) all: String,
    pub(crate) sample: Option<String>,
    /// The figures it is the sum of.
    pub(crate) figures: Vec<String>,
    /// What is planned about it, and how each plan stands.
    pub(crate) plans: Vec<String>,
}

/// The whole.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub(crate) program: String,
    pub(crate) period: String,
    /// How the cases came about, in short.
    pub(crate) drawn: String,
    /// What it is, for whom, of which cases: a sentence each.
    pub(crate) about: Vec<String>,
    pub(crate) sampled: bool,
    pub(crate) clauses: Vec<ClauseSheet>,
    pub(crate) findings: Vec<FindingLine>,
    /// What was planned about something that is not found now.
    pub(crate) other_plans: Vec<String>,
    pub(crate) holidays: Vec<String>,
    /// The lines that pin each ledger.
    pub(crate) pinned: Vec<String>,
}

impl Sheet {
    pub(crate) fn of(binder: &Binder, w: &Words) -> Self {
        let sampled = binder.sampled && binder.audience == Audience::Review;
        let findings: Vec<FindingLine> = binder
            .findings
            .iter()
            .map(|each| finding(each, binder, w))
            .collect();
        let clauses = binder.decisions.iter().map(|decision| {
            let letter = decision.clause;
            let clause = letter.clause();
            let word = letter.word();
            let verdict = |verdict: Verdict| {
                w.t(&format!("binder-verdict-{}", verdict.word()))
                    .to_owned()
            };
            let rows = binder.of(letter).flat_map(|group| rows(group, sampled, w));
            ClauseSheet {
                letter,
                rule: binder.rules.pack.cited(&clause),
                title: w.t(&format!("binder-clause-{word}")).to_owned(),
                standard: binder.rules.pack.standard(&clause).to_owned(),
                verdict: decision.verdict,
                verdict_said: verdict(decision.verdict),
                whole: decision
                    .all
                    .map(|all| w.with("binder-verdict-whole", [("verdict", verdict(all))])),
                decided: w.t(&format!("binder-decided-{word}")).to_owned(),
                rows: rows.collect(),
                reached: binder
                    .of(letter)
                    .flat_map(|group| reached(group, w))
                    .collect(),
                findings: findings
                    .iter()
                    .filter(|each| each.letter == letter)
                    .cloned()
                    .collect(),
                paper: paper(letter, w),
                clause,
            }
        });
        Self {
            program: binder.make.program.clone(),
            period: period(binder, w),
            drawn: drawn_in_short(&binder.make.draw, w),
            about: about(binder, w),
            sampled,
            clauses: clauses.collect(),
            other_plans: other_plans(binder, w),
            findings,
            holidays: holidays(binder, w),
            pinned: binder
                .pinned
                .iter()
                .map(|each| pin(each, &binder.make.program))
                .collect(),
        }
    }
}

fn period(binder: &Binder, w: &Words) -> String {
    let period = binder.make.period;
    let (from, to) = (when::day(w, period.from), when::day(w, period.to));
    w.with("binder-period", [("from", from), ("to", to)])
}

fn about(binder: &Binder, w: &Words) -> Vec<String> {
    let local = binder.rules.zone.to_datetime(binder.make.as_of.timestamp());
    let known = w.with(
        "day-and-clock",
        [
            ("day", when::day(w, local.date())),
            ("time", when::clock(w, local.time())),
        ],
    );
    let outside = binder.audience == Audience::Outside;
    let whose = match binder.audience {
        Audience::Review => w.t("binder-for-review"),
        Audience::Outside => w.t("binder-for-outside"),
    };
    let pack = &binder.rules.pack;
    let slots: &[(&str, &dyn Slot)] = &[
        ("zone", &pack.zone),
        ("pack", &pack.pack),
        ("version", &pack.version),
    ];
    let mut lines = vec![
        w.with("binder-as-of", [("when", known)]),
        whose.to_owned(),
        w.say("binder-no-name", slots),
        match binder.cases {
            Shown::Count(cases) => w.n("binder-cases", cases),
            Shown::Withheld => w.t("binder-cases-withheld").to_owned(),
        },
    ];
    lines.extend(drawn(binder, outside, w));
    lines.push(match binder.history {
        Shown::Count(history) => w.n("binder-history", history),
        Shown::Withheld => w.t("binder-history-withheld").to_owned(),
    });
    lines.iter().map(|line| when::ended(line)).collect()
}

fn drawn(binder: &Binder, outside: bool, w: &Words) -> Vec<String> {
    let count = binder.drawn.count().unwrap_or_default();
    let rest = binder
        .cases
        .count()
        .unwrap_or_default()
        .saturating_sub(count);
    let mut lines = match &binder.make.draw {
        Draw::All => return vec![w.t("binder-drawn-all").to_owned()],
        Draw::Seed { seed, .. } if outside => {
            vec![w.with("binder-drawn-seed-outside", [("seed", seed)])]
        }
        Draw::State(state) if outside => {
            let state = w.t(&format!("binder-state-{}", state.word())).to_owned();
            vec![w.with("binder-drawn-state-outside", [("state", state)])]
        }
        Draw::Seed { seed, .. } => {
            vec![w.with2("binder-drawn-seed", &("count", count), &("seed", seed))]
        }
        Draw::State(state) => {
            let state = w.t(&format!("binder-state-{}", state.word())).to_owned();
            vec![w.with2("binder-drawn-state", &("count", count), &("state", state))]
        }
    };
    if !outside {
        lines.push(w.n("binder-drawn-rest", rest));
    }
    if let Draw::Seed { most, .. } = &binder.make.draw {
        lines.push(w.with("binder-drawn-how", [("most", most)]));
    }
    lines
}

/// How a sample comes about, in a few words.
pub(crate) fn drawn_in_short(draw: &Draw, w: &Words) -> String {
    match draw {
        Draw::All => w.t("binder-short-all").to_owned(),
        Draw::Seed { most, seed } => {
            w.with2("binder-short-seed", &("count", most), &("seed", seed))
        }
        Draw::State(state) => {
            let state = w.t(&format!("binder-state-{}", state.word())).to_owned();
            w.with("binder-short-state", [("state", state)])
        }
    }
}

fn holidays(binder: &Binder, w: &Words) -> Vec<String> {
    if binder.holidays.is_empty() {
        return vec![w.t("binder-holidays-none").to_owned()];
    }
    let all = binder.holidays.iter();
    all.map(|each| {
        let day = when::day(w, each.day);
        match each.order.is_empty() {
            true => w.with("binder-holiday-no-order", [("day", &day)]),
            false => w.with("binder-holiday", [("day", &day), ("order", &each.order)]),
        }
    })
    .collect()
}

/// Every sentence of a clause about paper: the words file has as many as it has.
fn paper(letter: Letter, w: &Words) -> Vec<String> {
    let keys = (1..).map(|number| format!("binder-paper-{}-{number}", letter.word()));
    keys.take_while(|key| w.has(key))
        .map(|key| w.t(&key).to_owned())
        .collect()
}

fn rows(group: &Group, sampled: bool, w: &Words) -> Vec<Row> {
    let id = group.shape.id;
    let of = |figure: &Figure, text: &str, part: bool| Row {
        mark: figure.mark(),
        id: if part {
            format!("{id}.{}", figure.part)
        } else {
            id.to_owned()
        },
        part,
        text: text.to_owned(),
        all: figure.all.cell(),
        share: match part {
            true => share(figure.all, group.total.all, w),
            false => String::new(),
        },
        sample: figure.sample.filter(|_| sampled).map(Shown::cell),
        share_sample: figure.sample.filter(|_| sampled).map(|sample| {
            let total = group.total.sample.filter(|_| part);
            total.map_or_else(String::new, |total| share(sample, total, w))
        }),
        behind: figure.behind.clone(),
        facts: figure
            .facts
            .iter()
            .map(|each| fact(each, part, w))
            .collect(),
    };
    let title = w.t(&format!("binder-group-{id}")).to_owned();
    let mut rows = vec![of(&group.total, &title, false)];
    rows.extend(group.parts.iter().map(|part| {
        let text = w.t(&format!("binder-part-{}", part.part)).to_owned();
        of(part, &text, true)
    }));
    rows
}

/// Whole percents, a half rounded up; nothing where a number is held back or there is nothing.
fn share(part: Shown, of: Shown, w: &Words) -> String {
    match (part.count(), of.count()) {
        (Some(part), Some(of)) if of > 0 => percent(part, of, w),
        _ => String::new(),
    }
}

pub(super) fn percent(part: impl Into<u64>, of: impl Into<u64>, w: &Words) -> String {
    let (part, of) = (part.into(), of.into().max(1));
    w.n("binder-percent", (part * 200 + of) / (of * 2))
}

fn reached(group: &Group, w: &Words) -> Vec<(String, String)> {
    let said = |key: &str, (reached, of): (u32, u32)| {
        let slots: &[(&str, &dyn Slot)] = &[
            ("reached", &reached),
            ("of", &of),
            ("share", &percent(reached, of, w)),
        ];
        w.say(key, slots)
    };
    let title = w.t(&format!("binder-group-{}", group.shape.id)).to_owned();
    let all = group.reached(|figure| Some(figure.all));
    let sample = group.reached(|figure| figure.sample);
    let mut lines = Vec::new();
    lines.extend(all.map(|all| (title.clone(), said("binder-reached", all))));
    lines.extend(sample.map(|sample| (title, said("binder-reached-sample", sample))));
    lines
}

/// A plan of correction, by its days.
fn plan(plan: &Plan, w: &Words) -> String {
    let stood = w.t(&format!("binder-part-{}", plan.stood)).to_owned();
    let mut text = w.with2(
        "binder-plan",
        &("day", when::day(w, plan.until)),
        &("stood", stood),
    );
    text.push_str(", ");
    text.push_str(&w.with("binder-plan-owner", [("number", plan.owner.0)]));
    for (key, day) in [
        ("binder-plan-put-off", plan.put_off),
        ("binder-plan-done", plan.done),
    ] {
        if let Some(day) = day {
            text.push_str(", ");
            text.push_str(&w.with(key, [("day", when::day(w, day))]));
        }
    }
    text
}

/// Plans about what is not found in this binder.
fn other_plans(binder: &Binder, w: &Words) -> Vec<String> {
    let found = |plan: &&Plan| binder.findings.iter().all(|each| each.id != plan.finding);
    let others = binder.plans.iter().filter(found);
    others
        .map(|each| format!("{}. {}", finding_word(&each.finding, w), plan(each, w)))
        .collect()
}

/// The finding of that word; the word itself where this version has no such finding.
fn finding_word(word: &str, w: &Words) -> String {
    let key = format!("binder-finding-{word}");
    match w.has(&key) {
        true => w.t(&key).to_owned(),
        false => word.to_owned(),
    }
}

fn finding_text(finding: &Finding, w: &Words) -> String {
    let text = finding_word(finding.id, w);
    match finding.counties.is_empty() {
        true => text,
        false => {
            let counties = finding.counties.join(", ");
            w.with(
                "binder-finding-counties",
                [("text", text), ("counties", counties)],
            )
        }
    }
}

/// What a figure of the program was counted from; under a total with the part that it is.
fn fact(fact: &ProgramFact, part: bool, w: &Words) -> String {
    let on = |day| when::day(w, day);
    let days = |from, to| match from == to {
        true => on(from),
        false => w.with("binder-period", [("from", on(from)), ("to", on(to))]),
    };
    let number = |number: u16| number.to_string();
    let until = |text: String, done: Option<_>| match done {
        Some(done) => format!(
            "{text}, {}",
            w.with("binder-fact-done", [("day", on(done))])
        ),
        None => text,
    };
    let text = match &fact.what {
        Counted::Days { from, to } => days(*from, *to),
        Counted::County { county, from, to } => {
            let slots = [("county", county.clone()), ("days", days(*from, *to))];
            w.with("binder-fact-county", slots)
        }
        Counted::Drill { agreement, day } => {
            let slots = [("number", number(*agreement)), ("day", on(*day))];
            w.with("binder-fact-drill", slots)
        }
        Counted::Destroyed { day, count } => {
            let slots = [("day", on(*day)), ("count", count.to_string())];
            w.with("binder-fact-destroyed", slots)
        }
        Counted::Looked { account, count } => {
            let slots = [
                ("number", account.to_string()),
                ("count", count.to_string()),
            ];
            w.with("binder-fact-looked", slots)
        }
        Counted::Policy { wanted, since } => {
            let policy = w.t(&format!("policy-wanted-{wanted}")).to_owned();
            match since {
                Some(since) => w.with(
                    "binder-fact-policy",
                    [("policy", policy), ("day", on(*since))],
                ),
                None => policy,
            }
        }
        Counted::Staff(staff) => w.with("binder-fact-staff", [("number", number(staff.0))]),
        Counted::Incident {
            day,
            step,
            due,
            done,
        } => {
            let step = w.t(&format!("binder-step-{}", step.word())).to_owned();
            let slots = [("day", on(*day)), ("step", step), ("due", on(*due))];
            until(w.with("binder-fact-incident", slots), *done)
        }
        Counted::Offense { day, due, done } => {
            let slots = [("day", on(*day)), ("due", on(*due))];
            until(w.with("binder-fact-offense", slots), *done)
        }
        Counted::Place { number, may, since } => {
            let may = w.t(&format!("binder-may-{}", may.word())).to_owned();
            let slots = [
                ("number", number.to_string()),
                ("may", may),
                ("day", on(*since)),
            ];
            w.with("binder-fact-place", slots)
        }
        Counted::Plan {
            finding,
            owner,
            until,
        } => {
            let slots = [
                ("finding", finding_word(finding, w)),
                ("number", number(owner.0)),
                ("day", on(*until)),
            ];
            w.with("binder-fact-plan", slots)
        }
    };
    if part || fact.part.is_empty() {
        return text;
    }
    let part = w.t(&format!("binder-part-{}", fact.part)).to_owned();
    w.with("binder-fact-part", [("part", part), ("fact", text)])
}

fn finding(finding: &Finding, binder: &Binder, w: &Words) -> FindingLine {
    let severity = finding.severity.word();
    FindingLine {
        id: finding.id,
        letter: finding.clause,
        severity,
        severity_said: w.t(&format!("binder-severity-{severity}")).to_owned(),
        clause: finding.clause.clause(),
        text: finding_text(finding, w),
        all: finding.all.cell(),
        sample: finding
            .sample
            .map(|sample| w.with("binder-findings-sample", [("count", sample.cell())])),
        figures: finding.figures.clone(),
        plans: binder
            .plans
            .iter()
            .filter(|each| each.finding == finding.id)
            .map(|each| plan(each, w))
            .collect(),
    }
}
