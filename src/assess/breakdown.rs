//! Breaks a region's gap down into those of its parts.

use super::assessment::Assessment;
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};

/// One part of a region at as-of.
#[derive(Debug, Clone)]
pub struct Part<R> {
    pub region: R,
    pub value: Option<Exact>,
    /// The change on the period before.
    pub change: Option<Exact>,
    /// Its gap to a target of its own, of the same promise as the whole's.
    pub own_gap: Option<Exact>,
    /// The denominator of a ratio.
    pub denominator: Option<Exact>,
}

/// How a region's value follows from its parts'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Composition {
    /// It is their sum.
    Sum,
    /// A ratio or a mean.
    Other,
    /// It counts the parts that satisfy a target of each.
    Members,
}

/// What a part's share of the gap rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Each part has a target of its own; the gap that they do not explain is the rest.
    OwnTargets,
    /// Each part has to satisfy the target: its own gap, in the indicator's unit.
    Members,
    /// A pooled ratio: the distance of a part's ratio from the one asked of the whole, weighted by its denominator.
    Weights,
    /// The target is zero, so that a part's whole amount is its excess.
    Amounts,
    /// The target is not split among the parts: values and changes only.
    Unsplit,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Share<R> {
    pub region: R,
    pub value: Option<Exact>,
    pub change: Option<Exact>,
    /// Signed like the whole's gap: negative is short.
    pub gap: Option<Exact>,
}

/// A gap broken down. With `OwnTargets`, `Weights` and `Amounts` the parts' gaps and the rest add up to the whole's gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown<R> {
    pub basis: Basis,
    /// The largest shortfall first or, where the gap is not split, the worst change first; parts without one last.
    pub shares: Vec<Share<R>>,
    /// The gap that the parts leave unexplained; None where that is zero or unknown.
    pub rest: Option<Exact>,
}

/// Breaks the gap of `whole` down. None where no part has a value.
#[must_use]
pub fn break_down<R: Ord + Copy>(
    whole: &Assessment,
    better: Direction,
    composition: Composition,
    parts: &[Part<R>],
) -> Option<Breakdown<R>> {
    if parts.iter().all(|p| p.value.is_none()) {
        return None;
    }
    let asked = whole.expected.as_ref().or(whole.target.as_ref());
    let gap = whole.gap.as_ref().or(whole.gap_to_target.as_ref());
    let basis = basis(composition, asked, parts);
    let all: Exact = parts.iter().filter_map(|p| p.denominator.clone()).sum();
    let share = |part: &Part<R>| match (basis, &part.value, asked) {
        (Basis::OwnTargets | Basis::Members, ..) => part.own_gap.clone(),
        (Basis::Weights, Some(value), Some(asked)) => {
            Some(better.signed(value - asked) * part.denominator.as_ref()? / &all)
        }
        // A ratio over zero weighs nothing.
        (Basis::Weights, None, _) => Some(Exact::zero()),
        (Basis::Amounts, Some(value), _) => Some(better.signed(value.clone())),
        _ => None,
    };
    let mut shares: Vec<Share<R>> = parts
        .iter()
        .map(|p| Share { region: p.region, value: p.value.clone(), change: p.change.clone(), gap: share(p) })
        .collect();
    let order = |s: &Share<R>| match basis {
        Basis::Unsplit => s.change.clone().map(|c| better.signed(c)),
        _ => s.gap.clone(),
    };
    shares.sort_by_cached_key(|s| (order(s).is_none(), order(s), s.region));
    let explained: Exact = shares.iter().filter_map(|s| s.gap.clone()).sum();
    let known = !matches!(basis, Basis::Unsplit | Basis::Members) && shares.iter().all(|s| s.gap.is_some());
    let rest = gap.filter(|_| known).map(|gap| gap - explained).filter(|rest| !rest.is_zero());
    Some(Breakdown { basis, shares, rest })
}

