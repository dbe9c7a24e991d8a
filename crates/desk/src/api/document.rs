//! The table of operations as an OpenAPI 3.1 document. It is made once, of the table alone: the same bytes whatever
//! lies in any ledger.

use serde_json::{Map, Value, json};

use super::{Expects, Line, Named, Query, problem};
use crate::Method;

/// What every operation may answer besides what it gives.
const ALWAYS: [u16; 5] = [401, 404, 406, 429, 500];
/// And one that has a query or a place in its path,
const ASKED: [u16; 1] = [422];
/// and one that records.
const RECORDS: [u16; 6] = [400, 403, 409, 413, 415, 422];

/// The whole document.
pub(crate) fn of<D: 'static>(desk: &str, table: &[Line<D>]) -> Vec<u8> {
    let mut named = Named::default();
    let mut paths: Map<String, Value> = Map::new();
    let problem = problem::shape(&mut named);
    for line in table {
        let one = operation(line, &mut named, &problem);
        let place = paths
            .entry(line.path.to_owned())
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(place) = place {
            place.insert(line.method.word().to_ascii_lowercase(), one);
        }
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("Leeward, {desk} desk"),
            "version": "1",
            "description": "The same acts as the desk's pages, for programs. Times are RFC 3339 with an offset, \
                            days are YYYY-MM-DD. A token is made on the account page and belongs to this desk alone.",
        },
        "servers": [{ "url": format!("/{desk}{}", super::BELOW) }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": named.into_value(),
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Made on the desk's account page.",
                },
            },
        },
    });
    // INVARIANT: a value of texts and numbers can always be written.
    serde_json::to_vec_pretty(&document).unwrap_or_default()
}

fn operation<D: 'static>(line: &Line<D>, named: &mut Named, problem: &Value) -> Value {
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({
            "description": "Done.",
            "content": { "application/json": { "schema": (line.gives)(named) } },
        }),
    );
    let more: &[u16] = match line.method {
        Method::Post => &RECORDS,
        Method::Get if !line.query.is_empty() => &ASKED,
        Method::Get => &[],
    };
    for status in ALWAYS.iter().chain(more) {
        responses.insert(
            status.to_string(),
            json!({
                "description": problem::detail(*status),
                "content": { problem::TYPE: { "schema": problem } },
            }),
        );
    }
    let mut one = json!({
        "operationId": line.name,
        "summary": line.purpose,
        "parameters": parameters(line),
        "responses": responses,
    });
    if line.method == Method::Post
        && let Value::Object(map) = &mut one
    {
        let body = json!({
            "required": true,
            "content": { "application/json": { "schema": (line.takes)(named) } },
        });
        map.insert("requestBody".to_owned(), body);
    }
    one
}

fn parameters<D: 'static>(line: &Line<D>) -> Vec<Value> {
    let places = line.path.split('/').filter_map(|part| {
        let name = part.strip_prefix('{')?.strip_suffix('}')?;
        Some(json!({
            "name": name,
            "in": "path",
            "required": true,
            "description": place(name),
            "schema": { "type": "string", "pattern": "^[A-Za-z0-9._-]{1,32}$" },
        }))
    });
    let queries = line.query.iter().map(query);
    places.chain(queries).collect()
}

fn place(name: &str) -> &'static str {
    match name {
        "case" => "The case, as it is marked.",
        "fact" => "A fact of the case.",
        "person" => "A person of the case, as facts name them.",
        "day" => "A day, YYYY-MM-DD.",
        _ => "Which one.",
    }
}

fn query(one: &Query) -> Value {
    let schema = match one.value {
        Expects::Number => json!({ "type": "integer", "minimum": 0, "maximum": 1_000_000 }),
        Expects::OneOf(words) => json!({ "type": "string", "enum": words }),
    };
    json!({
        "name": one.name,
        "in": "query",
        "required": false,
        "description": one.purpose,
        "schema": schema,
    })
}
