//! Dates in western notations: 03/04/2024, 3 Nov 2020, Nov-20, 2020-Q2, 2020-W05, 2020/21, FY2021.

use super::date_parts::{four_digits, period, small};
use super::date_style::{DateOrder, DateStyle};
use crate::measure::{Calendar, Every, Month, Period};
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The first letters of the months' English names, enough to tell them apart.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Letters of a month's name that must stand.
const LETTERS: usize = 3;

/// Two digits below this are years from 2000 on, others of the century before.
const CENTURY: i16 = 70;

/// Marks between the parts of a date.
const MARKS: [char; 5] = ['/', '-', '.', ',', ' '];

/// Reads a date in a notation that has no 年; a year in front with plain numbers behind is read elsewhere.
pub(super) fn read(cell: &str, style: DateStyle) -> Option<Period> {
    if cell.bytes().any(|b| b.is_ascii_alphabetic()) {
        return match month_of_named_year(cell, style.calendar) {
            Some(found) => found,
            None => part_of_year(cell, style.calendar).or_else(|| with_month_name(cell)),
        };
    }
    financial_year(cell, style).or_else(|| match numeric(cell)? {
        Numeric::LastYear(parts) => Some(Period::containing(parts.day(style.order)?, Every::Day)),
        Numeric::MonthOfYear { month, year } => period(year, month, 1, Every::Month),
    })
}

/// Numbers whose last one is a year.
#[derive(Debug, Clone, Copy)]
pub(super) enum Numeric {
    /// 03/04/2024.
    LastYear(DayAndMonth),
    /// 11/2020.
    MonthOfYear { month: i8, year: i16 },
}

/// A day and a month in an order that is not known yet, and a year.
#[derive(Debug, Clone, Copy)]
pub(super) struct DayAndMonth {
    first: i8,
    second: i8,
    year: i16,
}

impl DayAndMonth {
    /// The day that they name in an order.
    pub fn day(self, order: DateOrder) -> Option<Date> {
        let (day, month) = match order {
            DateOrder::YearFirst => return None,
            DateOrder::DayFirst => (self.first, self.second),
            DateOrder::MonthFirst => (self.second, self.first),
        };
        Some(period(self.year, month, day, Every::Day)?.first_day())
    }
}

/// Two or three numbers of which the last is a year.
pub(super) fn numeric(cell: &str) -> Option<Numeric> {
    let mark = cell.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<&str> = cell.split(mark).map(str::trim).collect();
    match parts[..] {
        [first, second, year] => {
            let (first, second) = (small(first)?, small(second)?);
            Some(Numeric::LastYear(DayAndMonth { first, second, year: year_of(year)? }))
        }
        [month, year] if year.len() == 4 => Some(Numeric::MonthOfYear { month: small(month)?, year: year_of(year)? }),
        _ => None,
    }
}

/// Two numbers such as 2010-11, the first of four digits and the second of two.
pub(super) struct YearsOrMonth {
    /// Whether the second continues the first: 2010 to 2011.
    pub is_years: bool,
    pub month: Option<i8>,
    year: i16,
}

/// A year and two digits, which may be the next year or a month; `None` for anything else.
pub(super) fn years_or_month(cell: &str) -> Option<YearsOrMonth> {
    let (year, second) = cell.split_once(['-', '/'])?;
    let (year, two) = (four_digits(year)?, (second.len() == 2).then(|| small(second)).flatten()?);
    let is_years = i16::from(two) == (year + 1) % 100;
    let month = (1..=12).contains(&two).then_some(two);
    (is_years || month.is_some()).then_some(YearsOrMonth { is_years, month, year })
}

/// A year that is named by the two in which it begins and ends: 2019-20 and 2010/11 where the column names years, 2019/2020 in any.
fn financial_year(cell: &str, style: DateStyle) -> Option<Period> {
    let begins = match years_or_month(cell) {
        Some(found) => (found.is_years && style.names_years).then_some(found.year)?,
        None => years(cell)?,
    };
    year_that_begins(begins, style.calendar)
}

