//! The part of an entry that is no column: the file's account, its rejects and warnings.

use crate::catalog::{RegionId, WrittenName};
use crate::diag::{Diagnostic, Location, Severity};
use crate::feed::cell::{day, days};
use crate::feed::file_format::{FileFormat, LineEnd};
use crate::feed::reject::{Excerpt, Reject};
use crate::feed::rows::{FileRows, Rows};
use crate::measure::notation::Encoding;
use crate::measure::{Calendar, Every, Period};
use crate::words::Stored;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::feed) struct Notes {
    bytes: u64,
    format: FormatNote,
    /// The periods that it speaks for by its name and its titles: its own, and a longer one.
    #[serde(default)]
    periods: [Option<PeriodNote>; 2],
    sender: Option<u32>,
    header_line: u64,
    header_rows: usize,
    headers: Vec<String>,
    #[serde(default)]
    lacks: Vec<usize>,
    records: u64,
    skipped: u64,
    parts: Vec<(usize, usize)>,
    aliases: Vec<(usize, u16)>,
    /// Upper and lower halves.
    rejected_keys: Vec<(u64, u64)>,
    rejects: Vec<RejectNote>,
    warnings: Vec<DiagnosticNote>,
}

/// A period, by its length and its first day.
#[derive(Debug, Serialize, Deserialize)]
struct PeriodNote(String, i32);

impl PeriodNote {
    fn of(period: Period) -> Self {
        Self(period.every().as_str().to_owned(), days(period.first_day()))
    }

    fn period(self) -> Option<Period> {
        let (_, every) = Every::NAMES.iter().find(|(name, _)| *name == self.0)?;
        let first = day(self.1);
        Some(Period::containing_in(Calendar::starting_in(first.month())?, first, *every))
    }
}

/// How the file is written.
#[derive(Debug, Serialize, Deserialize)]
enum FormatNote {
    Text { encoding: Encoding, delimiter: char, line_end: LineEnd },
    Sheet { format: String, name: String },
}

/// A reject; its file and period are the file's own.
#[derive(Debug, Serialize, Deserialize)]
struct RejectNote {
    line: u64,
    byte: Option<u64>,
    column: Option<String>,
    code: String,
    raw: String,
    message: Stored,
    region: Option<u32>,
    cells: Vec<(String, String)>,
    days: Vec<(String, i32)>,
    excerpt: Option<(String, usize, usize)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct DiagnosticNote {
    severity: Severity,
    code: String,
    location: Option<Location>,
    message: Stored,
    hint: Option<Stored>,
}

/// The lower half of a fingerprint.
#[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
pub(super) fn half(fingerprint: u128) -> u64 {
    fingerprint as u64
}

impl Notes {
    /// Keys of rejected rows are needed in snapshots only.
    pub fn of(file: &FileRows, with_rejected_keys: bool) -> Self {
        let rows = &file.rows;
        let keys = rows.rejected_keys.iter().filter(|_| with_rejected_keys);
        Self {
            bytes: file.bytes,
            format: FormatNote::of(&file.format),
            periods: [file.period, file.longer_period].map(|period| period.map(PeriodNote::of)),
            sender: file.sender.map(|id| id.0),
            header_line: file.header_line,
            header_rows: file.header_rows,
            headers: file.headers.clone(),
            lacks: file.lacks.clone(),
            records: rows.records,
            skipped: rows.skipped,
            parts: rows.parts.clone(),
            aliases: rows.aliases.iter().map(|(row, name)| (*row, name.number())).collect(),
            rejected_keys: keys.map(|key| (half(key >> 64), half(*key))).collect(),
            rejects: rows.rejects.iter().map(RejectNote::of).collect(),
            warnings: file.warnings.iter().map(DiagnosticNote::of).collect(),
        }
    }

    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers")
    }

    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The file with its rows; `None` where the two do not fit together.
    pub fn into_file(self, hash: String, name: &str, mut rows: Rows) -> Option<FileRows> {
        let height = rows.states.len();
        let fit = rows.places.cover(height)
            && (rows.weights.is_empty() || rows.weights.len() == height)
            && self.parts.is_sorted()
            && self.parts.iter().all(|(row, column)| *row < height && *column < self.headers.len())
            && self.aliases.is_sorted()
            && self.aliases.iter().all(|(row, _)| *row < height)
            && self.headers.len() == rows.values.len();
        if !fit {
            return None;
        }
        let [period, longer_period] = self.periods;
        let (period, longer_period) = (
            if let Some(note) = period { Some(note.period()?) } else { None },
            if let Some(note) = longer_period { Some(note.period()?) } else { None },
        );
        rows.records = self.records;
        rows.skipped = self.skipped;
        rows.parts = self.parts;
        rows.aliases = self.aliases.into_iter().map(|(row, name)| (row, WrittenName::of_number(name))).collect();
        rows.rejected_keys =
            self.rejected_keys.iter().map(|(high, low)| u128::from(*high) << 64 | u128::from(*low)).collect();
        rows.rejects = self.rejects.into_iter().map(|r| r.reject(name, period)).collect::<Option<_>>()?;
        Some(FileRows {
            path: name.to_owned(),
            name: name.to_owned(),
            hash,
            bytes: self.bytes,
            format: self.format.format()?,
            header_line: self.header_line,
            header_rows: self.header_rows,
            period,
            longer_period,
            periods: BTreeSet::new(),
            sender: self.sender.map(RegionId),
            headers: self.headers,
            lacks: self.lacks,
            // Only `sniff` needs it, which reads the file itself.
            found: Vec::new(),
            rows,
            warnings: self.warnings.into_iter().map(DiagnosticNote::diagnostic).collect::<Option<_>>()?,
        })
    }
}

