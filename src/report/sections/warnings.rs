//! Warnings in the report's language.

use crate::diag::{Diagnostic, Location};
use crate::locale::Locale;
use crate::report::context::Context;

/// Each with its place and what would mend it, without repeats.
pub(crate) fn warnings(c: &Context<'_>) -> Vec<String> {
    let mut list: Vec<_> = c.input.warnings.iter().collect();
    list.sort();
    let text = |d: &&Diagnostic| {
        let place = d.location.as_ref().map(|at| place(c.locale, at)).unwrap_or_default();
        let hint = d.hint.as_ref().map(|h| format!(" {}", c.locale.pick(h))).unwrap_or_default();
        format!("{place}{}{hint}", c.locale.pick(&d.message))
    };
    let mut out: Vec<String> = list.iter().map(text).collect();
    out.dedup();
    out
}

/// Where a warning is about: `feeds/a.csv第27行：`, `feeds/a.csv:27: `.
fn place(l: &Locale, at: &Location) -> String {
    let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let key = match (at.line, at.column) {
        (None, _) => "place",
        (Some(_), None) => "place-line",
        (Some(_), Some(_)) => "place-column",
    };
    l.say(key, &[("file", &at.file), ("line", &number(at.line)), ("column", &number(at.column))])
}
