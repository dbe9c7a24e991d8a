//! Queries, forms and path segments as fields, within strict limits. Nothing that is sent can panic.

use crate::{Fields, Request, Upload, multipart};

/// The most bytes of a form without files.
pub const FORM_LIMIT: usize = 64 * 1024;
/// The most bytes of a form with files.
pub const MULTIPART_LIMIT: usize = 20 * 1024 * 1024;
/// The most fields of a query or a form, files included.
pub const FIELD_LIMIT: usize = 1000;

/// Why a body or a query is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Undecodable {
    /// More than a limit allows.
    #[error("too much was sent at once")]
    TooMuch,
    /// Neither of the two kinds of form, or not well formed.
    #[error("what was sent is not a form")]
    NotAForm,
}

/// A form's fields and files.
#[derive(Debug, Default)]
pub(crate) struct Form {
    pub(crate) fields: Fields,
    pub(crate) uploads: Vec<Upload>,
}

/// Decodes `a=b&c=d`.
pub(crate) fn urlencoded(bytes: &[u8]) -> Result<Fields, Undecodable> {
    let mut fields = Vec::new();
    for (name, value) in form_urlencoded::parse(bytes) {
        if fields.len() == FIELD_LIMIT {
            return Err(Undecodable::TooMuch);
        }
        fields.push((name.into_owned(), unix_lines(&value)));
    }
    Ok(Fields(fields))
}

/// Decodes a POST's body by its content type. `limit` is for a form without files.
pub(crate) fn form(request: &Request, limit: usize) -> Result<Form, Undecodable> {
    let content_type = request.header("content-type").unwrap_or_default();
    let (kind, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
    match kind.trim().to_ascii_lowercase().as_str() {
        // A form without fields sends no body, and some clients then no type.
        "" if request.body.is_empty() => Ok(Form::default()),
        "application/x-www-form-urlencoded" => {
            if request.body.len() > limit {
                return Err(Undecodable::TooMuch);
            }
            Ok(Form {
                fields: urlencoded(&request.body)?,
                uploads: Vec::new(),
            })
        }
        "multipart/form-data" => {
            if request.body.len() > MULTIPART_LIMIT {
                return Err(Undecodable::TooMuch);
            }
            multipart::parse(&request.body, parameters)
        }
        _ => Err(Undecodable::NotAForm),
    }
}

/// Browsers send line ends as CR LF; inside there is one way to end a line.
pub(crate) fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// A path segment without its percent signs; `None` where they are wrong or the bytes no text.
pub(crate) fn segment(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        match rest {
            [] => return String::from_utf8(bytes).ok(),
            [b'%', high, low, after @ ..] => {
                bytes.push((hex(*high)? << 4) | hex(*low)?);
                rest = after;
            }
            [b'%', ..] => return None,
            [byte, after @ ..] => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
}

const fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(kind: &str, body: &[u8]) -> Request {
        Request {
            method: crate::Method::Post,
            path: "/client/x".to_owned(),
            query: String::new(),
            headers: vec![("content-type".to_owned(), kind.to_owned())],
            body: body.to_vec(),
        }
    }

    #[test]
    fn names_may_repeat_and_lines_end_one_way() {
        let fields = urlencoded(b"a=1&b=x%0D%0Ay&a=%32+3&flag").unwrap();
        assert_eq!(fields.all("a").collect::<Vec<_>>(), ["1", "2 3"]);
        assert_eq!(fields.get("b"), "x\ny");
        assert!(fields.has("flag") && fields.get("flag").is_empty());
        assert!(!fields.has("c"));
    }

    #[test]
    fn a_form_of_a_thousand_fields_is_taken_and_one_more_is_not() {
        let many = |n: usize| vec!["a=1"; n].join("&");
        assert_eq!(urlencoded(many(1000).as_bytes()).unwrap().0.len(), 1000);
        assert_eq!(urlencoded(many(1001).as_bytes()), Err(Undecodable::TooMuch));
    }

    #[test]
    fn a_form_above_its_limit_is_not_taken() {
        let kind = "application/x-www-form-urlencoded; charset=UTF-8";
        let body = vec![b'a'; FORM_LIMIT];
        assert!(form(&post(kind, &body), FORM_LIMIT).is_ok());
        let body = vec![b'a'; FORM_LIMIT + 1];
        assert_eq!(
            form(&post(kind, &body), FORM_LIMIT).unwrap_err(),
            Undecodable::TooMuch
        );
    }

    #[test]
    fn other_kinds_of_body_are_not_taken() {
        for kind in ["application/json", "text/plain", ""] {
            assert_eq!(
                form(&post(kind, b"a=1"), FORM_LIMIT).unwrap_err(),
                Undecodable::NotAForm
            );
        }
        assert!(form(&post("", b""), FORM_LIMIT).is_ok());
    }

    #[test]
    fn segments_lose_their_percent_signs_once_and_only_where_they_are_right() {
        assert_eq!(segment("a%20b%2Fc").as_deref(), Some("a b/c"));
        assert_eq!(segment("%2525").as_deref(), Some("%25"));
        for wrong in ["%", "%4", "%zz", "%ff"] {
            assert_eq!(segment(wrong), None, "{wrong}");
        }
    }
}
