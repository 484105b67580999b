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
    /// The month's own amount; for quarterly and yearly feeds the period's.
    Own,
    /// The total since the beginning of the month's year.
    YearToDate,
    /// The total of the twelve months that end with the month.
    TrailingYear,
    /// The total since a day, up to another day where one is given.
    Total { from: Date, to: Option<Date> },
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
    /// The first and last day that the value at `as_of` rests on; for a state, those of the month itself.
    #[must_use]
    pub fn first_and_last(self, calendar: Calendar, as_of: Month) -> (Date, Date) {
        let first = match self {
            Self::State | Self::Own => as_of.first_day(),
            Self::YearToDate => calendar.first_of_year(as_of).first_day(),
            Self::TrailingYear => as_of.plus(1 - MONTHS_PER_YEAR).first_day(),
            Self::Total { from, .. } => from,
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
            Self::Total { from, .. } => Month::of(from).max(start),
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
                    Self::Own => (month.plus(1 - months_per_period).first_day(), month.last_day()),
                    Self::YearToDate => (year_began, month.last_day()),
                    Self::TrailingYear => (month.plus(1 - MONTHS_PER_YEAR).first_day(), month.last_day()),
                    Self::Total { from, to } => (from, to.map_or(month.last_day(), |to| to.min(month.last_day()))),
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
        if matches!(self, Self::State | Self::Own) {
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
