//! Periods in headings: 1月, 2024年3月, 2024-03, Jan-24, 一季度, 上半年, 2018/19. Where one lacks its year, the table's gives it.

use crate::measure::notation::{
    DateStyle, Evidence, PointMonths, counted, date_evidence, folded_name, month_named, month_word, times_in, year_from,
};
use crate::measure::{Calendar, Every, Month, Period, read_date, read_date_of_year, read_date_with};
use jiff::civil::Date;

/// What a heading says of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadingTime {
    Dated(Stretch),
    /// Without its year.
    Yearless(Yearless),
}

/// A stretch of time that a heading names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) struct Stretch {
    pub first: Date,
    pub last: Date,
    pub length: Length,
}

/// How long a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum Length {
    One(Every),
    /// 1—3月: the year so far.
    Running,
}

/// Months, or a day, of some year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) struct Yearless {
    first_month: i8,
    last_month: i8,
    day: Option<i8>,
    length: Length,
}

impl Stretch {
    pub fn of(period: Period) -> Self {
        Self { first: period.first_day(), last: period.last_day(), length: Length::One(period.every()) }
    }

    /// The year that it is, in the calendar that has it.
    pub fn whole_year(&self) -> Option<Period> {
        let calendar = Calendar::starting_in(self.first.month()).filter(|_| self.length == Length::One(Every::Year))?;
        Some(Period::containing_in(calendar, self.first, Every::Year))
    }

    /// Whether it holds another one and more.
    pub fn holds(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last && (self.first, self.last) != (other.first, other.last)
    }

    /// Whether it is longer than a period of the feed's own length.
    pub fn is_longer_than(&self, every: Every) -> bool {
        match self.length {
            Length::One(own) => own > every,
            Length::Running => false,
        }
    }
}

impl Yearless {
    /// The same within a year, which need not begin in January: its quarters and halves are counted from its first month.
    pub fn within(self, year: Period) -> Option<Stretch> {
        if self.is_counted() {
            let first = Month::of(year.first_day()).plus(i32::from(self.first_month) - 1);
            let last = first.plus(i32::from(self.last_month - self.first_month));
            return Some(Stretch { first: first.first_day(), last: last.last_day(), length: self.length });
        }
        let begins = year.first_day().year();
        [begins, begins + 1]
            .into_iter()
            .filter_map(|year| self.in_year(year))
            .find(|found| year.first_day() <= found.last && found.last <= year.last_day())
    }

    /// Whether it is counted from the first month of its year, so that it matters which kind of year that is: Q1, H1, the whole year.
    pub fn is_counted(self) -> bool {
        matches!(self.length, Length::One(Every::Quarter | Every::Half | Every::Year))
    }

    /// Whether it is one month, or a day of one.
    pub fn is_single(self) -> bool {
        matches!(self.length, Length::One(Every::Month | Every::Week | Every::Day))
    }

    /// Whether it is the whole of its year.
    pub fn is_whole_year(self) -> bool {
        self.length == Length::One(Every::Year)
    }

    /// The same in a year that begins in January.
    pub fn in_year(self, year: i16) -> Option<Stretch> {
        let last_month = Period::containing(Date::new(year, self.last_month, 1).ok()?, Every::Month);
        let (first, last) = match self.day {
            Some(day) => {
                let day = Date::new(year, self.last_month, day).ok()?;
                (day, day)
            }
            None => (Date::new(year, self.first_month, 1).ok()?, last_month.last_day()),
        };
        Some(Stretch { first, last, length: self.length })
    }

    /// The period that it is in a year; of the year so far its last month.
    pub fn period_in(self, year: Period) -> Option<Period> {
        let Stretch { first, last, length } = self.within(year)?;
        Some(match length {
            Length::One(every) => Period::containing_in(Calendar::starting_in(year.first_day().month())?, first, every),
            Length::Running => Period::containing(last, Every::Month),
        })
    }

