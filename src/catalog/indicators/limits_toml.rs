//! Reads the numbers of an indicator that its values are held against: `stale_after`, `within_days`.

use super::kind::Kind;
use crate::catalog::reading::{Node, Table};
use crate::diag::Diagnostic;
use crate::say;

/// Reads after how many own periods a carried value is none. The amounts of a flow are never carried.
pub(super) fn stale_after(table: Table<'_>, kind: Option<Kind>) -> Option<u16> {
    let node = table.get("stale_after")?;
    if kind == Some(Kind::Flow) {
        node.doc.findings.warning("unused-key", node.key_location(), say!("stale-after-without-effect"));
    }
    above_zero(node)
}

/// Reads within how many days an open case is to be closed.
pub(super) fn within_days(table: Table<'_>, kind: Option<Kind>) -> Option<u32> {
    let node = table.get("within_days")?;
    if let Some(kind) = kind.filter(|kind| *kind != Kind::Open) {
        let is = kind.as_str();
        let message = say!("within-days-without-effect", is);
        node.doc.findings.warning("unused-key", node.key_location(), message);
    }
    above_zero(node).map(u32::from)
}

fn above_zero(node: Node<'_>) -> Option<u16> {
    let number = node.whole()?;
    if number == 0 {
        let key = node.key;
        let message = say!("not-above-zero", key);
        node.error(Diagnostic::error("value-error", message));
    }
    Some(number).filter(|n| *n > 0)
}
