//! How old a state is: the months of the rows that it may rest on.

use super::engine::{RowMonths, newest_rows_of};
use super::error::EngineError;
use super::feeds::Feeds;
use crate::catalog::{Catalog, Indicator, Source};
use std::sync::Arc;

/// The months in which regions have rows of the indicator; of a ratio, of its numerator. None for an indicator without a feed.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn row_months(
    catalog: &Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
) -> Result<Option<Arc<RowMonths>>, EngineError> {
    let of = match &indicator.source {
        Source::Rows(of) => of,
        Source::Ratio { of, .. } => {
            let Some(part) = catalog.indicator(of) else { return Ok(None) };
            return row_months(catalog, feeds, part);
        }
    };
    let (Some(feed), Some(data)) = (catalog.feed(&of.feed), feeds.get(&of.feed)) else { return Ok(None) };
    let compute = || RowMonths::of(newest_rows_of(&data.frame, feed, of), &catalog.regions, indicator.is_reported());
    Ok(Some(feeds.row_months(of, compute)?))
}
