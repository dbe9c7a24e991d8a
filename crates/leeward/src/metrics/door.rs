//! Where metrics are asked for: one path, for reading, at an address of its own.

use std::{convert::Infallible, net::SocketAddr, sync::Arc, time::Duration};

use desk::Clock;
use hyper::{
    Method, Request,
    body::Incoming,
    header::{CONTENT_TYPE, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use prometheus_client::encoding::text::{encode_eof, encode_registry};
use tokio::{
    net::TcpListener,
    sync::Semaphore,
    time::{sleep, timeout},
};

use super::looked::looked;
use crate::{
    edge::{self, Hosts, Sent},
    house::desks::Served,
    output::{Trouble, tell},
    seams::PATIENCE,
};

/// What the text is (OpenMetrics 1.0), as every Prometheus since 2.5 reads it.
const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Whoever asks does so every few seconds, and is one or two.
const CONNECTIONS: usize = 8;
/// So long a head may take, and a connection stay silent.
const FOR_A_HEAD: Duration = Duration::from_secs(20);

/// What is shown, to whom.
pub(crate) struct Door {
    pub(crate) served: Arc<Served>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) hosts: Hosts,
    /// Whether the address is one that other machines reach.
    pub(crate) to_others: bool,
}

/// Listens, and says where.
pub(crate) async fn listen(address: SocketAddr) -> Result<TcpListener, Trouble> {
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| Trouble::wrong(format!("{address}: {error}")))?;
    tell(format_args!(
        "Metrics at http://{}/metrics",
        listener.local_addr()?
    ));
    Ok(listener)
}

/// Answers as long as the process serves.
pub(crate) async fn open(listener: TcpListener, door: Door) {
    let (door, places) = (Arc::new(door), Arc::new(Semaphore::new(CONNECTIONS)));
    // One at a time looks: a disk that does not answer holds up one thread and no desk.
    let looking = Arc::new(Semaphore::new(1));
    loop {
        // Neither is ever closed, so a place always comes.
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let (door, looking) = (Arc::clone(&door), Arc::clone(&looking));
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                let (door, looking) = (Arc::clone(&door), Arc::clone(&looking));
                async move { Ok::<_, Infallible>(answer(door, looking, &request).await) }
            });
            let mut http = http1::Builder::new();
            let connection = http
                .timer(TokioTimer::new())
                .header_read_timeout(FOR_A_HEAD)
                .serve_connection(TokioIo::new(stream), service);
            // Whatever went wrong on the wire is theirs.
            let _ = connection.await;
            drop(place);
        });
    }
}

async fn answer(door: Arc<Door>, looking: Arc<Semaphore>, request: &Request<Incoming>) -> Sent {
    // A page of somebody else could lead a name of its own here, as with the desks.
    if !edge::asked_by(request.headers(), |host| {
        door.hosts.know(host) || (door.to_others && edge::is_address(host))
    }) {
        return edge::plain(421, "this program is not served by that name\n");
    }
    if request.uri().path() != "/metrics" {
        return edge::plain(404, "there are metrics at /metrics\n");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return edge::plain(405, "metrics are read\n");
    }
    let working = async {
        let turn = looking.acquire_owned().await.ok();
        tokio::task::spawn_blocking(move || {
            let text = text(&door);
            drop(turn);
            text
        })
        .await
    };
    match timeout(PATIENCE, working).await {
        Ok(Ok(Some(text))) => {
            let mut response = edge::plain(200, &text);
            let headers = response.headers_mut();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(TEXT));
            response
        }
        Ok(_) => edge::plain(500, "they cannot be read\n"),
        Err(_) => edge::plain(503, "that takes too long\n"),
    }
}

/// The whole text; nothing where a ledger cannot be read.
fn text(door: &Door) -> Option<String> {
    let looked = match looked(&door.served, door.clock.now()) {
        Ok(looked) => looked,
        Err(error) => {
            tell(format_args!("metrics: {error}"));
            return None;
        }
    };
    let mut text = String::new();
    encode_registry(&mut text, &door.served.metrics.registry).ok()?;
    encode_registry(&mut text, &looked).ok()?;
    encode_eof(&mut text).ok()?;
    Some(text)
}
