//! `schema_check SCHEMA REPORT…`: says where a report does not follow the schema. Exit 1 where one does not, or where mistakes put into
//! it would go unnoticed.

use serde_json::{Value, json};
use std::process::ExitCode;

fn read(path: &str) -> Value {
    let text = std::fs::read(path).unwrap_or_else(|why| panic!("{path}: {why}"));
    serde_json::from_slice(&text).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn main() -> ExitCode {
    let mut paths = std::env::args().skip(1);
    let schema = read(&paths.next().expect("the schema's path"));
    let schema = jsonschema::validator_for(&schema).expect("a sound schema");
    let mut sound = true;
    for path in paths {
        let report = read(&path);
        for error in schema.iter_errors(&report) {
            eprintln!("{path}: {}: {error:.300}", error.instance_path());
            sound = false;
        }
        let mistake = |key: &str, value: Value| {
            let mut wrong = report.clone();
            wrong["rows"][0][key] = value;
            !schema.is_valid(&wrong)
        };
        if !mistake("numbers", json!({ "value": "12" })) || !mistake("undescribed", json!(1)) {
            eprintln!("{path}: a mistake goes unnoticed");
            sound = false;
        }
        println!("{path}");
    }
    if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
