//! The unit of a ratio: a share where both parts convert, else one unit for each of another (元/人), for one or for so many of it.

use super::indicator::Indicator;
use crate::catalog::reading::Table;
use crate::diag::Diagnostic;
use crate::measure::{Exact, Unit, exact};
use crate::say;
use num_traits::Signed;

/// The most zeros that `per` may have.
const MOST_ZEROS: u32 = 9;

/// Checks the unit that a ratio of two indicators states, and takes `per` into it: `calls/people` for 1,000 people are calls per 1,000
/// people. `None` where there is an error, which is reported.
pub(super) fn ratio_unit(table: Table<'_>, stated: Unit, top: &Indicator, bottom: &Indicator) -> Option<Unit> {
    let (a, b) = (top.unit, bottom.unit);
    let quotient = a.without_multiple().0.per(b.without_multiple().0);
    let like = a.to(b).is_some();
    let error = |code, message| {
        let at = table.get("unit").map_or(table.location(), |node| node.location());
        let hint = match quotient {
            Some(unit) if !like => say!("mend-ratio-unit", unit),
            _ => say!("mend-ratio-share"),
        };
        table.doc.findings.push(Diagnostic::error(code, message).hint(hint).at(at));
    };
    let per = match table.get("per").map(|_| per_zeros(table)) {
        Some(None) => return None,
        read => read.flatten().filter(|zeros| *zeros > 0),
    };
    let fits = |unit: Unit| quotient.is_some_and(|quotient| quotient.dimension() == unit.dimension());
    if stated.is_share() && like {
        return match per {
            // ‰ are for each 1,000 as it is; anything else stands in the unit.
            Some(zeros) if stated.of_whole() != Some(ten_to(zeros)) => {
                quotient.and_then(|unit| unit.for_so_many(zeros)).or(Some(stated))
            }
            _ => Some(stated),
        };
    }
    if !fits(stated) {
        match quotient {
            Some(_) if like => error("unit-error", say!("ratio-unit-of-like", unit = stated, a, b)),
            Some(quotient) if stated.is_share() => error("unit-error", say!("ratio-units-differ", a, b, quotient)),
            Some(quotient) => error("unit-error", say!("ratio-unit", unit = stated, a, b, quotient)),
            None => error("unit-error", say!("ratio-without-unit", a, b)),
        }
        return None;
    }
    let Some(zeros) = per else { return Some(stated) };
    let unit = stated.for_so_many(zeros);
    if unit.is_none() {
        let per = exact::full(&ten_to(zeros));
        error("unit-error", say!("per-differs-from-unit", per, unit = stated));
    }
    unit
}

/// Refuses `per` on an indicator that is no ratio.
pub(super) fn no_per(table: Table<'_>) {
    if let Some(node) = table.get("per") {
        table.doc.findings.error("unused-key", node.key_location(), say!("per-for-ratios-only"));
    }
}

/// The zeros of `per`: 3 for 1000.
fn per_zeros(table: Table<'_>) -> Option<u32> {
    let node = table.get("per")?;
    let per = node.number()?;
    let key = node.key;
    if !per.is_positive() {
        node.error(Diagnostic::error("value-error", say!("not-above-zero", key)));
        return None;
    }
    let zeros = (0..=MOST_ZEROS).find(|zeros| ten_to(*zeros) == per);
    if zeros.is_none() {
        node.error(Diagnostic::error("value-error", say!("per-is-no-power-of-ten")));
    }
    zeros
}

fn ten_to(zeros: u32) -> Exact {
    exact::whole(10_i64.pow(zeros))
}
