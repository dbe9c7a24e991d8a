//! The program desk for programs: counts, settings, whom to telephone, the providers.

mod case_orders;
mod corrections;
mod demands;
mod office;
mod orders;
mod staff;

use desk::api::kinds::{At, Batch, Day, Line, Seen, Several, Time};
use desk::api::{Ask, Line as TableLine, Nothing, Operation, Trouble, line};
use desk::{Method, closed_words, shapes};
use jiff::civil::Date;
use ledger::Appended;
use program_file::{
    Act, Drill, DrillWords, Place, Problem, Provider, Refused, Settings, Signed, StaffNo,
};
use rules::{DutyKind, FactId, OwnNumber};

use crate::{ProgramDesk, on_call};

/// The desk's operations.
pub(crate) static OPERATIONS: &[TableLine<ProgramDesk>] = &[
    line::<ProgramDesk, ReadCounts>(),
    line::<ProgramDesk, ReadSettings>(),
    line::<ProgramDesk, SetGoLive>(),
    line::<ProgramDesk, Proclaim>(),
    line::<ProgramDesk, TakeBackProclaimed>(),
    line::<ProgramDesk, SetRoster>(),
    line::<ProgramDesk, EnterProvider>(),
    line::<ProgramDesk, RecordDrill>(),
    line::<ProgramDesk, SetCounties>(),
    line::<ProgramDesk, SetNumber>(),
    line::<ProgramDesk, SetCalendars>(),
    line::<ProgramDesk, orders::ReadOrders>(),
    line::<ProgramDesk, orders::GiveOrder>(),
    line::<ProgramDesk, orders::TakeOrderBack>(),
    line::<ProgramDesk, case_orders::ReadCaseOrders>(),
    line::<ProgramDesk, case_orders::GiveCaseOrder>(),
    line::<ProgramDesk, case_orders::ConfirmCaseOrder>(),
    line::<ProgramDesk, case_orders::TakeCaseOrderBack>(),
    line::<ProgramDesk, case_orders::SetHold>(),
    line::<ProgramDesk, case_orders::LiftHold>(),
    line::<ProgramDesk, staff::ReadStaff>(),
    line::<ProgramDesk, staff::EnterStaff>(),
    line::<ProgramDesk, demands::ReadDemands>(),
    line::<ProgramDesk, demands::WriteDemand>(),
    line::<ProgramDesk, demands::AnswerDemand>(),
    line::<ProgramDesk, office::ReadPolicies>(),
    line::<ProgramDesk, office::WritePolicy>(),
    line::<ProgramDesk, office::ReadPolicy>(),
    line::<ProgramDesk, corrections::ReadCorrections>(),
    line::<ProgramDesk, corrections::PlanCorrection>(),
    line::<ProgramDesk, corrections::FinishCorrection>(),
    line::<ProgramDesk, office::ReadTemplates>(),
    line::<ProgramDesk, office::ReadPlaces>(),
    line::<ProgramDesk, office::WritePlace>(),
    line::<ProgramDesk, office::ReadTraining>(),
    line::<ProgramDesk, office::EnterTraining>(),
    line::<ProgramDesk, office::SetService>(),
    line::<ProgramDesk, office::EnterCredential>(),
    line::<ProgramDesk, office::ReadIncidents>(),
    line::<ProgramDesk, office::EnterIncident>(),
    line::<ProgramDesk, office::TellIncident>(),
    line::<ProgramDesk, office::WriteIncident>(),
    line::<ProgramDesk, office::ResolveIncident>(),
    line::<ProgramDesk, office::ReadOffenses>(),
    line::<ProgramDesk, office::EnterOffense>(),
    line::<ProgramDesk, office::ReportOffense>(),
    line::<ProgramDesk, office::StrikeOffice>(),
];

closed_words! {
    /// A number that a program may set for itself.
    Which of OwnNumber;
}

