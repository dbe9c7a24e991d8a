//! When a certificate ends: just enough DER (X.690) to walk to that field of X.509 (RFC 5280, 4.1).

use jiff::civil::DateTime;
use rules::Moment;

const SEQUENCE: u8 = 0x30;
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// `notAfter` of a certificate.
pub(super) fn end(certificate: &[u8]) -> Option<Moment> {
    let (SEQUENCE, whole, _) = value(certificate)? else {
        return None;
    };
    let (SEQUENCE, mut fields, _) = value(whole)? else {
        return None;
    };
    // version (which may be left out), serialNumber, signature, issuer, then validity
    if fields.first() == Some(&VERSION) {
        fields = value(fields)?.2;
    }
    for _ in 0..3 {
        fields = value(fields)?.2;
    }
    let (SEQUENCE, validity, _) = value(fields)? else {
        return None;
    };
    let (kind, text, _) = value(value(validity)?.2)?;
    time(kind, std::str::from_utf8(text).ok()?)
}

/// The first value: its tag, what it holds, and what comes after it.
fn value(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        short @ 0..=0x7f => (usize::from(*short), rest),
        // A certificate is not longer than two bytes can say.
        0x81 => {
            let (length, rest) = rest.split_first()?;
            (usize::from(*length), rest)
        }
        0x82 => {
            let (length, rest) = rest.split_first_chunk::<2>()?;
            (usize::from(u16::from_be_bytes(*length)), rest)
        }
        _ => return None,
    };
    let (inside, after) = rest.split_at_checked(length)?;
    Some((*tag, inside, after))
}

/// `YYMMDDHHMMSSZ`, of 1950 to 2049, or with four digits of the year (RFC 5280, 4.1.2.5).
fn time(kind: u8, text: &str) -> Option<Moment> {
    let (year, rest) = match kind {
        UTC_TIME => {
            let (year, rest) = text.split_at_checked(2)?;
            let year: i16 = year.parse().ok()?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        GENERALIZED_TIME => {
            let (year, rest) = text.split_at_checked(4)?;
            (year.parse().ok()?, rest)
        }
        _ => return None,
    };
    let digits = rest.strip_suffix('Z').filter(|rest| rest.len() == 10)?;
    let part = |at: usize| digits.get(at..at + 2)?.parse::<i8>().ok();
    let (month, day) = (part(0)?, part(2)?);
    let (hour, minute, second) = (part(4)?, part(6)?, part(8)?);
    let there = DateTime::new(year, month, day, hour, minute, second, 0).ok()?;
    let there = jiff::tz::Offset::UTC.to_timestamp(there).ok()?;
    Some(Moment::from_second(there.as_second()))
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    use super::*;

    fn made(year: i32) -> Vec<u8> {
        let mut params = CertificateParams::new(vec!["desk.example.org".to_owned()]).unwrap();
        params.not_after = date_time_ymd(year, 3, 9);
        let key = KeyPair::generate().unwrap();
        params.self_signed(&key).unwrap().der().to_vec()
    }

    #[test]
    fn the_end_of_a_certificate_is_read_in_both_ways_of_writing_it() {
        for (year, second) in [
            (2027, 1_804_550_400),
            (2049, 2_498_860_800),
            (2051, 2_561_932_800),
        ] {
            assert_eq!(
                end(&made(year)),
                Some(Moment::from_second(second)),
                "{year}"
            );
        }
    }

    #[test]
    fn what_is_cut_off_or_no_certificate_has_no_end() {
        let whole = made(2027);
        for length in 0..whole.len() {
            assert_eq!(end(&whole[..length]), None, "{length}");
        }
        assert_eq!(end(b"\x30\x84\x00\x00\x00\x00"), None);
        for text in [
            "",
            "2703090000000",
            "270309000000+",
            "279909000000Z",
            "27030900\u{e9}000Z",
        ] {
            assert_eq!(time(UTC_TIME, text), None, "{text}");
        }
    }
}
