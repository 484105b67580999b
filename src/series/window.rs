//! Which stretch of days each month's value speaks for.

use crate::measure::Month;
use jiff::ToSpan;
use jiff::civil::Date;

/// What a request wants to know of each month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// The state at the month's end (level, open).
    State,
    /// The month's own amount; for quarterly and yearly feeds the period's.
    Own,
    /// The total since January of the month's year.
    YearToDate,
    /// The total of the twelve months that end with the month.
    TrailingYear,
    /// The total since a day, and not beyond another where one is given.
    Total { from: Date, to: Option<Date> },
}

/// A month with its first and last day, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub month: Month,
    pub first: Date,
    pub last: Date,
}

impl Window {
    /// The days that the value at `as_of` rests on; of a state, those of the month itself.
    #[must_use]
    pub fn first_and_last(self, as_of: Month) -> (Date, Date) {
        let first = match self {
            Self::State | Self::Own => as_of.first_day(),
            Self::YearToDate => as_of.january().first_day(),
            Self::TrailingYear => as_of.plus(-11).first_day(),
            Self::Total { from, .. } => from,
        };
        (first, as_of.last_day())
    }

    /// The stretches of the months from `start` to `as_of` that end a period of `months_per_period` months.
    pub(crate) fn stretches(self, start: Month, as_of: Month, months_per_period: i32) -> Vec<Stretch> {
        let begin = match self {
            Self::Total { from, .. } => Month::of(from).max(start),
            _ => start,
        };
        let ends_a_period = |m: &Month| (m.ordinal() + 1) % months_per_period == 0;
        begin
            .through(as_of)
            .filter(ends_a_period)
            .map(|month| {
                let (first, last) = match self {
                    Self::State => (Date::MIN, month.last_day()),
                    Self::Own => (month.plus(1 - months_per_period).first_day(), month.last_day()),
                    Self::YearToDate => (month.january().first_day(), month.last_day()),
                    Self::TrailingYear => (month.plus(-11).first_day(), month.last_day()),
                    Self::Total { from, to } => (from, to.map_or(month.last_day(), |to| to.min(month.last_day()))),
                };
                Stretch { month, first, last }
            })
            .collect()
    }
}

/// Of a total accumulated since January: the months whose totals make up an amount, and the one whose total is taken off again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Anchors {
    pub taken: Option<Month>,
    pub added: Vec<Month>,
}

impl Window {
    pub(crate) fn anchors(self, stretch: &Stretch) -> Anchors {
        let (first, last) = (Month::of(stretch.first.max(Date::constant(1900, 1, 1))), Month::of(stretch.last));
        if matches!(self, Self::State | Self::Own) {
            return Anchors { taken: None, added: vec![last] };
        }
        let decembers = first.through(last.plus(-1)).filter(|m| m.month() == 12);
        let taken = (first != first.january()).then(|| first.plus(-1));
        Anchors { taken, added: decembers.chain([last]).collect() }
    }
}

impl Stretch {
    /// Whether it begins and ends with a month.
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
