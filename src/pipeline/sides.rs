//! The methods of judging side by side, for one row.

use super::reference::reference;
use super::{Judged, Study, is_flow};
use crate::assess::{MethodResult, Question, compare_methods, compare_methods_of_count};
use crate::measure::{Exact, Month};
use crate::series::{EngineError, Points, Window, answer, months_per_period};
use std::collections::BTreeMap;

impl Study {
    /// What every method says of a row.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub fn side_by_side(&self, row: &Judged<'_>, as_of: Month) -> Result<Vec<MethodResult>, EngineError> {
        if row.each_total {
            return Ok(compare_methods_of_count(&row.assessment));
        }
        let own = if is_flow(row.indicator) { Window::Own } else { Window::State };
        let history = answer(&self.catalog, &self.feeds, row.indicator, own, as_of)?;
        let none = Points::new();
        let others = self.reference_of(row, as_of)?;
        Ok(compare_methods(&Question {
            indicator: row.indicator,
            target: row.target,
            rules: &self.catalog.board,
            calendar: self.catalog.calendar,
            as_of,
            points: &row.points,
            history: history.get(&row.region).unwrap_or(&none),
            months_per_period: months_per_period(row.indicator, &self.catalog),
            doubtful: self.is_doubtful(row.indicator, row.region, row.window, as_of),
            reference: others.as_ref(),
        }))
    }
    /// The values that a row's relative target is relative to.
    fn reference_of(&self, row: &Judged<'_>, as_of: Month) -> Result<Option<BTreeMap<Month, Exact>>, EngineError> {
        let Some(target) = row.target.filter(|t| t.reference.is_some()) else { return Ok(None) };
        let points = answer(&self.catalog, &self.feeds, row.indicator, row.window, as_of)?;
        Ok(reference(target, row.region, &points, &self.catalog.regions))
    }
}
