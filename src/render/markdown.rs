//! `briefing.md`: the briefing as Markdown, with the charts beside it.

use crate::report::Report;
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde_json::Value as Json;
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("briefing.md.j2");

/// The briefing.
///
/// # Panics
/// If the bundled template is broken, which tests rule out.
#[must_use]
pub fn briefing_md(report: &Report) -> String {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().expect("the usual delimiters"),
    );
    env.add_filter("md", |text: String| escaped(&text));
    env.add_template("briefing", TEMPLATE).expect("the bundled template parses");
    let report = serde_json::to_value(report).expect("a report is plain data");
    let page = env.get_template("briefing").and_then(|t| t.render(value(report))).expect("the bundled template fits");
    squeezed(&page)
}

/// The report as templates see it.
fn value(json: Json) -> Value {
    match json {
        Json::Null => Value::from(()),
        Json::Bool(b) => Value::from(b),
        Json::Number(n) => n.as_i64().map_or_else(|| Value::from(n.as_f64().unwrap_or_default()), Value::from),
        Json::String(s) => Value::from(s),
        Json::Array(list) => list.into_iter().map(value).collect::<Vec<Value>>().into(),
        Json::Object(map) => map.into_iter().map(|(k, v)| (k, value(v))).collect::<BTreeMap<String, Value>>().into(),
    }
}

/// Text that stays one table cell and brings no markup with it.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Without more than one empty line in a row.
fn squeezed(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut empty = true;
    for line in page.lines().map(str::trim_end) {
        if !(line.is_empty() && empty) {
            out.push_str(line);
            out.push('\n');
        }
        empty = line.is_empty();
    }
    out
}