impl FormatNote {
    fn of(format: &FileFormat) -> Self {
        match format {
            FileFormat::Text { encoding, delimiter, line_end } => {
                Self::Text { encoding: *encoding, delimiter: *delimiter, line_end: *line_end }
            }
            FileFormat::Sheet { format, name } => Self::Sheet { format: (*format).to_owned(), name: name.clone() },
        }
    }

    fn format(self) -> Option<FileFormat> {
        Some(match self {
            Self::Text { encoding, delimiter, line_end } => FileFormat::Text { encoding, delimiter, line_end },
            Self::Sheet { format, name } => FileFormat::Sheet { format: interned(&format)?, name },
        })
    }
}

impl RejectNote {
    fn of(reject: &Reject) -> Self {
        Self {
            line: reject.line,
            byte: reject.byte,
            column: reject.column.clone(),
            code: reject.code.to_owned(),
            raw: reject.raw.clone(),
            message: Stored(reject.message.clone()),
            region: reject.region.map(|id| id.0),
            cells: reject.cells.clone(),
            days: reject.days.clone(),
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
            message: self.message.0,
            period,
            spoken_for: None,
            region: self.region.map(RegionId),
            cells: self.cells,
            days: self.days,
            excerpt: self.excerpt.map(|(text, from, to)| Excerpt { text, cell: from..to }),
        })
    }
}

impl DiagnosticNote {
    fn of(diagnostic: &Diagnostic) -> Self {
        Self {
            severity: diagnostic.severity,
            code: diagnostic.code.to_owned(),
            location: diagnostic.location.clone(),
            message: Stored(diagnostic.message.clone()),
            hint: diagnostic.hint.clone().map(Stored),
        }
    }

    fn diagnostic(self) -> Option<Diagnostic> {
        Some(Diagnostic {
            severity: self.severity,
            code: interned(&self.code)?,
            location: self.location,
            message: self.message.0,
            hint: self.hint.map(|hint| hint.0),
        })
    }
}

/// A code with the lifetime of the program. There are a few dozen, each kept once; `None` where there are too many to be codes.
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
