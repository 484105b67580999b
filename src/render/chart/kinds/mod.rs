//! The kinds of charts, one file or folder each, and the registry that lists them.
//!
//! In: the spec of a chart and a scene. Out: marks in the scene, and the lower edge of the drawing. Must not know colours or files.

pub(super) mod board;
mod bridge;
mod control;
mod matrix;
mod multiples;
mod ranking;
mod registry;
mod shapes;
pub(super) mod tile_map;
mod trend;

pub(super) use registry::kind;
