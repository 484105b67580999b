//! The field's words for amounts: what a heading such as 种植面积 or `Number on roll` says of its unit, its kind and its direction, and what it
//! may be called in an id. The words are data, one table for each language.

use crate::catalog::Kind;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What one word says; what it leaves open is blank.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct KnownWord {
    pub word: &'static str,
    /// In an id, in small Latin letters.
    pub id: &'static str,
    pub unit: Option<&'static str>,
    pub kind: Option<Kind>,
    /// Whether less of it is better.
    pub is_lower_better: bool,
}

const CHINESE: &str = include_str!("words/zh.csv");
const ENGLISH: &str = include_str!("words/en.csv");

fn table(text: &'static str) -> BTreeMap<&'static str, KnownWord> {
    let word = |line: &'static str| {
        let cells: Vec<&'static str> = line.split(',').collect();
        let [word, id, unit, kind, better] = cells[..] else { return None };
        let unit = Some(unit).filter(|unit| !unit.is_empty());
        let kind = Kind::NAMES.iter().find(|(name, _)| *name == kind).map(|(_, kind)| *kind);
        Some((word, KnownWord { word, id, unit, kind, is_lower_better: better == "lower" }))
    };
    text.lines().skip(1).filter_map(word).collect()
}

static WORDS: LazyLock<[BTreeMap<&'static str, KnownWord>; 2]> = LazyLock::new(|| [CHINESE, ENGLISH].map(table));

/// Letters of the longest word.
const LONGEST: usize = 24;

/// The known words of a text from left to right, each time the longest, and how many of its letters they cover.
pub(super) fn known_words(text: &str) -> (Vec<&'static KnownWord>, usize) {
    let chars: Vec<char> = text.to_lowercase().chars().collect();
    let [chinese, english] = &*WORDS;
    let (mut found, mut covered, mut at) = (Vec::new(), 0, 0);
    let is_letter = |n: usize| chars.get(n).is_some_and(|c: &char| c.is_ascii_alphanumeric());
    while at < chars.len() {
        let longest = (1..=LONGEST.min(chars.len() - at)).rev().find_map(|len| {
            let part: String = chars[at..at + len].iter().collect();
            let whole =
                (at == 0 || !is_letter(at - 1) || !is_letter(at)) && (!is_letter(at + len - 1) || !is_letter(at + len));
            let word = chinese.get(&*part).or_else(|| english.get(&*part).filter(|_| whole))?;
            Some((word, len))
        });
        if let Some((word, len)) = longest {
            found.push(word);
            covered += len;
            at += len;
        } else {
            at += 1;
        }
    }
    (found, covered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::BUILT_IN;

    #[test]
    fn the_longest_words_count() {
        let words = |text: &str| known_words(text).0.iter().map(|w| w.word).collect::<Vec<_>>();
        assert_eq!(words("烟叶种植面积"), ["烟叶", "种植面积"]);
        assert_eq!(words("累计培训人次"), ["累计", "培训人次"]);
        assert_eq!(words("Number on roll, girls"), ["number on roll", "girls"]);
        assert!(words("Stockton").is_empty());
    }

    #[test]
    fn every_word_names_a_known_unit_and_an_id() {
        for word in WORDS.iter().flat_map(BTreeMap::values) {
            if let Some(unit) = word.unit {
                assert!(BUILT_IN.parse(unit).is_some(), "{}: {unit}", word.word);
            }
            assert!(word.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{}", word.word);
        }
    }
}
