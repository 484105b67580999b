//! The resolved briefing: sections, tables and charts, before any form is drawn.

mod actions;
pub mod axis;
mod bare;
mod board;
mod breakdown;
mod build;
mod cells;
pub mod chart;
mod chase;
pub mod diff;
pub mod disclosure;
pub mod document;
pub mod explain;
mod input;
mod lagging;
mod methods;
mod model;
mod next;
mod outlook;
mod parts;
pub mod plot;
mod ranking;
mod revisions;
pub mod sides;
mod since;
mod trend;
mod values;

pub use actions::ActionLine;
pub use build::{TOLD_AT_MOST, build, build_since, role};
pub use cells::{CellKind, Cells};
pub use chase::{ChaseLine, ChaseList, ChasePart, chase};
pub use document::Document;
pub use input::{
    Chased, Edition, FeedStatus, FileLedger, Input, Owed, Previous, Quality, RejectLine, RevisionLine, Row, Series,
    ValueIn,
};
pub use model::{
    Bare, Changed, Count, FeedLine, GapRow, IndicatorPart, Lagging, Lead, Matrix, MatrixRow, PartRow, QualityPart,
    Reject, Report, Section, Shown, StepLine, VERSION,
};
pub use next::{Demand, NextLead, NextPart};
pub use outlook::{FlaggedPart, ForecastPart, SegmentPart, SignalPart, SpanPart, forecast_part, signal_part};
pub use revisions::RevisionsPart;
pub use since::{Moved, Published, SincePart};
pub use values::ValueRow;
