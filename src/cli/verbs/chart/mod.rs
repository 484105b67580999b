//! `onpace chart`: one chart as a file.
//!
//! In: a project and what to draw. Out: a PNG or an SVG file. Must not know how a chart is drawn.

mod file;
mod verb;

pub(in crate::cli) use verb::{Args, run};
