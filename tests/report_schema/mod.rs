//! `docs/report.schema.json` describes every key of `report.json`: it is made from the types, and reports of several months, editions,
//! languages and projects follow it.

mod types;

use boon::{Compiler, Schemas};
use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pack;
use onpace::pipeline::{Making, Study, report_for};
use onpace::render::json::report_json;
use onpace::report::{Edition, VERSION};
use onpace::words::Language;
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

fn against_schema(reports: &[(String, Vec<u8>)]) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let text = std::fs::read_to_string(file()).expect("the schema");
    compiler.add_resource("report.schema.json", serde_json::from_str(&text).expect("JSON")).expect("a resource");
    let schema = compiler.compile("report.schema.json", &mut schemas).expect("a sound schema");
    for (name, bytes) in reports {
        let report: Value = serde_json::from_slice(bytes).expect("JSON");
        if let Err(error) = schemas.validate(&report, schema) {
            panic!("{name}: {error:#}");
        }
        let mut wrong = report.clone();
        wrong["rows"][0]["numbers"]["value"] = json!("12");
        assert!(schemas.validate(&wrong, schema).is_err(), "{name}: a number as a text goes unnoticed");
        let mut more = report;
        more["rows"][0]["undescribed"] = json!(1);
        assert!(schemas.validate(&more, schema).is_err(), "{name}: a key that nobody described goes unnoticed");
    }
}

fn reports(study: &Study, name: &str, months: &[Month]) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for month in months {
        for language in [Language::Chinese, Language::English] {
            for edition in [Edition::Internal, Edition::Public] {
                let report = report_for(study, *month, &Making::of(language, edition)).expect("a report");
                let name = format!("{name} {month} {} {}", language.as_str(), edition.as_str());
                if !report.rows.is_empty() {
                    all.push((name, report_json(&report)));
                }
            }
        }
    }
    all
}

#[test]
fn reports_of_the_bundled_county_follow_the_schema() {
    let study = Study::load(&pack::project(), |_| {}).expect("the bundled project");
    against_schema(&reports(&study, "county", &[Month::new(2020, 11), Month::new(2021, 9), Month::new(2021, 12)]));
}

/// Every other project beside it, at its last month and half a year before.
#[test]
fn reports_of_other_sample_projects_follow_the_schema() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for entry in std::fs::read_dir(data).expect("a folder") {
        let folder = entry.expect("an entry").path();
        if !folder.join("onpace.toml").exists() || folder.ends_with("xiangcheng") {
            continue;
        }
        let name = folder.display().to_string();
        let study = Study::load(&ProjectFiles::Folder(folder), |_| {}).expect("a sound project");
        let last = study.latest_month().unwrap_or(study.catalog.start);
        against_schema(&reports(&study, &name, &[last, last.plus(-6)]));
    }
}
