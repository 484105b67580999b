//! From the rows that an indicator counts to totals in base units.

use super::amount_rows::AmountRows;
use super::base_totals::BaseTotals;
use super::cell_number::cell_number;
use super::counted_rows::subject_name;
use super::reduction::{Reduction, Statistic};
use super::stretch_index::{CountsIn, StretchIndex};
use super::{latest_statements, predecessors};
use crate::catalog::{Kind, RegionId, Regions};
use crate::measure::{Exact, Month};
use crate::series::window::{Stretch, Window, epoch_day};
use polars::lazy::dsl::min_horizontal;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How rows become numbers.
#[derive(Debug, Clone, Copy)]
pub(in crate::series) struct Plan<'a> {
    pub reduction: Reduction,
    pub kind: Kind,
    pub window: Window,
    pub stretches: &'a [Stretch],
    /// Whether rows of the same region and day have been added up already.
    pub added_up: bool,
    /// Whether rows are figures about their whole region, rather than things to count.
    pub states_figures: bool,
    /// Whether control totals stand among the rows.
    pub with_totals: bool,
    /// How many columns say what a row is about, see [`rows_of`](super::rows_of).
    pub subjects: usize,
}

/// One number for every region (with everything below it) and stretch that has rows. `rows` are those of
/// [`rows_of`](super::rows_of).
///
/// # Errors
/// Sums beyond 38 digits; a defect of the frame.
pub(in crate::series) fn compute(rows: LazyFrame, regions: &Regions, plan: Plan<'_>) -> PolarsResult<BaseTotals> {
    if plan.stretches.is_empty() {
        return Ok(BaseTotals::Each(BTreeMap::new()));
    }
    match plan.reduction {
        Reduction::Sum => sums(rows, regions, plan),
        Reduction::Statistic(statistic) => each(rows, regions, statistic, plan).map(BaseTotals::Each),
        Reduction::Reported => reported(rows, plan).map(BaseTotals::Each),
    }
}

/// Sums of rows; of states, of the latest statements.
fn sums(rows: LazyFrame, regions: &Regions, plan: Plan<'_>) -> PolarsResult<BaseTotals> {
    // Only the latest of figures stands, so that it matters what each one is about.
    let latest = plan.states_figures && (matches!(plan.kind, Kind::Level | Kind::Running) || plan.with_totals);
    let about: Vec<String> = (0..if latest { plan.subjects } else { 0 }).map(subject_name).collect();
    let grouped = ["region", "at", "upto"].into_iter().chain(about.iter().map(String::as_str)).map(col);
    let rows = if plan.added_up {
        rows.select(grouped.chain([col("v")]).collect::<Vec<_>>())
    } else {
        rows.group_by(grouped.collect::<Vec<_>>()).agg([col("v").sum()])
    };
    let frame = rows.collect()?;
    let counts = CountsIn::of(plan.window, plan.kind);
    let amounts = AmountRows::of(&frame)?;
    let merged = predecessors::any(regions);
    let ends = match plan.kind {
        Kind::Level => regions.iter().any(|(_, region)| region.valid_to.is_some()),
        Kind::Running => merged,
        Kind::Flow | Kind::Open => false,
    };
    let with_rows: BTreeSet<RegionId> = frame.column("region")?.u32()?.iter().flatten().map(RegionId).collect();
    let mixed = latest && latest_statements::mixes_levels(&with_rows, regions);
    if !(merged || ends || mixed) {
        return BaseTotals::stretches(&amounts, regions, plan.stretches, counts, Vec::new());
    }
    let mut rows = amounts.each(&frame, &about)?;
    if plan.kind == Kind::Running {
        predecessors::leave_with_own_regions(&mut rows, regions);
    }
    if ends {
        predecessors::end_with_regions(&mut rows, regions, plan.kind == Kind::Running);
    }
    let spoken = match plan.kind {
        Kind::Level | Kind::Running if mixed => latest_statements::settle(&mut rows, regions),
        Kind::Flow if mixed => {
            latest_statements::drop_control_totals(&mut rows, regions);
            Vec::new()
        }
        _ => Vec::new(),
    };
    predecessors::hand_on(&mut rows, regions);
    BaseTotals::stretches(&AmountRows::from_each(&rows, amounts.scale), regions, plan.stretches, counts, spoken)
}

/// The figure that each region's own row states; none where several rows state different ones.
fn reported(rows: LazyFrame, plan: Plan<'_>) -> PolarsResult<BTreeMap<(RegionId, Month), Exact>> {
    let frame = rows.select([col("region"), col("at"), col("upto"), col("v")]).collect()?;
    let counts = StretchIndex::of(plan.stretches, CountsIn::of(plan.window, plan.kind));
    let (regions, days, upto) =
        (frame.column("region")?.u32()?, frame.column("at")?.i32()?, frame.column("upto")?.i32()?);
    let values = frame.column("v")?;
    let mut found: BTreeMap<(RegionId, Month), Option<Exact>> = BTreeMap::new();
    for row in 0..frame.height() {
        let (Some(region), Some(at), Some(upto)) = (regions.get(row), days.get(row), upto.get(row)) else { continue };
        let value = cell_number(&values.get(row)?)?;
        let (begin, end) = counts.span(at, upto);
        for stretch in plan.stretches.get(begin..end).unwrap_or_default() {
            let other = found.entry((RegionId(region), stretch.month)).or_insert_with(|| Some(value.clone()));
            if other.as_ref().is_some_and(|other| *other != value) {
                *other = None;
            }
        }
    }
    Ok(found.into_iter().filter_map(|(at, value)| Some((at, value?))).collect())
}

