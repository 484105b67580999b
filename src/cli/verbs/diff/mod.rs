//! `onpace diff`: what is different between two reports.
//!
//! In: two months or report folders. Out: their differences, on stdout. Must not write anything.

mod sides;
mod text;
mod verb;

pub(in crate::cli) use verb::{Args, run};
