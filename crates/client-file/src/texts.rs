//! The texts of a letter one by one: whatever somebody could type freely, with where it was typed.

use crate::view::Words;

/// In which field of a letter a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Anything noted.
    Words,
    /// Why admission was denied.
    Reason,
    /// Why something was taken back.
    Why,
    /// An area of concern.
    Concern,
    /// A lethality indicator.
    Lethality,
    /// Whom to call if something happens to the participant: never the victim (OAC 75:25-3-4.1).
    EmergencyContact,
    /// The judge or the probation officer.
    Judge,
    /// For whom a record was made.
    Recipient,
    /// Why a record was made.
    Purpose,
}

impl Field {
    /// As it stands in keys of words and in what is remembered of a text.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Reason => "reason",
            Self::Why => "why",
            Self::Concern => "concern",
            Self::Lethality => "lethality",
            Self::EmergencyContact => "emergency-contact",
            Self::Judge => "judge",
            Self::Recipient => "recipient",
            Self::Purpose => "purpose",
        }
    }
}

impl Words {
    /// Every text of the letter that is not empty. Who the participant is, is none of them.
    #[must_use]
    pub fn texts(&self) -> Vec<(Field, &str)> {
        let mut texts: Vec<(Field, &str)> = match self {
            Self::Intake(intake) => vec![
                (Field::Words, intake.words.as_str()),
                (Field::Judge, &intake.judge_or_po),
                (Field::EmergencyContact, &intake.emergency_contact.name),
                (Field::EmergencyContact, &intake.emergency_contact.number),
            ],
            Self::Assessment(letter) => {
                let concerns = letter.concerns.iter().map(|each| (Field::Concern, &**each));
                let lethality = letter
                    .lethality
                    .iter()
                    .map(|each| (Field::Lethality, &**each));
                let words = [(Field::Words, letter.words.as_str())];
                words.into_iter().chain(concerns).chain(lethality).collect()
            }
            Self::Decision(letter) => {
                vec![(Field::Reason, letter.reason.as_deref().unwrap_or_default())]
            }
            Self::Session(letter) => vec![(Field::Words, &letter.words)],
            Self::Termination(letter) => vec![(Field::Words, &letter.words)],
            Self::Standing(letter) => {
                vec![(Field::Words, &letter.words), (Field::Words, &letter.place)]
            }
            Self::Void(letter) => vec![(Field::Why, &letter.why)],
            Self::Contract(letter) => vec![(Field::Words, &letter.signed)],
            Self::Release(letter) => {
                let texts = [&letter.to, &letter.what, &letter.signed];
                texts.map(|text| (Field::Words, text.as_str())).into()
            }
            Self::Report(letter) => {
                let texts = [&letter.to, &letter.words, &letter.signer];
                texts.map(|text| (Field::Words, text.as_str())).into()
            }
            Self::ReportDue(letter) => {
                vec![(Field::Words, &letter.to), (Field::Words, &letter.words)]
            }
            Self::ReportAnswered(letter) => {
                vec![(Field::Words, &letter.by), (Field::Words, &letter.words)]
            }
            Self::CourtRecord(letter) => vec![
                (Field::Recipient, letter.recipient.as_str()),
                (Field::Purpose, &letter.purpose),
            ],
            Self::Gone | Self::None => Vec::new(),
        };
        texts.retain(|(_, text)| !text.is_empty());
        texts
    }
}
