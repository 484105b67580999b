//! Special causes: what a process does not do by chance.
//!
//! The four rules of the NHS programme *Making Data Count* (NHS England): a point outside the limits, a run on one side of the mean,
//! a trend, and two of three points near one limit. Seven points make a run or a trend, as there.

use super::control_limits::Limits;
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month};
use std::collections::BTreeMap;

/// Points on one side of the mean, or strictly rising or falling, that are no chance.
const RUN: usize = 7;
/// Of three points this many beyond two thirds of the way to a limit.
const NEAR_LIMIT: usize = 2;

/// Why a point is no ordinary variation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
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

impl Cause {
    /// In the order in which they are told.
    pub const NAMES: [(&'static str, Self); 8] = [
        ("above_limit", Self::AboveLimit),
        ("below_limit", Self::BelowLimit),
        ("rising", Self::Rising),
        ("falling", Self::Falling),
        ("near_upper", Self::NearUpper),
        ("near_lower", Self::NearLower),
        ("run_above", Self::RunAbove),
        ("run_below", Self::RunBelow),
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, c)| *c == self).map_or("", |(n, _)| n)
    }

    /// Whether it speaks of more, not of less.
    #[must_use]
    pub fn is_upward(self) -> bool {
        matches!(self, Self::AboveLimit | Self::Rising | Self::NearUpper | Self::RunAbove)
    }
}

/// The causes of each flagged month of one stretch, sorted, months in order. Nothing is known of a missing month, so that it ends
/// every run.
#[must_use]
pub fn causes(values: &[(Month, Exact)], limits: &Limits, step: i32) -> BTreeMap<Month, Vec<Cause>> {
    let mut found: BTreeMap<Month, Vec<Cause>> = BTreeMap::new();
    for stretch in values.chunk_by(|a, b| b.0.since(a.0) == step) {
        let mut flag = |points: &[(Month, Exact)], cause: Cause| {
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

/// Runs: which two neighbours belong to one.
fn rules(limits: &Limits) -> [(Same<'_>, Cause); 4] {
    let above = |p: &Point| p.1 > limits.mean;
    let below = |p: &Point| p.1 < limits.mean;
    [
        (Box::new(|a, b| b.1 > a.1), Cause::Rising),
        (Box::new(|a, b| b.1 < a.1), Cause::Falling),
        (Box::new(move |a, b| above(a) && above(b)), Cause::RunAbove),
        (Box::new(move |a, b| below(a) && below(b)), Cause::RunBelow),
    ]
}

fn outside(stretch: &[Point], limits: &Limits, flag: &mut impl FnMut(&[Point], Cause)) {
    for point in stretch {
        if point.1 > limits.upper {
            flag(std::slice::from_ref(point), Cause::AboveLimit);
        } else if point.1 < limits.lower {
            flag(std::slice::from_ref(point), Cause::BelowLimit);
        }
    }
}

fn near_a_limit(stretch: &[Point], limits: &Limits, flag: &mut impl FnMut(&[Point], Cause)) {
    let way = (&limits.upper - &limits.mean) * ratio(2, 3);
    for (cause, sign) in [(Cause::NearUpper, 1), (Cause::NearLower, -1)] {
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
