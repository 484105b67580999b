//! Why a document cannot be read, and what to do.

use crate::say;
use crate::words::Message;

/// Why no text could be taken from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// A format that is not read: .doc, .wps, .ofd, a picture.
    Format {
        ending: String,
    },
    /// A PDF of pictures: a scan.
    NoText,
    Damaged,
    TooLarge,
    Protected,
}

impl Unreadable {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Format { ending } => say!("draft-unread-format", ending),
            Self::NoText => say!("draft-no-text"),
            Self::Damaged => say!("draft-damaged"),
            Self::TooLarge => say!("draft-too-large"),
            Self::Protected => say!("draft-protected"),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Message {
        match self {
            Self::Format { .. } => say!("draft-save-as-docx"),
            Self::NoText => say!("draft-scan-hint"),
            Self::Damaged | Self::Protected => say!("draft-open-and-save"),
            Self::TooLarge => say!("draft-split-document"),
        }
    }
}
