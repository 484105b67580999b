//! From a region's gap to the parts that make it up.

use super::period_value::period_value;
use super::study::Study;
use crate::assess::{Breakdown, Composition, Part, break_down};
use crate::catalog::{RegionId, Source, Target};
use crate::measure::{Exact, Month};
use crate::report::Assessed;
use crate::series::{EngineError, answer, months_per_period, natural_window};
use std::collections::HashMap;

/// The parts of a row's region and what each has to do with its gap; for the root's row of an `each` target its
/// members. `all`: every row of the same month. None where no part has a value.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn breakdown(
    study: &Study,
    row: &Assessed<'_>,
    all: &[Assessed<'_>],
    as_of: Month,
) -> Result<Option<Breakdown<RegionId>>, EngineError> {
    let (catalog, indicator) = (&study.catalog, row.indicator);
    let window = row.window;
    let points = answer(catalog, &study.feeds, indicator, window, as_of)?;
    let over = match &indicator.source {
        Source::Rows(_) => None,
        Source::Ratio { by, .. } => match catalog.indicator(by) {
            Some(by) => Some(answer(catalog, &study.feeds, by, natural_window(by, catalog), as_of)?),
            None => None,
        },
    };
    let period = months_per_period(indicator, catalog);
    let own = own_rows(row, all);
    let parts: Vec<_> = row
        .parts(&catalog.regions, as_of)
        .into_iter()
        .map(|region| {
            let at = points.get(&region);
            let value = at.and_then(|p| period_value(p, as_of, period));
            Part {
                region,
                change: value.zip(at.and_then(|p| period_value(p, as_of.plus(-period), period))).map(|(a, b)| a - b),
                value: value.cloned(),
                own_gap: own.get(&region).and_then(|own| own_gap(row, own)),
                denominator: over
                    .as_ref()
                    .and_then(|over| over.get(&region))
                    .and_then(|p| period_value(p, as_of, period))
                    .cloned(),
            }
        })
        .collect();
    let composition = match (row.each_total, indicator.adds_up_over_regions()) {
        (true, _) => Composition::Members,
        (false, true) => Composition::Sum,
        (false, false) => Composition::Other,
    };
    Ok(break_down(&row.assessment, indicator.better, composition, &parts))
}

/// Rows of regions whose target promises the same by the same time.
fn own_rows<'r, 'a>(whole: &Assessed<'a>, all: &'r [Assessed<'a>]) -> HashMap<RegionId, &'r Assessed<'a>> {
    let mut rows = HashMap::new();
    let Some(promise) = whole.target.map(Target::promise) else { return rows };
    for row in all.iter().filter(|j| !j.each_total && j.target.is_some_and(|t| t.promise() == promise)) {
        rows.entry(row.region).or_insert(row);
    }
    rows
}

/// A part's gap to its own target.
fn own_gap(whole: &Assessed<'_>, own: &Assessed<'_>) -> Option<Exact> {
    let (to_plan, to_target) = (own.assessment.gap.clone(), own.assessment.gap_to_target.clone());
    // Of those that each must have it, the ones without it lack it whether it is due or not.
    if whole.each_total { to_target } else { to_plan.or(to_target) }
}
