//! The texts of the reference: what every key, column, word and code is for, in each language.
//!
//! A file holds one entry a line, `id = text`, with `\n` for a line end; an example stands at the id followed by `!`. The ids are made of the
//! names in the code, so that they are looked up by what they describe.

use super::language::Language;
use std::collections::BTreeMap;
use std::sync::OnceLock;

type Entries = BTreeMap<&'static str, &'static str>;

/// Whatever stands between an id and its text.
const IS: &str = " = ";
/// Behind the id of an example.
const EXAMPLE: &str = "!";

fn entries(language: Language) -> &'static Entries {
    static ALL: [OnceLock<Entries>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    ALL[language as usize].get_or_init(|| {
        let lines = language.reference().lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(IS)).collect()
    })
}

/// What the reference says of something.
#[must_use]
pub fn described(language: Language, id: &str) -> Option<&'static str> {
    entries(language).get(id).copied()
}

/// The example of something, as it would be written.
#[must_use]
pub fn example(language: Language, id: &str) -> Option<String> {
    described(language, &format!("{id}{EXAMPLE}")).map(|text| text.replace("\\n", "\n"))
}

/// The ids that begin with `prefix`, without it and without those of examples, in order.
#[must_use]
pub fn below(prefix: &str) -> Vec<&'static str> {
    let of_prefix = |id: &&&'static str| id.starts_with(prefix) && !id.ends_with(EXAMPLE);
    entries(Language::default()).keys().filter(of_prefix).map(|id| &id[prefix.len()..]).collect()
}

/// Every id of a language, those of examples too.
pub fn ids(language: Language) -> impl Iterator<Item = &'static str> {
    entries(language).keys().copied()
}
