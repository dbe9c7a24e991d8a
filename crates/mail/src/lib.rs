//! Mail to the program's staff: that something is due, and nothing else. No victim, partner or participant is ever
//! written to.
//!
//! A message has one recipient and says how many items are due. It names no case, no person, no desk and no kind of
//! item, for it lies on a provider's machine and lights up on a screen that others see (design.md, "The desks").
//! Besides, each week's signed texts go to witnesses whom the settings name; they hold hashes and no word of a file.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use lettre::{
    Address, Message, SmtpTransport, Transport as _,
    message::{Mailbox, header::ContentType},
    transport::smtp::{self, authentication::Credentials},
};
use serde::{Deserialize, Serialize};

/// So long a mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// How the way to the mail server is kept from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// TLS from the first byte (RFC 8314, port 465).
    #[default]
    Implicit,
    /// TLS asked for after the greeting, and required (RFC 3207, port 587).
    Starttls,
    /// None: for a server on this very machine.
    None,
}

/// The mail server, as the settings file names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port; the usual one of the way where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// How the way is kept from others.
    #[serde(default)]
    pub tls: Tls,
    /// The name for signing in there, if it asks; its password comes by the environment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The address that messages come from.
    pub from: String,
}

/// Why mail cannot be sent. It quotes the server and never a recipient.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The settings name no server that can be asked.
    #[error("the mail settings cannot be used: {0}")]
    Settings(String),
    /// That is no address that a message can go to.
    #[error("an address cannot be written to")]
    Address,
    /// The server could not be reached, or refused.
    #[error("the mail server did not take it: {0}")]
    Refused(String),
}

/// How many messages were given to a server, since it was made ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Taken by the server.
    pub sent: u64,
    /// Not taken, or to an address that is none.
    pub failed: u64,
}

/// A mail server that messages are given to.
pub struct Post {
    transport: SmtpTransport,
    from: Mailbox,
    sent: AtomicU64,
    failed: AtomicU64,
}

impl Post {
    /// Makes ready to send; no server is asked yet.
    ///
    /// # Errors
    /// [`MailError::Settings`] where the settings name no usable server or sender.
    pub fn new(server: &Server, password: Option<String>) -> Result<Self, MailError> {
        let wrong = |error: &dyn std::fmt::Display| MailError::Settings(error.to_string());
        let builder = match server.tls {
            Tls::Implicit => SmtpTransport::relay(&server.host).map_err(|error| wrong(&error))?,
            Tls::Starttls => {
                SmtpTransport::starttls_relay(&server.host).map_err(|error| wrong(&error))?
            }
            // Without TLS a message could be read on its way: only to this machine.
            Tls::None if is_here(&server.host) => SmtpTransport::builder_dangerous(&server.host),
            Tls::None => {
                return Err(MailError::Settings(format!(
                    "`{}` is another machine; without TLS only 127.0.0.1 is sent to",
                    server.host
                )));
            }
        };
        let mut builder = builder.timeout(Some(PATIENCE));
        if let Some(port) = server.port {
            builder = builder.port(port);
        }
        match (&server.user, password) {
            (Some(user), Some(password)) => {
                builder = builder.credentials(Credentials::new(user.clone(), password));
            }
            (Some(_), None) => {
                return Err(MailError::Settings(
                    "a user is named and LEEWARD_MAIL_PASSWORD is not set".to_owned(),
                ));
            }
            (None, _) => {}
        }
        let from: Address = server.from.parse().map_err(|error| wrong(&error))?;
        Ok(Self {
            transport: builder.build(),
            from: Mailbox::new(None, from),
            sent: AtomicU64::new(0),
            failed: AtomicU64::new(0),
        })
    }

    /// Tells one person that so many items are due. Taken by the server, it is out of our hands, not told.
    ///
    /// # Errors
    /// When the address is none, or the server cannot be reached or refuses.
    pub fn send(&self, to: &str, due: usize) -> Result<(), MailError> {
        self.give(to, |to| message(self.from.clone(), to, due))
    }

    /// Sends the week's texts to one witness, who is asked to keep them and nothing else.
    ///
    /// # Errors
    /// When the address is none, or the server cannot be reached or refuses.
    pub fn send_texts(&self, to: &str, texts: &[&str]) -> Result<(), MailError> {
        self.give(to, |to| of_texts(self.from.clone(), to, texts))
    }