shapes! {
    /// One of the program's own numbers.
    gives OwnNumberNow {
        which: Which,
        /// What holds: the program's, or the pack's where the program has set none.
        number: u16,
        /// The least that may be set.
        least: u16,
        /// The most.
        most: u16,
    }

    /// Whether accounts of the victim desk may have a calendar of counts.
    takes NewCalendars {
        batch: Batch,
        seen: Seen,
        /// Off, every address that there is answers nothing.
        allowed: bool,
        why: Line,
    }

    /// One of the program's own numbers, set.
    takes NewNumber {
        batch: Batch,
        seen: Seen,
        which: Which,
        number: u16,
        /// Why: who reviews the program reads it.
        why: Line,
    }

    /// How many of one kind are owed.
    gives KindCount {
        kind: DutyKind,
        overdue: u32,
        /// By the end of today.
        today: u32,
        /// In the seven days after today.
        week: u32,
        later: u32,
    }

    /// What is owed, without case or person.
    gives Counts {
        kinds: Vec<KindCount>,
        /// How many open duties were due before the go-live day.
        history: u32,
        /// How many participants there are.
        cases: u32,
        /// How many hand-overs nobody has dealt with.
        unread: u32,
    }

    /// A day that the governor proclaimed a holiday.
    gives ProclaimedDay {
        day: Day,
        /// The number of the order.
        order: String,
    }

    /// Somebody on call.
    gives OnCall {
        /// Their number among the staff; null for a place written before there was a staff list.
        staff: Option<u16>,
        name: String,
        telephone: String,
    }

    /// Who signed on one side of an agreement.
    gives SignedBy {
        by: String,
        on: Day,
    }

    /// A drill: the day-and-night number was called to see whether somebody answers.
    gives LastDrill {
        at: Time,
        answered: bool,
    }

    /// A certified provider and the agreement with it.
    gives AgreedProvider {
        number: u16,
        name: String,
        telephone: String,
        counties: Vec<String>,
        certified_until: Option<Day>,
        document: String,
        ended: bool,
        /// Whether agreement and certification are in force today.
        in_force: bool,
        /// The last day of the agreement itself; null where it names none.
        until: Option<Day>,
        /// For the provider.
        signed_there: Option<SignedBy>,
        /// For the program.
        signed_here: Option<SignedBy>,
        /// The last drill of any number of theirs.
        last_drill: Option<LastDrill>,
    }

    /// The settings as they are.
    gives ProgramSettings {
        version: Seen,
        /// The day before which nothing is shown as late.
        go_live: Option<Day>,
        proclaimed: Vec<ProclaimedDay>,
        /// In the order in which they are called.
        on_call: Vec<OnCall>,
        providers: Vec<AgreedProvider>,
        /// The counties that the program serves.
        counties: Vec<String>,
        /// Those of them that no agreement in force today does.
        without_agreement: Vec<String>,
        /// What the program may set for itself.
        numbers: Vec<OwnNumberNow>,
        /// Whether accounts of the victim desk may have a calendar of counts.
        calendars: bool,
    }

    /// The day before which nothing is shown as late.
    takes NewGoLive {
        batch: Batch,
        seen: Seen,
        day: Day,
    }

    /// A day that the governor proclaimed a holiday (25 O.S. 82.1).
    takes NewProclaimed {
        batch: Batch,
        seen: Seen,
        day: Day,
        /// The number of the order.
        order: Line,
    }

    /// That a day is a business day again.
    takes TakenBack {
        batch: Batch,
        seen: Seen,
    }

    /// Who is on call, in the order in which they are called; five at most.
    takes NewRoster {
        batch: Batch,
        seen: Seen,
        /// Their numbers among the staff.
        staff: Several<u16>,
    }

    /// A provider; it replaces what stood under its number.
    takes NewProvider {
        batch: Batch,
        seen: Seen,
        /// Null for a new one, which gets the next.
        number: Option<u16>,
        name: Line,
        telephone: Line,
        counties: Vec<Line>,
        certified_until: Day,
        /// Where the signed agreement lies.
        document: Option<Line>,
        ended: bool,
        /// The last day of the agreement itself; null where it names none.
        until: Option<Day>,
        /// For the provider; null while nobody has.
        signed_there: Option<NewSigned>,
        /// For the program; null while nobody has.
        signed_here: Option<NewSigned>,
    }

    /// Who signed on one side of an agreement, and the day beside it.
    takes NewSigned {
        by: Line,
        on: Day,
    }

    /// A drill: the day-and-night number of a provider was called to see whether somebody answers.
    takes NewDrill {
        batch: Batch,
        seen: Seen,
        /// The provider's.
        number: u16,
        /// An instant, or the day alone: then that day's first second.
        at: At,
        answered: bool,
        /// Who called.
        by: Line,
        /// Who answered, or what was heard instead.
        heard: Line,
    }

    /// The counties that the program serves; they replace what stood before.
    takes NewCounties {
        batch: Batch,
        seen: Seen,
        counties: Vec<Line>,
    }

    /// What came of a change.
    gives Changed {
        fact: FactId,
        /// It had been made before by the same batch.
        before: bool,
        version: Seen,
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn act(desk: &ProgramDesk, ask: &Ask<'_>, batch: Batch, seen: Seen) -> Act {
    Act {
        seen: Some(seen.into()),
        batch: ask.batch(batch),
        salt: desk.office.stream.bytes(),
        actor: ask.session.actor,
        now: ask.visit.now,
    }
}

/// Tells whoever counts, as the pages do.
fn changed(
    desk: &ProgramDesk,
    act: &Act,
    appended: Result<Appended, Refused>,
) -> Result<Changed, Trouble> {
    let appended = appended.map_err(|refused| match refused {
        Refused::Field { field, problem } => Trouble::field(name(field), problem.to_string()),
        Refused::Stale { .. } => Trouble::Stale,
        Refused::Store(error) => error.into(),
    })?;
    desk.counts.settings_changed(act.now)?;
    let settings = Settings::read(desk.office.store.as_ref())?;
    Ok(Changed {
        fact: act.batch.fact()?,
        before: appended == Appended::Before,
        version: settings.version.into(),
    })
}

/// A field as bodies name it.
fn name(field: &'static str) -> &'static str {
    match field {
        "go_live" => "day",
        "certified" => "certified_until",
        "roster" => "staff",
        field => field,
    }
}

/// What is owed.
pub(crate) struct ReadCounts;

impl Operation<ProgramDesk> for ReadCounts {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/counts";
    const NAME: &'static str = "readCounts";
    const PURPOSE: &'static str = "how much is due and late, without case or person";
    type Takes = Nothing;
    type Gives = Counts;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, _: Nothing) -> Result<Counts, Trouble> {
        let tally = desk.counts.tally(ask.visit.now)?;
        let kinds = tally.kinds.iter().map(|count| KindCount {
            kind: count.kind,
            overdue: small(count.overdue),
            today: small(count.today),
            week: small(count.week),
            later: small(count.later),
        });
        Ok(Counts {
            kinds: kinds.collect(),
            history: small(tally.history),
            cases: small(tally.cases),
            unread: small(tally.unread),
        })
    }
}

/// The settings.
pub(crate) struct ReadSettings;

impl Operation<ProgramDesk> for ReadSettings {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/settings";
    const NAME: &'static str = "readSettings";
    const PURPOSE: &'static str =
        "the go-live day, the proclaimed days, who is on call, the providers";
    type Takes = Nothing;
    type Gives = ProgramSettings;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, _: Nothing) -> Result<ProgramSettings, Trouble> {
        let settings = Settings::read(desk.office.store.as_ref())?;
        let today = ask.visit.now.day(&desk.office.zone);
        let local = desk.office.zone.to_datetime(ask.visit.now.timestamp());
        let on_call = settings.on_call(local).into_iter().map(|each| OnCall {
            staff: each.staff.map(|number| number.0),
            name: each.name,
            telephone: each.telephone,
        });
        let on_call = on_call.collect();
        let signed = |signed: Option<Signed>| {
            signed.map(|signed| SignedBy {
                by: signed.by,
                on: Day(signed.on),
            })
        };
        let bare = settings.without_agreement(today).into_iter();
        let without_agreement = bare.map(str::to_owned).collect();
        let drills = settings.drills;
        let last = |number: &u16| {
            let last = drills.get(number)?.iter().max_by_key(|each| each.at)?;
            Some(LastDrill {
                at: Time::of(last.at, &desk.office.zone),
                answered: last.answered,
            })
        };
        let proclaimed = settings.proclaimed.into_iter();
        let providers = settings.providers.into_iter();
        let rules = desk.counts.rules();
        let numbers = OwnNumber::ALL.map(|which| {
            let own = rules.pack.own(which);
            OwnNumberNow {
                which: Which(which),
                number: own.number,
                least: own.least,
                most: own.most,
            }
        });
        Ok(ProgramSettings {
            version: settings.version.into(),
            go_live: settings.go_live.map(Day),
            proclaimed: proclaimed
                .map(|(day, order)| ProclaimedDay {
                    day: Day(day),
                    order,
                })
                .collect(),
            on_call,
            providers: providers
                .map(|(number, each)| AgreedProvider {
                    number,
                    in_force: each.in_force(today),
                    name: each.name,
                    telephone: each.telephone,
                    counties: each.counties,
                    certified_until: each.certified_until.map(Day),
                    document: each.document,
                    ended: each.ended,
                    until: each.until.map(Day),
                    signed_there: signed(each.signed_there),
                    signed_here: signed(each.signed_here),
                    last_drill: last(&number),
                })
                .collect(),
            counties: settings.counties,
            without_agreement,
            numbers: numbers.into(),
            calendars: settings.calendars,
        })
    }
}

/// One of the program's own numbers.
pub(crate) struct SetNumber;

impl Operation<ProgramDesk> for SetNumber {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/numbers";
    const NAME: &'static str = "setNumber";
    const PURPOSE: &'static str =
        "sets one of the program's own numbers, within the bounds of its rules";
    type Takes = NewNumber;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewNumber) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch, new.seen);
        let rules = desk.counts.rules();
        let recorder = desk.recorder();
        let done = recorder.number(&act, &rules.pack, new.which.0, new.number, &new.why.0);
        changed(desk, &act, done)
    }
}

