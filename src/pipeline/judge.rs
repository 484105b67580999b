//! Rows judged: each visible indicator against each target in force.

use super::workers::on_workers;
use super::{Judged, Study, is_flow, reference};
use crate::assess::{Question, assess, roll_up};
use crate::catalog::{Indicator, RegionId, Scope, Target, TargetKind};
use crate::measure::Month;
use crate::series::{Answer, EngineError, Points, Window, answer, months_per_period, natural_window};
use rayon::prelude::*;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

impl Study {
    /// Adds up what several months and windows ask for, so that they need not do it beside each other.
    pub(super) fn add_up(&self, as_of: Month) -> Result<(), EngineError> {
        let flows: Vec<&Indicator> = self.catalog.indicators.iter().filter(|i| is_flow(i)).collect();
        let ask = |i: &&Indicator| answer(&self.catalog, &self.feeds, i, Window::Own, as_of).map(|_| ());
        flows.par_iter().try_for_each(ask)
    }

    /// Judges every visible indicator against every target in force at `as_of`: in the order of the catalog, the root's row of
    /// an `each` target before those of its regions.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub fn judge(&self, as_of: Month) -> Result<Vec<Judged<'_>>, EngineError> {
        self.judge_all(as_of, PointsOf::All)
    }

    pub(super) fn judge_all(&self, as_of: Month, kept: PointsOf) -> Result<Vec<Judged<'_>>, EngineError> {
        let visible: Vec<&Indicator> = self.catalog.indicators.iter().filter(|i| !i.hidden).collect();
        let rows: Result<Vec<_>, EngineError> =
            on_workers(|| visible.par_iter().map(|i| self.judged_with(i, as_of, kept)).collect());
        Ok(rows?.into_iter().flatten().collect())
    }

    /// One indicator's rows.
    ///
    /// # Errors
    /// See [`Study::judge`].
    pub fn judge_indicator<'a>(
        &'a self,
        indicator: &'a Indicator,
        as_of: Month,
    ) -> Result<Vec<Judged<'a>>, EngineError> {
        self.judged_with(indicator, as_of, PointsOf::All)
    }

    fn judged_with<'a>(
        &'a self,
        indicator: &'a Indicator,
        as_of: Month,
        kept: PointsOf,
    ) -> Result<Vec<Judged<'a>>, EngineError> {
        let catalog = &self.catalog;
        let natural = natural_window(indicator, catalog);
        let own = if is_flow(indicator) { Window::Own } else { Window::State };
        let history = answer(catalog, &self.feeds, indicator, own, as_of)?;
        let subject = Subject { study: self, indicator, as_of, history: &history, kept };
        let targets: Vec<&Target> = catalog.targets_of(&indicator.id).filter(|t| in_force(t, as_of)).collect();
        let mut answers: HashMap<Window, Answer<'_>> = HashMap::new();
        for window in targets.iter().map(|t| window_of(indicator, t, natural)) {
            if let Entry::Vacant(new) = answers.entry(window) {
                new.insert(answer(catalog, &self.feeds, indicator, window, as_of)?);
            }
        }
        let against = |target: &&'a Target| {
            let window = window_of(indicator, target, natural);
            subject.against(target, window, &answers[&window])
        };
        let mut judged: Vec<Judged<'a>> = targets.par_iter().flat_map_iter(against).collect();
        if judged.is_empty() {
            let points = answer(catalog, &self.feeds, indicator, natural, as_of)?;
            judged.push(subject.judged(None, natural, catalog.regions.root(), &points));
        }
        Ok(judged)
    }
}

impl Study {
    /// Rows without a target, for these regions.
    ///
    /// # Errors
    /// See [`Study::judge`].
    pub fn watch<'a>(
        &'a self,
        indicator: &'a Indicator,
        regions: &[RegionId],
        as_of: Month,
    ) -> Result<Vec<Judged<'a>>, EngineError> {
        if regions.is_empty() {
            return Ok(Vec::new());
        }
        let natural = natural_window(indicator, &self.catalog);
        let own = if is_flow(indicator) { Window::Own } else { Window::State };
        let history = answer(&self.catalog, &self.feeds, indicator, own, as_of)?;
        let points = answer(&self.catalog, &self.feeds, indicator, natural, as_of)?;
        let subject = Subject { study: self, indicator, as_of, history: &history, kept: PointsOf::All };
        Ok(regions.iter().map(|region| subject.judged(None, natural, *region, &points)).collect())
    }
}

