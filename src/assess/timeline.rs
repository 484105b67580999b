//! The timeline of a target: where its plan starts and ends, and where as-of lies on it.

use super::question::Question;
use crate::catalog::{PaceBy, Target};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Calendar, Exact, Month, When};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use num_traits::{ToPrimitive, Zero};

const HOURS_PER_DAY: i64 = 24;
/// Day positions count from here; any day would do.
const DAY_ZERO: Date = date(1970, 1, 1);

/// Positions in time. They count months ([`Month::ordinal`] + 1 at a month's end) or, where a date of the target is a day and on
/// boards that count days, days (a whole number at a day's end).
#[derive(Debug, Clone)]
pub(super) struct Timeline {
    pub calendar: Calendar,
    /// Whether positions count days.
    pub by_day: bool,
    /// Position at which the baseline holds.
    pub start: Exact,
    pub due: Option<Exact>,
    pub now: Exact,
    /// Whether `from` is not after as-of.
    pub begun: bool,
    /// The first month that any part of the plan lies in.
    pub first: Month,
    pub due_month: Option<Month>,
}

impl Timeline {
    /// The timeline of a target. For a flow the first month counts; for a state the baseline holds at that month's end.
    pub fn of(q: &Question, target: &Target) -> Self {
        let is_day = |when: When| matches!(when, When::Day(_));
        let by_day = q.rules.pace == PaceBy::Day || is_day(target.from) || target.due.is_some_and(is_day);
        let from = target.from.month();
        let after_from = !q.indicator.adds_up() && !is_day(target.from);
        let start = match (by_day, after_from) {
            (true, true) => day_position(target.from.last_day()),
            (true, false) => day_position(target.from.first_day()) - whole(1),
            (false, true) => month_position(from),
            (false, false) => month_position(from.plus(-1)),
        };
        let end = |w: When| if by_day { day_position(w.last_day()) } else { month_position(w.month()) };
        Self {
            calendar: q.calendar,
            by_day,
            start,
            due: target.due.map(end),
            now: end(When::Month(q.as_of)),
            begun: q.as_of.last_day() >= target.from.first_day(),
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

    /// A position in months, whatever this timeline counts.
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
    whole(day.duration_since(DAY_ZERO).as_hours() / HOURS_PER_DAY)
}

fn day_in_months(day: Date) -> Exact {
    whole(i64::from(Month::of(day).ordinal())) + ratio(i64::from(day.day()), i64::from(day.days_in_month()))
}
