//! What to do about a target whose indicator the catalog lacks: the feed that may hold it, and the table to paste.

use super::in_project::coverage;
use crate::catalog::{Catalog, Column, ColumnKind, Feed};
use crate::measure::Unit;
use crate::say;
use crate::words::Message;

/// What a row of a draft says of an indicator that is not there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub name: &'a str,
    pub unit: &'a str,
    pub better: &'a str,
    /// The row's line in the draft, for an id that no other has.
    pub line: u64,
}

/// From this on the name of a table is near enough to be named.
const NEAR: f64 = 0.5;

/// The next step, complete: a table to paste below a feed that has such a column, or how to bring a feed in first.
pub(super) fn next_step(wanted: &Wanted<'_>, catalog: &Catalog) -> Message {
    let columns = catalog.feeds.iter().flat_map(|feed| feed.columns.iter().map(move |column| (feed, column)));
    let scored = columns.filter_map(|(feed, column)| Some((likeness(wanted, feed, column, catalog)?, feed, column)));
    // The first of those that are equally near.
    let best =
        scored.filter(|(score, ..)| *score >= NEAR).reduce(|best, next| if next.0 > best.0 { next } else { best });
    let name = wanted.name;
    let Some((_, feed, column)) = best else { return say!("draft-indicator-no-feed", name) };
    let toml = table(wanted, feed, column, catalog);
    let (feed, files) = (&feed.id, &feed.files);
    say!("draft-indicator-from-feed", feed, files, toml)
}

/// How likely a column holds what is wanted; `None` for columns that are no amounts, or are of another unit.
fn likeness(wanted: &Wanted<'_>, feed: &Feed, column: &Column, catalog: &Catalog) -> Option<f64> {
    let ColumnKind::Quantity { unit, .. } = &column.kind else { return None };
    let fits = match catalog.units.parse(wanted.unit) {
        None => 1.0,
        Some(of) if of.to(*unit).is_some() => 1.0,
        Some(of) if of.counts_whole_things() && unit.counts_whole_things() => 0.9,
        Some(_) if unit.counts_whole_things() => 0.8,
        Some(_) => return None,
    };
    let table = feed.files.rsplit('/').next().unwrap_or_default();
    let headers = column.headers.join(" ");
    Some(coverage(wanted.name, &[table, &headers]) * fits)
}

fn table(wanted: &Wanted<'_>, feed: &Feed, column: &Column, catalog: &Catalog) -> String {
    let free = |id: &String| catalog.indicators.iter().all(|indicator| indicator.id != *id);
    let id = Some(format!("{}_{}", feed.id, column.id))
        .filter(free)
        .unwrap_or_else(|| format!("{}_{}_{}", feed.id, column.id, wanted.line));
    let own = match &column.kind {
        ColumnKind::Quantity { unit, .. } => unit.to_string(),
        _ => String::new(),
    };
    let unit = match (catalog.units.parse(wanted.unit), Unit::parse(&own)) {
        (Some(of), Some(unit)) if of.to(unit).is_some() => wanted.unit.to_owned(),
        _ => own,
    };
    // What is counted by the case adds up over time; a region's row of a report may be either, and is asked.
    let name = wanted.name.replace('"', "'");
    let better = if wanted.better.is_empty() { "higher" } else { wanted.better };
    format!(
        "[indicator.{id}]\nname    = \"{name}\"\nfeed    = \"{}\"\nmeasure = {{ sum = \"{}\" }}\nkind    = \"flow\"\nunit    = \"{unit}\"\nbetter  = \"{better}\"",
        feed.id, column.id
    )
}
