//! `onpace draft`: targets from policy documents, for a person to confirm.
//!
//! In: documents, and a project where there is one. Out: a CSV in the form of `targets.csv`, a Markdown for people. Must not decide.

mod accept;
mod verb;

pub(in crate::cli) use verb::{Args, run};
