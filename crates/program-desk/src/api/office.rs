//! The office for programs: policies in writing, training, critical incidents, new offenses. Nobody but staff stands in it by
//! name; a policy that is a file is put there by its page.

use std::collections::BTreeSet;

use desk::api::kinds::{At, Batch, Day, Line, Several, Text, Time};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, closed_words, shapes};
use ledger::Appended;
use program_file::{
    Act, Counts, Credential, Degree, Harm, May, NewIncident, NewOffense, NewVersion, OfficeFile,
    Qualified, RecordsAt, Refused, Serves, Service, Source, StaffNo, StartText, Step, Stepped,
    Training,
};
use rules::{CaseId, FactId, Moment};

use super::{Changed, changed, orders::act};
use crate::{ProgramDesk, office};

closed_words! {
    /// As what somebody serves.
    ServesAs of Serves;
    /// What a training counts for.
    CountsFor of Counts;
    /// What somebody has studied.
    DegreeHeld of Degree;
    /// By what records may lie at a place.
    MayLie of May;
    /// What kind of incident it was.
    HarmDone of Harm;
    /// From whom a new offense is known; never from somebody whom the separate file protects.
    KnownFrom of Source;
}

shapes! {
    /// A place where records of participants lie (75:25-3-6(b)), as it was said last.
    gives PlaceOfRecords {
        place: FactId,
        /// Which records.
        what: String,
        /// Where, as it is found.
        lies: String,
        may: MayLie,
        /// The authorization: its number or day, and who signed it; empty where there is none.
        authorization: String,
        /// Its last day.
        until: Option<Day>,
        since: Day,
        /// The last day on which records lay there.
        left: Option<Day>,
    }

    /// All places.
    gives AllPlaces {
        places: Vec<PlaceOfRecords>,
    }

    /// A place, or what is said anew of one.
    takes NewPlaceOfRecords {
        batch: Batch,
        /// Null for a new place.
        place: Option<FactId>,
        /// Which records.
        what: Line,
        /// Where, as it is found.
        lies: Line,
        may: MayLie,
        /// Needed where it was authorized.
        authorization: Option<Line>,
        /// The authorization's last day.
        until: Option<Day>,
        since: Day,
        /// The last day on which records lay there.
        left: Option<Day>,
    }

    /// That somebody read a version of a policy.
    gives PolicyReading {
        entry: FactId,
        /// Their number among the staff; null where whoever wrote it down read it.
        staff: Option<u16>,
        on: Day,
    }

    /// A version of a policy.
    gives PolicyVersion {
        version: FactId,
        name: String,
        /// Which of the wanted policies it is.
        answers: Vec<String>,
        from: Day,
        /// Empty where it is a file.
        text: String,
        /// Whether its text is a file, to be had by its page.
        is_file: bool,
        /// From its first day on there is no such policy any more.
        ended: bool,
        readings: Vec<PolicyReading>,
    }

    /// A policy with its versions, in the order of their first days.
    gives OnePolicy {
        policy: FactId,
        versions: Vec<PolicyVersion>,
    }

    /// All policies.
    gives AllPolicies {
        policies: Vec<OnePolicy>,
        /// The wanted ones that none in force today is.
        missing: Vec<String>,
    }

    /// A text to start from for a wanted policy: no policy until the program has completed it.
    gives PolicyTemplate {
        /// Which of the wanted policies.
        wanted: String,
        /// `en` or `es`.
        language: String,
        text: String,
    }

    /// All of them.
    gives AllTemplates {
        templates: Vec<PolicyTemplate>,
    }

    /// A version of a policy.
    takes NewPolicyVersion {
        batch: Batch,
        /// Null for a new policy.
        policy: Option<FactId>,
        name: Line,
        /// Which of the wanted policies it is.
        answers: Several<String>,
        from: Day,
        /// Needed unless it ends.
        text: Option<Text>,
        /// From that day on there is no such policy.
        ended: bool,
    }

    /// That a version of a policy was read.
    takes NewPolicyReading {
        batch: Batch,
        version: FactId,
        /// Who, by their number among the staff; left out, whoever's token it is.
        staff: Option<u16>,
        on: Day,
    }

    /// Since when, until when and as what somebody serves.
    gives StaffService {
        staff: u16,
        since: Day,
        until: Option<Day>,
        serves: ServesAs,
        /// The number of their account at this desk.
        account: Option<u32>,
        /// By what they may lead groups; null where nobody entered it.
        qualified: Option<QualifiedBy>,
    }

    /// By what somebody may lead groups (75:25-5-21(a)).
    gives QualifiedBy {
        degree: DegreeHeld,
        /// It is in a behavioral health or criminal justice related field.
        related: bool,
        /// Whole years of related work experience.
        years: u16,
        /// They led groups in a certified program before July 1, 2008.
        before: bool,
    }

    /// Something that somebody is qualified by.
    gives StaffCredential {
        entry: FactId,
        staff: u16,
        name: String,
        until: Option<Day>,
    }

    /// A training, with the six fields of 75:25-5-20(e).
    gives OneTraining {
        entry: FactId,
        staff: Vec<u16>,
        counts: CountsFor,
        topics: Vec<String>,
        title: String,
        trainers: String,
        on: Day,
        minutes: u32,
        sponsor: String,
        /// Which executive director approved it; empty where nobody has.
        approved: String,
    }

    /// How everybody is trained.
    gives AllTraining {
        services: Vec<StaffService>,
        credentials: Vec<StaffCredential>,
        trainings: Vec<OneTraining>,
    }

    /// A training, with who was there.
    takes NewTraining {
        batch: Batch,
        /// Their numbers among the staff.
        staff: Several<u16>,
        counts: CountsFor,
        /// Which of the topics of each year it had.
        topics: Several<String>,
        title: Line,
        trainers: Line,
        on: Day,
        minutes: u32,
        sponsor: Line,
        /// Which executive director approved it; left out, nobody has, and it does not count.
        approved: Option<Line>,
    }

    /// Since when, until when and as what somebody serves; it replaces what was said before.
    takes NewService {
        batch: Batch,
        staff: u16,
        since: Day,
        until: Option<Day>,
        serves: ServesAs,
        /// The number of their account at this desk.
        account: Option<u32>,
        /// By what they may lead groups; left out, nothing is said of it.
        qualified: Option<NewQualified>,
    }

    /// By what somebody may lead groups (75:25-5-21(a)).
    takes NewQualified {
        degree: DegreeHeld,
        /// It is in a behavioral health or criminal justice related field.
        related: bool,
        /// Whole years of related work experience.
        years: u16,
        /// They led groups in a certified program before July 1, 2008.
        before: bool,
    }

    /// A credential that somebody of the staff holds.
    takes NewCredential {
        batch: Batch,
        staff: u16,
        name: Line,
        /// Its last day; left out for what does not end.
        until: Option<Day>,
    }

    /// That a step was done.
    gives StepDone {
        entry: FactId,
        at: Time,
        who: String,
    }

    /// A critical incident (75:25-3-14).
    gives OneIncident {
        incident: FactId,
        at: Time,
        harm: HarmDone,
        place: String,
        /// To whom of the staff it was reported.
        to: String,
        /// Where the signed record lies, which names who was in it.
        lies: String,
        told: Option<StepDone>,
        written: Option<StepDone>,
        resolved: Option<StepDone>,
        /// Until when it is to be told by telephone; null where it is not.
        told_due: Option<Time>,
        /// Until when the written report is owed; null where it is not.
        written_due: Option<Time>,
    }

    /// All of them, the newest first.
    gives AllIncidents {
        incidents: Vec<OneIncident>,
    }

    /// A critical incident.
    takes NewCriticalIncident {
        batch: Batch,
        at: At,
        harm: HarmDone,
        place: Line,
        to: Line,
        lies: Line,
    }

    /// That a step of an incident was done.
    takes NewStepDone {
        batch: Batch,
        at: At,
        /// Who did it, or signed.
        who: Line,
    }

    /// A new offense of a participant (75:25-3-1(a)(9)).
    gives OneOffense {
        offense: FactId,
        /// When it became known.
        at: Time,
        case: CaseId,
        source: KnownFrom,
        reported: Option<StepDone>,
    }

    /// All of them, the newest first.
    gives AllOffenses {
        offenses: Vec<OneOffense>,
    }

    /// A new offense became known.
    takes NewOffenseKnown {
        batch: Batch,
        at: At,
        case: CaseId,
        source: KnownFrom,
    }

    /// That it was reported.
    takes NewOffenseReported {
        batch: Batch,
        at: At,
        /// To which court.
        court: Line,
    }

    /// That an entry of the office was recorded in error.
    takes NewOfficeError {
        batch: Batch,
        entry: FactId,
        why: Line,
    }
}

