//! Diagnostics: what is wrong, where it stands in a file, and how to mend it.

use crate::say;
use crate::words::{Language, Message};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

/// A place in a file of the project, counted from 1. A column counts characters in text files and cells in tables. In a workbook it is printed
/// as the workbook itself names its cells: `targets.xlsx 目标!C5`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Location {
    pub file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u64>,
    /// The sheet of a workbook that is a table of the catalog.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
}

impl Location {
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, column: None, sheet: None }
    }

    pub fn line(file: impl Into<String>, line: u64) -> Self {
        Self { file: file.into(), line: Some(line), column: None, sheet: None }
    }

    pub fn at(file: impl Into<String>, line: u64, column: u64) -> Self {
        Self { file: file.into(), line: Some(line), column: Some(column), sheet: None }
    }
}

/// A column as spreadsheets name it: `A` is the first, `AA` follows `Z`.
fn column_letters(column: u64) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, " {sheet}")?;
            let Some(line) = self.line else { return Ok(()) };
            return write!(f, "!{}{line}", column_letters(self.column.unwrap_or(1)));
        }
        for n in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{n}")?;
        }
        Ok(())
    }
}

/// Something to tell the user about their catalog or their feeds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Stable, for programs: `unknown-key`, `unit-error`, ….
    pub code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    pub message: Message,
    /// What would mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Message>,
}

impl Diagnostic {
    #[must_use]
    pub fn error(code: &'static str, message: Message) -> Self {
        Self { severity: Severity::Error, code, location: None, message, hint: None }
    }

    #[must_use]
    pub fn warning(code: &'static str, message: Message) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    #[must_use]
    pub fn note(code: &'static str, message: Message) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, message) }
    }

    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds "did you mean …?" where a known name is near.
    #[must_use]
    pub fn did_you_mean(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.hint(say!("did-you-mean", name)),
            None => self,
        }
    }
}

/// `targets.csv:14:1: error[unknown-indicator]: …; did you mean …?`, in English: for logs and `Debug`-like use.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = &self.location {
            write!(f, "{location}: ")?;
        }
        f.write_str(&self.message.in_language(Language::English))?;
        match &self.hint {
            Some(hint) => write!(f, "; {}", hint.in_language(Language::English)),
            None => Ok(()),
        }
    }
}

/// A result together with what should be told about it.
#[derive(Debug, Clone)]
pub struct Warned<T> {
    pub output: T,
    pub warnings: Vec<Diagnostic>,
}
