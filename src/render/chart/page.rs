//! What all charts have in common: title and subtitle above the drawing, notes under it.

use super::{
    font::{ASCENT, Face},
    layout::wrap,
    palette::Ink,
    scene::{Anchor, MARGIN, Scene, WIDTH},
};

const TITLE: Face = Face::bold(15.0);
const SUBTITLE: Face = Face::regular(11.0);
const NOTE: Face = Face::regular(9.0);

/// Writes the title and the subtitle; returns where the drawing may begin.
pub(super) fn head(scene: &mut Scene, title: &str, subtitle: &str) -> f64 {
    let below = lines(scene, title, TITLE, Ink::Text, MARGIN);
    lines(scene, subtitle, SUBTITLE, Ink::Muted, below + 1.0) + 5.0
}

/// Writes the notes under `top` and closes the scene there.
pub(super) fn foot(scene: &mut Scene, notes: &[String], top: f64) {
    let mut y = top + 6.0;
    for note in notes {
        y = lines(scene, note, NOTE, Ink::Muted, y);
    }
    // Whole quarters of a millimetre keep the size attributes short.
    scene.height = (y + MARGIN - 3.0).ceil();
}

/// Writes `text` over the whole width from `top` on; returns its lower edge.
fn lines(scene: &mut Scene, text: &str, face: Face, ink: Ink, top: f64) -> f64 {
    let text = scene.clean(text);
    let mut y = top;
    if !text.trim().is_empty() {
        for line in wrap(&text, face, WIDTH - 2.0 * MARGIN) {
            scene.text((MARGIN, y + ASCENT * face.size), &line, face, ink, Anchor::Start);
            y += face.line();
        }
    }
    y
}