/// An instant, or the first second of a day.
fn moment(desk: &ProgramDesk, at: At) -> Moment {
    match at {
        At::Second(at) => at,
        At::Day(day) => Moment::start_of(day, &desk.office.zone),
    }
}

fn read(desk: &ProgramDesk) -> Result<OfficeFile, Trouble> {
    Ok(OfficeFile::read(desk.office.store.as_ref())?)
}

macro_rules! reads {
    ($($(#[doc = $doc:literal])* $name:ident($word:literal, $path:literal, $purpose:literal): $gives:ident
        |$desk:ident, $ask:ident| $go:expr;)+) => { $(
        $(#[doc = $doc])*
        pub(super) struct $name;

        impl Operation<ProgramDesk> for $name {
            const METHOD: Method = Method::Get;
            const PATH: &'static str = $path;
            const NAME: &'static str = $word;
            const PURPOSE: &'static str = $purpose;
            type Takes = Nothing;
            type Gives = $gives;

            fn go($desk: &ProgramDesk, $ask: &Ask<'_>, _: Nothing) -> Result<$gives, Trouble> {
                $go
            }
        }
    )+ };
}

macro_rules! records {
    ($($(#[doc = $doc:literal])* $name:ident($word:literal, $path:literal, $purpose:literal): $takes:ident
        |$desk:ident, $ask:ident, $act:ident, $new:ident| $go:expr;)+) => { $(
        $(#[doc = $doc])*
        pub(super) struct $name;

        impl Operation<ProgramDesk> for $name {
            const METHOD: Method = Method::Post;
            const PATH: &'static str = $path;
            const NAME: &'static str = $word;
            const PURPOSE: &'static str = $purpose;
            type Takes = $takes;
            type Gives = Changed;

            fn go($desk: &ProgramDesk, $ask: &Ask<'_>, $new: $takes) -> Result<Changed, Trouble> {
                let act = act($desk, $ask, $new.batch);
                let $act = &act;
                let done: Result<Appended, Refused> = $go;
                changed($desk, &act, done)
            }
        }
    )+ };
}

reads! {
    /// The policies.
    ReadPolicies("readPolicies", "/policies", "the policies in writing, by version, and who has read which"): AllPolicies
        |desk, ask| {
            let office = read(desk)?;
            let today = ask.visit.now.day(&desk.office.zone);
            let missing = match office::wants(desk) {
                Some(wants) => office.missing(&wants, today).into_iter().map(|one| one.id.clone()).collect(),
                None => Vec::new(),
            };
            let policies = office.policies.into_iter().map(policy).collect();
            Ok(AllPolicies { policies, missing })
        };

    /// Texts to start from.
    ReadTemplates("readPolicyTemplates", "/policy-templates", "texts to start from for the policies that the chapter wants, to be completed"): AllTemplates
        |desk, _ask| {
            let pack = desk.counts.rules().pack.pack.clone();
            let templates = StartText::of(&pack).map(|each| PolicyTemplate {
                wanted: each.policy.to_owned(),
                language: each.language.to_owned(),
                text: each.text.to_owned(),
            });
            Ok(AllTemplates { templates: templates.collect() })
        };

    /// Where records lie.
    ReadPlaces("readPlaces", "/places", "where records lie, and by what they may"): AllPlaces
        |desk, _ask| {
            let places = read(desk)?.places.into_iter().map(|each| PlaceOfRecords {
                place: each.fact,
                what: each.said.what,
                lies: each.said.place,
                may: MayLie(each.said.may),
                authorization: each.said.authorization,
                until: each.said.until.map(Day),
                since: Day(each.said.since),
                left: each.said.left.map(Day),
            });
            Ok(AllPlaces { places: places.collect() })
        };

    /// How everybody is trained.
    ReadTraining("readTraining", "/training", "who serves since when, credentials, and the trainings with their six fields"): AllTraining
        |desk, _ask| {
            let office = read(desk)?;
            let services = office.services.into_values().map(|each| StaffService {
                staff: each.staff.0,
                since: Day(each.since),
                until: each.until.map(Day),
                serves: ServesAs(each.serves),
                account: each.account,
                qualified: each.qualified.map(|by| QualifiedBy {
                    degree: DegreeHeld(by.degree),
                    related: by.related,
                    years: by.years,
                    before: by.before,
                }),
            });
            let credentials = office.credentials.into_iter().map(|(written, each)| StaffCredential {
                entry: written.fact,
                staff: each.staff.0,
                name: each.name,
                until: each.until.map(Day),
            });
            let trainings = office.trainings.into_iter().map(|(written, each)| OneTraining {
                entry: written.fact,
                staff: each.staff.into_iter().map(|number| number.0).collect(),
                counts: CountsFor(each.counts),
                topics: each.topics.into_iter().collect(),
                title: each.title,
                trainers: each.trainers,
                on: Day(each.on),
                minutes: each.minutes,
                sponsor: each.sponsor,
                approved: each.approved,
            });
            Ok(AllTraining {
                services: services.collect(),
                credentials: credentials.collect(),
                trainings: trainings.collect(),
            })
        };

    /// The incidents.
    ReadIncidents("readIncidents", "/incidents", "critical incidents with what was done and until when it is owed"): AllIncidents
        |desk, _ask| {
            let incidents = read(desk)?.incidents.into_iter();
            Ok(AllIncidents { incidents: incidents.map(|each| incident(desk, each)).collect() })
        };

    /// The new offenses.
    ReadOffenses("readOffenses", "/offenses", "new offenses that became known, and whether a court was told"): AllOffenses
        |desk, _ask| {
            let offenses = read(desk)?.offenses.into_iter().map(|each| OneOffense {
                offense: each.entry.fact,
                at: Time::of(each.at, &desk.office.zone),
                case: each.case,
                source: KnownFrom(each.source),
                reported: each.reported.map(|one| step(desk, one)),
            });
            Ok(AllOffenses { offenses: offenses.collect() })
        };
}

fn policy(policy: program_file::Policy) -> OnePolicy {
    let versions = policy.versions.into_iter().map(|each| PolicyVersion {
        version: each.written.fact,
        name: each.name,
        answers: each.answers,
        from: Day(each.from),
        text: each.text,
        is_file: each.paper.is_some(),
        ended: each.ended,
        readings: each
            .readings
            .into_iter()
            .map(|reading| PolicyReading {
                entry: reading.written.fact,
                staff: reading.staff.map(|number| number.0),
                on: Day(reading.on),
            })
            .collect(),
    });
    OnePolicy {
        policy: policy.fact,
        versions: versions.collect(),
    }
}

fn step(desk: &ProgramDesk, done: Stepped) -> StepDone {
    StepDone {
        entry: done.entry.fact,
        at: Time::of(done.at, &desk.office.zone),
        who: done.who,
    }
}

fn incident(desk: &ProgramDesk, one: program_file::Incident) -> OneIncident {
    let (rules, zone) = (desk.counts.rules(), &desk.office.zone);
    let due = |step: Step| {
        let due = one.due(&office::wants(desk)?, step, &rules.calendar, zone)?;
        Some(Time::of(due, zone))
    };
    let (told_due, written_due) = (due(Step::Told), due(Step::Written));
    OneIncident {
        incident: one.entry.fact,
        at: Time::of(one.at, zone),
        harm: HarmDone(one.harm),
        place: one.place,
        to: one.to,
        lies: one.lies,
        told: one.told.map(|each| step(desk, each)),
        written: one.written.map(|each| step(desk, each)),
        resolved: one.resolved.map(|each| step(desk, each)),
        told_due,
        written_due,
    }
}

/// A step of the incident that the path names.
fn step_done(
    desk: &ProgramDesk,
    ask: &Ask<'_>,
    act: &Act,
    new: &NewStepDone,
    step: Step,
) -> Result<Appended, Refused> {
    let (at, incident) = (moment(desk, new.at), ask.visit.param("incident"));
    desk.recorder()
        .incident_step(act, incident, step, at, &new.who.0)
}

records! {
    /// A version of a policy.
    WritePolicy("writePolicy", "/policies", "writes a new policy, a version of one, or ends it"): NewPolicyVersion
        |desk, _ask, act, new| {
            let version = NewVersion {
                policy: new.policy,
                name: new.name.0,
                answers: new.answers.0,
                from: new.from.0,
                text: new.text.unwrap_or_default().0,
                ended: new.ended,
            };
            let (wants, stream) = (office::wants(desk), &desk.office.stream);
            desk.recorder().write_policy(act, wants.as_ref(), &version, &[], || stream.bytes())
        };

    /// That one was read.
    ReadPolicy("recordPolicyReading", "/policy-readings", "says that a version of a policy was read"): NewPolicyReading
        |desk, _ask, act, new| {
            let today = act.now.day(&desk.office.zone);
            let staff = new.staff.map(StaffNo);
            desk.recorder().read_policy(act, new.version.as_str(), staff, new.on.0, today)
        };

    /// A place of records.
    WritePlace("writePlace", "/places", "writes down where records lie, or says it anew"): NewPlaceOfRecords
        |desk, _ask, act, new| {
            let said = RecordsAt {
                of: new.place.map(|fact| fact.to_string()).unwrap_or_default(),
                what: new.what.0,
                place: new.lies.0,
                may: new.may.0,
                authorization: new.authorization.unwrap_or_default().0,
                until: new.until.map(|day| day.0),
                since: new.since.0,
                left: new.left.map(|day| day.0),
            };
            desk.recorder().records_at(act, &said)
        };

    /// A training.
    EnterTraining("enterTraining", "/trainings", "enters a training for all who were there"): NewTraining
        |desk, _ask, act, new| {
            let training = Training {
                staff: BTreeSet::from_iter(new.staff.0.into_iter().map(StaffNo)),
                counts: new.counts.0,
                topics: BTreeSet::from_iter(new.topics.0),
                title: new.title.0,
                trainers: new.trainers.0,
                on: new.on.0,
                minutes: new.minutes,
                sponsor: new.sponsor.0,
                approved: new.approved.unwrap_or_default().0,
            };
            let today = act.now.day(&desk.office.zone);
            desk.recorder().training(act, office::wants(desk).as_ref(), &training, today)
        };

    /// Since when somebody serves.
    SetService("setService", "/services", "says since when and as what somebody serves"): NewService
        |desk, _ask, act, new| {
            let service = Service {
                staff: StaffNo(new.staff),
                since: new.since.0,
                until: new.until.map(|day| day.0),
                serves: new.serves.0,
                account: new.account,
                qualified: new.qualified.map(|by| Qualified {
                    degree: by.degree.0,
                    related: by.related,
                    years: by.years,
                    before: by.before,
                }),
            };
            desk.recorder().serves(act, &service)
        };

    /// A credential.
    EnterCredential("enterCredential", "/credentials", "enters a credential of somebody"): NewCredential
        |desk, _ask, act, new| {
            let credential = Credential {
                staff: StaffNo(new.staff),
                name: new.name.0,
                until: new.until.map(|day| day.0),
            };
            desk.recorder().credential(act, &credential)
        };

    /// An incident.
    EnterIncident("enterIncident", "/incidents", "enters a critical incident"): NewCriticalIncident
        |desk, _ask, act, new| {
            let incident = NewIncident {
                at: moment(desk, new.at),
                harm: new.harm.0,
                place: new.place.0,
                to: new.to.0,
                lies: new.lies.0,
            };
            desk.recorder().incident(act, &incident)
        };

    /// Told.
    TellIncident("recordIncidentTold", "/incidents/{incident}/told", "says that an incident was told by telephone"): NewStepDone
        |desk, ask, act, new| step_done(desk, ask, act, &new, Step::Told);

    /// Written.
    WriteIncident("recordIncidentWritten", "/incidents/{incident}/written", "says that an incident's written report was delivered"): NewStepDone
        |desk, ask, act, new| step_done(desk, ask, act, &new, Step::Written);

    /// Resolved.
    ResolveIncident("recordIncidentResolved", "/incidents/{incident}/resolved", "says that what was done about an incident is signed"): NewStepDone
        |desk, ask, act, new| step_done(desk, ask, act, &new, Step::Resolved);

    /// An offense.
    EnterOffense("enterOffense", "/offenses", "enters a new offense"): NewOffenseKnown
        |desk, _ask, act, new| {
            let offense = NewOffense {
                at: moment(desk, new.at),
                case: new.case.to_string(),
                source: new.source.0,
            };
            desk.recorder().offense(act, &offense)
        };

    /// It was reported.
    ReportOffense("recordOffenseReported", "/offenses/{offense}/reports", "says that a new offense was reported to the court"): NewOffenseReported
        |desk, ask, act, new| {
            let (at, offense) = (moment(desk, new.at), ask.visit.param("offense"));
            desk.recorder().offense_reported(act, offense, at, &new.court.0)
        };

    /// A correction.
    StrikeOffice("strikeOfficeEntry", "/office-errors", "says that an entry of the office was recorded in error"): NewOfficeError
        |desk, _ask, act, new| desk.recorder().strike(act, new.entry.as_str(), &new.why.0);
}
