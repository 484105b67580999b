//! One chart that is asked for by itself.

use super::bridge::decomposition;
use super::forecasts::signal_and_forecast;
use super::judge::{judge, judge_indicator, watch};
use super::pending_rejects::{pending_months, pending_of};
use super::study::Study;
use crate::catalog::{Indicator, ProjectFiles, RegionId};
use crate::measure::Month;
use crate::report::charts::{Chart, ChartKind, ChartRequest, Group, chart_of};
use crate::report::{Assessed, Edition, Input, Series};
use crate::series::{EngineError, Window, answer, natural_window};
use crate::words::Language;

/// What a chart is to show.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub kind: ChartKind,
    /// Needed by all kinds but board and matrix.
    pub indicator: Option<&'a Indicator>,
    pub region: RegionId,
    /// For a ranking: only so many of the worst, the others in one row.
    pub worst: Option<usize>,
    /// Of the board's rows.
    pub group: Group,
    pub as_of: Month,
    pub language: Language,
    /// The project's files: a bridge reads it again without those of as-of's period, to show what they changed in the period
    /// before. None: no change is shown as a revision.
    pub files: Option<&'a ProjectFiles>,
}

/// The chart; None where there is nothing to draw: no region has a target, no earlier value, no indicator is named.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn chart(study: &Study, wanted: Wanted<'_>) -> Result<Option<Chart>, EngineError> {
    let Wanted { kind, indicator, region, worst, group, as_of, language, files } = wanted;
    let change = match (kind, indicator) {
        (ChartKind::Bridge, Some(indicator)) => match decomposition(study, indicator, region, as_of, files)? {
            Some(change) => Some(change),
            None => return Ok(None),
        },
        _ => None,
    };
    let mut rows = match indicator {
        Some(indicator) => rows_for(study, indicator, wanted)?,
        None => judge(study, as_of)?,
    };
    if kind.shows_months() {
        for row in &mut rows {
            row.pending = pending_of(study, row);
            if kind.follows_one_region() && row.region == region {
                row.outlook = signal_and_forecast(study, row, as_of)?.map(Box::new);
            }
        }
    }
    let input = Input {
        rows,
        series: indicator.map(|i| series_of(study, i, wanted)).transpose()?.into_iter().collect(),
        with_document: false,
        ..Input::new(&study.catalog, as_of, language, Edition::Internal)
    };
    Ok(chart_of(&input, ChartRequest { kind, indicator, region, worst, group, change: change.as_ref() }))
}

/// An indicator's rows, and, where what is wanted shows regions that no target speaks of, those without one.
fn rows_for<'a>(
    study: &'a Study,
    indicator: &'a Indicator,
    wanted: Wanted<'_>,
) -> Result<Vec<Assessed<'a>>, EngineError> {
    let root = study.catalog.regions.root();
    let mut judged = judge_indicator(study, indicator, wanted.as_of)?;
    let regions: Vec<RegionId> = match wanted.kind {
        kind if kind.compares_regions() && judged.iter().all(|j| j.region == root) => {
            let (first, last) = (wanted.as_of.first_day(), wanted.as_of.last_day());
            let there = study.catalog.regions.iter().filter(|(_, r)| r.exists_within(first, last));
            there.filter(|(_, r)| r.parent == Some(wanted.region)).map(|(id, _)| id).collect()
        }
        kind if kind.follows_one_region() && !judged.iter().any(|j| j.region == wanted.region && !j.each_total) => {
            vec![wanted.region]
        }
        _ => Vec::new(),
    };
    judged.extend(watch(study, indicator, &regions, wanted.as_of)?);
    Ok(judged)
}

/// The values of the region since the catalog's start; what chance is judged by are a flow's own amounts.
fn series_of<'a>(study: &Study, indicator: &'a Indicator, wanted: Wanted<'_>) -> Result<Series<'a>, EngineError> {
    let own = wanted.kind == ChartKind::Control && indicator.has_own_amounts();
    let window = if own { Window::Own } else { natural_window(indicator, &study.catalog) };
    let points = answer(&study.catalog, &study.feeds, indicator, window, wanted.as_of)?.points(wanted.region);
    Ok(Series { indicator, pending: pending_months(study, indicator, wanted.region, window, &points), points })
}
