//! Ranking: by how much single targets lag, and how regions and departments with several targets stand.

use super::assessment::Assessment;
use crate::catalog::{Rank, Verdict};
use crate::measure::Exact;
use crate::measure::exact::{divide, whole};
use num_traits::{Signed, Zero};
use std::borrow::Cow;
use std::cmp::Ordering;

/// How far behind a target is; the largest shortfall sorts first. Targets with a plan compare by points and months, those of several
/// regions by the mean of the regions that owe something, and come before those without, which compare by the gap's share of the target. Nothing is rounded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortfall {
    without_plan: bool,
    first: Exact,
    second: Exact,
}

/// The shortfall of one assessment; `rank` says whether points or months count first.
#[must_use]
pub fn shortfall(rank: Rank, a: &Assessment) -> Shortfall {
    let own = || Some((a.points_ahead()?, a.months_behind.clone().map_or_else(Exact::zero, |m| -m)));
    let of_regions = a.mean_lead.as_ref().map(|lead| (lead.points.clone(), lead.months.clone()));
    if let Some((points, months)) = of_regions.or_else(own) {
        let (first, second) = if rank == Rank::Points { (points, months) } else { (months, points) };
        return Shortfall { without_plan: false, first, second };
    }
    let gap = a.gap.clone().or_else(|| a.gap_to_target.clone()).unwrap_or_else(Exact::zero);
    let base = a.target.as_ref().filter(|t| t.is_positive());
    let share = base.and_then(|t| divide(&gap, t)).unwrap_or_else(|| gap.clone());
    Shortfall { without_plan: true, first: share, second: gap }
}

/// The standing of a region or department with several targets; the worst sorts first.
#[derive(Debug, Clone)]
pub struct Standing {
    pub rated: usize,
    pub lagging: usize,
    /// By how much its targets with a plan lag on average: as a share of the promised change or, where ranks go by months, in
    /// months. A target ahead of its plan counts as 0, so that no lead hides a lag. None where no rated target has a plan.
    pub mean_shortfall: Option<Exact>,
}

impl Standing {
    /// The standing by the assessments of its targets.
    #[must_use]
    pub fn of<'a>(rank: Rank, answers: impl Iterator<Item = &'a Assessment>) -> Self {
        let rated: Vec<&Assessment> = answers.filter(|a| a.verdict.is_rated()).collect();
        let short = |a: &&Assessment| {
            let short = match rank {
                Rank::Points => -a.points_ahead()?,
                Rank::Months => a.points_ahead().and(a.months_behind.clone()).unwrap_or_else(Exact::zero),
            };
            // A target that is met owes nothing, whatever its plan asked for.
            Some(if a.verdict == Verdict::Met { Exact::zero() } else { short.max(Exact::zero()) })
        };
        let shorts: Vec<Exact> = rated.iter().filter_map(short).collect();
        let n = whole(i64::try_from(shorts.len()).unwrap_or(i64::MAX));
        Self {
            rated: rated.len(),
            lagging: rated.iter().filter(|a| a.verdict.is_lagging()).count(),
            mean_shortfall: divide(&shorts.iter().sum(), &n),
        }
    }

    /// Whether any target lags.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.lagging > 0 || self.mean_shortfall.as_ref().is_some_and(Signed::is_positive)
    }

    fn shortfall_or_zero(&self) -> Cow<'_, Exact> {
        self.mean_shortfall.as_ref().map_or_else(|| Cow::Owned(Exact::zero()), Cow::Borrowed)
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
        other.shortfall_or_zero().cmp(&self.shortfall_or_zero()).then_with(|| other.lagging.cmp(&self.lagging))
    }
}

impl PartialOrd for Standing {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A place in a ranking, and whether it is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub rank: usize,
    pub tied: bool,
}