/// Calendars of counts.
pub(crate) struct SetCalendars;

impl Operation<ProgramDesk> for SetCalendars {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/calendars";
    const NAME: &'static str = "setCalendars";
    const PURPOSE: &'static str =
        "allows accounts of the victim desk a calendar of counts, or ends all of them";
    type Takes = NewCalendars;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewCalendars) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch, new.seen);
        let done = desk.recorder().calendars(&act, new.allowed, &new.why.0);
        changed(desk, &act, done)
    }
}

/// The go-live day.
pub(crate) struct SetGoLive;

impl Operation<ProgramDesk> for SetGoLive {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/go-live";
    const NAME: &'static str = "setGoLive";
    const PURPOSE: &'static str = "sets the go-live day";
    type Takes = NewGoLive;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewGoLive) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch, new.seen);
        changed(desk, &act, desk.recorder().go_live(&act, new.day.0))
    }
}

/// A proclaimed day.
pub(crate) struct Proclaim;

impl Operation<ProgramDesk> for Proclaim {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/proclaimed";
    const NAME: &'static str = "proclaim";
    const PURPOSE: &'static str = "enters a day that the governor proclaimed a holiday";
    type Takes = NewProclaimed;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewProclaimed) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch, new.seen);
        let settings = Settings::read(desk.office.store.as_ref())?;
        closed_anyway(desk, &settings, &act, new.day.0)?;
        let done = desk.recorder().proclaim(&act, new.day.0, &new.order.0);
        changed(desk, &act, done)
    }
}

