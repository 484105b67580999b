//! The period that an indicator speaks for at a month's end: the last full one of its feed's own rhythm, and whether its report is
//! there.

use super::arrivals::Arrivals;
use super::error::EngineError;
use super::feeds::Feeds;
use crate::catalog::{Catalog, Feed};
use crate::measure::{Every, Month, Period};
use jiff::civil::Date;

/// The period that a feed speaks for, and what has come of its report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPeriod {
    pub period: Period,
    pub state: ReportState,
    /// How many periods in a row, up to this one, have no report.
    pub missed: u16,
}

impl OwnPeriod {
    /// A period whose report is there.
    #[must_use]
    pub fn received(period: Period) -> Self {
        Self { period, state: ReportState::Received, missed: 0 }
    }

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
/// speaks for the last period that it has reported, unless one since then is overdue.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn own_period(
    catalog: &Catalog,
    feeds: &Feeds,
    feed: &Feed,
    as_of: Month,
    on: Date,
) -> Result<OwnPeriod, EngineError> {
    let period = feed.last_complete_period(as_of.last_day(), feed.every.max(Every::Month));
    let Some(data) = feeds.get(&feed.id) else {
        return Ok(OwnPeriod { period, state: ReportState::NotReceived { overdue: false }, missed: 0 });
    };
    let arrivals = feeds.arrivals(&feed.id, || Arrivals::of(feed, &catalog.regions, data))?;
    if arrivals.arrived.contains(&period) {
        let state = if arrivals.nil.contains(&period) { ReportState::Nil } else { ReportState::Received };
        return Ok(OwnPeriod { period, state, missed: 0 });
    }
    let last = arrivals.arrived.range(..period).next_back().copied();
    let back_from = |period: Period| std::iter::successors(Some(period), |p| Some(p.previous()));
    let missed_up_to = |period: Period| {
        let missed = back_from(period).take_while(|p| last.is_some_and(|last| *p > last)).count();
        u16::try_from(missed).unwrap_or(u16::MAX)
    };
    let missed = missed_up_to(period);
    if arrivals.unusable.contains(&period) {
        return Ok(OwnPeriod { period, state: ReportState::Unusable, missed });
    }
    let due = feed.due_day(period);
    if due.is_some_and(|due| on <= due) {
        let start = feed.period_containing(catalog.start.first_day(), period.every());
        let mut owed = back_from(period).take_while(|p| *p >= start && last.is_none_or(|last| *p > last));
        let overdue = owed.find(|p| feed.due_day(*p).is_some_and(|due| due < on));
        if let Some(period) = overdue {
            let is_unusable = arrivals.unusable.contains(&period);
            let state = if is_unusable { ReportState::Unusable } else { ReportState::NotReceived { overdue: true } };
            return Ok(OwnPeriod { period, state, missed: missed_up_to(period) });
        }
        return Ok(match last {
            Some(last) => OwnPeriod::received(last),
            None => OwnPeriod { period, state: ReportState::NotDue, missed },
        });
    }
    Ok(OwnPeriod { period, state: ReportState::NotReceived { overdue: due.is_some() }, missed })
}
