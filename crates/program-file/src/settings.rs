//! What is set now, and every change that led there.

use std::collections::BTreeMap;

use jiff::{
    civil::{Date, DateTime, Weekday},
    tz::TimeZone,
};
use ledger::{AccountAct, Actor, CaseEntries, Entry, Filed, Matter, Store, StoreError, Version};
use rules::{CaseId, FactId, Moment, OwnNumber, PackError, Rules};
use serde::{Deserialize, Serialize};

use crate::{
    agreement::{Drill, DrillWords, Provider, Tried, tried},
    paper::Paper,
    record::letter,
    roster::{self, Gap, OnCall, Place, Roster},
    staff::{Staff, StaffNo},
};

/// The case under which the program's own facts are kept: the ledger knows cases only.
///
/// # Errors
/// Never, for the word is a label; said as the store's own failure if it were not.
pub fn case() -> Result<CaseId, StoreError> {
    CaseId::new("program").map_err(|error| StoreError(error.to_string()))
}

/// What is said about a proclaimed day. Plain JSON: nothing of the program's ledger is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Order {
    /// The number of the governor's order.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) order: String,
}

/// The counties that the program serves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Served {
    pub(crate) counties: Vec<String>,
}

/// What stands for the switch of calendars among the program's own numbers: 1 is on.
pub(crate) const CALENDARS: &str = "calendars";

/// One of the program's own numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct NumberSet {
    pub(crate) which: String,
    pub(crate) number: u16,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) why: String,
}

/// Whose account it is, at which desk.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Holder {
    /// The desk, as it stands in paths.
    pub desk: String,
    /// The name for signing in.
    pub user: String,
    /// The name shown.
    pub name: String,
}

/// The program's settings as they are now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// Who works here or did, by their numbers.
    pub staff: BTreeMap<StaffNo, Staff>,
    /// The places of the on-call roster, in the order in which they are called. [`Settings::on_call`] says who.
    pub roster: Vec<Place>,
    /// The providers by their numbers, those with whom the agreement has ended among them.
    pub providers: BTreeMap<u16, Provider>,
    /// The drills of their numbers, by the provider's number, as they were written down.
    pub drills: BTreeMap<u16, Vec<Drill>>,
    /// The document of each agreement: the fact that put it there, and what it is. The latest stands.
    pub papers: BTreeMap<u16, (FactId, Paper)>,
    /// The counties that the program serves.
    pub counties: Vec<String>,
    /// The day before which nothing is shown as late.
    pub go_live: Option<Date>,
    /// The days that the governor proclaimed holidays, rising, each with its order's number.
    pub proclaimed: Vec<(Date, String)>,
    /// The numbers that the program has set for itself, in place of the pack's.
    pub numbers: BTreeMap<OwnNumber, u16>,
    /// Whether accounts of the victim desk may have a calendar of counts.
    pub calendars: bool,
    /// When two recovery sheets were last typed in and opened.
    pub sheets_tried: Option<Moment>,
    /// To be given back with every act.
    pub version: Version,
    /// Every change, newest first.
    pub lines: Vec<Line>,
}

/// One change of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its fact.
    pub fact: FactId,
    /// Who.
    pub actor: Actor,
    /// When it was written down.
    pub kept: Moment,
    /// What.
    pub change: Change,
}

/// What was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The go-live day was set.
    GoLive(Date),
    /// A proclaimed day was entered, with its order's number.
    Proclaimed(Date, String),
    /// A proclaimed day was taken back.
    Unproclaimed(Date),
    /// Somebody of the staff was entered or changed.
    Staff(StaffNo, Staff),
    /// Who is on call was set anew.
    Roster(Vec<Place>),
    /// A provider was entered or changed.
    Provider(u16, Provider),
    /// A provider's number was tried: a drill.
    Drill(u16, Drill),
    /// A document was put to the agreement with a provider; nothing where what was said of it is gone.
    Paper(u16, Option<Paper>),
    /// The counties that the program serves were set.
    Counties(Vec<String>),
    /// One of the program's own numbers was set, and why.
    Number(OwnNumber, u16, String),
    /// Calendars of counts were allowed or switched off, and why.
    Calendars(bool, String),
    /// Two recovery sheets were typed in, and they open.
    SheetsTried,
    /// Something became of an account, by the program desk or by recovery sheets.
    Account(AccountAct, Holder),
}