/// A day that is closed anyway needs no order. One that was proclaimed before is told by the recorder.
fn closed_anyway(
    desk: &ProgramDesk,
    settings: &Settings,
    act: &Act,
    day: Date,
) -> Result<(), Trouble> {
    let fact = act.batch.fact()?;
    if settings.order_of(day).is_some() || settings.lines.iter().any(|line| line.fact == fact) {
        return Ok(());
    }
    match desk.counts.rules().calendar.closed(day) {
        Some(why) => Err(Trouble::field(
            "day",
            format!("is no business day anyway: {why}"),
        )),
        None => Ok(()),
    }
}

/// A proclaimed day taken back.
pub(crate) struct TakeBackProclaimed;

impl Operation<ProgramDesk> for TakeBackProclaimed {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/proclaimed/{day}/take-back";
    const NAME: &'static str = "takeBackProclaimed";
    const PURPOSE: &'static str = "takes a proclaimed day back";
    type Takes = TakenBack;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: TakenBack) -> Result<Changed, Trouble> {
        let day = rules::parse_day(ask.visit.param("day")).map_err(|_| Trouble::NotFound)?;
        let act = act(desk, ask, new.batch, new.seen);
        changed(desk, &act, desk.recorder().unproclaim(&act, day))
    }
}

/// Who is on call.
pub(crate) struct SetRoster;

