//! What is done of a target, what is still required, and where the recent rate leads.

use crate::assess::assessment::{Assessment, ProjectedBy};
use crate::measure::exact::divide;
use crate::measure::{Direction, Exact};
use num_traits::Signed;

/// Completion: A ÷ T, where more is better.
pub(super) fn complete(answer: &mut Assessment, value: &Exact, toward: Direction) {
    let target = answer.target.as_ref().filter(|t| toward == Direction::Higher && t.is_positive());
    answer.completion = target.and_then(|t| divide(value, t));
}

/// The value at due if the recent rate goes on.
pub(super) fn project(answer: &mut Assessment, value: &Exact) {
    let still = answer.recent.as_ref().zip(answer.left.as_ref());
    let projected = still.map(|(recent, left)| value + recent * left);
    answer.project(projected, ProjectedBy::RecentRate);
}

/// The required and the projected change, for a target that has to hold at due.
pub(super) fn catch_up(answer: &mut Assessment, value: &Exact) {
    let short = answer.gap_to_target.as_ref().is_some_and(Signed::is_negative);
    let left = answer.left.as_ref().filter(|left| short && left.is_positive());
    answer.required = left.zip(answer.target.as_ref()).map(|(left, edge)| (edge - value) / left);
    project(answer, value);
}
