//! Reads the numbers of an indicator that its values are held against or multiplied by: `stale_after`, `within_days`, `per`.

use super::indicator::Source;
use super::kind::Kind;
use crate::catalog::reading::{Node, Table};
use crate::diag::Diagnostic;
use crate::measure::{Exact, exact};
use crate::say;
use num_traits::Signed;

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

/// Reads what a ratio is multiplied by, 1 where nothing is stated.
pub(super) fn per(table: Table<'_>, source: Option<&Source>) -> Exact {
    let one = exact::whole(1);
    let Some(node) = table.get("per") else { return one };
    if let Some(Source::Rows(_)) = source {
        node.doc.findings.error("unused-key", node.key_location(), say!("per-for-ratios-only"));
    }
    let Some(per) = node.number() else { return one };
    if !per.is_positive() {
        let key = node.key;
        let message = say!("not-above-zero", key);
        node.error(Diagnostic::error("value-error", message));
    }
    per
}
