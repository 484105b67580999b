//! Dates as people write them in cells. A cell is tidied first: see [`tidy`](crate::measure::notation::tidy()).

use super::date_parts::{four_digits, period, small};
use super::date_style::DateStyle;
use super::western_dates;
use crate::measure::{Every, Period};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The plain numbers that are read as serial dates of a spreadsheet, days since 1899-12-30: from 1950-01-01 to 2099-12-31.
const SERIALS: std::ops::RangeInclusive<i64> = 18_264..=73_050;

const SERIAL_EPOCH: Date = date(1899, 12, 30);

/// Reads a date whose order is year, month, day; see [`read_date_with`].
#[must_use]
pub fn read_date(cell: &str) -> Option<Period> {
    read_date_with(cell, DateStyle::default())
}

/// Reads a day, week, month, quarter, half or year: `2020-11`, `2020/11/3`, `2020.11`, `2020年11月3日`, `二〇二〇年十一月三日`, `民國109年11月`,
/// `20201103`, `202011`, `2020年`, `2020年第三季度`, `2020年上半年`, `3 Nov 2020`, `Nov-20`, `2020-Q2`, `2020-W05`, `2020/21`, serial dates of spreadsheets.
/// Several months (`2020年1—11月`) are read as the last of them. `None` for anything else, including impossible dates.
#[must_use]
pub fn read_date_with(cell: &str, style: DateStyle) -> Option<Period> {
    let cell = drop_time(cell);
    if cell.bytes().all(|b| b.is_ascii_digit()) {
        return read_date_digits(cell);
    }
    if let Some((year, rest)) = cell.split_once('年') {
        let (year, rest) = (year.trim(), rest.replace(' ', ""));
        return read_in_year(&rest, year_of(year)?);
    }
    western_dates::read(cell, style).or_else(|| year_first(cell))
}

/// A year of four digits with a month, or a month and a day, behind it.
fn year_first(cell: &str) -> Option<Period> {
    // 2020.11 that a workbook holds as a number is written 2020,11 where numbers have a decimal comma.
    let plain = match cell.split_once(',') {
        Some((year, month)) => format!("{year}-{month}"),
        // 2021.04-06 are several months, and no day.
        None if cell.contains('.') && cell.contains(['-', '/']) => return None,
        None => cell.replace(['/', '.'], "-"),
    };
    let parts: Vec<&str> = plain.split('-').map(str::trim).collect();
    let year = four_digits(parts[0])?;
    match parts[..] {
        [_, m] => period(year, small(m)?, 1, Every::Month),
        [_, m, d] => period(year, small(m)?, small(d)?, Every::Day),
        _ => None,
    }
}

/// Reads a date whose year stands elsewhere: `11月`, `11月3日`, `1—11月`, `上半年`. A date with a year of its own keeps it.
#[must_use]
pub fn read_date_of_year(cell: &str, year: i16) -> Option<Period> {
    let partial = cell.contains(['月', '季']) || matches!(cell, "上半年" | "下半年" | "全年");
    let in_year = || partial.then(|| read_in_year(&cell.replace(' ', ""), year)).flatten();
    let month = || period(year, western_dates::month_named(cell)?, 1, Every::Month);
    let day = || western_dates::day_of_month(cell, year);
    read_date(cell).or_else(in_year).or_else(month).or_else(day)
}

/// Reads the text after a year: nothing, a month, a day, a quarter, or a span of months.
fn read_in_year(rest: &str, year: i16) -> Option<Period> {
    match rest {
        "" | "度" | "全年" => return period(year, 1, 1, Every::Year),
        "上半年" => return period(year, 1, 1, Every::Half),
        "下半年" => return period(year, 7, 1, Every::Half),
        "末" | "底" => return period(year, 12, 1, Every::Month),
        _ => {}
    }
    if let Some(quarter) = rest.strip_suffix("季度").map(|q| q.trim_start_matches('第')) {
        let n = counted(quarter).filter(|n| (1..=4).contains(n))?;
        return period(year, 3 * n - 2, 1, Every::Quarter);
    }
    let (months, day) = rest.split_once('月')?;
    let month = match months.split_once(['-', '—', '–', '~', '至']) {
        Some((first, last)) => {
            let last = last.trim_start_matches(['-', '—', '–']);
            (counted(first.trim_end_matches('月').trim())? < counted(last)?).then_some(last)?
        }
        None => months,
    };
    match day.trim_end_matches(['日', '号']) {
        "" | "份" | "底" | "末" | "份累计" | "累计" => period(year, counted(month)?, 1, Every::Month),
        day => period(year, counted(month)?, counted(day)?, Every::Day),
    }
}

