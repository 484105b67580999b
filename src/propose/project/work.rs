//! The tables of one feed with what was found out about them: what feeds and indicators are made from.

use super::merged_columns::MergedColumn;
use super::region_book::RegionBook;
use super::roles::Roles;
use super::seen::Seen;
use crate::measure::{Calendar, Every, Period, Unit};
use crate::words::Language;
use std::collections::BTreeSet;

/// What feeds are made with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    pub seen: &'a [Seen],
    pub book: &'a RegionBook,
    /// Names of regions in columns.
    pub known: &'a BTreeSet<String>,
    /// Every file, against which globs are held.
    pub all: &'a [String],
    /// Those with a heading and no row.
    pub blank: &'a BTreeSet<String>,
    pub calendar: Calendar,
    pub money: Option<Unit>,
    pub language: Language,
}

/// A wide table's headings that become rows.
#[derive(Debug, Clone)]
pub(super) struct Wide {
    /// `date` or `region`.
    pub columns: &'static str,
    /// The heading of the value among sub-headings.
    pub value: Option<String>,
    /// The length of its periods.
    pub every: Option<Every>,
}

/// A feed's tables with what was found out about them.
#[derive(Debug)]
pub(super) struct Work<'a> {
    pub around: Around<'a>,
    pub tables: Vec<&'a Seen>,
    pub columns: Vec<MergedColumn>,
    pub roles: Roles,
    pub wide: Option<Wide>,
    /// The period that each table's name gives.
    pub periods: Vec<Option<Period>>,
    /// Where it stands in the names, where that has to be said.
    pub pattern: Option<&'static str>,
    pub name: String,
}

/// The id of the column that headings go into.
pub(super) fn into_id(wide: &Wide, every: Every) -> &'static str {
    match (wide.columns, every) {
        ("region", _) => "region",
        (_, every) => every.as_str(),
    }
}
