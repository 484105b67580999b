//! Every indicator in every region, and by the texts of the columns that it names in `by`, as a table.

use super::study::Study;
use super::workers::in_pieces;
use crate::catalog::{Condition, Indicator, RegionId, Source, Test};
use crate::measure::Month;
use crate::report::{Group, ValueIn};
use crate::series::{EngineError, Window, answer, natural_window};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// What each visible indicator comes to at `as_of` in each region that there is then, in the order of the catalog and of the
/// regions' codes.
///
/// # Errors
/// A defect, see [`EngineError`].
pub(super) fn values(study: &Study, as_of: Month) -> Result<Vec<ValueIn<'_>>, EngineError> {
    let visible: Vec<&Indicator> = study.catalog.indicators.iter().filter(|i| !i.hidden).collect();
    let all: Result<Vec<_>, EngineError> = in_pieces(visible.par_iter())
        .map(|indicator| {
            let mut rows = values_of(study, indicator, None, as_of)?;
            for group in groups(study, indicator)? {
                rows.extend(values_of(study, indicator, Some(&group), as_of)?);
            }
            Ok(rows)
        })
        .collect();
    Ok(all?.into_iter().flatten().collect())
}

/// The groups that `by` names: every text that the column's list or a row has, and rows without one.
pub(super) fn groups<'a>(study: &Study, indicator: &'a Indicator) -> Result<Vec<Group<'a>>, EngineError> {
    let Source::Rows(rows) = &indicator.source else { return Ok(Vec::new()) };
    let (Some(feed), Some(data)) = (study.catalog.feed(&rows.feed), study.feeds.get(&rows.feed)) else {
        return Ok(Vec::new());
    };
    let mut groups = Vec::new();
    for column in &indicator.by {
        let cells = data.frame.column(column)?.str()?;
        let mut listed = feed.column(column).map(|c| c.one_of.clone()).unwrap_or_default();
        if listed.is_empty() {
            listed = cells.iter().flatten().map(str::to_owned).collect::<BTreeSet<_>>().into_iter().collect();
        }
        let texts = listed.into_iter().map(Some).chain((cells.null_count() > 0).then_some(None));
        groups.extend(texts.map(|text| Group { column, text }));
    }
    Ok(groups)
}

/// The indicator that counts a group of the rows alone.
pub(super) fn of_group(indicator: &Indicator, group: &Group<'_>) -> Indicator {
    let mut indicator = indicator.clone();
    if let Source::Rows(rows) = &mut indicator.source {
        let test = group.text.as_ref().map_or(Test::Blank, |text| Test::OneOf(vec![text.clone()]));
        rows.conditions.push(Condition { column: group.column.to_owned(), test });
    }
    indicator
}

fn values_of<'a>(
    study: &'a Study,
    indicator: &'a Indicator,
    group: Option<&Group<'a>>,
    as_of: Month,
) -> Result<Vec<ValueIn<'a>>, EngineError> {
    let asked = group.map(|group| of_group(indicator, group));
    let asked = asked.as_ref().unwrap_or(indicator);
    let window = natural_window(indicator, &study.catalog);
    let (first, last) = (as_of.first_day(), as_of.last_day());
    let since = (window != Window::State).then(|| window.first_and_last(study.catalog.calendar, as_of).0);
    let points = answer(&study.catalog, &study.feeds, asked, window, as_of)?;
    let own = indicator
        .has_own_amounts()
        .then(|| answer(&study.catalog, &study.feeds, asked, Window::Own, as_of))
        .transpose()?;
    let there: Vec<RegionId> =
        points.regions().filter(|r| study.catalog.regions.get(*r).exists_within(first, last)).collect();
    let value = |region: RegionId| {
        let mut point = points.last(region)?;
        point.own = own.as_ref().and_then(|own| own.last(region)?.own);
        Some(ValueIn { indicator, region, since, group: group.cloned(), point })
    };
    Ok(there.into_par_iter().filter_map(value).collect())
}