/// The number of a month, day or quarter, in digits or in the numerals of official documents: 十一, 三十一.
#[must_use]
pub fn counted(written: &str) -> Option<i8> {
    let one = |text: &str| chinese_digit(text).filter(|digit| *digit > 0);
    let chinese = || match written.split_once('十') {
        None => one(written),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { one(tens)? };
            let ones = if ones.is_empty() { 0 } else { one(ones)? };
            Some(10 * tens + ones)
        }
    };
    small(written).or_else(chinese)
}

fn chinese_digit(text: &str) -> Option<i8> {
    let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let at = digits.iter().position(|digit| *digit == text).or(matches!(text, "零" | "○").then_some(0))?;
    i8::try_from(at).ok()
}

/// Eras by which years are counted, with the year before their first.
const ERAS: [(&str, i16); 4] = [("民國", 1911), ("民国", 1911), ("令和", 2018), ("平成", 1988)];

/// A year of four digits, in either script, or a year of an era.
fn year_of(written: &str) -> Option<i16> {
    if let Some((year, before)) =
        ERAS.iter().find_map(|(era, before)| Some((written.strip_prefix(era)?.trim(), before)))
    {
        let count = if year == "元" {
            Some(1)
        } else {
            year.parse().ok().filter(|_| year.bytes().all(|b| b.is_ascii_digit()))
        };
        return Some(before + count.filter(|n| (1..=200).contains(n))?);
    }
    if written.bytes().all(|b| b.is_ascii_digit()) {
        return four_digits(written);
    }
    let mut buffer = [0; 4];
    let digits: Vec<i8> = written.chars().map(|c| chinese_digit(c.encode_utf8(&mut buffer))).collect::<Option<_>>()?;
    (digits.len() == 4).then(|| digits.iter().fold(0, |year, digit| year * 10 + i16::from(*digit)))
}

fn read_date_digits(cell: &str) -> Option<Period> {
    let part = |from: usize, to: usize| cell.get(from..to)?.parse::<i8>().ok();
    match cell.len() {
        8 => period(cell[..4].parse().ok()?, part(4, 6)?, part(6, 8)?, Every::Day),
        6 => period(cell[..4].parse().ok()?, part(4, 6)?, 1, Every::Month),
        5 => {
            let serial: i64 = cell.parse().ok().filter(|n| SERIALS.contains(n))?;
            Some(Period::containing(SERIAL_EPOCH.checked_add(serial.days()).ok()?, Every::Day))
        }
        4 => period(cell.parse().ok()?, 1, 1, Every::Year),
        _ => None,
    }
}

/// Drops the time of `2020-11-03 08:30:00`, `2020-11-03T00:00Z` or `2020-11-03T08:30:00+08:00`: the day is the sender's.
fn drop_time(cell: &str) -> &str {
    match cell.split_once([' ', 'T']) {
        Some((day, time)) if is_time(without_zone(time.trim())) => day,
        _ => cell,
    }
}

fn is_time(time: &str) -> bool {
    let parts: Vec<&str> = time.split(':').collect();
    let below = |part: &str, limit: u8| part.len() <= 2 && part.parse::<u8>().is_ok_and(|n| n < limit);
    let second = |part: &str| below(part.split('.').next().unwrap_or(""), 60);
    match parts[..] {
        [h, m] => below(h, 24) && below(m, 60),
        [h, m, s] => below(h, 24) && below(m, 60) && second(s),
        _ => false,
    }
}