/// The places of values, in the order given; the least value has place 1, and equal values share a place (1, 2, 2, 4).
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
    use crate::assess::assessment::MeanLead;
    use crate::measure::exact::ratio;

    fn answer(verdict: Verdict, progress: i64, elapsed: i64) -> Assessment {
        let share = |n| Some(ratio(n, 100));
        Assessment { progress: share(progress), elapsed: share(elapsed), ..Assessment::with_verdict(verdict) }
    }

    #[test]
    fn being_ahead_hides_no_lag() {
        let answers =
            [answer(Verdict::OnPace, 90, 50), answer(Verdict::Behind, 40, 50), answer(Verdict::NoData, 0, 50)];
        let standing = Standing::of(Rank::Points, answers.iter());
        assert_eq!((standing.rated, standing.lagging, standing.mean_shortfall), (2, 1, Some(ratio(5, 100))));
    }

    #[test]
    fn without_a_plan_only_the_number_of_lagging_counts() {
        let bare = |v| Assessment::with_verdict(v);
        let one = Standing::of(Rank::Points, [bare(Verdict::Behind)].iter());
        let none = Standing::of(Rank::Points, [bare(Verdict::OnPace)].iter());
        assert_eq!(one.mean_shortfall, None);
        assert!(one < none);
    }

    #[test]
    fn equal_values_have_equal_places() {
        let ranks: Vec<_> = places(&[3, 1, 3, 5]).iter().map(|p| (p.rank, p.tied)).collect();
        assert_eq!(ranks, [(2, true), (1, false), (2, true), (4, false)]);
    }

    fn placed(rank: Rank, of: &[Assessment]) -> Vec<usize> {
        let shortfalls: Vec<Shortfall> = of.iter().map(|a| shortfall(rank, a)).collect();
        places(&shortfalls).iter().map(|p| p.rank).collect()
    }

    #[test]
    fn points_or_months_come_first_and_the_other_parts_ties() {
        let of = |progress, months: i64| Assessment {
            months_behind: Some(whole(months)),
            ..answer(Verdict::Behind, progress, 50)
        };
        let lagging = [of(40, 1), of(30, 0), of(40, 2)];
        assert_eq!(placed(Rank::Points, &lagging), [3, 1, 2]);
        assert_eq!(placed(Rank::Months, &lagging), [2, 3, 1]);
    }

    #[test]
    fn a_count_of_regions_is_placed_by_those_that_owe() {
        let regions = |points, months: i64| Assessment {
            gap: Some(whole(-9)),
            mean_lead: Some(MeanLead { points: ratio(points, 100), months: whole(months) }),
            ..Assessment::with_verdict(Verdict::Behind)
        };
        let lagging = [answer(Verdict::Behind, 40, 50), regions(-20, -1), regions(-5, -3)];
        assert_eq!(placed(Rank::Points, &lagging), [2, 1, 3]);
        assert_eq!(placed(Rank::Months, &lagging), [3, 2, 1]);
    }

    #[test]
    fn targets_without_a_plan_follow_by_the_share_of_their_gap() {
        let gap = |target: Option<i64>, gap: i64| Assessment {
            target: target.map(whole),
            gap: Some(whole(gap)),
            ..Assessment::with_verdict(Verdict::Behind)
        };
        // −10 of 100 is less than −5 of 20; without a target the gap itself counts; a plan always comes first.
        let lagging = [gap(Some(100), -10), gap(Some(20), -5), gap(Some(0), -3), answer(Verdict::Behind, 90, 50)];
        assert_eq!(placed(Rank::Points, &lagging), [4, 3, 2, 1]);
        let to_target = Assessment { gap: None, gap_to_target: Some(whole(-6)), ..gap(Some(20), 0) };
        assert_eq!(placed(Rank::Points, &[gap(Some(20), -5), to_target]), [2, 1]);
        let equal = [gap(Some(20), -5), gap(Some(40), -10)];
        assert_eq!(placed(Rank::Points, &equal), [2, 1], "the larger gap parts equal shares");
    }

    #[test]
    fn a_standing_by_months_counts_only_targets_with_a_plan() {
        let of = |verdict, months: i64| Assessment { months_behind: Some(whole(months)), ..answer(verdict, 40, 50) };
        let no_plan = Assessment { months_behind: Some(whole(7)), ..Assessment::with_verdict(Verdict::Behind) };
        let answers = [of(Verdict::Behind, 3), of(Verdict::OnPace, -2), of(Verdict::Met, 5), no_plan];
        let standing = Standing::of(Rank::Months, answers.iter());
        // 3, 0 for the one ahead, 0 for the one met, 0 for the one without a plan.
        assert_eq!((standing.rated, standing.lagging, standing.mean_shortfall), (4, 2, Some(ratio(3, 4))));
    }

    #[test]
    fn whoever_lags_on_average_comes_before_whoever_lags_often() {
        let standing = |answers: &[Assessment]| Standing::of(Rank::Points, answers.iter());
        let deep = standing(&[answer(Verdict::Behind, 20, 50)]);
        let often = standing(&[answer(Verdict::Behind, 40, 50), answer(Verdict::Behind, 40, 50)]);
        let none = standing(&[answer(Verdict::OnPace, 60, 50)]);
        assert!(deep < often && often < none && deep != often);
        assert_eq!(deep, standing(&[answer(Verdict::FarBehind, 20, 50)]), "the same shortfall, as often");
        assert_eq!((deep.is_behind(), often.is_behind(), none.is_behind()), (true, true, false));
        let lagging_only = standing(&[Assessment::with_verdict(Verdict::Missed)]);
        assert!(lagging_only.is_behind());
        let short_only = standing(&[answer(Verdict::OnPace, 49, 50)]);
        assert!(short_only.is_behind() && short_only.lagging == 0);
    }
}
