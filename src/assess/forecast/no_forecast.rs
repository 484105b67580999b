//! The reasons for having no forecast.

/// Why there is no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoForecast {
    NoTarget,
    /// The target states no due date.
    NoDue,
    PastDue,
    NotStarted,
    /// The indicator is a yes or no.
    YesNo,
    /// No value at as-of.
    NoData,
    /// Fewer than [`LEAST_POINTS`](super::LEAST_POINTS) months in all, or since the last declared change.
    TooFew {
        have: usize,
    },
    /// Enough months, but too few of them since the last missing one.
    Holes {
        since_last: usize,
    },
    /// All months are equal.
    Constant,
    /// Due is further ahead than the history is long, and more than a year ahead.
    TooFar {
        ahead: usize,
        have: usize,
    },
    /// The target's plan is seasonal, but less than two years of history show no season.
    SeasonUnknown,
    /// One value a year, which holds until the next.
    Yearly,
    /// The feed reports by quarters or years.
    NotMonthly,
    /// A share of two totals that grow through the year.
    RatioOfTotals,
    /// No model fits.
    NoModel,
}

impl NoForecast {
    /// The machine name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoTarget => "no_target",
            Self::NoDue => "no_due",
            Self::PastDue => "past_due",
            Self::NotStarted => "not_started",
            Self::YesNo => "yes_no",
            Self::NoData => "no_data",
            Self::TooFew { .. } => "too_few",
            Self::Holes { .. } => "holes",
            Self::Constant => "constant",
            Self::TooFar { .. } => "too_far",
            Self::SeasonUnknown => "season_unknown",
            Self::Yearly => "yearly",
            Self::NotMonthly => "not_monthly",
            Self::RatioOfTotals => "ratio_of_totals",
            Self::NoModel => "no_model",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_a_name_for_machines() {
        let names = [NoForecast::NoTarget, NoForecast::TooFew { have: 3 }, NoForecast::NoModel].map(NoForecast::as_str);
        assert_eq!(names, ["no_target", "too_few", "no_model"]);
    }
}
