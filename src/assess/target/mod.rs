//! One value judged against one target.
//!
//! - In: [`Observations`](super::observations::Observations) and a target.
//! - Out: an [`Assessment`](super::assessment::Assessment).
//! - Must not know: other regions, other targets, and what several months in a row add to a verdict.

mod catching_up;
mod ceiling;
mod certainty;
mod judge;
mod keep;
mod progress;
mod relative;
mod slipping;

pub(super) use judge::{is_within_tolerance, judge_target};
pub(super) use relative::judge_relative;
