//! The report as an official document: what it says, in which order, under which headings. Forms only set it in type.
//!
//! In: the resolved report. Out: its [`super::Document`]. Must not know: Word, Markdown, pages.
//!
//! The body has the order of a notice (通报): overview, problems, next steps; everything else is in annexes.

mod annexes;
mod body;
mod data;
mod indicator_table;
mod numbered_parts;
mod tables;
mod whole_document;

pub(crate) use whole_document::document;
