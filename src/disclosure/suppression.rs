//! The decision for one month, and rows without what it suppresses.
//!
//! Decided from one month's data alone: what is printed of several months has nothing to be subtracted. Totals that grow over months
//! are not printed below the root; `docs/decisions/0011-the-public-edition.md` says why.

use super::choose::choose;
use super::countable::is_countable;
use super::groups::groups;
use super::linked_counts::{Values, linked_counts};
use super::protected::protected;
use super::slot::{Slot, slots};
use super::suppress::{suppress_parts, suppressed};
use crate::assess::Breakdown;
use crate::catalog::{Catalog, Indicator, Protect, RegionId};
use crate::measure::Month;
use crate::report::Assessed;
use crate::series::Window;
use std::collections::{BTreeMap, BTreeSet};

/// Which numbers of protected indicators below the root are printed, as of one month.
#[derive(Debug)]
pub struct Suppression<'a> {
    catalog: &'a Catalog,
    as_of: Month,
    /// By id; what is not here is printed as it is.
    protected: BTreeMap<&'a str, Protect>,
    printed: Vec<(Slot<'a>, BTreeSet<RegionId>)>,
}

impl<'a> Suppression<'a> {
    /// Decides what of these rows, and of the parts of those of the root, the public may see. `values`: of every region, for one
    /// indicator in one window.
    ///
    /// # Errors
    /// Those of `values`.
    pub fn decide<E>(
        catalog: &'a Catalog,
        rows: &[Assessed<'a>],
        as_of: Month,
        values: impl Fn(&Indicator, Window) -> Result<Values, E>,
    ) -> Result<Self, E> {
        let protected = protected(catalog);
        let mut printed = Vec::new();
        for group in groups(slots(&catalog.regions, &protected, rows, as_of)) {
            let protect = |slot: &Slot<'_>| protected.get(slot.indicator.id.as_str()).copied().unwrap_or(Protect::None);
            let countable = group.iter().all(|slot| is_countable(catalog, slot, protect(slot)));
            let one_window = group.iter().all(|slot| slot.window == group[0].window);
            let open = if countable && one_window {
                let values: Result<Vec<Values>, E> =
                    group.iter().map(|slot| values(slot.indicator, slot.window)).collect();
                open_regions(catalog, &protected, &group, &values?, as_of)
            } else {
                BTreeSet::new()
            };
            printed.extend(group.into_iter().map(|slot| {
                let regions = slot.regions.intersection(&open).copied().collect();
                (slot, regions)
            }));
        }
        Ok(Self { catalog, as_of, protected, printed })
    }

    #[must_use]
    pub fn protects(&self, indicator: &Indicator) -> bool {
        self.protected.contains_key(indicator.id.as_str())
    }

    fn prints(&self, indicator: &Indicator, window: Window, region: RegionId) -> bool {
        let slot =
            |(slot, _): &&(Slot<'_>, BTreeSet<RegionId>)| slot.indicator.id == indicator.id && slot.window == window;
        self.printed.iter().find(slot).is_some_and(|(_, regions)| regions.contains(&region))
    }

    /// The rows without what is withheld.
    #[must_use]
    pub fn rows(&self, rows: Vec<Assessed<'a>>) -> Vec<Assessed<'a>> {
        let root = self.catalog.regions.root();
        let open = |mut row: Assessed<'a>| {
            row.protected = self.protects(row.indicator);
            if row.protected && row.region != root {
                let printed = self.prints(row.indicator, row.window, row.region);
                *row.assessment = suppressed(&row, printed, &self.catalog.board, self.as_of);
                (row.points, row.first_seen) = (Vec::new(), None);
            }
            row
        };
        rows.into_iter().map(open).collect()
    }

    /// A gap's parts: of a protected indicator the values that are printed, in the order of the regions' codes, since an order by
    /// size says something of the others. None where no value is printed.
    #[must_use]
    pub fn parts(&self, row: &Assessed<'_>, mut parts: Breakdown<RegionId>) -> Option<Breakdown<RegionId>> {
        if !self.protects(row.indicator) {
            return Some(parts);
        }
        suppress_parts(&mut parts, |region| self.prints(row.indicator, row.window, region));
        parts.shares.iter().any(|share| share.value.is_some()).then_some(parts)
    }

    /// Earlier rows, without those of protected indicators below the root: what was withheld then was decided then.
    #[must_use]
    pub fn earlier_rows(&self, rows: Vec<Assessed<'a>>) -> Vec<Assessed<'a>> {
        let root = self.catalog.regions.root();
        rows.into_iter().filter(|row| row.region == root || !self.protects(row.indicator)).collect()
    }
}

/// The regions whose numbers are printed.
fn open_regions(
    catalog: &Catalog,
    protected: &BTreeMap<&str, Protect>,
    group: &[Slot<'_>],
    values: &[Values],
    as_of: Month,
) -> BTreeSet<RegionId> {
    let Some((counts, regions)) = linked_counts(catalog, protected, group, values, as_of) else {
        return BTreeSet::new();
    };
    let choice = choose(&counts);
    let open = regions.iter().enumerate().filter(|(n, _)| !choice.all_withheld && !choice.withheld.contains(n));
    open.map(|(_, region)| *region).collect()
}
