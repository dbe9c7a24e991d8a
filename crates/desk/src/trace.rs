//! Which trace a request belongs to, where a proxy before us keeps any: the id of `traceparent` (W3C Trace Context, 3.2).
//!
//! It stands in the line that tells of trouble, so that whoever runs the machine finds the one in the other. We begin no trace
//! ourselves and send none anywhere (docs/decisions/0102).

use crate::Request;

/// The trace's id; nothing where the header is not there, comes twice, or is not as it must be. It is 32 hexadecimal digits
/// and nothing else, so no word comes into a log by it.
pub(crate) fn of(request: &Request) -> Option<&str> {
    let named = |name: &str| name.eq_ignore_ascii_case("traceparent");
    let mut headers = request.headers.iter().filter(|(name, _)| named(name));
    let (Some((_, value)), None) = (headers.next(), headers.next()) else {
        return None;
    };
    let mut parts = value.split('-');
    let mut part = |length: usize| parts.next().filter(|text| is_hex(text, length));
    let (version, trace, parent, _flags) = (part(2)?, part(32)?, part(16)?, part(2)?);
    // Version 0 ends here; a later one may go on (3.2.4); ff is none.
    let ends = version != "00" || parts.next().is_none();
    let named = [trace, parent]
        .iter()
        .all(|id| id.bytes().any(|digit| digit != b'0'));
    (version != "ff" && ends && named).then_some(trace)
}

fn is_hex(text: &str, length: usize) -> bool {
    let digit = |each: u8| each.is_ascii_digit() || (b'a'..=b'f').contains(&each);
    text.len() == length && text.bytes().all(digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Method;

    const GOOD: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    fn asked(values: &[&str]) -> Request {
        Request {
            method: Method::Get,
            path: "/client/".to_owned(),
            query: String::new(),
            headers: values
                .iter()
                .map(|value| ("traceparent".to_owned(), (*value).to_owned()))
                .collect(),
            body: Vec::new(),
        }
    }

    #[test]
    fn a_trace_is_named_as_the_proxy_named_it_and_by_nothing_that_is_no_id() {
        assert_eq!(
            of(&asked(&[GOOD])),
            Some("4bf92f3577b34da6a3ce929d0e0e4736")
        );
        let later = format!("01{}-more", GOOD.strip_prefix("00").unwrap());
        assert!(of(&asked(&[&later])).is_some());
        for bad in [
            "",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
            "00-Quixhollow said so at nine today-00f067aa0ba902b7-01",
        ] {
            assert_eq!(of(&asked(&[bad])), None, "{bad}");
        }
        assert_eq!(of(&asked(&[GOOD, GOOD])), None, "two are none");
    }
}
