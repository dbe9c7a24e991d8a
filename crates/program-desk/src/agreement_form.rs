//! An agreement is entered, changed or renewed: each is one writing of all of it, which replaces what stood before.

use askama::Template;
use desk::{Answer, AtDesk as _, Fields, Refusal, Visit, render_with};
use jiff::civil::Date;
use page::{Hidden, Shell};
use program_file::{Problem, Provider, Settings, Signed};

use crate::{
    ProgramDesk, acts,
    agreement::{path, provider},
    agreements::{self, PATH, split},
    changes,
    day::DayField,
    home::{self, Wrong},
};

const CERTIFIED: &str = "certified";
const UNTIL: &str = "until";
const THERE: &str = "there";
const HERE: &str = "here";

#[derive(Template)]
#[template(path = "program/agreement-form.html")]
struct Page {
    shell: Shell,
    title: String,
    lead: &'static str,
    action: String,
    hidden: Hidden,
    name: String,
    telephone: String,
    counties: String,
    document: String,
    certified: DayField,
    until: DayField,
    there_by: String,
    there: DayField,
    here_by: String,
    here: DayField,
    /// A text to start from, where the pack has one and the agreement is new.
    start: Option<String>,
    /// What it was before is ended; saving takes it up again.
    ended: bool,
}

pub(crate) fn new(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page_new(desk, visit, 200, &[])
}

pub(crate) fn change(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page_change(desk, visit, 200, &[])
}

/// The next number; the version that the form carries keeps two from getting the same.
pub(crate) fn enter(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let settings = Settings::read(desk.office.store.as_ref())?;
    // A form sent twice is one agreement: the second time it leads to the first's.
    let fact = visit.once()?.fact()?;
    let before = settings.lines.iter().find_map(|line| match line.change {
        program_file::Change::Provider(number, _) if line.fact == fact => Some(number),
        _ => None,
    });
    let number = before.unwrap_or_else(|| settings.next_provider());
    save(desk, visit, number, page_new)
}

pub(crate) fn renew(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, _) = provider(visit, &settings)?;
    save(desk, visit, number, page_change)
}

fn save(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    number: u16,
    again: acts::Again,
) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let w = &visit.words;
    let typed = match read(desk, visit) {
        Ok(typed) => typed,
        Err(wrong) => return again(desk, visit, 422, &wrong),
    };
    let taken = desk.recorder().provider(&act, number, &typed);
    let taken = taken.map(|_| act.batch);
    acts::done_at(
        desk,
        visit,
        taken,
        &path(number),
        again,
        |field, problem| {
            let said = match problem {
                Problem::TooLong(most) => w.n("program-long", most),
                Problem::OtherCentury => w.t("program-day-other-century").to_owned(),
                _ => w.t("agreement-fill-in").to_owned(),
            };
            let century = problem == Problem::OtherCentury;
            let field = match field {
                "name" => "a_name",
                "telephone" => "a_telephone",
                "counties" => "a_counties",
                "document" => "a_document",
                "until" => "until_month",
                "signed_there" if century => "there_month",
                "signed_there" => "a_there",
                "signed_here" if century => "here_month",
                "signed_here" => "a_here",
                _ => "certified_month",
            };
            Wrong::of(field, said)
        },
    )
}

