//! Values in runs of consecutive months, and the months that a chart shows.

use super::axis::month_end;
use super::points::Point as At;
use crate::measure::exact::to_f64;
use crate::measure::{Exact, Month, When};
use crate::report::row::Line;
use crate::series::{Point, Value, Why};

/// A due date further away than this many months does not stretch the axis.
const MONTHS_AHEAD: i32 = 48;

/// A month's value.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub month: Month,
    pub value: Exact,
    pub standing: Standing,
}

/// How much a value can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Sure,
    /// A rejected row could change it.
    Provisional,
    /// Reports are missing; a total so far is no less than this.
    Partial,
}

/// Values of consecutive months.
pub(super) type Runs = Vec<Vec<Seen>>;

/// The months that are shown.
pub(super) struct Window {
    pub first: Month,
    pub last: Month,
}

impl Window {
    pub fn new(as_of: Month, runs: &Runs, lines: &[&Line<'_>]) -> Self {
        let observed = runs.iter().flatten().map(|seen| seen.month);
        let planned =
            lines.iter().filter_map(|l| l.assessed.assessment.plan.first()).map(|(at, _)| month_of(to_f64(at)));
        let first = observed.chain(planned).min().unwrap_or(as_of).min(as_of);
        let dues = lines.iter().filter_map(|l| l.assessed.target?.due).map(When::month);
        let last = dues.filter(|due| due.since(as_of) <= MONTHS_AHEAD).max().unwrap_or(as_of).max(as_of);
        Self { first, last }
    }

    /// From a position on the line of months to one on the axis.
    pub fn x(&self, at: f64) -> f64 {
        at - f64::from(self.first.ordinal())
    }

    pub fn end(&self) -> f64 {
        f64::from(self.last.since(self.first) + 1)
    }

    pub fn at(&self, at: f64, y: f64) -> At {
        At { x: self.x(at), y }
    }

    pub fn seen(&self, seen: &Seen) -> At {
        self.at(month_end(seen.month), to_f64(&seen.value))
    }
}

/// The month that begins at or before a position.
#[expect(clippy::cast_possible_truncation, reason = "ordinals of months fit")]
fn month_of(at: f64) -> Month {
    Month::from_ordinal(at.floor() as i32)
}

/// Points, and the months of them whose value a rejected row could change.
pub(super) type Values<'a> = (&'a [Point], &'a [Month]);

/// The values there are; with `so_far` also what there is of totals that reports are missing of.
pub(super) fn runs_of((points, pending): Values<'_>, step: i32, so_far: bool) -> Runs {
    let mut runs: Runs = Vec::new();
    let mut before: Option<Month> = None;
    for point in points {
        let (value, standing) = match &point.value {
            Value::Observed(value) if pending.contains(&point.month) => (value, Standing::Provisional),
            Value::Observed(value) => (value, Standing::Sure),
            Value::Missing(Why::Partial { so_far: Some(value) }) if so_far => (value, Standing::Partial),
            Value::Missing(_) => continue,
        };
        let joins = before.is_some_and(|b| point.month.since(b) <= step);
        before = Some(point.month);
        let seen = Seen { month: point.month, value: value.clone(), standing };
        match runs.last_mut().filter(|_| joins) {
            Some(run) => run.push(seen),
            None => runs.push(vec![seen]),
        }
    }
    runs
}

/// The part of a line left of `end`.
pub(super) fn clipped(plan: Vec<At>, end: f64) -> Vec<At> {
    let mut out: Vec<At> = Vec::new();
    for point in plan {
        if point.x <= end + 1e-9 {
            out.push(point);
            continue;
        }
        if let Some(before) = out.last().copied() {
            let share = (end - before.x) / (point.x - before.x);
            out.push(At { x: end, y: before.y + (point.y - before.y) * share });
        }
        break;
    }
    out
}
