//! The binder itself: figures, verdicts, findings, and the cases behind them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::Date;
use ledger::{Cause, Checkpoint, Filed, Hash, Matter};
use program_file::{Demand, Demands, OfficeFile, Orders};
use rules::{CaseId, Moment, PackError, Rules};

use crate::{
    Decision, Draw, Finding, Holiday, Ledger, ParticipantCase, Period, Plan, SeparateCase, Source,
    Verdict,
    case::{Case, Eyes},
    clause::verdict,
    detail,
    fact::{Counted, ProgramFact, runs},
    finding::findings,
    leaks::Ends,
    office,
    program::Program,
    shape::{Letter, SHAPES, Shape, Side, first_number},
    tally,
};

/// For whom it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The reviewer, at the review: with the cases behind each figure.
    Review,
    /// Anybody else: figures alone, small ones held back ([`crate::outside`]).
    Outside,
}

impl Audience {
    /// On the command line and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Outside => "outside",
        }
    }
}

/// The seal of a binder that leaves as a document: for a reviewer, or for anybody outside. Only a binder gives one.
#[derive(Debug)]
pub struct Leaving(Audience);

impl ledger::For for Leaving {
    fn word(&self) -> &'static str {
        self.0.word()
    }
}

impl Binder {
    /// The seal to begin its document with.
    #[must_use]
    pub const fn leaving(&self) -> Leaving {
        Leaving(self.audience)
    }
}

/// A count as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// So many.
    Count(u32),
    /// Held back: fewer than five, or it would give away one that is.
    Withheld,
}

impl Shown {
    /// The number, unless it is held back.
    #[must_use]
    pub const fn count(self) -> Option<u32> {
        match self {
            Self::Count(number) => Some(number),
            Self::Withheld => None,
        }
    }

    /// All of them together; held back where one is.
    pub(crate) fn sum(all: impl Iterator<Item = Self>) -> Self {
        let sum = all.map(Self::count).try_fold(0_u32, |sum, each| {
            each.map(|number| sum.saturating_add(number))
        });
        sum.map_or(Self::Withheld, Self::Count)
    }
}

/// Where a figure comes from: a case by its label, and which of its duties; the first is 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Behind {
    /// The case's label in this binder.
    pub label: String,
    /// The duty's number on the case's page, where it comes from one.
    pub duty: Option<usize>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Of which group.
    pub shape: &'static Shape,
    /// Which part of it; empty for the total.
    pub part: &'static str,
    /// Its number within the clause: `c4` is 4.
    pub number: u32,
    /// Over all cases of the period.
    pub all: Shown,
    /// Over those drawn, where a sample was drawn.
    pub sample: Option<Shown>,
    /// What it was counted from, of the cases drawn.
    pub behind: Vec<Behind>,
    /// What it was counted from of the program's own affairs; of a total that of its parts.
    pub facts: Vec<ProgramFact>,
}

/// Its number with its clause: `c4`.
pub(crate) fn number_of(figure: &Figure) -> String {
    format!("{}{}", figure.shape.clause.word(), figure.number)
}

impl Figure {
    /// Its number with its clause: `c4`.
    #[must_use]
    pub fn mark(&self) -> String {
        number_of(self)
    }
}

/// A total and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which.
    pub shape: &'static Shape,
    /// Its total.
    pub total: Figure,
    /// What it is made of.
    pub parts: Vec<Figure>,
}

impl Group {
    fn part(&self, id: &str) -> Option<&Figure> {
        self.parts.iter().find(|part| part.part == id)
    }

    /// Of how many duties that are decided, how many reached the standard: told, tried as often as it takes, or no
    /// longer owed while still in time. Nothing where there is none, or where a part is held back.
    #[must_use]
    pub fn reached(&self, count: fn(&Figure) -> Option<Shown>) -> Option<(u32, u32)> {
        if !self.shape.is_of_duties() {
            return None;
        }
        let number = |id| self.part(id).and_then(count).and_then(Shown::count);
        let mut all = 0_u32;
        for part in &self.parts {
            all += count(part)?.count()?;
        }
        let decided = all - number("open")?;
        let reached = number("told")? + number("tried")? + number("ended")?;
        (decided > 0).then_some((reached, decided))
    }
}

