//! The edge: HTTP in, a desk's answer out. No other file knows HTTP.

mod crowd;
mod door;
mod hosts;

use std::{io, sync::Arc};

use desk::{Answer, Clock as _, StandingClock};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{DATE, HOST, HeaderName, HeaderValue, STRICT_TRANSPORT_SECURITY},
};
use keys::DeskName;
use page::{Desk, Words};
use rules::Moment;
use rustls::ServerConfig;
use tokio::{net::TcpListener, sync::Semaphore, time::timeout};

use crowd::{Doing, Guest};
pub(crate) use hosts::{Hosts, is_address};

use crate::{
    house::desks::Served,
    seams::{self, PATIENCE},
};

/// What comes without a file, and the most for what is no desk's.
const BODY_LIMIT: usize = 64 * 1024;
/// So many passwords are stretched at once: each takes 64 MiB for a fifth of a second. Others wait their turn.
const STRETCHED_AT_ONCE: usize = 3;
/// Assets carry their bytes' hash in their names.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// What the edge itself answers needs nothing but the style sheet.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/// What a request is answered from.
struct Edge {
    served: Arc<Served>,
    hosts: Hosts,
    /// Moved by `POST /test/clock`; there in tests alone.
    clock: Option<Arc<StandingClock>>,
    stretching: Semaphore,
    /// Whether it is all by TLS.
    secure: bool,
}

pub(crate) type Sent = Response<Full<Bytes>>;

/// Answers until the process is told to stop; what is being answered then is finished.
pub(crate) async fn serve(
    listener: TcpListener,
    served: Arc<Served>,
    hosts: Hosts,
    clock: Option<Arc<StandingClock>>,
    tls: Option<ServerConfig>,
) -> io::Result<()> {
    let edge = Arc::new(Edge {
        served,
        hosts,
        clock,
        stretching: Semaphore::new(STRETCHED_AT_ONCE),
        secure: tls.is_some(),
    });
    door::open(listener, edge, tls).await
}

async fn answer(edge: Arc<Edge>, guest: &Guest, request: Request<Incoming>) -> Sent {
    let (clock, secure) = (edge.clock.clone(), edge.secure);
    let (watch, served) = (seams::stopwatch(), Arc::clone(&edge.served));
    let desk = whose(&served, request.uri().path()).map(|(name, _)| name);
    let ours = asked_by(request.headers(), |host| edge.hosts.know(host));
    let mut response = if ours {
        answered(edge, guest, request).await
    } else {
        plain(421, "this program is not served by that name\n")
    };
    let status = response.status().as_u16();
    served.metrics.answered(desk, status, watch.elapsed());
    guest.is(Doing::Waiting);
    if secure {
        let for_a_year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        response
            .headers_mut()
            .insert(STRICT_TRANSPORT_SECURITY, for_a_year);
    }
    // Two test runs of the same requests are equal to the byte, so their `date` stands as well.
    if let Some(clock) = clock {
        let date = clock
            .now()
            .timestamp()
            .strftime("%a, %d %b %Y %H:%M:%S GMT")
            .to_string();
        if let Ok(date) = HeaderValue::from_str(&date) {
            response.headers_mut().insert(DATE, date);
        }
    }
    response
}

/// Whether it was asked for by one name, and one that is known.
pub(crate) fn asked_by(headers: &HeaderMap, know: impl FnOnce(&str) -> bool) -> bool {
    let mut asked = headers.get_all(HOST).iter();
    match (asked.next().map(HeaderValue::to_str), asked.next()) {
        (Some(Ok(host)), None) => know(host),
        _ => false,
    }
}

async fn answered(edge: Arc<Edge>, guest: &Guest, request: Request<Incoming>) -> Sent {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let method = match parts.method {
        Method::GET | Method::HEAD => Some(desk::Method::Get),
        Method::POST => Some(desk::Method::Post),
        _ => None,
    };
    let headers = parts.headers.iter().filter_map(|(name, value)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    });
    let mut asked = method.map(|method| desk::Request {
        method,
        path: path.clone(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: Vec::new(),
    });
    // How much is taken is for the desk to say, by its route and by who asks: it looks a cookie up for that.
    let (limit, request) = {
        let (edge, head) = (Arc::clone(&edge), asked.take());
        let looked = tokio::task::spawn_blocking(move || {
            let desk = head
                .as_ref()
                .and_then(|head| whose(&edge.served, &head.path));
            let limit = desk.zip(head.as_ref());
            let limit = limit.map(|((_, desk), head)| desk.room(head));
            (limit.unwrap_or(BODY_LIMIT), head)
        });
        match looked.await {
            Ok(looked) => looked,
            Err(_) => return plain(500, "that went wrong on our side\n"),
        }
    };
    guest.is(Doing::Reading);
    let body = match timeout(door::FOR_A_BODY, Limited::new(body, limit).collect()).await {
        Ok(Ok(body)) => body.to_bytes(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            return match whose(&edge.served, &path).and_then(|(_, desk)| desk.too_much(&path)) {
                Some(answer) => http(answer),
                None => plain(413, "what was sent is too much at once\n"),
            };
        }
        Ok(Err(_)) => return plain(400, "what was sent broke off\n"),
        Err(_) => return plain(408, "what was sent took too long\n"),
    };
    guest.is(Doing::Answering);
    let accepted = parts.headers.get("accept-language");
    let accepted = accepted.and_then(|value| value.to_str().ok());
    if let Some(other) = own(&edge, method, &path, accepted.unwrap_or_default(), &body) {
        return other;
    }
    let request = request.map(|request| desk::Request {
        body: body.into(),
        ..request
    });
    let stretches = request
        .as_ref()
        .zip(whose(&edge.served, &path))
        .is_some_and(|(request, (_, desk))| desk.stretches(request));
    let working = async {
        // It is never closed, so a turn always comes.
        let turn = match stretches {
            true => edge.stretching.acquire().await.ok(),
            false => None,
        };
        let (edge, path) = (Arc::clone(&edge), path.clone());
        // Desks wait for a disk, and a password takes its time: neither may hold up the others.
        let answer = tokio::task::spawn_blocking(move || {
            let answer = whose(&edge.served, &path).map(|(_, desk)| match &request {
                Some(request) => desk.answer(request),
                None => desk.no_such_method(&path),
            });
            look_after_alarms(&edge);
            answer
        })
        .await;
        drop(turn);
        answer
    };
    match timeout(PATIENCE, working).await {
        Ok(Ok(Some(answer))) => http(answer),
        Ok(Ok(None)) => plain(404, "there is no such page\n"),
        Ok(Err(_)) => plain(500, "that went wrong on our side\n"),
        Err(_) => plain(503, "that takes too long\n"),
    }
}

