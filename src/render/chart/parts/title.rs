//! The title above or below the drawing, and the notes under it.

use crate::render::chart::{
    TitleAt,
    font::{ASCENT, Face},
    line_breaks::{balanced, wrap},
    scene::{Anchor, MARGIN, Scene},
    type_sizes::{BODY, NARROW, NARROW_TITLE, SMALL, TITLE},
};
use crate::render::palette::Ink;
use crate::report::charts::Chart;

/// Under the drawing a title is a caption.
const CAPTION: Face = NARROW_TITLE;
const SUBTITLE: Face = BODY;
const NOTE: Face = SMALL;
/// Between the drawing and what stands under it.
const AIR: f64 = 6.0;

/// Writes what stands above the drawing; returns where that may begin.
pub(in crate::render::chart) fn head(scene: &mut Scene, chart: &Chart, at: TitleAt) -> f64 {
    match at {
        TitleAt::Above => {
            let face = if scene.width < NARROW { NARROW_TITLE } else { TITLE };
            let below = lines(scene, title(scene, chart, face), face, Ink::Text, MARGIN, Anchor::Start);
            lines(scene, &chart.subtitle, SUBTITLE, Ink::Muted, below + 1.0, Anchor::Start) + 5.0
        }
        TitleAt::Below => MARGIN,
    }
}

/// The title that takes two lines at most, where one does.
fn title<'c>(scene: &Scene, chart: &'c Chart, face: Face) -> &'c str {
    let long = wrap(&chart.title, face, scene.inner()).len() > 2;
    if long { &chart.short_title } else { &chart.title }
}

/// Height of what [`foot`] will write.
pub(in crate::render::chart) fn foot_height(scene: &mut Scene, chart: &Chart, at: TitleAt) -> f64 {
    let mark = scene.marks.len();
    let height = foot(scene, chart, at, 0.0);
    scene.marks.truncate(mark);
    height
}

/// Writes what stands under the drawing, which ends at `top`; returns the height of the whole.
pub(in crate::render::chart) fn foot(scene: &mut Scene, chart: &Chart, at: TitleAt, top: f64) -> f64 {
    let mut y = top + AIR;
    if at == TitleAt::Below {
        y = lines(scene, title(scene, chart, CAPTION), CAPTION, Ink::Text, y + 2.0, Anchor::Middle);
        y = lines(scene, &chart.subtitle, SUBTITLE, Ink::Muted, y, Anchor::Middle) + 2.0;
    }
    for note in &chart.notes {
        y = lines(scene, note, NOTE, Ink::Muted, y, Anchor::Start);
    }
    // Whole quarters of a millimetre keep the size attributes short.
    (y + MARGIN - 3.0).ceil()
}

/// Writes `text` over the whole width from `top` on; returns its lower edge.
fn lines(scene: &mut Scene, text: &str, face: Face, ink: Ink, top: f64, anchor: Anchor) -> f64 {
    let text = scene.clean(text);
    let x = if anchor == Anchor::Middle { scene.width / 2.0 } else { MARGIN };
    let mut y = top;
    if !text.trim().is_empty() {
        let lines = if face == NOTE { wrap(&text, face, scene.inner()) } else { balanced(&text, face, scene.inner()) };
        for line in lines {
            scene.text((x, y + ASCENT * face.size), &line, face, ink, anchor);
            y += face.line();
        }
    }
    y
}
