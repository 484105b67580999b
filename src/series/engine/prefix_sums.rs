//! Prefix sums: for every region the total up to each step of time, rolled up the tree of regions.

use crate::catalog::{RegionId, Regions};
use num_traits::{CheckedAdd, Zero};
use polars::prelude::{PolarsError, PolarsResult};

/// For each region, with everything below it, the sum of all steps up to each step.
#[derive(Debug)]
pub(in crate::series) struct PrefixSums {
    grid: Grid,
    /// Whether anything was added for each region or below it.
    any: Vec<bool>,
}

/// One row of sums for each step, one sum for each region.
#[derive(Debug)]
enum Grid {
    /// In machine words, where all sums fit, as they nearly always do.
    Small(Vec<i64>),
    Large(Vec<i128>),
}

/// Amounts that count from one step on; each belongs to the region in the same place.
#[derive(Debug, Clone, Copy)]
pub(in crate::series) struct StepAmounts<'r> {
    pub step: usize,
    pub regions: &'r [u32],
    pub amounts: &'r [i128],
    /// Whether they are subtracted, because they count up to this step only.
    pub subtracted: bool,
}

impl PrefixSums {
    /// Adds up amounts. Those of other steps and other regions are left out.
    ///
    /// # Errors
    /// Sums beyond 128 bits.
    pub fn of<'r, I: Iterator<Item = StepAmounts<'r>>>(
        amounts: impl Fn() -> I,
        steps: usize,
        regions: &Regions,
    ) -> PolarsResult<Self> {
        let mut any = vec![false; regions.iter().count()];
        if let Some(small) = add_up(amounts(), steps, regions, &mut any) {
            return Ok(Self { grid: Grid::Small(small), any });
        }
        let large = add_up(amounts(), steps, regions, &mut any).ok_or_else(too_large)?;
        Ok(Self { grid: Grid::Large(large), any })
    }

    /// A region's sum up to a step; `None` where nothing was added for it.
    #[inline]
    pub fn get(&self, region: RegionId, step: usize) -> Option<i128> {
        let at = step * self.any.len() + region.0 as usize;
        match &self.grid {
            _ if !self.has(region) => None,
            Grid::Small(list) => list.get(at).copied().map(i128::from),
            Grid::Large(list) => list.get(at).copied(),
        }
    }

    /// Whether anything was added for a region or below it.
    #[inline]
    pub fn has(&self, region: RegionId) -> bool {
        self.any.get(region.0 as usize).copied().unwrap_or(false)
    }

    /// How many sums it holds.
    pub fn len(&self) -> usize {
        match &self.grid {
            Grid::Small(list) => list.len(),
            Grid::Large(list) => list.len(),
        }
    }
}

/// `None` where a sum exceeds the type.
fn add_up<'r, T>(
    added: impl Iterator<Item = StepAmounts<'r>>,
    steps: usize,
    regions: &Regions,
    any: &mut [bool],
) -> Option<Vec<T>>
where
    T: Zero + Copy + CheckedAdd + TryFrom<i128>,
{
    let width = any.len();
    let mut grid = vec![T::zero(); steps * width];
    for StepAmounts { step, regions, amounts, subtracted } in added {
        let Some(sums) = grid.chunks_exact_mut(width.max(1)).nth(step) else { continue };
        for (region, amount) in regions.iter().zip(amounts) {
            let amount = if subtracted { amount.checked_neg()? } else { *amount };
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
    // Step by step, while a step and the one before it are in the cache.
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

/// Every region but the root, with the one above it; each comes after all those below it.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::load;

    fn regions() -> Regions {
        load(&crate::pack::project()).expect("a sound catalog").output.regions
    }

    /// One region below the root, and the root.
    fn two(regions: &Regions) -> (RegionId, RegionId) {
        let root = regions.root();
        let below = regions.iter().find(|(_, r)| r.parent == Some(root)).expect("a region below");
        (below.0, root)
    }

    #[test]
    fn amounts_add_up_over_time_and_up_the_tree() {
        let regions = regions();
        let (below, root) = two(&regions);
        let (at, both) = ([below.0, root.0], [below.0]);
        let added = || {
            [
                StepAmounts { step: 0, regions: &at, amounts: &[5, 2], subtracted: false },
                StepAmounts { step: 2, regions: &both, amounts: &[4], subtracted: true },
                StepAmounts { step: 3, regions: &both, amounts: &[100], subtracted: false },
                StepAmounts { step: 1, regions: &[u32::MAX], amounts: &[100], subtracted: false },
            ]
            .into_iter()
        };
        let sums = PrefixSums::of(added, 3, &regions).unwrap();
        let of = |region| (0..3).map(|step| sums.get(region, step)).collect::<Vec<_>>();
        assert_eq!(of(below), [Some(5), Some(5), Some(1)]);
        assert_eq!(of(root), [Some(7), Some(7), Some(3)]);
        let other = regions.iter().find(|(id, _)| *id != below && *id != root).expect("another").0;
        assert_eq!((of(other), sums.has(other), sums.has(root)), (vec![None; 3], false, true));
        assert_eq!(sums.len(), 3 * regions.iter().count());
    }

    #[test]
    fn sums_beyond_a_machine_word_are_exact_and_beyond_128_bits_refused() {
        let regions = regions();
        let (below, root) = two(&regions);
        let at = [below.0, below.0];
        let sum = |amounts: &[i128]| {
            let added = || std::iter::once(StepAmounts { step: 0, regions: &at, amounts, subtracted: false });
            PrefixSums::of(added, 1, &regions).map(|sums| (sums.get(below, 0), sums.get(root, 0)))
        };
        let word = i128::from(i64::MAX);
        assert_eq!(sum(&[word, 1]).unwrap(), (Some(word + 1), Some(word + 1)));
        assert_eq!(sum(&[word, -1]).unwrap(), (Some(word - 1), Some(word - 1)));
        assert!(sum(&[i128::MAX, 1]).is_err());
    }
}
