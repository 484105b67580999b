//! Sums of every region at every step of time, side by side: rolled up the tree of regions, and along time.

use crate::catalog::{RegionId, Regions};
use num_traits::{CheckedAdd, Zero};
use polars::prelude::{PolarsError, PolarsResult};

/// What all steps up to each come to, for each region with everything below it.
#[derive(Debug)]
pub(super) struct Dense {
    grid: Grid,
    /// Whether anything was added for each region, or below it.
    any: Vec<bool>,
}

/// The numbers of all regions at a step side by side, the steps one behind the other.
#[derive(Debug)]
enum Grid {
    /// In machine words, where they fit, as nearly always.
    Small(Vec<i64>),
    Large(Vec<i128>),
}

/// What is added at one step: amounts, each to the own number of the region that stands in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'r> {
    pub step: usize,
    pub regions: &'r [u32],
    pub amounts: &'r [i128],
    /// Whether they are taken away instead.
    pub taken_away: bool,
}

impl Dense {
    /// Adds up runs, of which those at other steps are left out, and amounts of other regions.
    ///
    /// # Errors
    /// Sums beyond 128 bits.
    pub fn of<'r, I: Iterator<Item = Run<'r>>>(
        runs: impl Fn() -> I,
        steps: usize,
        regions: &Regions,
    ) -> PolarsResult<Self> {
        let mut any = vec![false; regions.iter().count()];
        if let Some(small) = add_up(runs(), steps, regions, &mut any) {
            return Ok(Self { grid: Grid::Small(small), any });
        }
        let large = add_up(runs(), steps, regions, &mut any).ok_or_else(too_large)?;
        Ok(Self { grid: Grid::Large(large), any })
    }

    /// A region's number; `None` where nothing was added for it.
    #[inline]
    pub fn get(&self, region: RegionId, step: usize) -> Option<i128> {
        let at = step * self.any.len() + region.0 as usize;
        match &self.grid {
            _ if !self.has(region) => None,
            Grid::Small(list) => list.get(at).copied().map(i128::from),
            Grid::Large(list) => list.get(at).copied(),
        }
    }

    /// Whether anything was added for a region, or below it.
    #[inline]
    pub fn has(&self, region: RegionId) -> bool {
        self.any.get(region.0 as usize).copied().unwrap_or(false)
    }

    /// How many numbers it holds.
    pub fn len(&self) -> usize {
        match &self.grid {
            Grid::Small(list) => list.len(),
            Grid::Large(list) => list.len(),
        }
    }
}

/// `None` where a number does not hold a sum.
fn add_up<'r, T>(
    runs: impl Iterator<Item = Run<'r>>,
    steps: usize,
    regions: &Regions,
    any: &mut [bool],
) -> Option<Vec<T>>
where
    T: Zero + Copy + CheckedAdd + TryFrom<i128>,
{
    let width = any.len();
    let mut grid = vec![T::zero(); steps * width];
    for Run { step, regions, amounts, taken_away } in runs {
        let Some(sums) = grid.chunks_exact_mut(width.max(1)).nth(step) else { continue };
        for (region, amount) in regions.iter().zip(amounts) {
            let amount = if taken_away { amount.checked_neg()? } else { *amount };
            let (Some(sum), Some(any)) = (sums.get_mut(*region as usize), any.get_mut(*region as usize)) else {
                continue;
            };
            *sum = sum.checked_add(&T::try_from(amount).ok()?)?;
            *any = true;
        }
    }
    let upwards = upwards(regions);
    for (below, above) in &upwards {
        any[*above as usize] |= any[*below as usize];
    }
    // Step by step, while one and the one before it are near.
    let mut rest = &mut grid[..];
    let mut before: Option<&[T]> = None;
    while !rest.is_empty() {
        let (step, behind) = rest.split_at_mut(width);
        for (below, above) in &upwards {
            step[*above as usize] = step[*above as usize].checked_add(&step[*below as usize])?;
        }
        for (sum, before) in step.iter_mut().zip(before.into_iter().flatten()) {
            *sum = sum.checked_add(before)?;
        }
        (before, rest) = (Some(&*step), behind);
    }
    Some(grid)
}

/// Every region but the root, and the one above it: each after all those below it.
fn upwards(regions: &Regions) -> Vec<(u32, u32)> {
    let mut by_depth: Vec<(usize, u32, u32)> = regions
        .iter()
        .filter_map(|(id, region)| Some((regions.with_ancestors(id).count(), id.0, region.parent?.0)))
        .collect();
    by_depth.sort_unstable_by(|a, b| b.cmp(a));
    by_depth.into_iter().map(|(_, below, above)| (below, above)).collect()
}

fn too_large() -> PolarsError {
    PolarsError::ComputeError("a sum has more than 38 digits".into())
}
