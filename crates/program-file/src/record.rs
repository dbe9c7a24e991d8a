//! What one may set: each act is one append of one fact.

use jiff::civil::Date;
use ledger::{
    AccountAct, Actor, Appended, Batch, BatchId, Entry, Envelope, Exactness, Filed, Matter,
    NewEntry, SealedLetter, Store, StoreError, Version,
};
use rules::{CaseId, Moment, OwnNumber, Pack};

use crate::agreement::{Drill, Provider, Signed, county, same_county};
use crate::paper::{self, Paper};
use crate::refused::{Problem, Refused};
use crate::roster::{Place, Roster};
use crate::settings::{CALENDARS, Holder, NumberSet, Order, Served, Settings, case};
use crate::staff::{Staff, StaffNo};

/// The longest order's number, in characters.
const LINE: usize = 200;

/// Who sets something, when, and the batch that the form carries.
#[derive(Debug, Clone, Copy)]
pub struct Act {
    /// The version that was on the page; `None` where any will do.
    pub seen: Option<Version>,
    /// Taken once.
    pub batch: BatchId,
    /// Fresh random bytes, which hide the envelope in its leaf.
    pub salt: [u8; 16],
    /// Who.
    pub actor: Actor,
    /// Now.
    pub now: Moment,
}

/// Writes to the program's ledger.
#[derive(Clone, Copy)]
pub struct Recorder<'a> {
    /// The program's ledger.
    pub store: &'a dyn Store,
}

