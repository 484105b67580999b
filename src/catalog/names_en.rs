//! `[names_en]`: English for the texts of a catalog that is written in another language: title, sections, units that answer for
//! targets, sources, actions. Indicators, regions and the project's own units have a `name_en` of their own.

use super::model::Catalog;
use crate::words::Language;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What stands between the names of several units in one text.
const SEPARATORS: [char; 6] = ['；', ';', '，', ',', '、', '\n'];

impl Catalog {
    /// The catalog as a report in a language words it: in English with the names of `[names_en]` and of its regions.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Cow<'_, Self> {
        let has_english = !self.names_en.is_empty() || self.regions.has_english_names();
        if language != Language::English || !has_english {
            return Cow::Borrowed(self);
        }
        let mut english = self.clone();
        english.regions.name_in_english();
        let names = &self.names_en;
        english.each_text(&mut |text| {
            if let Cow::Owned(translated) = translated(names, text) {
                *text = translated;
            }
        });
        Cow::Owned(english)
    }

    /// The texts that English output prints as they are written, in another script: names of indicators, regions and sections, units
    /// that answer for targets, sources. Sorted, without repeats.
    #[must_use]
    pub fn without_english(&self) -> Vec<String> {
        let mut lacking = BTreeSet::new();
        let mut catalog = self.clone();
        let names = &self.names_en;
        catalog.each_text(&mut |text| {
            let shown = translated(names, text);
            if shown.chars().any(is_chinese) {
                lacking.insert(text.clone());
            }
        });
        let indicators = self.indicators.iter().filter(|i| !i.hidden && i.name_en.is_none()).map(|i| i.name.clone());
        let regions = self.regions.iter().filter(|(_, r)| r.title_en.is_empty()).map(|(_, r)| r.title.clone());
        lacking.extend(indicators.chain(regions).filter(|name| name.chars().any(is_chinese)));
        lacking.into_iter().collect()
    }

    /// Every text that reports print and that has no English of its own.
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.title);
        self.synthetic.iter_mut().for_each(&mut *change);
        self.indicators.iter_mut().for_each(|i| change(&mut i.section));
        self.feeds.iter_mut().for_each(|f| change(&mut f.source));
        for target in &mut self.targets {
            for text in
                [&mut target.lead, &mut target.support, &mut target.oversight, &mut target.leader, &mut target.source]
            {
                change(text);
            }
        }
        for action in &mut self.actions {
            let of = [&mut action.lead, &mut action.cause, &mut action.action, &mut action.approved_by];
            of.into_iter().chain([&mut action.closed_by, &mut action.evidence]).for_each(&mut *change);
        }
        for comment in self.comments.iter_mut().flatten() {
            change(&mut comment.text);
            change(&mut comment.by);
        }
        let briefing = &mut self.briefing;
        briefing.to.iter_mut().for_each(&mut *change);
        [&mut briefing.from, &mut briefing.mark, &mut briefing.contact].into_iter().for_each(&mut *change);
    }
}

/// A text's English, or that of each of several names in it.
fn translated<'t>(names: &BTreeMap<String, String>, text: &'t str) -> Cow<'t, str> {
    if let Some(english) = names.get(text.trim()) {
        return Cow::Owned(english.clone());
    }
    let pieces: Vec<&str> = text.split(SEPARATORS).map(str::trim).collect();
    if pieces.len() < 2 || !pieces.iter().any(|piece| names.contains_key(*piece)) {
        return Cow::Borrowed(text);
    }
    let english = pieces.iter().map(|piece| names.get(*piece).map_or(*piece, String::as_str));
    Cow::Owned(english.collect::<Vec<_>>().join("; "))
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_in_one_text_each_have_their_english() {
        let names = BTreeMap::from([("县税务局".to_owned(), "County Tax Bureau".to_owned())]);
        assert_eq!(translated(&names, "县税务局"), "County Tax Bureau");
        assert_eq!(translated(&names, "县税务局；各乡镇"), "County Tax Bureau; 各乡镇");
        assert_eq!(translated(&names, "各乡镇；县委"), "各乡镇；县委");
    }
}
