//! `onpace letters`: drafts of letters to the units that answer for gaps or owe reports.
//!
//! In: a project. Out: a folder of Word documents, and on stdout whom they are to and what has none. Must not decide who is written to.

mod text;
mod verb;

pub(in crate::cli) use verb::{Args, run};
