//! What is recorded in a case by a form: each act is a [`Sheet`], and all are shown and taken in one way.

use askama::Template;
use desk::{Answer, Drafts, Fields, Refusal, Visit};
use ledger::Version;
use page::{Hidden, Shell};
use rules::PersonNo;
use victim_file::record::Act;
use victim_file::{Recorded, Refused};

use crate::VictimDesk;
use crate::case_form::{self, Kind, On, Section, Wrong};
use crate::look::{Look, refusal};
use crate::strip::{self, say};

/// One kind of act.
pub(crate) struct Sheet {
    /// As it stands in the keys of its words.
    pub(crate) word: &'static str,
    /// Whether it is about one person of the case.
    pub(crate) of_somebody: bool,
    /// What the form is filled with at first, without the prefix.
    pub(crate) start: fn(&On<'_>) -> Vec<(String, String)>,
    pub(crate) ask: fn(&On<'_>) -> Vec<Section>,
    pub(crate) take: fn(&On<'_>, Act) -> Result<Recorded, Not>,
    /// Where one goes once it is recorded; `None` to the page of the person.
    pub(crate) next: fn(&On<'_>, &Recorded) -> Option<String>,
}

/// Why nothing was recorded.
pub(crate) enum Not {
    Wrong(Vec<Wrong>),
    /// It must be said a second time.
    Sure,
    /// It was learned in work elsewhere and must not come in: nothing that was typed is kept.
    Elsewhere,
    Refused(Refused),
}

impl From<Refused> for Not {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// Nothing is wrong, or everything that is.
pub(crate) fn fine(wrong: Vec<Wrong>) -> Result<(), Not> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Not::Wrong(wrong))
    }
}

pub(crate) fn nothing(_: &On<'_>) -> Vec<(String, String)> {
    Vec::new()
}

pub(crate) fn to_the_file(_: &On<'_>, _: &Recorded) -> Option<String> {
    None
}

#[derive(Template)]
#[template(path = "victim/case-form.html")]
struct Page {
    shell: Shell,
    title: String,
    lead: String,
    /// Said above the form: what was kept, what came between, that it is asked again.
    said: Vec<String>,
    discard: Option<(String, Hidden)>,
    action: String,
    hidden: Hidden,
    sections: Vec<Section>,
    button: String,
    back: String,
}

struct Shown<'a> {
    status: u16,
    typed: &'a Fields,
    wrong: &'a [Wrong],
    once: String,
    seen: Version,
    again: bool,
    said: Vec<String>,
    /// The form was kept and can be thrown away.
    kept: bool,
}

/// The draft's id: the page's own path below the desk.
fn draft(look: &Look<'_>) -> String {
    let path = look.visit.request.path.replace('/', ".");
    path.trim_start_matches('.').chars().take(64).collect()
}

fn subject(
    look: &Look<'_>,
    file: &victim_file::VictimCase,
    sheet: &Sheet,
) -> Result<(Option<PersonNo>, Option<rules::FactId>), Refusal> {
    let fact = strip::fact(look)?;
    let mut person = strip::person(look, file)?;
    if sheet.of_somebody && person.is_none() {
        return Err(Refusal::NotFound);
    }
    if let Some(fact) = fact {
        person = file.line(fact).ok_or(Refusal::NotFound)?.person;
    }
    Ok((person, fact))
}

fn page(
    look: &Look<'_>,
    file: &victim_file::VictimCase,
    sheet: &Sheet,
    shown: Shown<'_>,
) -> Result<Answer, Refusal> {
    let (person, fact) = subject(look, file, sheet)?;
    let Shown {
        typed,
        wrong,
        again,
        ..
    } = shown;
    let on = On {
        look,
        file,
        person,
        fact,
        typed,
        wrong,
        again,
    };
    let sections = (sheet.ask)(&on);
    let title = say(look, &format!("victim-case-{}-title", sheet.word));
    let mut shell = strip::shell(look, file, person, &title);
    case_form::summary(&sections, wrong, &mut shell.problems);
    let lead = format!("victim-case-{}-lead", sheet.word);
    let action = look.visit.request.path.clone();
    let draft = draft(look);
    let learned = format!("vc_{}", LEARNED.0);
    let asks = |section: &Section| section.questions.iter().any(|one| one.name == learned);
    let hidden = Hidden {
        seen: shown.seen.0.to_string(),
        // What somebody learned elsewhere is not kept among unfinished forms either.
        unkept_if: match sections.iter().any(asks) {
            true => format!("{learned}={ELSEWHERE}"),
            false => String::new(),
        },
        ..Hidden::new(look.visit.csrf(), shown.once).kept_as(draft.clone(), action.clone())
    };
    let discard = shown.kept.then(|| {
        let hidden = Hidden::new(look.visit.csrf(), look.desk.office.once());
        (look.path(&format!("/kept/{draft}/discard")), hidden)
    });
    let page = Page {
        lead: if look.w().has(&lead) {
            say(look, &lead)
        } else {
            String::new()
        },
        said: shown.said,
        discard,
        action,
        hidden,
        sections,
        // What cannot be taken back, or not here: the page only says so.
        button: if sheet.word == "correct" && !may_be_taken_back(file, fact) {
            String::new()
        } else {
            say(look, &format!("victim-case-{}-go", sheet.word))
        },
        back: strip::file_path(look, file.case, person),
        shell,
        title,
    };
    desk::render_with(shown.status, &page)
}

fn may_be_taken_back(file: &victim_file::VictimCase, fact: Option<rules::FactId>) -> bool {
    let line = fact.and_then(|fact| file.line(fact));
    line.is_some_and(|line| line.may_be_taken_back)
}

/// Shows the form: empty, filled with what stands, or with what was kept of it.
pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>, sheet: &Sheet) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let (person, fact) = subject(&look, &file, sheet)?;
    look.looked(file.case)?;
    let kept = Drafts::of(&desk.office, visit)?.find(&draft(&look))?;
    let said = kept.as_ref().map(|kept| {
        let time = [("time", look.clock(kept.kept))];
        look.w().with("victim-case-kept", time)
    });
    let is_kept = kept.is_some();
    let typed = match kept {
        Some(kept) => kept.fields,
        None => {
            let typed = &Fields::default();
            let on = On {
                look: &look,
                file: &file,
                person,
                fact,
                typed,
                wrong: &[],
                again: false,
            };
            started(sheet, &on)
        }
    };
    let shown = Shown {
        status: 200,
        typed: &typed,
        wrong: &[],
        once: desk.office.once(),
        seen: file.version,
        again: false,
        said: said.into_iter().collect(),
        kept: is_kept,
    };
    page(&look, &file, sheet, shown)
}

