//! What every judging method does, and what it may look at.

use super::trend::Trend;
use crate::assess::rating::{Rated, Unrated};
use crate::catalog::Bands;
use crate::measure::{Direction, Exact};

/// A value on its way to a target.
#[derive(Debug, Clone, Copy)]
pub(in crate::assess) struct Course<'a> {
    pub plan: &'a PlanProgress<'a>,
    /// None where no earlier values are known, as for a count of regions.
    pub trend: Option<&'a Trend>,
    /// The good direction.
    pub toward: Direction,
    /// Whether the value satisfies the target.
    pub satisfied: bool,
}

/// Progress beside what the plan asks for by now.
#[derive(Debug, Clone)]
pub(in crate::assess) struct PlanProgress<'a> {
    pub bands: &'a Bands,
    pub progress: Option<Exact>,
    pub elapsed: Exact,
    pub pace: Option<Exact>,
    /// Whether the gap to the plan counts: it does not print as 0 and, of whole things, is at least one.
    pub short: bool,
}

/// A method of rating. Pure.
pub(in crate::assess) trait Strategy: Sync {
    /// The rating of a value on its way. Its verdict is the one for a target that is neither met nor past due.
    ///
    /// # Errors
    /// Why the method has no rating.
    fn rate(&self, course: &Course) -> Result<Rated, Unrated>;

    /// The rating of an indicator without a target, from its trend if it has a value.
    ///
    /// # Errors
    /// Why the method has no rating.
    fn rate_without_target(&self, trend: Option<&Trend>, toward: Direction) -> Result<Rated, Unrated>;

    /// Whether the verdict rests on progress beside the plan.
    fn judges_by_plan(&self) -> bool;

    /// Whether the rating needs earlier values.
    fn looks_back(&self) -> bool;
}
