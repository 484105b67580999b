//! One chart that is asked for by itself.

use super::compose::row;
use super::{Judged, Study, is_flow};
use crate::catalog::{Indicator, Kind, Language, Measure, RegionId, RowsOf, Source};
use crate::measure::{Exact, Month, exact};
use crate::report::chart::Chart;
use crate::report::plot::{Ask, Cause, Group, Movement, chart_of};
use crate::report::{Chased, Edition, Input, Quality, Row, Series};
use crate::series::{EngineError, Value, Why, Window, answer, months_per_period, natural_window};

/// Kinds of charts that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    Trend,
    Board,
    Ranking,
    Matrix,
    Bridge,
    Control,
    Multiples,
}

impl ChartKind {
    pub const NAMES: [(&'static str, Self); 7] = [
        ("trend", Self::Trend),
        ("board", Self::Board),
        ("ranking", Self::Ranking),
        ("matrix", Self::Matrix),
        ("bridge", Self::Bridge),
        ("control", Self::Control),
        ("multiples", Self::Multiples),
    ];

    /// Whether it shows one indicator, which has to be named.
    #[must_use]
    pub fn needs_an_indicator(self) -> bool {
        !matches!(self, Self::Board | Self::Matrix)
    }
}

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
}

impl Study {
    /// The chart; None where there is nothing to draw: no region has a target, no earlier value, no indicator is named.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub fn chart(&self, wanted: Wanted<'_>) -> Result<Option<Chart>, EngineError> {
        let as_of = wanted.as_of;
        let ask = match (wanted.kind, wanted.indicator) {
            (ChartKind::Board, _) => Ask::Board(wanted.group),
            (ChartKind::Matrix, _) => Ask::Matrix,
            (ChartKind::Trend, _) => Ask::Trend(wanted.region),
            (ChartKind::Ranking, _) => Ask::Ranking(wanted.worst),
            (ChartKind::Multiples, _) => Ask::Multiples,
            (ChartKind::Control, _) => Ask::Control(wanted.region),
            (ChartKind::Bridge, Some(indicator)) => match self.movement(indicator, wanted.region, as_of)? {
                Some(movement) => Ask::Bridge(Box::new(movement)),
                None => return Ok(None),
            },
            (ChartKind::Bridge, None) => return Ok(None),
        };
        let judged = match wanted.indicator {
            Some(indicator) => self.judge_for(indicator, wanted)?,
            None => self.judge(as_of)?,
        };
        let over_time = matches!(wanted.kind, ChartKind::Trend | ChartKind::Control);
        let rows: Result<Vec<Row<'_>>, EngineError> = judged
            .into_iter()
            .map(|judged| {
                let outlook =
                    if over_time && judged.region == wanted.region { self.outlook(&judged, as_of)? } else { None };
                Ok(row(self, judged, (None, outlook)))
            })
            .collect();
        let input = Input {
            catalog: &self.catalog,
            as_of,
            language: wanted.language,
            edition: Edition::Internal,
            rows: rows?,
            previous: Vec::new(),
            series: wanted.indicator.map(|i| self.series_of(i, wanted)).transpose()?.into_iter().collect(),
            feeds: Vec::new(),
            chased: Chased { on: as_of.last_day(), owed: Vec::new() },
            revisions: Vec::new(),
            quality: Quality::default(),
            warnings: Vec::new(),
        };
        Ok(chart_of(&input, wanted.indicator, &ask))
    }

    /// An indicator's rows, and, where what is wanted shows regions that no target speaks of, those without one.
    fn judge_for<'a>(&'a self, indicator: &'a Indicator, wanted: Wanted<'_>) -> Result<Vec<Judged<'a>>, EngineError> {
        let root = self.catalog.regions.root();
        let mut judged = self.judge_indicator(indicator, wanted.as_of)?;
        let regions: Vec<RegionId> = match wanted.kind {
            ChartKind::Ranking | ChartKind::Multiples if judged.iter().all(|j| j.region == root) => {
                let (first, last) = (wanted.as_of.first_day(), wanted.as_of.last_day());
                let there = self.catalog.regions.iter().filter(|(_, r)| r.exists_within(first, last));
                there.filter(|(_, r)| r.parent == Some(wanted.region)).map(|(id, _)| id).collect()
            }
            ChartKind::Trend | ChartKind::Control
                if !judged.iter().any(|j| j.region == wanted.region && !j.each_total) =>
            {
                vec![wanted.region]
            }
            _ => Vec::new(),
        };
        judged.extend(self.watch(indicator, &regions, wanted.as_of)?);
        Ok(judged)
    }

    /// The values of the region since the catalog's start; what chance is judged by are a flow's own amounts.
    fn series_of<'a>(&self, indicator: &'a Indicator, wanted: Wanted<'_>) -> Result<Series<'a>, EngineError> {
        let own = wanted.kind == ChartKind::Control && is_flow(indicator);
        let window = if own { Window::Own } else { natural_window(indicator, &self.catalog) };
        let points = answer(&self.catalog, &self.feeds, indicator, window, wanted.as_of)?.points(wanted.region);
        Ok(Series { indicator, points })
    }

    /// How the value of a region moved since the period before: of cases by those that began and ended, else by its parts.
    fn movement(&self, indicator: &Indicator, region: RegionId, as_of: Month) -> Result<Option<Movement>, EngineError> {
        let catalog = &self.catalog;
        let window = natural_window(indicator, catalog);
        let period = months_per_period(indicator, catalog);
        let points = answer(catalog, &self.feeds, indicator, window, as_of)?;
        let at = |region: RegionId, month: Month| {
            let last = points.get(&region)?.iter().rfind(|p| p.month <= month)?;
            let value = last.value.observed()?;
            (month.since(last.month) < period).then(|| (last.month, value.clone()))
        };
        let Some(after) = at(region, as_of) else { return Ok(None) };
        // A total that counts from January was nothing before.
        let begins = is_flow(indicator) && window == Window::YearToDate && after.0.month() <= 12 && {
            let months = i32::from(after.0.month());
            months <= period
        };
        let earlier = after.0.plus(-period);
        let before = if begins { Some((earlier, exact::whole(0))) } else { at(region, earlier) };
        let Some(before) = before else { return Ok(None) };
        let mut steps = self.cases(indicator, region, as_of)?;
        if steps.is_empty() && indicator.sums_up() {
            let parts = catalog.regions.iter().filter(|(_, r)| r.parent == Some(region));
            let change = |id: RegionId| {
                let then = if begins { exact::whole(0) } else { at(id, earlier)?.1 };
                Some(at(id, as_of)?.1 - then)
            };
            steps = parts.filter_map(|(id, r)| Some((Cause::Region(r.name.clone()), change(id)?))).collect();
            steps.sort_by(|(_, a), (_, b)| a.cmp(b));
        }
        Ok(Some(Movement { before, after, steps }))
    }

    /// Cases that began and ended in as-of's period; empty for what does not count cases.
    fn cases(&self, indicator: &Indicator, region: RegionId, as_of: Month) -> Result<Vec<(Cause, Exact)>, EngineError> {
        let Source::Rows(of) = &indicator.source else { return Ok(Vec::new()) };
        let Measure::Open { from, until } = &of.measure else { return Ok(Vec::new()) };
        let counted = |column: &str| -> Result<Exact, EngineError> {
            let by_date = RowsOf { measure: Measure::Count, date: Some(column.to_owned()), ..of.clone() };
            let counting = Indicator { kind: Kind::Flow, source: Source::Rows(by_date), ..indicator.clone() };
            let points = answer(&self.catalog, &self.feeds, &counting, Window::Own, as_of)?;
            let last = points.get(&region).and_then(|p| p.last());
            Ok(match last.map(|p| &p.value) {
                Some(Value::Observed(n) | Value::Missing(Why::Partial { so_far: Some(n) })) => n.clone(),
                _ => exact::whole(0),
            })
        };
        Ok(vec![(Cause::Opened, counted(from)?), (Cause::Closed, -counted(until)?)])
    }
}
