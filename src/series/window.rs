//! Windows: the stretch of days that each month's value speaks for.

use crate::measure::{Calendar, Month};
use jiff::ToSpan;
use jiff::civil::Date;

const MONTHS_PER_YEAR: i32 = 12;
/// A day before every window that is given months for its totals.
const EARLIEST: Date = Date::constant(1900, 1, 1);

/// The kind of stretch that a request asks for at each month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// The state at the month's end (level, open).
    State,
    /// The same, but in the period that contains `due` the state on that day: what a target of that day is judged by, where rows are dated
    /// by the day.
    StateAt { due: Date },
    /// The month's own amount; for quarterly and yearly feeds the period's.
    Own,
    /// The total since the beginning of the month's year.
    YearToDate,
    /// The total of the twelve months that end with the month.
    TrailingYear,
    /// The total since a day, up to another day where one is given.
    Total { from: Date, to: Option<Date> },
    /// The total since a day: up to `due` in the months until then, and to their ends in later ones, which make up for what was short.
    MakingUp { from: Date, due: Date },
}

/// The days that one month's value speaks for, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub month: Month,
    pub first: Date,
    pub last: Date,
    /// The first day of the year that the month belongs to.
    pub year_began: Date,
}

impl Window {
    /// Whether it asks for states, rather than for what happened in a stretch of time.
    #[must_use]
    pub fn is_of_states(self) -> bool {
        match self {
            Self::State | Self::StateAt { .. } => true,
            Self::Own | Self::YearToDate | Self::TrailingYear | Self::Total { .. } | Self::MakingUp { .. } => false,
        }
    }

    /// The first day of a total that begins on one day, whichever month it is of.
    #[must_use]
    pub fn begins_on(self) -> Option<Date> {
        match self {
            Self::Total { from, .. } | Self::MakingUp { from, .. } => Some(from),
            Self::State | Self::StateAt { .. } | Self::Own | Self::YearToDate | Self::TrailingYear => None,
        }
    }

    /// The first and last day that the value at `as_of` rests on; for a state, those of the month itself.
    #[must_use]
    pub fn first_and_last(self, calendar: Calendar, as_of: Month) -> (Date, Date) {
        let first = match self {
            Self::State | Self::StateAt { .. } | Self::Own => as_of.first_day(),
            Self::YearToDate => calendar.first_of_year(as_of).first_day(),
            Self::TrailingYear => as_of.plus(1 - MONTHS_PER_YEAR).first_day(),
            Self::Total { from, .. } | Self::MakingUp { from, .. } => from,
        };
        (first, as_of.last_day())
    }

    /// The stretches of the months from `start` to `as_of` that end a period of `months_per_period` months.
    pub(crate) fn stretches(
        self,
        calendar: Calendar,
        start: Month,
        as_of: Month,
        months_per_period: i32,
    ) -> Vec<Stretch> {
        let begin = match self {
            Self::Total { from, .. } | Self::MakingUp { from, .. } => Month::of(from).max(start),
            _ => start,
        };
        let ends_a_period = |m: &Month| (calendar.months_since_year_began(*m) + 1) % months_per_period == 0;
        begin
            .through(as_of)
            .filter(ends_a_period)
            .map(|month| {
                let year_began = calendar.first_of_year(month).first_day();
                let (first, last) = match self {
                    Self::State => (Date::MIN, month.last_day()),
                    Self::StateAt { due } => {
                        let decides = month.plus(1 - months_per_period).first_day() <= due && due <= month.last_day();
                        (Date::MIN, if decides { due } else { month.last_day() })
                    }
                    Self::Own => (month.plus(1 - months_per_period).first_day(), month.last_day()),
                    Self::YearToDate => (year_began, month.last_day()),
                    Self::TrailingYear => (month.plus(1 - MONTHS_PER_YEAR).first_day(), month.last_day()),
                    Self::Total { from, to } => (from, to.map_or(month.last_day(), |to| to.min(month.last_day()))),
                    Self::MakingUp { from, due } if month <= Month::of(due) => (from, due.min(month.last_day())),
                    Self::MakingUp { from, .. } => (from, month.last_day()),
                };
                Stretch { month, first, last, year_began }
            })
            .collect()
    }
}

