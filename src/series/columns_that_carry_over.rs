//! Columns of states that change from one period to the next by what other columns say: pupils, by those who came and those who left.

use super::columns_that_add_up::{ROWS, in_each_dimension};
use super::error::EngineError;
use super::feeds::Feeds;
use crate::catalog::{ColumnKind, Feed};
use crate::measure::Exact;
use num_traits::Zero;
use polars::prelude::{DataFrame, PolarsResult};
use std::collections::BTreeMap;

/// Columns of one kind of unit that are looked at; of more, the first.
const LOOKED_AT: usize = 8;

/// Changes that must bear it out. That it is chance then does little harm: more is withheld.
const LEAST_CHANGES: usize = 3;

/// Each column of which every change is made up of others, added or taken away, with these.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn columns_that_carry_over(feed: &Feed, feeds: &Feeds) -> Result<Vec<(String, Vec<String>)>, EngineError> {
    let Some(data) = feeds.get(&feed.id) else { return Ok(Vec::new()) };
    let steps = steps(feed, &data.frame)?;
    Ok(in_each_dimension(feed, &data.frame, LOOKED_AT, |amounts| balances(amounts, &steps))?)
}

/// The rows of one region that follow each other in time, in pairs. None where a region has several rows of one day.
fn steps(feed: &Feed, frame: &DataFrame) -> PolarsResult<Vec<(usize, usize)>> {
    let mut dates = feed.required_dates();
    let (Some(date), None) = (dates.next(), dates.next()) else { return Ok(Vec::new()) };
    let dates = frame.column(&date.id)?.as_materialized_series();
    let region = feed.columns.iter().find(|column| column.kind == ColumnKind::Region);
    let regions = region.map(|column| frame.column(&column.id)).transpose()?;
    let mut by_region: BTreeMap<String, Vec<(i64, usize)>> = BTreeMap::new();
    for row in 0..frame.height().min(ROWS) {
        let Ok(day) = dates.get(row)?.try_extract::<i64>() else { continue };
        let region = regions.map(|regions| regions.get(row)).transpose()?.map_or_else(String::new, |r| r.to_string());
        by_region.entry(region).or_default().push((day, row));
    }
    let mut steps = Vec::new();
    for mut rows in by_region.into_values() {
        rows.sort_unstable();
        if rows.windows(2).any(|two| two[0].0 == two[1].0) {
            return Ok(Vec::new());
        }
        steps.extend(rows.windows(2).map(|two| (two[0].1, two[1].1)));
    }
    Ok(steps)
}

/// Of columns by their amounts, each whose changes are others with a sign in every step; of several lists the one with the fewest.
fn balances(columns: &[Vec<Exact>], steps: &[(usize, usize)]) -> Vec<(usize, Vec<usize>)> {
    let found = (0..columns.len()).filter_map(|state| {
        let changes: Vec<Exact> =
            steps.iter().map(|(before, now)| &columns[state][*now] - &columns[state][*before]).collect();
        if changes.iter().filter(|change| !change.is_zero()).count() < LEAST_CHANGES {
            return None;
        }
        let others: Vec<usize> = (0..columns.len()).filter(|n| *n != state).collect();
        let lists = signs(others.len());
        let makes_up = |list: &&Vec<i8>| {
            steps.iter().zip(&changes).all(|((_, now), change)| {
                let terms = others.iter().zip(list.iter()).filter(|(_, sign)| **sign != 0);
                let sum = terms.fold(Exact::zero(), |sum, (n, sign)| match sign {
                    1 => sum + &columns[*n][*now],
                    _ => sum - &columns[*n][*now],
                });
                sum == *change
            })
        };
        let list = lists.iter().filter(makes_up).min_by_key(|list| list.iter().filter(|sign| **sign != 0).count())?;
        Some((state, others.iter().zip(list).filter(|(_, sign)| **sign != 0).map(|(n, _)| *n).collect()))
    });
    found.collect()
}

/// All lists of signs, without the one that takes nothing.
fn signs(length: usize) -> Vec<Vec<i8>> {
    let longer = |lists: Vec<Vec<i8>>, _| {
        let with = |list: &Vec<i8>, sign: i8| list.iter().copied().chain([sign]).collect::<Vec<i8>>();
        lists.iter().flat_map(|list| [0, 1, -1].map(|sign| with(list, sign))).collect()
    };
    let lists = (0..length).fold(vec![Vec::new()], longer);
    lists.into_iter().filter(|list| list.iter().any(|sign| *sign != 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::whole;

    fn found(columns: &[&[i64]]) -> Vec<(usize, Vec<usize>)> {
        let columns: Vec<Vec<Exact>> =
            columns.iter().map(|column| column.iter().map(|n| whole(*n)).collect()).collect();
        let steps: Vec<(usize, usize)> = (1..columns[0].len()).map(|n| (n - 1, n)).collect();
        balances(&columns, &steps)
    }

    #[test]
    fn a_state_changes_by_what_came_and_left() {
        let (pupils, came, left): (&[i64], &[i64], &[i64]) = (&[40, 43, 41, 46], &[2, 5, 1, 5], &[0, 2, 3, 0]);
        assert_eq!(found(&[came, pupils, left]), [(1, vec![0, 2])]);
        assert_eq!(found(&[pupils, came, &[0, 2, 3, 1]]), []);
        assert_eq!(found(&[&[40, 43, 44, 49], &[2, 3, 1, 5]]), [(0, vec![1])]);
    }

    #[test]
    fn a_few_changes_may_be_chance() {
        assert_eq!(found(&[&[40, 43, 44], &[2, 3, 1]]), []);
        assert_eq!(found(&[&[40, 40, 40, 40], &[0, 0, 0, 0]]), [], "what never changes is not made up of anything");
    }
}
