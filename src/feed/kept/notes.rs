//! What is kept of a file besides its columns: its account, rejects and warnings.

use super::super::ledger::{Excerpt, LineEnd, Reject, Written};
use super::super::rows::{FileRows, Rows};
use crate::catalog::RegionId;
use crate::diag::{Diagnostic, Location, Message, Severity};
use crate::measure::Period;
use crate::measure::text::Encoding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notes {
    bytes: u64,
    written: Manner,
    header_line: u64,
    header_rows: usize,
    headers: Vec<String>,
    #[serde(default)]
    lacks: Vec<usize>,
    records: u64,
    skipped: u64,
    parts: Vec<(usize, usize)>,
    /// Upper and lower halves.
    rejected_keys: Vec<(u64, u64)>,
    rejects: Vec<Rejected>,
    warnings: Vec<Told>,
}

/// How the file is written.
#[derive(Debug, Serialize, Deserialize)]
enum Manner {
    Text { encoding: Encoding, delimiter: char, line_end: LineEnd },
    Sheet { format: String, name: String },
}

/// A reject; its file and period are the file's own.
#[derive(Debug, Serialize, Deserialize)]
struct Rejected {
    line: u64,
    byte: Option<u64>,
    column: Option<String>,
    code: String,
    raw: String,
    message: Message,
    region: Option<u32>,
    cells: Vec<(String, String)>,
    excerpt: Option<(String, usize, usize)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Told {
    severity: Severity,
    code: String,
    location: Option<Location>,
    message: Message,
    hint: Option<Message>,
}

impl Notes {
    /// Keys of rejected rows are asked for in snapshots only.
    pub fn of(file: &FileRows, with_rejected_keys: bool) -> Self {
        let rows = &file.rows;
        let keys = rows.rejected_keys.iter().filter(|_| with_rejected_keys);
        Self {
            bytes: file.bytes,
            written: Manner::of(&file.written),
            header_line: file.header_line,
            header_rows: file.header_rows,
            headers: file.headers.clone(),
            lacks: file.lacks.clone(),
            records: rows.records,
            skipped: rows.skipped,
            parts: rows.parts.clone(),
            rejected_keys: keys.map(|key| (super::half(key >> 64), super::half(*key))).collect(),
            rejects: rows.rejects.iter().map(Rejected::of).collect(),
            warnings: file.warnings.iter().map(Told::of).collect(),
        }
    }

    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers")
    }

    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The file with its rows; `None` where the two do not fit together.
    pub fn into_file(self, hash: String, name: &str, period: Option<Period>, mut rows: Rows) -> Option<FileRows> {
        let height = rows.states.len();
        let fit = rows.places.fit(height)
            && (rows.weights.is_empty() || rows.weights.len() == height)
            && self.parts.is_sorted()
            && self.parts.iter().all(|(row, column)| *row < height && *column < self.headers.len())
            && self.headers.len() == rows.values.len();
        if !fit {
            return None;
        }
        rows.records = self.records;
        rows.skipped = self.skipped;
        rows.parts = self.parts;
        rows.rejected_keys =
            self.rejected_keys.iter().map(|(high, low)| u128::from(*high) << 64 | u128::from(*low)).collect();
        rows.rejects = self.rejects.into_iter().map(|r| r.reject(name, period)).collect::<Option<_>>()?;
        Some(FileRows {
            name: name.to_owned(),
            hash,
            bytes: self.bytes,
            written: self.written.written()?,
            header_line: self.header_line,
            header_rows: self.header_rows,
            period,
            headers: self.headers,
            lacks: self.lacks,
            // Only a file by itself is asked for it.
            found: Vec::new(),
            rows,
            warnings: self.warnings.into_iter().map(Told::diagnostic).collect::<Option<_>>()?,
        })
    }
}

impl Manner {
    fn of(written: &Written) -> Self {
        match written {
            Written::Text { encoding, delimiter, line_end } => {
                Self::Text { encoding: *encoding, delimiter: *delimiter, line_end: *line_end }
            }
            Written::Sheet { format, name } => Self::Sheet { format: (*format).to_owned(), name: name.clone() },
        }
    }

    fn written(self) -> Option<Written> {
        Some(match self {
            Self::Text { encoding, delimiter, line_end } => Written::Text { encoding, delimiter, line_end },
            Self::Sheet { format, name } => Written::Sheet { format: interned(&format)?, name },
        })
    }
}

impl Rejected {
    fn of(reject: &Reject) -> Self {
        Self {
            line: reject.line,
            byte: reject.byte,
            column: reject.column.clone(),
            code: reject.code.to_owned(),
            raw: reject.raw.clone(),
            message: reject.message.clone(),
            region: reject.region.map(|id| id.0),
            cells: reject.cells.clone(),
            excerpt: reject.excerpt.as_ref().map(|e| (e.text.clone(), e.cell.start, e.cell.end)),
        }
    }

    fn reject(self, file: &str, period: Option<Period>) -> Option<Reject> {
        Some(Reject {
            file: file.to_owned(),
            line: self.line,
            byte: self.byte,
            column: self.column,
            code: interned(&self.code)?,
            raw: self.raw,
            message: self.message,
            period,
            region: self.region.map(RegionId),
            cells: self.cells,
            excerpt: self.excerpt.map(|(text, from, to)| Excerpt { text, cell: from..to }),
        })
    }
}

impl Told {
    fn of(told: &Diagnostic) -> Self {
        Self {
            severity: told.severity,
            code: told.code.to_owned(),
            location: told.location.clone(),
            message: told.message.clone(),
            hint: told.hint.clone(),
        }
    }

    fn diagnostic(self) -> Option<Diagnostic> {
        Some(Diagnostic {
            severity: self.severity,
            code: interned(&self.code)?,
            location: self.location,
            message: self.message,
            hint: self.hint,
        })
    }
}

/// A code as one that lives as long as the program: there are a few dozen, each of which is kept once. `None` where there are
/// so many that they cannot be codes.
fn interned(code: &str) -> Option<&'static str> {
    const AT_MOST: usize = 1000;
    static CODES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut codes = CODES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = codes.get(code) {
        return Some(known);
    }
    if codes.len() >= AT_MOST {
        return None;
    }
    let new: &'static str = Box::leak(code.into());
    codes.insert(new);
    Some(new)
}
