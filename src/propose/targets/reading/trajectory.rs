//! Values of one thing by several dates: 2024年达到80%，2025年达到85%, to 15% by 2026 and 12% by 2028. The last is the target, the others are
//! milestones on the way.

use super::statement::{Change, Doubt, Statement, Status};
use crate::measure::exact::whole;

/// Whether a later value of the same thing made the earlier one a milestone.
pub(super) fn joins(last: &mut Statement, next: &Statement) -> bool {
    let is_level = |change| matches!(change, Change::To | Change::DownTo | Change::HoldBelow);
    let due = |statement: &Statement| statement.time.as_ref().and_then(|time| time.due);
    let (Some(first), Some(second)) = (due(last), due(next)) else { return false };
    let same = next.name == last.name
        && next.status == Status::Promised
        && next.unit.known == last.unit.known
        && next.unit.points == last.unit.points
        && next.scope == last.scope
        && next.high.is_none()
        && last.high.is_none()
        && last.every.is_none()
        && !last.parts_are_shares;
    if !same || !is_level(last.change) || !is_level(next.change) || second.last_day() <= first.last_day() {
        return false;
    }
    let Some(value) = last.low.clone() else { return false };
    // Parts add up, so that a value is the step from the one before it.
    let so_far = last.parts.iter().fold(whole(0), |sum, (_, part)| sum + part.clone());
    let mut parts = std::mem::take(&mut last.parts);
    parts.push((first, value - so_far));
    let at = last.at.start..next.at.end.max(last.at.end);
    let (baseline, who) = (last.baseline.clone(), last.who.clone());
    let mut doubts = last.doubts.clone();
    // The name stands with the first.
    doubts.extend(
        next.doubts.iter().copied().filter(|doubt| *doubt != Doubt::NameUnclear && !last.doubts.contains(doubt)),
    );
    *last = Statement { parts, at, baseline: next.baseline.clone().or(baseline), who, doubts, ..next.clone() };
    true
}
