//! A text file of the project as it stands: its text, and the encoding in which it is written again.

use crate::catalog::ProjectFiles;
use crate::measure::notation::{Encoding, decode};

/// A file that stands.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub text: String,
    encoding: Encoding,
}

impl Standing {
    /// Reads a file; `None` where there is none.
    pub(super) fn read(files: &ProjectFiles, name: &str) -> Option<Self> {
        let bytes = files.read(name).ok()?;
        let decoded = decode(&bytes)?;
        Some(Self { encoding: decoded.encoding, text: decoded.text.into_owned() })
    }

    /// The bytes of a file's new text: in the encoding of what stands there, else in UTF-8.
    pub(super) fn written(standing: Option<&Self>, text: &str) -> Vec<u8> {
        let encoding = standing.map_or(Encoding::Utf8, |standing| standing.encoding);
        encoding.encode(text)
    }
}

/// What separates the cells of a table, by its first line.
pub(super) fn delimiter(head: &str) -> char {
    ['\t', ';', ','].into_iter().max_by_key(|mark| head.matches(*mark).count()).unwrap_or(',')
}