fn basis<R>(composition: Composition, asked: Option<&Exact>, parts: &[Part<R>]) -> Basis {
    let weighed = parts.iter().filter_map(|p| p.denominator.as_ref()).any(Signed::is_positive);
    let undefined_only = |p: &Part<R>| p.value.is_some() || p.denominator.as_ref().is_some_and(Zero::is_zero);
    let sums_up = composition == Composition::Sum;
    if composition == Composition::Members {
        Basis::Members
    } else if sums_up && parts.iter().all(|p| p.own_gap.is_some()) {
        Basis::OwnTargets
    } else if weighed && asked.is_some() && parts.iter().all(|p| p.denominator.is_some() && undefined_only(p)) {
        Basis::Weights
    } else if sums_up && asked.is_some_and(Zero::is_zero) && parts.iter().all(|p| p.value.is_some()) {
        Basis::Amounts
    } else {
        Basis::Unsplit
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Verdict;
    use crate::measure::exact::{ratio, whole};

    fn part(region: u8, value: Option<Exact>, denominator: Option<i64>) -> Part<u8> {
        Part { region, value, change: None, own_gap: None, denominator: denominator.map(whole) }
    }

    fn short(value: i64, expected: i64) -> Assessment {
        let (value, expected) = (whole(value), whole(expected));
        let gap = Some(&value - &expected);
        Assessment { value: Some(value), expected: Some(expected), gap, ..Assessment::with_verdict(Verdict::Behind) }
    }

    #[test]
    fn shares_of_a_pooled_ratio_come_to_its_gap() {
        // 5 of 10 and 950 of 1000 make 955 of 1010 (94.55 %); asked are 96 %.
        let value = ratio(95_500, 1010);
        let gap = Some(&value - whole(96));
        let pooled = Assessment {
            value: Some(value),
            expected: Some(whole(96)),
            gap,
            ..Assessment::with_verdict(Verdict::Behind)
        };
        let parts =
            vec![part(1, Some(whole(95)), Some(1000)), part(2, Some(whole(50)), Some(10)), part(3, None, Some(0))];
        let found = break_down(&pooled, Direction::Higher, Composition::Other, &parts).unwrap();
        assert_eq!((found.basis, found.rest), (Basis::Weights, None));
        let gaps: Vec<_> = found.shares.iter().map(|s| (s.region, s.gap.clone().unwrap())).collect();
        assert_eq!(gaps, [(1, ratio(-1000, 1010)), (2, ratio(-460, 1010)), (3, whole(0))]);
    }

    #[test]
    fn own_targets_leave_a_rest_where_the_whole_asks_for_more() {
        let mut parts = vec![part(1, Some(whole(40)), None), part(2, Some(whole(30)), None)];
        (parts[0].own_gap, parts[1].own_gap) = (Some(whole(10)), Some(whole(-20)));
        let found = break_down(&short(70, 90), Direction::Higher, Composition::Sum, &parts).unwrap();
        assert_eq!(found.shares.iter().map(|s| s.region).collect::<Vec<_>>(), [2, 1]);
        assert_eq!((found.basis, found.rest), (Basis::OwnTargets, Some(whole(-10))));
    }

    #[test]
    fn where_nothing_is_allowed_the_amounts_are_the_gap() {
        let whole_gap = Assessment { gap: Some(whole(-5)), ..short(5, 0) };
        let parts = vec![part(1, Some(whole(0)), None), part(2, Some(whole(5)), None)];
        let found = break_down(&whole_gap, Direction::Lower, Composition::Sum, &parts).unwrap();
        assert_eq!(found.shares[0].gap, Some(whole(-5)));
        assert_eq!((found.basis, found.rest), (Basis::Amounts, None));
    }

    #[test]
    fn an_amount_that_nobody_split_is_not_split_here() {
        let mut parts = vec![part(1, Some(whole(40)), None), part(2, Some(whole(30)), None), part(3, None, None)];
        (parts[0].change, parts[1].change) = (Some(whole(5)), Some(whole(1)));
        let found = break_down(&short(70, 90), Direction::Higher, Composition::Sum, &parts).unwrap();
        assert_eq!(found.basis, Basis::Unsplit);
        assert_eq!(found.shares.iter().map(|s| s.region).collect::<Vec<_>>(), [2, 1, 3]);
        assert!(found.shares.iter().all(|s| s.gap.is_none()) && found.rest.is_none());
        assert_eq!(break_down(&short(70, 90), Direction::Higher, Composition::Sum, &[part(1, None, None)]), None);
    }

    #[test]
    fn each_condition_of_a_basis_counts() {
        let basis = |composition, whole_gap: &Assessment, parts: &[Part<u8>]| {
            break_down(whole_gap, Direction::Higher, composition, parts).unwrap().basis
        };
        let weighed =
            |over: [Option<i64>; 2]| vec![part(1, Some(whole(40)), over[0]), part(2, Some(whole(30)), over[1])];
        let gap = short(70, 90);
        assert_eq!(basis(Composition::Other, &gap, &weighed([Some(1), Some(1)])), Basis::Weights);
        assert_eq!(basis(Composition::Other, &gap, &weighed([Some(1), None])), Basis::Unsplit);
        assert_eq!(basis(Composition::Other, &gap, &weighed([Some(0), Some(0)])), Basis::Unsplit);
        let nothing_asked = Assessment { expected: None, ..gap.clone() };
        assert_eq!(basis(Composition::Other, &nothing_asked, &weighed([Some(1), Some(1)])), Basis::Unsplit);
        let unknown = vec![part(1, Some(whole(40)), Some(1)), part(2, None, Some(3))];
        assert_eq!(basis(Composition::Other, &gap, &unknown), Basis::Unsplit, "a part with a denominator has no value");
        assert_eq!(basis(Composition::Members, &gap, &weighed([None, None])), Basis::Members);
        let zero = Assessment { expected: None, target: Some(whole(0)), ..gap };
        assert_eq!(basis(Composition::Sum, &zero, &weighed([None, None])), Basis::Amounts);
        assert_eq!(basis(Composition::Other, &zero, &weighed([None, None])), Basis::Unsplit);
        let one_unknown = vec![part(1, Some(whole(40)), None), part(2, None, None)];
        assert_eq!(basis(Composition::Sum, &zero, &one_unknown), Basis::Unsplit);
        let mut own = weighed([None, None]);
        own[0].own_gap = Some(whole(1));
        assert_eq!(basis(Composition::Sum, &zero, &own), Basis::Amounts, "not all parts have a target");
    }

    #[test]
    fn members_have_their_own_gaps_and_no_rest() {
        let mut parts =
            vec![part(1, Some(whole(40)), None), part(2, Some(whole(30)), None), part(3, Some(whole(1)), None)];
        (parts[0].own_gap, parts[1].own_gap) = (Some(whole(10)), Some(whole(-20)));
        let found = break_down(&short(1, 3), Direction::Higher, Composition::Members, &parts).unwrap();
        assert_eq!(found.shares.iter().map(|s| s.region).collect::<Vec<_>>(), [2, 1, 3], "without a gap last");
        assert_eq!(found.rest, None);
        parts[2].own_gap = Some(whole(0));
        let found = break_down(&short(1, 3), Direction::Higher, Composition::Members, &parts).unwrap();
        assert_eq!(found.rest, None, "the gap of a count is not made of its members' gaps");
    }

    #[test]
    fn without_a_gap_to_plan_the_gap_to_target_is_split() {
        let to_target = Assessment { gap: None, gap_to_target: Some(whole(-20)), ..short(70, 90) };
        let mut parts = vec![part(1, Some(whole(40)), None), part(2, Some(whole(30)), None)];
        (parts[0].own_gap, parts[1].own_gap) = (Some(whole(0)), Some(whole(-20)));
        let found = break_down(&to_target, Direction::Higher, Composition::Sum, &parts).unwrap();
        assert_eq!(found.rest, None, "nothing is left over");
    }
}