    /// A month by its number.
    pub fn month_numbered(n: i8) -> Option<Self> {
        (1..=12).contains(&n).then(|| Self::months(n, n, Length::One(Every::Month)))
    }

    /// A quarter by its number.
    pub fn quarter_numbered(n: i8) -> Option<Self> {
        (1..=4).contains(&n).then(|| Self::months(3 * n - 2, 3 * n, Length::One(Every::Quarter)))
    }

    /// A half of a year by its number.
    pub fn half_numbered(n: i8) -> Option<Self> {
        (1..=2).contains(&n).then(|| Self::months(6 * n - 5, 6 * n, Length::One(Every::Half)))
    }

    /// The month in which it ends.
    pub fn month(self) -> i8 {
        self.last_month
    }

    fn months(first_month: i8, last_month: i8, length: Length) -> Self {
        Self { first_month, last_month, day: None, length }
    }
}

/// Reads a tidied heading; `None` where it says nothing of time.
pub(super) fn read(heading: &str, style: DateStyle) -> Option<HeadingTime> {
    let text = heading.trim_end_matches("累计").trim_end_matches("累計").trim_end_matches(['(', ')']).trim();
    yearless(text).map(HeadingTime::Yearless).or_else(|| dated(text, style).map(HeadingTime::Dated))
}

/// Whether a heading names a period: 3月, 2024-03, Q1, 2019, 1—3月累计.
pub(in crate::feed) fn names_a_time(heading: &str, style: DateStyle) -> bool {
    let is_serial = heading.bytes().all(|b| b.is_ascii_digit()) && whole_year(heading).is_none();
    !is_serial && read(heading, style).is_some()
}

/// A year in four digits.
pub(super) fn whole_year(text: &str) -> Option<Period> {
    let digits = text.trim_end_matches(['年', '度']);
    let period = read_date(digits).filter(|_| digits.len() == 4)?;
    (period.every() == Every::Year).then_some(period)
}

fn dated(text: &str, style: DateStyle) -> Option<Stretch> {
    if let Some((year, rest)) = text.split_once('年')
        && let Some(Yearless { first_month, last_month, day: None, length }) = yearless(rest.trim())
        && let Ok(year) = year.trim().parse()
    {
        return Yearless::months(first_month, last_month, length).in_year(year);
    }
    Some(Stretch::of(read_date_with(&text.replace(['–', '—'], "-"), style)?))
}

/// How headings are written that stand beside each other: where one of them can only be a year that is named by two, 2012-13, and none only
/// a month, 2010-05, then 2010-11 is a year too.
pub(super) fn style_of<'t>(headings: impl Iterator<Item = &'t str>, style: DateStyle) -> DateStyle {
    let years = DateStyle { names_years: true, ..style };
    let (mut any_years, mut any_months) = (false, false);
    for heading in headings {
        match date_evidence(&heading.replace(['–', '—'], "-"), years) {
            Evidence::For => any_years = true,
            Evidence::Against => any_months = true,
            _ => {}
        }
    }
    if any_years && !any_months && style.calendar != Calendar::CIVIL { years } else { style }
}

/// A heading that can only be read in another way than is usual here, where others may be either.
pub(super) fn against_others<'t>(headings: &[&'t str], style: DateStyle) -> Option<&'t str> {
    let evidence = |heading: &str| date_evidence(&heading.replace(['–', '—'], "-"), style);
    let either = headings.iter().any(|heading| evidence(heading) == Evidence::Either);
    let mut months = PointMonths::default();
    for heading in headings {
        months.note(heading);
    }
    if months.leave_october_open() {
        return headings.iter().find(|heading| heading.ends_with(".1")).copied();
    }
    headings.iter().find(|heading| either && evidence(heading) == Evidence::Against).copied()
}

/// Whether a heading is a year that is named by two, 2018/19, whose months only `year_starts` can tell.
pub(in crate::feed) fn names_two_years(heading: &str) -> bool {
    let years = DateStyle { names_years: true, ..DateStyle::default() };
    date_evidence(&heading.replace(['–', '—'], "-"), years) == Evidence::For
}

