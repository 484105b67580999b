//! The period that an indicator speaks for at a month's end: the last full one of its feed's own rhythm, and whether its report is
//! there.

use super::coverage::Coverage;
use super::error::EngineError;
use crate::catalog::{Feed, Regions};
use crate::feed::Ingested;
use crate::measure::{Every, Month, Period};
use jiff::civil::Date;

/// The period that a feed speaks for, and what has come of its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPeriod {
    pub period: Period,
    pub state: ReportState,
}

impl OwnPeriod {
    /// The month at whose end values of the period hold.
    #[must_use]
    pub fn month(self) -> Month {
        Month::of(self.period.last_day())
    }
}

/// What has come of a period's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportState {
    /// A file with usable rows.
    Received,
    /// A file without data rows: nothing happened.
    Nil,
    /// Nothing, and the stated deadline has not passed.
    NotDue,
    /// Nothing. `overdue` where a stated deadline has passed; without one nobody is late.
    NotReceived { overdue: bool },
    /// A file that cannot be used.
    Unusable,
}

impl ReportState {
    /// Whether there is a report that can be used.
    #[must_use]
    pub fn is_received(self) -> bool {
        match self {
            Self::Received | Self::Nil => true,
            Self::NotDue | Self::NotReceived { .. } | Self::Unusable => false,
        }
    }

    /// The machine name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Nil => "nil",
            Self::NotDue => "not_due",
            Self::NotReceived { .. } => "not_received",
            Self::Unusable => "unusable",
        }
    }
}

/// The own period of a feed at the end of `as_of`; deadlines are held against the day `on`. While a report is not due, the feed
/// speaks for the last period that it has reported.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn own_period(
    feed: &Feed,
    regions: &Regions,
    data: &Ingested,
    as_of: Month,
    on: Date,
) -> Result<OwnPeriod, EngineError> {
    let every = feed.every.max(Every::Month);
    let coverage = Coverage::of(feed, regions, data, None)?;
    let nil = data.nil();
    let period = feed.last_complete_period(as_of.last_day(), every);
    if coverage.has_arrived(period) {
        let is_nil = nil.iter().any(|p| feed.period_containing(p.first_day(), every) == period);
        return Ok(OwnPeriod { period, state: if is_nil { ReportState::Nil } else { ReportState::Received } });
    }
    if coverage.is_unusable(period) {
        return Ok(OwnPeriod { period, state: ReportState::Unusable });
    }
    let due = feed.due_day(period);
    if due.is_some_and(|due| on <= due) {
        return Ok(match coverage.last_reported(period) {
            Some(last) => OwnPeriod { period: last, state: ReportState::Received },
            None => OwnPeriod { period, state: ReportState::NotDue },
        });
    }
    Ok(OwnPeriod { period, state: ReportState::NotReceived { overdue: due.is_some() } })
}
