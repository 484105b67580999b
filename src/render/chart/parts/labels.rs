//! Labels of lines, written at their line, or listed under the plane where there is no room.

use crate::render::chart::{
    font::{ASCENT, Face, MIDDLE},
    label_placer::{Placer, distance},
    line_breaks::wrap,
    scene::{Anchor, At, MARGIN, Pen, Rect, Scene, text_box},
    type_sizes::BODY,
};
use crate::render::palette::{Ink, Paint};

pub(in crate::render::chart) const LABEL: Face = BODY;

/// A label to be placed.
pub(in crate::render::chart) struct Wanted {
    pub text: String,
    pub face: Face,
    pub colour: Paint,
    /// Points of its line that it may point at.
    pub spots: Vec<At>,
    /// Upper left corners, best first.
    pub corners: Vec<At>,
}

/// Labels that found a place, and those that did not.
#[derive(Default)]
pub(in crate::render::chart) struct Placed {
    pub at: Vec<Rect>,
    pub left_over: Vec<(String, Paint)>,
}

/// Writes the labels where `placer` has room for them, the first ones first.
pub(in crate::render::chart) fn place(scene: &mut Scene, placer: &mut Placer, labels: Vec<Wanted>) -> Placed {
    let mut written = Placed::default();
    for wanted in labels {
        let size = (wanted.face.width(&wanted.text), text_box((0.0, 0.0), 0.0, wanted.face, Anchor::Start).h);
        let Some(anchor) = wanted.spots.first().copied() else { continue };
        match placer.place(size, anchor, &wanted.corners) {
            Some(rect) => {
                write(scene, &wanted, rect);
                written.at.push(Rect { y: rect.y + 1.5, h: rect.h - 3.0, ..rect });
            }
            None => written.left_over.push((wanted.text, wanted.colour)),
        }
    }
    written
}

fn write(scene: &mut Scene, wanted: &Wanted, rect: Rect) {
    let nearest = wanted.spots.iter().copied().min_by(|a, b| distance(rect, *a).total_cmp(&distance(rect, *b)));
    if let Some(spot) = nearest.filter(|spot| distance(rect, *spot) > 16.0) {
        // Too far away to be understood without a leader.
        let edge = (spot.0.clamp(rect.x, rect.right()), spot.1.clamp(rect.y, rect.bottom()));
        scene.line(edge, spot, Pen::new(Ink::Axis, 0.7));
    }
    let base = rect.y + ASCENT * wanted.face.size;
    scene.text((rect.x, base), &wanted.text, wanted.face, wanted.colour, Anchor::Start);
}

/// Asks for `label` at `line`, preferably at the given shares of its length. A name is written once, however many lines have it.
pub(in crate::render::chart) fn named(
    scene: &mut Scene,
    all: &mut Vec<Wanted>,
    label: &str,
    face: Face,
    ink: Ink,
    line: &[At],
    shares: &[f64],
) {
    let text = scene.clean(label);
    if text.trim().is_empty() || line.is_empty() || all.iter().any(|other| other.text == text) {
        return;
    }
    let (w, h) = (face.width(&text), face.size * 1.24);
    let mut corners = Vec::new();
    for share in shares {
        let (x, y) = spot(line, *share);
        let above = y - h - 2.5;
        let below = y + 3.5;
        if *share >= 1.0 {
            corners.extend([(x - w - 7.5, above), (x - w - 7.5, below), (x - w, above), (x + 7.0, y - h / 2.0)]);
        } else if *share <= 0.0 {
            corners.extend([(x + 3.0, above), (x + 3.0, below)]);
        } else {
            corners.extend([(x - w - 4.0, above), (x + 5.0, below), (x - w / 2.0, above), (x - w / 2.0, below)]);
            corners.extend([
                (x + 5.0, above),
                (x - w - 4.0, below),
                (x - w - 7.0, y - h / 2.0),
                (x + 7.0, y - h / 2.0),
            ]);
        }
    }
    all.push(Wanted { text, face, colour: ink.into(), spots: line.to_vec(), corners });
}

/// Corners for a text at a single point.
pub(in crate::render::chart) fn around((x, y): At, off: f64, face: Face, text: &str) -> Vec<At> {
    let (w, h) = (face.width(text), face.size * 1.24);
    vec![
        (x + off, y - h / 2.0),
        (x - w / 2.0, y - h - off),
        (x - w, y - h - off),
        (x + off / 2.0, y + off / 2.0),
        (x - w / 2.0, y + off),
        (x - w - off, y - h / 2.0),
        (x - w, y + off),
    ]
}

const SPOTS: u8 = 40;

/// Points at even distances along a line, which labels may point at.
pub(in crate::render::chart) fn along(line: &[At]) -> Vec<At> {
    let length = |pair: &[At]| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
    let total: f64 = line.windows(2).map(length).sum();
    if total <= 0.0 {
        return line.first().copied().into_iter().collect();
    }
    let mut spots = Vec::new();
    for i in 0..=SPOTS {
        let mut left = total * f64::from(i) / f64::from(SPOTS);
        let mut spot = line[line.len() - 1];
        for pair in line.windows(2) {
            let step = length(pair);
            if left <= step && step > 0.0 {
                let share = left / step;
                spot = (pair[0].0 + share * (pair[1].0 - pair[0].0), pair[0].1 + share * (pair[1].1 - pair[0].1));
                break;
            }
            left -= step;
        }
        spots.push(spot);
    }
    spots
}

fn spot(line: &[At], share: f64) -> At {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index of some forty spots")]
    let i = (share * f64::from(u32::try_from(line.len() - 1).unwrap_or(u32::MAX))).round() as usize;
    line[i.min(line.len() - 1)]
}

/// Lists the labels that found no room at their lines under the plane, each after a stroke in its colour.
pub(in crate::render::chart) fn listed(scene: &mut Scene, labels: &[(String, Paint)], top: f64) -> f64 {
    const STROKE: f64 = 14.0;
    let mut y = top;
    for (text, colour) in labels {
        for (i, line) in wrap(text, LABEL, scene.inner() - STROKE - 5.0).iter().enumerate() {
            let base = y + ASCENT * LABEL.size;
            if i == 0 {
                let middle = base - MIDDLE * LABEL.size;
                scene.line((MARGIN, middle), (MARGIN + STROKE, middle), Pen::new(*colour, 2.0));
            }
            scene.text((MARGIN + STROKE + 5.0, base), line, LABEL, *colour, Anchor::Start);
            y += LABEL.line();
        }
    }
    y
}
