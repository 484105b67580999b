//! What every part of a report is made with: the input and the language.

use super::assessed::Assessed;
use super::input::{Edition, Input, MOST_ROWS_IN_WORDS};
use crate::catalog::{CutShort, Target};
use crate::locale::Locale;

pub(crate) struct Context<'a> {
    pub input: &'a Input<'a>,
    pub locale: &'a Locale,
    /// The targets that others may have replaced.
    pub cut_short: CutShort<'a>,
}

impl<'a> Context<'a> {
    pub fn new(input: &'a Input<'a>, locale: &'a Locale) -> Self {
        Self { input, locale, cut_short: CutShort::among(&input.catalog.targets) }
    }

    /// Whether a row of the root, or of a single region, has a sentence and its arithmetic.
    pub fn has_sentences(&self, root: bool) -> bool {
        self.input.with_words && (root || self.input.rows.len() <= MOST_ROWS_IN_WORDS)
    }

    /// Whether a target replaces another and states neither approval nor reason, or only one of them.
    pub fn is_unapproved_change(&self, target: &Target) -> bool {
        target.is_unapproved() && self.cut_short.replaced_by(target).is_some()
    }

    /// A heading with the edition that it stands over, where that is not the office's own.
    pub fn edition(&self, text: String) -> String {
        match self.input.edition {
            Edition::Internal => text,
            Edition::Public => self.locale.say("h-public", &[("text", &text)]),
        }
    }

    /// The unit that leads a row's target, or that none is named.
    pub fn lead(&self, row: &Assessed<'_>) -> String {
        let lead = row.lead(self.locale, &self.input.catalog.regions);
        if lead.is_empty() { self.locale.word("lead-none") } else { lead }
    }

    /// A row's name; with its due date where `several` targets of one indicator stand beside each other.
    pub fn name_among(&self, name: &str, target: Option<&Target>, several: bool) -> String {
        match target.and_then(|t| t.due).filter(|_| several) {
            Some(due) => self.locale.say("board-name-due", &[("name", name), ("due", &self.locale.when(due))]),
            None => name.to_owned(),
        }
    }
}
