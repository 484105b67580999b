//! The messages of each language, parsed when the first of them is printed.

use super::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    BUNDLES[language as usize].get_or_init(|| {
        let id: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(language.source().to_owned());
        let resource = resource.unwrap_or_else(|(_, errors)| panic!("{}.ftl: {errors:?}", language.as_str()));
        bundle.add_resource(resource).unwrap_or_else(|twice| panic!("{}.ftl: {twice:?}", language.as_str()));
        bundle
    })
}

/// The arguments of a message by name.
#[derive(Debug, Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// A finished text.
    pub fn text(&mut self, name: &'a str, text: impl Into<Cow<'a, str>>) {
        self.0.set(name, FluentValue::String(text.into()));
    }

    /// A whole number, by which a message may choose singular or plural.
    pub fn number(&mut self, name: &'a str, number: i64) {
        self.0.set(name, FluentValue::from(number));
    }
}

/// Whether there is a message of this key.
pub(crate) fn is_message(language: Language, key: &str) -> bool {
    bundle(language).has_message(key)
}

/// The message of this key, which has no arguments; `None` where there is none.
pub(crate) fn find(language: Language, key: &str) -> Option<String> {
    is_message(language, key).then(|| say(language, key, &Args::default()))
}

/// The keys that begin so.
#[cfg(test)]
pub(crate) fn keys(language: Language, prefix: &str) -> impl Iterator<Item = String> {
    let key = move |line: &str| Some(line.split_once(" =")?.0.to_owned()).filter(|key| key.starts_with(prefix));
    language.source().lines().filter_map(key).collect::<Vec<_>>().into_iter()
}

/// The message of this key with its arguments filled in.
///
/// # Panics
/// If no message has this key, and in debug builds if an argument is missing: both are written in this crate only.
#[must_use]
pub fn say(language: Language, key: &str, args: &Args<'_>) -> String {
    let bundle = bundle(language);
    let pattern = bundle.get_message(key).and_then(|m| m.value()).unwrap_or_else(|| panic!("no message `{key}`"));
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args.0), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "message `{key}`: {errors:?}");
    text
}
