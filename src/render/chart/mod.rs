//! Draws resolved charts as SVG, and SVG as PNG.
//!
//! - [`palette`] alone knows colours and shapes, [`font`] alone knows glyphs and widths.
//! - A kind of chart (one file each) turns its spec into a scene: marks placed to the last point by `layout`.
//! - `svg` writes a scene through plotters; [`png()`] renders what was written.
//!
//! Fonts are built in and nothing depends on the machine: one chart, one string of bytes.

mod axes;
mod board;
mod bridge;
mod control;
pub mod font;
mod labels;
mod layout;
mod lines;
mod matrix;
mod multiples;
mod page;
pub mod palette;
mod png;
mod ranking;
mod rows;
mod scene;
pub mod spark;
mod style;
mod svg;
mod trend;

pub use self::png::{options, png};
use self::scene::Scene;
pub use self::style::{Size, Style, TitleAt};
use crate::report::charts::{Chart, Drawing};

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
pub fn draw(chart: &Chart, style: &Style) -> Drawn {
    let mut scene = Scene::new(style.size.units());
    let top = page::head(&mut scene, chart, style.title);
    if let Some(ratio) = style.size.ratio() {
        let foot = page::foot_height(&mut scene, chart, style.title);
        scene.floor = Some(scene.width / ratio - foot);
    }
    let bottom = match &chart.drawing {
        Drawing::Trend(trend) => trend::draw(&mut scene, trend, top),
        Drawing::Board(board) => board::draw(&mut scene, board, top),
        Drawing::Ranking(ranking) => ranking::draw(&mut scene, ranking, top),
        Drawing::Matrix(matrix) => matrix::draw(&mut scene, matrix, top),
        Drawing::Bridge(bridge) => bridge::draw(&mut scene, bridge, top),
        Drawing::Control(control) => control::draw(&mut scene, control, top),
        Drawing::Multiples(multiples) => multiples::draw(&mut scene, multiples, top),
    };
    scene.height = page::foot(&mut scene, chart, style.title, bottom);
    let mut sheet = svg::Sheet { title: &chart.title, alt: &chart.alt, size: (0.0, 0.0), left: 0.0 };
    let mm = style.size.width_mm();
    if let Some(ratio) = style.size.ratio() {
        // What is lower than a slide gets paper under it; what is higher is shown smaller, with paper on both sides.
        scene.height = scene.height.max((scene.width / ratio).ceil());
        sheet.left = (scene.height * ratio - scene.width).max(0.0) / 2.0;
        sheet.size = (mm, mm / ratio);
    } else {
        sheet.size = (mm, mm * scene.height / scene.width);
    }
    let svg = svg::write(&scene, &sheet, &style.palette);
    Drawn { name: chart.name(), svg, missing: scene.missing() }
}
