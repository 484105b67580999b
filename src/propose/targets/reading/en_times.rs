//! Dates and stretches of time in English clauses: by March 2027, by the end of Q3, in 2025/26, FY26, from the 2019 level.

use super::dates::{Dates, TimeSpan, day, due, month, without_overlaps};
use super::statement::{Against, Time, TimeSource};
use crate::measure::notation::month_named;
use crate::measure::{Month, When};
use crate::propose::targets::rules::ENGLISH;
use regex::{Captures, Regex};
use std::sync::LazyLock;

struct Notation {
    pattern: Regex,
    read: fn(&Captures<'_>, &Dates) -> Option<Time>,
}

const MONTHS: &str = "(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)";

/// All notations, on text in small letters. What begins earlier wins, and the longer of two that begin at one place.
static NOTATIONS: LazyLock<Vec<Notation>> = LazyLock::new(|| {
    let lead = r"(?:\b(?:by|before|until|from|in|on|at|during|for|over|since)\s+)?(?:the\s+)?(?:(end|start|beginning|close|middle)\s+of\s+(?:the\s+)?)?";
    let notation =
        |pattern: String, read| Notation { pattern: Regex::new(&pattern).expect("a pattern of the program"), read };
    vec![
        notation(format!(r"{lead}\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTHS}\.?,?\s+((?:19|20)\d\d)\b"), |c, _| {
            stated(day(number(c, 4)?, month_of(c, 3)?, small(c, 2)?), c)
        }),
        notation(format!(r"{lead}\b{MONTHS}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b"), |c, _| {
            stated(day(number(c, 4)?, month_of(c, 2)?, small(c, 3)?), c)
        }),
        notation(format!(r"{lead}\b{MONTHS}\.?,?\s+((?:19|20)\d\d)\b"), |c, _| stated(month(number(c, 3)?, month_of(c, 2)?), c)),
        notation(format!(r"{lead}\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTHS}\b"), |c, d| relative(day(d.this_year()?, month_of(c, 3)?, small(c, 2)?), c)),
        notation(format!(r"\b(?:by|before|until)\s+(?:the\s+end\s+of\s+)?{MONTHS}\b"), |c, d| relative(month(d.this_year()?, month_of(c, 1)?), c)),
        notation(format!(r"{lead}\b(?:q|quarter\s+)([1-4])\s+(?:of\s+)?(?:fy\s?)?((?:19|20)\d\d)\s?[/–—-]\s?(\d\d)\b"), |c, d| quarter(c, Some(number(c, 3)?), d)),
        notation(format!(r"{lead}\b(?:q|quarter\s+)([1-4])\s+((?:19|20)\d\d)\b"), |c, _| {
            stated(month(number(c, 3)?, small(c, 2)? * 3), c)
        }),
        notation(format!(r"{lead}\b(?:q|quarter\s+)([1-4])\b"), |c, d| quarter(c, None, d)),
        notation(format!(r"{lead}\b(?:fy\s?|financial\s+year\s+|municipal\s+year\s+|the\s+)?((?:19|20)\d\d)\s?/\s?(\d\d|(?:20)\d\d)\b"), financial_year),
        notation(format!(r"{lead}\bfy\s?'?((?:20)?\d\d)\b"), |c, d| {
            let year = number(c, 2)?;
            let year = if year < 100 { 2000 + year } else { year };
            let starts = financial_start(d);
            stated(month(year, last_month(starts)), c)
        }),
        notation(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b".to_owned(), |c, _| stated(day(number(c, 1)?, small(c, 2)?, small(c, 3)?), c)),
        notation(r"\b((?:19|20)\d\d)\s?[-–]\s?(\d\d)\b".to_owned(), short_span),
        notation(r"(?:\b(?:by|before|until|in)\s+)?\bmid[- ]?((?:19|20)\d\d)\b".to_owned(), |c, _| stated(month(number(c, 1)?, 6), c)),
        notation(r"\b((?:19|20)\d\d)\s?(?:-|–|—|to)\s?((?:20)\d\d)\b".to_owned(), |c, _| {
            let (first, last) = (number(c, 1)?, number(c, 2)?);
            (last > first).then_some(())?;
            let time = due(month(last, 12), TimeSource::Stated, &c[0]);
            Some(Time { from: month(first, 1), ..time })
        }),
        notation(format!(r"{lead}\b((?:19|20)\d\d)\b"), |c, _| {
            let end = c.get(1).map(|m| m.as_str());
            let year = number(c, 2)?;
            // Before 2023 is by the end of 2022.
            let before = c[0].trim_start().starts_with("before") && end.is_none();
            let when = if matches!(end, Some("start" | "beginning")) { month(year, 1) } else { month(year - i16::from(before), 12) };
            let time = due(when, TimeSource::Stated, &c[0]);
            // By 2030 may mean its first or its last day.
            Some(Time { year_only: end.is_none() && c[0].trim_start().starts_with("by"), ..time })
        }),
        notation(r"\b(?:within|over|in)\s+(?:the\s+next\s+|the\s+coming\s+)?(?:(one|two|three|four|five|six|\d{1,2})\s+years?|year)\b".to_owned(), in_years),
        notation(r"\b(?:by\s+the\s+end\s+of\s+|by\s+|in\s+|during\s+)?(this\s+year|next\s+year|the\s+current\s+year|the\s+coming\s+year|year[- ]end|this\s+financial\s+year|next\s+financial\s+year|the\s+financial\s+year|the\s+year)\b".to_owned(), named_year),
        notation(r"\b(?:by\s+)?(?:the\s+)?(?:end|close)\s+of\s+(?:the\s+)?(?:project|programme|program|plan|term|strategy)\b".to_owned(), |_, _| None),
        notation(r"\blast\s+year\b".to_owned(), |c, d| relative(month(d.this_year()? - 1, 12), c)),
    ]
});

/// All times of a text in small letters.
pub(super) fn times(text: &str, dates: &Dates) -> Vec<TimeSpan> {
    let mut spans = Vec::new();
    for notation in NOTATIONS.iter() {
        for found in notation.pattern.captures_iter(text) {
            let whole = found.get(0).map_or(0..0, |whole| whole.range());
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
    for deadline in &ENGLISH.deadline {
        for word in &deadline.words {
            spans.extend(customs(text, word, deadline.month, dates));
        }
    }
    without_overlaps(spans)
}

/// Deadlines by custom: by the summer, by summer 2027.
fn customs(text: &str, word: &str, of: i8, dates: &Dates) -> Vec<TimeSpan> {
    static YEAR_BEHIND: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(?: of|,)? ((?:19|20)\d\d)\b").expect("a pattern of the program"));
    let leads = ["by ", "before ", "by the end of ", "by the ", "in ", "until "];
    let found = super::en_words::places(text, word);
    found
        .filter_map(|at| {
            let year = YEAR_BEHIND.captures(&text[at.end..]);
            let lead = leads.iter().find(|lead| text[..at.start].ends_with(**lead))?;
            // In spring alone is a season, not a deadline.
            (year.is_some() || !["in ", "until "].contains(lead)).then_some(())?;
            let end = at.end + year.as_ref().map_or(0, |c| c[0].len());
            let stated = year.and_then(|c| c[1].parse().ok());
            let when = stated.or(dates.this_year()).and_then(|year| month(year, of));
            let at = at.start - lead.len()..end;
            Some(TimeSpan { at: at.clone(), time: due(when, TimeSource::Custom, &text[at]), against: None })
        })
        .collect()
}

/// 2025-26 is a financial year, 2016-20 a plan's time.
fn short_span(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let (first, last) = (number(c, 1)?, number(c, 2)?);
    let last = first / 100 * 100 + last;
    (last > first && last - first < 31).then_some(())?;
    let starts = financial_start(d);
    if last - first == 1 {
        return stated(month(last, last_month(starts)), c);
    }
    let time = due(month(last, 12), TimeSource::Stated, c[0].trim());
    Some(Time { from: month(first, 1), ..time })
}

/// What a time is compared with: from the 2019 level, compared with 2019, on 2018/19 levels, last year.
fn compared(text: &str, at: &std::ops::Range<usize>, time: &Time) -> Option<Against> {
    let (before, after) = (text[..at.start].trim_end(), text[at.end..].trim_start());
    let written = time.written.trim_start();
    let is_level = [
        "level",
        "levels",
        "baseline",
        "figure",
        "figures",
        "total",
        "position",
        "base year",
        "as a baseline",
        "as the baseline",
        "value",
        "rate",
        "outturn",
    ]
    .iter()
    .any(|word| after.starts_with(word));
    let named = [
        "compared with",
        "compared to",
        "relative to",
        "against",
        "versus",
        "against a",
        "against the",
        "compared with the",
        "compared to the",
        "on",
        "on the",
        "from a",
        "from the",
        "from our",
        "than",
        "than in",
        "against our",
    ]
    .iter()
    .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')));
    if !(is_level || named) {
        return None;
    }
    if written.contains("last year") {
        return Some(Against::LastYear);
    }
    let due = time.due?.month();
    // 2018/19 is named by the year in which it begins.
    let year = if written.contains('/') { due.year() - i16::from(due.month() < 12) } else { due.year() };
    Some(Against::Year(year))
}

fn number(c: &Captures<'_>, group: usize) -> Option<i16> {
    c.get(group)?.as_str().parse().ok()
}

fn small(c: &Captures<'_>, group: usize) -> Option<i8> {
    c.get(group)?.as_str().parse().ok()
}

fn month_of(c: &Captures<'_>, group: usize) -> Option<i8> {
    month_named(c.get(group)?.as_str())
}

#[expect(clippy::unnecessary_wraps, reason = "a reader of a notation may fail")]
fn stated(when: Option<When>, c: &Captures<'_>) -> Option<Time> {
    Some(due(when, TimeSource::Stated, c[0].trim()))
}

#[expect(clippy::unnecessary_wraps, reason = "a reader of a notation may fail")]
fn relative(when: Option<When>, c: &Captures<'_>) -> Option<Time> {
    Some(due(when, TimeSource::Relative, c[0].trim()))
}

/// The month in which a financial year begins: the project's, else April.
fn financial_start(dates: &Dates) -> i8 {
    const APRIL: i8 = 4;
    if dates.year_starts > 1 { dates.year_starts } else { APRIL }
}

fn last_month(starts: i8) -> i8 {
    if starts == 1 { 12 } else { starts - 1 }
}

/// 2025/26, which ends in March 2026.
fn financial_year(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let first = number(c, 2)?;
    let last = number(c, 3)?;
    let last = if last < 100 { first / 100 * 100 + last } else { last };
    let last = if last < first { last + 100 } else { last };
    let starts = financial_start(d);
    let time = due(month(last, last_month(starts)), TimeSource::Stated, c[0].trim());
    let from = if last - first > 1 { month(first, starts) } else { None };
    (last > first && last - first < 12).then_some(Time { from, year_only: false, ..time })
}

/// A quarter of the financial year that is named or that the document's date lies in; of a calendar year where the project has one.
fn quarter(c: &Captures<'_>, first: Option<i16>, d: &Dates) -> Option<Time> {
    let starts = i32::from(financial_start(d));
    let quarter = i32::from(small(c, 2)?);
    let first = first.or_else(|| {
        let today = d.document.map(Month::of);
        let of_date = today.map(|month| month.year() - i16::from(i32::from(month.month()) < starts));
        of_date.max(d.year)
    })?;
    let named = c.get(3).is_some();
    let mut last = Month::new(first, i8::try_from(starts).ok()?).plus(quarter * 3 - 1);
    // A quarter that is over when the plan is written is next year's.
    if !named && d.document.is_some_and(|today| last.last_day() < today) {
        last = last.plus(12);
    }
    let source = if c.get(3).is_some() { TimeSource::Stated } else { TimeSource::Relative };
    Some(due(Some(When::Month(last)), source, c[0].trim()))
}

fn in_years(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let words = ["one", "two", "three", "four", "five", "six"];
    let number = c.get(1).map_or("one", |m| m.as_str());
    let years = words
        .iter()
        .position(|word| *word == number)
        .and_then(|at| i32::try_from(at + 1).ok())
        .or_else(|| number.parse().ok())?;
    let from = d.document.map(Month::of).or_else(|| d.year.map(|year| Month::new(year, 1)))?;
    Some(due(Some(When::Month(from.plus(years * 12 - i32::from(from.month() == 1)))), TimeSource::Custom, c[0].trim()))
}

/// This year, next financial year, year end.
fn named_year(c: &Captures<'_>, d: &Dates) -> Option<Time> {
    let next = i16::from(c[1].contains("next") || c[1].contains("coming"));
    let financial = c[1].contains("financial") || d.year_starts > 1;
    if financial && let Some(date) = d.document {
        let starts = financial_start(d);
        let first = date.year() - i16::from(date.month() < starts) + next;
        return relative(month(first + i16::from(starts > 1), last_month(starts)), c);
    }
    relative(month(d.this_year()? + next, 12), c)
}

/// The date of a document, for tests.
#[cfg(test)]
pub(super) fn on(year: i16, month: i8, day: i8) -> Dates {
    Dates { document: jiff::civil::Date::new(year, month, day).ok(), year: None, year_starts: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, expected) in [
            ("by 31 march 2027", "..2027-03-31"),
            ("by march 2027", "..2027-03"),
            ("by the end of 2026", "..2026-12"),
            ("by 2030", "..2030-12"),
            ("in 2025/26", "..2026-03"),
            ("fy26", "..2026-03"),
            ("by the end of q3", "..2025-12"),
            ("q2 2026/27", "..2026-09"),
            ("from the 2019 level", "..2019-12 Year(2019)"),
            ("compared with 2019", "..2019-12 Year(2019)"),
            ("on 2018/19 levels", "..2019-03 Year(2018)"),
            ("2024-2028", "2024-01..2028-12"),
            ("within three years", "..2028-05"),
            ("2028 from the 2020/21 baseline", "..2028-12|..2021-03 Year(2020)"),
        ] {
            let shown = |span: &TimeSpan| {
                let [from, due] =
                    [span.time.from, span.time.due].map(|at| at.map_or(String::new(), |at| at.to_string()));
                format!("{from}..{due}{}", span.against.map_or(String::new(), |against| format!(" {against:?}")))
            };
            let read: Vec<String> = times(text, &on(2025, 5, 1)).iter().map(shown).collect();
            assert_eq!(read.join("|"), expected, "{text}");
        }
    }
}
