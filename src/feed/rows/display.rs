//! Values as people read them, with private ones masked.

use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use crate::diag::Amount;
use crate::feed::cell::Interner;
use crate::feed::cell::day;
use crate::feed::cell::{CellValue, MASK};
use crate::measure::exact::full;
use crate::measure::{Exact, Unit};

/// Whether a feed's files come from several regions, each of which sends its own.
pub(in crate::feed) fn has_senders(feed: &Feed) -> bool {
    feed.sender_name.is_some() || !feed.senders.is_empty()
}

/// An amount in base units as messages print it: in the column's unit.
pub(in crate::feed) fn amount(base: &Exact, unit: Unit) -> Amount {
    Amount(base / unit.factor().to_exact(), unit)
}

/// The region of a row: where the feed has no region column, the file's sender, else the root.
pub(in crate::feed) fn region_of(
    feed: &Feed,
    regions: &Regions,
    sender: Option<RegionId>,
    row: &[CellValue],
) -> Option<RegionId> {
    match feed.columns.iter().position(|c| c.kind == ColumnKind::Region) {
        None => Some(sender.unwrap_or(regions.root())),
        Some(n) => match row.get(n) {
            Some(CellValue::Region(id)) => Some(*id),
            _ => None,
        },
    }
}

/// The texts of a row that may be shown, by column id.
pub(in crate::feed) fn text_cells(feed: &Feed, row: &[CellValue], texts: &Interner) -> Vec<(String, String)> {
    let shown = feed.columns.iter().zip(row).filter(|(c, _)| !c.private);
    let text = |v: &CellValue| if let CellValue::Text(symbol) = v { Some(texts.get(*symbol).to_owned()) } else { None };
    shown.filter_map(|(c, v)| Some((c.id.clone(), text(v)?))).collect()
}

/// The dates of a row that may be shown, by column id.
pub(in crate::feed) fn date_cells(feed: &Feed, row: &[CellValue]) -> Vec<(String, i32)> {
    let shown = feed.columns.iter().zip(row).filter(|(c, _)| !c.private);
    shown.filter_map(|(c, v)| if let CellValue::Day(day) = v { Some((c.id.clone(), *day)) } else { None }).collect()
}

/// A value as people read it, amounts with their unit; private ones are masked.
pub(in crate::feed) fn shown(
    feed: &Feed,
    regions: &Regions,
    column: usize,
    value: CellValue,
    texts: &Interner,
) -> String {
    let text = plain(feed, regions, column, value, texts);
    match (&feed.columns[column].kind, value) {
        (ColumnKind::Quantity { unit, .. }, CellValue::Amount(_)) if !feed.columns[column].private => {
            feed.units.amount(&text, *unit)
        }
        _ => text,
    }
}

/// Like [`shown`], with amounts as plain numbers in the column's unit.
pub(in crate::feed) fn plain(
    feed: &Feed,
    regions: &Regions,
    column: usize,
    value: CellValue,
    texts: &Interner,
) -> String {
    let column = &feed.columns[column];
    match value {
        CellValue::Blank => String::new(),
        _ if column.private => MASK.to_owned(),
        CellValue::Day(d) => day(d).to_string(),
        CellValue::Region(id) => regions.get(id).title.clone(),
        CellValue::Text(symbol) => texts.get(symbol).to_owned(),
        CellValue::Amount(amount) => match column.kind {
            ColumnKind::Quantity { unit, .. } => full(&(amount.to_exact() / unit.factor().to_exact())),
            _ => full(&amount.to_exact()),
        },
    }
}