impl Settings {
    /// Reads the settings from the program's ledger.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(store: &dyn Store) -> Result<Self, StoreError> {
        let CaseEntries { entries, version } = store.case(case()?)?;
        let mut settings = Self {
            version,
            ..Self::default()
        };
        let mut proclaimed = BTreeMap::new();
        for entry in &entries {
            let Some(line) = line(entry)? else { continue };
            match &line.change {
                Change::GoLive(day) => settings.go_live = Some(*day),
                Change::SheetsTried => settings.sheets_tried = Some(line.kept),
                // New sheets are not proved by what the old ones opened.
                Change::Account(AccountAct::SheetsRenewed, _) => settings.sheets_tried = None,
                Change::Account(..) => {}
                Change::Proclaimed(day, order) => {
                    proclaimed.insert(*day, order.clone());
                }
                Change::Unproclaimed(day) => {
                    proclaimed.remove(day);
                }
                Change::Staff(number, staff) => {
                    settings.staff.insert(*number, staff.clone());
                }
                Change::Roster(places) => settings.roster.clone_from(places),
                Change::Provider(number, provider) => {
                    settings.providers.insert(*number, provider.clone());
                }
                Change::Drill(number, drill) => {
                    let drills = settings.drills.entry(*number).or_default();
                    drills.push(drill.clone());
                }
                Change::Paper(number, Some(paper)) => {
                    let paper = (line.fact, paper.clone());
                    settings.papers.insert(*number, paper);
                }
                Change::Paper(number, None) => drop(settings.papers.remove(number)),
                Change::Number(which, number, _) => {
                    settings.numbers.insert(*which, *number);
                }
                Change::Calendars(allowed, _) => settings.calendars = *allowed,
                Change::Counties(counties) => settings.counties.clone_from(counties),
            }
            settings.lines.push(line);
        }
        settings.lines.reverse();
        settings.proclaimed = proclaimed.into_iter().collect();
        Ok(settings)
    }

    /// Everybody on call for the victim desk at an instant as the program's clocks show it: whose turn it is first,
    /// in their order, then the others in theirs. So it is never nobody as long as there is anybody. Somebody who
    /// left, or who no longer has the hat, is not among them.
    #[must_use]
    pub fn on_call(&self, local: DateTime) -> Vec<OnCall> {
        let mut on_call: Vec<OnCall> = Vec::new();
        for now in [true, false] {
            for place in self
                .roster
                .iter()
                .filter(|place| place.covers(local) == now)
            {
                let Some(each) = self.at_place(place, now) else {
                    continue;
                };
                // Somebody with several places is called once.
                let same = |other: &OnCall| other.staff.is_some() && other.staff == each.staff;
                if !on_call.iter().any(same) {
                    on_call.push(each);
                }
            }
        }
        on_call
    }

    /// The parts of the week in which it is nobody's turn.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let places = self.roster.iter();
        let held = places.filter(|place| self.at_place(place, true).is_some());
        roster::gaps(&held.collect::<Vec<_>>())
    }

    fn at_place(&self, place: &Place, now: bool) -> Option<OnCall> {
        match place {
            Place::Staff { staff: number, .. } => {
                let staff = self
                    .staff
                    .get(number)
                    .filter(|staff| staff.may_be_on_call())?;
                Some(OnCall {
                    staff: Some(*number),
                    name: staff.name.clone(),
                    telephone: staff.telephone.clone(),
                    mail: staff.mail.clone(),
                    now,
                })
            }
            Place::Named { name, telephone } => Some(OnCall {
                staff: None,
                name: name.clone(),
                telephone: telephone.clone(),
                mail: None,
                now,
            }),
        }
    }

    /// The counties that the program serves and that no agreement in force on that day does.
    #[must_use]
    pub fn without_agreement(&self, day: Date) -> Vec<&str> {
        let mut providers = Vec::from_iter(self.providers.values());
        providers.retain(|provider| provider.in_force(day));
        let bare = self.counties.iter().filter(|county| {
            let mut serve = providers.iter();
            !serve.any(|provider| provider.serves(county))
        });
        bare.map(String::as_str).collect()
    }

    /// The numbers to telephone in a danger: every provider's with whom the program has not itself ended the
    /// agreement. One whose certification or agreement has run out stays among them, after those in force: a number
    /// that answers is better than none. Within each of the two in the order of their numbers.
    #[must_use]
    pub fn to_telephone(&self, day: Date) -> Vec<&Provider> {
        let providers = self.providers.values();
        let mut all: Vec<&Provider> = providers.filter(|each| !each.ended).collect();
        all.sort_by_key(|each| !each.in_force(day));
        all
    }

    /// How a provider's day-and-night number stands on a day, by its drills. `beat` is in days.
    #[must_use]
    pub fn tried(&self, provider: u16, day: Date, beat: u16, zone: &TimeZone) -> Tried {
        let number = self.providers.get(&provider);
        let number = number.map_or("", |provider| provider.telephone.as_str());
        let drills = self.drills.get(&provider).map_or(&[][..], Vec::as_slice);
        tried(drills, number, day, beat, zone)
    }

    /// The number that the next provider gets.
    #[must_use]
    pub fn next_provider(&self) -> u16 {
        let last = self.providers.keys().next_back();
        last.map_or(1, |last| last.saturating_add(1))
    }

    /// The number that the next of the staff gets.
    #[must_use]
    pub fn next_staff(&self) -> StaffNo {
        let last = self.staff.keys().next_back();
        StaffNo(last.map_or(1, |last| last.0.saturating_add(1)))
    }

    /// The rules of a pack as they hold here: with the proclaimed days and the program's own numbers.
    ///
    /// # Errors
    /// [`PackError`] for an unknown pack or zone.
    pub fn rules(&self, pack: &str) -> Result<Rules, PackError> {
        let mut rules = Rules::new(pack, &self.days())?;
        for (which, number) in &self.numbers {
            rules.set(*which, *number);
        }
        Ok(rules)
    }

    /// The proclaimed days alone: what the rules' calendar is given.
    #[must_use]
    pub fn days(&self) -> Vec<Date> {
        self.proclaimed.iter().map(|(day, _)| *day).collect()
    }

    /// Whether the day beside Christmas of a year is still to be entered. The governor's order names it (25 O.S. 82.1(A)); where
    /// Christmas is on a weekend, the law itself names the days.
    #[must_use]
    pub fn december_is_open(&self, year: i16) -> bool {
        let weekend = |day: Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let entered = |day: &(Date, String)| day.0.year() == year && day.0.month() == 12;
        Date::new(year, 12, 25).is_ok_and(|christmas| !weekend(christmas))
            && !self.proclaimed.iter().any(entered)
    }

    /// The number of the order that proclaimed a day.
    #[must_use]
    pub fn order_of(&self, day: Date) -> Option<&str> {
        let here = self.proclaimed.iter().find(|(each, _)| *each == day);
        here.map(|(_, order)| order.as_str())
    }
}

