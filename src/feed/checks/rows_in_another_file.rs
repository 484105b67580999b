//! Files all of whose rows stand in another file of the feed too: told, since rows without a key count twice then.

use super::row_dates::RowDates;
use crate::catalog::{Feed, FilesAre};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::rows::{FileRows, Rows, fingerprint};
use crate::say;
use std::collections::{BTreeMap, HashMap};

/// Warns of files all of whose rows stand in another file. Of two files with the same rows the later one is told. With a key, and where
/// each file is the whole list, rows that come again revise the earlier ones, and nothing is told. `row_dates`: of each file, the dates
/// of its rows and how many have them; they rule out nearly all pairs of files.
pub(in crate::feed) fn warn_of_rows_in_another_file(
    feed: &Feed,
    files: &mut [FileRows],
    row_dates: &[&[(RowDates, u64)]],
) {
    if !feed.key.is_empty() || feed.files_are != FilesAre::Changes {
        return;
    }
    let mut with_date: BTreeMap<RowDates, Vec<usize>> = BTreeMap::new();
    for (n, dates) in row_dates.iter().enumerate() {
        dates.iter().for_each(|(dates, _)| with_date.entry(*dates).or_default().push(n));
    }
    let mut told: Vec<(usize, usize)> = Vec::new();
    for (n, dates) in row_dates.iter().enumerate() {
        let Some((first, _)) = dates.first() else { continue };
        let others = with_date[first].iter().copied();
        let others = others.filter(|other| *other != n && files[*other].sender == files[n].sender);
        let mut fitting = others.filter(|other| are_within(dates, row_dates[*other]));
        let holds = |other: &usize| {
            let (rows, others) = (&files[n].rows, &files[*other].rows);
            let same_number = || rows.count_used() == others.count_used();
            has_some_rows(rows, others) && has_all_rows(rows, others) && (*other < n || !same_number())
        };
        told.extend(fitting.find(holds).map(|other| (n, other)));
    }
    for (n, other) in told {
        let (count, other) = (files[n].rows.count_used(), &files[other].name);
        let message = say!("rows-in-another-file", count, other);
        let hint = say!("rows-in-another-file-hint");
        let at = Location::file(&files[n].name);
        files[n].warnings.push(Diagnostic::warning("rows-in-another-file", message).hint(hint).at(at));
    }
}

/// Whether each date stands among the others, as often at least. Both are sorted.
fn are_within(dates: &[(RowDates, u64)], others: &[(RowDates, u64)]) -> bool {
    dates.iter().all(|(dates, count)| {
        let found = others.binary_search_by_key(dates, |(dates, _)| *dates);
        found.is_ok_and(|n| others[n].1 >= *count)
    })
}

/// Whether a few rows stand among the others: most files that are ruled out are ruled out here.
fn has_some_rows(rows: &Rows, others: &Rows) -> bool {
    const TRIED: usize = 4;
    let used: Vec<usize> = rows.used().collect();
    (0..TRIED).all(|n| {
        let row = used[n * (used.len() - 1) / (TRIED - 1)];
        others.used().any(|other| is_same((rows, row), (others, other)))
    })
}

fn is_same((rows, row): (&Rows, usize), (others, other): (&Rows, usize)) -> bool {
    let columns = rows.values.iter().zip(&others.values).filter(|(values, _)| !values.is_empty());
    let mut cells = columns.map(|(values, others)| (values.get(row), others.get(other)));
    cells.all(|cells| match cells {
        (CellValue::Text(text), CellValue::Text(other)) => rows.texts.get(text) == others.texts.get(other),
        (value, other) => value == other,
    })
}

/// Whether all rows stand among the others, each as often at least.
fn has_all_rows(rows: &Rows, others: &Rows) -> bool {
    let fingerprint_of = |rows: &Rows, row: usize| {
        let kept = rows.values.iter().filter(|values| !values.is_empty());
        (fingerprint(kept.map(|values| values.get(row)), &rows.texts), rows.weights.get(row).copied().unwrap_or(1))
    };
    let mut left: HashMap<_, usize> = HashMap::new();
    for row in others.used() {
        *left.entry(fingerprint_of(others, row)).or_default() += 1;
    }
    rows.used().all(|row| match left.get_mut(&fingerprint_of(rows, row)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::row_dates::row_dates;
    use super::super::test_files::{catalog, read, warnings};
    use super::*;

    const COLUMNS: &str = "day = { header = \"日期\", type = \"date\" }\n\
        kind = { header = \"类别\", type = \"text\" }\nn = { header = \"数\", type = \"quantity\", unit = \"个\" }\n";

    fn compared(feed: &str, rows: &[&str]) -> Vec<Vec<String>> {
        let catalog = catalog(feed, COLUMNS);
        let text = |rows: &str| format!("日期,类别,数\n{rows}");
        let named = rows.iter().zip(1..);
        let mut files: Vec<FileRows> =
            named.map(|(rows, n)| read(&catalog, &format!("f/a-2020-{n:02}.csv"), &text(rows))).collect();
        let dates: Vec<_> = files.iter().map(|file| row_dates(&catalog.feeds[0], file)).collect();
        let dates: Vec<&[_]> = dates.iter().map(Vec::as_slice).collect();
        warn_of_rows_in_another_file(&catalog.feeds[0], &mut files, &dates);
        files.iter().map(warnings).collect()
    }

    fn told(count: usize, other: usize) -> Vec<String> {
        vec![format!(
            "rows-in-another-file 0: all {count} rows of this file also stand in f/a-2020-{other:02}.csv; the feed has no key, so they \
             count twice"
        )]
    }

    const JANUARY: &str = "2020-01-05,甲,1\n2020-01-06,乙,2\n";
    const FEBRUARY: &str = "2020-02-05,甲,1\n2020-01-06,乙,2.0\n2020-01-05,甲,1\n";

    #[test]
    fn a_file_within_another_is_told_and_of_equal_ones_the_later() {
        assert_eq!(compared("", &[JANUARY, FEBRUARY]), [told(2, 2), vec![]]);
        assert_eq!(compared("", &[JANUARY, JANUARY]), [vec![], told(2, 1)]);
        assert_eq!(compared("", &[FEBRUARY, JANUARY, JANUARY]), [vec![], told(2, 1), told(2, 1)]);
    }

    #[test]
    fn one_other_row_or_one_more_of_a_row_makes_a_file_of_its_own() {
        for other in ["2020-01-05,甲,1\n2020-01-06,乙,3\n", "2020-01-05,甲,1\n2020-01-06,丙,2\n", ""] {
            assert_eq!(compared("", &[other, FEBRUARY]), [vec![], Vec::<String>::new()], "{other}");
        }
        let twice = "2020-01-05,甲,1\n2020-01-05,甲,1\n";
        assert_eq!(compared("", &[twice, "2020-01-05,甲,1\n2020-01-05,甲,2\n"]), [vec![], Vec::<String>::new()]);
    }

    #[test]
    fn rows_that_revise_each_other_are_not_told() {
        for feed in ["key = [\"day\", \"kind\"]", "files_are = \"snapshot\""] {
            assert_eq!(compared(feed, &[JANUARY, FEBRUARY]), [vec![], Vec::<String>::new()], "{feed}");
        }
    }
}
