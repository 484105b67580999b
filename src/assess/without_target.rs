//! Indicators without a target: the value and its changes.

use crate::assess::assessment::Assessment;
use crate::assess::observations::Observations;
use crate::catalog::Verdict;

pub(super) fn watch(observations: &Observations) -> Assessment {
    let mut answer = Assessment::with_verdict(Verdict::Watch);
    observations.describe(&mut answer);
    answer.value = observations.value().cloned();
    if answer.value.is_none() {
        answer.verdict = Verdict::NoData;
        observations.explain_missing(&mut answer);
    }
    answer
}
