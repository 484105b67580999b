//! Where a plan starts and ends and where as-of stands in it.

use crate::catalog::{PaceBy, Target};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month, When};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use num_traits::{ToPrimitive, Zero};

const HOURS_OF_A_DAY: i64 = 24;
/// Day positions count from here; any day would do.
const DAY_ZERO: Date = date(1970, 1, 1);

/// A plan's time line. Positions are in months ([`Month::ordinal`] + 1 at a month's end) or, for a plan with a day in its dates,
/// in days (the end of a day);
/// on a board that counts days, all do.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    pub by_day: bool,
    /// Position at which the baseline holds.
    pub start: Exact,
    pub due: Option<Exact>,
    pub now: Exact,
    /// `from` is not after as-of.
    pub begun: bool,
    /// The first month that any part of the plan lies in.
    pub first: Month,
    pub due_month: Option<Month>,
}

impl Clock {
    /// `adds_up`: a flow, whose first month counts; else the baseline holds at that month's end.
    pub fn of(target: &Target, adds_up: bool, as_of: Month, pace: PaceBy) -> Self {
        let by_day =
            pace == PaceBy::Day || matches!(target.from, When::Day(_)) || matches!(target.due, Some(When::Day(_)));
        let from = target.from.month();
        let after_from = !adds_up && matches!(target.from, When::Month(_));
        let start = match (by_day, after_from) {
            (true, true) => day_position(target.from.last_day()),
            (true, false) => day_position(target.from.first_day()) - whole(1),
            (false, true) => month_position(from),
            (false, false) => month_position(from.plus(-1)),
        };
        let end = |w: When| if by_day { day_position(w.last_day()) } else { month_position(w.month()) };
        Self {
            by_day,
            start,
            due: target.due.map(end),
            now: end(When::Month(as_of)),
            begun: as_of.last_day() >= target.from.first_day(),
            first: if after_from { from.plus(1) } else { from },
            due_month: target.due.map(When::month),
        }
    }

    pub fn is_due(&self) -> bool {
        self.due.as_ref().is_some_and(|due| self.now >= *due)
    }

    /// Months or days until due; zero from then on.
    pub fn left(&self) -> Option<Exact> {
        self.due.as_ref().map(|due| (due - &self.now).max(Exact::zero()))
    }

    /// Position of a month's end.
    pub fn month_end(&self, month: Month) -> Exact {
        if self.by_day { day_position(month.last_day()) } else { month_position(month) }
    }

    /// Position of a day's end; inside a month it is a fraction of it.
    pub fn day_end(&self, day: Date) -> Exact {
        if self.by_day { day_position(day) } else { day_in_months(day) }
    }

    /// A position in months, whatever this plan runs by.
    pub fn in_months(&self, position: &Exact) -> Exact {
        if !self.by_day {
            return position.clone();
        }
        let below = position.floor();
        let day = |n: &Exact| {
            let days = n.to_integer().to_i64().unwrap_or(0);
            day_in_months(DAY_ZERO.checked_add(days.days()).unwrap_or(Date::MAX))
        };
        let (low, high) = (day(&below), day(&(&below + whole(1))));
        &low + (high - &low) * (position - below)
    }
}

fn month_position(month: Month) -> Exact {
    whole(i64::from(month.ordinal()) + 1)
}

fn day_position(day: Date) -> Exact {
    whole(day.duration_since(DAY_ZERO).as_hours() / HOURS_OF_A_DAY)
}

fn day_in_months(day: Date) -> Exact {
    whole(i64::from(Month::of(day).ordinal())) + ratio(i64::from(day.day()), i64::from(day.days_in_month()))
}
