//! `onpace check`: catalog and feeds.
//!
//! In: a project. Out: findings and the account of rows, on stdout. Must not write anything.

mod findings;
mod text;
mod tracked;
mod verb;

pub(in crate::cli) use verb::{Args, run};
