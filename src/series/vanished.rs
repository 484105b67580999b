//! Cases that are gone from a whole list without an end: still open, and unexplained.

use super::engine::vanished_rows_of;
use super::error::EngineError;
use super::feeds::Feeds;
use super::window::epoch_day;
use crate::catalog::{Catalog, Indicator, Kind, RegionId, Source};
use crate::measure::Month;
use polars::prelude::*;

/// How many open cases of `region`, with everything below it, the lists up to `month` no longer hold without an end.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn vanished(
    catalog: &Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
    region: RegionId,
    month: Month,
) -> Result<usize, EngineError> {
    let Source::Rows(of) = &indicator.source else { return Ok(0) };
    let (Some(feed), Some(data)) = (catalog.feed(&of.feed), feeds.get(&of.feed)) else { return Ok(0) };
    let Some(rows) = (indicator.kind == Kind::Open).then(|| vanished_rows_of(&data.frame, feed, of)).flatten() else {
        return Ok(0);
    };
    let rows = rows.filter(col("at").lt_eq(lit(epoch_day(month.last_day())))).collect()?;
    let regions = rows.column("region")?.u32()?;
    Ok(regions.iter().flatten().filter(|id| catalog.regions.is_within(RegionId(*id), region)).count())
}
