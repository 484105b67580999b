//! Files of one feed that differ where they should agree: warnings. Nothing is changed.

use crate::catalog::{ColumnKind, Feed};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::day;
use crate::feed::rows::FileRows;
use crate::feed::rows::{ColumnBuffer, NO_DAY};
use crate::say;
use std::collections::BTreeSet;

/// Compares each file with the others. Files come in their order.
pub(in crate::feed) fn compare_files(feed: &Feed, files: &mut [FileRows]) {
    warn_of_missing_columns(feed, files);
    for column in
        feed.columns.iter().enumerate().filter(|(_, c)| c.kind == ColumnKind::Date && feed.key.contains(&c.id))
    {
        warn_of_months_and_days(column.0, files);
    }
}

/// Warns of a column that the file before had: it may have another name now, and its amounts would be lost silently. Remarks may
/// come and go.
fn warn_of_missing_columns(feed: &Feed, files: &mut [FileRows]) {
    let is_remark = |n: usize| {
        let column = &feed.columns[n];
        matches!(column.kind, ColumnKind::Text | ColumnKind::Id) && column.one_of.is_empty()
    };
    for n in 1..files.len() {
        let before = &files[n - 1];
        let gone: Vec<usize> =
            files[n].lacks.iter().filter(|c| !before.lacks.contains(c) && !is_remark(**c)).copied().collect();
        for column in gone {
            let (header, before) = (&files[n - 1].headers[column], &files[n - 1].name);
            let message = say!("column-gone", header, before);
            let id = &feed.columns[column].id;
            let hint = say!("column-gone-hint", id);
            let at = Location::line(&files[n].name, files[n].header_line);
            let warning = Diagnostic::warning("missing-label", message).hint(hint).at(at);
            files[n].warnings.push(warning);
        }
    }
}

/// Warns of a key column that holds a month in one place (as its last day) and the month's first day in another, and no other day
/// anywhere: spreadsheets turn a month into such a day. Rows about one month would have two keys, and neither would revise the
/// other.
fn warn_of_months_and_days(column: usize, files: &mut [FileRows]) {
    let days = |file: &FileRows| match &file.rows.values[column] {
        ColumnBuffer::Days(days) => days.iter().copied().filter(|day| *day != NO_DAY).collect(),
        _ => BTreeSet::new(),
    };
    let by_file: Vec<BTreeSet<i32>> = files.iter().map(days).collect();
    let all: BTreeSet<i32> = by_file.iter().flatten().copied().collect();
    let is_first = |n: &i32| day(*n).day() == 1;
    let is_last = |n: &i32| day(*n) == day(*n).last_of_month();
    if !all.iter().all(|n| is_first(n) || is_last(n)) || !all.iter().any(is_first) || !all.iter().any(is_last) {
        return;
    }
    for (file, days) in files.iter_mut().zip(by_file) {
        let Some(first) = days.iter().find(|n| is_first(n)) else { continue };
        let ColumnBuffer::Days(list) = &file.rows.values[column] else { continue };
        let Some(row) = list.iter().position(|n| n == first) else { continue };
        let (header, written) = (&file.headers[column], day(*first));
        let message = say!("mixed-periods", header, %written);
        let hint = say!("mixed-periods-hint");
        let at = Location::line(&file.name, file.rows.places.line(row));
        file.warnings.push(Diagnostic::warning("month-or-day", message).hint(hint).at(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::checks::test_files::{catalog, read, warnings};

    const COLUMNS: &str = "month = { header = \"月份\", type = \"date\" }\n\
        region = { header = \"乡镇\", type = \"region\" }\n\
        area = { header = \"面积\", type = \"quantity\", unit = \"亩\", optional = true }\n\
        kind = { header = \"类别\", type = \"text\", one_of = [\"甲\"], optional = true }\n\
        note = { header = \"备注\", type = \"text\", optional = true }\n";

    fn compared(key: &str, texts: &[(&str, &str)]) -> Vec<Vec<String>> {
        let catalog = catalog(key, COLUMNS);
        let mut files: Vec<_> = texts.iter().map(|(name, text)| read(&catalog, name, text)).collect();
        compare_files(&catalog.feeds[0], &mut files);
        files.iter().map(warnings).collect()
    }

    #[test]
    fn a_column_that_the_file_before_had_is_missed_but_for_remarks() {
        let files = [
            ("f/a-2020-09.csv", "月份,乡镇\n2020-09,文昌镇\n"),
            ("f/a-2020-10.csv", "月份,乡镇,面积,类别,备注\n2020-10,文昌镇,1,甲,无\n"),
            ("f/a-2020-11.csv", "表\n月份,乡镇\n2020-11,文昌镇\n"),
            ("f/a-2020-12.csv", "月份,乡镇\n2020-12,文昌镇\n"),
        ];
        let missing = |header: &str| {
            format!(
                "missing-label 2: there is no column `{header}`, which the file before (f/a-2020-10.csv) has; it was taken as blank"
            )
        };
        assert_eq!(compared("", &files), [vec![], vec![], vec![missing("面积"), missing("类别")], vec![]]);
    }

    const KEY: &str = "key = [\"month\", \"region\"]";

    fn written(days: [&str; 2]) -> [(String, String); 2] {
        [(0, days[0]), (1, days[1])]
            .map(|(n, day)| (format!("f/a-2020-1{n}.csv"), format!("月份,乡镇\n2020-10,柳河镇\n{day},文昌镇\n")))
    }

    fn of_days(key: &str, days: [&str; 2]) -> Vec<Vec<String>> {
        let files = written(days);
        compared(key, &files.each_ref().map(|(name, text)| (&**name, &**text)))
    }

    #[test]
    fn a_month_written_as_its_first_day_beside_months_has_another_key() {
        let message = "month-or-day 3: `月份` is 2020-11-01 here and a month elsewhere; one month written in two ways has two keys, \
                       so neither row revises the other, and both may count";
        assert_eq!(of_days(KEY, ["2020-10", "2020-11-01"]), [vec![], vec![message.to_owned()]]);
        assert_eq!(of_days(KEY, ["2020-10", "2020-11"]), [vec![], Vec::<String>::new()]);
        // Where other days occur, days are meant; outside the key nothing depends on it.
        assert_eq!(of_days(KEY, ["2020-10-17", "2020-11-01"]), [vec![], Vec::<String>::new()]);
        assert_eq!(of_days("", ["2020-10", "2020-11-01"]), [vec![], Vec::<String>::new()]);
    }

    #[test]
    fn first_days_throughout_are_one_way_of_writing() {
        let catalog = catalog(KEY, COLUMNS);
        let mut files = [read(&catalog, "f/a-2020-10.csv", "月份,乡镇\n2020-10-01,文昌镇\n2020-11-01,文昌镇\n")];
        compare_files(&catalog.feeds[0], &mut files);
        assert!(files[0].warnings.is_empty());
    }
}
