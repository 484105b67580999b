//! Dates and stretches of time in Chinese clauses: 到2025年底, 6月底前, 年内, 十四五末, 印发之日起20个工作日内, 较2020年.

use super::dates::{Dates, TimeSpan, day, due, month, without_overlaps};
use super::statement::{Against, Time, TimeSource};
use super::zh_numerals::numeral;
use crate::measure::{Month, When};
use crate::propose::targets::rules::CHINESE;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A notation of time, and how it is read.
struct Notation {
    pattern: Regex,
    read: fn(&Captures<'_>, &Dates) -> Option<Time>,
}

macro_rules! notations {
    ($($pattern:literal => $read:expr;)+) => {
        vec![$(Notation { pattern: Regex::new($pattern).expect("a pattern of the program"), read: $read }),+]
    };
}

/// All notations. What begins earlier wins, and the longer of two that begin at one place.
static NOTATIONS: LazyLock<Vec<Notation>> = LazyLock::new(|| {
    notations! {
        r"((?:19|20)\d\d)年?(?:-|—|–|~|～|至|到)((?:19|20)?\d\d)年?(底|末)?" => years;
        r"((?:19|20)\d\d)年(\d{1,2})月?(?:-|—|–|~|～|至|到)(\d{1,2})月" => months_of_year;
        r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:之前|以前|前|底)?" => |c, _| stated(day(number(c, 1)?, small(c, 2)?, small(c, 3)?), c);
        r"((?:19|20)\d\d)[.](\d{1,2})[.](\d{1,2})" => |c, _| stated(day(number(c, 1)?, small(c, 2)?, small(c, 3)?), c);
        r"((?:19|20)\d\d)年(\d{1,2})月份?(?:底|末|上旬|中旬|下旬)?(?:之前|以前|前)?" => |c, _| stated(month(number(c, 1)?, small(c, 2)?), c);
        r"((?:19|20)\d\d)年(上半年|下半年|第?[一二三四]季度)(?:末|底)?(?:之前|以前|前)?" => |c, _| stated(month(number(c, 1)?, part_of_year(&c[2])?), c);
        r"((?:19|20)\d\d)年(?:年底|年末|底|末|年度|度|全年)?(?:之前|以前|前)?" => year;
        r"(今年|本年|当年|明年|次年|去年|上年)(\d{1,2})月份?(?:(\d{1,2})日)?(?:底|末|上旬|中旬|下旬)?(?:之前|以前|前)?" => month_of_named_year;
        r"(今年|本年|当年|明年|次年)(上半年|下半年|第?[一二三四]季度)(?:末|底)?(?:之前|以前|前)?" => part_of_named_year;
        r"(今年|本年度|本年|当年|明年|次年|去年|上年|年内|年底|年末|年终|全年)(?:年底|年末|底|末|内|度)?(?:之前|以前|前)?" => named_year;
        r"(\d{1,2})月(\d{1,2})日?(?:-|—|–|~|～|至|到)(\d{1,2})月(\d{1,2})日" => days;
        r"(\d{1,2})月(\d{1,2})日(?:之前|以前|前)?" => |c, d| relative(day(d.this_year()?, small(c, 1)?, small(c, 2)?), c);
        r"(\d{1,2})月?(?:-|—|–|~|～|至|到)(\d{1,2})月份?" => months;
        r"(\d{1,2})月份?(?:底|末|上旬|中旬|下旬)?(?:之前|以前|前)?" => |c, d| relative(month(d.this_year()?, small(c, 1)?), c);
        r"(上半年|下半年|第?[一二三四]季度)(?:末|底)?(?:之前|以前|前)?" => |c, d| relative(month(d.this_year()?, part_of_year(&c[1])?), c);
        "[“\"‘]?(十[一二三四五六七])五[”\"’]?(?:规划)?(?:期末|末|时期末|期间|时期|期)" => five_year_plan;
        r"(?:未来|今后|用|利用|通过|力争|再用)?(\d{1,2}|[一二两三四五六七八九十]{1,2})(?:到[一二两三四五六七八九十]|至[一二两三四五六七八九十])?年(?:内|时间|之内|左右时间|左右的时间|的时间)" => in_years;
        r"(?:未来|今后)(\d{1,2}|[一二两三四五六七八九十]{1,2})年" => in_years;
        r"(?:自|从)?[^，。；]{0,8}之日起(\d{1,3})个?(工作日|日|天)(?:之?内|前)?" => working_days;
        r"(?:截至|截止)?目前" => |c, d| Some(due(d.document.map(When::Day), TimeSource::Relative, &c[0]));
    }
});

