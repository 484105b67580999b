//! The period in a file's name.

use crate::catalog::Feed;
use crate::diag::{Diagnostic, Location};
use crate::measure::{Calendar, Every, Month, Period};
use crate::say;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The period in a file's name at `every` (`acreage-2020-11.csv`, `2020-Q4`, `2020-W45`, `2020年11月`, `202011`); `None`
/// when the name has none at that pace, a finer date (`2020-11-03` for a monthly feed) included.
pub(super) fn period_in_name(path: &str, every: Every) -> Option<Period> {
    all_in_name(path).into_iter().find(|p| p.every() == every)
}

/// The first period in a file's name that is longer than `every`: a year, or a quarter of a monthly feed.
pub(super) fn longer_period_in_name(path: &str, every: Every) -> Option<Period> {
    all_in_name(path).into_iter().find(|p| p.every() > every)
}

/// The period at `every` that a finer date in the name lies in: for files whose rows have no dates of their own.
pub(super) fn period_around_name(path: &str, every: Every) -> Option<Period> {
    all_in_name(path).into_iter().find(|p| p.every() < every).map(|p| Period::containing(p.first_day(), every))
}

fn all_in_name(path: &str) -> Vec<Period> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let chars: Vec<char> = crate::measure::notation::tidy(stem).chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let run = digits(&chars[at..]);
        if let Some(period) = (run > 0).then(|| read(&chars[at..], run)).flatten() {
            found.push(period);
        }
        // What follows a year belongs to it: 2020-11-03 is one date.
        at += run.max(1);
    }
    found
}

fn digits(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_ascii_digit()).count()
}

fn number(chars: &[char]) -> Option<i16> {
    chars.iter().collect::<String>().parse().ok()
}

