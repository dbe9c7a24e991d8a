//! Looking: everybody, one file, whom to telephone.

use client_file::{Attendance, Called, Line, Owed, Participant, Row, Since, Status, Words, letter};
use desk::api::{
    Ask, Expects, Nothing, Operation, Query, Trouble,
    kinds::{Day, Fact, Staff, Time},
};
use desk::{Method, Office};
use jiff::civil::Date;
use ledger::{Filed, Matter};
use rules::What as Told;

use super::bodies::{self, HowFar, Listed, Participants, Phone, Phones, Stands, State, What};
use super::{case, trouble};
use crate::{ClientDesk, held};

/// So many stand in one answer.
const AT_ONCE: usize = 100;

/// Everybody.
pub(crate) struct ListParticipants;

impl Operation<ClientDesk> for ListParticipants {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/participants";
    const NAME: &'static str = "listParticipants";
    const PURPOSE: &'static str = "everybody, who waits for a decision first";
    const QUERY: &'static [Query] = &[
        Query {
            name: "from",
            purpose: "how many to pass over",
            value: Expects::Number,
        },
        Query {
            name: "show",
            purpose: "which ones; left out, everybody",
            value: Expects::OneOf(&["all", "open", "decided", "left"]),
        },
    ];
    type Takes = Nothing;
    type Gives = Participants;

    fn go(desk: &ClientDesk, ask: &Ask<'_>, _: Nothing) -> Result<Participants, Trouble> {
        let from = ask.number("from", 0)?;
        let show = ask.visit.query.get("show");
        let mut rows = desk.everybody(ask.visit)?;
        rows.retain(|row| crate::people::lets(show, row.status));
        let shown = rows.iter().skip(from).take(AT_ONCE);
        let next = from.saturating_add(AT_ONCE);
        Ok(Participants {
            total: small(rows.len()),
            participants: shown.map(|row| listed(&desk.office, row)).collect(),
            next: (next < rows.len()).then(|| small(next)),
        })
    }
}

/// One file.
pub(crate) struct ReadParticipant;

impl Operation<ClientDesk> for ReadParticipant {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/participants/{case}";
    const NAME: &'static str = "readParticipant";
    const PURPOSE: &'static str = "a participant's file";
    type Takes = Nothing;
    type Gives = bodies::Participant;

    fn go(desk: &ClientDesk, ask: &Ask<'_>, _: Nothing) -> Result<Self::Gives, Trouble> {
        let office = &desk.office;
        let file = open(desk, ask)?;
        let staff = Staff::of(office)?;
        let rules = desk.program.rules()?;
        let held = held::until(&rules, file.status, ask.visit.now);
        let today = ask.visit.now.day(&office.zone);
        let counted = file.attendance(desk.limits()?, today, &office.zone);
        let standing = file.standing_on(today);
        Ok(bodies::Participant {
            case: file.case,
            version: file.version.into(),
            status: status(office, file.status),
            standing: standing.map(|(standing, ..)| bodies::Standing(Stands(standing))),
            stays: stays(office, &file),
            attendance: counted.as_ref().map(attendance),
            held_until: held.map(|at| Time::of(at, &office.zone)),
            reports_owed: file
                .reports_owed()
                .into_iter()
                .map(|owed| {
                    let to = crate::owed::wanted_by(&file, &owed);
                    owed_report(&owed, to, today)
                })
                .collect(),
            concerns: file.concerns.clone(),
            lethality: file.lethality.clone(),
            facts: file
                .lines
                .iter()
                .map(|line| fact(office, &staff, line))
                .collect(),
            intake: file.intake.map(bodies::Intake::from),
        })
    }
}

/// Reports that somebody waits for.
pub(crate) struct ListReportsDue;

impl Operation<ClientDesk> for ListReportsDue {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/reports-due";
    const NAME: &'static str = "listReportsDue";
    const PURPOSE: &'static str = "reports that somebody waits for, the earliest day first";
    type Takes = Nothing;
    type Gives = bodies::OwedReports;

    fn go(desk: &ClientDesk, ask: &Ask<'_>, _: Nothing) -> Result<Self::Gives, Trouble> {
        let today = ask.visit.now.day(&desk.office.zone);
        let owed = desk.reports_owed(ask.visit)?;
        let rows = desk.roll()?.opened_reports(&owed, &ask.session.ring);
        let rows = rows.map_err(trouble)?.into_iter();
        Ok(bodies::OwedReports {
            reports: rows
                .map(|row| owed_report(&row.owed, row.to, today))
                .collect(),
        })
    }
}

