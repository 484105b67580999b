//! Regions × the targets that hold for single regions.

use super::key;
use crate::assess::{Flag, Verdict};
use crate::report::board::value;
use crate::report::build::{Context, Line, role};
use crate::report::chart::{Chart, Drawing, Matrix, MatrixCell, MatrixRow};
use crate::report::lagging::severity;
use crate::report::model::{Matrix as Table, MatrixRow as MatrixOf};
use crate::report::parts;
use std::collections::BTreeSet;

/// None where no region has a target.
pub(in crate::report) fn matrix(c: &Context<'_>, lines: &[Line<'_>]) -> Option<Chart> {
    let l = c.locale;
    let all = parts::matrix(c, lines);
    let regions = all.rows.len();
    let total: Vec<&Line<'_>> = all.rows.iter().flat_map(|row| &row.cells).flatten().map(|at| &lines[*at]).collect();
    let table = worst(c, lines, all);
    if table.columns.is_empty() || table.rows.is_empty() {
        return None;
    }
    let cell = |position: usize| {
        let line = &lines[position];
        let verdict = line.row.assessment.verdict;
        let withheld = line.row.assessment.value.is_none() && line.row.assessment.has(Flag::Withheld);
        let text = if verdict == Verdict::NoData || withheld { line.shown.verdict.clone() } else { value(l, line) };
        MatrixCell { role: role(verdict), text }
    };
    let there = || table.rows.iter().flat_map(|row| &row.cells).flatten();
    // Of all regions, shown or not.
    let count = |test: &dyn Fn(&Line<'_>) -> bool| total.iter().filter(|line| test(line)).count().to_string();
    let as_of = l.month(c.input.as_of);
    let told = count(&|line| !line.row.assessment.has(Flag::Withheld));
    let behind = count(&|line| line.row.assessment.verdict.is_lagging());
    let told = [("asof", as_of.as_str()), ("total", &told), ("behind", &behind)];
    let (shown, rest) = (table.rows.len().to_string(), (regions - table.rows.len()).to_string());
    let left_out = (rest != "0").then(|| l.say("matrix-rest", &[("shown", &shown), ("rest", &rest)]));
    let key = key(l, there().map(|i| &lines[*i]));
    let rows = table
        .rows
        .iter()
        .map(|row| MatrixRow { name: row.region.clone(), cells: row.cells.iter().map(|at| at.map(cell)).collect() });
    Some(Chart {
        name: "matrix".to_owned(),
        indicator: None,
        title: l.word("matrix-title"),
        subtitle: l.say("matrix-subtitle", &told),
        notes: c
            .withheld_note(there().map(|i| &lines[*i]))
            .into_iter()
            .chain(left_out)
            .chain(c.input.catalog.synthetic.clone())
            .collect(),
        alt: l.say("matrix-alt", &told),
        drawing: Drawing::Matrix(Matrix {
            region_head: l.word("head-region"),
            columns: table.columns.clone(),
            rows: rows.collect(),
            key,
        }),
    })
}

/// Without the regions that lag less, where there are too many; in the order that they had.
fn worst(c: &Context<'_>, lines: &[Line<'_>], mut table: Table) -> Table {
    if table.rows.len() <= c.input.worst {
        return table;
    }
    let worst = |row: &MatrixOf| row.cells.iter().flatten().map(|at| severity(c, &lines[*at])).min();
    let mut order: Vec<usize> = (0..table.rows.len()).collect();
    order.sort_by_cached_key(|n| worst(&table.rows[*n]));
    order.truncate(c.input.worst);
    let kept: BTreeSet<usize> = order.into_iter().collect();
    let mut n = 0..;
    table.rows.retain(|_| n.next().is_some_and(|n| kept.contains(&n)));
    table
}
