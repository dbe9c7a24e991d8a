//! What is recorded in a participant's file: each with its form, all in the same way.
//!
//! A form that cannot be taken is shown again with everything that was typed. One that came too late shows
//! what others wrote meanwhile, and keeps what was typed as well.

use askama::Template;
use client_file::letter::{Assessment, Intake};
use client_file::{Act, Participant, Problem, Recorded, Recorder, Refused, Stands, When, Wrong};
use desk::{Answer, Drafts, Fields, Refusal, Visit};
use jiff::tz::TimeZone;
use ledger::{Standing, Version};
use page::{Hidden, Shell};
use rules::{CaseId, Leaving, Outcome, Targets, Word};

use crate::ask::{Asker, Form, Kept, Section};
use crate::line::{Shown, leaving_key, standing_key};
use crate::look::{Look, refusal};
use crate::owed::DUE;
use crate::signed::{CONTRACT, RELEASE};
use crate::{ClientDesk, danger, form, held, hint, language, referral};

/// One kind of act.
pub(crate) struct Kind {
    /// As it stands in paths and in the keys of its words.
    pub(crate) word: &'static str,
    /// What the form is filled with at first.
    pub(crate) start: fn(&Look<'_>, &Participant) -> Fields,
    pub(crate) ask: fn(&Asker<'_>, &Participant) -> Vec<Section>,
    pub(crate) take: fn(&Look<'_>, &Recorder<'_>, Act, &Fields) -> Result<Recorded, Refused>,
    /// Whether the participant may see the form.
    pub(crate) room: bool,
}

#[derive(Template)]
#[template(path = "client/form.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    title: String,
    lead: String,
    form: Form,
    /// What others wrote since the page was opened.
    since: Vec<Shown>,
    /// What the script looks for while one types, and what it says then.
    typing: Option<(&'static str, String)>,
    /// What stands below the form, which is HTML already.
    below: String,
}

/// How a form is shown: for the first time, or again with what was typed and what is wrong with it.
pub(crate) struct Asked<'a> {
    pub(crate) status: u16,
    pub(crate) typed: &'a Fields,
    pub(crate) wrong: &'a [Wrong],
    pub(crate) once: String,
    /// What others wrote since the page was opened.
    pub(crate) since: Vec<Shown>,
}

impl<'a> Asked<'a> {
    /// For the first time.
    pub(crate) fn first(look: &Look<'_>, typed: &'a Fields) -> Self {
        let once = look.desk.office.once();
        Self {
            status: 200,
            typed,
            wrong: &[],
            once,
            since: Vec::new(),
        }
    }

    /// Again, because something in it cannot be taken.
    pub(crate) fn again(typed: &'a Fields, wrong: &'a [Wrong]) -> Self {
        let once = typed.get("once").to_owned();
        Self {
            status: 422,
            typed,
            wrong,
            once,
            since: Vec::new(),
        }
    }

    /// Again, because others wrote meanwhile.
    pub(crate) fn stale(typed: &'a Fields, since: Vec<Shown>) -> Self {
        let once = typed.get("once").to_owned();
        Self {
            status: 409,
            typed,
            wrong: &[],
            once,
            since,
        }
    }

    /// The hidden fields of a form that is kept while it is typed.
    pub(crate) fn hidden(&self, look: &Look<'_>, draft: &str, back: &str) -> Hidden {
        Hidden::new(look.visit.csrf(), &self.once).kept_as(draft, back)
    }

