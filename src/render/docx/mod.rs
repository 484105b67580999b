//! `briefing.docx`: the briefing as an editable official document, with the charts in it.
//!
//! In: the report's document and its charts as PNG. Out: a `.docx` file. Must not know what the document says:
//! [`crate::report::Document`] decides that; here it is only typeset.
//!
//! - `typography` and `styles` hold fonts, sizes and spacing; `body_writer` writes blocks in order.
//! - `parts` lists what a document of ours consists of; `fill` puts the text into a user's own document instead.

mod body_writer;
mod briefing;
mod fill;
mod form;
mod media;
mod paragraph;
mod parts;
mod picture;
mod section;
mod styles;
mod table;
mod typography;

pub use super::word_template::{Template, TemplateError};
pub use briefing::{briefing_docx, document_docx};
pub(super) use fill::with_values;
pub(super) use form::Docx;
pub use media::Pictures;
