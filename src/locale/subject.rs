//! What a sentence is about.

use crate::assess::Assessment;
use crate::assess::forecast::Forecast;
use crate::catalog::{Indicator, Target};
use crate::measure::{Calendar, Every, Month, Unit};
use crate::series::Movement;

/// What a sentence is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub indicator: &'a Indicator,
    pub target: Option<&'a Target>,
    pub assessment: &'a Assessment,
    /// The month at whose end the value holds.
    pub as_of: Month,
    /// The month that the report speaks for.
    pub report: Month,
    pub calendar: Calendar,
    /// Named before the sentence where it is not the root.
    pub region: Option<&'a str>,
    /// Who sends the figures.
    pub source: &'a str,
    /// The day on which months end in its figures, where that is before the calendar's last.
    pub cutoff: Option<u8>,
    /// Whether it is a trailing year's total and the catalog began less than a year ago.
    pub short_window: bool,
    /// Whether the sentence stands in a report whose head says the month, so that it need not say it again.
    pub under_its_head: bool,
    /// Set for the roll-up of a target that each region has.
    pub each: Option<&'a Each>,
    /// What the target said before it was changed in this year, and what the value is by that.
    pub former: Option<(&'a Target, &'a Assessment)>,
    /// Whether the target replaces another without a stated approval or reason.
    pub unapproved: bool,
    /// Cases that began and ended in the period that the value is of.
    pub moved: Option<&'a Movement>,
    /// The first month of the value's window, where that is not the year so far.
    pub window_from: Option<Month>,
    /// The forecast that stands beside the sentence.
    pub forecast: Option<&'a Forecast>,
    /// Where there is no target any more: the one that was in force last.
    pub lapsed: Option<&'a Target>,
}

/// The roll-up's members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Each {
    /// Level of the regions: `township`.
    pub level: String,
    /// What the members come to; None where that may not be told, or was not asked for.
    pub members: Option<Members>,
}

/// How many members there are of each sort. A member stands in one of them only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Members {
    /// Those that the target is met by.
    pub met: usize,
    pub on_pace: usize,
    /// Those that owe nothing yet.
    pub not_yet: usize,
    /// The names of those that lag, the worst first.
    pub lagging: Vec<String>,
}

impl Subject<'_> {
    /// Places and unit of the value: a roll-up counts regions.
    pub(super) fn measure(&self) -> (u32, Unit) {
        let regions = self.each.map(|_| Unit::one());
        regions.map_or((self.indicator.decimals, self.indicator.unit), |unit| (0, unit))
    }

    /// The rhythm of the feed.
    pub(super) fn every(&self) -> Every {
        self.assessment.own.map_or(Every::Month, |own| own.period.every())
    }
}

/// Clauses of one part of a sentence; parts are joined more loosely than clauses.
pub(super) type Part = Vec<String>;
