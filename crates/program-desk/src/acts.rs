//! What the forms do: each is one change, told to whoever counts, and undone by another change.

use desk::{Answer, Refusal, Visit};
use jiff::civil::Date;
use ledger::{Appended, BatchId, Version};
use page::Hidden;
use program_file::{Act, Change, Problem, Recorder, Refused, Settings};

use crate::{
    ProgramDesk,
    day::DayField,
    home::{self, Wrong},
};

/// The go-live form's fields begin so.
pub(crate) const GO_LIVE: &str = "go_live";
/// The proclaimed day's fields begin so.
pub(crate) const DAY: &str = "day";
/// The field of the order's number.
pub(crate) const ORDER: &str = "order";

pub(crate) fn go_live(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = act(desk, visit)?;
    let typed = DayField::of(GO_LIVE, &visit.form, desk.today(visit));
    match typed.read() {
        Ok(day) => desk.done(
            visit,
            act.batch,
            desk.recorder().go_live(&act, day),
            GO_LIVE,
        ),
        Err(no) => {
            let said = no.said(&visit.words).to_owned();
            home::again(desk, visit, 422, &[Wrong::of(typed.id("month"), said)])
        }
    }
}

pub(crate) fn proclaim(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = act(desk, visit)?;
    let w = &visit.words;
    let typed = DayField::of(DAY, &visit.form, desk.today(visit));
    let order = visit.form.get(ORDER);
    let mut wrong = Vec::new();
    let mut day = None;
    match typed.read() {
        Ok(read) => day = Some(read),
        Err(no) => wrong.push(Wrong::of(typed.id("month"), no.said(w).to_owned())),
    }
    if order.is_empty() {
        wrong.push(Wrong::of(ORDER, w.t("program-order-missing").to_owned()));
    }
    let (Some(day), true) = (day, wrong.is_empty()) else {
        return home::again(desk, visit, 422, &wrong);
    };
    // A day that is closed anyway needs no order, and entering one would move nothing. A day that was
    // proclaimed before is told by the recorder, since this may be the same form a second time.
    let settings = Settings::read(desk.office.store.as_ref())?;
    if settings.order_of(day).is_none()
        && let Some(why) = desk.counts.rules().calendar.closed(day)
        && !done_before(&settings, act.batch)?
    {
        let why = if rules::weekday_name(day) == why {
            page::when::weekday(w, day).to_owned()
        } else {
            page::when::holiday(w, &why)
        };
        let said = w.with(
            "program-day-closed",
            [("day", page::when::day(w, day)), ("why", why)],
        );
        return home::again(desk, visit, 422, &[Wrong::of(typed.id("month"), said)]);
    }
    let appended = desk.recorder().proclaim(&act, day, order);
    desk.done(visit, act.batch, appended, DAY)
}

pub(crate) fn take_back(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = act(desk, visit)?;
    let day = rules::parse_day(visit.param("day")).map_err(|_| Refusal::NotFound)?;
    let appended = desk.recorder().unproclaim(&act, day);
    desk.done(visit, act.batch, appended, DAY)
}

/// Only the newest change is undone, which the version that the form carries sees to.
pub(crate) fn undo(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let act = act(desk, visit)?;
    let settings = Settings::read(desk.office.store.as_ref())?;
    let recorder = desk.recorder();
    let appended = match opposite(&settings, visit.param("fact")).ok_or(Refusal::NotFound)? {
        Change::GoLive(day) => recorder.go_live(&act, day),
        Change::Proclaimed(day, order) => recorder.proclaim(&act, day, &order),
        Change::Unproclaimed(day) => recorder.unproclaim(&act, day),
        Change::Staff(number, staff) => recorder.staff(&act, number, &staff),
        Change::Roster(places) => recorder.roster(&act, &places),
        Change::Provider(number, provider) => recorder.provider(&act, number, &provider),
        Change::Counties(counties) => recorder.counties(&act, &counties),
        Change::Number(which, number, why) => {
            let pack = desk.counts.rules().pack.clone();
            recorder.number(&act, &pack, which, number, &why)
        }
        Change::Calendars(allowed, why) => recorder.calendars(&act, allowed, &why),
        Change::Drill(..) | Change::Paper(..) | Change::SheetsTried | Change::Account(..) => {
            return Err(Refusal::NotFound);
        }
    };
    desk.done(visit, act.batch, appended, DAY)
}

