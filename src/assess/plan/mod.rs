//! Plans: the path from a baseline to a target, and what it asks for at each moment.
//!
//! - In: a target's plan from the catalog, its timeline, baseline and threshold; for a seasonal plan last year's amounts.
//! - Out: a path and its [`PlanShape`](super::plan_shape::PlanShape).
//! - Must not know: the value that is judged, verdicts, methods of rating.

mod baseline;
mod build;
mod trajectory;

pub(super) use baseline::BaselineValue;
pub use build::UNEVEN_POINTS;
pub(super) use build::{Resolved, TrajectoryBuilder, remainder_by_season};
