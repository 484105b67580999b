//! A comment: how somebody explains a month's figure.

use super::regions::RegionId;
use crate::measure::Month;
use jiff::civil::Date;

/// The explanation of one indicator in one region for one month. It says nothing of any other month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Line in `comments.csv`.
    pub line: u64,
    pub indicator: String,
    pub region: RegionId,
    /// The month that is explained; of a longer period its last.
    pub month: Month,
    pub text: String,
    /// Who gave it; may be empty.
    pub by: String,
    /// The day on which it was given.
    pub on: Option<Date>,
}
