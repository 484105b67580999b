//! `onpace list`: what a catalog holds.
//!
//! In: a project's catalog. Out: its feeds, indicators, targets and regions, on stdout. Must not read a feed.

mod lines;
mod text;
mod verb;

pub(in crate::cli) use verb::{Args, run};
