//! Judging: each visible indicator against each target in force.

use super::pending_rejects::pending_rejects;
use super::relative::reference;
use super::study::Study;
use super::workers::{in_pieces, on_workers};
use crate::assess::{
    Assessment, Question, Verdict, assess, compare_methods, history_window, in_force, judged_month, roll_up, signal,
    target_window,
};
use crate::catalog::{CutShort, Indicator, RegionId, Scope, Target};
use crate::measure::{Every, Exact, Month, Period};
use crate::report::{Assessed, Former};
use crate::series::{
    Answer, EngineError, Movements, OwnPeriod, Point, Points, RowMonths, Window, answer, contributing_rows,
    months_per_period, movements, natural_window, row_months, vanished,
};
use rayon::prelude::*;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Adds up what several months and windows ask for once, so that they do not each do it at the same time.
pub(super) fn add_up(study: &Study, as_of: Month) -> Result<(), EngineError> {
    let flows: Vec<&Indicator> = study.catalog.indicators.iter().filter(|i| i.has_own_amounts()).collect();
    let ask = |i: &&Indicator| answer(&study.catalog, &study.feeds, i, Window::Own, as_of).map(|_| ());
    in_pieces(flows.par_iter()).try_for_each(ask)
}

/// Judges every visible indicator against every target in force at `as_of`: in the order of the catalog, the root's row of
/// an `each` target before those of its regions.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn judge(study: &Study, as_of: Month) -> Result<Vec<Assessed<'_>>, EngineError> {
    judge_all(study, Asked { as_of, before: None }, PointsOf::All).map(|both| both.now)
}

/// The same, and for the month before it, unless the catalog begins later: both from the same values.
pub(super) fn judge_both(study: &Study, as_of: Month) -> Result<Both<Vec<Assessed<'_>>>, EngineError> {
    let before = Some(as_of.plus(-1)).filter(|before| *before >= study.catalog.start);
    judge_all(study, Asked { as_of, before }, PointsOf::Root)
}

fn judge_all(study: &Study, asked: Asked, kept: PointsOf) -> Result<Both<Vec<Assessed<'_>>>, EngineError> {
    let visible: Vec<&Indicator> = study.catalog.indicators.iter().filter(|i| !i.hidden).collect();
    let rows: Result<Vec<_>, EngineError> =
        on_workers(|| in_pieces(visible.par_iter()).map(|i| judged_with(study, i, asked, kept)).collect());
    Ok(Both::joined(rows?))
}

/// One indicator's rows.
///
/// # Errors
/// See [`judge`].
pub fn judge_indicator<'a>(
    study: &'a Study,
    indicator: &'a Indicator,
    as_of: Month,
) -> Result<Vec<Assessed<'a>>, EngineError> {
    judged_with(study, indicator, Asked { as_of, before: None }, PointsOf::All).map(|both| both.now)
}

fn judged_with<'a>(
    study: &'a Study,
    indicator: &'a Indicator,
    asked: Asked,
    kept: PointsOf,
) -> Result<Both<Vec<Assessed<'a>>>, EngineError> {
    let (catalog, as_of) = (&study.catalog, asked.as_of);
    let natural = natural_window(indicator, catalog);
    let own = history_window(indicator);
    let history = answer(catalog, &study.feeds, indicator, own, as_of)?;
    let subject = Subject::of(study, indicator, asked, &history, kept)?;
    let in_force = |target: &&Target| asked.months().any(|month| in_force(target, month));
    let targets: Vec<&Target> = catalog.targets_of(&indicator.id).filter(in_force).collect();
    let mut answers: HashMap<Window, Answer<'_>> = HashMap::new();
    for window in targets.iter().map(|t| target_window(indicator, t, natural)) {
        if let Entry::Vacant(new) = answers.entry(window) {
            new.insert(answer(catalog, &study.feeds, indicator, window, as_of)?);
        }
    }
    let against = |target: &&'a Target| {
        let window = target_window(indicator, target, natural);
        subject.against(target, window, &answers[&window])
    };
    let mut judged = Both::joined(in_pieces(targets.par_iter()).map(against).collect());
    subject.judge_by_former_targets(&mut judged.now, natural, &mut answers)?;
    if judged.now.is_empty() || (judged.before.is_empty() && asked.before.is_some()) {
        let points = answer(catalog, &study.feeds, indicator, natural, as_of)?;
        let watched = subject.judged(None, natural, catalog.regions.root(), &points);
        if judged.now.is_empty() {
            judged.now.extend(watched.now);
        }
        if judged.before.is_empty() {
            judged.before.extend(watched.before);
        }
    }
    Ok(judged)
}

