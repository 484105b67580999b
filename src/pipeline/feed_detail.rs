//! How much of each feed's rows the catalog's indicators need.

use crate::catalog::{Catalog, Feed, Kind, Measure, Source, Test};
use crate::feed::{Aggregation, Detail};
use crate::measure::{Month, When};
use std::collections::BTreeSet;

/// Bytes from which on a feed's rows are added up rather than kept, where its indicators allow.
pub const MANY: u64 = 256 << 20;

/// The same where rows are shown one by one: more would fill the memory, and nobody would look through them.
pub(super) const TOO_MANY: u64 = 2 << 30;

/// What a feed's indicators need of its `bytes` bytes of rows: from `many` on only sums, where months and a few texts distinguish all
/// that they count.
pub(super) fn detail(catalog: &Catalog, feed: &Feed, bytes: u64, many: u64) -> Detail {
    if bytes < many {
        return Detail::Rows;
    }
    let Some(sums) = sums_of(catalog, feed) else { return Detail::Rows };
    if sums.fits(feed) { Detail::Aggregated(sums) } else { Detail::Rows }
}

/// All details in which a feed's rows may be asked for.
#[must_use]
pub fn details(catalog: &Catalog, feed: &Feed) -> Vec<Detail> {
    let sums = sums_of(catalog, feed).filter(|sums| sums.fits(feed)).map(Detail::Aggregated);
    std::iter::once(Detail::Rows).chain(sums).collect()
}

fn sums_of(catalog: &Catalog, feed: &Feed) -> Option<Aggregation> {
    let (mut by, mut of) = (BTreeSet::new(), BTreeSet::new());
    for indicator in &catalog.indicators {
        let Source::Rows(rows) = &indicator.source else { continue };
        if rows.feed != feed.id {
            continue;
        }
        let whole = indicator.since.is_none_or(|day| day == Month::of(day).first_day());
        let whole = whole && catalog.targets_of(&indicator.id).all(|t| by_month(t.from) && t.due.is_none_or(by_month));
        if indicator.kind != Kind::Flow || !whole {
            return None;
        }
        match &rows.measure {
            // A blank beside other cells of its row is seen in rows alone.
            Measure::Sum(columns) if columns.len() == 1 => of.extend(columns.iter().cloned()),
            Measure::Count => {}
            _ => return None,
        }
        by.extend(indicator.by.iter().cloned());
        for condition in &rows.conditions {
            let Test::OneOf(_) = condition.test else { return None };
            by.insert(condition.column.clone());
        }
    }
    Some(Aggregation { by: by.into_iter().collect(), of: of.into_iter().collect() })
}

fn by_month(when: When) -> bool {
    matches!(when, When::Month(_))
}
