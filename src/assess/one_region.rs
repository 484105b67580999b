//! The assessment of one indicator in one region, whatever its target is.

use super::assessment::Assessment;
use super::escalation::escalate;
use super::flag::Flag;
use super::moment::{Moment, Stage};
use super::observations::Observations;
use super::question::Question;
use super::reference_in_time::{Resolved, resolve};
use super::target::{judge_relative, judge_target};
use crate::assess::without_target::watch;
use crate::catalog::{Target, Verdict};
use crate::measure::{Direction, Month};
use crate::series::ReportState;

/// Answers one question: the value judged against its target or, without a target, the value and its changes.
#[must_use]
pub fn assess(q: &Question) -> Assessment {
    let Some(target) = q.target else { return finished(q, q.own.month(), None) };
    match resolve(q, target) {
        Resolved::AsItStands => at_its_moment(q, target),
        Resolved::Amount(target) => at_its_moment(&Question { target: Some(&target), ..*q }, &target),
        Resolved::Unknown => {
            let mut answer = finished(q, q.own.month(), None);
            answer.verdict = Verdict::NoData;
            answer.flag(Flag::Partial);
            answer
        }
    }
}

fn at_its_moment(q: &Question, target: &Target) -> Assessment {
    let moment = Moment::of(q);
    let mut answer = finished(q, moment.month, Some(target));
    answer.past_due = moment.stage != Stage::Running;
    match moment.stage {
        Stage::Running | Stage::AtDue => {}
        Stage::MadeUp => answer.flag(Flag::Late),
        Stage::Awaiting => await_value_of_due(q, target, &mut answer),
    }
    answer
}

/// Until the value of the period that decides has come, only an amount that can but grow is decided before.
fn await_value_of_due(q: &Question, target: &Target, answer: &mut Assessment) {
    let grows = q.indicator.is_windowed() && q.indicator.can_only_grow();
    let decided = match answer.verdict {
        Verdict::Met => grows && q.indicator.better == Direction::Higher && target.kind.is_reached(),
        Verdict::Missed => grows && q.indicator.better == Direction::Lower,
        _ => false,
    };
    if decided || target.kind.promises_every_period() && answer.verdict == Verdict::NotRated {
        return;
    }
    answer.verdict = Verdict::NoData;
    answer.flag(Flag::Awaiting);
    if answer.value.is_some() && !answer.has(Flag::AtLeast) {
        answer.value = None;
    }
    (answer.gap, answer.gap_to_target, answer.pace, answer.progress) = (None, None, None, None);
    (answer.completion, answer.months_behind, answer.required) = (None, None, None);
    (answer.projected, answer.projected_by) = (None, None);
}

/// The assessment at the end of a month, with what is known of its report.
fn finished(q: &Question, month: Month, target: Option<&Target>) -> Assessment {
    let at = Question { as_of: month, ..*q };
    let observations = Observations::of(&at);
    let mut answer = match target {
        Some(target) => match &target.reference {
            Some(reference) => judge_relative(&observations, target, reference),
            None => judge_target(&observations, target),
        },
        None => watch(&observations),
    };
    escalate(&at, &mut answer);
    answer.judged = Some(month);
    answer.own = Some(q.own);
    (answer.waiting, answer.vanished) = (q.waiting, q.vanished);
    if q.vanished > 0 {
        answer.flag(Flag::Vanished);
    }
    if q.waiting > 0 {
        answer.flag(Flag::Doubtful);
    }
    if observations.is_carried() && answer.value.is_some() {
        answer.flag(Flag::Carried);
    }
    if q.own.state == (ReportState::NotReceived { overdue: false }) && observations.is_carried() {
        answer.flag(Flag::NotReceived);
    }
    answer
}