/// What pins a ledger. Of the separate files and of what was handed over the size is not told outside of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pinned {
    /// Which ledger.
    pub ledger: Ledger,
    /// How many entries, where that may be told.
    pub size: Option<u64>,
    /// The root of its tree.
    pub root: Hash,
    /// The three lines as a signed note (C2SP), where the size may be told and the program has a key.
    pub note: Option<String>,
}

/// A line of the key sheet: what leads from a label to a file, for a look under supervision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyLine {
    /// The case's label in the ledgers.
    pub case: CaseId,
    /// Whether it was drawn.
    pub drawn: bool,
    /// Its label on participants' pages; empty for a case that was not drawn.
    pub participant: String,
    /// Its label on pages of separate files; empty for a case that was not drawn.
    pub separate: String,
}

/// What a binder is asked to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Make {
    /// The program's name.
    pub program: String,
    /// The rule pack.
    pub pack: String,
    /// From which day to which.
    pub period: Period,
    /// What was recorded up to then is known.
    pub as_of: Moment,
    /// Which cases are looked at.
    pub draw: Draw,
}

/// A binder.
#[derive(Debug, Clone)]
pub struct Binder {
    /// What it was asked to be.
    pub make: Make,
    /// The rules it was counted by.
    pub rules: Rules,
    /// For whom it is.
    pub audience: Audience,
    /// Cases of the period.
    pub cases: Shown,
    /// Of them, those drawn.
    pub drawn: Shown,
    /// Whether a sample stands beside the whole.
    pub sampled: bool,
    /// Duties that were due in the period before the program went live: counted nowhere.
    pub history: Shown,
    /// All figures, in the order of the clauses.
    pub groups: Vec<Group>,
    /// Each clause's verdict.
    pub decisions: Vec<Decision>,
    /// What is found, the worst first.
    pub findings: Vec<Finding>,
    /// Plans of correction that were not done before the period began, those of no finding of this binder among them.
    pub plans: Vec<Plan>,
    /// Days of the period that the governor proclaimed.
    pub holidays: Vec<Holiday>,
    /// Separate files drawn, by label.
    pub separate: Vec<SeparateCase>,
    /// Participants' files drawn, by label.
    pub participants: Vec<ParticipantCase>,
    /// What pins what it was made of.
    pub pinned: Vec<Pinned>,
    /// Every case of the period, by its label in the ledgers. On no page and in no file but the key sheet.
    pub key: Vec<KeyLine>,
}

/// Why there is no binder.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The pack.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// A fact of the program.
    #[error(transparent)]
    Fact(#[from] ledger::StoreError),
    /// Fresh labels came twice, over and over.
    #[error("no fresh labels were given")]
    Labels,
}

type Counts = HashMap<(&'static str, &'static str), Tally>;

/// What was counted for one part of a group.
#[derive(Debug, Default)]
struct Tally {
    /// Over all cases.
    all: u32,
    /// Over those drawn.
    sample: u32,
    /// The case, by its place, and which of its duties.
    behind: Vec<(usize, Option<usize>)>,
    facts: Vec<Counted>,
}

/// So many more of the program's own affairs, which no sample is drawn of.
fn add(counts: &mut Counts, group: &'static str, part: &'static str, more: u32, what: Counted) {
    let tally = counts.entry((group, part)).or_default();
    tally.all = tally.all.saturating_add(more);
    tally.sample = tally.sample.saturating_add(more);
    tally.facts.push(what);
}

