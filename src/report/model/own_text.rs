//! The office's own text with the report's numbers.

use serde::Serialize;

/// The office's own text, filled.
#[derive(Debug, Clone, Default, Serialize)]
pub struct OwnText {
    /// The name of the file.
    pub file: String,
    /// Each placeholder with what stands in its place, in the order of the text.
    pub values: Vec<OwnValue>,
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// One placeholder, filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnValue {
    /// As written between the braces.
    pub placeholder: String,
    pub text: String,
    /// The row that it is of.
    pub row: Option<usize>,
}
