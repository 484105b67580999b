//! `onpace backtest`: past forecasts against what came.
//!
//! In: a project. Out: errors and coverage of its forecasts, on stdout. Must not write anything.

mod text;
mod verb;

pub(in crate::cli) use verb::{Args, run};