/// All times of a text.
pub(super) fn times(text: &str, dates: &Dates) -> Vec<TimeSpan> {
    let mut spans = Vec::new();
    for notation in NOTATIONS.iter() {
        for found in notation.pattern.captures_iter(text) {
            let whole = found.get(0).map_or(0..0, |whole| whole.range());
            if is_in_a_number(text, whole.start) {
                continue;
            }
            let unread = || Time {
                from: None,
                due: None,
                source: TimeSource::Relative,
                written: found[0].to_owned(),
                year_only: false,
            };
            let time = (notation.read)(&found, dates).unwrap_or_else(unread);
            let against = compared(text, &whole, &time);
            spans.push(TimeSpan { at: whole, time, against });
        }
    }
    spans.extend(customs(text, dates));
    let mut spans = without_overlaps(spans);
    in_stated_years(&mut spans);
    spans
}

/// A bare month behind a year that was written out is a month of that year: 2022年计划新建6座，6月底前开工.
fn in_stated_years(spans: &mut [TimeSpan]) {
    let mut stated: Option<i16> = None;
    for span in spans {
        let bare = !span.time.written.contains('年')
            && (span.time.written.contains('月') || span.time.written.contains("季度"));
        match (span.time.source, stated, span.time.due) {
            (TimeSource::Stated, _, Some(due)) if span.against.is_none() && span.time.from.is_none() => {
                stated = Some(due.month().year());
            }
            (TimeSource::Relative, Some(year), Some(When::Month(of))) if bare => {
                span.time.due = month(year, of.month());
            }
            (TimeSource::Relative, Some(year), Some(When::Day(of))) if bare => {
                span.time.due = day(year, of.month(), of.day());
            }
            _ => {}
        }
    }
}

/// Whether a place is inside digits, so that 2亩 of 12024年 is never read.
fn is_in_a_number(text: &str, at: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_digit()) && text[at..].starts_with(|c: char| c.is_ascii_digit())
}

/// What a time is compared with: 较2020年, 比上年, 2020年基础上.
fn compared(text: &str, at: &std::ops::Range<usize>, time: &Time) -> Option<Against> {
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let named = ["较", "比", "与", "同", "比照", "相较", "较之", "相比", "对比", "以"]
        .iter()
        .any(|word| before.ends_with(word));
    let rests_on = ["基础上", "的基础上", "为基数", "为基期", "水平上", "相比", "同期相比", "同期"];
    if !named && !rests_on.iter().any(|word| after.starts_with(word)) {
        return None;
    }
    if time.written.starts_with("去年") || time.written.starts_with("上年") {
        return Some(Against::LastYear);
    }
    time.due.map(|due| Against::Year(due.month().year()))
}

/// Deadlines by custom: 汛期前, 2024年汛期前.
fn customs(text: &str, dates: &Dates) -> Vec<TimeSpan> {
    static YEAR_BEFORE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"((?:19|20)\d\d)年$").expect("a pattern of the program"));
    let mut spans = Vec::new();
    for deadline in &CHINESE.deadline {
        for word in &deadline.words {
            for (start, found) in text.match_indices(word.as_str()) {
                let year = YEAR_BEFORE.captures(&text[..start]);
                let from = year.as_ref().and_then(|c| c.get(0)).map_or(start, |whole| whole.start());
                let stated = year.and_then(|c| c[1].parse().ok());
                let when = stated.or(dates.this_year()).and_then(|year| month(year, deadline.month));
                let time = due(when, TimeSource::Custom, &text[from..start + found.len()]);
                spans.push(TimeSpan { at: from..start + found.len(), time, against: None });
            }
        }
    }
    spans
}

fn number(c: &Captures<'_>, group: usize) -> Option<i16> {
    c.get(group)?.as_str().parse().ok()
}

fn small(c: &Captures<'_>, group: usize) -> Option<i8> {
    c.get(group)?.as_str().parse().ok()
}

#[expect(clippy::unnecessary_wraps, reason = "a reader of a notation may fail")]
fn stated(when: Option<When>, c: &Captures<'_>) -> Option<Time> {
    Some(due(when, TimeSource::Stated, &c[0]))
}

#[expect(clippy::unnecessary_wraps, reason = "a reader of a notation may fail")]
fn relative(when: Option<When>, c: &Captures<'_>) -> Option<Time> {
    Some(due(when, TimeSource::Relative, &c[0]))
}

fn year(c: &Captures<'_>, _: &Dates) -> Option<Time> {
    let time = due(month(number(c, 1)?, 12), TimeSource::Stated, &c[0]);
    Some(Time { year_only: true, ..time })
}

