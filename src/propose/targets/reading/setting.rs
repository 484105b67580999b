//! What stands around a paragraph: the headings above it, the title, the document's date.

use super::dates::Dates;
use super::statement::Time;
use crate::measure::Units;

/// What a reader may rely on where a clause itself is silent.
#[derive(Debug, Clone)]
pub(in crate::propose::targets) struct Setting<'u> {
    pub dates: Dates,
    pub section: Section,
    /// The time that a heading or a lead-in gives to all that stands under it.
    pub time: Option<Time>,
    /// The nearest heading, for a clause that does not say what it is about.
    pub heading: String,
    pub units: &'u Units,
}

/// Whether a section tells of results or of promises, as far as its headings and the title say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::propose::targets) enum Section {
    Results,
    Promises,
    /// The title's kind of document usually promises; no heading says.
    UsuallyPromises,
    UsuallyResults,
    #[default]
    Unknown,
}
