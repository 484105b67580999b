//! The user's own Word document, opened as a template and checked, so that filling it cannot fail.
//!
//! In: the bytes of a `.docx` file. Out: its parts, and where paragraphs stand in them. Must not know reports: `docx` fills it.

mod check;
mod look;
mod spans;

pub(super) use check::{ANNEXES, CONTENT};
pub use check::{Template, TemplateError};
pub(super) use spans::Spans;
