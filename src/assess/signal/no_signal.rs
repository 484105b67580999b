//! The reasons for having no control limits.

/// Why there are no limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoSignal {
    /// Fewer than [`LEAST_POINTS`](super::LEAST_POINTS) months with a value.
    TooFew { have: usize },
    /// Too few neighbouring months: too many are missing between them.
    Scattered,
    /// All values are equal.
    Constant,
    /// The value stays constant for long and then moves by one step.
    Stepwise,
    /// Most months would have a special cause, as with a season: the limits of one steady process do not fit.
    Unsteady,
    /// One value a year, which holds until the next.
    Yearly,
    /// A share of two totals that grow through the year.
    RatioOfTotals,
}

impl NoSignal {
    /// The machine name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too_few",
            Self::Scattered => "scattered",
            Self::Constant => "constant",
            Self::Stepwise => "stepwise",
            Self::Unsteady => "unsteady",
            Self::Yearly => "yearly",
            Self::RatioOfTotals => "ratio_of_totals",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_a_name_for_machines() {
        let names = [NoSignal::TooFew { have: 3 }, NoSignal::Constant, NoSignal::RatioOfTotals].map(NoSignal::as_str);
        assert_eq!(names, ["too_few", "constant", "ratio_of_totals"]);
    }
}
