//! What became of every row.

use super::dated::Dated;
use super::period_name::period_in_name;
use crate::catalog::RegionId;
use crate::diag::{Diagnostic, Message};
use crate::measure::text::Encoding;
use crate::measure::{Every, Month, Period};
use polars::prelude::DataFrame;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// A row that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    pub file: String,
    /// Line on which the row starts, from 1.
    pub line: u64,
    /// Byte of the file at which it starts, from 0; `None` in a workbook.
    pub byte: Option<u64>,
    /// The header of the offending column; `None` where the whole row is at fault.
    pub column: Option<String>,
    /// Stable; the names of Frictionless where it has one.
    pub code: &'static str,
    /// The offending cell as written; `***` where it is or may be private.
    pub raw: String,
    pub message: Message,
    /// The period in the file's name.
    pub period: Option<Period>,
    /// The region the row speaks for, where that could be read.
    pub region: Option<RegionId>,
    /// Texts that could be read, by column id, private ones left out: enough to ask whether the row might have counted.
    pub cells: Vec<(String, String)>,
    /// The row as it was written, of the first few rejects of each file.
    pub excerpt: Option<Excerpt>,
}

/// Why a row was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skipped {
    Blank,
    /// A total, a mean, a running total.
    Total,
    /// A note, a title, the header once more.
    Words,
    /// The head of another table; the rows below it were skipped with it.
    SecondTable,
}

/// A row on one line, private cells masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// Where the offending cell stands in it, in bytes.
    pub cell: Range<usize>,
}

/// How a file is written, as it was detected or declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    Text { encoding: Encoding, delimiter: char, line_end: LineEnd },
    Sheet { format: &'static str, name: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineEnd {
    Lf,
    CrLf,
    Cr,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { encoding, delimiter, line_end } => {
                write!(f, "{encoding}")?;
                match delimiter {
                    ',' => {}
                    '\t' => f.write_str(" Tab")?,
                    other => write!(f, " {other}")?,
                }
                match line_end {
                    LineEnd::Cr => f.write_str(" CR"),
                    LineEnd::Lf | LineEnd::CrLf => Ok(()),
                }
            }
            Self::Sheet { format, name } => write!(f, "{format} {name}"),
        }
    }
}

/// A value that a later file changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The row's key; private parts masked.
    pub key: String,
    pub old_file: String,
    pub old_line: u64,
    pub new_file: String,
    pub new_line: u64,
    /// Column id; never a private column.
    pub column: String,
    pub old: String,
    pub new: String,
}

/// One file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRead {
    pub name: String,
    /// blake3 of its bytes, in hex.
    pub hash: String,
    pub bytes: u64,
    pub written: Written,
    /// Line of the header's first row, from 1, and how many rows it has.
    pub header_line: u64,
    pub header_rows: usize,
    /// The period in its name.
    pub period: Option<Period>,
    /// Periods that it speaks for: the one in its name, else those of its rows' dates.
    pub periods: BTreeSet<Period>,
    /// All records, the header and titles included.
    pub rows: u64,
    /// Rows that are used or out of scope; which of them depends on as-of.
    pub valid: u64,
    pub rejected: u64,
    pub skipped: u64,
    pub superseded: u64,
}

/// What became of the rows of one file, for one as-of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLedger {
    pub file: String,
    pub rows: u64,
    pub used: u64,
    pub rejected: u64,
    pub skipped: u64,
    pub superseded: u64,
    pub out_of_scope: u64,
}

impl FileLedger {
    /// Whether every row is accounted for: `rows` was counted when the records were cut, the rest when they were judged.
    #[must_use]
    pub fn reconciles(&self) -> bool {
        self.rows == self.used + self.rejected + self.skipped + self.superseded + self.out_of_scope
    }
}

