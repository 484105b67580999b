//! Phrases of English sentences: where sentences end, from … to …, of which, a reduction in …, each year.

use super::en_names::noun_behind;
use super::en_words;
use super::statement::{Against, Change, Rhythm};
use crate::propose::targets::rules::{ENGLISH, RhythmMeans};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// The sentences of a paragraph; no full stop inside a number, an abbreviation or behind an initial ends one.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        let end = match c {
            '.' | '!' | '?' => {
                let next = bytes.get(at + 1).copied().unwrap_or(b' ');
                let word = text[start..at]
                    .rsplit(|c: char| !c.is_alphanumeric())
                    .next()
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                let short = word.len() == 1 && c == '.'
                    || [
                        "no", "e", "g", "i", "etc", "approx", "dr", "mr", "mrs", "st", "vs", "inc", "cllr", "ca",
                        "fig", "eg", "ie",
                    ]
                    .contains(&&*word);
                (next == b' ' || next == b'\n') && !short
            }
            '\n' | ';' | '•' | '●' => true,
            '(' => is_enumerator(&text[at..]) && at > start + 3,
            _ => false,
        };
        if end {
            all.push(start..at);
            start = at + c.len_utf8();
        }
    }
    all.push(start..text.len());
    all.retain(|range| !text[range.clone()].trim().is_empty());
    all
}

/// (ii), (b): an item of a list in running text.
pub(super) fn is_enumerator(text: &str) -> bool {
    static ITEM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^\((?:[ivx]{1,4}|[a-h])\)\s").expect("a pattern of the program"));
    ITEM.is_match(text)
}

/// A text whose brackets are blanked, byte for byte, but for those with shares in them.
pub(super) fn without_brackets(text: &str) -> String {
    static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\((?:[^()%£]{1,80}|(?:i\.e|e\.g|ca\b|approx|equivalent|about|around|~)[^()]{1,80})\)")
            .expect("a pattern of the program")
    });
    BRACKET.replace_all(text, |c: &regex::Captures<'_>| " ".repeat(c[0].len())).into_owned()
}

/// A text without what is in brackets and holds no figure, byte for byte: (vs the baseline), (EPC).
pub(super) fn without_asides(text: &str) -> String {
    static ASIDE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\([^()0-9%£$€]{1,80}\)").expect("a pattern of the program"));
    ASIDE.replace_all(text, |c: &regex::Captures<'_>| " ".repeat(c[0].len())).into_owned()
}

/// from 46% to 55%: what stands before the first amount and between the two.
pub(super) fn is_from_to(before: &str, between: &str) -> bool {
    let mut from = before.trim_end();
    for word in ["approximately", "around", "about", "currently", "current", "the"] {
        from = from.strip_suffix(word).filter(|rest| rest.ends_with(' ')).unwrap_or(from).trim_end();
    }
    let is_from =
        from.ends_with("from") || from.ends_with("from a baseline of") || from.ends_with("from the baseline of");
    let to = en_words::places(between, "to").next().is_some();
    is_from && to && !between.contains(';') && !from.ends_with("up from") && !from.ends_with("down from")
}

/// Whether a year says when a baseline was: up from 48.2% in 2023/24.
pub(super) fn is_baseline_time(before: &str) -> bool {
    static BASELINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:up|down|from|baseline(?: of)?|currently|compared (?:with|to))\s+(?:from\s+)?(?:a baseline of\s+)?[£€$]?\d[\d,.]*\s?(?:%|per cent|percent|million|m|bn)?\s*\(?(?:in|at|during|for|as at|by the end of)?\s*$").expect("a pattern of the program")
    });
    BASELINE.is_match(before)
}

/// 120 of them: a part of what was spoken of.
pub(super) fn is_of_them(text: &str) -> bool {
    let text = text.trim_start();
    ["of them", "of these", "of those"].iter().any(|word| text.starts_with(word))
}

/// of which 120: the same, said before.
pub(super) fn is_of_which(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches("at least").trim_end();
    ["of which", "including", "of whom"].iter().any(|word| text.ends_with(word))
}

/// a 10% year-on-year reduction in emissions: what changes stands behind the noun.
pub(super) fn changed_noun(after: &str) -> Option<(Change, String)> {
    static NOUN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*(?:[a-z-]+\s+){0,2}(reduction|decrease|cut|fall|increase|rise|growth|improvement)\s+(?:in|of)\s+(.+)").expect("a pattern of the program")
    });
    let found = NOUN.captures(after)?;
    let falls = matches!(found[1].to_ascii_lowercase().as_str(), "reduction" | "decrease" | "cut" | "fall");
    let name = noun_behind(&found[2]);
    (name.len() > 2).then_some((if falls { Change::Fall } else { Change::Rise }, name))
}

pub(super) fn year_on_year(lower: &str) -> Option<Against> {
    [
        "year on year",
        "year-on-year",
        "on last year",
        "compared with last year",
        "than last year",
        "on the previous year",
        "from last year",
    ]
    .iter()
    .any(|word| lower.contains(word))
    .then_some(Against::LastYear)
}

pub(super) fn every(lower: &str) -> Option<Rhythm> {
    let words = ENGLISH.every.iter().flat_map(|every| every.words.iter().map(move |word| (every.means, word)));
    // Waiting for more than a year is how long, not how often.
    let how_long = |word: &str| {
        word.starts_with("a ")
            && en_words::places(lower, word).all(|at| {
                let before = lower[..at.start].trim_end();
                ["than", "over", "within", "for", "under", "after", "half", "about", "nearly"]
                    .iter()
                    .any(|word| before.ends_with(word))
            })
    };
    let (means, _) =
        words.filter(|(_, word)| en_words::has(lower, word) && !how_long(word)).max_by_key(|(_, word)| word.len())?;
    Some(match means {
        RhythmMeans::Year => Rhythm::Year,
        RhythmMeans::Quarter => Rhythm::Quarter,
        RhythmMeans::Month => Rhythm::Month,
        RhythmMeans::Week => Rhythm::Week,
    })
}
