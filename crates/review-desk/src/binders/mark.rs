//! The form by which a reviewer writes down what they found, beside a file or a clause; and all of it as an appendix.

use binder::Binder;
use desk::{Answer, Refusal, Visit};
use page::{Hidden, Words, when};

use crate::{
    ReviewDesk,
    document::{Note, Notes},
    marks::{About, Mark, Marks, NewMark, Progress, Said, Wrong},
};

use super::{cases, show};

/// The field of the words.
const NOTE: &str = "note";
/// The field of what is said; its first choice bears this `id`.
const SAID: &str = "said";

/// One that can be said.
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) word: &'static str,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// A mark, in words.
pub(super) struct Line {
    pub(super) said: String,
    pub(super) note: Vec<String>,
    pub(super) who: String,
}

/// What was said of something, and the form to say it.
pub(super) struct MarksView {
    pub(super) title: String,
    pub(super) question: String,
    pub(super) action: String,
    pub(super) hidden: Hidden,
    pub(super) choices: Vec<Choice>,
    pub(super) note: String,
    pub(super) stands: Option<Line>,
    pub(super) before: Vec<Line>,
    /// The file of the same side that nobody has looked at yet.
    pub(super) next: Option<(String, String)>,
}

/// A mark on its own, in words.
fn line(desk: &ReviewDesk, w: &Words, mark: &Mark) -> Line {
    let local = desk.office.zone.to_datetime(mark.at.timestamp());
    Line {
        said: said(w, &mark.about, mark.said),
        note: mark.note.lines().map(str::to_owned).collect(),
        who: w.with(
            "mark-who",
            [
                ("name", mark.name.as_str()),
                ("when", &when::day_and_clock(w, local)),
            ],
        ),
    }
}

/// What is said, in words: of a clause it is a verdict.
pub(super) fn said(w: &Words, about: &About, said: Said) -> String {
    match about {
        About::Clause(_) => w.t(&format!("binder-verdict-{}", said.word())).to_owned(),
        About::Separate(_) | About::Participant(_) => {
            w.t(&format!("mark-said-{}", said.word())).to_owned()
        }
    }
}

/// Where the page of something stands below its binder.
fn below(about: &About) -> String {
    match about {
        About::Clause(letter) => format!("/clauses/{}", letter.word()),
        About::Separate(label) => format!("/separate/{label}"),
        About::Participant(label) => format!("/participants/{label}"),
    }
}

impl ReviewDesk {
    pub(super) fn marks(&self, visit: &Visit<'_>, binder: &str) -> Result<Marks, Refusal> {
        Marks::of(&self.office, &visit.session()?.ring, binder)
    }

    fn at(&self, mark: &str, about: &About) -> String {
        let below = below(about);
        self.office.path(&format!("/binders/{mark}{below}"))
    }

    /// The first file of the same side, by label, that nobody has looked at.
    fn next(
        &self,
        mark: &str,
        binder: &Binder,
        marks: &Marks,
        about: &About,
    ) -> Option<(String, String)> {
        let all: Vec<About> = match about {
            About::Clause(_) => Vec::new(),
            About::Separate(_) => binder
                .separate
                .iter()
                .map(|case| About::Separate(case.label.clone()))
                .collect(),
            About::Participant(_) => binder
                .participants
                .iter()
                .map(|case| About::Participant(case.label.clone()))
                .collect(),
        };
        let mut all = all.into_iter();
        let next = all.find(|each| each != about && marks.stands(each).is_none())?;
        let label = match &next {
            About::Separate(label) | About::Participant(label) => label.clone(),
            About::Clause(_) => return None,
        };
        Some((self.at(mark, &next), label))
    }

    /// What stands below a page of a file or a clause.
    pub(super) fn marks_view(
        &self,
        visit: &Visit<'_>,
        mark: &str,
        binder: &Binder,
        about: &About,
    ) -> Result<MarksView, Refusal> {
        let w = &visit.words;
        let marks = self.marks(visit, mark)?;
        let mut all: Vec<Line> = marks.about(about).map(|mark| line(self, w, mark)).collect();
        let stands = all.pop();
        all.reverse();
        let typed = visit.form.get(SAID);
        let of_clause = matches!(about, About::Clause(_));
        let choices = about.may_be().iter().enumerate();
        Ok(MarksView {
            title: w
                .t(if of_clause {
                    "mark-clause-title"
                } else {
                    "mark-title"
                })
                .to_owned(),
            question: w
                .t(if of_clause {
                    "mark-clause-question"
                } else {
                    "mark-question"
                })
                .to_owned(),
            action: format!("{}/marks", self.at(mark, about)),
            hidden: Hidden::new(visit.csrf(), self.office.once()),
            choices: choices
                .map(|(place, each)| Choice {
                    id: match place {
                        0 => SAID.to_owned(),
                        _ => format!("{SAID}-{}", each.word()),
                    },
                    word: each.word(),
                    label: said(w, about, *each),
                    chosen: each.word() == typed,
                })
                .collect(),
            note: visit.form.get(NOTE).to_owned(),
            stands,
            before: all,
            next: self.next(mark, binder, &marks, about),
        })
    }

