//! The resolved briefing: sections, tables and charts, before any form is drawn.

pub mod axis;
mod board;
mod build;
mod cells;
pub mod chart;
pub mod explain;
mod input;
mod lagging;
mod model;
mod parts;
mod trend;

pub use build::build;
pub use cells::{CellKind, Cells};
pub use input::{Edition, FeedStatus, FileLedger, Input, Previous, Quality, RejectLine, Row, Series};
pub use model::{
    Changed, Count, FeedLine, GapRow, IndicatorPart, Lagging, Lead, Matrix, MatrixRow, QualityPart, Reject, Report,
    Section, Shown, VERSION,
};
