//! How far a file's rows reach by a day, whatever later dates some of them bear.

use super::cell::{day, days};
use super::ingested::Ingested;
use jiff::civil::Date;

impl Ingested {
    /// The latest day, not after `on`, on which the file at this position has a row.
    #[must_use]
    pub fn last_row_up_to(&self, file: usize, on: Date) -> Option<Date> {
        let on = days(on);
        self.row_dates[file].iter().filter_map(|(dates, _)| dates.placed.filter(|day| *day <= on)).max().map(day)
    }
}
