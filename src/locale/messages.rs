//! One language's messages by key, and the rounding that its numbers are printed with.

use crate::catalog::Language;
use crate::measure::Rounding;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use unic_langid::LanguageIdentifier;

const CHINESE: &str = include_str!("zh-CN.ftl");
const ENGLISH: &str = include_str!("en.ftl");

/// One language's way to say things, and the rounding that its numbers are printed with.
pub struct Locale {
    language: Language,
    rounding: Rounding,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale")
            .field("language", &self.language)
            .field("rounding", &self.rounding)
            .finish_non_exhaustive()
    }
}

impl Locale {
    /// # Panics
    /// If a bundled language file is broken, which tests rule out.
    #[must_use]
    pub fn new(language: Language, rounding: Rounding) -> Self {
        let text = match language {
            Language::Chinese => CHINESE,
            Language::English => ENGLISH,
        };
        let id: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).expect("bundled language files parse");
        bundle.add_resource(resource).expect("bundled language files have no key twice");
        Self { language, rounding, bundle }
    }

    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    #[must_use]
    pub fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// A message without arguments.
    ///
    /// # Panics
    /// See [`Locale::say`].
    #[must_use]
    pub fn word(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A message with its arguments as finished text; `count` is a number that chooses singular or plural.
    ///
    /// # Panics
    /// If no message has this key or an argument is missing: keys are written in this crate only.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let pattern =
            self.bundle.get_message(key).and_then(|m| m.value()).unwrap_or_else(|| panic!("no message `{key}`"));
        let mut values = FluentArgs::new();
        for (name, text) in args {
            let count = (*name == "count").then(|| text.parse::<i64>().ok()).flatten();
            values.set(*name, count.map_or_else(|| FluentValue::from(*text), FluentValue::from));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "message `{key}`: {errors:?}");
        text
    }

    /// Chinese or English, of a text that is there in both.
    #[must_use]
    pub fn pick<'a>(&self, message: &'a crate::diag::Message) -> &'a str {
        match self.language {
            Language::Chinese => &message.zh,
            Language::English => &message.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Keys with the names of the arguments they use.
    fn keys(text: &str) -> BTreeSet<&str> {
        text.lines()
            .filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|l| l.split(" =").next())
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        assert_eq!(keys(CHINESE), keys(ENGLISH));
        assert!(keys(CHINESE).len() > 100);
    }
}
