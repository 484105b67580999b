//! `docs/report.schema.json` describes every key of `report.json`: it is made from the types. That reports of several months, editions and
//! languages follow it is held by `tests/schema_check`, a package of its own, which `.ci/run` runs.

mod types;

use onpace::report::VERSION;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use types::{Key, Kind, Shape, Types};

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/report.schema.json")
}

fn kind(of: &Kind) -> Value {
    match of {
        Kind::Text => json!({ "type": "string" }),
        Kind::Integer => json!({ "type": "integer" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Nullable(of) => json!({ "anyOf": [kind(of), { "type": "null" }] }),
        Kind::List(of) => json!({ "type": "array", "items": kind(of) }),
        Kind::Tuple(of) => {
            let items: Vec<Value> = of.iter().map(kind).collect();
            json!({ "type": "array", "prefixItems": items, "minItems": of.len(), "maxItems": of.len(), "items": false })
        }
        Kind::Map(of) => json!({ "type": "object", "additionalProperties": kind(of) }),
        Kind::Of(name) => json!({ "$ref": format!("#/$defs/{name}") }),
    }
}

fn key(of: &Key) -> Value {
    let mut value = kind(&of.kind);
    value["description"] = json!(of.about);
    value
}

fn properties(keys: &[Key]) -> Map<String, Value> {
    keys.iter().map(|of| (of.name.clone(), key(of))).collect()
}

fn shape(of: &Shape) -> Value {
    match of {
        Shape::Object(keys) => {
            let required: Vec<&str> = keys.iter().filter(|k| !k.optional).map(|k| k.name.as_str()).collect();
            json!({ "type": "object", "properties": properties(keys), "required": required, "additionalProperties": false })
        }
        Shape::Words(words) => json!({ "type": "string", "enum": words }),
        Shape::Variants(keys) => json!({
            "type": "object", "properties": properties(keys), "minProperties": 1, "maxProperties": 1, "additionalProperties": false
        }),
    }
}

/// The schema as the types say it is.
fn schema(types: &Types) -> Value {
    let described = types.described.iter().map(|(name, described)| {
        let mut value = shape(&described.shape);
        if !described.about.is_empty() {
            value["description"] = json!(described.about);
        }
        (name.clone(), value)
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("report.json, version {VERSION}"),
        "description": "The whole report of onpace for programs. Amounts in texts named like columns of gaps.csv are decimals in full, as \
            strings, so that no digit is lost; `numbers` beside them has the nearest JSON numbers. Sentences are in the report's language.",
        "$ref": "#/$defs/Report",
        "$defs": described.collect::<Map<String, Value>>(),
    })
}

/// Rewrites the file where `ONPACE_REWRITE` is set.
#[test]
fn the_schema_is_what_the_types_say_and_every_key_is_described() {
    let types = Types::read();
    assert!(types.undescribed.is_empty(), "without a word of documentation: {:#?}", types.undescribed);
    let text = format!("{:#}\n", schema(&types));
    if std::env::var_os("ONPACE_REWRITE").is_some() {
        std::fs::write(file(), &text).expect("written");
    }
    let written = std::fs::read_to_string(file()).unwrap_or_default();
    assert!(written == text, "docs/report.schema.json is not what the types say: run this test with ONPACE_REWRITE=1");
}
