//! What a sentence is about.

use crate::assess::Assessment;
use crate::catalog::{Indicator, Target};
use crate::measure::{Month, Unit};

/// What a sentence is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub assessment: &'a Assessment,
    pub as_of: Month,
    /// Named before the sentence where it is not the root.
    pub region: Option<&'a str>,
    /// Who sends the figures.
    pub source: &'a str,
    /// Months that `recent` looks back over.
    pub recent_months: i32,
    /// Whether it is a trailing year's total and the catalog began less than a year ago.
    pub short_window: bool,
    /// Set for the roll-up of a target that each region has.
    pub each: Option<Each<'a>>,
    /// Where there is no target any more: the one that was in force last.
    pub lapsed: Option<&'a Target>,
}

/// The roll-up's members.
#[derive(Debug, Clone, Copy)]
pub struct Each<'a> {
    /// Level of the regions: `township`.
    pub level: &'a str,
}

impl Subject<'_> {
    /// Places and unit of the value: a roll-up counts regions.
    pub(super) fn measure(&self) -> (u32, Unit) {
        let regions = self.each.map(|_| Unit::one());
        regions.map_or((self.indicator.decimals, self.indicator.unit), |unit| (0, unit))
    }
}

/// Clauses of one part of a sentence; parts are joined more loosely than clauses.
pub(super) type Part = Vec<String>;
