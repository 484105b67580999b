//! Indicators without a target: what there is and how it changed.

use super::facts::Facts;
use super::model::{Assessment, Verdict};

pub(super) fn look(facts: &Facts) -> Assessment {
    let mut answer = Assessment::bare(Verdict::Watch);
    facts.describe(&mut answer);
    answer.value = facts.value().cloned();
    if answer.value.is_none() {
        answer.verdict = Verdict::NoData;
        facts.explain_missing(&mut answer);
    }
    answer
}
