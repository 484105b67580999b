//! Draws resolved charts as SVG, and SVG as PNG.
//!
//! - [`palette`] alone knows colours and shapes, [`font`] alone knows glyphs and widths.
//! - A kind of chart (`trend`, `board`) turns its spec into a scene: marks placed to the last point by `layout`.
//! - `svg` writes a scene through plotters; [`png()`] renders what was written.
//!
//! Fonts are built in and nothing depends on the machine: one chart, one string of bytes.

mod axes;
mod board;
pub mod font;
mod layout;
mod page;
pub mod palette;
mod png;
mod scene;
mod svg;
mod trend;

pub use self::png::{PIXELS, options, png};
use self::scene::Scene;
use crate::report::chart::{Chart, Drawing};

/// Width of each chart in millimetres: the text width of an A4 official document.
pub const WIDTH_MM: f64 = scene::WIDTH / scene::PER_MM;

/// A chart drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// File name without its ending.
    pub name: String,
    pub svg: String,
    /// Characters that the fonts lack; each is drawn as [`font::PLACEHOLDER`].
    pub missing: Vec<char>,
}

/// Draws `chart`. Cannot fail for its content: numbers that are not finite are left out, words that do not fit are broken.
pub fn draw(chart: &Chart) -> Drawn {
    let mut scene = Scene::default();
    let top = page::head(&mut scene, &chart.title, &chart.subtitle);
    let bottom = match &chart.drawing {
        Drawing::Trend(trend) => trend::draw(&mut scene, trend, top),
        Drawing::Board(board) => board::draw(&mut scene, board, top),
    };
    page::foot(&mut scene, &chart.notes, bottom);
    let svg = svg::write(&scene, &chart.title, &chart.alt);
    Drawn { name: chart.name.clone(), svg, missing: scene.missing() }
}
