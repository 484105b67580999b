//! Ids that no indicator may have, because its files would overwrite others.

use crate::catalog::reading::Table;
use crate::diag::Diagnostic;
use crate::say;

/// Charts of the whole project. Trend charts lie beside them under the ids of their indicators; the names of all other charts have a
/// hyphen, which no id has.
const CHARTS: [&str; 2] = ["board", "matrix"];
/// Device names of Windows, where no file can have such a name, whatever its extension.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether a file named after the id would clash with another file or could not be written on every system.
#[must_use]
pub fn is_reserved_id(id: &str) -> bool {
    CHARTS.contains(&id) || DEVICES.contains(&id)
}

/// Refuses the id of `[indicator.<id>]` if it is reserved.
pub(super) fn check(table: Table<'_>) {
    let id = table.name;
    if is_reserved_id(id) {
        let message = say!("reserved-id", id);
        table.doc.findings.push(Diagnostic::error("reserved-id", message).at(table.location()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_charts_and_of_devices_are_reserved() {
        assert!(["board", "matrix", "con", "lpt9"].into_iter().all(is_reserved_id));
        assert!(!["boards", "tobacco_acreage", "com", "com10", "trend"].into_iter().any(is_reserved_id));
    }
}
