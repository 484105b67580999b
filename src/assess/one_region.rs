//! The assessment of one indicator in one region, whatever its target is.

use super::assessment::Assessment;
use super::escalation::escalate;
use super::flag::Flag;
use super::observations::Observations;
use super::question::Question;
use super::target::{judge_relative, judge_target};
use crate::assess::without_target::watch;

/// Answers one question: the value judged against its target or, without a target, the value and its changes.
#[must_use]
pub fn assess(q: &Question) -> Assessment {
    let observations = Observations::of(q);
    let mut answer = match q.target {
        Some(target) => match &target.reference {
            Some(reference) => judge_relative(&observations, target, reference),
            None => judge_target(&observations, target),
        },
        None => watch(&observations),
    };
    escalate(q, &mut answer);
    if q.doubtful {
        answer.flag(Flag::Doubtful);
    }
    answer
}
