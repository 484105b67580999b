//! Whether a target will be reached in time if its recent pace goes on.

use super::assessment::Assessment;
use super::plan_shape::PlanShape;
use crate::catalog::Verdict;
use crate::measure::exact::whole;
use crate::measure::{Direction, named};
use num_traits::Signed;
use serde::Serialize;

/// A projected shortfall of no more than this part of what is still missing puts a target at risk; a larger one makes it unlikely.
const RISK: i64 = 10;

/// What the recent pace comes to at due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Prospect {
    /// The projected value satisfies the target.
    Likely,
    /// It falls short by a tenth of what is still missing at most.
    AtRisk,
    /// It falls short by more.
    Unlikely,
}

named!(Prospect { Likely = "likely", AtRisk = "at_risk", Unlikely = "unlikely" });

impl Assessment {
    /// Whether the target will be reached at due if the recent pace goes on; None where nothing is projected, no time is left, or the
    /// target is reached or broken for good.
    #[must_use]
    pub fn prospect(&self, better: Direction) -> Option<Prospect> {
        // What is done in one step has no pace.
        let settled =
            matches!(self.verdict, Verdict::Met | Verdict::Missed) || self.plan_shape == Some(PlanShape::Step);
        let (projected, bound) = (self.projected.as_ref()?, self.target.as_ref()?);
        self.left.as_ref().filter(|left| left.is_positive() && !settled)?;
        let ahead = self.toward(better).signed(projected - bound);
        if !ahead.is_negative() {
            return Some(Prospect::Likely);
        }
        let missing = (bound - self.value.as_ref()?).abs();
        Some(if ahead.abs() * whole(RISK) <= missing { Prospect::AtRisk } else { Prospect::Unlikely })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_shortfall_is_a_risk_and_a_large_one_more_than_that() {
        let of = |projected: i64| Assessment {
            value: Some(whole(20)),
            target: Some(whole(120)),
            left: Some(whole(4)),
            projected: Some(whole(projected)),
            ..Assessment::with_verdict(Verdict::Behind)
        };
        let said = |projected| of(projected).prospect(Direction::Higher);
        assert_eq!(said(120), Some(Prospect::Likely));
        assert_eq!((said(110), said(109)), (Some(Prospect::AtRisk), Some(Prospect::Unlikely)));
        assert_eq!(Assessment { left: Some(whole(0)), ..of(120) }.prospect(Direction::Higher), None);
        assert_eq!(Assessment { verdict: Verdict::Missed, ..of(120) }.prospect(Direction::Higher), None);
    }
}
