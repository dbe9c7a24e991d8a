//! `leeward serve`: the real thing (contract, section 3).

use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use clap::Args;
use desk::{Clock, StandingClock, Steady};
use keys::DeskName;
use rules::Moment;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::{
    alarms::Alarms,
    edge,
    house::{Folder, Kind, Use, desks, kind, needed},
    metrics,
    output::{Trouble, tell},
    seams,
    tls::{Files, Shown},
    traces::{self, Traces},
    upkeep::Keeper,
};

/// Serves a program to the browsers of this machine, or with a certificate to those of others.
#[derive(Args)]
#[command(after_help = "Example:\n  leeward serve --data /srv/leeward --listen 127.0.0.1:8080")]
pub(crate) struct Serve {
    /// The folder that `leeward init` made.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Where to listen. Other machines reach it by TLS alone: `leeward tls` makes a certificate.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Serves these desks alone: `client`, `victim`, `program`, `review`, with commas between.
    #[arg(long, value_name = "DESKS", value_delimiter = ',', value_parser = desk)]
    desks: Vec<DeskName>,
    #[command(flatten)]
    metrics: metrics::Asked,
    #[command(flatten)]
    traces: traces::Wanted,
}

fn desk(text: &str) -> Result<DeskName, String> {
    DeskName::from_word(text)
        .ok_or_else(|| "the desks are `client`, `victim`, `program` and `review`".to_owned())
}

impl Serve {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        if let Some(Kind::Demo(_)) = kind(&self.data)? {
            return Err(Trouble::wrong(format!(
                "{}: is a demonstration's folder, which opens without a password; it is never served as a real one",
                self.data.display()
            )));
        }
        let asked = if self.desks.is_empty() {
            DeskName::ALL.to_vec()
        } else {
            self.desks
        };
        let folder = Folder::open_for(&self.data, Use::Writing, &asked)?;
        if let Some(postgres) = &folder.setup().postgres {
            let not_durable = postgres.not_durable(needed(&asked))?;
            if !not_durable.is_empty() {
                return Err(Trouble::Wrong(not_durable));
            }
        }
        let ready = Ready {
            listen: self.listen,
            asked,
            metrics: self.metrics.address()?,
            traces: self.traces.file(),
            test_seed: None,
            test_clock: None,
        };
        ready.serve(folder, |url| {
            tell(format_args!("Serving {url}"));
            Ok(())
        })
    }
}

/// What `serve` and `demo` have in common.
pub(crate) struct Ready {
    pub(crate) listen: SocketAddr,
    pub(crate) asked: Vec<DeskName>,
    /// Where metrics are to be had, if anywhere.
    pub(crate) metrics: Option<SocketAddr>,
    /// To which file spans are written, if any.
    pub(crate) traces: Option<PathBuf>,
    pub(crate) test_seed: Option<u64>,
    pub(crate) test_clock: Option<Moment>,
}

impl Ready {
    /// Serves until the process is told to stop; `ready` is called once requests are taken.
    pub(crate) fn serve(
        self,
        folder: Folder,
        ready: impl FnOnce(&str) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let files = match folder.kind {
            Kind::Real(_) => Files::of(&folder),
            Kind::Demo(_) => None,
        };
        if files.is_none() && !self.listen.ip().is_loopback() {
            return Err(Trouble::wrong(format!(
                "{}: without TLS only addresses of this machine, such as 127.0.0.1, are listened on; `leeward tls` makes a certificate",
                self.listen
            )));
        }
        let shown = files.map(Shown::open).transpose()?;
        let tls = shown.as_ref().map(Shown::config).transpose()?;
        let hosts = edge::Hosts::of(&folder.setup().hosts, shown.clone());
        let standing = self.test_clock.map(|now| Arc::new(StandingClock::at(now)));
        let clock: Arc<dyn Clock> = match &standing {
            Some(standing) => Arc::clone(standing) as Arc<dyn Clock>,
            None => Arc::new(Steady::new(seams::now)),
        };
        let served = desks::open(folder, &clock, self.test_seed, &self.asked, shown.is_some())?;
        let served = Arc::new(served);
        match (&served.alarms, &standing) {
            (Some(alarms), None) => Alarms::keep_looking(alarms)?,
            (Some(alarms), Some(_)) => drop(alarms.look()),
            (None, _) => {}
        }
        // Before anybody is let in: what a crash may have left is in the backup.
        match (&served.keeper, &self.traces) {
            (Some(keeper), file) => {
                if let Some(file) = file {
                    keeper.traced(Traces::to(file)?);
                }
                keeper.tick(clock.now());
            }
            (None, Some(_)) => {
                return Err(Trouble::wrong(
                    "--traces: this process does nothing by itself; what is done is done where the program desk is served",
                ));
            }
            (None, None) => tell(format_args!(
                "Backups, the week's texts and what is taken out at night are left to who serves the program desk"
            )),
        }
        let stands = standing.is_some();
        let run = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(64)
            .enable_all()
            .build()?;
        run.block_on(async {
            let listener = tokio::net::TcpListener::bind(self.listen)
                .await
                .map_err(|error| Trouble::wrong(format!("{}: {error}", self.listen)))?;
            if let Some(address) = self.metrics {
                let door = metrics::door::Door {
                    served: Arc::clone(&served),
                    clock: Arc::clone(&clock),
                    hosts: hosts.clone(),
                    to_others: !address.ip().is_loopback(),
                };
                let listener = metrics::door::listen(address).await?;
                tokio::spawn(metrics::door::open(listener, door));
            }
            let way = if shown.is_some() { "https" } else { "http" };
            ready(&format!("{way}://{}", listener.local_addr()?))?;
            if let Some(shown) = shown {
                tokio::spawn(look_at_certificate(shown, signal(SignalKind::hangup())?));
            }
            // Where the clock stands the edge looks when it is moved.
            if let Some(keeper) = served.keeper.as_ref().filter(|_| !stands) {
                tokio::spawn(each_minute(Arc::clone(keeper), clock));
            }
            Ok(edge::serve(listener, served, hosts, standing, tls).await?)
        })
    }
}

/// Looks each minute, and when it is told to by SIGHUP, whether the certificate was renewed.
async fn look_at_certificate(shown: Arc<Shown>, mut told: Signal) {
    let mut minute = tokio::time::interval(Duration::from_secs(60));
    loop {
        tokio::select! {
            _ = minute.tick() => {}
            _ = told.recv() => {}
        }
        let shown = Arc::clone(&shown);
        let _ = tokio::task::spawn_blocking(move || shown.look_again()).await;
    }
}

/// Looks each minute whether a backup or a week's texts are due. It ends with the process: a file that was cut off never had its name.
async fn each_minute(keeper: Arc<Keeper>, clock: Arc<dyn Clock>) {
    let mut minute = tokio::time::interval(Duration::from_secs(60));
    loop {
        minute.tick().await;
        let (keeper, now) = (Arc::clone(&keeper), clock.now());
        // It reads and writes disks, which may hold up nobody who waits for a page; what it has to say it said.
        let _ = tokio::task::spawn_blocking(move || keeper.tick(now)).await;
    }
}
