//! The plane of a chart over months: it maps months and amounts to paper, and draws the grid and the ticks.

use plotters::coord::{cartesian::Cartesian2d, ranged1d::Ranged, types::RangedCoordf64};

use crate::render::chart::{
    font::{Face, MIDDLE},
    scene::{Anchor, At, MARGIN, Pen, Rect, Scene},
    tick_thinning::thin,
    type_sizes::SMALL,
};
use crate::render::palette::Ink;
use crate::report::charts::{Axis, Tick};

pub(in crate::render::chart) const TICK: Face = SMALL;
/// Height of a plane on paper as wide as the text, and its height for other widths.
const HEIGHT: f64 = 232.0;
const SHARE_OF_WIDTH: f64 = 0.46;
const LOWEST: f64 = 120.0;
/// Amounts beyond this are drawn at it: twice as much is no longer a number.
const HUGE: f64 = 1e300;
/// Steps of plotters' whole pixels to a unit.
const FINE: f64 = 8.0;

/// The drawing area, with its scales.
pub(in crate::render::chart) struct Plane {
    pub area: Rect,
    x: (f64, f64),
    y: (f64, f64),
    coord: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl Plane {
    /// Lays the plane out under `top`, leaving room for the labels of the vertical axis and, at the right end, for a text of
    /// the width `last.1` that begins at the month `last.0`.
    pub fn new(scene: &mut Scene, x: &Axis, y: &Axis, top: f64, last: Option<(f64, f64)>) -> Self {
        let widest = y.ticks.iter().map(|t| TICK.width(&scene.clean(&t.label))).fold(0.0, f64::max);
        let left = MARGIN + widest.min(scene.width * 0.42) + 6.0;
        let full = scene.right() - left;
        let ends = range(x);
        let mut right = 12.0_f64;
        if let Some((at, width)) = last {
            let share = ((at - ends.0) / (ends.1 - ends.0)).clamp(0.05, 1.0);
            right = right.max((width - full * (1.0 - share)) / share);
        }
        // Under the plane stand the labels of the months.
        let below = 7.0 + TICK.line();
        let high = scene.floor.map_or((scene.width * SHARE_OF_WIDTH).min(HEIGHT), |floor| floor - top - below);
        Self::within(Rect { x: left, y: top, w: full - right.min(full * 0.3), h: high.max(LOWEST) }, x, y)
    }

    /// A plane that fills `area`.
    pub fn within(area: Rect, x: &Axis, y: &Axis) -> Self {
        let (x, y) = (range(x), range(y));
        let coord =
            Cartesian2d::new(x.0..x.1, y.0..y.1, (fine(area.x)..fine(area.right()), fine(area.bottom())..fine(area.y)));
        Self { area, x, y, coord }
    }

    /// Place of a month and an amount on paper; what lies outside the axes is drawn at their ends.
    pub fn at(&self, x: f64, y: f64) -> At {
        let x = if x.is_nan() { self.x.0 } else { x.clamp(self.x.0, self.x.1) };
        let y = if y.is_nan() { self.y.0 } else { y.clamp(self.y.0, self.y.1) };
        let (px, py) = self.coord.translate_to_pixel(x, y);
        (f64::from(px) / FINE, f64::from(py) / FINE)
    }

    /// Width of a month.
    pub fn month(&self) -> f64 {
        self.area.w / (self.x.1 - self.x.0)
    }

    /// Draws grid, axis lines and ticks; returns the lower edge of the tick labels.
    pub fn draw(&self, scene: &mut Scene, x: &Axis, y: &Axis) -> f64 {
        self.rows(scene, &y.ticks);
        self.months(scene, &x.ticks);
        self.base(scene);
        if y.leaves_out_zero() {
            self.broken(scene);
        }
        self.area.bottom() + 7.0 + TICK.line()
    }

    /// The vertical axis, broken by a zigzag at the end behind which zero lies.
    fn broken(&self, scene: &mut Scene) {
        const REACH: f64 = 4.0;
        const STEP: f64 = 3.5;
        let (x, top, bottom) = (self.area.x, self.area.y, self.area.bottom());
        let below = self.y.0 > 0.0;
        let (from, to) = if below { (bottom, top) } else { (top, bottom) };
        let away = |steps: f64| from + if below { -steps * STEP } else { steps * STEP };
        let pen = Pen::new(Ink::Axis, 1.2);
        let teeth =
            [(x, from), (x, away(1.0)), (x - REACH, away(1.5)), (x + REACH, away(2.5)), (x, away(3.0)), (x, to)];
        // Paper keeps the grid away from the break.
        scene.block(Rect { x: x - REACH, y: away(1.4).min(away(2.6)), w: 2.0 * REACH, h: 1.2 * STEP }, Ink::Paper);
        scene.path(teeth.to_vec(), pen);
    }

    /// The line of zero, or the lower edge where zero lies outside.
    pub fn base(&self, scene: &mut Scene) {
        let base = if self.y.0 < 0.0 && self.y.1 > 0.0 { self.at(self.x.0, 0.0).1 } else { self.area.bottom() };
        scene.line((self.area.x, base), (self.area.right(), base), Pen::new(Ink::Axis, 0.9));
    }

    /// The ticks of the vertical axis that have room for their labels.
    pub fn shown<'a>(&self, ticks: &'a [Tick]) -> Vec<&'a Tick> {
        let ticks: Vec<&Tick> = ticks.iter().filter(|t| t.at >= self.y.0 && t.at <= self.y.1).collect();
        let half = TICK.size * 0.62;
        let span = |t: &&Tick| {
            let y = self.at(self.x.0, t.at).1;
            (y - half, y + half, t.weight)
        };
        let spans: Vec<(f64, f64, u8)> = ticks.iter().map(span).collect();
        thin(&spans, 1.0).into_iter().map(|i| ticks[i]).collect()
    }

    fn rows(&self, scene: &mut Scene, ticks: &[Tick]) {
        for tick in self.shown(ticks) {
            let y = self.at(self.x.0, tick.at).1;
            scene.line((self.area.x, y), (self.area.right(), y), Pen::new(Ink::Grid, 0.7));
            let label = scene.clean(&tick.label);
            let at = (self.area.x - 5.0, y + MIDDLE * TICK.size);
            scene.text(at, &label, TICK, Ink::Muted, Anchor::End);
        }
    }

    pub fn months(&self, scene: &mut Scene, ticks: &[Tick]) {
        let ticks: Vec<&Tick> = ticks.iter().filter(|t| t.at >= self.x.0 && t.at <= self.x.1).collect();
        let bottom = self.area.bottom();
        let highest = ticks.iter().map(|t| t.weight).max();
        let even = ticks.iter().all(|t| Some(t.weight) == highest);
        let mut spans = Vec::new();
        for tick in &ticks {
            let x = self.at(tick.at, self.y.0).0;
            let label = scene.clean(&tick.label);
            let half = TICK.width(&label) / 2.0;
            let (least, most) = (MARGIN.min(scene.width - half) + half, scene.width - MARGIN / 2.0 - half);
            let middle = x.clamp(least, most.max(MARGIN + half));
            spans.push((middle - half, middle + half, tick.weight));
            if !even && Some(tick.weight) == highest && tick.at > self.x.0 {
                scene.line((x, self.area.y), (x, bottom), Pen::new(Ink::Grid, 0.7));
            }
        }
        for i in thin(&spans, 5.0) {
            let x = self.at(ticks[i].at, self.y.0).0;
            scene.line((x, bottom), (x, bottom + 3.5), Pen::new(Ink::Axis, 0.8));
            let label = scene.clean(&ticks[i].label);
            let at = (f64::midpoint(spans[i].0, spans[i].1), bottom + 7.0 + TICK.size);
            scene.text(at, &label, TICK, Ink::Muted, Anchor::Middle);
        }
    }
}

/// plotters' mapping, kept to one call so that the units are converted in one place.
trait Translate {
    fn translate_to_pixel(&self, x: f64, y: f64) -> (i32, i32);
}

impl<X: Ranged<ValueType = f64>, Y: Ranged<ValueType = f64>> Translate for Cartesian2d<X, Y> {
    fn translate_to_pixel(&self, x: f64, y: f64) -> (i32, i32) {
        plotters::coord::CoordTranslate::translate(self, &(x, y))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place on the paper")]
fn fine(units: f64) -> i32 {
    (units * FINE).round() as i32
}

/// The ends of an axis, made finite and distinct.
fn range(axis: &Axis) -> (f64, f64) {
    let sound = |end: f64, instead: f64| if end.is_finite() { end.clamp(-HUGE, HUGE) } else { instead };
    let (a, b) = (sound(axis.min, 0.0), sound(axis.max, 1.0));
    let (low, high) = (a.min(b), a.max(b));
    // In a narrower range, halves of it are no longer distinct numbers.
    if high - low > low.abs().max(high.abs()) * 1e-12 {
        (low, high)
    } else {
        let half = (low.abs() * 0.1).max(0.5);
        (low - half, high + half)
    }
}
