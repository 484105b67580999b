//! One column of a table whose rows are counted in different things → a column of the feed for each unit, all below the same heading.

use super::feed_proposal::{ColumnType, FeedProposal, MeasureProposal};
use super::ids::Ids;
use crate::measure::Unit;
use crate::say;

/// Gives every column of amounts whose indicators are in several units a twin for each further unit, and the indicators the twin of theirs.
pub(super) fn split_by_unit(feed: &mut FeedProposal) {
    let mut ids = Ids::with(feed.columns.iter().map(|column| column.id.clone()));
    let mut columns = Vec::new();
    for mut column in std::mem::take(&mut feed.columns) {
        let mut twins: Vec<(Unit, String)> = Vec::new();
        for indicator in &mut feed.indicators {
            let (MeasureProposal::Sum(of) | MeasureProposal::Reported(of)) = &mut indicator.measure else { continue };
            if *of != column.id {
                continue;
            }
            let unit = indicator.unit;
            let own = twins.iter().find(|(own, _)| *own == unit).map(|(_, id)| id.clone());
            *of = own.unwrap_or_else(|| {
                let id = if twins.is_empty() { column.id.clone() } else { ids.take(&column.id) };
                twins.push((unit, id.clone()));
                id
            });
        }
        if twins.len() > 1 {
            column.guesses.insert("unit", say!("init-why-unit-mixed"));
        }
        let copies: Vec<_> = twins
            .into_iter()
            .skip(1)
            .map(|(unit, id)| {
                let mut copy = column.clone();
                (copy.id, copy.kind) = (id, ColumnType::Quantity(unit));
                copy
            })
            .collect();
        columns.push(column);
        columns.extend(copies);
    }
    feed.columns = columns;
}
