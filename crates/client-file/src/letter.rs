//! What the letters of the client ledger say, as JSON before they are sealed.
//!
//! An envelope has no room for any of this. Fields that were left empty are left out, and a field that
//! an older letter did not have reads as empty, so that letters can be read for as long as they are kept.

use jiff::civil::Date;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A letter's words cannot be read: it was sealed as something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the letter is not of the kind that its envelope names")]
pub struct Unreadable;

/// What all letters can do: be written before sealing and read after opening.
pub trait Letter: Serialize + DeserializeOwned {
    /// As it is sealed.
    ///
    /// # Errors
    /// [`Unreadable`] if it cannot be written; none of the letters here does that.
    fn written(&self) -> Result<Vec<u8>, Unreadable> {
        serde_json::to_vec(self).map_err(|_| Unreadable)
    }

    /// As it was sealed. An empty letter, of a fact without words, reads as one with nothing in it.
    ///
    /// # Errors
    /// [`Unreadable`] if it is another kind of letter.
    fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        serde_json::from_slice(if bytes.is_empty() { b"{}" } else { bytes }).map_err(|_| Unreadable)
    }
}

/// The paper sheet from which an entry was made, if one was: any letter may name one beside its own fields.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct FromPaper {
    sheet: String,
}

/// The number of the paper sheet that a letter names, as it was sealed; empty where it names none.
#[must_use]
pub fn sheet(bytes: &[u8]) -> String {
    let read: Result<FromPaper, _> = serde_json::from_slice(bytes);
    read.map(|read| read.sheet).unwrap_or_default()
}

/// The same letter, naming the paper sheet from which it was written. Nothing is added without a number.
///
/// # Errors
/// [`Unreadable`] where the letter has no fields.
pub fn on_sheet(letter: Vec<u8>, sheet: &str) -> Result<Vec<u8>, Unreadable> {
    if sheet.is_empty() {
        return Ok(letter);
    }
    let bytes: &[u8] = if letter.is_empty() { b"{}" } else { &letter };
    let mut value: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(bytes).map_err(|_| Unreadable)?;
    value.insert("sheet".to_owned(), sheet.into());
    serde_json::to_vec(&value).map_err(|_| Unreadable)
}

/// Whether it is a sheet's number, such as `C-7K2M`: it has no room for a name or a telephone number.
#[must_use]
pub fn is_sheet(text: &str) -> bool {
    let rest = text.split_once('-');
    rest.is_some_and(|(desk, number)| {
        matches!(desk, "C" | "V")
            && number.len() == 4
            && number
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && number.bytes().any(|byte| byte.is_ascii_uppercase())
    })
}

/// Who sent the participant (OAC 75:25-3-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferredBy {
    /// Nobody said.
    #[default]
    Unknown,
    /// Came of their own accord.
    #[serde(rename = "self")]
    Themselves,
    /// A court.
    Court,
    /// A district attorney.
    DistrictAttorney,
    /// The Department of Human Services.
    Dhs,
    /// A probation officer.
    Probation,
    /// Anybody else.
    Other,
}

impl ReferredBy {
    /// Every answer there is, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Court,
        Self::DistrictAttorney,
        Self::Probation,
        Self::Dhs,
        Self::Themselves,
        Self::Other,
        Self::Unknown,
    ];

    /// As it is written in letters and forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Themselves => "self",
            Self::Court => "court",
            Self::DistrictAttorney => "district_attorney",
            Self::Dhs => "dhs",
            Self::Probation => "probation",
            Self::Other => "other",
        }
    }

    /// The answer that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// Whom to call if something happens to the participant: not the victim or abused partner (OAC 75:25-3-4.1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EmergencyContact {
    /// Their name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Their number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
}

impl EmergencyContact {
    /// Whether nothing is known of one.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.name.is_empty() && self.number.is_empty()
    }
}

/// Referral and intake: who the participant is. The latest one of a case stands; it replaces earlier ones whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Intake {
    /// Given name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub first: String,
    /// Family name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub last: String,
    /// Day of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Date>,
    /// In which language they are written to, as a page's `lang`; empty where nobody said, and in those of before.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The participant's own number, or several in one line. At the other desk none of them is ever called.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub telephone: String,
    /// The court's numbers, such as `CF-2026-12`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cause_numbers: Vec<String>,
    /// The county.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub county: String,
    /// The judge, or the probation officer.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub judge_or_po: String,
    /// Who sent them.
    pub referred_by: ReferredBy,
    /// Not the victim or abused partner (OAC 75:25-3-4.1).
    #[serde(skip_serializing_if = "EmergencyContact::is_empty")]
    pub emergency_contact: EmergencyContact,
    /// Who leads their group.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub facilitator: String,
    /// Which group.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub group: String,
    /// Anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// What the assessment found, by name; the envelope knows them as the case's first, second, ...
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Assessment {
    /// Perceived areas of concern.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<String>,
    /// Specific lethality risk indicators.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lethality: Vec<String>,
    /// The results, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Admission, decided: accepted or denied stands in the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// Why it was denied; nothing when accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A session that the participant attended.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Leaving the program: completed, noncompliance or other stands in the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Termination {
    /// Anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// In jail, on leave, back from it, come from another program or moved to one: which one stands in the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// Of a leave: its last day; none while nobody knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Date>,
    /// Of a transfer: to or from which program.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Of who came from another program: how many sessions they attended there, as that program tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<u16>,
    /// Anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// How something was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signed {
    /// The participant typed their name.
    #[default]
    Typed,
    /// On paper, which the program keeps.
    Paper,
}

