//! Draws the board: all judged indicators on one page, a bullet bar a row, with the share that is due as a tick across it.
//!
//! In: the board's spec and a scene. Out: marks in the scene, and the lower edge of the drawing. Must not know verdicts' rules.

mod bars;
mod layout;
mod narrow;
mod wide;

pub(in crate::render::chart) use layout::draw;