/// Rows without a target, for these regions.
///
/// # Errors
/// See [`judge`].
pub(super) fn watch<'a>(
    study: &'a Study,
    indicator: &'a Indicator,
    regions: &[RegionId],
    as_of: Month,
) -> Result<Vec<Assessed<'a>>, EngineError> {
    if regions.is_empty() {
        return Ok(Vec::new());
    }
    let natural = natural_window(indicator, &study.catalog);
    let own = history_window(indicator);
    let history = answer(&study.catalog, &study.feeds, indicator, own, as_of)?;
    let points = answer(&study.catalog, &study.feeds, indicator, natural, as_of)?;
    let asked = Asked { as_of, before: None };
    let subject = Subject::of(study, indicator, asked, &history, PointsOf::All)?;
    Ok(regions.iter().filter_map(|region| subject.judged(None, natural, *region, &points).now).collect())
}

/// Months that a run of lagging ones is followed back at most.
const LONGEST_RUN: i32 = 36;

fn lags(row: &Assessed<'_>) -> bool {
    row.assessment.verdict.is_lagging()
}

/// Regions up to which each one is judged by all methods.
const REGIONS_TO_COMPARE: usize = 1000;

/// The months that are judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub as_of: Month,
    pub before: Option<Month>,
}

impl Asked {
    fn months(self) -> impl Iterator<Item = Month> {
        std::iter::once(self.as_of).chain(self.before)
    }
}

/// One thing for a month, and for the one before it.
#[derive(Debug, Default)]
pub(super) struct Both<T> {
    pub now: T,
    pub before: T,
}

impl<T> Both<Vec<T>> {
    /// All parts in their order, each month's by themselves.
    fn joined(parts: Vec<Self>) -> Self {
        let (now, before): (Vec<_>, Vec<_>) = parts.into_iter().map(|part| (part.now, part.before)).unzip();
        Self { now: now.into_iter().flatten().collect(), before: before.into_iter().flatten().collect() }
    }
}

/// An indicator about to be judged.
pub(super) struct Subject<'a, 'h> {
    study: &'a Study,
    pub indicator: &'a Indicator,
    asked: Asked,
    history: &'h Answer<'h>,
    kept: PointsOf,
    /// Whether every region is judged by all methods, not only the root.
    compares_methods: bool,
    /// The own period at each month up to as-of.
    own: BTreeMap<Month, OwnPeriod>,
    /// Where the indicator's rows are dated; None for amounts, which never speak for another time.
    row_months: Option<Arc<RowMonths>>,
    /// Cases that began and ended; None of anything but open cases.
    moved: Option<Movements<'a>>,
}

/// Whose points and plans are kept when rows have been judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointsOf {
    All,
    /// Thousands of regions' would fill the memory, and nothing is drawn of them.
    Root,
}

impl<'a, 'h> Subject<'a, 'h> {
    pub fn of(
        study: &'a Study,
        indicator: &'a Indicator,
        asked: Asked,
        history: &'h Answer<'h>,
        kept: PointsOf,
    ) -> Result<Self, EngineError> {
        let months = study.catalog.start.min(asked.as_of).through(asked.as_of);
        let own = months.map(|month| Ok((month, study.own_period(indicator, month)?)));
        let own: Result<BTreeMap<Month, OwnPeriod>, EngineError> = own.collect();
        let states = !indicator.is_windowed() && !indicator.trailing_year;
        let row_months = if states { row_months(&study.catalog, &study.feeds, indicator)? } else { None };
        let compares_methods = study.catalog.regions.iter().nth(REGIONS_TO_COMPARE).is_none();
        let moved = movements(&study.catalog, &study.feeds, indicator, asked.as_of)?;
        Ok(Self { study, indicator, asked, history, kept, compares_methods, own: own?, row_months, moved })
    }

