//! An envelope's bytes, read strictly: docs/format.md, "The envelope".
//!
//! The seal is over the bytes alone. They are read because an entry is looked up by the case and the id that
//! stand beside its envelope, and because a case's version counts the kinds that move it.

/// What a verdict needs of an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which case.
    pub case: String,
    /// Which fact of it.
    pub fact: String,
    /// When its ledger took it: seconds since 1970, UTC.
    pub kept: i64,
    /// Whether it moves its case's version.
    pub moves: bool,
    /// The place of which it says that something there was destroyed, and whether that was all of it.
    pub destroyed: Option<(u64, bool)>,
}

/// Bytes that are no envelope, or not in the one writing that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("its envelope cannot be read: {0}")]
pub struct NotAnEnvelope(pub &'static str);

/// How a field of a kind is written.
#[derive(Debug, Clone, Copy)]
enum Field {
    /// A number that may be below 0.
    Signed,
    /// One byte.
    Byte,
    /// 0 or 1.
    Bool,
    /// A number of so many bits.
    Number(u32),
    /// One of so many words, by its number.
    Word(u64),
    /// A person's number, or nobody.
    MaybePerson,
    /// A number of 16 bits, or none.
    MaybeNumber,
    /// 1 to 32 of `A-Za-z0-9._-`.
    Label,
    /// `2026-12-04`.
    Day,
    /// Which of 256 numbers: four numbers of 64 bits.
    Numbers,
}

use Field::{Bool, Byte, Day, Label, MaybeNumber, MaybePerson, Number, Numbers, Signed, Word};

/// Kinds that a duty may read, by their number.
const RULE: &[&[Field]] = &[
    &[Byte, Label, Byte],                      // 0 person
    &[Numbers, Numbers],                       // 1 assessment
    &[Word(2)],                                // 2 decision
    &[],                                       // 3 session_attended
    &[Word(3)],                                // 4 termination
    &[Byte, Numbers, MaybePerson],             // 5 threat
    &[Byte, Word(2)],                          // 6 inbound
    &[MaybePerson, Word(3), Word(6), Word(9)], // 7 effort
    &[Byte, Byte, Byte],                       // 8 disclosure
    &[Byte, Bool, Bool, MaybeNumber],          // 9 election
    &[Byte, Label, Word(2), Word(6), Word(9)], // 10 notice
    &[Label, Word(9)],                         // 11 provider_notice
    &[Byte, Day],                              // 12 callback
    &[Label],                                  // 13 threat_ended
    &[Byte, Word(3)],                          // 14 person_ended
    &[Label],                                  // 15 void
];

/// Kinds that are only filed, by their number, and whether each moves its case's version.
const FILED: &[(bool, &[Field])] = &[
    (true, &[]),                                        // 0 intake
    (true, &[Word(6)]),                                 // 1 standing
    (true, &[]),                                        // 2 hand-over
    (true, &[Byte]),                                    // 3 plan
    (false, &[]),                                       // 4 look
    (false, &[MaybePerson]),                            // 5 took
    (true, &[Label]),                                   // 6 received
    (true, &[MaybePerson]),                             // 7 note
    (true, &[Day]),                                     // 8 go-live
    (true, &[Day]),                                     // 9 proclaimed
    (true, &[Day]),                                     // 10 unproclaimed
    (true, &[]),                                        // 11 remembered
    (true, &[Label, Bool]),                             // 12 session note
    (true, &[Bool]),                                    // 13 absence
    (true, &[Number(16)]),                              // 14 staff
    (true, &[]),                                        // 15 roster
    (true, &[Number(16)]),                              // 16 provider
    (false, &[Label, Number(16), Number(16)]),          // 17 alarmed
    (false, &[Label, Number(16), Number(16)]),          // 18 unsent
    (false, &[Label]),                                  // 19 took danger
    (true, &[Label]),                                   // 20 seen by second
    (true, &[Number(32), Word(16)]),                    // 21 account
    (true, &[]),                                        // 22 sheets tried
    (false, &[Number(64), Word(2), Word(4)]),           // 23 destroyed
    (true, &[Signed]),                                  // 24 restored
    (false, &[Word(4)]),                                // 25 upkeep
    (true, &[Number(16), Bool]),                        // 26 drill
    (true, &[Number(16)]),                              // 27 paper
    (true, &[Number(16)]),                              // 28 piece
    (true, &[]),                                        // 29 counties
    (true, &[]),                                        // 30 own number
    (false, &[Word(3)]),                                // 31 order
    (false, &[Label, Bool]),                            // 32 weighed
    (true, &[Label]),                                   // 33 struck
    (true, &[]),                                        // 34 contract
    (true, &[]),                                        // 35 release
    (true, &[Label]),                                   // 36 release ended
    (true, &[Word(5)]),                                 // 37 report
    (false, &[]),                                       // 38 court record
    (false, &[Word(4)]),                                // 39 case order
    (false, &[Bool]),                                   // 40 hold
    (false, &[Label, Word(2), Number(64), Number(32)]), // 41 case goes
    (true, &[Byte]),                                    // 42 person's release
    (true, &[Label]),                                   // 43 person's release ended
    (true, &[Byte]),                                    // 44 told outside
    (false, &[Word(2)]),                                // 45 demand
    (true, &[Label, Byte]),                             // 46 demand heard
    (true, &[Byte]),                                    // 47 copy given
    (false, &[Word(15)]),                               // 48 office
    (false, &[MaybePerson]),                            // 49 gave back
    (false, &[Number(32)]),                             // 50 handed on
    (false, &[Label, Bool]),                            // 51 handed on, answered
    (true, &[Label, Byte]),                             // 52 retraction told
    (true, &[Byte, Numbers]),                           // 53 shown
    (false, &[Label]),                                  // 54 shown page
    (false, &[Label]),                                  // 55 shown over
    (true, &[Label, Byte]),                             // 56 shown heard
    (true, &[Word(5), Day, MaybeNumber]),               // 57 report due
    (true, &[Label, Day, Bool]),                        // 58 report answered
    (false, &[Number(32), Word(3)]),                    // 59 conflict of interest
];
/// The number of the kind that says what was destroyed.
const DESTROYED: u64 = 23;

impl Head {
    /// Reads an envelope whole, to its last byte.
    ///
    /// # Errors
    /// [`NotAnEnvelope`], with what was expected.
    pub fn read(bytes: &[u8]) -> Result<Self, NotAnEnvelope> {
        let mut rest = Bytes(bytes);
        if rest.byte()? != 1 {
            return Err(NotAnEnvelope("version 1 was expected"));
        }
        let (case, fact) = (rest.label()?, rest.label()?);
        rest.number(32)?; // Who recorded it.
        rest.signed()?; // When it happened.
        rest.below(2)?; // How exactly that is known.
        rest.signed()?; // When it was written down, as claimed.
        let kept = rest.signed()?;
        let (filed, kind) = (rest.below(2)? == 1, rest.number(32)?);
        let (moves, fields) = match usize::try_from(kind) {
            Ok(kind) if filed => FILED.get(kind).copied(),
            Ok(kind) => RULE.get(kind).map(|fields| (true, *fields)),
            Err(_) => None,
        }
        .ok_or(NotAnEnvelope("a kind that format.md names was expected"))?;
        let mut said = Bytes(rest.0);
        let destroyed = if filed && kind == DESTROYED {
            Some((said.number(64)?, said.below(2)? == 1))
        } else {
            None
        };
        fields.iter().try_for_each(|field| rest.skip(*field))?;
        if rest.0.is_empty() {
            Ok(Self {
                case,
                fact,
                kept,
                moves,
                destroyed,
            })
        } else {
            Err(NotAnEnvelope(
                "nothing more was expected after the last field",
            ))
        }
    }
}

/// What is left to be read.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> Result<u8, NotAnEnvelope> {
        let (first, rest) = self
            .0
            .split_first()
            .ok_or(NotAnEnvelope("more bytes were expected"))?;
        self.0 = rest;
        Ok(*first)
    }

    /// Seven bits a byte, lowest first, the top bit set on all but the last; as short as can be.
    fn number(&mut self, bits: u32) -> Result<u64, NotAnEnvelope> {
        let mut number = 0_u128;
        for place in 0..10 {
            let byte = self.byte()?;
            number |= u128::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                let short = byte != 0 || place == 0;
                return match u64::try_from(number) {
                    Ok(number) if short && (bits == 64 || number >> bits == 0) => Ok(number),
                    _ => Err(NotAnEnvelope(
                        "a number in its shortest writing was expected",
                    )),
                };
            }
        }
        Err(NotAnEnvelope("a number of at most ten bytes was expected"))
    }

    /// 0, -1, 1, -2, ... as 0, 1, 2, 3, ...
    fn signed(&mut self) -> Result<i64, NotAnEnvelope> {
        let number = self.number(64)?;
        let half = (number >> 1).cast_signed();
        Ok(if number & 1 == 0 { half } else { !half })
    }

    fn below(&mut self, words: u64) -> Result<u64, NotAnEnvelope> {
        let number = self.number(32)?;
        if number < words {
            Ok(number)
        } else {
            Err(NotAnEnvelope(
                "one of the words that format.md names was expected",
            ))
        }
    }

    /// 0, or 1 and what there is.
    fn maybe(&mut self) -> Result<bool, NotAnEnvelope> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(NotAnEnvelope("0 or 1 was expected")),
        }
    }

    fn text(&mut self) -> Result<&str, NotAnEnvelope> {
        let length = usize::try_from(self.number(64)?).unwrap_or(usize::MAX);
        let (text, rest) = self
            .0
            .split_at_checked(length)
            .ok_or(NotAnEnvelope("more bytes were expected"))?;
        self.0 = rest;
        std::str::from_utf8(text).map_err(|_| NotAnEnvelope("text in UTF-8 was expected"))
    }

    fn label(&mut self) -> Result<String, NotAnEnvelope> {
        let text = self.text()?;
        let good = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        if (1..=32).contains(&text.len()) && text.bytes().all(good) {
            Ok(text.to_owned())
        } else {
            Err(NotAnEnvelope("1 to 32 of `A-Za-z0-9._-` were expected"))
        }
    }

    fn day(&mut self) -> Result<(), NotAnEnvelope> {
        if is_day(self.text()?) {
            Ok(())
        } else {
            Err(NotAnEnvelope("a day such as `2026-12-04` was expected"))
        }
    }

    fn skip(&mut self, field: Field) -> Result<(), NotAnEnvelope> {
        match field {
            Signed => self.signed().map(|_| ()),
            Byte => self.byte().map(|_| ()),
            Bool => self.maybe().map(|_| ()),
            Number(bits) => self.number(bits).map(|_| ()),
            Word(words) => self.below(words).map(|_| ()),
            MaybePerson => {
                if self.maybe()? {
                    self.byte().map(|_| ())
                } else {
                    Ok(())
                }
            }
            MaybeNumber => {
                if self.maybe()? {
                    self.number(16).map(|_| ())
                } else {
                    Ok(())
                }
            }
            Label => self.label().map(|_| ()),
            Day => self.day(),
            Numbers => (0..4).try_for_each(|_| self.number(64).map(|_| ())),
        }
    }
}

/// `YYYY-MM-DD` of the Gregorian calendar; a year before 0 has a sign and six digits.
fn is_day(text: &str) -> bool {
    let (year_digits, text) = match text.strip_prefix('-') {
        Some(rest) => (6, rest),
        None => (4, text),
    };
    let mut parts = text.split('-');
    let mut number = |digits: usize| -> Option<i32> {
        let part = parts.next()?;
        let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain { part.parse().ok() } else { None }
    };
    let (year, month, day) = (number(year_digits), number(2), number(2));
    let (Some(year), Some(month), Some(day), None) = (year, month, day, parts.next()) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + i32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day) && year <= 9999 && (year_digits == 4 || year > 0)
}
