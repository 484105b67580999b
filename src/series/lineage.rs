//! Lineage: the rows that contribute to a value, by file and line.

use super::answer::{base_units, window_of_part};
use super::engine::{cell_number, rows_of};
use super::error::EngineError;
use super::feeds::Feeds;
use super::natural_window::{months_per_period, natural_window};
use super::window::{Window, epoch_day};
use crate::catalog::{Catalog, Indicator, Kind, RegionId, RowsOf, Source};
use crate::feed::Ingested;
use crate::measure::{Exact, Month, exact};
use jiff::ToSpan;
use jiff::civil::Date;
use polars::prelude::*;

/// One row that contributes to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContributingRow {
    pub file: String,
    pub line: u64,
    pub region: RegionId,
    pub day: Date,
    /// In the indicator's unit, negative where it is subtracted; None for rows that are only counted.
    pub amount: Option<Exact>,
}

/// The rows that contribute to the value of `region` (with everything below it) at `as_of`, in the order of files and lines. For
/// a ratio, the rows of its numerator precede those of its denominator. Rows that were added up while they were read are not
/// listed.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn contributing_rows(
    catalog: &Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
    window: Window,
    region: RegionId,
    as_of: Month,
) -> Result<Vec<ContributingRow>, EngineError> {
    let of = match &indicator.source {
        Source::Rows(of) => of,
        Source::Ratio { of, by } => {
            let mut rows = Vec::new();
            for part in [of, by].into_iter().filter_map(|id| catalog.indicator(id)) {
                let window = window_of_part(part, window, natural_window(indicator, catalog), catalog);
                rows.extend(contributing_rows(catalog, feeds, part, window, region, as_of)?);
            }
            return Ok(rows);
        }
    };
    let Some(data) = feeds.get(&of.feed) else { return Ok(Vec::new()) };
    let Some(stretch) =
        window.stretches(catalog.calendar, catalog.start, as_of, months_per_period(indicator, catalog)).pop()
    else {
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
        let totals = window.year_totals(catalog.calendar, &stretch);
        let (one, minus_one) = (exact::whole(1), exact::whole(-1));
        let subtracted = totals.subtracted.iter().map(|month| (month, &minus_one));
        let mut rows = Vec::new();
        for (month, sign) in subtracted.chain(totals.added.iter().map(|month| (month, &one))) {
            let mut of_month = listed(catalog, data, indicator, of, region, standing(month.last_day()))?;
            of_month.iter_mut().filter_map(|row| row.amount.as_mut()).for_each(|amount| *amount *= sign);
            rows.extend(of_month);
        }
        return Ok(rows);
    }
    let last = stretch.last;
    let counted = match window {
        Window::State | Window::StateAt { .. } => standing(last),
        Window::Own | Window::YearToDate | Window::TrailingYear | Window::Total { .. } | Window::MakingUp { .. } => {
            col("at").gt_eq(lit(epoch_day(stretch.first))).and(col("at").lt_eq(lit(epoch_day(last))))
        }
    };
    listed(catalog, data, indicator, of, region, counted)
}

/// The rows of `region` (with everything below it) that meet a condition, in the order of files and lines.
fn listed(
    catalog: &Catalog,
    data: &Ingested,
    indicator: &Indicator,
    of: &RowsOf,
    region: RegionId,
    counted: Expr,
) -> Result<Vec<ContributingRow>, EngineError> {
    let Some(feed) = catalog.feed(&of.feed) else { return Ok(Vec::new()) };
    let frame = rows_of(&data.frame, feed, of, indicator.kind)?
        .filter(counted)
        .sort(["__file", "__line"], SortMultipleOptions::default())
        .collect()?;
    let factor = base_units(indicator, of).recip();
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
            amount @ AnyValue::Decimal(..) => Some(cell_number(&amount)? * &factor),
            rows @ AnyValue::UInt64(_) => Some(cell_number(&rows)?),
            _ => None,
        };
        let file = data.files.get(file as usize).map(|f| f.name.clone()).unwrap_or_default();
        let day = Date::constant(1970, 1, 1).saturating_add(day.days());
        rows.push(ContributingRow { file, line: line.into(), region: RegionId(at), day, amount });
    }
    Ok(rows)
}