/// Reads a period from a run of digits and what follows it.
fn read(chars: &[char], run: usize) -> Option<Period> {
    let year = number(chars.get(..4)?).filter(|y| (1900..2200).contains(y))?;
    let day = |m: i16, d: i16, every| {
        let date = Date::new(year, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?;
        Some(Period::containing(date, every))
    };
    match run {
        8 => return day(number(&chars[4..6])?, number(&chars[6..8])?, Every::Day),
        6 => return day(number(&chars[4..6])?, 1, Every::Month),
        4 => {}
        _ => return None,
    }
    let rest = &chars[4..];
    let after: &[char] = match rest {
        ['-' | '_' | '.' | '年' | ' ', after @ ..] => after,
        other => other,
    };
    match after {
        ['W' | 'w', tail @ ..] if digits(tail) == 2 => return week(year, number(&tail[..2])?),
        ['H' | 'h', h, ..] if digits(&after[1..]) == 1 => return half(year, *h),
        ['上', '半', '年', ..] => return half(year, '1'),
        ['下', '半', '年', ..] => return half(year, '2'),
        ['Q' | 'q', q, ..] | ['第', q, '季', ..] | [q, '季', ..] => return quarter(year, *q),
        _ => {}
    }
    let (Some('年' | '-' | '_' | '.'), n @ 1..=2) = (rest.first(), digits(after)) else {
        return Some(whole_year(year));
    };
    let month = number(&after[..n])?;
    let tail = &after[n..];
    match (rest.first(), tail) {
        // 2020年1-2月 is two months: no period at this pace.
        (Some('年'), ['月', days @ ..]) if (1..=2).contains(&digits(days)) => {
            day(month, number(&days[..digits(days)])?, Every::Day)
        }
        (Some('年'), ['月', ..]) => day(month, 1, Every::Month),
        (Some('年'), _) => Some(whole_year(year)),
        (_, ['-' | '_' | '.', days @ ..]) if digits(days) == 2 => day(month, number(&days[..2])?, Every::Day),
        _ if n == 2 => day(month, 1, Every::Month),
        _ => Some(whole_year(year)),
    }
}

/// A year in a file's name is the civil year, whichever month the project's years begin in.
fn whole_year(year: i16) -> Period {
    Period::containing_in(Calendar::CIVIL, first_month(year).first_day(), Every::Year)
}

fn first_month(year: i16) -> Month {
    Calendar::CIVIL.first_of_year(Month::new(year, 12))
}

fn week(year: i16, week: i16) -> Option<Period> {
    let date = ISOWeekDate::new(year, i8::try_from(week).ok()?, Weekday::Monday).ok()?.date();
    Some(Period::containing(date, Every::Week))
}

fn quarter(year: i16, written: char) -> Option<Period> {
    let n = "1234".find(written).or_else(|| "一二三四".chars().position(|c| c == written))?;
    let month = first_month(year).plus(3 * i32::try_from(n).ok()?);
    Some(Period::containing_in(Calendar::CIVIL, month.first_day(), Every::Quarter))
}

fn half(year: i16, written: char) -> Option<Period> {
    let n = "12".find(written)?;
    let month = first_month(year).plus(6 * i32::try_from(n).ok()?);
    Some(Period::containing_in(Calendar::CIVIL, month.first_day(), Every::Half))
}

/// The period in a file's name, or in the folders around it; `None` where the feed's rows have dates instead.
///
/// # Errors
/// Neither the name nor the rows say which period the file is for.
pub(in crate::feed) fn period_of(feed: &Feed, name: &str) -> Result<Option<Period>, Box<Diagnostic>> {
    let dated = feed.required_dates().next().is_some();
    let around = || if dated { None } else { period_around_name(name, feed.every) };
    let period = period_in_name(name, feed.every).or_else(around);
    if period.is_none() && !dated {
        let every = feed.every.as_str();
        let message = say!("missing-period", every);
        return Err(Box::new(Diagnostic::error("missing-period", message).at(Location::file(name))));
    }
    Ok(period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_their_period() {
        for (name, every, period) in [
            ("feeds/acreage-2020-11.csv", Every::Month, Some("2020-11")),
            ("feeds/2020/acreage-202011.csv", Every::Month, Some("2020-11")),
            ("烟叶2020年11月.csv", Every::Month, Some("2020-11")),
            ("烟叶2020年1-2月.csv", Every::Month, None),
            ("a-2020-Q4.csv", Every::Quarter, Some("2020-Q4")),
            ("a-2020年第四季度.csv", Every::Quarter, Some("2020-Q4")),
            ("a-2020年4季度.csv", Every::Quarter, Some("2020-Q4")),
            ("a-2020-H1.csv", Every::Half, Some("2020-H1")),
            ("a-2020年上半年.csv", Every::Half, Some("2020-H1")),
            ("a-2020下半年.csv", Every::Half, Some("2020-H2")),
            ("a-2020-H3.csv", Every::Half, None),
            ("a-2020.csv", Every::Year, Some("2020")),
            ("2020年.csv", Every::Year, Some("2020")),
            ("a-2020-11-03.csv", Every::Day, Some("2020-11-03")),
            ("a-2020年11月3日.csv", Every::Day, Some("2020-11-03")),
            ("a-2020-W45.csv", Every::Week, Some("2020-W45")),
            ("a-2020-11-03.csv", Every::Month, None),
            ("a-2020-13.csv", Every::Month, None),
            ("ledger.csv", Every::Month, None),
            ("a-12345678901.csv", Every::Month, None),
        ] {
            assert_eq!(period_in_name(name, every).map(|p| p.to_string()).as_deref(), period, "{name}");
        }
        let longer = |name| longer_period_in_name(name, Every::Month).map(|p| p.to_string());
        assert_eq!(longer("a-2020.csv").as_deref(), Some("2020"));
        assert_eq!(longer("a-2020年第四季度.csv").as_deref(), Some("2020-Q4"));
        assert_eq!((longer("a-2020-11.csv"), longer("a-2020-11-03.csv"), longer("a.csv")), (None, None, None));
        assert_eq!(period_around_name("a-2020-11-03.csv", Every::Month).map(|p| p.to_string()).unwrap(), "2020-11");
    }
}
