//! Which numbers are counts that the rules can judge.

use super::slot::Slot;
use crate::assess::{has_own_amounts, target_window};
use crate::catalog::{Catalog, Measure, Protect, Source, Target};
use crate::series::Window;

/// Whether a number below the root is a count that the rules can judge: it counts those whom they protect, and nothing printed in
/// other months is to be subtracted from it.
pub(super) fn is_countable(catalog: &Catalog, slot: &Slot<'_>, protect: Protect) -> bool {
    let Source::Rows(rows) = &slot.indicator.source else { return false };
    let counted =
        matches!(rows.measure, Measure::Sum(_) | Measure::Count | Measure::Distinct(_) | Measure::Open { .. });
    let targets: Vec<&Target> = catalog.targets_of(&slot.indicator.id).collect();
    counted
        && protect.is_counted_by(slot.indicator.unit)
        && targets.iter().all(|t| t.reference.is_none())
        && stands_alone(slot, &targets)
}

/// Whether no other month's number says anything of this one: states of months and periods' own amounts. Totals that grow can be
/// subtracted from one another, and a value of the year is the same in several months.
fn stands_alone(slot: &Slot<'_>, targets: &[&Target]) -> bool {
    if !has_own_amounts(slot.indicator) {
        return !slot.indicator.yearly;
    }
    let window = |target: &&Target| target_window(slot.indicator, target, Window::YearToDate);
    slot.window == Window::Own && targets.iter().map(window).all(|window| window == Window::Own)
}