/// A changed target gets `until` and is judged while as-of is not past it.
pub(super) fn in_force(target: &Target, as_of: Month) -> bool {
    target.until.is_none_or(|until| as_of <= until.month())
}

/// What of an indicator a target speaks about.
pub(super) fn window_of(indicator: &Indicator, target: &Target, natural: Window) -> Window {
    if !is_flow(indicator) || indicator.trailing_year {
        return natural;
    }
    let without_end = target.due.is_none() && matches!(target.kind, TargetKind::Within | TargetKind::Zero);
    if target.kind == TargetKind::Keep || without_end {
        return Window::Own;
    }
    Window::Total { from: target.from.first_day(), to: target.due.map(crate::measure::When::last_day) }
}

/// An indicator about to be judged.
struct Subject<'a, 'h> {
    study: &'a Study,
    indicator: &'a Indicator,
    as_of: Month,
    history: &'h Answer<'h>,
    kept: PointsOf,
}

/// Whose points are kept when rows have been judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointsOf {
    All,
    /// Thousands of regions' would fill the memory, and nothing is drawn of them.
    Root,
}

impl<'a> Subject<'a, '_> {
    fn against(&self, target: &'a Target, window: Window, points: &Answer<'_>) -> Vec<Judged<'a>> {
        match &target.scope {
            Scope::One(region) => vec![self.judged(Some(target), window, *region, points)],
            Scope::Each(regions) => {
                let members: Vec<_> =
                    regions.par_iter().map(|r| self.judged(Some(target), window, *r, points)).collect();
                let assessments: Vec<_> = members.iter().map(|m| &*m.assessment).collect();
                let region = self.study.catalog.regions.root();
                let none = Points::new();
                let question = self.question(Some(target), window, region, (&none, &none));
                let root = Judged {
                    indicator: self.indicator,
                    target: Some(target),
                    region,
                    each_total: true,
                    assessment: Box::new(roll_up(&question, target, &assessments)),
                    points: Points::new(),
                    first_seen: None,
                    history: None,
                    window,
                };
                std::iter::once(root).chain(members).collect()
            }
        }
    }

    fn judged(
        &self,
        target: Option<&'a Target>,
        window: Window,
        region: RegionId,
        answered: &Answer<'_>,
    ) -> Judged<'a> {
        let (points, history) = (answered.points(region), self.history.points(region));
        let others = target.and_then(|t| reference::reference(t, region, answered, &self.study.catalog.regions));
        let question = self.question(target, window, region, (&points, &history));
        let assessment = Box::new(assess(&Question { reference: others.as_ref(), ..question }));
        let at_root = region == self.study.catalog.regions.root();
        let first_seen = points.iter().find(|p| p.value.observed().is_some() || p.own.is_some()).map(|p| p.month);
        Judged {
            indicator: self.indicator,
            target,
            region,
            each_total: false,
            assessment,
            points: if at_root || self.kept == PointsOf::All { points } else { Points::new() },
            first_seen,
            history: at_root.then_some(history),
            window,
        }
    }

    fn question<'q>(
        &'q self,
        target: Option<&'q Target>,
        window: Window,
        region: RegionId,
        (points, history): (&'q Points, &'q Points),
    ) -> Question<'q> {
        let study = self.study;
        Question {
            indicator: self.indicator,
            target,
            rules: &study.catalog.board,
            as_of: self.as_of,
            points,
            history,
            months_per_period: months_per_period(self.indicator, &study.catalog),
            doubtful: study.is_doubtful(self.indicator, region, window, self.as_of),
            reference: None,
        }
    }
}
