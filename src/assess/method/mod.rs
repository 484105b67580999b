//! The methods that rate a value on its way to a target: one file each, behind one trait.
//!
//! - In: a [`Course`]: progress beside the plan, and for methods that look back the [`Trend`] of earlier values.
//! - Out: a [`Rated`](super::rating::Rated) rating, or why the method has none.
//! - Must not know: the other methods, and what holds whatever the method: a satisfied target is met, one past due and not
//!   satisfied is missed, and where nothing is owed yet nothing is rated. Targets that have to hold, and plans that ask for
//!   nothing before due, are never rated by a method.
//!
//! A new method is a file here, a line in `registry.rs`, and a name in `catalog::Method`.

mod destatis;
mod pace;
mod registry;
mod statcan;
mod strategy;
mod trend;

pub use registry::judges_by_plan;
pub(super) use registry::strategy;
pub(super) use strategy::{Course, PlanProgress};
pub(super) use trend::Trend;
