//! The resolved briefing: sections, tables and charts, before any form is drawn.

mod compare;
mod explain;
mod sections;
mod row;
mod charts;
mod build;
pub mod document;
mod input;
mod model;

pub use crate::report::sections::actions::ActionLine;
pub use build::{TOLD_AT_MOST, build, build_since, role};
pub use crate::report::row::record::{CellKind, Cells};
pub use crate::report::sections::overdue_reports::{ChaseLine, ChaseList, ChasePart, chase};
pub use document::Document;
pub use input::{
    Chased, Edition, FeedStatus, FileLedger, Input, Owed, Previous, Quality, RejectLine, RevisionLine, Row, Series,
    ValueIn,
};
pub use model::{
    Bare, Changed, Count, FeedLine, GapRow, IndicatorPart, Lagging, Lead, Matrix, MatrixRow, PartRow, QualityPart,
    Reject, Report, Section, Shown, StepLine, VERSION,
};
pub use crate::report::sections::next_steps::{Demand, NextLead, NextPart};
pub use crate::report::row::outlook::{FlaggedPart, ForecastPart, SegmentPart, SignalPart, SpanPart, forecast_part, signal_part};
pub use crate::report::sections::revisions::RevisionsPart;
pub use crate::report::sections::restatements::{Moved, Published, SincePart};
pub use crate::report::sections::values::ValueRow;
