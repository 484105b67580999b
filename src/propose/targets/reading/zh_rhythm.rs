//! How often something is due in Chinese clauses: 每年, 每月, 年均.

use super::statement::Rhythm;
use crate::propose::targets::rules::{CHINESE, RhythmMeans};

/// The rhythm that a text names: 每年, 每月.
pub(super) fn every(text: &str) -> Option<Rhythm> {
    let words = CHINESE.every.iter().flat_map(|every| every.words.iter().map(move |word| (every.means, word)));
    let (means, _) = words.filter(|(_, word)| text.contains(word.as_str())).max_by_key(|(_, word)| word.len())?;
    Some(match means {
        RhythmMeans::Year => Rhythm::Year,
        RhythmMeans::Quarter => Rhythm::Quarter,
        RhythmMeans::Month => Rhythm::Month,
        RhythmMeans::Week => Rhythm::Week,
    })
}

/// A text without its rhythm.
pub(super) fn without_rhythm(text: &str) -> String {
    let words = CHINESE
        .every
        .iter()
        .flat_map(|every| &every.words)
        .filter(|word| word.starts_with('每') || word.starts_with('逐'));
    let mut bare = words.fold(text.to_owned(), |text, word| text.replace(word.as_str(), ""));
    // 年均提高 is a rhythm, 年均纯收入 a name.
    for word in ["年均", "月均"] {
        if let Some(at) = bare.find(word)
            && CHINESE.verbs(&bare[at + word.len()..]).first().is_some_and(|verb| verb.start == 0)
        {
            bare.replace_range(at..at + word.len(), "");
        }
    }
    bare
}