    fn against(&self, target: &'a Target, window: Window, points: &Answer<'_>) -> Both<Vec<Assessed<'a>>> {
        match &target.scope {
            Scope::One(region) => {
                let Both { mut now, before } = self.judged(Some(target), window, *region, points);
                let lagged_before = before.as_ref().is_some_and(lags);
                if let Some(now) = now.as_mut().filter(|now| *region == self.study.catalog.regions.root() && lags(now))
                {
                    now.lagging_since = self.lagging_since(target, lagged_before, |month| {
                        self.judged_as_of(month, target, window, *region, points).assessment.verdict
                    });
                }
                Both { now: now.into_iter().collect(), before: before.into_iter().collect() }
            }
            Scope::Each(regions) => {
                let members: Vec<_> = regions
                    .par_iter()
                    .map(|region| {
                        // What does not exist owes nothing.
                        let is_there =
                            |month: Month| self.study.catalog.regions.get(*region).is_valid_on(month.last_day());
                        let Both { now, before } = self.judged(Some(target), window, *region, points);
                        Both {
                            now: now.filter(|_| is_there(self.asked.as_of)),
                            before: before.filter(|_| self.asked.before.is_some_and(is_there)),
                        }
                    })
                    .collect();
                let (now, before): (Vec<_>, Vec<_>) = members.into_iter().map(|both| (both.now, both.before)).unzip();
                let rows = |month: Month, members: Vec<Option<Assessed<'a>>>| {
                    let mut rows = self.rolled_up(target, window, month, members);
                    if let Some((root, members)) = rows.split_first_mut()
                        && root.assessment.value.is_none()
                    {
                        root.assessment.last = self.last_full(target, window, points, members);
                    }
                    rows
                };
                let mut both = Both {
                    now: rows(self.asked.as_of, now),
                    before: self.asked.before.map(|month| rows(month, before)).unwrap_or_default(),
                };
                let lagged_before = both.before.first().is_some_and(lags);
                if let Some(root) = both.now.first_mut().filter(|root| self.compares_methods && lags(root)) {
                    root.lagging_since = self.lagging_since(target, lagged_before, |month| {
                        self.count_as_of(month, target, window, regions, points).verdict
                    });
                }
                both
            }
        }
    }

    /// The first month of the unbroken run of months, up to as-of, in which a target that lags has lagged.
    fn lagging_since(&self, target: &Target, lagged_before: bool, verdict: impl Fn(Month) -> Verdict) -> Option<Month> {
        let Asked { as_of, before } = self.asked;
        let Some(mut since) = before.filter(|_| lagged_before) else { return Some(as_of) };
        let first = self.study.catalog.start.max(as_of.plus(-LONGEST_RUN));
        loop {
            let month = since.plus(-1);
            if month < first || !in_force(target, month) || !verdict(month).is_lagging() {
                return Some(since);
            }
            since = month;
        }
    }

    /// How many of the regions that existed at a month's end had what each of them must have.
    fn count_as_of(
        &self,
        month: Month,
        target: &'a Target,
        window: Window,
        regions: &[RegionId],
        points: &Answer<'_>,
    ) -> Assessment {
        let all = &self.study.catalog.regions;
        let is_there = |region: &&RegionId| all.get(**region).is_valid_on(month.last_day());
        let members: Vec<_> = regions
            .par_iter()
            .filter(is_there)
            .map(|region| self.judged_as_of(month, target, window, *region, points))
            .collect();
        let assessments: Vec<_> = members.iter().map(|member| &*member.assessment).collect();
        roll_up(&self.question(Some(target), all.root(), month, (&[], &[])), target, &assessments)
    }

    /// For the rest of the year in which a target was changed, what it said before stands beside what it says now.
    fn judge_by_former_targets(
        &self,
        rows: &mut [Assessed<'a>],
        natural: Window,
        answers: &mut HashMap<Window, Answer<'a>>,
    ) -> Result<(), EngineError> {
        let (catalog, as_of) = (&self.study.catalog, self.asked.as_of);
        let cut_short = CutShort::among(catalog.targets_of(&self.indicator.id));
        for row in rows {
            let original = |target: &Target| cut_short.original_of(target, as_of, catalog.calendar);
            let Some(former) = row.target.and_then(original) else { continue };
            let window = target_window(self.indicator, former, natural);
            let points = match answers.entry(window) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(answer(catalog, &self.study.feeds, self.indicator, window, as_of)?),
            };
            row.former =
                Some(Box::new(Former { target: former, assessment: self.by_former(former, row, window, points) }));
        }
        Ok(())
    }

    fn by_former(&self, former: &'a Target, row: &Assessed<'a>, window: Window, points: &Answer<'_>) -> Assessment {
        let as_of = self.asked.as_of;
        match &former.scope {
            Scope::Each(regions) if row.each_total => self.count_as_of(as_of, former, window, regions, points),
            Scope::Each(_) | Scope::One(_) => *self.judged_as_of(as_of, former, window, row.region, points).assessment,
        }
    }

    /// The last month in which every member had a value, and how many of them had what the target asks for.
    fn last_full(
        &self,
        target: &'a Target,
        window: Window,
        points: &Answer<'_>,
        members: &[Assessed<'a>],
    ) -> Option<(Month, Exact)> {
        let last_of_all = |members: &[Assessed<'_>]| {
            let months: Option<Vec<Month>> =
                members.iter().map(|m| m.assessment.last.as_ref().map(|(month, _)| *month)).collect();
            months?.into_iter().min()
        };
        let mut month = last_of_all(members)?;
        loop {
            let judged: Vec<_> =
                members.par_iter().map(|m| self.judged_as_of(month, target, window, m.region, points)).collect();
            let assessments: Vec<_> = judged.iter().map(|m| &*m.assessment).collect();
            let root = self.study.catalog.regions.root();
            let question = self.question(Some(target), root, month, (&[], &[]));
            if let Some(full) = roll_up(&question, target, &assessments).last {
                return Some(full);
            }
            // A month that some region lacks is not among the last ones of all that are left.
            month = last_of_all(&judged).filter(|earlier| *earlier < month)?;
        }
    }

    /// The root's row of a target that each region has, and the rows of those; none where it was not in force.
    pub fn rolled_up(
        &self,
        target: &'a Target,
        window: Window,
        month: Month,
        members: Vec<Option<Assessed<'a>>>,
    ) -> Vec<Assessed<'a>> {
        if !in_force(target, month) {
            return Vec::new();
        }
        let assessments: Vec<_> = members.iter().flatten().map(|m| &*m.assessment).collect();
        let region = self.study.catalog.regions.root();
        let question = self.question(Some(target), region, month, (&[], &[]));
        let assessment = roll_up(&question, target, &assessments);
        let root =
            Assessed { each_total: true, ..Assessed::new(self.indicator, Some(target), region, window, assessment) };
        std::iter::once(root).chain(members.into_iter().flatten()).collect()
    }

    /// A region judged at each month in which the target is in force.
    fn judged(
        &self,
        target: Option<&'a Target>,
        window: Window,
        region: RegionId,
        answered: &Answer<'_>,
    ) -> Both<Option<Assessed<'a>>> {
        let (points, history) = (answered.points(region), self.history.points(region));
        let others = target.and_then(|t| reference(t, window, region, answered, &self.study.catalog.regions));
        let in_force = |month: &Month| target.is_none_or(|t| in_force(t, *month));
        let at = |month| self.judged_at(month, target, window, region, (&points, &history), others.as_ref());
        Both {
            now: Some(self.asked.as_of).filter(in_force).map(at),
            before: self.asked.before.filter(in_force).map(at),
        }
    }

    /// A region judged at a month before as-of.
    pub fn judged_as_of(
        &self,
        month: Month,
        target: &'a Target,
        window: Window,
        region: RegionId,
        answered: &Answer<'_>,
    ) -> Assessed<'a> {
        let (points, history) = (answered.points(region), self.history.points(region));
        let others = reference(target, window, region, answered, &self.study.catalog.regions);
        self.judged_at(month, Some(target), window, region, (&points, &history), others.as_ref())
    }

    fn judged_at(
        &self,
        month: Month,
        target: Option<&'a Target>,
        window: Window,
        region: RegionId,
        (points, history): (&[Point], &[Point]),
        reference: Option<&BTreeMap<Month, Exact>>,
    ) -> Assessed<'a> {
        // What came later is not known of a month.
        let upto = |points: &[Point]| points.partition_point(|p| p.month <= month);
        let (points, history) = (&points[..upto(points)], &history[..upto(history)]);
        let question = Question { reference, ..self.question(target, region, month, (points, history)) };
        let question = self.with_doubts(question, window, region);
        let judged = judged_month(&question);
        let mut assessment = assess(&question);
        let at_root = region == self.study.catalog.regions.root();
        if at_root || self.compares_methods {
            assessment.methods = compare_methods(&question);
        }
        // The root's is worked out with its forecast.
        let varies = !at_root && self.compares_methods && month == self.asked.as_of;
        let drawn = at_root || self.kept == PointsOf::All;
        if !drawn {
            assessment.plan = Vec::new();
        }
        let first_seen = points.iter().find(|p| p.value.observed().is_some() || p.own.is_some()).map(|p| p.month);
        Assessed {
            points: if drawn { points.to_vec() } else { Points::new() },
            first_seen,
            history: at_root.then(|| history.to_vec()),
            signal: varies.then(|| Box::new(signal(&question))),
            moved: self.moved.as_ref().and_then(|moved| moved.of(region, judged)).map(Box::new),
            ..Assessed::new(self.indicator, target, region, window, assessment)
        }
    }

    /// A question with what rejected rows, vanished cases and old ones say of it. They matter to the value that is judged, which may be
    /// that of an earlier month.
    fn with_doubts<'q>(&self, question: Question<'q>, window: Window, region: RegionId) -> Question<'q> {
        let judged = judged_month(&question);
        let (study, indicator) = (self.study, self.indicator);
        Question {
            waiting: pending_rejects(study, indicator, region, window, judged).count(),
            oldest_days: indicator.within_days.and_then(|_| self.oldest_days(region, judged)),
            vanished: vanished(&study.catalog, &study.feeds, indicator, region, judged).unwrap_or(0),
            ..question
        }
    }

    /// How many days the oldest case that is open at a month's end has been open.
    fn oldest_days(&self, region: RegionId, month: Month) -> Option<u32> {
        let study = self.study;
        let rows =
            contributing_rows(&study.catalog, &study.feeds, self.indicator, Window::State, region, month).ok()?;
        let oldest = rows.into_iter().map(|row| row.day).min()?;
        let month = Period::containing(month.first_day(), Every::Month);
        let end = study.catalog.feed_of(self.indicator).map_or(month.last_day(), |feed| feed.last_day_of(month));
        u32::try_from(oldest.until(end).ok()?.get_days()).ok()
    }

    fn question<'q>(
        &'q self,
        target: Option<&'q Target>,
        region: RegionId,
        as_of: Month,
        (points, history): (&'q [Point], &'q [Point]),
    ) -> Question<'q> {
        let study = self.study;
        let month = Period::containing(as_of.first_day(), Every::Month);
        Question {
            indicator: self.indicator,
            target,
            rules: &study.catalog.board,
            calendar: study.catalog.calendar,
            as_of,
            points,
            history,
            months_per_period: months_per_period(self.indicator, &study.catalog),
            own: self.own.get(&as_of).copied().unwrap_or_else(|| OwnPeriod::received(month)),
            row_months: self.row_months.as_ref().and_then(|months| months.get(region)),
            waiting: 0,
            oldest_days: None,
            vanished: 0,
            reference: None,
        }
    }
}
