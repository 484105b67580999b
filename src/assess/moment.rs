//! The moment at which a target is judged: the end of the feed's own period or, once due has passed, the period that decides for good.

use super::observations::Observations;
use super::question::Question;
use super::threshold::Threshold;
use crate::catalog::{Kind, Target, TargetKind};
use crate::measure::Month;

/// When a target is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    /// The month at whose end the value is judged.
    pub month: Month,
    pub stage: Stage,
}

/// How the moment lies to the target's due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// Due has not come.
    Running,
    /// Due has passed, and the value of the period that decides has not come.
    Awaiting,
    /// At the end of the first period that ends at due or later.
    AtDue,
    /// Later: what was short at due has been made up for.
    MadeUp,
}

/// The month at whose end the value of a question is judged.
#[must_use]
pub fn judged_month(q: &Question) -> Month {
    Moment::of(q).month
}

impl Moment {
    pub fn of(q: &Question) -> Self {
        let own = q.own.month();
        let running = Self { month: own, stage: Stage::Running };
        let Some((target, due)) = q.target.and_then(|target| Some((target, target.due?))) else { return running };
        let at_due = q.period_end_from(due.month());
        if own < at_due {
            let passed = q.as_of.last_day() >= due.last_day();
            return if passed { Self { month: own, stage: Stage::Awaiting } } else { running };
        }
        let satisfied = |month: Month| {
            let at = Question { as_of: month, ..*q };
            let observations = Observations::of(&at);
            let value = observations.value().filter(|_| !observations.is_carried())?;
            Some(Threshold::of(target, q.indicator, value).satisfied)
        };
        let decided = satisfied(at_due);
        if decided != Some(true) && may_be_made_up(q, target) {
            // A later value tells that the target is reached by now; that it was missed at due only the value of due can tell.
            let mut later = q.points.iter().map(|p| p.month).filter(|month| *month > at_due && *month <= own);
            if let Some(month) = later.find(|month| satisfied(*month) == Some(true)) {
                return Self { month, stage: Stage::MadeUp };
            }
        }
        let stage = if decided.is_some() { Stage::AtDue } else { Stage::Awaiting };
        Self { month: at_due, stage }
    }
}

/// Whether what comes after due still counts, as late: a state can be made up for, an amount of a period cannot.
fn may_be_made_up(q: &Question, target: &Target) -> bool {
    match target.kind {
        TargetKind::Keep => false,
        TargetKind::All | TargetKind::Done => true,
        TargetKind::Reach | TargetKind::Within | TargetKind::Zero => {
            matches!(q.indicator.kind, Kind::Level | Kind::Open)
        }
    }
}
