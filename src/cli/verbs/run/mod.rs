//! `onpace run`: the main job.
//!
//! In: the command line. Out: a report folder, a summary on stdout. Must not know how a report is made.

mod provenance;
mod summary;
mod unchanged;
mod verb;

pub(in crate::cli) use verb::{Args, run};
