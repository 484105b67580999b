//! The threshold that a value is judged against, and the value's gap to it.

use crate::catalog::{Indicator, Target, TargetKind};
use crate::measure::exact::whole;
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};

/// A target compared with one value. Amounts are in the indicator's unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Threshold {
    /// The value to reach or keep: the target or, of `within`, the edge that matters.
    pub edge: Exact,
    /// The good direction, seen from the edge.
    pub toward: Direction,
    /// Negative is short; zero inside the edges of `within`.
    pub gap: Exact,
    /// Whether the value is no worse than the edge, within the tolerance of a target that has to hold.
    pub satisfied: bool,
}

impl Threshold {
    /// The threshold for `value`. Of two edges the violated one counts, else the nearer.
    pub fn of(target: &Target, indicator: &Indicator, value: &Exact) -> Self {
        let holds = target.holds();
        let slack = |edge: &Exact| {
            if holds { target.tolerance.amount(edge, indicator.unit) } else { Exact::zero() }
        };
        match target.kind {
            TargetKind::Within => Self::within(&target.value, target.upper.as_ref(), value, slack),
            TargetKind::Zero => Self::one(Exact::zero(), Direction::Lower, value, &slack(&Exact::zero())),
            TargetKind::Keep | TargetKind::Reach | TargetKind::Done | TargetKind::All => {
                Self::one(target.value.clone(), indicator.better, value, &slack(&target.value))
            }
        }
    }

    fn one(edge: Exact, toward: Direction, value: &Exact, slack: &Exact) -> Self {
        let gap = toward.signed(value - &edge);
        let satisfied = !(&gap + slack).is_negative();
        Self { edge, toward, gap, satisfied }
    }

    fn within(lower: &Exact, upper: Option<&Exact>, value: &Exact, slack: impl Fn(&Exact) -> Exact) -> Self {
        let Some(upper) = upper else { return Self::one(lower.clone(), Direction::Higher, value, &slack(lower)) };
        let nearer_lower = value * whole(2) < lower + upper;
        let (edge, toward) = if nearer_lower { (lower, Direction::Higher) } else { (upper, Direction::Lower) };
        let threshold = Self::one(edge.clone(), toward, value, &slack(edge));
        // Inside the edges there is no gap.
        let gap = if threshold.gap.is_positive() { Exact::zero() } else { threshold.gap.clone() };
        Self { gap, ..threshold }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{case, n};
    use crate::catalog::{Kind, Tolerance};

    /// Edge, gap and whether the value satisfies the target.
    fn threshold(
        better: Direction,
        kind: TargetKind,
        target: &str,
        value: &str,
        change: impl FnOnce(&mut Target),
    ) -> (String, String, Direction, bool) {
        let case = case(Kind::Level, better).target(kind, target, "2020-01", "2020-12").with(change);
        let found = Threshold::of(case.target.as_ref().unwrap(), &case.indicator, &n(value));
        let text = |x: &Exact| crate::measure::exact::full(x);
        (text(&found.edge), text(&found.gap), found.toward, found.satisfied)
    }

    fn is(edge: &str, gap: &str, toward: Direction, satisfied: bool) -> (String, String, Direction, bool) {
        (edge.to_owned(), gap.to_owned(), toward, satisfied)
    }

    #[test]
    fn the_gap_is_negative_where_the_value_is_short() {
        use Direction::{Higher, Lower};
        for kind in [TargetKind::Reach, TargetKind::Done, TargetKind::All, TargetKind::Keep] {
            let of = |better, value| threshold(better, kind, "10", value, |_| {});
            assert_eq!(of(Higher, "9"), is("10", "-1", Higher, false), "{kind:?}");
            assert_eq!(of(Higher, "10"), is("10", "0", Higher, true));
            assert_eq!(of(Higher, "12"), is("10", "2", Higher, true));
            assert_eq!(of(Lower, "9"), is("10", "1", Lower, true));
            assert_eq!(of(Lower, "12"), is("10", "-2", Lower, false));
        }
    }

    #[test]
    fn zero_is_good_downwards_whatever_the_indicator_says() {
        let of = |value| threshold(Direction::Higher, TargetKind::Zero, "0", value, |_| {});
        assert_eq!(of("0"), is("0", "0", Direction::Lower, true));
        assert_eq!(of("1"), is("0", "-1", Direction::Lower, false));
    }

    #[test]
    fn the_tolerance_of_keep_is_a_share_of_the_target_and_counts_to_its_end() {
        let of = |better, target, value| {
            threshold(better, TargetKind::Keep, target, value, |t| {
                t.tolerance = Tolerance::Share(crate::measure::exact::ratio(1, 50));
            })
            .3
        };
        assert!(of(Direction::Higher, "50", "49") && !of(Direction::Higher, "50", "48.99"));
        assert!(of(Direction::Lower, "50", "51") && !of(Direction::Lower, "50", "51.01"));
        assert!(of(Direction::Higher, "-50", "-51") && !of(Direction::Higher, "-50", "-51.01"));
        let reach = |t: &mut Target| t.tolerance = Tolerance::Share(crate::measure::exact::ratio(1, 50));
        assert!(
            !threshold(Direction::Higher, TargetKind::Reach, "50", "49", reach).3,
            "what is reached is judged without"
        );
    }

    #[test]
    fn between_two_edges_without_a_due_date_the_tolerance_counts_beyond_both() {
        let of = |value, due: bool| {
            threshold(Direction::Higher, TargetKind::Within, "95", value, |t| {
                t.upper = Some(n("105"));
                t.tolerance = Tolerance::Share(crate::measure::exact::ratio(1, 50));
                t.due = t.due.filter(|_| due);
            })
        };
        assert_eq!(of("93.1", false), is("95", "-1.9", Direction::Higher, true));
        assert_eq!(of("107.1", false), is("105", "-2.1", Direction::Lower, true));
        assert!(!of("93", false).3 && !of("107.2", false).3);
        assert!(!of("93.1", true).3, "by its due date it is reached");
    }

    #[test]
    fn between_two_edges_the_violated_one_counts_and_else_the_nearer() {
        use Direction::{Higher, Lower};
        let of = |value| threshold(Higher, TargetKind::Within, "95", value, |t| t.upper = Some(n("105")));
        assert_eq!(of("94"), is("95", "-1", Higher, false));
        assert_eq!(of("95"), is("95", "0", Higher, true));
        assert_eq!(of("99"), is("95", "0", Higher, true));
        assert_eq!(of("100"), is("105", "0", Lower, true), "in the middle the upper edge counts");
        assert_eq!(of("101"), is("105", "0", Lower, true));
        assert_eq!(of("105"), is("105", "0", Lower, true));
        assert_eq!(of("107"), is("105", "-2", Lower, false));
        let open = |value| threshold(Lower, TargetKind::Within, "95", value, |_| {});
        assert_eq!(open("96"), is("95", "1", Higher, true), "without an upper edge more is better");
    }
}