/// Months, quarters and halves without a year.
pub(in crate::feed) fn yearless(text: &str) -> Option<Yearless> {
    /// A year that has no leap day and so no day that others lack.
    const ANY: i16 = 2001;
    match text {
        "上半年" => return Some(Yearless::months(1, 6, Length::One(Every::Half))),
        "下半年" => return Some(Yearless::months(7, 12, Length::One(Every::Half))),
        "全年" | "全年度" => return Some(Yearless::months(1, 12, Length::One(Every::Year))),
        _ => {}
    }
    if let Some(found) = western(text).or_else(|| months_from_to(text)) {
        return Some(found);
    }
    if !text.contains(['月', '季']) || read_date(text).is_some() {
        return None;
    }
    let period = read_date_of_year(text, ANY).filter(|period| period.first_day().year() == ANY)?;
    let (first, last) = (period.first_day(), period.last_day());
    let running = text.split_once('月').is_some_and(|(months, _)| months.contains(['-', '—', '–', '~', '至']));
    Some(match period.every() {
        Every::Day => Yearless {
            first_month: first.month(),
            last_month: first.month(),
            day: Some(first.day()),
            length: Length::One(Every::Day),
        },
        Every::Month if running => Yearless::months(1, last.month(), Length::Running),
        every => Yearless::months(first.month(), last.month(), Length::One(every)),
    })
}

/// Jan-Mar, 4月至6月: a quarter or a half, or the year so far.
fn months_from_to(text: &str) -> Option<Yearless> {
    const MARKS: [char; 6] = ['-', '—', '–', '~', '至', '－'];
    let (first, last) = text.split_once(MARKS)?;
    let last = last.trim_start_matches(MARKS);
    let month = |text: &str| {
        let text = text.trim().trim_end_matches("份");
        month_word(text.trim_end_matches('.')).or_else(|| counted(text.strip_suffix('月').unwrap_or(text)))
    };
    let named = month_word(last.trim().trim_end_matches('.')).is_some() || last.contains('月');
    let (first, last) = (month(first)?, month(last).filter(|_| named)?);
    let length = match last - first + 1 {
        _ if first == 1 => Length::Running,
        3 if first % 3 == 1 => Length::One(Every::Quarter),
        6 if first == 7 => Length::One(Every::Half),
        n if n > 1 => Length::Running,
        _ => return None,
    };
    (1..=12).contains(&last).then(|| Yearless::months(first, last, length))
}

/// Jan, January, Q1, 1st quarter, H2.
fn western(text: &str) -> Option<Yearless> {
    let word = text.trim_end_matches('.').to_ascii_lowercase();
    if let Some(month) = month_named(&word) {
        return Some(Yearless::months(month, month, Length::One(Every::Month)));
    }
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let n: i8 = digits.parse().ok()?;
    let kind: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    match kind.as_str() {
        "q" | "qtr" | "quarter" | "stquarter" | "ndquarter" | "rdquarter" | "thquarter" => {
            Yearless::quarter_numbered(n)
        }
        "h" | "half" | "sthalf" | "ndhalf" => Yearless::half_numbered(n),
        _ => None,
    }
}

