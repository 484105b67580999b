//! Rows that would count but for a blank amount: what they stand for is not known, and is never zero.

use crate::catalog::{RegionId, Regions};
use crate::series::window::epoch_day;
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The days of rows with a blank amount, by region with everything below it.
#[derive(Debug, Default)]
pub(in crate::series) struct BlankRows {
    days: BTreeMap<RegionId, Vec<i32>>,
    /// Of states that lack some of the cells which are added: from when, and until before which day, they stand.
    in_part: BTreeMap<RegionId, Vec<(i32, i32)>>,
}

impl BlankRows {
    /// From rows of `region` and `at`. Those of a region whose parts have rows at that day among `parts` are left out.
    ///
    /// # Errors
    /// A defect of the frame.
    pub fn of(rows: LazyFrame, parts: Option<LazyFrame>, regions: &Regions) -> PolarsResult<Self> {
        let mut stated_by_parts = BTreeSet::new();
        for (region, at) in parts.map(places).transpose()?.unwrap_or_default() {
            stated_by_parts.extend(regions.with_ancestors(region).skip(1).map(|above| (above, at)));
        }
        let mut days: BTreeMap<RegionId, Vec<i32>> = BTreeMap::new();
        for (region, at) in places(rows)?.into_iter().filter(|place| !stated_by_parts.contains(place)) {
            for above in regions.with_ancestors(region) {
                days.entry(above).or_default().push(at);
            }
        }
        for list in days.values_mut() {
            list.sort_unstable();
        }
        Ok(Self { days, in_part: BTreeMap::new() })
    }

    /// The same with the states that lack some cells, from rows of `region`, `at` and `upto`.
    ///
    /// # Errors
    /// A defect of the frame.
    pub fn and_in_part(mut self, rows: LazyFrame, regions: &Regions) -> PolarsResult<Self> {
        let rows = rows.select([col("region"), col("at"), col("upto")]).collect()?;
        let (of, at, upto) = (rows.column("region")?.u32()?, rows.column("at")?.i32()?, rows.column("upto")?.i32()?);
        for ((region, at), upto) in of.iter().zip(at.iter()).zip(upto.iter()) {
            let (Some(region), Some(at), Some(upto)) = (region, at, upto) else { continue };
            for above in regions.with_ancestors(RegionId(region)) {
                self.in_part.entry(above).or_default().push((at, upto));
            }
        }
        Ok(self)
    }

    /// Whether a state that lacks some cells stands in a region, or below it, at the end of a day.
    pub fn stands_in_part(&self, region: RegionId, day: Date) -> bool {
        let day = epoch_day(day);
        self.in_part.get(&region).is_some_and(|states| states.iter().any(|(at, upto)| *at <= day && day < *upto))
    }

    /// Whether there is one in a region, or below it, from one day to another.
    pub fn within(&self, region: RegionId, first: Date, last: Date) -> bool {
        self.days.get(&region).is_some_and(|days| {
            let from = days.partition_point(|day| *day < epoch_day(first));
            days.get(from).is_some_and(|day| *day <= epoch_day(last))
        })
    }
}

/// The regions and days of rows, each once.
fn places(rows: LazyFrame) -> PolarsResult<Vec<(RegionId, i32)>> {
    let rows = rows.group_by([col("region"), col("at")]).agg([len().alias("n")]).collect()?;
    let places = rows.column("region")?.u32()?.iter().zip(rows.column("at")?.i32()?.iter());
    Ok(places.filter_map(|(region, at)| Some((RegionId(region?), at?))).collect())
}
