//! Whether a feed has reported for a month, and which regions are missing.

use super::coverage::Coverage;
use super::error::EngineError;
use crate::catalog::{Feed, RegionId, Regions};
use crate::feed::Ingested;
use crate::measure::{Every, Month, Period};

/// What a feed has sent for the last period that is over at a month's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The period that is asked for.
    pub period: Period,
    /// The last period that any file speaks for, up to that month.
    pub last: Option<Period>,
    /// Whether there is a file for the period.
    pub reported: bool,
    /// Whether its files report that there is nothing to report.
    pub nil: bool,
    /// Whether files for it have come and none is of use.
    pub unusable: bool,
    /// Regions that owe a row for it, in the order of their codes.
    pub missing: Vec<RegionId>,
    /// Reports received, of those expected; None where none is expected.
    pub coverage: Option<(u32, u32)>,
}

/// What a feed has sent up to `as_of`.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn arrival(feed: &Feed, regions: &Regions, data: &Ingested, as_of: Month) -> Result<Arrival, EngineError> {
    let coverage = Coverage::of(feed, regions, data, None)?;
    let period = coverage.period(as_of);
    let every = feed.every.max(Every::Month);
    let nil = data.nil();
    let nil = nil.iter().any(|nil| feed.period_containing(nil.last_day(), every) == period);
    Ok(Arrival {
        period,
        nil,
        unusable: coverage.unusable().contains(&period),
        last: coverage.last_reported(period),
        reported: coverage.is_reported(period) && !coverage.may_be_of_any_period(),
        missing: coverage.missing(period),
        coverage: coverage.received(regions.root(), period),
    })
}
