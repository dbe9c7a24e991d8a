//! What a program does by itself, for whoever runs the machine: spans of OpenTelemetry, in a file that is off unless it is given.
//!
//! One line for each look of the keeper in which something took its time or did not get through, and for the first one of a
//! process: OTLP in its JSON form (opentelemetry-proto 1, `TracesData`; ids in hexadecimal, times in nanoseconds as text), as a
//! collector's `otlpjsonfile` receiver reads it. Nothing is sent anywhere.
//!
//! INVARIANT: a span's name is `&'static str` and it has no attribute, so that no path, name, number or word can become one;
//! and no request makes a span (docs/decisions/0102, 0160).

use std::{
    fs::{File, OpenOptions},
    io::Write as _,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use clap::Args;
use keys::Stream;
use rules::Moment;
use serde_json::{Value, json};

use crate::{output::Trouble, seams};

/// Where spans are written, if anywhere.
#[derive(Debug, Clone, Args)]
pub(crate) struct Wanted {
    /// Adds to this file how long the work takes that is done by itself (backups, each night's orders, each week's texts): spans of
    /// OpenTelemetry in JSON, a line each. Nowhere where it is left out.
    #[arg(long, value_name = "FILE")]
    traces: Option<PathBuf>,
}

impl Wanted {
    /// The file, if there is to be one.
    pub(crate) fn file(self) -> Option<PathBuf> {
        self.traces
    }
}

/// What took no longer is not written down, unless it failed.
const SHORT: Duration = Duration::from_millis(100);
/// `SpanKind` INTERNAL: nobody asked for it, and it asks nobody.
const INTERNAL: u8 = 1;
/// `StatusCode` OK.
const OK: u8 = 1;
/// `StatusCode` ERROR.
const ERROR: u8 = 2;

/// One part of a look: what, when it began and ended after the look itself did, and whether it got through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) began: Duration,
    pub(crate) ended: Duration,
    pub(crate) good: bool,
}

/// A file of spans.
pub(crate) struct Traces {
    file: File,
    stream: Stream,
    first: bool,
}

impl Traces {
    /// Adds to a file, which is made where there is none, readable by who serves alone.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn to(file: &Path) -> Result<Self, Trouble> {
        let mut how = OpenOptions::new();
        let opened = how.create(true).append(true).mode(0o600).open(file);
        let said = |error| Trouble::wrong(format!("{}: {error}", file.display()));
        Ok(Self {
            file: opened.map_err(said)?,
            stream: Stream::from_seed(seams::seed()?),
            first: true,
        })
    }

    /// Writes one look down, if anybody would want to know of it. What goes wrong is told on standard error: nothing waits for
    /// a span.
    pub(crate) fn looked(&mut self, at: Moment, parts: &[Part]) {
        let took = parts
            .iter()
            .map(|part| part.ended)
            .max()
            .unwrap_or_default();
        let good = parts.iter().all(|part| part.good);
        if std::mem::take(&mut self.first) || took >= SHORT || !good {
            let line = format!("{}\n", self.line(at, took, good, parts));
            if let Err(error) = self.file.write_all(line.as_bytes()) {
                let _ = writeln!(std::io::stderr(), "traces: {error}");
            }
        }
    }

    fn line(&self, at: Moment, took: Duration, good: bool, parts: &[Part]) -> Value {
        let trace = hex::encode(self.stream.bytes::<16>());
        let root = hex::encode(self.stream.bytes::<8>());
        let span = |id: &str, parent: &str, part: &Part| {
            let nanos = |after: Duration| {
                let begin = i128::from(at.second()) * 1_000_000_000;
                (begin + i128::try_from(after.as_nanos()).unwrap_or_default()).to_string()
            };
            json!({
                "traceId": trace,
                "spanId": id,
                "parentSpanId": parent,
                "name": part.name,
                "kind": INTERNAL,
                "startTimeUnixNano": nanos(part.began),
                "endTimeUnixNano": nanos(part.ended),
                "status": { "code": if part.good { OK } else { ERROR } },
            })
        };
        let whole = Part {
            name: "upkeep",
            began: Duration::ZERO,
            ended: took,
            good,
        };
        let mut spans = vec![span(&root, "", &whole)];
        for part in parts {
            spans.push(span(&hex::encode(self.stream.bytes::<8>()), &root, part));
        }
        let word =
            |key: &str, value: &str| json!({ "key": key, "value": { "stringValue": value } });
        json!({ "resourceSpans": [{
            "resource": { "attributes": [
                word("service.name", "leeward"),
                word("service.version", env!("CARGO_PKG_VERSION")),
            ] },
            "scopeSpans": [{ "scope": { "name": "leeward.upkeep" }, "spans": spans }],
        }] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &'static str, took: u64, good: bool) -> Part {
        Part {
            name,
            began: Duration::from_millis(3),
            ended: Duration::from_millis(3 + took),
            good,
        }
    }

    #[test]
    fn what_took_its_time_or_failed_is_a_line_and_what_did_nothing_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("spans.jsonl");
        let mut traces = Traces::to(&file).unwrap();
        let now = Moment::parse("2026-11-23T20:00:00-06:00").unwrap();
        traces.looked(now, &[part("orders", 1, true)]);
        traces.looked(now, &[part("orders", 2, true)]);
        traces.looked(now, &[part("texts", 1, true), part("orders", 2, false)]);
        traces.looked(now, &[part("orders", 90, true), part("backup", 150, true)]);
        drop(traces);
        // Another process goes on in the same file.
        Traces::to(&file).unwrap().looked(now, &[]);
        let text = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let spans = |line: &Value| {
            let spans = line["resourceSpans"][0]["scopeSpans"][0]["spans"].clone();
            spans.as_array().unwrap().clone()
        };
        let said: Vec<Vec<String>> = lines
            .iter()
            .map(|line| {
                let said = |span: &Value| format!("{} {}", span["name"], span["status"]["code"]);
                spans(line).iter().map(said).collect()
            })
            .collect();
        assert_eq!(
            said,
            [
                vec!["\"upkeep\" 1", "\"orders\" 1"],
                vec!["\"upkeep\" 2", "\"texts\" 1", "\"orders\" 2"],
                vec!["\"upkeep\" 1", "\"orders\" 1", "\"backup\" 1"],
                vec!["\"upkeep\" 1"],
            ]
        );
        let slow = spans(&lines[2]);
        assert_eq!(slow[0]["parentSpanId"], "");
        assert_eq!(slow[2]["parentSpanId"], slow[0]["spanId"]);
        assert_eq!(slow[2]["traceId"], slow[0]["traceId"]);
        assert_ne!(slow[0]["traceId"], spans(&lines[0])[0]["traceId"]);
        assert_eq!(slow[0]["traceId"].as_str().unwrap().len(), 32);
        assert_eq!(slow[0]["spanId"].as_str().unwrap().len(), 16);
        assert_eq!(slow[2]["startTimeUnixNano"], "1795485600003000000");
        assert_eq!(slow[2]["endTimeUnixNano"], "1795485600153000000");
    }

    #[test]
    fn a_file_that_cannot_be_opened_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let Err(trouble) = Traces::to(folder.path()) else {
            panic!("a folder is no file");
        };
        assert!(
            trouble
                .to_string()
                .contains(&folder.path().display().to_string())
        );
    }
}
