//! The office's own text with live numbers: `{{tobacco_acreage.gap}}`.
//!
//! In: what stands between the braces, the catalog, a resolved report. Out: the text that goes there, and which row it is of. Must not
//! know: files, Word.

mod fill;
mod placeholder;

pub use fill::fill;
pub use placeholder::{Place, placeholder};
