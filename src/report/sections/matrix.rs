//! Regions × targets that single regions have.

use crate::catalog::{Promise, RegionId, Target};
use crate::report::context::Context;
use crate::report::row::Line;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Regions in the order of their codes × targets that single regions have.
#[derive(Debug, Clone, Serialize)]
pub struct Matrix {
    pub columns: Vec<String>,
    pub rows: Vec<MatrixRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MatrixRow {
    pub code: String,
    pub region: String,
    /// Positions in the report's rows, one a column; None where a target does not hold for the region.
    pub cells: Vec<Option<usize>>,
}

/// Regions below the root × what is promised for them: a column holds targets that ask the same, each of its region.
pub(crate) fn matrix(c: &Context<'_>, lines: &[Line<'_>]) -> Matrix {
    // Of the same promise a region may have several, each in a column of its own.
    let mut columns: Vec<&Line<'_>> = Vec::new();
    let mut known: HashMap<(Option<Promise<'_>>, usize), usize> = HashMap::new();
    let mut rows: BTreeMap<RegionId, Vec<(Option<Promise<'_>>, usize, usize)>> = BTreeMap::new();
    for line in lines.iter().filter(|l| !l.row.root) {
        let promise = line.assessed.target.map(Target::promise);
        let row = rows.entry(line.assessed.region).or_default();
        let nth = row.iter().filter(|(own, ..)| *own == promise).count();
        let column = *known.entry((promise, nth)).or_insert_with(|| {
            columns.push(line);
            columns.len() - 1
        });
        row.push((promise, column, line.position));
    }
    let heads = columns.iter().map(|t| {
        let several = columns.iter().filter(|o| o.assessed.indicator.id == t.assessed.indicator.id).count() > 1;
        c.name_among(&t.row.text.name, t.assessed.target, several)
    });
    let rows = rows.into_iter().map(|(id, own)| {
        let region = c.input.catalog.regions.get(id);
        let mut cells = vec![None; columns.len()];
        for (_, column, position) in own {
            cells[column] = Some(position);
        }
        MatrixRow { code: region.code.clone(), region: region.title.clone(), cells }
    });
    Matrix { columns: heads.collect(), rows: rows.collect() }
}
