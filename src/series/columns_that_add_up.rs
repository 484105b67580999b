//! Columns of a feed of which one is the sum of others in every row, as a total of boys and girls.

use super::engine::cell_number;
use super::error::EngineError;
use super::feeds::Feeds;
use crate::catalog::{Column, ColumnKind, Feed};
use crate::measure::{Dimension, Exact};
use num_traits::{Signed, Zero};
use polars::prelude::{AnyValue, DataFrame, PolarsResult};
use std::collections::BTreeSet;

/// Columns of one kind of unit that are looked at; of more, the first.
const LOOKED_AT: usize = 12;

/// Rows that are looked at; of more, the first.
pub(super) const ROWS: usize = 2000;

/// Rows with an amount that must bear it out. That it is chance then does little harm: more is withheld.
const LEAST_ROWS: usize = 2;

/// Each column that is the sum of others in all rows, with these.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn columns_that_add_up(feed: &Feed, feeds: &Feeds) -> Result<Vec<(String, Vec<String>)>, EngineError> {
    let Some(data) = feeds.get(&feed.id) else { return Ok(Vec::new()) };
    Ok(in_each_dimension(feed, &data.frame, LOOKED_AT, sums)?)
}

/// What is found among the amounts of the columns of each dimension, of which the first so many are looked at; positions become columns.
pub(super) fn in_each_dimension(
    feed: &Feed,
    frame: &DataFrame,
    most: usize,
    find: impl Fn(&[Vec<Exact>]) -> Vec<(usize, Vec<usize>)>,
) -> PolarsResult<Vec<(String, Vec<String>)>> {
    let mut found = Vec::new();
    let dimensions: BTreeSet<Dimension> = feed.columns.iter().filter_map(dimension).collect();
    for one in dimensions {
        let is_there = |column: &&Column| dimension(column) == Some(one) && frame.column(&column.id).is_ok();
        let columns: Vec<&Column> = feed.columns.iter().filter(is_there).take(most).collect();
        let amounts = columns.iter().map(|c| amounts(frame, &c.id)).collect::<PolarsResult<Vec<_>>>()?;
        let of = |n: usize| columns[n].id.clone();
        found.extend(find(&amounts).into_iter().map(|(one, others)| (of(one), others.into_iter().map(of).collect())));
    }
    Ok(found)
}

fn dimension(column: &Column) -> Option<Dimension> {
    match &column.kind {
        ColumnKind::Quantity { unit, .. } => Some(unit.dimension()),
        ColumnKind::Date | ColumnKind::Region | ColumnKind::Text | ColumnKind::Id => None,
    }
}

/// The amounts of a column; a blank adds nothing.
fn amounts(frame: &DataFrame, column: &str) -> PolarsResult<Vec<Exact>> {
    let column = frame.column(column)?;
    let of = |row: usize| match column.get(row)? {
        AnyValue::Null => Ok(Exact::zero()),
        cell => cell_number(&cell),
    };
    (0..column.len().min(ROWS)).map(of).collect()
}

/// Of columns by their amounts, each that is the sum of two or more others in every row. Where several lists give it, the one with
/// the fewest columns, then the first.
fn sums(columns: &[Vec<Exact>]) -> Vec<(usize, Vec<usize>)> {
    let amounts = |n: usize| columns[n].iter().filter(|amount| !amount.is_zero()).count();
    let is_counted = |n: &usize| amounts(*n) > 0 && columns[*n].iter().all(|amount| !amount.is_negative());
    let counted: Vec<usize> = (0..columns.len()).filter(is_counted).collect();
    let wholes = counted.iter().filter(|whole| amounts(**whole) >= LEAST_ROWS);
    let found = wholes.filter_map(|whole| {
        let others: Vec<usize> = counted.iter().copied().filter(|n| n != whole).collect();
        let adds_up = |set: &u32| {
            let parts = || others.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, n)| &columns[*n]);
            columns[*whole].iter().enumerate().all(|(row, n)| parts().map(|part| &part[row]).sum::<Exact>() == *n)
        };
        let sets = (1..1_u32 << others.len()).filter(|set| set.count_ones() > 1);
        let set = sets.filter(adds_up).min_by_key(|set| (set.count_ones(), *set))?;
        Some((*whole, others.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, n)| *n).collect()))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::whole;

    fn found(columns: &[&[i64]]) -> Vec<(usize, Vec<usize>)> {
        sums(&columns.iter().map(|column| column.iter().map(|n| whole(*n)).collect()).collect::<Vec<_>>())
    }

    #[test]
    fn a_total_is_found_with_its_parts() {
        let (boys, girls, firms): (&[i64], &[i64], &[i64]) = (&[11, 4, 0, 7, 3], &[9, 5, 6, 8, 2], &[1, 1, 2, 3, 1]);
        let total: &[i64] = &[20, 9, 6, 15, 5];
        assert_eq!(found(&[firms, total, boys, girls]), [(1, vec![2, 3])]);
        assert_eq!(found(&[total, boys, firms]), []);
    }

    #[test]
    fn one_row_adds_up_by_chance() {
        assert_eq!(found(&[&[5, 0, 0], &[2, 0, 0], &[3, 0, 0]]), []);
        assert_eq!(found(&[&[5, 4, 0], &[2, 4, 0], &[3, 0, 0]]), [(0, vec![1, 2])]);
        assert_eq!(found(&[&[5, 4], &[5, 4], &[0, 0]]), [], "a column without amounts is no part");
    }

    #[test]
    fn of_several_lists_the_shortest_is_taken() {
        let all: [&[i64]; 4] = [&[9, 12, 6, 3], &[4, 5, 1, 1], &[5, 7, 5, 2], &[2, 3, 3, 1]];
        assert_eq!(found(&all), [(0, vec![1, 2])]);
    }
}
