//! One chart that is asked for by itself.

use crate::pipeline::report_input::row;
use crate::pipeline::{Judged, Study, is_flow};
use crate::catalog::{Indicator, Language, ProjectFiles, RegionId};
use crate::measure::Month;
use crate::report::charts::Chart;
use crate::report::charts::asked::{Ask, Group, chart_of};
use crate::report::{Chased, Edition, Input, Quality, Row, Series};
use crate::series::{EngineError, Window, answer, natural_window};

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
    /// Where the project came from: a bridge reads it again without the files of as-of's period, to tell what those changed in
    /// the period before. None: nothing is told apart as revised.
    pub files: Option<&'a ProjectFiles>,
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
            (ChartKind::Bridge, Some(indicator)) => match self.movement(indicator, wanted)? {
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
                let doubtful = if over_time { self.doubtful_of(&judged) } else { Vec::new() };
                Ok(row(self, judged, (None, outlook), doubtful))
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
            worded: true,
            drawn: true,
            set_out: false,
            worst: usize::MAX,
            values: Vec::new(),
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
        Ok(Series { indicator, doubtful: self.doubtful_months(indicator, wanted.region, window, &points), points })
    }
}
