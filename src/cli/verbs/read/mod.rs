//! `onpace read`: one file by itself.
//!
//! In: a file, and a project where there is one. Out: the file's table on stdout, the decisions on stderr. Must not report on it.

mod decisions;
mod fitting_feed;
mod table;
mod verb;

pub(in crate::cli) use verb::{Args, run};
