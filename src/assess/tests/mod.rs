//! Pace, verdicts and roll-ups: the worked examples, every verdict's branch, and laws that hold for any input.

mod boards;
pub(crate) mod build;
mod changes;
mod destatis;
mod edges;
mod examples;
pub(in crate::assess) mod forecasts;
mod laws;
mod plans;
mod references;
mod rollups;
mod signals;
mod statcan;
pub(in crate::assess) mod statistics;
mod undefined;
mod verdicts;