/// The year that a text names: 2024年, 2024, 2024/25, 2024-2025, FY2025; the first of several.
pub(in crate::feed) fn year_in(text: &str, calendar: Calendar) -> Option<Period> {
    let chars = folded_name(text);
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let run = |from: usize| (from..chars.len()).take_while(|at| is_digit(*at)).count();
    let number = |from: usize, n: usize| chars.get(from..from + n)?.iter().collect::<String>().parse::<i16>().ok();
    (0..chars.len()).find_map(|at| {
        if let Some(year) = after_fy(&chars, at, calendar) {
            return Some(year);
        }
        // A month or a day may follow at once: 202403.
        let digits = run(at);
        if at > 0 && is_digit(at - 1) || !matches!(digits, 4 | 6 | 8) {
            return None;
        }
        let year = number(at, 4).filter(|year| (1900..2200).contains(year))?;
        let civil = Period::containing(Date::new(year, 1, 1).ok()?, Every::Year);
        let next = match (digits, chars.get(at + 4), run(at + 5)) {
            (4, Some('-' | '/'), n @ (2 | 4)) => number(at + 5, n),
            _ => None,
        };
        let continues = next.is_some_and(|next| next == (year + 1) % 100 || next == year + 1);
        Some(year_from(year, calendar).filter(|_| continues).unwrap_or(civil))
    })
}

/// The financial year behind FY that stands alone at a place of a folded name: FY2025, FY 24-25.
fn after_fy(chars: &[char], at: usize, calendar: Calendar) -> Option<Period> {
    let is_alone = at == 0 || !chars[at - 1].is_ascii_alphabetic();
    if !is_alone || calendar == Calendar::CIVIL || !chars[at..].starts_with(&['f', 'y']) {
        return None;
    }
    let text: String = chars[at..].iter().map(|c| if *c == '/' { '-' } else { *c }).collect();
    times_in(&text, DateStyle { calendar, ..DateStyle::default() }, None).first()?.year
}

#[cfg(test)]
mod tests {
    use super::*;

    fn april() -> Calendar {
        Calendar::starting_in(4).expect("a month")
    }

    #[test]
    fn quarters_and_halves_are_counted_from_the_first_month_of_their_year() {
        let civil = year_in("2020", april()).expect("a year");
        let financial = year_in("2020/21", april()).expect("a year");
        for (text, of_civil, of_financial) in [
            ("Q1", "2020-01-01 2020-03-31", "2020-04-01 2020-06-30"),
            ("4th quarter", "2020-10-01 2020-12-31", "2021-01-01 2021-03-31"),
            ("一季度", "2020-01-01 2020-03-31", "2020-04-01 2020-06-30"),
            ("下半年", "2020-07-01 2020-12-31", "2020-10-01 2021-03-31"),
            ("H1", "2020-01-01 2020-06-30", "2020-04-01 2020-09-30"),
            ("全年", "2020-01-01 2020-12-31", "2020-04-01 2021-03-31"),
            // Months are called by their names.
            ("1月", "2020-01-01 2020-01-31", "2021-01-01 2021-01-31"),
            ("Apr", "2020-04-01 2020-04-30", "2020-04-01 2020-04-30"),
        ] {
            let part = yearless(text).expect(text);
            let shown = |year| part.within(year).map(|found| format!("{} {}", found.first, found.last));
            assert_eq!(
                (shown(civil).as_deref(), shown(financial).as_deref()),
                (Some(of_civil), Some(of_financial)),
                "{text}"
            );
        }
    }

    #[test]
    fn years_are_found_in_titles_and_names() {
        for (text, last_day) in [
            ("2024年报表", "2024-12-31"),
            ("报表202403", "2024-12-31"),
            ("Report 2024/25", "2025-03-31"),
            ("Report 2024–25", "2025-03-31"),
            ("report-2024-2025.csv", "2025-03-31"),
            ("2024/2025", "2025-03-31"),
            ("FY2025", "2025-03-31"),
            ("Figures, FY 2024/25", "2025-03-31"),
            ("fy25 quarters", "2025-03-31"),
            ("2024-26", "2024-12-31"),
            ("2024-2026", "2024-12-31"),
            ("Notify 2024", "2024-12-31"),
        ] {
            assert_eq!(
                year_in(text, april()).map(|year| year.last_day().to_string()).as_deref(),
                Some(last_day),
                "{text}"
            );
        }
        assert_eq!(year_in("FY2025", Calendar::CIVIL).map(|year| year.to_string()).as_deref(), Some("2025"));
        assert_eq!(year_in("12345", april()), None);
    }
}
