//! The months in which a region has rows: the newest tells how old a state is.

use crate::catalog::{RegionId, Regions};
use crate::measure::Month;
use crate::series::window::month_of;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// For each region, with everything below it, the months that its rows are dated in.
#[derive(Debug, Default)]
pub struct RowMonths {
    of: BTreeMap<RegionId, BTreeSet<Month>>,
}

impl RowMonths {
    /// From rows of `region` and `at`; where figures are taken as they are reported, a region has the months of its own rows alone.
    ///
    /// # Errors
    /// A defect of the frame.
    pub(in crate::series) fn of(rows: LazyFrame, regions: &Regions, reported: bool) -> PolarsResult<Self> {
        let rows = rows.group_by([col("region"), col("at")]).agg([len().alias("n")]).collect()?;
        let mut of: BTreeMap<RegionId, BTreeSet<Month>> = BTreeMap::new();
        for (region, at) in rows.column("region")?.u32()?.iter().zip(rows.column("at")?.i32()?.iter()) {
            let (Some(region), Some(at)) = (region, at) else { continue };
            let further = if reported { 1 } else { usize::MAX };
            for above in regions.with_ancestors(RegionId(region)).take(further) {
                // The regions above have the month too once one below has it.
                if !of.entry(above).or_default().insert(month_of(at)) {
                    break;
                }
            }
        }
        Ok(Self { of })
    }

    /// The months of a region; None where it has no row.
    #[must_use]
    pub fn get(&self, region: RegionId) -> Option<&BTreeSet<Month>> {
        self.of.get(&region)
    }
}