    /// What is written beside a binder, for the files that stay at the review.
    pub(super) fn notes(
        &self,
        visit: &Visit<'_>,
        mark: &str,
        binder: &Binder,
    ) -> Result<Notes, Refusal> {
        let w = &visit.words;
        let marks = self.marks(visit, mark)?;
        let mut of: Vec<About> = marks.0.iter().map(|mark| mark.about.clone()).collect();
        of.sort();
        of.dedup();
        of.retain(|about| about.is_in(binder));
        let mut notes = Notes {
            progress: progress(w, Progress::of(binder, &marks)),
            ..Notes::default()
        };
        if of.is_empty() {
            return Ok(Notes::default());
        }
        for about in of {
            let (title, side) = match &about {
                About::Clause(letter) => {
                    let key = format!("binder-clause-{}", letter.word());
                    let title = w.t(&key);
                    (format!("{} {title}", letter.clause()), &mut notes.clauses)
                }
                About::Separate(label) => {
                    let title = w.with("binder-case-separate", [("label", label)]);
                    (title, &mut notes.separate)
                }
                About::Participant(label) => {
                    let title = w.with("binder-case-participant", [("label", label)]);
                    (title, &mut notes.participants)
                }
            };
            let last = marks.stands(&about);
            side.extend(marks.about(&about).map(|mark| {
                let Line { said, note, who } = line(self, w, mark);
                let stands = last == Some(mark);
                Note {
                    about: about_word(&about),
                    title: title.clone(),
                    word: mark.said.word(),
                    said: match stands {
                        true => said,
                        false => w.with("mark-before", [("said", said)]),
                    },
                    stands,
                    note,
                    who,
                }
            }));
        }
        Ok(notes)
    }
}

fn about_word(about: &About) -> String {
    match about {
        About::Clause(letter) => letter.clause(),
        About::Separate(label) | About::Participant(label) => label.clone(),
    }
}

/// How far a review has come, a sentence each.
pub(super) fn progress(w: &Words, of: Progress) -> Vec<String> {
    let looked =
        |key: &str, (done, all): (usize, usize)| w.with2(key, &("done", done), &("all", all));
    let mut lines = vec![
        looked("mark-progress-separate", of.separate),
        looked("mark-progress-participants", of.participants),
        looked("mark-progress-clauses", of.clauses),
    ];
    if of.questions > 0 {
        lines.push(w.n("mark-progress-questions", of.questions));
    }
    if of.not_met > 0 {
        lines.push(w.n("mark-progress-not-met", of.not_met));
    }
    lines
}

pub(crate) fn clause(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let about = About::read(visit.param("clause")).ok_or(Refusal::NotFound)?;
    save(desk, visit, &about)
}

pub(crate) fn separate(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    save(
        desk,
        visit,
        &About::Separate(visit.param("label").to_owned()),
    )
}

pub(crate) fn participant(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    save(
        desk,
        visit,
        &About::Participant(visit.param("label").to_owned()),
    )
}

fn save(desk: &ReviewDesk, visit: &Visit<'_>, about: &About) -> Result<Answer, Refusal> {
    let (mark, binder) = desk.binder(visit)?;
    if !about.is_in(&binder) {
        return Err(Refusal::NotFound);
    }
    let marks = desk.marks(visit, &mark)?;
    let new = NewMark {
        once: visit.once()?,
        about,
        said: Said::from_word(visit.form.get(SAID)),
        note: visit.form.get(NOTE),
    };
    let session = visit.session()?;
    let put = marks.put(&desk.office, session, visit.now, &mark, &new)?;
    let w = &visit.words;
    if let Err(wrong) = put {
        let wrong = match wrong {
            Wrong::Said => (SAID, w.t("mark-said-wrong").to_owned()),
            Wrong::NoWords => (NOTE, w.t("mark-note-missing").to_owned()),
            Wrong::TooLong => (NOTE, w.n("mark-note-long", crate::marks::NOTE)),
        };
        return match about {
            About::Clause(letter) => show::clause_with(desk, visit, *letter, Some(wrong)),
            About::Separate(_) | About::Participant(_) => {
                cases::one(desk, visit, about, Some(wrong))
            }
        };
    }
    // From one file to the next that nobody has looked at; after the last to the whole.
    let to = match about {
        About::Clause(_) => format!("{}?done=1", desk.at(&mark, about)),
        About::Separate(_) | About::Participant(_) => {
            let marks = desk.marks(visit, &mark)?;
            let next = desk.next(&mark, &binder, &marks, about);
            let whole = || desk.office.path(&format!("/binders/{mark}"));
            format!("{}?done=1", next.map_or_else(whole, |(path, _)| path))
        }
    };
    Ok(Answer::see(&to))
}
