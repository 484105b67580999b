//! What the whole is called that all files are about, and whether its years begin in April.

use super::seen::Seen;
use super::years_of_two::names_two;
use crate::measure::notation::tidy;
use std::collections::BTreeMap;

/// How names of whole counties and cities end.
const ENDINGS: [char; 5] = ['县', '市', '区', '旗', '州'];
/// The same in English, as words of a name.
const WORDS: [&str; 9] =
    ["council", "county", "borough", "district", "city", "province", "trust", "programme", "project"];

/// The name that most titles, folders and files begin with: 襄城县…统计表, Northvale Council – ….
pub(super) fn root_name(seen: &[Seen]) -> Option<String> {
    let mut votes: BTreeMap<String, usize> = BTreeMap::new();
    for one in seen {
        let texts = one.table.titles.iter().map(String::as_str).chain(one.path.split('/'));
        let mut own: Vec<String> = texts.filter_map(name_in).collect();
        own.sort();
        own.dedup();
        for name in own {
            *votes.entry(name).or_default() += 1;
        }
    }
    votes
        .into_iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(b.0.chars().count().cmp(&a.0.chars().count())))
        .map(|(name, _)| name)
}

fn name_in(text: &str) -> Option<String> {
    let text = tidy(text).into_owned();
    if text.is_ascii() || !text.chars().any(|c| ('\u{4E00}'..'\u{A000}').contains(&c)) {
        english(&text)
    } else {
        chinese(&text)
    }
}

/// 二至五个字, up to 县 or the like, at the beginning behind year and mark.
fn chinese(text: &str) -> Option<String> {
    let text =
        text.split_once([':', '：']).map_or(text, |(mark, rest)| if mark.ends_with("单位") { rest } else { text });
    let letters: Vec<char> = text.chars().skip_while(|c| !('\u{4E00}'..'\u{A000}').contains(c) || *c == '年').collect();
    let at = letters.iter().take(7).position(|c| ENDINGS.contains(c)).filter(|at| *at >= 1)?;
    let name: String = letters[..=at].iter().collect();
    let next: String = letters[at + 1..].iter().take(2).collect();
    // 各县区, 全县, 县区 and 市场 name nobody.
    let is_word =
        ["全", "各", "本", "我", "分", "县", "市", "区", "乡", "镇", "按"].iter().any(|word| name.starts_with(word));
    let goes_on = ["场", "直", "级", "镇", "划", "域", "分"].iter().any(|word| next.starts_with(word));
    (!is_word && !goes_on).then_some(name)
}

/// Words with capitals that end with Council, County or the like.
fn english(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase());
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let at = words.iter().enumerate().position(|(n, word)| {
        let named = is_capital(word)
            || (n > 0 && is_capital(&words[n - 1]) && matches!(&*bare(word), "programme" | "trust" | "project"));
        WORDS.contains(&&*bare(word)) && named
    })?;
    let last = words[at..].iter().take_while(|word| WORDS.contains(&&*bare(word))).count() + at;
    let first = words[..at]
        .iter()
        .rposition(|word| *word != "&" && (!is_capital(word) || !word.chars().all(char::is_alphanumeric)))
        .map_or(0, |n| n + 1);
    // An ampersand joins two words of a name and begins none.
    let first = if words.get(first) == Some(&"&") { first + 1 } else { first };
    (first < at).then(|| words[first..last].join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
}

/// Whether years of two are met in names and titles, which begin in April as a rule: 2024/25.
pub(super) fn says_financial_years(seen: &[Seen]) -> bool {
    texts(seen).any(|text| text.is_ascii() && names_two(text))
}

/// Whether fiscal years are met, of which a single number does not say in which month they begin: FY24.
pub(super) fn says_fiscal_years(seen: &[Seen]) -> bool {
    texts(seen).any(names_fiscal)
}

fn names_fiscal(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.match_indices("fy").any(|(at, _)| {
        let apart = !lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let digits = lower[at + 2..].trim_start_matches([' ', '-']).chars().take_while(char::is_ascii_digit).count();
        apart && matches!(digits, 2 | 4)
    })
}

/// Paths, titles, headings and the first cells.
fn texts(seen: &[Seen]) -> impl Iterator<Item = &str> {
    seen.iter().flat_map(|one| {
        let headings = one.table.columns.iter().map(|column| column.header.as_str());
        let cells = one.table.columns.iter().flat_map(|column| column.cells.iter().take(12).map(String::as_str));
        one.table.titles.iter().map(String::as_str).chain([one.path.as_str()]).chain(headings).chain(cells)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_is_named_in_titles() {
        for (text, name) in [
            ("襄城县2024年1-3月烟叶种植面积统计表", Some("襄城县")),
            ("填报单位：青山县农业农村局", Some("青山县")),
            ("全县种植面积统计表", None),
            ("县区统计表", None),
            ("市场主体统计", None),
            ("Northvale District Council - housing returns", Some("Northvale District Council")),
            ("Food Security & Livelihoods Programme - annual results", Some("Food Security & Livelihoods Programme")),
            ("Housing returns", None),
        ] {
            assert_eq!(name_in(text).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn fiscal_years_are_seen() {
        assert!(names_fiscal("annual/FY22 results.xlsx") && names_fiscal("Q1 FY 2024"));
        assert!(!names_fiscal("Codify24.csv") && !names_fiscal("notify") && !names_fiscal("fy1"));
    }

    #[test]
    fn years_of_two_are_seen() {
        for text in ["2024/25", "Housing 2024-25 Q1", "2023-2024", "Q1 24-25 highways"] {
            assert!(names_two(text), "{text}");
        }
        for text in ["2010-11", "2024-03", "2024-12-25", "120244/25x", "24-25 June", "2024-Q1-24-26"] {
            assert!(!names_two(text), "{text}");
        }
    }
}
