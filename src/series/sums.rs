//! Numbers for every region and stretch: added up along time and the tree of regions, exactly.

use super::window::{Stretch, Window, epoch_day};
use crate::catalog::{Kind, RegionId, Regions};
use crate::measure::{Decimal, Exact, Month, exact};
use polars::prelude::*;
use std::collections::BTreeMap;

/// One number for every region (with everything below it) and month, of those that have rows.
#[derive(Debug)]
pub(crate) struct Sums {
    numbers: Numbers,
    /// What to multiply each with to have it in the unit that is asked for.
    factor: Exact,
}

#[derive(Debug)]
enum Numbers {
    /// Sums: by region the digits of each month's, in the order of `months`, with as many places after the point.
    Added { digits: Vec<Option<Box<[i128]>>>, scale: u32, months: BTreeMap<Month, usize> },
    /// Numbers that do not add up.
    Each(BTreeMap<(RegionId, Month), Exact>),
}

impl Sums {
    pub fn each(numbers: BTreeMap<(RegionId, Month), Exact>) -> Self {
        Self { numbers: Numbers::Each(numbers), factor: exact::whole(1) }
    }

    pub fn times(self, factor: Exact) -> Self {
        Self { factor, ..self }
    }

    pub fn get(&self, region: RegionId, month: Month) -> Option<Exact> {
        let number = match &self.numbers {
            Numbers::Each(numbers) => numbers.get(&(region, month))?.clone(),
            Numbers::Added { digits, scale, months } => {
                let digits = digits.get(region.0 as usize)?.as_ref()?;
                Decimal::new(*digits.get(*months.get(&month)?)?, *scale).to_exact()
            }
        };
        Some(number * &self.factor)
    }

    /// Adds rows of `region`, `at`, `upto` and `v` to every stretch that they count in, and to every region above theirs.
    ///
    /// # Errors
    /// Sums beyond the 38 digits of a decimal; columns that are not what they should be.
    pub fn added(rows: &DataFrame, regions: &Regions, stretches: &[Stretch], counts: Counts) -> PolarsResult<Self> {
        let (amounts, scale) = amounts(rows.column("v")?)?;
        let mut own: Vec<Option<Box<[i128]>>> = vec![None; regions.iter().count()];
        let edges = Edges::of(stretches, counts);
        let (mut known, mut span) = (None, (0, 0));
        let places = rows.column("region")?.u32()?.iter().zip(rows.column("at")?.i32()?.iter());
        for ((place, upto), amount) in places.zip(rows.column("upto")?.i32()?.iter()).zip(amounts.iter()) {
            let ((Some(region), Some(at)), Some(upto), Some(amount)) = (place, upto, amount) else { continue };
            if known != Some((at, upto)) {
                (known, span) = (Some((at, upto)), edges.span(at, upto));
            }
            if span.0 >= span.1 {
                continue;
            }
            let Some(sums) = own.get_mut(region as usize) else { continue };
            // What counts from one stretch up to another is added where it begins and taken away where it ends.
            let sums = sums.get_or_insert_with(|| vec![0; stretches.len() + 1].into());
            sums[span.0] = sums[span.0].checked_add(amount).ok_or_else(too_large)?;
            sums[span.1] = sums[span.1].checked_sub(amount).ok_or_else(too_large)?;
        }
        let mut digits: Vec<Option<Box<[i128]>>> = vec![None; own.len()];
        for (id, _) in regions.iter() {
            let Some(mut sums) = own[id.0 as usize].take() else { continue };
            let mut sum = 0_i128;
            for number in &mut sums {
                sum = sum.checked_add(*number).ok_or_else(too_large)?;
                *number = sum;
            }
            for above in regions.with_ancestors(id) {
                match &mut digits[above.0 as usize] {
                    Some(all) => {
                        for (to, number) in all.iter_mut().zip(&sums) {
                            *to = to.checked_add(*number).ok_or_else(too_large)?;
                        }
                    }
                    none => *none = Some(sums.clone()),
                }
            }
        }
        let months = stretches.iter().enumerate().map(|(n, stretch)| (stretch.month, n)).collect();
        Ok(Self { numbers: Numbers::Added { digits, scale, months }, factor: exact::whole(1) })
    }
}

fn too_large() -> PolarsError {
    PolarsError::ComputeError("a sum has more than 38 digits".into())
}

/// Digits of amounts, and how many of them stand after the point.
fn amounts(column: &Column) -> PolarsResult<(Int128Chunked, u32)> {
    if let DataType::Decimal(_, scale) = column.dtype() {
        let digits = column.as_materialized_series().decimal()?.physical().clone();
        return Ok((digits, u32::try_from(*scale).unwrap_or(u32::MAX)));
    }
    Ok((column.cast(&DataType::Int128)?.i128()?.clone(), 0))
}

/// In which stretches a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    /// In those that hold its day.
    Within,
    /// In those at whose end it holds.
    AtEnd,
    /// In those at whose end it holds and that end in its own year: totals that a feed accumulates itself start again in January.
    AtEndOfYear,
}

impl Counts {
    pub fn of(window: Window, kind: Kind) -> Self {
        match (window, kind) {
            (Window::State, Kind::Running) => Self::AtEndOfYear,
            (Window::State, _) => Self::AtEnd,
            _ => Self::Within,
        }
    }
}

/// First and last days of stretches, both in the order of time, so that a row counts in neighbouring ones.
struct Edges {
    firsts: Vec<i32>,
    lasts: Vec<i32>,
    counts: Counts,
}

impl Edges {
    fn of(stretches: &[Stretch], counts: Counts) -> Self {
        let first = |s: &Stretch| match counts {
            Counts::Within => s.first,
            Counts::AtEnd => jiff::civil::Date::MIN,
            Counts::AtEndOfYear => s.month.january().first_day(),
        };
        Self {
            firsts: stretches.iter().map(|s| epoch_day(first(s))).collect(),
            lasts: stretches.iter().map(|s| epoch_day(s.last)).collect(),
            counts,
        }
    }

    /// The first stretch that a row counts in, and that behind the last.
    fn span(&self, at: i32, upto: i32) -> (usize, usize) {
        let begin = self.lasts.partition_point(|last| *last < at);
        let mut end = self.firsts.partition_point(|first| *first <= at);
        if self.counts != Counts::Within {
            end = end.min(self.lasts.partition_point(|last| *last < upto));
        }
        (begin, end)
    }
}
