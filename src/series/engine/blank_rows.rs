//! Rows that would count but for a blank amount: what they stand for is not known, and is never zero.

use crate::catalog::{RegionId, Regions};
use crate::series::window::epoch_day;
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::BTreeMap;

/// The days of rows with a blank amount, by region with everything below it.
#[derive(Debug, Default)]
pub(in crate::series) struct BlankRows {
    days: BTreeMap<RegionId, Vec<i32>>,
}

impl BlankRows {
    /// From rows of `region` and `at`.
    ///
    /// # Errors
    /// A defect of the frame.
    pub fn of(rows: LazyFrame, regions: &Regions) -> PolarsResult<Self> {
        let rows = rows.group_by([col("region"), col("at")]).agg([len().alias("n")]).collect()?;
        let mut days: BTreeMap<RegionId, Vec<i32>> = BTreeMap::new();
        for (region, at) in rows.column("region")?.u32()?.iter().zip(rows.column("at")?.i32()?.iter()) {
            let (Some(region), Some(at)) = (region, at) else { continue };
            for above in regions.with_ancestors(RegionId(region)) {
                days.entry(above).or_default().push(at);
            }
        }
        for list in days.values_mut() {
            list.sort_unstable();
        }
        Ok(Self { days })
    }

    /// Whether there is one in a region, or below it, from one day to another.
    pub fn within(&self, region: RegionId, first: Date, last: Date) -> bool {
        self.days.get(&region).is_some_and(|days| {
            let from = days.partition_point(|day| *day < epoch_day(first));
            days.get(from).is_some_and(|day| *day <= epoch_day(last))
        })
    }
}
