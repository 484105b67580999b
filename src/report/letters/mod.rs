//! Drafts of letters to the units that answer for gaps or owe reports.
//!
//! In: the report's lines and its chase list. Out: [`LettersPart`], each letter a document. Must not know: forms, files.
//!
//! A program commands nobody. A letter is a draft with room for number, signatures and answer; what is not beyond doubt is asked
//! (情况核实函), not held against anybody (督办通知单). `decide` has these rules by themselves; `collect` applies them; `draft` words the
//! letters.

mod collect;
mod decide;
mod draft;

pub(crate) use collect::letters;
pub use decide::{Answered, Decision, Doubt, Facts, Silence, decide};
