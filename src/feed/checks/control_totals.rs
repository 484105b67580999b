//! Control totals: a row for a region beside rows of regions below it. Never added; compared with their sum.

use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::CellValue;
use crate::feed::header::row_labels::Total;
use crate::feed::rows::{ColumnBuffer, NO_SYMBOL};
use crate::feed::rows::{FileRows, RowState, Rows, TotalRow};
use crate::measure::exact::{divide, full, whole};
use crate::measure::{Decimal, Exact, Unit};
use crate::say;
use num_traits::Signed;
use std::collections::BTreeMap;

/// Marks the control totals of one file. Rows belong together when their other key columns agree or, in a feed without a
/// key, their dates and closed-list texts. A feed that amounts to nothing but events has no totals to control.
pub(in crate::feed) fn skip_control_totals(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    let rows = &mut file.rows;
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
    let ColumnBuffer::Regions(ids) = &rows.values[place] else { return };
    // Most files hold one level of regions: nothing to do, and nothing to hash.
    let mut seen = vec![false; regions.iter().count()];
    for (id, state) in ids.iter().zip(&rows.states) {
        if *state == RowState::Used && *id != NO_SYMBOL {
            seen[*id as usize] = true;
        }
    }
    let is_seen = |id: RegionId| seen[id.0 as usize];
    if !regions.iter().any(|(id, _)| is_seen(id) && regions.with_ancestors(id).skip(1).any(is_seen)) {
        return;
    }
    let present = rows.used().filter(|n| ids[*n] != NO_SYMBOL).map(|n| (n, RegionId(ids[n])));
    let mut groups: BTreeMap<u128, Vec<(usize, RegionId)>> = BTreeMap::new();
    for (n, id) in present {
        groups.entry(rows.fingerprint(n, &beside)).or_default().push((n, id));
    }
    let mut totals: Vec<(usize, Vec<usize>)> = groups.values().flat_map(|g| totals_of(g, regions)).collect();
    totals.sort_unstable();
    for (total, parts) in totals {
        file.rows.states[total] = RowState::Skipped;
        compare(feed, regions, file, place, total, &parts);
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

fn compare(feed: &Feed, regions: &Regions, file: &mut FileRows, place: usize, total: usize, parts: &[usize]) {
    for (n, unit) in additive(feed) {
        let CellValue::Amount(stated) = file.rows.values[n].get(total) else { continue };
        let (stated, sum) = (stated.to_exact(), sum(&file.rows, n, parts.iter().copied()));
        if sum == stated {
            continue;
        }
        let region = match file.rows.values[place].get(total) {
            CellValue::Region(id) => regions.get(id).name.as_str(),
            _ => "",
        };
        let (stated, sum, count) = (amount(&stated, unit), amount(&sum, unit), parts.len());
        let header = &file.headers[n];
        let message = say!(
            "{region}的“{header}”为{stated}，与其下{count}行之和{sum}不一致；合计行不计入",
            "`{header}` of {region} is {stated}, but its {count} rows add up to {sum}; the total row is not added"
        );
        let at = Location::line(&file.name, file.rows.places.line(total));
        file.warnings.push(Diagnostic::warning("control-total", message).at(at));
    }
}

/// Columns whose amounts add up and may be shown; shares do not add up.
fn additive(feed: &Feed) -> impl Iterator<Item = (usize, Unit)> {
    feed.columns.iter().enumerate().filter(|(_, c)| !c.private).filter_map(|(n, c)| match c.kind {
        ColumnKind::Quantity { unit, .. } if !unit.is_share() => Some((n, unit)),
        _ => None,
    })
}

/// The exact sum of a column over some rows.
fn sum(rows: &Rows, column: usize, of: impl Iterator<Item = usize>) -> Exact {
    let mut by_scale: BTreeMap<u32, i128> = BTreeMap::new();
    for row in of {
        if let CellValue::Amount(a) = rows.values[column].get(row) {
            *by_scale.entry(a.scale).or_default() += a.mantissa;
        }
    }
    by_scale.into_iter().map(|(scale, mantissa)| Decimal::new(mantissa, scale).to_exact()).fold(whole(0), |a, b| a + b)
}

/// Compares the rows of totals of a file with its rows: 合计 with all of them, 小计 with those above it since the last total (or
/// those below it, where totals go first), means with the mean, 上期累计 + 本月 with 本期累计.
pub(in crate::feed) fn compare_rows_of_totals(feed: &Feed, file: &mut FileRows) {
    /// Totals of all rows that are compared: a table has a few, and each is compared with every row.
    const GRAND_AT_MOST: usize = 100;
    let mut warnings = Vec::new();
    let mut grand = 0;
    for n in 0..file.rows.totals.len() {
        let total = &file.rows.totals[n];
        grand += usize::from(total.kind != Total::Part);
        if total.kind != Total::Part && grand > GRAND_AT_MOST {
            continue;
        }
        if total.kind == Total::OwnLevel {
            let message = say!(
                "“本级”行不在 regions.csv 中，未计入；如应计入，请将其登记为地区或别名",
                "a row of the level's own (本级) is no region of regions.csv and was not added; declare it as a region or an alias if it should be"
            );
            warnings.push(Diagnostic::warning("own-level", message).at(Location::line(&file.name, total.line)));
            continue;
        }
        for (column, unit) in additive(feed) {
            warnings.extend(difference(file, n, column, unit));
        }
    }
    file.warnings.append(&mut warnings);
}

/// What a total states of a column, if it states it.
fn stated(total: &TotalRow, column: usize) -> Option<(Exact, &Decimal)> {
    let (_, value, step) = total.amounts.iter().find(|(n, _, _)| *n == column)?;
    if let CellValue::Amount(amount) = value { Some((amount.to_exact(), step)) } else { None }
}

fn difference(file: &FileRows, n: usize, column: usize, unit: Unit) -> Option<Diagnostic> {
    let rows = &file.rows;
    let total = &rows.totals[n];
    let (stated_here, step) = stated(total, column)?;
    let alike = |row: &usize| total.labels.iter().all(|(c, value)| rows.values[*c].get(*row) == *value);
    let within = |from: usize, to: usize| {
        let used = (from..to).filter(|n| rows.states[*n] == RowState::Used);
        used.filter(alike).filter(|row| !rows.is_part(*row))
    };
    let all = || within(0, rows.states.len());
    let counted = |row: &usize| rows.values[column].get(*row) != CellValue::Blank;
    let others = |kind: Total| rows.totals.iter().find(|t| t.kind == kind).and_then(|t| stated(t, column));
    let (count, expected, words) = match total.kind {
        Total::Grand | Total::Current => {
            let sum = sum(rows, column, all());
            let own = rows.totals.iter().filter(|t| t.kind == Total::OwnLevel).filter_map(|t| stated(t, column));
            let with_own = own.fold(sum.clone(), |a, (b, _)| a + b);
            // Where the rows themselves are totals so far, this month's own amount is not theirs.
            let so_far =
                || total.kind == Total::Current && others(Total::Cumulative).is_some_and(|(so_far, _)| so_far == sum);
            if with_own == stated_here || so_far() {
                return None;
            }
            (all().count(), sum, ("采用", "used"))
        }
        Total::Part => {
            let edge = |t: &&TotalRow| matches!(t.kind, Total::Part | Total::Grand);
            let from = rows.totals[..n].iter().rfind(edge).map_or(0, |t| t.above);
            let to = rows.totals[n + 1..].iter().find(edge).map_or(rows.states.len(), |t| t.above);
            let above = sum(rows, column, within(from, total.above));
            let below = sum(rows, column, within(total.above, to));
            if below == stated_here {
                return None;
            }
            match within(from, total.above).count() {
                0 => (within(total.above, to).count(), below, ("其下", "below it")),
                rows => (rows, above, ("其上", "above it")),
            }
        }
        Total::Mean => {
            let count = all().filter(counted).count();
            let mean = divide(&sum(rows, column, all()), &whole(i64::try_from(count).ok()?))?;
            if (&mean - &stated_here).abs() < step.to_exact() {
                return None;
            }
            return Some(mean_differs(file, total.line, column, (stated_here, mean, count), unit));
        }
        Total::Cumulative => {
            let (prior, _) = others(Total::Prior)?;
            let now = others(Total::Current).map_or_else(|| sum(rows, column, all()), |(current, _)| current);
            return running_differs(file, total.line, column, (stated_here, prior, now), unit);
        }
        Total::Prior | Total::OwnLevel => return None,
    };
    if expected == stated_here {
        return None;
    }
    let (zh, en) = words;
    let (stated, sum, header) = (amount(&stated_here, unit), amount(&expected, unit), &file.headers[column]);
    if count == 0 {
        let message = say!(
            "合计行的“{header}”为{stated}，但没有它所合计的行；合计行不计入",
            "`{header}` in the row of totals is {stated}, but there are no rows that it totals; the total row is not added"
        );
        let hint =
            say!("如指某一地区本身，请写其全称或代码", "where a region itself is meant, write its full name or code");
        return Some(
            Diagnostic::warning("control-total", message).hint(hint).at(Location::line(&file.name, total.line)),
        );
    }
    let message = say!(
        "合计行的“{header}”为{stated}，与{zh}的{count}行之和{sum}不一致；合计行不计入",
        "`{header}` in the row of totals is {stated}, but the {count} rows {en} add up to {sum}; the total row is not added"
    );
    Some(Diagnostic::warning("control-total", message).at(Location::line(&file.name, total.line)))
}

fn mean_differs(
    file: &FileRows,
    line: u64,
    column: usize,
    (stated, mean, count): (Exact, Exact, usize),
    unit: Unit,
) -> Diagnostic {
    let (stated, mean, header) = (amount(&stated, unit), amount(&mean, unit), &file.headers[column]);
    let message = say!(
        "平均行的“{header}”为{stated}，与{count}行的平均数{mean}不一致；平均行不计入",
        "`{header}` in the row of means is {stated}, but the mean of the {count} rows is {mean}; the row is not added"
    );
    Diagnostic::warning("control-total", message).at(Location::line(&file.name, line))
}

fn running_differs(
    file: &FileRows,
    line: u64,
    column: usize,
    (stated, prior, now): (Exact, Exact, Exact),
    unit: Unit,
) -> Option<Diagnostic> {
    let sum = &prior + &now;
    if sum == stated {
        return None;
    }
    let header = &file.headers[column];
    let [stated, sum, prior, now] = [&stated, &sum, &prior, &now].map(|x| amount(x, unit));
    let message = say!(
        "“{header}”的本期累计为{stated}，而上期累计{prior}与本期{now}之和为{sum}；累计行不计入",
        "the running total of `{header}` is {stated}, but {prior} before and {now} now make {sum}; the row is not added"
    );
    Some(Diagnostic::warning("control-total", message).at(Location::line(&file.name, line)))
}

/// Compares each part (其中) with what it is a part of: the nearest row above that is none itself.
pub(in crate::feed) fn compare_parts(feed: &Feed, file: &mut FileRows) {
    let mut warnings = Vec::new();
    let mut before: Option<(usize, Option<usize>)> = None;
    for (row, _) in &file.rows.parts {
        // Parts that follow each other are parts of the same row.
        let parent = match before {
            Some((above, parent)) if above + 1 == *row => parent,
            _ => row.checked_sub(1),
        };
        before = Some((*row, parent));
        let Some(parent) = parent else { continue };
        for (n, unit) in additive(feed) {
            let of = |row: usize| match file.rows.values[n].get(row) {
                CellValue::Amount(a) => Some(a.to_exact()),
                _ => None,
            };
            let (Some(part), Some(all)) = (of(*row), of(parent)) else { continue };
            if part <= all {
                continue;
            }
            let (part, all, header) = (amount(&part, unit), amount(&all, unit), &file.headers[n]);
            let (line, above) = (file.rows.places.line(*row), file.rows.places.line(parent));
            let message = say!(
                "其中项的“{header}”为{part}，大于其所属的第{above}行{all}",
                "`{header}` of this part is {part}, more than the {all} of line {above} that it is a part of"
            );
            warnings.push(Diagnostic::warning("part-exceeds-whole", message).at(Location::line(&file.name, line)));
        }
    }
    file.warnings.append(&mut warnings);
}

fn amount(base: &Exact, unit: Unit) -> String {
    format!("{}{unit}", full(&(base / unit.factor().to_exact())))
}
