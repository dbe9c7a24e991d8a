//! The providers with their agreements (clause (b)). The client desk shows their numbers on *Danger*.

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use jiff::civil::Date;
use page::{Hidden, Shell, Words, when};
use program_file::{Problem, Provider, Refused, Settings};

use crate::{
    ProgramDesk, acts,
    day::DayField,
    home::{self, Wrong},
};

/// The provider form's fields begin so.
const CERTIFIED: &str = "certified";
/// An end that is so near is said first.
const SOON: i32 = 90;

struct Listed {
    name: String,
    telephone: String,
    counties: String,
    document: String,
    standing: String,
    in_force: bool,
    change: String,
}

#[derive(Template)]
#[template(path = "program/phones.html")]
struct Page {
    shell: Shell,
    providers: Vec<Listed>,
    provider_path: String,
    /// The number of the provider that the form changes; 0 for a new one.
    number: u16,
    provider: Provider,
    counties: String,
    certified: DayField,
    title: String,
    hidden: Hidden,
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

pub(crate) fn provider(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let number: u16 = visit.form.get("number").parse().unwrap_or(0);
    let number = match number {
        // A new one gets the next; the version that the form carries keeps two from getting the same.
        0 => settings
            .providers
            .keys()
            .next_back()
            .map_or(1, |last| last.saturating_add(1)),
        known if settings.providers.contains_key(&known) => known,
        _ => return Err(Refusal::NotFound),
    };
    let mut typed = typed_provider(visit);
    let mut wrong = Vec::new();
    for (field, text) in [("p_name", &typed.name), ("p_telephone", &typed.telephone)] {
        if text.is_empty() {
            wrong.push(Wrong::of(field, w.t("program-phones-missing").to_owned()));
        }
    }
    if typed.counties.is_empty() {
        let said = w.t("program-phones-no-county").to_owned();
        wrong.push(Wrong::of("p_counties", said));
    }
    let day = DayField::of(CERTIFIED, &visit.form, desk.today(visit));
    match day.read() {
        Ok(day) => typed.certified_until = Some(day),
        Err(no) => wrong.push(Wrong::of(day.id("month"), no.said(w).to_owned())),
    }
    if !wrong.is_empty() {
        return page(desk, visit, 422, &wrong);
    }
    let taken = desk.recorder().provider(&act, number, &typed);
    done(desk, visit, taken.map(|_| act.batch))
}

/// Back to the front page, where what was set can be undone; or the form again.
fn done(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    taken: Result<ledger::BatchId, Refused>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    acts::done(desk, visit, taken, page, |field, problem| {
        let said = match problem {
            Problem::TooLong(most) => w.n("program-phones-long", most),
            Problem::OtherCentury => w.t("program-day-other-century").to_owned(),
            _ => w.t("program-phones-missing").to_owned(),
        };
        let field = match field {
            "name" => "p_name",
            "telephone" => "p_telephone",
            "counties" => "p_counties",
            "document" => "p_document",
            _ => "certified_month",
        };
        Wrong::of(field, said)
    })
}

fn typed_provider(visit: &Visit<'_>) -> Provider {
    let form = &visit.form;
    let counties = form
        .get("p_counties")
        .split([',', ';', '\n'])
        .map(str::trim);
    Provider {
        name: form.get("p_name").to_owned(),
        telephone: form.get("p_telephone").to_owned(),
        counties: counties
            .filter(|county| !county.is_empty())
            .map(str::to_owned)
            .collect(),
        certified_until: None,
        document: form.get("p_document").to_owned(),
        ended: form.get("p_ended") == "yes",
    }
}

/// How a provider stands: in force, with its end in view; ended; no longer certified.
pub(crate) fn standing(w: &Words, provider: &Provider, today: Date) -> String {
    let Some(until) = provider.certified_until.filter(|_| !provider.ended) else {
        return w.t("program-phones-ended").to_owned();
    };
    let day = when::day(w, until);
    if until < today {
        return w.with("program-phones-over", [("day", day)]);
    }
    match days_left(until, today) {
        0 => w.t("program-phones-last-day").to_owned(),
        days if days <= SOON => {
            let days = usize::try_from(days).unwrap_or_default();
            w.n("program-phones-ends", days)
        }
        _ => w.with("program-phones-live", [("day", day)]),
    }
}

/// What about these numbers somebody must see to, for the front page.
pub(crate) fn needs(w: &Words, settings: &Settings, today: Date) -> Vec<String> {
    let mut needs = Vec::new();
    let all = || settings.providers.values().filter(|each| !each.ended);
    if !all().any(|each| each.in_force(today)) {
        needs.push(w.t("program-phones-none").to_owned());
    }
    for provider in all() {
        let near = |until: &Date| days_left(*until, today) <= SOON;
        if provider.certified_until.is_some_and(|until| near(&until)) {
            let said = standing(w, provider, today);
            needs.push(format!("{}: {said}", provider.name));
        }
    }
    needs
}

fn days_left(until: Date, today: Date) -> i32 {
    today.until(until).map_or(0, |span| span.get_days())
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let today = desk.today(visit);
    let path = |below: &str| desk.office.path(below);
    let mut shell = desk.shell(visit, w.t("program-phones-title"));
    home::add(&mut shell.problems, wrong);
    let hidden = || {
        let mut hidden = Hidden::new(visit.csrf(), desk.office.once());
        hidden.seen = settings.version.0.to_string();
        hidden
    };
    let asked = [visit.form.get("number"), visit.query.get("provider")];
    let number = asked.into_iter().find_map(|text| text.parse().ok());
    let known = number.and_then(|number| Some((number, settings.providers.get(&number)?)));
    let (number, provider) = known.map_or((0, Provider::default()), |(number, provider)| {
        (number, provider.clone())
    });
    let (provider, certified) = if visit.form.has("p_name") {
        let day = DayField::of(CERTIFIED, &visit.form, today);
        (typed_provider(visit), day)
    } else {
        let day = match provider.certified_until {
            Some(until) => DayField::filled(CERTIFIED, until),
            None => DayField::of(CERTIFIED, &visit.form, today),
        };
        (provider, day)
    };
    let listed = settings.providers.iter().map(|(number, each)| Listed {
        name: each.name.clone(),
        telephone: each.telephone.clone(),
        counties: each.counties.join(", "),
        document: each.document.clone(),
        standing: standing(w, each, today),
        in_force: each.in_force(today),
        change: path(&format!("/phones?provider={number}#provider")),
    });
    let title = match number {
        0 => w.t("program-phones-new").to_owned(),
        _ => w.t("program-phones-change-one").to_owned(),
    };
    let page = Page {
        providers: listed.collect(),
        provider_path: path("/phones/provider"),
        number,
        counties: provider.counties.join(", "),
        provider,
        certified,
        title,
        hidden: hidden(),
        shell,
    };
    render_with(status, &page)
}
