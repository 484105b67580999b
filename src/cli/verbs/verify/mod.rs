//! `onpace verify`: recomputes a report and compares.
//!
//! In: a report folder. Out: what does not match, on stdout. Must not write anything.

mod findings;
mod project_of_report;
mod text;
mod verb;

pub(in crate::cli) use verb::{Args, run};
