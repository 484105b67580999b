//! Conditions that ask for a text which no row has: whether there is none, or it is written otherwise, cannot be told.

use super::engine::unmet_texts;
use super::error::EngineError;
use super::feeds::Feeds;
use crate::catalog::{Catalog, Indicator, Source};
use jiff::civil::Date;

/// The texts of an indicator's conditions that stand in no row of any file, rejected ones included, and in no list of the catalog, each with its column. None
/// are named while the feed has no row at all.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn texts_without_rows(
    catalog: &Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
) -> Result<Vec<(String, String)>, EngineError> {
    let Source::Rows(of) = &indicator.source else { return Ok(Vec::new()) };
    let (Some(feed), Some(data)) = (catalog.feed(&of.feed), feeds.get(&of.feed)) else { return Ok(Vec::new()) };
    if data.frame.height() == 0 {
        return Ok(Vec::new());
    }
    Ok(unmet_texts(data, feed, of, Date::MAX)?)
}
