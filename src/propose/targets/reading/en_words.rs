//! Words and phrases in English texts, found at the edges of words and whatever their case.

use std::ops::Range;

/// Whether a range is bounded by no letter or digit.
fn is_whole(text: &str, at: &Range<usize>) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    let first = text[at.clone()].starts_with(letter);
    let last = text[at.clone()].ends_with(letter);
    let goes_on_before = first && text[..at.start].ends_with(letter);
    let goes_on_behind = last && text[at.end..].starts_with(letter);
    !goes_on_before && !goes_on_behind
}

/// All places of a phrase in a text in small letters.
pub(super) fn places<'t>(text: &'t str, phrase: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    text.match_indices(phrase).map(|(at, found)| at..at + found.len()).filter(|at| is_whole(text, at))
}

pub(super) fn has(text: &str, phrase: &str) -> bool {
    places(text, phrase).next().is_some()
}

/// The first of some phrases that a text has.
pub(super) fn first_of<'w>(text: &str, phrases: &'w [String]) -> Option<&'w str> {
    phrases.iter().map(String::as_str).find(|phrase| has(text, phrase))
}

/// The longest of some phrases that a text ends with.
pub(super) fn ends<'w>(text: &str, phrases: impl Iterator<Item = &'w String>) -> Option<&'w str> {
    let whole =
        |phrase: &&String| text.ends_with(phrase.as_str()) && is_whole(text, &(text.len() - phrase.len()..text.len()));
    phrases.filter(whole).max_by_key(|phrase| phrase.len()).map(String::as_str)
}

/// The longest of some phrases that a text begins with.
pub(super) fn begins<'w>(text: &str, phrases: impl Iterator<Item = &'w String>) -> Option<&'w str> {
    let whole = |phrase: &&String| text.starts_with(phrase.as_str()) && is_whole(text, &(0..phrase.len()));
    phrases.filter(whole).max_by_key(|phrase| phrase.len()).map(String::as_str)
}
