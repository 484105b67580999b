//! Which parts of a region make up its gap.

use super::model::Assessment;
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};

/// One part of a region: what is known of it at as-of.
#[derive(Debug, Clone)]
pub struct PartOf<R> {
    pub region: R,
    pub value: Option<Exact>,
    /// The change on the period before.
    pub change: Option<Exact>,
    /// Its gap to a target of its own, of the same promise as the whole's.
    pub own_gap: Option<Exact>,
    /// What a ratio divides by there.
    pub over: Option<Exact>,
}

/// How a whole is made of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Makeup {
    /// Its value is the sum of theirs.
    Sum,
    /// A ratio or a mean.
    Other,
    /// It counts those that have what each must have.
    Members,
}

/// By which right a part is said to have a share of the gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Each part has a target of its own; what they do not explain is the rest.
    OwnTargets,
    /// Each part must have it: its own gap, in the indicator's unit.
    Members,
    /// A pooled ratio: a part's share is how far its own ratio is from what is asked of the whole, by its weight.
    Weights,
    /// Nothing at all is asked for, so that what a part has is what is too much.
    Amounts,
    /// The document does not say who owes how much: values and changes only.
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

/// The parts in order: the largest shortfall first, or, where the gap is not split, the worst change first; parts without a
/// value last. With `OwnTargets` and `Weights` the gaps and the rest come to the whole's gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Breakdown<R> {
    pub basis: Basis,
    pub shares: Vec<Share<R>>,
    /// What the parts leave over of the whole's gap; None where that is nothing or is not known.
    pub rest: Option<Exact>,
}

/// Breaks a gap down into its parts'. None where nothing is known of any part.
#[must_use]
pub fn break_down<R: Ord + Copy>(
    whole: &Assessment,
    better: Direction,
    makeup: Makeup,
    parts: &[PartOf<R>],
) -> Option<Breakdown<R>> {
    if parts.iter().all(|p| p.value.is_none()) {
        return None;
    }
    let asked = whole.expected.as_ref().or(whole.target.as_ref());
    let gap = whole.gap.as_ref().or(whole.gap_to_target.as_ref());
    let basis = basis(makeup, asked, parts);
    let all: Exact = parts.iter().filter_map(|p| p.over.clone()).sum();
    let share = |part: &PartOf<R>| match (basis, &part.value, asked) {
        (Basis::OwnTargets | Basis::Members, ..) => part.own_gap.clone(),
        (Basis::Weights, Some(value), Some(asked)) => Some(better.signed(value - asked) * part.over.as_ref()? / &all),
        // Where a ratio is undefined, it weighs nothing.
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

fn basis<R>(makeup: Makeup, asked: Option<&Exact>, parts: &[PartOf<R>]) -> Basis {
    let weighed = parts.iter().filter_map(|p| p.over.as_ref()).any(Signed::is_positive);
    let undefined_only = |p: &PartOf<R>| p.value.is_some() || p.over.as_ref().is_some_and(Zero::is_zero);
    let sums_up = makeup == Makeup::Sum;
    if makeup == Makeup::Members {
        Basis::Members
    } else if sums_up && parts.iter().all(|p| p.own_gap.is_some()) {
        Basis::OwnTargets
    } else if weighed && asked.is_some() && parts.iter().all(|p| p.over.is_some() && undefined_only(p)) {
        Basis::Weights
    } else if sums_up && asked.is_some_and(Zero::is_zero) && parts.iter().all(|p| p.value.is_some()) {
        Basis::Amounts
    } else {
        Basis::Unsplit
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Verdict;
    use super::*;
    use crate::measure::exact::{ratio, whole};

    fn part(region: u8, value: Option<Exact>, over: Option<i64>) -> PartOf<u8> {
        PartOf { region, value, change: None, own_gap: None, over: over.map(whole) }
    }

    fn short(value: i64, expected: i64) -> Assessment {
        let (value, expected) = (whole(value), whole(expected));
        let gap = Some(&value - &expected);
        Assessment { value: Some(value), expected: Some(expected), gap, ..Assessment::bare(Verdict::Behind) }
    }

    #[test]
    fn shares_of_a_pooled_ratio_come_to_its_gap() {
        // 5 of 10 and 950 of 1000 make 955 of 1010 (94.55 %); asked are 96 %.
        let value = ratio(95_500, 1010);
        let gap = Some(&value - whole(96));
        let pooled =
            Assessment { value: Some(value), expected: Some(whole(96)), gap, ..Assessment::bare(Verdict::Behind) };
        let parts =
            vec![part(1, Some(whole(95)), Some(1000)), part(2, Some(whole(50)), Some(10)), part(3, None, Some(0))];
        let found = break_down(&pooled, Direction::Higher, Makeup::Other, &parts).unwrap();
        assert_eq!((found.basis, found.rest), (Basis::Weights, None));
        let gaps: Vec<_> = found.shares.iter().map(|s| (s.region, s.gap.clone().unwrap())).collect();
        assert_eq!(gaps, [(1, ratio(-1000, 1010)), (2, ratio(-460, 1010)), (3, whole(0))]);
    }

    #[test]
    fn own_targets_leave_a_rest_where_the_whole_asks_for_more() {
        let mut parts = vec![part(1, Some(whole(40)), None), part(2, Some(whole(30)), None)];
        (parts[0].own_gap, parts[1].own_gap) = (Some(whole(10)), Some(whole(-20)));
        let found = break_down(&short(70, 90), Direction::Higher, Makeup::Sum, &parts).unwrap();
        assert_eq!(found.shares.iter().map(|s| s.region).collect::<Vec<_>>(), [2, 1]);
        assert_eq!((found.basis, found.rest), (Basis::OwnTargets, Some(whole(-10))));
    }

    #[test]
    fn where_nothing_is_allowed_the_amounts_are_the_gap() {
        let whole_gap = Assessment { gap: Some(whole(-5)), ..short(5, 0) };
        let parts = vec![part(1, Some(whole(0)), None), part(2, Some(whole(5)), None)];
        let found = break_down(&whole_gap, Direction::Lower, Makeup::Sum, &parts).unwrap();
        assert_eq!(found.shares[0].gap, Some(whole(-5)));
        assert_eq!((found.basis, found.rest), (Basis::Amounts, None));
    }

    #[test]
    fn an_amount_that_nobody_split_is_not_split_here() {
        let mut parts = vec![part(1, Some(whole(40)), None), part(2, Some(whole(30)), None), part(3, None, None)];
        (parts[0].change, parts[1].change) = (Some(whole(5)), Some(whole(1)));
        let found = break_down(&short(70, 90), Direction::Higher, Makeup::Sum, &parts).unwrap();
        assert_eq!(found.basis, Basis::Unsplit);
        assert_eq!(found.shares.iter().map(|s| s.region).collect::<Vec<_>>(), [2, 1, 3]);
        assert!(found.shares.iter().all(|s| s.gap.is_none()) && found.rest.is_none());
        assert_eq!(break_down(&short(70, 90), Direction::Higher, Makeup::Sum, &[part(1, None, None)]), None);
    }
}
