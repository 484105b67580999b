//! What to do about a target whose indicator the catalog lacks: the feed that may hold it, and the table to paste.

use super::in_project::coverage;
use crate::catalog::{Catalog, Column, ColumnKind, Feed, Indicator, Kind, Measure, Source};
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
    let name = wanted.name;
    let Some((feed, column)) = nearest(wanted, catalog) else { return say!("draft-indicator-no-feed", name) };
    let New { id, name, feed: of, measure, kind, unit, better } = new_indicator(wanted, feed, column, catalog);
    let (feed, files) = (&feed.id, &feed.files);
    say!("draft-indicator-from-feed", feed, files, id, name, of, measure, kind, unit, better)
}

/// The table that defines the indicator; `None` where no feed is near enough.
pub(super) fn new_table(wanted: &Wanted<'_>, catalog: &Catalog) -> Option<String> {
    let (feed, column) = nearest(wanted, catalog)?;
    let New { id, name, feed, measure, kind, unit, better } = new_indicator(wanted, feed, column, catalog);
    Some(format!(
        "[indicator.{id}]\nname    = \"{name}\"\nfeed    = \"{feed}\"\nmeasure = {measure}\nkind    = \"{kind}\"\nunit    = \"{unit}\"\nbetter  = \"{better}\""
    ))
}

/// The feed and its column that are most like what is wanted.
fn nearest<'c>(wanted: &Wanted<'_>, catalog: &'c Catalog) -> Option<(&'c Feed, &'c Column)> {
    let columns = catalog.feeds.iter().flat_map(|feed| feed.columns.iter().map(move |column| (feed, column)));
    let scored = columns.filter_map(|(feed, column)| Some((likeness(wanted, feed, column, catalog)?, feed, column)));
    // The first of those that are equally near.
    let best =
        scored.filter(|(score, ..)| *score >= NEAR).reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, feed, column)| (feed, column))
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

/// What defines an indicator, each as the catalog writes it between quotes. A message keeps the lines of its own text only.
struct New {
    id: String,
    name: String,
    feed: String,
    measure: String,
    kind: &'static str,
    unit: String,
    better: String,
}

fn new_indicator(wanted: &Wanted<'_>, feed: &Feed, column: &Column, catalog: &Catalog) -> New {
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
    let name = wanted.name.replace('\\', "/").replace('"', "'");
    let better = if wanted.better.is_empty() { "higher" } else { wanted.better };
    // Rates are never added up. Of amounts the kind is that of another indicator of the column; without one it may be either, and is asked.
    let is_share = matches!(column.kind, ColumnKind::Quantity { unit, .. } if unit.is_share());
    let measure = if is_share { "reported" } else { "sum" };
    let kind = if is_share { "level" } else { kind_of(feed, column, catalog).map_or("flow", Kind::as_str) };
    New {
        id,
        name,
        feed: feed.id.clone(),
        measure: format!("{{ {measure} = \"{}\" }}", column.id),
        kind,
        unit,
        better: better.to_owned(),
    }
}

/// The kind of what the catalog measures in a column already.
fn kind_of(feed: &Feed, column: &Column, catalog: &Catalog) -> Option<Kind> {
    let takes = |indicator: &&Indicator| {
        let Source::Rows(of) = &indicator.source else { return false };
        of.feed == feed.id && matches!(&of.measure, Measure::Sum(columns) if columns.contains(&column.id))
    };
    catalog.indicators.iter().find(takes).map(|indicator| indicator.kind)
}
