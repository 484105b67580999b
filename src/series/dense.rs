//! Sums of every region at every step of time, side by side: rolled up the tree of regions, and along time.

use crate::catalog::{RegionId, Regions};
use num_traits::{CheckedAdd, Zero};
use polars::prelude::{PolarsError, PolarsResult};
use rayon::prelude::*;

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

/// What is added: to a region's own number, at a step.
pub(super) struct Entry {
    pub region: u32,
    pub step: usize,
    pub amount: i128,
}

impl Dense {
    /// Adds up entries, of which those of other regions or steps are left out.
    ///
    /// # Errors
    /// Sums beyond 128 bits.
    pub fn of<I: Iterator<Item = Entry>>(
        entries: impl Fn() -> I,
        steps: usize,
        regions: &Regions,
    ) -> PolarsResult<Self> {
        let mut any = vec![false; regions.iter().count()];
        if let Some(small) = add_up(entries(), steps, regions, &mut any) {
            return Ok(Self { grid: Grid::Small(small), any });
        }
        let large = add_up(entries(), steps, regions, &mut any).ok_or_else(too_large)?;
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
fn add_up<T>(entries: impl Iterator<Item = Entry>, steps: usize, regions: &Regions, any: &mut [bool]) -> Option<Vec<T>>
where
    T: Zero + Copy + CheckedAdd + TryFrom<i128> + Send + Sync,
{
    let width = any.len();
    let mut grid = vec![T::zero(); steps * width];
    for Entry { region, step, amount } in entries {
        let region = region as usize;
        if region < width && step < steps {
            let sum = &mut grid[step * width + region];
            *sum = sum.checked_add(&T::try_from(amount).ok()?)?;
            any[region] = true;
        }
    }
    // Each region after all those below it.
    let mut upwards: Vec<(usize, usize, usize)> = regions
        .iter()
        .filter_map(|(id, region)| Some((regions.with_ancestors(id).count(), id.0 as usize, region.parent?.0 as usize)))
        .collect();
    upwards.sort_unstable_by(|a, b| b.cmp(a));
    for (_, below, above) in &upwards {
        any[*above] |= any[*below];
    }
    grid.par_chunks_mut(width.max(1)).try_for_each(|step| {
        upwards.iter().try_for_each(|(_, below, above)| {
            step[*above] = step[*above].checked_add(&step[*below])?;
            Some(())
        })
    })?;
    let mut rest = &mut grid[..];
    while rest.len() > width {
        let (before, behind) = rest.split_at_mut(width);
        for (sum, before) in behind.iter_mut().zip(before) {
            *sum = sum.checked_add(before)?;
        }
        rest = behind;
    }
    Some(grid)
}

fn too_large() -> PolarsError {
    PolarsError::ComputeError("a sum has more than 38 digits".into())
}
