//! Places words: breaks lines, thins ticks, and finds a free place for a label.

use super::{
    font::Face,
    scene::{At, Rect},
};

/// Never at the start of a line.
const CLOSING: &str = "，。、；：！？）】〕》」』”’％%‰℃,.;:!?)]}";
/// Never at the end of a line.
const OPENING: &str = "（【〔《「『“‘([{";

/// Breaks `text` into lines no wider than `width`: between hanzi or at spaces, within a word only where one alone is wider.
pub(super) fn wrap(text: &str, face: Face, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if face.width(&line) + face.width(piece.trim_end()) <= width {
            line.push_str(piece);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        line.clear();
        for c in piece.chars() {
            let mut longer = line.clone();
            longer.push(c);
            if !line.is_empty() && c != ' ' && face.width(&longer) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.trim().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Breaks `text` into as many lines as [`wrap`] does, but of about the same length: no word is left alone on the last one.
pub(super) fn balanced(text: &str, face: Face, width: f64) -> Vec<String> {
    let mut best = wrap(text, face, width);
    let word = longest_piece(text, face);
    if best.len() < 2 || word > width {
        return best;
    }
    // Never so narrow that a word would be broken for it.
    let (mut least, mut most) = (word.max(width / 2.0), width);
    for _ in 0..10 {
        let middle = f64::midpoint(least, most);
        let lines = wrap(text, face, middle);
        if lines.len() == best.len() && lines.iter().all(|line| face.width(line) <= middle) {
            (best, most) = (lines, middle);
        } else {
            least = middle;
        }
    }
    best
}

/// Width of the longest part that may not be broken.
pub(super) fn longest_piece(text: &str, face: Face) -> f64 {
    pieces(text).into_iter().map(|piece| face.width(piece.trim_end())).fold(0.0, f64::max)
}

/// The parts of `text` between which a line may be broken, in order.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let breaks = before.is_some_and(|b| {
            !CLOSING.contains(c) && c != ' ' && !OPENING.contains(b) && (b == ' ' || b == '／' || wide(b) || wide(c))
        });
        if breaks {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

/// Hanzi and full-width forms, between which a line may be broken.
fn wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..)
}

/// Chooses the labels of an axis to write. `spans` holds start, end and weight of each; higher weights come first.
/// Of the highest weight, every first, second or third … label is taken. Of the others, those at every first, second or third … place,
/// counted from the first of the highest weight, so that each year shows the same months. A weight is left out where the labels would
/// no longer stand at even steps.
pub(super) fn thin(spans: &[(f64, f64, u8)], gap: f64) -> Vec<usize> {
    let mut weights: Vec<u8> = spans.iter().map(|s| s.2).collect();
    weights.sort_unstable_by(|a, b| b.cmp(a));
    weights.dedup();
    let heaviest = weights.first().copied();
    let base = spans.iter().position(|s| Some(&s.2) == weights.first()).unwrap_or(0);
    let touch = |a: usize, b: usize| spans[a].0 < spans[b].1 + gap && spans[b].0 < spans[a].1 + gap;
    let mut kept: Vec<usize> = Vec::new();
    for weight in weights {
        let of_weight: Vec<usize> = (0..spans.len()).filter(|i| spans[*i].2 == weight).collect();
        let every = |step: usize| -> Vec<usize> {
            if Some(weight) == heaviest {
                return of_weight.iter().copied().step_by(step).collect();
            }
            of_weight.iter().copied().filter(|i| i.abs_diff(base) % step == 0).collect()
        };
        let apart = |chosen: &[usize]| chosen.windows(2).all(|pair| !touch(pair[0], pair[1]));
        let in_step = |chosen: &[usize]| {
            let mut all: Vec<usize> = kept.iter().chain(chosen).copied().filter(|i| *i >= base).collect();
            all.sort_unstable();
            all.windows(3).all(|three| three[2] - three[1] == three[1] - three[0])
        };
        let even = (1..=spans.len()).map(every).find(|chosen| {
            apart(chosen) && in_step(chosen) && !chosen.iter().any(|i| kept.iter().any(|k| touch(*i, *k)))
        });
        kept.extend(even.unwrap_or_default());
    }
    kept.sort_unstable();
    kept
}

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

/// Divides `room` among columns whose natural widths are `natural`: none gets more than that, and where there is too little,
/// the widest shrink first.
pub(super) fn share(natural: &[f64], room: f64) -> Vec<f64> {
    let mut order: Vec<f64> = natural.to_vec();
    order.sort_by(f64::total_cmp);
    let mut left = room.max(0.0);
    let mut cap = f64::INFINITY;
    for (served, width) in (0u32..).zip(&order) {
        let waiting = f64::from(u32::try_from(order.len()).unwrap_or(u32::MAX) - served);
        if width * waiting > left {
            cap = left / waiting;
            break;
        }
        left -= width;
    }
    natural.iter().map(|width| width.min(cap)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_hanzi_but_not_before_a_stop() {
        let face = Face::regular(10.0);
        assert_eq!(wrap("甲乙丙丁，戊", face, 40.0), ["甲乙丙", "丁，戊"]);
        assert_eq!(wrap("planted forest area", face, 60.0), ["planted", "forest area"]);
        assert_eq!(wrap("Donaudampfschiff", face, 40.0).concat(), "Donaudampfschiff");
        assert_eq!(wrap("", face, 40.0), [""]);
    }

    #[test]
    fn balanced_lines_are_as_many_and_leave_no_word_alone() {
        let face = Face::regular(10.0);
        let text = "Tobacco acreage: what changed in the gap";
        let width = face.width("Tobacco acreage: what changed in the") + 1.0;
        assert_eq!(wrap(text, face, width), ["Tobacco acreage: what changed in the", "gap"]);
        assert_eq!(balanced(text, face, width), ["Tobacco acreage: what", "changed in the gap"]);
        assert_eq!(balanced("引进培育农产品深加工企业", face, 115.0), ["引进培育农产", "品深加工企业"]);
        let width = face.width("Demonstration") + 1.0;
        assert_eq!(balanced("Demonstration villages", face, width), ["Demonstration", "villages"]);
        assert_eq!(balanced("", face, 115.0), [""]);
    }

    #[test]
    fn years_are_thinned_by_years() {
        let spans: Vec<(f64, f64, u8)> =
            (0u8..60).map(|i| (f64::from(i) * 4.0, f64::from(i) * 4.0 + 46.0, u8::from(i % 12 == 0))).collect();
        assert_eq!(thin(&spans, 5.0), [0, 24, 48]);
    }

    #[test]
    fn heavy_ticks_win_and_the_rest_is_even() {
        let spans: Vec<(f64, f64, u8)> =
            (0u8..12).map(|i| (f64::from(i) * 10.0, f64::from(i) * 10.0 + 14.0, u8::from(i == 0))).collect();
        assert_eq!(thin(&spans, 1.0), [0, 2, 4, 6, 8, 10]);
    }

    #[test]
    fn the_widest_column_gives_way_first() {
        assert_eq!(share(&[10.0, 50.0, 90.0], 200.0), [10.0, 50.0, 90.0]);
        assert_eq!(share(&[10.0, 50.0, 90.0], 100.0), [10.0, 45.0, 45.0]);
    }

    #[test]
    fn a_full_frame_refuses() {
        let mut placer = Placer::new(Rect { x: 0.0, y: 0.0, w: 50.0, h: 20.0 });
        assert!(placer.place((40.0, 15.0), (0.0, 0.0), &[]).is_some());
        assert!(placer.place((40.0, 15.0), (0.0, 0.0), &[(0.0, 0.0)]).is_none());
    }
}
