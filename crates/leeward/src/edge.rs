//! The edge: HTTP in, a desk's answer out. No other file knows HTTP.

use std::{io, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, Response, StatusCode, header::DATE},
};
use desk::{Answer, Clock as _, MULTIPART_LIMIT, StandingClock};
use keys::DeskName;
use page::Words;
use rules::Moment;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tower_http::timeout::TimeoutLayer;

use crate::{house::desks::Served, seams::PATIENCE};

/// A form with its files, and what surrounds them.
const BODY_LIMIT: usize = MULTIPART_LIMIT + 64 * 1024;
/// Assets carry their bytes' hash in their names.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What a request is answered from.
struct Edge {
    served: Served,
    /// Moved by `POST /test/clock`; there in tests alone.
    clock: Option<Arc<StandingClock>>,
}

/// Answers until the process is told to stop; what is being answered then is finished.
pub(crate) async fn serve(
    listener: TcpListener,
    served: Served,
    clock: Option<Arc<StandingClock>>,
) -> io::Result<()> {
    let edge = Arc::new(Edge { served, clock });
    let router = Router::new()
        .fallback(answer)
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            PATIENCE,
        ))
        .with_state(edge);
    let (mut stop, mut quit) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    axum::serve(listener, router)
        .with_graceful_shutdown(async move {
            tokio::select! {
                _ = stop.recv() => {}
                _ = quit.recv() => {}
            }
        })
        .await
}

async fn answer(State(edge): State<Arc<Edge>>, request: Request) -> Response<Body> {
    let clock = edge.clock.clone();
    let mut response = answered(edge, request).await;
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

async fn answered(edge: Arc<Edge>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let head = parts.method == Method::HEAD;
    let path = parts.uri.path().to_owned();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return match whose(&edge, &path).and_then(|desk| desk.too_much(&path)) {
            Some(answer) => http(answer),
            None => plain(413, "what was sent is too much at once\n"),
        };
    };
    let method = match parts.method {
        Method::GET | Method::HEAD => Some(desk::Method::Get),
        Method::POST => Some(desk::Method::Post),
        _ => None,
    };
    let accepted = parts.headers.get("accept-language");
    let accepted = accepted.and_then(|value| value.to_str().ok());
    if let Some(other) = own(&edge, method, &path, accepted.unwrap_or_default(), &body) {
        return without_body(head, other);
    }
    let headers = parts.headers.iter().filter_map(|(name, value)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    });
    let request = method.map(|method| desk::Request {
        method,
        path: path.clone(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: headers.collect(),
        body: body.into(),
    });
    // Desks wait for a disk, and a password takes its time: neither may hold up the others.
    let answered = tokio::task::spawn_blocking(move || {
        let answer = whose(&edge, &path).map(|desk| match &request {
            Some(request) => desk.answer(request),
            None => desk.no_such_method(&path),
        });
        look_after_alarms(&edge);
        answer
    });
    let response = match answered.await {
        Ok(Some(answer)) => http(answer),
        Ok(None) => plain(404, "there is no such page\n"),
        Err(_) => plain(500, "that went wrong on our side\n"),
    };
    without_body(head, response)
}

/// The desk whose path it is, if it is served here.
fn whose<'e>(edge: &'e Edge, path: &str) -> Option<&'e dyn desk::Answers> {
    let first = path.split('/').nth(1).unwrap_or_default();
    let name = DeskName::from_word(first)?;
    let found = edge.served.desks.iter().find(|(each, _)| *each == name);
    found.map(|(_, desk)| desk.as_ref())
}

/// What belongs to no desk.
fn own(
    edge: &Edge,
    method: Option<desk::Method>,
    path: &str,
    accepted: &str,
    body: &[u8],
) -> Option<Response<Body>> {
    match (method?, path) {
        (desk::Method::Get, "/healthz") => Some(plain(200, "ok\n")),
        (desk::Method::Get, "/") => Some(entrance(
            &edge.served,
            &edge.served.words.accepted(accepted),
        )),
        (desk::Method::Get, _) => {
            let asset = edge.served.assets.find(path)?;
            let answer = Answer::of(200, asset.content_type, asset.bytes.clone())
                .with("cache-control", FOR_EVER)
                .with("x-content-type-options", "nosniff");
            Some(http(answer))
        }
        (desk::Method::Post, "/test/clock") => {
            let moved = edge.clock.as_ref().map(|clock| {
                let moved = move_clock(clock, body);
                edge.served.keeper.tick(clock.now());
                moved
            });
            look_after_alarms(edge);
            moved
        }
        (desk::Method::Post, _) => None,
    }
}

/// Where somebody chooses a desk. It says nothing that a stranger should not read.
fn entrance(served: &Served, w: &Words) -> Response<Body> {
    let links: String = served
        .desks
        .iter()
        .map(|(name, _)| {
            let label = w.t(match name {
                DeskName::Client => "desk-client",
                DeskName::Victim => "desk-victim",
                DeskName::Program => "desk-program",
                DeskName::Review => "desk-review",
            });
            format!("<li><p><a class=\"btn\" href=\"/{name}/\">{label}</a></p></li>\n")
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
    let answer = Answer::page(page)
        .with("cache-control", "no-store")
        .with(
            "content-security-policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'",
        )
        .with("referrer-policy", "no-referrer")
        .with("x-content-type-options", "nosniff");
    http(answer)
}

/// Where the clock stands, what it lets happen has happened before a request is answered, so that tests need not
/// wait. Otherwise alarms have a thread of their own, and no answer waits for mail.
fn look_after_alarms(edge: &Edge) {
    if let (Some(_), Some(alarms)) = (&edge.clock, &edge.served.alarms) {
        alarms.look();
    }
}

fn move_clock(clock: &StandingClock, body: &[u8]) -> Response<Body> {
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

fn plain(status: u16, text: &str) -> Response<Body> {
    let body = text.as_bytes().to_vec();
    let answer = Answer::of(status, "text/plain; charset=utf-8", body);
    http(answer.with("cache-control", "no-store"))
}

fn http(answer: Answer) -> Response<Body> {
    let mut response = Response::new(Body::from(answer.body));
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

fn without_body(head: bool, mut response: Response<Body>) -> Response<Body> {
    if head {
        *response.body_mut() = Body::empty();
    }
    response
}
