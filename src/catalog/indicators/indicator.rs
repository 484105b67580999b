//! An indicator: what it measures, from which rows, in which unit.

use super::condition::Condition;
use super::description::Description;
use super::kind::Kind;
use super::measure::{Measure, MeasureName};
use crate::measure::{Counted, Direction, Month, Unit};
use jiff::civil::Date;

/// A number per region and period.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a statement of the catalog by itself")]
pub struct Indicator {
    pub id: String,
    pub name: String,
    pub name_en: Option<String>,
    pub section: String,
    pub source: Source,
    pub kind: Kind,
    /// `cycle = "year"`: the value of a year holds until the next year's, and plans step once a year.
    pub yearly: bool,
    /// The first day from which the total of a flow without a target counts.
    pub since: Option<Date>,
    /// `window = "year"`: the value is the total of the trailing twelve months of a flow.
    pub trailing_year: bool,
    pub unit: Unit,
    pub decimals: u32,
    pub better: Direction,
    /// The number of own periods after which a carried value is no longer a value; `None` for the usual number.
    pub stale_after: Option<u16>,
    /// The days within which an open case is to be closed.
    pub within_days: Option<u32>,
    pub protect: Protect,
    /// Whether the catalog states it, be it `"none"`.
    pub protect_stated: bool,
    /// What the columns that are summed state of their amounts.
    pub amounts: Amounts,
    /// Text columns by whose texts `values.csv` states the value too.
    pub by: Vec<String>,
    /// What it is in a results framework.
    pub description: Description,
    /// A helper such as a denominator, which reports leave out.
    pub hidden: bool,
    /// Declared breaks in the series, in order of time.
    pub changes: Vec<Rebase>,
}

/// A break in the series: from this month on values are not comparable with earlier ones, and control limits and forecasts start anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebase {
    pub from: Month,
    /// The reason as declared; may be empty.
    pub reason: String,
}

impl Indicator {
    /// Whether a region's value is the sum of its parts'.
    #[must_use]
    pub fn adds_up_over_regions(&self) -> bool {
        match &self.source {
            Source::Rows(rows) => rows.measure.name().adds_up_over_regions(),
            Source::Ratio { .. } => false,
        }
    }

    /// Whether it adds up over time: flows and running totals that are sums or counts, but neither means nor ratios, nor a trailing
    /// year's total. Texts, charts and arithmetic ask this.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.is_windowed() && self.source.measure().is_some_and(|measure| measure.name().adds_up_over_time())
    }

    /// Whether one more row can but raise its value: counts, and sums of a column that states so. Never guessed from the amounts that
    /// have come so far.
    #[must_use]
    pub fn can_only_grow(&self) -> bool {
        self.source
            .measure()
            .is_some_and(|measure| measure.name().can_only_grow(self.amounts == Amounts::NoneBelowZero))
    }

    /// Whether each period has an amount of its own. A trailing year has them too, though its totals overlap.
    #[must_use]
    pub fn has_own_amounts(&self) -> bool {
        self.kind.adds_up() && !self.is_reported() && matches!(self.source, Source::Rows(_))
    }

    /// Whether its value speaks for a stretch of time that a target may set: what happened in it, or a ratio, a mean or an extreme
    /// of that. A state, a trailing year and a reported figure do not.
    #[must_use]
    pub fn is_windowed(&self) -> bool {
        self.kind.adds_up() && !self.trailing_year && !self.is_reported()
    }

    /// Whether the sender states the figure of each region and period, so that nothing is worked out of rows.
    #[must_use]
    pub fn is_reported(&self) -> bool {
        self.source.measure().is_some_and(|measure| measure.name() == MeasureName::Reported)
    }

    /// Whether it is a ratio of two totals of the year so far, which starts anew each year and moves less and less.
    #[must_use]
    pub fn is_ratio_of_totals(&self) -> bool {
        self.kind.adds_up() && matches!(self.source, Source::Ratio { .. })
    }

    /// Whether its total starts from zero: flows and running totals of sums and counts do, trailing years and rates do not.
    #[must_use]
    pub fn starts_from_zero(&self) -> bool {
        let total = match &self.source {
            Source::Rows(rows) => rows.measure.name().is_total(),
            Source::Ratio { .. } => false,
        };
        total && self.kind.adds_up() && !self.trailing_year
    }
}

/// What the columns that are summed state of their amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amounts {
    /// None is below zero: each has a `min` of 0 or more.
    NoneBelowZero,
    /// One of them states no such `min`; or nothing is summed.
    AnySign,
}

/// Where the values of an indicator come from.
#[derive(Debug, Clone)]
pub enum Source {
    Rows(RowsOf),
    /// Both indicators are rolled up separately, then divided.
    Ratio {
        of: String,
        by: String,
    },
}

impl Source {
    /// The measure over the rows of a feed; a ratio has none of its own.
    #[must_use]
    pub fn measure(&self) -> Option<&Measure> {
        match self {
            Self::Rows(rows) => Some(&rows.measure),
            Self::Ratio { .. } => None,
        }
    }
}

/// A measure over the rows of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RowsOf {
    pub feed: String,
    pub conditions: Vec<Condition>,
    pub measure: Measure,
    /// The date column that places a row in time; `None` if the period of its file does.
    pub date: Option<String>,
}

/// Whose privacy small numbers of an indicator could reveal: `protect = "…"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protect {
    None,
    Person,
    Household,
    Enterprise,
}

impl Protect {
    /// Whether the unit counts the protected themselves, so that a small number of it can be judged: three loans may be one firm's,
    /// and ten attendances one person's. Where persons are protected, a household counts as one.
    #[must_use]
    pub fn is_counted_by(self, unit: Unit) -> bool {
        let Some(counted) = unit.counted() else { return false };
        match self {
            Self::None => false,
            Self::Person => match counted {
                Counted::Person | Counted::Household | Counted::Any => true,
                Counted::Enterprise | Counted::Thing => false,
            },
            Self::Household => match counted {
                Counted::Household => true,
                Counted::Person | Counted::Enterprise | Counted::Any | Counted::Thing => false,
            },
            Self::Enterprise => match counted {
                Counted::Enterprise | Counted::Any => true,
                Counted::Person | Counted::Household | Counted::Thing => false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_counts_whom_it_protects_or_others() {
        let counts = |protect: Protect| -> Vec<&str> {
            let units = ["人", "万人", "名", "例", "户", "家", "个", "人次", "笔", "亩", "%"];
            units.into_iter().filter(|name| Unit::parse(name).is_some_and(|u| protect.is_counted_by(u))).collect()
        };
        assert_eq!(counts(Protect::Person), ["人", "万人", "名", "例", "户", "个"]);
        assert_eq!(counts(Protect::Household), ["户"]);
        assert_eq!(counts(Protect::Enterprise), ["家", "个"]);
        assert!(counts(Protect::None).is_empty());
    }
}