/// The desk whose path it is, if it is served here.
fn whose<'s>(served: &'s Served, path: &str) -> Option<(DeskName, &'s dyn desk::Answers)> {
    let first = path.split('/').nth(1).unwrap_or_default();
    let name = DeskName::from_word(first)?;
    let found = served.desks.iter().find(|(each, _)| *each == name);
    found.map(|(name, desk)| (*name, desk.as_ref()))
}

/// What belongs to no desk.
fn own(
    edge: &Edge,
    method: Option<desk::Method>,
    path: &str,
    accepted: &str,
    body: &[u8],
) -> Option<Sent> {
    match (method?, path) {
        (desk::Method::Get, "/healthz") => Some(plain(200, "ok\n")),
        (desk::Method::Get, "/") => Some(entrance(
            &edge.served,
            &edge.served.words.accepted(accepted),
        )),
        (desk::Method::Get, _) => {
            let asset = edge.served.assets.find(path)?;
            let answer = Answer::of(200, asset.content_type, asset.bytes.clone())
                .with("cache-control", FOR_EVER);
            Some(http(guarded(answer)))
        }
        (desk::Method::Post, "/test/clock") => {
            let moved = edge.clock.as_ref().map(|clock| {
                let moved = move_clock(clock, body);
                if let Some(keeper) = &edge.served.keeper {
                    keeper.tick(clock.now());
                }
                moved
            });
            look_after_alarms(edge);
            moved
        }
        (desk::Method::Post, _) => None,
    }
}

/// Where somebody chooses a desk. It says nothing that a stranger should not read.
fn entrance(served: &Served, w: &Words) -> Sent {
    let links: String = served
        .desks
        .iter()
        .filter_map(|(name, _)| Desk::of(name.word()))
        .map(|desk| {
            let (word, label, what) = (desk.word(), desk.name(w), desk.purpose(w));
            format!(
                "<li class=\"pad\"><p><a class=\"btn\" href=\"/{word}/\">{label}</a></p><p>{what}</p></li>\n"
            )
        })
        .collect();
    let page = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\
         <link rel=\"stylesheet\" href=\"{}\"></head>\n<body class=\"review\"><main id=\"main\"><h1>{1}</h1>\
         <ul class=\"plain\">\n{links}</ul></main></body></html>\n",
        w.code(),
        w.t("page-name"),
        served.assets.style.path
    );
    http(guarded(
        Answer::page(page).with("cache-control", "no-store"),
    ))
}

/// What a browser must not do with what no desk answers.
fn guarded(answer: Answer) -> Answer {
    answer
        .with("content-security-policy", POLICY)
        .with("referrer-policy", "no-referrer")
        .with("x-content-type-options", "nosniff")
        .with("cross-origin-resource-policy", "same-origin")
}

/// Where the clock stands, what it lets happen has happened before a request is answered, so that tests need not
/// wait. Otherwise alarms have a thread of their own, and no answer waits for mail.
fn look_after_alarms(edge: &Edge) {
    if let (Some(_), Some(alarms)) = (&edge.clock, &edge.served.alarms) {
        alarms.look();
    }
}

fn move_clock(clock: &StandingClock, body: &[u8]) -> Sent {
    let told: Option<serde_json::Value> = serde_json::from_slice(body).ok();
    let now = told
        .as_ref()
        .and_then(|told| told.get("now")?.as_str())
        .and_then(|text| Moment::parse(text).ok());
    match now {
        Some(now) => {
            let stands = clock.set(now).timestamp();
            let body = serde_json::json!({ "now": stands.to_string() }).to_string();
            http(Answer::of(200, "application/json", body.into_bytes()))
        }
        None => plain(
            400,
            "expected {\"now\": TIME}, an RFC 3339 time with an offset\n",
        ),
    }
}

pub(crate) fn plain(status: u16, text: &str) -> Sent {
    let body = text.as_bytes().to_vec();
    let answer = Answer::of(status, "text/plain; charset=utf-8", body);
    http(guarded(answer.with("cache-control", "no-store")))
}

fn http(answer: Answer) -> Sent {
    let mut response = Response::new(Full::from(answer.body));
    // INVARIANT: desks give statuses and headers that HTTP can write; what is not one is left out.
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(&value),
        ) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
