//! Rows dated after the period of their file: a slip of the pen, which would count in another month.

use super::row_dates::first_dates;
use crate::catalog::Feed;
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::days;
use crate::feed::rows::FileRows;
use crate::say;

/// Warns of rows dated after the period that their file is for.
pub(super) fn warn_of_later_dates(feed: &Feed, file: &mut FileRows) {
    let Some(period) = file.period.filter(|_| feed.required_dates().next().is_some()) else { return };
    let (end, first) = (days(feed.last_day_of(period)), first_dates(feed, file));
    let mut later = file.rows.used().filter(|n| first[*n] > end);
    let Some(first) = later.next() else { return };
    let count = 1 + later.count();
    let message = say!("rows-after-period", %period, count);
    let at = Location::line(&file.name, file.rows.places.line(first));
    file.warnings.push(Diagnostic::warning("later-date", message).at(at));
}

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read, warnings};
    use super::*;
    use crate::feed::rows::RowState;

    fn warned(columns: &str, name: &str, text: &str, superseded: Option<usize>) -> Vec<String> {
        let catalog = catalog("", columns);
        let mut file = read(&catalog, name, text);
        if let Some(row) = superseded {
            file.rows.states[row] = RowState::Superseded;
        }
        warn_of_later_dates(&catalog.feeds[0], &mut file);
        warnings(&file)
    }

    const DAY: &str = "day = { header = \"日期\", type = \"date\" }\n";
    const TEXT: &str = "日期\n2020-11-30\n2020-12-01\n2020-10-01\n2021-01-05\n";

    #[test]
    fn rows_after_the_period_are_counted_and_the_first_is_named() {
        let message = "later-date 3: rows dated after 2020-11, which the file is for: 2, the first is here; they count in the months of \
                       their dates";
        assert_eq!(warned(DAY, "f/a-2020-11.csv", TEXT, None), [message]);
        assert_eq!(
            warned(DAY, "f/a-2020-11.csv", TEXT, Some(1)),
            [message.replace("3:", "5:").replace(": 2, the", ": 1, the")]
        );
        assert!(warned(DAY, "f/a-2021-01.csv", TEXT, None).is_empty());
        // Nothing to compare with.
        assert!(warned(DAY, "f/a.csv", TEXT, None).is_empty());
        let optional = "day = { header = \"日期\", type = \"date\", optional = true }\n\
            region = { header = \"乡镇\", type = \"region\" }\n";
        assert!(warned(optional, "f/a-2020-11.csv", "日期,乡镇\n2020-12-01,文昌镇\n", None).is_empty());
    }
}