/// The year in which 2019/20 or 2019-2020 begins.
fn years(cell: &str) -> Option<i16> {
    let (first, second) = cell.split_once(['-', '/', '–'])?;
    let first = four_digits(first)?;
    let next = first + 1;
    let continues = match second.len() {
        2 => i16::from(small(second)?) == next % 100,
        _ => four_digits(second)? == next,
    };
    continues.then_some(first)
}

/// The year in which 20/21 begins, whose second year follows the first.
fn short_years(cell: &str) -> Option<i16> {
    let (first, second) = cell.split_once('/')?;
    let continues = first.len() == 2 && second.len() == 2 && small(second)? == (small(first)? + 1) % 100;
    if continues { year_of(first) } else { None }
}

/// The year of a calendar that begins in the given civil year. Years that begin in January have no such names.
fn year_that_begins(year: i16, calendar: Calendar) -> Option<Period> {
    let january = period(year, 1, 1, Every::Month)?.first_day();
    let first = calendar.last_of_year(Month::of(january)).plus(1);
    (calendar != Calendar::CIVIL).then(|| Period::containing_in(calendar, first.first_day(), Every::Year))
}

/// A quarter, half-year, week or financial year: 2020-Q2, Q2 2020, 2020H1, 2020-W05, FY2021, 2024/25 Q3.
fn part_of_year(cell: &str, calendar: Calendar) -> Option<Period> {
    let upper = cell.to_ascii_uppercase();
    if let Some(year) = of_fy(&upper, calendar) {
        return Some(year);
    }
    let at = upper.find(['Q', 'H', 'W'])?;
    let letter = upper[at..].chars().next()?;
    let digits = upper[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
    let n = small(&upper[at + 1..at + 1 + digits])?;
    let (before, behind) = (&upper[..at], &upper[at + 1 + digits..]);
    let ((year, "") | ("", year)) = (before.trim_matches(MARKS), behind.trim_matches(MARKS)) else { return None };
    match letter {
        'Q' if (1..=4).contains(&n) => nth(Every::Quarter, n, year, calendar),
        'H' if (1..=2).contains(&n) => nth(Every::Half, n, year, calendar),
        'W' => {
            let year = period(four_digits(year)?, 1, 1, Every::Year)?.first_day().year();
            let monday = ISOWeekDate::new(year, n, Weekday::Monday).ok()?.date();
            Some(Period::containing(monday, Every::Week))
        }
        _ => None,
    }
}

/// The financial year behind FY: named by the year in which it ends, or by both. Years from January are never named by two.
fn of_fy(upper: &str, calendar: Calendar) -> Option<Period> {
    let year = upper.strip_prefix("FY")?.trim();
    if let Some(begins) = years(year) {
        return year_that_begins(begins, calendar);
    }
    let ends = year_of(year)?;
    if calendar == Calendar::CIVIL { period(ends, 1, 1, Every::Year) } else { year_that_begins(ends - 1, calendar) }
}

/// The quarter or half of a calendar year, or of a financial one: FY2021, or 2020/21.
fn nth(every: Every, n: i8, year: &str, calendar: Calendar) -> Option<Period> {
    let named = of_fy(year, calendar).or_else(|| match years(year) {
        Some(begins) => year_that_begins(begins, calendar),
        None => period(four_digits(year)?, 1, 1, Every::Year),
    })?;
    let first = Month::of(named.first_day());
    let calendar = Calendar::starting_in(first.month())?;
    let first = first.plus(every.months() * (i32::from(n) - 1));
    Some(Period::containing_in(calendar, first.first_day(), every))
}

/// A month with a year that is named by two or by FY: Apr 2020/21, FY2021 Mar. It lies within that year; `None` inside where the calendar
/// has no such years.
#[expect(clippy::option_option, reason = "no such cell, one that names no month, a month")]
fn month_of_named_year(cell: &str, calendar: Calendar) -> Option<Option<Period>> {
    let (front, back) = cell.split_once([' ', ','])?;
    let (front, back) = (front.trim(), back.trim_matches([' ', ',']));
    let (month, year) = month_word(front).map(|month| (month, back)).or_else(|| Some((month_word(back)?, front)))?;
    let upper = year.to_ascii_uppercase();
    let year = match years(year).or_else(|| short_years(year)) {
        Some(begins) => year_that_begins(begins, calendar),
        None if upper.starts_with("FY") => of_fy(&upper, calendar),
        // 2020/22 are no two years that follow each other, and no day.
        None if year.contains('/') => None,
        None => return None,
    };
    Some(year.and_then(|year| {
        let first = Month::of(year.first_day());
        let month = (0..12).map(|n| first.plus(n)).find(|own| own.month() == month)?;
        Some(Period::containing(month.first_day(), Every::Month))
    }))
}

/// A date with a month's name: 3 Nov 2020, November 3, 2020, 3-Nov-20, Nov-20, 2020 Nov.
fn with_month_name(cell: &str) -> Option<Period> {
    let parts: Vec<&str> = cell.split(MARKS).filter(|part| !part.is_empty()).collect();
    let at = parts.iter().position(|part| month_named(part).is_some())?;
    let month = month_named(parts[at])?;
    let others: Vec<&str> = parts.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, part)| *part).collect();
    match others[..] {
        // 12-Apr is a day of April, as spreadsheets write it, and lacks its year.
        [day] if at > 0 && day.len() < 4 => None,
        [year] => period(year_of(year)?, month, 1, Every::Month),
        // Apr 2020/21 is no day.
        [year, next] if at != 1 && years(&format!("{year}/{next}")).is_some() => None,
        [day, year] if day.len() < 4 => period(year_of(year)?, month, day_of(day)?, Every::Day),
        [year, day] => period(four_digits(year)?, month, day_of(day)?, Every::Day),
        _ => None,
    }
}

