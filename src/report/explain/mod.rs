//! How a figure is worked out: formulas with their numbers, and what each method of judging says of it.
//!
//! In: one assessment with its target and the board's rules. Out: steps and words in both languages. Must not know: rows, sections.

mod bands;
mod methods_compared;
mod numbers;
mod steps;
mod words;

pub(crate) use bands::bands;
pub use methods_compared::{MethodText, methods_compared};
pub use steps::{Step, figures, steps};
pub use words::{basis_word, kind_word, month_word, provenance};
