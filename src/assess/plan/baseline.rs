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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, flow, level, month, n};

    fn baseline(case: &Case) -> Option<(Exact, Option<Month>)> {
        let target = case.target.as_ref().unwrap();
        case.ask("2020-06", |q| BaselineValue::of(&Observations::of(q), target)).map(|b| (b.value, b.observed_in))
    }

    #[test]
    fn a_state_starts_from_the_stated_or_the_first_observed_value_since_from() {
        let case = level().reach("9", "2020-02", "2020-12").at("2020-01", "1").at("2020-04", "3").at("2020-05", "4");
        assert_eq!(baseline(&case), Some((n("3"), Some(month("2020-04")))));
        assert_eq!(baseline(&case.clone().baseline("7")), Some((n("7"), None)));
        assert_eq!(baseline(&level().reach("9", "2020-02", "2020-12").at("2020-01", "1")), None);
    }

    #[test]
    fn amounts_that_add_up_all_of_a_total_and_a_yes_or_no_start_from_nothing() {
        let nothing = Some((n("0"), None));
        assert_eq!(baseline(&flow().reach("9", "2020-02", "2020-12").at("2020-04", "3")), nothing);
        let all = level().target(TargetKind::All, "9", "2020-02", "2020-12").at("2020-04", "3");
        assert_eq!((baseline(&all), baseline(&all.clone().baseline("7"))), (nothing.clone(), nothing.clone()));
        let done = level().target(TargetKind::Done, "1", "2020-02", "2020-12").at("2020-04", "1");
        assert_eq!(baseline(&done), nothing);
    }
}
