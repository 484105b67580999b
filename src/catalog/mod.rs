//! What is measured and what was promised: text into a validated catalog, all errors at once.

mod files;
mod model;
mod region;

pub use files::ProjectFiles;
pub use model::{
    Baseline, BoardRules, Catalog, Column, ColumnKind, Condition, Feed, FilesAre, Indicator, Kind, Language, Measure,
    Plan, Protect, Rank, Rows, RowsOf, Scope, Source, Target, TargetKind, Test,
};
pub use region::{NoRegion, Region, RegionId, Regions};
