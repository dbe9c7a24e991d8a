//! What the pages of the office have in common: their forms, which make no form of the settings stale; a day with its
//! hour; what was recorded in error; and what somebody must see to.

use desk::{Answer, Refusal, Visit};
use ledger::{Appended, OfficeAct};
use page::{Hidden, Words, typed};
use program_file::{OfficeFile, Problem, Refused, Settings, Struck, Wants};
use rules::Moment;

use crate::{
    ProgramDesk,
    acts::{self, Again},
    agreement, corrections,
    day::DayField,
    home::{self, Wrong},
    incidents::{self, Clocks},
    needs::Need,
    places, policies, trainings,
};

/// An entry that may have been recorded in error: the one form for it, below the entry.
pub(crate) struct InError {
    /// The `id` of its field.
    pub(crate) id: String,
    pub(crate) path: String,
    pub(crate) what: String,
    pub(crate) hidden: Hidden,
}

/// One line of what was recorded in error.
pub(crate) struct Gone {
    pub(crate) said: String,
    pub(crate) when: String,
}

/// What the chapter wants, by the pack that this program is served by.
pub(crate) fn wants(desk: &ProgramDesk) -> Option<Wants> {
    Wants::of(&desk.counts.rules().pack.pack)
}

/// A day and the hour beside it, as they were typed; or what is wrong with them.
pub(crate) fn moment(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    day: &'static str,
    time: &str,
) -> Result<Result<Moment, Wrong>, Refusal> {
    let (w, form) = (&visit.words, &visit.form);
    let typed = DayField::of(day, form, desk.today(visit));
    Ok(match (typed.read(), typed::time(form.get(time))) {
        (Err(no), _) => Err(Wrong::of(typed.id("month"), no.said(w).to_owned())),
        (Ok(_), None) => Err(Wrong::of(time, w.t("agreement-no-time").to_owned())),
        (Ok(day), Some(time)) => Ok(agreement::instant(desk, day.to_datetime(time))?),
    })
}

/// Something that is wrong with a field of these forms, in words.
pub(crate) fn said(w: &Words, problem: Problem) -> String {
    match problem {
        Problem::TooLong(most) => w.n("program-long", most),
        Problem::Ahead => w.t("office-ahead").to_owned(),
        Problem::TooEarly => w.t("office-early").to_owned(),
        Problem::DoneBefore => w.t("office-before").to_owned(),
        Problem::OtherCentury => w.t("program-day-other-century").to_owned(),
        Problem::NotStaff(_) => w.t("office-choose").to_owned(),
        Problem::TooBig(_) => w.n("agreement-paper-big", agreement::MEGABYTES),
        Problem::LeftOpen => w.t("policy-left-open").to_owned(),
        Problem::NoPaper => w.t("agreement-paper-none").to_owned(),
        Problem::Damaged(damaged) => w.n("agreement-paper-damaged", damaged.at),
        Problem::OutOfBounds(_, most) => w.n("office-hours-most", usize::from(most)),
        _ => w.t("agreement-fill-in").to_owned(),
    }
}

/// The form by which an entry is said to have been recorded in error, at `below`.
pub(crate) fn in_error(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    below: &str,
    entry: &str,
    what: impl Into<String>,
) -> InError {
    InError {
        id: format!("why-{entry}"),
        path: desk.office.path(&format!("{below}/error/{entry}")),
        what: what.into(),
        hidden: acts::unseen_hidden(desk, visit),
    }
}

/// What was recorded in error of some kinds, with the reason.
pub(crate) fn gone(
    desk: &ProgramDesk,
    w: &Words,
    office: &OfficeFile,
    kinds: &[OfficeAct],
) -> Result<Vec<Gone>, Refusal> {
    let staff = home::staff(desk)?;
    let of = |each: &&Struck| kinds.contains(&each.entry.1);
    let struck = office.struck.iter().filter(of);
    let told = struck.map(|each| {
        let who = home::who(w, &staff, each.written.by);
        Gone {
            said: w.with(
                "office-gone",
                [
                    ("what", w.t(kind(each.entry.1))),
                    ("why", each.why.as_str()),
                ],
            ),
            when: w.with(
                "office-when-who",
                [("when", desk.at(w, each.written.kept)), ("who", who)],
            ),
        }
    });
    Ok(told.collect())
}

const fn kind(act: OfficeAct) -> &'static str {
    match act {
        OfficeAct::PolicyWritten => "office-kind-policy",
        OfficeAct::PolicyRead => "office-kind-reading",
        OfficeAct::Serves | OfficeAct::Struck => "office-kind-service",
        OfficeAct::Credential => "office-kind-credential",
        OfficeAct::Trained => "office-kind-training",
        OfficeAct::Incident => "office-kind-incident",
        OfficeAct::IncidentTold => "office-kind-told",
        OfficeAct::IncidentWritten => "office-kind-written",
        OfficeAct::IncidentResolved => "office-kind-resolved",
        OfficeAct::Offense => "office-kind-offense",
        OfficeAct::OffenseReported => "office-kind-reported",
        OfficeAct::RecordsAt => "office-kind-place",
        OfficeAct::Planned => "office-kind-planned",
        OfficeAct::Corrected => "office-kind-corrected",
    }
}

/// An entry was recorded in error: back to where its kind is listed, or the form's page again.
pub(crate) fn strike(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    back: &str,
    again: Again,
) -> Result<Answer, Refusal> {
    let act = acts::unseen(desk, visit)?;
    let entry = visit.param("entry");
    let done = desk.recorder().strike(&act, entry, visit.form.get("why"));
    if let Err(Refused::Field {
        problem: Problem::NoSuch,
        ..
    }) = done
    {
        return Err(Refusal::NotFound);
    }
    let field = format!("why-{entry}");
    finish(desk, visit, done, back, again, |_| field.clone())
}

/// Back to a page that says that it was saved; or the form's page again, where `at` names the field of each problem.
pub(crate) fn finish(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    done: Result<Appended, Refused>,
    back: &str,
    again: Again,
    at: impl Fn(&str) -> String,
) -> Result<Answer, Refusal> {
    match done {
        Ok(_) => Ok(Answer::see(&desk.office.path(&format!("{back}?done=1")))),
        Err(Refused::Field { field, problem }) => {
            let wrong = Wrong::of(at(field), said(&visit.words, problem));
            again(desk, visit, 422, &[wrong])
        }
        // No version is looked at here.
        Err(Refused::Stale { .. }) => Err(Refusal::NotFound),
        Err(Refused::Store(error)) => Err(error.into()),
    }
}

/// What somebody must see to.
pub(crate) fn needs(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Vec<Need>, Refusal> {
    let store = desk.office.store.as_ref();
    let (office, settings) = (OfficeFile::read(store)?, Settings::read(store)?);
    let (w, today, rules) = (&visit.words, desk.today(visit), desk.counts.rules());
    let mut needs = corrections::needs(w, &office, &settings, today);
    let Some(wants) = wants(desk) else {
        return Ok(needs);
    };
    let clocks = Clocks::of(desk, visit, Some(&wants), &rules);
    needs.extend(incidents::needs(&clocks, &office));
    needs.extend(policies::needs(w, &wants, &office, &settings, today));
    needs.extend(trainings::needs(w, &wants, &office, &settings, today));
    needs.extend(places::needs(w, &wants, &office, today));
    Ok(needs)
}
