//! What is looked at before a route answers: where a request comes from, its cookie, its CSRF token.

use subtle::ConstantTimeEq as _;

use crate::Request;

/// The one cookie of the origin. Signing in at one desk replaces it (design.md, "Who sees what").
pub const COOKIE: &str = "leeward";

/// What a request says about the page that sent it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sender {
    /// The browser vouches that one of our own pages did.
    Ours,
    /// It says nothing: no browser of today, or no browser at all. The token decides alone.
    Silent,
    /// A page of somebody else.
    Foreign,
}

/// Reads `Sec-Fetch-Site`, and `Origin` where there is none.
///
/// `Sec-Fetch-Site` goes first, since under `Referrer-Policy: no-referrer` a browser writes
/// `Origin: null` on our own forms too (Fetch, "append a request Origin header").
pub(crate) fn sender(request: &Request) -> Sender {
    match request.header("sec-fetch-site") {
        Some("same-origin" | "none") => return Sender::Ours,
        Some(_) => return Sender::Foreign,
        None => {}
    }
    let Some(origin) = request.header("origin") else {
        return Sender::Silent;
    };
    let named = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    match (named, request.header("host")) {
        (Some(from), Some(host)) if from.eq_ignore_ascii_case(host) => Sender::Ours,
        _ => Sender::Foreign,
    }
}

/// Whether the browser loads a page before anybody asked for it: `Sec-Purpose`, and its elder names.
/// Such a load carries the cookie and no second request follows the click.
pub(crate) fn is_speculative(request: &Request) -> bool {
    request.header("sec-purpose").is_some()
        || ["purpose", "x-purpose", "x-moz"]
            .iter()
            .filter_map(|name| request.header(name))
            .any(|value| {
                let value = value.to_ascii_lowercase();
                value.contains("prefetch") || value.contains("prerender") || value == "preview"
            })
}

/// The cookie's name where pages travel by TLS: a browser takes it from this very host alone, by TLS, for every path
/// (RFC 6265bis, 4.1.3.2).
const SECURE_COOKIE: &str = "__Host-leeward";

const fn name(secure: bool) -> &'static str {
    if secure { SECURE_COOKIE } else { COOKIE }
}

/// The value of our cookie. A browser sends them all in one header; HTTP/2 may split them.
pub(crate) fn cookie(request: &Request, secure: bool) -> Option<&str> {
    request
        .headers
        .iter()
        .filter(|(name, _)| name == "cookie")
        .flat_map(|(_, value)| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(each, _)| *each == name(secure))
        .map(|(_, value)| value)
        .filter(|value| !value.is_empty())
}

/// The header that gives the cookie.
pub(crate) fn give_cookie(value: &str, secure: bool) -> String {
    let (name, secure) = (name(secure), if secure { "; Secure" } else { "" });
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}")
}

/// The header that takes the cookie away.
pub(crate) fn take_cookie(secure: bool) -> String {
    let (name, secure) = (name(secure), if secure { "; Secure" } else { "" });
    format!("{name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}")
}

/// Whether two tokens are the same, in a time that does not tell how far they agree. No token is empty.
pub(crate) fn same_token(sent: &str, expected: &str) -> bool {
    !expected.is_empty() && bool::from(sent.as_bytes().ct_eq(expected.as_bytes()))
}

/// A path to go to after signing in, if it lies at this desk. Nothing that a browser would read as
/// another path or another place gets through: no `//`, no dots at a segment's start, no percent signs.
pub(crate) fn own_path(path: &str, desk: keys::DeskName) -> Option<&str> {
    let (place, query) = path.split_once('?').unwrap_or((path, ""));
    let below = place
        .strip_prefix('/')?
        .strip_prefix(desk.word())
        .filter(|below| below.is_empty() || below.starts_with('/'))?;
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    (below.bytes().all(|byte| plain(byte) || byte == b'/')
        && !below.contains("//")
        && !below.contains("/.")
        && query
            .bytes()
            .all(|byte| plain(byte) || matches!(byte, b'=' | b'&' | b'%' | b'+' | b'/')))
    .then_some(path)
}

#[cfg(test)]
mod tests {
    use keys::DeskName;

    use super::*;
    use crate::Method;

    fn with(headers: &[(&str, &str)]) -> Request {
        Request {
            method: Method::Post,
            path: "/victim/x".to_owned(),
            query: String::new(),
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            body: Vec::new(),
        }
    }

    #[test]
    fn the_browsers_own_word_goes_before_the_origin() {
        let host = ("host", "desk.example.org:8443");
        let ours = ("origin", "https://desk.example.org:8443");
        for (headers, expected) in [
            (vec![host], Sender::Silent),
            (
                vec![host, ("sec-fetch-site", "same-origin"), ("origin", "null")],
                Sender::Ours,
            ),
            (vec![host, ("sec-fetch-site", "same-site")], Sender::Foreign),
            (
                vec![host, ("sec-fetch-site", "cross-site"), ours],
                Sender::Foreign,
            ),
            (vec![host, ours], Sender::Ours),
            (
                vec![host, ("origin", "https://desk.example.org")],
                Sender::Foreign,
            ),
            (
                vec![host, ("origin", "https://other.example.org")],
                Sender::Foreign,
            ),
            (vec![host, ("origin", "null")], Sender::Foreign),
            (vec![ours], Sender::Foreign),
        ] {
            assert_eq!(sender(&with(&headers)), expected, "{headers:?}");
        }
    }

    #[test]
    fn only_paths_of_the_own_desk_are_honoured() {
        let own = |path| own_path(path, DeskName::Victim).is_some();
        for path in [
            "/victim",
            "/victim/",
            "/victim/today",
            "/victim/cases/4F2K?from=2026-11-01&x=%20",
        ] {
            assert!(own(path), "{path}");
        }
        for path in [
            "",
            "/",
            "victim/today",
            "//other.example.org",
            "/client/today",
            "/victims",
            "/victim//other.example.org",
            "/victim/../client",
            "/victim/%2e%2e/client",
            "/victim/\\other",
            "https://other.example.org/victim",
            "/victim/x\r\nset-cookie: a",
            "/victim?to=\r\n",
            "/victim/.well",
            "/victim#x",
        ] {
            assert!(!own(path), "{path}");
        }
    }

    #[test]
    fn our_cookie_is_found_among_others_and_an_empty_one_is_none() {
        let found = |header| {
            let request = with(&[("cookie", header)]);
            cookie(&request, false).map(str::to_owned)
        };
        assert_eq!(found("a=1; leeward=XYZ; b=2").as_deref(), Some("XYZ"));
        assert_eq!(found("xleeward=1; leeward="), None);
        assert_eq!(found("leeward"), None);
        // By TLS it has the name that no other host and no page without TLS can have written.
        let request = with(&[("cookie", "leeward=PLANTED; __Host-leeward=XYZ")]);
        assert_eq!(cookie(&request, true), Some("XYZ"));
        assert_eq!(cookie(&with(&[("cookie", "leeward=PLANTED")]), true), None);
    }

    #[test]
    fn an_empty_token_is_never_the_right_one() {
        assert!(same_token("abc", "abc"));
        assert!(!same_token("abd", "abc"));
        assert!(!same_token("ab", "abc"));
        assert!(!same_token("", ""));
    }
}
