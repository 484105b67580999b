//! A scene as PDF: vectors, and words that can be searched and copied.
//!
//! In: a scene with its sheet, and the palette. Out: the bytes of a PDF of one page, the same on every machine: no dates, and our fonts,
//! cut down to the characters that are drawn. Must not know what the scene shows.

mod document;
mod embedded_font;

pub(super) use document::write;