impl Recorder<'_> {
    /// Sets the day before which nothing is shown as late; a later one replaces it.
    ///
    /// # Errors
    /// When the day cannot be taken, the settings have changed, or nothing could be stored.
    pub fn go_live(&self, act: &Act, day: Date) -> Result<Appended, Refused> {
        let day = this_century("go_live", day)?;
        self.put(
            act,
            Filed::GoLive { day },
            None::<&Order>,
            |settings| match settings.go_live {
                Some(same) if same == day => Err(Refused::field("go_live", Problem::SameDay(day))),
                _ => Ok(()),
            },
        )
    }

    /// Enters a day that the governor proclaimed a holiday, with the number of the order (25 O.S. 82.1).
    ///
    /// # Errors
    /// When a field cannot be taken, the settings have changed, or nothing could be stored.
    pub fn proclaim(&self, act: &Act, day: Date, order: &str) -> Result<Appended, Refused> {
        let day = this_century("day", day)?;
        let letter = Order {
            order: line("order", order)?,
        };
        self.put(
            act,
            Filed::Proclaimed { day },
            Some(&letter),
            |settings| match settings.order_of(day) {
                Some(_) => Err(Refused::field("day", Problem::ProclaimedBefore(day))),
                None => Ok(()),
            },
        )
    }

    /// Takes a proclaimed day back: it is a business day again.
    ///
    /// # Errors
    /// When the day is not proclaimed, the settings have changed, or nothing could be stored.
    pub fn unproclaim(&self, act: &Act, day: Date) -> Result<Appended, Refused> {
        self.put(
            act,
            Filed::Unproclaimed { day },
            None::<&Order>,
            |settings| match settings.order_of(day) {
                None => Err(Refused::field("day", Problem::NotProclaimed(day))),
                Some(_) => Ok(()),
            },
        )
    }

    /// Somebody of the staff, new under a number that nobody has, or changed; it replaces what stood under the number.
    ///
    /// # Errors
    /// When a field cannot be taken, the settings have changed, or nothing could be stored.
    pub fn staff(&self, act: &Act, number: StaffNo, staff: &Staff) -> Result<Appended, Refused> {
        if staff.hats.is_empty() && !staff.ended {
            return Err(Refused::field("hats", Problem::Missing));
        }
        let telephone = if staff.may_be_on_call() {
            line("telephone", &staff.telephone)?
        } else {
            short("telephone", &staff.telephone)?
        };
        let letter = Staff {
            name: line("name", &staff.name)?,
            telephone,
            ..staff.clone()
        };
        let filed = Filed::Staff { number: number.0 };
        self.put(act, filed, Some(&letter), |settings| {
            let known = settings.staff.contains_key(&number);
            if known || number == settings.next_staff() {
                Ok(())
            } else {
                Err(Refused::field("number", Problem::NotStaff(number)))
            }
        })
    }

    /// Who is on call for the victim desk, in the order in which they are called; nobody is fine.
    ///
    /// # Errors
    /// When a field cannot be taken, the settings have changed, or nothing could be stored.
    pub fn roster(&self, act: &Act, places: &[Place]) -> Result<Appended, Refused> {
        let line = |text: &str| line("roster", text);
        let on_call = places.iter().map(|place| {
            Ok(match place {
                Place::Staff { .. } => place.clone(),
                Place::Named { name, telephone } => Place::Named {
                    name: line(name)?,
                    telephone: line(telephone)?,
                },
            })
        });
        let letter = Roster {
            on_call: on_call.collect::<Result<_, Refused>>()?,
        };
        self.put(act, Filed::Roster, Some(&letter), |settings| {
            for place in places {
                let Place::Staff { staff: number, .. } = place else {
                    continue;
                };
                let staff = settings.staff.get(number);
                if !staff.is_some_and(Staff::may_be_on_call) {
                    return Err(Refused::field("roster", Problem::NotStaff(*number)));
                }
            }
            Ok(())
        })
    }

    /// A provider, new under a number that none has, or changed; it replaces what stood under its number.
    ///
    /// # Errors
    /// When a field cannot be taken, the settings have changed, or nothing could be stored.
    pub fn provider(
        &self,
        act: &Act,
        number: u16,
        provider: &Provider,
    ) -> Result<Appended, Refused> {
        let counties = counties("counties", &provider.counties)?;
        if let Some(until) = provider.certified_until {
            this_century("certified", until)?;
        } else {
            return Err(Refused::field("certified", Problem::Missing));
        }
        if let Some(until) = provider.until {
            this_century("until", until)?;
        }
        let letter = Provider {
            name: line("name", &provider.name)?,
            telephone: line("telephone", &provider.telephone)?,
            counties,
            certified_until: provider.certified_until,
            document: short("document", &provider.document)?,
            ended: provider.ended,
            signed_there: signed("signed_there", provider.signed_there.as_ref())?,
            signed_here: signed("signed_here", provider.signed_here.as_ref())?,
            until: provider.until,
        };
        self.put(act, Filed::Provider { number }, Some(&letter), |_| Ok(()))
    }

    /// That a provider's day-and-night number was called to see whether somebody answers: a drill.
    ///
    /// # Errors
    /// When a field cannot be taken, the settings have changed, or nothing could be stored.
    pub fn drill(&self, act: &Act, provider: u16, drill: &Drill) -> Result<Appended, Refused> {
        if drill.at > act.now {
            return Err(Refused::field("at", Problem::Ahead));
        }
        let words = crate::agreement::DrillWords {
            number: line("number", &drill.words.number)?,
            by: line("by", &drill.words.by)?,
            heard: line("heard", &drill.words.heard)?,
        };
        let filed = Filed::Drill {
            provider,
            answered: drill.answered,
        };
        let known = |settings: &Settings| known(settings, provider);
        self.put_at(act, drill.at, filed, Some(&words), known)
    }

    /// Puts a document to the agreement with a provider; it replaces the one before, which stays in the ledger.
    /// `salt` gives fresh random bytes, for each piece.
    ///
    /// # Errors
    /// When it is empty, too big, no document or a damaged picture, the settings have changed, or nothing could be stored.
    pub fn paper(
        &self,
        act: &Act,
        provider: u16,
        bytes: &[u8],
        salt: impl FnMut() -> [u8; 16],
    ) -> Result<Appended, Refused> {
        let file = paper::bare(bytes)?;
        let paper = Paper::of(act.batch, &file)?;
        let filed = Filed::Paper { provider };
        let settings = Settings::read(self.store)?;
        known(&settings, provider)?;
        let id = act.batch.fact()?;
        let before = settings.lines.iter().any(|line| line.fact == id);
        if !before && act.seen.is_none_or(|seen| seen == settings.version) {
            paper::lay(self.store, act, &paper, &file, salt)?;
        }
        self.put(act, filed, Some(&paper), |settings| {
            known(settings, provider)
        })
    }

    /// Which counties the program serves: each must have an agreement in force (clause (b)).
    ///
    /// # Errors
    /// When there is none, the settings have changed, or nothing could be stored.
    pub fn counties(&self, act: &Act, served: &[String]) -> Result<Appended, Refused> {
        let letter = Served {
            counties: counties("counties", served)?,
        };
        self.put(act, Filed::Counties, Some(&letter), |_| Ok(()))
    }

    /// Sets one of the program's own numbers, within the bounds of the pack, with the reason.
    ///
    /// # Errors
    /// When it is out of bounds, no reason is given, the settings have changed, or nothing could be stored.
    pub fn number(
        &self,
        act: &Act,
        pack: &Pack,
        which: OwnNumber,
        number: u16,
        why: &str,
    ) -> Result<Appended, Refused> {
        let own = pack.own(which);
        if !own.allows(number) {
            let bounds = Problem::OutOfBounds(own.least, own.most);
            return Err(Refused::field("number", bounds));
        }
        let letter = NumberSet {
            which: which.word().to_owned(),
            number,
            why: line("why", why)?,
        };
        self.put(act, Filed::OwnNumber, Some(&letter), |_| Ok(()))
    }

    /// Allows accounts of the victim desk a calendar of counts, or ends all of them, with the reason.
    ///
    /// # Errors
    /// When no reason is given, the settings have changed, or nothing could be stored.
    pub fn calendars(&self, act: &Act, allowed: bool, why: &str) -> Result<Appended, Refused> {
        let letter = NumberSet {
            which: CALENDARS.to_owned(),
            number: u16::from(allowed),
            why: line("why", why)?,
        };
        self.put(act, Filed::OwnNumber, Some(&letter), |_| Ok(()))
    }

    /// That two recovery sheets were typed in, and that they open.
    ///
    /// # Errors
    /// When nothing could be stored.
    pub fn sheets_tried(&self, act: &Act) -> Result<Appended, Refused> {
        self.put(act, Filed::SheetsTried, None::<&Order>, |_| Ok(()))
    }

    /// That something became of an account of any desk. Nothing of the program's ledger is sealed: the letter says
    /// whose it is in the clear.
    ///
    /// # Errors
    /// When nothing could be stored.
    pub fn account(
        &self,
        act: &Act,
        number: Actor,
        became: AccountAct,
        person: &Holder,
    ) -> Result<Appended, Refused> {
        let filed = Filed::Account {
            number,
            act: became,
        };
        self.put(act, filed, Some(person), |_| Ok(()))
    }

    /// Puts a fact into a case apart from the settings, so that no form is stale because of it.
    pub(crate) fn put_apart<L: serde::Serialize>(
        &self,
        act: &Act,
        case: CaseId,
        filed: Filed,
        letter: &L,
    ) -> Result<Appended, Refused> {
        self.put_apart_at(act, act.now, case, filed, letter)
    }

    /// The same for what happened at an earlier instant.
    pub(crate) fn put_apart_at<L: serde::Serialize>(
        &self,
        act: &Act,
        at: Moment,
        case: CaseId,
        filed: Filed,
        letter: &L,
    ) -> Result<Appended, Refused> {
        let entry = entry(act, at, case, filed, Some(letter))?;
        Ok(self.store.append(&Batch {
            id: act.batch,
            case,
            seen: None,
            entries: vec![entry],
        })?)
    }

    fn put<L: serde::Serialize>(
        &self,
        act: &Act,
        filed: Filed,
        letter: Option<&L>,
        fits: impl Fn(&Settings) -> Result<(), Refused>,
    ) -> Result<Appended, Refused> {
        self.put_at(act, act.now, filed, letter, fits)
    }

    /// The same for what happened at an earlier instant.
    fn put_at<L: serde::Serialize>(
        &self,
        act: &Act,
        at: Moment,
        filed: Filed,
        letter: Option<&L>,
        fits: impl Fn(&Settings) -> Result<(), Refused>,
    ) -> Result<Appended, Refused> {
        let id = act.batch.fact()?;
        let settings = Settings::read(self.store)?;
        // A form sent twice has done its work; what it would do now is not looked at.
        if settings.lines.iter().any(|line| line.fact == id) {
            return Ok(Appended::Before);
        }
        if act.seen.is_some_and(|seen| seen != settings.version) {
            return Err(Refused::Stale {
                now: settings.version,
            });
        }
        fits(&settings)?;
        let case = case()?;
        let entry = entry(act, at, case, filed, letter)?;
        // The version just looked at, so that nothing comes between the look and the append.
        Ok(self.store.append(&Batch {
            id: act.batch,
            case,
            seen: Some(settings.version),
            entries: vec![entry],
        })?)
    }
}

