//! Warnings in the report's language.

use crate::diag::{Diagnostic, Location};
use crate::locale::Locale;
use crate::report::context::Context;
use crate::words::Language;

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

/// Where a warning is about: `feeds/a.csv第27行：` in Chinese, `feeds/a.csv:27: ` in English.
fn place(l: &Locale, at: &Location) -> String {
    match (l.language(), at.line) {
        (Language::English, _) => format!("{at}: "),
        (Language::Chinese, Some(line)) => l.say("place-line", &[("file", &at.file), ("line", &line.to_string())]),
        (Language::Chinese, None) => l.say("place", &[("file", &at.file)]),
    }
}
