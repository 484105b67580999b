//! The period that a file speaks for by its name.

use super::header::year_in;
use super::sheet_name::path_and_sheet;
use crate::catalog::{Feed, PeriodName, Sheets};
use crate::diag::{Diagnostic, Location};
use crate::measure::Period;
use crate::measure::notation::{NamedStretch, NamedTime, times_in};
use crate::say;
use jiff::civil::Date;

/// The periods that the name of a file gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::feed) struct NamedPeriods {
    /// One of the feed's own length. Where rows have dates, a finer date gives none: `2020-11-03` is no month.
    pub own: Option<Period>,
    /// One that is longer: a year, or a quarter of a monthly feed.
    pub longer: Option<Period>,
    /// The day from which the table runs on to the end of its own period: 1 January of 1-3月.
    pub runs_from: Option<Date>,
}

/// The periods in a file's name, as the feed's `period` says where they stand, else as they are recognised. The year of `3月` is that of the
/// folder, else the one that a title above the table gives. A sheet that is a report of its own speaks for the period in its own name, its
/// year that of the file; where it has none, for that of the file.
pub(in crate::feed) fn named_periods(feed: &Feed, name: &str, titled: Option<Period>) -> NamedPeriods {
    if let Some(PeriodName::Fixed(period)) = feed.period {
        let is_own = period.every() == feed.every;
        return NamedPeriods {
            own: is_own.then_some(period),
            longer: (!is_own).then_some(period),
            ..NamedPeriods::default()
        };
    }
    if let (path, Some(sheet)) = parts(feed, name) {
        let of_sheet = of_times(feed, &times_of_sheet(feed, path, sheet, titled));
        return if of_sheet == NamedPeriods::default() { of_times(feed, &times(feed, path, titled)) } else { of_sheet };
    }
    of_times(feed, &times(feed, name, titled))
}

/// What times in a name come to in a feed.
fn of_times(feed: &Feed, times: &[NamedTime]) -> NamedPeriods {
    let (every, calendar) = (feed.every, feed.calendar);
    let stretches: Vec<NamedStretch> = times.iter().copied().filter_map(NamedTime::stretch).collect();
    let of = |stretch: &NamedStretch| stretch.at(every, calendar);
    // Where the name must say it, or where the catalog says which place counts, the period around a day is meant.
    let around = || {
        let is_meant = feed.period.is_some() || !has_dates(feed);
        stretches.iter().find_map(|stretch| stretch.within(every, calendar)).filter(|_| is_meant)
    };
    NamedPeriods {
        own: stretches.iter().find_map(of).or_else(around),
        longer: stretches.iter().find_map(|stretch| stretch.longer_than(every, calendar)),
        runs_from: stretches.iter().find(|stretch| of(stretch).is_some()).and_then(|s| s.runs_from(every, calendar)),
    }
}

/// A file's path, and the name of its sheet where each is a report of its own.
fn parts<'n>(feed: &Feed, name: &'n str) -> (&'n str, Option<&'n str>) {
    if feed.reading.sheets == Sheets::Each { path_and_sheet(name) } else { (name, None) }
}

/// Whether the name of a sheet says when it was, be it without its year.
pub(in crate::feed) fn is_sheet_of_period(feed: &Feed, path: &str, sheet: &str) -> bool {
    !times_of_sheet(feed, path, sheet, None).is_empty()
}

/// The times that the name of a sheet gives. A pattern is looked for in the path with the sheet behind it.
fn times_of_sheet(feed: &Feed, path: &str, sheet: &str, titled: Option<Period>) -> Vec<NamedTime> {
    let year = path.rsplit('/').find_map(|part| year_in(part, feed.calendar)).or(titled);
    match &feed.period {
        Some(PeriodName::Pattern(pattern)) => {
            let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
            // What stands behind the last point is no ending here.
            let whole = format!("{folders}/{}/{sheet}.", stem(name));
            match pattern.find(&whole, feed.date_style())[..] {
                [time] => vec![NamedTime { year: time.year.or(year), ..time }],
                _ => Vec::new(),
            }
        }
        _ => times_in(sheet, feed.date_style(), year),
    }
}

/// The times that the name gives. Where the feed's `period` fits it in several ways, they are no answer.
fn times(feed: &Feed, path: &str, titled: Option<Period>) -> Vec<NamedTime> {
    let style = feed.date_style();
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let around = folders.rsplit('/').find_map(|folder| year_in(folder, feed.calendar)).or(titled);
    match &feed.period {
        Some(PeriodName::Pattern(pattern)) => match pattern.find(path, style)[..] {
            [time] => vec![NamedTime { year: time.year.or_else(|| year_in(name, feed.calendar)).or(around), ..time }],
            _ => Vec::new(),
        },
        _ => times_in(stem(name), style, around),
    }
}

/// A file's name without its ending.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether the feed's rows say themselves when they count.
pub(in crate::feed) fn has_dates(feed: &Feed) -> bool {
    feed.required_dates().next().is_some()
}

