//! Which numbers are counts that the rules can judge.

use crate::assess::target_window;
use crate::catalog::{Catalog, Protect, Source, Target};
use crate::disclosure::which_numbers_are_printed::Slot;
use crate::series::Window;

/// Whether a number below the root is a count that the rules can judge: it counts those whom they protect, and nothing printed in
/// other months is to be subtracted from it.
pub(super) fn is_countable(catalog: &Catalog, slot: &Slot<'_>, protect: Protect) -> bool {
    let Source::Rows(rows) = &slot.indicator.source else { return false };
    let targets: Vec<&Target> = catalog.targets_of(&slot.indicator.id).collect();
    rows.measure.name().is_total()
        && protect.is_counted_by(slot.indicator.unit)
        && targets.iter().all(|t| t.reference.is_none())
        && stands_alone(slot, &targets)
}

/// Whether no other month's number says anything of this one: states of months and periods' own amounts. Totals that grow can be
/// subtracted from one another, and a value of the year is the same in several months.
fn stands_alone(slot: &Slot<'_>, targets: &[&Target]) -> bool {
    if !slot.indicator.has_own_amounts() {
        return !slot.indicator.yearly;
    }
    let window = |target: &&Target| target_window(slot.indicator, target, Window::YearToDate);
    slot.window == Window::Own && targets.iter().map(window).all(|window| window == Window::Own)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{EAST, PEOPLE, catalog, indicator};
    use super::*;
    use std::collections::BTreeSet;

    /// Whether the first indicator's numbers in a window are countable.
    fn is(keys: &str, targets: &str, protect: Protect, window: Window) -> bool {
        let catalog = catalog(&[indicator("a", keys), indicator("b", PEOPLE), indicator("c", PEOPLE)], targets);
        let slot = Slot { indicator: &catalog.indicators[0], window, regions: BTreeSet::from([EAST]) };
        is_countable(&catalog, &slot, protect)
    }

    fn state(keys: &str, protect: Protect) -> bool {
        is(keys, "", protect, Window::State)
    }

    fn measured(measure: &str, kind: &str, unit: &str) -> String {
        format!("measure = {{ {measure} }}; kind = \"{kind}\"; unit = \"{unit}\"; better = \"higher\"")
    }

    #[test]
    fn counts_are_countable_and_means_and_ratios_are_not() {
        let person = Protect::Person;
        assert!(state(PEOPLE, person));
        assert!(state(&measured("open = [\"day\", \"until\"]", "open", "人"), person));
        assert!(!state(&measured("mean = \"people\"", "level", "人"), person));
        assert!(!state(&measured("ratio = [\"b\", \"c\"]", "level", "%"), person));
    }

    #[test]
    fn the_unit_must_count_those_whom_the_rule_protects() {
        let is_of = |column: &str, unit: &str, protect| {
            state(&measured(&format!("sum = \"{column}\""), "level", unit), protect)
        };
        assert!(is_of("people", "人", Protect::Person) && !is_of("people", "人", Protect::Household));
        assert!(is_of("houses", "户", Protect::Household) && is_of("houses", "户", Protect::Person));
        assert!(is_of("firms", "家", Protect::Enterprise) && !is_of("firms", "家", Protect::Person));
        assert!(!is_of("loans", "笔", Protect::Enterprise), "three loans may be of one firm");
        assert!(!is_of("area", "亩", Protect::Person), "an area counts nobody");
        assert!(!is_of("people", "人", Protect::None));
    }

    #[test]
    fn a_relative_target_says_something_of_other_regions() {
        let relative = "a,each township,keep,@mean*90%,,2020-01,,,,,\n";
        assert!(!is(PEOPLE, relative, Protect::Person, Window::State));
        assert!(is(PEOPLE, "a,each township,keep,90,,2020-01,,,,,\n", Protect::Person, Window::State));
    }

    #[test]
    fn a_total_that_grows_can_be_subtracted_from_the_next() {
        let flow = measured("sum = \"people\"", "flow", "人");
        let keep = "a,411025,keep,9,,2020-01,,,,,\n";
        let reach = "a,411025,reach,90,,2020-01,,2020-12,,,\n";
        assert!(is(&flow, keep, Protect::Person, Window::Own));
        assert!(!is(&flow, "", Protect::Person, Window::YearToDate));
        assert!(!is(&flow, &format!("{keep}{reach}"), Protect::Person, Window::Own), "another target prints the total");
    }

    #[test]
    fn a_value_of_the_year_is_the_same_in_several_months() {
        let mut catalog = catalog(&[indicator("a", PEOPLE)], "");
        catalog.indicators[0].yearly = true;
        let slot = Slot { indicator: &catalog.indicators[0], window: Window::State, regions: BTreeSet::from([EAST]) };
        assert!(!is_countable(&catalog, &slot, Protect::Person));
    }
}