/// What undoes a change; nothing where it was the first go-live day, somebody new or a new provider, which can only be set to
/// something else.
pub(crate) fn opposite(settings: &Settings, fact: &str) -> Option<Change> {
    let mut lines = settings.lines.iter();
    let line = lines.find(|line| line.fact.as_str() == fact)?;
    // Newest first, so what is left of the lines is what had been set before.
    match &line.change {
        Change::Proclaimed(day, _) => Some(Change::Unproclaimed(*day)),
        Change::Unproclaimed(day) => lines.find_map(|before| match &before.change {
            Change::Proclaimed(same, order) if same == day => {
                Some(Change::Proclaimed(*day, order.clone()))
            }
            _ => None,
        }),
        Change::Roster(_) => {
            let before = lines.find_map(|before| match &before.change {
                Change::Roster(places) => Some(places.clone()),
                _ => None,
            });
            Some(Change::Roster(before.unwrap_or_default()))
        }
        Change::Staff(number, _) => lines.find_map(|before| match &before.change {
            Change::Staff(same, staff) if same == number => {
                Some(Change::Staff(*number, staff.clone()))
            }
            _ => None,
        }),
        Change::Provider(number, _) => lines.find_map(|before| match &before.change {
            Change::Provider(same, provider) if same == number => {
                Some(Change::Provider(*number, provider.clone()))
            }
            _ => None,
        }),
        Change::GoLive(_) => lines.find_map(|before| match &before.change {
            Change::GoLive(day) => Some(Change::GoLive(*day)),
            _ => None,
        }),
        Change::Counties(_) => lines.find_map(|before| match &before.change {
            Change::Counties(counties) => Some(Change::Counties(counties.clone())),
            _ => None,
        }),
        Change::Calendars(allowed, why) => Some(Change::Calendars(!allowed, why.clone())),
        // Before the first change the pack's own number held; it is set in the open.
        Change::Number(which, ..) => lines.find_map(|before| match &before.change {
            Change::Number(same, number, why) if same == which => {
                Some(Change::Number(*which, *number, why.clone()))
            }
            _ => None,
        }),
        // What opened, opened; an account that was ended is not made alive again; who was called was called; and
        // a document is replaced by a later one.
        Change::Drill(..) | Change::Paper(..) | Change::SheetsTried | Change::Account(..) => None,
    }
}

fn done_before(settings: &Settings, batch: BatchId) -> Result<bool, Refusal> {
    let fact = batch.fact()?;
    Ok(settings.lines.iter().any(|line| line.fact == fact))
}

