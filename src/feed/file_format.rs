//! How a file is written: as text in an encoding, or as a sheet of a workbook.

use crate::measure::notation::Encoding;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How the names of texts end whose cells are set apart by a delimiter.
pub(in crate::feed) const TEXT_ENDINGS: [&str; 3] = ["csv", "tsv", "txt"];

/// How a file is written, as it was detected or declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileFormat {
    Text { encoding: Encoding, delimiter: char, line_end: LineEnd },
    Sheet { format: &'static str, name: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineEnd {
    Lf,
    CrLf,
    Cr,
}

impl fmt::Display for FileFormat {
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
