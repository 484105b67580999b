//! Who lags most: of single targets, and of those that answer for several.

use super::model::{Assessment, Verdict};
use crate::catalog::Rank;
use crate::measure::Exact;
use crate::measure::exact::{divide, whole};
use num_traits::{Signed, Zero};
use std::borrow::Cow;
use std::cmp::Ordering;

/// How far behind, largest shortfall first: points and months for what has a plan, then the gap's share for what has none.
/// Compared unrounded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortfall {
    without_plan: bool,
    first: Exact,
    second: Exact,
}

/// The shortfall of one answer; `rank` says whether points or months go first.
#[must_use]
pub fn shortfall(rank: Rank, a: &Assessment) -> Shortfall {
    if let Some(points) = points_ahead(a) {
        let months = a.months_behind.clone().map_or_else(Exact::zero, |m| -m);
        let (first, second) = if rank == Rank::Points { (points, months) } else { (months, points) };
        return Shortfall { without_plan: false, first, second };
    }
    let gap = a.gap.clone().or_else(|| a.gap_to_target.clone()).unwrap_or_else(Exact::zero);
    let base = a.target.as_ref().filter(|t| t.is_positive());
    let share = base.and_then(|t| divide(&gap, t)).unwrap_or_else(|| gap.clone());
    Shortfall { without_plan: true, first: share, second: gap }
}

/// Progress less what the plan asks for, as a share of the way; None without a plan.
fn points_ahead(a: &Assessment) -> Option<Exact> {
    Some(a.progress.as_ref()? - a.elapsed.as_ref()?)
}

/// How one that answers for several targets stands, worst first.
#[derive(Debug, Clone)]
pub struct Standing {
    pub rated: usize,
    pub lagging: usize,
    /// By how much its targets with a plan lag on average, ahead counting as nothing, so that no lead hides a lag: as a share
    /// of the way or, where ranks go by months, in months. None where none of its rated targets has a plan.
    pub short: Option<Exact>,
}

impl Standing {
    /// Of the answers that one unit or region is responsible for.
    #[must_use]
    pub fn of<'a>(rank: Rank, answers: impl Iterator<Item = &'a Assessment>) -> Self {
        let rated: Vec<&Assessment> =
            answers.filter(|a| !matches!(a.verdict, Verdict::NotRated | Verdict::NoData | Verdict::Watch)).collect();
        let short = |a: &&Assessment| {
            let short = match rank {
                Rank::Points => -points_ahead(a)?,
                Rank::Months => points_ahead(a).and(a.months_behind.clone()).unwrap_or_else(Exact::zero),
            };
            // What is met owes nothing, whatever its plan once asked.
            Some(if a.verdict == Verdict::Met { Exact::zero() } else { short.max(Exact::zero()) })
        };
        let shorts: Vec<Exact> = rated.iter().filter_map(short).collect();
        let n = whole(i64::try_from(shorts.len()).unwrap_or(i64::MAX));
        Self {
            rated: rated.len(),
            lagging: rated.iter().filter(|a| a.verdict.is_lagging()).count(),
            short: divide(&shorts.iter().sum(), &n),
        }
    }

    /// Whether anything lags at all.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.lagging > 0 || self.short.as_ref().is_some_and(Signed::is_positive)
    }

    fn short(&self) -> Cow<'_, Exact> {
        self.short.as_ref().map_or_else(|| Cow::Owned(Exact::zero()), Cow::Borrowed)
    }
}

impl PartialEq for Standing {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Standing {}

impl Ord for Standing {
    fn cmp(&self, other: &Self) -> Ordering {
        other.short().cmp(&self.short()).then_with(|| other.lagging.cmp(&self.lagging))
    }
}

impl PartialOrd for Standing {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A place in a list, and whether another has it as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub rank: usize,
    pub tied: bool,
}

/// The places of values in any order, the least first; equal values have equal places (1, 2, 2, 4).
#[must_use]
pub fn places<T: Ord>(values: &[T]) -> Vec<Place> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].cmp(&values[*b]));
    let mut places = vec![Place { rank: 0, tied: false }; values.len()];
    let mut rank = 1;
    for equal in order.chunk_by(|a, b| values[*a] == values[*b]) {
        for n in equal {
            places[*n] = Place { rank, tied: equal.len() > 1 };
        }
        rank += equal.len();
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::ratio;

    fn answer(verdict: Verdict, progress: i64, elapsed: i64) -> Assessment {
        let share = |n| Some(ratio(n, 100));
        Assessment { progress: share(progress), elapsed: share(elapsed), ..Assessment::bare(verdict) }
    }

    #[test]
    fn being_ahead_hides_no_lag() {
        let answers =
            [answer(Verdict::OnPace, 90, 50), answer(Verdict::Behind, 40, 50), answer(Verdict::NoData, 0, 50)];
        let standing = Standing::of(Rank::Points, answers.iter());
        assert_eq!((standing.rated, standing.lagging, standing.short), (2, 1, Some(ratio(5, 100))));
    }

    #[test]
    fn without_a_plan_only_the_number_of_lagging_counts() {
        let bare = |v| Assessment::bare(v);
        let one = Standing::of(Rank::Points, [bare(Verdict::Behind)].iter());
        let none = Standing::of(Rank::Points, [bare(Verdict::OnPace)].iter());
        assert_eq!(one.short, None);
        assert!(one < none);
    }

    #[test]
    fn equal_values_have_equal_places() {
        let ranks: Vec<_> = places(&[3, 1, 3, 5]).iter().map(|p| (p.rank, p.tied)).collect();
        assert_eq!(ranks, [(2, true), (1, false), (2, true), (4, false)]);
    }
}
