//! The reference: everything that a catalog may say and that the program answers with, as Markdown in one language or in all.
//!
//! In: the vocabulary of the catalog, units, verdicts, flags, forms, and the texts of `diag/words/reference/`. Out: Markdown, whole or of what
//! was asked for. Must not know: any project, nor how the command line prints.

mod columns;
mod keys;
mod markdown;
mod outputs;
mod page;
mod section;
mod units;

pub use page::Reference;
pub use section::{Cell, Row, Section, Text};
