//! What the path of a file says: the name that stays from period to period, the periods, and the folders that are no periods.

use crate::measure::notation::{DateStyle, NamedStretch, NamedTime, tidy, times_in};
use crate::measure::{Calendar, Every, Period};

/// Marks of a state of a file, which say nothing of what is in it.
const MARKS: [&str; 31] = [
    "截至",
    "截止",
    "最终版",
    "最终",
    "终稿",
    "终版",
    "定稿",
    "更正",
    "修订",
    "修正",
    "重报",
    "最新",
    "新版",
    "报送版",
    "上报",
    "副本",
    "正式",
    "盖章",
    "附件",
    "附表",
    "final",
    "revised",
    "corrected",
    "amended",
    "correction",
    "copy",
    "draft",
    "latest",
    "new",
    "version",
    "rev",
];

const MONTHS: [&str; 24] = [
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
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
];

/// A path, cut into what is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameParts {
    /// The file's name without its ending, periods, marks and digits.
    pub skeleton: String,
    /// Folders that are no periods, in their order.
    pub folders: Vec<String>,
}

/// A file's name without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // statistics.csv.gz
    stem.strip_suffix(".csv").or_else(|| stem.strip_suffix(".txt")).unwrap_or(stem)
}

/// The parts of a path; `regions` are names that a file may carry for its sender's sake.
pub(super) fn name_parts(path: &str, regions: &[String]) -> NameParts {
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let folders = folders.split('/').filter(|folder| !folder.is_empty() && !skeleton(folder, regions).is_empty());
    NameParts { skeleton: skeleton(stem(path), regions), folders: folders.map(str::to_owned).collect() }
}

/// What stays of a name without its period, its marks and its digits.
pub(super) fn skeleton(name: &str, regions: &[String]) -> String {
    let mut text = without_notes(&tidy(name)).to_lowercase();
    for region in regions.iter().filter(|region| region.chars().count() > 1) {
        text = without_name(&text, &region.to_lowercase());
    }
    for mark in MARKS.iter().filter(|mark| !mark.is_ascii()) {
        text = text.replace(mark, " ");
    }
    let text = without_chinese_periods(&text);
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && !MONTHS.contains(word) && !MARKS.contains(word))
        .filter(|word| !matches!(*word, "q" | "fy" | "h" | "v" | "ver" | "qtr" | "st" | "nd" | "rd" | "th" | "w"))
        .collect();
    words.join(" ")
}

/// Without a name, which in an alphabet is one of whole words only: Ash in Ash returns, not in cash.
fn without_name(text: &str, name: &str) -> String {
    if !name.is_ascii() {
        return text.replace(name, " ");
    }
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let (mut out, mut from) = (String::new(), 0);
    for (at, found) in text.match_indices(name) {
        let end = at + found.len();
        let is_within = is_letter(text[..at].chars().next_back()) || is_letter(text[end..].chars().next());
        if !is_within && at >= from {
            out.push_str(&text[from..at]);
            out.push(' ');
            from = end;
        }
    }
    out.push_str(&text[from..]);
    out
}

/// Without notes in brackets that say that figures are made up, drafts or the like: （模拟数据）, (invented data).
pub(super) fn without_notes(text: &str) -> String {
    const NOTES: [&str; 16] = [
        "模拟",
        "示例",
        "虚构",
        "样例",
        "样表",
        "演示",
        "测试",
        "synthetic",
        "invented",
        "made-up",
        "made up",
        "mock",
        "dummy",
        "sample",
        "illustrative",
        "fictitious",
    ];
    let mut text = text.to_owned();
    for (open, close) in [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】')] {
        let mut from = 0;
        while let Some(begin) = text[from..].find(open).map(|at| from + at) {
            let Some(end) = text[begin..].find(close).map(|at| begin + at + close.len_utf8()) else { break };
            let inner = text[begin..end].to_lowercase();
            if NOTES.iter().any(|note| inner.contains(note)) {
                text.replace_range(begin..end, "");
            } else {
                from = end;
            }
        }
    }
    text
}

/// A title without its periods, in its own letters.
pub(super) fn skeleton_keeping_case(title: &str) -> String {
    let text = without_chinese_periods(&without_notes(&tidy(title)));
    text.split_whitespace().filter(|word| !MONTHS.contains(&&*word.to_lowercase())).collect::<Vec<_>>().join(" ")
}

