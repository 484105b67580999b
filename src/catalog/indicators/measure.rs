//! The measures: what is taken from the rows of a feed. A new measure answers each question here; the compiler names the rest.

use super::kind::Kind;

/// A measure over rows, with the columns that it needs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Of one column, or of several columns of a row.
    Sum(Vec<String>),
    Count,
    Distinct(String),
    Mean(String),
    Min(String),
    Max(String),
    /// The figure as the sender states it for each region, never rolled up and never averaged.
    Reported(String),
    /// Cases open at the end of a period: `from` is on or before it, and `until` is blank or after it.
    Open {
        from: String,
        until: String,
    },
}

/// Which measure it is, without its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureName {
    Sum,
    Count,
    Distinct,
    Mean,
    Min,
    Max,
    Reported,
    Open,
}

impl Measure {
    #[must_use]
    pub fn name(&self) -> MeasureName {
        match self {
            Self::Sum(_) => MeasureName::Sum,
            Self::Count => MeasureName::Count,
            Self::Distinct(_) => MeasureName::Distinct,
            Self::Mean(_) => MeasureName::Mean,
            Self::Min(_) => MeasureName::Min,
            Self::Max(_) => MeasureName::Max,
            Self::Reported(_) => MeasureName::Reported,
            Self::Open { .. } => MeasureName::Open,
        }
    }
}

impl MeasureName {
    pub const ALL: [Self; 8] =
        [Self::Sum, Self::Count, Self::Distinct, Self::Mean, Self::Min, Self::Max, Self::Reported, Self::Open];

    /// The key in `measure = { … }`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Count => "count",
            Self::Distinct => "distinct",
            Self::Mean => "mean",
            Self::Min => "min",
            Self::Max => "max",
            Self::Reported => "reported",
            Self::Open => "open",
        }
    }

    /// The measure of a key; `None` where there is none.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == key)
    }

    /// Whether an indicator of a kind may be measured by it.
    #[must_use]
    pub fn suits(self, kind: Kind) -> bool {
        match kind {
            Kind::Open => match self {
                Self::Open => true,
                Self::Sum | Self::Count | Self::Distinct | Self::Mean | Self::Min | Self::Max | Self::Reported => false,
            },
            Kind::Running => match self {
                Self::Sum => true,
                Self::Count | Self::Distinct | Self::Mean | Self::Min | Self::Max | Self::Reported | Self::Open => {
                    false
                }
            },
            Kind::Level | Kind::Flow => match self {
                Self::Sum | Self::Count | Self::Distinct | Self::Mean | Self::Min | Self::Max | Self::Reported => true,
                Self::Open => false,
            },
        }
    }

    /// The kind that follows from the measure alone; `None` where the catalog must state it.
    #[must_use]
    pub fn implied_kind(self) -> Option<Kind> {
        match self {
            Self::Open => Some(Kind::Open),
            Self::Sum | Self::Count | Self::Distinct | Self::Mean | Self::Min | Self::Max | Self::Reported => None,
        }
    }

    /// Whether a region's value is the sum of its parts' values. One case may occur in two parts, and averages, extremes and figures as
    /// reported never add up.
    #[must_use]
    pub fn adds_up_over_regions(self) -> bool {
        match self {
            Self::Sum | Self::Count | Self::Open => true,
            Self::Distinct | Self::Mean | Self::Min | Self::Max | Self::Reported => false,
        }
    }

    /// Whether one more row can but raise its value: it counts, or it is the sum of a column of which the catalog says that no amount is
    /// below zero.
    #[must_use]
    pub fn can_only_grow(self, none_below_zero: bool) -> bool {
        match self {
            Self::Count | Self::Distinct | Self::Open => true,
            Self::Sum => none_below_zero,
            Self::Mean | Self::Min | Self::Max | Self::Reported => false,
        }
    }

    /// Whether the amounts of two periods add up to that of both. The same person may be counted in two months.
    #[must_use]
    pub fn adds_up_over_time(self) -> bool {
        match self {
            Self::Sum | Self::Count => true,
            Self::Distinct | Self::Mean | Self::Min | Self::Max | Self::Open | Self::Reported => false,
        }
    }

    /// Whether its value over no rows is 0: so for totals, whereas an average or an extreme of no rows is unknown.
    #[must_use]
    pub fn is_total(self) -> bool {
        match self {
            Self::Sum | Self::Count | Self::Distinct | Self::Open => true,
            Self::Mean | Self::Min | Self::Max | Self::Reported => false,
        }
    }

    /// Whether it counts rows or the things they name, so that its unit must count whole things.
    #[must_use]
    pub fn counts(self) -> bool {
        match self {
            Self::Count | Self::Distinct | Self::Open => true,
            Self::Sum | Self::Mean | Self::Min | Self::Max | Self::Reported => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn those(asked: impl Fn(MeasureName) -> bool) -> Vec<&'static str> {
        MeasureName::ALL.into_iter().filter(|name| asked(*name)).map(MeasureName::as_str).collect()
    }

    #[test]
    fn every_measure_is_listed_by_its_key() {
        assert_eq!(those(|_| true), ["sum", "count", "distinct", "mean", "min", "max", "reported", "open"]);
        for (place, name) in MeasureName::ALL.into_iter().enumerate() {
            assert_eq!((name as usize, MeasureName::parse(name.as_str())), (place, Some(name)));
        }
        assert_eq!(MeasureName::parse("ratio"), None);
    }

    #[test]
    fn a_kind_has_its_measures() {
        let all_but_open = ["sum", "count", "distinct", "mean", "min", "max", "reported"];
        assert_eq!(those(|name| name.suits(Kind::Level)), all_but_open);
        assert_eq!(those(|name| name.suits(Kind::Flow)), all_but_open);
        assert_eq!(those(|name| name.suits(Kind::Running)), ["sum"]);
        assert_eq!(those(|name| name.suits(Kind::Open)), ["open"]);
        assert_eq!(those(|name| name.implied_kind() == Some(Kind::Open)), ["open"]);
    }

    #[test]
    fn each_measure_answers_for_itself() {
        assert_eq!(those(MeasureName::adds_up_over_regions), ["sum", "count", "open"]);
        assert_eq!(those(|name| name.can_only_grow(true)), ["sum", "count", "distinct", "open"]);
        assert_eq!(those(|name| name.can_only_grow(false)), ["count", "distinct", "open"]);
        assert_eq!(those(MeasureName::is_total), ["sum", "count", "distinct", "open"]);
        assert_eq!(those(MeasureName::counts), ["count", "distinct", "open"]);
    }
}
