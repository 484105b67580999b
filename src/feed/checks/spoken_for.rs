//! For which of the feed's own periods each file speaks.

use super::refused_file::state_of;
use super::row_dates::first_dates;
use crate::catalog::Feed;
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::{day, days};
use crate::feed::ledger::FileState;
use crate::feed::period_in_name::{has_dates, named_periods};
use crate::feed::rows::{FileRows, NO_DAY};
use crate::measure::{Every, Period};
use crate::say;
use std::collections::BTreeMap;

/// Days in a year at most. Dates further apart than that are far apart.
const YEAR: i32 = 366;

/// The dates by which a file's rows are placed, and how many rows have each.
pub(in crate::feed) type Dates = BTreeMap<i32, u64>;

/// Finds the periods for which each file speaks. A file whose name gives a period of the feed's own length speaks for that one. One whose
/// name gives a longer period speaks for every own period from the beginning of that to its last row, and for those of its earlier rows;
/// one whose name gives none speaks for all from its first row to its last. In between, no row means that nothing happened. A table that
/// runs on from the beginning of the year, 1-3月, speaks for the month in which it ends and for those from its first row on.
///
/// A date that was mistyped does not make a file speak for the years up to it: a single row far behind all others, for whose time no other
/// file speaks, is left out, see [`lone_end`], and told. It counts at its date nonetheless. An early row is believed, since lists of
/// cases have a few old ones.
pub(in crate::feed) fn find_periods(feed: &Feed, files: &mut [FileRows]) {
    let runs_from: Vec<Option<i32>> = files.iter().map(|file| runs_from(feed, file)).collect();
    let dates = files.iter().zip(&runs_from);
    let is_placed = |file: &FileRows, runs: Option<i32>| file.period.is_some() && runs.is_none();
    let dates: Vec<Dates> =
        dates.map(|(file, runs)| if is_placed(file, *runs) { Dates::new() } else { dates_of(feed, file) }).collect();
    let months: Vec<Dates> = dates.iter().map(by_month).collect();
    for n in 0..files.len() {
        if let Some(period) = files[n].period {
            let first = runs_from[n].and_then(|from| dates[n].range(from..=days(period.last_day())).next());
            let first = first.map_or(days(period.first_day()), |(date, _)| *date);
            files[n].periods = periods_between(feed, first, days(period.last_day())).collect();
            continue;
        }
        let lone = lone_dates(n, files, &months);
        let kept = || dates[n].keys().copied().filter(|day| !lone.contains(&month_end(*day)));
        let (rows, longer) = (kept().next().zip(kept().next_back()), files[n].longer_period);
        let begins = longer.map(|period| days(period.first_day()));
        let span = match (rows, longer) {
            (Some((first, last)), _) => Some((begins.filter(|begins| *begins <= last).unwrap_or(first), last)),
            // Without a row, nothing happened in all of it.
            (None, Some(period)) => Some((days(period.first_day()), days(period.last_day()))),
            (None, None) => None,
        };
        if span.is_none() && state_of(&files[n]) == FileState::Nil {
            let message = say!("nil-of-no-period");
            let warning = Diagnostic::warning("missing-period", message).at(Location::file(&files[n].name));
            files[n].warnings.push(warning);
        }
        if let Some((first, last)) = span {
            let earlier = kept().take_while(|date| *date < first);
            let earlier: Vec<Period> =
                earlier.map(|date| feed.period_containing(feed.counted_day(day(date)), feed.every)).collect();
            files[n].periods = periods_between(feed, first, last).chain(earlier).collect();
        }
        for date in lone {
            let warning = lone_date(feed, &files[n], date);
            files[n].warnings.push(warning);
        }
    }
}

/// The day from which a file's table runs on to the end of its period, where its rows say when they were: 1 January of 1-3月.
fn runs_from(feed: &Feed, file: &FileRows) -> Option<i32> {
    let period = file.period.filter(|_| has_dates(feed))?;
    let year = feed.period_containing(period.last_day(), Every::Year);
    named_periods(feed, &file.name, Some(year)).runs_from.map(days)
}

/// The last day of a day's month.
fn month_end(date: i32) -> i32 {
    days(day(date).last_of_month())
}

/// Dates by their months: rows that have been added up have no others, and both ways of reading must find the same.
fn by_month(dates: &Dates) -> Dates {
    let mut months = Dates::new();
    for (date, count) in dates {
        *months.entry(month_end(*date)).or_default() += count;
    }
    months
}

/// Whether a file's last date may be a slip, so that its row has to be found again. `counted`: dates of rows that have been added up.
pub(in crate::feed) fn may_end_in_a_slip(feed: &Feed, file: &FileRows, counted: Option<Dates>) -> bool {
    if file.period.is_some() || feed.required_dates().next().is_none() {
        return false;
    }
    let dates = match counted {
        Some(mut dates) => {
            for date in file.rows.rejects.iter().filter_map(|reject| reject.day_of(feed)) {
                *dates.entry(date).or_default() += 1;
            }
            dates
        }
        None => dates_of(feed, file),
    };
    lone_end(&by_month(&dates)).is_some()
}

