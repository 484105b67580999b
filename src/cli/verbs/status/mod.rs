//! `onpace status`: the board in the terminal.
//!
//! In: a project. Out: every indicator with its verdict, on stdout. Must not write anything.

mod sparkline;
mod table;
mod verb;

pub(in crate::cli) use verb::{Args, run};
