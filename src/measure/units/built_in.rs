//! The built-in units by their names.

use super::currencies::{CURRENCIES, SIGNS};
use super::definition::Definition;
use super::definitions::DEFINITIONS;
use super::unit::Simple;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Letters from which on a name is recognised whatever its case: Hectares, but not mw for MW.
const LETTERS_OF_A_WORD: usize = 4;

/// Every built-in unit.
pub(super) fn all() -> impl Iterator<Item = &'static Definition> {
    DEFINITIONS.iter().chain(CURRENCIES.iter()).chain(SIGNS)
}

/// The built-in units by their names, and by the names of several letters without regard to case.
static BY_NAME: LazyLock<HashMap<&'static str, &'static Definition>> =
    LazyLock::new(|| all().flat_map(|definition| definition.names().map(move |name| (name, definition))).collect());
static BY_WORD: LazyLock<HashMap<String, &'static Definition>> = LazyLock::new(|| {
    let words = BY_NAME.iter().filter(|(name, _)| is_word(name));
    words.map(|(name, definition)| (name.to_ascii_lowercase(), *definition)).collect()
});

/// Whether a name is one that is recognised whatever its case.
pub(super) fn is_word(name: &str) -> bool {
    name.is_ascii() && name.bytes().filter(u8::is_ascii_alphabetic).count() >= LETTERS_OF_A_WORD
}

/// The built-in unit of a name.
pub(super) fn built_in(name: &str) -> Option<Simple> {
    let exact = || BY_NAME.get(name).copied();
    let word = || BY_WORD.get(&name.to_ascii_lowercase()).copied().filter(|_| is_word(name));
    exact().or_else(word).map(Simple::of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn no_name_stands_for_two_units() {
        let mut names = BTreeMap::new();
        for definition in all() {
            for name in definition.names().collect::<BTreeSet<_>>() {
                let other = names.insert(name, definition.code);
                assert_eq!(other, None, "{name} twice");
            }
        }
        let mut words = BTreeMap::new();
        for (name, code) in names.into_iter().filter(|(name, _)| is_word(name)) {
            let other = words.insert(name.to_ascii_lowercase(), code);
            assert!(other.is_none_or(|other| other == code), "{name}, whatever its case");
        }
    }

    #[test]
    fn every_unit_is_found_by_each_of_its_names() {
        for definition in all() {
            for name in definition.names() {
                let found = built_in(name).unwrap_or_else(|| panic!("{name}"));
                assert_eq!(found.definition.code, definition.code, "{name}");
            }
        }
        assert!(built_in("Hectares").is_some() && built_in("PEOPLE").is_some());
        assert!(built_in("mw").is_none() && built_in("KG").is_none() && built_in("").is_none());
    }
}
