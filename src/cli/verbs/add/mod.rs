//! `onpace add`: files more for a project.
//!
//! In: files that came. Out: copies of them in the project, each under its feed's name, rows of `received.csv`; for what fits no feed, one more.
//! Must not overwrite a file that came before.

mod received;
mod standing;
mod verb;

pub(in crate::cli) use verb::{Args, run};
