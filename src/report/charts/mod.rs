//! Resolved charts: final words, final ranges, colour roles. Drawing one needs no decision and cannot fail for its content.
//!
//! In: lines in their order, or one request. Out: [`Chart`]s, each kind's specification and its maker in one file. Must not know:
//! plotters, colours, paper.
//!
//! Horizontal positions over months: `0.0` is the end of the month before the first one shown, `1.0` the end of the first.
//! Amounts are in the unit that the chart names.

mod all;
pub mod axis;
mod board;
mod bridge;
mod control_chart;
mod drawing;
mod headline;
mod id;
mod key;
mod matrix;
mod multiples;
mod pages;
mod points;
mod ranking;
mod region_shapes;
mod regions_said;
mod runs;
mod single_chart;
mod tile_map;
mod title_and_notes;
mod trend;
mod trend_values;

pub(crate) use all::charts;
pub use axis::{Axis, Tick};
pub use board::{Board, BoardRow, Group};
pub use bridge::{Bridge, Cause, Decomposition, Reading, Step, StepKind};
pub use control_chart::{Control, Limits};
pub use drawing::{Chart, Drawing};
pub use id::{ChartId, ChartKind};
pub use matrix::{Matrix, MatrixCell, MatrixRow};
pub use multiples::{Multiples, Panel};
pub use pages::{PerPage, numbered, pages};
pub use points::{Label, Point};
pub use ranking::{RankRow, Ranking};
pub use single_chart::{ChartRequest, chart_of};
pub(crate) use tile_map::region_tiles;
pub use tile_map::{MapTile, TileMap};
pub use title_and_notes::Framed;
pub use trend::{Bracket, FanPoint, Phase, Trend};
pub use trend_values::MonthColumn;