/// The own periods from the one that `first` lies in to the one that `last` lies in.
fn periods_between(feed: &Feed, first: i32, last: i32) -> impl Iterator<Item = Period> {
    let [first, last] = [first, last].map(|n| feed.period_containing(feed.counted_day(day(n)), feed.every));
    std::iter::successors(Some(first), |period| Some(period.next())).take_while(move |period| *period <= last)
}

/// The dates of all rows that came, the rejected ones with a readable date too.
fn dates_of(feed: &Feed, file: &FileRows) -> Dates {
    let mut dates = Dates::new();
    // Neighbouring rows mostly have the same date.
    let mut run: Option<(i32, u64)> = None;
    for (row, date) in first_dates(feed, file).iter().enumerate().filter(|(_, date)| **date != NO_DAY) {
        let count = file.rows.weights.get(row).copied().unwrap_or(1);
        match &mut run {
            Some((same, all)) if same == date => *all += count,
            _ => {
                if let Some((date, count)) = run.replace((*date, count)) {
                    *dates.entry(date).or_default() += count;
                }
            }
        }
    }
    if let Some((date, count)) = run {
        *dates.entry(date).or_default() += count;
    }
    for date in file.rows.rejects.iter().filter_map(|reject| reject.day_of(feed)) {
        *dates.entry(date).or_default() += 1;
    }
    dates
}

/// The months of lone dates at the end of a file's.
fn lone_dates(n: usize, files: &[FileRows], dates: &[Dates]) -> Vec<i32> {
    let mut left = dates[n].clone();
    let mut lone = Vec::new();
    while let Some(date) = lone_end(&left).filter(|date| !is_supported(*date, n, files, dates)) {
        left.remove(&date);
        lone.push(date);
    }
    lone
}

/// The last date, if a single row has it more than a year after the one before, and either two of the other rows lie closer together or
/// it lies more than ten years after them. Steps of some years throughout are no slip.
fn lone_end(dates: &Dates) -> Option<i32> {
    let mut latest = dates.iter().rev();
    let ((last, count), (before, _)) = (latest.next()?, latest.next()?);
    let far = |years: i32| last - before > years * YEAR;
    let others: Vec<(i32, u64)> = dates.range(..last).map(|(date, count)| (*date, *count)).collect();
    let close =
        others.iter().any(|(_, count)| *count > 1) || others.windows(2).any(|pair| pair[1].0 - pair[0].0 <= YEAR);
    (*count == 1 && (far(10) || far(1) && close)).then_some(*last)
}

/// Whether another file speaks for the same time by its name, or has other dates within a year of this one. The same date in another
/// file may be the same slip, sent again.
fn is_supported(date: i32, n: usize, files: &[FileRows], dates: &[Dates]) -> bool {
    let near = date - YEAR..=date + YEAR;
    let others = (0..files.len()).filter(|other| *other != n);
    others.into_iter().any(|other| {
        let named = files[other].period.or(files[other].longer_period);
        let says = named.is_some_and(|p| days(p.first_day()) <= *near.end() && days(p.last_day()) >= *near.start());
        says || dates[other].range(near.clone()).any(|(other, _)| *other != date)
    })
}

