//! The bridge: from one amount to another, a row for each cause of the difference.

use crate::assess::Verdict;
use crate::render::chart::{
    column_widths::share,
    parts::{
        bar_scale::{BAD, GOOD, Scale},
        rows::{Cell, GAP, HEAD, STRONG, Sign, WORD, air, heads, key},
    },
    scene::{Anchor, MARGIN, Pen, Rect, Scene},
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::{Bridge, StepKind};

const BAR: f64 = 10.0;
const BARS_SHARE: f64 = 0.45;

/// Draws `bridge` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, bridge: &Bridge, top: f64) -> f64 {
    let texts: Vec<(String, String)> =
        bridge.steps.iter().map(|step| (scene.clean(&step.name), scene.clean(&step.text))).collect();
    let natural = [
        texts.iter().map(|(name, _)| STRONG.width(name)).fold(0.0, f64::max) + 0.5,
        texts.iter().map(|(_, text)| STRONG.width(text)).fold(0.0, f64::max) + 0.5,
    ];
    let widths = share(&natural, (scene.inner() - 2.0 * GAP) * (1.0 - BARS_SHARE));
    let name = (MARGIN, widths[0]);
    let value = (MARGIN + widths[0] + GAP, widths[1]);
    let left = value.0 + widths[1] + GAP;
    let scale = Scale::new((left, scene.right() - left), bridge.axis.min, bridge.axis.max);
    let mut head = Vec::new();
    if let Some(name) = &bridge.zero {
        let name = scene.clean(name);
        head.push(zero_name(&name, scale.zero(), (left, scene.right())));
    }
    let first = heads(scene, &head, top);
    let mut y = first;
    let air = air(scene, first, bridge.steps.len());
    let mut before: Option<(f64, f64)> = None;
    for (step, (name_text, text)) in bridge.steps.iter().zip(&texts) {
        let total = matches!(step.kind, StepKind::Total | StepKind::Subtotal);
        let (bar, words) = match step.kind {
            StepKind::Total | StepKind::Subtotal => (Paint::from(Ink::Actual), Paint::from(Ink::Text)),
            StepKind::Good => (GOOD, Paint::Strong(Verdict::OnPace)),
            StepKind::Bad => (BAD, Paint::Strong(Verdict::FarBehind)),
        };
        let cells = [
            Cell::new(name_text, if total { STRONG } else { WORD }, Ink::Text, name, Anchor::Start),
            Cell::new(text, if total { STRONG } else { WORD }, words, value, Anchor::End),
        ];
        let height = cells.iter().map(Cell::height).fold(WORD.line(), f64::max) + 4.5 + air;
        let middle = y + height / 2.0;
        for cell in &cells {
            cell.write(scene, middle);
        }
        if step.from.is_finite() && step.to.is_finite() {
            let (from, to) = (scale.at(step.from), scale.at(step.to));
            if let Some((x, bottom)) = before {
                scene.line((x, bottom), (x, middle - BAR / 2.0), Pen::new(Ink::Axis, 0.7));
            }
            let rect = Rect { x: from.min(to), y: middle - BAR / 2.0, w: (to - from).abs().max(0.8), h: BAR };
            if step.kind == StepKind::Subtotal {
                let pen = Pen::new(bar, 1.2);
                let inner = Rect { x: rect.x + 0.6, y: rect.y + 0.6, w: (rect.w - 1.2).max(0.8), h: rect.h - 1.2 };
                scene.frame(inner, pen);
            } else {
                scene.block(rect, bar);
            }
            before = Some((to, middle + BAR / 2.0));
        }
        y += height;
    }
    let zero = scale.zero();
    scene.line((zero, first), (zero, y), Pen::new(Ink::Axis, 0.9));
    scene.line((MARGIN, y), (scene.right(), y), Pen::new(Ink::Axis, 0.6));
    let any = |kind: StepKind| bridge.steps.iter().any(|step| step.kind == kind);
    let mut entries: Vec<(Sign, &str)> = Vec::new();
    if any(StepKind::Good) {
        entries.push((Sign::Bar(GOOD), &bridge.good_label));
    }
    if any(StepKind::Bad) {
        entries.push((Sign::Bar(BAD), &bridge.bad_label));
    }
    key(scene, &entries, y + 6.0)
}

/// The name of the line at zero, over it: on the side where there is room.
fn zero_name(name: &str, zero: f64, (left, right): (f64, f64)) -> Cell {
    let share = (zero - left) / (right - left);
    let (column, anchor) = if share > 2.0 / 3.0 {
        ((left, zero - left), Anchor::End)
    } else if share < 1.0 / 3.0 {
        ((zero, right - zero), Anchor::Start)
    } else {
        let half = (zero - left).min(right - zero);
        ((zero - half, 2.0 * half), Anchor::Middle)
    };
    Cell::new(name, HEAD, Ink::Muted, column, anchor)
}
