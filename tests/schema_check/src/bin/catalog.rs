//! `catalog SCHEMA FOLDER…`: that the schema of `onpace.toml` is sound, accepts every `onpace.toml` below the folders and `sound.toml`, and
//! refuses those of `wrong/` whose first line says so, and no others. Exit 1 where it does not.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let table: toml::Table = text.parse().unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    plain(toml::Value::Table(table))
}

/// As editors see it: dates are texts.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(n) => n.into(),
        toml::Value::Float(x) => x.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(list) => list.into_iter().map(plain).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
    }
}

fn catalogs(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            catalogs(&path, all);
        } else if path.file_name().is_some_and(|name| name == "onpace.toml") {
            all.push(path);
        }
    }
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1).map(PathBuf::from);
    let schema = args.next().expect("the schema's path");
    let schema: Value = serde_json::from_str(&fs::read_to_string(&schema).expect("the schema")).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema by the rules of its draft");
    let schema = jsonschema::validator_for(&schema).expect("a sound schema");
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut accepted = vec![own.join("sound.toml")];
    args.for_each(|folder| catalogs(&folder, &mut accepted));
    let (mut faults, mut refused) = (0, 0);
    for path in &accepted {
        for error in schema.iter_errors(&json(path)) {
            eprintln!("{}: {}: {error:.200}", path.display(), error.instance_path());
            faults += 1;
        }
    }
    let mut wrong: Vec<PathBuf> = fs::read_dir(own.join("wrong")).expect("wrong catalogs").map(|e| e.expect("a file").path()).collect();
    wrong.sort();
    for path in &wrong {
        let text = fs::read_to_string(path).expect("a catalog");
        let says = text.lines().next().is_some_and(|line| line.contains("by the schema"));
        let valid = schema.is_valid(&json(path));
        if valid == says {
            eprintln!("{}: {}", path.display(), if valid { "accepted" } else { "refused" });
            faults += 1;
        }
        refused += usize::from(!valid);
    }
    println!("{} catalogs accepted, {refused} of {} wrong ones refused", accepted.len(), wrong.len());
    if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