/// A time without the zone behind it: `Z`, `+08:00`, `-0500`, or AM and PM.
fn without_zone(time: &str) -> &str {
    if let Some(rest) = ["Z", "AM", "PM", "am", "pm"].iter().find_map(|zone| time.strip_suffix(zone)) {
        return rest.trim_end();
    }
    match time.split_once(['+', '-']) {
        Some((rest, zone)) if zone.len() >= 4 && zone.bytes().all(|b| b.is_ascii_digit() || b == b':') => {
            rest.trim_end()
        }
        _ => time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        for (cell, shown) in [
            ("2020-11", "2020-11"),
            ("2020/11/3", "2020-11-03"),
            ("2020.11", "2020-11"),
            ("2020年11月", "2020-11"),
            ("2020年11月3日", "2020-11-03"),
            ("20201103", "2020-11-03"),
            ("202011", "2020-11"),
            ("44138", "2020-11-03"),
            ("2020年", "2020"),
            ("2020-11-03 00:00:00", "2020-11-03"),
            ("2020/11/3 8:30", "2020-11-03"),
            ("2020年11月份", "2020-11"),
            ("2020 年 12 月", "2020-12"),
            ("2020年1—11月", "2020-11"),
            ("2020年1-2月", "2020-02"),
            ("2020年第三季度", "2020-Q3"),
            ("2020年上半年", "2020-H1"),
            ("2020年下半年", "2020-H2"),
            ("二〇二〇年十一月三日", "2020-11-03"),
            ("二○二一年十月三十一日", "2021-10-31"),
            ("2020年十二月", "2020-12"),
            ("2020年一至十一月", "2020-11"),
            ("二零二零年", "2020"),
            ("民國109年11月", "2020-11"),
            ("令和2年11月3日", "2020-11-03"),
            ("平成元年", "1989"),
            ("2020-11-03T08:30:00+08:00", "2020-11-03"),
            ("2020-11-03T23:30Z", "2020-11-03"),
            ("2020/11/3 8:30 PM", "2020-11-03"),
        ] {
            assert_eq!(read_date(cell).map(|p| p.to_string()).as_deref(), Some(shown), "{cell}");
        }
        for cell in [
            "2020-13",
            "2020-02-30",
            "11/03/2020",
            "11月",
            "2020年11-1月",
            "2020年13月",
            "年",
            "2020年5季度",
            "二〇年十一月",
            "2020年二十月",
            "2020年〇月",
            "2020年三一月",
            "2020年十十月",
            "昨天",
            "",
            "2020-11-03 25:30",
            "12345678",
            "99999",
            "2020-1-1-1",
        ] {
            assert_eq!(read_date(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_year_that_stands_elsewhere_is_taken_from_there() {
        for (cell, shown) in [
            ("11月", "2020-11"),
            ("11月3日", "2020-11-03"),
            ("1—11月", "2020-11"),
            ("上半年", "2020-H1"),
            ("March", "2020-03"),
            ("2021-03", "2021-03"),
        ] {
            assert_eq!(read_date_of_year(cell, 2020).map(|p| p.to_string()).as_deref(), Some(shown), "{cell}");
        }
        assert_eq!(read_date_of_year("12", 2020), None);
    }

    #[test]
    fn serials_of_spreadsheets_are_days_from_1950_to_2099() {
        for (cell, shown) in
            [("18264", Some("1950-01-01")), ("73050", Some("2099-12-31")), ("18263", None), ("73051", None)]
        {
            assert_eq!(read_date(cell).map(|p| p.to_string()).as_deref(), shown, "{cell}");
        }
    }

    #[test]
    fn years_are_those_that_a_feed_may_have() {
        for (cell, shown) in
            [("1900", Some("1900")), ("2199", Some("2199")), ("1899", None), ("2200", None), ("1899-12-31", None)]
        {
            assert_eq!(read_date(cell).map(|p| p.to_string()).as_deref(), shown, "{cell}");
        }
    }

    #[test]
    fn a_time_is_dropped_and_must_be_one() {
        for cell in ["2020-11-03 23:59", "2020-11-03T0:0:59", "2020-11-03 08:30:00.000"] {
            assert_eq!(read_date(cell).map(|p| p.to_string()).as_deref(), Some("2020-11-03"), "{cell}");
        }
        for cell in ["2020-11-03 24:00", "2020-11-03 8:60", "2020-11-03 8:30:60", "2020-11-03 8", "2020-11-03 8:30:1:1"]
        {
            assert_eq!(read_date(cell), None, "{cell}");
        }
    }

    #[test]
    fn ends_and_parts_of_a_year() {
        for (cell, shown) in [
            ("2020年度", Some("2020")),
            ("2020年全年", Some("2020")),
            ("2020年末", Some("2020-12")),
            ("2020年底", Some("2020-12")),
            ("2020年3月底", Some("2020-03")),
            ("2020年3月份累计", Some("2020-03")),
            ("2020年3月5号", Some("2020-03-05")),
            ("2020年1季度", Some("2020-Q1")),
            ("2020年第四季度", Some("2020-Q4")),
            ("2020年0季度", None),
            ("2020年3至3月", None),
            ("2020年二十一月", None),
            ("2020年2月二十九日", Some("2020-02-29")),
            ("2020年二月十日", Some("2020-02-10")),
            ("2020年二月三十日", None),
        ] {
            assert_eq!(read_date(cell).map(|p| p.to_string()).as_deref(), shown, "{cell}");
        }
    }
}