/// What was typed, or all that is wrong with it.
fn read(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Provider, Vec<Wrong>> {
    let (w, form, today) = (&visit.words, &visit.form, desk.today(visit));
    let mut wrong = Vec::new();
    for field in ["a_name", "a_telephone"] {
        if form.get(field).is_empty() {
            wrong.push(Wrong::of(field, w.t("agreement-fill-in").to_owned()));
        }
    }
    let counties = split(form.get("a_counties"));
    if counties.is_empty() {
        wrong.push(Wrong::of(
            "a_counties",
            w.t("agreement-no-county").to_owned(),
        ));
    }
    let mut day = |field: &DayField, must: bool| match field.read() {
        _ if !must && field.is_empty() => None,
        Ok(day) => Some(day),
        Err(no) => {
            wrong.push(Wrong::of(field.id("month"), no.said(w).to_owned()));
            None
        }
    };
    let fields = |name| DayField::of(name, form, today);
    let certified_until = day(&fields(CERTIFIED), true);
    let until = day(&fields(UNTIL), false);
    let (there, here) = (fields(THERE), fields(HERE));
    let (there_by, here_by) = (form.get("a_there"), form.get("a_here"));
    let there_on = day(&there, !there_by.is_empty());
    let here_on = day(&here, !here_by.is_empty());
    for (by, on, field) in [
        (there_by, there_on, "a_there"),
        (here_by, here_on, "a_here"),
    ] {
        if by.is_empty() && on.is_some() {
            wrong.push(Wrong::of(field, w.t("agreement-no-signer").to_owned()));
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let signed = |by: &str, on: Option<Date>| {
        on.map(|on| Signed {
            by: by.to_owned(),
            on,
        })
    };
    Ok(Provider {
        name: form.get("a_name").to_owned(),
        telephone: form.get("a_telephone").to_owned(),
        counties,
        certified_until,
        document: form.get("a_document").to_owned(),
        ended: false,
        signed_there: signed(there_by, there_on),
        signed_here: signed(here_by, here_on),
        until,
    })
}

fn page_new(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let action = format!("{PATH}/new");
    page(desk, visit, status, wrong, &action, None)
}

fn page_change(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (number, provider) = provider(visit, &settings)?;
    let action = format!("{}/change", path(number));
    page(desk, visit, status, wrong, &action, Some(&provider))
}

fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
    action: &str,
    stands: Option<&Provider>,
) -> Result<Answer, Refusal> {
    let (w, form) = (&visit.words, &visit.form);
    let settings = Settings::read(desk.office.store.as_ref())?;
    let (title, lead) = match stands {
        None => ("agreement-new", "agreement-new-lead"),
        Some(_) => ("agreement-change", "agreement-change-lead"),
    };
    let mut shell = desk.shell(visit, w.t(title));
    home::add(&mut shell.problems, wrong);
    let typed = Typed {
        form,
        today: desk.today(visit),
        typed: form.has("a_name"),
    };
    let nothing = Provider::default();
    let was = stands.unwrap_or(&nothing);
    // A new one is for the counties that nobody serves yet: they were typed once already.
    let counties = match stands {
        Some(provider) => provider.counties.join(", "),
        None => agreements::unserved(&settings).join(", "),
    };
    let by = |signed: &Option<Signed>| {
        let by = signed.as_ref().map(|signed| signed.by.clone());
        by.unwrap_or_default()
    };
    let on = |signed: &Option<Signed>| signed.as_ref().map(|signed| signed.on);
    let page = Page {
        title: w.t(title).to_owned(),
        lead,
        action: desk.office.path(action),
        start: stands
            .is_none()
            .then(|| agreements::start_path(desk, w))
            .flatten(),
        hidden: changes::hidden(desk, visit, &settings),
        name: typed.line("a_name", &was.name),
        telephone: typed.line("a_telephone", &was.telephone),
        counties: typed.line("a_counties", &counties),
        document: typed.line("a_document", &was.document),
        certified: typed.day(CERTIFIED, was.certified_until),
        until: typed.day(UNTIL, was.until),
        there_by: typed.line("a_there", &by(&was.signed_there)),
        there: typed.day(THERE, on(&was.signed_there)),
        here_by: typed.line("a_here", &by(&was.signed_here)),
        here: typed.day(HERE, on(&was.signed_here)),
        ended: was.ended,
        shell,
    };
    render_with(status, &page)
}

/// What was typed, or what stands where nothing was.
struct Typed<'a> {
    form: &'a Fields,
    today: Date,
    typed: bool,
}

impl Typed<'_> {
    fn line(&self, field: &str, stands: &str) -> String {
        match self.typed {
            true => self.form.get(field).to_owned(),
            false => stands.to_owned(),
        }
    }

    fn day(&self, name: &'static str, stands: Option<Date>) -> DayField {
        match stands {
            Some(day) if !self.typed => DayField::filled(name, day),
            _ => DayField::of(name, self.form, self.today),
        }
    }
}
