//! What an indicator is in a results framework: the columns of an indicator tracking table that say what is measured and how.

use crate::measure::named;

/// How an indicator is described to those who read a tracking table; each part is blank where the catalog does not state it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// Its number in the results framework: `1.2.1`. No two indicators have the same.
    pub code: String,
    pub definition: String,
    /// How its values are verified: the means of verification.
    pub verification: String,
    pub level: Option<ResultLevel>,
    /// What has to hold for the result to follow.
    pub assumption: String,
}

/// The level of a results framework that an indicator belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultLevel {
    Impact,
    Outcome,
    Output,
    Activity,
}

named!(ResultLevel { Impact = "impact", Outcome = "outcome", Output = "output", Activity = "activity" });
