//! `onpace init`: a project from the files that lie in a folder.
//!
//! In: a folder. Out: `onpace.toml`, `regions.csv`, `targets.csv`, `to-confirm.md` in it. Must not overwrite anything, nor ask without a
//! terminal.

mod ask;
mod text;
mod verb;

pub(in crate::cli) use verb::{Args, run};
