//! By which names this program may be asked.
//!
//! A page of somebody else can make its own host name lead to this machine's address (DNS rebinding); to the browser
//! it is then one origin with what is answered here. So a name that is not ours is answered with 421 and nothing else.

use std::{net::IpAddr, sync::Arc};

use crate::tls::Shown;

/// Names besides this machine's own.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hosts {
    named: Vec<String>,
    shown: Option<Arc<Shown>>,
}

impl Hosts {
    /// The names of the settings, and those that the certificate is for.
    pub(crate) fn of(named: &[String], shown: Option<Arc<Shown>>) -> Self {
        let named = named.iter().map(|name| name.to_ascii_lowercase()).collect();
        Self { named, shown }
    }

    /// Whether a `Host` header (RFC 9110, 7.2) says a name of ours; of the port nothing is asked.
    pub(crate) fn know(&self, host: &str) -> bool {
        name(host).is_some_and(|name| {
            let name = name.to_ascii_lowercase();
            let shown = self.shown.as_ref();
            is_this_machine(&name)
                || self.named.contains(&name)
                || shown.is_some_and(|shown| shown.is_for(&name))
        })
    }
}

/// The name without the port; an IPv6 address without its brackets.
fn name(host: &str) -> Option<&str> {
    let (name, after) = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let port = after.strip_prefix(':').unwrap_or(after);
    let plain = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    (plain && !name.is_empty()).then_some(name)
}

/// Whether it is an address, which no name server leads elsewhere.
pub(crate) fn is_address(host: &str) -> bool {
    name(host).is_some_and(|name| name.parse::<IpAddr>().is_ok())
}

/// A browser asks no name server for these (RFC 6761, 6.3).
fn is_this_machine(name: &str) -> bool {
    name == "localhost"
        || name
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machines_own_names_and_those_of_the_settings_are_known_and_no_others() {
        let hosts = Hosts::of(
            &["Desk.example.org".to_owned(), "192.0.2.7".to_owned()],
            None,
        );
        for known in [
            "127.0.0.1",
            "127.0.0.1:8080",
            "[::1]:8080",
            "[::1]",
            "localhost:80",
            "LOCALHOST",
            "desk.example.org",
            "DESK.example.org:8443",
            "192.0.2.7",
        ] {
            assert!(hosts.know(known), "{known}");
        }
        assert!(is_address("192.0.2.8:9464") && is_address("[2001:db8::1]:9464"));
        assert!(!is_address("192.0.2.8.evil.example.org"));
        for other in [
            "",
            ":8080",
            "evil.example.org",
            "desk.example.org.evil.example.org",
            "127.0.0.1.evil.example.org",
            "localhost.evil.example.org",
            "desk.example.org@evil.example.org",
            "desk.example.org:80:80",
            "desk.example.org:http",
            "0.0.0.0",
            "192.0.2.8",
            "[::1",
            "[::2]",
        ] {
            assert!(!hosts.know(other), "{other}");
        }
    }
}
