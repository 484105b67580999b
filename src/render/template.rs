//! The template engine that the Markdown and the HTML form share.

use crate::report::Report;
use crate::words::Writing;
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// An environment where a name that the report lacks is an error, and lines that hold only tags leave no line.
pub(crate) fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().expect("the usual delimiters"),
    );
    env
}

/// The text between two sentences.
pub(super) fn gap(report: &Report) -> &'static str {
    &Writing::of(report.language).sentence_gap
}

/// The report as a value for templates.
pub(super) fn value(report: &Report) -> Value {
    of(report)
}

/// Plain data as a value for templates.
///
/// # Panics
/// If it is no plain data: a map with other keys than texts.
pub(crate) fn of(data: &impl Serialize) -> Value {
    plain(serde_json::to_value(data).expect("it is plain data"))
}

fn plain(json: Json) -> Value {
    match json {
        Json::Null => Value::from(()),
        Json::Bool(b) => Value::from(b),
        Json::Number(n) => n.as_i64().map_or_else(|| Value::from(n.as_f64().unwrap_or_default()), Value::from),
        Json::String(s) => Value::from(s),
        Json::Array(list) => list.into_iter().map(plain).collect::<Vec<Value>>().into(),
        Json::Object(map) => map.into_iter().map(|(k, v)| (k, plain(v))).collect::<BTreeMap<String, Value>>().into(),
    }
}
