//! The door: connections come in, each gets so much time and room, and all of them end when the process is told to.

use std::{convert::Infallible, io, sync::Arc, time::Duration};

use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::ServerConfig;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    pin,
    signal::unix::{SignalKind, signal},
    sync::watch,
    time::{sleep, timeout},
};
use tokio_rustls::TlsAcceptor;

use super::{
    Edge, answer,
    crowd::{Crowd, Doing, Guest},
};

/// So long a head may take, from the beginning of a connection or the end of the answer before.
const FOR_A_HEAD: Duration = Duration::from_secs(20);
/// So long a body may take.
pub(super) const FOR_A_BODY: Duration = Duration::from_secs(60);
/// So many headers, and so many bytes of them with the first line. A cookie and what a browser says of itself need
/// a tenth of it; the longest address of ours is a date and a filter.
const HEADERS: usize = 64;
const HEAD_BYTES: usize = 32 * 1024;
/// Whoever is still sending a body when the process is told to stop has so long.
const FOR_THE_LAST: Duration = Duration::from_secs(10);

/// Answers until the process is told to stop; what is being answered then is finished.
pub(super) async fn open(
    listener: TcpListener,
    edge: Arc<Edge>,
    tls: Option<ServerConfig>,
) -> io::Result<()> {
    let tls = tls.map(|config| TlsAcceptor::from(Arc::new(config)));
    let crowd = Arc::new(Crowd::of_this_process());
    let (mut stop, mut quit) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let (closing, closes) = watch::channel(false);
    loop {
        let coming = tokio::select! {
            _ = stop.recv() => break,
            _ = quit.recv() => break,
            coming = listener.accept() => coming,
        };
        let Ok((stream, _)) = coming else {
            // No file is free, or they hung up before they were let in: neither is a reason to stop.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let guest = tokio::select! {
            _ = stop.recv() => break,
            _ = quit.recv() => break,
            guest = crowd.enter() => guest,
        };
        let (edge, tls, closes) = (Arc::clone(&edge), tls.clone(), closes.clone());
        tokio::spawn(welcome(stream, edge, tls, guest, closes));
    }
    drop(listener);
    let _ = closing.send(true);
    crowd.show_out(Doing::Waiting);
    if timeout(FOR_THE_LAST, crowd.empty()).await.is_err() {
        crowd.show_out(Doing::Waiting);
        crowd.show_out(Doing::Reading);
        crowd.empty().await;
    }
    Ok(())
}

/// Where there is TLS nothing is said before it, and nothing to who does not speak it.
async fn welcome(
    stream: TcpStream,
    edge: Arc<Edge>,
    tls: Option<TlsAcceptor>,
    guest: Guest,
    closes: watch::Receiver<bool>,
) {
    let Some(tls) = tls else {
        return attend(stream, edge, guest, closes).await;
    };
    let greeted = tokio::select! {
        greeted = timeout(FOR_A_HEAD, tls.accept(stream)) => greeted,
        () = guest.shown_out() => return,
    };
    if let Ok(Ok(stream)) = greeted {
        attend(stream, edge, guest, closes).await;
    }
}

/// One connection to its end.
async fn attend<S>(stream: S, edge: Arc<Edge>, guest: Guest, mut closes: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let guest = Arc::new(guest);
    let asked = Arc::clone(&guest);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let (edge, guest) = (Arc::clone(&edge), Arc::clone(&asked));
        async move { Ok::<_, Infallible>(answer(edge, &guest, request).await) }
    });
    let mut http = http1::Builder::new();
    let connection = http
        .timer(TokioTimer::new())
        .header_read_timeout(FOR_A_HEAD)
        .max_headers(HEADERS)
        .max_header_size(HEAD_BYTES)
        .max_buf_size(2 * HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    pin!(connection);
    let mut open = true;
    loop {
        tokio::select! {
            // Whatever went wrong on the wire is theirs, and there is nobody left to be told.
            _ = connection.as_mut() => break,
            () = guest.shown_out() => break,
            _ = closes.changed(), if open => {
                open = false;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}