impl Binder {
    /// Counts. `fresh` gives random labels, each another one.
    ///
    /// # Errors
    /// For an unknown pack.
    pub fn make(
        source: &Source,
        make: Make,
        fresh: &mut dyn FnMut() -> String,
    ) -> Result<Self, Failed> {
        let zone = Rules::new(&make.pack, &[])?.zone;
        let program = Program::as_of(&source.settings, make.as_of, &zone);
        let days: Vec<Date> = program.proclaimed.iter().map(|each| each.day).collect();
        let rules = Rules::new(&make.pack, &days)?;
        let eyes = Eyes {
            rules: &rules,
            period: make.period,
            as_of: make.as_of,
            go_live: program.go_live,
        };
        let demands = Demands::of(&source.demands, Some(make.as_of))?.0;
        let orders = Orders::of(&source.orders, Some(make.as_of))?.0;
        let ends = Ends {
            orders: &orders,
            gone: &source.gone,
        };
        let cases = population(source, eyes, &demands, ends);
        let drawn = make.draw.of(&cases);
        let labels = labels(&drawn, fresh)?;
        let mut counts = Counts::new();
        let mut history = 0_u32;
        for (place, (case, drawn)) in cases.iter().zip(&drawn).enumerate() {
            tally::count(case, &mut |group, part, duty| {
                let tally = counts.entry((group, part)).or_default();
                tally.all += 1;
                if *drawn {
                    tally.sample += 1;
                    tally.behind.push((place, duty));
                }
            });
            let due = |duty: &&rules::Duty| make.period.contains(eyes.day(duty.due));
            let before = case.duties.iter().filter(due);
            history += u32::try_from(before.filter(|duty| !eyes.counts(duty)).count()).unwrap_or(0);
        }
        let drawn_cases: HashSet<CaseId> = cases
            .iter()
            .zip(&drawn)
            .filter(|(_, drawn)| **drawn)
            .map(|(case, _)| case.id)
            .collect();
        of_the_ledgers(source, eyes, &drawn_cases, &mut counts);
        of_the_program(&program, eyes, &mut counts);
        of_no_case(&demands, &cases, eyes, &mut counts);
        let office = OfficeFile::of(&source.office, Some(make.as_of))?;
        office::count(&office, &program, eyes, &mut |group, part, what| {
            add(&mut counts, group, part, 1, what);
        });
        let sampled = make.draw != Draw::All;
        let groups = groups(&counts, &labels, sampled);
        let mut binder = Self {
            audience: Audience::Review,
            cases: Shown::Count(small(cases.len())),
            drawn: Shown::Count(small(drawn.iter().filter(|each| **each).count())),
            sampled,
            history: Shown::Count(history),
            decisions: decisions(&groups, sampled),
            findings: findings(&groups),
            groups,
            plans: office::plans(&office, eyes),
            holidays: program
                .proclaimed
                .iter()
                .filter(|each| make.period.contains(each.day))
                .cloned()
                .collect(),
            separate: Vec::new(),
            participants: Vec::new(),
            pinned: pinned(source, &make.program),
            key: Vec::new(),
            make,
            rules: rules.clone(),
        };
        for (case, label) in cases.iter().zip(labels) {
            binder.key.push(KeyLine {
                case: case.id,
                drawn: label.is_some(),
                participant: label
                    .as_ref()
                    .map_or_else(String::new, |each| each.0.clone()),
                separate: label
                    .as_ref()
                    .map_or_else(String::new, |each| each.1.clone()),
            });
            if let Some((participant, separate)) = label {
                binder
                    .participants
                    .push(detail::participant(case, participant));
                binder.separate.push(detail::separate(case, separate));
            }
        }
        // By label: a list in the ledgers' order would join the two.
        binder.participants.sort_by(|a, b| a.label.cmp(&b.label));
        binder.separate.sort_by(|a, b| a.label.cmp(&b.label));
        Ok(binder)
    }

