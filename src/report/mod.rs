//! The resolved briefing: sections, tables and charts, before any form is drawn.

pub mod axis;
mod board;
mod breakdown;
mod build;
mod cells;
pub mod chart;
mod chase;
pub mod explain;
mod input;
mod lagging;
mod model;
mod parts;
pub mod plot;
mod ranking;
mod revisions;
mod trend;

pub use build::build;
pub use cells::{CellKind, Cells};
pub use chase::{ChaseLine, ChaseList, ChasePart, chase};
pub use input::{
    Chased, Edition, FeedStatus, FileLedger, Input, Owed, Previous, Quality, RejectLine, RevisionLine, Row, Series,
};
pub use model::{
    Changed, Count, FeedLine, GapRow, IndicatorPart, Lagging, Lead, Matrix, MatrixRow, PartRow, QualityPart, Reject,
    Report, Section, Shown, VERSION,
};
pub use revisions::RevisionsPart;
