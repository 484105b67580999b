//! `onpace explain`: how one figure came about.
//!
//! In: a project, an indicator, a region. Out: the explanation, on stdout. Must not work anything out again.

mod text;
mod verb;

pub(in crate::cli) use verb::{Args, run};