impl Signed {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Typed, Self::Paper];

    /// As it is written in letters and forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Paper => "paper",
        }
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// The contract, signed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contract {
    /// The name, as it was signed.
    pub signed: String,
    /// How.
    pub way: Signed,
    /// What was signed, a paragraph each; nothing of what is on paper.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// In which language it was read and signed, as a page's `lang`; empty for those of before.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// The participant's own release, signed: about nobody else.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Release {
    /// To whom.
    pub to: String,
    /// What about the participant.
    pub what: String,
    /// Its last day.
    pub until: Option<Date>,
    /// The name, as it was signed.
    pub signed: String,
    /// How.
    pub way: Signed,
    /// What was signed, a paragraph each; nothing of what is on paper.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    /// In which language it was read and signed, as a page's `lang`; empty for those of before.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// One thing that a report says from the roll.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figure {
    /// What it is, in the words of the language it was made in.
    pub name: String,
    /// A day or a count.
    pub value: String,
}

/// A letter or a report as it left.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// To whom.
    pub to: String,
    /// The day it was made.
    pub day: Option<Date>,
    /// The participant's name.
    pub about: String,
    /// The court's numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cause_numbers: Vec<String>,
    /// What the roll says.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// What staff wrote.
    pub words: String,
    /// Who signs it.
    pub signer: String,
    /// In which language it was made, as a page's `lang`; empty for those of before, which are read in the language of who looks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// A report that somebody wants by a day: which one, by when and how often stands in the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportDue {
    /// Who wants it: the court, the officer.
    pub to: String,
    /// Anything noted, such as the docket.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Such a report was sent, or is no longer owed: which of both, and when, stands in the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportAnswered {
    /// By whom or how it was sent, where that was not the one who wrote it down.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Anything noted; of one that is no longer owed, why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A fact taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Void {
    /// Why it was recorded in error.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// A record of the file that was made for a court: what was asked for. What is in it follows from the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CourtRecord {
    /// The court, or who asked in its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// Why: the order, the subpoena, the hearing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// From this day on; nothing: from the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Up to this day; nothing: as far as a record goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Letter for CourtRecord {}
impl Letter for Intake {}
impl Letter for Assessment {}
impl Letter for Decision {}
impl Letter for Session {}
impl Letter for Termination {}
impl Letter for Standing {}
impl Letter for Void {}
impl Letter for Contract {}
impl Letter for Release {}
impl Letter for Report {}
impl Letter for ReportDue {}
impl Letter for ReportAnswered {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_reads_as_it_was_written() {
        let intake = Intake {
            first: "Aldo".into(),
            last: "Birch".into(),
            born: Some(jiff::civil::date(1995, 6, 20)),
            cause_numbers: vec!["CF-2025-207".into()],
            referred_by: ReferredBy::Themselves,
            emergency_contact: EmergencyContact {
                name: "Ray Birch".into(),
                number: "918-555-0100".into(),
            },
            ..Intake::default()
        };
        assert_eq!(Intake::read(&intake.written().unwrap()), Ok(intake));
        let assessment = Assessment {
            concerns: vec!["drinking".into()],
            lethality: vec![],
            words: "a line\nand another".into(),
        };
        assert_eq!(
            Assessment::read(&assessment.written().unwrap()),
            Ok(assessment)
        );
    }

    #[test]
    fn a_letter_from_before_languages_reads_as_one_of_which_nobody_said_it() {
        let intake = br#"{"first":"Aldo","last":"Birch","referred_by":"court"}"#;
        let read = Intake::read(intake).unwrap();
        assert_eq!((&*read.first, &*read.language), ("Aldo", ""));
        // Nor does one of which nobody says it take up any room.
        assert_eq!(read.written().unwrap(), intake);
        let contract = br#"{"signed":"Aldo Birch","way":"typed","text":["I take part."]}"#;
        let read = Contract::read(contract).unwrap();
        assert_eq!((&*read.language, read.text.len()), ("", 1));
        assert_eq!(read.written().unwrap(), contract);
    }

    #[test]
    fn an_empty_letter_reads_as_nothing_said() {
        assert_eq!(Decision::read(b""), Ok(Decision::default()));
        assert_eq!(Session::read(b"{}"), Ok(Session::default()));
        assert_eq!(Session::read(b"[1"), Err(Unreadable));
    }

    #[test]
    fn every_way_of_being_referred_has_its_own_word() {
        for each in ReferredBy::ALL {
            assert_eq!(ReferredBy::from_word(each.word()), Some(each));
            assert_eq!(
                serde_json::to_string(&each).unwrap(),
                format!("\"{}\"", each.word())
            );
        }
    }

    #[test]
    fn any_letter_may_name_a_sheet_and_reads_as_before() {
        let session = Session {
            words: "Quiet.".into(),
        };
        let plain = session.written().unwrap();
        assert_eq!(on_sheet(plain.clone(), "").unwrap(), plain);
        let named = on_sheet(plain, "C-7K2M").unwrap();
        assert_eq!(sheet(&named), "C-7K2M");
        assert_eq!(Session::read(&named), Ok(session));
        assert_eq!(sheet(&on_sheet(Vec::new(), "V-A234").unwrap()), "V-A234");
        assert_eq!(sheet(b""), "");
    }

    #[test]
    fn a_sheet_s_number_has_no_room_for_a_name_or_a_telephone_number() {
        assert!(is_sheet("C-7K2M") && is_sheet("V-KKKK"));
        for text in [
            "",
            "7K2M",
            "C-",
            "C-7319",
            "C-7K2MX",
            "Ada",
            "V-ada1",
            "918-555-0159",
            "X-7K2M",
        ] {
            assert!(!is_sheet(text), "{text}");
        }
    }
}