/// The files of one feed, read.
#[derive(Debug, Clone)]
pub struct Ingested {
    /// Every usable row, in the order of files and lines. Declared columns stand under their ids: dates as `Date` (of a
    /// month its last day, of a year 31 December), regions as `u32` [`RegionId`], texts and ids as `String` (private
    /// ones as hashes under a key of the project, see [`Secret`](super::Secret)), quantities as decimals in the base unit of their dimension. Then `__file` (index in `files`),
    /// `__line` (`u32`), `__period` and `__period_end` (first and last day of the period the file speaks for),
    /// `__region` (the root where the feed has no region column), `__until_seen` (snapshot feeds: the first day of
    /// the first later period whose files no longer hold the row's key) and `__part` (the id of the column by which the
    /// row is a part, 其中, of what another row counts) and `__rows` (how many rows of the file it stands for). Where
    /// only [`Sums`](super::Sums) were asked, each row stands for all that agree in what they are told apart by, dates are
    /// the last days of their months, and other columns, `__file`, `__line`
    /// and `__period` are not there.
    pub frame: DataFrame,
    /// In their order: by the period in their name, then by name; the later revises the earlier.
    pub files: Vec<FileRead>,
    /// In the order of files and lines.
    pub rejects: Vec<Reject>,
    pub revisions: Vec<Revision>,
    pub warnings: Vec<Diagnostic>,
    /// Files that could not be used at all; they are not in `files`.
    pub unreadable: Vec<Diagnostic>,
    /// Of each file, how many of its valid rows' dates say the same.
    pub(super) dated: Vec<Vec<(Dated, u64)>>,
}

impl Ingested {
    /// What became of every row of every file, when the report starts with `start` and speaks for `as_of`. A row is out
    /// of scope when its required dates all lie after `as_of`, or all its dates before `start` and none is still open.
    #[must_use]
    pub fn ledger(&self, start: Month, as_of: Month) -> Vec<FileLedger> {
        let (from, to) = (super::days::days(start.first_day()), super::days::days(as_of.last_day()));
        let count = |rows: &[(Dated, u64)], out: bool| {
            rows.iter().filter(|(dated, _)| dated.is_out_of(from, to) == out).map(|(_, count)| count).sum()
        };
        let of = |(f, rows): (&FileRead, &Vec<(Dated, u64)>)| FileLedger {
            file: f.name.clone(),
            rows: f.rows,
            used: count(rows, false),
            rejected: f.rejected,
            skipped: f.skipped,
            superseded: f.superseded,
            out_of_scope: count(rows, true),
        };
        self.files.iter().zip(&self.dated).map(of).collect()
    }

    /// Whether every row of every file is accounted for.
    #[must_use]
    pub fn reconciles(&self) -> bool {
        let month = Month::from_ordinal(0);
        self.ledger(month, month).iter().all(FileLedger::reconciles)
            && self.files.iter().all(|f| f.rows == f.valid + f.rejected + f.skipped + f.superseded)
            && self.height() == self.files.iter().map(|f| f.valid).sum::<u64>()
    }

    /// Whether each row of the frame is one of a file, at its line.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        self.frame.get_column_index("__line").is_some()
    }

    /// How many rows of the files the frame stands for.
    fn height(&self) -> u64 {
        let Ok(weights) = self.frame.column("__rows") else { return 0 };
        // Of rows that stand for one each, the column is not there row by row, and need not be.
        if let Some(alike) = weights.as_scalar_column() {
            return alike.scalar().value().extract::<u64>().unwrap_or(0) * alike.len() as u64;
        }
        weights.u64().map_or(0, |weights| weights.iter().flatten().sum())
    }

    /// Periods that some file speaks for; a file with nothing but a header reports that nothing happened.
    #[must_use]
    pub fn reported(&self) -> BTreeSet<Period> {
        self.files.iter().flat_map(|f| f.periods.iter().copied()).collect()
    }

    /// The periods of files that could not be read, by their names; `None` for a name that tells no period.
    #[must_use]
    pub fn unread(&self, every: Every) -> Vec<Option<Period>> {
        let files = self.unreadable.iter().filter_map(|d| d.location.as_ref());
        files.map(|location| period_in_name(&location.file, every)).collect()
    }
}
