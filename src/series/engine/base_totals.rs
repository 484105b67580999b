//! Totals of every region in base units, as computed from the rows.

use super::amount_rows::{AmountRows, RowRun};
use super::latest_statements::SpokenInPart;
use super::month_index::MonthIndex;
use super::prefix_sums::{PrefixSums, StepAmounts};
use super::stretch_index::{CountsIn, StretchIndex};
use crate::catalog::{RegionId, Regions};
use crate::measure::{Exact, Month};
use crate::series::window::{Stretch, month_of};
use polars::prelude::*;
use std::collections::BTreeMap;

/// One total for every region (with everything below it) and stretch of those that have rows.
#[derive(Debug)]
pub(crate) enum BaseTotals {
    /// Sums of single months, from which any stretch of whole months follows.
    Months { months: MonthIndex, sums: Scaled },
    /// Sums of stretches, by their months; `spoken`: when only some parts of a whole are known.
    Stretches { months: BTreeMap<Month, usize>, sums: Scaled, spoken: Vec<SpokenInPart> },
    /// Numbers that are no sums of others, by region and month.
    Each(BTreeMap<(RegionId, Month), Exact>),
}

/// Sums as integers, and how many of their digits stand after the decimal point.
#[derive(Debug)]
pub(crate) struct Scaled {
    pub sums: PrefixSums,
    pub scale: u32,
}

/// Totals up to this number are kept for later requests (64 MiB). Those of single months always are, since they serve every
/// window.
const MOST_KEPT: usize = 1 << 22;

impl BaseTotals {
    /// Whether they are worth keeping for later requests.
    pub fn may_be_kept(&self) -> bool {
        match self {
            Self::Months { .. } => true,
            Self::Stretches { sums, .. } => sums.sums.len() <= MOST_KEPT,
            Self::Each(numbers) => numbers.len() <= MOST_KEPT,
        }
    }

    /// Adds up rows by the months of their days; months before `first` count as one.
    ///
    /// # Errors
    /// Sums beyond the 38 digits of a decimal.
    pub fn months(rows: &AmountRows, regions: &Regions, first: Month) -> PolarsResult<Self> {
        let months = MonthIndex::of(rows.runs().map(|run| run.day), first);
        let runs = || {
            rows.runs().map(|RowRun { day, regions, amounts, .. }| {
                let step = months.step(month_of(day)).unwrap_or(usize::MAX);
                StepAmounts { step, regions, amounts, subtracted: false }
            })
        };
        let sums = PrefixSums::of(runs, months.count(), regions)?;
        Ok(Self::Months { sums: Scaled { sums, scale: rows.scale }, months })
    }

    /// Adds rows to every stretch that they count in, and to every region above theirs.
    ///
    /// # Errors
    /// As [`BaseTotals::months`].
    pub fn stretches(
        rows: &AmountRows,
        regions: &Regions,
        stretches: &[Stretch],
        counts: CountsIn,
        spoken: Vec<SpokenInPart>,
    ) -> PolarsResult<Self> {
        let index = StretchIndex::of(stretches, counts);
        // A row that counts from one stretch to another is added at the first and subtracted after the last.
        let runs = || {
            rows.runs().flat_map(|RowRun { day, upto, regions, amounts }| {
                let (begin, end) = index.span(day, upto);
                let of = |step, subtracted| StepAmounts { step, regions, amounts, subtracted };
                let both = (begin < end).then(|| [of(begin, false), of(end, true)]);
                both.into_iter().flatten()
            })
        };
        let sums = PrefixSums::of(runs, stretches.len(), regions)?;
        let months = stretches.iter().enumerate().map(|(n, stretch)| (stretch.month, n)).collect();
        Ok(Self::Stretches { months, sums: Scaled { sums, scale: rows.scale }, spoken })
    }
}
