//! What is measured and what was promised: text into a validated catalog, all errors at once.

mod action_file;
mod board;
mod board_rules;
mod briefing;
mod changes;
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
mod reference;
mod region;
mod region_file;
mod scope;
mod target;
mod target_cells;
mod target_plan;
mod target_sums;
mod unclaimed;
mod verdict;
mod walk;

pub use board_rules::{Bands, BoardRules, Colour, Method, PaceBy, Rank};
pub use briefing::{Briefing, Template};
pub use codes::FullCode;
pub use files::ProjectFiles;
pub use load::{catalog_files, load};
pub use model::{
    Action, Baseline, Catalog, Column, ColumnKind, Condition, Feed, FilesAre, Indicator, Kind, Language, Measure, Plan,
    Promise, Protect, Reading, Rebase, Rows, RowsOf, Scope, Source, Target, TargetKind, Test,
};
pub use reference::{Reference, Whose};
pub use region::{NoRegion, Region, RegionId, Regions};
pub use verdict::Verdict;
