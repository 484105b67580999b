//! Pace, verdicts and roll-ups: the worked examples, every verdict's branch, and laws that hold for any input.

mod boards;
pub(crate) mod build;
mod destatis;
mod edges;
mod examples;
mod forecasts;
mod laws;
mod plans;
mod rollups;
mod signals;
mod statcan;
mod statistics;
mod undefined;
mod verdicts;
