//! How a plan runs from its baseline to its target, once it has been resolved.

/// The shape of the path that a target was judged by. It can differ from the plan in the catalog: a seasonal plan without last
/// year's months runs evenly, and a yes or no is always a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanShape {
    /// The same change in each unit of time.
    Even,
    /// The same step at the end of each year.
    YearEnds,
    /// Straight or, for a value of the year, stepwise from one stated value to the next.
    Milestones,
    /// Each month's share as it was a year before.
    Season,
    /// Nothing before due, everything then.
    Step,
}

impl PlanShape {
    /// Whether an even or stated pace stands behind what the plan asks for, so that the value can be ahead of it or behind.
    #[must_use]
    pub const fn has_pace(self) -> bool {
        match self {
            Self::Even | Self::YearEnds | Self::Milestones | Self::Season => true,
            Self::Step => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_step_has_no_pace() {
        let all = [PlanShape::Even, PlanShape::YearEnds, PlanShape::Milestones, PlanShape::Season, PlanShape::Step];
        assert_eq!(all.map(PlanShape::has_pace), [true, true, true, true, false]);
    }
}
