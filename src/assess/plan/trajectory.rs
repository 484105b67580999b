//! The path of a plan: the value that it asks for at each moment.

use crate::assess::timeline::Timeline;
use crate::measure::{Direction, Exact};
use num_traits::Signed;

/// A path from the baseline to the target, on a [`Timeline`]'s positions.
#[derive(Debug, Clone)]
pub(in crate::assess) struct Trajectory {
    /// `(position, value asked for)` in order of time: the baseline at the start first, the target at due last.
    pub corners: Vec<(Exact, Exact)>,
    /// Whether a corner's value holds until the next corner, rather than a straight line leading there.
    pub steps: bool,
}

impl Trajectory {
    /// The value asked for at a position: the baseline before the start, the target from due on.
    pub fn expected(&self, at: &Exact) -> Option<Exact> {
        let passed = self.corners.iter().rposition(|(p, _)| p <= at);
        let Some(i) = passed else { return self.corners.first().map(|(_, e)| e.clone()) };
        let (p0, e0) = &self.corners[i];
        match self.corners.get(i + 1) {
            Some((p1, e1)) if !self.steps => Some(e0 + (e1 - e0) * (at - p0) / (p1 - p0)),
            _ => Some(e0.clone()),
        }
    }

    /// The last moment, due at the latest, at which no more than `value` is asked for; None where `value` is worse than
    /// everything that is ever asked for.
    pub fn last_satisfied(&self, toward: Direction, value: &Exact) -> Option<Exact> {
        let enough = |e: &Exact| !toward.signed(e - value).is_positive();
        let (p, e) = self.corners.last()?;
        if enough(e) {
            return Some(p.clone());
        }
        self.corners.windows(2).rev().find_map(|pair| {
            let ((p0, e0), (p1, e1)) = (&pair[0], &pair[1]);
            if self.steps {
                return enough(e0).then(|| p1.clone());
            }
            // The stretch's later end is known to ask for more.
            enough(e0).then(|| p0 + (p1 - p0) * (value - e0) / (e1 - e0))
        })
    }

    /// Corners to draw lines between, with positions in months; a step has two corners.
    pub fn chart_corners(&self, timeline: &Timeline) -> Vec<(Exact, Exact)> {
        let mut drawn: Vec<(Exact, Exact)> = Vec::with_capacity(self.corners.len() * 2);
        for (p, e) in &self.corners {
            let at = timeline.in_months(p);
            if let Some((_, before)) = drawn.last().filter(|_| self.steps).cloned() {
                drawn.push((at.clone(), before));
            }
            drawn.push((at, e.clone()));
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::{ratio, whole};

    fn path(corners: &[(i64, i64)], steps: bool) -> Trajectory {
        Trajectory { corners: corners.iter().map(|(p, e)| (whole(*p), whole(*e))).collect(), steps }
    }

    #[test]
    fn a_line_asks_for_its_share_and_a_step_for_the_last_corner() {
        let corners = [(0, 10), (4, 20), (6, 40)];
        let of = |steps, at: Exact| path(&corners, steps).expected(&at).unwrap();
        let line = [(-1, 10), (0, 10), (1, 0), (4, 20), (5, 30), (6, 40), (9, 40)];
        for (at, expected) in line {
            let expected = if at == 1 { ratio(25, 2) } else { whole(expected) };
            assert_eq!(of(false, whole(at)), expected, "{at}");
        }
        for (at, expected) in [(-1, 10), (0, 10), (3, 10), (4, 20), (5, 20), (6, 40), (9, 40)] {
            assert_eq!(of(true, whole(at)), whole(expected), "{at}");
        }
    }

    #[test]
    fn the_last_moment_that_asked_for_no_more_lies_on_the_path() {
        let line = path(&[(0, 10), (4, 20), (6, 40)], false);
        let of = |value| line.last_satisfied(Direction::Higher, &whole(value));
        assert_eq!((of(9), of(10), of(15)), (None, Some(whole(0)), Some(whole(2))));
        assert_eq!((of(20), of(30), of(40), of(50)), (Some(whole(4)), Some(whole(5)), Some(whole(6)), Some(whole(6))));
        let falling = path(&[(0, 40), (4, 20)], false);
        let of = |value| falling.last_satisfied(Direction::Lower, &whole(value));
        assert_eq!(
            (of(41), of(40), of(30), of(20), of(5)),
            (None, Some(whole(0)), Some(whole(2)), Some(whole(4)), Some(whole(4)))
        );
    }

    #[test]
    fn of_steps_a_value_satisfies_until_the_next_corner() {
        let steps = path(&[(0, 10), (4, 20), (6, 40)], true);
        let of = |value| steps.last_satisfied(Direction::Higher, &whole(value));
        assert_eq!((of(9), of(10), of(19)), (None, Some(whole(4)), Some(whole(4))));
        assert_eq!((of(20), of(39), of(40)), (Some(whole(6)), Some(whole(6)), Some(whole(6))));
    }
}