/// Without 2024年, 3月, 十一月份, 一季度, 上半年, 第3周.
fn without_chinese_periods(text: &str) -> String {
    const NUMERALS: &str = "0123456789一二三四五六七八九十〇零至到前第-—–~";
    const SIGNS: [&str; 14] =
        ["年度", "年", "月份", "月底", "月末", "月", "季度", "季", "日", "号", "周", "上半年", "下半年", "全年"];
    let chars: Vec<char> = text.replace("上半年", " ").replace("下半年", " ").replace("全年", " ").chars().collect();
    let (mut out, mut at) = (String::new(), 0);
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| NUMERALS.contains(**c)).count();
        let rest: String = chars[at + run..].iter().take(2).collect();
        let sign = SIGNS.iter().find(|sign| run > 0 && rest.starts_with(**sign));
        if let Some(sign) = sign {
            at += run + sign.chars().count();
            out.push(' ');
        } else {
            // A numeral that is no part of a period is a letter like others: 一村一品.
            out.push(if chars[at].is_ascii_digit() { ' ' } else { chars[at] });
            at += 1;
        }
    }
    out
}

/// The times that a path gives: those of its name, with the year of its folders.
pub(super) fn times_of(path: &str, sheet: Option<&str>, calendar: Calendar) -> Vec<NamedTime> {
    let style = DateStyle { calendar, ..DateStyle::default() };
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let year_of = |text: &str| times_in(text, style, None).iter().find_map(|time| time.year);
    let around = folders.rsplit('/').find_map(year_of);
    let of_file = times_in(stem(path), style, around);
    let Some(sheet) = sheet else { return of_file };
    let of_sheet = times_in(sheet, style, of_file.iter().find_map(|time| time.year).or(around));
    if of_sheet.is_empty() { of_file } else { of_sheet }
}

/// The most exact period among times: a month before its year.
pub(super) fn finest(times: &[NamedTime]) -> Option<(Every, Period)> {
    let of = |time: &NamedTime| match time.stretch()? {
        NamedStretch::One(period) => Some((period.every(), period)),
        NamedStretch::Months { last, .. } => Some((Every::Month, Period::containing(last.first_day(), Every::Month))),
    };
    times.iter().filter_map(of).min_by_key(|(every, _)| *every)
}

/// How alike two names are, from 0 to 1: the share of pairs of letters that they have in common.
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    strsim::sorensen_dice(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_their_periods_and_marks() {
        let none: Vec<String> = Vec::new();
        for (name, left) in [
            ("2024年1-3月烟叶种植面积统计表（终稿）", "烟叶种植面积统计表"),
            ("acreage-2024-03", "acreage"),
            ("03 Training March 2024", "training"),
            ("培训报表3月", "培训报表"),
            ("培训报表十一月份(1)", "培训报表"),
            ("Q1 2024-25 Housing returns FINAL v2", "housing returns"),
            ("2024年一季度财政收支", "财政收支"),
            ("一村一品台账202403", "一村一品台账"),
            ("3月", ""),
        ] {
            assert_eq!(skeleton(name, &none), left, "{name}");
        }
        assert_eq!(skeleton("救助台账（模拟数据）", &none), "救助台账");
        assert_eq!(skeleton("Training (invented data) 2024", &none), "training");
        assert_eq!(skeleton("城关镇3月报表", &["城关镇".to_owned()]), "报表");
        assert_eq!(name_parts("农业局/2024年/3月.xlsx", &none).folders, ["农业局"]);
    }

    #[test]
    fn the_finest_period_counts() {
        let of = |path: &str| finest(&times_of(path, None, Calendar::CIVIL)).map(|(_, period)| period.to_string());
        assert_eq!(of("2024/培训报表3月.xls").as_deref(), Some("2024-03"));
        assert_eq!(of("03 Training March 2024.xlsx").as_deref(), Some("2024-03"));
        assert_eq!(of("2024年1-3月表.xlsx").as_deref(), Some("2024-03"));
        assert_eq!(of("houses-2024.csv").as_deref(), Some("2024"));
        assert_eq!(of("list.csv"), None);
    }
}
