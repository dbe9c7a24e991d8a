//! The register of agreements with certified providers, clause (b): which counties the program serves, and who is
//! there to be warned in each. The client desk shows the numbers on *Danger*.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::{civil::Date, tz::TimeZone};
use page::{Hidden, Shell, Words, when};
use program_file::{Lack, Problem, Provider, Settings, StartText, Tried};
use rules::Rules;

use crate::{
    ProgramDesk, acts, changes,
    home::{self, Wrong},
    needs::{Need, Worth, days_left},
};

/// Where they are listed.
pub(crate) const PATH: &str = "/agreements";
/// Below it lies a text to start an agreement from, in each language.
const START: &str = "/agreements/to-start";
/// One of them.
pub(crate) const START_ONE: &str = "/agreements/to-start/{language}";
/// An end that is so near is in view, in days.
const AHEAD: i32 = 90;
/// An end that is so near is soon.
const SOON: i32 = 30;

struct Listed {
    name: String,
    path: String,
    telephone: String,
    tried: String,
    counties: String,
    standing: String,
    in_force: bool,
}

#[derive(Template)]
#[template(path = "program/agreements.html")]
struct Page {
    shell: Shell,
    clause: String,
    findings: Vec<String>,
    live: Vec<Listed>,
    ended: Vec<Listed>,
    new: String,
    import: String,
    /// A text to start an agreement from, where the pack has one.
    start: Option<String>,
    served: String,
    bare: String,
    counties: String,
    counties_path: String,
    hidden: Hidden,
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

/// Where the text to start an agreement from is, in the language of the page, where the pack has one.
pub(crate) fn start_path(desk: &ProgramDesk, w: &Words) -> Option<String> {
    let text = StartText::agreement(&desk.counts.rules().pack.pack, w.code());
    text.map(|(language, _)| desk.office.path(&format!("{START}/{language}")))
}

/// A text to start an agreement from, to be taken along.
pub(crate) fn start(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (asked, pack) = (
        visit.param("language"),
        desk.counts.rules().pack.pack.clone(),
    );
    let text = StartText::agreement(&pack, asked).filter(|(language, _)| *language == asked);
    let (_, text) = text.ok_or(Refusal::NotFound)?;
    Ok(Answer::file(
        "agreement-to-complete.txt",
        "text/plain; charset=utf-8",
        text.as_bytes().to_vec(),
    ))
}

/// Sets which counties the program serves.
pub(crate) fn counties(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let counties = split(visit.form.get("counties"));
    let taken = desk.recorder().counties(&act, &counties);
    let w = &visit.words;
    let wrong = |_: &str, problem| {
        let said = match problem {
            Problem::TooLong(most) => w.n("program-long", most),
            _ => w.t("agreement-no-county").to_owned(),
        };
        Wrong::of("counties", said)
    };
    acts::done_at(desk, visit, taken.map(|_| act.batch), PATH, page, wrong)
}

/// Counties as they are typed, with commas or on lines of their own.
pub(crate) fn split(text: &str) -> Vec<String> {
    let counties = text.split([',', ';', '\n']).map(str::trim);
    counties
        .filter(|county| !county.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Why an agreement does not hold, in words.
pub(crate) fn lack(w: &Words, lack: Lack) -> String {
    let with_day = |key, day| w.with(key, [("day", when::day(w, day))]);
    match lack {
        Lack::Ended => w.t("agreement-lack-ended").to_owned(),
        Lack::NotSignedThere => w.t("agreement-lack-unsigned-there").to_owned(),
        Lack::NotSignedHere => w.t("agreement-lack-unsigned-here").to_owned(),
        Lack::CertificationUnknown => w.t("agreement-lack-uncertified").to_owned(),
        Lack::CertificationOver(day) => with_day("agreement-lack-certified", day),
        Lack::Over(day) => with_day("agreement-lack-over", day),
    }
}

/// All that keeps it from holding, one after the other.
fn lacks(w: &Words, lacks: &[Lack]) -> String {
    let said = lacks.iter().map(|each| lack(w, *each));
    said.collect::<Vec<_>>().join(" ")
}

/// How an agreement stands: what it lacks, or its nearest end.
pub(crate) fn standing(w: &Words, provider: &Provider, today: Date) -> String {
    let lacking = provider.lacks(today);
    if !lacking.is_empty() {
        return lacks(w, &lacking);
    }
    let Some(ends) = provider.ends() else {
        return w.t("agreement-in-force").to_owned();
    };
    let day = when::day(w, ends);
    let certification = provider.certified_until == Some(ends);
    match days_left(ends, today) {
        0 if certification => w.t("agreement-certified-today").to_owned(),
        0 => w.t("agreement-ends-today").to_owned(),
        days if days <= AHEAD => {
            let days = usize::try_from(days).unwrap_or_default();
            match certification {
                true => w.n("agreement-certified-ends", days),
                false => w.n("agreement-ends", days),
            }
        }
        _ => w.with("agreement-live", [("day", day)]),
    }
}

/// How its number stands, by the drills.
pub(crate) fn tried(w: &Words, tried: Tried) -> String {
    let on = |key, day| w.with(key, [("day", when::day(w, day))]);
    match tried {
        Tried::Never => w.t("agreement-tried-never").to_owned(),
        Tried::Unanswered(day) => on("agreement-tried-unanswered", day),
        Tried::Due(day) => on("agreement-tried-due", day),
        Tried::Good(day) => on("agreement-tried-good", day),
    }
}

/// How often a number is tried, in days.
pub(crate) fn beat(_settings: &Settings, rules: &Rules) -> u16 {
    rules.pack.number_tried.number
}

/// The program's counties for which no agreement is written down, whatever it may lack.
pub(crate) fn unserved(settings: &Settings) -> Vec<&str> {
    let serves = |county: &str| {
        let mut providers = settings.providers.values();
        providers.any(|provider| !provider.ended && provider.serves(county))
    };
    let counties = settings.counties.iter().map(String::as_str);
    counties.filter(|county| !serves(county)).collect()
}

/// What about agreements somebody must see to.
pub(crate) fn needs(w: &Words, settings: &Settings, rules: &Rules, today: Date) -> Vec<Need> {
    let mut needs = Vec::new();
    let register = |worth, said: String| Need::new(worth, said, PATH, "agreement-title");
    if settings.counties.is_empty() {
        let said = w.t("agreement-counties-unset").to_owned();
        needs.push(register(Worth::Now, said));
    }
    // A county whose provider is known is told with what that agreement lacks.
    let bare = unserved(settings);
    if !bare.is_empty() {
        let counties = [("counties", bare.join(", "))];
        needs.push(register(Worth::Now, w.with("agreement-bare", counties)));
    }
    if settings.providers.values().all(|provider| provider.ended) && bare.is_empty() {
        needs.push(register(Worth::Now, w.t("agreement-none").to_owned()));
    }
    let zone: &TimeZone = &rules.zone;
    for (number, provider) in &settings.providers {
        if provider.ended {
            continue;
        }
        let mut one = |worth, said: String| {
            let path = format!("{PATH}/{number}");
            needs.push(Need::new(worth, said, path, "agreement-one"));
        };
        let name = provider.name.as_str();
        let lacking = provider.lacks(today);
        if !lacking.is_empty() {
            let (counties, why) = (provider.counties.join(", "), lacks(w, &lacking));
            let with = [("name", name), ("counties", &counties), ("why", &why)];
            one(Worth::Now, w.with("agreement-not-in-force", with));
        } else if let Some(ends) = provider.ends() {
            let left = days_left(ends, today);
            let said = standing(w, provider, today);
            let with = [("name", name), ("said", said.as_str())];
            match left {
                _ if left > AHEAD => {}
                _ if left > SOON => one(Worth::Ahead, w.with("agreement-named", with)),
                _ => one(Worth::Soon, w.with("agreement-named", with)),
            }
        }
        let stands = settings.tried(*number, today, beat(settings, rules), zone);
        if stands.due() {
            let worth = match stands {
                Tried::Unanswered(_) => Worth::Now,
                _ => Worth::Soon,
            };
            let said = tried(w, stands);
            let with = [("name", name), ("said", said.as_str())];
            one(worth, w.with("agreement-named", with));
        }
    }
    needs
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (today, rules) = (desk.today(visit), desk.counts.rules());
    let path = |below: &str| desk.office.path(below);
    let mut shell = desk.shell(visit, w.t("agreement-title"));
    home::add(&mut shell.problems, wrong);
    shell.notice = changes::notice(desk, visit, &settings);
    let listed = |ended: bool| -> Vec<Listed> {
        let some = settings.providers.iter();
        let some = some.filter(|(_, each)| each.ended == ended);
        some.map(|(number, each)| Listed {
            name: each.name.clone(),
            path: path(&format!("{PATH}/{number}")),
            telephone: each.telephone.clone(),
            tried: tried(
                w,
                settings.tried(*number, today, beat(&settings, &rules), &rules.zone),
            ),
            counties: each.counties.join(", "),
            standing: standing(w, each, today),
            in_force: each.in_force(today),
        })
        .collect()
    };
    let served = settings.counties.join(", ");
    let page = Page {
        clause: clause(w, &rules),
        findings: needs(w, &settings, &rules, today)
            .into_iter()
            .filter(|need| need.path == PATH)
            .map(|need| need.said)
            .collect(),
        live: listed(false),
        ended: listed(true),
        new: path(&format!("{PATH}/new")),
        import: path(crate::import_page::AGREEMENTS.path),
        start: start_path(desk, w),
        bare: settings.without_agreement(today).join(", "),
        counties: match visit.form.has("counties") {
            true => visit.form.get("counties").to_owned(),
            false => served.clone(),
        },
        served,
        counties_path: path(&format!("{PATH}/counties")),
        hidden: changes::hidden(desk, visit, &settings),
        shell,
    };
    render_with(status, &page)
}

/// The clause in its own few words.
pub(crate) fn clause(w: &Words, rules: &Rules) -> String {
    let quote = rules.pack.standard("(b)");
    let with = [("clause", "(b)"), ("quote", quote)];
    w.with("agreement-clause", with)
}
