//! What every part of a report is made with: the input and the language.

use super::assessed::Assessed;
use super::input::{Edition, Input, MOST_ROWS_IN_WORDS};
use crate::catalog::{CutShort, RegionId, Target};
use crate::locale::Locale;
use std::collections::HashMap;

pub(crate) struct Context<'a> {
    pub input: &'a Input<'a>,
    pub locale: &'a Locale,
    /// The targets that others may have replaced.
    pub cut_short: CutShort<'a>,
    /// Rows of one indicator and region: how many, and whether one of them has begun and is not due yet.
    beside: HashMap<(&'a str, RegionId, bool), (usize, bool)>,
}

impl<'a> Context<'a> {
    pub fn new(input: &'a Input<'a>, locale: &'a Locale) -> Self {
        let mut beside: HashMap<_, (usize, bool)> = HashMap::new();
        for row in &input.rows {
            let begun = row.target.is_some_and(|target| target.from.month() <= input.as_of);
            let (rows, open) = beside.entry(place(row)).or_default();
            *rows += 1;
            *open |= begun && !row.assessment.past_due;
        }
        Self { input, locale, cut_short: CutShort::among(&input.catalog.targets), beside }
    }

    /// Whether the row's indicator has several targets in its region.
    pub fn has_several(&self, row: &Assessed<'_>) -> bool {
        self.beside.get(&place(row)).is_some_and(|(rows, _)| *rows > 1)
    }

    /// Whether the row's target is past due and another one of the same indicator and region goes on.
    pub fn is_followed(&self, row: &Assessed<'_>) -> bool {
        row.assessment.past_due && self.beside.get(&place(row)).is_some_and(|(_, open)| *open)
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

    /// The mark of a catalog that nobody has confirmed.
    pub fn unconfirmed(&self) -> Option<String> {
        self.input.catalog.to_confirm.then(|| self.locale.word("mark-to-confirm"))
    }

    /// What is printed on every form and chart: that nobody has confirmed the catalog, that data are made up.
    pub fn marks(&self) -> Vec<String> {
        self.unconfirmed().into_iter().chain(self.input.catalog.synthetic.clone()).collect()
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

/// What rows of one indicator and region have in common; counts of regions stand apart from the regions' own.
fn place<'r>(row: &Assessed<'r>) -> (&'r str, RegionId, bool) {
    (&row.indicator.id, row.region, row.each_total)
}