/// What a form is filled with at first.
fn started(sheet: &Sheet, on: &On<'_>) -> Fields {
    let start = (sheet.start)(on).into_iter();
    Fields(
        start
            .map(|(name, value)| (format!("vc_{name}"), value))
            .collect(),
    )
}

/// Whether what is written down was learned here: the question, and what it starts with.
pub(crate) const LEARNED: (&str, &str) = ("learned", "here");
/// The other answer.
const ELSEWHERE: &str = "elsewhere";

/// How somebody knows what they are about to write down. A provider's worker may carry nothing over without a release
/// (34 U.S.C. 12291(b)(2), 42 U.S.C. 10406(c)(5)).
pub(crate) fn ask_learned(on: &On<'_>) -> Section {
    let how = on.one_of(LEARNED.0, "victim-people-learned", &[LEARNED.1, ELSEWHERE]);
    on.section("victim-people-learned-part", vec![how])
}

/// Refuses what was learned in work elsewhere.
pub(crate) fn learned_here(on: &On<'_>) -> Result<(), Not> {
    match on.get(LEARNED.0) {
        ELSEWHERE => Err(Not::Elsewhere),
        _ => Ok(()),
    }
}

/// Takes the form, or shows it again with everything that was typed.
pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>, sheet: &Sheet) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let (person, fact) = subject(&look, &file, sheet)?;
    let typed = &visit.form;
    let seen = seen(visit)?;
    let act = Act {
        case: file.case,
        seen: Some(seen),
        batch: visit.once()?,
    };
    let again = visit.form.has("vc_sure");
    let on = On {
        look: &look,
        file: &file,
        person,
        fact,
        typed,
        wrong: &[],
        again,
    };
    let mut shown = Shown {
        status: 422,
        typed,
        wrong: &[],
        once: typed.get("once").to_owned(),
        seen,
        again,
        said: Vec::new(),
        kept: false,
    };
    let wrong = match (sheet.take)(&on, act) {
        Ok(recorded) => {
            desk.board.touch(file.case);
            let to = (sheet.next)(&on, &recorded);
            let to = to.unwrap_or_else(|| strip::file_path(&look, file.case, person));
            let mark = if to.contains('?') { '&' } else { '?' };
            return Ok(Answer::see(&format!(
                "{to}{mark}done={}",
                typed.get("once")
            )));
        }
        Err(Not::Wrong(wrong)) => wrong,
        Err(Not::Refused(Refused::Fields(wrong))) => {
            let in_words = |wrong: &victim_file::Wrong| Wrong {
                field: field(wrong.field).to_owned(),
                text: case_form::problem(&look, wrong.problem),
            };
            wrong.iter().map(in_words).collect()
        }
        Err(Not::Sure) => {
            shown.again = true;
            shown.said.push(say(&look, "victim-case-sure"));
            return page(&look, &file, sheet, shown);
        }
        Err(Not::Elsewhere) => {
            // Not on the page, and not among what was kept while it was typed.
            Drafts::of(&desk.office, visit)?.discard(&draft(&look))?;
            let typed = started(sheet, &on);
            shown.typed = &typed;
            shown.said = ["refused", "instead", "danger"]
                .map(|part| say(&look, &format!("victim-people-elsewhere-{part}")))
                .into();
            return page(&look, &file, sheet, shown);
        }
        Err(Not::Refused(Refused::Stale { now })) => {
            // It can be sent again, once they have seen what came between.
            shown.status = 409;
            shown.seen = now;
            shown.said.push(say(&look, "victim-case-stale"));
            return page(&look, &file, sheet, shown);
        }
        Err(Not::Refused(refused)) => return Err(refusal(&refused)),
    };
    shown.wrong = &wrong;
    page(&look, &file, sheet, shown)
}

/// The version of the case that a form speaks of.
pub(crate) fn seen(visit: &Visit<'_>) -> Result<Version, Refusal> {
    let incomplete = || Refusal::Unusable("refused-incomplete".to_owned());
    visit
        .form
        .get("seen")
        .parse()
        .map(Version)
        .map_err(|_| incomplete())
}

/// Fields of the file that a form asks in more than one part.
fn field(name: &'static str) -> &'static str {
    match name {
        "phones" => "number_0",
        "weekly" => "from_0",
        other => other,
    }
}

/// Two handlers, one to show a sheet and one to take it.
macro_rules! sheets {
    ($($show:ident, $take:ident, $sheet:expr;)+) => { $(
        pub(crate) fn $show(
            desk: &crate::VictimDesk,
            visit: &desk::Visit<'_>,
        ) -> Result<desk::Answer, desk::Refusal> {
            crate::case_sheet::show(desk, visit, &$sheet)
        }
        pub(crate) fn $take(
            desk: &crate::VictimDesk,
            visit: &desk::Visit<'_>,
        ) -> Result<desk::Answer, desk::Refusal> {
            crate::case_sheet::take(desk, visit, &$sheet)
        }
    )+ };
}
pub(crate) use sheets;
