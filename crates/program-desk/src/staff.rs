//! People and hats: who works here, what they do, how to reach them; and who is on call for the victim desk.

use std::collections::BTreeSet;

use askama::Template;
use desk::{Answer, AtDesk as _, Refusal, Visit, render_with};
use page::{Hidden, Shell, Words};
use program_file::{Hat, Mail, Problem, Refused, Settings, Staff, StaffNo};

use crate::{
    ProgramDesk, acts, changes, doors,
    home::{self, Wrong},
    needs,
    on_call::{self, OnCallForm},
    trainings,
};

struct Listed {
    name: String,
    hats: String,
    telephone: String,
    mail: String,
    change: String,
}

struct HatTick {
    id: String,
    word: &'static str,
    label: String,
    ticked: bool,
}

#[derive(Template)]
#[template(path = "program/people.html")]
struct Page {
    shell: Shell,
    links: crate::Links,
    findings: Vec<String>,
    people: Vec<Listed>,
    left: Vec<Listed>,
    staff_path: String,
    hidden: Hidden,
    title: String,
    number: u16,
    name: String,
    telephone: String,
    mail: String,
    hats: Vec<HatTick>,
    ended: bool,
    on_call: OnCallForm,
    second: Hidden,
}

/// The words of a hat.
pub(crate) const fn hat_key(hat: Hat) -> &'static str {
    match hat {
        Hat::Director => "program-hat-director",
        Hat::Facilitator => "program-hat-facilitator",
        Hat::Liaison => "program-hat-liaison",
        Hat::OnCall => "program-hat-on-call",
        Hat::ReviewContact => "program-hat-review",
    }
}

pub(crate) fn show(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    page(desk, visit, 200, &[])
}

/// Somebody new, changed, or gone.
pub(crate) fn save(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = acts::act(desk, visit)?;
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let number = match visit.form.get("number").parse().map(StaffNo) {
        // The next number; the version that the form carries keeps two from getting the same.
        Err(_) | Ok(StaffNo(0)) => settings.next_staff(),
        Ok(known) if settings.staff.contains_key(&known) => known,
        Ok(_) => return Err(Refusal::NotFound),
    };
    let form = &visit.form;
    let mut wrong = Vec::new();
    let mail = match form.get("s_mail") {
        "" => None,
        typed => match Mail::try_from(typed.to_owned()) {
            Ok(mail) => Some(mail),
            Err(_) => {
                let said = w.t("program-people-no-mail").to_owned();
                wrong.push(Wrong::of("s_mail", said));
                None
            }
        },
    };
    let staff = Staff {
        name: form.get("s_name").to_owned(),
        hats: ticked(visit),
        telephone: form.get("s_telephone").to_owned(),
        mail,
        ended: form.get("s_ended") == "yes",
    };
    for (field, missing, key) in [
        ("s_name", staff.name.is_empty(), "program-people-no-name"),
        (
            "s_hats-director",
            staff.hats.is_empty() && !staff.ended,
            "program-people-no-hat",
        ),
        (
            "s_telephone",
            staff.telephone.is_empty() && staff.may_be_on_call(),
            "program-people-no-number",
        ),
    ] {
        if missing {
            wrong.push(Wrong::of(field, w.t(key).to_owned()));
        }
    }
    if !wrong.is_empty() {
        return page(desk, visit, 422, &wrong);
    }
    let taken = desk.recorder().staff(&act, number, &staff);
    done(desk, visit, taken.map(|_| act.batch))
}

/// Back to the page, which says what was done: whoever enters one of the staff mostly has another to enter.
pub(crate) fn done(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    taken: Result<ledger::BatchId, Refused>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    acts::done_at(desk, visit, taken, "/people", page, |field, problem| {
        let (field, said) = match (field, problem) {
            ("name", Problem::TooLong(most)) => ("s_name", w.n("program-long", most)),
            ("telephone", Problem::TooLong(most)) => ("s_telephone", w.n("program-long", most)),
            ("roster", _) => ("staff_1", w.t("program-people-not-on-call").to_owned()),
            _ => ("main", w.t("refused-incomplete").to_owned()),
        };
        Wrong::of(field, said)
    })
}

fn ticked(visit: &Visit<'_>) -> BTreeSet<Hat> {
    let on = |hat: &Hat| visit.form.all("s_hats").any(|word| word == hat.word());
    Hat::ALL.into_iter().filter(on).collect()
}

pub(crate) fn page(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    status: u16,
    wrong: &[Wrong],
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let mut shell = desk.shell(visit, w.t("program-people-title"));
    home::add(&mut shell.problems, wrong);
    shell.notice = changes::notice(desk, visit, &settings);
    let hidden = || {
        let mut hidden = Hidden::new(visit.csrf(), desk.office.once());
        hidden.seen = settings.version.0.to_string();
        hidden
    };
    let all = |ended: bool| {
        let staff = settings.staff.iter();
        let some = staff.filter(move |(_, staff)| staff.ended == ended);
        some.map(|(number, staff)| listed(desk, w, *number, staff))
            .collect()
    };
    let asked = [visit.form.get("number"), visit.query.get("staff")];
    let known = asked.into_iter().find_map(|text| {
        let number = StaffNo(text.parse().ok()?);
        Some((number, settings.staff.get(&number)?))
    });
    let typed = visit.form.has("s_name");
    let stands = known.map(|(_, staff)| staff.clone()).unwrap_or_default();
    let part = |name: &str, stands: &str| match typed {
        true => visit.form.get(name).to_owned(),
        false => stands.to_owned(),
    };
    let on = if typed {
        ticked(visit)
    } else {
        stands.hats.clone()
    };
    let hats = Hat::ALL.map(|hat| HatTick {
        id: format!("s_hats-{}", hat.word()),
        word: hat.word(),
        label: w.t(hat_key(hat)).to_owned(),
        ticked: on.contains(&hat),
    });
    let title = match known {
        None => "program-people-add",
        Some(_) => "program-people-change-one",
    };
    let page = Page {
        links: desk.links(
            visit,
            &[
                ("training-title", trainings::PATH),
                ("doors-title", doors::PATH),
            ],
        ),
        findings: needs::about_people(w, &settings)
            .into_iter()
            .map(|need| need.said)
            .collect(),
        people: all(false),
        left: all(true),
        staff_path: desk.office.path("/people/staff"),
        hidden: hidden(),
        title: w.t(title).to_owned(),
        number: known.map_or(0, |(number, _)| number.0),
        name: part("s_name", &stands.name),
        telephone: part("s_telephone", &stands.telephone),
        mail: part("s_mail", stands.mail.as_ref().map_or("", Mail::as_str)),
        hats: hats.into(),
        ended: match typed {
            true => visit.form.has("s_ended"),
            false => stands.ended,
        },
        on_call: on_call::form(desk, visit, &settings),
        second: hidden(),
        shell,
    };
    render_with(status, &page)
}

fn listed(desk: &ProgramDesk, w: &Words, number: StaffNo, staff: &Staff) -> Listed {
    let hats = Hat::ALL.into_iter().filter(|hat| staff.hats.contains(hat));
    let hats: Vec<&str> = hats.map(|hat| w.t(hat_key(hat))).collect();
    Listed {
        name: staff.name.clone(),
        hats: hats.join(", "),
        telephone: staff.telephone.clone(),
        mail: staff
            .mail
            .as_ref()
            .map_or_else(String::new, Mail::to_string),
        change: desk.office.path(&format!("/people?staff={number}#staff")),
    }
}
