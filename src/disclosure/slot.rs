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
