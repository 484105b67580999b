//! Which numbers of protected indicators some form would print.

use crate::catalog::{Indicator, Protect, RegionId, Regions};
use crate::measure::Month;
use crate::report::Assessed;
use crate::series::Window;
use std::collections::{BTreeMap, BTreeSet};

/// An indicator's numbers in one window, of the regions below the root that some form would print.
#[derive(Debug, Clone)]
pub struct Slot<'a> {
    pub indicator: &'a Indicator,
    pub window: Window,
    pub regions: BTreeSet<RegionId>,
}

/// The numbers that some form would print of these rows, and of the parts of those of the root that lag.
pub(super) fn slots<'a>(
    regions: &Regions,
    protected: &BTreeMap<&str, Protect>,
    rows: &[Assessed<'a>],
    as_of: Month,
) -> Vec<Slot<'a>> {
    let mut slots: Vec<Slot<'a>> = Vec::new();
    for row in rows.iter().filter(|row| protected.contains_key(row.indicator.id.as_str())) {
        let printed = match row.region == regions.root() {
            true if row.assessment.verdict.is_lagging() => row.parts(regions, as_of),
            true => Vec::new(),
            false => vec![row.region],
        };
        let same = |slot: &&mut Slot<'_>| slot.indicator.id == row.indicator.id && slot.window == row.window;
        match slots.iter_mut().find(same) {
            Some(slot) => slot.regions.extend(printed),
            None if printed.is_empty() => {}
            None => {
                let regions = printed.into_iter().collect();
                slots.push(Slot { indicator: row.indicator, window: row.window, regions });
            }
        }
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Verdict;
    use crate::disclosure::fixtures::{EAST, EAST_LOWER, EAST_UPPER, PEOPLE, ROOT, WEST, catalog, indicator, row};

    fn found(rows: &[(RegionId, Verdict, Window)]) -> Vec<(Window, Vec<RegionId>)> {
        let catalog = catalog(&[indicator("a", PEOPLE)], "a,411025,reach,90,,2020-01,0,2020-12,,,\n");
        let rows: Vec<Assessed<'_>> = rows
            .iter()
            .map(|(region, verdict, window)| Assessed { window: *window, ..row(&catalog, *region, *verdict, Some(4)) })
            .collect();
        let protected = BTreeMap::from([("a", Protect::Person)]);
        let slots = slots(&catalog.regions, &protected, &rows, Month::new(2020, 3));
        slots.into_iter().map(|slot| (slot.window, slot.regions.into_iter().collect())).collect()
    }

    #[test]
    fn a_row_below_the_root_prints_its_own_number() {
        let rows = [(WEST, Verdict::Met, Window::State), (EAST, Verdict::Behind, Window::State)];
        assert_eq!(found(&rows), [(Window::State, vec![EAST, WEST])]);
    }

    #[test]
    fn a_row_of_the_root_prints_its_parts_where_it_lags() {
        assert_eq!(found(&[(ROOT, Verdict::Behind, Window::State)]), [(Window::State, vec![EAST, WEST])]);
        assert_eq!(found(&[(ROOT, Verdict::OnPace, Window::State)]), []);
    }

    #[test]
    fn each_window_has_numbers_of_its_own() {
        let rows = [(EAST, Verdict::Met, Window::State), (EAST_UPPER, Verdict::Met, Window::Own)];
        assert_eq!(found(&rows), [(Window::State, vec![EAST]), (Window::Own, vec![EAST_UPPER])]);
        let rows = [(EAST, Verdict::Met, Window::Own), (EAST_LOWER, Verdict::Met, Window::Own)];
        assert_eq!(found(&rows), [(Window::Own, vec![EAST, EAST_LOWER])]);
    }

    #[test]
    fn what_is_not_protected_has_no_slot() {
        let catalog = catalog(&[indicator("a", PEOPLE)], "");
        let rows = [row(&catalog, EAST, Verdict::Watch, Some(4))];
        assert!(slots(&catalog.regions, &BTreeMap::new(), &rows, Month::new(2020, 3)).is_empty());
    }
}