/// A day of a month in a year that stands elsewhere: 12-Apr, 12 April.
pub(super) fn day_of_month(cell: &str, year: i16) -> Option<Period> {
    let parts: Vec<&str> = cell.split(MARKS).filter(|part| !part.is_empty()).collect();
    let [day, month] = parts[..] else { return None };
    period(year, month_word(month)?, day_of(day)?, Every::Day)
}

/// The month, 1 to 12, of an English name or of its beginning of three letters or more.
#[must_use]
pub fn month_named(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    let at = MONTHS.iter().position(|name| word.len() >= LETTERS && name.starts_with(&word));
    i8::try_from(at.or_else(|| (word == "sept").then_some(8))? + 1).ok()
}

/// The month of an English name that stands whole or in its usual short form.
#[must_use]
pub fn month_word(word: &str) -> Option<i8> {
    month_named(word).filter(|n| {
        let whole = usize::try_from(*n - 1).ok().and_then(|n| MONTHS.get(n)).map_or(0, |name| name.len());
        word.len() == LETTERS || word.len() == whole || word.eq_ignore_ascii_case("sept")
    })
}

/// A day of a month, in digits with the ending that English gives it: 3rd.
fn day_of(word: &str) -> Option<i8> {
    let ordinal = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| word.strip_suffix(ending));
    small(ordinal.unwrap_or(word))
}