    /// The same of a form about a file: with the version that is seen.
    pub(crate) fn hidden_of(
        &self,
        look: &Look<'_>,
        file: &Participant,
        draft: &str,
        back: &str,
    ) -> Hidden {
        Hidden {
            seen: file.version.0.to_string(),
            ..self.hidden(look, draft, back)
        }
    }
}

/// What somebody typed into a form and did not send.
pub(crate) fn kept(look: &Look<'_>, draft: &str) -> Result<Option<(Fields, Kept)>, Refusal> {
    let office = &look.desk.office;
    let found = Drafts::of(office, look.visit)?.find(draft)?;
    Ok(found.map(|found| {
        let time = [("time", look.time(found.kept))];
        let said = look.say_with("client-kept", &time);
        let discard = look.path(&format!("/kept/{draft}/discard"));
        (found.fields, Kept { said, discard })
    }))
}

pub(crate) fn render(
    look: Look<'_>,
    word: &str,
    file: Option<&Participant>,
    form: Form,
    asked: Asked<'_>,
) -> Result<Answer, Refusal> {
    render_below(look, word, file, form, asked, String::new())
}

/// The same with something below the form.
pub(crate) fn render_below(
    look: Look<'_>,
    word: &str,
    file: Option<&Participant>,
    mut form: Form,
    asked: Asked<'_>,
    below: String,
) -> Result<Answer, Refusal> {
    if hint::asks(asked.wrong, asked.typed) {
        let ask = Asker {
            look: &look,
            typed: asked.typed,
            wrong: asked.wrong,
        };
        form.sections.push(hint::section(&ask));
    }
    let title = look.say(&format!("client-{word}-title"));
    let mut shell = file.map_or_else(|| look.shell(&title), |file| look.shell_in(&title, file));
    form.problems(&look, asked.wrong, &mut shell.problems);
    let lead = look.say_if(&format!("client-{word}-lead"));
    let page = Page {
        typing: hint::while_typing(&look),
        shell,
        look,
        title,
        lead,
        form,
        since: asked.since,
        below,
    };
    desk::render_with(asked.status, &page)
}

/// The file that the path names.
pub(crate) fn open(look: &Look<'_>) -> Result<Participant, Refusal> {
    let case: CaseId = look
        .visit
        .param("case")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    let store = look.desk.office.store.as_ref();
    let file = Participant::open(store, &look.session.ring, case);
    let file = file.map_err(|refused| refusal(&refused))?;
    let file = file.ok_or(Refusal::NotFound)?;
    if look.room {
        return held::for_their_eyes(look, file);
    }
    Ok(file)
}

/// Back to the file, where one line says what was done.
pub(crate) fn done(look: &Look<'_>, recorded: Recorded) -> Answer {
    let file = look.file_path(recorded.case);
    Answer::see(&format!("{file}?fact={}", recorded.fact))
}

/// The same; from a risk question answered yes to *Danger*, where the numbers to call stand.
fn next(look: &Look<'_>, recorded: Recorded) -> Result<Answer, Refusal> {
    if look.room || look.visit.form.get("risk") != "yes" {
        return Ok(done(look, recorded));
    }
    let file = look.file_path(recorded.case);
    let threat = Recorder::threat_of(look.visit.once()?)?;
    Ok(Answer::see(&format!("{file}/danger?about={threat}")))
}

fn draft(kind: &Kind, case: CaseId) -> String {
    format!("{}-{case}", kind.word)
}

fn page(
    look: Look<'_>,
    kind: &Kind,
    file: &Participant,
    (asked, kept): (Asked<'_>, Option<Kept>),
) -> Result<Answer, Refusal> {
    let ask = Asker {
        look: &look,
        typed: asked.typed,
        wrong: asked.wrong,
    };
    let sections = (kind.ask)(&ask, file);
    let path = format!("{}/{}", look.file_path(file.case), kind.word);
    let hidden = asked.hidden_of(&look, file, &draft(kind, file.case), &path);
    let form = Form {
        action: path,
        hidden,
        kept,
        button: look.say(&format!("client-{}-go", kind.word)),
        sections,
    };
    render(look, kind.word, Some(file), form, asked)
}

fn show(desk: &ClientDesk, visit: &Visit<'_>, kind: &Kind) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = open(&look)?;
    if look.room && !kind.room {
        return Ok(Answer::see(&look.file_path(file.case)));
    }
    let (typed, kept) = match kept(&look, &draft(kind, file.case))? {
        Some((typed, kept)) => (typed, Some(kept)),
        None => ((kind.start)(&look, &file), None),
    };
    let asked = Asked::first(&look, &typed);
    page(look, kind, &file, (asked, kept))
}

fn take(desk: &ClientDesk, visit: &Visit<'_>, kind: &Kind) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut file = open(&look)?;
    let act = act(&look, file.case)?;
    // A form that is shown again still speaks of the file that was seen when it was first opened.
    let seen = act.seen.unwrap_or_default();
    let theirs = hint::wrong(&look, &visit.form);
    if !theirs.is_empty() {
        file.version = seen;
        let again = Asked::again(&visit.form, &theirs);
        return page(look, kind, &file, (again, None));
    }
    match (kind.take)(&look, &look.recorder(), act, &visit.form) {
        Ok(recorded) => next(&look, recorded),
        Err(Refused::Fields(wrong)) => {
            file.version = seen;
            page(look, kind, &file, (Asked::again(&visit.form, &wrong), None))
        }
        Err(Refused::Stale { .. }) => {
            let since = since(&look, &file, seen);
            page(look, kind, &file, (Asked::stale(&visit.form, since), None))
        }
        Err(refused) => Err(refusal(&refused)),
    }
}

/// What was written in a file since a version of it, newest first.
pub(crate) fn since(look: &Look<'_>, file: &Participant, seen: Version) -> Vec<Shown> {
    let later = file.lines.iter().filter(|line| line.version > seen);
    later.map(|line| Shown::of(look, file, line)).collect()
}

/// The case, the version and the batch that a form carries.
pub(crate) fn act(look: &Look<'_>, case: CaseId) -> Result<Act, Refusal> {
    let incomplete = || Refusal::Unusable("refused-incomplete".to_owned());
    let seen = look
        .visit
        .form
        .get("seen")
        .parse()
        .map_err(|_| incomplete())?;
    Ok(Act {
        case,
        seen: Some(Version(seen)),
        batch: look.visit.once()?,
    })
}

pub(crate) fn today(look: &Look<'_>, _: &Participant) -> Fields {
    Look::filled("when", look.today())
}

/// When it happened, or what is wrong with that; `more` is what else is wrong.
pub(crate) fn when(form: &Fields, zone: &TimeZone, more: Option<Wrong>) -> Result<When, Refused> {
    match (form::when(form, zone), more) {
        (Ok(when), None) => Ok(when),
        (when, more) => Err(Refused::Fields(
            when.err().into_iter().chain(more).collect(),
        )),
    }
}

/// The day, and the time if it is known.
pub(crate) fn ask_when(ask: &Asker<'_>, key: &str) -> Section {
    let questions = vec![
        ask.day("when", key),
        ask.line("when_time", "client-when-time"),
        ask.line("sheet", "in-out-sheet"),
    ];
    ask.section("client-when", questions)
}

pub(crate) fn chosen<T: Copy>(
    form: &Fields,
    field: &'static str,
    all: &[(&'static str, T)],
) -> Result<T, Wrong> {
    let found = all.iter().find(|(word, _)| *word == form.get(field));
    found.map(|(_, each)| *each).ok_or(Wrong {
        field,
        problem: Problem::NotChosen,
    })
}

/// The risk question, which every note must answer.
pub(crate) fn ask_risk(ask: &Asker<'_>) -> Section {
    let toward = danger::TOWARD.iter();
    let toward = toward.map(|(word, _)| (*word, format!("client-danger-toward-{word}")));
    let answers = [("no", "client-risk-no"), ("yes", "client-risk-yes")];
    let answers = answers.map(|(word, key)| (word, key.to_owned()));
    let risk = vec![
        ask.one_of("risk", "client-risk", answers),
        ask.ticks("toward", "client-risk-toward", toward),
    ];
    ask.section("client-risk-title", risk)
}

/// Its answer.
pub(crate) fn risk_of(typed: &Fields) -> Result<bool, Refused> {
    let risk = chosen(typed, "risk", &[("no", false), ("yes", true)]);
    risk.map_err(|wrong| Refused::Fields(vec![wrong]))
}

const STANDINGS: [(&str, Standing); 6] = [
    ("jail", Standing::Jail),
    ("released", Standing::Released),
    ("leave", Standing::OnLeave),
    ("back", Standing::Returned),
    ("came", Standing::TransferredIn),
    ("transferred", Standing::TransferredOut),
];

const INTAKE: Kind = Kind {
    word: "intake",
    start: |_, file| filled_intake(&file.intake.clone().unwrap_or_default()),
    ask: |ask, _| referral::questions(ask),
    take: |_, recorder, act, typed| {
        let intake = form::intake(typed).map_err(|wrong| Refused::Fields(vec![wrong]))?;
        recorder.amend(act, &intake)
    },
    room: true,
};

const ASSESSMENT: Kind = Kind {
    word: "assessment",
    start: today,
    ask: |ask, _| {
        let found = vec![
            ask.text("concerns", "client-concerns", 4),
            ask.text("lethality", "client-lethality", 4),
            ask.text("words", "client-results", 8),
        ];
        let when = ask_when(ask, "client-when-assessed");
        vec![when, ask.section("client-assessment-found", found)]
    },
    take: |_, recorder, act, typed| {
        let when = when(typed, recorder.zone, None)?;
        let found = Assessment {
            concerns: form::names(typed.get("concerns")),
            lethality: form::names(typed.get("lethality")),
            words: typed.get("words").to_owned(),
        };
        recorder.assess(act, when, &found)
    },
    room: true,
};

const DECISION: Kind = Kind {
    word: "decision",
    start: today,
    ask: |ask, file| {
        let outcomes = Outcome::ALL.iter();
        let outcomes = outcomes.map(|each| (each.word(), format!("client-{}", each.word())));
        let what = vec![
            ask.one_of("outcome", "client-outcome", outcomes),
            ask.text("reason", "client-reason", 4),
        ];
        let mut what = ask.section("client-decision-what", what);
        what.lead = before(ask.look, file);
        vec![what, ask_when(ask, "client-when-decided")]
    },
    take: |_, recorder, act, typed| {
        let all = [
            (Outcome::Accepted.word(), Outcome::Accepted),
            (Outcome::Denied.word(), Outcome::Denied),
        ];
        let outcome = chosen(typed, "outcome", &all);
        let when = when(typed, recorder.zone, outcome.err())?;
        let outcome = outcome.map_err(|wrong| Refused::Fields(vec![wrong]))?;
        recorder.decide(act, when, outcome, typed.get("reason"))
    },
    room: true,
};

const SESSION: Kind = Kind {
    word: "session",
    start: today,
    ask: |ask, _| {
        let words = vec![ask.text("words", "client-session-words", 4)];
        vec![
            ask_when(ask, "client-when-attended"),
            ask.section("client-session-note", words),
            ask_risk(ask),
        ]
    },
    take: |_, recorder, act, typed| {
        let risk = chosen(typed, "risk", &[("no", false), ("yes", true)]);
        let when = when(typed, recorder.zone, risk.err())?;
        let risk = risk.map_err(|wrong| Refused::Fields(vec![wrong]))?;
        let toward = if risk {
            danger::warned(typed)
        } else {
            Targets::NONE
        };
        let session = recorder.session(act, when, typed.get("words"), toward)?;
        Ok(session.recorded)
    },
    room: false,
};

const TERMINATION: Kind = Kind {
    word: "termination",
    start: today,
    ask: |ask, _| {
        let reasons = Leaving::ALL
            .iter()
            .map(|each| (each.word(), leaving_key(*each).to_owned()));
        let why = vec![
            ask.one_of("reason", "client-leaving", reasons),
            ask.text("words", "client-leaving-words", 4),
        ];
        let why = ask.section("client-leaving-why", why);
        vec![why, ask_when(ask, "client-when-left")]
    },
    take: |_, recorder, act, typed| {
        let all: Vec<_> = Leaving::ALL
            .iter()
            .map(|each| (each.word(), *each))
            .collect();
        let reason = chosen(typed, "reason", &all);
        let when = when(typed, recorder.zone, reason.err())?;
        let reason = reason.map_err(|wrong| Refused::Fields(vec![wrong]))?;
        recorder.terminate(act, when, reason, typed.get("words"))
    },
    room: true,
};

const STANDING: Kind = Kind {
    word: "standing",
    start: today,
    ask: |ask, _| {
        let all = STANDINGS.map(|(word, each)| (word, standing_key(each).to_owned()));
        let what = vec![
            ask.one_of("standing", "client-standing", all),
            ask.text("words", "client-standing-words", 3),
        ];
        let what = ask.section("client-standing-what", what);
        let leave = ask.section(
            "client-standing-of-leave",
            vec![ask.day("last_day", "client-last-day")],
        );
        let transfer = vec![
            ask.line("place", "client-place"),
            ask.line("sessions", "client-sessions-there"),
        ];
        let transfer = ask.section("client-standing-of-transfer", transfer);
        vec![what, ask_when(ask, "client-when-stood"), leave, transfer]
    },
    take: |_, recorder, act, typed| {
        let standing = chosen(typed, "standing", &STANDINGS);
        let last_day = form::day(typed, "last_day");
        let sessions = form::number(typed, "sessions");
        let more = standing.err().or(last_day.err()).or(sessions.err());
        let when = when(typed, recorder.zone, more)?;
        let one = |wrong| Refused::Fields(vec![wrong]);
        let stands = Stands {
            standing: standing.map_err(one)?,
            last_day: last_day.map_err(one)?,
            place: typed.get("place").to_owned(),
            sessions: sessions.map_err(one)?,
            words: typed.get("words").to_owned(),
        };
        recorder.stand(act, when, &stands)
    },
    room: true,
};

/// That somebody was in the program before, and that a new decision begins anew; empty for who is there for the first time.
fn before(look: &Look<'_>, file: &Participant) -> String {
    let stays = file.stays();
    let last = stays.last().and_then(|stay| Some((stay, stay.left?)));
    last.map_or_else(String::new, |(stay, (left, _))| {
        let zone = &look.desk.office.zone;
        let day = |since: client_file::Since| look.day(since.at.day(zone));
        let with = [("accepted", day(stay.accepted)), ("left", day(left))];
        look.say_with("client-decision-again", &with)
    })
}

/// A form filled with what stands.
fn filled_intake(intake: &Intake) -> Fields {
    let born = intake
        .born
        .map(|born| Look::filled("born", born).0)
        .unwrap_or_default();
    let contact = &intake.emergency_contact;
    let numbers = intake.cause_numbers.join("\n");
    let lines = [
        ("first", intake.first.as_str()),
        ("last", &intake.last),
        (language::FIELD, &intake.language),
        ("telephone", &intake.telephone),
        ("cause_numbers", &numbers),
        ("county", &intake.county),
        ("judge_or_po", &intake.judge_or_po),
        ("referred_by", intake.referred_by.word()),
        ("emergency_name", &contact.name),
        ("emergency_number", &contact.number),
        ("facilitator", &intake.facilitator),
        ("group", &intake.group),
        ("words", &intake.words),
    ];
    let lines = lines.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Fields(born.into_iter().chain(lines).collect())
}

macro_rules! pages {
    ($($show:ident, $take:ident, $kind:ident;)+) => { $(
        pub(crate) fn $show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
            show(desk, visit, &$kind)
        }
        pub(crate) fn $take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
            take(desk, visit, &$kind)
        }
    )+ };
}

pages! {
    show_intake, take_intake, INTAKE;
    show_assessment, take_assessment, ASSESSMENT;
    show_decision, take_decision, DECISION;
    show_session, take_session, SESSION;
    show_termination, take_termination, TERMINATION;
    show_standing, take_standing, STANDING;
    show_contract, take_contract, CONTRACT;
    show_release, take_release, RELEASE;
    show_report_due, take_report_due, DUE;
}
