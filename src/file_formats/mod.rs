//! What the bytes of a file are: the encoding of a text, the sheets of a workbook.
//!
//! - In: bytes. Out: an encoding, or sheets of text cells.
//! - Must not know: what the file is for.

pub(crate) mod encoding;
pub(crate) mod workbook;