/// One fact, with what is said about it in the clear: nothing of the program's ledger is sealed.
fn entry<L: serde::Serialize>(
    act: &Act,
    at: Moment,
    case: CaseId,
    filed: Filed,
    letter: Option<&L>,
) -> Result<NewEntry, StoreError> {
    let letter = letter.map_or(Ok(Vec::new()), serde_json::to_vec);
    let letter = letter.map_err(|error| StoreError(error.to_string()))?;
    Ok(NewEntry {
        envelope: Envelope {
            case,
            id: act.batch.fact()?,
            actor: act.actor,
            at,
            exactness: Exactness::Second,
            recorded: act.now,
            kept: act.now,
            matter: Matter::Filed(filed),
        },
        salt: act.salt,
        letter: SealedLetter(letter),
    })
}

/// Counties, each once, without the word.
fn counties(field: &'static str, typed: &[String]) -> Result<Vec<String>, Refused> {
    let mut counties: Vec<String> = Vec::new();
    for each in typed {
        let each = short(field, county(each))?;
        let there = counties.iter().any(|known| same_county(known, &each));
        if !each.is_empty() && !there {
            counties.push(each);
        }
    }
    if counties.is_empty() {
        return Err(Refused::field(field, Problem::Missing));
    }
    Ok(counties)
}