/// What each form carries besides its own fields.
pub(crate) fn act(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Act, Refusal> {
    let seen = visit
        .form
        .get("seen")
        .parse()
        .map(Version)
        .map_err(|_| Refusal::Unusable("refused-incomplete".to_owned()))?;
    Ok(Act {
        seen: Some(seen),
        batch: visit.once()?,
        salt: desk.office.stream.bytes(),
        actor: visit.session()?.actor,
        now: visit.now,
    })
}

/// The same of a form about no setting, which no change of a setting makes stale.
pub(crate) fn unseen(desk: &ProgramDesk, visit: &Visit<'_>) -> Result<Act, Refusal> {
    Ok(Act {
        seen: None,
        ..act(desk, visit)?
    })
}

/// What such a form carries.
pub(crate) fn unseen_hidden(desk: &ProgramDesk, visit: &Visit<'_>) -> Hidden {
    Hidden {
        seen: "0".to_owned(),
        ..Hidden::new(visit.csrf(), desk.office.once())
    }
}

/// A form's own page, with what is wrong with it.
pub(crate) type Again = fn(&ProgramDesk, &Visit<'_>, u16, &[Wrong]) -> Result<Answer, Refusal>;

/// Back to the page that shows what was done; or the form again.
pub(crate) fn done_at(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    taken: Result<BatchId, Refused>,
    back: &str,
    again: Again,
    wrong: impl FnOnce(&str, Problem) -> Wrong,
) -> Result<Answer, Refusal> {
    match taken {
        Ok(batch) => {
            let fact = batch.fact()?;
            let back = format!("{back}?done={fact}");
            Ok(Answer::see(&desk.office.path(&back)))
        }
        Err(Refused::Stale { .. }) => {
            let said = visit.words.t("program-stale").to_owned();
            again(desk, visit, 409, &[Wrong::of("main", said)])
        }
        Err(Refused::Field { field, problem }) => again(desk, visit, 422, &[wrong(field, problem)]),
        Err(Refused::Store(error)) => Err(error.into()),
    }
}

impl ProgramDesk {
    pub(crate) fn today(&self, visit: &Visit<'_>) -> Date {
        visit.now.day(&self.office.zone)
    }

    pub(crate) fn recorder(&self) -> Recorder<'_> {
        Recorder {
            store: self.office.store.as_ref(),
        }
    }

    /// Tells whoever counts and shows the page; what cannot be taken is shown beside `field`.
    fn done(
        &self,
        visit: &Visit<'_>,
        batch: BatchId,
        appended: Result<Appended, Refused>,
        field: &str,
    ) -> Result<Answer, Refusal> {
        let w = &visit.words;
        let month = format!("{field}_month");
        match appended {
            // Also for a form that comes a second time: the first may have been stored and not been told.
            Ok(Appended::Now { .. } | Appended::Before) => {
                self.counts.settings_changed(visit.now)?;
                let fact = batch.fact()?;
                Ok(Answer::see(&self.office.path(&format!("/?done={fact}"))))
            }
            Err(Refused::Stale { .. }) => {
                let wrong = Wrong::of(month, w.t("program-stale").to_owned());
                home::again(self, visit, 409, &[wrong])
            }
            Err(Refused::Field { field, problem }) => {
                let id = if field == ORDER {
                    ORDER.to_owned()
                } else {
                    month
                };
                let wrong = Wrong::of(id, said(w, problem));
                home::again(self, visit, 422, &[wrong])
            }
            Err(Refused::Store(error)) => Err(error.into()),
        }
    }
}

fn said(w: &page::Words, problem: Problem) -> String {
    let with_day = |key, day| w.with(key, [("day", page::when::day(w, day))]);
    match problem {
        Problem::Missing => w.t("program-order-missing").to_owned(),
        Problem::TooLong(most) => w.n("program-order-long", most),
        Problem::OtherCentury => w.t("program-day-other-century").to_owned(),
        Problem::ProclaimedBefore(day) => with_day("program-day-proclaimed-before", day),
        Problem::NotProclaimed(day) => with_day("program-day-not-proclaimed", day),
        Problem::SameDay(day) => with_day("program-day-same", day),
        Problem::NoProvider(_)
        | Problem::OrderedBefore
        | Problem::DoesNotWait
        | Problem::SamePerson
        | Problem::HeldBefore
        | Problem::NoSuch
        | Problem::LeftOpen
        | Problem::TooEarly
        | Problem::DoneBefore
        | Problem::OutOfBounds(..)
        | Problem::Ahead
        | Problem::TooBig(_)
        | Problem::NoPaper
        | Problem::Damaged(_) => w.t("refused-incomplete").to_owned(),
        Problem::NotStaff(_) => w.t("program-people-not-on-call").to_owned(),
    }
}
