//! Writes a resolved report in its forms: Markdown, HTML, Word, Excel, CSV, JSON, charts.
//!
//! In: a report and the forms to write. Out: the files of its folder. Must not know rules of verdicts, nor where files are put.
//!
//! A form is one file or folder here and one line in the registry, [`FORMS`]. Everything a report says is resolved before it comes
//! here, so that writing cannot fail for a reason of content.

pub mod catalog_schema;
pub mod chart;
mod charts_folder;
pub mod csv;
mod digest;
pub mod docx;
mod form;
mod form_registry;
pub(crate) mod html;
pub mod json;
mod language_version;
pub mod markdown;
mod one_page;
mod ooxml;
mod output_file;
mod own_document;
mod own_text;
pub mod palette;
pub mod pptx;
pub mod reference;
pub(crate) mod sparkline;
pub(crate) mod template;
mod word_template;
mod write;
pub mod xlsx;

pub use form::{Drawings, Form, Format, Job, Part, Picture, Readers};
pub use form_registry::{FORMS, Forms, WORST};
pub use language_version::{Alternate, LanguageVersion};
pub use output_file::OutputFile;
pub use own_document::{OwnDocument, OwnDocumentError, Written};
pub use write::{Rendered, write, write_both};
