//! Draws a resolved chart as SVG: title, drawing, notes, in the size of a style.

use super::kinds::kind;
use super::parts::title;
use super::pdf;
use super::scene::Scene;
use super::style::{HalfWidth, Style};
use super::svg::{self, Sheet};
use crate::report::charts::Chart;

/// A chart drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// File name without its ending.
    pub name: String,
    pub svg: String,
    /// Characters that the fonts lack; each is drawn as [`PLACEHOLDER`](super::font::PLACEHOLDER).
    pub missing: Vec<char>,
}

/// Where a chart is drawn half as wide as a text: a question of its kind.
pub(crate) fn half_width(chart: &Chart) -> HalfWidth {
    kind(&chart.drawing).half_width
}

/// Draws `chart`. Cannot fail for its content: numbers that are not finite are left out, words that do not fit are broken.
pub fn draw(chart: &Chart, style: &Style) -> Drawn {
    let (scene, sheet) = laid_out(chart, style);
    let svg = svg::write(&scene, &sheet, &style.palette);
    Drawn { name: chart.name(), svg, missing: scene.missing() }
}

/// The same drawing as a PDF of one page, with words that can be searched.
#[must_use]
pub fn draw_pdf(chart: &Chart, style: &Style) -> Vec<u8> {
    let (scene, sheet) = laid_out(chart, style);
    pdf::write(&scene, &sheet, &style.palette)
}

fn laid_out<'c>(chart: &'c Chart, style: &Style) -> (Scene, Sheet<'c>) {
    let mut scene = Scene::new(style.size.units());
    let top = title::head(&mut scene, chart, style.title);
    if let Some(ratio) = style.size.ratio() {
        let foot = title::foot_height(&mut scene, chart, style.title);
        scene.floor = Some(scene.width / ratio - foot);
    }
    let bottom = (kind(&chart.drawing).draw)(&mut scene, top);
    scene.height = title::foot(&mut scene, chart, style.title, bottom);
    let mut sheet = Sheet { title: &chart.title, alt: &chart.alt, size: (0.0, 0.0), left: 0.0 };
    let mm = style.size.width_mm();
    if let Some(ratio) = style.size.ratio() {
        // A drawing lower than a slide gets paper under it; a higher one is shown smaller, with paper on both sides.
        scene.height = scene.height.max((scene.width / ratio).ceil());
        sheet.left = (scene.height * ratio - scene.width).max(0.0) / 2.0;
        sheet.size = (mm, mm / ratio);
    } else {
        sheet.size = (mm, mm * scene.height / scene.width);
    }
    (scene, sheet)
}