fn line(entry: &Entry) -> Result<Option<Line>, StoreError> {
    let envelope = entry.envelope;
    let change = match envelope.matter {
        Matter::Filed(Filed::GoLive { day }) => Change::GoLive(day),
        Matter::Filed(Filed::Proclaimed { day }) => {
            Change::Proclaimed(day, letter::<Order>(entry)?.order)
        }
        Matter::Filed(Filed::Staff { number }) => Change::Staff(StaffNo(number), letter(entry)?),
        Matter::Filed(Filed::SheetsTried) => Change::SheetsTried,
        Matter::Filed(Filed::Account { act, .. }) => Change::Account(act, letter(entry)?),
        Matter::Filed(Filed::Roster) => Change::Roster(letter::<Roster>(entry)?.on_call),
        Matter::Filed(Filed::Provider { number }) => Change::Provider(number, letter(entry)?),
        Matter::Filed(Filed::Unproclaimed { day }) => Change::Unproclaimed(day),
        Matter::Filed(Filed::Drill { provider, answered }) => {
            let drill = Drill {
                at: envelope.at,
                answered,
                words: letter::<DrillWords>(entry)?,
            };
            Change::Drill(provider, drill)
        }
        Matter::Filed(Filed::Paper { provider }) => {
            Change::Paper(provider, letter::<Option<Paper>>(entry)?)
        }
        Matter::Filed(Filed::Counties) => Change::Counties(letter::<Served>(entry)?.counties),
        Matter::Filed(Filed::OwnNumber) => {
            let set = letter::<NumberSet>(entry)?;
            if set.which == CALENDARS {
                return Ok(Some(Line {
                    fact: envelope.id,
                    actor: envelope.actor,
                    kept: envelope.kept,
                    change: Change::Calendars(set.number == 1, set.why),
                }));
            }
            // Of a number that is no number any more nothing is to be set.
            let Some(which) = OwnNumber::from_word(&set.which) else {
                return Ok(None);
            };
            Change::Number(which, set.number, set.why)
        }
        Matter::Rule(_) | Matter::Filed(_) => return Ok(None),
    };
    Ok(Some(Line {
        fact: envelope.id,
        actor: envelope.actor,
        kept: envelope.kept,
        change,
    }))
}
