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
    /// Whether the value is no worse than the edge, within the tolerance of `keep`.
    pub satisfied: bool,
}

impl Threshold {
    /// The threshold for `value`. Of two edges the violated one counts, else the nearer.
    pub fn of(target: &Target, indicator: &Indicator, value: &Exact) -> Self {
        match target.kind {
            TargetKind::Within => Self::within(&target.value, target.upper.as_ref(), value),
            TargetKind::Zero => Self::one(Exact::zero(), Direction::Lower, value, &Exact::zero()),
            TargetKind::Keep => {
                Self::one(target.value.clone(), indicator.better, value, &(target.value.abs() * &target.tolerance))
            }
            TargetKind::Reach | TargetKind::Done | TargetKind::All => {
                Self::one(target.value.clone(), indicator.better, value, &Exact::zero())
            }
        }
    }

    fn one(edge: Exact, toward: Direction, value: &Exact, slack: &Exact) -> Self {
        let gap = toward.signed(value - &edge);
        let satisfied = !(&gap + slack).is_negative();
        Self { edge, toward, gap, satisfied }
    }

    fn within(lower: &Exact, upper: Option<&Exact>, value: &Exact) -> Self {
        let none = Exact::zero();
        let Some(upper) = upper else { return Self::one(lower.clone(), Direction::Higher, value, &none) };
        let nearer_lower = value * whole(2) < lower + upper;
        let (edge, toward) = if nearer_lower { (lower, Direction::Higher) } else { (upper, Direction::Lower) };
        let threshold = Self::one(edge.clone(), toward, value, &none);
        if threshold.satisfied { Self { gap: none, ..threshold } } else { threshold }
    }
}
