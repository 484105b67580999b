//! Every indicator in every region, as a table.

use super::study::Study;
use crate::catalog::{Indicator, RegionId};
use crate::measure::Month;
use crate::report::ValueIn;
use crate::series::{EngineError, Window, answer, natural_window};
use rayon::prelude::*;

/// What each visible indicator comes to at `as_of` in each region that there is then, in the order of the catalog and of the
/// regions' codes.
///
/// # Errors
/// A defect, see [`EngineError`].
pub(super) fn values(study: &Study, as_of: Month) -> Result<Vec<ValueIn<'_>>, EngineError> {
    let visible: Vec<&Indicator> = study.catalog.indicators.iter().filter(|i| !i.hidden).collect();
    let all: Result<Vec<_>, EngineError> =
        visible.par_iter().map(|indicator| values_of(study, indicator, as_of)).collect();
    Ok(all?.into_iter().flatten().collect())
}

fn values_of<'a>(study: &'a Study, indicator: &'a Indicator, as_of: Month) -> Result<Vec<ValueIn<'a>>, EngineError> {
    let window = natural_window(indicator, &study.catalog);
    let (first, last) = (as_of.first_day(), as_of.last_day());
    let since = (window != Window::State).then(|| window.first_and_last(study.catalog.calendar, as_of).0);
    let points = answer(&study.catalog, &study.feeds, indicator, window, as_of)?;
    let own = indicator
        .has_own_amounts()
        .then(|| answer(&study.catalog, &study.feeds, indicator, Window::Own, as_of))
        .transpose()?;
    let there: Vec<RegionId> =
        points.regions().filter(|r| study.catalog.regions.get(*r).exists_within(first, last)).collect();
    let value = |region: RegionId| {
        let mut point = points.last(region)?;
        point.own = own.as_ref().and_then(|own| own.last(region)?.own);
        Some(ValueIn { indicator, region, since, point })
    };
    Ok(there.into_par_iter().filter_map(value).collect())
}
