//! The engine on one machine: Polars selects and groups; what it comes to is added up exactly.

use super::sums::{Counts, Numbers};
use super::window::{Stretch, Window, epoch_day};
use crate::catalog::{Kind, Measure, RegionId, Regions};
use crate::measure::{Decimal, Exact, Month, exact};
use polars::prelude::*;
use std::collections::BTreeMap;

/// How rows become one number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub measure: &'a Measure,
    pub kind: Kind,
    pub window: Window,
    pub stretches: &'a [Stretch],
    /// Whether rows that agree in region and month are one already.
    pub added_up: bool,
}

/// Computes one number for every region (rolled up the tree) and stretch that has rows.
pub(crate) fn compute(rows: LazyFrame, regions: &Regions, plan: Plan<'_>) -> PolarsResult<Numbers> {
    if plan.stretches.is_empty() {
        return Ok(Numbers::Each(BTreeMap::new()));
    }
    if matches!(plan.measure, Measure::Sum(_) | Measure::Count | Measure::Open { .. }) {
        let key = [col("region"), col("at"), col("upto")];
        let rows = if plan.added_up {
            rows.select([col("region"), col("at"), col("upto"), col("v")])
        } else {
            rows.group_by(key).agg([col("v").sum()])
        };
        let counts = Counts::of(plan.window, plan.kind);
        return Numbers::stretches(&rows.collect()?, regions, plan.stretches, counts);
    }
    each(rows, regions, plan).map(Numbers::Each)
}

/// What each month's rows add up to, for every region (rolled up the tree) that has rows, from `first` on. `added_up` as in
/// [`Plan::added_up`].
pub(crate) fn by_month(rows: LazyFrame, regions: &Regions, first: Month, added_up: bool) -> PolarsResult<Numbers> {
    // What was added up is as short as it gets.
    let rows = if added_up { rows } else { rows.group_by([col("region"), col("at")]).agg([col("v").sum()]) };
    Numbers::months(&rows.collect()?, regions, first)
}

/// Numbers that are no sums of others: from all rows of each region and stretch.
fn each(rows: LazyFrame, regions: &Regions, plan: Plan<'_>) -> PolarsResult<BTreeMap<(RegionId, Month), Exact>> {
    let rows = rows.select([col("region"), col("at"), col("upto"), col("v")]);
    let counted = match plan.window {
        Window::State => col("at").lt_eq(col("last")).and(col("upto").gt(col("last"))),
        _ => col("at").gt_eq(col("first")).and(col("at").lt_eq(col("last"))),
    };
    // Yearly totals that a feed accumulates itself start again in January.
    let counted = if plan.kind == Kind::Running { counted.and(col("at").gt_eq(col("january"))) } else { counted };
    let answer = match plan.measure {
        // A mean is its sum over `n`, divided exactly when it is read.
        Measure::Sum(_) | Measure::Count | Measure::Open { .. } | Measure::Mean(_) => col("v").sum(),
        Measure::Distinct(_) => col("v").n_unique(),
        Measure::Min(_) => col("v").min(),
        Measure::Max(_) => col("v").max(),
    };
    let one = || lit(1_u8).alias("one");
    let grouped = rows
        .inner_join(ancestors(regions)?.lazy(), col("region"), col("region"))
        .with_columns([one()])
        .inner_join(calendar(plan.stretches)?.lazy().with_columns([one()]), col("one"), col("one"))
        .filter(counted)
        .group_by([col("ancestor"), col("month")])
        .agg([answer.alias("answer"), len().alias("n")])
        .sort(["ancestor", "month"], SortMultipleOptions::default())
        .collect()?;
    read(&grouped, matches!(plan.measure, Measure::Mean(_)))
}

/// Every region beside itself and everything above it.
fn ancestors(regions: &Regions) -> PolarsResult<DataFrame> {
    let pairs: Vec<(u32, u32)> =
        regions.iter().flat_map(|(id, _)| regions.with_ancestors(id).map(move |above| (id.0, above.0))).collect();
    df!("region" => pairs.iter().map(|p| p.0).collect::<Vec<_>>(), "ancestor" => pairs.iter().map(|p| p.1).collect::<Vec<_>>())
}

fn calendar(stretches: &[Stretch]) -> PolarsResult<DataFrame> {
    let days = |day: fn(&Stretch) -> jiff::civil::Date| stretches.iter().map(|s| epoch_day(day(s))).collect::<Vec<_>>();
    df!(
        "month" => stretches.iter().map(|s| s.month.ordinal()).collect::<Vec<_>>(),
        "first" => days(|s| s.first),
        "last" => days(|s| s.last),
        "january" => days(|s| s.month.january().first_day()),
    )
}

fn read(frame: &DataFrame, mean: bool) -> PolarsResult<BTreeMap<(RegionId, Month), Exact>> {
    let region = frame.column("ancestor")?.u32()?;
    let month = frame.column("month")?.i32()?;
    let answer = frame.column("answer")?;
    let count = frame.column("n")?.u32()?;
    let mut sums = BTreeMap::new();
    for row in 0..frame.height() {
        let (Some(region), Some(month)) = (region.get(row), month.get(row)) else { continue };
        let mut value = match answer.get(row)? {
            AnyValue::Decimal(mantissa, _, scale) => {
                Decimal::new(mantissa, u32::try_from(scale).unwrap_or(u32::MAX)).to_exact()
            }
            other => exact::whole(other.extract::<i64>().unwrap_or_default()),
        };
        if mean {
            value /= exact::whole(i64::from(count.get(row).unwrap_or(1)));
        }
        sums.insert((RegionId(region), Month::from_ordinal(month)), value);
    }
    Ok(sums)
}
