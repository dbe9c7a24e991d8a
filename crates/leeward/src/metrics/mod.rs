//! What whoever runs the machine sees of it: numbers, at an address of their own that is off unless it is given.
//!
//! Reading order: here, what is counted while requests are answered; [`counted`], a store that counts what it takes;
//! [`looked`], what is looked up when somebody asks; [`door`], where they ask.
//!
//! INVARIANT: a label is one of a list that is known before anything is served: it is `&'static str` by its type, so no
//! path, name, number or word can become one. A process that does not serve a desk shows nothing of that desk, and
//! nothing that tells of how much its ledger holds (docs/decisions/0101).

pub(crate) mod counted;
pub(crate) mod door;
mod looked;

use std::{net::SocketAddr, time::Duration};

use clap::Args;
use keys::DeskName;
use prometheus_client::{
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};

use counted::Appends;

use crate::{house::Folder, output::Trouble};

/// Where metrics are to be had, if anywhere.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Asked {
    /// Where numbers for whoever runs the machine are to be had, in the text form of Prometheus, at `/metrics`. Nowhere where it is left out.
    #[arg(long, value_name = "ADDRESS")]
    metrics: Option<SocketAddr>,
    /// Lets `--metrics` be an address that other machines reach: whoever reaches it reads them, without TLS and without a password.
    #[arg(long, requires = "metrics")]
    metrics_to_others: bool,
}

impl Asked {
    /// The address, if there is to be one; one that others reach is refused unless that was said in so many words.
    pub(crate) fn address(self) -> Result<Option<SocketAddr>, Trouble> {
        match self.metrics {
            Some(address) if !address.ip().is_loopback() && !self.metrics_to_others => {
                Err(Trouble::wrong(format!(
                    "{address}: metrics are for this machine, at an address such as 127.0.0.1:9464; \
                     --metrics-to-others lets whoever reaches it read them"
                )))
            }
            other => Ok(other),
        }
    }
}

/// A name and one of the words that it may have.
type Label = (&'static str, &'static str);

/// The first digit of a status, as it is shown; 1xx are nobody's here.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];

/// Upper ends of what an answer takes, in seconds: a page, a password, what is given up.
const ANSWERS: [f64; 13] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0,
];

/// What is counted in a process.
pub(crate) struct Metrics {
    registry: Registry,
    /// By desk, and what is no desk's.
    answers: Vec<(Option<DeskName>, Answers)>,
    ledgers: Vec<(&'static str, Appends)>,
}

/// Answers to the requests of one desk.
struct Answers {
    classes: [Counter; 4],
    seconds: Histogram,
}

impl Metrics {
    /// Everything at nought, for a process that serves these desks.
    pub(crate) fn of(asked: &[DeskName]) -> Self {
        let mut registry = Registry::with_prefix("leeward");
        let requests = Family::<[Label; 2], Counter>::default();
        let seconds =
            Family::<[Label; 1], Histogram>::new_with_constructor(|| Histogram::new(ANSWERS));
        let desks = asked.iter().copied().map(Some).chain([None]);
        let answers = desks.map(|desk| {
            let label = ("desk", desk.map_or("none", DeskName::word));
            let of = |class| requests.get_or_create(&[label, ("status", class)]).clone();
            let answers = Answers {
                classes: CLASSES.map(of),
                seconds: seconds.get_or_create(&[label]).clone(),
            };
            (desk, answers)
        });
        let answers = answers.collect();
        registry.register(
            "requests",
            "Requests that were answered, by desk and first digit of the status",
            requests,
        );
        registry.register(
            "request_duration_seconds",
            "How long answers took, from the head of a request to the end of the desk's work",
            seconds,
        );
        let ledgers = counted::ledgers(asked, &mut registry);
        Self {
            registry,
            answers,
            ledgers,
        }
    }

    /// Has the stores of a folder count what they take, as far as it is shown here.
    pub(crate) fn over(&self, folder: &mut Folder) {
        for (name, appends) in &self.ledgers {
            let store = match *name {
                "client" => &mut folder.client,
                "drop" => &mut folder.drop,
                "victim" => &mut folder.victim,
                _ => &mut folder.program,
            };
            counted::over(store, appends);
        }
    }

    /// A request was answered.
    pub(crate) fn answered(&self, desk: Option<DeskName>, status: u16, took: Duration) {
        let Some((_, answers)) = self.answers.iter().find(|(each, _)| *each == desk) else {
            return;
        };
        let class = usize::from(status / 100).saturating_sub(2);
        if let Some(class) = answers.classes.get(class) {
            class.inc();
        }
        answers.seconds.observe(took.as_secs_f64());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(metrics: &str, metrics_to_others: bool) -> Asked {
        Asked {
            metrics: Some(metrics.parse().unwrap()),
            metrics_to_others,
        }
    }

    #[test]
    fn metrics_stay_on_this_machine_unless_told_otherwise_in_so_many_words() {
        for here in ["127.0.0.1:9464", "[::1]:9464", "127.8.8.8:0"] {
            assert!(asked(here, false).address().is_ok(), "{here}");
        }
        for other in ["0.0.0.0:9464", "[::]:9464", "192.0.2.7:9464"] {
            assert!(asked(other, false).address().is_err(), "{other}");
            assert!(asked(other, true).address().is_ok(), "{other}");
        }
    }

    #[test]
    fn a_desk_that_is_not_served_here_has_no_number_here() {
        let metrics = Metrics::of(&[DeskName::Client]);
        metrics.answered(Some(DeskName::Victim), 200, Duration::ZERO);
        metrics.answered(Some(DeskName::Client), 404, Duration::ZERO);
        let mut text = String::new();
        prometheus_client::encoding::text::encode(&mut text, &metrics.registry).unwrap();
        assert!(
            !text.contains("victim") && !text.contains("program"),
            "{text}"
        );
        let counted = "leeward_requests_total{desk=\"client\",status=\"4xx\"} 1\n";
        assert!(text.contains(counted), "{text}");
    }
}