/// The sums of each month's rows, for every region (with everything below it) that has rows. Months before `first` count as one.
/// `rows` are those of [`amounts_of`](super::amounts_of); `added_up` as in [`Plan::added_up`].
///
/// # Errors
/// As [`compute`].
pub(in crate::series) fn compute_by_month(
    rows: LazyFrame,
    regions: &Regions,
    first: Month,
    added_up: bool,
) -> PolarsResult<BaseTotals> {
    let rows = if added_up { rows } else { rows.group_by([col("region"), col("at")]).agg([col("v").sum()]) };
    let frame = rows.collect()?;
    let rows = AmountRows::of(&frame)?;
    if !predecessors::any(regions) {
        return BaseTotals::months(&rows, regions, first);
    }
    let mut each = rows.each(&frame, &[])?;
    predecessors::hand_on(&mut each, regions);
    BaseTotals::months(&AmountRows::from_each(&each, rows.scale), regions, first)
}

/// A statistic over all rows of each region (with everything below it) and stretch.
fn each(
    rows: LazyFrame,
    regions: &Regions,
    statistic: Statistic,
    plan: Plan<'_>,
) -> PolarsResult<BTreeMap<(RegionId, Month), Exact>> {
    let rows = rows.select([col("region"), col("at"), col("upto"), col("v")]);
    let counted = match CountsIn::of(plan.window, plan.kind) {
        CountsIn::Within => col("at").gt_eq(col("first")).and(col("at").lt_eq(col("last"))),
        CountsIn::AtEnd => in_force_at_end(),
        CountsIn::AtEndOfYear => in_force_at_end().and(col("at").gt_eq(col("year_began"))),
    };
    let one = || lit(1_u8).alias("one");
    let ends_with_region = plan.kind == Kind::Level;
    let grouped = rows
        .inner_join(counted_for(regions, ends_with_region)?.lazy(), col("region"), col("region"))
        .with_columns([one(), min_horizontal([col("upto"), col("ended")])?.alias("upto")])
        .inner_join(days_of(plan.stretches)?.lazy().with_columns([one()]), col("one"), col("one"))
        .filter(counted)
        .group_by([col("ancestor"), col("month")])
        .agg([statistic.expression().alias("answer"), len().alias("n")])
        .sort(["ancestor", "month"], SortMultipleOptions::default())
        .collect()?;
    read(&grouped, statistic)
}

fn in_force_at_end() -> Expr {
    col("at").lt_eq(col("last")).and(col("upto").gt(col("last")))
}

/// Every region with the regions that its rows count for: itself, each region above it, and those that took it over. With
/// `ends_with_region` also the first day on which its rows no longer count, because it had ended.
fn counted_for(regions: &Regions, ends_with_region: bool) -> PolarsResult<DataFrame> {
    let (mut region, mut ancestor, mut ended) = (Vec::new(), Vec::new(), Vec::new());
    for (id, _) in regions.iter() {
        let end = if ends_with_region { predecessors::ended_on(id, regions) } else { None };
        let successors = predecessors::successors(id, regions);
        let above: BTreeSet<RegionId> = regions.with_ancestors(id).chain(successors).collect();
        for above in above {
            region.push(id.0);
            ancestor.push(above.0);
            ended.push(end.unwrap_or(i32::MAX));
        }
    }
    df!("region" => region, "ancestor" => ancestor, "ended" => ended)
}

fn days_of(stretches: &[Stretch]) -> PolarsResult<DataFrame> {
    let days = |day: fn(&Stretch) -> jiff::civil::Date| stretches.iter().map(|s| epoch_day(day(s))).collect::<Vec<_>>();
    df!(
        "month" => stretches.iter().map(|s| s.month.ordinal()).collect::<Vec<_>>(),
        "first" => days(|s| s.first),
        "last" => days(|s| s.last),
        "year_began" => days(|s| s.year_began),
    )
}

fn read(frame: &DataFrame, statistic: Statistic) -> PolarsResult<BTreeMap<(RegionId, Month), Exact>> {
    let region = frame.column("ancestor")?.u32()?;
    let month = frame.column("month")?.i32()?;
    let answer = frame.column("answer")?;
    let count = frame.column("n")?.u32()?;
    let mut numbers = BTreeMap::new();
    for row in 0..frame.height() {
        let (Some(region), Some(month)) = (region.get(row), month.get(row)) else { continue };
        let value = cell_number(&answer.get(row)?)? / statistic.divisor(count.get(row).unwrap_or(1));
        numbers.insert((RegionId(region), Month::from_ordinal(month)), value);
    }
    Ok(numbers)
}
