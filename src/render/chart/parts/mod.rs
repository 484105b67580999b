//! What several kinds of charts are made of: titles and notes, axes, lines and their labels, rows, bars.
//!
//! In: resolved texts, axes and amounts. Out: marks in a scene. Must not know any kind of chart.

pub(super) mod axes;
pub(super) mod bar_scale;
pub(super) mod labels;
pub(super) mod lines;
pub(super) mod rows;
pub(super) mod title;
