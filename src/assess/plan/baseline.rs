//! The baseline: the value that a plan starts from.

use crate::assess::observations::Observations;
use crate::catalog::{Baseline, Target, TargetKind};
use crate::measure::{Exact, Month};
use num_traits::Zero;

/// Where a plan starts.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::assess) struct BaselineValue {
    pub value: Exact,
    /// The month of a baseline that is an observed value; None where it is stated, or nothing.
    pub observed_in: Option<Month>,
}

impl BaselineValue {
    /// The baseline of a target: nothing for amounts that add up, for a yes or no and for `all`; else the stated value or the
    /// first observed one. None where that has not been observed yet.
    pub fn of(observations: &Observations, target: &Target) -> Option<Self> {
        let nothing = Self { value: Exact::zero(), observed_in: None };
        match (&target.baseline, target.kind) {
            // The progress of `all` is value ÷ target.
            (_, TargetKind::All) | (Baseline::First, TargetKind::Done) => Some(nothing),
            (Baseline::Stated(value), _) => Some(Self { value: value.clone(), observed_in: None }),
            (Baseline::First, _) if observations.q.indicator.adds_up() => Some(nothing),
            (Baseline::First, _) => {
                let from = target.from.month();
                let (month, value) = observations.observed().find(|(month, _)| *month >= from)?;
                Some(Self { value: value.clone(), observed_in: Some(month) })
            }
        }
    }
}