fn lone_date(feed: &Feed, file: &FileRows, date: i32) -> Diagnostic {
    let is_of_month = |other: i32| other != NO_DAY && month_end(other) == date;
    let row = first_dates(feed, file).iter().position(|other| is_of_month(*other));
    let used = row.filter(|row| *row < file.rows.places.lines.len()).map(|row| file.rows.places.line(row));
    let reject = file.rows.rejects.iter().find(|reject| reject.day_of(feed).is_some_and(is_of_month));
    let rejected = || reject.map(|reject| reject.line);
    let at = match used.or_else(rejected) {
        Some(line) => Location::line(&file.name, line),
        None => Location::file(&file.name),
    };
    let own = row.map(|row| first_dates(feed, file)[row]).or_else(|| reject?.day_of(feed));
    let written = day(own.unwrap_or(date));
    Diagnostic::warning("lone-date", say!("lone-date", %written)).at(at)
}

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read, warnings};
    use super::*;

    const COLUMNS: &str = "day = { header = \"日期\", type = \"date\" }\n\
        n = { header = \"数\", type = \"quantity\", unit = \"个\", optional = true }\n";

    fn found(feed: &str, files: &[(&str, &str)]) -> Vec<FileRows> {
        let catalog = catalog(feed, COLUMNS);
        let text = |rows: &str| format!("日期,数\n{}\n", rows.replace(' ', "\n"));
        let mut files: Vec<FileRows> =
            files.iter().map(|(name, rows)| read(&catalog, &format!("f/{name}.csv"), &text(rows))).collect();
        find_periods(&catalog.feeds[0], &mut files);
        files
    }

    /// The first and last period of a file and how many there are.
    fn spoken_for(file: &FileRows) -> String {
        let (first, last) = (file.periods.first(), file.periods.last());
        let named = [first, last].map(|period| period.map(ToString::to_string).unwrap_or_default());
        format!("{} {} {}", named[0], named[1], file.periods.len())
    }

    fn of(name: &str, rows: &str) -> String {
        spoken_for(&found("", &[(name, rows)])[0])
    }

    #[test]
    fn a_name_with_a_period_of_the_feeds_own_says_it_all() {
        assert_eq!(of("a-2020-11", "2020-09-03,1 2021-02-03,1"), "2020-11 2020-11 1");
        assert_eq!(of("a-2020-11", ""), "2020-11 2020-11 1");
    }

    #[test]
    fn a_name_with_a_year_speaks_from_its_beginning_to_the_last_row() {
        assert_eq!(of("a-2020", "2020-03-03,1 2020-05-03,1"), "2020-01 2020-05 5");
        assert_eq!(of("a-2020年第二季度", "2020-05-03,1"), "2020-04 2020-05 2");
        // A row of an earlier year speaks for its own period, and not for those around it.
        assert_eq!(of("a-2020", "2018-12-15,1 2019-12-15,1 2020-12-15,1"), "2018-12 2020-12 14");
        assert_eq!(of("a-2020", "2018-12-15,1 2019-02-15,1"), "2018-12 2019-02 3");
        assert_eq!(of("a-2020", ""), "2020-01 2020-12 12");
    }

    #[test]
    fn a_name_without_a_period_speaks_from_the_first_row_to_the_last() {
        assert_eq!(of("a", "2020-03-03,1 2020-05-03,1 2020-04-01,2"), "2020-03 2020-05 3");
        // A rejected row came too.
        assert_eq!(of("a", "2020-03-03,1 2020-06-03,约"), "2020-03 2020-06 4");
        // The year of a month without one is that of the name.
        assert_eq!(of("a-2020", "3月,1 5月,1"), "2020-01 2020-05 5");
        let weekly = found("every = \"week\"", &[("a", "2020-11-03,1 2020-11-16,1")]);
        assert_eq!(spoken_for(&weekly[0]), "2020-W45 2020-W47 3");
    }

    #[test]
    fn a_nil_report_for_no_known_period_is_told() {
        let file = &found("", &[("a", "")])[0];
        assert_eq!(spoken_for(file), "  0");
        let expected = "missing-period 0: the file has no rows and its name has no period, so that nobody knows for when it reports nothing; \
                        write the period into the name, such as -2020-11";
        assert_eq!(warnings(file), [expected]);
        assert!(found("", &[("a", "某日,1")])[0].warnings.is_empty());
    }

    #[test]
    fn a_single_date_far_behind_all_others_is_told_and_extends_nothing() {
        let file = &found("", &[("a", "2020-03-03,1 2060-05-03,1 2020-05-03,1")])[0];
        assert_eq!(spoken_for(file), "2020-03 2020-05 3");
        let expected = "lone-date 3: 2060-05-03 stands alone, more than a year after all other dates of the file; the row counts there, but \
                        the file is not taken to report the periods in between";
        assert_eq!(warnings(file), [expected]);
        // Each by itself, a rejected one too; the year in the name changes nothing.
        let file = &found("", &[("a-2020", "2020-03-03,1 2060-05-03,1 2090-05-03,约 2020-05-03,1")])[0];
        assert_eq!((spoken_for(file), file.warnings.len()), ("2020-01 2020-05 5".to_owned(), 2));
        assert_eq!(of("a", "2020-03-03,1 2060-05-03,1"), "2020-03 2020-03 1");
    }

    #[test]
    fn two_rows_or_wide_steps_throughout_are_no_slip_and_early_rows_are_believed() {
        assert_eq!(of("a", "2020-03-03,1 2020-03-03,1 2022-05-03,1 2022-05-03,2"), "2020-03 2022-05 27");
        assert_eq!(of("a", "2020-03-03,1 2020-04-03,1 2022-05-03,1 2022-06-01,2"), "2020-03 2022-06 28");
        assert_eq!(of("a", "2018-12-15,1 2020-12-15,1 2022-12-15,1"), "2018-12 2022-12 49");
        assert_eq!(of("a", "2015-03-03,1 2020-03-03,1 2020-04-03,1"), "2015-03 2020-04 62");
        // A year and no more.
        assert_eq!(of("a", "2020-02-03,1 2020-03-03,1 2021-03-04,1"), "2020-02 2021-03 14");
        assert_eq!(of("a", "2020-03-03,1"), "2020-03 2020-03 1");
    }

    #[test]
    fn another_file_of_that_time_bears_a_date_out() {
        let rows = "2020-03-03,1 2020-04-03,1 2023-05-03,1";
        let of = |other: (&str, &str)| spoken_for(&found("", &[("a", rows), other])[0]);
        let (short, long) = ("2020-03 2020-04 2", "2020-03 2023-05 39");
        assert_eq!(of(("b-2022-06", "2022-06-03,1")), long);
        assert_eq!(of(("b-2022-04", "2022-06-03,1")), short);
        assert_eq!(of(("b-2022", "")), long);
        assert_eq!(of(("b", "2022-06-03,1")), long);
        // The same date may be the same slip.
        assert_eq!(of(("b", "2023-05-03,1")), short);
    }
}
