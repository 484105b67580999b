//! The periods that a feed has reported, with or without rows, and those of which nothing can be used.

use super::coverage::Coverage;
use super::error::EngineError;
use crate::catalog::{Feed, Regions};
use crate::feed::Ingested;
use crate::measure::{Every, Period};
use std::collections::BTreeSet;

/// The periods that a feed has reported, whatever they hold.
#[derive(Debug)]
pub(super) struct Arrivals {
    pub arrived: BTreeSet<Period>,
    pub nil: BTreeSet<Period>,
    pub unusable: BTreeSet<Period>,
}

impl Arrivals {
    pub fn of(feed: &Feed, regions: &Regions, data: &Ingested) -> Result<Self, EngineError> {
        let every = feed.every.max(Every::Month);
        let coverage = Coverage::of(feed, regions, data, None)?;
        let in_rhythm = |period: &Period| feed.period_containing(period.last_day(), every);
        Ok(Self {
            arrived: coverage.reported().filter(|period| coverage.has_arrived(*period)).collect(),
            nil: data.nil().iter().map(in_rhythm).collect(),
            unusable: coverage.unusable().clone(),
        })
    }
}
