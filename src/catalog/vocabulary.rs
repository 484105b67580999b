//! Everything that a catalog may say, in one list: the tables and keys of `onpace.toml`, the columns of the CSV files beside it, and the
//! words of their cells. The reference and the schema are made from it; the readers read by the same tables.

use super::actions_csv;
use super::comments_csv;
use super::confirmed_csv;
use super::holidays;
use super::project_toml::PROJECT;
use super::reading::{Heading, KeyTable};
use super::received_csv;
use super::regions;
use super::targets;

/// A CSV file of the catalog.
#[derive(Debug, Clone, Copy)]
pub struct CsvFile {
    /// Its name without `.csv`, with which the descriptions of its columns begin.
    pub id: &'static str,
    pub headings: &'static [Heading],
    /// The columns whose cells must be one of several words.
    pub words: &'static [(&'static str, CellWords)],
}

/// The words of a cell, each with the others that mean the same.
pub type CellWords = fn() -> Vec<(&'static str, Vec<&'static str>)>;

/// The table at the top of `onpace.toml`, with all tables below it.
#[must_use]
pub fn project_keys() -> &'static KeyTable {
    &PROJECT
}

/// The CSV files, in the order in which the reference has them.
pub const CSV_FILES: [CsvFile; 7] = [
    CsvFile { id: "regions", headings: regions::HEADINGS, words: &[] },
    CsvFile {
        id: "targets",
        headings: targets::HEADINGS,
        words: &[
            ("kind", targets::kind_words),
            ("plan", targets::plan_words),
            ("basis", targets::basis_words),
            ("keep", targets::keep_words),
        ],
    },
    CsvFile { id: "actions", headings: actions_csv::HEADINGS, words: &[] },
    CsvFile { id: "comments", headings: comments_csv::HEADINGS, words: &[] },
    CsvFile { id: "received", headings: received_csv::HEADINGS, words: &[] },
    CsvFile { id: "confirmed", headings: confirmed_csv::HEADINGS, words: &[("answer", confirmed_csv::answer_words)] },
    CsvFile { id: "holidays", headings: holidays::HEADINGS, words: &[("kind", holidays::kind_words)] },
];