    /// A group.
    #[must_use]
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.shape.id == id)
    }

    /// The groups of a clause, in order.
    pub fn of(&self, clause: Letter) -> impl Iterator<Item = &Group> {
        self.groups
            .iter()
            .filter(move |group| group.shape.clause == clause)
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn population<'a>(
    source: &Source,
    eyes: Eyes<'a>,
    demands: &'a [Demand],
    ends: Ends<'_>,
) -> Vec<Case<'a>> {
    let mut by_case: BTreeMap<CaseId, Vec<(Ledger, ledger::Envelope)>> = BTreeMap::new();
    for (ledger, envelope) in &source.envelopes {
        if !envelope.of_no_file() {
            by_case
                .entry(envelope.case)
                .or_default()
                .push((*ledger, *envelope));
        }
    }
    by_case
        .into_iter()
        .map(|(id, all)| Case::new(id, all, eyes, demands, ends))
        .filter(Case::is_in)
        .collect()
}

/// For each case that is drawn a label on participants' pages and another on those of separate files.
fn labels(
    drawn: &[bool],
    fresh: &mut dyn FnMut() -> String,
) -> Result<Vec<Option<(String, String)>>, Failed> {
    let mut taken = BTreeSet::new();
    let mut next = |before: &str| {
        (0..1000)
            .map(|_| format!("{before}-{}", fresh()))
            .find(|label| taken.insert(label.clone()))
            .ok_or(Failed::Labels)
    };
    drawn
        .iter()
        .map(|drawn| match drawn {
            true => Ok(Some((next("P")?, next("S")?))),
            false => Ok(None),
        })
        .collect()
}

fn of_the_ledgers(source: &Source, eyes: Eyes<'_>, drawn: &HashSet<CaseId>, counts: &mut Counts) {
    let mut destroyed: BTreeMap<(&'static str, Date), u32> = BTreeMap::new();
    let mut looked: BTreeMap<u32, u32> = BTreeMap::new();
    for (_, envelope) in &source.envelopes {
        if envelope.kept > eyes.as_of || !eyes.within(envelope.kept) {
            continue;
        }
        match envelope.matter {
            matter if detail::is_look(matter) => {
                let tally = counts.entry(("looks", "")).or_default();
                tally.all += 1;
                tally.sample += u32::from(drawn.contains(&envelope.case));
                *looked.entry(envelope.actor.0).or_default() += 1;
            }
            Matter::Filed(Filed::Destroyed { cause, .. }) => {
                let part = match cause {
                    Cause::Retention => "retention",
                    Cause::CourtOrder => "court-order",
                    Cause::WrongFile => "wrong-file",
                    Cause::Redaction => "redaction",
                };
                *destroyed
                    .entry((part, eyes.day(envelope.kept)))
                    .or_default() += 1;
            }
            _ => {}
        }
    }
    // By whom is said in all, and of no case.
    let looked = looked.into_iter();
    let looked = looked.map(|(account, count)| Counted::Looked { account, count });
    counts
        .entry(("looks", ""))
        .or_default()
        .facts
        .extend(looked);
    for ((part, day), count) in destroyed {
        let what = Counted::Destroyed { day, count };
        add(counts, "destroyed", part, count, what);
    }
}

/// A demand of a label that no case bears: a slip of the pen must not make it disappear.
fn of_no_case(demands: &[Demand], cases: &[Case<'_>], eyes: Eyes<'_>, counts: &mut Counts) {
    for demand in demands {
        let borne = cases.iter().any(|case| case.id == demand.case);
        if demand.asks.separate() && eyes.period.contains(demand.came) && !borne {
            counts.entry(("demands", "no-case")).or_default().all += 1;
        }
    }
}

fn of_the_program(program: &Program, eyes: Eyes<'_>, counts: &mut Counts) {
    let agreed = program.agreement_days(eyes.period, eyes.today());
    for (part, days) in [
        ("in-force", &agreed.with),
        ("none-in-force", &agreed.without),
    ] {
        for (from, to) in runs(days) {
            let what = Counted::Days { from, to };
            add(counts, "agreement", part, long(from, to), what);
        }
    }
    for (county, (with, without)) in agreed.counties {
        for (part, days) in [("county-agreed", with), ("county-bare", without)] {
            for (from, to) in runs(&days) {
                let county = county.clone();
                let what = Counted::County { county, from, to };
                add(counts, "counties", part, long(from, to), what);
            }
        }
    }
    let beat = eyes.rules.pack.number_tried.number;
    for (agreement, day, part) in program.drills(eyes, beat) {
        add(counts, "drills", part, 1, Counted::Drill { agreement, day });
    }
}

/// How many days, both ends in.
fn long(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).get_days()).map_or(0, |days| days + 1)
}

