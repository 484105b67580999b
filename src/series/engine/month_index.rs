//! Numbers the months that have rows, so that sums need no place for the others.

use crate::measure::Month;
use crate::series::window::month_of;

/// The steps of months that have rows, in order. All months before the first count as one, and so do all that lie centuries
/// after it.
#[derive(Debug)]
pub(in crate::series) struct MonthIndex {
    first: Month,
    /// For each month, how many months up to it have rows; the last entry is the last month with rows.
    upto: Vec<usize>,
}

/// A file may be dated in another millennium by mistake.
const MONTHS_AT_MOST: i32 = 12 * 300;

impl MonthIndex {
    /// The months of days since 1970.
    pub fn of(days: impl Iterator<Item = i32>, first: Month) -> Self {
        let mut months = Self { first, upto: Vec::new() };
        let mut known = None;
        for day in days {
            if known != Some(day) {
                known = Some(day);
                let at = months.place(month_of(day));
                if at >= months.upto.len() {
                    months.upto.resize(at + 1, 0);
                }
                months.upto[at] = 1;
            }
        }
        let mut count = 0;
        for upto in &mut months.upto {
            count += *upto;
            *upto = count;
        }
        months
    }

    fn place(&self, month: Month) -> usize {
        usize::try_from(month.since(self.first).clamp(-1, MONTHS_AT_MOST) + 1).unwrap_or(0)
    }

    /// The step up to the end of a day's month; `None` where no row lies up to then.
    pub fn step_of(&self, day: jiff::civil::Date) -> Option<usize> {
        self.step(Month::of(day.max(jiff::civil::date(1, 1, 1))))
    }

    /// The same for a month.
    pub fn step(&self, month: Month) -> Option<usize> {
        let at = self.place(month).min(self.upto.len().checked_sub(1)?);
        self.upto[at].checked_sub(1)
    }

    /// The number of steps.
    pub fn count(&self) -> usize {
        self.upto.last().copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::window::epoch_day;
    use jiff::civil::{Date, date};

    fn index(days: &[Date]) -> MonthIndex {
        MonthIndex::of(days.iter().map(|day| epoch_day(*day)), Month::new(2020, 1))
    }

    #[test]
    fn months_with_rows_are_numbered_in_order() {
        let found = index(&[date(2020, 5, 9), date(2020, 2, 1), date(2020, 2, 29), date(2019, 3, 1), date(2018, 3, 1)]);
        assert_eq!(found.count(), 3);
        let step = |year, month| found.step(Month::new(year, month));
        // All months before the first are one.
        assert_eq!((step(2018, 3), step(2019, 12), step(2020, 1)), (Some(0), Some(0), Some(0)));
        assert_eq!((step(2020, 2), step(2020, 4), step(2020, 5), step(2021, 5)), (Some(1), Some(1), Some(2), Some(2)));
        assert_eq!(found.step_of(date(2020, 5, 1)), Some(2));
        assert_eq!(found.step_of(Date::MIN), Some(0));
    }

    #[test]
    fn up_to_the_first_rows_there_is_no_step() {
        let found = index(&[date(2020, 5, 9)]);
        assert_eq!(
            (found.step(Month::new(2020, 4)), found.step(Month::new(2020, 5)), found.count()),
            (None, Some(0), 1)
        );
        let none = index(&[]);
        assert_eq!((none.step(Month::new(2020, 5)), none.count()), (None, 0));
    }
}
