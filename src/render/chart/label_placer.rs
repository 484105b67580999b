//! Finds a free place for a label.

use super::scene::{At, Rect};

/// Finds places for labels so that no two touch and as little of the lines as possible is covered.
#[derive(Debug)]
pub(super) struct Placer {
    frame: Rect,
    taken: Vec<Rect>,
    lines: Vec<(At, At, f64)>,
}

/// Free room around each label.
const AIR: f64 = 2.0;

impl Placer {
    pub fn new(frame: Rect) -> Self {
        Self { frame, taken: Vec::new(), lines: Vec::new() }
    }

    /// Nothing may be placed here.
    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Labels should not cover this line; `weight` is the cost of each covered unit.
    pub fn avoid(&mut self, points: &[At], weight: f64) {
        self.lines.extend(points.windows(2).map(|pair| (pair[0], pair[1], weight)));
    }

    /// Takes the best place for a label of `size` among `corners` (upper left, in order of preference), or else the best near
    /// `anchor`. None where the frame is full.
    pub fn place(&mut self, size: (f64, f64), anchor: At, corners: &[At]) -> Option<Rect> {
        let rect = |(x, y): At| Rect { x, y, w: size.0, h: size.1 };
        let mut best: Option<(f64, Rect)> = None;
        let better = |candidate: Rect, liking: f64, best: &mut Option<(f64, Rect)>| {
            let bound = best.map_or(f64::INFINITY, |b| b.0);
            if liking < bound && self.free(candidate) {
                let cost = liking + self.covered(candidate);
                if cost < bound {
                    *best = Some((cost, candidate));
                }
            }
        };
        let mut liking = 0.0;
        for corner in corners {
            better(rect(*corner), liking, &mut best);
            liking += 1.5;
        }
        if best.is_none_or(|b| b.0 > 30.0) {
            let mut y = self.frame.y;
            while y + size.1 <= self.frame.bottom() {
                let mut x = self.frame.x;
                while x + size.0 <= self.frame.right() {
                    let candidate = rect((x, y));
                    better(candidate, 12.0 + 0.6 * distance(candidate, anchor), &mut best);
                    x += 9.0;
                }
                y += 5.0;
            }
        }
        let place = best.map(|b| b.1)?;
        self.taken.push(place);
        Some(place)
    }

    /// The first of `corners` (upper left) at which a label of `size` touches no other.
    pub fn first_free(&mut self, size: (f64, f64), corners: &[At]) -> Option<Rect> {
        let mut all = corners.iter().map(|(x, y)| Rect { x: *x, y: *y, w: size.0, h: size.1 });
        let place = all.find(|rect| self.free(*rect))?;
        self.taken.push(place);
        Some(place)
    }

    fn free(&self, rect: Rect) -> bool {
        let air = rect.grown(AIR);
        self.frame.holds(rect) && !self.taken.iter().any(|t| t.overlaps(air))
    }

    fn covered(&self, rect: Rect) -> f64 {
        let rect = rect.grown(AIR);
        self.lines.iter().map(|(from, to, weight)| weight * inside(*from, *to, rect)).sum()
    }
}

/// Distance from a point to the nearest point of a box.
pub(super) fn distance(rect: Rect, (x, y): At) -> f64 {
    let dx = (rect.x - x).max(x - rect.right()).max(0.0);
    let dy = (rect.y - y).max(y - rect.bottom()).max(0.0);
    dx.hypot(dy)
}

/// Length of the part of a line that lies in a box (Liang and Barsky's clipping).
fn inside(from: At, to: At, rect: Rect) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in
        [(-dx, from.0 - rect.x), (dx, rect.right() - from.0), (-dy, from.1 - rect.y), (dy, rect.bottom() - from.1)]
    {
        if step == 0.0 {
            if room < 0.0 {
                return 0.0;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    if enter < leave { (leave - enter) * dx.hypot(dy) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_frame_refuses() {
        let mut placer = Placer::new(Rect { x: 0.0, y: 0.0, w: 50.0, h: 20.0 });
        assert!(placer.place((40.0, 15.0), (0.0, 0.0), &[]).is_some());
        assert!(placer.place((40.0, 15.0), (0.0, 0.0), &[(0.0, 0.0)]).is_none());
    }
}
