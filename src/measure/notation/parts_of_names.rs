//! Parts of periods as names write them, each read from where it begins: 3月, 1-3月, 一季度, Q1, Nov, 3 Nov 2020.

use super::named_time::{NamedTime, PartOfYear, civil_year};
use super::western_dates::month_word;
use super::written_dates::counted;
use crate::measure::Period;
use jiff::civil::Date;

/// Marks between the parts of a date in a name.
const MARKS: [char; 4] = ['-', '_', '.', ' '];

/// What was read, and how many characters it takes.
pub(super) type Taken<T> = Option<(T, usize)>;

/// 3 Nov 2020, 3rd-Nov-2020, 3 Nov.
pub(super) fn day_first(chars: &[char]) -> Taken<NamedTime> {
    let n = digits(chars);
    if !matches!(n, 1 | 2) {
        return None;
    }
    let day = i8::try_from(number(&chars[..n])?).ok()?;
    let ordinal = [['s', 't'], ['n', 'd'], ['r', 'd'], ['t', 'h']];
    let mut at = n + if ordinal.iter().any(|ending| chars[n..].starts_with(ending)) { 2 } else { 0 };
    at += mark(&chars[at..]);
    let (month, taken) = month_here(&chars[at..])?;
    at += taken;
    let gap = mark(&chars[at..]);
    Some(match four_digits(&chars[at + gap..]) {
        Some((year, taken)) => (NamedTime { year: Some(year), part: real_day(year, month, day)? }, at + gap + taken),
        None => (NamedTime { year: None, part: PartOfYear::Day { month, day } }, at),
    })
}

/// A part behind a year and perhaps a mark: W45, H1, 上半年, Q4, 第四季度, Nov.
pub(super) fn part_behind(chars: &[char]) -> Taken<PartOfYear> {
    let gap = match chars.first() {
        Some('年') => 1 + chars[1..].iter().take_while(|c| **c == ' ').count(),
        _ => mark(chars),
    };
    let rest = &chars[gap..];
    let found = match rest {
        ['w', tail @ ..] if digits(tail) == 2 => {
            number(&tail[..2]).and_then(|n| i8::try_from(n).ok()).map(|n| (PartOfYear::Week(n), 3))
        }
        _ => quarter_or_half(rest).or_else(|| chinese_part(rest)).or_else(|| {
            let (month, taken) = month_here(rest)?;
            Some((PartOfYear::month(month)?, taken))
        }),
    };
    let (part, taken) = found?;
    Some((part, gap + taken))
}

/// Months behind 年, or a day: 11月, 1-3月, 11月3日.
pub(super) fn behind_year_sign(chars: &[char]) -> Taken<PartOfYear> {
    let blank = chars.iter().take_while(|c| **c == ' ').count();
    let chars = &chars[blank..];
    let (part, taken) = months(chars)?;
    let n = digits(&chars[taken..]);
    match part {
        PartOfYear::Months { first, last } if first == last && matches!(n, 1 | 2) => {
            let day = i8::try_from(number(&chars[taken..taken + n])?).ok()?;
            Some((PartOfYear::Day { month: first, day }, blank + taken + n))
        }
        _ => Some((part, blank + taken)),
    }
}

/// 3月, 1-3月, 3月5日, 一季度, 上半年.
pub(super) fn yearless(chars: &[char]) -> Taken<NamedTime> {
    let days = || {
        let (part, taken) = months(chars)?;
        let n = digits(&chars[taken..]);
        match (part, chars.get(taken + n)) {
            (PartOfYear::Months { first, last }, Some('日' | '号')) if first == last && matches!(n, 1 | 2) => {
                let day = i8::try_from(number(&chars[taken..taken + n])?).ok()?;
                Some((PartOfYear::Day { month: first, day }, taken + n + 1))
            }
            _ => Some((part, taken)),
        }
    };
    let (part, taken) = chinese_part(chars).or_else(days)?;
    Some((NamedTime { year: None, part }, taken))
}

