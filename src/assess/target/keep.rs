//! Targets that have to hold in every period: `keep`, `within` and `zero` without a due date, and any target that the baseline
//! satisfied already.

use crate::assess::assessment::Assessment;
use crate::assess::flag::Flag;
use crate::assess::observations::Observations;
use crate::assess::threshold::Threshold;
use crate::assess::timeline::Timeline;
use crate::catalog::{Target, TargetKind, Verdict};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month, When};
use num_traits::Signed;

/// A value short by at most this share of the edge is behind, by more far behind.
const BEHIND_AT_MOST: (i64, i64) = (1, 10);

/// Judges a value that has to hold in every period or, where the baseline satisfied the target already, until due.
pub(super) fn judge(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    value: &Exact,
    answer: &mut Assessment,
) {
    let threshold = Threshold::of(target, observations.q.indicator, value);
    let keep = target.kind == TargetKind::Keep;
    answer.months_behind = Some(unsatisfied_periods(observations, target));
    answer.verdict = match (timeline.is_due(), keep) {
        (true, true) => at_due(observations, target, answer),
        (true, false) if threshold.satisfied => Verdict::Met,
        (true, false) => Verdict::Missed,
        (false, _) if threshold.satisfied => Verdict::OnPace,
        (false, _) if target.kind == TargetKind::Zero => {
            let more = answer.change.as_ref().is_some_and(Signed::is_positive);
            if more { Verdict::FarBehind } else { Verdict::Behind }
        }
        (false, _) => short_of_edge(&threshold.edge, &-threshold.gap.clone()),
    };
    if answer.verdict == Verdict::Met {
        answer.months_behind = None;
    }
    answer.target = Some(threshold.edge.clone());
    answer.expected = Some(threshold.edge);
    answer.gap = Some(threshold.gap.clone());
    answer.gap_to_target = Some(threshold.gap);
}

/// Behind or far behind, by the share of the edge that is missing.
pub(in crate::assess) fn short_of_edge(edge: &Exact, short: &Exact) -> Verdict {
    let (n, d) = BEHIND_AT_MOST;
    if *short <= edge.abs() * ratio(n, d) { Verdict::Behind } else { Verdict::FarBehind }
}

/// The last month that is judged: as-of's or, where due has passed, due's.
fn last_judged_month(observations: &Observations, target: &Target) -> Month {
    target.due.map_or(observations.q.as_of, When::month).min(observations.q.as_of)
}

/// The value that `keep` judges: as-of's or, once due has passed, due's, since nothing was promised for later.
pub(super) fn judged_value<'a>(observations: &Observations<'a>, target: &Target) -> Option<&'a Exact> {
    let end = last_judged_month(observations, target);
    if end == observations.q.as_of {
        return observations.value();
    }
    let owed = target.from.month()..=end;
    observations.q.points.iter().rfind(|p| owed.contains(&p.month))?.value.observed()
}

/// Met if every period from `from` to due satisfied the target. A period without a value breaks nothing, but makes the answer
/// partial.
fn at_due(observations: &Observations, target: &Target, answer: &mut Assessment) -> Verdict {
    let (from, due) = (target.from.month(), last_judged_month(observations, target));
    let judged: Vec<(Month, &Exact)> = observations.observed().filter(|(m, _)| (from..=due).contains(m)).collect();
    let owed = observations.q.period_ends(from, due).count();
    if judged.len() < owed {
        answer.flag(Flag::Partial);
        answer.coverage = u32::try_from(judged.len()).ok().zip(u32::try_from(owed).ok());
    }
    let mut broken =
        judged.iter().filter(|(_, v)| !Threshold::of(target, observations.q.indicator, v).satisfied).map(|(m, _)| *m);
    answer.broken = broken.next().map(|first| (first, 1 + broken.count()));
    if answer.broken.is_none() { Verdict::Met } else { Verdict::Missed }
}

/// The periods in a row, up to the last that is judged and since `from`, that did not satisfy the target.
fn unsatisfied_periods(observations: &Observations, target: &Target) -> Exact {
    let (from, end) = (target.from.month(), last_judged_month(observations, target));
    let points = observations.q.points.iter().rev().filter(|p| (from..=end).contains(&p.month));
    let fails = |v: &Exact| !Threshold::of(target, observations.q.indicator, v).satisfied;
    let run = points.take_while(|p| p.value.observed().is_some_and(fails)).count();
    whole(i64::try_from(run).unwrap_or(i64::MAX))
}
