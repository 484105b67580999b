//! What was promised: targets, dated and sourced.
//!
//! Comes in: `targets.csv`, and what its rows refer to: regions and indicators. Goes out: [`Target`]. Must not know: any value.

mod amounts;
mod basis_advice;
mod kind;
mod lead_text;
mod plan_text;
mod reference;
mod reference_text;
mod replaced_targets;
mod single_unit;
mod split_targets;
mod target;
mod targets_csv;
mod terms;
mod terms_text;

pub use kind::TargetKind;
pub(super) use plan_text::plan_words;
pub use reference::{Reference, Whose};
pub use replaced_targets::{Changes, CutShort};
pub use target::{Baseline, Plan, Promise, Target};
pub use targets_csv::target_column;
pub(super) use targets_csv::{HEADINGS, basis_words, keep_words, kind_words, read_targets};
pub use terms::{Basis, Far, KeepMode, Tolerance};