/// How an amount follows from the totals that a feed accumulates itself since the beginning of each year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct YearTotals {
    /// The month whose total is subtracted.
    pub subtracted: Option<Month>,
    /// The months whose totals are added.
    pub added: Vec<Month>,
}

impl Window {
    /// The year totals that make up the amount of a stretch.
    pub(crate) fn year_totals(self, calendar: Calendar, stretch: &Stretch) -> YearTotals {
        let (first, last) = (Month::of(stretch.first.max(EARLIEST)), Month::of(stretch.last));
        if matches!(self, Self::State | Self::StateAt { .. } | Self::Own) {
            return YearTotals { subtracted: None, added: vec![last] };
        }
        let year_ends = first.through(last.plus(-1)).filter(|m| calendar.ends_year(*m));
        let subtracted = (!calendar.begins_year(first)).then(|| first.plus(-1));
        YearTotals { subtracted, added: year_ends.chain([last]).collect() }
    }
}

impl Stretch {
    /// The stretch of a state at a month's end.
    pub fn state(calendar: Calendar, month: Month) -> Self {
        let year_began = calendar.first_of_year(month).first_day();
        Self { month, first: Date::MIN, last: month.last_day(), year_began }
    }

    /// Whether it consists of whole months.
    pub fn is_of_months(&self) -> bool {
        self.first.day() == 1 && self.last == self.last.last_of_month()
    }
}

/// The month of a day as Polars keeps dates.
pub(crate) fn month_of(day: i32) -> Month {
    Month::of(Date::constant(1970, 1, 1).saturating_add(day.days()))
}

