//! The timeline of a target: where its plan starts and ends, and where as-of lies on it.

use super::assessment::Per;
use super::question::Question;
use crate::catalog::{Indicator, PaceBy, Target};
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
    /// The month that is judged.
    pub month: Month,
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
        let after_from = !q.indicator.is_windowed() && !is_day(target.from);
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
            month: q.as_of,
            begun: q.as_of.last_day() >= target.from.first_day(),
            first: if after_from { from.plus(1) } else { from },
            due_month: target.due.map(When::month),
        }
    }

    pub fn is_due(&self) -> bool {
        self.due.as_ref().is_some_and(|due| self.now >= *due)
    }

    /// The time that rates are counted over: years of a value that holds for a year, days where dates are days.
    pub fn rates_are_per(&self, indicator: &Indicator) -> Per {
        match (self.by_day, indicator.yearly && !indicator.is_windowed()) {
            (_, true) => Per::Year,
            (true, false) => Per::Day,
            (false, false) => Per::Month,
        }
    }

    /// What is left until due in the unit of rates: of years, the yearly values still to come, that of the running year among them where
    /// it is awaited.
    pub fn left_per(&self, per: Per, awaits_this_year: bool) -> Option<Exact> {
        match (per, self.due_month) {
            (Per::Year, Some(due)) if !self.is_due() => {
                let later = self.calendar.year_of(due).since(self.calendar.year_of(self.month));
                Some(whole(i64::from((later + i32::from(awaits_this_year)).max(1))))
            }
            _ => self.left(),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, flow, level, month};
    use crate::measure::exact::full;

    fn timeline(case: &Case, as_of: &str) -> Timeline {
        case.ask(as_of, |q| Timeline::of(q, q.target.unwrap()))
    }

    fn end(text: &str) -> Exact {
        month_position(month(text))
    }

    #[test]
    fn a_flow_counts_its_first_month_and_a_state_begins_at_its_end() {
        let total = timeline(&flow().reach("10", "2020-03", "2020-12"), "2020-06");
        assert_eq!((total.start, total.first), (end("2020-02"), month("2020-03")));
        let state = timeline(&level().reach("10", "2020-03", "2020-12"), "2020-06");
        assert_eq!((state.start, state.first), (end("2020-03"), month("2020-04")));
        assert_eq!(
            (state.now, state.due, state.due_month),
            (end("2020-06"), Some(end("2020-12")), Some(month("2020-12")))
        );
        assert!(!state.by_day && state.begun);
    }

    #[test]
    fn months_left_count_to_due_and_are_none_after_it() {
        let of = |as_of| {
            let line = timeline(&level().reach("10", "2020-03", "2020-12"), as_of);
            (full(&line.left().unwrap()), line.is_due())
        };
        assert_eq!(of("2020-11"), ("1".to_owned(), false));
        assert_eq!(of("2020-12"), ("0".to_owned(), true));
        assert_eq!(of("2021-02"), ("0".to_owned(), true));
        let open = timeline(&level().reach("10", "2020-03", ""), "2020-11");
        assert_eq!((open.left(), open.is_due()), (None, false));
    }

    #[test]
    fn a_target_begins_with_the_month_that_its_first_day_lies_in() {
        let begun = |from, as_of| timeline(&flow().reach("10", from, "2020-12"), as_of).begun;
        assert!(!begun("2020-03", "2020-02") && begun("2020-03", "2020-03"));
        assert!(!begun("2020-03-31", "2020-02") && begun("2020-03-31", "2020-03"));
    }

    #[test]
    fn one_day_among_the_dates_makes_all_positions_days() {
        let plain = flow().reach("10", "2020-03", "2020-12");
        assert!(timeline(&flow().reach("10", "2020-03-02", "2020-12"), "2020-06").by_day);
        assert!(timeline(&flow().reach("10", "2020-03", "2020-12-05"), "2020-06").by_day);
        assert!(!timeline(&plain, "2020-06").by_day);
        let mut days = plain;
        days.rules.pace = PaceBy::Day;
        let line = timeline(&days, "2020-03");
        assert_eq!(&line.now - &line.start, whole(31));
        assert_eq!(line.left(), Some(whole(275)));
        let state = timeline(&level().reach("10", "2020-03", "2020-04-05"), "2020-03");
        assert_eq!((&state.now - &state.start, state.left()), (whole(0), Some(whole(5))));
        let from_a_day = timeline(&level().reach("10", "2020-03-02", "2020-04-05"), "2020-03");
        assert_eq!((&from_a_day.now - &from_a_day.start, from_a_day.first), (whole(30), month("2020-03")));
    }

    #[test]
    fn days_are_fractions_of_their_months() {
        let months = timeline(&level().reach("10", "2020-03", "2020-12"), "2020-06");
        assert_eq!(months.day_end(date(2020, 6, 30)), end("2020-06"));
        assert_eq!(months.day_end(date(2020, 6, 15)), end("2020-05") + ratio(1, 2));
        assert_eq!(months.in_months(&ratio(7, 2)), ratio(7, 2));
        let days = timeline(&level().reach("10", "2020-03-01", "2020-12"), "2020-06");
        assert_eq!(days.in_months(&days.day_end(date(2020, 6, 15))), end("2020-05") + ratio(1, 2));
        assert_eq!(days.in_months(&days.month_end(month("2020-06"))), end("2020-06"));
        // Half a day is half of what a day is of its month.
        let noon = days.day_end(date(2020, 6, 14)) + ratio(1, 2);
        assert_eq!(days.in_months(&noon), end("2020-05") + ratio(29, 60));
    }
}
