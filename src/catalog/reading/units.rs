//! The finding for a unit that is not known.

use crate::diag::Diagnostic;
use crate::measure::Units;
use crate::measure::notation;
use crate::say;

/// Names the nearest unit that is known, or a few examples.
pub(crate) fn unknown_unit(name: &str, units: &Units) -> Diagnostic {
    let known: Vec<String> = units.names().collect();
    let finding = Diagnostic::error("unknown-unit", say!("unknown-unit", name));
    match notation::nearest(name, known.iter().map(String::as_str)) {
        Some(near) => finding.did_you_mean(Some(near)),
        None => finding.hint(say!("unknown-unit-hint")),
    }
}
