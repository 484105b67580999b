//! Where the period stands in paths of files that are not recognised by themselves: 04.2024, 2403, `Q1 2024-25/return.xlsx`, 2024/3.xls.

use super::file_names::{finest, stem};
use crate::catalog::PeriodPattern;
use crate::measure::notation::{DateStyle, NamedTime, times_in};
use crate::measure::{Calendar, Period};
use std::collections::BTreeSet;

/// Patterns as `period` of a feed writes them, the most certain first.
const PATTERNS: [&str; 31] = [
    "{year}年{month}月",
    "{year}年/{month}月",
    "{year}/{month}月",
    "{year}年{month}",
    "{year}年{quarter}季度",
    "{year}年第{quarter}季度",
    "Q{quarter} {year}",
    "Q{quarter}_{year}",
    "Q{quarter}-{year}",
    "{year} Q{quarter}",
    "{year}-Q{quarter}",
    "{year}_Q{quarter}",
    "{year}Q{quarter}",
    "{year}/Q{quarter}",
    "Quarter {quarter} {year}",
    "{year}.{month}",
    "{year}-{month}",
    "{year}_{month}",
    "{year} {month}",
    "{month}.{year}",
    "{month}-{year}",
    "{month}_{year}",
    "{month} {year}",
    "{year}/{month}",
    "{year}{month}",
    "{month}{year}",
    "{month}月",
    "{quarter}季度",
    "Q{quarter}",
    "{month}",
    "{half}半年",
];

/// A pattern that fits the paths of all files, each in one way, and gives most of them periods of their own.
pub(super) fn pattern_for(paths: &[&str], calendar: Calendar) -> Option<(&'static str, Vec<Period>)> {
    let style = DateStyle { calendar, ..DateStyle::default() };
    PATTERNS.into_iter().find_map(|written| {
        let pattern = PeriodPattern::parse(written)?;
        let periods: Option<Vec<Period>> = paths.iter().map(|path| only_fit(&pattern, path, style)).collect();
        let periods = periods?;
        let different: BTreeSet<&Period> = periods.iter().collect();
        (different.len() > 1 && different.len() * 2 > periods.len()).then_some((written, periods))
    })
}

/// The period that a pattern gives a path, where it fits in one way.
fn only_fit(pattern: &PeriodPattern, path: &str, style: DateStyle) -> Option<Period> {
    let [time] = pattern.find(path, style)[..] else { return None };
    let year_of = |text: &str| times_in(text, style, None).into_iter().find_map(|time| time.year);
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let around = || year_of(stem(path)).or_else(|| folders.rsplit('/').find_map(year_of));
    let time = NamedTime { year: Some(time.year.or_else(around)?), ..time };
    finest(&[time]).map(|(_, period)| period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_found_where_names_are_not_recognised() {
        let april = Calendar::starting_in(4).expect("a month");
        for (paths, calendar, pattern, first) in [
            ("Budget monitor 04.2024.xlsx|Budget monitor 05.2024.xlsx", Calendar::CIVIL, "{month}.{year}", "2024-04"),
            ("acreage2403.csv|acreage2404.csv", Calendar::CIVIL, "{year}{month}", "2024-03"),
            ("2024/培训3.xls|2024/培训11.xls", Calendar::CIVIL, "{month}", "2024-03"),
            ("2024年/3月/台账.xls|2024年/4月/台账.xls", Calendar::CIVIL, "{year}年/{month}月", "2024-03"),
            ("Q1 2024-25/a/return.xlsx|Q2 2024-25/a/return.xlsx", april, "Q{quarter} {year}", "2024-Q2"),
        ] {
            let paths: Vec<&str> = paths.split('|').collect();
            let (found, periods) = pattern_for(&paths, calendar).expect(pattern);
            assert_eq!((found, periods[0].to_string().as_str()), (pattern, first));
        }
        assert_eq!(pattern_for(&["a1.csv", "a2.csv"], Calendar::CIVIL), None, "no year");
        assert_eq!(pattern_for(&["plan 13.csv", "plan 14.csv"], Calendar::CIVIL), None);
    }
}
