//! Horizontal bars: the scale along their column, and the colours of good and bad.

use super::rows::Column;
use crate::assess::Verdict;
use crate::render::palette::Paint;

/// The colours of what is good and of what is bad: blue and vermilion, which every reader tells apart.
pub(in crate::render::chart) const GOOD: Paint = Paint::Fill(Verdict::OnPace);
pub(in crate::render::chart) const BAD: Paint = Paint::Fill(Verdict::FarBehind);

/// A scale along a bar's column.
#[derive(Clone, Copy)]
pub(in crate::render::chart) struct Scale {
    pub left: f64,
    width: f64,
    min: f64,
    max: f64,
}

impl Scale {
    pub fn new((left, width): Column, min: f64, max: f64) -> Self {
        let sound = |x: f64, instead: f64| if x.is_finite() { x.clamp(-1e300, 1e300) } else { instead };
        let (min, max) = (sound(min, 0.0), sound(max, 1.0));
        let (min, max) = (min.min(max), min.max(max));
        let max = if max > min { max } else { min + min.abs().max(1.0) };
        Self { left, width, min, max }
    }

    /// The place of an amount; one outside the scale is at its end.
    pub fn at(self, x: f64) -> f64 {
        let share = (x.clamp(self.min, self.max) / 2.0 - self.min / 2.0) / (self.max / 2.0 - self.min / 2.0);
        self.left + self.width * share
    }

    /// Where bars begin.
    pub fn zero(self) -> f64 {
        self.at(0.0)
    }
}
