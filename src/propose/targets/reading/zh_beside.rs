//! What several Chinese pieces say about one thing becomes one statement: a floor with its stretch, yearly parts, growth beside an amount.

use super::statement::{Change, Edge, Statement, Status, Tone};
use super::trajectory;
use crate::measure::Exact;

/// Settles the statements of a sentence, those from `first` on.
pub(super) fn settle(all: &mut Vec<Statement>, first: usize) {
    let own: Vec<Statement> = all.drain(first..).collect();
    for statement in own {
        let Some(last) = all[first..]
            .iter_mut()
            .rfind(|s| s.status == Status::Promised && s.low.is_some() && !statement.parts_are_shares)
        else {
            all.push(statement);
            continue;
        };
        if statement.status != Status::Promised || !joins(last, statement.clone()) {
            all.push(statement);
        }
    }
}

/// Whether a statement was taken into the one before it.
fn joins(last: &mut Statement, next: Statement) -> bool {
    let same_name = next.name == last.name;
    if !same_name {
        return false;
    }
    if is_part(last, &next) || trajectory::joins(last, &next) {
        return true;
    }
    if is_share_of(last, &next) {
        return true;
    }
    let same_unit =
        next.unit.known.is_some() && next.unit.known == last.unit.known && next.unit.points == last.unit.points;
    let to = |change| matches!(change, Change::To | Change::Add | Change::Hold);
    // 达到120家以上，力争突破130家
    if same_unit
        && to(last.change)
        && to(next.change)
        && next.tone == Tone::Stretch
        && last.tone != Tone::Stretch
        && last.high.is_none()
        && next.low > last.low
        && same_due(last, &next)
    {
        last.high = next.low;
        last.edge = Edge::AtLeast;
        last.at.end = next.at.end.max(last.at.end);
        return true;
    }
    match (last.change, next.change) {
        // 达到100亿元，增长8%
        (Change::To | Change::Add | Change::Hold, Change::Rise)
            if next.unit.known.is_some_and(crate::measure::Unit::is_share) && !is_rate(last) =>
        {
            last.beside.push(shown(&next));
            last.at.end = next.at.end.max(last.at.end);
            true
        }
        // 增长8%，达到100亿元; 翻一番，达到8亿吨
        (Change::Rise | Change::Fall | Change::Times, Change::To | Change::DownTo) if !is_rate(&next) => {
            let beside = shown(last);
            let at = last.at.start..next.at.end;
            *last = Statement { at, beside: vec![beside], ..next };
            true
        }
        // 新建5万亩，累计达到17万亩
        (Change::Add, Change::To) if same_unit && next.low > last.low => {
            last.beside.push(shown(&next));
            last.at.end = next.at.end.max(last.at.end);
            true
        }
        _ => false,
    }
}

/// 完成投资2.4亿元，上半年完成45%: a share of the amount by an earlier date is a milestone of it.
fn is_share_of(last: &mut Statement, next: &Statement) -> bool {
    let due = |statement: &Statement| statement.time.as_ref().and_then(|time| time.due);
    let (Some(by), Some(share)) = (due(next), &next.low) else { return false };
    let makes = |change| matches!(change, Change::To | Change::Add);
    let earlier = due(last).is_some_and(|whole| by.last_day() < whole.last_day());
    let is_share = is_rate(next) && !next.unit.points && !is_rate(last) && *share <= crate::measure::exact::whole(100);
    if !(earlier && is_share && makes(last.change) && makes(next.change) && next.high.is_none())
        || !last.parts.is_empty() && !last.parts_are_shares
    {
        return false;
    }
    last.parts_are_shares = true;
    last.parts.push((by, share.clone()));
    last.at.end = next.at.end.max(last.at.end);
    true
}

fn same_due(last: &Statement, next: &Statement) -> bool {
    last.time.as_ref().map(|t| t.due) == next.time.as_ref().map(|t| t.due)
}

fn is_rate(statement: &Statement) -> bool {
    statement.unit.known.is_some_and(crate::measure::Unit::is_share)
}

/// Takes a year's part of an amount into it: 其中2024年20个.
fn is_part(last: &mut Statement, next: &Statement) -> bool {
    let (Some(time), Some(amount)) = (&next.time, &next.low) else { return false };
    let Some(due) = time.due else { return false };
    let same_unit = next.unit.known == last.unit.known && !next.unit.points;
    let to = |change| matches!(change, Change::To | Change::Add);
    let is_other_time = last.time.as_ref().is_none_or(|of| of.due != time.due || !last.parts.is_empty());
    let rates = last.unit.known.is_some_and(crate::measure::Unit::is_share);
    if !(same_unit && !rates && to(last.change) && to(next.change) && is_other_time && next.high.is_none())
        || last.low.as_ref().is_some_and(|low| amount > low)
    {
        return false;
    }
    if last.time.as_ref().and_then(|of| of.due).is_some_and(|of| due.last_day() > of.last_day())
        && last.parts.is_empty()
        && last.time.as_ref().is_some_and(|of| !of.year_only)
    {
        return false;
    }
    last.parts.push((due, amount.clone()));
    last.at.end = next.at.end.max(last.at.end);
    true
}

fn shown(statement: &Statement) -> String {
    let amount = statement.low.as_ref().map(crate::measure::exact::full).unwrap_or_default();
    format!("{}{amount}{}", if statement.change == Change::Rise { "+" } else { "=" }, statement.unit.written)
}

/// The sum of parts, for the totals so far.
pub(in crate::propose::targets) fn so_far(
    parts: &[(crate::measure::When, Exact)],
) -> Vec<(crate::measure::When, Exact)> {
    let mut total = crate::measure::exact::whole(0);
    parts
        .iter()
        .map(|(when, amount)| {
            total = &total + amount;
            (*when, total.clone())
        })
        .collect()
}
