//! Forms with files: `multipart/form-data` (RFC 7578) as browsers send it.

use crate::{
    Upload,
    decode::{FIELD_LIMIT, Form, Undecodable, unix_lines},
};

/// RFC 2046, 5.1.1: a boundary has 1 to 70 characters.
const LONGEST_BOUNDARY: usize = 70;
/// The most bytes of one part's own headers.
const HEADER_LIMIT: usize = 8 * 1024;

/// Reads a body; `parameters` is what follows `multipart/form-data;`.
pub(crate) fn parse(body: &[u8], parameters: &str) -> Result<Form, Undecodable> {
    let boundary = boundary(parameters).ok_or(Undecodable::NotAForm)?;
    let between = format!("\r\n--{boundary}").into_bytes();
    // The first boundary stands at the very start: browsers write nothing before it.
    let first = between.get(2..).unwrap_or_default();
    let mut rest = body.strip_prefix(first).ok_or(Undecodable::NotAForm)?;
    let mut form = Form::default();
    loop {
        // After a boundary: the end, or a line's end and a part.
        if rest.starts_with(b"--") {
            return Ok(form);
        }
        rest = rest.strip_prefix(b"\r\n").ok_or(Undecodable::NotAForm)?;
        let end = find(rest, &between).ok_or(Undecodable::NotAForm)?;
        let (part, after) = rest.split_at_checked(end).ok_or(Undecodable::NotAForm)?;
        rest = after.get(between.len()..).ok_or(Undecodable::NotAForm)?;
        if form.fields.0.len() + form.uploads.len() == FIELD_LIMIT {
            return Err(Undecodable::TooMuch);
        }
        take(part, &mut form)?;
    }
}

/// Puts one part among the fields or the files. A file field left empty is neither.
fn take(part: &[u8], form: &mut Form) -> Result<(), Undecodable> {
    let split = find(part, b"\r\n\r\n").ok_or(Undecodable::NotAForm)?;
    if split > HEADER_LIMIT {
        return Err(Undecodable::TooMuch);
    }
    let (head, content) = part.split_at_checked(split).ok_or(Undecodable::NotAForm)?;
    let content = content.get(4..).unwrap_or_default();
    let head = std::str::from_utf8(head).map_err(|_| Undecodable::NotAForm)?;
    let disposition = head
        .split("\r\n")
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("content-disposition"))
        .map(|(_, value)| value)
        .ok_or(Undecodable::NotAForm)?;
    let (kind, parameters) = disposition.split_once(';').unwrap_or((disposition, ""));
    if !kind.trim().eq_ignore_ascii_case("form-data") {
        return Err(Undecodable::NotAForm);
    }
    let name = parameter(parameters, "name").ok_or(Undecodable::NotAForm)?;
    match parameter(parameters, "filename") {
        Some(given) if given.is_empty() && content.is_empty() => {}
        Some(given) => {
            let file_name = given.rsplit(['/', '\\']).next().unwrap_or_default();
            form.uploads.push(Upload {
                field: name,
                file_name: file_name.to_owned(),
                bytes: content.to_vec(),
            });
        }
        None => {
            let value = std::str::from_utf8(content).map_err(|_| Undecodable::NotAForm)?;
            form.fields.0.push((name, unix_lines(value)));
        }
    }
    Ok(())
}

fn boundary(parameters: &str) -> Option<String> {
    parameter(parameters, "boundary").filter(|text| {
        (1..=LONGEST_BOUNDARY).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_graphic())
    })
}

/// A parameter's value, quoted or not. Browsers write a quote inside a name as `%22` (HTML, 4.10.22.8).
fn parameter(parameters: &str, wanted: &str) -> Option<String> {
    let mut rest = parameters;
    loop {
        rest = rest.trim_start_matches([';', ' ', '\t']);
        let (name, after) = rest.split_once('=')?;
        let (value, after) = if let Some(quoted) = after.strip_prefix('"') {
            quoted.split_once('"')?
        } else {
            let end = after.find(';').unwrap_or(after.len());
            after.split_at_checked(end)?
        };
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(value.trim().replace("%22", "\"").replace("%0D%0A", "\n"));
        }
        rest = after;
    }
}

/// Where `needle` first stands. It begins with CR, which is rare, so most places cost one comparison.
fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        let rest = hay.get(from..)?;
        let at = from + rest.iter().position(|byte| *byte == first)?;
        if hay.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = " boundary=----edge42";

    fn body(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        for (disposition, content) in parts {
            out.extend_from_slice(b"------edge42\r\nContent-Disposition: form-data; ");
            out.extend_from_slice(disposition.as_bytes());
            out.extend_from_slice(b"\r\n\r\n");
            out.extend_from_slice(content);
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(b"------edge42--\r\n");
        out
    }

    #[test]
    fn fields_and_files_come_in_order_with_their_bytes() {
        let roster = [0, 13, 10, 45, 45, 45, 255, 13, 10];
        let sent = body(&[
            ("name=\"csrf\"", b"T0K"),
            ("name=\"words\"", b"one\r\ntwo"),
            ("name=\"roster\"; filename=\"C:\\papers\\a;b.csv\"", &roster),
            ("name=\"none\"; filename=\"\"", b""),
        ]);
        let form = parse(&sent, KIND).unwrap();
        assert_eq!(form.fields.get("csrf"), "T0K");
        assert_eq!(form.fields.get("words"), "one\ntwo");
        let [file] = form.uploads.as_slice() else {
            panic!("one file: {:?}", form.uploads)
        };
        assert_eq!(
            (file.field.as_str(), file.file_name.as_str()),
            ("roster", "a;b.csv")
        );
        assert_eq!(file.bytes, roster);
    }

    #[test]
    fn a_body_cut_anywhere_is_refused_and_never_panics() {
        let whole = body(&[
            ("name=\"a\"", b"1"),
            ("name=\"f\"; filename=\"x\"", b"\r\n--bytes"),
        ]);
        // Complete once the closing dashes are there; the last line's end may be missing.
        for length in 0..whole.len() - 2 {
            assert!(parse(&whole[..length], KIND).is_err(), "{length}");
        }
        assert!(parse(&whole, KIND).is_ok());
    }

    #[test]
    fn a_thousand_and_one_parts_are_too_many() {
        let parts = vec![("name=\"a\"", b"1".as_slice()); FIELD_LIMIT + 1];
        assert_eq!(
            parse(&body(&parts), KIND).unwrap_err(),
            Undecodable::TooMuch
        );
        assert!(parse(&body(&parts[1..]), KIND).is_ok());
    }

    #[test]
    fn a_boundary_that_no_browser_makes_is_refused() {
        let long = format!(" boundary={}", "x".repeat(71));
        for kind in ["", " boundary=", " charset=x", " boundary=\"", &long] {
            assert!(parse(b"--\r\n----", kind).is_err(), "{kind}");
        }
    }
}
