//! Ids that no indicator may have, because its charts could not be written or would overwrite others.

use crate::catalog::reading::Table;
use crate::diag::Diagnostic;
use crate::disk::{NameFault, check_name};
use crate::say;

/// Charts of the whole project. Trend charts lie beside them under the ids of their indicators; the names of all other charts have a
/// hyphen, which no id has.
const CHARTS: [&str; 2] = ["board", "matrix"];

/// Bytes of an id: a chart's name adds its kind, promise, region, page and language to it, and a file's name has 255.
const LONGEST: usize = 100;

/// Whether a file named after the id would clash with another file or could not be written on every system.
#[must_use]
pub fn is_reserved_id(id: &str) -> bool {
    CHARTS.contains(&id) || check_name(id) == Err(NameFault::Reserved)
}

/// Refuses the id of `[indicator.<id>]` if its files could not be written.
pub(super) fn check(table: Table<'_>) {
    let id = table.name;
    let (code, message) = if id.len() > LONGEST {
        let (n, most) = (id.len(), LONGEST);
        ("long-id", say!("long-id", id, n, most))
    } else if is_reserved_id(id) {
        ("reserved-id", say!("reserved-id", id))
    } else {
        return;
    };
    table.doc.findings.push(Diagnostic::error(code, message).at(table.location()).hint(say!("reserved-id-hint")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_charts_and_of_devices_are_reserved() {
        assert!(["board", "matrix", "con", "lpt9", "com0"].into_iter().all(is_reserved_id));
        assert!(!["boards", "tobacco_acreage", "com", "com10", "trend"].into_iter().any(is_reserved_id));
    }
}
