//! Reads how an indicator is described in a tracking table: `code`, `definition`, `verification`, `level`, `assumption`.

use super::description::{Description, ResultLevel};
use crate::catalog::reading::{Table, Takes, words};
use crate::diag::Diagnostic;
use crate::say;
use std::collections::BTreeMap;

const LEVELS: [(&str, ResultLevel); 4] = [
    ("impact", ResultLevel::Impact),
    ("outcome", ResultLevel::Outcome),
    ("output", ResultLevel::Output),
    ("activity", ResultLevel::Activity),
];

/// What `level` takes.
pub(super) const LEVEL: Takes = Takes::Words(|| words(&LEVELS));

/// The keys of a description.
pub(super) fn description(table: Table<'_>) -> Description {
    let text = |key: &str| table.text(key).map(|text| text.trim().to_owned()).unwrap_or_default();
    Description {
        code: text("code"),
        definition: text("definition"),
        verification: text("verification"),
        level: table.word("level", &LEVELS),
        assumption: text("assumption"),
    }
}

/// Refuses a code that an earlier indicator has.
pub(super) fn check_codes(tables: &[Table<'_>]) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for table in tables {
        let Some(node) = table.get("code") else { continue };
        let Some(code) = node.text().map(str::trim).filter(|code| !code.is_empty()) else { continue };
        match first.get(code) {
            Some(other) => {
                let message = say!("code-twice", code, other = *other);
                node.error(Diagnostic::error("duplicate-code", message));
            }
            None => {
                first.insert(code, table.name);
            }
        }
    }
}