/// A signature with its name and its day, or none.
fn signed(field: &'static str, signed: Option<&Signed>) -> Result<Option<Signed>, Refused> {
    let Some(Signed { by, on }) = signed else {
        return Ok(None);
    };
    Ok(Some(Signed {
        by: line(field, by)?,
        on: this_century(field, *on)?,
    }))
}

/// Whether a provider has that number.
fn known(settings: &Settings, provider: u16) -> Result<(), Refused> {
    match settings.providers.contains_key(&provider) {
        true => Ok(()),
        false => Err(Refused::field("number", Problem::NoProvider(provider))),
    }
}

/// One line that must be there.
pub(crate) fn line(field: &'static str, text: &str) -> Result<String, Refused> {
    let text = short(field, text)?;
    if text.is_empty() {
        return Err(Refused::field(field, Problem::Missing));
    }
    Ok(text)
}

/// One line that may be empty.
pub(crate) fn short(field: &'static str, text: &str) -> Result<String, Refused> {
    let text = text.trim();
    if text.chars().count() > LINE {
        return Err(Refused::field(field, Problem::TooLong(LINE)));
    }
    Ok(text.to_owned())
}

/// A day of this century: another year was mistyped.
pub(crate) fn this_century(field: &'static str, day: Date) -> Result<Date, Refused> {
    if (2000..2100).contains(&day.year()) {
        Ok(day)
    } else {
        Err(Refused::field(field, Problem::OtherCentury))
    }
}

/// What is said about a fact, as it was written; nothing of one whose letter is gone.
pub(crate) fn letter<T: serde::de::DeserializeOwned + Default>(
    entry: &Entry,
) -> Result<T, StoreError> {
    match &entry.letter {
        Some(letter) if !letter.0.is_empty() => serde_json::from_slice(&letter.0)
            .map_err(|error| StoreError(format!("a fact of the program cannot be read: {error}"))),
        _ => Ok(T::default()),
    }
}
