//! Detects signals: control limits for each stretch of months, the points with special causes, and what they mean for the target.

use super::control_limits::{ControlLimits, control_limits, moving_ranges};
use super::no_signal::NoSignal;
use super::result::{Assurance, Flagged, Segment, Signal};
use super::special_causes::{SpecialCause, special_causes};
use crate::assess::monthly_values;
use crate::assess::question::Question;
use crate::assess::threshold::Threshold;
use crate::catalog::{Indicator, Rebase};
use crate::measure::exact::whole;
use crate::measure::{Direction, Exact, Month};
use num_traits::{Signed, Zero};

/// The least number of points with limits: fewer say too little about how a process varies.
pub const LEAST_POINTS: usize = 12;
/// The least number of pairs of neighbouring months with limits: half of those in twelve consecutive months.
const LEAST_RANGES: usize = 6;

/// The control chart of one question's months.
///
/// # Errors
/// Why limits would mean nothing.
pub fn signal(q: &Question) -> Result<Signal, NoSignal> {
    if q.indicator.yearly {
        return Err(NoSignal::Yearly);
    }
    if q.indicator.is_ratio_of_totals() {
        return Err(NoSignal::RatioOfTotals);
    }
    let step = q.period();
    let points = monthly_values::single_periods(q);
    let (Some(last), false) = (points.last().map(|(m, _)| *m), points.len() < LEAST_POINTS) else {
        return Err(NoSignal::TooFew { have: points.len() });
    };
    let mut segments = Vec::new();
    let mut flagged = Vec::new();
    let mut unsteady = None;
    for (reason, values) in stretches(&points, &q.indicator.changes) {
        let limits = limits_to_show(values, step);
        if let Ok(found) = &limits {
            // By the limits as they come out: what bounds a value says nothing of how it varies.
            let extraordinary = flags(values, found, step, q.indicator.better);
            unsteady = (extraordinary.len() * 2 > values.len()).then(|| best_split(values)).flatten();
            flagged.extend(extraordinary);
        }
        let limits = limits.map(|limits| within_what_is_possible(limits, q.indicator, values));
        let (from, to) = (values[0].0, values[values.len() - 1].0);
        segments.push(Segment { from, to, points: values.len(), reason: reason.to_owned(), limits });
    }
    let newest = segments.last().map_or(Err(NoSignal::TooFew { have: 0 }), |s| s.limits.clone());
    if segments.iter().all(|s| s.limits.is_err()) {
        newest?;
        return Err(NoSignal::TooFew { have: points.len() });
    }
    let assurance = newest.ok().and_then(|limits| assurance(q, &limits));
    Ok(Signal { segments, flagged, last, assurance, unsteady })
}

/// Control limits, where there are enough values to show them.
fn limits_to_show(values: &[(Month, Exact)], step: i32) -> Result<ControlLimits, NoSignal> {
    if values.len() < LEAST_POINTS {
        return Err(NoSignal::TooFew { have: values.len() });
    }
    let found = control_limits(values, step)?;
    if moving_ranges(values, step).len() < LEAST_RANGES { Err(NoSignal::Scattered) } else { Ok(found) }
}

/// Limits no lower than none, of what is counted or can only grow, and within 0 and 100 %, of a share that has stayed there: beyond lies
/// nothing that could be observed.
fn within_what_is_possible(limits: ControlLimits, indicator: &Indicator, values: &[(Month, Exact)]) -> ControlLimits {
    let whole = indicator.unit.of_whole().filter(|whole| values.iter().all(|(_, v)| !v.is_negative() && v <= whole));
    let none_below = indicator.unit.counts_whole_things() || indicator.can_only_grow() || whole.is_some();
    let lower = if none_below { limits.lower.max(Exact::zero()) } else { limits.lower };
    let upper = whole.map_or_else(|| limits.upper.clone(), |whole| limits.upper.clone().min(whole));
    ControlLimits { lower, upper, ..limits }
}

/// The values between declared changes, with the reason of the change that begins each stretch. No stretch is empty.
fn stretches<'a>(
    points: &'a [(Month, Exact)],
    changes: &'a [Rebase],
) -> impl Iterator<Item = (&'a str, &'a [(Month, Exact)])> {
    let begun = |month: Month| changes.iter().rfind(|c| c.from <= month);
    let reason = move |values: &[(Month, Exact)]| begun(values[0].0).map_or("", |c| c.reason.as_str());
    points.chunk_by(move |a, b| begun(a.0).map(|c| c.from) == begun(b.0).map(|c| c.from)).map(move |v| (reason(v), v))
}

/// The month from which on a series would best be told as a new one: the two parts on either side of it differ least within themselves.
fn best_split(values: &[(Month, Exact)]) -> Option<Month> {
    /// Values that each part must have.
    const LEAST: usize = 3;
    let spread = |part: &[(Month, Exact)]| {
        let count = whole(i64::try_from(part.len()).unwrap_or(i64::MAX));
        let sum = part.iter().fold(Exact::zero(), |sum, (_, value)| sum + value);
        let squares = part.iter().fold(Exact::zero(), |sum, (_, value)| sum + value * value);
        squares - &sum * &sum / count
    };
    let last = values.len().checked_sub(LEAST)?;
    (LEAST..=last).min_by_key(|n| spread(&values[..*n]) + spread(&values[*n..])).map(|n| values[n].0)
}

fn flags(values: &[(Month, Exact)], limits: &ControlLimits, step: i32, better: Direction) -> Vec<Flagged> {
    let mut found = special_causes(values, limits, step);
    let flagged = values.iter().filter_map(|(month, value)| {
        let causes = found.remove(month)?;
        let good = |c: &SpecialCause| c.is_upward() == (better == Direction::Higher);
        let first = good(&causes[0]);
        let good = causes.iter().all(|c| good(c) == first).then_some(first);
        Some(Flagged { month: *month, value: value.clone(), causes, good })
    });
    flagged.collect()
}

fn assurance(q: &Question, limits: &ControlLimits) -> Option<Assurance> {
    let target = q.target?;
    // A total, of a plan or of twelve months, is not a month's amount; a yes or no has no limits to compare with.
    let states = !q.indicator.adds_up() && !q.indicator.trailing_year;
    if target.kind.is_yes_or_no() || !(q.judges_months() || states) {
        return None;
    }
    let (low, high) =
        (Threshold::of(target, q.indicator, &limits.lower), Threshold::of(target, q.indicator, &limits.upper));
    Some(match (low.satisfied, high.satisfied) {
        (true, true) => Assurance::Hits,
        (false, false) if low.toward == high.toward => Assurance::Misses,
        _ => Assurance::HitAndMiss,
    })
}
