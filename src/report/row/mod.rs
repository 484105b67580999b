//! Rows of the report: what was assessed, in numbers and words.
//!
//! In: [`super::Assessed`]. Out: [`GapRow`], one for each, in the report's order. Must not know: the other rows, sections, charts.

mod breakdown;
mod comment;
mod forecast;
mod former;
mod line;
mod members;
mod numbers;
mod record;
mod responsible;
mod signal;
mod steps;
mod text;

pub use breakdown::PartRow;
pub use forecast::{ForecastPart, SpanPart, forecast_part};
pub use former::FormerPart;
pub use line::GapRow;
pub(crate) use line::{Line, lines};
pub(crate) use members::lagging_members;
pub use numbers::{PartNumbers, RowNumbers};
pub(crate) use record::in_full;
pub use record::{GapRecord, report_state};
pub(crate) use responsible::without_end;
pub use signal::{FlaggedPart, SegmentPart, SignalPart, signal_part};
pub use steps::StepLine;
pub use text::{RowText, TableText};