fn groups(counts: &Counts, labels: &[Option<(String, String)>], sampled: bool) -> Vec<Group> {
    let all = SHAPES.iter().enumerate();
    let none = Tally::default();
    all.map(|(place, shape)| {
        let first = first_number(place);
        let figure = |number: u32, part: &'static str| {
            let tally = counts.get(&(shape.id, part)).unwrap_or(&none);
            let fact = |what: &Counted| ProgramFact {
                part,
                what: what.clone(),
            };
            Figure {
                shape,
                part,
                number,
                all: Shown::Count(tally.all),
                sample: sampled.then_some(Shown::Count(tally.sample)),
                behind: behind_of(shape, &tally.behind, labels),
                facts: tally.facts.iter().map(fact).collect(),
            }
        };
        let parts: Vec<Figure> = shape
            .parts
            .iter()
            .zip(first + 1..)
            .map(|(part, number)| figure(number, part))
            .collect();
        let mut total = figure(first, "");
        if !parts.is_empty() {
            total.all = Shown::sum(parts.iter().map(|part| part.all));
            total.sample = sampled.then(|| Shown::sum(parts.iter().filter_map(|part| part.sample)));
            let mut behind: Vec<Behind> =
                parts.iter().flat_map(|part| part.behind.clone()).collect();
            behind.sort();
            behind.dedup();
            total.behind = behind;
            total.facts = parts.iter().flat_map(|part| part.facts.clone()).collect();
        }
        Group {
            shape,
            total,
            parts,
        }
    })
    .collect()
}

fn behind_of(
    shape: &Shape,
    behind: &[(usize, Option<usize>)],
    labels: &[Option<(String, String)>],
) -> Vec<Behind> {
    let mut all: Vec<Behind> = behind
        .iter()
        .filter_map(|(place, duty)| {
            let (participant, separate) = labels.get(*place)?.as_ref()?;
            let label = match shape.side {
                Side::Participant => participant,
                Side::Separate => separate,
                Side::Program => return None,
            };
            Some(Behind {
                label: label.clone(),
                duty: duty.map(|duty| duty + 1),
            })
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

pub(crate) fn decisions(groups: &[Group], sampled: bool) -> Vec<Decision> {
    let all = |figure: &Figure| figure.all.count().unwrap_or(1);
    let sample = |figure: &Figure| figure.sample.and_then(Shown::count).unwrap_or(0);
    Letter::ALL
        .into_iter()
        .map(|clause| {
            let whole: Verdict = verdict(clause, groups, all);
            Decision {
                clause,
                verdict: if sampled {
                    verdict(clause, groups, sample)
                } else {
                    whole
                },
                all: sampled.then_some(whole),
            }
        })
        .collect()
}

fn pinned(source: &Source, program: &str) -> Vec<Pinned> {
    let all = Ledger::ALL.into_iter().zip(source.heads);
    all.map(|(ledger, head)| {
        let told = matches!(ledger, Ledger::Client | Ledger::Program);
        let signer = source.signer.as_ref().filter(|_| told);
        let origin = ledger.origin(program);
        Pinned {
            ledger,
            size: told.then_some(head.size),
            root: head.root,
            note: signer.map(|signer| signer.sign(&Checkpoint { origin, head }.to_string())),
        }
    })
    .collect()
}
