//! The trend of a value: earlier values by their positions in time, for methods that look back.

use crate::assess::observations::Observations;
use crate::assess::plan::BaselineValue;
use crate::assess::timeline::Timeline;
use crate::measure::exact::whole;
use crate::measure::{Exact, Month};
use std::collections::BTreeMap;

const MONTHS_PER_YEAR: i64 = 12;

/// Values over time. Each is `(position, value)`; positions count months, as on a [`Timeline`].
#[derive(Debug, Clone)]
pub(in crate::assess) struct Trend {
    /// Where growth is counted from.
    pub base: (Exact, Exact),
    pub now: (Exact, Exact),
    /// When the target is due, and the target.
    pub due: Option<(Exact, Exact)>,
    /// Values before now, oldest first.
    pub known: Vec<(Exact, Exact)>,
}

/// Years from one position to another.
pub(super) fn years_between(from: &Exact, to: &Exact) -> Exact {
    (to - from) / whole(MONTHS_PER_YEAR)
}

fn month_end(month: Month) -> Exact {
    whole(i64::from(month.ordinal()) + 1)
}

impl Trend {
    /// The trend of `value` from `baseline` to `(due, edge)`, due at a position of `timeline`.
    pub fn of(
        observations: &Observations,
        timeline: &Timeline,
        baseline: &BaselineValue,
        (due, edge): (&Exact, &Exact),
        value: &Exact,
    ) -> Self {
        // An observed baseline counts from its own month, which may be later than the plan's start.
        let start = baseline.observed_in.map_or_else(|| timeline.in_months(&timeline.start), month_end);
        let due = (timeline.in_months(due), edge.clone());
        Self::new(observations, (start, baseline.value.clone()), value, Some(due))
    }

    /// The trend of an indicator without a target, from its first value; None where there is no value.
    pub fn without_target(observations: &Observations) -> Option<Self> {
        let value = observations.value()?;
        let states = states(observations);
        let (month, first) = states.first_key_value()?;
        Some(Self::new(observations, (month_end(*month), (*first).clone()), value, None))
    }

    fn new(observations: &Observations, base: (Exact, Exact), value: &Exact, due: Option<(Exact, Exact)>) -> Self {
        let (indicator, calendar) = (observations.q.indicator, observations.q.calendar);
        let yearly = indicator.yearly && !indicator.adds_up();
        let seen = observations.now.map_or(observations.q.as_of, |p| p.month);
        // A value of the year holds until the next one comes, so that only whole years count.
        let month = if yearly && !calendar.ends_year(seen) { calendar.first_of_year(seen).plus(-1) } else { seen };
        let now = month_end(month);
        let states = states(observations).into_iter().filter(|(m, _)| !yearly || calendar.ends_year(*m));
        let mut known: BTreeMap<Exact, Exact> = states.map(|(m, v)| (month_end(m), v.clone())).collect();
        known.entry(base.0.clone()).or_insert_with(|| base.1.clone());
        let known = known.into_iter().filter(|(at, _)| *at < now).collect();
        Self { base, now: (now, value.clone()), due, known }
    }
}

/// The values of months up to as-of: those that are judged and, of states, those before.
fn states<'a>(observations: &Observations<'a>) -> BTreeMap<Month, &'a Exact> {
    let q = observations.q;
    let history = if q.indicator.kind.adds_up() { &[] } else { q.history };
    let points = history.iter().chain(q.points).filter(|p| p.month <= q.as_of);
    points.filter_map(|p| Some((p.month, p.value.observed()?))).collect()
}
