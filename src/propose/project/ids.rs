//! Ids in small Latin letters for what has a name in any language.

use super::known_words::known_words;
use crate::catalog::is_reserved_id;
use crate::measure::notation::tidy;
use std::collections::BTreeSet;

/// Characters of an id that a person can still read.
const LONGEST: usize = 40;
/// Words of an id.
const WORDS: usize = 4;

/// An id made from a name: its own letters where it is written in an alphabet, else what the field's words are called; `None` where neither
/// gives a readable one.
pub(super) fn readable_id(name: &str) -> Option<String> {
    let text = tidy(name).to_lowercase();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    let others = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let words: Vec<String> = if latin > 1 && others == 0 {
        let text = text.replace('%', " percent ").replace('\'', "");
        let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words
            .filter(|word| !matches!(*word, "of" | "the" | "and" | "a" | "in" | "for" | "by" | "on" | "at"))
            .map(str::to_owned)
            .collect()
    } else {
        let (known, covered) = known_words(&text);
        // Half of the letters or more, else it would name something else.
        if covered * 2 < latin + others {
            return None;
        }
        known.iter().filter(|word| !word.id.is_empty()).map(|word| word.id.to_owned()).collect()
    };
    let mut different: Vec<String> = Vec::new();
    for word in words {
        if !different.contains(&word) {
            different.push(word);
        }
    }
    let mut id = different.into_iter().take(WORDS).collect::<Vec<_>>().join("_");
    id.truncate(LONGEST);
    let id = id.trim_end_matches('_').to_owned();
    if id.is_empty() || !id.starts_with(|c: char| c.is_ascii_lowercase()) { None } else { Some(id) }
}

/// Gives out ids, each once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
}

impl Ids {
    pub fn with(taken: impl IntoIterator<Item = String>) -> Self {
        Self { taken: taken.into_iter().collect() }
    }

    /// The id itself, or with a number behind it.
    pub fn take(&mut self, wanted: &str) -> String {
        let numbered = (2..).map(|n| format!("{wanted}_{n}"));
        let is_free = |id: &String| !self.taken.contains(id) && !is_reserved_id(id);
        let id = std::iter::once(wanted.to_owned()).chain(numbered).find(is_free).unwrap_or_default();
        self.taken.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_can_be_read() {
        for (name, id) in [
            ("烟叶种植面积", Some("tobacco_planted_area")),
            ("Homes completed (number)", Some("homes_completed_number")),
            ("% recycled", Some("percent_recycled")),
            ("囍囍囍", None),
            ("2024", None),
        ] {
            assert_eq!(readable_id(name).as_deref(), id, "{name}");
        }
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::default();
        assert_eq!([ids.take("area"), ids.take("area"), ids.take("board")], ["area", "area_2", "board_2"]);
    }
}
