//! What all readers of the catalog share: the findings, and the forms of its files (TOML, CSV, workbooks) with their places.
//!
//! Comes in: the text of a file. Goes out: values and cells that know where they stand. Must not know: what they mean.

mod csv_dates;
mod csv_table;
mod findings;
mod key;
mod table_file;
mod toml_faults;
mod toml_tree;
mod units;

pub(super) use csv_dates::{day_or_month, when};
pub use csv_table::Heading;
pub(super) use csv_table::{Cell, Row, damaged_at, read_table, workbook_as_csv};
pub use findings::TableOrigins;
pub(super) use findings::{
    ACTIONS_FILE, COMMENTS_FILE, CONFIRMED_FILE, ColumnPlaces, Findings, PROJECT_FILE, RECEIVED_FILE, REGIONS_FILE,
    TABLES, TARGETS_FILE, listed, placed,
};
pub use key::{Key, KeyTable, Takes};
pub(super) use key::{key, words};
pub(super) use table_file::{TableFile, names};
pub(super) use toml_faults::faults;
pub(super) use toml_tree::{Document, Node, Table};
pub(super) use units::unknown_unit;
