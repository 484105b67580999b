//! Dates written out in Chinese numerals, as at the end of official documents: 二〇二四年三月十五日.

use super::zh_numerals::numeral;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"([一二][〇○Ｏ零一二三四五六七八九]{3})\s*年(?:\s*([一二三四五六七八九十]{1,3})\s*月)?(?:\s*([一二三四五六七八九十]{1,3})\s*日)?",
    )
    .expect("a pattern of the program")
});

/// The numerals of each such date, and the figures that they stand for.
pub(super) fn written_dates(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for date in WRITTEN.captures_iter(text) {
        for group in 1..=3 {
            let Some(numerals) = date.get(group) else { continue };
            let figures =
                if group == 1 { year(numerals.as_str()) } else { numeral(numerals.as_str()).map(|n| n.to_string()) };
            found.extend(figures.map(|figures| (numerals.range(), figures)));
        }
    }
    found
}

/// A text whose dates stand in figures.
pub(in crate::propose::targets) fn with_figures(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (place, figures) in written_dates(text) {
        out.push_str(&text[at..place.start]);
        out.push_str(&figures);
        at = place.end;
    }
    out.push_str(&text[at..]);
    out
}

/// 二〇二四: one numeral a figure.
fn year(numerals: &str) -> Option<String> {
    let figure = |c: char| match c {
        '〇' | '○' | 'Ｏ' | '零' => Some('0'),
        c => "一二三四五六七八九".chars().zip('1'..='9').find(|(of, _)| *of == c).map(|(_, figure)| figure),
    };
    numerals.chars().map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_numerals_become_figures() {
        for (text, expected) in [
            ("二〇二四年三月十五日", "2024年3月15日"),
            ("二○二三年十二月三十一日前", "2023年12月31日前"),
            ("到二〇三五年，", "到2035年，"),
            ("一百二十年", "一百二十年"),
        ] {
            assert_eq!(with_figures(text), expected);
        }
    }
}