/// 一季度, 第4季, 前三季度, 上半年.
fn chinese_part(chars: &[char]) -> Taken<PartOfYear> {
    match chars {
        ['上', '半', '年', ..] => Some((PartOfYear::Half(1), 3)),
        ['下', '半', '年', ..] => Some((PartOfYear::Half(2), 3)),
        ['前', n, '季', ..] => {
            let last = quarter(*n).filter(|n| *n > 1)?;
            Some((PartOfYear::Months { first: 1, last: 3 * last }, 3))
        }
        ['第', n, '季', ..] => Some((PartOfYear::Quarter(quarter(*n)?), 3)),
        [n, '季', ..] => Some((PartOfYear::Quarter(quarter(*n)?), 2)),
        _ => None,
    }
}

/// The number of a quarter, in digits of either script.
#[must_use]
pub fn quarter(written: char) -> Option<i8> {
    counted(written.encode_utf8(&mut [0; 4])).filter(|n| (1..=4).contains(n))
}

/// Q1 to Q4, H1 and H2.
pub(super) fn quarter_or_half(chars: &[char]) -> Taken<PartOfYear> {
    let [letter, n, ..] = chars else { return None };
    let n = i8::try_from(n.to_digit(10)?).ok().filter(|_| digits(&chars[1..]) == 1)?;
    let is_word = chars.get(2).is_some_and(char::is_ascii_alphabetic);
    match letter {
        'q' if (1..=4).contains(&n) && !is_word => Some((PartOfYear::Quarter(n), 2)),
        'h' if (1..=2).contains(&n) && !is_word => Some((PartOfYear::Half(n), 2)),
        _ => None,
    }
}

/// One month or several: 3月, 三月, 1-3月, 1月至3月.
pub(super) fn months(chars: &[char]) -> Taken<PartOfYear> {
    let (first, mut at) = small(chars)?;
    if chars.get(at) == Some(&'月') {
        at += 1;
    }
    let joined = chars[at..].iter().take_while(|c| matches!(c, '-' | '至' | '到')).count();
    let second = (joined > 0).then(|| small(&chars[at + joined..])).flatten();
    if let Some((last, taken)) = second.filter(|(_, taken)| chars.get(at + joined + taken) == Some(&'月')) {
        return Some((PartOfYear::months(first, last).filter(|_| first < last)?, at + joined + taken + 1));
    }
    (chars.get(at - 1) == Some(&'月')).then_some(())?;
    Some((PartOfYear::month(first)?, at))
}

/// The number of a month in either script.
fn small(chars: &[char]) -> Taken<i8> {
    let n = digits(chars);
    if n > 0 {
        return Some((i8::try_from(number(&chars[..n]).filter(|_| n <= 2)?).ok()?, n));
    }
    let taken = chars.iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    Some((counted(&chars[..taken].iter().collect::<String>())?, taken))
}

/// A month's English name, whole or in its usual short form.
pub(super) fn month_here(chars: &[char]) -> Taken<i8> {
    let n = letters(chars);
    Some((month_word(&chars[..n].iter().collect::<String>())?, n))
}

/// A year of four digits that stand alone.
pub(super) fn four_digits(chars: &[char]) -> Taken<Period> {
    if digits(chars) != 4 {
        return None;
    }
    Some((civil_year(number(&chars[..4])?)?, 4))
}

pub(super) fn real_day(year: Period, month: i8, day: i8) -> Option<PartOfYear> {
    Date::new(year.first_day().year(), month, day).ok()?;
    Some(PartOfYear::Day { month, day })
}

pub(super) fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '【' | '】')
}

/// 1 where a mark stands in front, else 0.
pub(super) fn mark(chars: &[char]) -> usize {
    usize::from(chars.first().is_some_and(|c| MARKS.contains(c)))
}

pub(super) fn digits(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_ascii_digit()).count()
}

pub(super) fn letters(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_ascii_alphabetic()).count()
}

pub(super) fn number(chars: &[char]) -> Option<i16> {
    chars.iter().collect::<String>().parse().ok()
}
