//! The methods of judging compared, for one row.

use super::relative::reference;
use super::study::Study;
use crate::assess::{self, MethodResult, Question, history_window};
use crate::measure::{Exact, Month};
use crate::report::Assessed;
use crate::series::{EngineError, Points, answer, months_per_period};
use std::collections::BTreeMap;

/// What every method says of a row.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn compare_methods(study: &Study, row: &Assessed<'_>, as_of: Month) -> Result<Vec<MethodResult>, EngineError> {
    if row.each_total {
        return Ok(assess::compare_methods_of_count(&row.assessment));
    }
    let history = answer(&study.catalog, &study.feeds, row.indicator, history_window(row.indicator), as_of)?;
    let none = Points::new();
    let others = reference_of(study, row, as_of)?;
    Ok(assess::compare_methods(&Question {
        indicator: row.indicator,
        target: row.target,
        rules: &study.catalog.board,
        calendar: study.catalog.calendar,
        as_of,
        points: &row.points,
        history: history.get(&row.region).unwrap_or(&none),
        months_per_period: months_per_period(row.indicator, &study.catalog),
        own: study.own_period(row.indicator, as_of)?,
        row_months: None,
        waiting: row.assessment.waiting,
        oldest_days: None,
        vanished: row.assessment.vanished,
        reference: others.as_ref(),
    }))
}

/// The values that a row's relative target is relative to.
fn reference_of(
    study: &Study,
    row: &Assessed<'_>,
    as_of: Month,
) -> Result<Option<BTreeMap<Month, Exact>>, EngineError> {
    let Some(target) = row.target.filter(|t| t.reference.is_some()) else { return Ok(None) };
    let points = answer(&study.catalog, &study.feeds, row.indicator, row.window, as_of)?;
    Ok(reference(target, row.window, row.region, &points, &study.catalog.regions))
}