/// What is to be told of a name that does not give the period that the feed needs, or that its `period` says stands there: an error where
/// rows have no dates, since nobody knows when they count.
pub(in crate::feed) fn misnamed(
    feed: &Feed,
    name: &str,
    found: (Option<Period>, Option<Period>),
) -> Option<Diagnostic> {
    if found.0.is_some() {
        return None;
    }
    let (path, sheet) = parts(feed, name);
    let (every, example) = (feed.every.as_str(), feed.example_period());
    let pattern = match &feed.period {
        Some(PeriodName::Pattern(pattern)) => Some(pattern),
        _ => None,
    };
    let fits = pattern.map(|pattern| pattern.find(path, feed.date_style()));
    let of_sheet = sheet.map(|sheet| times_of_sheet(feed, path, sheet, None)).unwrap_or_default();
    let without_year = of_sheet.into_iter().chain(times(feed, path, None)).any(|time| time.year.is_none());
    let message_says_all = pattern.is_none() && !without_year;
    let message = match (pattern, fits.as_deref()) {
        (Some(pattern), Some([])) => {
            let pattern = pattern.written();
            say!("name-without-pattern", pattern)
        }
        (Some(pattern), Some(several @ [_, _, ..])) => {
            let pattern = pattern.written();
            let periods: Vec<String> = several.iter().filter_map(|time| time.stretch()).map(shown).collect();
            say!("name-with-several", pattern, periods)
        }
        _ if found.1.is_some() && has_dates(feed) => return None,
        _ if without_year => say!("name-without-year", every),
        _ if has_dates(feed) => return None,
        _ => say!("missing-period", every, example),
    };
    let is_error = !has_dates(feed);
    if !is_error && pattern.is_none() {
        return None;
    }
    let at = Location::file(name);
    Some(if is_error {
        let told = Diagnostic::error("missing-period", message).at(at);
        if message_says_all { told } else { told.hint(say!("name-not-used-hint")) }
    } else {
        Diagnostic::warning("missing-period", message).hint(say!("name-by-rows-hint")).at(at)
    })
}

fn shown(stretch: NamedStretch) -> String {
    match stretch {
        NamedStretch::One(period) => period.to_string(),
        NamedStretch::Months { first, last } => format!("{first}–{last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::checks::test_files::catalog;
    use crate::words::Language;

    const DATED: &str = "day = { header = \"日期\", type = \"date\" }\n";
    const UNDATED: &str = "region = { header = \"乡镇\", type = \"region\" }\n";

    fn named(keys: &str, columns: &str, path: &str) -> String {
        let catalog = catalog(keys, columns);
        let NamedPeriods { own, longer, .. } = named_periods(&catalog.feeds[0], path, None);
        [own, longer].map(|period| period.map_or("-".to_owned(), |p| p.to_string())).join(" ")
    }

    #[test]
    fn periods_of_the_feeds_own_length_and_longer_ones() {
        const NAMED: &str = "f/a-2020-11.csv | 2020-11 - | 2020-11 -
            f/a-2020.csv | - 2020 | - 2020
            f/a-2020-11-03.csv | - - | 2020-11 -
            f/a-2020年1-2月.csv | - 2020 | 2020-02 2020
            f/a-2020年1-3月.csv | 2020-03 - | 2020-03 -
            f/2020/台账-3月.csv | 2020-03 - | 2020-03 -
            f/2020年/3月.csv | 2020-03 - | 2020-03 -
            f/2020/一季度.csv | - 2020-Q1 | - 2020-Q1
            f/2019/b/2020年3月.csv | 2020-03 - | 2020-03 -
            f/2020/台账.csv | - - | - -
            f/3月.csv | - - | - -";
        for line in NAMED.lines() {
            let [path, dated, undated] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            assert_eq!((&*named("", DATED, path), &*named("", UNDATED, path)), (dated, undated), "{path}");
        }
    }

    #[test]
    fn a_feed_says_where_its_period_stands() {
        for (period, path, found) in [
            ("{year}年1-{month}月", "f/2020年1-2月.csv", "2020-02 -"),
            ("{month}月", "f/2020/b3月.csv", "2020-03 -"),
            ("{month}月", "f/b3月 2020.csv", "2020-03 -"),
            ("{year}-{month}-{day}", "f/2020-03-05.csv", "2020-03 -"),
            ("{year}", "f/b-2020-03.csv", "- 2020"),
            ("{year}-{month}", "f/b-2020.csv", "- -"),
            ("{year}-{month}", "f/b-2020-03-2021-04.csv", "- -"),
            ("2020-03", "f/b-2019-01.csv", "2020-03 -"),
            ("2020", "f/b-2019-01.csv", "- 2020"),
        ] {
            assert_eq!(named(&format!("period = \"{period}\""), DATED, path), found, "{period} {path}");
        }
    }

    #[test]
    fn a_name_that_does_not_say_it_is_told() {
        let told = |keys: &str, columns: &str, path: &str| {
            let catalog = catalog(keys, columns);
            let feed = &catalog.feeds[0];
            let NamedPeriods { own, longer, .. } = named_periods(feed, path, None);
            misnamed(feed, path, (own, longer))
                .map(|d| format!("{:?} {}", d.severity, d.message.in_language(Language::English)))
        };
        for (keys, columns, path, message) in [
            ("", DATED, "f/a.csv", None),
            ("", DATED, "f/3月.csv", None),
            ("", UNDATED, "f/a-2020-11.csv", None),
            (
                "",
                UNDATED,
                "f/a.csv",
                Some(
                    "Error the feed has no date column and the file's name has no month; write it into the name, such as -2020-11; the file was not used",
                ),
            ),
            (
                "",
                UNDATED,
                "f/3月.csv",
                Some(
                    "Error the file's name gives no year for its month, and neither its folder nor a title above the table has one",
                ),
            ),
            (
                "period = \"{year}年{month}月\"",
                DATED,
                "f/a-2020-11.csv",
                Some("Warning the file's path does not have its period where `period` says: `{year}年{month}月`"),
            ),
            (
                "period = \"{year}-{month}\"",
                UNDATED,
                "f/a-2020-11-2020-12.csv",
                Some(
                    "Error `period` (`{year}-{month}`) fits the file's path in several ways: 2020-11 and 2020-12; write more of the name into it",
                ),
            ),
        ] {
            assert_eq!(told(keys, columns, path).as_deref(), message, "{path}");
        }
    }
}
