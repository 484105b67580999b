//! Values of one thing by several dates: 2024年达到80%，2025年达到85%, to 15% by 2026 and 12% by 2028. The last is the target, the others are
//! milestones on the way.

use super::statement::{Change, Doubt, Statement, Status};
use crate::measure::Exact;
use crate::measure::exact::{full, whole};

/// What is left of a hundred after a change by a share.
fn left(statement: &Statement) -> Option<Exact> {
    let by = statement.low.clone()?;
    match statement.change {
        Change::Rise => Some(whole(100) + by),
        Change::Fall => Some(whole(100) - by),
        _ => None,
    }
}

/// Less by 50% until one year and by 75% until a later one: the first is a milestone, in per cent of what the last comes to.
fn joins_change(last: &mut Statement, next: &Statement) -> bool {
    let due = |statement: &Statement| statement.time.as_ref().and_then(|time| time.due);
    let (Some(first), Some(second)) = (due(last), due(next)) else { return false };
    let is_share = next.unit.known.is_some_and(crate::measure::Unit::is_share) && !next.unit.points;
    let same = next.name == last.name
        && next.status == Status::Promised
        && last.status == Status::Promised
        && next.change == last.change
        && next.unit.known == last.unit.known
        && next.unit.points == last.unit.points
        && next.scope == last.scope
        && next.against == last.against
        && next.high.is_none()
        && last.high.is_none()
        && next.every.is_none()
        && last.every.is_none()
        && (last.parts.is_empty() || last.parts_are_shares);
    let (Some(from), Some(to)) = (left(last), left(next)) else { return false };
    if !same || !is_share || second.last_day() <= first.last_day() || next.low <= last.low || to <= whole(0) {
        return false;
    }
    let share = |of: &Exact| of * whole(100) / to.clone();
    let mut parts: Vec<_> = last.parts.iter().map(|(when, part)| (*when, part * &from / to.clone())).collect();
    parts.push((first, share(&from)));
    let sign = if next.change == Change::Rise { '+' } else { '-' };
    let mut beside = std::mem::take(&mut last.beside);
    beside.push(format!("{first}: {sign}{}{}", last.low.as_ref().map(full).unwrap_or_default(), last.unit.written));
    let at = last.at.start..next.at.end.max(last.at.end);
    let (who, mut doubts) = (last.who.clone(), last.doubts.clone());
    doubts.extend(next.doubts.iter().copied().filter(|d| *d != Doubt::NameUnclear && !last.doubts.contains(d)));
    *last = Statement { parts, parts_are_shares: true, at, who, doubts, beside, ..next.clone() };
    true
}

/// Whether a later value of the same thing made the earlier one a milestone.
pub(super) fn joins(last: &mut Statement, next: &Statement) -> bool {
    if joins_change(last, next) {
        return true;
    }
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
