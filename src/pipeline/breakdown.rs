//! From a region's gap to the parts that make it up.

use super::{Judged, Study};
use crate::assess::{Breakdown, Composition, Part, break_down};
use crate::catalog::{Region, RegionId, Scope, Source, Target};
use crate::measure::{Exact, Month};
use crate::series::{EngineError, Points, answer, months_per_period, natural_window};
use std::collections::HashMap;

impl Study {
    /// The parts of a judged row's region and what each has to do with its gap; for the root's row of an `each` target its
    /// members. `all`: every row of the same month. None where no part has a value.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub fn breakdown(
        &self,
        judged: &Judged<'_>,
        all: &[Judged<'_>],
        as_of: Month,
    ) -> Result<Option<Breakdown<RegionId>>, EngineError> {
        let (catalog, indicator) = (&self.catalog, judged.indicator);
        let window = judged.window;
        let points = answer(catalog, &self.feeds, indicator, window, as_of)?;
        let over = match &indicator.source {
            Source::Rows(_) => None,
            Source::Ratio { by, .. } => match catalog.indicator(by) {
                Some(by) => Some(answer(catalog, &self.feeds, by, natural_window(by, catalog), as_of)?),
                None => None,
            },
        };
        let period = months_per_period(indicator, catalog);
        let own = own_rows(judged, all);
        let parts: Vec<_> = self
            .parts(judged, as_of)
            .into_iter()
            .map(|region| {
                let at = points.get(&region);
                let value = at.and_then(|p| value_at(p, as_of, period));
                Part {
                    region,
                    change: value.zip(at.and_then(|p| value_at(p, as_of.plus(-period), period))).map(|(a, b)| a - b),
                    value: value.cloned(),
                    own_gap: own.get(&region).and_then(|row| own_gap(judged, row)),
                    denominator: over
                        .as_ref()
                        .and_then(|over| over.get(&region))
                        .and_then(|p| value_at(p, as_of, period))
                        .cloned(),
                }
            })
            .collect();
        let composition = match (judged.each_total, indicator.sums_up()) {
            (true, _) => Composition::Members,
            (false, true) => Composition::Sum,
            (false, false) => Composition::Other,
        };
        Ok(break_down(&judged.assessment, indicator.better, composition, &parts))
    }

    pub(super) fn parts(&self, judged: &Judged<'_>, as_of: Month) -> Vec<RegionId> {
        let there = |r: &Region| r.exists_within(as_of.first_day(), as_of.last_day());
        match judged.target.map(|t| &t.scope) {
            Some(Scope::Each(members)) if judged.each_total => members.clone(),
            _ => {
                let below = self.catalog.regions.iter().filter(|(_, r)| r.parent == Some(judged.region) && there(r));
                below.map(|(id, _)| id).collect()
            }
        }
    }
}

pub(super) fn value_at(points: &Points, month: Month, period: i32) -> Option<&Exact> {
    let last = points.iter().rfind(|p| p.month <= month)?;
    (month.since(last.month) < period).then(|| last.value.observed()).flatten()
}

/// Rows of regions whose target promises the same by the same time.
fn own_rows<'r, 'a>(whole: &Judged<'a>, all: &'r [Judged<'a>]) -> HashMap<RegionId, &'r Judged<'a>> {
    let mut rows = HashMap::new();
    let Some(promise) = whole.target.map(Target::promise) else { return rows };
    for row in all.iter().filter(|j| !j.each_total && j.target.is_some_and(|t| t.promise() == promise)) {
        rows.entry(row.region).or_insert(row);
    }
    rows
}

/// A part's gap to its own target.
fn own_gap(whole: &Judged<'_>, own: &Judged<'_>) -> Option<Exact> {
    let (to_plan, to_target) = (own.assessment.gap.clone(), own.assessment.gap_to_target.clone());
    // Of those that each must have it, the ones without it lack it whether it is due or not.
    if whole.each_total { to_target } else { to_plan.or(to_target) }
}
