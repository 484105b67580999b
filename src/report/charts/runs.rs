//! Values in runs of consecutive months, and the months that a chart shows.

use super::axis::month_end;
use super::points::Point as At;
use crate::measure::exact::to_f64;
use crate::measure::{Calendar, Exact, Month, When};
use crate::report::row::Line;
use crate::series::{self, Point, Value, Why};
use jiff::civil::Date;

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

/// Values of consecutive months, joined by a line.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub seen: Vec<Seen>,
    /// Whether months without a value lie between it and the run before. Not so where a total starts anew.
    pub after_gap: bool,
}

pub(super) type Runs = Vec<Run>;

/// All values of some runs.
pub(super) fn all_seen(runs: &Runs) -> impl DoubleEndedIterator<Item = &Seen> {
    runs.iter().flat_map(|run| &run.seen)
}

/// The months that are shown.
pub(super) struct Window {
    pub first: Month,
    pub last: Month,
}

impl Window {
    pub fn new(as_of: Month, runs: &Runs, lines: &[&Line<'_>]) -> Self {
        let observed = all_seen(runs).map(|seen| seen.month);
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

/// Points, the months of them whose value a rejected row could change, and when they begin to count where they are totals.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub points: &'a [Point],
    pub pending: &'a [Month],
    pub total: Option<Total>,
}

/// From when on a total counts.
#[derive(Clone, Copy)]
pub(super) enum Total {
    /// Anew each year.
    EachYear(Calendar),
    /// From one day on.
    Since(Date),
}

impl Total {
    /// The first month of the total that holds `month`.
    pub fn from(self, month: Month) -> Month {
        match self {
            Self::EachYear(calendar) => calendar.first_of_year(month),
            Self::Since(from) => Month::of(from),
        }
    }

    /// The same, unless the total begins in the middle of that month.
    pub fn whole_from(self, month: Month) -> Option<Month> {
        match self {
            Self::Since(from) if from.day() != 1 => None,
            Self::EachYear(_) | Self::Since(_) => Some(self.from(month)),
        }
    }
}

/// When a window's totals begin to count; `None` for what is no total, or one whose beginning moves.
pub(super) fn total_of(window: series::Window, calendar: Calendar) -> Option<Total> {
    match window {
        series::Window::YearToDate => Some(Total::EachYear(calendar)),
        series::Window::Total { from, .. } | series::Window::MakingUp { from, .. } => Some(Total::Since(from)),
        series::Window::State | series::Window::StateAt { .. } | series::Window::Own | series::Window::TrailingYear => {
            None
        }
    }
}

/// The values there are; with `so_far` also what there is of totals that reports are missing of.
pub(super) fn runs_of(values: Values<'_>, step: i32, so_far: bool) -> Runs {
    let Values { points, pending, total } = values;
    let mut runs: Runs = Vec::new();
    let mut before: Option<Month> = None;
    for point in points {
        let (value, standing) = match &point.value {
            Value::Observed(value) if pending.contains(&point.month) => (value, Standing::Provisional),
            Value::Observed(value) => (value, Standing::Sure),
            Value::Missing(Why::Partial { so_far: Some(value) }) if so_far => (value, Standing::Partial),
            Value::Missing(_) => continue,
        };
        let follows = before.is_some_and(|b| point.month.since(b) <= step);
        let starts_anew =
            total.zip(before).is_some_and(|(total, before)| total.from(before) != total.from(point.month));
        let after_gap = before.is_some() && !starts_anew;
        before = Some(point.month);
        let seen = Seen { month: point.month, value: value.clone(), standing };
        match runs.last_mut().filter(|_| follows && !starts_anew) {
            Some(run) => run.seen.push(seen),
            None => runs.push(Run { seen: vec![seen], after_gap }),
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
