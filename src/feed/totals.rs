//! Control totals: a row for a region beside rows of regions below it. Never added; compared with their sum.

use super::cells::Value;
use super::read::{FileRows, State};
use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use crate::diag::{Diagnostic, Location};
use crate::measure::exact::{full, whole};
use crate::measure::{Exact, Unit};
use crate::say;
use std::collections::BTreeMap;

/// Marks the control totals of one file. Rows belong together when their other key columns agree or, in a feed without a
/// key, their dates and closed-list texts. A feed that amounts to nothing but events has no totals to control.
pub(super) fn skip_control_totals(feed: &Feed, regions: &Regions, rows: &mut FileRows) {
    let Some(place) = feed.columns.iter().position(|c| c.kind == ColumnKind::Region) else { return };
    let beside: Vec<usize> = if feed.key.is_empty() {
        if !feed.columns.iter().any(|c| matches!(c.kind, ColumnKind::Quantity { .. })) {
            return;
        }
        let groups = |n: &usize| feed.columns[*n].kind == ColumnKind::Date || !feed.columns[*n].one_of.is_empty();
        (0..feed.columns.len()).filter(groups).collect()
    } else {
        if !feed.key.contains(&feed.columns[place].id) {
            return;
        }
        (0..feed.columns.len()).filter(|n| *n != place && feed.key.contains(&feed.columns[*n].id)).collect()
    };
    let mut present: Vec<(usize, RegionId)> = Vec::new();
    for n in (0..rows.states.len()).filter(|n| rows.states[*n] == State::Used) {
        if let Value::Region(id) = rows.values[place].get(n) {
            present.push((n, id));
        }
    }
    // Most files hold one level of regions: nothing to do, and nothing to hash.
    let seen: std::collections::BTreeSet<RegionId> = present.iter().map(|(_, id)| *id).collect();
    if !seen.iter().any(|id| regions.with_ancestors(*id).skip(1).any(|a| seen.contains(&a))) {
        return;
    }
    let mut groups: BTreeMap<u128, Vec<(usize, RegionId)>> = BTreeMap::new();
    for (n, id) in present {
        groups.entry(rows.fingerprint(n, &beside)).or_default().push((n, id));
    }
    let mut totals: Vec<(usize, Vec<usize>)> = groups.values().flat_map(|g| totals_of(g, regions)).collect();
    totals.sort_unstable();
    for (total, parts) in totals {
        rows.states[total] = State::Skipped;
        compare(feed, regions, rows, place, total, &parts);
    }
}

/// Each row of a group that stands above others, with the topmost rows below it.
fn totals_of(group: &[(usize, RegionId)], regions: &Regions) -> Vec<(usize, Vec<usize>)> {
    let seen: std::collections::BTreeSet<RegionId> = group.iter().map(|(_, id)| *id).collect();
    let mut parts: BTreeMap<RegionId, Vec<usize>> = BTreeMap::new();
    for (n, id) in group {
        if let Some(above) = regions.with_ancestors(*id).skip(1).find(|a| seen.contains(a)) {
            parts.entry(above).or_default().push(*n);
        }
    }
    let total = |(n, id): &(usize, RegionId)| Some((*n, parts.get(id)?.clone()));
    group.iter().filter_map(total).collect()
}

fn compare(feed: &Feed, regions: &Regions, rows: &mut FileRows, place: usize, total: usize, parts: &[usize]) {
    for (n, column) in feed.columns.iter().enumerate() {
        let ColumnKind::Quantity { unit, .. } = column.kind else { continue };
        // Shares do not add up.
        if unit.is_share() || column.private {
            continue;
        }
        let Value::Amount(stated) = rows.values[n].get(total) else { continue };
        let amounts = parts.iter().filter_map(|p| match rows.values[n].get(*p) {
            Value::Amount(a) => Some(a.to_exact()),
            _ => None,
        });
        let sum = amounts.fold(whole(0), |a, b| a + b);
        let stated = stated.to_exact();
        if sum == stated {
            continue;
        }
        let region = match rows.values[place].get(total) {
            Value::Region(id) => regions.get(id).name.as_str(),
            _ => "",
        };
        let (stated, sum, count) = (amount(&stated, unit), amount(&sum, unit), parts.len());
        let header = &rows.headers[n];
        let message = say!(
            "{region}的“{header}”为{stated}，与其下{count}行之和{sum}不一致；合计行不计入",
            "`{header}` of {region} is {stated}, but its {count} rows add up to {sum}; the total row is not added"
        );
        let at = Location::line(&rows.name, rows.places[total].line);
        rows.warnings.push(Diagnostic::warning("control-total", message).at(at));
    }
}

/// Compares the one row of totals of a file with the sum of its rows. Several such rows total something each that
/// cannot be told from here.
pub(super) fn compare_row_of_totals(feed: &Feed, rows: &mut FileRows) {
    let [(line, amounts)] = &rows.totals[..] else { return };
    for (n, stated) in amounts {
        let (ColumnKind::Quantity { unit, .. }, Value::Amount(stated)) = (&feed.columns[*n].kind, stated) else {
            continue;
        };
        if unit.is_share() || feed.columns[*n].private {
            continue;
        }
        let used: Vec<Exact> = (0..rows.states.len())
            .filter(|row| rows.states[*row] == State::Used)
            .filter_map(|row| match rows.values[*n].get(row) {
                Value::Amount(a) => Some(a.to_exact()),
                _ => None,
            })
            .collect();
        let (count, sum) = (used.len(), used.into_iter().fold(whole(0), |a, b| a + b));
        let stated = stated.to_exact();
        if sum == stated {
            continue;
        }
        let (stated, sum, header) = (amount(&stated, *unit), amount(&sum, *unit), &rows.headers[*n]);
        let message = say!(
            "合计行的“{header}”为{stated}，与采用的{count}行之和{sum}不一致；合计行不计入",
            "`{header}` in the row of totals is {stated}, but the {count} rows used add up to {sum}; the total row is not added"
        );
        rows.warnings.push(Diagnostic::warning("control-total", message).at(Location::line(&rows.name, *line)));
    }
}

fn amount(base: &Exact, unit: Unit) -> String {
    format!("{}{unit}", full(&(base / unit.factor().to_exact())))
}
