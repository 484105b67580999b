//! Targets without a plan: what must hold in every period.

use super::bound::Bound;
use super::facts::Facts;
use super::model::{Assessment, Flag, Verdict};
use super::time::Clock;
use crate::catalog::{Target, TargetKind};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month, When};
use num_traits::Signed;

/// Short by at most this share of the edge is behind, by more far behind.
const BEHIND_AT_MOST: (i64, i64) = (1, 10);

/// Judges a value that has to hold, every period or (a baseline already beyond the target) until due.
pub(super) fn judge(facts: &Facts, target: &Target, clock: &Clock, value: &Exact, answer: &mut Assessment) {
    let bound = Bound::of(target, facts.q.indicator, value);
    let keep = target.kind == TargetKind::Keep;
    answer.months_behind = Some(unsatisfied_periods(facts, target));
    answer.verdict = match (clock.is_due(), keep) {
        (true, true) => at_due(facts, target, answer),
        (true, false) if bound.satisfied => Verdict::Met,
        (true, false) => Verdict::Missed,
        (false, _) if bound.satisfied => Verdict::OnPace,
        (false, _) if target.kind == TargetKind::Zero => {
            let more = answer.change.as_ref().is_some_and(Signed::is_positive);
            if more { Verdict::FarBehind } else { Verdict::Behind }
        }
        (false, _) => short_of(&bound.edge, &-bound.gap.clone()),
    };
    if answer.verdict == Verdict::Met {
        answer.months_behind = None;
    }
    answer.target = Some(bound.edge.clone());
    answer.expected = Some(bound.edge);
    answer.gap = Some(bound.gap.clone());
    answer.gap_to_target = Some(bound.gap);
}

/// Behind or far behind, by how much of the edge is missing.
pub(super) fn short_of(edge: &Exact, short: &Exact) -> Verdict {
    let (n, d) = BEHIND_AT_MOST;
    if *short <= edge.abs() * ratio(n, d) { Verdict::Behind } else { Verdict::FarBehind }
}

/// The last month that counts: as-of's, or that of a due before it.
fn end(facts: &Facts, target: &Target) -> Month {
    target.due.map_or(facts.q.as_of, When::month).min(facts.q.as_of)
}

/// The value of `keep`: as-of's or, once that has passed, due's, for what comes later was not promised.
pub(super) fn kept<'a>(facts: &Facts<'a>, target: &Target) -> Option<&'a Exact> {
    let end = end(facts, target);
    if end == facts.q.as_of {
        return facts.value();
    }
    let owed = target.from.month()..=end;
    facts.q.points.iter().rfind(|p| owed.contains(&p.month))?.value.observed()
}

/// Met if every period from `from` to due held. A period without a value breaks nothing, but makes the answer partial.
fn at_due(facts: &Facts, target: &Target, answer: &mut Assessment) -> Verdict {
    let (from, due, period) = (target.from.month(), end(facts, target), facts.period());
    let judged: Vec<(Month, &Exact)> = facts.observed().filter(|(m, _)| (from..=due).contains(m)).collect();
    let owed = from.through(due).filter(|m| i32::from(m.month()) % period == 0).count();
    if judged.len() < owed {
        answer.flag(Flag::Partial);
        answer.coverage = u32::try_from(judged.len()).ok().zip(u32::try_from(owed).ok());
    }
    let mut broken = judged.iter().filter(|(_, v)| !Bound::of(target, facts.q.indicator, v).satisfied).map(|(m, _)| *m);
    answer.broken = broken.next().map(|first| (first, 1 + broken.count()));
    if answer.broken.is_none() { Verdict::Met } else { Verdict::Missed }
}

/// Consecutive periods up to as-of (due at the latest), since `from`, that did not hold.
fn unsatisfied_periods(facts: &Facts, target: &Target) -> Exact {
    let (from, end) = (target.from.month(), end(facts, target));
    let points = facts.q.points.iter().rev().filter(|p| (from..=end).contains(&p.month));
    let fails = |v: &Exact| !Bound::of(target, facts.q.indicator, v).satisfied;
    let run = points.take_while(|p| p.value.observed().is_some_and(fails)).count();
    whole(i64::try_from(run).unwrap_or(i64::MAX))
}
