//! Values over time, in months: what growth and mean changes are taken from.

use crate::assess::facts::Facts;
use crate::assess::time::Clock;
use crate::catalog::{Baseline, Target, TargetKind};
use crate::measure::exact::whole;
use crate::measure::{Exact, Month};
use std::collections::BTreeMap;

const MONTHS_OF_A_YEAR: i64 = 12;
const DECEMBER: i8 = 12;

/// Each entry is `(position, value)`; positions are in months, as [`Clock`] has them.
#[derive(Debug, Clone)]
pub(in crate::assess) struct Trend {
    /// Where growth is counted from.
    pub base: (Exact, Exact),
    pub now: (Exact, Exact),
    /// The target and when it is due.
    pub due: Option<(Exact, Exact)>,
    /// Values before now, oldest first.
    pub known: Vec<(Exact, Exact)>,
}

/// Years from one position to another.
pub(super) fn years(from: &Exact, to: &Exact) -> Exact {
    (to - from) / whole(MONTHS_OF_A_YEAR)
}

fn month_end(month: Month) -> Exact {
    whole(i64::from(month.ordinal()) + 1)
}

impl Trend {
    /// The course of `value` from `baseline` towards `edge`, due at a position of the plan's own clock.
    pub fn of(
        facts: &Facts,
        target: &Target,
        clock: &Clock,
        baseline: &Exact,
        edge: (&Exact, &Exact),
        value: &Exact,
    ) -> Self {
        let start = match (&target.baseline, target.kind) {
            (Baseline::First, TargetKind::Reach | TargetKind::Within | TargetKind::Zero) if !facts.adds_up() => {
                // The first value counts from its own month, which may be later than the plan's start.
                let from = target.from.month();
                facts.observed().find(|(month, _)| *month >= from).map(|(month, _)| month_end(month))
            }
            _ => None,
        };
        let start = start.unwrap_or_else(|| clock.in_months(&clock.start));
        let due = (clock.in_months(edge.0), edge.1.clone());
        Self::new(facts, (start, baseline.clone()), value, Some(due))
    }

    /// The course of an indicator without a target, from its first value; None where there is no value.
    pub fn unpromised(facts: &Facts) -> Option<Self> {
        let value = facts.value()?;
        let states = states(facts);
        let (month, first) = states.first_key_value()?;
        Some(Self::new(facts, (month_end(*month), (*first).clone()), value, None))
    }

    fn new(facts: &Facts, base: (Exact, Exact), value: &Exact, due: Option<(Exact, Exact)>) -> Self {
        let yearly = facts.q.indicator.yearly && !facts.adds_up();
        let seen = facts.now.map_or(facts.q.as_of, |p| p.month);
        // A value of the year holds until the next one comes: only whole years count.
        let month = if yearly && seen.month() != DECEMBER { seen.january().plus(-1) } else { seen };
        let now = month_end(month);
        let states = states(facts).into_iter().filter(|(m, _)| !yearly || m.month() == DECEMBER);
        let mut known: BTreeMap<Exact, Exact> = states.map(|(m, v)| (month_end(m), v.clone())).collect();
        known.entry(base.0.clone()).or_insert_with(|| base.1.clone());
        let known = known.into_iter().filter(|(at, _)| *at < now).collect();
        Self { base, now: (now, value.clone()), due, known }
    }
}

/// Values of months up to as-of: those judged and, of states, those before.
fn states<'a>(facts: &Facts<'a>) -> BTreeMap<Month, &'a Exact> {
    let q = facts.q;
    let history = if q.indicator.kind.adds_up() { &[] } else { q.history };
    let points = history.iter().chain(q.points).filter(|p| p.month <= q.as_of);
    points.filter_map(|p| Some((p.month, p.value.observed()?))).collect()
}
