//! Noise or signal: whether the last month says anything that chance does not.
//!
//! An `XmR` chart (individual values and moving ranges) after Wheeler, *Understanding Variation*, with the rules of the NHS
//! programme *Making Data Count*. Flows are looked at by their own amounts a month, since a total that adds up has no limits; levels
//! and open cases by their states. All of it is exact.

mod causes;
mod limits;

pub use causes::{Cause, causes};
pub use limits::{Limits, limits};

use crate::assess::threshold::Threshold;
use crate::assess::observations::adds_up;
use crate::assess::assessment::Question;
use crate::assess::monthly_values;
use crate::catalog::{Rebase, TargetKind};
use crate::measure::{Direction, Exact, Month};

/// Points from which limits are shown: fewer say too little of how a process varies.
pub const LEAST_POINTS: usize = 12;
/// Pairs of neighbouring months that limits need at least: half of what twelve months without a hole have.
const LEAST_RANGES: usize = 6;

/// What there is to see in an indicator's months up to as-of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// In order of time; a new one at each declared change. At least one has limits.
    pub segments: Vec<Segment>,
    /// Points that are no ordinary variation, in order of time.
    pub flagged: Vec<Flagged>,
    /// The last month that has a value.
    pub last: Month,
    /// The target against the last segment's limits; None where it speaks of another amount than the months' or no limits are there.
    pub assurance: Option<Assurance>,
}

/// A stretch of months under one set of limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub from: Month,
    pub to: Month,
    /// Months with a value.
    pub points: usize,
    /// Why it begins here, as declared; empty for the first, or where no reason is given.
    pub reason: String,
    pub limits: Result<Limits, NoSignal>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flagged {
    pub month: Month,
    /// A flow's own amount, else the state.
    pub value: Exact,
    /// Sorted, at least one.
    pub causes: Vec<Cause>,
    /// Whether all of them point the good way; None where they differ.
    pub good: Option<bool>,
}

/// What a process that goes on like this does to a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assurance {
    /// Both limits satisfy the target.
    Hits,
    /// Neither limit does, nor anything between them.
    Misses,
    /// Chance decides.
    HitAndMiss,
}

impl Assurance {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hits => "hits",
            Self::Misses => "misses",
            Self::HitAndMiss => "hit_and_miss",
        }
    }
}

/// Why there are no limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoSignal {
    /// Fewer than [`LEAST_POINTS`] months with a value.
    TooFew { have: usize },
    /// Too many missing months between them.
    Scattered,
    /// All values are equal.
    Constant,
    /// The value stays as it is for long and then moves by one step.
    Stepwise,
    /// Most months would be called extraordinary, as where a season comes and goes: the limits of one steady process do not fit.
    Unsteady,
    /// A value of the year that holds until the next.
    Yearly,
    /// A share of two totals that grow through the year.
    RatioOfTotals,
}

impl NoSignal {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too_few",
            Self::Scattered => "scattered",
            Self::Constant => "constant",
            Self::Stepwise => "stepwise",
            Self::Unsteady => "unsteady",
            Self::Yearly => "yearly",
            Self::RatioOfTotals => "ratio_of_totals",
        }
    }
}

/// Limits, flagged points and assurance of one question's months.
///
/// # Errors
/// Why limits would mean nothing here.
pub fn signal(q: &Question) -> Result<Signal, NoSignal> {
    if q.indicator.yearly {
        return Err(NoSignal::Yearly);
    }
    if monthly::is_ratio_of_totals(q.indicator) {
        return Err(NoSignal::RatioOfTotals);
    }
    let step = q.months_per_period.max(1);
    let points = monthly::observed(q);
    let (Some(last), false) = (points.last().map(|(m, _)| *m), points.len() < LEAST_POINTS) else {
        return Err(NoSignal::TooFew { have: points.len() });
    };
    let mut segments = Vec::new();
    let mut flagged = Vec::new();
    for (reason, values) in stretches(&points, &q.indicator.changes) {
        let mut limits = shown(values, step);
        if let Ok(found) = &limits {
            let extraordinary = flags(values, found, step, q.indicator.better);
            if extraordinary.len() * 2 > values.len() {
                limits = Err(NoSignal::Unsteady);
            } else {
                flagged.extend(extraordinary);
            }
        }
        let (from, to) = (values[0].0, values[values.len() - 1].0);
        segments.push(Segment { from, to, points: values.len(), reason: reason.to_owned(), limits });
    }
    let newest = segments.last().map_or(Err(NoSignal::TooFew { have: 0 }), |s| s.limits.clone());
    if segments.iter().all(|s| s.limits.is_err()) {
        newest?;
        return Err(NoSignal::TooFew { have: points.len() });
    }
    let assurance = newest.ok().and_then(|limits| assurance(q, &limits));
    Ok(Signal { segments, flagged, last, assurance })
}

/// Limits by the rule of what is shown.
fn shown(values: &[(Month, Exact)], step: i32) -> Result<Limits, NoSignal> {
    if values.len() < LEAST_POINTS {
        return Err(NoSignal::TooFew { have: values.len() });
    }
    let found = limits(values, step)?;
    if limits::ranges(values, step).len() < LEAST_RANGES { Err(NoSignal::Scattered) } else { Ok(found) }
}

/// Values between declared changes, with the reason of the change that each stretch begins at; none is empty.
fn stretches<'a>(
    points: &'a [(Month, Exact)],
    changes: &'a [Rebase],
) -> impl Iterator<Item = (&'a str, &'a [(Month, Exact)])> {
    let begun = |month: Month| changes.iter().rfind(|c| c.from <= month);
    let reason = move |values: &[(Month, Exact)]| begun(values[0].0).map_or("", |c| c.reason.as_str());
    points.chunk_by(move |a, b| begun(a.0).map(|c| c.from) == begun(b.0).map(|c| c.from)).map(move |v| (reason(v), v))
}

fn flags(values: &[(Month, Exact)], limits: &Limits, step: i32, better: Direction) -> Vec<Flagged> {
    let mut found = causes(values, limits, step);
    let flagged = values.iter().filter_map(|(month, value)| {
        let causes = found.remove(month)?;
        let good = |c: &Cause| c.is_upward() == (better == Direction::Higher);
        let first = good(&causes[0]);
        let good = causes.iter().all(|c| good(c) == first).then_some(first);
        Some(Flagged { month: *month, value: value.clone(), causes, good })
    });
    flagged.collect()
}

fn assurance(q: &Question, limits: &Limits) -> Option<Assurance> {
    let target = q.target?;
    // A total, of a plan or of twelve months, is no month's amount; of a yes or no there is nothing to assure.
    let of_months = monthly::judges_months(q, target);
    let states = !adds_up(q.indicator) && !q.indicator.trailing_year;
    if target.kind == TargetKind::Done || !(of_months || states) {
        return None;
    }
    let (low, high) = (Threshold::of(target, q.indicator, &limits.lower), Threshold::of(target, q.indicator, &limits.upper));
    Some(match (low.satisfied, high.satisfied) {
        (true, true) => Assurance::Hits,
        (false, false) if low.toward == high.toward => Assurance::Misses,
        _ => Assurance::HitAndMiss,
    })
}
