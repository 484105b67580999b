//! The registry of chart kinds: a new kind is a file of its own and one line here.

use super::{board, bridge, control, matrix, multiples, ranking, tile_map, trend};
use crate::render::chart::scene::Scene;
use crate::render::chart::style::HalfWidth;
use crate::report::charts::Drawing;

/// Draws a chart into a scene from a height on; returns its lower edge.
type Draw<'a> = Box<dyn Fn(&mut Scene, f64) -> f64 + 'a>;

/// How a chart of one kind is drawn.
pub(in crate::render::chart) struct Kind<'a> {
    pub draw: Draw<'a>,
    pub half_width: HalfWidth,
}

impl<'a> Kind<'a> {
    fn new<T>(spec: &'a T, draw: fn(&mut Scene, &T, f64) -> f64, half_width: HalfWidth) -> Self {
        Self { draw: Box::new(move |scene, top| draw(scene, spec, top)), half_width }
    }
}

/// The kind of a drawing.
pub(in crate::render::chart) fn kind(drawing: &Drawing) -> Kind<'_> {
    match drawing {
        Drawing::Trend(spec) => Kind::new(spec, trend::draw, HalfWidth::Everywhere),
        Drawing::Board(spec) => Kind::new(spec, board::draw, HalfWidth::Screens),
        Drawing::Ranking(spec) => Kind::new(spec, ranking::draw, HalfWidth::Everywhere),
        Drawing::Matrix(spec) => Kind::new(spec, matrix::draw, HalfWidth::Nowhere),
        Drawing::Bridge(spec) => Kind::new(spec, bridge::draw, HalfWidth::Screens),
        Drawing::Control(spec) => Kind::new(spec, control::draw, HalfWidth::Screens),
        Drawing::Map(spec) => Kind::new(spec, tile_map::draw, HalfWidth::Everywhere),
        Drawing::Multiples(spec) => Kind::new(spec, multiples::draw, HalfWidth::Screens),
    }
}
