//! Words in headings: those of an alphabet as whole words.

use crate::measure::notation::tidy;

/// Whether a heading holds a word: of an alphabet as a whole word.
pub(super) fn says(heading: &str, words: &[&str]) -> bool {
    let heading = tidy(heading).to_lowercase();
    words.iter().any(|word| {
        heading.match_indices(word).any(|(at, _)| {
            let whole = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
            !word.is_ascii()
                || (whole(heading[..at].chars().next_back()) && whole(heading[at + word.len()..].chars().next()))
        })
    })
}
