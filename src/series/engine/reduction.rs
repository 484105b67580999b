//! The measures: which column each takes, and how its rows become one number.
//!
//! A new measure is a line in each `match` here; the compiler names them.

use crate::catalog::Measure;
use crate::measure::{Exact, exact};
use polars::prelude::{Expr, col};

/// The column that holds 1 for every row, or the number of rows that a row stands for.
const ROWS_COLUMN: &str = "__rows";

/// How the rows of a measure become the number of a region and stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::series) enum Reduction {
    /// A sum: numbers of parts of a region or stretch add up to the whole's.
    Sum,
    /// What a region's own row says, whatever its parts say.
    Reported,
    /// A statistic of all rows, which does not follow from those of parts.
    Statistic(Statistic),
}

/// A statistic over rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::series) enum Statistic {
    Distinct,
    Mean,
    Min,
    Max,
}

impl Reduction {
    pub fn of(measure: &Measure) -> Self {
        match measure {
            Measure::Sum(_) | Measure::Count | Measure::Open { .. } => Self::Sum,
            Measure::Distinct(_) => Self::Statistic(Statistic::Distinct),
            Measure::Mean(_) => Self::Statistic(Statistic::Mean),
            Measure::Min(_) => Self::Statistic(Statistic::Min),
            Measure::Max(_) => Self::Statistic(Statistic::Max),
            Measure::Reported(_) => Self::Reported,
        }
    }
}

impl Statistic {
    /// The expression over the values `v` of a group of rows. A mean is their sum: whoever reads it divides it by the number of
    /// rows, exactly.
    pub fn expression(self) -> Expr {
        let values = col("v");
        match self {
            Self::Distinct => values.n_unique(),
            Self::Mean => values.sum(),
            Self::Min => values.min(),
            Self::Max => values.max(),
        }
    }

    /// What the expression's result is still to be divided by, of a group of so many rows.
    pub fn divisor(self, rows: u32) -> Exact {
        match self {
            Self::Mean => exact::whole(i64::from(rows)),
            Self::Distinct | Self::Min | Self::Max => exact::whole(1),
        }
    }
}

/// The columns that a measure takes its values from: several where cells of a row are added.
pub(super) fn value_columns(measure: &Measure) -> Vec<&str> {
    match measure {
        Measure::Sum(columns) => columns.iter().map(String::as_str).collect(),
        Measure::Distinct(column)
        | Measure::Mean(column)
        | Measure::Min(column)
        | Measure::Max(column)
        | Measure::Reported(column) => vec![column],
        Measure::Count | Measure::Open { .. } => vec![ROWS_COLUMN],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_the_measures_that_add_up_over_regions() {
        let id = || "a".to_owned();
        let open = Measure::Open { from: id(), until: id() };
        for (measure, sum, column) in [
            (Measure::Sum(vec![id(), "b".to_owned()]), true, "a"),
            (Measure::Count, true, "__rows"),
            (open, true, "__rows"),
            (Measure::Distinct(id()), false, "a"),
            (Measure::Mean(id()), false, "a"),
            (Measure::Min(id()), false, "a"),
            (Measure::Max(id()), false, "a"),
            (Measure::Reported(id()), false, "a"),
        ] {
            assert_eq!((Reduction::of(&measure) == Reduction::Sum, value_columns(&measure)[0]), (sum, column));
            assert_eq!(measure.name().adds_up_over_regions(), sum, "{measure:?}");
        }
    }

    #[test]
    fn only_a_mean_is_divided_by_its_rows() {
        let all = [Statistic::Distinct, Statistic::Mean, Statistic::Min, Statistic::Max];
        assert_eq!(all.map(|statistic| statistic.divisor(7)), [1, 7, 1, 1].map(exact::whole));
    }
}
