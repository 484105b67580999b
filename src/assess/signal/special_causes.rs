//! Special causes: patterns that do not come from ordinary variation.
//!
//! The four rules of the NHS programme *Making Data Count* (NHS England): a point outside the limits, a run on one side of the mean,
//! a trend, and two of three points near one limit. Seven points make a run or a trend, as there.

use super::control_limits::ControlLimits;
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month};
use std::collections::BTreeMap;

/// This many points on one side of the mean, or strictly rising or falling, are no chance.
const RUN: usize = 7;
/// This many of three points beyond two thirds of the way to a limit are no chance.
const NEAR_LIMIT: usize = 2;

/// Why a point is not ordinary variation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpecialCause {
    AboveLimit,
    BelowLimit,
    /// One of at least seven strictly rising points.
    Rising,
    Falling,
    /// Beyond two thirds of the way to the upper limit, as are two of three points that all lie above the mean.
    NearUpper,
    NearLower,
    /// One of at least seven points above the mean.
    RunAbove,
    RunBelow,
}

impl SpecialCause {
    /// The machine name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AboveLimit => "above_limit",
            Self::BelowLimit => "below_limit",
            Self::Rising => "rising",
            Self::Falling => "falling",
            Self::NearUpper => "near_upper",
            Self::NearLower => "near_lower",
            Self::RunAbove => "run_above",
            Self::RunBelow => "run_below",
        }
    }

    /// Whether it points upward.
    #[must_use]
    pub const fn is_upward(self) -> bool {
        match self {
            Self::AboveLimit | Self::Rising | Self::NearUpper | Self::RunAbove => true,
            Self::BelowLimit | Self::Falling | Self::NearLower | Self::RunBelow => false,
        }
    }
}

/// The causes of each flagged month of one stretch, sorted, months in order. A missing month ends every run, since its value is
/// not known.
#[must_use]
pub fn special_causes(
    values: &[(Month, Exact)],
    limits: &ControlLimits,
    step: i32,
) -> BTreeMap<Month, Vec<SpecialCause>> {
    let mut found: BTreeMap<Month, Vec<SpecialCause>> = BTreeMap::new();
    for stretch in values.chunk_by(|a, b| b.0.since(a.0) == step) {
        let mut flag = |points: &[(Month, Exact)], cause: SpecialCause| {
            for (month, _) in points {
                let causes = found.entry(*month).or_default();
                if let Err(at) = causes.binary_search(&cause) {
                    causes.insert(at, cause);
                }
            }
        };
        outside(stretch, limits, &mut flag);
        near_a_limit(stretch, limits, &mut flag);
        for (same, cause) in rules(limits) {
            stretch.chunk_by(|a, b| same(a, b)).filter(|run| run.len() >= RUN).for_each(|run| flag(run, cause));
        }
    }
    found
}

type Point = (Month, Exact);
type Same<'a> = Box<dyn Fn(&Point, &Point) -> bool + 'a>;

/// The rules of runs: whether two neighbours belong to the same run.
fn rules(limits: &ControlLimits) -> [(Same<'_>, SpecialCause); 4] {
    let above = |p: &Point| p.1 > limits.mean;
    let below = |p: &Point| p.1 < limits.mean;
    [
        (Box::new(|a, b| b.1 > a.1), SpecialCause::Rising),
        (Box::new(|a, b| b.1 < a.1), SpecialCause::Falling),
        (Box::new(move |a, b| above(a) && above(b)), SpecialCause::RunAbove),
        (Box::new(move |a, b| below(a) && below(b)), SpecialCause::RunBelow),
    ]
}

fn outside(stretch: &[Point], limits: &ControlLimits, flag: &mut impl FnMut(&[Point], SpecialCause)) {
    for point in stretch {
        if point.1 > limits.upper {
            flag(std::slice::from_ref(point), SpecialCause::AboveLimit);
        } else if point.1 < limits.lower {
            flag(std::slice::from_ref(point), SpecialCause::BelowLimit);
        }
    }
}

fn near_a_limit(stretch: &[Point], limits: &ControlLimits, flag: &mut impl FnMut(&[Point], SpecialCause)) {
    let way = (&limits.upper - &limits.mean) * ratio(2, 3);
    for (cause, sign) in [(SpecialCause::NearUpper, 1), (SpecialCause::NearLower, -1)] {
        let out = |p: &Point| (&p.1 - &limits.mean) * whole(sign);
        for three in stretch.windows(3) {
            let one_side = three.iter().all(|p| out(p) > whole(0));
            let near = || three.iter().filter(|p| out(p) > way);
            if one_side && near().count() >= NEAR_LIMIT {
                near().for_each(|p| flag(std::slice::from_ref(p), cause));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_has_a_name_for_machines_and_points_one_way() {
        let told = [SpecialCause::AboveLimit, SpecialCause::Falling, SpecialCause::NearUpper, SpecialCause::RunBelow];
        let told = told.map(|cause| (cause.as_str(), cause.is_upward()));
        assert_eq!(told, [("above_limit", true), ("falling", false), ("near_upper", true), ("run_below", false)]);
    }
}
