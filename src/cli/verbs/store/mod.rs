//! `onpace store`: the store of files already read.
//!
//! In: a project. Out: what its store keeps, on stdout; with `prune`, a smaller store. Must not read feeds.

mod text;
mod verb;

pub(in crate::cli) use verb::{Args, run};