impl Operation<ProgramDesk> for SetRoster {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/roster";
    const NAME: &'static str = "setRoster";
    const PURPOSE: &'static str = "sets who is on call";
    type Takes = NewRoster;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewRoster) -> Result<Changed, Trouble> {
        if new.staff.0.len() > on_call::MOST {
            let most = format!("must not be more than {}", on_call::MOST);
            return Err(Trouble::field("staff", most));
        }
        let act = act(desk, ask, new.batch, new.seen);
        let places: Vec<Place> = new
            .staff
            .0
            .into_iter()
            .map(|number| Place::Staff {
                staff: StaffNo(number),
                hours: program_file::Hours::default(),
            })
            .collect();
        changed(desk, &act, desk.recorder().roster(&act, &places))
    }
}

/// A provider.
pub(crate) struct EnterProvider;

impl Operation<ProgramDesk> for EnterProvider {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/providers";
    const NAME: &'static str = "enterProvider";
    const PURPOSE: &'static str = "enters or changes a provider";
    type Takes = NewProvider;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewProvider) -> Result<Changed, Trouble> {
        let settings = Settings::read(desk.office.store.as_ref())?;
        let act = act(desk, ask, new.batch, new.seen);
        let number = match new.number {
            Some(known) if settings.providers.contains_key(&known) => known,
            Some(_) => return Err(Trouble::field("number", "must be a provider's")),
            // The version in `seen` keeps two from getting the same.
            None => settings.next_provider(),
        };
        let signed = |new: Option<NewSigned>| {
            new.map(|new| Signed {
                by: new.by.0,
                on: new.on.0,
            })
        };
        let provider = Provider {
            name: new.name.0,
            telephone: new.telephone.0,
            counties: new.counties.into_iter().map(|county| county.0).collect(),
            certified_until: Some(new.certified_until.0),
            document: new.document.map(|line| line.0).unwrap_or_default(),
            ended: new.ended,
            until: new.until.map(|day| day.0),
            signed_there: signed(new.signed_there),
            signed_here: signed(new.signed_here),
        };
        if provider.name.trim().is_empty() {
            return Err(Trouble::field("name", Problem::Missing.to_string()));
        }
        let done = desk.recorder().provider(&act, number, &provider);
        changed(desk, &act, done)
    }
}

/// A drill.
pub(crate) struct RecordDrill;

impl Operation<ProgramDesk> for RecordDrill {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/drills";
    const NAME: &'static str = "recordDrill";
    const PURPOSE: &'static str = "records a drill: a provider's number was tried";
    type Takes = NewDrill;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewDrill) -> Result<Changed, Trouble> {
        let settings = Settings::read(desk.office.store.as_ref())?;
        let act = act(desk, ask, new.batch, new.seen);
        let provider = settings.providers.get(&new.number);
        let provider = provider.ok_or_else(|| Trouble::field("number", "must be a provider's"))?;
        let drill = Drill {
            at: match new.at {
                At::Second(at) => at,
                At::Day(day) => rules::Moment::start_of(day, &desk.office.zone),
            },
            answered: new.answered,
            words: DrillWords {
                number: provider.telephone.clone(),
                by: new.by.0,
                heard: new.heard.0,
            },
        };
        let done = desk.recorder().drill(&act, new.number, &drill);
        changed(desk, &act, done)
    }
}

/// The counties.
pub(crate) struct SetCounties;

impl Operation<ProgramDesk> for SetCounties {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/counties";
    const NAME: &'static str = "setCounties";
    const PURPOSE: &'static str = "sets which counties the program serves";
    type Takes = NewCounties;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewCounties) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch, new.seen);
        let counties: Vec<String> = new.counties.into_iter().map(|line| line.0).collect();
        changed(desk, &act, desk.recorder().counties(&act, &counties))
    }
}