    /// How many messages were given to it.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            sent: self.sent.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
        }
    }

    fn give(
        &self,
        to: &str,
        message: impl FnOnce(Address) -> Result<Message, MailError>,
    ) -> Result<(), MailError> {
        let to = to.parse().map_err(|_| MailError::Address);
        let given = to.and_then(message).and_then(|message| {
            let sent = self.transport.send(&message);
            sent.map(|_| ()).map_err(|error| refused(&error))
        });
        let count = match &given {
            Ok(()) => &self.sent,
            Err(_) => &self.failed,
        };
        count.fetch_add(1, Ordering::Relaxed);
        given
    }

    /// Greets the server and sends nothing: whether mail could go out now.
    ///
    /// # Errors
    /// When it cannot be reached or refuses.
    pub fn greet(&self) -> Result<(), MailError> {
        match self.transport.test_connection() {
            Ok(true) => Ok(()),
            Ok(false) => Err(MailError::Refused("it does not answer".to_owned())),
            Err(error) => Err(refused(&error)),
        }
    }
}

/// What a server answers often quotes the address that it was asked about: of an answer only its number is told.
fn refused(error: &smtp::Error) -> MailError {
    MailError::Refused(match error.status() {
        Some(number) => format!("it answered {number}"),
        None => error.to_string(),
    })
}

fn is_here(host: &str) -> bool {
    host.parse::<std::net::IpAddr>()
        .map_or(host == "localhost", |address| address.is_loopback())
}

fn message(from: Mailbox, to: Address, due: usize) -> Result<Message, MailError> {
    let items = if due == 1 { "item" } else { "items" };
    Message::builder()
        .from(from)
        .to(Mailbox::new(None, to))
        .subject("Leeward: sign in")
        .header(ContentType::TEXT_PLAIN)
        .body(format!("{due} {items} due. Sign in.\n"))
        .map_err(|error| MailError::Settings(error.to_string()))
}

/// Texts that prove something later, each between lines of its own.
fn of_texts(from: Mailbox, to: Address, texts: &[&str]) -> Result<Message, MailError> {
    let mut body =
        "Please keep this message as it is. Nobody needs to answer it, and it needs no action.\n"
            .to_owned();
    for text in texts {
        body.push_str("\n----\n");
        body.push_str(text);
    }
    Message::builder()
        .from(from)
        .to(Mailbox::new(None, to))
        .subject("Leeward: please keep")
        .header(ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|error| MailError::Settings(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(host: &str, tls: Tls) -> Server {
        Server {
            host: host.to_owned(),
            port: Some(2525),
            tls,
            user: None,
            from: "leeward@example.org".to_owned(),
        }
    }

    #[test]
    fn a_message_has_one_recipient_and_says_how_many_are_due_and_nothing_else() {
        let from = Mailbox::new(None, "leeward@example.org".parse().unwrap());
        let written = message(from, "nell@example.org".parse().unwrap(), 2).unwrap();
        let text = String::from_utf8(written.formatted()).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert_eq!(body, "2 items due. Sign in.\r\n");
        let mut names: Vec<&str> = head
            .lines()
            .filter_map(|line| line.split_once(':').map(|(name, _)| name))
            .collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "Content-Transfer-Encoding",
                "Content-Type",
                "Date",
                "From",
                "Subject",
                "To"
            ]
        );
        assert_eq!(head.matches('@').count(), 2);
    }

    #[test]
    fn texts_to_be_kept_go_to_one_witness_as_they_are() {
        let from = Mailbox::new(None, "leeward@example.org".parse().unwrap());
        let text = "leeward/client/Sandplum\n3\nAAAA\n\n\u{2014} leeward/Sandplum BBBB\n";
        let written = of_texts(from, "ada@example.org".parse().unwrap(), &[text]).unwrap();
        let written = String::from_utf8(written.formatted()).unwrap();
        assert_eq!(written.matches("To:").count(), 1);
        assert!(!written.contains("due"), "{written}");
        let decoded = written
            .replace("=\r\n", "")
            .replace("=E2=80=94", "\u{2014}");
        let unix = decoded.replace("\r\n", "\n");
        assert!(unix.contains(text), "{unix}");
    }

    #[test]
    fn without_tls_nothing_leaves_this_machine() {
        assert!(Post::new(&server("127.0.0.1", Tls::None), None).is_ok());
        assert!(Post::new(&server("mail.example.org", Tls::None), None).is_err());
        assert!(Post::new(&server("mail.example.org", Tls::Starttls), None).is_ok());
    }

    #[test]
    fn what_was_given_to_a_server_is_counted_and_nobody_is_named() {
        let post = Post::new(&server("127.0.0.1", Tls::None), None).unwrap();
        assert_eq!(post.counts(), Counts::default());
        assert!(post.send("no address", 1).is_err());
        assert!(post.send_texts("neither", &[]).is_err());
        assert_eq!(post.counts(), Counts { sent: 0, failed: 2 });
    }

    #[test]
    fn a_user_without_a_password_is_named_before_anything_is_sent() {
        let mut named = server("mail.example.org", Tls::Implicit);
        named.user = Some("leeward".to_owned());
        let Err(error) = Post::new(&named, None) else {
            panic!("it was taken");
        };
        assert!(error.to_string().contains("LEEWARD_MAIL_PASSWORD"));
    }
}
