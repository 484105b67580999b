//! Regions × the targets that hold for single regions.

use super::id::{ChartId, ChartKind};
use super::key::key;
use crate::assess::{Flag, Verdict};
use crate::catalog::RegionId;
use crate::report::charts::title_and_notes::{Framed, Headline, withheld_note};
use crate::report::context::Context;
use crate::report::order::severity;
use crate::report::row::Line;
use crate::report::sections::{self, Matrix as Table, MatrixRow as TableRow};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Regions × indicators: a verdict and a value in each cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matrix {
    pub region_head: String,
    pub columns: Vec<String>,
    pub rows: Vec<MatrixRow>,
    /// The verdicts that occur, in order of merit, with their words.
    pub key: Vec<(Verdict, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixRow {
    pub name: String,
    /// One a column; None where nothing is asked of the region.
    pub cells: Vec<Option<MatrixCell>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixCell {
    pub role: Verdict,
    pub text: String,
}

/// None where no region has a target.
pub(crate) fn matrix(c: &Context<'_>, lines: &[Line<'_>]) -> Option<Framed<Matrix>> {
    let l = c.locale;
    let all = sections::matrix(c, lines);
    let regions = all.rows.len();
    let total: Vec<&Line<'_>> = all.rows.iter().flat_map(|row| &row.cells).flatten().map(|at| &lines[*at]).collect();
    let table = worst(c, lines, all);
    if table.columns.is_empty() || table.rows.is_empty() {
        return None;
    }
    let cell = |position: usize| {
        let line = &lines[position];
        let verdict = line.assessed.assessment.verdict;
        let withheld = line.assessed.assessment.value.is_none() && line.assessed.assessment.has(Flag::Withheld);
        let text = if verdict == Verdict::NoData || withheld {
            line.row.text.verdict.clone()
        } else {
            line.value_of_target(l)
        };
        MatrixCell { role: verdict, text }
    };
    let there = || table.rows.iter().flat_map(|row| &row.cells).flatten();
    // Counts all regions, shown or not.
    let count = |test: &dyn Fn(&Line<'_>) -> bool| total.iter().filter(|line| test(line)).count().to_string();
    let as_of = l.month(c.input.as_of);
    let printed = count(&|line| !line.assessed.assessment.has(Flag::Withheld));
    let behind = count(&|line| line.assessed.assessment.verdict.is_lagging());
    let args = [("asof", as_of.as_str()), ("total", &printed), ("behind", &behind)];
    let (shown, rest) = (table.rows.len().to_string(), (regions - table.rows.len()).to_string());
    let left_out = (rest != "0").then(|| l.say("matrix-rest", &[("shown", &shown), ("rest", &rest)]));
    let key = key(l, there().map(|i| lines[*i].assessed));
    let title = headline(c, &total);
    let rows = table
        .rows
        .iter()
        .map(|row| MatrixRow { name: row.region.clone(), cells: row.cells.iter().map(|at| at.map(cell)).collect() });
    Some(Framed {
        id: ChartId::of_all(ChartKind::Matrix),
        title: title.full,
        short_title: title.short,
        caption: l.word("matrix-title"),
        subtitle: l.say("matrix-subtitle", &args),
        notes: withheld_note(c, there().map(|i| &lines[*i])).into_iter().chain(left_out).chain(c.marks()).collect(),
        alt: l.say("matrix-alt", &args),
        drawing: Matrix {
            region_head: l.word("head-region"),
            columns: table.columns.clone(),
            rows: rows.collect(),
            key,
        },
    })
}

/// Without the regions that lag less, where there are too many; in the order that they had.
fn worst(c: &Context<'_>, lines: &[Line<'_>], mut table: Table) -> Table {
    if table.rows.len() <= c.input.most_regions {
        return table;
    }
    let worst = |row: &TableRow| row.cells.iter().flatten().map(|at| severity(c, &lines[*at])).min();
    let mut order: Vec<usize> = (0..table.rows.len()).collect();
    order.sort_by_cached_key(|n| worst(&table.rows[*n]));
    order.truncate(c.input.most_regions);
    let kept: BTreeSet<usize> = order.into_iter().collect();
    let mut n = 0..;
    table.rows.retain(|_| n.next().is_some_and(|n| kept.contains(&n)));
    table
}

/// What the matrix says: how many lag, and where most of them do.
fn headline(c: &Context<'_>, total: &[&Line<'_>]) -> Headline {
    let l = c.locale;
    let printed: Vec<&&Line<'_>> = total.iter().filter(|line| !line.assessed.assessment.has(Flag::Withheld)).collect();
    let lagging: Vec<&&&Line<'_>> =
        printed.iter().filter(|line| line.assessed.assessment.verdict.is_lagging()).collect();
    let mut by_region: BTreeMap<RegionId, usize> = BTreeMap::new();
    for line in &lagging {
        *by_region.entry(line.assessed.region).or_default() += 1;
    }
    let most = by_region.values().copied().max().unwrap_or(0);
    let mut worst = by_region.iter().filter(|(_, n)| **n == most);
    let alone = worst.next().filter(|_| worst.next().is_none() && most > 1 && most < lagging.len());
    let (count, behind, total) = (most.to_string(), lagging.len().to_string(), printed.len().to_string());
    let region = alone.map(|(region, _)| l.region(c.input.catalog.regions.get(*region))).unwrap_or_default();
    let key = if alone.is_some() {
        "headline-matrix-most"
    } else if !lagging.is_empty() {
        "headline-matrix"
    } else if printed.iter().any(|line| line.assessed.assessment.verdict.is_rated()) {
        "headline-matrix-none"
    } else {
        "headline-matrix-unrated"
    };
    let args = [("total", total.as_str()), ("behind", &behind), ("region", region), ("count", &count)];
    Headline { full: l.say(key, &args), short: l.say("headline-matrix", &args) }
}
