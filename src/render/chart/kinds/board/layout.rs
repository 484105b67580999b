//! Chooses the layout of the board by the width of the paper.

use crate::render::chart::kinds::board::{narrow, wide};
use crate::render::chart::scene::Scene;
use crate::render::chart::type_sizes::NARROW;
use crate::report::charts::Board;

/// Draws `board` from `top` on; returns its lower edge.
pub(in crate::render::chart) fn draw(scene: &mut Scene, board: &Board, top: f64) -> f64 {
    if scene.width < NARROW { narrow::draw(scene, board, top) } else { wide::draw(scene, board, top) }
}
