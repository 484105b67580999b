//! Finds the stretches in which a row counts.

use crate::catalog::Kind;
use crate::series::window::{Stretch, Window, epoch_day};

/// The rule by which a row counts in stretches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::series) enum CountsIn {
    /// In stretches that contain its day.
    Within,
    /// In stretches at whose end it is in force.
    AtEnd,
    /// In stretches at whose end it is in force and that end in its own year: totals that a feed accumulates itself start again
    /// with each year.
    AtEndOfYear,
}

impl CountsIn {
    pub fn of(window: Window, kind: Kind) -> Self {
        match (window, kind) {
            (Window::State | Window::StateAt { .. }, Kind::Running) => Self::AtEndOfYear,
            (Window::State | Window::StateAt { .. }, Kind::Level | Kind::Flow | Kind::Open) => Self::AtEnd,
            (
                Window::Own
                | Window::YearToDate
                | Window::TrailingYear
                | Window::Total { .. }
                | Window::MakingUp { .. },
                _,
            ) => Self::Within,
        }
    }
}

/// The first and last days of stretches. Both are in order of time, so that a row counts in neighbouring stretches.
pub(super) struct StretchIndex {
    firsts: Vec<i32>,
    lasts: Vec<i32>,
    counts: CountsIn,
}

impl StretchIndex {
    pub fn of(stretches: &[Stretch], counts: CountsIn) -> Self {
        let first = |s: &Stretch| match counts {
            CountsIn::Within => s.first,
            CountsIn::AtEnd => jiff::civil::Date::MIN,
            CountsIn::AtEndOfYear => s.year_began,
        };
        Self {
            firsts: stretches.iter().map(|s| epoch_day(first(s))).collect(),
            lasts: stretches.iter().map(|s| epoch_day(s.last)).collect(),
            counts,
        }
    }

    /// The first stretch that a row counts in, and the one after the last.
    pub fn span(&self, at: i32, upto: i32) -> (usize, usize) {
        let begin = self.lasts.partition_point(|last| *last < at);
        let mut end = self.firsts.partition_point(|first| *first <= at);
        if self.counts != CountsIn::Within {
            end = end.min(self.lasts.partition_point(|last| *last < upto));
        }
        (begin, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Calendar, Month};
    use jiff::civil::date;

    fn index(window: Window, counts: CountsIn) -> StretchIndex {
        StretchIndex::of(&window.stretches(Calendar::CIVIL, Month::new(2020, 11), Month::new(2021, 2), 1), counts)
    }

    #[test]
    fn an_amount_counts_in_the_stretches_that_contain_its_day() {
        let never = i32::MAX;
        let own = index(Window::Own, CountsIn::Within);
        let on = |day| epoch_day(day);
        assert_eq!(own.span(on(date(2020, 11, 1)), never), (0, 1));
        assert_eq!(own.span(on(date(2020, 12, 31)), never), (1, 2));
        assert_eq!(own.span(on(date(2020, 10, 31)), never), (0, 0));
        assert_eq!(own.span(on(date(2021, 3, 1)), never).0, 4);
        let year = index(Window::YearToDate, CountsIn::Within);
        assert_eq!(year.span(on(date(2020, 11, 7)), never), (0, 2));
        assert_eq!(year.span(on(date(2021, 1, 1)), never), (2, 4));
        // A day on which a row no longer counts ends states only.
        assert_eq!(year.span(on(date(2020, 11, 7)), on(date(2020, 11, 8))), (0, 2));
    }

    #[test]
    fn a_state_counts_from_its_day_until_it_is_replaced() {
        let states = index(Window::State, CountsIn::AtEnd);
        let on = |day| epoch_day(day);
        assert_eq!(states.span(on(date(2020, 5, 1)), i32::MAX), (0, 4));
        assert_eq!(states.span(on(date(2020, 12, 31)), i32::MAX), (1, 4));
        // Replaced on a month's last day, it no longer holds at its end; the day after, it still does.
        assert_eq!(states.span(on(date(2020, 12, 1)), on(date(2021, 1, 31))), (1, 2));
        assert_eq!(states.span(on(date(2020, 12, 1)), on(date(2021, 2, 1))), (1, 3));
    }

    #[test]
    fn a_total_of_the_year_counts_until_the_year_ends() {
        let totals = index(Window::State, CountsIn::AtEndOfYear);
        assert_eq!(totals.span(epoch_day(date(2020, 11, 30)), i32::MAX), (0, 2));
        assert_eq!(totals.span(epoch_day(date(2021, 1, 31)), i32::MAX), (2, 4));
    }

    #[test]
    fn the_rule_follows_from_window_and_kind() {
        assert_eq!(CountsIn::of(Window::State, Kind::Running), CountsIn::AtEndOfYear);
        assert_eq!(CountsIn::of(Window::State, Kind::Level), CountsIn::AtEnd);
        assert_eq!(CountsIn::of(Window::State, Kind::Open), CountsIn::AtEnd);
        assert_eq!(CountsIn::of(Window::Own, Kind::Running), CountsIn::Within);
        assert_eq!(CountsIn::of(Window::TrailingYear, Kind::Flow), CountsIn::Within);
    }
}