fn years(c: &Captures<'_>, _: &Dates) -> Option<Time> {
    let first = number(c, 1)?;
    let last = number(c, 2)?;
    let last = if last < 100 { first / 100 * 100 + last } else { last };
    (last > first && last - first < 40).then_some(())?;
    let time = due(month(last, 12), TimeSource::Stated, &c[0]);
    Some(Time { from: month(first, 1), ..time })
}

fn months_of_year(c: &Captures<'_>, _: &Dates) -> Option<Time> {
    let year = number(c, 1)?;
    let time = due(month(year, small(c, 3)?), TimeSource::Stated, &c[0]);
    Some(Time { from: month(year, small(c, 2)?), ..time })
}

fn months(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let year = d.this_year()?;
    let time = due(month(year, small(c, 2)?), TimeSource::Relative, &c[0]);
    Some(Time { from: month(year, small(c, 1)?), ..time })
}

fn days(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let year = d.this_year()?;
    let time = due(day(year, small(c, 3)?, small(c, 4)?), TimeSource::Relative, &c[0]);
    Some(Time { from: day(year, small(c, 1)?, small(c, 2)?), ..time })
}

/// The year that 今年, 明年 and 去年 mean.
fn year_of(word: &str, dates: &Dates) -> Option<i16> {
    let this = dates.this_year()?;
    Some(match word {
        "明年" | "次年" => this + 1,
        "去年" | "上年" => this - 1,
        _ => this,
    })
}

fn month_of_named_year(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let year = year_of(&c[1], d)?;
    relative(small(c, 3).map_or_else(|| month(year, small(c, 2)?), |of| day(year, small(c, 2)?, of)), c)
}

fn part_of_named_year(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    relative(month(year_of(&c[1], d)?, part_of_year(&c[2])?), c)
}

fn named_year(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let time = due(month(year_of(&c[1], d)?, 12), TimeSource::Relative, &c[0]);
    Some(Time { year_only: true, ..time })
}

/// The last month of a half or a quarter.
fn part_of_year(word: &str) -> Option<i8> {
    Some(match word.trim_start_matches('第').chars().next()? {
        '上' | '二' => 6,
        '一' => 3,
        '三' => 9,
        '下' | '四' => 12,
        _ => return None,
    })
}

/// The twelfth five-year plan ran from 2011 to 2015.
fn five_year_plan(c: &Captures<'_>, _: &Dates) -> Option<Time> {
    let number: i16 = numeral(&c[1])?.try_into().ok()?;
    let last = 1955 + number * 5;
    let time = due(month(last, 12), TimeSource::Stated, &c[0]);
    let from = if c[0].contains('末') { None } else { month(last - 4, 1) };
    Some(Time { from, ..time })
}

fn in_years(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let years: i32 = numeral(&c[1])?.try_into().ok()?;
    let from = d.document.map(Month::of).or_else(|| d.year.map(|year| Month::new(year, 1)))?;
    Some(due(Some(When::Month(from.plus(years * 12 - i32::from(from.month() == 1)))), TimeSource::Custom, &c[0]))
}

fn working_days(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let days: u16 = c[1].parse().ok()?;
    let mut day = d.document?;
    if &c[2] == "工作日" {
        let mut left = days;
        while left > 0 {
            day = day.saturating_add(1.day());
            left -= u16::from(!is_weekend(day));
        }
    } else {
        day = day.saturating_add(i64::from(days).days());
    }
    Some(due(Some(When::Day(day)), TimeSource::Custom, &c[0]))
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> Vec<String> {
        let dates = Dates { document: Some(date(2024, 3, 1)), year: None, year_starts: 1 };
        let shown = |span: &TimeSpan| {
            let [from, due] = [span.time.from, span.time.due].map(|at| at.map_or(String::new(), |at| at.to_string()));
            let against = span.against.map_or(String::new(), |against| format!(" {against:?}"));
            format!("{from}..{due}{against}")
        };
        times(text, &dates).iter().map(shown).collect()
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, expected) in [
            ("到2025年底，", &["..2025-12"][..]),
            ("近期(2020—2021年)", &["2020-01..2021-12"]),
            ("2024年6月30日前", &["..2024-06-30"]),
            ("6月底前整改，9月底前清零", &["..2024-06", "..2024-09"]),
            ("“十四五”末", &["..2025-12"]),
            ("“十四五”期间", &["2021-01..2025-12"]),
            ("年内完成", &["..2024-12"]),
            ("明年上半年", &["..2025-06"]),
            ("较2020年增长", &["..2020-12 Year(2020)"]),
            ("比上年增长", &["..2023-12 LastYear"]),
            ("自印发之日起5个工作日内", &["..2024-03-08"]),
            ("汛期前", &["..2024-05"]),
            ("三年内", &["..2027-03"]),
            ("第三季度末", &["..2024-09"]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
