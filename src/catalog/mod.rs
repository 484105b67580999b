//! The catalog: what is measured, and what was promised about it.
//!
//! Comes in: the text of `onpace.toml`, `regions.csv`, `targets.csv`, `actions.csv`, `comments.csv` and
//! `received.csv`. Goes out: a validated [`Catalog`], or every
//! error at once. Must not know: observed values.

mod action;
mod actions_csv;
mod board;
mod briefing;
mod comment;
mod comments_csv;
mod confirmed;
mod confirmed_csv;
mod feeds;
mod files_are_stated;
mod holidays;
mod indicators;
mod load;
mod mends;
mod model;
mod names_en;
mod names_en_toml;
mod project_files;
mod project_toml;
mod reading;
mod received_csv;
mod received_file;
mod region_shapes;
mod regions;
mod targets;
#[cfg(test)]
mod tests;
mod units_toml;
mod verdict;
mod vocabulary;

pub use action::Action;
pub use board::{Bands, BoardRules, Colour, Method, PaceBy, Rank};
pub use briefing::{Briefing, NamedFile};
pub use comment::Comment;
pub use confirmed::{Confirmed, ConfirmedAnswer};
pub use feeds::{
    Column, ColumnKind, Deadline, Feed, FilesAre, HeadingsAre, PeriodName, PeriodPattern, Reading, Rows, SenderName,
    Sheets, Unpivot, Wholes, feed_folders,
};
pub use holidays::Holidays;
pub use indicators::{
    Amounts, Condition, Description, Indicator, Kind, Measure, MeasureName, Protect, Rebase, ResultLevel, RowsOf,
    Source, Test, is_reserved_id,
};
pub use load::{catalog_files, load, regions_of_workbook, workbook_of};
pub use model::Catalog;
pub use project_files::{FileStamp, NotAFile, ProjectFiles};
pub use reading::{Heading, Key, KeyTable, TableOrigins, Takes};
pub use received_file::ReceivedFile;
pub use region_shapes::{Polygon, RegionShapes};
pub use regions::{FullCode, NoRegion, Region, RegionId, Regions, Scope, Tile, WrittenName, is_known_level};
pub use targets::{
    Baseline, Basis, Changes, CutShort, Far, KeepMode, Plan, Promise, Reference, Target, TargetKind, Tolerance, Whose,
    target_column,
};
pub use verdict::Verdict;
pub use vocabulary::{CSV_FILES, CellWords, CsvFile, project_keys};