/// A year of four digits or two.
fn year_of(word: &str) -> Option<i16> {
    let two = || (word.len() == 2).then(|| small(word)).flatten().map(i16::from);
    four_digits(word).or_else(|| two().map(|year| if year < CENTURY { 2000 + year } else { 1900 + year }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cell: &str, style: DateStyle) -> Option<String> {
        read(cell, style).map(|found| format!("{found}"))
    }

    #[test]
    fn names_of_months_are_read_in_any_order() {
        for (cell, date) in [
            ("3 Nov 2020", "2020-11-03"),
            ("3rd November 2020", "2020-11-03"),
            ("Nov 3, 2020", "2020-11-03"),
            ("3-Nov-20", "2020-11-03"),
            ("03.nov.1999", "1999-11-03"),
            ("Nov-20", "2020-11"),
            ("Sept 2020", "2020-09"),
            ("2020 Nov", "2020-11"),
            ("May 2020", "2020-05"),
            ("2020-Nov-03", "2020-11-03"),
        ] {
            assert_eq!(shown(cell, DateStyle::default()).as_deref(), Some(date), "{cell}");
        }
        for cell in ["Nov", "No 2020", "31 Nov 2020", "Novembre 2020", "3x Nov 2020", "Nov 2020 3 4", "Mayor 2020"] {
            assert_eq!(shown(cell, DateStyle::default()), None, "{cell}");
        }
    }

    #[test]
    fn numbers_with_the_year_behind_follow_the_declared_order() {
        let style = |order| DateStyle { order, ..DateStyle::default() };
        for (cell, day_first, month_first) in [
            ("03/04/2024", Some("2024-04-03"), Some("2024-03-04")),
            ("3.4.24", Some("2024-04-03"), Some("2024-03-04")),
            ("25-06-2020", Some("2020-06-25"), None),
            ("06/25/2020", None, Some("2020-06-25")),
        ] {
            assert_eq!(shown(cell, style(DateOrder::DayFirst)).as_deref(), day_first, "{cell}");
            assert_eq!(shown(cell, style(DateOrder::MonthFirst)).as_deref(), month_first, "{cell}");
        }
        assert_eq!(shown("03/04/2024", DateStyle::default()), None);
        assert_eq!(shown("11/2020", DateStyle::default()).as_deref(), Some("2020-11"));
    }

    #[test]
    fn quarters_halves_weeks_and_financial_years() {
        let april = DateStyle { calendar: Calendar::starting_in(4).unwrap(), ..DateStyle::default() };
        let last = |cell: &str, style| read(cell, style).map(|p| p.last_day().to_string());
        for (cell, day) in [
            ("2020-Q2", "2020-06-30"),
            ("Q2 2020", "2020-06-30"),
            ("2020q4", "2020-12-31"),
            ("2020H1", "2020-06-30"),
            ("H2 2020", "2020-12-31"),
            ("2020/21 H1", "2020-09-30"),
            ("2020-W05", "2020-02-02"),
            ("2020W53", "2021-01-03"),
            ("FY2021", "2021-03-31"),
            ("FY20/21", ""),
            ("FY2020/21", "2021-03-31"),
            ("2019/2020", "2020-03-31"),
            ("2024/25 Q3", "2024-12-31"),
            ("FY2021 Q1", "2020-06-30"),
            ("Q4 FY2021", "2021-03-31"),
            ("FY2020/21 H1", "2020-09-30"),
        ] {
            assert_eq!(last(cell, april), Some(day.to_owned()).filter(|d| !d.is_empty()), "{cell}");
        }
        assert_eq!(shown("2020H1", april).as_deref(), Some("2020-H1"));
        assert_eq!(last("FY2021", DateStyle::default()).as_deref(), Some("2021-12-31"));
        for cell in ["2020-Q5", "2020-W54", "0221-W03", "2020-H3", "Q2", "2019/2020", "FY2019/20", "2019/20 Q1"] {
            assert_eq!(last(cell, DateStyle::default()), None, "{cell}");
        }
        let years = DateStyle { names_years: true, ..april };
        assert_eq!(last("2010-11", years).as_deref(), Some("2011-03-31"));
        assert_eq!(last("2019-20", years).as_deref(), Some("2020-03-31"));
        // Where they name months they are read as such, elsewhere.
        assert_eq!((last("2010-11", april), last("2019-20", april)), (None, None));
    }
}
