//! The rows behind a value, by file and line.

use super::answer::months_per_period;
use super::feeds::Feeds;
use super::rows::rows_of;
use super::value::EngineError;
use super::window::{Window, epoch_day};
use crate::catalog::{Catalog, Indicator, Kind, RegionId, RowsOf, Source};
use crate::feed::Ingested;
use crate::measure::{Decimal, Exact, Month, exact};
use jiff::ToSpan;
use jiff::civil::Date;
use polars::prelude::*;

/// One row that a value counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowBehind {
    pub file: String,
    pub line: u64,
    pub region: RegionId,
    pub day: Date,
    /// In the indicator's unit, negative where it is taken off; None for rows that are counted.
    pub amount: Option<Exact>,
}

/// The rows behind the value of `region` (and everything below it) at `as_of`, by file and line; of a ratio those of its
/// numerator, then those of its denominator. Rows that were added up while they were read are not among them.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn rows_behind(
    catalog: &Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
    window: Window,
    region: RegionId,
    as_of: Month,
) -> Result<Vec<RowBehind>, EngineError> {
    let of = match &indicator.source {
        Source::Rows(of) => of,
        Source::Ratio { of, by } => {
            let mut rows = Vec::new();
            for part in [of, by].into_iter().filter_map(|id| catalog.indicator(id)) {
                let window = super::natural_window(part, catalog);
                rows.extend(rows_behind(catalog, feeds, part, window, region, as_of)?);
            }
            return Ok(rows);
        }
    };
    let Some(data) = feeds.get(&of.feed) else { return Ok(Vec::new()) };
    let Some(stretch) = window.stretches(catalog.start, as_of, months_per_period(indicator, catalog)).pop() else {
        return Ok(Vec::new());
    };
    if !data.has_lines() {
        return Ok(Vec::new());
    }
    let standing = |at: Date| {
        let day = lit(epoch_day(at));
        col("at").lt_eq(day.clone()).and(col("upto").gt(day))
    };
    if indicator.kind == Kind::Running {
        let anchors = window.anchors(&stretch);
        let (one, minus_one) = (exact::whole(1), exact::whole(-1));
        let taken = anchors.taken.iter().map(|month| (month, &minus_one));
        let mut rows = Vec::new();
        for (month, sign) in taken.chain(anchors.added.iter().map(|month| (month, &one))) {
            let mut of_month = listed(catalog, data, indicator, of, region, standing(month.last_day()))?;
            of_month.iter_mut().filter_map(|row| row.amount.as_mut()).for_each(|amount| *amount *= sign);
            rows.extend(of_month);
        }
        return Ok(rows);
    }
    let last = stretch.last;
    let counted = match window {
        Window::State => standing(last),
        _ => col("at").gt_eq(lit(epoch_day(stretch.first))).and(col("at").lt_eq(lit(epoch_day(last)))),
    };
    listed(catalog, data, indicator, of, region, counted)
}

/// The rows of `region` that meet a condition, in the order of files and lines.
fn listed(
    catalog: &Catalog,
    data: &Ingested,
    indicator: &Indicator,
    of: &RowsOf,
    region: RegionId,
    counted: Expr,
) -> Result<Vec<RowBehind>, EngineError> {
    let Some(feed) = catalog.feed(&of.feed) else { return Ok(Vec::new()) };
    let frame = rows_of(&data.frame, feed, of, indicator.kind)?
        .filter(counted)
        .sort(["__file", "__line"], SortMultipleOptions::default())
        .collect()?;
    let factor = indicator.unit.factor().to_exact().recip();
    let (files, lines) = (frame.column("__file")?.u32()?, frame.column("__line")?.u32()?);
    let (regions, days) = (frame.column("region")?.u32()?, frame.column("at")?.i32()?);
    let values = frame.column("v")?;
    let mut rows = Vec::new();
    for n in 0..frame.height() {
        let (Some(file), Some(line), Some(at), Some(day)) = (files.get(n), lines.get(n), regions.get(n), days.get(n))
        else {
            continue;
        };
        if !catalog.regions.is_within(RegionId(at), region) {
            continue;
        }
        let amount = match values.get(n)? {
            AnyValue::Decimal(mantissa, _, scale) => {
                Some(Decimal::new(mantissa, u32::try_from(scale).unwrap_or(u32::MAX)).to_exact() * &factor)
            }
            AnyValue::UInt64(n) => Some(exact::whole(i64::try_from(n).unwrap_or(i64::MAX))),
            _ => None,
        };
        let file = data.files.get(file as usize).map(|f| f.name.clone()).unwrap_or_default();
        let day = Date::constant(1970, 1, 1).saturating_add(day.days());
        rows.push(RowBehind { file, line: line.into(), region: RegionId(at), day, amount });
    }
    Ok(rows)
}
