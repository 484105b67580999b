//! Reads `changes` of an indicator: months from which it is not comparable with before.
//!
//! `changes = ["2021-03"]`, or with the reason that reports give: `changes = [{ from = "2021-03", reason = "改用新口径" }]`.

use super::indicator::Rebase;
use crate::catalog::reading::{KeyTable, Node, Table, Takes, key};
use crate::diag::Diagnostic;
use crate::measure::{Every, Month};
use crate::say;
use toml::de::DeValue;

/// An entry of `changes`.
pub(super) static CHANGE: KeyTable = KeyTable {
    id: "changes",
    heading: "changes = [{ … }]",
    keys: &[key("from", Takes::Month).required(), key("reason", Takes::Text)],
};

/// Reads them in order of time. Errors are reported where they stand.
pub(crate) fn read(table: Table<'_>) -> Vec<Rebase> {
    let Some(node) = table.get("changes") else { return Vec::new() };
    if table.text("cycle").is_some() {
        let message = say!("changes-without-effect");
        table.doc.findings.warning("unused-key", node.key_location(), message);
    }
    let mut changes: Vec<Rebase> = Vec::new();
    for entry in node.entries() {
        let Some(change) = one(entry) else { continue };
        if let Some(before) = changes.last().filter(|before| before.from >= change.from) {
            let (earlier, later) = (before.from, change.from);
            let message = say!("changes-out-of-order", %later, %earlier);
            entry.error(Diagnostic::error("value-error", message));
        } else {
            changes.push(change);
        }
    }
    changes
}

fn one(node: Node<'_>) -> Option<Rebase> {
    let DeValue::Table(_) = node.value else { return Some(Rebase { from: month(node)?, reason: String::new() }) };
    let table = node.table()?;
    table.expect_keys(&CHANGE);
    let from = month(table.need("from")?)?;
    Some(Rebase { from, reason: table.text("reason").unwrap_or_default().trim().to_owned() })
}

fn month(node: Node<'_>) -> Option<Month> {
    let period = node.period()?;
    if period.every() != Every::Month {
        let message = say!("day-for-a-month");
        node.error(Diagnostic::error("value-error", message));
        return None;
    }
    Some(Month::of(period.first_day()))
}