fn owed_report(owed: &Owed, to: String, today: Date) -> bodies::OwedReport {
    bodies::OwedReport {
        case: owed.case,
        fact: owed.fact,
        report: bodies::ReportKind(bodies::Made(owed.report)),
        to,
        day: Day(owed.day),
        every: owed.every.map(u32::from),
        late: owed.late(today),
    }
}

/// Whom to telephone.
pub(crate) struct ReadPhones;

impl Operation<ClientDesk> for ReadPhones {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/phones";
    const NAME: &'static str = "readPhones";
    const PURPOSE: &'static str = "whom to telephone in a danger, after 911";
    type Takes = Nothing;
    type Gives = Phones;

    fn go(desk: &ClientDesk, ask: &Ask<'_>, _: Nothing) -> Result<Phones, Trouble> {
        let today = ask.visit.now.day(&desk.office.zone);
        let on_call = desk
            .program
            .on_call(ask.visit.now)?
            .into_iter()
            .map(|phone| Phone {
                name: phone.phone.name,
                number: phone.phone.number,
            });
        let providers = desk.program.providers(today)?;
        let providers = providers.into_iter().map(|each| bodies::Provider {
            name: each.phone.name,
            number: each.phone.number,
            counties: each.counties,
        });
        Ok(Phones {
            on_call: on_call.collect(),
            providers: providers.collect(),
        })
    }
}

/// The file that the path names.
pub(crate) fn open(desk: &ClientDesk, ask: &Ask<'_>) -> Result<Participant, Trouble> {
    let store = desk.office.store.as_ref();
    Participant::open(store, &ask.session.ring, case(ask)?)
        .map_err(trouble)?
        .ok_or(Trouble::NotFound)
}

fn stays(office: &Office, file: &Participant) -> Vec<bodies::Stay> {
    let day = |since: Since| Day(since.at.day(&office.zone));
    let stays = file.stays().into_iter().map(|stay| bodies::Stay {
        accepted: day(stay.accepted),
        contract: stay.contract.map(day),
        first_session: stay.first.map(day),
        sessions: small(stay.sessions),
        left: stay.left.map(|(left, _)| day(left)),
        reason: stay.left.map(|(_, reason)| reason),
    });
    stays.collect()
}

