//! What is measured and what was promised: text into a validated catalog, all errors at once.

mod action_file;
mod codes;
mod condition;
mod csv_table;
mod feed;
mod files;
mod findings;
mod indicator;
mod load;
mod measure;
mod model;
mod onpace_toml;
mod region;
mod region_file;
mod scope;
mod target;
mod target_cells;
mod target_plan;
mod walk;

pub use files::ProjectFiles;
pub use load::load;
pub use model::{
    Action, Baseline, BoardRules, Catalog, Column, ColumnKind, Condition, Feed, FilesAre, Indicator, Kind, Language,
    Measure, Plan, Protect, Rank, Reading, Rows, RowsOf, Scope, Source, Target, TargetKind, Test,
};
pub use region::{NoRegion, Region, RegionId, Regions};