/// Days since 1970-01-01, as Polars keeps dates.
pub(crate) fn epoch_day(day: Date) -> i32 {
    (day - Date::constant(1970, 1, 1)).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    fn april() -> Calendar {
        Calendar::starting_in(4).unwrap()
    }

    /// The last stretch up to November 2020.
    fn last(window: Window, calendar: Calendar) -> (Date, Date) {
        let stretch = window.stretches(calendar, month("2020-01"), month("2020-11"), 1).pop().unwrap();
        assert_eq!(stretch.month, month("2020-11"));
        (stretch.first, stretch.last)
    }

    #[test]
    fn each_window_ends_with_its_month_and_begins_where_it_says() {
        let civil = Calendar::CIVIL;
        let end = date(2020, 11, 30);
        assert_eq!(last(Window::State, civil), (Date::MIN, end));
        for (due, at) in [(date(2020, 11, 15), date(2020, 11, 15)), (date(2020, 10, 15), end), (date(2020, 12, 1), end)]
        {
            assert_eq!(last(Window::StateAt { due }, civil), (Date::MIN, at), "{due}");
        }
        let quarter = Window::StateAt { due: date(2020, 8, 15) };
        let quarter = quarter.stretches(civil, month("2020-01"), month("2020-09"), 3).pop().unwrap();
        assert_eq!((quarter.month, quarter.last), (month("2020-09"), date(2020, 8, 15)));
        assert_eq!(last(Window::Own, civil), (date(2020, 11, 1), end));
        assert_eq!(last(Window::YearToDate, civil), (date(2020, 1, 1), end));
        assert_eq!(last(Window::YearToDate, april()), (date(2020, 4, 1), end));
        assert_eq!(last(Window::TrailingYear, civil), (date(2019, 12, 1), end));
        let from = date(2020, 5, 7);
        assert_eq!(last(Window::Total { from, to: None }, civil), (from, end));
        assert_eq!(last(Window::Total { from, to: Some(date(2020, 9, 3)) }, civil), (from, date(2020, 9, 3)));
        assert_eq!(last(Window::Total { from, to: Some(date(2021, 9, 3)) }, civil), (from, end));
    }

    #[test]
    fn the_days_of_a_value_are_those_of_its_stretch_and_of_a_state_its_month() {
        let as_of = month("2020-11");
        for window in [Window::Own, Window::YearToDate, Window::TrailingYear] {
            assert_eq!(window.first_and_last(april(), as_of), last(window, april()));
        }
        assert_eq!(Window::State.first_and_last(april(), as_of), (date(2020, 11, 1), date(2020, 11, 30)));
        let total = Window::Total { from: date(2020, 5, 7), to: None };
        assert_eq!(total.first_and_last(april(), as_of), (date(2020, 5, 7), date(2020, 11, 30)));
    }

    #[test]
    fn stretches_follow_the_periods_of_the_year() {
        let ends = |window: Window, calendar, period| -> Vec<String> {
            let stretches = window.stretches(calendar, month("2020-01"), month("2020-12"), period);
            stretches.iter().map(|s| s.month.to_string()).collect()
        };
        assert_eq!(ends(Window::State, Calendar::CIVIL, 3), ["2020-03", "2020-06", "2020-09", "2020-12"]);
        assert_eq!(ends(Window::State, Calendar::CIVIL, 12), ["2020-12"]);
        assert_eq!(ends(Window::State, april(), 12), ["2020-03"]);
        let since = Window::Total { from: date(2020, 11, 5), to: None };
        assert_eq!(ends(since, Calendar::CIVIL, 1), ["2020-11", "2020-12"]);
        let before = Window::Total { from: date(2019, 11, 5), to: None };
        assert_eq!(ends(before, Calendar::CIVIL, 12), ["2020-12"]);
        let own = Window::Own.stretches(Calendar::CIVIL, month("2020-01"), month("2020-03"), 3).pop().unwrap();
        assert_eq!((own.first, own.last), (date(2020, 1, 1), date(2020, 3, 31)));
    }

    #[test]
    fn only_stretches_from_a_first_to_a_last_day_are_of_months() {
        let of =
            |first, last| Stretch { first, last, ..Stretch::state(Calendar::CIVIL, month("2020-02")) }.is_of_months();
        assert!(of(date(2020, 1, 1), date(2020, 2, 29)));
        assert!(!of(date(2020, 1, 2), date(2020, 2, 29)));
        assert!(!of(date(2020, 1, 1), date(2020, 2, 28)));
    }

    #[test]
    fn a_total_over_two_years_adds_the_first_year_s_end_and_subtracts_the_month_before() {
        let totals = |calendar, first: Date| {
            let window = Window::Total { from: first, to: None };
            let stretch = window.stretches(calendar, month("2019-01"), month("2020-11"), 1).pop().unwrap();
            let found = window.year_totals(calendar, &stretch);
            (found.subtracted, found.added)
        };
        let civil = Calendar::CIVIL;
        assert_eq!(totals(civil, date(2020, 1, 1)), (None, vec![month("2020-11")]));
        assert_eq!(totals(civil, date(2020, 3, 1)), (Some(month("2020-02")), vec![month("2020-11")]));
        let both = vec![month("2019-12"), month("2020-11")];
        assert_eq!(totals(civil, date(2019, 10, 1)), (Some(month("2019-09")), both.clone()));
        assert_eq!(totals(civil, date(2019, 1, 1)), (None, both));
        let fiscal = vec![month("2020-03"), month("2020-11")];
        assert_eq!(totals(april(), date(2019, 10, 1)), (Some(month("2019-09")), fiscal));
        let state = Window::State.stretches(civil, month("2020-01"), month("2020-11"), 1).pop().unwrap();
        let own = Window::State.year_totals(civil, &state);
        assert_eq!((own.subtracted, own.added), (None, vec![month("2020-11")]));
    }

    #[test]
    fn days_are_counted_from_1970_both_ways() {
        assert_eq!(
            (epoch_day(date(1970, 1, 1)), epoch_day(date(1970, 2, 1)), epoch_day(date(1969, 12, 31))),
            (0, 31, -1)
        );
        assert_eq!((month_of(0), month_of(31), month_of(-1)), (month("1970-01"), month("1970-02"), month("1969-12")));
    }
}