fn attendance(of: &Attendance) -> bodies::Attendance {
    let days = of.days.iter().map(|each| bodies::RollDay {
        day: Day(each.day),
        fact: each.fact,
        what: bodies::OnTheRoll(match each.what {
            Called::Attended => bodies::CalledAs::Attended,
            Called::Excused => bodies::CalledAs::Excused,
            Called::OnLeave => bodies::CalledAs::OnLeave,
            Called::InJail => bodies::CalledAs::InJail,
            Called::Absent => bodies::CalledAs::Absent,
        }),
        in_the_row: each.in_the_row,
        in_the_weeks: each.in_the_weeks,
    });
    bodies::Attendance {
        since: Day(of.since),
        until: Day(of.until),
        attended: small(of.attended),
        excused: small(of.excused),
        in_a_row: small(of.in_a_row),
        in_weeks: small(of.in_weeks),
        most_in_a_row: small(of.limits.in_a_row),
        most_in_weeks: small(of.limits.in_weeks),
        weeks: of.limits.weeks.into(),
        days: days.collect(),
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn listed(office: &Office, row: &Row) -> Listed {
    let of = |field: fn(&letter::Intake) -> &String| row.intake.as_ref().map(field).cloned();
    Listed {
        case: row.case,
        first: of(|intake| &intake.first),
        last: of(|intake| &intake.last),
        group: of(|intake| &intake.group),
        status: status(office, row.status),
        standing: row
            .standing
            .map(|standing| bodies::Standing(Stands(standing))),
    }
}

fn status(office: &Office, status: Status) -> bodies::Status {
    let (state, sessions, reason) = match status {
        Status::WaitingForAssessment { .. } => (State::Referred, None, None),
        Status::WaitingForDecision { .. } => (State::Assessed, None, None),
        Status::Accepted { .. } => (State::Accepted, None, None),
        Status::Attending { sessions, .. } => (State::Attending, Some(small(sessions)), None),
        Status::Denied { .. } => (State::Denied, None, None),
        Status::Left { reason, .. } => (State::Left, None, Some(reason)),
    };
    let Since { at, exactness } = status.since();
    bodies::Status {
        state: HowFar(state),
        since: Time::of(at, &office.zone),
        exact: exactness.into(),
        sessions,
        reason,
    }
}

fn fact(office: &Office, staff: &Staff, line: &Line) -> Fact<What> {
    let envelope = &line.envelope;
    Fact {
        id: envelope.id,
        at: Time::of(envelope.at, &office.zone),
        exact: envelope.exactness.into(),
        recorded: Time::of(envelope.kept, &office.zone),
        by: staff.name(envelope.actor),
        sheet: Some(line.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        taken_back: line.taken_back,
        may_be_taken_back: line.may_be_taken_back,
        destroyed: line.words == Words::Gone,
        what: what(line),
    }
}

/// What a fact says; of a letter that was destroyed nothing but what stands in the envelope.
fn what(line: &Line) -> What {
    let words = match &line.words {
        Words::Session(letter) => letter.words.clone(),
        Words::Termination(letter) => letter.words.clone(),
        Words::Standing(letter) => letter.words.clone(),
        Words::Assessment(letter) => letter.words.clone(),
        Words::Void(letter) => letter.why.clone(),
        _ => String::new(),
    };
    match line.envelope.matter {
        Matter::Filed(Filed::Intake) => What::Intake {
            intake: match &line.words {
                Words::Intake(intake) => Some(intake.clone().into()),
                _ => None,
            },
        },
        Matter::Filed(Filed::SessionNote { session, risk }) => What::Note {
            session,
            risk,
            words,
        },
        Matter::Filed(Filed::Contract) => match &line.words {
            Words::Contract(letter) => What::Contract {
                way: Some(bodies::SignedHow(letter.way)),
                signed: letter.signed.clone(),
                text: letter.text.clone(),
                language: letter.language.clone(),
            },
            _ => What::Contract {
                way: None,
                signed: String::new(),
                text: Vec::new(),
                language: String::new(),
            },
        },
        Matter::Filed(Filed::Release) => {
            let (of, way) = match &line.words {
                Words::Release(letter) => (letter.clone(), Some(letter.way)),
                _ => (letter::Release::default(), None),
            };
            What::Release {
                way: way.map(bodies::SignedHow),
                to: of.to,
                what: of.what,
                until: of.until.map(Day),
                signed: of.signed,
                text: of.text,
                language: of.language,
            }
        }
        Matter::Filed(Filed::ReleaseEnded { release }) => What::ReleaseEnded { release, words },
        Matter::Filed(Filed::Report(report)) => {
            let of = match &line.words {
                Words::Report(letter) => letter.clone(),
                _ => letter::Report::default(),
            };
            let figures = of.figures.into_iter().map(|each| bodies::Figure {
                name: each.name,
                value: each.value,
            });
            What::Report {
                report: bodies::ReportKind(bodies::Made(report)),
                to: of.to,
                figures: figures.collect(),
                words: of.words,
                signer: of.signer,
            }
        }
        Matter::Filed(Filed::ReportDue { report, day, every }) => {
            let of = match &line.words {
                Words::ReportDue(letter) => letter.clone(),
                _ => letter::ReportDue::default(),
            };
            What::ReportDue {
                report: bodies::ReportKind(bodies::Made(report)),
                to: of.to,
                day: Day(day),
                every: every.map(u32::from),
                words: of.words,
            }
        }
        Matter::Filed(Filed::ReportAnswered { due, day, made }) => {
            let of = match &line.words {
                Words::ReportAnswered(letter) => letter.clone(),
                _ => letter::ReportAnswered::default(),
            };
            What::ReportAnswered {
                due,
                day: Day(day),
                sent: made,
                by: of.by,
                words: of.words,
            }
        }
        Matter::Filed(Filed::Absence { excused }) => What::Absence { excused, words },
        Matter::Filed(Filed::Standing(standing)) => {
            let of = match &line.words {
                Words::Standing(letter) => letter.clone(),
                _ => letter::Standing::default(),
            };
            What::Standing {
                standing: bodies::Standing(Stands(standing)),
                last_day: of.last_day.map(Day),
                place: of.place,
                sessions: of.sessions.map(u32::from),
                words,
            }
        }
        Matter::Rule(Told::Assessment { .. }) => {
            let (concerns, lethality) = match &line.words {
                Words::Assessment(letter) => (letter.concerns.clone(), letter.lethality.clone()),
                _ => Default::default(),
            };
            What::Assessment {
                concerns,
                lethality,
                words,
            }
        }
        Matter::Rule(Told::Decision { outcome }) => What::Decision {
            outcome,
            reason: match &line.words {
                Words::Decision(letter) => letter.reason.clone(),
                _ => None,
            },
        },
        Matter::Rule(Told::SessionAttended) => What::SessionAttended { words },
        Matter::Rule(Told::Termination { reason }) => What::Termination { reason, words },
        Matter::Rule(Told::Threat { toward, .. }) => What::Threat {
            toward: toward.iter().collect(),
        },
        Matter::Rule(Told::Void { fact }) | Matter::Filed(Filed::Struck { fact }) => {
            What::Void { fact, why: words }
        }
        Matter::Rule(_) | Matter::Filed(_) => What::Other {},
    }
}
