//! Why a workbook is refused, and how to repair it.

use super::limit::Limit;
use crate::say;
use crate::words::{Language, Message};

/// Why a workbook is refused.
#[derive(Debug, Clone)]
pub(crate) enum Refusal {
    /// More than [`super::limits`] allow.
    TooLarge {
        limit: &'static Limit,
        /// Where counting stopped.
        found: u64,
    },
    /// A password, or rights management.
    Encrypted,
    /// The binary workbook of Excel.
    Xlsb,
    /// A container of the right kind with something else inside: a text document, plain files.
    NotAWorkbook,
    /// The part of the container, and what is wrong with it, in the words of the library that found it.
    Broken { part: String, why: String },
}

impl Refusal {
    pub fn broken(part: &str, why: impl Into<String>) -> Self {
        Self::Broken { part: part.to_owned(), why: why.into() }
    }

    /// Stable, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::Encrypted => "encrypted",
            Self::Xlsb | Self::NotAWorkbook | Self::Broken { .. } => "unreadable-file",
        }
    }

    pub fn message(&self) -> Message {
        match self {
            Self::TooLarge { limit, found } => {
                let Limit { what, at_most, shown_in } = limit;
                let (found, most) = (found.div_ceil(*shown_in), at_most / shown_in);
                say!("too-large", what = Message::word(what), found, most)
            }
            Self::Encrypted => {
                say!("encrypted")
            }
            Self::Xlsb => say!("binary-workbook"),
            Self::NotAWorkbook => say!("not-a-workbook"),
            Self::Broken { part, why } => say!("broken-workbook", part, why),
        }
    }

    /// How to repair it.
    pub fn hint(&self) -> Message {
        match self {
            Self::TooLarge { .. } => say!("too-large-hint"),
            Self::Encrypted => say!("encrypted-hint"),
            Self::Xlsb | Self::NotAWorkbook => {
                say!("other-format-hint")
            }
            Self::Broken { .. } => say!("broken-workbook-hint"),
        }
    }
}

/// For readers that can only hand on an `io::Error`; [`from_io`] takes it out again.
impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().in_language(Language::English))
    }
}

impl std::error::Error for Refusal {}

/// The refusal inside an `io::Error`, or a damaged part.
pub(super) fn from_io(part: &str, error: &std::io::Error) -> Refusal {
    let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>());
    inner.cloned().unwrap_or_else(|| Refusal::broken(part, error.to_string()))
}
